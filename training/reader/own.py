"""Our stand-off annotations (training/annotations, form in training/annotate.py) as examples.

The text is the title, an empty line and the report, as `despatch read` is given it. Candidates for roles are the
mentions and times that the explicit code finds; an annotated span that it does not find becomes a candidate too.

A role names its filler once, by the fullest form. The same person in the trigger's sentence fills the role too;
elsewhere it is unknown, and masked. Parties are annotated as codes: a mention of a party in the trigger's sentence
fills the role `party`; where that sentence has none, one of its mentions elsewhere does, and which is unknown (a bag, as in
learning from many instances); a mention of another state or body does not.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from despatch.language import analyse
from despatch.language.learned.labels import UNKNOWN
from despatch.language.sentences import sentence_at
from despatch.model import Analysis, InputError, Mention, Page, Report
from despatch.model import Span as Stretch
from despatch.reports import report_of
from training.annotate import report, rows_cached
from training.reader.examples import Bag, Builder, Example

LAYERS = frozenset(("contact", "mechanism", "topic", "title", "action", "undertaking", "what"))
PARTIAL = frozenset(("name", "office", "source", "cue"))
Raw = dict[str, Any]


def documents(folder: Path) -> Iterator[Example]:
    """The annotated reports of a folder whose text is still what was annotated, in the order of file names."""
    for path in sorted(folder.glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        known = report(raw["id"], rows_cached()[raw["id"]])
        if hashlib.sha1(known.text.encode()).hexdigest() == raw["text_sha1"]:
            yield example(raw, known)


def example(raw: Raw, known: Report) -> Example:
    """One annotation over the report that it was made on (`text` without the title)."""
    title = re.sub(r"\s", " ", known.title or "")
    text = f"{title}\n\n{known.text}"
    return Annotation(raw, text, len(title) + 2, _analysed(raw["id"], text, title, known.published)).example()


def _analysed(identifier: str, text: str, title: str, published: str | None) -> Analysis:
    """What the explicit code finds in the text, offsets in that very text."""
    try:
        rep = report_of(Page(id=identifier, content=text, title=title or None, published=published))
    except InputError:
        rep = Report(id=identifier, text=text, body=())
    if rep.text != text:
        rep = Report(id=identifier, text=text, body=(Stretch(0, len(text)),), published=published)
    return analyse(rep)


class Annotation:
    """Turns one annotation into an example; `shift` is where the report begins in `text`."""

    def __init__(self, raw: Raw, text: str, shift: int, analysis: Analysis) -> None:
        self.raw, self.text, self.shift, self.analysis = raw, text, shift, analysis
        self.built = Builder()
        self.mentions: dict[int, Mention] = {}
        for m in sorted(analysis.mentions, key=lambda m: (m.start, -m.end)):
            self.mentions.setdefault(self.built.span(m.start, m.end, "mention", m.type), m)
        for t in analysis.times:
            self.built.span(t.start, t.end, "time", t.type)

    def example(self) -> Example:
        """The whole of it."""
        clusters = [self._contact(c) for c in self.raw["contacts"]]
        for instrument in self.raw["instruments"]:
            self._instrument(instrument)
        for commitment in self.raw["commitments"]:
            self._commitment(commitment)
        for statement in self.raw["statements"]:
            self._statement(statement)
        return Example(
            id=self.raw["id"], data="own", text=self.text,
            sentences=tuple(Stretch(s.start, s.end) for s in self.analysis.sentences),
            spans=tuple(self.built.spans), links=tuple(self.built.links), bags=tuple(self.built.bags), attributes=self.built.attributes,
            clusters=tuple(c for c in clusters if len(c) > 1), layers=LAYERS, partial=PARTIAL,
            linked=frozenset(("contact", "title", "undertaking")),
        )  # fmt: skip

    def _at(self, span: list[Any] | None) -> tuple[int, int] | None:
        if not span:
            return None
        if span[0] == "title":
            return (span[1], span[2]) if len(span) > 2 else None
        return span[0] + self.shift, span[1] + self.shift

    def _add(self, span: list[Any] | None, layer: str, label: str) -> int | None:
        at = self._at(span)
        return None if at is None else self.built.span(*at, layer, label)

    def _contact(self, contact: Raw) -> tuple[int, ...]:
        triggers = [self._add(t, "contact", contact["kind"]) for t in contact["triggers"]]
        found = tuple(dict.fromkeys(t for t in triggers if t is not None))
        mechanism = self._add(contact["mechanism"], "mechanism", "mechanism")
        topics = [self._add(t, "topic", "topic") for t in contact["topics"]]
        for person in contact["participants"]:
            self._add(person["name"], "name", "person")
            self._add(person["role"], "office", "office")
        for head in found:
            self.built.attributes.setdefault(head, {"status": contact["status"]})
            for person in contact["participants"]:
                self._fill(head, person["name"], "participant")
                self._fill(head, person["role"], "role" if person["name"] else "participant")
            self._fill(head, contact["place"], "place")
            self._fill(head, contact["date_words"], "time", "time")
            for tail, role in [(mechanism, "mechanism"), *((t, "topic") for t in topics)]:
                if tail is not None:
                    self.built.link(head, tail, role)
            self._parties(head, contact["parties"])
        return found

    def _instrument(self, instrument: Raw) -> None:
        head = self._add(instrument["title"], "title", "title")
        action = self._add(instrument.get("action_words"), "action", "action")
        if head is None:
            return
        self.built.attributes.setdefault(head, {"action": instrument["action"], "text": instrument["kind"]})
        if action is not None:
            self.built.link(head, action, "action")
        self._parties(head, instrument["parties"])

    def _commitment(self, commitment: Raw) -> None:
        head = self._add(commitment.get("trigger"), "undertaking", "undertaking")
        what = self._add(commitment["what"], "what", "what")
        if head is None:
            return
        if what is not None:
            self.built.link(head, what, "what")
        self._parties(head, commitment["by"])

    def _statement(self, statement: Raw) -> None:
        """Only quotations are annotated, so cues and sources are known in part."""
        self._add(statement["cue"], "cue", "cue")

    def _fill(self, head: int, span: list[Any] | None, role: str, layer: str = "mention") -> None:
        """Link `head` to the candidate that stands at `span`, and to others of the same person."""
        at = self._at(span)
        if at is None:
            return
        tail = self._candidate(at, layer)
        self.built.link(head, tail, role)
        people = set(self.mentions[tail].people) if tail in self.mentions and role == "participant" else set()
        for other, mention in self.mentions.items():
            if other != tail and people and people & set(mention.people):
                self.built.link(head, other, role if self._together(head, other) else UNKNOWN)

    def _candidate(self, at: tuple[int, int], layer: str) -> int:
        """The candidate that ends where the words do, or shares most with them; else a new one."""
        best, most = None, 0
        for index, span in enumerate(self.built.spans):
            shared = min(span.end, at[1]) - max(span.start, at[0])
            if span.layer == layer and shared > 0:
                score = 2 * shared - (span.end - span.start) + (1000 if span.end == at[1] else 0)
                if score > most:
                    best, most = index, score
        return best if best is not None else self.built.span(*at, layer, "annotated")

    def _parties(self, head: int, codes: list[str] | None) -> None:
        for code in codes or ():
            named = [i for i, m in self.mentions.items() if m.type in ("state", "body") and m.of == code]
            near = [i for i in named if self._together(head, i)]
            for index in named:
                self.built.link(head, index, "party" if index in near else UNKNOWN)
            if named and not near:
                self.built.bags.append(Bag(head, tuple(named), "party"))

    def _together(self, one: int, other: int) -> bool:
        """Whether two spans begin in the same sentence."""
        a, b = (sentence_at(self.analysis.sentences, self.built.spans[i].start) for i in (one, other))
        return a is not None and a == b


def as_json(example_: Example) -> bytes:
    """An example in JSON, to look at or to hand to another machine."""
    return msgspec.json.encode(example_)
