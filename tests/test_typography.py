"""Typography follows the rules of each language, in text and in HTML, and can be applied twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmcd.strings import available, load_strings

FR = load_strings("fr").typesetter
EN = load_strings("en").typesetter


def shown(text: str) -> str:
    """No-break spaces made visible: · is U+00A0, _ is U+202F."""
    return text.replace("\u00a0", "·").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Qu'est-ce que l'asile ? Voici : oui !", "Qu’est-ce que l’asile_? Voici·: oui_!"),
        ("mot; mot: mot? mot!", "mot_; mot·: mot_? mot_!"),
        ("« mot » et «mot»", "«·mot·» et «·mot·»"),
        ('dit "mot" ici', "dit «·mot·» ici"),
        ("304 021 813 personnes en 2024", "304_021_813 personnes en 2024"),
        ("3,7 % de 685 milliards", "3,7·% de 685·milliards"),
        ("article 33 et nº 97", "article·33 et nº·97"),
        ("https://a.org/b?c=d; à 12:30", "https://a.org/b?c=d_; à 12:30"),
        ("quoi ?!", "quoi_?!"),
        ("(quoi ?)", "(quoi_?)"),
        ("en 2024 304 pays", "en 2024 304 pays"),
    ],
)
def test_french_text(typed: str, set_: str) -> None:
    assert shown(FR.text(typed)) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("It's a \"so-called 'stock'\" of the 1990's", "It’s a “so-called ‘stock’” of the 1990’s"),
        ("States' duties: yes; no?", "States’ duties: yes; no?"),
        ("article 33 and No. 97", "article·33 and No.·97"),
        ("3.7 per cent", "3.7·per cent"),
    ],
)
def test_english_text(typed: str, set_: str) -> None:
    assert shown(EN.text(typed)) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("<p><em>mot</em> : <b>oui</b>? </p>", "<p><em>mot</em>·: <b>oui</b>_? </p>"),
        ("<p>a &amp; b ; c &lt; d</p>", "<p>a &amp; b_; c &lt; d</p>"),
        ('<a href="x?a=b;c" title="l\'un ?">l\'un ?</a>', '<a href="x?a=b;c" title="l\'un ?">l’un_?</a>'),
        ("<code>a ? b : c</code> oui ?", "<code>a ? b : c</code> oui_?"),
        ('<i lang="en">Migration: a <b>guide</b>?</i> oui ?', '<i lang="en">Migration: a <b>guide</b>?</i> oui_?'),
        ('<p>"un <em>mot</em>"</p><p>"autre"</p>', "<p>«·un <em>mot</em>·»</p><p>«·autre·»</p>"),
        ("<p>le 1er mai, le XXe siècle</p>", "<p>le 1<sup>er</sup> mai, le XXe siècle</p>"),
        ('<p lang="en">It: <img alt="x"> ok?</p><p>oui ?</p>', '<p lang="en">It: <img alt="x"> ok?</p><p>oui_?</p>'),
    ],
)  # fmt: skip
def test_french_html(typed: str, set_: str) -> None:
    assert shown(FR.html(typed)) == set_


@pytest.mark.parametrize("tag", available())
@given(text=st.text(alphabet="aé1 0\"'«»:;?!%()<>&\u00a0\u202f", max_size=60))
def test_setting_twice_changes_nothing(tag: str, text: str) -> None:
    setter = load_strings(tag).typesetter
    once = setter.text(text)
    assert setter.text(once) == once


@given(text=st.text(alphabet="ab <>/\"'=&;:? codelang-!", max_size=80))
def test_any_html_keeps_its_tags(text: str) -> None:
    import re

    tags = re.compile(r"<[^>]*>")
    assert tags.findall(FR.html(text)) == tags.findall(text) or "<" in tags.sub("", text)
