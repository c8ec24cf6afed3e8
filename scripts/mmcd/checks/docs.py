"""The reference of the rules, composed from their docstrings, their words and their cases, so that it cannot lie."""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mmcd.checks.cases import Case, findings, read_cases
from mmcd.checks.registry import RULES
from mmcd.checks.rule import GROUPS, Rule
from mmcd.checks.words import SOURCE, load_words
from mmcd.findings import Finding

FILE = Path("scripts/mmcd/checks/RULES.md")
CASES = Path("tests/checks/cases")
BASE = Path("tests/sites/small")

_MOST_LINES = 24
_MOST_COLUMNS = 110

_HEAD = """\
# The rules of `mmcd check`

Written by `mmcd check --write-docs` from the rules, their words and their cases; do not edit it by hand.

A rule is told as an error, a warning or a remark; only errors fail a check. A rule that may be waived is waived
with a reason, for one line or one page:

    <!-- mmcd-waive rule-name: the reason -->       Markdown: at the end of the line, or alone on the line before
    # mmcd-waive rule-name: the reason              YAML: likewise
    waive: {rule-name: the reason}                  frontmatter: the whole page

What makes a file unreadable, a site impossible to build, or a reader unsafe cannot be waived. The build takes
these comments out of the page.
"""


def compose(root: Path) -> str:
    """The whole reference, from the cases of the checkout `root`."""
    base = root / BASE
    cases = read_cases(root / CASES, base)
    parts = [_HEAD]
    for group in GROUPS:
        members = [rule for rule in RULES if rule.group == group]
        if members:
            parts.append(f"- **{group}**: {', '.join(f'[{rule.name}](#{rule.name})' for rule in members)}\n")
    for rule in RULES:
        parts.append(_section(rule, [case for case in cases if case.rule == rule.name], base))
    return "\n".join(parts)


def section(document: str, name: str) -> str:
    """The section of one rule in the reference, or nothing where it has none."""
    found = re.search(rf"^## {re.escape(name)}\n.*?(?=^## [a-z0-9-]+\n|\Z)", document, re.DOTALL | re.MULTILINE)
    return found[0].strip() if found else ""


def what(rule: Rule, language: str = SOURCE) -> tuple[str, str]:
    """Message and hint of a rule in general: each `{fact}` as `‹fact›`, several sentences one after the other."""
    words = load_words(language)
    if rule.name not in words.data:
        return rule.why, ""
    return _general(words.sentences(rule.name, "message")), _general(words.sentences(rule.name, "hint"))


def _general(sentences: Sequence[str]) -> str:
    return " ".join(
        re.sub(r"(?<!\{)\{(\w+)\}", r"‹\1›", one).replace("{{", "{").replace("}}", "}") for one in sentences
    )


def _section(rule: Rule, cases: Sequence[Case], base: Path) -> str:
    traits = [rule.group, str(rule.severity), "may be waived" if rule.waivable else "cannot be waived"]
    if rule.stops_build:
        traits.append("stops the build")
    if rule.needs:
        traits.append(f"tried where {' and '.join(rule.needs)} {'hold' if len(rule.needs) > 1 else 'holds'}")
    lines = [f"## {rule.name}", "", f"*{'; '.join(traits)}*", "", rule.why]
    message, hint = what(rule)
    if hint:
        lines += ["", f"Says: {message}", "", f"To mend it: {hint}"]
    for is_wrong, title in ((True, "Wrong"), (False, "Right")):
        for number, case in enumerate(case for case in cases if case.is_wrong == is_wrong):
            lines += ["", f"{title}:" if number == 0 else f"{title} as well:"]
            lines += _example(case, base)
            if is_wrong:
                lines += ["", *(f"> {_said(found)}" for found in _first(_findings(case, base), rule))]
    return "\n".join((*lines, ""))


def _first(found: Iterable[Finding], rule: Rule) -> list[Finding]:
    return [one for one in found if one.rule == rule.name][:1]


def _said(found: Finding) -> str:
    return f"`{found.path}:{found.line}:{found.column}` {found.message} {found.hint}"


def _findings(case: Case, base: Path) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "site")
        case.lay(base, root)
        return findings(root)


def _example(case: Case, base: Path) -> Iterator[str]:
    for path, data in case.files.items():
        yield from ("", f"`{path}`", "")
        old = (base / path).read_text(encoding="utf-8") if (base / path).is_file() else ""
        if data is None:
            yield "(the file is not there)" if path not in case.links else f"(a link to `{case.links[path]}`)"
            continue
        try:
            new = data.decode("utf-8")
        except UnicodeDecodeError:
            new = data.decode("utf-8", "backslashreplace")
        yield "````"
        yield from _excerpt(old.split("\n"), new.replace("\0", "\\0").replace("\ufeff", "\\ufeff").split("\n"))
        yield "````"
    for path, target in case.links.items():
        if path not in case.files:
            yield from ("", f"`{path}`", "", f"(a link to `{target}`)")


def _excerpt(old: list[str], new: list[str]) -> Iterator[str]:
    """What is new, with a line around it."""
    shown = 0
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(1)):
        if number:
            yield "…"
        for line in new[group[0][3] : group[-1][4]]:
            if shown == _MOST_LINES:
                yield "…"
                return
            shown += 1
            yield line if len(line) <= _MOST_COLUMNS else f"{line[:_MOST_COLUMNS]}…"
