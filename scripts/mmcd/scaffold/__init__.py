"""What a new module, practice note or language begins as: text made from templates, to be completed by an author.

`<language>/module.md` and `practice.md` are the templates: Markdown with `$fields`, each gap a line that begins with
TODO, so that `mmcd check` lists what is left to write. A language without templates begins from the English ones.
"""

from __future__ import annotations

import datetime
import re
import string
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import babel
import yaml

from mmcd import files
from mmcd.errors import UsageError
from mmcd.locales import Locale
from mmcd.model.load import STRINGS
from mmcd.model.schema import ModuleMeta
from mmcd.model.site import REQUIRED_PAGES, Kind, Site
from mmcd.model.translation import fingerprint_of_text, prepare

SOURCE = "en"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def templates() -> tuple[str, ...]:
    """Languages that have templates."""
    return tuple(
        sorted(entry.name for entry in resources.files(__package__).iterdir() if (entry / "module.md").is_file())
    )


def module(
    site: Site, slug: str, titles: Mapping[str, str], programmes: Sequence[str], topics: Sequence[str]
) -> dict[str, str]:
    """The files of a new module in every language of the site, by path relative to the root.

    titles: by language; where one is missing, the title is left to be written. programmes, topics: ids; without
    any, all programmes, and the first topic. Raises UsageError for a slug that is none.
    """
    used = [page.meta.order for page in site.pages.values() if isinstance(page.meta, ModuleMeta)]
    facts = {
        "programmes": ", ".join(programmes or site.programmes),
        "topics": ", ".join(topics or list(site.topics)[:1]),
        "order": str(max(used, default=0) + 1),
        "updated": _day(site),
    }
    return _pages(site, "modules", Kind.MODULE, slug, titles, facts)


def practice(
    site: Site,
    slug: str,
    titles: Mapping[str, str],
    topics: Sequence[str],
    regions: Sequence[str],
    modules: Sequence[str],
) -> dict[str, str]:
    """The files of a new practice note in every language of the site, by path relative to the root.

    Without topics, regions or modules, the first of each. Raises UsageError for a slug that is none.
    """
    first = [page.slug for page in site.modules(site.locales.default)][:1]
    facts = {
        "topics": ", ".join(topics or list(site.topics)[:1]),
        "regions": ", ".join(regions or [region.id for region in site.facts.regions][:1]),
        "modules": ", ".join(modules or first),
        "updated": _day(site),
    }
    return _pages(site, "exchange", Kind.PRACTICE, slug, titles, facts)


