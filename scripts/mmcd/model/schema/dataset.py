"""Open data behind figures: a CSV file and its description."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText


class Licence(Schema):
    """The licence of a dataset. Without `url`, the source's own terms."""

    name: str | LocalText
    url: Annotated[str | None, Field(default=None, pattern=r"^https://")] = None


class Column(Schema):
    """A column of a dataset."""

    label: LocalText
    type: Literal["year", "number", "category"]
    unit: LocalText | None = None
    decimals: Annotated[int, Field(default=0, ge=0, le=6, description="Decimal places shown.")] = 0
    values: Annotated[dict[str, LocalText], Field(default_factory=dict, description="Labels of a category's values.")]


class Dataset(Schema):
    """What stands beside `<id>.csv`."""

    title: LocalText
    description: LocalText
    sources: Annotated[list[Identifier], Field(min_length=1, description="Reference ids.")]
    released: Annotated[str | LocalText, Field(description="Edition or release, as its source names it.")]
    licence: Licence
    columns: Annotated[dict[str, Column], Field(min_length=1)]
