"""`mmcd check`: what is wrong with the content, where, and how to mend it."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from mmcd import __version__, files
from mmcd.checks import RULES, docs
from mmcd.checks import run as run_checks
from mmcd.checks.built.check import check_built
from mmcd.checks.links.address_vanished import RECORD, record
from mmcd.checks.registry import BY_NAME
from mmcd.checks.rule import GROUPS
from mmcd.checks.words import Words, languages, load_words, spoken
from mmcd.cli import external, mending
from mmcd.config import SiteConfig, load_config
from mmcd.errors import UsageError
from mmcd.findings import Finding
from mmcd.model.history import with_past
from mmcd.model.load import load
from mmcd.model.site import Site
from mmcd.reports import github, json, sarif, text

FORMATS = ("text", "json", "github", "sarif")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "check",
        help="check the content",
        epilog="Exit status: 0 no error; 1 errors in content; 2 wrong usage, or the tool itself failed.",
    )
    parser.add_argument(
        "what",
        nargs="*",
        metavar="GROUP|PATH",
        help=f"only rules of these groups ({', '.join(GROUPS)}), only findings in these files and folders",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: text)")
    parser.add_argument(
        "--language",
        "--locale",
        choices=languages(),
        default=spoken(),
        help="language of messages (default: that of the environment)",
    )
    parser.add_argument(
        "--fix", action="store_true", help="mend what needs no judgement first: white space, typography, key order, …"
    )
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    parser.add_argument("--list", action="store_true", help="list the rules")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule is for, with examples")
    parser.add_argument("--write-docs", action="store_true", help=f"write {docs.FILE} from the rules and their cases")
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="the built site that the group “built” checks (default: site/ in the root)",
    )
    parser.add_argument(
        "--record", action="store_true", help=f"note today's addresses in docs/_data/{RECORD}, so that none vanishes"
    )
    external.add(parser)
    parser.set_defaults(run=run)


def run(root: Path, arguments: argparse.Namespace) -> int:
    external.refuse_alone(arguments)
    if arguments.list:
        print(_list(arguments.what, arguments.language))
        return 0
    if arguments.explain:
        print(_explain(arguments.explain))
        return 0
    if arguments.write_docs:
        if not (root / docs.CASES).is_dir():
            raise UsageError(f"{root} has no {docs.CASES}: the reference is written from the project's own checkout.")
        files.write_text(root / docs.FILE, docs.compose(root))
        print(docs.FILE)
        return 0
    if arguments.record:
        config = load_config(root)
        target = config.docs_dir / "_data" / RECORD
        if target.is_symlink() or not files.is_inside(target.parent, root):
            raise UsageError(f"{target} leads out of the checkout.")
        files.write_text(target, record(load(config)))
        print(target.relative_to(root).as_posix())
        return 0
    return _check(root, arguments)


def _check(root: Path, arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    config = load_config(root)
    groups = [name for name in arguments.what if name in GROUPS]
    paths = [_path(root, name) for name in arguments.what if name not in GROUPS]
    if "" in paths:
        paths = []
    if arguments.fix or arguments.diff:
        changed = mending.mend(load(config), paths, write=not arguments.diff)
        print(changed, end="", file=sys.stdout if arguments.diff else sys.stderr)
        if arguments.diff:
            return 0
    site = with_past(load(config))
    outside: list[Finding] = []
    if arguments.external:
        outside, changed = external.check(site, paths, arguments)
        if changed:
            print(changed, end="", file=sys.stderr)
            site = with_past(load(config))
    found = sorted(
        [*run_checks(site, groups, paths, language=arguments.language), *outside], key=lambda finding: finding.sort_key
    )
    if "built" in groups or arguments.site:
        found = sorted({*found, *_built(root, site, arguments)}, key=lambda finding: finding.sort_key)
    count = _count(site, paths)
    seconds = time.monotonic() - started
    words = load_words(arguments.language)
    report = _report(arguments.format, found, site, words, count, seconds)
    if report:
        print(report)
    if arguments.format == "text":
        print(text.summary(found, count, words.common), file=sys.stderr)
    return int(any(finding.is_error for finding in found))


def _built(root: Path, site: Site, arguments: argparse.Namespace) -> list[Finding]:
    """What the rules over built pages find. Raises UsageError where there is no built site."""
    folder = (arguments.site or root / "site").absolute()
    if not (folder / "index.html").is_file():
        raise UsageError(
            f"{folder} holds no built site. Build it: mmcd build --site-dir DIR, and name it with --site DIR."
        )
    return check_built(folder, site, language=arguments.language)


def _report(kind: str, found: Sequence[Finding], site: Site, words: Words, count: int, seconds: float) -> str:
    if kind == "json":
        return json.report(found, files=count, seconds=seconds)
    if kind == "github":
        return github.report(found)
    if kind == "sarif":
        rules = _described(site.config, words.language)
        return sarif.report(found, rules, version=__version__, language=words.language)
    return text.report(
        found,
        sources={path: source.text for path, source in site.sources.items()},
        labels=words.common,
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
    )


def _described(config: SiteConfig, language: str) -> list[sarif.Described]:
    """The rules for programs that show them beside a finding."""
    branch = config.edit_uri.removeprefix("edit/").partition("/")[0]
    page = f"{config.repo_url}/blob/{branch}/{docs.FILE.as_posix()}" if config.repo_url else ""
    return [
        sarif.Described(
            rule.name,
            rule.group,
            rule.severity,
            *(what := docs.what(rule, language))[:1],
            rule.why,
            what[1],
            f"{page}#{rule.name}" if page else "",
        )
        for rule in RULES
    ]


def _count(site: Site, paths: Sequence[str]) -> int:
    """Files of content that were looked at."""
    return sum(
        not paths or any(path == chosen or path.startswith(f"{chosen}/") for chosen in paths) for path in site.sources
    )


def _path(root: Path, name: str) -> str:
    """A file or folder as findings name it: relative to the root, empty for the root itself.

    Named from where the command was started, or from the root. Raises UsageError where there is none.
    """
    for path in (Path.cwd() / name, root / name):
        # Not resolved: a symbolic link is content to be refused, not a way to somewhere else.
        absolute = Path(os.path.normpath(path))
        if os.path.lexists(absolute) and absolute.is_relative_to(root):
            found = absolute.relative_to(root).as_posix()
            return "" if found == "." else found
    near = difflib.get_close_matches(name, [*GROUPS, *_content(root)], n=1, cutoff=0.5)
    raise UsageError(
        f"“{name}” is neither a group of rules nor a file of this checkout. "
        + (f"Did you mean “{near[0]}”?" if near else f"Groups: {', '.join(GROUPS)}.")
    )


def _content(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in (root / "docs").rglob("*") if path.suffix in (".md", ".yml")]


def _list(wanted: Sequence[str], language: str) -> str:
    """One line per rule: its name, group and weight, and what it says."""
    words = load_words(language).common
    width = max(len(rule.name) for rule in RULES)
    return "\n".join(
        f"{rule.name:<{width}}  {rule.group:<12}  {words[str(rule.severity)]:<13}  {docs.what(rule, language)[0]}"
        for rule in RULES
        if not wanted or rule.group in wanted
    )


def _explain(name: str) -> str:
    if name not in BY_NAME:
        near = difflib.get_close_matches(name, BY_NAME, n=1, cutoff=0.5)
        raise UsageError(
            f"There is no rule “{name}”. {f'Did you mean “{near[0]}”?' if near else 'mmcd check --list names them.'}"
        )
    document = resources.files("mmcd.checks").joinpath("RULES.md").read_text(encoding="utf-8")
    return docs.section(document, name) or BY_NAME[name].why
