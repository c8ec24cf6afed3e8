"""Safe YAML that remembers where each value stands.

Only plain data is read (YAML 1.2 core types as PyYAML's safe loader resolves them); aliases are bounded,
repeated keys and unknown tags are findings, and every value can be traced to its line and column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from mmcd.findings import Location, Problem, problem

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


def parse(text: str, path: str, first_line: int = 1) -> tuple[Marked | None, list[Problem]]:
    """YAML text to data. `first_line` is the line of the file on which `text` begins.

    No data where the text cannot be read at all; what else is wrong is told beside the data.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Location(path, first_line + mark.line, mark.column + 1) if mark else Location(path, first_line)
        return None, [problem("yaml-unreadable", at, _case(text, mark), reason=error.problem or error.context)]
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split()).split(" in ")[0]
        return None, [problem("yaml-unreadable", Location(path, first_line), "control", reason=reason)]
    except RecursionError:
        return None, [_too_deep(Location(path, first_line))]
    builder = _Builder(path, first_line)
    data = builder.build(node, 0) if node is not None else None
    if builder.refused is not None:
        return None, [*builder.problems, builder.refused]
    return Marked(data, path, first_line, node), builder.problems


class _Builder:
    """Nodes to plain data, with a bound on how much aliases may multiply."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.refused: Problem | None = None
        self._values = 0
        self._scalars = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, depth: int) -> Any:
        self._values += 1
        if self.refused is None:
            self.refused = self._bound(node, depth)
        if self.refused is not None:
            return None
        if node.tag not in _PLAIN:
            self.problems.append(problem("yaml-tag", self._at(node), tag=node.tag))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, depth + 1) for child in node.value]
        return self._scalar(node)

    def _bound(self, node: yaml.Node, depth: int) -> Problem | None:
        """Why the file is refused from here on, if it is."""
        if depth > MAX_DEPTH:
            return _too_deep(self._at(node))
        if self._values > MAX_VALUES:
            return problem("yaml-too-large", self._at(node), most=MAX_VALUES)
        return None

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(problem("yaml-key", self._at(key_node)))
                continue
            key = key_node.value
            if key in result:
                self.problems.append(problem("key-repeated", self._at(key_node), key=key))
            result[key] = self.build(value_node, depth + 1)
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self._scalars.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError) as error:
            self.problems.append(problem("value-impossible", self._at(node), value=node.value, reason=str(error)))
            return None

    def _at(self, node: yaml.Node) -> Location:
        return Location(self.path, self.first_line + node.start_mark.line, node.start_mark.column + 1)


def _too_deep(at: Location) -> Problem:
    return problem("yaml-too-deep", at, most=MAX_DEPTH)


def _case(text: str, mark: yaml.Mark | None) -> str:
    """The commonest causes, by the look of the line."""
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line:
        return "tab"
    if line.count(": ") > 1 or ": " in line.partition(": ")[2]:
        return "colon"
    return "other"
