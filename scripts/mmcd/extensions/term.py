"""Glossary terms: `[words](term:id)` in the text, and the terms' definitions at the end of the page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mmcd.extensions.context import Article
from mmcd.extensions.tree import ArticleProcessor, element
from mmcd.model.schema import Term


class TermProcessor(ArticleProcessor):
    """Links a term to its definition on the same page, which a script shows beside the word."""

    def process(self, root: Element, article: Article) -> None:
        for link in root.iter("a"):
            identifier = link.get("href", "").removeprefix("term:")
            if identifier == link.get("href", "") or identifier not in article.edition.site.glossary:
                continue
            if identifier not in article.terms:
                article.terms.append(identifier)
            link.set("href", f"#term-{identifier}")
            link.set("class", "term")


class TermListProcessor(ArticleProcessor):
    """Adds the definitions of the terms that the page used."""

    def process(self, root: Element, article: Article) -> None:
        if not article.terms:
            return
        edition = article.edition
        strings = edition.strings
        entries = sorted(
            ((edition.site.glossary[identifier]) for identifier in article.terms),
            key=lambda term: _text(term, article).term.casefold(),
        )
        items: list[Element] = []
        for entry in entries:
            text = _text(entry, article)
            words = edition.typesetter.text(text.term) + (f" ({text.abbr})" if text.abbr else "")
            link = element("a", {"href": article.to_page(f"glossary.md#{entry.id}")}, words)
            items.append(element("dt", {"id": f"term-{entry.id}"}, link))
            items.append(element("dd", {}, edition.typesetter.text(text.definition)))
        root.append(element("h2", {"id": "terms"}, strings("article.terms")))
        root.append(element("dl", {"class": "terms"}, *items))


def _text(term: Term, article: Article):  # type: ignore[no-untyped-def]
    texts = term.text
    tag = article.edition.locale.tag
    return texts.get(tag) or texts.get(article.edition.site.locales.default.tag) or next(iter(texts.values()))
