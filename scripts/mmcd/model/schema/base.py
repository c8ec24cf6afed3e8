"""What all schemas share: strict, frozen models, and their errors in words a contributor can act on."""

from __future__ import annotations

import types
import typing
from pathlib import PurePosixPath
from typing import Any, TypeVar

import pydantic
from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import PydanticCustomError

from mmcd.findings import Problem, problem, suggest
from mmcd.model.positions import Marked


class Schema(BaseModel):
    """A mapping with known keys only; values are not converted from one type to another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


T = TypeVar("T")

_TYPES = {
    "string_type": "text",
    "int_type": "integer",
    "int_from_float": "integer",
    "float_type": "number",
    "bool_type": "boolean",
    "date_type": "date",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}

_BOUNDS = {
    "string_too_short": "short-text",
    "string_too_long": "long-text",
    "string_pattern_mismatch": "pattern",
    "greater_than_equal": "least",
    "less_than_equal": "most",
    "too_short": "few",
    "too_long": "many",
}


def invalid(case: str, **facts: str | int) -> PydanticCustomError:
    """What a validator of ours raises: the case of `value-invalid` and its facts, not yet in words."""
    return PydanticCustomError("mmcd", "{case}", {"case": case, **facts})


def validate(kind: Any, marked: Marked, where: tuple[str | int, ...] = ()) -> tuple[Any | None, list[Problem]]:
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


def _explain(  # noqa: PLR0911 (one return per kind of mistake)
    kind: Any, marked: Marked, where: tuple[str | int, ...], error: Any
) -> Problem:
    """One pydantic error as a problem at the place of the value it is about."""
    # A discriminated union puts the name of the chosen kind into the path; the file has no such key.
    path = (*where, *(step for step in error["loc"] if not _is_label(step, marked, where, error["loc"])))
    name = ".".join(str(step) for step in path[len(where) :]) or PurePosixPath(marked.path).name
    code = error["type"]
    context = error.get("ctx", {})
    if code == "missing":
        return _missing(marked, path[:-1], str(path[-1]), name)
    if code == "union_tag_not_found":
        return _missing(marked, path, str(context["discriminator"]).strip("'"), name)
    if code == "extra_forbidden":
        known = _known_keys(kind, error["loc"][:-1])
        return problem("key-unknown", marked.at(path, key=True), name=name, suggestion=suggest(str(path[-1]), known))
    at = marked.at(path)
    value = _short(error["input"])
    if code in _TYPES:
        return problem("value-type", at, _TYPES[code], name=name, value=value)
    if code in ("literal_error", "enum"):
        allowed = [part.strip("' ") for part in context["expected"].replace(" or ", ", ").split(",")]
        suggestion = suggest(str(error["input"]), allowed)
        return problem("value-unknown", at, name=name, value=value, suggestion=suggestion)
    if code == "union_tag_invalid":
        key = str(context["discriminator"]).strip("'")
        suggestion = suggest(str(context["tag"]), [part.strip("' ") for part in context["expected_tags"].split(",")])
        return problem("value-unknown", marked.at((*path, key)), name=key, value=context["tag"], suggestion=suggestion)
    if code == "mmcd":
        facts = {fact: known for fact, known in context.items() if fact != "case"}
        return problem("value-invalid", at, context["case"], name=name, **facts)
    if code in _BOUNDS:
        bound = next(
            context[limit] for limit in ("min_length", "max_length", "pattern", "ge", "le") if limit in context
        )
        count = context.get("actual_length", len(error["input"]) if isinstance(error["input"], str) else 0)
        return problem("value-invalid", at, _BOUNDS[code], name=name, value=value, bound=bound, count=count)
    reason = error["msg"][:1].lower() + error["msg"][1:]
    return problem("value-invalid", at, "other", name=name, value=value, reason=reason)


def _missing(marked: Marked, where: tuple[str | int, ...], key: str, name: str) -> Problem:
    return problem("key-missing", marked.at(where), name=name, key=key)


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
    return f"{text[:60]}…" if len(text) > 60 else text
