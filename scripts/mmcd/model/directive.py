"""The line by which a Markdown page names itself to the extensions.

Engines do not tell Python-Markdown extensions which page they render, so a page says it in its first line.
"""

from __future__ import annotations

import re

DIRECTIVE = re.compile(r"<!-- mmcd (?P<locale>\S+) (?P<path>\S+)(?: (?P<content>\S+))? -->\s*$")


def directive(locale: str, path: str, content: str) -> str:
    """The first line of a page.

    locale: whose readers see it. path: without locale. content: the language it is written in.
    """
    return f"<!-- mmcd {locale} {path}{'' if content == locale else f' {content}'} -->"
