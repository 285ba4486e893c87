"""Causes of misses and false entries; the scorer here is a small one of our own in the manner of gold/score.py."""

from types import SimpleNamespace
from typing import Any

import pytest

from training.evaluate.causes import Report, cases, line
from training.evaluate.lists import counts, listed, side_by_side

TEXT = "Kim met Lee in Oslo on Monday. Nothing else. They signed a pact. Kim said he was glad of it."
SENTENCES = {1: (0, 30), 2: (31, 44), 3: (45, 64), 4: (65, 92)}


def words(text: Any) -> list[str]:
    return str(text or "").lower().replace(".", "").split()


def jaccard(a: Any, b: Any) -> float:
    a, b = set(a or ()), set(b or ())
    return len(a & b) / len(a | b) if a | b else 0.0


def greedy(gold: list[Any], ours: list[Any], score: Any) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for i, g in enumerate(gold):
        for j, o in enumerate(ours):
            if score(g, o) > 0 and i not in [a for a, _ in found] and j not in [b for _, b in found]:
                found.append((i, j))
    return found


def spans(entry: Any, sentences: Any) -> list[tuple[int, int]]:
    if "citations" in entry:
        return [(c["start"], c["end"]) for c in entry["citations"]]
    return [sentences[n] for n in entry.get("evidence", ()) if n in sentences]


def date_match(a: Any, b: Any) -> float:
    return 0.5 if not a or not b else float(a == b)


SCORE = SimpleNamespace(
    words=words, content_words=lambda t: set(words(t)), jaccard=jaccard, greedy=greedy, spans=spans, date_match=date_match,
    overlap=lambda a, b: any(x < v and u < y for x, y in a for u, v in b),
    same_name=lambda a, b: bool(words(a)) and words(a)[-1:] == words(b)[-1:],
    same_person=lambda a, b: a.get("name") == b.get("name"),
    contact_score=lambda g, o: float(
        g["kind"] == o["kind"] and jaccard(g["parties"], o["parties"]) >= 0.5
        and date_match(g.get("date"), o.get("date")) >= 0.5
    ),
)  # fmt: skip


def contact(
    kind: str = "meeting", parties: str = "KOR NOR", n: int = 1, ours: bool = False, **more: Any
) -> Any:
    where = (
        {"citations": [dict(zip(("start", "end"), SENTENCES[n], strict=True))]} if ours else {"evidence": [n]}
    )
    return {"kind": kind, "status": "held", "date": "2024-05-06", "parties": parties.split(), "participants": [],
            **where, **more}  # fmt: skip


def told(gold: list[Any], ours: list[Any], kind: str = "contacts") -> list[tuple[str, str]]:
    report = Report("x", {kind: gold}, {kind: ours}, TEXT, SENTENCES)
    return [(c.what, c.cause) for c in cases(SCORE, report)]


@pytest.mark.parametrize(
    ("gold", "ours", "wanted"),
    [
        ([contact()], [contact(ours=True)], []),
        ([contact()], [], [("missed", "nothing near")]),
        ([], [contact(ours=True)], [("false", "nothing near")]),
        (
            [contact()], [contact("visit", ours=True)],
            [(w, "another kind: meeting annotated, visit found") for w in ("missed", "false")],
        ),
        ([contact()], [contact(parties="KOR USA JPN", ours=True)], [(w, "the parties differ") for w in ("missed", "false")]),
        ([contact()], [contact(date="2023", ours=True)], [(w, "the dates differ") for w in ("missed", "false")]),
        ([contact(), contact()], [contact(ours=True)], [("missed", "split or double")]),
        ([contact()], [contact(ours=True)] * 2, [("false", "split or double")]),
        ([contact(date=None)], [contact(ours=True)], [("wrong", "date: invented")]),
        ([contact()], [contact(date=None, ours=True)], [("wrong", "date: not found")]),
        ([contact(place="Oslo")], [contact(place="Bergen", ours=True)], [("wrong", "place: another")]),
        ([contact(participants=[{"name": "Kim"}])], [contact(ours=True)], [("wrong", "participant: not found")]),
    ],
)  # fmt: skip
def test_causes_of_contacts(gold: list[Any], ours: list[Any], wanted: list[tuple[str, str]]) -> None:
    assert told(gold, ours) == wanted


def test_causes_of_texts_and_statements() -> None:
    pact = {"kind": "treaty", "action": "signed", "title": "a pact", "parties": ["KOR"], "evidence": [3]}
    ours = {**pact, "title": "a pact", "action": "planned", "citations": [{"start": 45, "end": 64}]}
    assert told([pact], [ours], "instruments") == [("wrong", "action: signed annotated, planned found")]
    assert told([pact], [{**ours, "title": "deal"}], "instruments")[0] == ("missed", "the titles differ")
    said = {"speaker": "Kim", "content": "he was glad of it", "evidence": [4]}
    heard = {"speaker": "Lee", "content": "he was glad of it", "citations": [{"start": 65, "end": 92}]}
    assert told([said], [heard], "statements") == [("wrong", "another speaker")]
    assert told([said], [{**heard, "speaker": None}], "statements") == [("wrong", "no speaker found")]


def test_lists_show_the_text() -> None:
    report = Report("x", {"contacts": [contact()]}, {}, TEXT, SENTENCES)
    found = cases(SCORE, report)
    assert "Kim met Lee in Oslo on Monday." in listed("rules", found)
    assert "| contacts | missed | nothing near | 1 | 0 |" in counts({"rules": found, "learned": []})
    assert line(contact(participants=[{"name": None, "role": "envoy"}])).endswith("KOR+NOR | envoy")


def test_figures_stand_side_by_side() -> None:
    one = {k: {"precision": 0.5, "recall": 0.25, "f1": 0.333} for k in
           ("contacts", "participants", "instruments", "commitments", "statements")}  # fmt: skip
    figures = {**one, "accuracy": {"date": {"right": 1, "of": 2}}, "citations_valid": {"right": 3, "of": 3}}
    shown = side_by_side({"rules": figures, "learned": figures})
    assert "| contacts P / R / F1 | 0.500 / 0.250 / 0.333 | 0.500 / 0.250 / 0.333 |" in shown
    assert "| date right | 1 of 2 | 1 of 2 |" in shown
