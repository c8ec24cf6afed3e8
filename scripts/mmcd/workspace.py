"""Opening a checkout: configuration, content and what the checks say, in one step for every command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mmcd.checks.run import run, stops_build
from mmcd.config import load_config
from mmcd.edition import Editions
from mmcd.errors import ContentRefused
from mmcd.extensions.context import SHELF, Library
from mmcd.figures import Drawer
from mmcd.findings import Finding
from mmcd.model.load import load


@dataclass(frozen=True, slots=True)
class Workspace:
    """A checkout whose content can be built. `remarks` are findings that do not stop it."""

    root: Path
    library: Library
    remarks: Sequence[Finding]

    @property
    def editions(self) -> Editions:
        """The site in each of its languages."""
        return self.library.editions

    @property
    def cache(self) -> Path:
        """A folder for what can be made again; safe to delete."""
        return cache_folder(self.root)


def cache_folder(root: Path) -> Path:
    """The cache of a checkout."""
    return root / ".cache" / "mmcd"


def open_workspace(root: Path, *, site_url: str | None = None) -> Workspace:
    """Load and check a checkout, and hand it to the Markdown extensions.

    Raises ContentRefused with all findings where one of them stops a build, UsageError where the
    configuration cannot be used.
    """
    site = load(load_config(root, site_url=site_url))
    # Advice is for those who check; a build asks only for what is wrong.
    findings = run(site, errors_only=True)
    if any(stops_build(finding) for finding in findings):
        raise ContentRefused(findings)
    library = Library(Editions(site), Drawer(cache_folder(root) / "figures"))
    SHELF.put(library)
    return Workspace(root, library, findings)
