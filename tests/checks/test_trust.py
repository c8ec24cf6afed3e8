"""Nothing that content holds can run, load or reach out, in whatever disguise."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from mmcd.checks import run
from mmcd.checks.addresses import danger
from mmcd.checks.registry import RULES
from mmcd.config import load_config
from mmcd.model.load import load
from mmcd.model.outline import outline
from mmcd.model.site import Site
from tests.conftest import SMALL

ABOUT = "docs/en/about.md"
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "fenced_code", "pymdownx.details"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:a()",
        " JavaScript:a()",
        "java\nscript:a()",
        "java\tscript:a()",
        "\x01javascript:a()",
        "java\u200bscript:a()",
        "java\u00adscript:a()",
        "&#106;avascript:a()",
        "&#x6A;avascript:a()",
        "&#0000106avascript:a()",
        "javascript&colon;a()",
        "java&Tab;script&NewLine;:a()",
        "java&amp;Tab;script:a()",
        "javascript%3Aa()",
        "%6Aavascript:a()",
        "%256Aavascript%253Aa()",
        "\uff4aavascript:a()",
        "vbscript:a",
        "data:text/html;base64,PHA+",
        "DATA:image/svg+xml,a",
        "blob:a",
        "file:///etc/passwd",
        "view-source:https://example.org",
    ],
)
def test_a_disguised_address_is_seen_through(address: str) -> None:
    assert danger(address)


@pytest.mark.parametrize(
    "address",
    [
        "beta.md#data",
        "https://example.org/javascript:a?q=data:b",
        "HTTPS://example.org",
        "mailto:data@example.org",
        "https://example.org/a%3Ab&amp;c",
        "figure:data",
        "term:data",
        "htps://example.org",
        "été.md?a=b:c",
        "",
    ],
)
def test_a_plain_address_is_not_taken_for_a_disguise(address: str) -> None:
    assert not danger(address)


def test_trust_cannot_be_waived() -> None:
    assert not [rule.name for rule in RULES if rule.group == "trust" and rule.waivable]


PIECES = st.sampled_from(
    (
        *("[a]", "(", ")", "javascript:x()", "java script:x()", "&#106;avascript:x", "beta.md", "![b]", "{", "}"),
        *(
            "`",
            "```\n",
            "~~~\n",
            "    ",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "\\",
            "|",
            "*",
            "_",
            '"',
            "'",
            "=",
            "x",
            " ",
            "# h ",
        ),
        *("<", ">", "<b>", "</b>", "<img src=x onerror=a>", "<script>", "&lt;", "<!--", "-->", "<!-->"),
        *("{: onclick=a }", '{ style="a" }', "[c]: data:text/html,x\n", "[c]", "[a][c]", "[^1]", "[^1]: "),
        *("| a |\n| - |\n| b |\n", "??? note\n    "),
    )
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_page_would_do_when_rendered_is_found_in_its_source(site: Site, text: str) -> None:
    assert bool(_tells(site, text)) >= _acts(markdown.markdown(text, extensions=EXTENSIONS)), text


@pytest.fixture(scope="module")
def site() -> Site:
    return load(load_config(SMALL))


def _tells(site: Site, body: str) -> list[str]:
    """What the rules of trust say of one page with this text."""
    page = site.pages["about.md", "en"]
    document = dataclasses.replace(page.document, body=body)
    changed = dataclasses.replace(page, document=document, outline=outline(body, page.file, document.body_line))
    return [found.rule for found in run(dataclasses.replace(site, pages={("about.md", "en"): changed}), ["trust"])]


def _acts(rendered: str) -> bool:
    """Whether finished HTML would run or load something: asked of another parser than the rules ask."""
    if not rendered.strip():
        return False
    for element in html.fragment_fromstring(rendered, create_parent=True).iter("*"):
        if element.tag in ("script", "iframe", "object", "embed", "form", "style", "base", "meta", "link"):
            return True
        for name, value in element.attrib.items():
            # Python-Markdown aligns the cells of a table by style.
            if name.lower().startswith("on") or (name.lower() == "style" and not value.startswith("text-align")):
                return True
            if name in ("href", "src") and "".join(value.split()).lower().startswith(("javascript:", "data:")):
                return True
    return False


def test_a_folder_that_is_a_link_is_not_read(checkout: Callable[..., Path], tmp_path: Path) -> None:
    root = checkout()
    outside = tmp_path / "outside"
    (root / "docs/fr").rename(outside)
    (root / "docs/fr").symlink_to(outside)
    site = load(load_config(root))
    assert not [path for path in site.sources if path.startswith("docs/fr/")]
    told = [found for found in run(site) if found.rule == "symbolic-link"]
    assert [found.path for found in told] == ["docs/fr"]


@pytest.mark.parametrize("unit", ["[a](", "![a](", '<a "', "<!-- a ", "[a](b) " * 4000 + "<b>"])
def test_what_would_keep_the_renderer_busy_for_minutes_is_told_instead_of_rendered(site: Site, unit: str) -> None:
    assert _tells(site, unit * 60 + "<b>") == ["raw-html"]


def test_long_pages_and_tables_are_rendered(site: Site) -> None:
    table = "| a | b |\n| - | - |\n" + "| [x](beta.md) | H<sub>2</sub>O |\n" * 800
    assert _tells(site, table + "\n" + "A line with a [link](beta.md) and a<br>break.\n\n" * 800) == []
