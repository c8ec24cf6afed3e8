"""Fingerprints of source pages, and what has changed since a translation was made."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.checks import run
from mmcd.config import load_config
from mmcd.model.history import with_past
from mmcd.model.load import load
from mmcd.model.site import Site
from mmcd.model.translation import changes_since, fingerprint, fingerprint_of_text, prepare, stamp

ALPHA = "docs/en/modules/alpha.md"
FRENCH = "docs/fr/modules/alpha.md"
WORDS = {"head": "translate this", "section": "translate this section"}


def of(site: Site, locale: str = "en") -> str:
    page = site.page("modules/alpha.md", site.locales[locale])
    assert page is not None
    return fingerprint(page)


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("\n\n", "\n\n\n"),
        lambda t: t.replace("A [refugee]", "A  \n[refugee]"),
        lambda t: t.replace("Count people.", "Count\u00a0people."),
        lambda t: t.replace("order: 1", "order: 7"),
        lambda t: t.replace("Prompt.", "Prompt. <!-- a note -->"),
        lambda t: t.replace('"What a good answer holds"', "“What a good answer holds”"),
        lambda t: t.replace("title: Alpha & omega", 'title: "Alpha & omega"'),
    ],
)
def test_what_does_not_concern_a_translator_leaves_the_fingerprint(
    small_site: Callable[..., Site], change: Callable[[str], str]
) -> None:
    before = of(small_site())
    assert of(small_site({ALPHA: change})) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("Count people.", "Count persons."),
        lambda t: t.replace("title: Alpha", "title: Beta"),
        lambda t: t.replace("- [ ] Ten.", "- [x] Ten."),
        lambda t: t.replace("[@report-2020, table 2]", "[@report-2020, table 3]"),
        lambda t: t.replace("| 2020 | 10 |", "| 2020 | 11 |"),
        lambda t: t.replace("{#second}", "{#other}"),
    ],
)
def test_what_concerns_a_translator_changes_it(small_site: Callable[..., Site], change: Callable[[str], str]) -> None:
    before = of(small_site())
    assert of(small_site({ALPHA: change})) != before


def test_a_page_and_its_text_have_the_same_fingerprint(small_site: Callable[..., Site]) -> None:
    site = small_site()
    for page in site.pages.values():
        assert fingerprint_of_text(page.document.source.text) == fingerprint(page)
    assert fingerprint_of_text("no frontmatter") == ""


def test_stamping_sets_the_hash_and_nothing_else(small_site: Callable[..., Site]) -> None:
    page = small_site().page("modules/alpha.md", small_site().locales["fr"])
    assert page is not None
    text = page.document.source.text
    once = stamp(text, "v1-aaaaaaaaaaaaaaaa")
    assert once.replace("source_hash: v1-aaaaaaaaaaaaaaaa\n", "") == text
    assert stamp(once, "v1-bbbbbbbbbbbbbbbb") == once.replace("v1-aaaa", "v1-bbbb").replace("aaaa", "bbbb")
    with pytest.raises(ValueError, match="no frontmatter"):
        stamp("text", "v1-a")


def test_a_prepared_translation_is_a_list_of_what_is_to_be_done(
    small_site: Callable[..., Site], checkout: Callable[..., Path]
) -> None:
    site = small_site()
    source = site.page("modules/alpha.md", site.locales["en"])
    assert source is not None
    root = checkout({FRENCH: prepare(source, WORDS)})
    found = run(load(load_config(root)), ["translations"], [FRENCH])
    rules = [finding.rule for finding in found]
    # Title, description, lead, and each section.
    assert rules == ["translation-unfinished"] * (3 + len(source.outline.sections))
    assert {finding.path for finding in found} == {FRENCH}


@pytest.fixture
def repository(checkout: Callable[..., Path]) -> Callable[..., None]:
    """Commits the checkout as it is, after changes."""

    def commit(changes: dict[str, object] | None = None) -> Path:
        root = checkout(changes)
        for command in (
            ["init", "-q"],
            ["add", "docs"],
            ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "x"],
        ):
            subprocess.run(["git", "-C", str(root), *command], check=True)
        return root

    return commit  # type: ignore[return-value]


def test_history_tells_which_sections_changed(repository: Callable[..., Path]) -> None:
    root = repository()
    value = of(load(load_config(root)))
    repository({FRENCH: lambda t: stamp(t, value)})
    changed = {
        ALPHA: lambda t: t.replace("Count people.", "Count persons.").replace(
            "## Third words {#third}", "## News {#news}\n\nNew.\n\n## Third words {#third}"
        )
    }
    root = repository(changed)
    site = with_past(load(load_config(root)))
    page = site.page("modules/alpha.md", site.locales["fr"])
    assert page is not None
    found = changes_since(page, site)
    assert found is not None
    assert [part.id for part in found.changed] == ["objectives"]
    assert [part.id for part in found.added] == ["news"]
    assert found.removed == ()
    said = [finding.message for finding in run(site) if finding.rule == "translation-stale"]
    assert said == [
        f"The source, {ALPHA}, has changed since this was translated. Changed: #objectives. New: #news. Gone: –."
    ]


def test_without_history_a_stale_page_is_told_all_the_same(small_site: Callable[..., Site]) -> None:
    site = with_past(small_site({FRENCH: lambda t: stamp(t, "v1-0123456789abcdef")}))
    assert [(f.path, f.rule) for f in run(site) if f.rule == "translation-stale"] == [(FRENCH, "translation-stale")]
    assert site.past == {}
