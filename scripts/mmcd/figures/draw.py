"""Charts as SVG files, one per language, width and colour scheme."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mmcd import files
from mmcd.edition import Edition
from mmcd.figures.chart import MEASURING_FONT, SCHEMES, SIZES, Scheme, Size, specification
from mmcd.model.schema import BarChart, LineChart

_READING_FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"
_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')


@dataclass(frozen=True, slots=True)
class Variant:
    """One drawing of a chart. `path` is relative to the site's root."""

    figure: str
    locale: str
    scheme: Scheme
    size: Size

    @property
    def path(self) -> str:
        """Where the drawing is published."""
        return f"assets/figures/{self.figure}.{self.locale}.{self.size.name}.{self.scheme.name}.svg"


def variants(figure: str, locale: str) -> Iterator[Variant]:
    """The drawings of a chart in one language."""
    return (Variant(figure, locale, scheme, size) for size in SIZES for scheme in SCHEMES)


class Drawer:
    """Draws charts, and keeps what it drew in `cache`, a folder that may be deleted at any time."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._drawn: dict[str, str] = {}

    def svg(self, variant: Variant, edition: Edition) -> str:
        """The SVG of a chart."""
        site = edition.site
        chart = site.figures[variant.figure]
        if not isinstance(chart, LineChart | BarChart):
            raise TypeError(f"{variant.figure} is no chart")
        table = site.tables[chart.dataset]
        return self._draw(specification(chart, table, edition, variant.scheme, variant.size))

    def size(self, variant: Variant, edition: Edition) -> tuple[int, int]:
        """Width and height in CSS pixels, so that the page leaves room for the picture before it comes."""
        found = _SIZE.search(self.svg(variant, edition))
        assert found is not None  # every drawing states its size
        return int(found[1]), int(found[2])

    def _draw(self, specification: dict[str, Any]) -> str:
        source = json.dumps(specification, sort_keys=True, ensure_ascii=False)
        key = hashlib.sha256(f"{_library_version()}\n{source}".encode()).hexdigest()[:32]
        if key not in self._drawn:
            kept = self._cache / f"{key}.svg" if self._cache else None
            if kept is not None and kept.is_file():
                self._drawn[key] = kept.read_text(encoding="utf-8")
            else:
                self._drawn[key] = _render(specification)
                if kept is not None:
                    files.write_text(kept, self._drawn[key])
        return self._drawn[key]


def _render(specification: dict[str, Any]) -> str:
    # Loading the library takes most of a second, and most builds find every drawing in the cache.
    import vl_convert

    svg = vl_convert.vegalite_to_svg(specification, vl_version="5.21")
    return svg.replace(MEASURING_FONT, _READING_FONTS).replace("graphics-symbol", "img")


def _library_version() -> str:
    from importlib.metadata import version

    return version("vl-convert-python")
