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
        shutil.copy(REPOSITORY / "docs" / "_data" / name, root / "docs" / "_data" / name)
    # The small site cites two references of its own.
    with (root / "docs/_data/references.yml").open("a", encoding="utf-8") as file:
        file.write((SMALL / "docs/_data/references.yml").read_text(encoding="utf-8"))
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


def _ids(name: str) -> list[str]:
    text = (REPOSITORY / "docs" / "_data" / name).read_text(encoding="utf-8")
    return re.findall(r"^- id: (\S+)", text, re.MULTILINE)


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
    def sentence() -> str:
        length = chance.randint(8, 18)
        # The place is drawn from the shape's chance, so both languages take as many draws.
        start = int(chance.random() * (len(words) - length))
        return " ".join(words[start : start + length]).capitalize()

    def paragraph() -> str:
        parts = [sentence() for _ in range(5)]
        parts[1] += f" [@{chance.choice(keys)}]"
        parts[2] += f" [term](term:{chance.choice(terms)})"
        parts[3] += f" [link](m{chance.randrange(count):05}.md)"
        return ". ".join(parts) + "."

    description = " ".join(sentence() for _ in range(3))[:150]
    head = (
        f"---\ntitle: {sentence()[:60]} {number}\ndescription: {description}\n"
        "programmes: [one]\ntopics: [data]\nlevel: foundation\nminutes: 90\npractice_minutes: 60\n"
        f"order: {number + 10}\n"
        'version: "0.1"\nupdated: 2026-11-24\nstatus: draft\n---\n\n'
    )
    sections = [("objectives", "\n".join(f"{n}. {sentence()}." for n in range(1, 5)))]
    sections += [(f"part-{n}", "\n\n".join(paragraph() for _ in range(4))) for n in range(1, 5)]
    sections.append(("scenario", f"{paragraph()}\n\n### 1. {sentence()} {{#case-q1 objective=1}}\n\n{sentence()}."))
    questions = "\n\n".join(
        f"### {sentence()} {{#q-{n} objective={1 + n % 4}}}\n\n{sentence()}.\n\n"
        + "\n".join(f"- [{'x' if option == n % 3 else ' '}] {sentence()}.\n    - {sentence()}." for option in range(3))
        for n in range(5)
    )
    sections.append(("check", questions))
    sections.append(("takeaways", "\n".join(f"- {sentence()}." for _ in range(4))))
    rows = "\n".join(f"| {minutes} | {sentence()[:30]} | {sentence()} |" for minutes in (10, 20, 30))
    sections.append(("practice", f"### Steps {{#practice-steps}}\n\n| Minutes | Step | Words |\n|---|---|---|\n{rows}"))
    sections.append(("references", ""))
    return (
        head + sentence() + ".\n\n" + "\n\n".join(f"## {sentence()[:40]} {{#{i}}}\n\n{b}" for i, b in sections) + "\n"
    )
