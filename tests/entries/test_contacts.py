"""Contacts assembled from analyses written by hand."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from contact_markup import marked
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.entries.contacts import contacts
from despatch.language import analyse
from despatch.model import Contact, Report, Span

CASES = yaml.safe_load((Path(__file__).parent / "contacts.yaml").read_text(encoding="utf-8"))


def line(contact: Contact) -> str:
    people = ", ".join(p.name or p.role or "?" for p in contact.participants)
    return (
        f"{contact.kind} {contact.status} {contact.date or '-'} {contact.place or '-'} "
        f"{','.join(contact.parties)} ({people})"
    )


def cases() -> list[Any]:
    return [
        pytest.param(
            c, id=c["name"], marks=[pytest.mark.xfail(strict=True, reason=c["fails"])] if "fails" in c else []
        )
        for c in CASES
    ]


@pytest.mark.parametrize("case", cases())
def test_contacts(case: dict[str, Any]) -> None:
    published = str(case["published"]) if case.get("published") else None
    analysis = marked(case["text"], published, case.get("dateline"), case.get("title", False))
    found = contacts(analysis)
    assert sorted(line(c) for c in found) == sorted(case["gives"])
    if "countries" in case:
        assert sorted(c.country or "-" for c in found) == sorted(case["countries"])
    for contact in found:
        assert contact.citations
        for citation in contact.citations:
            assert analysis.report.text[citation.start : citation.end] == citation.text


def test_who_speaks_in_a_transcript_takes_part_in_its_meeting() -> None:
    text = (
        "Norwegian Foreign Minister Ine Dahl met Czech Foreign Minister Petr Havel in Oslo on Friday.\n\n"
        "Ine Dahl: I am glad to see you here, and our ambassadors with you.\n\n"
        "Czech Ambassador Jan Brod: Thank you. We are glad to be here."
    )
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    found = contacts(analyse(Report(id="case", text=text, body=body, published="2021-03-13")))
    assert [p.name for p in found[0].participants] == ["Ine Dahl", "Petr Havel", "Jan Brod"]


KINDS = {"meeting", "call", "visit", "conference", "message"}
STATUSES = {"held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied"}
PIECES = [
    "[Ana Rojas](person: President, CHL)", "[Luis Paz](person: President, PER)", "[Peru](state: PER)", "[Lima](place: PER)",
    "[Chilean](demonym: CHL)", "[APEC](body: APEC)", "[Friday](date: 2021-03-12)", "[last May](date: 2020-05)",
    "[three-day](duration: P3D)", "met", "will meet", "to visit", "visited", "arrived in", "talks with", "the summit", "in", "on",
    "held", "postponed", "a visit to", "called", "spoke by phone with", "sent a letter to", "and", ",", ".", "who", "that", "said",
    "not", "if", "the meeting", "their talks", "discussed", "(", ")", "“", "”", ";", "here", "during", "after", "for", "the",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["2021-03-13", None, "XXXX-03-13"]))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_entries_are_well_formed(pieces: list[str], published: str | None) -> None:
    analysis = marked(" ".join(pieces), published, "Lima")
    found = contacts(analysis)
    assert found == contacts(analysis)
    for contact in found:
        assert contact.kind in KINDS
        assert contact.status in STATUSES
        assert contact.parties == tuple(sorted(set(contact.parties)))
        assert len(contact.parties) > 1 or contact.kind == "conference"
        assert contact.kind != "conference" or {p.party for p in contact.participants} <= {
            *contact.parties,
            None,
        }
        assert 1 <= len(contact.citations) <= 6
        for citation in contact.citations:
            assert analysis.report.text[citation.start : citation.end] == citation.text
