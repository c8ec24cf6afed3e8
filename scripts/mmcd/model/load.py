"""Load the site: each file is read once, and what is wrong with it becomes a finding, never an exception."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from mmcd.config import SiteConfig
from mmcd.findings import Location, Problem, problem
from mmcd.model import source
from mmcd.model.outline import outline
from mmcd.model.positions import Marked, parse
from mmcd.model.schema import (
    Country,
    Dataset,
    Figure,
    LearningPath,
    LinkException,
    ModuleMeta,
    Organisation,
    PageMeta,
    PracticeMeta,
    Programme,
    Project,
    Reference,
    Slot,
    Term,
    Topic,
    validate,
)
from mmcd.model.site import File, Kind, Page, Site, Table, kind_of

_META: Mapping[Kind, type[PageMeta]] = {Kind.MODULE: ModuleMeta, Kind.PRACTICE: PracticeMeta}

STRINGS = "scripts/mmcd/strings"
"""Where a checkout keeps its interface strings."""

_OPTIONAL = frozenset({"redirects.yml", "addresses.yml", "slots.yml", "country.yml", "link-exceptions.yml"})
"""Data files that a site can do without. An optional file with nothing but comments counts as absent."""


def load(config: SiteConfig) -> Site:
    """The site below `config.docs_dir`, with `problems` for what could not be used."""
    reader = _Reader(config)
    project = reader.one("project.yml", Project)
    programmes = {
        programme.id: programme
        for path in reader.names("programmes", ".yml")
        if (programme := reader.one(path, Programme)) is not None
    }
    return Site(
        config=config,
        project=project,
        programmes=_ordered(programmes, project.programmes if project else ()),
        topics=reader.many("topics.yml", Topic),
        paths=reader.many("paths.yml", LearningPath),
        glossary=reader.many("glossary.yml", Term),
        references=reader.many("references.yml", Reference),
        organisations=reader.many("organisations.yml", Organisation),
        slots=reader.many("slots.yml", Slot),
        country=reader.one("country.yml", Country),
        figures={
            PurePosixPath(path).stem: figure
            for path in reader.names("figures", ".yml")
            if (figure := reader.one(path, Figure)) is not None
        },
        tables=dict(reader.tables()),
        redirects=reader.one("redirects.yml", dict[str, str]) or {},
        addresses=tuple(reader.one("addresses.yml", list[str]) or ()),
        link_exceptions=tuple(reader.one("link-exceptions.yml", list[LinkException]) or ()),
        pages=dict(reader.pages()),
        present=frozenset(reader.present),
        assets=frozenset(reader.assets()),
        marks=reader.marks,
        sources=reader.sources,
        files=dict(reader.files()),
        catalogues=dict(reader.catalogues()),
        problems=tuple(reader.problems),
    )


def _ordered(items: Mapping[str, Any], order: Any) -> dict[str, Any]:
    """`items` in the order of `order`; what it does not name comes last."""
    known = [name for name in order if name in items]
    return {name: items[name] for name in (*known, *(name for name in items if name not in known))}


@dataclass
class _Reader:
    """Reads files and keeps what is wrong with them."""

    config: SiteConfig
    problems: list[Problem] = field(default_factory=list)
    marks: dict[str, Marked] = field(default_factory=dict)
    sources: dict[str, source.Source] = field(default_factory=dict)
    present: set[tuple[str, str]] = field(default_factory=set)
    links: dict[Path, bool] = field(default_factory=dict)

    @property
    def data_dir(self) -> Path:
        return self.config.docs_dir / "_data"

    def relative(self, file: Path) -> str:
        """The path that findings show: relative to the root, with `/`."""
        return file.relative_to(self.config.root).as_posix()

    def names(self, folder: str, ending: str) -> list[str]:
        """Data files of a folder, relative to the data folder, sorted."""
        found = (self.data_dir / folder).glob(f"*{ending}")
        return sorted(file.relative_to(self.data_dir).as_posix() for file in found)

    def text(self, file: Path) -> source.Source | None:
        if self._is_below_link(file):
            return None  # told of the folder
        text, problems = source.read(file, self.relative(file))
        self.problems.extend(problems)
        if text is not None:
            self.sources[text.path] = text
        return text

    def _is_below_link(self, file: Path) -> bool:
        """Whether a folder above a file, below the root, is a symbolic link: what is there is not of this checkout."""
        for folder in file.parents:
            if folder == self.config.root:
                return False
            if folder not in self.links:
                self.links[folder] = folder.is_symlink()
            if self.links[folder]:
                found = problem("symbolic-link", Location(self.relative(folder)))
                if found not in self.problems:
                    self.problems.append(found)
                return True
        return False

    def yaml(self, name: str) -> Marked | None:
        """The values of a data file, or None where it is missing or cannot be read."""
        file = self.data_dir / name
        if not file.exists() and not file.is_symlink():
            if name not in _OPTIONAL:
                self.problems.append(problem("data-file-missing", Location(self.relative(file))))
            return None
        text = self.text(file)
        if text is None:
            return None
        marked, problems = parse(text.text, text.path)
        self.problems.extend(problems)
        if marked is not None and marked.data is None and name in _OPTIONAL:
            return None
        if marked is not None:
            self.marks[name] = marked
        return marked

    def one(self, name: str, kind: Any) -> Any:
        """A data file that holds one value of `kind`."""
        marked = self.yaml(name)
        if marked is None:
            return None
        value, problems = validate(kind, marked)
        self.problems.extend(problems)
        return value

    def many(self, name: str, kind: Any) -> dict[str, Any]:
        """A data file that holds a list of values of `kind`, by id. A bad entry does not hide the others."""
        marked = self.yaml(name)
        if marked is None:
            return {}
        if not isinstance(marked.data, list):
            self.problems.append(problem("value-type", marked.at(), "entries"))
            return {}
        items: dict[str, Any] = {}
        for position in range(len(marked.data)):
            value, problems = validate(kind, marked, (position,))
            self.problems.extend(problems)
            if value is None:
                continue
            if value.id in items:
                self.problems.append(problem("entry-repeated", marked.at((position, "id")), id=value.id))
            items[value.id] = value
        return items

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Datasets whose description and rows can both be read."""
        for name in self.names("datasets", ".yml"):
            about = self.one(name, Dataset)
            file = self.data_dir / name.replace(".yml", ".csv")
            if not file.exists():
                self.problems.append(
                    problem("dataset-without-rows", Location(self.relative(self.data_dir / name)), file=file.name)
                )
                continue
            text = self.text(file)
            if about is not None and text is not None:
                rows, problems = _rows(text, about)
                self.problems.extend(problems)
                yield file.stem, Table(file.stem, about, rows, text.text)

    def pages(self) -> Iterator[tuple[tuple[str, str], Page]]:
        """Pages of every locale, in the order of their paths."""
        for locale in self.config.locales:
            folder = self.config.docs_dir / locale.tag
            for file in sorted(_walk(folder)):
                path = file.relative_to(folder).as_posix()
                if not path.endswith(".md"):
                    continue
                self.present.add((path, locale.tag))
                text = self.text(file)
                if text is None:
                    continue
                document, problems = source.split(text)
                self.problems.extend(problems)
                if document is None:
                    continue
                marked, problems = parse(document.yaml, text.path, document.yaml_line)
                self.problems.extend(problems)
                if marked is None:
                    continue
                meta, problems = validate(_META.get(kind_of(path), PageMeta), marked)
                self.problems.extend(problems)
                if meta is not None:
                    parts = outline(document.body, text.path, document.body_line)
                    yield (path, locale.tag), Page(path, locale, meta, document, parts, marked)

    def assets(self) -> Iterator[str]:
        """Published files that are not pages, relative to `docs/`."""
        folder = self.config.docs_dir / "assets"
        for file in sorted(_walk(folder)):
            if file.is_symlink():
                self.problems.extend(source.read(file, self.relative(file))[1])
            else:
                if file.suffix.lower() == ".svg":
                    self.text(file)
                yield file.relative_to(self.config.docs_dir).as_posix()

    def catalogues(self) -> Iterator[tuple[str, Marked]]:
        """Interface strings by language, where the checkout holds those of the program that builds it."""
        for file in sorted((self.config.root / STRINGS).glob("*.yml")):
            text, _ = source.read(file, self.relative(file))
            marked = parse(text.text, text.path)[0] if text is not None else None
            if marked is not None and isinstance(marked.data, dict):
                yield file.stem, marked

    def files(self) -> Iterator[tuple[str, File]]:
        """Every file below `docs/`. Links to folders are given as files, and not followed."""
        for where, folders, names in os.walk(self.config.docs_dir):
            folders.sort()
            links = [name for name in folders if Path(where, name).is_symlink()]
            for name in sorted((*names, *links)):
                file = Path(where, name)
                about = file.lstat()
                yield self.relative(file), File(about.st_size, stat.S_ISLNK(about.st_mode))


