"""What no request gets past: other names, forged requests, writing where one only looks, too much, and faults."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from site_made import AUTHOR, client_of

from despatch import Record
from despatch.cli.serve import command
from despatch.model import UsageError
from despatch.record.tables import MERGING
from despatch.site.guard import Pace
from despatch.site.users import hashed

JSON = {"accept": "application/json"}
WRITES = ["/entry/{id}/accept", "/entry/{id}/edit", "/entry/{id}/reject", "/entry/{id}/merge", "/entry/{id}/split", "/judgement/x/undo", "/add", "/login", "/logout"]  # fmt: skip


def of(record: Record, address: str) -> str:
    return address.format(id=next(record.timeline("NOR", "PRT")).id)


def asked(site: TestClient, address: str, **headers: str | None) -> int:
    """The status of a request that writes, with just these headers of those by which its origin is told."""
    kept = {k.replace("_", "-"): v for k, v in headers.items() if v is not None}
    request = site.build_request("POST", address, data={"reason": "x"}, headers={**JSON, **kept})
    for name in ("origin", "sec-fetch-site"):
        if name not in kept and name in request.headers:
            del request.headers[name]
    return site.send(request, follow_redirects=False).status_code


@pytest.mark.parametrize("address", WRITES)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:81"},
        {"origin": "http://127.0.0.1.evil.example"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "rubbish"},
        {"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1"},
    ],
    ids=str,
)
def test_forged_requests_are_refused(
    editing: TestClient, own_record: Record, address: str, headers: dict[str, str]
) -> None:
    assert asked(editing, of(own_record, address), **headers) == 403
    assert not own_record.judgements()


@pytest.mark.parametrize(
    "headers", [{"origin": "http://127.0.0.1"}, {"sec_fetch_site": "same-origin"}], ids=str
)
def test_requests_of_its_own_pages_pass(
    editing: TestClient, own_record: Record, headers: dict[str, str]
) -> None:
    assert asked(editing, of(own_record, "/entry/{id}/accept"), **headers) == 201


@pytest.mark.parametrize("address", [a for a in WRITES if a != "/login"])
def test_a_site_that_only_shows_is_not_written_to(site: TestClient, record: Record, address: str) -> None:
    answer = site.post(of(record, address), data={"reason": "x"}, headers=JSON)
    assert answer.status_code == 403
    assert answer.json()["error"]["what"] == "read-only"
    assert '<form class="act"' not in site.get(of(record, "/entry/{id}")).text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_else_writes(editing: TestClient, own_record: Record, method: str) -> None:
    assert editing.request(method, of(own_record, "/entry/{id}"), content=b"x").status_code == 405


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.2", "", "localhost:x:80", "[::2]:80"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_names_are_refused(site: TestClient, host: str, method: str) -> None:
    answer = site.request(method, "/log.json", headers={"host": host})
    assert answer.status_code == 400
    assert answer.json()["error"]["why"] == "this site does not go by that name"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8350", "localhost:1", "[::1]", "[::1]:8350"])
def test_its_own_names_pass(site: TestClient, host: str) -> None:
    assert site.get("/log", headers={"host": host}).status_code == 200


def test_other_hosts_need_users(tmp_path: Any) -> None:
    done = CliRunner().invoke(command, ["--edit", "--host", "0.0.0.0", "--record", str(tmp_path / "none.db")])
    assert isinstance(done.exception, UsageError)
    assert "--users FILE" in str(done.exception)


def test_what_is_merged_by_older_rules_is_merged_anew_before_people_work(
    record_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = shutil.copy(record_file, tmp_path / "own.db")
    told = list(Record(own).entries())
    with closing(sqlite3.connect(own)) as file, file:
        file.execute("UPDATE meta SET value = value - 1 WHERE name = 'merging'")
    seen = []
    monkeypatch.setattr("uvicorn.run", lambda app, **how: seen.append((app.state.settings, how["host"])))
    done = CliRunner().invoke(
        command, ["--edit", "--record", str(own), "--author", AUTHOR], catch_exceptions=False
    )
    assert done.exit_code == 0
    ((settings, host),) = seen
    assert (settings.edit, settings.author, host) == (True, AUTHOR, "127.0.0.1")
    with closing(sqlite3.connect(own)) as file:
        assert file.execute("SELECT value FROM meta WHERE name = 'merging'").fetchone() == (MERGING,)
    assert list(Record(own).entries()) == told


def test_with_users_nobody_decides_unasked(own_record: Record) -> None:
    site = client_of(own_record, edit=True, author=AUTHOR, users={"mira": hashed("three quiet words")})
    answer = site.post(of(own_record, "/entry/{id}/accept"), headers=JSON)
    assert (answer.status_code, answer.json()["error"]["try"]) == (401, "/login")
    assert not own_record.judgements()


def test_what_is_too_large_or_of_no_length(editing: TestClient, own_record: Record) -> None:
    small = client_of(own_record, edit=True, author=AUTHOR, most_upload=100)
    assert small.post("/add", content=b"x" * 101, headers=JSON).status_code == 413
    at = of(own_record, "/entry/{id}/accept")
    for length in ("x", "-1", "9" * 30):
        request = editing.build_request("POST", at, content=b"", headers={**JSON, "content-length": length})
        assert editing.send(request).status_code in (400, 413), length

    def unending() -> Any:
        yield b"x"

    assert editing.post(at, content=unending(), headers=JSON).status_code == 411


def test_too_many_requests(record: Record) -> None:
    site = client_of(record, most_requests=5)
    assert [site.get("/log").status_code for _ in range(7)] == [200] * 5 + [429] * 2
    assert site.get("/log.json").json()["error"]["what"] == "too many requests"


def test_a_minute_later_one_may_ask_again() -> None:
    now = [0.0]
    pace = Pace(2, lambda: now[0])
    assert [pace.allows("a"), pace.allows("a"), pace.allows("a"), pace.allows("b")] == [
        True,
        True,
        False,
        True,
    ]
    now[0] = 61
    assert pace.allows("a")


@pytest.mark.parametrize("address", ["/log", "/log.json", "/review", "/nosuchpage", "/static/despatch.css"])
def test_every_answer_lets_nothing_act(site: TestClient, address: str) -> None:
    headers = site.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_fault_tells_no_more_than_that(
    editing: TestClient, own_record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("a secret of the house")

    at = of(own_record, "/entry/{id}/accept")
    monkeypatch.setattr("despatch.site.pages.work.act", broken)
    page = editing.post(at)
    assert page.status_code == 500
    assert "Internal fault" in page.text
    for said in (page.text, editing.post(at, headers=JSON).text):
        assert "a secret" not in said
        assert "Traceback" not in said
        assert ".py" not in said
    told = editing.post(at, headers=JSON)
    assert (told.status_code, told.json()["error"]["what"]) == (500, "internal fault")
    assert "content-security-policy" in told.headers
    assert "a secret of the house" in caplog.text


def test_a_reader_cannot_be_made_to_see_anothers_page(own_record: Record) -> None:
    """What is kept for those who may decide is not given to those who may not."""
    users = {"mira": hashed("three quiet words")}
    site = client_of(own_record, edit=True, users=users)
    at = of(own_record, "/entry/{id}")
    assert 'class="act"' not in site.get(at).text
    site.post("/login", data={"name": "mira", "password": "three quiet words"})
    tag = site.get(at).headers["etag"]
    assert 'class="act"' in site.get(at).text
    site.cookies.clear()
    assert 'class="act"' not in site.get(at).text
    assert site.get(at, headers={"if-none-match": tag}).status_code == 200
