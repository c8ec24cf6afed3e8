"""`objective-verb`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mmcd.checks.modules.facts import language, listed, objectives
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.findings import Severity
from mmcd.model.blocks import place
from mmcd.model.outline import plain
from mmcd.model.site import Kind, Page, Site

_FIRST = re.compile(r"(?:(?:s['’]|se |to |de |d['’])(?=\w))?(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)*)", re.IGNORECASE)


@page_rule("objective-verb", group="modules", kinds=(Kind.MODULE,), severity=Severity.WARNING, needs=("placeholder",))
def objective_verb(page: Page, _: Site) -> Iterator[Hit]:
    """Whether somebody understands cannot be seen; whether she drafts, compares or decides can.

    Learner, trainer and evaluator need an objective that can be seen done (`verbs.yml`).
    """
    verbs = listed("verbs").get(language(page))
    if verbs is None:
        return
    for block in objectives(page):
        first = _FIRST.match(plain(block.text).strip("*_ "))
        verb = first["verb"].lower() if first else ""
        if verb in verbs["instead"]:
            yield hit(place(page, block.start), "unseen", verb=verb, instead=verbs["instead"][verb])
        elif verb not in verbs["verbs"]:
            yield hit(place(page, block.start), "unknown", verb=verb or block.text[:20], instead=verbs["examples"])
