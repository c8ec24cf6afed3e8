"""Checks: pure functions over the content model that say what is wrong, where, and how to mend it."""

from mmcd.checks.registry import RULES
from mmcd.checks.run import run

__all__ = ["RULES", "run"]
