"""How to cite a page of this site: BibTeX and RIS, for reference managers."""

from __future__ import annotations

from dataclasses import dataclass

_BIBTEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A page as a work to be cited. `updated` is an ISO date; `language` a BCP 47 tag."""

    key: str
    title: str
    author: str
    publisher: str
    updated: str
    url: str
    version: str
    language: str


def to_bibtex(work: Work) -> str:
    """A `@misc` entry in UTF-8 (BibTeX as read by biber and by reference managers)."""
    fields = {
        "author": f"{{{_bibtex(work.author)}}}",
        "title": f"{{{_bibtex(work.title)}}}",
        "year": work.updated[:4],
        "version": work.version,
        "publisher": _bibtex(work.publisher),
        "url": work.url,
        "langid": work.language,
        "date": work.updated,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{work.key},\n{lines}\n}}\n"


def to_ris(work: Work) -> str:
    """A record of type ELEC (RIS format specification, Research Information Systems)."""
    fields = (
        ("TY", "ELEC"),
        ("AU", work.author),
        ("TI", work.title),
        ("PY", work.updated[:4]),
        ("DA", work.updated.replace("-", "/") + "/"),
        ("ET", work.version),
        ("PB", work.publisher),
        ("LA", work.language),
        ("UR", work.url),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in fields)


def _bibtex(text: str) -> str:
    text = "".join(_BIBTEX_SPECIAL.get(character, character) for character in text)
    for character in "&%$#_":
        text = text.replace(character, f"\\{character}")
    return text
