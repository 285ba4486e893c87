"""Deciding on the site: each act by form and as data, what comes back into the form, undo, and what outlasts what."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from site_made import AUTHOR, HOSTILE, REPORTS, client_of, harmless, hostile_reading

import despatch
from despatch import Record

JSON = {"accept": "application/json"}


@pytest.fixture
def met(own_record: Record) -> str:
    """The meeting of 3 March, told by three reports."""
    return next(m.id for m in own_record.timeline("NOR", "PRT") if m.date == "2022-03-03")


@pytest.fixture
def call(own_record: Record) -> str:
    """The telephone call of 11 May, told by one."""
    return next(m.id for m in own_record.timeline("NOR", "PRT") if m.date == "2022-05-11")


def sent(page: str, act: str) -> dict[str, str]:
    """What the form of an act on a page sends if nothing is typed."""
    form = re.search(rf'<form class="act" method="post" action="[^"]*/{act}".*?</form>', page, re.S)
    assert form, f"no form to {act}"
    found = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', form[0]))
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', form[0], re.S))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', form[0], re.S):
        found[name] = re.search(r"<option selected>([^<]*)", options)[1]  # type: ignore[index]
    return found


def post(site: TestClient, address: str, **said: object) -> Response:
    return site.post(address, data=said, follow_redirects=False)  # type: ignore[arg-type]


def test_accept_then_undo_then_bring_back(editing: TestClient, own_record: Record, met: str) -> None:
    done = post(editing, f"/entry/{met}/accept")
    assert done.status_code == 303
    page = editing.get(done.headers["location"]).text
    assert "Accepted: #" in page
    assert "Accepted by Mira Sen" in page
    assert own_record.entry(met).checked.state == "accepted"  # type: ignore[union-attr]
    for said, state in (("Taken back: accepted", None), ("Brought back: accepted", "accepted")):
        undo = re.search(r'action="(/judgement/[0-9a-f]+/undo)"', page)
        assert undo
        gone = post(editing, undo[1])
        assert gone.headers["location"].startswith(f"/entry/{met}?done=")
        page = editing.get(gone.headers["location"]).text
        assert said in page
        checked = own_record.entry(met).checked
        assert (checked and checked.state) == state


def test_edit_sets_only_what_was_changed(editing: TestClient, own_record: Record, met: str) -> None:
    form = sent(editing.get(f"/entry/{met}").text, "edit")
    assert form["field.date"] == "2022-03-03"
    assert form["field.parties"] == "NOR, PRT"
    done = post(
        editing, f"/entry/{met}/edit", **{**form, "field.place": "Cascais", "reason": "The ledger errs"}
    )
    assert done.status_code == 303
    assert own_record.judgements()[-1].fields == {"place": "Cascais"}
    assert own_record.judgements()[-1].author == AUTHOR
    page = editing.get(done.headers["location"]).text
    assert "place = Cascais" in page
    assert "the reports give: Lisbon" in page


def test_people_and_parties_are_typed(editing: TestClient, own_record: Record, call: str) -> None:
    form = sent(editing.get(f"/entry/{call}").text, "edit")
    people = "Nils Berg, prime minister, NOR\nAna Duarte, , Portugal"
    said = {**form, "field.participants": people, "field.parties": "Portugal, Norway, Spain", "reason": "x"}
    assert post(editing, f"/entry/{call}/edit", **said).status_code == 303
    entry = own_record.entry(call).entry
    assert [(p.name, p.role, p.party) for p in entry.participants] == [  # type: ignore[union-attr]
        ("Nils Berg", "prime minister", "NOR"),
        ("Ana Duarte", None, "PRT"),
    ]
    assert own_record.entry(call).parties == ("ESP", "NOR", "PRT")


@pytest.mark.parametrize(
    ("act", "said", "why"),
    [
        ("edit", {"field.date": "rubbish", "was.date": "", "reason": "seen"}, "is no EDTF date"),
        ("edit", {"field.date": "2022-03-04", "was.date": "2022-03-03"}, "none is given"),
        ("edit", {"field.parties": "Atlantis", "was.parties": "", "reason": "seen"}, "Atlantis"),
        (
            "edit",
            {"field.date": "2022-03-03", "was.date": "2022-03-03", "reason": "seen"},
            "nothing was changed",
        ),
        ("edit", {"field.colour": "red", "reason": "seen"}, "no &#39;colour&#39; to be set"),
        ("reject", {"reason": "   "}, "none is given"),
        ("merge", {"reason": "seen"}, "no other entry is given"),
        ("split", {"reason": "seen"}, "no report is given"),
        ("split", {"reason": "seen", "off": "nosuch"}, "does not tell of this entry"),
    ],
)
def test_what_cannot_be_done_comes_back_into_the_form(
    editing: TestClient, own_record: Record, met: str, act: str, said: dict[str, str], why: str
) -> None:
    answer = post(editing, f"/entry/{met}/{act}", **said)
    assert answer.status_code == 400
    assert "Not done." in answer.text
    assert why in answer.text
    typed = {**sent(answer.text, act)} if act != "split" else {}
    if "field.date" in said:
        assert typed["field.date"] == said["field.date"]
    if said.get("reason", "").strip() and act != "split":
        assert typed["reason"] == "seen"
    assert re.search(rf"<details[^>]* open><summary[^>]*>{act.capitalize()}", answer.text)
    assert not own_record.judgements()


def test_rejected_is_left_out_and_kept(editing: TestClient, own_record: Record, call: str) -> None:
    done = post(editing, f"/entry/{call}/reject", reason="It is a rumour")
    assert "Rejected by Mira Sen" in editing.get(done.headers["location"]).text
    assert call not in [m.id for m in own_record.timeline("NOR", "PRT")]


def test_merge_and_undo(editing: TestClient, own_record: Record, met: str, call: str) -> None:
    page = editing.get(f"/entry/{met}").text
    assert "It is the same thing as" in page
    before = {m.id: m for m in own_record.entries()}
    done = post(editing, f"/entry/{call}/merge", **{"with": f"#{met[:8]}", "reason": "One and the same"})
    assert done.status_code == 303
    assert own_record.entry(call).id == own_record.entry(met).id
    assert own_record.count() < len(before)
    page = editing.get(done.headers["location"]).text
    assert "Merged: #" in page
    undo = re.search(r'action="(/judgement/[0-9a-f]+/undo)"', page)
    assert undo
    post(editing, undo[1])
    assert {m.id: m for m in own_record.entries()} == before


def test_entries_near_in_time_are_offered_to_be_merged_with(
    editing: TestClient, own_record: Record, met: str
) -> None:
    form = re.search(r'action="[^"]*/merge".*?</form>', editing.get(f"/entry/{met}").text, re.S)
    assert form
    offered = re.findall(r'type="checkbox" name="with" value="([0-9a-f]+)"', form[0])
    near = [
        m.id for m in own_record.timeline("NOR", "PRT", since="2022-02-17", until="2022-03-17") if m.id != met
    ]
    assert sorted(offered) == sorted(near)
    assert near


def test_split_and_undo(editing: TestClient, own_record: Record, met: str) -> None:
    before = {m.id: m for m in own_record.entries()}
    assert 'name="off" value="ledger"' in editing.get(f"/entry/{met}").text
    done = post(editing, f"/entry/{met}/split", off="ledger", reason="Another day")
    assert done.status_code == 303
    assert "ledger" not in own_record.entry(met).reports
    assert {m.id: m for m in own_record.entries()} != before
    one = own_record.judgements()[-1]
    assert post(editing, f"/judgement/{one.id}/undo").status_code == 303
    assert {m.id: m for m in own_record.entries()} == before
    assert post(editing, f"/judgement/{one.id}/undo").status_code == 400


def test_a_corrected_date_survives_adding_again(editing: TestClient, own_record: Record, met: str) -> None:
    form = sent(editing.get(f"/entry/{met}").text, "edit")
    post(
        editing,
        f"/entry/{met}/edit",
        **{**form, "field.date": "2022-03-04", "reason": "The protocol says so"},
    )
    for id_, (text, outlet, url) in REPORTS.items():
        own_record.add(despatch.read(text, id=id_, outlet=outlet, url=url))
        own_record.add(despatch.read(f"{text}\nCorrected.\n", id=id_, outlet=outlet, url=url))
    page = editing.get(f"/entry/{met}").text
    assert "EDTF 2022-03-04" in page
    assert "Edited by Mira Sen" in page
    assert editing.get(f"/entry/{met}.json").json()["date"] == "2022-03-04"


def test_as_data(editing: TestClient, own_record: Record, met: str) -> None:
    said = {
        "reason": "seen",
        "fields": {"date": "2022-03-04", "topics": ["cod", "the Arctic"], "place": None},
    }
    done = editing.post(f"/entry/{met}/edit", json=said, headers=JSON)
    assert done.status_code == 201
    row = done.json()
    assert (row["act"], row["author"], row["reason"], row["entries"]) == ("edit", AUTHOR, "seen", [met])
    assert own_record.entry(met).entry.topics == ("cod", "the Arctic")  # type: ignore[union-attr]
    assert own_record.entry(met).entry.place is None  # type: ignore[union-attr]
    gone = editing.post(f"/judgement/{row['id']}/undo", json={}, headers=JSON)
    assert (gone.status_code, gone.json()["of"]) == (201, row["id"])
    assert own_record.entry(met).checked is None


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"reason": 1}', "application/json", 400),
        (b'{"reason": "x", "what": 1}', "application/json", 400),
        (b'{"reason": "x", "fields": {"date": ["a"]}}', "application/json", 400),
        (b'{"reason": "x", "fields": {"participants": [[[]]]}}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"reason": "' + b"x" * 30_000 + b'"}', "application/json", 400),
        (b"x" * 2_000_000, "application/json", 413),
        (b"<a/>", "application/xml", 415),
        (b"reason=%FF%00&field.date=%ED%A0%80", "application/x-www-form-urlencoded", 400),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x", 400),
        (b"broken", "multipart/form-data", 400),
    ],
)
def test_senseless_bodies(
    editing: TestClient, own_record: Record, met: str, body: bytes, kind: str, status: int
) -> None:
    answer = editing.post(f"/entry/{met}/edit", content=body, headers={**JSON, "content-type": kind})
    assert answer.status_code == status
    assert answer.json()["error"]["status"] == status
    assert not own_record.judgements()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/entry/zzz/accept", 404),
        ("/judgement/zzz/undo", 404),
        ("/entry/zzz/praise", 400),
        ("/entry/%00/reject", 404),
    ],
)
def test_what_is_not_there(editing: TestClient, address: str, status: int) -> None:
    answer = editing.post(address, json={"reason": "x"}, headers=JSON)
    assert (answer.status_code, answer.json()["error"]["status"]) == (status, status)


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/review\r\nX: y",
        "/static/x",
    ],
)
def test_one_is_not_led_elsewhere(editing: TestClient, call: str, back: str) -> None:
    done = post(editing, f"/entry/{call}/accept", back=back)
    assert done.headers["location"].startswith(f"/entry/{call}?done=")


def test_the_log(editing: TestClient, own_record: Record, met: str, call: str) -> None:
    post(editing, f"/entry/{call}/accept")
    post(editing, f"/entry/{met}/reject", reason="Not so")
    undone = own_record.judgements()[-1].id
    post(editing, f"/judgement/{undone}/undo", reason="After all")
    page = editing.get("/log").text
    assert (
        page.index("Taken back</strong>") < page.index("Rejected</strong>") < page.index("Accepted</strong>")
    )
    assert "undone since" in page
    assert page.count('action="/judgement/') == 2
    first = editing.get("/log.json", params={"size": 2}).json()
    assert [(d["act"], d["undone"]) for d in first["decisions"]] == [("undo", False), ("reject", True)]
    rest = editing.get("/log.json", params={"size": 2, "cursor": first["next"]}).json()
    assert [d["act"] for d in rest["decisions"]] == ["accept"]
    assert (rest["next"], rest["total"]) == (None, 3)
    assert editing.get("/log.json", params={"cursor": "zzz"}).status_code == 400
    looking = client_of(own_record).get("/log").text
    assert 'action="/judgement/' not in looking


def test_hostile_text_in_forms_is_text(editing: TestClient, own_record: Record, met: str) -> None:
    form = sent(editing.get(f"/entry/{met}").text, "edit")
    for bad in HOSTILE:
        if len(bad) < 1000:
            said = {**form, "field.place": f"a {bad}", "reason": bad}
            answer = post(editing, f"/entry/{met}/edit", **said)
            assert answer.status_code == 303
            harmless(editing.get(answer.headers["location"]).text)
            refused = post(editing, f"/entry/{met}/edit", **{**said, "field.date": bad})
            assert refused.status_code == 400
            harmless(refused.text)
    harmless(editing.get("/log").text)
    harmless(editing.get("/review").text)
    assert post(editing, f"/entry/{met}/reject", reason="x" * 100_000).status_code == 400


def test_forms_over_hostile_reports(own_record: Record) -> None:
    own_record.add(hostile_reading())
    site = client_of(own_record, edit=True, author='<b onclick="x">')
    for m in own_record.entries():
        page = site.get(f"/entry/{m.id}").text
        harmless(page)
        assert "<b onclick" not in page
        harmless(site.get("/review", params={"entry": m.id}).text)


def test_many_decide_and_read_at_once(editing: TestClient, own_record: Record) -> None:
    ids = [m.id for m in own_record.entries()]

    def decide(id_: str) -> int:
        return editing.post(f"/entry/{id_}/accept", json={}, headers=JSON).status_code

    def look(n: int) -> int:
        return editing.get(("/review", "/log", f"/entry/{ids[n % len(ids)]}", "/home")[n % 4]).status_code

    with ThreadPoolExecutor(12) as many:
        decided = [many.submit(decide, id_) for id_ in ids]
        looked = [many.submit(look, n) for n in range(40)]
        assert {f.result() for f in decided} == {201}
        assert {f.result() for f in looked} == {200}
    assert all(m.checked for m in own_record.entries())
    assert len(own_record.judgements()) == len(ids)
    assert list(own_record.check()) == []


def test_a_page_is_of_one_state(
    editing: TestClient, own_record: Record, met: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, turns = Record.neighbours, [0]

    def decided_meanwhile(record: Record, id_: str) -> object:
        turns[0] += 1
        if turns[0] == 1:
            record.correct.accept(met, author="somebody else")
        return real(record, id_)

    monkeypatch.setattr(Record, "neighbours", decided_meanwhile)
    page = editing.get(f"/entry/{met}").text
    assert turns[0] == 2
    assert "Accepted by somebody else" in page
    assert "Nobody has decided" not in page
    assert editing.get(f"/entry/{met}").text == page


_VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_NAMES = some.sampled_from(("kind", "status", "date", "place", "country", "parties", "participants", "mechanism", "topics", "what", "\x00"))  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [{"parties": 1.5}, {"parties": [["IND"]]}, {"parties": ["IND", {}]}, {"status": {}}, {"kind": ["call"]}, {"place": "\ud800"}],
)  # fmt: skip
def test_a_value_of_another_type_is_told(editing: TestClient, met: str, fields: dict[str, object]) -> None:
    answer = editing.post(
        f"/entry/{met}/edit", content=json.dumps({"fields": fields, "reason": "so"}), headers=JSON
    )
    assert answer.status_code == 400


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=some.dictionaries(_NAMES, _VALUES, max_size=3), reason=some.text(max_size=10))
def test_no_decision_is_a_fault(
    editing: TestClient, met: str, fields: dict[str, object], reason: str
) -> None:
    answer = editing.post(f"/entry/{met}/edit", json={"fields": fields, "reason": reason}, headers=JSON)
    assert answer.status_code in (201, 400)
    assert editing.get(f"/entry/{met}").status_code == 200
