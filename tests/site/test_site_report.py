"""A report with its entries marked at their words; the list of reports."""

import re
import time
from html import unescape

import pytest
from fastapi.testclient import TestClient
from site_made import GAZETTE, client_of, harmless, hostile_reading

from despatch import Record
from despatch.model import Citation, Contact, Reading, Report, Span


def test_head_and_text(site: TestClient) -> None:
    page = site.get("/report/gazette").text
    assert "Harbour Gazette" in page
    assert (
        'href="https://gazette.example/world/fisheries?id=1&amp;lang=en" rel="noopener noreferrer nofollow"'
        in page
    )
    assert "Gazette Bureau" in page
    assert "4 Mar 2022" in page
    assert re.search(r'<details class="clutter">.*?push notifications', page, re.DOTALL)
    assert "of the page left out" in page


def test_nothing_of_the_text_is_lost(site: TestClient) -> None:
    text = site.get("/report/gazette").text
    section = re.search(r'<section class="text".*?</section>', text, re.DOTALL)
    assert section
    shown = re.sub(r"<sup>.*?</sup>|<summary>.*?</summary>|<[^>]+>", "", section[0], flags=re.DOTALL)
    assert "".join(unescape(shown).split()) == "".join(GAZETTE.split())


def test_entries_are_marked_and_numbered(site: TestClient, record: Record) -> None:
    page = site.get("/report/ledger").text
    entries = record.told_in("ledger")
    assert len(entries) == 4, "the journey home, the meeting, the agreement, the quotation"
    for number, m in enumerate(entries, 1):
        assert f'href="/entry/{m.id}" title=' in page, "a number in the text"
        assert f'aria-label="Words of entry {number}"' in page
        for c in m.entry.citations:
            assert c.report != "ledger" or f'id="c{c.start}-{c.end}"' in page
    told = site.get("/report/ledger.json").json()
    assert [e["id"] for e in told["entries"]] == [m.id for m in entries]
    assert told["published"] == "2022-03-05"
    ids = re.findall(r' id="(c\d+-\d+)"', page)
    assert len(ids) == len(set(ids))


def test_words_of_a_search_are_marked(site: TestClient) -> None:
    page = site.get("/report/ledger", params={"words": '"fair one" cod'}).text
    assert page.count('id="at"') == 1
    assert re.search(r'<mark id="at"[^>]*>fair one</mark>', page)
    assert re.search(r'<mark class="word [^"]*">cod</mark>', page)
    assert "2 places" in page
    assert "Not found" in site.get("/report/ledger", params={"words": "zebra"}).text


@pytest.mark.parametrize("asked", [{"at": 10, "to": 20}, {"at": 10}, {"at": 9}])
def test_an_offset_is_arrived_at(site: TestClient, asked: dict[str, int]) -> None:
    page = site.get("/report/gazette", params=asked).text
    assert page.count('id="at"') == 1
    assert "autofocus" in page


def test_an_offset_behind_the_end_is_none(site: TestClient) -> None:
    assert 'id="at"' not in site.get("/report/gazette", params={"at": 10_000_000}).text
    assert site.get("/report/gazette", params={"at": "x"}).status_code == 400


@pytest.mark.parametrize("id_", ["a/b c", "x.json", "ü?&#%", "http://a.example//b/.."])
def test_an_id_may_hold_anything(tmp_path, id_: str) -> None:  # type: ignore[no-untyped-def]
    from despatch.site.addresses import report_at

    report = Report(id=id_, text="Words.", body=(Span(0, 6),), title="Found")
    with Record(tmp_path / "ids.db") as record:
        record.add(Reading(report=report, model="made"))
        site = client_of(record)
        assert "Found" in site.get(report_at(id_)).text
        assert site.get(report_at(id_) + ".json").json()["id"] == id_
        assert site.get("/reports").text.count(f'href="{report_at(id_)}"') == 1


