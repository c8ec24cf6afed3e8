"""Every page and every text exists in every language, and says the same."""

from mmcd.checks.rule import Rule
from mmcd.checks.translations.citations_differ import citations_differ
from mmcd.checks.translations.figures_differ import figures_differ
from mmcd.checks.translations.headings_differ import headings_differ
from mmcd.checks.translations.links_differ import links_differ
from mmcd.checks.translations.metadata_differs import metadata_differs
from mmcd.checks.translations.missing import missing
from mmcd.checks.translations.orphaned import orphaned
from mmcd.checks.translations.questions_differ import questions_differ
from mmcd.checks.translations.sections_differ import sections_differ
from mmcd.checks.translations.source_hash_missing import source_hash_missing
from mmcd.checks.translations.stale import stale
from mmcd.checks.translations.strings import (
    string_fields_differ,
    string_missing,
    string_unknown,
    string_untranslated,
)
from mmcd.checks.translations.text_language_missing import text_language_missing
from mmcd.checks.translations.text_language_unknown import text_language_unknown
from mmcd.checks.translations.text_untranslated import text_untranslated
from mmcd.checks.translations.unfinished import translation_unfinished
from mmcd.checks.translations.untranslated import untranslated

RULES: tuple[Rule, ...] = (
    missing,
    orphaned,
    sections_differ,
    headings_differ,
    questions_differ,
    figures_differ,
    citations_differ,
    links_differ,
    metadata_differs,
    source_hash_missing,
    stale,
    translation_unfinished,
    untranslated,
    text_language_missing,
    text_language_unknown,
    text_untranslated,
    string_missing,
    string_unknown,
    string_fields_differ,
    string_untranslated,
)
