"""The API as it describes itself, and requests made from that description: none ends in an error of the server."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from site_made import AUTHOR, client_of

from despatch import Record

schemathesis = pytest.importorskip("schemathesis")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)


@pytest.fixture(scope="module")
def api(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description, over a record that may be decided in."""
    where = tmp_path_factory.mktemp("schema") / "own.db"
    with Record(shutil.copy(record_file, where), create=False) as record:
        app = client_of(record, edit=True, author=AUTHOR, hosts=("*",)).app
        yield schemathesis.openapi.from_asgi("/api.json", app)


def test_no_request_ends_in_a_fault(api: Any) -> None:
    schemathesis.checks.load_all_checks()
    checks = schemathesis.checks.CHECKS.get_by_names(CHECKS)
    asked = set()
    for found in api.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=10,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(headers={"origin": "http://localhost", "host": "localhost"}, checks=checks)

        ask()
        asked.add(operation.path)
    assert len(asked) > 25


def test_the_description_says_what_is_answered(site: TestClient) -> None:
    spec = site.get("/api.json").json()
    assert spec["openapi"].startswith("3.1")
    ids = [o["operationId"] for operations in spec["paths"].values() for o in operations.values()]
    assert len(ids) == len(set(ids))
    for path, operations in spec["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert "422" not in operation["responses"], path
            for code in ("400", "404", "429"):
                assert "Error" in str(operation["responses"][code]), path
    for path in (
        "/search.json",
        "/mechanism/{id}.json",
        "/subjects.json",
        "/pending.json",
        "/differences.json",
        "/brief.{form}",
    ):
        assert path in spec["paths"]


def test_the_page_lists_every_address_with_examples_that_answer(site: TestClient) -> None:
    spec = site.get("/api.json").json()
    page = site.get("/api").text
    assert site.get("/api", headers={"accept": "application/json"}).json() == spec
    for path in spec["paths"]:
        assert f"<code>{path}</code>" in page
    from lxml import html

    examples = html.fromstring(page).xpath("//article//a/@href")
    assert len(examples) > 15
    for address in examples:
        assert site.get(address).status_code == 200, address


def test_what_is_not_allowed_says_what_is(site: TestClient) -> None:
    answer = site.request("DELETE", "/search.json", headers={"content-length": "0"})
    assert answer.status_code in (403, 405)
    assert site.request("OPTIONS", "/search.json").headers["allow"] == "GET"
