"""What runs around a proposal: it has no more rights than it needs, and everything that it calls exists."""

from __future__ import annotations

import itertools
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mmcd.checks.rule import GROUPS
from mmcd.cli.main import _parser
from tests.conftest import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
HOOKS = REPOSITORY / ".pre-commit-config.yaml"
GUIDES = (REPOSITORY / "CONTRIBUTING.md", GITHUB / "CONTRIBUTING.fr.md")

BY_TAG: frozenset[str] = frozenset()
"""Actions pinned by the tag of a release, because no public workflow pins a hash of it: none."""

READ = {"contents": "read", "pages": "read"}
PUBLISH = {"pages": "write", "id-token": "write"}


def load(text: str) -> Any:
    """YAML with every scalar as it is written, so that `on` stays a key."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings, lists and mappings only


def faults(text: str) -> list[str]:
    """What gives a workflow more rights, or a stranger more influence, than it needs."""
    workflow = load(text)
    found = [f"runs on {event}" for event in workflow["on"] if event in _PRIVILEGED_EVENTS]
    if workflow.get("permissions") != {}:
        found.append("has permissions for all jobs")
    if "concurrency" not in workflow:
        found.append("has no concurrency")
    if re.search(r"\bsecrets\b", text):
        found.append("uses a secret")
    for line in text.splitlines():
        pinned = re.fullmatch(r"\s*(?:- )?uses: ([\w./-]+)@(\S+)(?: # (v\d+\.\d+\.\d+))?", line)
        if "uses:" in line and not (pinned and _is_pinned(*pinned.groups())):
            found.append(f"is not pinned: {line.strip()}")
    for name, job in workflow["jobs"].items():
        found.extend(f"{name} {fault}" for fault in _faults_of_job(job))
    return found


_PRIVILEGED_EVENTS = {"pull_request_target", "workflow_run", "issue_comment", "issues"}


def _is_pinned(action: str, version: str, tag: str | None) -> bool:
    return action in BY_TAG or bool(re.fullmatch(r"[0-9a-f]{40}", version) and tag)


def _faults_of_job(job: dict[str, Any]) -> Iterator[str]:
    steps = job["steps"]
    allowed = READ if any("run" in step for step in steps) else PUBLISH
    if not job.get("permissions", {"": ""}).items() <= allowed.items():
        yield "has permissions that it does not need"
    if "timeout-minutes" not in job:
        yield "may run for hours"
    for step in steps:
        if "${{" in step.get("run", ""):
            yield "puts an expression into a command"
        if step.get("uses", "").startswith("actions/checkout@"):
            if step.get("with", {}).get("persist-credentials") != "false":
                yield "leaves the token on the disk"
            if "ref" in step["with"]:
                yield "checks out something else than it was started for"


RIGHT = """\
on:
  pull_request:
permissions: {}
concurrency: one
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@0123456789012345678901234567890123456789 # v1.2.3
        with:
          persist-credentials: false
      - run: scripts/check
