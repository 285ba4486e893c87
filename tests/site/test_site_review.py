"""The queue of what to look at next: what is doubted and why, the order, the filters, and going on through it."""

import re
from datetime import date

import msgspec
import pytest
from fastapi.testclient import TestClient
from site_made import TODAY, client_of, harmless

from despatch import Record
from despatch.model import Citation, Commitment, Contact, Instrument, Participant, Statement
from despatch.model.merged import EntrySort, MergedEntry, Sources, Told
from despatch.record.doubt import doubt

WORDS = (
    Citation(
        start=0, end=60, text="The two ministers met in Lisbon on Thursday and signed a text", report="a"
    ),
)
SURE = Contact(
    kind="meeting", status="held", date="2022-03-03", place="Lisbon", country="PRT", parties=("NOR", "PRT"),
    participants=(Participant(name="Kari Aas", party="NOR"), Participant(name="Rui Teles", party="PRT")), citations=WORDS,
)  # fmt: skip
TEXT = Instrument(title="Agreement on fisheries", kind="agreement", action="signed", date="2022-03-03", parties=("NOR", "PRT"), citations=WORDS)  # fmt: skip
PROMISE = Commitment(by=("PRT",), what="ratify the agreement on fisheries", due="2022-09", citations=WORDS)
SAID = Statement(
    speaker="Kari Aas", party="NOR", content="We have waited ten years for this text", citations=WORDS
)


