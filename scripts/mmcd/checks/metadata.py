"""Ids that data files and pages use must exist, and texts must exist in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mmcd.checks.rule import Hit, hit, rule
from mmcd.findings import Location
from mmcd.model.positions import Marked, did_you_mean
from mmcd.model.schema import BarChart, LineChart
from mmcd.model.schema.reference import Body
from mmcd.model.site import Kind, Site, kind_of, url_of


@rule(
    "programme-unknown",
    group="metadata",
    message="There is no programme “{id}”.",
    hint="{suggestion}",
)
def programme_unknown(site: Site) -> Iterator[Hit]:
    """A module would be listed nowhere under a programme whose name is misspelt."""
    known = {*site.programmes, *_files(site, "programmes")}
    for page in site.pages.values():
        if page.kind is Kind.MODULE:
            for position, identifier in enumerate(page.module.programmes):
                if identifier not in known:
                    yield hit(
                        page.marks.at(("programmes", position)),
                        id=identifier,
                        suggestion=did_you_mean(identifier, known),
                    )
        elif page.kind is Kind.PROGRAMME and page.slug not in (*known, "index"):
            yield hit(
                page.marks.at(),
                id=page.slug,
                suggestion=f"Name the file after its programme. {did_you_mean(page.slug, known)}",
            )
    marks = site.marks.get("project.yml")
    for position, identifier in enumerate(site.project.programmes if site.project and marks else ()):
        if identifier not in known and marks is not None:
            yield hit(
                marks.at(("programmes", position)),
                id=identifier,
                suggestion=did_you_mean(identifier, known),
            )


@rule("topic-unknown", group="metadata", message="There is no topic “{id}”.", hint="{suggestion}")
def topic_unknown(site: Site) -> Iterator[Hit]:
    """A reader who filters by topic would not find the module."""
    known = _declared(site, "topics.yml", site.topics)
    if known is None:
        return
    for page in site.pages.values():
        if page.kind is Kind.MODULE:
            for position, identifier in enumerate(page.module.topics):
                if identifier not in known:
                    yield hit(
                        page.marks.at(("topics", position)),
                        id=identifier,
                        suggestion=did_you_mean(identifier, known),
                    )


@rule("reference-unknown", group="metadata", message="There is no reference “{key}”.", hint="{suggestion}")
def reference_unknown(site: Site) -> Iterator[Hit]:
    """A claim would stand without the source it rests on."""
    known = _declared(site, "references.yml", site.references)
    if known is None:
        return
    for page in site.pages.values():
        for citation in page.outline.citations:
            if citation.key not in known:
                yield hit(citation.at, key=citation.key, suggestion=did_you_mean(citation.key, known))
    for at, key in _sources(site):
        if key not in known:
            yield hit(at, key=key, suggestion=did_you_mean(key, known))


@rule("term-unknown", group="metadata", message="There is no glossary term “{id}”.", hint="{suggestion}")
def term_unknown(site: Site) -> Iterator[Hit]:
    """The word would look like a link and lead nowhere."""
    known = _declared(site, "glossary.yml", site.glossary)
    if known is None:
        return
    for page in site.pages.values():
        for link in page.outline.terms:
            if link.name not in known:
                yield hit(link.at, id=link.name, suggestion=did_you_mean(link.name, known))


@rule("figure-unknown", group="metadata", message="There is no figure “{id}”.", hint="{suggestion}")
def figure_unknown(site: Site) -> Iterator[Hit]:
    """A reader would see a broken image."""
    known = {*site.figures, *_files(site, "figures")}
    for page in site.pages.values():
        for link in page.outline.figures:
            if link.name not in known:
                yield hit(link.at, id=link.name, suggestion=did_you_mean(link.name, known))


@rule("column-unknown", group="metadata", message="{what} has no column “{name}”.", hint="{suggestion}")
def column_unknown(site: Site) -> Iterator[Hit]:
    """The chart could not be drawn."""
    described = {*site.tables, *_files(site, "datasets")}
    for identifier, figure in site.figures.items():
        if not isinstance(figure, LineChart | BarChart):
            continue
        marks = site.marks[f"figures/{identifier}.yml"]
        table = site.tables.get(figure.dataset)
        if table is None:
            if figure.dataset not in described:
                yield hit(
                    marks.at(("dataset",)),
                    what=f"There is no dataset “{figure.dataset}”, so the figure",
                    name=figure.x if isinstance(figure, LineChart) else figure.value,
                    suggestion=did_you_mean(figure.dataset, described),
                )
            continue
        for where, name in _columns(figure):
            if name not in table.about.columns:
                yield hit(
                    marks.at(where),
                    what=f"The dataset “{figure.dataset}”",
                    name=name,
                    suggestion=did_you_mean(name, table.about.columns),
                )


@rule("module-unknown", group="metadata", message="There is no module “{id}”.", hint="{suggestion}")
def module_unknown(site: Site) -> Iterator[Hit]:
    """A learning path would promise a module that does not exist."""
    known = {path[8:-3] for path, _ in site.present if kind_of(path) is Kind.MODULE}
    marks = site.marks.get("paths.yml")
    for at, path in _entries(marks, site.paths):
        for number, step in enumerate(path.steps):
            if step.module not in known and marks is not None:
                yield hit(
                    marks.at((at, "steps", number, "module")),
                    id=step.module,
                    suggestion=did_you_mean(step.module, known),
                )


@rule("organisation-unknown", group="metadata", message="There is no organisation “{id}”.", hint="{suggestion}")
def organisation_unknown(site: Site) -> Iterator[Hit]:
    """A reference would name an author by its code."""
    known = _declared(site, "organisations.yml", site.organisations)
    if known is None:
        return
    marks = site.marks.get("references.yml")
    for at, reference in _entries(marks, site.references):
        used = [
            *(
                (("author", number, "organisation"), author.organisation)
                for number, author in enumerate(reference.author)
                if isinstance(author, Body)
            ),
            *((("publisher", number), name) for number, name in enumerate(reference.publisher)),
        ]
        for where, name in used:
            if name not in known and marks is not None:
                yield hit(marks.at((at, *where)), id=name, suggestion=did_you_mean(name, known))


@rule(
    "text-language-missing",
    group="translations",
    message="This text has no “{tag}” version.",
    hint="Add a line {tag}: … beside it.",
    stops_build=False,
)
def text_language_missing(site: Site) -> Iterator[Hit]:
    """Readers of that language would see a text of another one."""
    for name, marks in site.marks.items():
        if name in ("references.yml", "redirects.yml"):
            continue  # a work has the titles it was published under
        for where in _local_texts(marks.data, site.locales.tags):
            value = _under(marks.data, where)
            for tag in site.locales.tags:
                if tag not in value:
                    yield hit(marks.at(where), tag=tag)


@rule(
    "text-language-unknown",
    group="translations",
    message="“{tag}” is not a language of this site.",
    hint="{suggestion}",
)
def text_language_unknown(site: Site) -> Iterator[Hit]:
    """A text under a misspelt language is shown to nobody."""
    for marks in site.marks.values():
        for where in _local_texts(marks.data, site.locales.tags):
            for tag in _under(marks.data, where):
                if tag not in site.locales.tags:
                    yield hit(
                        marks.at((*where, tag), key=True),
                        tag=tag,
                        suggestion=did_you_mean(tag, site.locales.tags),
                    )


@rule(
    "redirect-to-nowhere",
    group="links",
    message="The address “{target}” does not exist.",
    hint="Redirect to the address of a page, such as catalogue/.",
)
def redirect_to_nowhere(site: Site) -> Iterator[Hit]:
    """A reader who follows an old link would be led to a page that is not there."""
    known = {url_of(path) for path in site.all_paths} | {f"paths/{identifier}/" for identifier in site.paths}
    marks = site.marks.get("redirects.yml")
    for source, target in site.redirects.items():
        if target.partition("#")[0].partition("?")[0] not in known and marks is not None:
            yield hit(marks.at((source,)), target=target)


def _sources(site: Site) -> Iterator[tuple[Location, str]]:
    """Reference ids in data files, with their places."""
    for name in ("glossary.yml",):
        marks = site.marks.get(name)
        for at, term in _entries(marks, site.glossary):
            for number, key in enumerate(term.sources):
                if marks is not None:
                    yield marks.at((at, "sources", number)), key
    for folder, items in (
        ("figures", site.figures),
        ("programmes", site.programmes),
        ("datasets", {identifier: table.about for identifier, table in site.tables.items()}),
    ):
        for identifier, item in items.items():
            marks = site.marks.get(f"{folder}/{identifier}.yml")
            for number, key in enumerate(item.sources):
                if marks is not None:
                    yield marks.at(("sources", number)), key
    if site.project and "project.yml" in site.marks:
        yield site.marks["project.yml"].at(("source",)), site.project.source


def _columns(figure: LineChart | BarChart) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in figure.where:
        yield ("where", name), name
    if isinstance(figure, BarChart):
        yield ("category",), figure.category
        yield ("value",), figure.value
        return
    yield ("x",), figure.x
    for number, name in enumerate(figure.series):
        yield ("series", number), name
    for key in ("y", "series_by"):
        if (name := getattr(figure, key)) is not None:
            yield (key,), name


def _files(site: Site, folder: str) -> set[str]:
    """Names of the readable data files of a folder, those with mistakes included."""
    return {name[len(folder) + 1 :].removesuffix(".yml") for name in site.marks if name.startswith(f"{folder}/")}


def _declared(site: Site, name: str, usable: Iterable[str]) -> set[str] | None:
    """Ids that a list file declares, entries with mistakes included; None where the file cannot be read.

    So one mistake in a file is reported once, and not again wherever what it declares is used.
    """
    marks = site.marks.get(name)
    if marks is None or not isinstance(marks.data, list):
        return None
    declared = {str(entry["id"]) for entry in marks.data if isinstance(entry, dict) and "id" in entry}
    return declared | set(usable)


def _entries(marks: Marked | None, items: Any) -> Iterator[tuple[int, Any]]:
    """Entries of a list file that could be read, with their positions in the file."""
    for position, entry in enumerate(marks.data if marks is not None else ()):
        if isinstance(entry, dict) and entry.get("id") in items:
            yield position, items[entry["id"]]


def _local_texts(data: Any, tags: Iterable[str]) -> Iterator[tuple[str | int, ...]]:
    """Where a value holds text by locale: a mapping of which one key at least is a known tag."""
    if isinstance(data, dict):
        if any(tag in data for tag in tags) and all(isinstance(key, str) and len(key) <= 11 for key in data):
            yield ()
            return
        for key, value in data.items():
            for rest in _local_texts(value, tags):
                yield (key, *rest)
    elif isinstance(data, list):
        for position, value in enumerate(data):
            for rest in _local_texts(value, tags):
                yield (position, *rest)


def _under(data: Any, where: tuple[str | int, ...]) -> Any:
    for step in where:
        data = data[step]
    return data
