"""Topics: what a resource is about."""

from __future__ import annotations

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText


class Topic(Schema):
    """A subject by which the catalogue can be filtered."""

    id: Identifier
    name: LocalText
