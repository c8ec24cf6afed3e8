"""The rules: a list, not a scan, so that a reader finds each where it is named."""

from __future__ import annotations

from mmcd.checks import links, metadata, modules, translations
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    translations.page_missing,
    translations.translation_missing,
    metadata.text_language_missing,
    metadata.text_language_unknown,
    metadata.programme_unknown,
    metadata.topic_unknown,
    metadata.reference_unknown,
    metadata.term_unknown,
    metadata.figure_unknown,
    metadata.column_unknown,
    metadata.module_unknown,
    metadata.organisation_unknown,
    metadata.redirect_to_nowhere,
    modules.section_missing,
    modules.section_order,
    modules.heading_without_id,
    modules.heading_id_repeated,
    modules.question_without_answer,
    links.link_target_missing,
    links.link_anchor_missing,
)
