"""The self-check: questions written as task lists become a form that works without a script.

Each option carries its feedback in a `<details>` that anybody can unfold; the script `quiz.js` adds
checking, a summary and remembering on top.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mmcd.extensions.context import Article
from mmcd.extensions.tree import ArticleProcessor, append, element, following, move_contents

_ENDS = frozenset({"h1", "h2", "h3"})
_MARK = re.compile(r"^\s*\[(?P<mark>[ xX])\]\s+")


class QuizProcessor(ArticleProcessor):
    """Turns the third-level headings of the section `check` into questions."""

    def process(self, root: Element, article: Article) -> None:
        start = next((at for at, child in enumerate(root) if child.tag == "h2" and child.get("id") == "check"), None)
        if start is None:
            return
        end = start + 1 + len(following(root, start, frozenset({"h1", "h2"})))
        headings = [child for child in list(root)[start:end] if child.tag == "h3"]
        for number, heading in enumerate(headings, 1):
            self._question(root, heading, number, article)

    def _question(self, root: Element, heading: Element, number: int, article: Article) -> None:
        position = list(root).index(heading)
        parts = following(root, position, _ENDS)
        choices = next((part for part in parts if part.tag == "ul" and _is_choice(part)), None)
        if choices is None:
            return
        several = sum(_mark(item) is True for item in choices) > 1
        name = heading.get("id") or f"question-{number}"
        strings = article.edition.strings
        root.remove(heading)
        heading.text = f"{strings('quiz.question', number=number)} {heading.text or ''}"
        box = element(
            "fieldset",
            {"class": "question", "data-mmcd-question": "several" if several else "one"},
            element("legend", {"class": "question__title"}, heading),
        )
        for part in parts:
            root.remove(part)
            box.append(self._choices(part, name, several, article) if part is choices else part)
        root.insert(position, box)

    def _choices(self, choices: Element, name: str, several: bool, article: Article) -> Element:
        strings = article.edition.strings
        made = element("ul", {"class": "options"})
        for number, item in enumerate(choices, 1):
            right = _mark(item) is True
            body, feedback = _parts(item)
            kind = "checkbox" if several else "radio"
            control = element("input", {"type": kind, "name": name, "value": str(number)})
            words = element("span", {"class": "option__text"})
            move_contents(body, words)
            words.text = _MARK.sub("", words.text or "", count=1)
            verdict = element(
                "strong",
                {"class": "verdict verdict--right" if right else "verdict verdict--wrong"},
                strings("quiz.right") if right else strings("quiz.wrong"),
            )
            said = element("p", {}, verdict, " ")
            if feedback is not None:
                move_contents(feedback, said)
            made.append(
                element(
                    "li",
                    {"class": "option", "data-mmcd-right": "true" if right else "false"},
                    element("label", {"class": "option__label"}, control, words),
                    element(
                        "details",
                        {"class": "option__feedback"},
                        element("summary", {}, strings("quiz.show_feedback")),
                        said,
                    ),
                )
            )
        return made


def _is_choice(listing: Element) -> bool:
    return any(_mark(item) is not None for item in listing)


def _mark(item: Element) -> bool | None:
    """Whether a list item is a right answer, a wrong one, or no answer at all."""
    first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    found = _MARK.match(first.text or "")
    return None if found is None else found["mark"] != " "


def _parts(item: Element) -> tuple[Element, Element | None]:
    """The words of an option, and its feedback: the item of the list nested in it."""
    feedback: Element | None = None
    for child in list(item):
        if child.tag in ("ul", "ol"):
            item.remove(child)
            if len(child):
                feedback = child[0]
    if feedback is not None and len(feedback) and feedback[0].tag == "p" and not (feedback.text or "").strip():
        paragraphs = list(feedback)
        feedback = element("li")
        for position, paragraph in enumerate(paragraphs):
            if position:
                append(feedback, " ")
            move_contents(paragraph, feedback)
    if len(item) and item[0].tag == "p" and not (item.text or "").strip():
        return item[0], feedback
    return item, feedback
