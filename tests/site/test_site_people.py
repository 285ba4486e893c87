"""People: the list with its filters, one person, and the way from a name to a page."""

import pytest
from fastapi.testclient import TestClient
from site_made import client_of, harmless

from despatch import Record
from despatch.record.people import people
from despatch.record.people.circles import circles, words_of_id
from despatch.site import known


def test_list(site: TestClient, record: Record) -> None:
    told = site.get("/people.json").json()
    assert told["whole"] is True
    assert [p["id"] for p in told["people"]] == [p.id for p in people(record.entries("contact", "statement"))]
    page = site.get("/people").text
    assert 'href="/person/nor-aas-k"' in page
    assert "Rui Teles" in page


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"party": "Norway"}, {"Kari Aas", "Nils Berg"}),
        ({"party": ["NOR", "PRT"], "office": "prime minister"}, {"Nils Berg", "Ana Duarte"}),
        ({"name": "teles"}, {"Rui Teles"}),
        ({"since": "2022-05-01", "office": "prime minister"}, {"Nils Berg", "Ana Duarte"}),
        ({"until": "2021"}, set()),
    ],
)
def test_filters(site: TestClient, asked: dict[str, str], names: set[str]) -> None:
    told = site.get("/people.json", params=asked).json()
    assert {p["name"] for p in told["people"]} == names
    assert told["total"] == len(names)


@pytest.mark.parametrize(
    "asked",
    [
        {"party": "Nowhere"},
        {"since": "never"},
        {"cursor": "!"},
        {"size": "a"},
        {"since": "2023", "until": "2022"},
    ],
)
def test_senseless_filters_are_refused(site: TestClient, asked: dict[str, str]) -> None:
    told = site.get("/people.json", params=asked)
    assert told.status_code == 400
    assert told.json()["error"]["what"]


def test_pages_of_the_list(site: TestClient) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        told = site.get("/people.json", params={"size": 2, "cursor": cursor}).json()
        seen += [p["id"] for p in told["people"]]
        cursor = told["next"]
    assert len(seen) == len(set(seen)) == told["total"] == 4


def test_person(site: TestClient) -> None:
    page = site.get("/person/nor-aas-k").text
    assert "<h1>Kari Aas</h1>" in page
    assert "K. Aas" in page
    assert "Foreign Minister" in page
    assert "Told apart by machine" in page
    assert "/report/wire#c" in page
    told = site.get("/person/nor-aas-k.json").json()
    assert told["id"] == "nor-aas-k"
    assert ("Rui Teles", 1) in [(c["name"], c["times"]) for c in told["with"]]
    assert {c["entry"] for c in told["latest"]["contacts"]} == {"contact"}
    assert len(told["latest"]["contacts"]) == told["contacts"] == 4
    assert all(s["party"] == "NOR" for s in told["latest"]["statements"])


def test_entries_of_a_person_a_page_at_a_time(site: TestClient, record: Record) -> None:
    person = next(p for p in people(record.entries("contact", "statement")) if p.id == "nor-aas-k")
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        told = site.get(
            "/person/nor-aas-k.json", params={"of": "contact", "size": 2, "cursor": cursor}
        ).json()
        seen += [m["id"] for m in told["latest"]["contacts"]]
        cursor = told["next"]
    assert set(seen) == {m.id for m in record.entries("contact") if m.id in person.entries}
    assert len(seen) == len(set(seen))
    dates = [m.date for m in record.these(seen) if m.date]
    assert dates == sorted(dates, reverse=True)
    assert site.get("/person/nor-aas-k", params={"of": "nothing"}).status_code == 400


def test_a_name_leads_to_the_person(site: TestClient, record: Record) -> None:
    entry = next(m.id for m in record.timeline("NOR", "PRT") if m.date == "2022-06-14")
    for asked in ({"name": "K. Aas", "entry": entry}, {"name": "Aas", "party": "NOR"}, {"name": "Kari Aas"}):
        answer = site.get("/person", params=asked, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/person/nor-aas-k"
    assert site.get("/person", params={"name": "Nobody Known"}).status_code == 404
    assert site.get("/person").status_code == 400


def test_links_of_an_entry_lead_to_people(site: TestClient, record: Record) -> None:
    entry = next(m.id for m in record.timeline("NOR", "PRT") if m.date == "2022-06-14")
    assert f"/person?name=K.+Aas&amp;party=NOR&amp;entry={entry}" in site.get(f"/entry/{entry}").text


@pytest.mark.parametrize("id_", ["nobody", "nor-aas-x", "x" * 121, "A.B", "nor-%00"])
def test_one_that_is_not_there(site: TestClient, id_: str) -> None:
    assert site.get(f"/person/{id_}.json").status_code in (400, 404)
    assert site.get(f"/person/{id_}").status_code in (400, 404)


def test_people_of_a_large_record_are_the_same(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    small = client_of(record)
    monkeypatch.setattr(known, "WHOLE", 0)
    large = client_of(record)
    for p in people(record.entries("contact", "statement")):
        assert large.get(f"/person/{p.id}.json").json() == small.get(f"/person/{p.id}.json").json()
        met = large.get(
            "/person",
            params={"name": p.name, "party": p.party, "entry": p.entries[0]},
            follow_redirects=False,
        )
        assert met.headers["location"] == f"/person/{p.id}"
    for asked in ({}, {"party": "NOR"}, {"name": "Aas"}):
        few = large.get("/people.json", params=asked).json()
        assert {p["name"] for p in few["people"]} <= {
            p["name"] for p in small.get("/people.json").json()["people"]
        }
        assert few["people"]
    assert "a name finds anybody" in large.get("/people").text


def test_a_circle_is_a_function_of_the_set_of_entries(record: Record) -> None:
    entries = list(record.entries("contact", "statement"))
    assert circles(entries, ()) == circles(entries[::-1], ())


def test_words_of_ids() -> None:
    assert words_of_id("ind-singh-rajnath") == ("singh", "rajnath")
    assert words_of_id("gbr-v-g") == ("v", "g")
    assert words_of_id("chn-wang-y-2019") == ("wang",)
    assert words_of_id("0123456789ab") == ()


def test_hostile_text_is_text(hostile_site: TestClient, hostile_record: Record) -> None:
    harmless(hostile_site.get("/people").text)
    for p in people(hostile_record.entries("contact", "statement")):
        harmless(hostile_site.get(f"/person/{p.id}").text)
    harmless(
        hostile_site.get(
            "/people", params={"name": "<script>alert(1)</script>", "office": '" onmouseover="x'}
        ).text
    )


def test_a_name_leads_to_the_data_too(site: TestClient) -> None:
    asked = {"name": "K. Aas", "party": "NOR"}
    found = site.get("/person.json", params=asked).json()
    assert found["id"] == str(site.get("/person", params=asked).url).rsplit("/", 1)[-1]
    assert site.get("/person.json", params={"name": "Nobody Whatever"}).status_code == 404
