"""Tables scroll inside themselves; the worksheet's table is ruled for writing on paper."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mmcd.extensions.context import Article
from mmcd.extensions.tree import ArticleProcessor, element, has_class, parents


class TableProcessor(ArticleProcessor):
    """Wraps each table in a box that can be scrolled with the keyboard."""

    def process(self, root: Element, article: Article) -> None:
        label = article.edition.strings("article.table")
        heading = ""
        for parent, _, child in parents(root):
            if child.tag in ("h2", "h3"):
                heading = child.get("id", "")
            if child.tag != "table" or has_class(parent, "table-scroll"):
                continue
            if heading == "worksheet":
                child.set("class", "worksheet")
            # Headers of simple tables name columns (WCAG technique H63).
            for header in child.iter("th"):
                header.set("scope", "col")
            box = element("div", {"class": "table-scroll", "tabindex": "0", "role": "group", "aria-label": label})
            position = list(parent).index(child)
            box.tail, child.tail = child.tail, None
            parent.remove(child)
            box.append(child)
            parent.insert(position, box)
