"""The command line: parse, call, report, return the status. One file per command."""

from mmcd.cli.main import main

__all__ = ["main"]
