"""The order of the frontmatter's keys."""

from __future__ import annotations

import re

ORDER = (
    "title",
    "description",
    "programmes",
    "topics",
    "regions",
    "modules",
    "level",
    "minutes",
    "practice_minutes",
    "order",
    "version",
    "updated",
    "status",
    "reviewed_by",
    "reviewed_on",
    "source_hash",
    "waive",
)
"""What a reader is told first, then how a module is found, then how far it is."""

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]|$)")


def in_order(yaml: str) -> str:
    """Frontmatter with its keys in order. A comment stays before its key; a key that is not known, after its neighbour.

    Left as it is where it uses anchors (which must come first) or something else than plain keys.
    """
    chunks: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    for line in yaml.splitlines():
        if found := _KEY.match(line):
            chunks.append((found["key"], [*waiting, line]))
            waiting = []
        elif line.startswith("#") or not line.strip():
            waiting.append(line)
        elif line[0] in " \t-" and chunks:
            chunks[-1][1].extend([*waiting, line])
            waiting = []
        else:
            return yaml
        if re.search(r"(?:^|[\s\[{,])[&*]\w", line):
            return yaml
    keys = [key for key, _ in chunks]
    if len(set(keys)) != len(keys):
        return yaml
    rank = -1
    ranked = []
    for position, (key, lines) in enumerate(chunks):
        rank = ORDER.index(key) if key in ORDER else rank
        ranked.append((rank, position, lines))
    ordered = [line for _, _, lines in sorted(ranked) for line in lines]
    return "".join(f"{line}\n" for line in (*ordered, *waiting))