def language(site: Site, tag: str, marks: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Files of a new language, and files to be changed for it, each by path relative to the root.

    New: its interface strings, in the words of the default language until they are translated, and the pages that
    the menus lead to, laid out to be translated. Changed: `mkdocs.yml` and the names of languages in the strings of
    the others. Comments stay. marks: what is said where text is left to be translated (`translation.prepare`).
    Raises UsageError for a tag that is none, or that the site has.
    """
    try:
        known = babel.Locale.parse(tag, sep="-")
    except (ValueError, babel.UnknownLocaleError) as error:
        raise UsageError(
            f"“{tag}” is no language tag that is known. Write one such as ar, pt-BR or zh-Hant."
        ) from error
    if tag in site.locales:
        raise UsageError(f"The site has “{tag}” already.")
    root = site.config.root
    name = (known.get_display_name(known) or tag).capitalize()
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    new: dict[str, str] = {}
    changed = {"mkdocs.yml": _with_locale(config, tag, name)}
    strings = {path.stem: path.read_text(encoding="utf-8") for path in sorted((root / STRINGS).glob("*.yml"))}
    for locale, text in strings.items():
        if locale in site.locales:
            shown = known.get_display_name(babel.Locale.parse(locale, sep="-")) or tag
            changed[f"{STRINGS}/{locale}.yml"] = _with_name(text, tag, shown)
    source = f"{STRINGS}/{site.locales.default.tag}.yml"
    if source in changed:
        new[f"{STRINGS}/{tag}.yml"] = _as_language(changed[source], tag, known, name)
    docs = site.config.docs_dir.relative_to(root).as_posix()
    for path in REQUIRED_PAGES:
        page = site.page(path, site.locales.default)
        if page is not None:
            new[f"{docs}/{tag}/{path}"] = prepare(page, marks)
    return new, changed


def write(root: Path, new: Mapping[str, str], changed: Mapping[str, str] | None = None) -> None:
    """Write files below `root`: all, or none where one of the new ones is there already.

    Raises UsageError that names the file which is there, or which would lie outside.
    """
    for path in new:
        if (root / path).exists() or (root / path).is_symlink():
            raise UsageError(f"{path} is there already. Nothing was written.")
    for path in (*new, *(changed or {})):
        if not files.is_inside(root / path, root):
            raise UsageError(f"{path} leads out of the checkout. Nothing was written.")
    for path, text in {**new, **(changed or {})}.items():
        files.write_text(root / path, text)


def _pages(
    site: Site, folder: str, kind: Kind, slug: str, titles: Mapping[str, str], facts: Mapping[str, str]
) -> dict[str, str]:
    if not _SLUG.fullmatch(slug) or slug == "index":
        raise UsageError(
            f"“{slug}” cannot be part of an address. Write lower-case letters without accents, digits and hyphens."
        )
    docs = site.config.docs_dir.relative_to(site.config.root).as_posix()
    made: dict[str, str] = {}
    source = ""
    for locale in site.locales:
        title = titles.get(locale.tag) or f"TODO: the title of {slug} ({locale.tag})"
        text = string.Template(_template(locale, kind)).substitute(facts, title=_quoted(title))
        if source:
            # Both are written from the same plan, so the translation is of this day.
            text = text.replace("\n---\n", f"\nsource_hash: {fingerprint_of_text(source)}\n---\n", 1)
        else:
            source = text
        made[f"{docs}/{locale.tag}/{folder}/{slug}.md"] = text
    return made


def _template(locale: Locale, kind: Kind) -> str:
    language = locale.tag.partition("-")[0]
    folder = resources.files(__package__) / (language if language in templates() else SOURCE)
    return (folder / f"{kind.value}.md").read_text(encoding="utf-8")


def _day(site: Site) -> str:
    day: datetime.date = site.config.today
    return day.isoformat()


def _quoted(text: str) -> str:
    """Text as a YAML value: in quotes where it needs them."""
    written: str = yaml.safe_dump(" ".join(text.split()), allow_unicode=True, width=10_000)
    return written.removesuffix("\n...\n").strip()


def _with_locale(config: str, tag: str, name: str) -> str:
    """`mkdocs.yml` with one more language, behind the last one; the rest as it was."""
    found = _languages(yaml.compose(config, yaml.SafeLoader))
    if found is None or found.flow_style or not found.value:
        raise UsageError(f"mkdocs.yml does not list its languages line by line. Add {tag} to plugins, i18n, languages.")
    last = found.value[-1]
    end = max(value.end_mark.line for _, value in last.value) + 1
    lines = config.split("\n")
    indent = " " * found.value[0].start_mark.column
    dash = indent[:-2]
    lines[end:end] = [f"{dash}- locale: {tag}", f"{indent}name: {_quoted(name)}"]
    return "\n".join(lines)


def _languages(document: yaml.Node | None) -> yaml.SequenceNode | None:
    """The node of plugins, i18n, languages."""
    plugins = _under(document, "plugins")
    for plugin in plugins.value if isinstance(plugins, yaml.SequenceNode) else ():
        found = _under(_under(plugin, "i18n"), "languages")
        if isinstance(found, yaml.SequenceNode):
            return found
    return None


def _under(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _with_name(strings: str, tag: str, name: str) -> str:
    """Interface strings with the name of one more language, where they name languages."""
    names = _under(yaml.compose(strings, yaml.SafeLoader), "language")
    lines = strings.split("\n")
    # From below, so that the lines above stay where they are.
    for node in (_under(names, "in"), names):
        if isinstance(node, yaml.MappingNode) and _under(node, tag) is None:
            plain = [value for _, value in node.value if isinstance(value, yaml.ScalarNode)]
            at = max((value.end_mark.line for value in plain), default=node.start_mark.line - 1) + 1
            lines.insert(at, f"{' ' * node.start_mark.column}{tag}: {_quoted(name)}")
    return "\n".join(lines)


def _as_language(strings: str, tag: str, known: babel.Locale, name: str) -> str:
    """Interface strings of the default language, to be translated: its formats are those of the new one."""
    for key, value in (("cldr", str(known)), ("csl", tag), ("og", str(known))):
        strings = re.sub(rf"^(  {key}:).*$", rf"\1 {value}", strings, count=1, flags=re.MULTILINE)
    body = re.sub(r"\A(?:#.*\n)+", "", strings)
    return (
        f"# Interface strings and formats, {name}: still in the words of the source. Translate what follows each key;\n"
        "# `mmcd check translations` lists what is left. Fields in braces stay as they are.\n" + body
    )
