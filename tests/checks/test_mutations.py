"""Nothing wrong may pass: whatever is broken in the real content is found at its place, and any bytes are survived."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mmcd.checks.run import run
from mmcd.cli import main
from mmcd.config import load_config
from mmcd.model.load import load

REPOSITORY = Path(__file__).parents[2]
EN = "docs/en/modules/return-readmission-reintegration.md"
FR = "docs/fr/modules/return-readmission-reintegration.md"

Mutation = Callable[[str], str]


def without_section(name: str) -> Mutation:
    return lambda text: re.sub(rf"(?ms)^## [^\n]*\{{#{name}\}}.*?(?=^## )", "", text)


def instead(old: str, new: str, count: int = 1) -> Mutation:
    return lambda text: re.sub(old, new, text, count=count)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content."""
    root = tmp_path_factory.mktemp("content")
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


@pytest.mark.parametrize(
    ("path", "mutation", "rule"),
    [
        (FR, without_section("takeaways"), "section-missing"),
        (FR, without_section("scenario"), "section-missing"),
        (EN, instead(r"\{#takeaways\}", "{#practice}"), "section-missing"),
        (FR, instead(r"\{#practice-aim\}", "{#practice-material}"), "id-repeated"),
        (FR, instead(r"(?m)^minutes: .*", "minutes: 60"), "translation-metadata-differs"),
        (FR, instead(r"(?m)^level: .*", "level: foundation"), "translation-metadata-differs"),
        (FR, instead(r"(?m)^level: .*", "level: fondamental"), "value-unknown"),
        (FR, instead(r"(?m)^programmes: \[", "programmes: [mmpd, "), "programme-unknown"),
        (FR, instead(r"- \[x\] ", "- [ ] "), "question-without-answer"),
        (FR, instead(r"- \[ \] ", "- [x] "), "translation-questions-differ"),
        (FR, instead(r"\]\([a-z-]+\.md", "](nowhere.md"), "link-target-missing"),
        (FR, instead(r"\[@", "[@no-such-"), "reference-unknown"),
        (FR, instead(r"\(term:", "(term:no-such-"), "term-unknown"),
        (FR, instead(r"\(figure:", "(figure:no-such-"), "figure-unknown"),
        (FR, instead(r"(?m)^updated: .*", "updated: 2026-02-30"), "value-impossible"),
        (FR, instead(r"(?m)^status: draft", "status: reviewed"), "value-invalid"),
        (EN, lambda text: text + '\n<img src="x" onerror="alert(1)">\n', "raw-html"),
        (EN, lambda text: text.replace("## ", "[x](java&#115;cript:alert(1))\n\n## ", 1), "address-unsafe"),
        ("docs/_data/paths.yml", instead(r"module: [a-z-]+", "module: no-such-module"), "module-unknown"),
        ("docs/_data/glossary.yml", instead(r"(?m)^- id: ", "- identifier: "), "key-unknown"),
        ("docs/_data/references.yml", instead(r"(?m)^  type: \w+", "  type: novel"), "value-unknown"),
    ],
)  # fmt: skip
def test_what_is_broken_in_the_real_content_is_found_in_its_file(
    content: Path, path: str, mutation: Mutation, rule: str
) -> None:
    file = content / path
    text = file.read_text(encoding="utf-8")
    broken = mutation(text)
    assert broken != text
    try:
        file.write_text(broken, encoding="utf-8")
        found = [one for one in run(load(load_config(content))) if one.is_error]
    finally:
        file.write_text(text, encoding="utf-8")
    assert (rule, path) in {(one.rule, one.path) for one in found}, found[:5]


@given(data=st.binary(max_size=400), place=st.sampled_from((0, 40, 400)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize(
    "name",
    [
        "docs/en/modules/alpha.md",
        "docs/fr/about.md",
        "docs/_data/glossary.yml",
        "docs/_data/project.yml",
        "docs/_data/datasets/people.csv",
        "docs/_data/figures/people.yml",
    ],
)
def test_no_bytes_in_a_content_file_end_the_program_otherwise_than_it_says(
    checkout: Callable[..., Path], name: str, data: bytes, place: int
) -> None:
    root = checkout()
    file = root / name
    before = file.read_bytes()
    try:
        file.write_bytes(before[:place] + data + before[place:])
        assert main(["--root", str(root), "check"]) in (0, 1)
    finally:
        file.write_bytes(before)