def _walk(folder: Path) -> Iterator[Path]:
    """Files below `folder`. Links to folders are not followed; links to files are given, to be refused."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if not name.startswith("."):
                yield Path(where, name)


def _rows(text: source.Source, about: Dataset) -> tuple[list[dict[str, str]], list[Problem]]:
    """Rows of a CSV file (RFC 4180, comma, header row) as mappings by column."""
    problems: list[Problem] = []
    try:
        lines = list(csv.reader(text.text.splitlines(), strict=True))
    except csv.Error as error:
        return [], [problem("csv-unreadable", Location(text.path), reason=str(error))]
    header = lines[0] if lines else []
    if unknown := [name for name in header if name not in about.columns]:
        problems.append(
            problem(
                "column-undescribed",
                Location(text.path),
                column=unknown[0],
                file=PurePosixPath(text.path).with_suffix(".yml").name,
            )
        )
    if absent := [name for name in about.columns if name not in header]:
        problems.append(problem("column-missing", Location(text.path), column=absent[0]))
    rows: list[dict[str, str]] = []
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(header):
            problems.append(problem("row-ragged", Location(text.path, number), values=len(line), columns=len(header)))
            continue
        row = dict(zip(header, line, strict=True))
        problems.extend(_bad_values(row, about, Location(text.path, number)))
        rows.append(row)
    return rows, problems


def _bad_values(row: Mapping[str, str], about: Dataset, at: Location) -> Iterator[Problem]:
    for name, value in row.items():
        column = about.columns.get(name)
        if column is None or value == "":
            continue
        if column.type == "category" and column.values and value not in column.values:
            yield problem("category-unknown", at, value=value, column=name)
        elif column.type != "category":
            try:
                float(value)
            except ValueError:
                yield problem("value-type", at, "cell", value=value, name=name)
