"""Contacts assembled from analyses written by hand."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from contact_markup import marked

from despatch.entries.contacts import contacts
from despatch.model import Contact

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
    for contact in found:
        assert contact.citations
        for citation in contact.citations:
            assert analysis.report.text[citation.start : citation.end] == citation.text
