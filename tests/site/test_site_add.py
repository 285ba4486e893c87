"""Adding on the site: files and pasted texts, what became of each, limits, and nothing left behind."""

import gzip
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from site_made import AUTHOR, GAZETTE, HOSTILE, POST, WIRE, client_of, harmless

from despatch import Record
from despatch.model import UsageError
from despatch.site import uploads
from despatch.site.uploads import Uploads, safe_name

JSON = {"accept": "application/json"}
NEW = """Spain and Norway to speak in Madrid

Coast Post, 20 May 2022

MADRID - The foreign ministers of Spain and Norway, Luis Prat and Kari Aas, met in Madrid on 19 May 2022 to speak about gas.
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files are put; empty again after every test."""
    where = tmp_path / "temporary"
    where.mkdir()
    monkeypatch.setattr(uploads.tempfile, "tempdir", str(where))
    return where


def done(site: TestClient, at: str) -> dict[str, Any]:
    for _ in range(600):
        told: dict[str, Any] = site.get(at, headers=JSON).json()
        if told["state"] == "done":
            return told
        time.sleep(0.05)
    raise AssertionError("it is never done")


def test_three_files_of_which_one_is_broken(editing: TestClient, own_record: Record, temporary: Path) -> None:
    files = [
        ("files", ("madrid.txt", NEW.encode(), "text/plain")),
        ("files", ("broken.txt.gz", gzip.compress(NEW.encode())[:40], "application/gzip")),
        ("files", ("gazette.txt", GAZETTE.encode(), "text/plain")),
    ]
    before = own_record.count_reports()
    answer = editing.post("/add", files=files, follow_redirects=False)
    assert answer.status_code == 303
    at = answer.headers["location"]
    told = done(editing, f"{at}.json")
    assert [(r["name"], r["done"]) for r in told["reports"]] == [
        ("madrid.txt", "added"), ("broken.txt.gz", "skipped"), ("gazette.txt", "added"),
    ]  # fmt: skip
    assert (told["added"], told["skipped"], told["read"], told["given"]) == (2, 1, 3, 3)
    assert "cannot unpack" in told["reports"][1]["why"]
    assert told["reports"][1]["try"] == "fetch it again"
    assert own_record.count_reports() == before + 2
    assert own_record.report("madrid").text == NEW
    page = editing.get(at).text
    assert 'href="/report/madrid"' in page
    assert "fetch it again" in page
    assert "hx-trigger" not in page
    assert list(temporary.iterdir()) == []


def test_again_changes_nothing_and_another_text_replaces(editing: TestClient) -> None:
    for text, becomes in ((NEW, "added"), (NEW, "unchanged"), (f"{NEW}\nCorrected.\n", "replaced")):
        answer = editing.post("/add", files=[("files", ("madrid.txt", text.encode()))], headers=JSON)
        assert answer.status_code == 202
        assert [r["done"] for r in done(editing, answer.json()["at"])["reports"]] == [becomes]


def test_a_pasted_text(editing: TestClient, own_record: Record) -> None:
    said = {
        "text": NEW.replace("\n", "\r\n"),
        "outlet": "Coast Post",
        "published": "2022-05-20",
        "title": "Madrid talks",
    }
    first = done(editing, editing.post("/add", data=said, headers=JSON).json()["at"])
    (told,) = first["reports"]
    assert (told["done"], told["title"]) == ("added", "Madrid talks")
    report = own_record.report(told["report"])
    assert (report.outlet, report.published) == ("Coast Post", "2022-05-20")
    again = done(editing, editing.post("/add", json={**said, "text": NEW}, headers=JSON).json()["at"])
    assert [r["done"] for r in again["reports"]] == ["unchanged"]
    later = done(
        editing, editing.post("/add", data={**said, "published": "2022-05-21"}, headers=JSON).json()["at"]
    )
    assert [r["done"] for r in later["reports"]] == ["replaced"]


def test_a_line_of_many_is_told(editing: TestClient) -> None:
    lines = json.dumps({"id": "one", "text": NEW}) + '\n{"id": 3\n'
    answer = editing.post("/add", files=[("files", ("some.jsonl", lines.encode()))], headers=JSON)
    told = done(editing, answer.json()["at"])["reports"]
    assert [(r["name"], r["done"]) for r in told] == [
        ("some.jsonl", "added"),
        ("some.jsonl, line 2", "skipped"),
    ]


