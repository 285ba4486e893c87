"""Contacts read from transcripts of talks: who "you" is, and the visit that a welcome tells of."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import despatch

CASES = yaml.safe_load((Path(__file__).parent / "transcripts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_contacts_of_transcripts(case: dict[str, Any]) -> None:
    reading = despatch.read(f"{case['title']}\n\n{case['text']}", title=case["title"], published="2021-03-12")
    found = [
        f"{c.kind} {c.status} {c.place or '-'} {','.join(c.parties)} "
        f"({', '.join(p.name or p.role or '?' for p in c.participants)})"
        for c in reading.contacts
    ]
    if "gives" in case:
        assert sorted(found) == sorted(case["gives"])
    else:
        assert not any(line.startswith(case["without"]) for line in found)
