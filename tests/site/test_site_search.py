"""Search on the site: hits with their words marked, facets, links that arrive at the words; whatever is typed is answered."""

import re
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_made import REPORTS, harmless

from despatch import Record


def _page(site: TestClient, address: str) -> str:
    answer = site.get(address)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_quotation_is_found_and_its_link_arrives_at_the_words(site: TestClient) -> None:
    page = _page(site, '/search?words="ten years for this text"')
    assert "<mark>ten years for this text</mark>" in page
    link = re.search(r'href="(/report/gazette\?[^"]*)#at"', page)
    assert link
    shown = _page(site, link[1].replace("&amp;", "&"))
    at = re.search(r'<mark id="at"[^>]*>(?:<span[^>]*></span>)?([^<]*)', shown)
    assert at
    assert "text" in shown[at.start() : at.start() + 600]


def test_hits_are_entries_and_reports_as_data_too(site: TestClient, record: Record) -> None:
    data = site.get("/search.json?words=fisheries").json()
    assert data["entries"]
    assert {hit["report"] for hit in data["reports"]} == {"gazette", "ledger", "wire", "post"}
    for hit in (*data["entries"], *data["reports"]):
        assert any(piece["sought"] for piece in hit["words"]), hit
        assert hit["report"] in REPORTS
    assert [hit["rank"] for hit in data["entries"]] == list(range(1, len(data["entries"]) + 1))
    first = data["entries"][0]
    assert record.entry(first["entry"]["id"]).kind_of_entry == first["of"]


def test_facets_count_what_is_found_and_lead_to_it(site: TestClient) -> None:
    data = site.get("/search.json?words=fisheries&size=200").json()
    hits = [*data["entries"], *data["reports"]]
    for sort, number in data["facets"]["of"].items():
        assert number == sum(hit["of"] == sort for hit in hits)
        fewer = site.get(f"/search.json?words=fisheries&of={sort}&size=200").json()
        assert number == len(fewer["entries"]) + len(fewer["reports"])
        assert f"/search?words=fisheries&amp;of={sort}" in _page(site, "/search?words=fisheries")
    for outlet, number in data["facets"]["outlet"].items():
        fewer = site.get("/search.json", params={"words": "fisheries", "outlet": outlet, "size": 200}).json()
        assert number == len(fewer["entries"]) + len(fewer["reports"])


def test_what_narrows(site: TestClient) -> None:
    def ids(asked: str) -> set[str]:
        found = site.get(f"/search.json?words=fisheries+OR+text+OR+Lisbon&size=200&{asked}").json()
        return {
            hit["entry"]["id"] if hit["entry"] else hit["report"]
            for hit in (*found["entries"], *found["reports"])
        }

    every = ids("")
    assert ids("of=report&since=2022-05") == {"post"}
    assert ids("of=report&party=IND") == set()
    assert set() < ids("by=Kari+Aas") < every
    assert set() < ids("by=Norwegian+foreign+minister") < every
    assert set() < ids("until=2022-02") < every
    assert ids("party=NOR-PRT") == ids("party=Norway&party=Portugal")


def test_pages_of_hits(site: TestClient) -> None:
    address, seen = "/search.json?words=fisheries&size=1", []
    while address:
        data = site.get(address).json()
        seen += [hit["entry"]["id"] for hit in data["entries"]]
        address = f"/search.json?words=fisheries&size=1&cursor={data['next']}" if data["next"] else ""
    assert len(seen) == len(set(seen)) == data["total"]["entries"]
    assert 'rel="next"' in _page(site, "/search?words=fisheries&size=1")


@pytest.mark.parametrize(
    "asked",
    [
        "since=soon",
        "party=Atlantis",
        "of=poem",
        "size=0",
        "cursor=x",
        "since=2023&until=2022",
        "words=" + "x" * 501,
    ],
)
def test_what_makes_no_sense_is_told(site: TestClient, asked: str) -> None:
    words = "" if asked.startswith("words") else "words=fish&"
    answer = site.get(f"/search.json?{words}{asked}")
    assert answer.status_code == 400
    assert answer.json()["error"]["what"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.characters(exclude_categories=()), max_size=60)
    | st.text('()"*" ANDORNOTfish', max_size=40)
)
def test_any_words_are_answered(site: TestClient, words: str) -> None:
    for address in ("/search", "/search.json"):
        assert site.get(f"{address}?words={quote(words, errors='surrogatepass')}").status_code == 200


def test_hostile_reports_are_text(hostile_site: TestClient) -> None:
    for words in ("ministers met", "together", "fish"):
        page = _page(hostile_site, f"/search?words={words}")
        assert 'class="hit' in page
        harmless(page)
    harmless(
        _page(
            hostile_site,
            "/search?words=%3Cscript%3Ealert(1)%3C/script%3E&by=%3Cimg%3E&outlet=%22%20onload%3D",
        )
    )
