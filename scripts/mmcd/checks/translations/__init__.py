"""Every page and every text exists in every language."""

from mmcd.checks.rule import Rule
from mmcd.checks.translations.missing import missing
from mmcd.checks.translations.text_language_missing import text_language_missing
from mmcd.checks.translations.text_language_unknown import text_language_unknown

RULES: tuple[Rule, ...] = (
    missing,
    text_language_missing,
    text_language_unknown,
)