def merged(entry: Contact | Instrument | Commitment | Statement, **more: object) -> MergedEntry:
    sort: EntrySort = type(entry).__name__.lower()  # type: ignore[assignment]
    return MergedEntry(
        id="a",
        kind_of_entry=sort,
        entry=entry,
        **{"sources": Sources(reports=2, texts=2), **more},  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("entry", [SURE, TEXT, PROMISE, SAID])
def test_nothing_to_doubt(entry: Contact | Instrument | Commitment | Statement) -> None:
    assert doubt(merged(entry), TODAY) == (0, ())


@pytest.mark.parametrize(
    ("entry", "changed", "why"),
    [
        (SURE, {"date": None}, "no report says when, and nothing bounds it"),
        (SURE, {"date": "2022"}, "its date is told roughly"),
        (SURE, {"date": "XXXX-03-03"}, "the year is not told"),
        (SURE, {"parties": ("NOR",)}, "fewer than two parties are known"),
        (SURE, {"participants": ()}, "nobody is named"),
        (SURE, {"participants": (Participant(name=None, role="minister", party="NOR"),)}, "nobody is named"),
        (SURE, {"participants": (Participant(name="Kari Aas", party="NOR"),)}, "only one side's people are named"),
        (SURE, {"place": None, "country": None}, "no report says where"),
        (SURE, {"status": "planned"}, "told as planned, and the day has passed"),
        (SURE, {"citations": (Citation(start=0, end=3, text="met"),)}, "it rests on very few words"),
        (TEXT, {"title": "Agreement"}, "its title says little"),
        (TEXT, {"parties": ()}, "no party is known"),
        (TEXT, {"action": "negotiating"}, "told as negotiating, and the day has passed"),
        (PROMISE, {"due": None}, "no report says by when"),
        (PROMISE, {"due": "2022-01"}, "its due date has passed"),
        (SAID, {"speaker": None}, "who said it is not known"),
        (SAID, {"content": "Not now"}, "it is a few words only"),
        (SAID, {"form": "indirect"}, "it is told in the reporter's words"),
    ],
)  # fmt: skip
def test_why(entry: Contact, changed: dict[str, object], why: str) -> None:
    found = doubt(merged(msgspec.structs.replace(entry, **changed)), TODAY)
    assert found.reasons == (why,)
    assert found.score > 0


def test_how_it_is_told_counts() -> None:
    told = {"date": (Told(value="2022-03-03", reports=("a",)), Told(value="2022-03-04", reports=("b",)))}
    assert doubt(merged(SURE, differences=told), TODAY).reasons == ("reports contradict each other on date",)
    told = {"date": (Told(value="2022-03-03", reports=("a",)), Told(value="2022-03", reports=("b",)))}
    assert doubt(merged(SURE, differences=told), TODAY).reasons == ("reports are not equally exact on date",)
    assert doubt(merged(SURE, sources=Sources(reports=1, texts=1)), TODAY).reasons == ("one report tells it",)
    assert doubt(merged(SURE), TODAY, weakest=47).reasons == (
        "its reports are barely alike: 47 of 45 needed",
    )
    assert doubt(merged(SURE), TODAY, weakest=90).score == 0


def test_ahead_is_not_past() -> None:
    assert doubt(merged(msgspec.structs.replace(SURE, status="planned")), date(2022, 3, 3)).score == 0


def test_the_queue_is_what_nobody_has_checked(own_record: Record) -> None:
    queue = own_record.queue(TODAY)
    assert {d.merged.id for d in queue} == {m.id for m in own_record.entries()}
    assert [d.doubt.score for d in queue] == sorted((d.doubt.score for d in queue), reverse=True)
    own_record.correct.accept(queue[0].merged.id, author="Mira")
    own_record.correct.reject(queue[1].merged.id, author="Mira", reason="no")
    assert {d.merged.id for d in own_record.queue(TODAY)} == {d.merged.id for d in queue[2:]}


def test_the_queue_is_bounded_and_narrowed(record: Record) -> None:
    assert len(record.queue(TODAY, window=2)) == 2
    for kw, fits in (
        ({"of": "statement"}, lambda m: m.kind_of_entry == "statement"),
        ({"kind": "call"}, lambda m: m.entry.kind == "call"),
        ({"parties": ("NOR", "PRT"), "of": "contact"}, lambda m: m.kind_of_entry == "contact"),
        ({"parties": ("NOR",)}, lambda m: "NOR" in m.parties),
    ):
        found = [d.merged for d in record.queue(TODAY, **kw)]  # type: ignore[arg-type]
        assert found
        assert all(fits(m) for m in found)  # type: ignore[no-untyped-call]
    assert record.queue(TODAY, parties=("IND", "RUS")) == []


def test_the_page_shows_the_first_with_its_reasons(site: TestClient, record: Record) -> None:
    first = record.queue(TODAY)[0]
    page = site.get("/review").text
    assert f'data-id="{first.merged.id}"' in page
    for why in first.doubt.reasons:
        assert f"<li>{why}</li>".replace("'", "&#39;") in page
    assert "This site only shows the record" in page
    assert '<form class="act"' not in page
    told = site.get("/review.json", params={"size": 3}).json()
    assert [e["id"] for e in told["entries"]] == [d.merged.id for d in record.queue(TODAY)[:3]]
    assert told["entries"][0]["reasons"] == list(first.doubt.reasons)
    more = site.get("/review.json", params={"size": 3, "cursor": told["next"]}).json()
    assert more["entries"][0]["id"] == record.queue(TODAY)[3].merged.id


def test_filters_stand_in_the_address(site: TestClient) -> None:
    page = site.get("/review", params={"parties": "Norway, Portugal", "of": "contact", "kind": "call"}).text
    assert "<option selected>call</option>" in page
    assert "1 of 1" in page
    for asked in (
        {"parties": "Atlantis"},
        {"of": "x"},
        {"kind": "x"},
        {"parties": "NOR,PRT,ESP"},
        {"cursor": "x"},
    ):
        assert site.get("/review", params=asked).status_code == 400
    assert "Nothing of that sort" in site.get("/review", params={"parties": "India"}).text


def test_every_key_has_something_to_click(editing: TestClient, own_record: Record) -> None:
    several = next(d.merged.id for d in own_record.queue(TODAY)[1:-1] if d.merged.sources.reports > 1)
    done = editing.post(f"/entry/{own_record.queue(TODAY)[-1].merged.id}/accept", follow_redirects=False)
    named = done.headers["location"].partition("done=")[2]
    page = editing.get("/review", params={"entry": several, "done": named}).text
    assert sorted(re.findall(r'data-key="(.)"', page)) == sorted("jkaermsuo?")
    assert page.count("<kbd>") >= 10


def test_deciding_goes_on_to_the_next_and_undo_comes_back(editing: TestClient, own_record: Record) -> None:
    first, second = (d.merged.id for d in own_record.queue(TODAY, of="contact")[:2])
    page = editing.get("/review", params={"of": "contact"}).text
    form = re.search(r'/accept".*?name="back" value="([^"]+)"', page, re.S)
    assert form
    back = form[1].replace("&amp;", "&")
    assert back == f"/review?of=contact&entry={second}"
    done = editing.post(f"/entry/{first}/accept", data={"back": back}, follow_redirects=False)
    assert done.headers["location"].startswith(f"{back}&done=")
    page = editing.get(done.headers["location"]).text
    assert f'data-id="{second}"' in page
    assert "Accepted: #" in page
    undo = re.search(r'action="(/judgement/[0-9a-f]+/undo)".*?name="back" value="([^"]+)"', page, re.S)
    assert undo
    gone = editing.post(undo[1], data={"back": undo[2].replace("&amp;", "&")}, follow_redirects=False)
    page = editing.get(gone.headers["location"]).text
    assert re.search(rf'class="card [a-z]*" data-id="{first}"', page)


def test_a_refusal_from_the_queue_keeps_the_way_back(editing: TestClient, own_record: Record) -> None:
    first, second = (d.merged.id for d in own_record.queue(TODAY)[:2])
    back = f"/review?entry={second}"
    refused = editing.post(f"/entry/{first}/reject", data={"back": back, "reason": ""})
    assert refused.status_code == 400
    assert refused.text.count(f'name="back" value="{back}"') >= 3


def test_the_last_one_decided_leaves_an_empty_queue(own_record: Record) -> None:
    for m in own_record.entries():
        own_record.correct.accept(m.id, author="Mira")
    site = client_of(own_record, edit=True, author="Mira")
    assert "Nothing of that sort is left to look at." in site.get("/review").text
    assert site.get("/review.json").json()["entries"] == []


def test_hostile_text_is_text(hostile_site: TestClient, hostile_record: Record) -> None:
    for m in hostile_record.entries():
        harmless(hostile_site.get("/review", params={"entry": m.id}).text)
