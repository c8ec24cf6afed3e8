"""The outline finds what a page holds, where it stands, and nothing in code or comments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mmcd.findings import Location
from mmcd.model.outline import attributes, cited, count_words, mask, outline, plain


def test_headings_have_ids_attributes_and_places() -> None:
    found = outline("\n## One {#one}\n\ntext\n\n### Two {#two objective=1,2}\n", "x.md", 10)
    assert [(h.level, h.text, h.id, h.attributes, h.at) for h in found.headings] == [
        (2, "One", "one", {}, Location("x.md", 11, 1)),
        (3, "Two", "two", {"objective": "1,2"}, Location("x.md", 15, 1)),
    ]


def test_links_images_terms_and_figures_are_told_apart() -> None:
    text = (
        "[a](b.md#c) ![alt](d.png) [w](term:t) ![f](figure:g)\n"
        "[x](<https://e.org/a_(b)>)\n\n[ref]: y.md\n<https://z.org>\n"
    )
    found = outline(text)
    assert [(link.target, link.is_image, link.scheme) for link in found.links] == [
        ("b.md#c", False, ""),
        ("d.png", True, ""),
        ("term:t", False, "term"),
        ("figure:g", True, "figure"),
        ("https://e.org/a_(b)", False, "https"),
        ("y.md", False, ""),
        ("https://z.org", False, "https"),
    ]
    assert [link.name for link in found.terms] == ["t"]
    assert [link.name for link in found.figures] == ["g"]


def test_code_and_comments_hold_no_links() -> None:
    text = "`[a](b.md)` ``[a`](c.md)``\n\n```\n[a](d.md)\n## No {#no}\n```\n<!-- [a](e.md) [@key] -->\n[a](f.md)\n"
    found = outline(text)
    assert [link.target for link in found.links] == ["f.md"]
    assert found.headings == ()
    assert found.citations == ()


def test_an_unclosed_fence_hides_the_rest() -> None:
    assert outline("```\n[a](b.md)\n").links == ()


def test_masking_keeps_every_offset() -> None:
    text = "a `b` c\n```\nd\n```\ne"
    assert len(mask(text)) == len(text)
    assert mask(text).count("\n") == text.count("\n")


def test_citations_have_keys_and_places_in_the_work() -> None:
    assert list(cited("@a-1, article 5; @b")) == [("a-1", "article 5"), ("b", "")]
    found = outline("Text [@a-1, article 5; @b] and mail me@example.org.\n")
    assert [(c.key, c.locator) for c in found.citations] == [("a-1", "article 5"), ("b", "")]
    assert found.citations[0].at.column == 6


def test_questions_have_options_answers_and_feedback() -> None:
    text = (
        "## Check {#check}\n\n### Which? {#q objective=2}\n\nFacts.\n\n"
        "- [ ] No,\n  not this.\n    - Because *so*.\n- [x] Yes.\n    - Right [@a].\n\n## Next {#next}\n"
    )
    (question,) = outline(text, "x.md").questions
    assert (question.id, question.text, question.objective, question.takes_several) == ("q", "Which?", "2", False)
    assert [(o.text, o.right, o.feedback, o.at.line) for o in question.options] == [
        ("No, not this.", False, "Because *so*.", 7),
        ("Yes.", True, "Right [@a].", 10),
    ]


def test_objectives_and_takeaways_are_plain_text() -> None:
    text = "## O {#objectives}\n\n1. *Tell* [x](term:y) apart\n   from z [@a].\n2. B\n\n## T {#takeaways}\n\n- C\n"
    found = outline(text)
    assert found.objectives == ("Tell x apart from z.", "B")
    assert found.takeaways == ("C",)


def test_words_are_what_a_reader_reads() -> None:
    assert count_words("L’État compte [deux mots](https://a.b/c) ici [@key, p. 3]. {#id}") == 5


def test_inline_marks_go() -> None:
    assert plain("**a** *b* `c` [d](e) snake_case") == "a b c d snake_case"


def test_attribute_lists_may_quote() -> None:
    assert attributes('#a key="two words" other=x') == ("a", {"key": "two words", "other": "x"})


@given(st.text(alphabet="#[](){}`<>!-@:;x \n\t*_~", max_size=300))
def test_any_text_has_an_outline(text: str) -> None:
    found = outline(text, "x.md")
    for link in found.links:
        assert link.at.line >= 1
        assert link.at.column >= 1


def test_raw_html_is_found_as_browsers_read_it_and_code_is_not_html() -> None:
    body = "<IMG SRC=x.png\n onerror='a()'>\n\n`<b>` <https://example.org> a < b\n\n<a/href=java&#115;cript:x>y</a>\n"
    found = [(tag.name, tag.attributes, tag.closes, tag.at.line, tag.at.column) for tag in outline(body).tags]
    assert found == [
        ("img", {"src": "x.png", "onerror": "a()"}, False, 1, 1),
        ("a", {"href": "javascript:x"}, False, 6, 1),
        ("a", {}, True, 6, 28),
    ]


def test_references_and_footnotes_are_found_with_what_they_refer_to() -> None:
    parts = outline("[Text][One] and [two][], [a](b.md)[^n], `[x][y]`.\n\n[one]: a.md\n[^n]: Note.\n")
    assert [(use.label, use.at.column) for use in parts.references] == [("one", 1), ("two", 17), ("^n", 35)]
    assert [(use.label, use.at.line) for use in parts.definitions] == [("one", 3), ("^n", 4)]


def test_comments_are_no_part_of_what_is_shown() -> None:
    parts = outline(
        "## Aims <!-- a --> {#objectives}\n\n1. Count. <!-- b -->\n2. Draft.\n\n"
        "## Check {#check}\n\n### Why? {#q}\n\n- [x] So. <!-- c -->\n    - Yes. <!-- d -->\n"
    )
    assert parts.objectives == ("Count.", "Draft.")
    assert [heading.text for heading in parts.headings] == ["Aims", "Check", "Why?"]
    assert [(option.text, option.feedback) for option in parts.questions[0].options] == [("So.", "Yes.")]
    assert [comment.text for comment in parts.comments] == ["a", "b", "c", "d"]
