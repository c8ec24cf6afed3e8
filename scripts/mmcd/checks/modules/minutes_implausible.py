"""`minutes-implausible`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.modules.facts import exercises
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.site import Kind, Page, Site

_FAST, _SLOW = 220, 25
"""Words a minute: read once without a stop; studied in a second language, with notes and a look at the sources."""

_QUESTION = (1, 4)
_CASE = (3, 15)
"""Minutes for one question of the self-check, and for one of the case."""

_WRITTEN = 600
"""Words of a module that is written. What is still a sketch has other findings."""


@page_rule("minutes-implausible", group="modules", kinds=(Kind.MODULE,), severity=Severity.WARNING)
def minutes_implausible(page: Page, _: Site) -> Iterator[Hit]:
    """A reader takes an hour off for what the page promises to be an hour, and finds half of it or three times as much.

    The bounds are wide: from reading once to studying slowly, without the session for the team.
    """
    session = page.outline.section("practice")
    words = page.outline.words - (session.words if session else 0)
    if words < _WRITTEN:
        return
    questions = len(page.outline.questions)
    cases = len(exercises(page)) - questions
    least = _round(words / _FAST + questions * _QUESTION[0] + cases * _CASE[0])
    most = _round(words / _SLOW + questions * _QUESTION[1] + cases * _CASE[1])
    if not least <= page.module.minutes <= most:
        yield hit(
            page.marks.at(("minutes",)),
            minutes=page.module.minutes,
            words=words,
            questions=questions + cases,
            least=least,
            most=most,
        )


def _round(minutes: float) -> int:
    """To five minutes."""
    return round(minutes / 5) * 5
