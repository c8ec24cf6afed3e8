"""Loading and looking up interface strings."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Any

import babel
import yaml

from mmcd.errors import UsageError
from mmcd.typography import Typesetter

_NOT_TEXT = ("format", "typography", "currency")


class Strings:
    """The catalogue of one locale.

    A string may hold `{name}` fields. A string that depends on a number is a mapping of CLDR plural
    categories (`one`, `other`, …) and is asked for with `n`.
    """

    def __init__(self, tag: str, data: Mapping[str, Any]) -> None:
        self.tag = tag
        self.typesetter = Typesetter(data.get("typography", {}))
        self.data = {name: value if name in _NOT_TEXT else self._set(value) for name, value in data.items()}

    @functools.cached_property
    def cldr(self) -> babel.Locale:
        """CLDR locale for numbers, dates and plurals, which may be narrower than the tag (`en` → `en_GB`)."""
        return babel.Locale.parse(self.data["format"]["cldr"])

    def get(self, name: str) -> Any:
        """The entry `name` (`search.open`): a string, a list or a mapping.

        Raises KeyError with the full name where there is none.
        """
        value: Any = self.data
        for part in name.split("."):
            try:
                value = value[part]
            except (KeyError, TypeError):
                raise KeyError(f"{self.tag}: no string “{name}”") from None
        return value

    def __call__(self, name: str, /, *, n: float | None = None, **fields: object) -> str:
        """The string `name` with its fields filled in; `n` chooses the plural form and fills `{n}`."""
        value = self.get(name)
        if isinstance(value, Mapping):
            if n is None:
                raise KeyError(f"{self.tag}: “{name}” needs a number")
            category = self.cldr.plural_form(n)
            value = value.get(category, value["other"])
            fields.setdefault("n", n)
        return str(value).format_map(fields) if fields else str(value)

    def _set(self, value: Any) -> Any:
        """Every text below `value`, set in type."""
        if isinstance(value, Mapping):
            return {name: self._set(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._set(part) for part in value]
        return self.typesetter.text(value) if isinstance(value, str) else value


def available() -> tuple[str, ...]:
    """Tags of the locales that have a catalogue."""
    return tuple(
        sorted(
            entry.name.removesuffix(".yml")
            for entry in resources.files(__package__).iterdir()
            if entry.name.endswith(".yml")
        )
    )


@functools.cache
def load_strings(tag: str) -> Strings:
    """The catalogue of the locale `tag`. Raises UsageError where there is none."""
    file = resources.files(__package__) / f"{tag}.yml"
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(
            f"No interface strings for “{tag}”. Translate scripts/mmcd/strings/en.yml to {tag}.yml."
        ) from None
    return Strings(tag, yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506
