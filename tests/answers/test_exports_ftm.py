"""FollowTheMoney entities, checked by followthemoney."""

import builtins
from collections import Counter
from typing import Any

import pytest
from answers_merged import REPORTS, entries
from followthemoney import model

from despatch.answers.exports.ftm import ftm_entities
from despatch.answers.exports.origin import Origin, origin
from despatch.model import Citation, Commitment, Contact, Participant, Statement, UsageError
from despatch.model.merged import MergedEntry, Sources

HOSTILE = "=1\n\x1b[31m\u202e\x00,\"';"


def origin_of(id_: str) -> Origin:
    return origin(REPORTS[id_]) if id_ in REPORTS else Origin(id_)


def made(of: list[MergedEntry], told_by: Any = origin_of) -> tuple[list[dict[str, Any]], Counter[str]]:
    left_out: Counter[str] = Counter()
    return list(ftm_entities(lambda: of, told_by, left_out)), left_out


def merged(entry: Any, id_: str = "00ff") -> MergedEntry:
    return MergedEntry(id=id_, kind_of_entry=type(entry).__name__.lower(), entry=entry, sources=Sources(reports=1, texts=1))  # type: ignore[arg-type]  # fmt: skip


def of_schema(rows: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["schema"] == schema]


def test_every_entity_is_whole_and_given_once() -> None:
    rows, _ = made(entries())
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        proxy = model.get_proxy(row, cleaned=False)
        proxy.schema.validate(row)
        assert proxy.to_dict()["properties"] == row["properties"]
        assert proxy.caption


def test_nothing_points_nowhere() -> None:
    rows, _ = made(entries())
    ids = {row["id"]: model.get(row["schema"]) for row in rows}
    for row in rows:
        schema = model.get(row["schema"])
        assert schema is not None
        for name, values in row["properties"].items():
            prop = schema.properties[name]
            if prop.type.name == "entity":
                for value in values:
                    target = ids[value]
                    assert target is not None
                    assert target.is_a(prop.range)


def test_a_meeting_is_an_event_with_those_involved() -> None:
    rows, left_out = made(entries())
    [met] = [r for r in of_schema(rows, "Event") if r["properties"].get("recordId") == ["c0ffee0000000001"]]
    by_id = {row["id"]: row for row in rows}
    involved = [by_id[i] for i in met["properties"]["involved"]]
    assert {i["schema"] for i in involved} == {"Person", "PublicBody"}
    assert {n for i in involved for n in i["properties"]["name"]} == {
        "Kari Aas",
        "Rui Teles",
        "Norway",
        "Portugal",
    }
    assert met["properties"]["date"] == ["2022-03-03"]
    assert met["properties"]["country"] == ["pt"]
    assert "held" in met["properties"]["keywords"]
    assert {by_id[i]["properties"]["publisher"][0] for i in met["properties"]["proof"]} == {
        "Harbour Gazette",
        "North Ledger",
    }
    assert any("Aas and Teles met in Lisbon on March 3 or 4" in note for note in met["properties"]["notes"])
    assert "not checked by a person" in met["properties"]["summary"][0]
    assert left_out == {"cancelled": 1}
    assert not [
        r for r in of_schema(rows, "Event") if r["properties"].get("recordId") == ["c0ffee0000000005"]
    ]


def test_people_hold_posts() -> None:
    rows, _ = made(entries())
    by_id = {row["id"]: row for row in rows}
    [held] = [
        r
        for r in of_schema(rows, "Occupancy")
        if by_id[r["properties"]["holder"][0]]["properties"]["name"] == ["Kari Aas"]
    ]
    post = by_id[held["properties"]["post"][0]]
    assert by_id[post["properties"]["organization"][0]]["properties"]["name"] == ["Norway"]


def test_forms_of_a_name_are_one_person() -> None:
    def meeting(id_: str, name: str, role: str | None) -> MergedEntry:
        person = Participant(name=name, role=role, party="RUS")
        told = Contact(
            kind="meeting", status="held", date="2023-05-04", parties=("IND", "RUS"), participants=(person,)
        )
        return merged(told, id_)

    rows, _ = made([meeting("01", "Sergei Lavrov", "Foreign Minister"), meeting("02", "Sergey Lavrov", None)])
    [person] = of_schema(rows, "Person")
    assert {*person["properties"]["name"], *person["properties"]["alias"]} == {
        "Sergei Lavrov",
        "Sergey Lavrov",
    }
    for event in of_schema(rows, "Event"):
        assert person["id"] in event["properties"]["involved"]


def test_words_are_notes_on_who_says_them() -> None:
    rows, _ = made(
        [
            merged(Statement(speaker="Kari Aas", party="NOR", content="a good text"), "01"),
            merged(Statement(speaker=None, party="NOR", content="a fair text"), "02"),
            merged(Commitment(by=("NOR", "PRT"), what="open the ports", due="2024-06"), "03"),
        ]
    )
    by_id = {row["id"]: row for row in rows}
    notes = of_schema(rows, "Note")
    assert [[by_id[i]["schema"] for i in n["properties"]["entity"]] for n in notes] == [
        ["Person"], ["PublicBody"], ["PublicBody", "PublicBody"],
    ]  # fmt: skip
    assert notes[2]["properties"]["description"] == ["open the ports"]
    assert "2024-06" in notes[2]["properties"]["summary"][0]


@pytest.mark.parametrize(
    ("edtf", "properties"),
    [
        ("2024-05-04", {"date": ["2024-05-04"]}), ("2024-05", {"date": ["2024-05"]}), ("2024", {"date": ["2024"]}),
        ("2024-05-04/2024-05-06", {"startDate": ["2024-05-04"], "endDate": ["2024-05-06"]}),
        ("2024-05-04/..", {"startDate": ["2024-05-04"]}), ("XXXX-05-04", {}), (None, {}),
        ("2024-33", {"startDate": ["2024-01-01"], "endDate": ["2024-03-31"]}), ("2024-05?", {"date": ["2024-05"]}),
    ],
)  # fmt: skip
def test_dates_are_as_precise_as_told(edtf: str | None, properties: dict[str, list[str]]) -> None:
    rows, _ = made([merged(Contact(kind="meeting", status="held", date=edtf, parties=("NOR", "PRT")))])
    [event] = of_schema(rows, "Event")
    told = {k: v for k, v in event["properties"].items() if k in ("date", "startDate", "endDate")}
    assert told == properties


def test_hostile_text_survives() -> None:
    person = Participant(name=f"Kari {HOSTILE} Aas", role=HOSTILE, party="NOR")
    cited = (Citation(start=0, end=4, text=HOSTILE, report=HOSTILE),)
    contact = Contact(
        kind="meeting", status="held", parties=("Hamas", "NOR"), participants=(person,), place=HOSTILE, topics=(HOSTILE,),
        citations=cited,
    )  # fmt: skip
    rows, _ = made(
        [merged(contact)],
        lambda id_: Origin(id_, title=HOSTILE, outlet=HOSTILE, url="not an address", published="soon"),
    )
    text = "".join(v for row in rows for values in row["properties"].values() for v in values)
    assert not any(c in "\x1b\x00\u202e" for c in text)
    assert "=1" in text
    [told] = of_schema(rows, "Article")
    assert "sourceUrl" not in told["properties"]
    assert "publishedAt" not in told["properties"]


def test_without_followthemoney_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any) -> Any:
        if name.startswith("followthemoney"):
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"despatch\[ftm\]"):
        made(entries())
