"""Reports: the shapes that people and programs read."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from urllib.parse import unquote

from mmcd.findings import Finding, Location, Severity, finding
from mmcd.reports import github, sarif, text
from mmcd.reports import json as as_json

WRONG = finding("link-target-missing", Location("docs/en/a b.md", 3, 5), "No “x”.", "Write “y”.")
ODD = finding("odd", Location("docs/fr/é,c:d.md", 1, 1), "50 %\nof it.", "Mend.\x1b[2J", Severity.WARNING)
RULE = sarif.Described("odd", "links", Severity.WARNING, "What.", "Why.", "Mend.", "https://example.org/RULES.md#odd")


def test_text_is_one_line_per_finding_that_editors_can_follow() -> None:
    assert text.report([WRONG]) == "docs/en/a b.md:3:5: error: No “x”. Write “y”. [link-target-missing]"


def test_text_shows_the_line_and_a_caret_and_sets_files_apart() -> None:
    said = text.report([WRONG, ODD], sources={"docs/en/a b.md": "a\nb\nsee here"}, labels={"error": "erreur"})
    assert said.split("\n")[:4] == [
        "docs/en/a b.md:3:5: erreur: No “x”. Write “y”. [link-target-missing]",
        "    see here",
        "        ^",
        "",
    ]


def test_a_long_line_is_shown_around_its_caret() -> None:
    at = finding("odd", Location("x", 1, 301), "m", "h")
    _, shown, caret = text.report([at], sources={"x": "a" * 300 + "b" + "c" * 300}).split("\n")
    assert shown[caret.index("^")] == "b"
    assert len(shown) < 110


def test_what_a_file_holds_does_not_speak_to_the_terminal() -> None:
    at = finding("odd", Location("x"), "a\x1b[2Jb\u202ec\nd", "h")
    said = text.report([at], sources={"x": "\x1b]0;x\x07"})
    assert not set(said) & set("\x1b\x07\u202e")
    assert len(said.split("\n")) == 3


def test_the_summary_ends_with_what_to_do_next() -> None:
    phrases = {"clean": "{files} clean", "counts": "{errors}/{warnings}/{remarks}", "next-errors": "see {rule}"}
    assert text.summary([], 7, phrases) == "7 clean"
    assert text.summary([ODD, WRONG], 7, phrases) == "1/1/0 see link-target-missing"


def test_json_keeps_its_contract() -> None:
    data = json.loads(as_json.report([WRONG], files=2, seconds=0.12345))
    assert data["summary"] == {"errors": 1, "warnings": 0, "files": 2, "seconds": 0.123}
    assert list(data["findings"][0]) == ["rule", "severity", "path", "line", "column", "message", "hint"]


def test_github_commands_are_escaped() -> None:
    assert github.report([ODD]) == (
        "::warning file=docs/fr/é%2Cc%3Ad.md,line=1,col=1,title=odd::50 %25%0Aof it. Mend.\x1b[2J"
    )


def test_sarif_names_rule_place_and_level() -> None:
    data = json.loads(sarif.report([ODD, WRONG], [RULE], version="1", language="fr"))
    (run,) = data["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (data["version"], rule["id"], rule["helpUri"]) == ("2.1.0", "odd", "https://example.org/RULES.md#odd")
    odd, wrong = run["results"]
    assert (odd["ruleIndex"], odd["level"], "ruleIndex" in wrong) == (0, "warning", False)
    place = wrong["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 5}
    assert place["artifactLocation"]["uri"] == "docs/en/a%20b.md"
    assert PurePosixPath(unquote(odd["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])).name == "é,c:d.md"


def test_no_findings_make_an_empty_report(capsys: object) -> None:
    none: list[Finding] = []
    assert text.report(none) == github.report(none) == ""
    assert json.loads(sarif.report(none, [], version="1", language="en"))["runs"][0]["results"] == []
