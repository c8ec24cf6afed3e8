"""`image-without-text`."""

from __future__ import annotations

from collections.abc import Iterator

from mmcd.checks.links.facts import is_file_name
from mmcd.checks.links.vague import is_vague
from mmcd.checks.rule import Hit, hit, page_rule
from mmcd.model.outline import plain
from mmcd.model.site import Page, Site


@page_rule("image-without-text", group="links")
def image_without_text(page: Page, site: Site) -> Iterator[Hit]:  # noqa: ARG001
    """A reader who cannot see the picture is told nothing, or hears the name of a file. So is everybody whose
    connection does not let the picture through."""
    for link in page.outline.links:
        if not link.is_image:
            continue
        text = plain(link.text)
        if not any(character.isalnum() for character in text):
            yield hit(link.at, "none", target=link.target)
        elif is_file_name(text) or is_vague("images", text):
            yield hit(link.at, "empty", text=text)
    for tag in page.outline.tags:
        if tag.name == "img" and not tag.closes and not tag.attributes.get("alt", "").strip():
            yield hit(tag.at, "none", target=tag.attributes.get("src", ""))
