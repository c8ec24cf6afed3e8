"""Facts that several rules need, derived once: from the whole site, or from one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from mmcd.model.positions import Marked
from mmcd.model.site import Page, Site

Subject = TypeVar("Subject", Site, Page)
Fact = TypeVar("Fact")


def once(derive: Callable[[Subject], Fact]) -> Callable[[Subject], Fact]:
    """Derive a fact from a site (or a page) on first use, and remember it with the site (or page).

    Decorates a pure function of one argument. This is what keeps rules linear: a set of all addresses is made
    once, not once per page.
    """

    key = f"{derive.__module__}.{derive.__qualname__}"

    def look_up(subject: Subject) -> Fact:
        if key not in subject.memo:
            subject.memo[key] = derive(subject)
        return subject.memo[key]  # type: ignore[no-any-return]

    look_up.__doc__ = derive.__doc__
    return look_up


def names(site: Site, folder: str) -> set[str]:
    """Names of the readable data files of a folder, those with mistakes included."""
    return {name[len(folder) + 1 :].removesuffix(".yml") for name in site.marks if name.startswith(f"{folder}/")}


def declared(site: Site, name: str, usable: Iterable[str]) -> set[str] | None:
    """Ids that a list file declares, entries with mistakes included; None where the file cannot be read.

    So one mistake in a file is reported once, and not again wherever what it declares is used.
    """
    marks = site.marks.get(name)
    if marks is None or not isinstance(marks.data, list):
        return None
    found = {str(entry["id"]) for entry in marks.data if isinstance(entry, dict) and "id" in entry}
    return found | set(usable)


def entries(marks: Marked | None, items: Any) -> Iterator[tuple[int, Any]]:
    """Entries of a list file that could be read, with their positions in the file."""
    for position, entry in enumerate(marks.data if marks is not None else ()):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and entry["id"] in items:
            yield position, items[entry["id"]]


def local_texts(data: Any, tags: Iterable[str]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Text by locale below a value: where it stands, and the mapping, of which one key at least is a known tag."""
    if isinstance(data, dict):
        if any(tag in data for tag in tags) and all(isinstance(key, str) and len(key) <= 11 for key in data):
            yield (), data
            return
        for key, value in data.items():
            for rest, found in local_texts(value, tags):
                yield (key, *rest), found
    elif isinstance(data, list):
        for position, value in enumerate(data):
            for rest, found in local_texts(value, tags):
                yield (position, *rest), found
