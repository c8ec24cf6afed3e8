"""Fixes: what needs no judgement is mended, and the page says what it said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmcd.checks.fix import mend_data, mend_page, same_page
from mmcd.checks.fix.keys import in_order
from mmcd.cli import main
from mmcd.model.outline import outline

HEAD = "---\ntitle: T\n---\n"
PAGE = "docs/fr/about.md"


def body(text: str, tag: str = "fr", insecure: tuple[str, ...] = ()) -> str:
    return mend_page(HEAD + text, tag, insecure).removeprefix(HEAD)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Un mot. \nDeux.\t\n", "Un mot.\nDeux.\n"),
        ("Une ligne coupée   \nici.\n", "Une ligne coupée  \nici.\n"),
        ("Fin de paragraphe.  \n\nAutre.\n", "Fin de paragraphe.\n\nAutre.\n"),
        ("Sans fin", "Sans fin\n"),
        ("Trop de fin\n\n\n", "Trop de fin\n"),
        ("- un\n\n\tsuite\n", "- un\n\n    suite\n"),
        ("Une ligne\r\nen deux\r\n", "Une ligne\nen deux\n"),
        ("L'Etat `Etat` [Etat](etat.md#Etat)\n", "L'État `Etat` [État](etat.md#Etat)\n"),
        ("| a  |  b | \n| - | - |\n", "| a  |  b |\n| - | - |\n"),
        ("Le coeur\n\n    code: coeur \n", "Le cœur\n\n    code: coeur \n"),
    ],
)
def test_a_body_is_mended(wrong: str, right: str) -> None:
    assert body(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "```\nEtat \n\tcoeur...\t\n```\n",
        "~~~ yaml\na: \n~~~\n",
        "Du texte\n\n    du code \n\n\tdu code\t\n\nDu texte\n",
        "<!-- Etat \n coeur -->\n",
        "`Etat...` et ``coeur ` coeur``\n",
        "Un retour \\\nforcé.\n",
        "| Etat... | mais seulement |\n".replace("Etat...", "a   b"),
    ],
)
def test_code_comments_and_tables_are_left_alone(text: str) -> None:
    assert body(text) == text


def test_an_address_is_made_secure_where_it_stands_as_such() -> None:
    known = ("http://example.org/a",)
    text = "[a](http://example.org/a) [b](http://example.org/ab) <http://example.org/a> `http://example.org/a`\n"
    assert body(text, insecure=known) == (
        "[a](https://example.org/a) [b](http://example.org/ab) <https://example.org/a> `http://example.org/a`\n"
    )


def test_keys_are_put_in_order_with_their_comments() -> None:
    assert in_order("# about it\nupdated: 2026-11-24\ntopics:\n  - a\n\n  - b\nodd: 1\ntitle: T\n") == (
        "title: T\ntopics:\n  - a\n\n  - b\nodd: 1\n# about it\nupdated: 2026-11-24\n"
    )


@pytest.mark.parametrize(
    "yaml", ["topics: &a [x]\ntitle: T\nmodules: *a\n", "updated: 1\n? odd\n: 1\ntitle: T\n", "title: A\ntitle: B\n"]
)
def test_keys_that_cannot_be_moved_safely_stay(yaml: str) -> None:
    assert in_order(yaml) == yaml


def test_yaml_loses_white_space_but_no_text() -> None:
    text = 'a: 1 \r\nb: |\r\n  x  \r\n  y\r\nc: "p  \r\n  q"  # note \r\n\r\n\r\n'
    assert mend_data(text) == 'a: 1\nb: |\n  x  \n  y\nc: "p  \n  q"  # note\n'


def test_what_cannot_be_read_is_left_alone() -> None:
    for text in ("a: [1 \r\n", "- a \n b: \t- \n"):
        assert mend_data(text) == text
    assert mend_page("no frontmatter \r\n", "fr") == "no frontmatter \r\n"


LINES = st.sampled_from(
    [
        "",
        "",
        " ",
        "Un mot ",
        "Deux mots  ",
        "l'Etat... et n° 5 ",
        "un -- deux\t",
        "## Titre {#titre} ",
        "### Question ? {#q objective=1}",
        "- item ",
        "\tsuite\t",
        "    suite  ",
        "- [x] oui [@a-2020, p. 1] ",
        "    - parce que ",
        "1. un\t",
        "```",
        "`code  ` ",
        "<!-- note ",
        "--> ",
        "| a | b | ",
        "|---|---|",
        '!!! note "Titre" ',
        '[lien](http://example.org/a "Titre") ',
        "![image](figure:x) ",
        "[^n]: note ",
        "term",
        ":   definition ",
        "> citation  ",
        "  deux espaces",
    ]
)
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "tables"]


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["fr", "en", "tg"]))
def test_a_mended_page_stays_as_it_is_and_says_what_it_said(lines: list[str], end: str, tag: str) -> None:
    text = end.join([*HEAD.rstrip("\n").split("\n"), *lines])
    once = mend_page(text, tag, ["http://example.org/a"])
    assert mend_page(once, tag, ["http://example.org/a"]) == once
    old = text.replace("\r\n", "\n").removeprefix(HEAD)
    assert same_page(outline(old), outline(once.removeprefix(HEAD)))


PLAIN = LINES.filter(lambda line: not re.search(r"Etat|--|http:", line))


@settings(max_examples=100, deadline=None)
@given(st.lists(PLAIN, max_size=12))
def test_mending_white_space_does_not_show_on_the_page(lines: list[str]) -> None:
    text = "\n".join(lines)
    shown, mended = (markdown.markdown(t, extensions=EXTENSIONS) for t in (text, body(f"{text}\n")))
    assert _words(mended) == _words(shown)


def _words(html: str) -> str:
    """HTML without the white space that no reader sees; blocks of code as they are."""
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(
        part if part.startswith("<pre>") else re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", part))
        for part in parts
    )


def check(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "check", *arguments])


def test_a_diff_is_shown_and_nothing_is_written(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout({PAGE: lambda t: t + "L'Etat. \n"})
    before = (root / PAGE).read_bytes()
    assert check(root, "--diff") == 0
    out = capsys.readouterr().out
    assert f"+++ b/{PAGE}\n" in out
    assert "-L'Etat. \n+L'État.\n" in out
    assert (root / PAGE).read_bytes() == before


def test_fixing_writes_then_checks_what_is_left(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout(
        {
            PAGE: lambda t: (
                t.replace("title:", "updated: 2026-11-24\ntitle:").replace("total.\nupdated: 2026-11-24\n", "total.\n")
                + "L'Etat. <!-- mmcd-waive link-empty: none -->\n\n"
                + "<!-- mmcd-waive term-unknown: none -->\n[x](term:nothing)\n"
            ),
            "docs/_data/topics.yml": lambda t: t + "# mmcd-waive text-language-missing: none\n",
        }
    )
    topics = (root / "docs/_data/topics.yml").read_text(encoding="utf-8")
    check(root, "--fix", "--language", "en")
    captured = capsys.readouterr()
    assert captured.err.startswith(f"mended: docs/_data/topics.yml\nmended: {PAGE}\n")
    assert "waiver-unused" not in captured.out
    text = (root / PAGE).read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: ")
    assert text.endswith("L'État.\n\n<!-- mmcd-waive term-unknown: none -->\n[x](term:nothing)\n")
    assert (root / "docs/_data/topics.yml").read_text(
        encoding="utf-8"
    ) + "# mmcd-waive text-language-missing: none\n" == topics
    assert check(root, "--diff") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("waive", "left"),
    [
        ("waive: {link-empty: none}\n", ""),
        ("waive:\n  link-empty: none\n", ""),
        ("waive:\n  link-empty: none\n  term-unknown: here\n", "waive:\n  term-unknown: here\n"),
        ("waive:\n  term-unknown: here\n  link-empty: none\n", "waive:\n  term-unknown: here\n"),
    ],
)
def test_a_waiver_of_a_page_is_taken_out_when_it_excuses_nothing(
    checkout: Callable[..., Path], waive: str, left: str
) -> None:
    root = checkout(
        {PAGE: lambda t: t.replace("updated: 2026-11-24\n", f"updated: 2026-11-24\n{waive}") + "[x](term:nothing)\n"}
    )
    check(root, "--fix", "docs/fr")
    assert (root / PAGE).read_text(encoding="utf-8").partition("updated: 2026-11-24\n")[2].startswith(f"{left}---\n")


def test_a_path_narrows_what_is_mended(checkout: Callable[..., Path]) -> None:
    root = checkout({PAGE: lambda t: t + "Mot. \n", "docs/en/about.md": lambda t: t + "Word. \n"})
    check(root, "--fix", "docs/en")
    assert (root / PAGE).read_text(encoding="utf-8").endswith("Mot. \n")
    assert (root / "docs/en/about.md").read_text(encoding="utf-8").endswith("Word.\n")


def test_mending_does_not_make_a_translation_stale(checkout: Callable[..., Path]) -> None:
    root = checkout({"docs/en/about.md": lambda t: t + "One... two ; three -- four \n[x](http://www.unhcr.org/)\n"})
    assert main(["--root", str(root), "translate", "update", "about", "--locale", "fr"]) == 0
    before = (root / "docs/en/about.md").read_bytes()
    stamped = (root / PAGE).read_bytes()
    check(root, "--fix", "docs/en/about.md")
    assert (root / "docs/en/about.md").read_bytes() != before
    assert main(["--root", str(root), "translate", "update", "about", "--locale", "fr"]) == 0
    assert (root / PAGE).read_bytes() == stamped
