"""`mmcd schema`: JSON Schemas of the YAML files, so that editors complete and check as people type."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from mmcd import files
from mmcd.model import schema as kinds

SCHEMAS: dict[str, Any] = {
    "module": kinds.ModuleMeta,
    "practice": kinds.PracticeMeta,
    "page": kinds.PageMeta,
    "project": kinds.Project,
    "programme": kinds.Programme,
    "topics": list[kinds.Topic],
    "paths": list[kinds.LearningPath],
    "glossary": list[kinds.Term],
    "references": list[kinds.Reference],
    "organisations": list[kinds.Organisation],
    "slots": list[kinds.Slot],
    "country": kinds.Country,
    "figure": kinds.Figure,
    "dataset": kinds.Dataset,
    "link-exceptions": list[kinds.LinkException],
}
"""File kinds by the name of their schema."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("schema", help="write the JSON Schema of each kind of file")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to (default: .cache/mmcd/schemas in the root)")
    parser.set_defaults(run=run)


def run(root: Path, arguments: argparse.Namespace) -> int:
    folder = arguments.out or root / ".cache" / "mmcd" / "schemas"
    for name in SCHEMAS:
        files.write_text(folder / f"{name}.schema.json", document(name))
    print(folder)
    return 0


def document(name: str) -> str:
    """The schema of a file kind as JSON (JSON Schema 2020-12)."""
    schema = TypeAdapter(SCHEMAS[name]).json_schema(by_alias=True)
    full = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": name}
    return json.dumps(full, ensure_ascii=False, indent=1) + "\n"
