"""Learning paths: an order of modules for a role."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText


class Step(Schema):
    """A module of a path, and why it stands there."""

    module: Identifier
    reason: LocalText


class LearningPath(Schema):
    """A path for a role, or beside a programme."""

    id: Identifier
    programme: Annotated[
        Identifier | None, Field(default=None, description="The programme that the path accompanies, if it does.")
    ] = None
    title: LocalText
    audience: Annotated[LocalText, Field(description="Who it is for, in a few words.")]
    description: Annotated[LocalText, Field(description="One sentence of 50 to 160 characters.")]
    intro: LocalText
    steps: Annotated[list[Step], Field(min_length=2)]
