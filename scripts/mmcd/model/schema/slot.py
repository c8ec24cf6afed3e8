"""What differs by country: slots that modules leave open, and one country's values for them."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Discriminator, Field, Tag

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText

SlotGroup = Literal["authorities", "services", "law", "figures"]

SLOT_GROUPS: tuple[str, ...] = get_args(SlotGroup)
"""Groups of slots, in the order in which the country sheet shows them."""

MAX_VALUE = 500
"""Longest value, in characters. The sheet's script is told the same number."""


class Slot(Schema):
    """Something that every country has and calls by its own name."""

    id: Identifier
    label: Annotated[LocalText, Field(description="What is asked for, in a few words.")]
    hint: Annotated[LocalText, Field(description="Where to find it, and what to write down.")]
    kind: Annotated[
        Literal["text", "number", "date", "address"],
        Field(description="How it is written: in a line, as a number, as a date, or over several lines."),
    ]
    group: Annotated[SlotGroup, Field(description="Where it stands on the country sheet.")]

    @property
    def anchor(self) -> str:
        """Id of its field on the country sheet."""
        return f"slot-{self.id}"


def _kind_of_value(value: object) -> str:
    """By which of its forms a value is judged, so that a mistake is told once: as text, where it is none of them."""
    if isinstance(value, dict):
        return "texts"
    if isinstance(value, datetime.date):
        return "day"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else "text"


SlotValue = Annotated[
    Annotated[str, Field(min_length=1, max_length=MAX_VALUE), Tag("text")]
    | Annotated[float | int, Tag("number")]
    | Annotated[datetime.date, Tag("day")]
    | Annotated[LocalText, Tag("texts")],
    Discriminator(_kind_of_value),
]
"""A value of a slot: the same in every language, or text by locale."""


class Country(Schema):
    """One country's values, shown on every page of the site. An id that is not named stays open."""

    name: Annotated[LocalText, Field(description="Name of the country: {en: …, fr: …}.")]
    values: Annotated[dict[Identifier, SlotValue], Field(description="Values by the ids of slots.yml.")] = Field(
        default_factory=dict
    )
