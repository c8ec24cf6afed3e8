"""The command line: statuses, one line per mistake, no traceback, and the last good site stays."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mmcd.cli import main
from mmcd.cli.schema import SCHEMAS, document

MODULE = "docs/fr/modules/alpha.md"


def mmcd(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "mmcd", "--root", str(root), *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "change", "line"),
    [
        (MODULE, lambda t: t.replace("programmes: [one]", "programmes: [won]"), f"{MODULE}:4:14: error: "),
        (MODULE, lambda t: t.replace("updated: 2026-11-24", "updated: 2026-13-24"), f"{MODULE}:11:10: error: "),
        (MODULE, b"---\ntitle: \xff\xfe\n---\n", f"{MODULE}:2:8: error: "),
        ("docs/_data/topics.yml", "a: &a [x]\nb0: *a\nb1: *a\nb2: *a\n", "docs/_data/topics.yml:1:1: "),
        ("docs/_data/paths.yml", "[" * 5000 + "]" * 5000, "docs/_data/paths.yml:1:"),
        (
            "docs/_data/glossary.yml",
            "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
            "docs/_data/glossary.yml:",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_content_is_one_line_and_the_last_good_site_stays(
    checkout: Callable[..., Path], name: str, change: object, line: str
) -> None:
    root = checkout({"site/index.html": "the last good site", name: change})
    done = mmcd(root, "build")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert any(said.startswith(line) for said in done.stderr.splitlines()), done.stderr
    assert sorted(os.listdir(root / "site")) == ["index.html"]
    assert (root / "site" / "index.html").read_text() == "the last good site"
    assert not list(root.glob(".site-staging-*"))
    assert mmcd(root, "check").returncode == 1


def test_a_missing_translation_is_built_with_a_remark(checkout: Callable[..., Path]) -> None:
    root = checkout({"docs/fr/modules/beta.md": None})
    done = mmcd(root, "build")
    assert done.returncode == 0, done.stderr
    assert "docs/en/modules/beta.md:2:1: error: The page has no “fr” version." in done.stderr
    page = (root / "site" / "fr" / "modules" / "beta" / "index.html").read_text()
    assert "Cette page n’est pas encore disponible en français" in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="https://learn.example.org/modules/beta/">' in page
    assert 'hreflang="' not in page.partition("</head>")[0]
    assert mmcd(root, "check").returncode == 1


def test_check_reports_as_json(checkout: Callable[..., Path]) -> None:
    root = checkout({MODULE: lambda t: t.replace("term:refugee", "term:refuge")})
    done = mmcd(root, "check", "--format", "json")
    assert done.returncode == 1
    data = json.loads(done.stdout)
    assert set(data["summary"]) == {"errors", "warnings", "files", "seconds"}
    (found,) = data["findings"]
    assert found == {
        "rule": "term-unknown",
        "severity": "error",
        "path": MODULE,
        "line": 26,
        "column": 4,
        "message": "There is no glossary term “refuge”.",
        "hint": "Did you mean “refugee”?",
    }


def test_a_clean_site_checks_clean(checkout: Callable[..., Path]) -> None:
    done = mmcd(checkout(), "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing to mend" in done.stderr


def test_a_port_in_use_is_named(checkout: Callable[..., Path]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = mmcd(checkout(), "serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr == (
        f"mmcd: 127.0.0.1:{port} is in use by another program. "
        f"Stop it, or choose another port: mmcd serve --port {port + 1}\n"
    )


def test_a_missing_tool_is_named_with_the_way_to_install_it(
    checkout: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mmcd.publish import search

    monkeypatch.setattr(search, "get_executable", lambda: None)
    root = checkout({"site/index.html": "the last good site"})
    assert main(["--root", str(root), "build"]) == 2
    assert "Pagefind is not installed. Install it with: pip install 'pagefind[bin]'" in capsys.readouterr().err
    assert (root / "site" / "index.html").read_text() == "the last good site"


@pytest.mark.parametrize(
    ("mkdocs_yml", "said"),
    [
        (None, "No mkdocs.yml"),
        ("a: [", "is not valid YAML"),
        ("site_url: x\n", "site_url must be an absolute address"),
        ("site_url: https://a.org\n", "names no languages"),
        (
            "site_url: https://a.org\nplugins: [{i18n: {languages: [{locale: en, name: E}]}}]\n",
            "exactly one default language",
        ),
    ],
)
def test_wrong_configuration_is_told_in_one_line(
    checkout: Callable[..., Path], mkdocs_yml: str | None, said: str
) -> None:
    done = mmcd(checkout({"mkdocs.yml": mkdocs_yml}), "check")
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_wrong_usage_is_status_2(checkout: Callable[..., Path]) -> None:
    assert mmcd(checkout(), "bild").returncode == 2
    assert mmcd(checkout(), "check", "nothing").returncode == 2


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_kind_of_file_has_a_json_schema(name: str) -> None:
    schema = json.loads(document(name))
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["title"] == name


def test_schemas_are_written_where_asked(checkout: Callable[..., Path], tmp_path: Path) -> None:
    done = mmcd(checkout(), "schema", "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{n}.schema.json" for n in SCHEMAS)
