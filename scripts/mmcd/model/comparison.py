"""What changed between two versions of a site, as a reader or a teacher would tell it."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mmcd.model.outline import Question, plain
from mmcd.model.sentences import NUMBER, sentences
from mmcd.model.site import Page, Site, Table
from mmcd.model.translation import Part, parts

_ALIKE = 0.6
"""Share of lines (or likeness of sentences) from which two are taken for versions of the same."""

_MOST = 60
"""Sentences of a page that are compared with each other when none of them is simply the other with a new number."""


@dataclass(frozen=True, slots=True)
class Named:
    """A page as people name it: its title and the language it is written in."""

    title: str
    language: str
    path: str

    @classmethod
    def of(cls, page: Page) -> Named:
        """The name of a page."""
        return cls(page.meta.title, page.locale.name, page.path)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that reads differently. Empty where it was not there before, or is gone. about: what it belongs to."""

    page: Named
    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a dataset that differs. column is empty where the whole row is new (`after`) or gone (`before`)."""

    dataset: str
    row: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Debt:
    """A translation that this change leaves behind. sections: titles of what changed (empty: the page is missing)."""

    page: Named
    language: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """Characters of source text of a page, before and after; 0 where it is not there."""

    page: Named
    before: int
    after: int


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed. renamed: pairs of old and new. links: addresses of other sites that are new, with their pages."""

    added: Sequence[Named]
    removed: Sequence[Named]
    renamed: Sequence[tuple[Named, Named]]
    changed: Sequence[Named]
    objectives: Sequence[Change]
    answers: Sequence[Change]
    numbers: Sequence[Change]
    figures: Sequence[Change]
    cells: Sequence[Cell]
    debt: Sequence[Debt]
    links: Mapping[str, Sequence[str]]
    sizes: Sequence[Size]
    touched: frozenset[str]


def compare(old: Site, new: Site) -> Comparison:
    """What became of `old` in `new`. A page that cannot be read in one of them is not compared."""
    renamed = _renamed(old, new)
    pairs = [
        (old.pages[before], new.pages[after])
        for after in new.pages
        if (before := renamed.get(after, after)) in old.pages
    ]
    changed = [(a, b) for a, b in pairs if _text(a) != _text(b)]
    fresh = [page for key, page in new.pages.items() if key not in old.present and key not in renamed]
    gone = [page for key, page in old.pages.items() if key not in new.present and key not in renamed.values()]
    return Comparison(
        added=[Named.of(page) for page in fresh],
        removed=[Named.of(page) for page in gone],
        renamed=[(Named.of(old.pages[before]), Named.of(new.pages[after])) for after, before in renamed.items()],
        changed=[Named.of(page) for _, page in changed],
        objectives=[change for a, b in changed for change in _lists(b, a.outline.objectives, b.outline.objectives)],
        answers=[change for a, b in changed for change in _answers(a, b)],
        numbers=[change for a, b in changed for change in _numbers(a, b)],
        figures=[*(change for a, b in changed for change in _shown(a, b)), *_drawn(old, new)],
        cells=list(_cells(old.tables, new.tables)),
        debt=list(_debt(old, new, renamed)),
        links=_links(old, new),
        sizes=[
            *(Size(Named.of(b), len(_text(a)), len(_text(b))) for a, b in changed if len(_text(a)) != len(_text(b))),
            *(Size(Named.of(page), 0, len(_text(page))) for page in fresh),
            *(Size(Named.of(page), len(_text(page)), 0) for page in gone),
        ],
        touched=frozenset(page.path for page in (*fresh, *(b for _, b in pairs if (b.path, b.locale.tag) in renamed)))
        | {b.path for _, b in changed}
        | {page.path for page in gone if new.page_or_fallback(page.path, page.locale) is not None},
    )


def _text(page: Page) -> str:
    return page.document.source.text


def _renamed(old: Site, new: Site) -> dict[tuple[str, str], tuple[str, str]]:
    """New pages that are an old page at another path: in the same language, with most of its lines."""
    gone = {key: _lines(page) for key, page in old.pages.items() if key not in new.present}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for key, page in new.pages.items():
        if key in old.present or not gone:
            continue
        lines = _lines(page)
        likeness = {other: _share(lines, theirs) for other, theirs in gone.items() if other[1] == key[1]}
        best = max(likeness, key=lambda other: likeness[other], default=None)
        if best is not None and likeness[best] >= _ALIKE:
            found[key] = best
            del gone[best]
    return found


def _lines(page: Page) -> Counter[str]:
    return Counter(line for line in page.document.body.split("\n") if line.strip())


def _share(one: Counter[str], two: Counter[str]) -> float:
    most = max(one.total(), two.total())
    return (one & two).total() / most if most else 0.0


def _lists(page: Page, before: Sequence[str], after: Sequence[str], about: str = "") -> Iterator[Change]:
    """Items of two lists that differ, those that took each other's place side by side."""
    name = Named.of(page)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for at in range(max(b - a, d - c)):
            yield Change(
                name,
                about,
                before[a + at] if a + at < b else "",
                after[c + at] if c + at < d else "",
            )


def _answers(old: Page, new: Page) -> Iterator[Change]:
    """Questions whose right answers differ, that are new, or that are gone."""
    before = {question.id or question.text: question for question in old.outline.questions}
    after = {question.id or question.text: question for question in new.outline.questions}
    for key in dict.fromkeys((*before, *after)):
        one, two = before.get(key), after.get(key)
        question = two or one
        if question is not None and (was := _right(one)) != (now := _right(two)):
            yield Change(Named.of(new), question.text, "; ".join(was), "; ".join(now))


