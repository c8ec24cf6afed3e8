"""Sections: each second-level heading and what follows it become one `<section>`.

The language switch, the side-by-side view and the exporters count on sections with the same ids in
every language.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mmcd.extensions.context import Article
from mmcd.extensions.tree import ArticleProcessor, element, following

_TOPS = frozenset({"h1", "h2"})


class SectionProcessor(ArticleProcessor):
    """Wraps sections. What stands before the first heading becomes the opening."""

    def process(self, root: Element, article: Article) -> None:  # noqa: ARG002
        children = list(root)
        opening = following(root, -1, _TOPS)
        if opening and any(child.tag == "h2" for child in children):
            self._wrap(root, element("div", {"class": "opening"}), opening)
        for heading in [child for child in root if child.tag == "h2"]:
            position = list(root).index(heading)
            parts = [heading, *following(root, position, _TOPS)]
            identifier = heading.get("id")
            if identifier is None:
                continue
            box = element(
                "section",
                {
                    "class": "section",
                    "data-section": identifier,
                    "aria-labelledby": identifier,
                },
            )
            self._wrap(root, box, parts)

    @staticmethod
    def _wrap(root: Element, box: Element, parts: list[Element]) -> None:
        position = list(root).index(parts[0])
        for part in parts:
            root.remove(part)
            box.append(part)
        root.insert(position, box)


class ObjectiveProcessor(ArticleProcessor):
    """Gives the items of the section `objectives` ids, so that a question can lead to what it checks."""

    def process(self, root: Element, article: Article) -> None:
        children = list(root)
        start = next((position for position, child in enumerate(children) if child.get("id") == "objectives"), None)
        if start is None:
            return
        number = 0
        for child in following(root, start, _TOPS):
            if child.tag in ("ol", "ul"):
                for item in child:
                    number += 1
                    item.set("id", f"objective-{number}")
        # Questions and exercises name the objective they serve: {#q-stock objective=2}.
        for heading in children:
            served = heading.attrib.pop("objective", "") if heading.tag == "h3" else ""
            if not served:
                continue
            strings = article.edition.strings
            note = element("p", {"class": "serves"})
            numbers = [part for part in served.replace(";", ",").split(",") if part.strip().isdigit()]
            note.text = strings("article.serves", n=len(numbers)) + " "
            for index, part in enumerate(numbers):
                link = element("a", {"href": f"#objective-{part.strip()}"}, part.strip())
                link.tail = ", " if index < len(numbers) - 1 else ""
                note.append(link)
            root.insert(list(root).index(heading) + 1, note)
