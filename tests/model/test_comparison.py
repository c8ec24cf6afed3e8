"""What changed between two versions of the small site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mmcd.model.comparison import Comparison, compare
from mmcd.model.site import Site

ALPHA, FRENCH, BETA = "docs/en/modules/alpha.md", "docs/fr/modules/alpha.md", "docs/en/modules/beta.md"


@pytest.fixture
def changed(small_site: Callable[..., Site]) -> Callable[..., Comparison]:
    """The small site compared with itself after changes; `first` are made to both."""

    def make(changes: dict[str, object], first: dict[str, object] | None = None) -> Comparison:
        old = small_site(first)
        return compare(old, small_site(changes))

    return make


def test_nothing_changed(small_site: Callable[..., Site]) -> None:
    found = compare(small_site(), small_site())
    assert not found.touched
    assert not any((found.added, found.removed, found.renamed, found.changed, found.objectives, found.answers))
    assert not any((found.numbers, found.figures, found.cells, found.debt, found.links, found.sizes))


def test_pages_are_added_and_removed(changed: Callable[..., Comparison]) -> None:
    page = "---\ntitle: Help\ndescription: " + "A description that is long enough to be one of a page. " * 2
    found = changed({"docs/en/help.md": page + "\nupdated: 2026-11-24\n---\n\nText.\n", "docs/fr/search.md": None})
    assert [(one.title, one.language) for one in found.added] == [("Help", "English")]
    assert [(one.path, one.language) for one in found.removed] == [("search.md", "Français")]
    assert [(size.before == 0, size.after == 0) for size in found.sizes] == [(True, False), (False, True)]


def test_a_page_that_moved_is_neither_new_nor_gone(
    changed: Callable[..., Comparison], small_site: Callable[..., Site]
) -> None:
    text = small_site().pages["modules/beta.md", "en"].document.source.text
    found = changed({BETA: None, "docs/en/modules/gamma.md": text.replace("title: ", "title: New ")})
    assert [(old.path, new.path) for old, new in found.renamed] == [("modules/beta.md", "modules/gamma.md")]
    assert not found.added
    assert not found.removed
    assert "modules/gamma.md" in found.touched


def test_a_page_that_can_no_longer_be_read_is_not_called_removed(changed: Callable[..., Comparison]) -> None:
    assert changed({BETA: "no frontmatter\n"}).removed == []


def test_an_objective_before_and_after(changed: Callable[..., Comparison]) -> None:
    found = changed({ALPHA: lambda t: t.replace("2. Compare counts.", "2. Judge counts.\n3. Add one.")})
    assert [(one.before, one.after) for one in found.objectives] == [
        ("Compare counts.", "Judge counts."),
        ("", "Add one."),
    ]


def test_a_right_answer_before_and_after(changed: Callable[..., Comparison]) -> None:
    found = changed({ALPHA: lambda t: t.replace("- [ ] Ten.", "- [x] Ten.").replace("- [x] Twenty.", "- [ ] Twenty.")})
    assert [(one.about, one.before, one.after) for one in found.answers] == [("How many?", "Twenty.", "Ten.")]


def test_the_order_of_options_is_no_change_of_the_answer(changed: Callable[..., Comparison]) -> None:
    def swap(text: str) -> str:
        first, second = (
            "- [ ] Ten.\n    - Ten was last year.\n",
            "- [x] Twenty.\n    - The table says so [@report-2020].\n",
        )
        return text.replace(first + second, second + first)

    assert changed({ALPHA: swap}).answers == []


def test_a_number_in_a_sentence_or_a_row(changed: Callable[..., Comparison]) -> None:
    first = {
        ALPHA: lambda t: t.replace("The problem, in a sentence.", "Some 304 million. In 2020 it was 3.7 per cent.")
    }
    found = changed(
        {ALPHA: lambda t: t.replace("3.7 per cent", "3.8 per cent").replace("| 2020 | 10 |", "| 2020 | 11 |")}, first
    )
    assert [(one.before, one.after) for one in found.numbers] == [
        ("In 2020 it was 3.7 per cent.", "In 2020 it was 3.8 per cent."),
        ("| 2020 | 10 |", "| 2020 | 11 |"),
    ]


def test_a_number_in_a_sentence_that_is_worded_anew(changed: Callable[..., Comparison]) -> None:
    first = {
        ALPHA: lambda t: t.replace("The problem, in a sentence.", "About 304 million people live in another country.")
    }
    found = changed(
        {ALPHA: lambda t: t.replace("About 304 million people live", "Some 281 million people live")}, first
    )
    assert [one.after for one in found.numbers] == ["Some 281 million people live in another country."]


def test_new_words_without_another_number_are_no_change_of_a_number(changed: Callable[..., Comparison]) -> None:
    first = {
        ALPHA: lambda t: t.replace("The problem, in a sentence.", "About 304 million people live in another country.")
    }
    found = changed({ALPHA: lambda t: t.replace("About 304 million", "Some 304 million")}, first)
    assert found.numbers == []


def test_values_of_a_dataset(changed: Callable[..., Comparison]) -> None:
    found = changed({"docs/_data/datasets/people.csv": lambda t: t.replace("2020,20", "2020,21\n2021,30")})
    assert [(one.row, one.column, one.before, one.after) for one in found.cells] == [
        ("2020", "people", "20", "21"),
        ("2021", "", "", "2021, 30"),
    ]


def test_a_figure_that_is_drawn_differently(changed: Callable[..., Comparison]) -> None:
    found = changed({"docs/_data/figures/people.yml": lambda t: t.replace("Twice as many", "Many more")})
    assert [(one.about, one.before) for one in found.figures] == [
        ("title", "Twice as many people / Deux fois plus de personnes")
    ]


def test_a_source_that_changed_alone_leaves_its_translation_behind(changed: Callable[..., Comparison]) -> None:
    found = changed({ALPHA: lambda t: t.replace("2. Compare counts.", "2. Judge counts.")})
    assert [(one.page.title, one.language, one.sections) for one in found.debt] == [
        ("Alpha & omega", "Français", ("What you will be able to do",))
    ]


def test_a_section_that_changed_in_both_languages_is_no_debt(changed: Callable[..., Comparison]) -> None:
    def french(text: str) -> str:
        head, rest = text.split("2. Comparer", 1)
        return f"{head}2. Juger et comparer{rest}"

    assert changed({ALPHA: lambda t: t.replace("2. Compare", "2. Judge"), FRENCH: french}).debt == []


def test_a_new_page_without_translation_is_a_debt(
    changed: Callable[..., Comparison], small_site: Callable[..., Site]
) -> None:
    text = small_site().pages["search.md", "en"].document.source.text
    found = changed({"docs/en/help.md": text.replace("title: ", "title: Help, ")})
    assert [(one.language, one.sections) for one in found.debt] == [("Français", ())]


def test_new_addresses_of_other_sites(changed: Callable[..., Comparison]) -> None:
    known = "https://treaties.example.org/a?l=en&n=1"
    found = changed(
        {ALPHA: lambda t: t + f"\n[a](https://new.example.org/x) and [b]({known}) and `<https://code.example>`\n"}
    )
    assert dict(found.links) == {"https://new.example.org/x": ["Alpha & omega"]}
