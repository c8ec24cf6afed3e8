"""Every rule finds what it must and nothing else, as its cases say."""

from __future__ import annotations

from pathlib import Path

import pytest

from mmcd.checks import RULES
from mmcd.checks.cases import Case, findings, read_cases
from mmcd.checks.words import languages
from tests.conftest import SMALL

CASES = read_cases(Path(__file__).parent / "cases", SMALL)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}/{case.name}")
def test_a_wrong_case_gives_exactly_its_findings_and_a_right_one_none(case: Case, tmp_path: Path) -> None:
    case.lay(SMALL, tmp_path / "site")
    found = findings(tmp_path / "site")
    assert sorted((f.path, f.line, f.column, f.rule) for f in found) == sorted(case.expected), "\n".join(
        finding.one_line() for finding in found
    )
    assert case.is_wrong == bool(case.expected)
    assert case.is_wrong == (case.rule in {finding.rule for finding in found})
    for language in languages():
        said = findings(tmp_path / "site", language)
        assert len(said) == len(found)
        assert not [one for one in said if "{" in (one.message + one.hint).replace("{#", "")], "a field was left empty"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_wrong_and_a_right_case(rule: object) -> None:
    names = {case.name.partition("-")[0] for case in CASES if case.rule == rule.name}  # type: ignore[attr-defined]
    assert names == {"wrong", "right"}


def test_every_case_belongs_to_a_rule() -> None:
    assert {case.rule for case in CASES} <= {rule.name for rule in RULES}
