"""Figures: charts drawn from datasets, and diagrams set as structured text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mmcd.model.schema.base import Schema, invalid
from mmcd.model.schema.text import Identifier, LocalText


class _Titled(Schema):
    """What every figure has."""

    title: Annotated[LocalText, Field(description="The finding, in one short sentence without a full stop.")]
    measure: Annotated[LocalText, Field(description="What is measured or shown: unit, place, period.")]
    note: LocalText | None = None
    sources: Annotated[
        list[Identifier], Field(default_factory=list, description="Reference ids; for a chart, its dataset's.")
    ]


class _Chart(_Titled):
    """A chart draws rows of a dataset. `where` keeps only the rows with these values."""

    dataset: Identifier
    where: Annotated[dict[str, str | int], Field(default_factory=dict)]


class LineChart(_Chart):
    """One line per column (`series`), or per value of a column (`y` by `series_by`)."""

    kind: Literal["line"]
    x: str
    series: Annotated[list[str], Field(default_factory=list, max_length=6)]
    y: str | None = None
    series_by: str | None = None

    @model_validator(mode="after")
    def _one_way_to_name_lines(self) -> LineChart:
        if bool(self.series) == bool(self.y and self.series_by):
            raise invalid("lines-unclear")
        return self


class BarChart(_Chart):
    """One bar per row."""

    kind: Literal["bar"]
    category: str
    value: str


class DiagramStep(Schema):
    """A step of a flow."""

    label: LocalText
    text: LocalText


class StepsDiagram(_Titled):
    """An ordered flow."""

    kind: Literal["steps"]
    steps: Annotated[list[DiagramStep], Field(min_length=2, max_length=8)]


class MatrixColumn(Schema):
    """The head of a column."""

    id: Identifier
    label: LocalText


class MatrixRow(Schema):
    """A row: its head and one cell per column."""

    label: LocalText
    cells: Annotated[list[LocalText], Field(min_length=1)]


class MatrixDiagram(_Titled):
    """A grid of short texts."""

    kind: Literal["matrix"]
    columns: Annotated[list[MatrixColumn], Field(min_length=2, max_length=5)]
    rows: Annotated[list[MatrixRow], Field(min_length=2)]

    @model_validator(mode="after")
    def _rows_are_full(self) -> MatrixDiagram:
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise invalid("row-cells", row=number, cells=len(row.cells), columns=len(self.columns))
        return self


Figure = Annotated[
    LineChart | BarChart | StepsDiagram | MatrixDiagram,
    Field(discriminator="kind"),
]
