"""The extension that `mkdocs.yml` lists: it registers the processors in the order in which they must run."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from mmcd.extensions.citation import CitationProcessor, EntryProcessor, ReferenceListProcessor
from mmcd.extensions.context import SHELF, Article
from mmcd.extensions.figure import FigureProcessor
from mmcd.extensions.quiz import QuizProcessor
from mmcd.extensions.section import ObjectiveProcessor, SectionProcessor
from mmcd.extensions.slot import SlotProcessor
from mmcd.extensions.table import TableProcessor
from mmcd.extensions.term import TermListProcessor, TermProcessor
from mmcd.model.waivers import without_waivers


class ArticleExtension(Extension):
    """All that this site adds to Python-Markdown."""

    def __init__(self, **kwargs: Any) -> None:
        self.article: Article | None = None
        super().__init__(**kwargs)

    def reset(self) -> None:
        self.article = None

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        md.preprocessors.register(_PageProcessor(md, self), "mmcd-page", 35)
        # Before links (160) and footnotes (175): [@key] is neither.
        md.inlinePatterns.register(CitationProcessor(md, self), "mmcd-citation", 178)
        # After attribute lists (8) have set ids, before the table of contents (5) reads them.
        for priority, (name, processor) in zip(
            (7.9, 7.8, 7.7, 7.6, 7.5, 7.4, 7.3, 7.2, 7.1),
            (
                ("term", TermProcessor),
                ("figure", FigureProcessor),
                ("objective", ObjectiveProcessor),
                ("quiz", QuizProcessor),
                ("table", TableProcessor),
                ("entry", EntryProcessor),
                ("references", ReferenceListProcessor),
                ("terms", TermListProcessor),
                ("section", SectionProcessor),
            ),
            strict=True,
        ):
            md.treeprocessors.register(processor(md, self), f"mmcd-{name}", priority)
        # After the engine has resolved links (0).
        md.treeprocessors.register(SlotProcessor(md, self), "mmcd-slot", -1)
        md.postprocessors.register(_TypographyProcessor(md, self), "mmcd-typography", -10)


def makeExtension(**kwargs: Any) -> ArticleExtension:
    """Python-Markdown's entry point."""
    return ArticleExtension(**kwargs)


class _PageProcessor(Preprocessor):
    """Takes out what is not for readers: the first line, by which a page names itself, and waivers of rules."""

    def __init__(self, md: Markdown, extension: ArticleExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.article = SHELF.article(lines[0]) if lines else None
        lines = lines[1:] if self.extension.article else lines
        return without_waivers("\n".join(lines)).split("\n")


class _TypographyProcessor(Postprocessor):
    """Sets the finished article in type."""

    def __init__(self, md: Markdown, extension: ArticleExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        article = self.extension.article
        return article.edition.typesetter.html(text) if article else text
