"""From a site's addresses to findings: which are asked, what is remembered, excused and rewritten."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmcd.checks.external.check import MEMORY, check_external
from mmcd.checks.external.memory import BAD, GOOD, Memory
from mmcd.checks.external.outcome import CASES, Outcome, State
from mmcd.checks.external.readdress import movable, readdressed
from mmcd.checks.external.rehearsal import Rehearsed, StillClock
from mmcd.checks.external.targets import anchor_of, targets, un_symbol
from mmcd.checks.external.told import RULE_OF
from mmcd.checks.words import load_words
from mmcd.cli import external as command
from mmcd.cli import main
from mmcd.model.outline import outline
from mmcd.model.site import Site

PAGE = "docs/en/about.md"
OLD, NEW = "https://old.example.org/a", "https://new.example.org/a"
FOUND = Outcome(state=State.FOUND)
GONE = Outcome(state=State.MISSING, case="missing", detail="404")


def add(text: str) -> dict[str, Callable[[str], str]]:
    return {PAGE: lambda old: f"{old}\n{text}\n"}


def test_an_address_is_asked_once_and_told_at_each_of_its_places(small_site: Callable[..., Site]) -> None:
    site = small_site(add(f"[One]({OLD}) and [two]({OLD}), [other]({OLD}#b).\n\nNot `{OLD}/code`."))
    found = targets(site)
    assert [(at.path, at.line, at.column) for at in found[OLD]] == [(PAGE, 9, 1), (PAGE, 9, 38)]
    assert [address for address in found if address.startswith(OLD)] == [OLD, f"{OLD}#b"]


def test_only_chosen_files_are_asked_and_never_the_site_itself(small_site: Callable[..., Site]) -> None:
    site = small_site(add(f"[One]({OLD}) [us](https://learn.example.org/modules/alpha/)"))
    assert list(targets(site, [PAGE])) == [OLD]
    assert OLD not in targets(site, ["docs/fr"])
    assert "https://www.example.org" in targets(site, ["docs/_data"])


def test_a_doi_and_a_un_symbol_are_asked_of_their_resolvers(small_site: Callable[..., Site]) -> None:
    change = {
        "docs/_data/references.yml": lambda text: text.replace(
            "  issued: 2020\n", "  issued: 2020\n  DOI: 10.1000/a(1)\n  number: A/73/12 (Part II)\n"
        )
    }
    found = targets(small_site(change), ["docs/_data/references.yml"])
    assert found["https://doi.org/10.1000/a%281%29"][0].line == 19
    assert found["https://undocs.org/A/73/12"][0].line == 20


@pytest.mark.parametrize(
    ("number", "symbol"),
    [
        ("A/RES/73/195", "A/RES/73/195"),
        ("A/RES/217(III)", "A/RES/217(III)"),
        ("E/CN.4/1998/53/Add.2", "E/CN.4/1998/53/Add.2"),
        ("CMW/C/GC/3-CRC/C/GC/22", "CMW/C/GC/3-CRC/C/GC/22"),
        ("ASA 31/6206/2017", ""),
        ("POP/DB/MIG/Stock/Rev.2024", ""),
        ("CELEX 32008L0115", ""),
        ("C097", ""),
        ("", ""),
    ],
)
def test_a_un_symbol_is_told_from_other_numbers(number: str, symbol: str) -> None:
    assert un_symbol(number) == symbol


@pytest.mark.parametrize(
    ("fragment", "anchor"),
    [
        ("b", "b"),
        ("", ""),
        ("top", ""),
        ("!/b", ""),
        ("/b", ""),
        (":~:text=b", ""),
        ("b:~:text=c", "b"),
        ("page=2", ""),
    ],
)
def test_what_no_page_can_be_asked_for_is_no_anchor(fragment: str, anchor: str) -> None:
    assert anchor_of(f"{OLD}#{fragment}") == anchor


def test_a_resolver_that_forwards_has_answered(small_site: Callable[..., Site]) -> None:
    doi = "https://doi.org/10.1000/1"
    publisher = "https://publisher.example.org/1"
    answers = {doi: {"status": 302, "location": publisher}, publisher: {"status": 403}}
    assert rules(small_site(add(f"[One]({doi})")), answers) == []
    assert rules(small_site(add(f"[Two]({publisher})")), answers) == ["external-refused"]


def rules(site: Site, answers: dict[str, Any], **about: Any) -> list[str]:
    asked = check_external(site, targets(site), lambda: Rehearsed(answers), clock=StillClock(), **about)
    return [one.rule for one in asked.findings]


def test_a_private_address_is_never_excused(small_site: Callable[..., Site]) -> None:
    exception = {
        "docs/_data/link-exceptions.yml": f"- {{address: {OLD}, reason: It is ours alone., until: 2999-01-01}}\n"
    }
    site = small_site({**add(f"[One]({OLD})"), **exception})
    answers = {OLD: {"failed": "private", "detail": "10.0.0.1"}}
    assert "external-private" in rules(site, answers)


def test_an_exception_may_speak_of_all_below_and_is_not_called_unused_in_a_part(
    small_site: Callable[..., Site],
) -> None:
    exception = "- {address: 'https://old.example.org/*', reason: Refuses programs., until: 2999-01-01}\n"
    site = small_site({**add(f"[One]({OLD})"), "docs/_data/link-exceptions.yml": exception})
    assert rules(site, {OLD: {"status": 403}}) == []
    assert rules(site, {}) == ["external-exception-unused"]
    assert rules(site, {}, is_complete=False) == []


def test_an_exception_without_a_reason_or_a_day_is_a_mistake(small_site: Callable[..., Site]) -> None:
    site = small_site({"docs/_data/link-exceptions.yml": f"- address: {OLD}\n  reason: No.\n"})
    assert {found.rule for found in site.problems} == {"value-invalid", "key-missing"}


class Counting(Rehearsed):
    """Notes what it is asked for."""

    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__(answers)
        self.asked: list[str] = []

    async def request(self, method: str, url: str, *, wants_body: bool) -> Any:
        self.asked.append(url)
        return await super().request(method, url, wants_body=wants_body)


def test_a_second_run_asks_only_what_is_old(small_site: Callable[..., Site], tmp_path: Path) -> None:
    site = small_site(add(f"[One]({OLD}) [two]({NEW})"))
    asked = targets(site, [PAGE])
    clock = StillClock()
    web = Counting({OLD: {"status": 404}})

    def run() -> list[str]:
        web.asked.clear()
        found = check_external(site, asked, lambda: web, clock=clock, memory=tmp_path / "links.json", is_complete=False)
        assert [one.rule for one in found.findings] == ["external-missing"]
        return sorted(set(web.asked))

    assert run() == [NEW, OLD]
    assert run() == []
    clock.seconds += BAD + 1
    assert run() == [OLD]
    clock.seconds += GOOD + 1
    assert run() == [NEW, OLD]


def test_nothing_is_remembered_where_there_is_no_network(small_site: Callable[..., Site], tmp_path: Path) -> None:
    site = small_site()
    file = tmp_path / "links.json"
    found = check_external(site, targets(site), lambda: Rehearsed({"network": False}), clock=StillClock(), memory=file)
    assert [(one.rule, one.is_error) for one in found.findings] == [("external-unchecked", False)]
    assert not file.exists()


ENTRY = {**dataclasses.asdict(FOUND), "at": 1000.0}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        "\x00",
        "[" * 100_000,
        json.dumps({"version": 0, "answers": {OLD: ENTRY}}),
        json.dumps({"version": 1, "answers": [ENTRY]}),
        *(
            json.dumps({"version": 1, "answers": {OLD: {**ENTRY, **wrong}}})
            for wrong in (
                {"state": "odd"},
                {"state": ["found"]},
                {"at": "noon"},
                {"at": 2001.0},
                {"at": float("nan")},
                {"anchor": "yes"},
                {"moved": None},
                {"moved": "https://[::1/"},
                {"case": "gone"},
            )
        ),
        json.dumps({"version": 1, "answers": {OLD: None}}),
    ],
)
def test_a_memory_that_cannot_be_trusted_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, encoding="utf-8")
    assert Memory(file, 2000.0).recall(OLD) is None


def test_each_case_of_a_state_has_its_sentence() -> None:
    words = load_words("en")
    for state, rule in RULE_OF.items():
        sentences = words.data[rule.name]["message"]
        assert CASES[state] == (set(sentences) if isinstance(sentences, dict) else {""})
    assert set(RULE_OF) == set(State) - {State.FOUND}


@given(st.binary(max_size=200))
def test_no_bytes_in_the_memory_give_a_traceback(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "links.json"
    file.write_bytes(data)
    assert Memory(file, 0.0).recall(OLD) is None


def test_what_is_written_is_recalled(tmp_path: Path) -> None:
    outcome = Outcome(state=State.FOUND, moved=NEW, anchor=True)
    Memory(tmp_path / "a" / "links.json", 1000.0).keep({OLD: outcome})
    assert Memory(tmp_path / "a" / "links.json", 1000.0 + GOOD - 1).recall(OLD) == outcome
    assert Memory(tmp_path / "a" / "links.json", 1000.0 + GOOD).recall(OLD) is None


def test_an_address_that_moved_is_rewritten_where_it_stands_and_nowhere_else(small_site: Callable[..., Site]) -> None:
    text = f"[One]({OLD}), [two]({OLD}#b), [three]({OLD}b), `{OLD}`.\n\n[four][x]\n\n[x]: {OLD}"
    site = small_site(add(text))
    raw = {path: source.text for path, source in site.sources.items()}
    new = readdressed(raw, targets(site), {OLD: NEW})
    assert list(new) == [PAGE]
    assert new[PAGE] == raw[PAGE].replace(f"[One]({OLD})", f"[One]({NEW})").replace(f"[x]: {OLD}", f"[x]: {NEW}")


def test_an_address_in_yaml_is_rewritten(small_site: Callable[..., Site]) -> None:
    site = small_site()
    old = "https://treaties.example.org/a?l=en&n=1"
    path = "docs/_data/references.yml"
    text = site.sources[path].text
    assert readdressed({path: text}, targets(site), {old: NEW}) == {path: text.replace(old, NEW)}


@pytest.mark.parametrize(
    "moved",
    [
        "http://new.example.org/a",
        "https://new.example.org/a)b",
        'https://new.example.org/"',
        "https://new.example.org/",
    ],
)
def test_what_needs_judgement_is_not_rewritten(moved: str) -> None:
    assert movable({OLD: Outcome(state=State.FOUND, moved=moved)}) == {}


@given(st.text(alphabet="[]()<>`*_ \n|#x", max_size=60))
def test_rewriting_changes_nothing_but_addresses(text: str) -> None:
    body = f"{text}[One]({OLD}){text}"
    page = f"---\ntitle: T\n---\n{body}\n"
    found = {OLD: tuple(link.at for link in outline(f"{body}\n", PAGE, 4).links if link.target == OLD)}
    new = readdressed({PAGE: page}, found, {OLD: NEW})
    assert new.get(PAGE, page).replace(NEW, OLD) == page


@pytest.fixture
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Answers by address, in the place of the network."""
    pytest.importorskip("httpx2")
    from mmcd.checks.external import network

    answers: dict[str, Any] = {}
    monkeypatch.setattr(network, "HttpWeb", lambda **about: Rehearsed(answers))
    return answers


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "check", "links", "--language", "en", *arguments])


