"""`mmcd serve`: the site on this machine, built again whenever a file changes."""

from __future__ import annotations

import argparse
import logging
import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

from mmcd.config import load_config
from mmcd.errors import MmcdError, PortInUse
from mmcd.workspace import open_workspace

HOST = "127.0.0.1"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("serve", help="build, then serve with live reload")
    parser.add_argument("--port", type=int, metavar="N", default=8000, help="port to listen on (default: 8000)")
    parser.set_defaults(run=run)


def run(root: Path, arguments: argparse.Namespace) -> int:
    _require_free(arguments.port)
    # Refuses content that cannot be built before anything is started, with the report of `mmcd check`.
    open_workspace(root)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or "Serving on" in record.getMessage())
    logger.addHandler(handler)
    path = urlsplit(load_config(root).site_url).path
    print(f"Building, then serving http://{HOST}:{arguments.port}{path} (stop with Ctrl-C) …", file=sys.stderr)
    try:
        serve(config_file=str(root / "mkdocs.yml"), dev_addr=f"{HOST}:{arguments.port}")
    except OSError as error:
        raise PortInUse(HOST, arguments.port) from error
    except MkDocsException as error:
        raise MmcdError(str(error)) from error
    return 0


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        # What the server itself sets: a socket of a server that ended a moment ago is no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortInUse(HOST, port) from error
        except OverflowError as error:
            raise MmcdError(f"There is no port {port}. Choose one from 1024 to 65535.") from error
