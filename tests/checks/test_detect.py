"""A text left in its source language is told from one that was translated."""

from __future__ import annotations

import pytest

from mmcd.checks.language.detect import left_in, may_be_left_in

ENGLISH = "The people who wait at the border have a right to be heard before any decision is taken."
FRENCH = "Les personnes qui attendent à la frontière ont le droit d'être entendues avant toute décision."


@pytest.mark.parametrize(
    ("source", "own", "text", "left"),
    [
        ("en", "fr", ENGLISH, True),
        ("en", "fr", FRENCH, False),
        ("fr", "en", FRENCH, True),
        ("fr", "en", ENGLISH, False),
        ("en", "ar", ENGLISH, True),
        ("en", "ar", "من حق الأشخاص الذين ينتظرون على الحدود أن يستمع إليهم قبل اتخاذ أي قرار", False),
        ("en", "ru", ENGLISH, True),
        ("en", "tg", ENGLISH, True),
        ("en", "fr-CA", ENGLISH, True),
        ("tg", "en", ENGLISH, False),
        ("en", "fr", "Take it to the team.", False),
        ("en", "fr", "International Organization for Migration, United Nations High Commissioner for Refugees", False),
        ("en", "fr", f"Le texte dit : « {ENGLISH} »", False),
        ("en", "fr", f"Voir *{ENGLISH}*", False),
        ("en", "fr", "On me dit : son plan a un point, et on a six ans, or on a tout son or.", False),
    ],
)
def test_the_small_words_tell_the_language(source: str, own: str, text: str, left: bool) -> None:
    assert left_in(source, own, text) is left


def test_the_quick_look_does_not_miss_a_passage() -> None:
    assert may_be_left_in("en", "fr", f"{FRENCH} {ENGLISH} {FRENCH}")
    assert not may_be_left_in("en", "fr", FRENCH)