def test_what_was_typed_comes_back(editing: TestClient, temporary: Path) -> None:
    refused = editing.post("/add", data={"text": "Words <b>", "published": "yesterday"})
    assert refused.status_code == 400
    assert "&#39;yesterday&#39; is no date" in refused.text
    assert "Words &lt;b&gt;</textarea>" in refused.text
    both = editing.post(
        "/add",
        data={"text": "x", "published": "yesterday"},
        files=[("files", ("a.txt", b"words"))],
        headers=JSON,
    )
    assert both.status_code == 400
    nothing = editing.post("/add", data={"text": "  "})
    assert (nothing.status_code, "there is nothing to read" in nothing.text) == (400, True)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\a.txt", "a.txt"), (".hidden", "hidden"), ("-", "report"),
        ("", "report"), ("a\x00b.txt", "a_b.txt"), ("..", "report"), ("\u202etxt.exe", "_txt.exe"),
        ("a;rm -rf $HOME.html", "a_rm -rf _HOME.html"), ("é" * 300 + ".html", "é" * 60 + ".html"),
    ],
)  # fmt: skip
def test_names_of_files_are_safe(name: str, safe: str, tmp_path: Path) -> None:
    assert safe_name(name) == safe
    (tmp_path / safe_name(name)).write_text("x")
    assert len(os.fsencode(safe_name(name))) <= 200


def test_hostile_names_and_texts_are_text(editing: TestClient) -> None:
    files = [
        ("files", (f"{n} {bad[:300]}.txt", f"{bad}\n\n{WIRE}".encode())) for n, bad in enumerate(HOSTILE)
    ]
    answer = editing.post("/add", files=files, follow_redirects=False)
    assert answer.status_code == 303
    at = answer.headers["location"]
    told = done(editing, f"{at}.json")
    assert told["read"] == len(HOSTILE)
    harmless(editing.get(at).text)
    for one in told["reports"]:
        if one["report"]:
            assert editing.get("/review").status_code == 200
    harmless(editing.post("/add", data={"text": "x", "published": HOSTILE[1], "title": HOSTILE[2]}).text)


def test_limits(own_record: Record) -> None:
    site = client_of(own_record, edit=True, author=AUTHOR, most_upload=3000, most_files=2)
    large = site.post("/add", files=[("files", ("a.txt", b"x" * 4000))], headers=JSON)
    assert (large.status_code, large.json()["error"]["status"]) == (413, 413)
    many = site.post("/add", files=[("files", (f"{n}.txt", b"x")) for n in range(3)], headers=JSON)
    assert many.status_code == 400
    assert "Too many files" in many.json()["error"]["what"]


def test_reports_of_one_file_are_bounded(
    editing: TestClient, own_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_REPORTS", 2)
    lines = "".join(f'{{"id": "n{n}", "text": "Report number {n} of some words."}}\n' for n in range(5))
    told = done(
        editing,
        editing.post(
            "/add", files=[("files", ("a.jsonl", gzip.compress(lines.encode())))], headers=JSON
        ).json()["at"],
    )
    assert [r["done"] for r in told["reports"]] == ["added", "added", "skipped"]
    assert "more than 2 reports" in told["reports"][-1]["why"]


def test_uploads_are_bounded_and_forgotten(own_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Uploads(own_record)
    held._busy = True  # nobody reads
    for _ in range(uploads.WAITING):
        held.start([uploads.pasted("words")], "Mira")
    with pytest.raises(UsageError, match="others wait"):
        held.start([uploads.pasted("words")], "Mira")
    monkeypatch.setattr(uploads, "KEPT", 2)
    held._waiting = 0
    ids = [held.start([uploads.pasted("words")], "Mira").id for _ in range(3)]
    assert [held.get(id_) is None for id_ in ids] == [True, False, False]


def test_one_that_fails_stops_no_other(
    editing: TestClient, own_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Record.add

    def add(record: Record, reading: Any) -> str:
        if "Spain" in reading.report.text:
            raise ZeroDivisionError("secret")
        return real(record, reading)

    monkeypatch.setattr(Record, "add", add)
    files = [("files", ("a.txt", NEW.encode())), ("files", ("b.txt", POST.encode()))]
    told = done(editing, editing.post("/add", files=files, headers=JSON).json()["at"])
    assert [r["done"] for r in told["reports"]] == ["skipped", "added"]
    assert told["reports"][0]["why"] == "could not be added: ZeroDivisionError"


def test_who_may_not_add_is_told_so(site: TestClient, own_record: Record) -> None:
    assert "This site only shows the record" in site.get("/add").text
    assert '<form class="plainform' not in site.get("/add").text
    assert site.post("/add", data={"text": NEW}).status_code == 403
    users = client_of(own_record, edit=True, users={"mira": "x" * 108})
    assert 'href="/login?back=/add"' in users.get("/add").text


def test_one_that_is_not_there(editing: TestClient) -> None:
    assert editing.get("/add/zzz").status_code == 404
    assert editing.get("/add/zzz.json").json()["error"]["why"] == "there is none"
