"""Home, relationships, one relationship, compare: each at its address and as data; filters, pages, files, hostile reports."""

import html
import re
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from despatch import Record

PAGES = (
    "/", "/home", "/home/overdue", "/relationships", "/relationships?party=Norway", "/relationship/NOR-PRT", "/relationship/Portugal-Norway",
    "/relationship/NOR-PRT/subjects", "/relationship/NOR-PRT/next", "/relationship/NOR-PRT/mechanisms", "/relationship/NOR-PRT/instruments",
    "/relationship/NOR-PRT/statements", "/relationship/IND-RUS", "/compare", "/compare?pairs=NOR-PRT,IND-RUS&by=month&since=2022",
)  # fmt: skip
FILES = (
    "/relationship/NOR-PRT/timeline", "/relationship/NOR-PRT/contacts", "/relationship/NOR-PRT/rhythm", "/relationships/network",
    "/compare/contacts",
)  # fmt: skip
SENSELESS = (
    "/relationship/NOR", "/relationship/NOR-Nowhereland", "/relationship/NOR-PRT?since=soon", "/relationship/NOR-PRT?since=2023&until=2022",
    "/relationship/NOR-PRT?kind=party", "/relationship/NOR-PRT?cursor=zzz", "/relationship/NOR-PRT?size=0", "/relationships?party=Nowhereland",
    "/compare?pairs=NOR", "/compare?by=week", "/compare?since=soon", "/compare/contacts.png", "/relationship/NOR-PRT/pie.svg",
    "/relationship/" + "-".join(["NOR"] * 40), "/compare?pairs=" + "-".join(["NOR"] * 60),
    "/compare?pairs=NOR-PRT,NOR-SWE,NOR-FIN,NOR-DNK,NOR-ISL,NOR-RUS,NOR-USA",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_each_page_is_a_page(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    assert len(re.findall("<h1>", answer.text)) == 1
    assert not re.search(r'style="|<script>|\son\w+="', answer.text)
    ids = re.findall(r'\sid="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", [p for p in PAGES if p != "/"])
def test_each_page_is_data_too(site: TestClient, address: str) -> None:
    path, _, query = address.partition("?")
    answer = site.get(f"{path}.json?{query}")
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize("address", SENSELESS)
def test_what_makes_no_sense_is_refused_in_words(site: TestClient, address: str) -> None:
    path, _, query = address.partition("?")
    answer = site.get(address)
    assert answer.status_code == 400
    if not path.endswith((".svg", ".png")):
        assert site.get(f"{path}.json?{query}").json()["error"]["status"] == 400


def test_home_tells_what_is_new_next_and_active(site: TestClient) -> None:
    told = site.get("/home.json").json()
    assert told["latest"] == "2022-05-12"
    assert told["since"] == "2022-05-06"
    new = {m["kind"]: m for m in told["new"] if m["entry"] == "contact"}
    assert new["call"]["news"]["news"] == "new"
    assert [m["date"] for m in told["ahead"]] == sorted(m["date"] for m in told["ahead"])
    assert any(m["date"] == "2022-06-14" for m in told["ahead"])
    assert told["relationships"][0]["a"] == "NOR"
    assert told["relationships"][0]["now"] >= 2
    page = site.get("/").text
    assert "/relationship/NOR-PRT" in page
    assert 'hx-get="/home/overdue"' in page


def test_part_of_a_page_is_given_to_htmx(site: TestClient) -> None:
    part = site.get("/relationship/NOR-PRT/subjects", headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert "<h1" not in part


PARTS = ("next", "mechanisms", "instruments", "statements")


def test_a_large_relationship_asks_for_its_parts(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What costs stands at its own address, linked for those without scripts; it is the same there as on a small page."""
    whole = site.get("/relationship/NOR-PRT").text
    parts = [site.get(f"/relationship/NOR-PRT/{name}", headers={"hx-request": "true"}).text for name in PARTS]
    monkeypatch.setattr("despatch.site.pages.relationship_parts.SMALL", 0)
    large = site.get("/relationship/NOR-PRT?size=24").text
    for name, part in zip(PARTS, parts, strict=True):
        assert "<h1" not in part
        assert f'hx-get="/relationship/NOR-PRT/{name}"' in large
        assert f'href="/relationship/NOR-PRT/{name}"' in large
        assert f'hx-get="/relationship/NOR-PRT/{name}"' not in whole
        told = [line.strip() for line in part.splitlines() if len(line.strip()) > 40]
        assert told
        assert all(line in whole for line in told)


def test_a_relationship_is_whole(site: TestClient, record: Record) -> None:
    told = site.get("/relationship/NOR-PRT.json").json()
    assert told["parties"] == ["NOR", "PRT"]
    shown = {m["id"]: m for m in told["entries"]}
    assert set(shown) >= {m.id for m in record.timeline("NOR", "PRT", of=("contact", "instrument"))}
    call = next(m for m in shown.values() if m["entry"] == "contact" and m["kind"] == "call")
    assert call["level"] == "leaders"
    by_level = {f["level"]: f for f in told["figures"]}
    assert by_level["leaders"]["last"] == call["date"]
    assert by_level["all"]["ever"] == sum(
        f["ever"] for name, f in by_level.items() if name not in ("all", "texts")
    )
    part = {name: site.get(address).json() for name, address in told["parts"].items()}
    assert any(p["fate"]["state"] == "planned" for p in part["next"]["awaited"])
    assert any("fisheries" in one["title"] for one in part["instruments"]["instruments"])
    assert part["statements"]["statements"]
    page = site.get("/relationship/NOR-PRT").text
    for section in (
        "figures",
        "timeline",
        "entries",
        "next",
        "mechanisms",
        "instruments",
        "subjects",
        "statements",
    ):
        assert f'id="{section}"' in page
        assert f'href="#{section}"' in page
    assert all(f"/entry/{id_}" in page for id_ in shown)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("kind=call", lambda m: m["kind"] == "call"),
        ("status=planned", lambda m: m.get("status") == "planned"),
        ("level=ministers", lambda m: m["level"] == "ministers"),
        ("since=2022-05", lambda m: (m["date"] or m["due"] or "2022-05") >= "2022-05"),
        ("until=2022-03", lambda m: (m["date"] or m.get("due") or "2022") < "2022-04"),
        ("person=Nils+Berg", lambda m: "Berg" in str(m)),
        ("about=fisheries&kind=&status=&level=", lambda m: "fish" in str(m)),
    ],
)
def test_filters_stand_in_the_address(site: TestClient, query: str, fits: object) -> None:
    assert callable(fits)
    every = site.get("/relationship/NOR-PRT.json").json()["total"]
    told = site.get(f"/relationship/NOR-PRT.json?{query}").json()
    assert 0 < told["total"] < every
    assert all(fits({"due": None, "date": None, **m}) for m in told["entries"])
    page = site.get(f"/relationship/NOR-PRT?{query}")
    assert page.status_code == 200
    assert f"timeline.svg?{query.replace('&', '&amp;')}" in page.text


def test_pages_follow_one_another(site: TestClient) -> None:
    whole = [m["id"] for m in site.get("/relationship/NOR-PRT.json?size=200").json()["entries"]]
    found: list[str] = []
    cursor = ""
    while True:
        told = site.get(
            "/relationship/NOR-PRT.json", params={"size": 2, **({"cursor": cursor} if cursor else {})}
        ).json()
        found += [m["id"] for m in told["entries"]]
        cursor = told["next"]
        if not cursor:
            break
    assert found == whole
    assert len(set(found)) == told["total"]
    assert 'rel="next"' in site.get("/relationship/NOR-PRT?size=2").text


@pytest.mark.parametrize("address", FILES)
def test_charts_are_files_too(site: TestClient, address: str) -> None:
    drawn = site.get(f"{address}.svg")
    assert drawn.status_code == 200
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert "script-src" not in drawn.headers["content-security-policy"]
    assert "default-src 'none'" in drawn.headers["content-security-policy"]
    assert ElementTree.fromstring(drawn.content).tag == "{http://www.w3.org/2000/svg}svg"
    table = site.get(f"{address}.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert len(table.text.splitlines()) > 1
    again = site.get(f"{address}.svg", headers={"if-none-match": drawn.headers["etag"]})
    assert again.status_code == 304


def test_the_chart_has_the_filters_of_the_page(site: TestClient) -> None:
    whole = site.get("/relationship/NOR-PRT/timeline.csv").text.splitlines()
    calls = site.get("/relationship/NOR-PRT/timeline.csv?kind=call").text.splitlines()
    assert 1 < len(calls) < len(whole)
    assert all(",call," in line for line in calls[1:])


def test_relationships_of_a_party(site: TestClient) -> None:
    told = site.get("/relationships.json?party=Portugal").json()
    assert all("PRT" in (r["a"], r["b"]) for r in told["relationships"])
    assert told["total"] >= 1
    assert site.get("/relationships.json?party=Japan").json()["total"] == 0


def test_compare_counts_as_the_command_does(site: TestClient) -> None:
    told = site.get("/compare.json?pairs=NOR-PRT").json()
    assert sum(row["held"] for row in told["counts"]) == told["relationships"][0]["held"]
    assert told["by"] == "quarter"


@pytest.mark.parametrize("address", [*PAGES, *(f"{f}.svg" for f in FILES)])
def test_hostile_reports_show_as_text(hostile_site: TestClient, address: str) -> None:
    answer = hostile_site.get(address)
    assert answer.status_code == 200
    assert not re.search(r"<script>|<img|\son\w+=\"|href=\"(?:javascript|data):", answer.text)
    assert not any(c in answer.text for c in ("\x00", "\x1b", "\u202e", "\u2066"))
    assert len(answer.text) < 1_000_000


@pytest.mark.parametrize(
    "address", ["/", "/relationships", "/relationship/NOR-PRT", "/relationship/NOR-PRT/subjects", "/compare"]
)
def test_links_lead_somewhere(site: TestClient, address: str) -> None:
    links = {html.unescape(found) for found in re.findall(r'href="(/[^"#]*)', site.get(address).text)}
    assert len(links) > 10
    for link in sorted(links):
        assert site.get(link).status_code == 200, link
