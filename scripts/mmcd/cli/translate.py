"""`mmcd translate`: begin a translation, say that it is up to date again, see what is left to do."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from mmcd import files
from mmcd.checks.rule import suggest
from mmcd.checks.words import languages, load_words, spoken
from mmcd.config import load_config
from mmcd.errors import UsageError
from mmcd.locales import Locale
from mmcd.model import translation
from mmcd.model.history import with_past
from mmcd.model.load import load
from mmcd.model.site import Page, Site
from mmcd.model.translation import Part, State, changes_since, fingerprint, state_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("translate", help="begin, refresh and survey translations")
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)
    start = steps.add_parser(
        "start", help="lay out a page to be translated: its structure, with the source's text marked as left to do"
    )
    start.add_argument("slug", metavar="SLUG", help="the page: its slug, or its path such as modules/x.md")
    start.add_argument("--locale", required=True, metavar="TAG", help="the language to translate into")
    start.set_defaults(run=_start)
    update = steps.add_parser(
        "update", help="after a translation was mended: say what had changed, and note that it is up to date"
    )
    update.add_argument("slug", nargs="*", metavar="SLUG", help="the pages: slugs or paths")
    update.add_argument("--all", action="store_true", help="every translated page; only when all were looked through")
    update.add_argument("--locale", required=True, metavar="TAG", help="the language of the translation")
    update.set_defaults(run=_update)
    status = steps.add_parser("status", help="list what is left to do")
    status.add_argument("--locale", metavar="TAG", help="only this language")
    status.add_argument("--all", action="store_true", help="pages that are up to date as well")
    status.add_argument("--format", choices=("text", "json"), default="text", help="how to report (default: text)")
    status.set_defaults(run=_status)


def _start(root: Path, arguments: argparse.Namespace) -> int:
    site = load(load_config(root))
    locale = _locale(site, arguments.locale)
    source = _source(site, arguments.slug)
    target = site.config.docs_dir / locale.tag / source.path
    if target.exists() or target.is_symlink():
        raise UsageError(
            f"{_shown(root, target)} is there already. To refresh it: "
            f"mmcd translate update {source.path.removesuffix('.md')} --locale {locale.tag}"
        )
    if not files.is_inside(target, site.config.docs_dir):
        raise UsageError(f"{_shown(root, target)} leads out of the content's folder.")
    # Whoever translates reads the language that is translated into.
    words = load_words(locale.tag if locale.tag in languages() else spoken()).common
    marks = {"head": words["translate-line"], "section": words["translate-section"]}
    files.write_text(target, translation.prepare(source, marks))
    print(_shown(root, target))
    print(f"What is left to do: mmcd check {_shown(root, target)}")
    return 0


def _update(root: Path, arguments: argparse.Namespace) -> int:
    site = with_past(load(load_config(root)))
    locale = _locale(site, arguments.locale)
    if bool(arguments.slug) == arguments.all:
        raise UsageError("Name the pages whose translation is up to date, or all of them with --all.")
    if arguments.all:
        sources = [page for page in site.in_locale(site.locales.default) if site.counterpart(page, locale)]
    else:
        sources = [_source(site, slug) for slug in arguments.slug]
    for source in sources:
        page = site.counterpart(source, locale)
        if page is None:
            raise UsageError(
                f"{source.path} has no “{locale.tag}” version. To begin one: "
                f"mmcd translate start {source.path.removesuffix('.md')} --locale {locale.tag}"
            )
        _refresh(root, site, page, source)
    return 0


def _refresh(root: Path, site: Site, page: Page, source: Page) -> None:
    """Note in a translation that it is up to date, and say what had changed."""
    value = fingerprint(source)
    if page.meta.source_hash == value:
        print(f"{page.file}: up to date already")
        return
    path = root / page.file
    if not files.is_inside(path, site.config.docs_dir):
        raise UsageError(f"{page.file} leads out of the content's folder.")
    # The text as it was read, so that nothing that was written meanwhile is lost unseen.
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    if text != page.document.source.text:
        raise UsageError(f"{page.file} was changed while it was read. Try again.")
    files.write_text(path, translation.stamp(text, value))
    changed = list(_changes(page, site))
    print(f"{page.file}: source_hash: {value}" + "".join(f"\n  {line}" for line in changed))


def _status(root: Path, arguments: argparse.Namespace) -> int:
    site = with_past(load(load_config(root)))
    locales = [_locale(site, arguments.locale)] if arguments.locale else site.locales.others(site.locales.default)
    rows = [
        (locale.tag, path, state)
        for locale in locales
        for path in site.all_paths
        if (state := state_of(site, path, locale)) is not State.CURRENT or arguments.all
    ]
    if arguments.format == "json":
        print(json.dumps([_row(site, *row) for row in rows], ensure_ascii=False, indent=1))
        return 0
    for tag, path, state in rows:
        print(f"{tag}  {state:<11}  {path}")
        page = site.page(path, site.locales[tag])
        if page is not None:
            for line in _changes(page, site):
                print(f"{'':{len(tag)}}  {'':<11}    {line}")
    for locale in locales:
        counts = [state_of(site, path, locale) for path in site.all_paths]
        print(
            f"{locale.name}: {len(counts)} pages; "
            + "; ".join(f"{state}: {counts.count(state)}" for state in State if state in counts)
        )
    return 0


def _row(site: Site, tag: str, path: str, state: State) -> dict[str, object]:
    page = site.page(path, site.locales[tag])
    found = changes_since(page, site) if page is not None and state is State.STALE else None
    return {
        "locale": tag,
        "path": path,
        "state": str(state),
        "changed": [part.id or "head" for part in found.changed] if found else [],
        "added": [part.id or "head" for part in found.added] if found else [],
        "removed": [part.id or "head" for part in found.removed] if found else [],
    }


def _changes(page: Page, site: Site) -> Iterator[str]:
    """What has changed in the source since the translation, a line for each part."""
    if not translation.is_stale(page, site):
        return
    found = changes_since(page, site)
    if found is None:
        yield "(the history does not hold the text that was translated: compare the whole page)"
        return
    for sign, parts in (("changed", found.changed), ("new", found.added), ("gone", found.removed)):
        yield from (f"{sign}: {_named(part)}" for part in parts)


def _named(part: Part) -> str:
    return f"#{part.id} {part.title}".rstrip() if part.id else (part.title or "title, description or what comes first")


def _locale(site: Site, tag: str) -> Locale:
    """A language that can be translated into. Raises UsageError for another one."""
    others = [locale.tag for locale in site.locales.others(site.locales.default)]
    if tag not in others:
        raise UsageError(f"“{tag}” is not a language that is translated into. Known: {', '.join(others)}.")
    return site.locales[tag]


def _source(site: Site, name: str) -> Page:
    """The source page of a slug or a path without language. Raises UsageError with what is near."""
    path = name.removeprefix("docs/").removeprefix(f"{site.locales.default.tag}/")
    pages = list(site.in_locale(site.locales.default))
    found = [page for page in pages if path in (page.path, page.path.removesuffix(".md"))]
    found = found or [page for page in pages if page.slug == path]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"Several pages are called “{name}”: {_list(found)}. Name one by its path.")
    near = suggest(name, (page.slug for page in pages)).nearest
    raise UsageError(f"There is no page “{name}”." + (f" Did you mean “{near}”?" if near else ""))


def _list(pages: Sequence[Page]) -> str:
    return ", ".join(page.path for page in pages)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
