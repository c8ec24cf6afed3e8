"""`mmcd report`: what a proposal changes, for a subject expert, as Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from mmcd.checks import run as run_checks
from mmcd.checks.words import languages, spoken
from mmcd.cli.revision import NoRevision, site_at
from mmcd.config import load_config
from mmcd.findings import Finding
from mmcd.model.comparison import compare
from mmcd.model.history import with_past
from mmcd.model.load import load
from mmcd.model.statistics import statistics
from mmcd.reports import pull_request
from mmcd.reports.words import load_phrases


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "report",
        help="say what a proposal changes, as Markdown for a pull request",
        epilog="Exit status: 0 no error in the content; 1 errors in the content; 2 wrong usage.",
    )
    parser.add_argument(
        "--base", metavar="REV", default="origin/main", help="what to compare with (default: origin/main)"
    )
    parser.add_argument(
        "--language",
        "--locale",
        choices=languages(),
        default=spoken(),
        help="language of the report (default: that of the environment)",
    )
    parser.set_defaults(run=run)


def run(root: Path, arguments: argparse.Namespace) -> int:
    config = load_config(root)
    site = with_past(load(config))
    found = run_checks(site, language=arguments.language)
    phrases = load_phrases(arguments.language)
    changes, reason = None, ""
    told = found
    try:
        with site_at(root, arguments.base, site_url=config.site_url) as old:
            changes = compare(old, site)
            told = _new(found, run_checks(old, language=arguments.language))
    except NoRevision as missing:
        reason = phrases[f"report.reason.{missing.case}"].format(base=arguments.base, detail=missing.detail)
    print(
        pull_request.report(told, changes, statistics(site), phrases, base=arguments.base, reason=reason),
    )
    return int(any(finding.is_error for finding in found))


def _new(found: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """All errors, and what else was not there before: a proposal does not answer for the rest."""
    known = {(finding.rule, finding.path, finding.message) for finding in before}
    return [
        finding for finding in found if finding.is_error or (finding.rule, finding.path, finding.message) not in known
    ]
