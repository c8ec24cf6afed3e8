"""Organisations that stand as authors and publishers, with their names and acronyms."""

from __future__ import annotations

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText


class Organisation(Schema):
    """An organisation, named in each language. Its acronyms widen searches (IOM finds OIM)."""

    id: Identifier
    name: LocalText
    abbr: LocalText | None = None
