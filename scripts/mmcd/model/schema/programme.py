"""The training programmes of the project."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText


class Programme(Schema):
    """A training programme. `acronym` is the same in every language (TERMINOLOGY, project names)."""

    id: Identifier
    acronym: Annotated[str, Field(pattern=r"^[A-Z]+$")]
    name: LocalText
    summary: Annotated[LocalText, Field(description="One or two sentences: what it is, for whom.")]
    format: Annotated[LocalText, Field(description="How it is taught: face to face, online …")]
    audience: LocalText
    sources: Annotated[list[Identifier], Field(min_length=1, description="Reference ids the facts rest on.")]
