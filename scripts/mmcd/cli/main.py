"""`mmcd`, the one program behind the scripts.

Exit status: 0 done and clean; 1 mistakes in content; 2 wrong usage, or the tool itself failed. Standard
output is for results, standard error for everything else.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mmcd import __version__
from mmcd.cli import build, check, new, report, schema, serve, stats, translate
from mmcd.errors import ContentRefused, MmcdError
from mmcd.files import find_root
from mmcd.reports import text

_COMMANDS = (build, serve, check, stats, report, schema, translate, new)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; its exit status."""
    arguments = _parse(argv)
    try:
        root = arguments.root.resolve() if arguments.root else find_root(Path.cwd())
        if not (root / "mkdocs.yml").is_file():
            find_root(root)  # says what is missing
        return int(arguments.run(root, arguments))
    except ContentRefused as refused:
        print(text.report(refused.findings), file=sys.stderr)
        print(refused, file=sys.stderr)
        return refused.status
    except MmcdError as error:
        print(f"mmcd: {error}", file=sys.stderr)
        return error.status
    except BrokenPipeError:
        return 2
    except KeyboardInterrupt:
        return 2


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments. Groups and paths may stand on both sides of an option, which argparse takes for their end."""
    parser = _parser()
    arguments, rest = parser.parse_known_args(argv)
    if rest and (not hasattr(arguments, "what") or any(one.startswith("-") for one in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        arguments.what = [*arguments.what, *rest]
    return arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mmcd", description="Build and check a bilingual learning site.")
    parser.add_argument("--version", action="version", version=f"mmcd {__version__}")
    parser.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help="the checkout to work on (default: the nearest folder upward that holds mkdocs.yml)",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return parser
