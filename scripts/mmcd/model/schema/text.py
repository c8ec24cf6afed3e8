"""Text that a reader sees, one entry per locale."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from mmcd.model.schema.base import invalid


def _not_empty(text: dict[str, str]) -> dict[str, str]:
    if not text:
        raise invalid("no-language")
    for locale, value in text.items():
        if not value.strip():
            raise invalid("empty-text", locale=locale)
    return text


LocalText = Annotated[
    dict[str, str],
    AfterValidator(_not_empty),
    Field(description="Text by locale: {en: …, fr: …}."),
]
"""Text by BCP 47 tag. Which locales must be there is the business of the checks, not of the type."""

Identifier = Annotated[
    str,
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Lower-case ASCII letters, digits and hyphens."),
]
