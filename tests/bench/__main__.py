"""`scripts/bench`: one table of bytes and seconds, ours beside the stock theme, in the same run."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Page

from tests.bench import corpus
from tests.bench.reader import visits

_BIN = Path(sys.executable).parent


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--pages", default="250,1000", help="sizes to build, module pages in two languages together")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each build (default: 3)")
    parser.add_argument("--reader-only", action="store_true", help="bytes for the reader, nothing else")
    arguments = parser.parse_args(argv)
    chromium = next((f for n in ("chromium", "chromium-browser", "google-chrome") if (f := shutil.which(n))), None)
    if chromium is None:
        print("No Chromium here. Install it (Debian: apt install chromium).", file=sys.stderr)
        return 2
    print(
        f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, mkdocs {version('mkdocs')}, "
        f"mkdocs-material {version('mkdocs-material')}, mkdocs-static-i18n {version('mkdocs-static-i18n')}, "
        f"pagefind {version('pagefind')}, {_output(chromium, '--version')}\n"
    )
    with tempfile.TemporaryDirectory(prefix="mmcd-bench-") as name:
        folder = Path(name)
        sizes = [int(size) for size in arguments.pages.split(",")]
        rows = []
        real = folder / "real"
        _run(["mmcd", "--root", str(corpus.REPOSITORY), "build", "--site-dir", str(real)])
        rows.append(("real site", _reader(real, "modules/labour-migration-fair-recruitment/", chromium, _ours_search)))
        for size in sizes:
            print(f"making {size} pages …", file=sys.stderr)
            ours = corpus.ours(folder / f"ours-{size}", size)
            stock = corpus.stock(folder / f"stock-{size}", ours)
            commands = {
                "ours": ["mmcd", "--root", str(ours), "build"],
                "stock": ["mkdocs", "build", "--quiet", "--config-file", str(stock / "mkdocs.yml")],
            }
            _times(size, commands, 1 if arguments.reader_only else arguments.runs)
            if not arguments.reader_only:
                seconds = _checked(ours)
                print(f"check, {size} pages: {seconds:.2f} s (budget at 1,000 pages: 3 s)")
            module = "modules/m00001/"
            rows.append((f"ours, {size} pages", _reader(ours / "site", module, chromium, _ours_search)))
            rows.append((f"stock, {size} pages", _reader(stock / "site", module, chromium, _stock_search)))
        print("\nBytes over the wire (gzip), one reader, 360 px")
        heads = list(rows[0][1])
        print(f"{'':24}" + "".join(f"{head:>18}" for head in heads))
        for label, values in rows:
            print(f"{label:24}" + "".join(f"{values[head]:>18,}" for head in heads))
        print("budgets: first visit 70,000 without images; first search 250,000 at 1,000 pages; hosts 1")
    return 0


def _times(size: int, commands: dict[str, list[str]], runs: int) -> None:
    """Whole-process seconds of each command, in turn, and the ratio of the medians."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    peak: dict[str, int] = dict.fromkeys(commands, 0)
    for _ in range(runs):
        for name, command in commands.items():
            started = time.monotonic()
            peak[name] = max(peak[name], _run(command))
            taken[name].append(time.monotonic() - started)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    for name, values in taken.items():
        print(
            f"build, {size} pages, {name:6} median {medians[name]:7.1f} s  "
            f"(min {min(values):.1f}, max {max(values):.1f}, {runs} runs; peak of one process {peak[name] // 1024} MiB)"
        )
    print(f"build, {size} pages, ours / stock: {medians['ours'] / medians['stock']:.2f} (budget: 0.50)")


def _run(command: list[str]) -> int:
    """Run a program of the environment; its peak resident size in KiB."""
    process = subprocess.Popen(
        [str(_BIN / command[0]), *command[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, said = process.communicate()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{said.decode()[-2000:]}")
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def _checked(root: Path) -> float:
    done = subprocess.run(
        [str(_BIN / "mmcd"), "--root", str(root), "check", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    return float(json.loads(done.stdout)["summary"]["seconds"])


def _reader(site: Path, module: str, chromium: str, search: object) -> dict[str, int]:
    second = next(
        page.parent.relative_to(site).as_posix() + "/"
        for page in sorted((site / "modules").glob("*/index.html"))
        if page.parent.relative_to(site).as_posix() + "/" != module
    )
    return visits(site, module, second, search, chromium)  # type: ignore[arg-type]


def _ours_search(page: Page) -> None:
    page.keyboard.press("/")
    page.locator("dialog input[type=search]").fill("protection")
    page.locator("dialog a[href*='modules/']").first.wait_for()


def _stock_search(page: Page) -> None:
    page.locator("header label[for='__search']").first.click()
    page.keyboard.type("protection")
    page.locator(".md-search-result__link").first.wait_for()


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
