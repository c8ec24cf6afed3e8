"""Waivers: an author says, with a reason, that a rule does not hold for a line or a page.

    <!-- mmcd-waive link-target-missing: the page comes with the next edition -->     in Markdown
    # mmcd-waive text-language-missing: published in one language only                in YAML
    waive: {heading-without-id: quoted from an official form}                         a whole page, in frontmatter

A comment that stands alone waives for the next line that is not empty; one that ends a line, for that line. In
a table it stands before the last `|`. The build takes these comments out (`model/waivers.py`).
"""

from __future__ import annotations

import bisect
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from mmcd.findings import Location
from mmcd.model.site import Page, Site
from mmcd.model.waivers import MARK, WAIVER

_IN_YAML = re.compile(rf"(?:^|(?<=\s))#[ \t]*(?P<waiver>{MARK}\b.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule waived: where it says so, and for which lines of that file (None: all)."""

    rule: str
    reason: str
    at: Location
    lines: frozenset[int] | None

    def covers(self, rule: str, at: Location) -> bool:
        """Whether it excuses a hit of a rule at a place."""
        return rule == self.rule and at.path == self.at.path and (self.lines is None or at.line in self.lines)


def collect(site: Site) -> list[Waiver]:
    """All waivers of a site, in the order of its files."""
    found: list[Waiver] = []
    for page in site.pages.values():
        if "waive" in page.document.source.text:
            found.extend(_of_page(page))
    for name, marks in site.marks.items():
        source = site.sources.get(marks.path)
        if source is not None and name.endswith(".yml") and MARK in source.text:
            found.extend(_in_yaml(source.text, marks.path, 1, source.text.split("\n")))
    return found


def _of_page(page: Page) -> Iterator[Waiver]:
    document = page.document
    for rule, reason in page.meta.waive.items():
        yield Waiver(rule, (reason or "").strip(), page.marks.at(("waive", rule), key=True), None)
    lines = document.source.text.split("\n")
    if MARK in document.yaml:
        yield from _in_yaml(document.yaml, page.file, document.yaml_line, lines)
    for comment in page.outline.comments:
        if (found := WAIVER.fullmatch(comment.text)) is None:
            continue
        first = comment.at.line
        last = first + document.body.count("\n", comment.offset, comment.end)
        before = lines[first - 1][: comment.at.column - 1]
        after = document.body[comment.end :].partition("\n")[0]
        alone = not before.strip() and not after.strip()
        yield _waiver(found, comment.at, _next(lines, last, "<!--") if alone else frozenset(range(first, last + 1)))


def _in_yaml(text: str, path: str, first_line: int, lines: list[str]) -> Iterator[Waiver]:
    """Waivers in comments of YAML that begins on `first_line` of its file, whose lines are `lines`."""
    scalars = _scalars(text)
    for comment in _IN_YAML.finditer(text):
        position = bisect.bisect_right(scalars, (comment.start(), len(text) + 1)) - 1
        if position >= 0 and comment.start() < scalars[position][1]:
            continue  # inside quotes or a block of text
        found = WAIVER.fullmatch(comment["waiver"].strip())
        if found is None:
            continue
        start = text.rfind("\n", 0, comment.start()) + 1
        line = first_line + text.count("\n", 0, start)
        alone = not text[start : comment.start()].strip()
        at = Location(path, line, comment.start() - start + 1)
        yield _waiver(found, at, _next(lines, line, "#") if alone else frozenset({line}))


def _scalars(text: str) -> list[tuple[int, int]]:
    """Begin and end of each scalar, in order."""
    found: list[tuple[int, int]] = []
    # The text was read by libyaml; what its Python twin sees differently must not be an error here.
    with contextlib.suppress(yaml.YAMLError):
        found.extend(
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text, Loader=yaml.SafeLoader)
            if isinstance(token, yaml.ScalarToken)
        )
    return found


def _waiver(found: re.Match[str], at: Location, lines: frozenset[int]) -> Waiver:
    return Waiver(found["rule"], " ".join((found["reason"] or "").split()), at, lines)


def _next(lines: list[str], line: int, comment: str) -> frozenset[int]:
    """`line` (from 1) and the next one that is neither empty nor a waiver itself."""
    for number in range(line, len(lines)):
        text = lines[number].strip()
        if text and not (text.startswith(comment) and MARK in text):
            return frozenset({line, number + 1})
    return frozenset({line})
