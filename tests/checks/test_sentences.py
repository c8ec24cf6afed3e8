"""Where a sentence ends, in English, French and elsewhere."""

from __future__ import annotations

import pytest

from mmcd.checks.modules.facts import listed
from mmcd.checks.modules.sentences import sentences


@pytest.mark.parametrize(
    ("tag", "text", "count"),
    [
        ("en", "One. Two! Three? Four…", 4),
        ("en", "ILO Convention No. 97 binds. See art. 6, e.g. Mr. A. Smith of the U.S. Treasury.", 2),
        ("en", "In 2022, 167.7 million were at work. That is 4.7 per cent.", 2),
        ("en", 'He said: "Come back." She left (at once).', 2),
        ("en", "see www.example.org for more", 1),
        ("en", "**Bold.** Then 3 more. 40 left.", 3),
        ("fr", "L'art. 6, al. 2, et p. ex. la Convention no 97. Voir p. 12. « Revenez. » Elle partit.", 4),
        ("fr", "Élise arriva. Éric aussi. À midi, M. Diop et Mme. Sow partirent.", 3),
        ("other", "ثلاثة. أربعة؟ خمسة.", 3),
        ("en", "", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_would(tag: str, text: str, count: int) -> None:
    found = list(sentences(text, listed("wording")[tag]["abbreviations"]))
    assert len(found) == count, found
    assert " ".join(found).split() == text.split()


def test_no_verb_is_both_seen_and_unseen() -> None:
    for verbs in listed("verbs").values():
        assert not set(verbs["verbs"]) & set(verbs["instead"])
        assert set(verbs["examples"]) <= set(verbs["verbs"])
        for better in verbs["instead"].values():
            assert set(better) <= set(verbs["verbs"])
