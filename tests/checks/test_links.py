"""Links: the record of addresses, and that a mutation of right content is found at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.checks import run
from mmcd.checks.links.scheme import mended
from mmcd.cli.main import main
from mmcd.config import load_config
from mmcd.model.load import load

RECORD = "docs/_data/addresses.yml"


def test_a_page_that_is_renamed_after_its_address_was_noted_is_missed_until_it_is_redirected(
    checkout: Callable[..., Path],
) -> None:
    root = checkout()
    assert main(["--root", str(root), "check", "--record"]) == 0
    assert "- fr/modules/beta/\n" in (root / RECORD).read_text(encoding="utf-8")
    for locale in ("en", "fr"):
        modules = root / "docs" / locale / "modules"
        (modules / "beta.md").rename(modules / "gamma.md")
        alpha = modules / "alpha.md"
        alpha.write_text(alpha.read_text(encoding="utf-8").replace("beta.md", "gamma.md"), encoding="utf-8")
    assert _vanished(root) == ["fr/modules/beta/", "modules/beta/"]
    assert main(["--root", str(root), "check", "--record"]) == 0
    assert _vanished(root) == ["fr/modules/beta/", "modules/beta/"], "noting today's addresses must not forget one"
    with (root / "docs/_data/redirects.yml").open("a", encoding="utf-8") as file:
        file.write("modules/beta/: modules/gamma/\n")
    assert _vanished(root) == []


def _vanished(root: Path) -> list[str]:
    lines = (root / RECORD).read_text(encoding="utf-8").split("\n")
    found = run(load(load_config(root)), ["links"])
    return [lines[one.line - 1].removeprefix("- ") for one in found if one.rule == "address-vanished"]


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("htps://a.org/b", "https://a.org/b"),
        ("ttps://a.org", "https://a.org"),
        ("http:/a.org", "http://a.org"),
        ("https:a.org", "https://a.org"),
        ("https:///a.org", "https://a.org"),
        ("https//a.org", "https://a.org"),
        ("www.a.org", "https://www.a.org"),
        ("//a.org", "https://a.org"),
        ("http://https://a.org", "https://a.org"),
        ("mailt:a@b.org", "mailto:a@b.org"),
        ("mailto:a", ""),
        ("tel:home", ""),
        ("gopher://a.org", ""),
        ("https://a", ""),
        ("https://a.org", None),
        ("mailto:a@b.org?subject=c", None),
        ("tel:+41 22 555", None),
        ("http://localhost:8000", None),
        ("https://[2001:db8::1]:80/", None),
        ("page.md", None),
    ],
)
def test_a_misspelt_beginning_is_mended_where_it_can_be_guessed(address: str, right: str | None) -> None:
    assert mended(address) == right
