"""Content from strangers can neither run nor fetch nor reach out of `docs/`."""

from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
