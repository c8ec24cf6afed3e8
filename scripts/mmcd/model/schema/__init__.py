"""The typed schema of each kind of file: one concept per module, each field with its sentence.

The JSON Schemas that editors use (`mmcd schema`) and the messages of the checks both come from here.
"""

from mmcd.model.schema.base import Schema, validate
from mmcd.model.schema.dataset import Column, Dataset
from mmcd.model.schema.figure import BarChart, Figure, LineChart, MatrixDiagram, StepsDiagram
from mmcd.model.schema.glossary import Term
from mmcd.model.schema.link_exception import LinkException
from mmcd.model.schema.organisation import Organisation
from mmcd.model.schema.page import Level, ModuleMeta, PageMeta, PracticeMeta, Status
from mmcd.model.schema.path import LearningPath, Step
from mmcd.model.schema.programme import Programme
from mmcd.model.schema.project import Project, Region
from mmcd.model.schema.reference import Person, Reference
from mmcd.model.schema.slot import MAX_VALUE, SLOT_GROUPS, Country, Slot, SlotValue
from mmcd.model.schema.text import LocalText
from mmcd.model.schema.topic import Topic

__all__ = [
    "MAX_VALUE",
    "SLOT_GROUPS",
    "BarChart",
    "Column",
    "Country",
    "Dataset",
    "Figure",
    "LearningPath",
    "Level",
    "LineChart",
    "LinkException",
    "LocalText",
    "MatrixDiagram",
    "ModuleMeta",
    "Organisation",
    "PageMeta",
    "Person",
    "PracticeMeta",
    "Programme",
    "Project",
    "Reference",
    "Region",
    "Schema",
    "Slot",
    "SlotValue",
    "Status",
    "Step",
    "StepsDiagram",
    "Term",
    "Topic",
    "validate",
]
