"""A module is whole: its parts are there, in order, and hold what a reader, a trainer and a colleague need.

So is a practice note. What is left to write is told as well: a placeholder, a section without text.
"""

from mmcd.checks.modules.citation_missing import citation_missing
from mmcd.checks.modules.content_sections import content_sections_few
from mmcd.checks.modules.heading_level import heading_level
from mmcd.checks.modules.heading_without_id import heading_without_id
from mmcd.checks.modules.id_repeated import id_repeated
from mmcd.checks.modules.minutes_implausible import minutes_implausible
from mmcd.checks.modules.objective_count import objective_count
from mmcd.checks.modules.objective_unserved import objective_unknown, objective_unserved
from mmcd.checks.modules.objective_verb import objective_verb
from mmcd.checks.modules.option_repeated import option_repeated
from mmcd.checks.modules.page_unreachable import page_unreachable
from mmcd.checks.modules.placeholder import placeholder
from mmcd.checks.modules.practice_minutes import practice_minutes
from mmcd.checks.modules.practice_parts import practice_part_missing, practice_part_order
from mmcd.checks.modules.question_count import question_count
from mmcd.checks.modules.question_without_answer import question_without_answer
from mmcd.checks.modules.review_in_future import review_in_future
from mmcd.checks.modules.section_empty import section_empty
from mmcd.checks.modules.section_missing import section_missing
from mmcd.checks.modules.section_order import section_order
from mmcd.checks.modules.sentences import paragraph_long, sentences_long
from mmcd.checks.modules.title_repeated import title_repeated
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    section_missing,
    section_order,
    section_empty,
    heading_level,
    heading_without_id,
    id_repeated,
    content_sections_few,
    objective_count,
    objective_verb,
    objective_unknown,
    objective_unserved,
    question_count,
    question_without_answer,
    option_repeated,
    practice_part_missing,
    practice_part_order,
    practice_minutes,
    citation_missing,
    minutes_implausible,
    placeholder,
    title_repeated,
    review_in_future,
    page_unreachable,
    sentences_long,
    paragraph_long,
)
