"""Rules about waivers, which the runner tells (`checks/waivers.py`)."""

from __future__ import annotations

from mmcd.checks.rule import read_rule
from mmcd.findings import Severity

UNKNOWN = read_rule(
    "waiver-unknown",
    "The author believes that something is excused, and the next reader of the source believes it too.",
    stops_build=False,
)
WITHOUT_REASON = read_rule(
    "waiver-without-reason",
    "Whoever meets the waiver in a year cannot judge whether it still holds.",
    stops_build=False,
)
NOT_ALLOWED = read_rule(
    "waiver-not-allowed",
    "What makes a file unreadable, a site unbuildable or a reader unsafe cannot be excused by the file itself.",
    stops_build=False,
)
UNUSED = read_rule(
    "waiver-unused",
    "A waiver that excuses nothing hides the next mistake in its place.",
    severity=Severity.WARNING,
    stops_build=False,
)
WAIVERS = (UNKNOWN, WITHOUT_REASON, NOT_ALLOWED, UNUSED)
