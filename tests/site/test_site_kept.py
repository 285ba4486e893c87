"""What is kept is kept once, while the record is the same, and no more of it than there is room for."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from site_made import AUTHOR

from despatch import Record
from despatch.site.kept import Kept


def test_made_once_for_all_who_ask_at_once() -> None:
    kept, made = Kept(), []

    def make() -> int:
        time.sleep(0.05)
        made.append(threading.get_ident())
        return 7

    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda _: kept.get(1, "x", make), range(8)))
    assert got == [7] * 8
    assert len(made) == 1


def test_what_failed_is_tried_again() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get(1, "x", lambda: 1 // 0)
    assert kept.get(1, "x", lambda: 5) == 5


def test_another_version_lets_go_of_all() -> None:
    kept = Kept()
    assert kept.get(1, "x", lambda: "old") == "old"
    assert kept.peek(1, "x") == "old"
    assert kept.peek(2, "x") is None
    assert kept.get(2, "x", lambda: "new") == "new"
    assert kept.peek(1, "x") is None


def test_room_and_number() -> None:
    kept = Kept(most=3, room=100)
    for n in range(10):
        kept.get(1, n, lambda n=n: n)
    assert [kept.peek(1, n) for n in range(10)] == [None] * 7 + [7, 8, 9]
    kept.get(1, "a", lambda: b"a" * 60)
    kept.get(1, "b", lambda: b"b" * 60)
    assert kept.peek(1, "a") is None
    assert kept.peek(1, "b") == b"b" * 60


def test_a_kept_page_has_the_same_headers_and_is_let_go_of(editing: TestClient, own_record: Record) -> None:
    first, again = editing.get("/"), editing.get("/")
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)
    assert again.headers["content-security-policy"].startswith("default-src 'none'")
    tag = {"if-none-match": first.headers["etag"]}
    assert editing.get("/", headers=tag).status_code == 304
    entry = next(iter(own_record.timeline()))
    assert "has checked it" in editing.get(f"/entry/{entry.id}").text
    own_record.correct.accept(entry.id, author=AUTHOR)
    assert editing.get("/", headers=tag).status_code == 200
    assert f"Accepted by {AUTHOR}" in editing.get(f"/entry/{entry.id}").text


def test_kept_answers_are_refused_as_others_are(site: TestClient) -> None:
    assert site.get("/").status_code == 200
    assert site.get("/", headers={"host": "evil.example"}).status_code == 400
