"""A text is in the language of its readers, in words that wrong nobody, and set as the language sets it."""

from mmcd.checks.language.avoid import term_to_avoid
from mmcd.checks.language.typography import typography
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    term_to_avoid,
    typography,
)
