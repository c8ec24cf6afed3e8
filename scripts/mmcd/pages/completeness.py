"""How complete each module is, for maintainers: a page that no reader's navigation, search or sitemap leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.statistics import SECTIONS, Coverage, Statistics, Translation, statistics

PATH = "completeness.md"
"""Path of the page, without locale."""


def body(edition: Edition) -> str:
    """The page as Markdown: the totals of each language, then the matrix of modules, languages and parts."""
    found, strings = statistics(edition.site), edition.strings
    return "\n".join(
        (
            strings("completeness.intro"),
            "",
            f"## {strings('completeness.totals')} {{#totals}}",
            "",
            *_table(_totals(found, edition)),
            "",
            f"## {strings('completeness.matrix')} {{#matrix}}",
            "",
            strings("completeness.legend"),
            "",
            *_table(_matrix(found, edition)),
            "",
        )
    )


def _totals(found: Statistics, edition: Edition) -> Iterator[list[str]]:
    strings = edition.strings
    yield [strings("completeness.counted"), *(strings(f"language.in.{total.locale}") for total in found.totals)]

    def line(name: str, values: Iterator[int]) -> list[str]:
        return [strings(f"completeness.{name}"), *(formats.number(value, strings) for value in values)]

    yield line("modules", (one.modules for one in found.totals))
    yield line("complete", (one.complete for one in found.totals))
    yield line("missing_modules", (one.missing for one in found.totals))
    yield line("stale", (one.stale for one in found.totals))
    yield line("pages", (one.pages for one in found.totals))
    yield line("practices", (one.practices for one in found.totals))
    yield line("words", (one.words for one in found.totals))
    yield line("questions", (one.questions for one in found.totals))
    yield line("figures", (one.figures for one in found.totals))
    yield line("minutes", (one.minutes for one in found.totals))
    yield line("references", (one.references for one in found.totals))
    yield line("terms", (one.terms for one in found.totals))


def _matrix(found: Statistics, edition: Edition) -> Iterator[list[str]]:
    strings = edition.strings
    yield [
        *(strings(f"completeness.{name}") for name in ("module", "language", "status", "translation")),
        *(strings(f"completeness.section.{name}") for name in SECTIONS),
        *(strings(f"completeness.{name}") for name in ("words", "questions", "references", "figures", "minutes")),
    ]
    for one in found.modules:
        is_there = one.translation is not Translation.MISSING
        counts = (one.total, one.questions, one.references, one.figures, one.minutes)
        yield [
            _link(one, edition),
            strings(f"language.in.{one.locale}"),
            strings(f"completeness.state.{one.status}") if is_there else "",
            strings(f"completeness.translation_state.{one.translation}"),
            *(_cell(one, name, edition) for name in SECTIONS),
            *(formats.number(count, strings) if is_there else "" for count in counts),
        ]


def _cell(one: Coverage, name: str, edition: Edition) -> str:
    if not one.has(name):
        return f"**{edition.strings('completeness.absent')}**"
    return formats.number(one.content, edition.strings) if name == "content" else "✓"


def _link(one: Coverage, edition: Edition) -> str:
    page = edition.site.page_or_fallback(one.path, edition.locale)
    title = edition.title(page) if page is not None else one.title
    return f"{one.order}. [{title}]({one.path})"


def _table(rows: Iterator[list[str]]) -> Iterator[str]:
    head = next(rows)
    yield _line(head)
    yield _line(["---"] * len(head))
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
