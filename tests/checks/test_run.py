"""Running: groups, paths, needs, waivers."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest

from mmcd.checks import run as run_checks
from mmcd.checks.rule import Hit, Rule, hit, page_rule, site_rule
from mmcd.findings import Finding
from mmcd.model.site import Page, Site
from mmcd.model.waivers import without_waivers

A = "docs/en/modules/alpha.md"
B = "docs/en/modules/beta.md"
DEAD = "[the other module](nowhere.md)"
LINK = "[the other module](beta.md#check)"


def names(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found]


@pytest.fixture
def broken(small_site: Callable[..., Site]) -> Site:
    return small_site(
        {
            A: lambda t: t.replace(LINK, DEAD).replace("topics: [data]", "topics: [date]"),
            "docs/_data/redirects.yml": "a/: b/\n",
        }
    )


def test_groups_choose_rules(broken: Site) -> None:
    assert names(run_checks(broken)) == ["redirect-to-nowhere", "topic-unknown", "link-target-missing"]
    assert names(run_checks(broken, ["metadata"])) == ["topic-unknown"]


def test_paths_choose_files_and_folders(broken: Site) -> None:
    assert names(run_checks(broken, paths=[A])) == ["topic-unknown", "link-target-missing"]
    assert names(run_checks(broken, ["links"], ["docs/_data"])) == ["redirect-to-nowhere"]
    assert run_checks(broken, paths=["docs/en/mod"]) == []


def test_what_cannot_be_read_is_told_whatever_is_asked_for(small_site: Callable[..., Site]) -> None:
    site = small_site({A: "no frontmatter\n"})
    assert names(run_checks(site, ["claims"])) == ["frontmatter-missing"]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Run these rules instead of ours."""
    module = __import__("mmcd.checks.run", fromlist=["run"])

    def use(*chosen: Rule) -> None:
        words = {
            "data": {rule.name: {"message": "m", "hint": "h"} for rule in chosen},
        }
        monkeypatch.setattr(module, "_ORDER", module.in_order(chosen))
        monkeypatch.setattr(module, "BY_NAME", {rule.name: rule for rule in chosen})
        real = module.load_words("en")
        fake = type(real)("en", {**real.data, **words["data"]}, real.common)
        monkeypatch.setattr(module, "load_words", lambda language: fake)

    return use


@page_rule("first", group="metadata")
def first(page: Page, site: Site) -> Iterator[Hit]:
    """Why."""
    if page.slug == "alpha":
        yield hit(page.marks.at())


@page_rule("second", group="links", needs=("first",))
def second(page: Page, site: Site) -> Iterator[Hit]:
    """Why."""
    yield hit(page.marks.at())


@site_rule("third", group="links", needs=("second",))
def third(site: Site) -> Iterator[Hit]:
    """Why."""
    yield from (hit(page.marks.at()) for page in site.pages.values())


def test_a_rule_is_not_tried_where_one_it_needs_failed(
    small_site: Callable[..., Site], rules: Callable[..., None]
) -> None:
    rules(third, second, first)
    found = run_checks(small_site(), paths=[A, B])
    assert [(f.path, f.rule) for f in found] == [(A, "first"), (B, "second")]


def test_what_kept_a_chosen_rule_from_being_tried_is_told(
    small_site: Callable[..., Site], rules: Callable[..., None]
) -> None:
    rules(first, second)
    found = run_checks(small_site(), ["links"], [A])
    assert names(found) == ["first"]


def test_rules_that_need_each_other_are_refused() -> None:
    module = __import__("mmcd.checks.run", fromlist=["run"])
    circle = dataclasses.replace(first, needs=("second",))
    with pytest.raises(ValueError, match="needs itself"):
        module.in_order([circle, second])


WAIVER = "<!-- mmcd-waive link-target-missing: later -->"


@pytest.mark.parametrize(
    "by",
    [
        f"{DEAD} {WAIVER}",
        f"{WAIVER} {DEAD}",
        f"{WAIVER}\n{DEAD}",
        f"{WAIVER}\n\n{DEAD}",
        f"<!-- mmcd-waive link-target-missing:\n     it comes later -->\n{DEAD}",
        f"<!-- mmcd-waive link-anchor-missing: both -->\n{WAIVER}\n{DEAD} and [the map](#nowhere)",
    ],
)
def test_a_comment_waives_its_line_or_the_next(small_site: Callable[..., Site], by: str) -> None:
    assert run_checks(small_site({A: lambda t: t.replace(f"See {LINK}", by)})) == []


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (f"`{WAIVER}` {DEAD}", ["link-target-missing"]),
        (f"```\n{WAIVER}\n```\n{DEAD}", ["link-target-missing"]),
        (f"{WAIVER}\n\nText.\n\n{DEAD}", ["waiver-unused", "link-target-missing"]),
        (f"Text. {WAIVER}\n{DEAD}", ["waiver-unused", "link-target-missing"]),
    ],
)
def test_what_is_no_waiver_of_a_line_does_not_waive_it(
    small_site: Callable[..., Site], by: str, found: list[str]
) -> None:
    assert names(run_checks(small_site({A: lambda t: t.replace(f"See {LINK}", by)}))) == found


def test_frontmatter_waives_a_page_and_only_that_page(small_site: Callable[..., Site]) -> None:
    def change(text: str) -> str:
        return text.replace(LINK, DEAD).replace("order: 1", "order: 1\nwaive: {link-target-missing: later}")

    both = {A: change, B: lambda t: t.replace("Count people.", f"Count people. {DEAD}")}
    assert [(f.path, f.rule) for f in run_checks(small_site(both))] == [(B, "link-target-missing")]


def test_a_waiver_is_not_unused_when_its_rule_is_not_asked_for(small_site: Callable[..., Site]) -> None:
    site = small_site({A: lambda t: t.replace(LINK, f"{DEAD} {WAIVER}")})
    assert run_checks(site, ["metadata"]) == []


def test_a_waiver_inside_text_of_yaml_is_text(small_site: Callable[..., Site]) -> None:
    text = '- {id: data, name: {en: "a # mmcd-waive topic-x: b"}}\n'
    assert names(run_checks(small_site({"docs/_data/topics.yml": text}))) == ["text-language-missing"]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (f"a\n{WAIVER}\nb\n", "a\nb\n"),
        (f"- a {WAIVER}\n- b\n", "- a\n- b\n"),
        (f"| a | b {WAIVER} |\n", "| a | b |\n"),
        (f"`{WAIVER}`\n", f"`{WAIVER}`\n"),
        ("a <!-- other --> b", "a <!-- other --> b"),
    ],
)
def test_waivers_do_not_reach_the_page(written: str, published: str) -> None:
    assert without_waivers(written) == published
