"""`translation-questions-differ`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.checks.translations.facts import STRUCTURE
from mmcd.model.outline import Question
from mmcd.model.site import Kind, Page, Site
from mmcd.model.translation import source_of


@page_rule(
    "translation-questions-differ",
    group="translations",
    kinds=(Kind.MODULE,),
    needs=(*STRUCTURE, "translation-sections-differ", "question-without-answer"),
    compares=True,
)
def questions_differ(page: Page, site: Site) -> Iterator[Hit]:
    """A reader of one language is told that an answer is wrong which is right in the other.

    Or she is not asked at all.
    """
    source = source_of(page, site)
    if source is None or (check := page.outline.section("check")) is None:
        return
    ours = {question.id: question for question in page.outline.questions}
    theirs = {question.id: question for question in source.outline.questions}
    for identifier, question in ours.items():
        if identifier not in theirs:
            yield _hit(question, "added")
    for identifier, question in theirs.items():
        if identifier not in ours:
            yield hit(check.heading.at, "missing", id=identifier, option="", found=0, wanted=0)
        else:
            yield from _compare(ours[identifier], question)
    found = [identifier for identifier in ours if identifier in theirs]
    wanted = [identifier for identifier in theirs if identifier in ours]
    for identifier, expected in zip(found, wanted, strict=True):
        if identifier != expected:
            yield _hit(ours[identifier], "order")
            break


def _compare(question: Question, source: Question) -> Iterator[Hit]:
    if question.objective.replace(" ", "") != source.objective.replace(" ", ""):
        yield _hit(question, "objective", found=question.objective, wanted=source.objective)
    if len(question.options) != len(source.options):
        yield _hit(question, "options", found=len(question.options), wanted=len(source.options))
        return
    for option, other in zip(question.options, source.options, strict=True):
        if option.right != other.right:
            case = "right" if option.right else "wrong"
            yield hit(option.at, case, id=question.id, option=option.text[:40], found=0, wanted=0)


def _hit(question: Question, case: str, found: object = 0, wanted: object = 0) -> Hit:
    return hit(question.at, case, id=question.id, option="", found=found, wanted=wanted)
