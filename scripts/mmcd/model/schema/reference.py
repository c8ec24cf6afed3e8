"""References: CSL data (Citation Style Language 1.0.2) with text by locale where readers see it."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from mmcd.model.schema.base import Schema
from mmcd.model.schema.text import Identifier, LocalText

CslType = Literal[
    "article-journal",
    "book",
    "chapter",
    "dataset",
    "legal_case",
    "legislation",
    "report",
    "standard",
    "treaty",
    "webpage",
]


class Person(Schema):
    """A person's name as CSL knows it."""

    family: str
    given: str


class Body(Schema):
    """An organisation as author: an id of organisations.yml."""

    organisation: Identifier


class Reference(Schema):
    """A source that pages may cite.

    title: in each language in which an official title exists; elsewhere the first one is shown, marked
    with its language. short: the label in running text, before the year.
    """

    id: Identifier
    type: CslType
    title: LocalText
    title_fr_descriptive: Annotated[
        bool, Field(default=False, description="The French title describes the work; it is not official.")
    ] = False
    short: LocalText
    author: Annotated[list[Person | Body], Field(min_length=1)]
    issued: Annotated[int | str, Field(description='Year, or "2018-12" or "2018-12-19" in quotes.')]
    publisher: Annotated[list[Identifier], Field(default_factory=list, description="Organisation ids.")]
    number: str | None = None
    container_title: Annotated[str | None, Field(default=None, alias="container-title")] = None
    volume: str | int | None = None
    issue: str | int | None = None
    page: str | None = None
    DOI: str | None = None
    URL: Annotated[dict[str, str], Field(default_factory=dict, description="Address by locale.")]
    verified: Annotated[bool, Field(description="Title and year were confirmed on a public page.")]
    evidence: str
    verified_on: Annotated[
        datetime.date | None, Field(default=None, description="Day on which the source was last looked up.")
    ] = None
    review_by: Annotated[
        datetime.date | None, Field(default=None, description="Day by which the source is to be looked up again.")
    ] = None
    note: str | None = None

    @property
    def year(self) -> str:
        """The year of issue, as text."""
        return str(self.issued)[:4]