"""


def test_a_workflow_with_the_least_rights_has_no_fault() -> None:
    assert faults(RIGHT) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("pull_request:", "pull_request_target:", "runs on pull_request_target"),
        ("permissions: {}", "permissions: write-all", "has permissions for all jobs"),
        ("concurrency: one\n", "", "has no concurrency"),
        ("      contents: read", "      contents: write", "check has permissions that it does not need"),
        ("    permissions:\n      contents: read\n", "", "check has permissions that it does not need"),
        ("    timeout-minutes: 5\n", "", "check may run for hours"),
        ("scripts/check", "echo ${{ github.head_ref }}", "check puts an expression into a command"),
        ("scripts/check", "echo\n        env:\n          KEY: ${{ secrets.KEY }}", "uses a secret"),
        ("credentials: false", "credentials: true", "check leaves the token on the disk"),
        ("false\n", "false\n          ref: x\n", "check checks out something else than it was started for"),
        (" # v1.2.3", "", "is not pinned: - uses: actions/checkout@0123456789012345678901234567890123456789"),
        ("0123456789012345678901234567890123456789", "v1", "is not pinned: - uses: actions/checkout@v1 # v1.2.3"),
    ],
)
def test_a_right_too_many_is_found(old: str, new: str, fault: str) -> None:
    assert RIGHT.count(old) == 1, old
    assert faults(RIGHT.replace(old, new)) == [fault]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_our_workflows_have_no_right_too_many(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


def test_one_action_has_one_version_everywhere() -> None:
    uses = {
        match.groups()
        for file in WORKFLOWS
        for match in re.finditer(r"uses: (\S+)@(.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    actions = [action for action, _ in uses]
    assert uses
    assert len(set(actions)) == len(actions), sorted(uses)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_the_code_hosting_site_can_read_it(schema: str, files: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert files
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", [*FORMS, GITHUB / "PULL_REQUEST_TEMPLATE.md"], ids=lambda file: file.name)
def test_what_we_ask_is_asked_in_english_and_in_french(file: Path) -> None:
    if file.suffix == ".md":
        asked = re.findall(r"^(?:\*\*|- \[ \]).+$", file.read_text(encoding="utf-8"), re.MULTILINE)
    else:
        form = load(file.read_text(encoding="utf-8"))
        asked = [form["name"], form["description"]]
        for item in form["body"]:
            attributes = item["attributes"]
            options = attributes.get("options", [])
            asked += [attributes[key] for key in ("label", "description") if key in attributes]
            asked += [option if isinstance(option, str) else option["label"] for option in options]
    assert len(asked) > 1
    assert [text for text in asked if len([half for half in text.split(" · ") if half.strip()]) != 2] == []


def test_hooks_run_what_is_installed_here_and_fetch_nothing() -> None:
    repositories = load(HOOKS.read_text(encoding="utf-8"))["repos"]
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    assert [repository["repo"] for repository in repositories] == ["local"]
    assert {hook["language"] for hook in hooks} == {"system"}
    assert [hook["id"] for hook in hooks if hook.get("stages") == ["manual"]] == ["mmcd-fix"]


def test_owners_are_named_only_with_their_folder() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in entries if not re.fullmatch(r"/\S* +@[\w/-]+(?: @[\w/-]+)*", line)] == []
    folders = [REPOSITORY / path for line in lines for path in re.findall(r"^#? +/(\S+) +@", line)]
    assert folders
    assert [folder for folder in folders if not folder.exists()] == []


def commands() -> Iterator[tuple[str, str]]:
    """Every command of ours that a workflow runs, a hook runs or a guide names; with the file."""
    for file in WORKFLOWS:
        for step in itertools.chain(*(job["steps"] for job in load(file.read_text(encoding="utf-8"))["jobs"].values())):
            for found in re.findall(r"(?:\.venv/bin/mmcd|scripts/\w+)[^\n|>]*", step.get("run", "")):
                yield file.name, found
    for repository in load(HOOKS.read_text(encoding="utf-8"))["repos"]:
        yield from ((HOOKS.name, hook["entry"]) for hook in repository["hooks"] if "mmcd" in hook["entry"])
    for file in GUIDES:
        for found in re.findall(r"`(mmcd [^`]+|scripts/\w+(?: [^`]*)?)`", file.read_text(encoding="utf-8")):
            if not found.startswith("scripts/mmcd"):
                yield file.name, found


@pytest.mark.parametrize(("file", "command"), sorted(set(commands())))
def test_every_command_that_is_named_exists(file: str, command: str) -> None:
    program, *arguments = shlex.split(re.sub(r"[<>]", "", command))
    if program.startswith("scripts/"):
        assert (REPOSITORY / program).is_file()
        program, arguments = "mmcd", [Path(program).name, *arguments]
        if arguments[0] not in ("build", "check", "serve"):
            return
    assert Path(program).name == "mmcd"
    parsed = _parser().parse_args(arguments)
    if arguments[0] == "check":
        known = [*GROUPS, "GROUP", "PATH"]
        assert [what for what in parsed.what if what not in known and not (REPOSITORY / what).exists()] == []


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: file.name)
def test_links_of_the_guides_lead_somewhere(file: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    here = [target for target in targets if "://" not in target]
    assert here
    for target in here:
        path, _, anchor = target.partition("#")
        assert (file.parent / path).exists(), target
        if anchor and not path:
            assert anchor in {_anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}, target


def test_the_guides_are_built_alike() -> None:
    english, french = (guide.read_text(encoding="utf-8") for guide in GUIDES)
    assert _shape(english) == _shape(french)


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: file.name)
def test_the_guides_explain_every_line_below_a_proposal(file: Path) -> None:
    jobs = load((GITHUB / "workflows" / "pull-request.yml").read_text(encoding="utf-8"))["jobs"]
    text = file.read_text(encoding="utf-8")
    assert [job["name"] for job in jobs.values() if f"\n| {job['name']} |" not in text] == []


def _anchor(title: str) -> str:
    """The address that the code-hosting site gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _shape(text: str) -> list[str]:
    """Headings by level, blocks of code, rows of tables and steps, in their order."""
    marks = re.findall(r"^(#+ |```(?=\w)|\| |\d+\. )", text, re.MULTILINE)
    return [re.sub(r"\d+", "1", mark) for mark in marks]
