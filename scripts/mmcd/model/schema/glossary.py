"""The bilingual glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier


class TermText(Schema):
    """A term in one language."""

    term: Annotated[str, Field(min_length=1)]
    definition: Annotated[str, Field(min_length=1)]
    abbr: str | None = None


class Term(Schema):
    """A concept with its term and definition in each language, and the references it rests on."""

    id: Identifier
    text: Annotated[dict[str, TermText], Field(min_length=1, description="Term and definition by locale.")]
    sources: Annotated[list[Identifier], Field(default_factory=list, description="Reference ids.")]
