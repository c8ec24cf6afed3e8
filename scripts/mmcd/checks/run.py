"""Running the rules."""

from __future__ import annotations

from collections.abc import Collection

from mmcd.checks.registry import RULES
from mmcd.findings import Finding
from mmcd.model.site import Site


def run(site: Site, groups: Collection[str] = ()) -> list[Finding]:
    """All findings on a site, by file and line. `groups` keeps only the rules of these groups.

    What made a file unreadable is always among them: nothing can be said about what could not be read.
    """
    found = list(site.problems)
    for rule in RULES:
        if not groups or rule.group in groups:
            found.extend(rule.findings(site))
    return sorted(set(found), key=lambda finding: finding.sort_key)


def stops_build(finding: Finding) -> bool:
    """Whether a site with this finding is not to be built."""
    rule = next((rule for rule in RULES if rule.name == finding.rule), None)
    return finding.is_error and (rule is None or rule.stops_build)
