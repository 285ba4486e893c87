"""Mechanisms, subjects, what is pending, where reports differ: each page, its data, its filters and errors."""

import re

import pytest
from fastapi.testclient import TestClient
from site_made import harmless

from despatch import Record

ADDRESSES = (
    "/mechanisms", "/mechanisms?party=NOR&party=PRT", "/mechanisms?words=strategic+dialogue", "/subjects", "/subjects?party=NOR-PRT&since=2022",
    "/pending", "/pending?party=NOR&within=1y&settled=true", "/differences", "/differences?party=PRT&every=true&field=date",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_and_their_data(site: TestClient, address: str) -> None:
    page = site.get(address)
    assert page.status_code == 200, page.text
    assert "<h1>" in page.text
    path, _, query = address.partition("?")
    data = site.get(f"{path}.json?{query}").json()
    assert data["total"] == len(next(v for v in data.values() if isinstance(v, list)))
    assert data["next"] is None


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_reports_are_text(hostile_site: TestClient, address: str) -> None:
    harmless(hostile_site.get(address).text)


def test_a_mechanism_has_its_rounds(site: TestClient) -> None:
    found = site.get("/mechanisms.json?party=NOR").json()["mechanisms"]
    assert found
    for one in found:
        page = site.get(f"/mechanism/{one['id']}")
        assert page.status_code == 200
        told = site.get(f"/mechanism/{one['id']}.json").json()
        assert told["name"] == one["name"]
        assert len([r for r in told["rounds"] if not r["missing"]]) == len(told["meetings"])
        for meeting in told["meetings"]:
            assert f"/entry/{meeting['entries'][0]}" in page.text
    assert any("4th" in site.get(f"/mechanism/{one['id']}").text for one in found)


def test_missing_rounds_stand_where_they_belong() -> None:
    from despatch.answers.mechanisms import rounds
    from despatch.model.mechanisms import Mechanism, MechanismMeeting

    def held(ordinal: int | None, date: str) -> MechanismMeeting:
        return MechanismMeeting(status="held", date=date, ordinal=ordinal)

    meetings = (held(12, "2020-01-01"), held(14, "2020-01-11"), held(None, "2020-02"), held(16, "2020-03-31"))
    told = rounds(Mechanism(id="x", name="x", names=("x",), parties=(), meetings=meetings, missing=(13, 15)))
    assert [(r.ordinal, r.meeting is None, r.gap_days) for r in told] == [
        (12, False, None), (13, True, None), (14, False, 10), (None, False, 21), (15, True, None), (16, False, 31),
    ]  # fmt: skip


def test_a_subject_leads_to_the_words_that_name_it(site: TestClient, record: Record) -> None:
    found = site.get("/subjects.json?party=NOR-PRT").json()["subjects"]
    assert found
    name = found[0]["name"]
    assert f"name={name}".replace(" ", "%20") in site.get("/subjects?party=NOR-PRT").text
    page = site.get("/subject", params={"name": name, "party": "NOR-PRT"})
    assert page.status_code == 200
    marked = re.findall(r"<mark>([^<]*)</mark>", page.text)
    assert marked
    for mention in found[0]["mentions"]:
        assert record.report(mention["report"]).text[mention["start"] : mention["end"]] == mention["text"]
    assert site.get("/subject.json", params={"name": name.upper()}).json()["name"] == name


def test_what_is_pending_shows_its_fate(site: TestClient) -> None:
    data = site.get("/pending.json").json()["pending"]
    page = site.get("/pending").text
    assert {row["entry"] for row in data} == {"contact", "commitment"}
    for row in data:
        assert f"/entry/{row['id']}" in page
        assert row["fate"]["state"].capitalize() in page
    near = site.get("/pending.json?within=30d").json()["pending"]
    assert 0 < len(near) < len(data)
    assert all(abs(row["fate"]["days"]) <= 30 for row in near)


def test_differences_say_who_says_what(site: TestClient) -> None:
    data = site.get("/differences.json?every=true").json()["differences"]
    assert data
    page = site.get("/differences?every=true").text
    for row in data:
        assert f"/entry/{row['id']}" in page
        assert len(row["says"]) > 1
    fields = {row["field"] for row in data}
    one = sorted(fields)[0]
    assert {
        r["field"] for r in site.get(f"/differences.json?every=true&field={one}").json()["differences"]
    } == {one}


@pytest.mark.parametrize(
    "address",
    [
        "/mechanisms?party=Atlantis", "/pending?within=soon", "/differences?field=colour", "/subjects?since=2023&until=2022",
        "/mechanisms?cursor=zz", "/subject", "/pending?settled=perhaps", "/differences?size=1000",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told(site: TestClient, address: str) -> None:
    answer = site.get(address, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["what"]


@pytest.mark.parametrize("address", ["/mechanism/none", "/subject?name=none"])
def test_what_is_not_there(site: TestClient, address: str) -> None:
    assert site.get(address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_large_record_is_not_gone_through(
    site: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from despatch.site.pages import differences, mechanisms, pending, subjects

    for module in (differences, mechanisms, pending, subjects):
        monkeypatch.setattr(module, "large", lambda *_: True)
    path, _, query = address.partition("?")
    data = site.get(f"{path}.json?{query}&size=100").json()
    assert data["complete"] is (path == "/differences" and bool(query))
    assert bool(query) or not data["total"]
