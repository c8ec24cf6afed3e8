"""Small helpers on ElementTree, in which Python-Markdown keeps a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from mmcd.extensions.article import ArticleExtension
    from mmcd.extensions.context import Article

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class ArticleProcessor(Treeprocessor):
    """A tree processor that runs only on pages that named themselves."""

    def __init__(self, md: Markdown, extension: ArticleExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        if self.extension.article is not None:
            self.process(root, self.extension.article)

    def process(self, root: Element, article: Article) -> None:
        """Change `root` in place."""
        raise NotImplementedError

    def raw(self, html: str) -> str:
        """A place-holder that becomes `html` after the tree was written out."""
        return self.md.htmlStash.store(html)


def element(tag: str, attributes: dict[str, str] | None = None, *children: Element | str) -> Element:
    """An element with its children; strings become text."""
    made = Element(tag, attributes or {})
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: Element | str) -> None:
    """Add a child element or text at the end of `parent`."""
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def parents(root: Element) -> Iterator[tuple[Element, int, Element]]:
    """Each element with its parent and its position there. The tree may be changed at the place given last."""
    for parent in list(root.iter()):
        for position, child in enumerate(list(parent)):
            yield parent, position, child


def following(root: Element, start: int, stop: frozenset[str]) -> list[Element]:
    """Children of `root` after position `start`, up to the next one whose tag is in `stop`."""
    found: list[Element] = []
    for child in list(root)[start + 1 :]:
        if child.tag in stop:
            break
        found.append(child)
    return found


def has_class(item: Element, name: str) -> bool:
    """Whether an element has a class."""
    return name in item.get("class", "").split()


def move_contents(source: Element, target: Element) -> None:
    """Move text and children of `source` to the end of `target`."""
    if source.text:
        append(target, source.text)
    for child in list(source):
        source.remove(child)
        target.append(child)
    source.text = None
