"""Facts of the project, each in one place."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText

Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description='A month in quotes: "2026-02".')]


class Budget(Schema):
    """The project's budget. `share` is the part that `fund` pays, in per cent."""

    amount: Annotated[float, Field(gt=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code.")]
    share: Annotated[int, Field(ge=0, le=100)]
    fund: LocalText


class Contact(Schema):
    """Where the project can be reached."""

    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    website: Annotated[str, Field(pattern=r"^https://")]
    account: Annotated[str, Field(description="Account on X (formerly Twitter), with its @.")]
    account_url: Annotated[str, Field(pattern=r"^https://")]


class Region(Schema):
    """A part of the world in which the project works."""

    id: Identifier
    name: LocalText


class Project(Schema):
    """The project: names, time, people, money, partners, places."""

    acronym: str
    name: LocalText
    starts: Month
    ends: Month
    months: Annotated[int, Field(gt=0)]
    officials: Annotated[int, Field(gt=0, description="Government officials and civil servants to be trained.")]
    network: Annotated[int, Field(gt=0, description="Approximate number of professionals in the network.")]
    tailored_countries: Annotated[int, Field(gt=0, description="Countries with a training of their own.")]
    budget: Budget
    partners: Annotated[list[LocalText], Field(min_length=1, description="Who implements the project.")]
    framework: Annotated[LocalText, Field(description="The facility within which it is implemented, and by whom.")]
    facility: LocalText
    regions: Annotated[list[Region], Field(min_length=1, description="Where it works; practice notes name their ids.")]
    programmes: Annotated[list[Identifier], Field(min_length=1, description="Programme ids in order.")]
    contact: Contact
    source: Annotated[Identifier, Field(description="Reference id these facts come from.")]
