"""`mmcd new`: begin a module, a practice note or a language; the checks then say what is left to write."""

from __future__ import annotations

import argparse
from pathlib import Path

from mmcd import scaffold
from mmcd.checks.words import languages, load_words, spoken
from mmcd.config import load_config
from mmcd.errors import UsageError
from mmcd.model.load import load
from mmcd.model.site import Site


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("new", help="begin a module, a practice note or a language")
    kinds = parser.add_subparsers(title="kinds", metavar="KIND", required=True)
    module = kinds.add_parser("module", help="a course module, in every language of the site")
    module.add_argument("--programme", action="append", default=[], metavar="ID", help="a programme; may be repeated")
    module.set_defaults(run=_module)
    practice = kinds.add_parser("practice", help="a practice note for peer exchange, in every language of the site")
    practice.add_argument("--region", action="append", default=[], metavar="ID", help="a region; may be repeated")
    practice.add_argument("--module", action="append", default=[], metavar="SLUG", help="a module; may be repeated")
    practice.set_defaults(run=_practice)
    for page in (module, practice):
        page.add_argument("slug", metavar="SLUG", help="the last part of its address: lower-case words with hyphens")
        page.add_argument("--topic", action="append", default=[], metavar="ID", help="a topic; may be repeated")
        for tag in scaffold.templates():
            page.add_argument(f"--title-{tag}", metavar="TITLE", help=f"its title in {tag}")
        page.add_argument(
            "--title", action="append", default=[], metavar="TAG=TITLE", help="its title in any other language"
        )
    language = kinds.add_parser("language", help="a language: strings, configuration, the pages that menus lead to")
    language.add_argument("tag", metavar="TAG", help="its BCP 47 tag, such as ar or pt-BR")
    language.set_defaults(run=_language)


def _module(root: Path, arguments: argparse.Namespace) -> int:
    site = load(load_config(root))
    made = scaffold.module(site, arguments.slug, _titles(site, arguments), arguments.programme, arguments.topic)
    return _write(root, made)


def _practice(root: Path, arguments: argparse.Namespace) -> int:
    site = load(load_config(root))
    if site.project is None:
        raise UsageError("docs/_data/project.yml cannot be read. Mend it first: mmcd check docs/_data/project.yml")
    titles = _titles(site, arguments)
    made = scaffold.practice(site, arguments.slug, titles, arguments.topic, arguments.region, arguments.module)
    return _write(root, made)


def _language(root: Path, arguments: argparse.Namespace) -> int:
    site = load(load_config(root))
    words = load_words(arguments.tag if arguments.tag in languages() else spoken()).common
    marks = {"head": words["translate-line"], "section": words["translate-section"]}
    new, changed = scaffold.language(site, arguments.tag, marks)
    return _write(root, new, changed)


def _write(root: Path, new: dict[str, str], changed: dict[str, str] | None = None) -> int:
    scaffold.write(root, new, changed)
    for path in (*new, *(changed or {})):
        print(path)
    pages = [path for path in new if path.endswith(".md")]
    print(f"What is left to do: mmcd check {' '.join(pages[:2])}")
    return 0


def _titles(site: Site, arguments: argparse.Namespace) -> dict[str, str]:
    titles = {tag: title for tag in scaffold.templates() if (title := getattr(arguments, f"title_{tag}"))}
    for text in arguments.title:
        tag, equals, title = text.partition("=")
        if not equals or tag not in site.locales:
            raise UsageError(f"--title {text}: write TAG=TITLE, with one of {', '.join(site.locales.tags)}.")
        titles[tag] = title
    return titles
