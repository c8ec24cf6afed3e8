"""`question-without-answer`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.site import Kind, Page, Site


@page_rule("question-without-answer", group="modules", kinds=(Kind.MODULE,), stops_build=True)
def question_without_answer(page: Page, _: Site) -> Iterator[Hit]:
    """A reader must be able to find out whether she was right, and why."""
    for question in page.outline.questions:
        if len(question.options) < 2:
            yield hit(question.at, "options", text=question.text)
        elif not any(option.right for option in question.options):
            yield hit(question.at, "right", text=question.text)
        for option in question.options:
            if not option.feedback:
                yield hit(option.at, "feedback", text=question.text, option=option.text[:40])
