"""A site of any size, made up from a seed: pages of 1,500 words with citations, terms, questions and links."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SMALL = REPOSITORY / "tests" / "sites" / "small"
WORDS = 1500
"""Words of running text a page."""

_STOCK = """site_name: Stock
site_url: https://learn.example.org/
theme: {name: material, font: false, features: [search.suggest, search.highlight]}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
markdown_extensions: [admonition, attr_list, def_list, footnotes, tables, toc, pymdownx.details]
"""


def ours(root: Path, pages: int, seed: int = 1) -> Path:
    """A checkout of this project with `pages` module pages, half of them in each language."""
    shutil.copytree(SMALL, root)
    (root / "overrides").symlink_to(REPOSITORY / "overrides")
    for name in ("references.yml", "organisations.yml", "glossary.yml"):
        # What the small site's own pages use stays.
        _join(root / "docs" / "_data" / name, REPOSITORY / "docs" / "_data" / name)
    keys = _ids("references.yml")
    terms = _ids("glossary.yml")
    for locale in ("en", "fr"):
        for number in range(pages // 2):
            chance = random.Random(f"{seed}/{number}")  # noqa: S311 (the same shape in both languages)
            words = _vocabulary(locale)
            text = _module(number, pages // 2, chance, words, keys, terms, locale)
            (root / f"docs/{locale}/modules/m{number:05}.md").write_text(text, encoding="utf-8")
    return root


def stock(root: Path, source: Path) -> Path:
    """The same words for mkdocs-material with mkdocs-static-i18n, as their documentation sets them up."""
    root.mkdir()
    (root / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    for page in sorted((source / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        text = re.sub(r"\[([^]]+)\]\(term:[^)]+\)", r"\1", text)
        text = re.sub(r"\[@([^]]+)\]", r"(\1)", text)
        text = re.sub(r"!\[[^]]*\]\(figure:[^)]+\)\n", "", text)
        target = root / "docs" / page.relative_to(source / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def _join(target: Path, source: Path) -> None:
    """Add the entries of a list file that `target` does not have yet."""
    have = target.read_text(encoding="utf-8")
    # Two entries of the glossary may not have one term, and the small site calls this one "border".
    known = {*re.findall(r"^- id: (\S+)", have, re.MULTILINE), "integrated-border-management"}
    more = re.findall(r"^- id: (\S+)\n((?:(?:  .*)?\n)*)", source.read_text(encoding="utf-8"), re.MULTILINE)
    added = "".join(f"- id: {name}\n{body}" for name, body in more if name not in known)
    target.write_text(f"{have.rstrip()}\n{added}", encoding="utf-8")


def _ids(name: str) -> list[str]:
    text = (REPOSITORY / "docs" / "_data" / name).read_text(encoding="utf-8")
    return [name for name in re.findall(r"^- id: (\S+)", text, re.MULTILINE) if name != "integrated-border-management"]


def _vocabulary(locale: str) -> list[str]:
    """Words of the real modules, as often as they occur there, so that an index has real work."""
    words: list[str] = []
    for page in sorted((REPOSITORY / "docs" / locale / "modules").glob("*.md")):
        body = page.read_text(encoding="utf-8").split("---", 2)[2]
        words += re.findall(r"\b[^\W\d_]{2,}\b", re.sub(r"\([^)]*\)|\[@[^]]*\]|\{[^}]*\}", " ", body))
    return words


def _module(
    number: int, count: int, chance: random.Random, words: list[str], keys: list[str], terms: list[str], locale: str
) -> str:
    """A module of the small site, which every check accepts, with content sections of its own."""

    def sentence() -> str:
        length = chance.randint(8, 18)
        # The place is drawn from the shape's chance, so both languages take as many draws.
        start = int(chance.random() * (len(words) - length))
        return " ".join(words[start : start + length]).capitalize()

    def paragraph() -> str:
        parts = [sentence() for _ in range(5)]
        parts[1] += f" [@{chance.choice(keys)}]"
        target = chance.randrange(count)
        parts[3] += f" [{words[target % len(words)]} {target}](m{target:05}.md)"
        parts[2] += f" [{words[number % len(words)]}](term:{chance.choice(terms)})"
        return ". ".join(parts) + "."

    skeleton = (SMALL / "docs" / locale / "modules" / "alpha.md").read_text(encoding="utf-8")
    head, middle, tail = re.split(r"(?m)^(?=## .*\{#(?:first|scenario)\})", skeleton)
    del middle
    description = " ".join(sentence() for _ in range(3))[:150]
    head = re.sub(r"(?m)^title: .*", f"title: {sentence()[:60]} {number}", head)
    head = re.sub(r"(?m)^description: .*", f"description: {description}", head)
    head = re.sub(r"(?m)^order: .*", f"order: {number + 10}", head)
    sections = (
        f"## {sentence()[:40]} {{#part-{part}}}\n\n" + "\n\n".join(paragraph() for _ in range(6)) + "\n\n"
        for part in range(4)
    )
    return head + "".join(sections) + tail
