"""The search index: what is indexed, that it is reproducible, and what widens a search."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from html import unescape
from pathlib import Path

import cbor2
import pytest

from mmcd.edition import Editions
from mmcd.errors import MmcdError
from mmcd.model.site import Site
from mmcd.publish import pagefind_files
from mmcd.publish.pagefind_files import Fragment, rewrite
from mmcd.publish.search import Record, _html, _opening, _restored, _Typography
from mmcd.publish.widening import fold, forms, widening

SIGNATURE = b"pagefind_dcd"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Réfugié", "refugie"),
        ("l’éducation", "l education"),
        ("main-d'œuvre", "main d oeuvre"),
        ("  M&E  ", "m e"),
        ("ÉTAT n° 97", "etat n 97"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("réfugié, réfugiée", ("réfugié", "réfugiée")),
        ("demandeur d’asile, demandeuse d’asile", ("demandeur d’asile", "demandeuse d’asile")),
        ("action plan (after training)", ("action plan",)),
        ("Global Compact for Safe, Orderly and Regular Migration",) * 2,
        ("Pacte mondial pour des migrations sûres, ordonnées et régulières",) * 2,
        ("return, readmission",) * 2,
    ],
)
def test_only_a_pair_of_genders_is_two_forms(term: str, found: str | tuple[str, ...]) -> None:
    assert forms(term) == ((found,) if isinstance(found, str) else found)


def test_an_abbreviation_finds_its_term_and_another_language_this_ones(editions: Editions) -> None:
    fr, en = widening(editions["fr"]), widening(editions["en"])
    assert fr["gif"] == ["gestion intégrée des frontières"]
    assert fr["ibm"] == ["gestion intégrée des frontières", "GIF"]
    assert fr["iom"] == ["Organisation internationale pour les migrations", "OIM"]
    assert fr["refugee"] == ["réfugié", "réfugiée"]
    assert "refugie" not in fr
    assert en["refugie"] == ["refugee"]


def test_an_abbreviation_that_is_also_a_word_must_be_typed_in_capitals(small_site: Callable[..., Site]) -> None:
    union = "- id: au\n  name: {en: African Union, fr: Union africaine}\n  abbr: {en: AU, fr: UA}\n"
    editions = Editions(small_site({"docs/_data/organisations.yml": lambda text: union + text}))
    assert widening(editions["fr"], {"au", "ministère"})["AU"] == ["Union africaine", "UA"]
    assert "au" not in widening(editions["fr"], {"au", "ministère"})
    assert widening(editions["en"], {"the", "ministry"})["au"] == ["African Union"]


def test_an_abbreviation_of_mixed_case_finds_its_name(small_site: Callable[..., Site]) -> None:
    court = "- id: ecthr\n  name: {en: European Court, fr: Cour européenne}\n  abbr: {en: ECtHR, fr: CEDH}\n"
    editions = Editions(small_site({"docs/_data/organisations.yml": lambda text: court + text}))
    assert widening(editions["en"])["ecthr"] == ["European Court"]


@pytest.mark.parametrize(
    ("tag", "short"), [("en", "ILO Convention 97"), ("fr", "Convention 97 de l’OIT")], ids=["en", "fr"]
)
def test_the_number_of_a_treaty_finds_it(small_site: Callable[..., Site], tag: str, short: str) -> None:
    old = "short: {en: Convention, fr: Convention}"
    new = "short: {en: ILO Convention No. 97, fr: Convention nº 97 de l’OIT}\n  number: C097"
    editions = Editions(small_site({"docs/_data/references.yml": lambda text: text.replace(old, new)}))
    assert widening(editions[tag])["c97"][0] == short
    assert widening(editions[tag])["c097"][0] == short


def test_a_document_is_indexed_plainly(editions: Editions) -> None:
    record = Record("fr/x/", "Main-d’œuvre", "<h2 id='a'>L’accès</h2><p>un <b>cœur</b>…</p>", "module")
    html = unescape(_html(record, editions["fr"], _Typography()))
    assert '<h1 data-pagefind-meta="title">Main-d\'oeuvre</h1>' in html
    assert '<h2 id="a">L\'accès</h2><p>un <b>coeur</b>...</p>' in html


def test_of_a_list_only_the_opening_is_indexed() -> None:
    html = '<div class="opening"><p>All terms.</p></div><section aria-labelledby="a" class="section"><h2 id="a">'
    assert _opening(html) == '<div class="opening"><p>All terms.</p></div>'


def test_a_fragment_reads_as_it_was_written(editions: Editions) -> None:
    typography = _Typography()
    plain = typography.plain("la main-d’œuvre : l’accès")
    assert plain == "la main-d'oeuvre : l'accès"
    fragment = {
        "url": "/000001.html",
        "content": "la main-d'oeuvre : l'accès.",
        "meta": {"title": "l'accès : suite"},
        "anchors": [{"id": "a", "text": "main-d'oeuvre"}],
    }
    found = _restored(fragment, Record("fr/x/", "", "", "module"), typography, editions["fr"])
    assert found == {
        "url": "/fr/x/",
        "content": "la main-d’œuvre : l’accès.",
        "meta": {"title": "l’accès\u00a0: suite", "kind": "module"},
        "anchors": [{"id": "a", "text": "main-d’œuvre"}],
    }
    # Words keep their positions, by which the script marks them.
    assert len(found["content"].split()) == len(plain.split())


def write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(SIGNATURE + data))


def read(file: Path) -> object:
    raw = gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE)
    return json.loads(raw) if file.suffix == ".pf_fragment" else cbor2.loads(raw)


def bundle(folder: Path, pages: list[int], pieces: list[list[object]], version: str = "1.5.2") -> Path:
    """What Pagefind might write for documents that it took in this order and words that it cut so."""
    for number in pages:
        write(folder / f"fragment/xx_{number}.pf_fragment", json.dumps({"url": f"/{number:06}.html"}).encode())
    for number, words in enumerate(pieces):
        write(folder / f"index/xx_{number}.pf_index", cbor2.dumps([words]))
    listed = [["", "", f"xx_{number}"] for number in range(len(pieces))]
    write(folder / "pagefind.xx_0.pf_meta", cbor2.dumps([version, [[f"xx_{n}", n] for n in pages], listed, [], [], []]))
    entry = {"version": version, "languages": {"xx": {"hash": "xx_0", "wasm": "xx", "page_count": len(pages)}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry))
    (folder / "pagefind-ui.js").write_text("")
    return folder


def unchanged(_number: int, fragment: Fragment) -> Fragment:
    return fragment


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_documents_give_the_same_files_in_whatever_order_they_were_taken(tmp_path: Path) -> None:
    # `asile` stands in documents 0 and 2, `retour` in 1; pages are steps from the last one.
    one = bundle(
        tmp_path / "one", [0, 1, 2], [[["asile", [[0, [5], []], [2, [7], []]], []], ["retour", [[1, [9], []]], []]]]
    )
    two = bundle(
        tmp_path / "two",
        [2, 0, 1],
        [[["asile", [[0, [7], []], [1, [5], []]], []]], [["retour", [[2, [9], []]], []]]],
    )
    rewrite(one, "xx", unchanged)
    rewrite(two, "xx", unchanged)
    assert contents(one) == contents(two)
    (piece,) = (one / "index").iterdir()
    assert read(piece) == [[["asile", [[0, [5], []], [2, [7], []]], []], ["retour", [[1, [9], []]], []]]]


def test_the_index_is_cut_into_pieces_that_say_what_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_files, "PIECE_BYTES", 30)
    words = [[word, [[0, [1], []]], []] for word in ("asile", "droit", "genre", "retour", "traite")]
    folder = bundle(tmp_path / "site", [0], [words])
    rewrite(folder, "xx", unchanged)
    (meta,) = folder.glob("*.pf_meta")
    _, _, pieces, *_ = read(meta)  # type: ignore[misc]
    assert [piece[:2] for piece in pieces] == [["asile", "droit"], ["genre", "retour"], ["traite", "traite"]]
    for first, last, name in pieces:
        (held,) = read(folder / "index" / f"{name}.pf_index")  # type: ignore[misc]
        assert (held[0][0], held[-1][0]) == (first, last)


def test_fragments_are_named_by_what_is_in_them_at_the_end(tmp_path: Path) -> None:
    one = rewrite(bundle(tmp_path / "one", [0, 1], []), "xx", lambda number, _: {"content": f"l'accès {number}"})
    two = rewrite(bundle(tmp_path / "two", [0, 1], []), "xx", lambda number, _: {"content": f"l’accès {number}"})
    assert not set(one) & set(two)
    assert read(tmp_path / "two/fragment" / f"{two[1]}.pf_fragment") == {"content": "l’accès 1"}


def test_of_pagefinds_own_interface_nothing_is_left(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "site", [0], [])
    rewrite(folder, "xx", unchanged)
    assert not (folder / "pagefind-ui.js").exists()


def test_files_of_an_unknown_pagefind_are_not_guessed_at(tmp_path: Path) -> None:
    with pytest.raises(MmcdError, match=r"2\.0\.0"):
        rewrite(bundle(tmp_path / "site", [0], [], version="2.0.0"), "xx", unchanged)