def _right(question: Question | None) -> tuple[str, ...]:
    return tuple(plain(option.text) for option in question.options if option.right) if question is not None else ()


def _numbers(old: Page, new: Page) -> Iterator[Change]:
    """Sentences that say the same with other numbers."""
    was, now = Counter(sentences(old.outline.prose)), Counter(sentences(new.outline.prose))
    before = [text for text in (was - now) if NUMBER.search(text)]
    after = [text for text in (now - was) if NUMBER.search(text)]
    frames: dict[str, list[str]] = {}
    for text in before:
        frames.setdefault(_frame(text), []).append(text)
    left: list[str] = []
    for text in after:
        if same := frames.get(_frame(text)):
            yield Change(Named.of(new), "", same.pop(0), text)
        else:
            left.append(text)
    others = [text for texts in frames.values() for text in texts][:_MOST]
    for text in left[:_MOST]:
        near = difflib.get_close_matches(text, others, n=1, cutoff=_ALIKE)
        if near and NUMBER.findall(near[0]) != NUMBER.findall(text):
            others.remove(near[0])
            yield Change(Named.of(new), "", near[0], text)


def _frame(text: str) -> str:
    return NUMBER.sub("0", text)


def _shown(old: Page, new: Page) -> Iterator[Change]:
    """Figures that a page shows no longer, or newly."""
    before = [link.name for link in old.outline.figures]
    after = [link.name for link in new.outline.figures]
    yield from _lists(
        new, [name for name in before if name not in after], [name for name in after if name not in before]
    )


def _drawn(old: Site, new: Site) -> Iterator[Change]:
    """Figures that are drawn differently: a title, a unit, what they draw."""
    for name, figure in new.figures.items():
        if name not in old.figures or old.figures[name] == figure:
            continue
        was, now = old.figures[name].model_dump(mode="json"), figure.model_dump(mode="json")
        keys = [key for key in dict.fromkeys((*was, *now)) if was.get(key) != now.get(key)]
        for key in keys:
            yield Change(Named(name, "", ""), key, _short(was.get(key)), _short(now.get(key)))


def _short(value: object) -> str:
    if isinstance(value, dict) and all(isinstance(part, str) for part in value.values()):
        return " / ".join(value.values())
    return "" if value is None else str(value)


def _cells(old: Mapping[str, Table], new: Mapping[str, Table]) -> Iterator[Cell]:
    for name in sorted({*old, *new}):
        before = _rows(old[name]) if name in old else {}
        after = _rows(new[name]) if name in new else {}
        for row in dict.fromkeys((*before, *after)):
            was, now = before.get(row), after.get(row)
            if was is None or now is None:
                yield Cell(name, row, "", _values(was), _values(now))
                continue
            for column in dict.fromkeys((*was, *now)):
                if was.get(column, "") != now.get(column, ""):
                    yield Cell(name, row, column, was.get(column, ""), now.get(column, ""))


def _rows(table: Table) -> dict[str, Mapping[str, str]]:
    """Rows by what names them: their years and categories, else their number."""
    names = [name for name, column in table.about.columns.items() if column.type != "number"]
    found: dict[str, Mapping[str, str]] = {}
    for number, row in enumerate(table.rows, 1):
        key = ", ".join(row.get(name, "") for name in names) or str(number)
        found[key if key not in found else f"{key} ({number})"] = row
    return found


def _values(row: Mapping[str, str] | None) -> str:
    return ", ".join(row.values()) if row is not None else ""


def _debt(old: Site, new: Site, renamed: Mapping[tuple[str, str], tuple[str, str]]) -> Iterator[Debt]:
    """Translations that this change leaves behind: missing ones, and parts that changed in the source alone."""
    default = new.locales.default
    for page in new.in_locale(default):
        before = old.pages.get(renamed.get((page.path, default.tag), (page.path, default.tag)))
        for locale in new.locales.others(default):
            other = new.page(page.path, locale)
            was = old.pages.get(renamed.get((page.path, locale.tag), (page.path, locale.tag)))
            if other is None:
                if before is None or was is not None:
                    yield Debt(Named.of(page), locale.name, ())
            elif before is not None and was is not None and (behind := _behind(before, page, was, other)):
                yield Debt(Named.of(page), locale.name, behind)


def _behind(before: Page, after: Page, was: Page, now: Page) -> tuple[str, ...]:
    """Parts of a source that changed while the same part of the translation did not; their titles."""
    if _text(before) == _text(after):
        return ()
    one, two, three, four = (_by_id(page) for page in (before, after, was, now))
    behind = [
        part.title
        for key, part in two.items()
        if _differs(one.get(key), part) and not _differs(three.get(key), four.get(key))
    ]
    behind += [part.title for key, part in one.items() if key not in two and key in four]
    return tuple(behind)


def _by_id(page: Page) -> dict[str, Part]:
    return {part.id or part.title: part for part in parts(page)}


def _differs(one: Part | None, two: Part | None) -> bool:
    return (one.text if one else "") != (two.text if two else "")


def _links(old: Site, new: Site) -> dict[str, list[str]]:
    """Addresses of other sites that the old site does not name, each with the titles of the pages that do."""
    known, found = _addresses(old), _addresses(new)
    return {address: pages for address, pages in sorted(found.items()) if address not in known}


def _addresses(site: Site) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for page in site.pages.values():
        for link in page.outline.links:
            if link.scheme in ("http", "https"):
                found.setdefault(link.target, {})[page.meta.title] = None
    for key, reference in site.references.items():
        for address in reference.URL.values():
            found.setdefault(address, {})[key] = None
    return {re.sub(r"\s", "", address): list(pages) for address, pages in found.items()}
