"""What a page claims rests on a source that was checked, and is due to be checked again."""

from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
