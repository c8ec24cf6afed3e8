"""Text contrasts with its paper in light and in dark, as the style sheet has the colours now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[1] / "overrides" / "assets" / "stylesheets" / "tokens.css"
TEXT = ("ink", "quiet", "brand", "link", "accent", "right", "caution", "wrong")
PAPERS = ("page", "paper")


def channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (channel(int(digits[at : at + 2], 16)) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def scheme(name: str) -> dict[str, str]:
    text = TOKENS.read_text(encoding="utf-8")
    light, _, dark = text.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--mmcd-([\w-]+):\s*(#[0-9a-f]{3,6})", light))
    return {**found, **dict(re.findall(r"--mmcd-([\w-]+):\s*(#[0-9a-f]{3,6})", dark))} if name == "dark" else found


def test_the_formula_knows_its_ends() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", TEXT)
def test_text_can_be_read(name: str, paper: str, ink: str) -> None:
    colours = scheme(name)
    assert contrast(colours[ink], colours[paper]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("on-brand", "brand", 4.5),
        ("on-accent", "accent", 4.5),
        ("mark-ink", "mark", 4.5),
        ("control", "page", 3),
        ("control", "paper", 3),
        ("focus", "page", 3),
        ("focus", "paper", 3),
    ],
)
def test_controls_and_marks_can_be_seen(name: str, ink: str, paper: str, least: float) -> None:
    colours = scheme(name)
    assert contrast(colours[ink], colours[paper]) >= least
