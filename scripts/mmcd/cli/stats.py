"""`mmcd stats`: how complete the site is, module by module, and which sources are due to be looked up again."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from mmcd.checks.words import languages, spoken
from mmcd.config import load_config
from mmcd.model.load import load
from mmcd.model.statistics import Due, due, statistics
from mmcd.reports.statistics import due_report, report
from mmcd.reports.words import load_phrases


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("stats", help="say how complete the site is, and what is due")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    parser.add_argument("--due", action="store_true", help="list references by the day on which to look them up again")
    parser.add_argument(
        "--language",
        "--locale",
        choices=languages(),
        default=spoken(),
        help="language of the report (default: that of the environment)",
    )
    parser.set_defaults(run=run)


def run(root: Path, arguments: argparse.Namespace) -> int:
    site = load(load_config(root))
    phrases = load_phrases(arguments.language)
    if arguments.due:
        found = due(site, site.config.today)
        if arguments.format == "json":
            print(_json({"today": site.config.today.isoformat(), "references": [_due(one) for one in found]}))
        else:
            print(due_report(found, site.config.today, phrases))
        return 0
    counted = statistics(site)
    print(_json(counted.as_dict()) if arguments.format == "json" else report(counted, phrases))
    return 0


def _due(one: Due) -> dict[str, Any]:
    by = one.by.isoformat() if one.by is not None else None
    return {"reference": one.key, "title": one.title, "review_by": by, "days": one.days, "pages": one.pages}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
