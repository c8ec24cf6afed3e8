"""What is asked of a built site. `mmcd check built --site DIR` tries it (`check.py`); it cannot be waived."""

from __future__ import annotations

from mmcd.checks.rule import read_rule

TARGET = read_rule(
    "built-target-missing",
    "A template, a generator or a page leads readers to a file that the finished site does not have.",
    group="built",
    stops_build=False,
)
ANCHOR = read_rule(
    "built-anchor-missing",
    "The finished page has no such section, so the reader lands at its top and has to search.",
    group="built",
    stops_build=False,
)
ID = read_rule(
    "built-id-repeated",
    "A link to the id leads to the first of the two, and a screen reader may read the wrong label.",
    group="built",
    stops_build=False,
)
LANGUAGE = read_rule(
    "built-language-missing",
    "A screen reader reads the page with the wrong voice, and a browser offers to translate what needs no translation.",
    group="built",
    stops_build=False,
)
ABSOLUTE = read_rule(
    "built-absolute",
    "In an offline copy, a preview or below another path, the link leads away from the page the reader has.",
    group="built",
    stops_build=False,
)
OTHER_HOST = read_rule(
    "built-other-host",
    "The page would tell another host about every reader, and would show a gap where that host cannot be reached.",
    group="built",
    stops_build=False,
)
UNSAFE = read_rule(
    "built-unsafe",
    "A program would run that nobody reviewed; with the policy of this site it is refused, and what rests on it fails.",
    group="built",
    stops_build=False,
)