def test_the_command_says_where_and_its_status_is_that_of_an_error(
    checkout: Callable[..., Path], rehearsed: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout(add(f"[The page]({OLD})."))
    assert run(root) == 0
    rehearsed[OLD] = {"status": 404}
    assert run(root, "--external") == 1
    assert f"{PAGE}:9:1: error: The host does not have the page" in capsys.readouterr().out
    assert (root / MEMORY).is_file()
    rehearsed[OLD] = {"status": 200}
    assert run(root, "--external") == 1, "what was learned is remembered"
    assert run(root, "--external", "--no-memory") == 0
    rehearsed["network"] = False
    assert run(root, "--external", "--no-memory") == 0


def test_the_command_rewrites_what_has_moved(
    checkout: Callable[..., Path], rehearsed: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout(add(f"[The page]({OLD})."))
    rehearsed[OLD] = {"status": 301, "location": NEW}
    assert run(root, "--external") == 0
    assert "external-moved" in capsys.readouterr().out
    assert run(root, "--external", "--fix") == 0
    told = capsys.readouterr()
    assert f"mended: {PAGE}" in told.err
    assert "external-moved" not in told.out
    assert f"[The page]({NEW})." in (root / PAGE).read_text(encoding="utf-8")


def test_only_addresses_that_were_not_there_before_are_asked(
    checkout: Callable[..., Path], rehearsed: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    root = checkout(add(f"[The page]({OLD})."))
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "a"]):
        subprocess.run([*git, *arguments], check=True)
    checkout(add(f"[Another page]({NEW})."))
    rehearsed.update({OLD: {"status": 404}, NEW: {"status": 404}})
    assert run(root, "--external", "--changed-since", "HEAD") == 1
    said = capsys.readouterr().out
    assert NEW in said
    assert OLD not in said
    assert run(root, "--external", "--changed-since", "no-such-revision") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("--changed-since", "HEAD"),
        ("--allow-private", "127.0.0.1:80"),
        ("--no-memory",),
        ("--external", "--diff"),
        ("--external", "--allow-private", "localhost:80"),
        ("--external", "--allow-private", "127.0.0.1"),
    ],
)
def test_options_that_mean_nothing_are_wrong_usage(checkout: Callable[..., Path], arguments: tuple[str, ...]) -> None:
    assert run(checkout(), *arguments) == 2


def test_an_allowed_address_is_one_address_and_one_port() -> None:
    assert command._allowed("127.0.0.1:8000") == ("127.0.0.1", 8000)
    assert command._allowed("[::1]:8000") == ("::1", 8000)
