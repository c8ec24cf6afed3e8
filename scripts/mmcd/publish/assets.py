"""Style sheets and scripts, under a folder whose name changes with their content.

Browsers may keep that folder for a year, and a page never meets scripts of another version of the site.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

STYLESHEETS = (
    "tokens.css",
    "base.css",
    "chrome.css",
    "article.css",
    "components.css",
    "pages.css",
    "sheet.css",
    "print.css",
)
"""In the order of the cascade."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The assets of the theme. `folder` is relative to the site's root, `files` are relative to it."""

    folder: str
    files: dict[str, bytes]


def bundle(overrides: Path) -> Bundle:
    """All style sheets in one file, and each script by itself (ES modules that import each other)."""
    sources = overrides / "assets"
    css = "\n".join((sources / "stylesheets" / name).read_text(encoding="utf-8") for name in STYLESHEETS)
    files = {"mmcd.css": str(rcssmin.cssmin(css)).encode()}
    for script in sorted((sources / "javascripts").glob("*.js")):
        files[f"js/{script.name}"] = str(rjsmin.jsmin(script.read_text(encoding="utf-8"))).encode()
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    return Bundle(f"assets/v-{digest.hexdigest()[:10]}", files)
