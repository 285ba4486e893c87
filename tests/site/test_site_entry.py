"""An entry whole: facts, reports side by side, what differs, decisions, and hostile text as text."""

import re

import pytest
from fastapi.testclient import TestClient
from site_made import client_of, harmless

from despatch import Record


@pytest.fixture
def met(record: Record) -> str:
    """The meeting of 3 March, told by three reports."""
    return next(m.id for m in record.timeline("NOR", "PRT") if m.date == "2022-03-03")


def test_facts_and_words(site: TestClient, met: str) -> None:
    page = site.get(f"/entry/{met}").text
    assert "Meeting held" in page
    assert "to the day; EDTF 2022-03-03" in page
    assert "Machine-coded; nobody has checked it" in page
    assert "<mark>She met Rui Teles, the foreign minister of Portugal, in Lisbon on 3 March.</mark>" in page
    assert "/person?name=Kari+Aas&amp;party=NOR" in page
    assert "has taken place" in page


def test_reports_stand_side_by_side_with_what_differs_marked(site: TestClient, met: str) -> None:
    page = site.get(f"/entry/{met}").text
    assert page.count('class="report-beside"') == 3
    assert "<mark>2 Mar 2022</mark>" in page
    assert "<mark>planned</mark>" in page
    told = site.get(f"/entry/{met}.json").json()
    assert [a["report"] for a in told["accounts"]] == ["wire", "gazette", "ledger"]
    assert [d["field"] for d in told["disputes"]] == ["date"]
    assert {s["value"]: s["taken"] for s in told["disputes"][0]["says"]} == {
        "2022-03-02": False,
        "2022-03-03": True,
    }
    assert told["decisions"] == []


def test_words_lead_to_the_report(site: TestClient, record: Record, met: str) -> None:
    page = site.get(f"/entry/{met}").text
    links = re.findall(r'href="(/report/ledger#c\d+-\d+)"', page)
    assert links
    report, _, anchor = links[0].partition("#")
    assert f'id="{anchor}"' in site.get(report).text


def test_neighbours_in_time(site: TestClient, record: Record, met: str) -> None:
    line = [m.id for m in record.timeline("NOR", "PRT") if m.date or m.bounded_by]
    told = site.get(f"/entry/{met}.json").json()
    n = line.index(met)
    assert (told["before"], told["after"]) == (line[n - 1], line[n + 1])
    assert f'href="/entry/{line[n + 1]}" rel="next"' in site.get(f"/entry/{met}").text


def test_why_is_told(site: TestClient, record: Record, met: str) -> None:
    assert "Why these reports are one entry" in site.get(f"/entry/{met}").text
    told = site.get(f"/entry/{met}/why.json").json()
    assert len(told["pairs"]) == 3
    assert told["pairs"][0]["reasons"]
    other = next(m.id for m in record.timeline("NOR", "PRT") if m.date == "2022-05-11")
    two = site.get(f"/entry/{met}/why.json", params={"other": other}).json()
    assert two["entries"] == [met, other]
    assert two["verdict"].startswith("Two entries")
    assert "One entry, or two?" in site.get(f"/entry/{met}/why", params={"other": other}).text


def test_a_persons_value_stands_beside_the_reports(editing: TestClient, own_record: Record, met: str) -> None:
    own_record.correct.edit(met, {"place": "Cascais"}, author="Mira <b>Sen</b>", reason="She says so")
    page = editing.get(f"/entry/{met}").text
    assert "Cascais" in page
    assert "set by Mira &lt;b&gt;Sen&lt;/b&gt;" in page
    assert "the reports give: Lisbon" in page
    assert "“She says so”" in page
    assert "Machine-coded; nobody" not in page
    looking = client_of(own_record).get(f"/entry/{met}").text
    assert "the reports give" not in looking
    assert "set by Mira" in looking
    told = editing.get(f"/entry/{met}.json").json()
    assert [(d["act"], d["fields"], d["undone"]) for d in told["decisions"]] == [
        ("edit", {"place": "Cascais"}, False)
    ]
    assert told["checked"]["fields"] == {"place": "Lisbon"}


def test_what_was_undone_is_told_as_undone(editing: TestClient, own_record: Record, met: str) -> None:
    done = own_record.correct.accept(met, author="Mira")
    assert "Accepted by Mira" in editing.get(f"/entry/{met}").text
    own_record.correct.undo(done.id, author="Mira")
    page = editing.get(f"/entry/{met}").text
    assert "undone since" in page
    assert "Machine-coded; nobody has checked it" in page


def test_what_is_past_and_still_planned_is_said(site: TestClient, record: Record) -> None:
    planned = next(m.id for m in record.timeline("NOR", "PRT") if m.date == "2022-03-02")
    assert "The day has passed" in site.get(f"/entry/{planned}").text
    ahead = next(m.id for m in record.timeline("NOR", "PRT") if m.date == "2022-06-14")
    assert "The day has passed" not in site.get(f"/entry/{ahead}").text


def test_every_sort_of_entry_has_its_page(site: TestClient, record: Record) -> None:
    for m in record.entries():
        assert site.get(f"/entry/{m.id}").status_code == 200
        assert site.get(f"/entry/{m.id}.json").json()["id"] == m.id


@pytest.mark.parametrize("address", ["/entry/zzz", "/entry/zzz/why", "/entry/%00", "/entry/" + "a" * 200])
def test_what_is_not_there(site: TestClient, address: str) -> None:
    assert site.get(address).status_code in (400, 404)
    assert site.get(f"{address}.json").json()["error"]["status"] in (400, 404)


def test_a_senseless_number_is_refused(site: TestClient, met: str) -> None:
    assert site.get(f"/entry/{met}", params={"at": "-1"}).status_code == 400
    assert site.get(f"/entry/{met}", params={"at": "x"}).status_code == 400
    assert site.get(f"/entry/{met}", params={"at": "9"}).status_code == 200


def test_hostile_text_is_text(hostile_site: TestClient, hostile_record: Record) -> None:
    for m in hostile_record.entries():
        page = hostile_site.get(f"/entry/{m.id}").text
        harmless(page)
        assert len(page) < 100_000
