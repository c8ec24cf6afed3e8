"""What templates write into the finished pages is as right as what authors write."""

from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
