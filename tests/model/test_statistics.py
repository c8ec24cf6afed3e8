"""How complete the site is, and what is due."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable

from mmcd.model.site import Site
from mmcd.model.statistics import SECTIONS, Coverage, Translation, checked, due, statistics
from mmcd.model.translation import fingerprint

ALPHA, BETA = "docs/fr/modules/alpha.md", "docs/fr/modules/beta.md"


def one(site: Site, slug: str, locale: str) -> Coverage:
    return next(found for found in statistics(site).modules if (found.slug, found.locale) == (slug, locale))


def test_each_module_stands_once_per_language_in_curriculum_order(small_site: Callable[..., Site]) -> None:
    found = statistics(small_site()).modules
    assert [(one.slug, one.locale) for one in found] == [
        ("alpha", "en"),
        ("alpha", "fr"),
        ("beta", "en"),
        ("beta", "fr"),
    ]
    assert all(one.is_complete for one in found)


def test_what_is_missing_or_empty_is_told(small_site: Callable[..., Site]) -> None:
    site = small_site(
        {
            ALPHA: lambda t: t.replace("{#takeaways}", "{#other}"),
            BETA: lambda t: t.replace("- Un.\n- Deux.\n- Trois.\n", ""),
        }
    )
    assert one(site, "alpha", "fr").missing == ("takeaways",)
    assert one(site, "alpha", "fr").content == one(site, "alpha", "en").content + 1
    assert one(site, "beta", "fr").missing == ("takeaways",)
    (english, french) = statistics(site).totals
    assert (english.complete, french.complete) == (2, 0)


def test_a_module_without_translation_is_missing_and_counts_nothing(small_site: Callable[..., Site]) -> None:
    site = small_site({BETA: None})
    found = one(site, "beta", "fr")
    assert found.translation is Translation.MISSING
    assert found.missing == SECTIONS
    assert (found.status, found.total, found.questions, found.minutes) == ("", 0, 0, 0)
    assert statistics(site).totals[1].missing == 1


def test_a_translation_is_current_stale_or_undated(small_site: Callable[..., Site]) -> None:
    source = small_site().pages["modules/alpha.md", "en"]

    def dated(line: str) -> Site:
        return small_site({ALPHA: lambda t: re.sub("source_hash: .*\n|(?=title)", line, t, count=1)})

    assert one(dated("source_hash: v1-0123456789abcdef\n"), "alpha", "fr").translation is Translation.STALE
    assert one(dated(f"source_hash:  {fingerprint(source)}\n"), "alpha", "fr").translation is Translation.CURRENT
    assert one(dated(""), "alpha", "fr").translation is Translation.UNDATED


def test_the_matrix_is_plain_data(small_site: Callable[..., Site]) -> None:
    data = json.loads(json.dumps(statistics(small_site({BETA: None})).as_dict()))
    assert data["modules"][3]["sections"]["check"] is None
    assert data["modules"][3]["missing"] == list(SECTIONS)
    assert [total["modules"] for total in data["totals"]] == [2, 1]


REFERENCES = "docs/_data/references.yml"


def test_the_oldest_look_up_stands_for_all(small_site: Callable[..., Site]) -> None:
    def older(text: str) -> str:
        return text.replace("verified_on: 2026-11-24", "verified_on: 2025-03-01", 1)

    found = checked(small_site({REFERENCES: older}).pages["modules/alpha.md", "en"], small_site())
    assert (found.sources, found.verified, found.since) == (2, 2, datetime.date(2025, 3, 1))


def test_a_source_that_was_never_looked_up_is_counted_apart(small_site: Callable[..., Site]) -> None:
    site = small_site({REFERENCES: lambda t: t.replace("  verified_on: 2026-11-24\n", "")})
    found = checked(site.pages["modules/alpha.md", "en"], site)
    assert (found.sources, found.verified, found.since) == (2, 0, None)


def test_what_is_late_comes_first(small_site: Callable[..., Site]) -> None:
    def change(text: str) -> str:
        first, second = text.split("- id: report-2020")
        return first.replace("  review_by: 2999-01-01\n", "") + "- id: report-2020" + second.replace("2999", "2026")

    found = due(small_site({REFERENCES: change}), datetime.date(2026, 1, 11))
    assert [(one.key, one.days) for one in found] == [("report-2020", -10), ("treaty-1951", None)]
    assert found[0].pages == 4
