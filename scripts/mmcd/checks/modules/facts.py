"""What the rules about modules and practice notes share."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import yaml

from mmcd.checks.facts import once
from mmcd.model import blocks as parts
from mmcd.model.blocks import Block, Part
from mmcd.model.outline import Heading, Section
from mmcd.model.site import Kind, Page

REQUIRED = ("objectives", "scenario", "check", "takeaways", "practice", "references")
"""Section ids every module has, in this order (CONTRIBUTING, “A module”)."""

NOTE = ("problem", "action", "evidence", "cost", "transfer", "references")
"""Section ids every practice note has, in this order (CONTRIBUTING, “A practice note”)."""

SESSION = ("practice-aim", "practice-material", "practice-steps", "practice-answers", "practice-short", "worksheet")
"""Ids of the parts of a team session, in this order (CONTRIBUTING, “The team session”)."""

WRITTEN = (Kind.MODULE, Kind.PRACTICE)
"""Pages with sections of their own that every other page of their kind has."""

GENERATED = "references"
"""The section that the build fills."""


def required(page: Page) -> tuple[str, ...]:
    """Section ids that a page of this kind must have, in order."""
    return {Kind.MODULE: REQUIRED, Kind.PRACTICE: NOTE}.get(page.kind, ())


@once
def blocks(page: Page) -> list[Block]:
    """The blocks of a page, in order."""
    return parts.blocks(page)


def within(page: Page, start: int, end: int, *wanted: Part) -> Iterator[Block]:
    """Blocks of some sorts between two offsets, such as those of a section."""
    key = f"{__name__}.within:{start}:{end}"
    if key not in page.memo:
        page.memo[key] = parts.blocks(page, start, end)
    return (block for block in page.memo[key] if block.part in wanted)


def content(page: Page) -> list[Section]:
    """The content sections of a module: those that are not required, up to the case."""
    case = page.outline.section("scenario")
    end = case.start if case else len(page.outline.masked)
    return [section for section in page.outline.sections if section.id not in REQUIRED and section.start < end]


def objectives(page: Page) -> list[Block]:
    """The objectives of a module: the items of the list of that section, not those below one."""
    section = page.outline.section("objectives")
    if section is None:
        return []
    return [block for block in within(page, section.start, section.end, Part.ITEM) if block.indent == 0]


def exercises(page: Page) -> list[Heading]:
    """Headings of the questions of the case and of the self-check: what serves an objective."""
    inside = [section for name in ("scenario", "check") if (section := page.outline.section(name))]
    return [
        heading
        for heading in page.outline.headings
        if heading.level == 3 and any(section.start <= heading.offset < section.end for section in inside)
    ]


@functools.cache
def listed(name: str) -> Mapping[str, Any]:
    """A list of this folder: `verbs`, `wording`, each by language."""
    text = resources.files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def language(page: Page) -> str:
    """The language of a page, without its region: `en` for `en-GB`."""
    return page.locale.tag.partition("-")[0]
