"""A module is whole: its sections are there, in order, and its self-check can be answered."""

from mmcd.checks.modules.heading_without_id import heading_without_id
from mmcd.checks.modules.id_repeated import id_repeated
from mmcd.checks.modules.question_without_answer import question_without_answer
from mmcd.checks.modules.section_missing import section_missing
from mmcd.checks.modules.section_order import section_order
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    section_missing,
    section_order,
    heading_without_id,
    id_repeated,
    question_without_answer,
)
