"""Loading: one mistake gives one finding in its place, and the rest stays usable."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mmcd.checks import run
from mmcd.model.site import Kind, Site, kind_of, url_of

MODULE = "docs/en/modules/alpha.md"


def test_the_small_site_has_no_mistake(small_site: Callable[..., Site]) -> None:
    site = small_site()
    assert run(site) == []
    assert {page.kind for page in site.pages.values()} >= {Kind.HOME, Kind.MODULE, Kind.GLOSSARY}


@pytest.mark.parametrize(
    ("name", "change", "rule", "line", "column"),
    [
        (MODULE, lambda t: t.replace("level: foundation", "level: fundation"), "value-unknown", 6, 8),
        (MODULE, lambda t: t.replace("minutes: 90\npr", "minutes: ninety\npr"), "value-type", 7, 10),
        (MODULE, lambda t: t.replace("minutes: 90\npr", "minuts: 90\npr"), "key-unknown", 7, 1),
        (MODULE, lambda t: t.replace("order: 1\n", ""), "key-missing", 2, 1),
        (MODULE, lambda t: t.replace("updated: 2026-11-24", "updated: 2026-02-30"), "value-impossible", 11, 10),
        (MODULE, lambda t: t.replace("status: draft", "status: reviewed"), "value-invalid", 2, 1),
        (MODULE, lambda t: t.replace("programmes: [one]", "programmes: [won]"), "programme-unknown", 4, 14),
        (MODULE, lambda t: t.replace("topics: [data]", "topics: [date]"), "topic-unknown", 5, 10),
        (MODULE, lambda t: t.replace("[@report-2020, table 2]", "[@raport-2020]"), "reference-unknown", 26, 43),
        (MODULE, lambda t: t.replace("term:refugee", "term:refuge"), "term-unknown", 26, 3),
        (MODULE, lambda t: t.replace("figure:people", "figure:peeple"), "figure-unknown", 28, 1),
        (MODULE, lambda t: t.replace("beta.md#check", "beta.md#chek"), "link-anchor-missing", 32, 5),
        (MODULE, lambda t: t.replace("beta.md#check", "bta.md#check"), "link-target-missing", 32, 5),
        (MODULE, lambda t: t.replace("## First words {#first}", "## First words"), "heading-without-id", 24, 1),
        (MODULE, lambda t: t.replace("{#second}", "{#first}"), "id-repeated", 30, 1),
        (MODULE, lambda t: t.replace("- [x] Twenty", "- [ ] Twenty"), "question-without-answer", 54, 1),
        (MODULE, lambda t: t.replace("{#takeaways}", "{#take}"), "section-missing", 2, 1),
        (MODULE, b"---\ntitle: \xff\n---\n", "not-utf-8", 2, 8),
        (MODULE, "no frontmatter", "frontmatter-missing", 1, 1),
        ("docs/_data/topics.yml", "- {id: data, name: {en: D, fr: D}}\n- {id: A B, name: {en: x, fr: y}}\n",
         "value-invalid", 2, 8),
        ("docs/_data/paths.yml", lambda t: t.replace("module: beta", "module: gamma"), "module-unknown", 7, 16),
        ("docs/_data/figures/people.yml", lambda t: t.replace("[people]", "[peple]"), "column-unknown", 4, 10),
        ("docs/_data/datasets/people.csv", "year,people\n2019,10\n2020\n", "row-ragged", 3, 1),
        ("docs/_data/datasets/people.csv", "year,people\n2019,ten\n", "value-type", 2, 1),
        ("docs/_data/redirects.yml", "modules/: nowhere/\n", "redirect-to-nowhere", 1, 11),
        ("docs/_data/project.yml", lambda t: t.replace("fr: Un", "frr: Un"), "text-language-missing", 2, 7),
    ],
)  # fmt: skip
def test_a_mistake_is_found_in_its_place(
    small_site: Callable[..., Site], name: str, change: object, rule: str, line: int, column: int
) -> None:
    found = run(small_site({name: change}))
    assert (rule, name, line, column) in [(f.rule, f.path, f.line, f.column) for f in found]
    assert all(f.message.endswith(".") and f.hint for f in found)


def test_all_mistakes_are_told_at_once(small_site: Callable[..., Site]) -> None:
    found = run(
        small_site(
            {
                MODULE: lambda t: t.replace("level: foundation", "level: x").replace("order: 1", "order: one"),
                "docs/fr/about.md": lambda t: t.replace("title: ", "titel: "),
                "docs/_data/topics.yml": "not a list\n",
            }
        )
    )
    assert {f.path for f in found} >= {MODULE, "docs/fr/about.md", "docs/_data/topics.yml"}
    assert sum(f.path == MODULE for f in found) == 2


def test_a_file_that_cannot_be_read_does_not_condemn_all_who_use_it(small_site: Callable[..., Site]) -> None:
    found = run(small_site({"docs/_data/references.yml": "- id: [\n"}))
    assert [f.rule for f in found] == ["yaml-unreadable"]


def test_a_misspelt_key_is_answered_with_the_right_one(small_site: Callable[..., Site]) -> None:
    found = run(small_site({MODULE: lambda t: t.replace("minutes: 90\npr", "minuts: 90\npr")}))
    assert any("Did you mean “minutes”?" in f.hint for f in found)


def test_a_missing_translation_is_an_error_that_does_not_stop_a_build(small_site: Callable[..., Site]) -> None:
    from mmcd.checks.run import stops_build

    (found,) = run(small_site({"docs/fr/modules/beta.md": None}))
    assert (found.rule, found.is_error, stops_build(found)) == ("translation-missing", True, False)


def test_paths_have_kinds_and_addresses() -> None:
    assert kind_of("modules/x.md") is Kind.MODULE
    assert kind_of("programmes/index.md") is Kind.PROGRAMMES
    assert kind_of("how-to-use.md") is Kind.PROSE
    assert url_of("index.md") == ""
    assert url_of("paths/index.md") == "paths/"
    assert url_of("modules/x.md") == "modules/x/"
