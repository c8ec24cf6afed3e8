"""What can be mended without judgement: white space, forms of a language, key order, insecure addresses, waivers.

Pure: old text in, new text out. A mended text says the same: its outline and its values are compared with those of
the old one, and where they differ it is left as it was. Code, comments, tables' alignment and the text of YAML
values are not touched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from mmcd.checks.facts import once
from mmcd.checks.fix.body import mend_body
from mmcd.checks.fix.data import mend_yaml, same_data
from mmcd.checks.fix.keys import in_order
from mmcd.checks.links.facts import addresses, host
from mmcd.checks.links.insecure import secure_hosts
from mmcd.findings import Location
from mmcd.model import source
from mmcd.model.outline import Outline, outline
from mmcd.model.positions import parse
from mmcd.model.site import Site

__all__ = ["mend", "mend_data", "mend_page", "same_page"]


def mend(site: Site, raw: Mapping[str, str], unused: Collection[Location]) -> dict[str, str]:
    """New texts of the files that need mending.

    raw: texts of pages and YAML files as they are on the disk, by path relative to the root. unused: where waivers
    stand that excuse nothing.
    """
    pages = {page.file: page for page in site.pages.values()}
    data = {marks.path for marks in site.marks.values()}
    waivers: dict[str, list[Location]] = defaultdict(list)
    for at in unused:
        waivers[at.path].append(at)
    mended: dict[str, str] = {}
    for path, text in raw.items():
        insecure = _insecure(site).get(path, ())
        if path in pages:
            new = mend_page(text, pages[path].locale.tag, insecure, waivers[path])
        elif path in data and path.endswith(".yml"):
            new = mend_data(text, insecure, waivers[path])
        else:
            continue
        if new != text:
            mended[path] = new
    return mended


def mend_page(raw: str, tag: str, insecure: Collection[str] = (), unused: Sequence[Location] = ()) -> str:
    """A page's text, mended. tag: its language; insecure: addresses that answer by https as well."""
    text = _lines(raw)
    document, _ = source.split(source.Source("", text))
    if document is None:
        return raw
    head = [at for at in unused if at.line < document.body_line - 1]
    yaml = mend_yaml(document.yaml, insecure, head, document.yaml_line)
    yaml = in_order(yaml)
    here = [at for at in unused if at.line >= document.body_line]
    body = mend_body(document.body, tag, insecure, here, document.body_line)
    if not same_data(document.yaml, yaml, but="waive"):
        yaml = document.yaml
    if not same_page(outline(document.body), outline(body)):
        body = document.body
    start = text.index("\n") + 1
    fence = text[start + len(document.yaml) : len(text) - len(document.body)]
    return f"---\n{yaml}{fence.rstrip()}\n{body}"


def mend_data(raw: str, insecure: Collection[str] = (), unused: Sequence[Location] = ()) -> str:
    """A data file's text, mended."""
    text = _lines(raw)
    if parse(text, "")[0] is None:
        return raw
    mended = mend_yaml(text, insecure, unused, 1)
    return mended if same_data(text, mended) else text


def same_page(old: Outline, new: Outline) -> bool:
    """Whether two bodies hold the same: headings, links, citations, questions, in the same order."""
    return _shape(old) == _shape(new)


def _shape(about: Outline) -> tuple[object, ...]:
    return (
        [(heading.level, heading.id, heading.attributes) for heading in about.headings],
        [(_secure(link.target), link.is_image) for link in about.links],
        [(citation.key, citation.locator) for citation in about.citations],
        [
            (question.id, question.objective, [(option.right, bool(option.feedback)) for option in question.options])
            for question in about.questions
        ],
        (len(about.objectives), len(about.takeaways)),
        [(tag.name, tag.closes) for tag in about.tags],
        [use.label for use in (*about.references, *about.definitions)],
    )


def _secure(address: str) -> str:
    return re.sub(r"(?i)^http://", "https://", address)


def _lines(raw: str) -> str:
    """Text with line feeds only and without a byte-order mark."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@once
def _insecure(site: Site) -> dict[str, set[str]]:
    """Plain http addresses by file, where the same host answers by https."""
    known = secure_hosts(site)
    found: dict[str, set[str]] = defaultdict(set)
    for each in addresses(site).values():
        for address in each:
            if address.text[:7].lower() == "http://" and host(address.text).removeprefix("www.") in known:
                found[address.at.path].add(address.text)
    return found
