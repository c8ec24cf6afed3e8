"""Finding the article in a built page: what every publisher begins from, so that a page is rendered once."""

from __future__ import annotations

from pathlib import Path

START = "<!-- article -->"
END = "<!-- /article -->"


def article(site_dir: Path, url: str) -> str | None:
    """The article's HTML of the page at `url`, or None where the page was not built."""
    try:
        page = (site_dir / url / "index.html").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    start, end = page.find(START), page.find(END)
    return page[start + len(START) : end].strip() if start >= 0 and end > start else None
