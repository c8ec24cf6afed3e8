"""Facts about content: what a file names exists."""

from mmcd.checks.metadata.column_unknown import column_unknown
from mmcd.checks.metadata.figure_unknown import figure_unknown
from mmcd.checks.metadata.module_unknown import module_unknown
from mmcd.checks.metadata.organisation_unknown import organisation_unknown
from mmcd.checks.metadata.page_missing import page_missing
from mmcd.checks.metadata.programme_unknown import programme_unknown
from mmcd.checks.metadata.reference_unknown import reference_unknown
from mmcd.checks.metadata.term_unknown import term_unknown
from mmcd.checks.metadata.topic_unknown import topic_unknown
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    page_missing,
    programme_unknown,
    topic_unknown,
    reference_unknown,
    term_unknown,
    figure_unknown,
    column_unknown,
    module_unknown,
    organisation_unknown,
)
