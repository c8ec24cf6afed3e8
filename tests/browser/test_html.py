"""The HTML of all pages, by the Nu HTML Checker (the validator behind validator.w3.org)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
CHECKER = REPOSITORY / ".cache" / "tools" / "vnu-26.9.27.jar"


@pytest.mark.parametrize("which", ["built", "built_untranslated"])
def test_every_page_is_valid_html(request: pytest.FixtureRequest, which: str) -> None:
    folder: Path = request.getfixturevalue(which)
    if not CHECKER.exists():
        pytest.fail(f"{CHECKER} is missing: scripts/test fetches it.", pytrace=False)
    pages = sorted(str(file) for file in folder.rglob("*.html"))
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", "--errors-only", *pages],
        capture_output=True,
        text=True,
        check=True,
    )
    found = [
        f"{message.get('url', '').removeprefix(f'file:{folder}/')}:{message.get('lastLine')}: {message['message']}"
        f" {message.get('extract', '').strip()[:120]!r}"
        for message in json.loads(done.stderr)["messages"]
    ]
    assert not found, "\n".join(found)
