"""What is made beside and after the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import bibtexparser
import pytest
import rispy

from mmcd.bibliography.exchange import Work, to_bibtex, to_ris
from mmcd.edition import Editions
from mmcd.model.site import Site
from mmcd.pages.headers import headers, policy
from mmcd.publish import side_by_side
from mmcd.publish.assets import bundle
from mmcd.publish.redirects import redirect_pages
from mmcd.publish.social import social_png

REPOSITORY = Path(__file__).parents[2]


def test_two_articles_are_paired_section_by_section() -> None:
    one = '<div class="opening"><p>a</p></div><section data-section="x"><h2 id="x">X</h2><a href="#x">x</a></section>'
    two = '<section data-section="x"><h2 id="x">Y</h2><input name="n" id="i"><label for="i">l</label></section>'
    pairs = side_by_side.pairs(one, two + '<section data-section="z"><p>only here</p></section>', "fr")
    assert [pair["id"] for pair in pairs] == ["", "x", "z"]
    assert pairs[0]["other"] == ""
    assert 'href="#x"' in pairs[1]["one"]
    assert 'id="fr-x"' in pairs[1]["other"]
    assert 'for="fr-i"' in pairs[1]["other"]
    assert 'name="fr-n"' in pairs[1]["other"]
    assert pairs[2]["one"] == ""


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("../beta/", "../../beta/"),
        ("../../glossary/#x", "../../../glossary/#x"),
        ("../../assets/f.svg", "../../../assets/f.svg"),
        ("?via=x", "../?via=x"),
        ("#here", "#here"),
        ("https://a.org/b", "https://a.org/b"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_addresses_follow_the_article_to_its_new_page(address: str, moved: str) -> None:
    found = side_by_side.rebased(f'<a href="{address}">', "modules/x/", "modules/x/side-by-side/")
    assert found == f'<a href="{moved}">'


def test_addresses_of_another_language_lead_back_to_it() -> None:
    found = side_by_side.rebased('<a href="../../glossary/#x">', "fr/modules/x/", "modules/x/side-by-side/")
    assert found == '<a href="../../../fr/glossary/#x">'


WORK = Work(
    key="mmcd-x-fr",
    title="Coûts & frais : 50 % {de} #1_a",
    author="Projet MMCD (UNU-MERIT et Université de Maastricht)",
    publisher="MMCD",
    updated="2026-11-24",
    url="https://learn.example.org/fr/modules/x/",
    version="0.1",
    language="fr",
)


def test_bibtex_is_read_back_as_it_was_meant() -> None:
    library = bibtexparser.parse_string(to_bibtex(WORK))
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert (entry.entry_type, entry.key) == ("misc", "mmcd-x-fr")
    assert entry["title"] == r"{Coûts \& frais : 50 \% \{de\} \#1\_a}"
    assert entry["url"] == WORK.url
    assert entry["year"] == "2026"


def test_ris_is_read_back_as_it_was_meant() -> None:
    (entry,) = rispy.loads(to_ris(WORK))
    assert entry["type_of_reference"] == "ELEC"
    assert entry["title"] == WORK.title
    assert entry["authors"] == [WORK.author]
    assert entry["urls"] == [WORK.url]
    assert entry["language"] == "fr"


def test_assets_change_their_folder_with_their_content(tmp_path: Path) -> None:
    import shutil

    overrides = tmp_path / "overrides"
    shutil.copytree(REPOSITORY / "overrides", overrides)
    first = bundle(overrides)
    assert bundle(overrides) == first
    script = overrides / "assets" / "javascripts" / "main.js"
    script.write_text(script.read_text() + "\nexport const more = 1;\n")
    assert bundle(overrides).folder != first.folder


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    directives = dict(part.split(" ", 1) for part in policy(in_meta=False).split("; "))
    assert directives["default-src"] == "'none'"
    assert "unsafe-inline" not in str(directives)
    assert "'unsafe-eval'" not in str(directives)
    assert "http" not in str(directives)
    assert "frame-ancestors" not in policy(in_meta=True)
    assert "/assets/v-1/*" in headers("assets/v-1")


def test_a_moved_address_leads_to_the_new_one(small_site: Callable[..., Site]) -> None:
    pages = redirect_pages(Editions(small_site()))
    assert 'content="0; url=../catalogue/"' in pages["modules/index.html"]
    assert 'content="0; url=../../fr/catalogue/"' in pages["fr/modules/index.html"]
    assert pages["_redirects"].splitlines()[0] == "/modules/ /catalogue/ 301"


def test_the_social_card_is_a_picture_of_the_asked_size(editions: Editions, tmp_path: Path) -> None:
    data = social_png(editions["fr"], tmp_path)
    assert data.startswith(b"\x89PNG\r\n")
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1200, 630)
    assert social_png(editions["fr"], tmp_path) == data
