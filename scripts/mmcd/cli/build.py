"""`mmcd build`: the production site, put in place only when it is whole."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from mmcd.engines.mkdocs.build import build_pages
from mmcd.files import staged_directory
from mmcd.pages import chrome
from mmcd.publish.assets import bundle
from mmcd.publish.finish import finish
from mmcd.reports.text import report
from mmcd.workspace import open_workspace

_LOCAL = ("127.0.0.1", "localhost", "::1")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("build", help="build the production site into site/")
    parser.add_argument("--site-dir", type=Path, metavar="DIR", help="where to put it (default: site/ in the root)")
    parser.add_argument(
        "--jobs", type=int, metavar="N", default=os.cpu_count() or 1, help="processes to use (default: all cores)"
    )
    parser.set_defaults(run=run)


def run(root: Path, arguments: argparse.Namespace) -> int:
    site_dir = arguments.site_dir or root / "site"
    build(root, site_dir, jobs=max(1, arguments.jobs))
    return 0


def build(root: Path, site_dir: Path, *, jobs: int) -> None:
    """Build into `site_dir`. What was there stays as it was unless the new site is whole."""
    started = time.monotonic()
    workspace = open_workspace(root)
    if workspace.remarks:
        print(report(workspace.remarks), file=sys.stderr)
    config = workspace.editions.site.config
    overrides = root / "overrides"
    assets = bundle(overrides)
    with staged_directory(site_dir) as staging:
        for warning in build_pages(workspace, staging, jobs):
            print(f"mkdocs: {warning}", file=sys.stderr)
        frame = chrome(workspace.editions, assets=assets.folder, production=True)
        finish(workspace, staging, overrides, frame, assets)
        pages = sum(1 for _ in staging.rglob("index.html"))
    if urlsplit(config.site_url).hostname in _LOCAL:
        print(
            f"site_url is {config.site_url}: before you publish, set MMCD_SITE_URL to the site's public address.",
            file=sys.stderr,
        )
    print(f"{site_dir}: {pages} pages in {time.monotonic() - started:.1f} s")
