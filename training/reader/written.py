"""Sentences of our own (training/sentences, marked up as its README says) as examples."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from despatch.language import analyse
from despatch.model import Page
from despatch.reports import report_of
from training.reader.examples import Example
from training.reader.own import Annotation

KINDS = {"m": "meeting", "c": "call", "v": "visit", "f": "conference", "g": "message"}
STATUSES = {
    "h": "held", "o": "ongoing", "p": "planned", "r": "proposed", "s": "postponed", "x": "cancelled", "d": "denied",
}  # fmt: skip
_MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_CONTACT = re.compile(r"(\d)(?:([mcvfg])([hoprsxd])|([POLTSMQ]))?\Z")
_OTHER = re.compile(r"([a-z])(?::(?:([A-Z])|([a-z]+)\.([a-z]+)))?\Z")
Spans = dict[str, dict[str, list[Any]]]


class MarkError(ValueError):
    """A tag that the README does not know, or one without its head."""


def documents(folder: Path) -> Iterator[Example]:
    """Every written report of a folder, in the order of the files."""
    for path in sorted(folder.glob("*.txt")):
        blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        for n, block in enumerate(b for b in blocks if b.strip()):
            yield example(f"{path.stem}.{n}", block.strip())


def example(identifier: str, marked: str) -> Example:
    """One written report; raises `MarkError` where its marks do not fit together."""
    text, marks = plain(marked)
    raw: dict[str, Any] = {
        "id": identifier,
        "contacts": [],
        "instruments": [],
        "commitments": [],
        "statements": [],
    }
    for name, parts in sorted(marks.items()):
        kind = "contacts" if name.isdigit() else "instruments" if "title" in parts else "commitments"
        raw[kind].append(_entry(identifier, name, kind, parts))
    analysis = analyse(report_of(Page(id=identifier, content=text, published="2024-05-15")))
    if analysis.report.text != text:
        raise MarkError(f"{identifier}: its text is read otherwise")
    return Written(raw, text, 0, analysis).example()


def plain(marked: str) -> tuple[str, Spans]:
    """The text without marks, and of each entry its spans by part."""
    marks: Spans = defaultdict(lambda: defaultdict(list))
    text, last = "", 0
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        span = [len(text), len(text) + len(mark[1])]
        text += mark[1]
        last = mark.end()
        for tag in mark[2].split(","):
            _take(tag.strip(), span, marks)
    return text + marked[last:], {name: dict(parts) for name, parts in marks.items()}


def _take(tag: str, span: list[int], marks: Spans) -> None:
    contact, other = _CONTACT.match(tag), _OTHER.match(tag)
    if contact:
        parts = marks[contact[1]]
        parts[contact[4] or "trigger"].append(span)
        if contact[2]:
            parts["kind"], parts["status"] = [KINDS[contact[2]]], [STATUSES[contact[3]]]
    elif other:
        parts = marks[other[1]]
        if other[3]:
            parts["title"].append(span)
            parts["kind"], parts["action"] = [other[3]], [other[4]]
        else:
            parts[other[2] or "trigger"].append(span)
    else:
        raise MarkError(f"no such tag: {tag}")


def _entry(identifier: str, name: str, kind: str, parts: dict[str, list[Any]]) -> dict[str, Any]:
    if kind == "contacts":
        if "kind" not in parts or "trigger" not in parts:
            raise MarkError(f"{identifier}: contact {name} has no trigger with kind and status")
        people = [{"name": s, "role": None, "party": None} for s in parts.get("P", [])]
        people += [{"name": None, "role": s, "party": None} for s in parts.get("O", [])]
        return {
            "kind": parts["kind"][0], "status": parts["status"][0], "triggers": parts["trigger"], "parties": parts.get("S", []),
            "participants": people, "place": (parts.get("L") or [None])[0], "date_words": (parts.get("T") or [None])[0],
            "mechanism": (parts.get("M") or [None])[0], "topics": parts.get("Q", []),
        }  # fmt: skip
    if kind == "instruments":
        return {"title": parts["title"][0], "kind": parts["kind"][0], "action": parts["action"][0],
                "action_words": (parts.get("A") or [None])[0], "parties": parts.get("S", [])}  # fmt: skip
    return {
        "trigger": (parts.get("trigger") or [None])[0],
        "what": (parts.get("W") or [None])[0],
        "by": parts.get("S", []),
    }


class Written(Annotation):
    """An annotation whose parties are spans, not codes."""

    def _parties(self, head: int, codes: list[Any] | None) -> None:
        for start, end in codes or ():
            self.built.link(head, self._candidate((start, end), "mention"), "party")
