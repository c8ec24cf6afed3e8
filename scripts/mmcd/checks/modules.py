"""A module is whole: its sections are there, in order, and its self-check can be answered."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.rule import Hit, hit, rule
from mmcd.model.site import Kind, Page, Site

REQUIRED = ("objectives", "scenario", "check", "takeaways", "practice", "references")
"""Section ids every module has, in this order (README, “A module”)."""


@rule(
    "section-missing",
    group="modules",
    message="The module has no section {{#{id}}}.",
    hint="Add it: ## … {{#{id}}}. The order is {order}.",
)
def section_missing(site: Site) -> Iterator[Hit]:
    """Every module can be used in the same way, and exporters count on its parts."""
    for page in _modules(site):
        for identifier in REQUIRED:
            if page.outline.section(identifier) is None:
                yield hit(page.marks.at(), id=identifier, order=", ".join(REQUIRED))


@rule(
    "section-order",
    group="modules",
    message="The section {{#{id}}} stands in the wrong place.",
    hint="The order is {order}; content sections stand after objectives.",
)
def section_order(site: Site) -> Iterator[Hit]:
    """A reader knows where to look, and the two languages can be laid side by side."""
    for page in _modules(site):
        found = [section for section in page.outline.sections if section.id in REQUIRED]
        wanted = [identifier for identifier in REQUIRED if any(s.id == identifier for s in found)]
        for section, identifier in zip(found, wanted, strict=False):
            if section.id != identifier:
                yield hit(section.heading.at, id=section.id, order=", ".join(REQUIRED))
                break
        after = [section for section in page.outline.sections if section.id not in REQUIRED]
        scenario = page.outline.section("scenario")
        for section in after:
            if scenario is not None and section.start > scenario.start:
                yield hit(section.heading.at, id=section.id, order=", ".join(REQUIRED))


@rule(
    "heading-without-id",
    group="modules",
    message="The heading “{text}” has no id.",
    hint="End it with one: {{#{suggestion}}}. Use the same id in every language.",
)
def heading_without_id(site: Site) -> Iterator[Hit]:
    """Links to a section survive a rewording, and lead to the same section in the other language."""
    for page in site.pages.values():
        for heading in page.outline.headings:
            if heading.level in (2, 3) and heading.id is None:
                yield hit(heading.at, text=heading.text, suggestion=_slug(heading.text))


@rule(
    "id-repeated",
    group="modules",
    message="The id “{id}” stands here a second time.",
    hint="Give each heading an id of its own.",
)
def heading_id_repeated(site: Site) -> Iterator[Hit]:
    """A link to the second place would lead to the first."""
    for page in site.pages.values():
        seen: set[str] = set()
        for heading in page.outline.headings:
            if heading.id is None:
                continue
            if heading.id in seen:
                yield hit(heading.at, id=heading.id)
            seen.add(heading.id)


@rule(
    "question-without-answer",
    group="modules",
    message="The question “{text}” {what}.",
    hint="Write options as “- [ ] …” and “- [x] …”, each with its feedback in a list nested below it.",
)
def question_without_answer(site: Site) -> Iterator[Hit]:
    """A reader must be able to find out whether she was right, and why."""
    for page in _modules(site):
        for question in page.outline.questions:
            if len(question.options) < 2:
                yield hit(question.at, text=question.text, what="has fewer than two options")
            elif not any(option.right for option in question.options):
                yield hit(question.at, text=question.text, what="has no right answer")
            for option in question.options:
                if not option.feedback:
                    yield hit(option.at, text=question.text, what=f"gives no feedback on “{option.text[:40]}”")


def _modules(site: Site) -> Iterator[Page]:
    return (page for page in site.pages.values() if page.kind is Kind.MODULE)


def _slug(text: str) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
    return "-".join(words[:4]) or "section"
