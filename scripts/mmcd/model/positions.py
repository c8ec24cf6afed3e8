"""Safe YAML that remembers where each value stands.

Only plain data is read (YAML 1.2 core types as PyYAML's safe loader resolves them); aliases are bounded,
repeated keys and unknown tags are findings, and every value can be traced to its line and column.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from mmcd.findings import Finding, Location, finding

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, the same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_VALUES = 100_000
"""Values a file may hold with its aliases followed: well above any real file, far below a YAML bomb."""

MAX_DEPTH = 40

_PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain data from YAML, with the place of each of its parts.

    data: dicts, lists, strings, numbers, booleans, dates and None.
    """

    data: Any
    path: str
    first_line: int
    _node: yaml.Node | None = field(repr=False)

    def at(self, where: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """The place of the value under `where`, a path of keys and list indexes.

        With `key`, the place of the last key itself. Where a part of the path does not exist, the place
        of the nearest part that does.
        """
        node = self._node
        place: yaml.Mark | None = node.start_mark if node is not None else None
        for position, step in enumerate(where):
            last = position == len(where) - 1
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if found is None:
                    break
                place = found[0].start_mark if key and last else found[1].start_mark
                node = found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = node.start_mark
            else:
                break
        if place is None:
            return Location(self.path, self.first_line)
        return Location(self.path, self.first_line + place.line, place.column + 1)


def parse(text: str, path: str, first_line: int = 1) -> tuple[Marked | None, list[Finding]]:
    """YAML text to data. `first_line` is the line of the file on which `text` begins.

    No data where the text cannot be read at all; what else is wrong is told beside the data.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Location(path, first_line + mark.line, mark.column + 1) if mark else Location(path, first_line)
        return None, [
            finding(
                "yaml-unreadable", at, f"YAML cannot be read here: {error.problem or error.context}.", _hint(text, mark)
            )
        ]
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split()).split(" in ")[0]
        return None, [
            finding(
                "yaml-unreadable",
                Location(path, first_line),
                f"YAML cannot be read: {reason}.",
                "Remove control characters; write plain text.",
            )
        ]
    except RecursionError:
        return None, [_too_deep(Location(path, first_line))]
    builder = _Builder(path, first_line)
    data = builder.build(node, 0) if node is not None else None
    if builder.refused is not None:
        return None, [*builder.problems, builder.refused]
    return Marked(data, path, first_line, node), builder.problems


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean “x”?` where a known word is close, else the list of known words."""
    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Known: {', '.join(known)}." if known else "None is known."


class _Builder:
    """Nodes to plain data, with a bound on how much aliases may multiply."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Finding] = []
        self.refused: Finding | None = None
        self._values = 0
        self._scalars = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, depth: int) -> Any:
        self._values += 1
        if self.refused is None:
            self.refused = self._bound(node, depth)
        if self.refused is not None:
            return None
        if node.tag not in _PLAIN:
            self.problems.append(
                finding(
                    "yaml-tag",
                    self._at(node),
                    f"“{node.tag}” is not plain data.",
                    "Write text, a number, true or false, a date, a list or a mapping.",
                )
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, depth + 1) for child in node.value]
        return self._scalar(node)

    def _bound(self, node: yaml.Node, depth: int) -> Finding | None:
        """Why the file is refused from here on, if it is."""
        if depth > MAX_DEPTH:
            return _too_deep(self._at(node))
        if self._values > MAX_VALUES:
            return finding(
                "yaml-too-large",
                self._at(node),
                f"With its aliases followed, the file holds more than {MAX_VALUES:,} values.",
                "Write values out instead of repeating them with & and *.",
            )
        return None

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(
                    finding("yaml-key", self._at(key_node), "A key must be plain text.", "Put quotes around it.")
                )
                continue
            key = key_node.value
            if key in result:
                self.problems.append(
                    finding(
                        "key-repeated",
                        self._at(key_node),
                        f"The key “{key}” stands here a second time.",
                        "Keep one of the two lines.",
                    )
                )
            result[key] = self.build(value_node, depth + 1)
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self._scalars.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError) as error:
            self.problems.append(
                finding(
                    "value-impossible",
                    self._at(node),
                    f"“{node.value}” is not possible: {error}.",
                    "Write a date as 2026-11-24, or put text in quotes.",
                )
            )
            return None

    def _at(self, node: yaml.Node) -> Location:
        return Location(self.path, self.first_line + node.start_mark.line, node.start_mark.column + 1)


def _too_deep(at: Location) -> Finding:
    return finding("yaml-too-deep", at, f"Values are nested more than {MAX_DEPTH} deep.", "Flatten the structure.")


def _hint(text: str, mark: yaml.Mark | None) -> str:
    """The commonest causes, by the look of the line."""
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line:
        return "Replace the tab by spaces."
    if line.count(": ") > 1 or ": " in line.partition(": ")[2]:
        return 'Text that holds a colon needs quotes: title: "Return: a guide".'
    return "Check indentation and quotation marks on this line and the one above."
