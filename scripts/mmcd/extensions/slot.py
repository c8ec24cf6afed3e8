"""What differs by country: `[the asylum authority](slot:asylum-authority)` in the text.

The words are always there. A value that the site has for its country stands beside them; without one, paper
shows a ruled line, and a script shows what the reader filled in on the country sheet of this device.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mmcd import formats
from mmcd.edition import Edition
from mmcd.extensions.context import Article
from mmcd.extensions.tree import ArticleProcessor, append, element, move_contents, parents
from mmcd.model.schema import Slot
from mmcd.model.site import COUNTRY_SHEET, url_of


class SlotProcessor(ArticleProcessor):
    """Makes room for a value beside the words, and links them to where it is filled in.

    Runs after the engine has looked at links: the sheet's fields, to which these lead, come from a template.
    """

    def process(self, root: Element, article: Article) -> None:
        site = article.edition.site
        has_sheet = site.page_or_fallback(COUNTRY_SHEET, article.edition.locale) is not None
        to_sheet = "../" * url_of(article.path).count("/") + url_of(COUNTRY_SHEET)
        for parent, _, link in parents(root):
            href = link.get("href", "") if link.tag == "a" else ""
            slot = site.slots.get(href.removeprefix("slot:")) if href.startswith("slot:") else None
            if slot is None:
                continue
            words = element("a" if has_sheet else "span", {"class": "slot__words"})
            if has_sheet:
                words.set("href", f"{to_sheet}#{slot.anchor}")
            move_contents(link, words)
            box = element("span", {"class": "slot", "data-mmcd-slot": slot.id}, words, _value(slot, article.edition))
            if slot.kind in ("number", "date"):
                box.set("data-mmcd-kind", slot.kind)
                box.set("data-mmcd-format", formats.tag(article.edition.strings))
            box.tail = link.tail
            parent.insert(list(parent).index(link), box)
            parent.remove(link)


def _value(slot: Slot, edition: Edition) -> Element:
    """The place of the value, with what the site has for its country."""
    place = element("span", {"class": "slot__value"})
    if text := edition.national(slot):
        note = element("span", {"class": "visually-hidden"}, edition.strings("slot.national") + " ")
        append(place, " ")
        append(place, element("span", {"class": "slot__text"}, "(", note, f"{text})"))
    return place
