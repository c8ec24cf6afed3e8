"""The site's templates outside an engine, for pages that are composed after the build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2


@dataclass(frozen=True, slots=True)
class PageValue:
    """What templates read of `page`; engines give the same names."""

    meta: dict[str, Any]
    content: str = ""


class Templates:
    """Renders a template with the values that an engine would give it."""

    def __init__(self, overrides: Path, chrome: dict[str, Any]) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(overrides), autoescape=True, undefined=jinja2.StrictUndefined
        )
        self._config = {"extra": {"mmcd": chrome}}

    def render(self, meta: dict[str, Any], content: str, base_url: str) -> str:
        """A page. base_url: what leads to the site's root, without a slash at its end."""
        template = self._environment.get_template(meta["template"])
        return template.render(page=PageValue(meta, content), config=self._config, base_url=base_url)


def base_url(url: str) -> str:
    """What leads from the page at `url` (`fr/modules/x/`) to the site's root: `../../..`."""
    return "/".join([".."] * url.count("/")) or "."
