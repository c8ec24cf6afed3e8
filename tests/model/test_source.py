"""Reading files: what cannot be used is told with its place, and nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmcd.model import source


def rules(problems: list[object]) -> list[str]:
    return [problem.rule for problem in problems]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        (b"abc\nd\xe9f\n", "not-utf-8", 2, 2),
        (b"a\nb\0c", "nul-byte", 2, 2),
        (b"\xef\xbb\xbfabc", "byte-order-mark", 1, 1),
        (b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", "merge-conflict", 2, 1),
    ],
)
def test_what_is_wrong_with_bytes_is_told_with_its_place(data: bytes, rule: str, line: int, column: int) -> None:
    _, problems = source.decode(data, "docs/x.md")
    assert [(p.rule, p.path, p.line, p.column) for p in problems] == [(rule, "docs/x.md", line, column)]


def test_a_heading_underlined_with_equals_signs_is_no_conflict() -> None:
    _, problems = source.decode(b"Title\n=======\n\ntext\n", "docs/x.md")
    assert problems == []


def test_line_ends_of_every_system_become_line_feeds() -> None:
    text, problems = source.decode("a\r\nb\rc\nœ".encode(), "x.md")
    assert text is not None
    assert text.text == "a\nb\nc\nœ"
    assert problems == []


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "x.md").symlink_to(tmp_path / "secret")
    text, problems = source.read(tmp_path / "x.md", "docs/x.md")
    assert text is None
    assert rules(problems) == ["symbolic-link"]


def test_an_oversized_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"a" * (source.MAX_BYTES + 1))
    text, problems = source.read(tmp_path / "x.md", "docs/x.md")
    assert text is None
    assert rules(problems) == ["file-too-large"]


def test_frontmatter_and_body_know_their_lines() -> None:
    document, problems = source.split(source.Source("x.md", "---\ntitle: a\nb: c\n---\n\nBody\n"))
    assert problems == []
    assert document is not None
    assert (document.yaml, document.yaml_line, document.body, document.body_line) == (
        "title: a\nb: c\n",
        2,
        "\nBody\n",
        5,
    )


@pytest.mark.parametrize("text", ["", "Body only\n", "---\ntitle: a\n", "--- \n"])
def test_a_page_without_closed_frontmatter_is_refused(text: str) -> None:
    document, problems = source.split(source.Source("x.md", text))
    assert document is None
    assert rules(problems) == ["frontmatter-missing"]


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_finding(data: bytes) -> None:
    text, problems = source.decode(data, "x.md")
    assert text is not None or problems
    if text is not None:
        source.split(text)
