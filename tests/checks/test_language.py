"""The lists of the languages: forms that are found, and what is written instead is right."""

from __future__ import annotations

from importlib import resources

import pytest

from mmcd.checks.language.avoid import _hits
from mmcd.checks.language.avoid import load as load_terms
from mmcd.checks.language.texts import Text
from mmcd.checks.language.typography import load as load_forms
from mmcd.findings import Location
from mmcd.strings import available


def text(tag: str, words: str) -> Text:
    return Text(tag, words, lambda offset: Location("x.md", 1, offset + 1))


def told(tag: str, words: str) -> list[str]:
    return [hit.facts["term"] for hit in _hits(text(tag, words))]


def found(tag: str, words: str) -> list[str]:
    return [match[0] for form in load_forms(tag) for match in form.matches(words)]


def test_every_language_of_the_interface_has_lists() -> None:
    for tag in available():
        for kind in ("avoid", "typography"):
            assert (resources.files("mmcd.checks.language") / f"{kind}.{tag}.yml").is_file()


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_what_is_to_be_written_is_not_itself_to_be_avoided(tag: str) -> None:
    terms, _ = load_terms(tag)
    assert terms
    for term in terms:
        assert told(tag, term.write) == []


@pytest.mark.parametrize(
    ("tag", "words", "terms"),
    [
        ("en", "Illegal migrants came in waves of\nrefugees.", ["Illegal migrants", "waves of refugees"]),
        ("en", "We say “illegal migrant” to nobody, and never illegals.", []),
        ("en", "An illegal act of a migrant; a legal migrant.", []),
        ("fr", "Un afflux, mais pas l'afflux massif de la directive.", ["afflux"]),
        ("fr", "Le trafic d’êtres humains\u00a0; non pas un trafic d'êtres humains.", ["trafic d’êtres humains"]),
        ("fr", "Une réponse vague, une vague de froid.", []),
        ("tg", "illegal migrant", []),
    ],
)
def test_terms_are_told_where_they_are_used(tag: str, words: str, terms: list[str]) -> None:
    assert sorted(told(tag, words)) == sorted(terms)


@pytest.mark.parametrize(
    ("tag", "wrong", "right"),
    [
        ("fr", "Le coeur de l'oeuvre, Oeuvre", "Le cœur de l'œuvre, Œuvre"),
        ("fr", "la 1ère, les 1ères, la 2ème, le 12ième", "la 1re, les 1res, la 2e, le 12e"),
        ("fr", "l'Etat et les Etats", "l'État et les États"),
        ("fr", "n° 5 et N°6", "nº 5 et nº 6"),
        ("fr", "3.7 % et 2.5 millions", "3,7 % et 2,5 millions"),
        ("fr", "le 1 mai et le 11 mai", "le 1er mai et le 11 mai"),
        ("fr", "le 3 Juin à 14h30", "le 3 juin à 14 h 30"),
        ("fr", "on attend...", "on attend…"),
        ("en", "one -- two; three ; four...", "one – two; three; four…"),
    ],
)
def test_what_needs_no_judgement_is_written_right(tag: str, wrong: str, right: str) -> None:
    words = wrong
    for form in load_forms(tag):
        if form.write is not None:
            words = form.find.sub(form.write, words)
    assert words == right
    assert found(tag, right) == []


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "fr",
            "coexister, moelle, Europe, 21 janvier, 31 mars 2026, article 3.1, version 1.2, « un “mot” », 1 234 567",
        ),
        ("fr", "A, B et C ; le point A : ici ; 10h ; etc., le e majuscule"),
        ("en", "Red, green or ? A list: one; two! 3.7 per cent, 24/7, 1/2"),
    ],
)
def test_what_is_right_is_left_alone(tag: str, words: str) -> None:
    assert found(tag, words) == []
