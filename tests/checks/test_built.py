"""The rules over built pages: where a mistake is placed, and that the real site has none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.checks.built.check import check_built
from mmcd.checks.built.pages import BuiltSite
from mmcd.cli.main import main
from mmcd.config import load_config
from mmcd.model.load import load
from mmcd.model.site import Site
from tests.conftest import CHECKOUT

PAGE = "<html lang=en><body><h2 id=objectives>A</h2>\n{}</body></html>"


def _lay(root: Path, body: str) -> Path:
    folder = root / "site"
    (folder / "modules/alpha").mkdir(parents=True)
    (folder / "modules/alpha/index.html").write_text(PAGE.format(body), encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(""), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ('<a href="../beta/#chek">B</a>', "(beta.md#chek)"),
        ('<p id="objectives">Again</p>', "{#objectives}"),
        ('<a href="../gamma/">G</a>', ""),
    ],
)
def test_a_mistake_is_told_in_the_source_where_it_stands_there(
    small_site: Callable[..., Site], body: str, mark: str
) -> None:
    site = small_site({"docs/en/modules/alpha.md": lambda text: text.replace("(beta.md#check)", "(beta.md#chek)")})
    folder = _lay(site.config.root, body)
    (folder / "modules/beta").mkdir()
    (folder / "modules/beta/index.html").write_text(PAGE.format(""), encoding="utf-8")
    lines = site.pages["modules/alpha.md", "en"].document.source.text.split("\n")
    source = [("docs/en/modules/alpha.md", number) for number, line in enumerate(lines, 1) if mark and mark in line]
    found = [(one.path, one.line) for one in check_built(folder, site)]
    assert found == (source or [("site/modules/alpha/index.html", 2)])


@pytest.mark.parametrize(
    ("base", "page", "address", "path"),
    [
        ("/", "a/b/index.html", "../c/", "a/c/"),
        ("/", "a/b/index.html", "..", "a/"),
        ("/", "a/index.html", "../../..", ""),
        ("/sub/", "a/index.html", "../b/#c", "b/#c"),
        ("/sub/", "a/index.html", "../../b/", None),
        ("/sub/", "404.html", "/sub/b/", "b/"),
        ("/sub/", "a/index.html", "https://learn.example.org/sub/b/", "b/"),
        ("/sub/", "a/index.html", "https://learn.example.org/b/", None),
        ("/", "a/index.html", "https://example.org/", None),
        ("/", "a/index.html", "?q=a", "a/index.html"),
        ("/", "a/index.html", "#b", "a/index.html#b"),
    ],
)
def test_an_address_is_resolved_as_a_browser_does(
    tmp_path: Path, base: str, page: str, address: str, path: str | None
) -> None:
    (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / page).write_text(PAGE.format(""), encoding="utf-8")
    built = BuiltSite(tmp_path, f"https://learn.example.org{base}")
    assert built.own(built.pages[page], address) == path


def test_the_command_checks_a_built_site_and_says_when_there_is_none(
    checkout: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout()
    assert main(["--root", str(root), "check", "built"]) == 2
    assert "holds no built site" in capsys.readouterr().err
    _lay(root, '<a href="../../none/">N</a>')
    assert main(["--root", str(root), "check", "built"]) == 1
    assert "built-target-missing" in capsys.readouterr().out
    assert main(["--root", str(root), "check", "built", "--site", str(root / "nowhere")]) == 2


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('href="../', 'href="../nowhere/', "built-target-missing"),
        ("<main", '<p id="content"></p><main', "built-id-repeated"),
        ('lang="en"', "", "built-language-missing"),
        ("<main", '<img src="https://example.org/a.png" alt="a"><main', "built-other-host"),
        ("<main", '<p onclick="a()">a</p><main', "built-unsafe"),
        ('id="content"', 'id="other"', "built-anchor-missing"),
    ],
)
def test_the_real_site_is_clean_and_a_mutation_of_it_is_found(
    built: Path, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    site = load(load_config(CHECKOUT, site_url="https://learn.example.org/"))
    copy = tmp_path / "site"
    shutil.copytree(built, copy)
    page = copy / "about/index.html"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert {found.rule for found in check_built(copy, site)} == {rule}


def test_the_real_site_has_no_finding(built: Path, built_below: Path) -> None:
    for folder, url in ((built, "https://learn.example.org/"), (built_below, "https://example.org/mmcd/learn/")):
        site = load(load_config(CHECKOUT, site_url=url))
        assert [one.one_line() for one in check_built(folder, site)] == []
