"""What templates write into the finished pages is as right as what authors write."""

from mmcd.checks.built.rules import ABSOLUTE, ANCHOR, ID, LANGUAGE, OTHER_HOST, TARGET, UNSAFE
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (TARGET, ANCHOR, ID, LANGUAGE, ABSOLUTE, OTHER_HOST, UNSAFE)
"""Tried on a folder by `built.check.check_built`."""
