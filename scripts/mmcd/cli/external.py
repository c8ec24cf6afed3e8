"""`mmcd check --external`: the addresses on other hosts, which alone need a network."""

from __future__ import annotations

import argparse
import ipaddress
import sys
from collections.abc import Collection

from mmcd import __version__, files
from mmcd.checks.external.check import MEMORY, check_external
from mmcd.checks.external.readdress import movable, readdressed
from mmcd.checks.external.targets import Targets, targets
from mmcd.cli.mending import read
from mmcd.cli.revision import NoRevision, site_at
from mmcd.errors import ToolMissing, UsageError
from mmcd.findings import Finding
from mmcd.model.site import Site


def add(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("addresses on other hosts")
    group.add_argument(
        "--external",
        action="store_true",
        help=f"ask other hosts whether they have what is linked; answers are remembered in {MEMORY} "
        "(good ones for 7 days, others for an hour). With --fix, addresses that moved for good are rewritten",
    )
    group.add_argument("--changed-since", metavar="REV", help="ask only addresses that were not there at a revision")
    group.add_argument("--no-memory", action="store_true", help="ask again what is remembered, and remember nothing")
    group.add_argument(
        "--allow-private",
        metavar="ADDRESS:PORT",
        action="append",
        default=[],
        help="connect to this private address as well, such as 127.0.0.1:8000 (for tests)",
    )


def refuse_alone(arguments: argparse.Namespace) -> None:
    """Raises UsageError for an option that means nothing without `--external`."""
    for option in ("changed_since", "allow_private", "no_memory"):
        if getattr(arguments, option) and not arguments.external:
            raise UsageError(f"--{option.replace('_', '-')} needs --external.")
    if arguments.external and arguments.diff:
        raise UsageError("--diff shows what is mended without a network. Leave out --external, or --diff.")


def check(site: Site, paths: Collection[str], arguments: argparse.Namespace) -> tuple[list[Finding], str]:
    """What is found; and the files in which an address was rewritten, a line each, where `--fix` asks for that."""
    try:
        from mmcd.checks.external.network import HttpWeb
    except ImportError as error:
        raise ToolMissing(error.name or "httpx2", "scripts/bootstrap") from error
    asked = _asked(site, paths, arguments.changed_since)
    allowed = [_allowed(text) for text in arguments.allow_private]
    agent = f"mmcd-link-check/{__version__} (+{site.config.site_url})"
    found = check_external(
        site,
        asked,
        lambda: HttpWeb(agent=agent, allowed=allowed),
        language=arguments.language,
        is_complete=not paths and not arguments.changed_since,
        memory=None if arguments.no_memory else site.config.root / MEMORY,
        progress=_progress,
    )
    if not arguments.fix:
        return found.findings, ""
    moved = movable(found.outcomes)
    new = readdressed(read(site, paths), asked, moved)
    for path, text in new.items():
        files.write_text(site.config.root / path, text)
    left = [one for one in found.findings if one.rule != "external-moved" or one.path not in new]
    return left, "".join(f"mended: {path}\n" for path in sorted(new))


def _asked(site: Site, paths: Collection[str], revision: str | None) -> Targets:
    """Addresses to be asked, those left out that were there at a revision."""
    found = targets(site, paths)
    if revision is None:
        return found
    try:
        with site_at(site.config.root, revision, site_url=site.config.site_url) as old:
            known = targets(old)
    except NoRevision as missing:
        raise UsageError(f"There is nothing to compare with at “{revision}” ({missing.case}).") from missing
    return {address: places for address, places in found.items() if address not in known}


def _allowed(text: str) -> tuple[str, int]:
    address, _, port = text.rpartition(":")
    try:
        return str(ipaddress.ip_address(address.strip("[]"))), int(port)
    except ValueError as error:
        raise UsageError(f"“{text}” is not an address and a port, such as 127.0.0.1:8000.") from error


def _progress(done: int, all_: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{all_}", end="" if done < all_ else "\n", file=sys.stderr, flush=True)