def test_overlapping_words_of_many_entries(tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = "Ministers of both sides met in Oslo and in Lisbon."
    spans = [(0, 20), (10, 40), (10, 15), (0, 50), (19, 21)]
    contacts = tuple(
        Contact(
            kind="meeting", status="held", date=f"2022-0{n}-01", parties=("NOR", "PRT"),
            citations=(Citation(start=a, end=b, text=text[a:b]),),
        )
        for n, (a, b) in enumerate(spans, 1)
    )  # fmt: skip
    with Record(tmp_path / "overlap.db") as record:
        record.add(
            Reading(report=Report(id="r", text=text, body=(Span(0, 50),)), contacts=contacts, model="made")
        )
        page = client_of(record).get("/report/r").text
    for a, b in spans:
        assert page.count(f'id="c{a}-{b}"') == 1
    assert len(re.findall(r"<sup>", page)) >= 4


def test_a_report_of_a_megabyte(tmp_path) -> None:  # type: ignore[no-untyped-def]
    line = "Ministers of the two sides met and agreed on a joint plan for trade in fish and gas. "
    text = "\n".join(line * 5 for _ in range(2500))
    body = tuple(Span(m.start(), m.end()) for m in re.finditer("[^\n]+", text))
    contacts = tuple(
        Contact(
            kind="meeting", status="held", date=f"{1980 + n // 12}-{1 + n % 12:02}-01", parties=("NOR", "PRT"),
            citations=(Citation(start=s.start, end=s.start + 40, text=text[s.start : s.start + 40]),),
        )
        for n, s in enumerate(body[:500])
    )  # fmt: skip
    assert len(text) > 1_000_000
    with Record(tmp_path / "large.db") as record:
        record.add(Reading(report=Report(id="large", text=text, body=body), contacts=contacts, model="made"))
        started = time.monotonic()
        answer = client_of(record).get("/report/large", params={"words": "fish"})
        assert answer.status_code == 200
        assert answer.text.count('<a class="n"') == len(record.told_in("large")) > 400
        assert time.monotonic() - started < 20


def test_list_of_reports(site: TestClient) -> None:
    told = site.get("/reports.json").json()
    assert [r["id"] for r in told["reports"]] == ["post", "ledger", "gazette", "wire"]
    assert told["total"] == 4
    page = site.get("/reports").text
    assert page.index("/report/post") < page.index("/report/wire")
    one = site.get("/reports.json", params={"outlet": "npa"}).json()
    assert [r["id"] for r in one["reports"]] == ["wire"]
    march = site.get("/reports.json", params={"since": "2022-03", "until": "2022-03"}).json()
    assert [r["id"] for r in march["reports"]] == ["ledger", "gazette"]


def test_list_of_reports_a_page_at_a_time(site: TestClient) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        told = site.get("/reports.json", params={"size": 3, **({"cursor": cursor} if cursor else {})}).json()
        seen += [r["id"] for r in told["reports"]]
        cursor = told["next"]
        if not cursor:
            break
    assert seen == ["post", "ledger", "gazette", "wire"]
    assert 'rel="next">More' in site.get("/reports", params={"size": 3}).text


@pytest.mark.parametrize(
    "asked", [{"since": "yesterday"}, {"since": "2023", "until": "2022"}, {"cursor": "%%"}, {"size": "0"}]
)
def test_senseless_filters_are_refused(site: TestClient, asked: dict[str, str]) -> None:
    told = site.get("/reports.json", params=asked)
    assert told.status_code == 400
    assert told.json()["error"]["status"] == 400


def test_one_that_is_not_there(site: TestClient) -> None:
    assert site.get("/report/nobody").status_code == 404
    assert site.get("/report/nobody.json").json()["error"]["status"] == 404


def test_hostile_text_is_text(hostile_site: TestClient) -> None:
    from despatch.site.addresses import report_at

    address = report_at(hostile_reading().report.id)
    harmless(hostile_site.get(address).text, whole=True)
    harmless(hostile_site.get("/reports").text)
    harmless(hostile_site.get(address, params={"words": "<script>alert(1)</script>"}).text, whole=True)
