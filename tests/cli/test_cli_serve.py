"""`despatch serve` and `despatch user`: what the site is started with, and who may decide on it."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the site is not installed (pip install 'despatch[site]')")
uvicorn = pytest.importorskip("uvicorn", reason="the site is not installed (pip install 'despatch[site]')")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, dict[str, Any]]]:
    """What was started, in place of starting it."""
    found: list[tuple[Any, dict[str, Any]]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **how: found.append((app, how)))
    return found


def test_to_look_at(cli: Callable, reports: Path, started: list[tuple[Any, dict[str, Any]]]) -> None:
    cli("add", reports)
    code, out, err = cli("serve", "--port", "8399", "--most-requests", "7", "--name", "desk.example")
    assert (code, out, err) == (0, "", "despatch: http://127.0.0.1:8399/ (Ctrl+C ends)\n")
    ((app, how),) = started
    settings = app.state.settings
    assert (settings.edit, settings.most_requests, how["host"], how["port"]) == (False, 7, "127.0.0.1", 8399)
    assert "desk.example" in settings.hosts
    assert cli("serve", "--processes", "2").code == 0
    assert started[1][1]["workers"] == 2


def test_to_work_in(
    cli: Callable, reports: Path, started: list[tuple[Any, dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("add", reports)
    code, _, err = cli("serve", "--edit", "--host", "0.0.0.0")
    assert code == 2
    assert "anybody who reaches 0.0.0.0 could decide (try: --users FILE)" in err
    monkeypatch.setattr("sys.stdin", StringIO("four quiet words here\n"))
    code, out, err = cli("user", "users.tsv", "Mira Sen", "--password-stdin")
    assert (code, out) == (0, "")
    assert err == "despatch: Mira Sen may decide: despatch serve --edit --users users.tsv\n"
    assert cli("serve", "--edit", "--users", "users.tsv", "--host", "0.0.0.0").code == 0
    assert list(started[0][0].state.settings.users) == ["Mira Sen"]
    monkeypatch.setattr("sys.stdin", StringIO("short\n"))
    code, _, err = cli("user", "users.tsv", "olga", "--password-stdin")
    assert (code, "fewer than 8 characters" in err) == (2, True)
    assert cli("serve", "--edit", "--processes", "2").code == 2
    assert cli("serve", "--users", "none.tsv").code == 1
