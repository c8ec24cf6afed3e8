"""Figures: a paragraph that holds only `![text alternative](figure:id)` becomes the figure."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mmcd.extensions.context import Article
from mmcd.extensions.tree import ArticleProcessor, parents
from mmcd.figures import figure_html
from mmcd.figures.markup import sources_of


class FigureProcessor(ArticleProcessor):
    """Puts figures in place. What a figure cites joins the page's references."""

    def process(self, root: Element, article: Article) -> None:
        for _, _, paragraph in parents(root):
            image = paragraph.find("img") if paragraph.tag == "p" else None
            if image is None or len(paragraph) != 1 or (paragraph.text or "").strip():
                continue
            identifier = image.get("src", "").removeprefix("figure:")
            figure = article.edition.site.figures.get(identifier)
            if identifier == image.get("src", "") or figure is None:
                continue
            for key in sources_of(figure, article.edition):
                if key in article.edition.bibliography and key not in article.cited:
                    article.cited.append(key)
            # Attributes are not set in type with the text around them; this one is read out as text.
            alternative = article.edition.typesetter.text(image.get("alt", ""))
            html = figure_html(identifier, alternative, article.base, article.edition, article.library.drawer)
            paragraph.remove(image)
            paragraph.text = self.raw(html)
