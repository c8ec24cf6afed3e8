"""What is said of addresses on other hosts. `mmcd check links --external` asks them (`check.py`); a rule here cannot
be waived, but `docs/_data/link-exceptions.yml` excuses an address with a reason and until a day."""

from __future__ import annotations

from mmcd.checks.rule import Rule, read_rule
from mmcd.findings import Severity


def _rule(name: str, severity: Severity, why: str) -> Rule:
    return read_rule(name, why, group="links", severity=severity, stops_build=False)


MISSING = _rule(
    "external-missing",
    Severity.ERROR,
    "A reader who follows the link to read on, or to check a claim, finds nothing there.",
)
HOST_UNKNOWN = _rule(
    "external-host-unknown",
    Severity.ERROR,
    "No host of that name exists: it is misspelt, or it was given up, and somebody else may buy it.",
)
CERTIFICATE = _rule(
    "external-certificate",
    Severity.ERROR,
    "A browser stops the reader with a warning page, and who goes on cannot know who answers.",
)
REDIRECTS = _rule(
    "external-redirects",
    Severity.ERROR,
    "The address sends the reader on and on, and no page is ever reached.",
)
PRIVATE = _rule(
    "external-private",
    Severity.ERROR,
    "The address leads into the private network of whoever follows it: nobody else reaches it, and what answers there "
    "was never meant for readers.",
)
ANCHOR = _rule(
    "external-anchor-missing",
    Severity.WARNING,
    "The reader lands at the top of a page that may be long, and has to search for what was meant.",
)
REFUSED = _rule(
    "external-refused",
    Severity.WARNING,
    "The host does not answer programs, so nobody knows whether readers find the page; a person has to look.",
)
SILENT = _rule(
    "external-silent",
    Severity.WARNING,
    "The host gave no usable answer today. If that lasts, readers find nothing there.",
)
MOVED = _rule(
    "external-moved",
    Severity.INFO,
    "The page has a new address for good, and the old one works only as long as its owner keeps forwarding it.",
)
UNCHECKED = _rule(
    "external-unchecked",
    Severity.INFO,
    "This computer reaches no network, so nothing is known of the addresses, good or bad.",
)
EXCEPTION_EXPIRED = _rule(
    "external-exception-expired",
    Severity.WARNING,
    "An exception was to be looked at again by a certain day, or it hides a dead link for ever.",
)
EXCEPTION_UNUSED = _rule(
    "external-exception-unused",
    Severity.WARNING,
    "An exception that excuses nothing hides the day on which the address does break.",
)

RULES: tuple[Rule, ...] = (
    MISSING,
    HOST_UNKNOWN,
    CERTIFICATE,
    REDIRECTS,
    PRIVATE,
    ANCHOR,
    REFUSED,
    SILENT,
    MOVED,
    UNCHECKED,
    EXCEPTION_EXPIRED,
    EXCEPTION_UNUSED,
)
"""Tried by `external.check.check_external`."""
