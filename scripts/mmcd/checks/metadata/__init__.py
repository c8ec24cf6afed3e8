"""Facts about content: what a file names exists."""

from mmcd.checks.metadata.column_unknown import column_unknown
from mmcd.checks.metadata.dataset_unused import dataset_unused
from mmcd.checks.metadata.figure_unknown import figure_unknown
from mmcd.checks.metadata.figure_unused import figure_unused
from mmcd.checks.metadata.module_unknown import module_unknown
from mmcd.checks.metadata.organisation_unknown import organisation_unknown
from mmcd.checks.metadata.page_missing import page_missing
from mmcd.checks.metadata.path_module_repeated import path_module_repeated
from mmcd.checks.metadata.programme_unknown import programme_unknown
from mmcd.checks.metadata.reference_incomplete import reference_incomplete
from mmcd.checks.metadata.reference_unknown import reference_unknown
from mmcd.checks.metadata.reference_unused import reference_unused
from mmcd.checks.metadata.region_unknown import region_unknown
from mmcd.checks.metadata.slot_unknown import slot_unknown
from mmcd.checks.metadata.slot_value import slot_value
from mmcd.checks.metadata.term_repeated import term_repeated
from mmcd.checks.metadata.term_unknown import term_unknown
from mmcd.checks.metadata.term_unused import term_unused
from mmcd.checks.metadata.topic_unknown import topic_unknown
from mmcd.checks.metadata.unit_missing import unit_missing
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
    slot_unknown,
    slot_value,
    region_unknown,
    path_module_repeated,
    reference_incomplete,
    reference_unused,
    term_repeated,
    term_unused,
    figure_unused,
    dataset_unused,
    unit_missing,
)
