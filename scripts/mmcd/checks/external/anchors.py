"""The ids of a page on another host."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

from mmcd.checks.external.outcome import Answer

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def has_anchor(answer: Answer, anchor: str) -> bool | None:
    """Whether the page has a section of that name; None where that cannot be known.

    It cannot where the answer is no HTML, or was not read to its end.
    """
    kind = answer.headers.get("content-type", "")
    if "html" not in kind.lower():
        return None
    found = _ids(answer.body, kind)
    if found is None:
        return None
    wanted = {anchor, unquote(anchor)}
    # Some hosts prefix the ids that an author wrote, and let their script take the link there.
    wanted |= {f"user-content-{name}" for name in wanted}
    if wanted & found:
        return True
    return False if answer.is_whole else None


def _ids(body: bytes, kind: str) -> set[str] | None:
    charset = match[1] if (match := _CHARSET.search(kind)) else None
    for encoding in (charset, None):
        try:
            parser = etree.HTMLParser(encoding=encoding, recover=True, no_network=True)
            tree = etree.fromstring(body, parser)
        except LookupError:
            continue  # an encoding that nobody knows: let the page itself say it
        except (etree.XMLSyntaxError, ValueError):
            return None
        if tree is None or any("depth" in error.message.lower() for error in parser.error_log):
            return None
        named = (*tree.iter("a"), *tree.iter("map"))
        ids = {str(element.get("id")) for element in tree.iter(etree.Element) if element.get("id")}
        return ids | {str(element.get("name")) for element in named if element.get("name")}
    return None
