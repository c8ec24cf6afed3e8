"""Cases: a small site with one thing changed, and what the rules must say about it.

They are the rules' tests and the examples of their documentation. `tests/checks/cases/<rule>/` holds folders
`wrong`, `wrong-2` …, `right` …; each holds files laid over the small site, or a `case.yml` of changes by path:

    docs/{en,fr}/modules/alpha.md:                  # both files
      replace: "level: foundation"                  # stands there exactly once
      by: "level: basic  # expect value-unknown:8"
    docs/fr/about.md: {add: "…"}                    # at the end
    docs/en/new.md: {text: "…"}                     # a whole file; a list of changes is made in turn
    docs/en/old.md: {delete: true}
    docs/en/odd.md: {bytes: "caf\\xe9"}              # each character is a byte; `times: 9` repeats
    docs/en/link.md: {link: ../fr/about.md}
    site/about/index.html: {text: "…"}              # a page of a built site: the rules over built pages are run too
    answers.yml: {text: "…"}                        # what other hosts answer: external addresses are checked too
    expect: ["docs/en/odd.md:1:4 not-utf-8"]        # for files that cannot say so themselves

What must be found stands on the offending line, at its end: `<!-- expect rule-name:COLUMN -->` in Markdown,
`# expect rule-name:COLUMN` in YAML, several with a space between. It is taken out before the rules see it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from mmcd.checks.built.check import check_built
from mmcd.checks.external import rehearsal
from mmcd.checks.run import run
from mmcd.checks.words import SOURCE
from mmcd.config import load_config
from mmcd.findings import Finding
from mmcd.model.load import load

Place: TypeAlias = tuple[str, int, int, str]
"""Path, line, column, rule."""

_EXPECT = re.compile(
    r"[ \t]*(?:<!-- expect (?P<markdown>(?:[\w-]+:\d+ )+)-->|# expect (?P<yaml>[\w-]+:\d+(?: [\w-]+:\d+)*))[ \t]*$",
    re.MULTILINE,
)
_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+) (?P<rule>[\w-]+)")


@dataclass
class Case:
    """One changed site. files: bytes by path, None for a deleted file; links: targets by path."""

    rule: str
    name: str
    files: dict[str, bytes | None] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    expected: list[Place] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        """Whether the rule must find something."""
        return self.name.startswith("wrong")

    def lay(self, base: Path, root: Path) -> None:
        """Copy the small site `base` to `root` and change it."""
        shutil.copytree(base, root)
        for path, data in self.files.items():
            file = root / path
            if data is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        for path, target in self.links.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).symlink_to(target)


def findings(root: Path, language: str = SOURCE) -> list[Finding]:
    """What the rules say of a laid case, of the built site in its folder `site/`, and of its external addresses.

    Of the last two where it has a folder `site/`, or a file `answers.yml`.
    """
    site = load(load_config(root))
    found = run(site, language=language)
    built = root / "site"
    found += check_built(built, site, language=language) if built.is_dir() else []
    answers = root / rehearsal.FILE
    return found + (rehearsal.rehearse(site, answers, language) if answers.is_file() else [])


def read_cases(folder: Path, base: Path) -> list[Case]:
    """All cases of all rules below `folder`, by name. `base`: the small site.

    Raises ValueError for a case that cannot be laid: it names the case and why.
    """
    return [
        _read(case, base)
        for rule in sorted(folder.iterdir())
        if rule.is_dir()
        for case in sorted(rule.iterdir())
        if case.is_dir()
    ]


def _read(folder: Path, base: Path) -> Case:
    case = Case(folder.parent.name, folder.name)
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path != "case.yml":
            case.files[path] = file.read_bytes()
    if (folder / "case.yml").is_file():
        try:
            _change(case, base, yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8")))
        except (ValueError, OSError, yaml.YAMLError) as error:
            raise ValueError(f"{case.rule}/{case.name}: {error}") from error
    for path, data in case.files.items():
        if data is not None:
            case.files[path] = _expectations(case, path, data)
    return case


def _change(case: Case, base: Path, changes: dict[str, Any]) -> None:
    for name, steps in changes.items():
        if name == "expect":
            for text in steps:
                found = _PLACE.fullmatch(text)
                if found is None:
                    raise ValueError(f"“{text}” is not path:line:column rule")
                case.expected.append((found["path"], int(found["line"]), int(found["column"]), found["rule"]))
            continue
        for path in _expand(name):
            for step in steps if isinstance(steps, list) else [steps]:
                _step(case, base, path, step)


def _step(case: Case, base: Path, path: str, step: dict[str, Any]) -> None:
    if "link" in step:
        if (base / path).exists():
            case.files[path] = None
        case.links[path] = step["link"]
    elif "delete" in step:
        case.files[path] = None
    elif "bytes" in step:
        case.files[path] = step["bytes"].encode("latin-1") * step.get("times", 1)
    elif "text" in step:
        case.files[path] = step["text"].encode("utf-8")
    else:
        old = (case.files.get(path) or (base / path).read_bytes()).decode("utf-8")
        if "add" in step:
            new = old + step["add"]
        else:
            if old.count(step["replace"]) != 1:
                raise ValueError(f"“{step['replace']}” stands {old.count(step['replace'])} times in {path}, not once")
            new = old.replace(step["replace"], step["by"])
        case.files[path] = new.encode("utf-8")


def _expand(name: str) -> Iterator[str]:
    """`docs/{en,fr}/x.md` to both paths."""
    found = re.search(r"\{([^{}]*)\}", name)
    if found is None:
        yield name
        return
    for part in found[1].split(","):
        yield name[: found.start()] + part + name[found.end() :]


def _expectations(case: Case, path: str, data: bytes) -> bytes:
    """Note what the file expects; the file without it."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    for found in _EXPECT.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        for part in (found["markdown"] or found["yaml"]).split():
            rule, _, column = part.rpartition(":")
            case.expected.append((path, line, int(column), rule))
    return _EXPECT.sub("", text).encode("utf-8")
