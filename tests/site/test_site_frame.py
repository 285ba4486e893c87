"""Every page of the site by its address, and as data."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("address", ["/", "/home"])
def test_home(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 200
    assert "Norway" in answer.text
    assert site.get("/home.json").status_code == 200


def test_one_that_is_not_there(site: TestClient) -> None:
    assert site.get("/entry/zzz").status_code == 404
    told = site.get("/entry/zzz.json")
    assert told.status_code == 404
    assert told.json()["error"]["why"] == "there is none"


def test_head_is_answered_as_get_without_the_page(site: TestClient) -> None:
    for address in ("/", "/reports.json", "/nowhere"):
        full, head = site.get(address), site.head(address)
        assert (head.status_code, head.content) == (full.status_code, b"")
        for name in ("etag", "content-length", "content-type"):
            assert head.headers.get(name) == full.headers.get(name)
    tag = site.head("/reports").headers["etag"]
    assert site.head("/reports", headers={"if-none-match": tag}).status_code == 304
