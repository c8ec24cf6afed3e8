"""`mmcd check`: what is wrong with the content, where, and how to mend it."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from mmcd.checks import RULES
from mmcd.checks import run as run_checks
from mmcd.config import load_config
from mmcd.model.load import load
from mmcd.reports import json, text

_GROUPS = tuple(sorted({rule.group for rule in RULES}))


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="check the content")
    parser.add_argument(
        "groups", nargs="*", choices=[*_GROUPS, []], metavar="GROUP", help=f"only these rules: {', '.join(_GROUPS)}"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    parser.set_defaults(run=run)


def run(root: Path, arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    site = load(load_config(root))
    findings = run_checks(site, arguments.groups)
    files = len(site.pages) + len(site.marks)
    seconds = time.monotonic() - started
    if arguments.format == "json":
        print(json.report(findings, files=files, seconds=seconds))
    else:
        if findings:
            print(text.report(findings))
        print(text.summary(findings, files), file=sys.stderr)
    return int(any(finding.is_error for finding in findings))
