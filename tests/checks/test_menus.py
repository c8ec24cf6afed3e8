"""The rule about pages that nothing leads to knows what the menus lead to."""

from __future__ import annotations

from importlib import import_module

from mmcd.checks.modules.page_unreachable import MENUS
from mmcd.model.site import Kind, kind_of


def test_pages_in_menus_and_in_the_catalogue_are_never_told_to_be_out_of_reach() -> None:
    # The package offers functions of the same names as its modules.
    chrome, resources = (import_module(f"mmcd.pages.{name}") for name in ("chrome", "resources"))
    listed = {path for path, _ in (*chrome._MENU, *chrome._SERVICE)} | set(resources._TOOLS)
    assert {path for path in listed if kind_of(path) is Kind.PROSE} == MENUS
