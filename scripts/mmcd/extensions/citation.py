"""Citations: `[@key, place; @key]` in the text, and the list of what was cited at the end."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from mmcd.bibliography import Entry
from mmcd.extensions.context import Article
from mmcd.extensions.tree import ArticleProcessor, append, element, parents
from mmcd.model.outline import cited

if TYPE_CHECKING:
    from mmcd.extensions.article import ArticleExtension


class CitationProcessor(InlineProcessor):
    """`[@key, place]` becomes “(label, year, place)”, linked to the entry in the page's list of references."""

    def __init__(self, md: Markdown, extension: ArticleExtension) -> None:
        super().__init__(r"\[(@[^\[\]]+)\]", md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 (Python-Markdown gives it)
    ) -> tuple[Element | None, int | None, int | None]:
        article = self.extension.article
        parts = list(cited(m[1]))
        if article is None or not parts:
            return None, None, None
        bibliography = article.edition.bibliography
        group = element("span", {"class": "cites"}, "(")
        for position, (key, locator) in enumerate(parts):
            if key not in bibliography:  # the checks say so, with its place
                return None, None, None
            if key not in article.cited:
                article.cited.append(key)
            if position:
                append(group, "; ")
            link = {"class": "cite", "href": f"#ref-{key}"}
            append(group, element("a", link, bibliography.label(key, locator)))
        append(group, ")")
        return group, m.start(0), m.end(0)


class ReferenceListProcessor(ArticleProcessor):
    """Fills the section `references`, or adds one to a page that cites without having it."""

    def process(self, root: Element, article: Article) -> None:
        if not article.cited:
            return
        strings = article.edition.strings
        heading = next((child for child in root if child.get("id") == "references"), None)
        if heading is None:
            heading = element("h2", {"id": "references"}, strings("article.references"))
            root.append(heading)
        items = [
            element("li", {"id": f"ref-{entry.id}"}, self.raw(entry_html(entry, article)))
            for entry in article.edition.bibliography.sorted(article.cited)
        ]
        position = list(root).index(heading) + 1
        root.insert(position, element("ul", {"class": "references"}, *items))


class EntryProcessor(ArticleProcessor):
    """`[](entry:key)` at the start of a list item becomes the full reference; what follows says where it is used.

    This is what the page of all references is made of.
    """

    def process(self, root: Element, article: Article) -> None:
        for parent, _, child in parents(root):
            key = child.get("href", "").removeprefix("entry:")
            if child.tag != "a" or key == child.get("href", "") or key not in article.edition.bibliography:
                continue
            parent.set("id", key)
            rest = element("span", {"class": "reference__uses"}, child.tail or "", *list(parent)[1:])
            for old in list(parent):
                parent.remove(old)
            append(parent, self.raw(entry_html(article.edition.bibliography[key], article)))
            if len(rest):
                parent.append(rest)


def entry_html(entry: Entry, article: Article) -> str:
    """A styled reference with the way to its source, and a word where it still has to be confirmed."""
    strings = article.edition.strings
    html = f'<span class="reference__text">{entry.html}</span>'
    if entry.url:
        host = urlsplit(entry.url).hostname or entry.url
        name = strings("reference.open", title=entry.title)
        html += (
            f' <a class="reference__link" href="{escape(entry.url)}" rel="noopener external" '
            f'aria-label="{escape(name)}">{escape(host.removeprefix("www."))}</a>'
        )
    if not _reference(entry, article).verified:
        html += f' <span class="reference__note">{escape(strings("reference.unverified"))}</span>'
    return html


def _reference(entry: Entry, article: Article) -> Any:
    return article.edition.site.references[entry.id]
