"""Errors that a person can act on, each printed in one line by the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mmcd.findings import Finding


class MmcdError(Exception):
    """The tool cannot go on. The message says what is wrong and how to mend it.

    `status` is the exit status: 2 for wrong usage or a failure of the tool itself.
    """

    status = 2


class UsageError(MmcdError):
    """The command was called in a way that cannot work."""


class ToolMissing(MmcdError):
    """A program or package that the command needs is not installed."""

    def __init__(self, tool: str, install: str) -> None:
        super().__init__(f"{tool} is not installed. Install it with: {install}")


class PortInUse(MmcdError):
    """Another program listens on the address that was asked for."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"{host}:{port} is in use by another program. Stop it, or choose another port: mmcd serve --port {port + 1}"
        )


class ContentRefused(MmcdError):
    """Content has mistakes of severity error, so nothing was built.

    `findings` holds every finding, warnings included, in the order to be shown.
    """

    status = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        errors = sum(finding.is_error for finding in self.findings)
        super().__init__(f"{errors} mistake{'s' if errors != 1 else ''} in content; nothing was built")
