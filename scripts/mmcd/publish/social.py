"""The picture that messengers and networks show beside a link: one per language, made at build time."""

from __future__ import annotations

import hashlib
import textwrap
from html import escape
from pathlib import Path

from mmcd import files
from mmcd.edition import Edition

WIDTH, HEIGHT = 1200, 630
"""Pixels, the size Open Graph consumers ask for."""

_FONT = "Gelasio, Georgia, serif"


def social_svg(edition: Edition) -> str:
    """The card as SVG: the site's name, what it is, and the emblem's statement."""
    strings = edition.strings
    lead = textwrap.wrap(strings("site.tagline"), 34)
    lines = "".join(
        f'<text x="96" y="{330 + 66 * number}" font-family="{_FONT}" font-size="52" fill="#1A2233">'
        f"{escape(line)}</text>"
        for number, line in enumerate(lead[:4])
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#F7F5F0"/>'
        '<rect width="24" height="630" fill="#1B3A6B"/><rect x="24" width="6" height="630" fill="#A8481A"/>'
        f'<text x="96" y="180" font-family="{_FONT}" font-size="84" font-weight="700" fill="#1B3A6B">'
        f"{escape(strings('site.title'))}</text>"
        '<rect x="96" y="226" width="120" height="5" fill="#A8481A"/>'
        f"{lines}</svg>"
    )


def social_png(edition: Edition, cache: Path) -> bytes:
    """The card as PNG, kept in `cache`."""
    svg = social_svg(edition)
    kept = cache / "social" / f"{hashlib.sha256(svg.encode()).hexdigest()[:32]}.png"
    if not kept.is_file():
        # Loading the library takes most of a second, and most builds find the picture in the cache.
        import vl_convert

        files.write_bytes(kept, vl_convert.svg_to_png(svg, scale=1))
    return kept.read_bytes()
