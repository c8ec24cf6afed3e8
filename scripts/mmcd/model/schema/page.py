"""Frontmatter of pages and modules."""

from __future__ import annotations

import datetime
import enum
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from mmcd.model.schema.base import Schema, invalid
from mmcd.model.schema.text import Identifier


class Level(enum.StrEnum):
    """What a module expects of its reader."""

    FOUNDATION = "foundation"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Status(enum.StrEnum):
    """How far the project's academic team has gone with a module."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    REVIEWED = "reviewed"


def _enum(kind: type[enum.Enum]) -> BeforeValidator:
    """Strict models take only members of an enum; files hold their values."""

    def convert(value: object) -> object:
        try:
            return kind(value)
        except ValueError:
            expected = ", ".join(f"'{member.value}'" for member in kind)
            raise PydanticCustomError("enum", "not one of {expected}", {"expected": expected}) from None

    return BeforeValidator(convert)


Description = Annotated[
    str,
    Field(
        min_length=50,
        max_length=160,
        description="One sentence for search results and link previews, 50 to 160 characters.",
    ),
]


class PageMeta(Schema):
    """Frontmatter of a page that is not a module."""

    title: Annotated[str, Field(min_length=1, max_length=120, description="Title, in sentence case.")]
    description: Description
    updated: Annotated[datetime.date, Field(description="Day of the last change of substance.")]
    source_hash: Annotated[
        str | None,
        Field(default=None, description="Translations: fingerprint of the source when it was translated."),
    ] = None
    waive: Annotated[
        dict[str, str | None],
        Field(description="Rules that do not hold for this page: their names, each with the reason."),
    ] = Field(default_factory=dict)


class ModuleMeta(PageMeta):
    """Frontmatter of a course module."""

    programmes: Annotated[list[Identifier], Field(min_length=1, description="Programmes it belongs to.")]
    topics: Annotated[list[Identifier], Field(min_length=1, max_length=4, description="Topics, the main one first.")]
    level: Annotated[Level, _enum(Level), Field(description="foundation, intermediate or advanced.")]
    minutes: Annotated[int, Field(ge=10, le=600, description="Time to study it alone, in minutes.")]
    practice_minutes: Annotated[
        int, Field(ge=60, le=90, description="Length of the team session, in minutes: 60 to 90.")
    ]
    order: Annotated[int, Field(ge=1, description="Its number in the curriculum.")]
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+){1,2}$", description='In quotes: "0.1", "1.0".')]
    status: Annotated[Status, _enum(Status), Field(description="draft, in-review or reviewed.")]
    reviewed_by: Annotated[str | None, Field(default=None, description="Who reviewed it, once that has happened.")] = (
        None
    )
    reviewed_on: Annotated[datetime.date | None, Field(default=None, description="When it was reviewed.")] = None

    @model_validator(mode="after")
    def _a_review_has_a_reviewer(self) -> ModuleMeta:
        _reviewed(self)
        return self


class PracticeMeta(PageMeta):
    """Frontmatter of a practice note: what an institution did about a problem, for colleagues elsewhere."""

    status: Annotated[Status, _enum(Status), Field(description="draft, in-review or reviewed.")]
    topics: Annotated[list[Identifier], Field(min_length=1, max_length=4, description="Topics, the main one first.")]
    regions: Annotated[
        list[Identifier], Field(min_length=1, description="Where it was done: ids of the regions in project.yml.")
    ]
    modules: Annotated[list[Identifier], Field(min_length=1, description="Modules it illustrates, by their slugs.")]
    programmes: Annotated[
        list[Identifier], Field(description="Programmes it came out of, where it came out of one.")
    ] = Field(default_factory=list)
    reviewed_by: Annotated[str | None, Field(default=None, description="Who reviewed it, once that has happened.")] = (
        None
    )
    reviewed_on: Annotated[datetime.date | None, Field(default=None, description="When it was reviewed.")] = None

    @model_validator(mode="after")
    def _a_review_has_a_reviewer(self) -> PracticeMeta:
        _reviewed(self)
        return self


def _reviewed(meta: ModuleMeta | PracticeMeta) -> None:
    """Refuse a review that nobody made, and a reviewer of no review."""
    named = meta.reviewed_by is not None and meta.reviewed_on is not None
    if meta.status is Status.REVIEWED and not named:
        raise invalid("review-without-reviewer")
    if meta.status is not Status.REVIEWED and (meta.reviewed_by or meta.reviewed_on):
        raise invalid("reviewer-without-review")
