"""The report on a proposal: plain, harmless, bounded."""

from __future__ import annotations

from collections.abc import Callable

from mmcd.findings import Location, Severity, finding
from mmcd.model.comparison import compare
from mmcd.model.site import Site
from mmcd.model.statistics import statistics
from mmcd.reports.pull_request import report
from mmcd.reports.words import load_phrases

PHRASES = load_phrases("en")


def test_a_proposal_that_changes_nothing_says_so(small_site: Callable[..., Site]) -> None:
    site = small_site()
    text = report([], compare(site, site), statistics(site), PHRASES, base="main")
    for name in ("findings.clean", "pages.none", "teaching.none", "debt.none", "links.none", "size.none"):
        assert PHRASES[f"report.{name}"] in text
    assert PHRASES["report.completeness.untouched"] in text


def test_content_cannot_speak_as_the_report(small_site: Callable[..., Site]) -> None:
    old = small_site()
    evil = "2. <img src=x> @everyone | #1 [a](https://evil.example) `b` ![c](d)"
    new = small_site({"docs/en/modules/alpha.md": lambda t: t.replace("2. Compare counts.", evil)})
    text = report([], compare(old, new), statistics(new), PHRASES, base="main")
    (row,) = [line for line in text.split("\n") if "everyone" in line]
    assert row.count(" | ") == 2
    assert "&lt;img src=x&gt; &#64;everyone \\| \\#1" in row
    assert "<img" not in text
    assert "](" not in text
    assert "@everyone" not in text


def test_errors_come_first_and_warnings_after(small_site: Callable[..., Site]) -> None:
    site = small_site()
    found = [
        finding("a", Location("docs/a.md", 3), "Odd.", "Look.", Severity.WARNING),
        finding("b", Location("docs/b.md", 2), "Wrong.", "Mend it."),
    ]
    text = report(found, compare(site, site), statistics(site), PHRASES, base="main")
    assert text.index("Wrong.") < text.index("Odd.")
    assert "Must be mended before this can be published (1)" in text


def test_a_huge_report_is_cut_and_says_so(small_site: Callable[..., Site]) -> None:
    site = small_site()
    found = [
        finding(severity, Location(f"docs/{severity}{number}.md"), "Wrong. " * 90, "Mend it. " * 90, severity)
        for severity in Severity
        for number in range(200)
    ]
    text = report(found, compare(site, site), statistics(site), PHRASES, base="main")
    assert len(text) < 65_536
    assert "… and 175 more." in text


def test_without_a_base_the_whole_matrix_is_shown(small_site: Callable[..., Site]) -> None:
    site = small_site({"docs/fr/modules/beta.md": None})
    text = report([], None, statistics(site), PHRASES, reason="No history.")
    assert "**What changed cannot be shown.** No history." in text
    assert "| Beta | fr | – | – | – | – | – | – | – | 0 | 0 | missing |  |" in text
