"""What all schemas share: strict, frozen models, and their errors in words a contributor can act on."""

from __future__ import annotations

import types
import typing
from typing import Any, TypeVar

import pydantic
from pydantic import BaseModel, ConfigDict, TypeAdapter

from mmcd.findings import Finding, finding
from mmcd.model.positions import Marked, did_you_mean


class Schema(BaseModel):
    """A mapping with known keys only; values are not converted from one type to another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


T = TypeVar("T")

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a date such as 2026-11-24",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}


def validate(kind: Any, marked: Marked, where: tuple[str | int, ...] = ()) -> tuple[Any | None, list[Finding]]:
    """The value under `where` as `kind` (a Schema, or any type pydantic knows), and what is wrong with it.

    The value is None where anything is wrong.
    """
    value: Any = marked.data
    for step in where:
        value = value[step]
    try:
        return TypeAdapter(kind).validate_python(value), []
    except pydantic.ValidationError as error:
        return None, [_explain(kind, marked, where, detail) for detail in error.errors(include_url=False)]


def _explain(kind: Any, marked: Marked, where: tuple[str | int, ...], error: Any) -> Finding:
    """One pydantic error in one sentence, at the place of the value it is about."""
    # A discriminated union puts the name of the chosen kind into the path; the file has no such key.
    path = (*where, *(step for step in error["loc"] if not _is_label(step, marked, where, error["loc"])))
    name = ".".join(str(step) for step in path[len(where) :]) or "this"
    code = error["type"]
    context = error.get("ctx", {})
    if code == "missing":
        return finding(
            "key-missing",
            marked.at(path[:-1]) if len(path) > 1 else marked.at(path),
            f"The key “{name}” is missing.",
            f"Add a line “{path[-1]}: …”.",
        )
    if code == "extra_forbidden":
        known = _known_keys(kind, error["loc"][:-1])
        return finding(
            "key-unknown",
            marked.at(path, key=True),
            f"The key “{name}” is not known here.",
            did_you_mean(str(path[-1]), known),
        )
    at = marked.at(path)
    if code in _TYPES:
        return finding("value-type", at, f"“{name}” must be {_TYPES[code]}.", f"It reads {_short(error['input'])}.")
    if code in ("literal_error", "enum"):
        allowed = [part.strip("' ") for part in context["expected"].replace(" or ", ", ").split(",")]
        return finding(
            "value-unknown",
            at,
            f"“{name}” has a value that is not known: {_short(error['input'])}.",
            did_you_mean(str(error["input"]), allowed),
        )
    if code == "value_error":
        what, _, how = str(context["error"]).partition(" | ")
        return finding("value-invalid", at, f"“{name}”: {what}", how or "Correct the value.")
    message = error["msg"][:1].lower() + error["msg"][1:]
    return finding("value-invalid", at, f"“{name}”: {message}.", f"It reads {_short(error['input'])}.")


def _is_label(step: Any, marked: Marked, where: tuple[str | int, ...], loc: tuple[Any, ...]) -> bool:
    """Whether `step` names a member of a union rather than a key of the file."""
    if not isinstance(step, str):
        return False
    value: Any = marked.data
    for part in where:
        value = value[part]
    for part in loc:
        if isinstance(value, dict) and part in value:
            if part == step:
                return False
            value = value[part]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        elif part == step:
            # A missing key comes last in the path; a label never does.
            return bool(loc[-1] != step)
    return False


def _known_keys(kind: Any, loc: tuple[Any, ...]) -> set[str]:
    """Keys of the models that a value at `loc` may be."""
    kinds = [kind]
    for step in loc:
        following: list[Any] = []
        for model in _models(kinds):
            if isinstance(step, str):
                for name, info in model.model_fields.items():
                    if step in (name, info.alias):
                        following.append(info.annotation)
        kinds = following or kinds
    return {info.alias or name for model in _models(kinds) for name, info in model.model_fields.items()}


def _models(kinds: list[Any]) -> list[type[BaseModel]]:
    """The models inside type annotations such as `list[Step] | None`."""
    models: list[type[BaseModel]] = []
    for annotation in kinds:
        kind = getattr(annotation, "__value__", annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            models.append(kind)
        elif typing.get_origin(kind) in (typing.Union, types.UnionType, list, tuple, dict, typing.Annotated):
            models.extend(_models([part for part in typing.get_args(kind) if part is not Ellipsis]))
    return models


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
