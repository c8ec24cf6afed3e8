"""What an extension knows of the page it renders, and where it learns it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mmcd.config import load_config
from mmcd.edition import Edition, Editions
from mmcd.figures import Drawer
from mmcd.files import find_root
from mmcd.model.directive import DIRECTIVE
from mmcd.model.load import load
from mmcd.model.site import url_of


@dataclass(frozen=True, slots=True)
class Library:
    """What all pages share."""

    editions: Editions
    drawer: Drawer


@dataclass
class Article:
    """The page being rendered: what it is, and what it used so far.

    `edition` is that of the language the text is written in; `base` leads from the page to the site's root.
    """

    library: Library
    edition: Edition
    path: str
    base: str
    cited: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def to_page(self, path: str) -> str:
        """A link to another page of the same language, as a relative path of Markdown files."""
        return "../" * self.path.count("/") + path


class Shelf:
    """Holds the library. An engine's adapter puts it there; an engine without one finds it loaded on first use."""

    def __init__(self) -> None:
        self._library: Library | None = None

    def put(self, library: Library) -> None:
        self._library = library

    def library(self) -> Library:
        if self._library is None:
            root = find_root(Path.cwd())
            self._library = Library(Editions(load(load_config(root))), Drawer(root / ".cache" / "mmcd" / "figures"))
        return self._library

    def article(self, line: str) -> Article | None:
        """The article that the first line of a page names, or None where it names none."""
        found = DIRECTIVE.match(line)
        if found is None:
            return None
        library = self.library()
        site = library.editions.site
        url = site.locales[found["locale"]].prefix + url_of(found["path"])
        return Article(
            library,
            library.editions[found["content"] or found["locale"]],
            found["path"],
            "../" * url.count("/") or "./",
        )


SHELF = Shelf()
"""One per process, because Python-Markdown is told names of extensions, not values for them."""
