"""CrossNER politics and CoNLL-2003: sentences of words with BIO tags, as names of our types.

A location that the registers know as a state is a `state`, an organisation that they know as an intergovernmental
body is a `body`; `misc` is a `state` where it is a demonym. Else it is none of our names in CrossNER, which has types of its own for
events and elections, and masked in CoNLL-2003, which has not. Sentences that
stand together in the file are joined to texts of a few, so that the encoder sees lengths as in reports.
"""

import functools
from collections.abc import Iterator
from pathlib import Path

from despatch.language.learned.labels import Labelled
from despatch.model import Span
from despatch.registers.bodies import bodies
from despatch.registers.states import states
from training.reader.examples import Example

KINDS = {
    "politician": "person", "person": "person", "country": "state", "location": "place",
    "organisation": "organisation", "politicalparty": "organisation", "election": "occasion", "event": "occasion",
}  # fmt: skip


def documents(path: Path, data: str, group: int = 8) -> Iterator[Example]:
    """Examples of `group` sentences each, in the order of the file."""
    rows = list(tagged(path))
    for n in range(0, len(rows), group):
        yield example(f"{path.parent.name}.{path.stem}.{n}", data, rows[n : n + group])


def tagged(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a CoNLL file as words and tags."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if rows:
            yield [r[0] for r in rows], [r[1] for r in rows]


def example(identifier: str, data: str, rows: list[tuple[list[str], list[str]]]) -> Example:
    """Sentences as one text, words parted by blanks and sentences by line ends."""
    parts: list[str] = []
    sentences: list[Span] = []
    spans: list[Labelled] = []
    masked: list[Span] = []
    at = 0
    for words, marks in rows:
        begins = []
        begin = at
        for word in words:
            begins.append(at)
            at += len(word) + 1
        sentences.append(Span(begin, at - 1))
        for i, j, kind in _runs(marks):
            span, name = Span(begins[i], begins[j - 1] + len(words[j - 1])), " ".join(words[i:j])
            ours = kind_of(kind, name)
            if ours:
                spans.append(Labelled(*span, "name", ours))
            elif data != "politics":
                masked.append(span)
        parts.append(" ".join(words))
    return Example(
        id=identifier, data=data, text="\n".join(parts), sentences=tuple(sentences), spans=tuple(spans),
        masked=tuple(masked), layers=frozenset({"name"}),
    )  # fmt: skip


def _runs(marks: list[str]) -> Iterator[tuple[int, int, str]]:
    start: int | None = None
    for i, mark in enumerate([*marks, "O"]):
        if start is not None and not mark.startswith("I-"):
            yield start, i, marks[start][2:]
            start = None
        if mark.startswith("B-"):
            start = i


def kind_of(kind: str, name: str) -> str | None:
    """Our label of a name with their tag; None where it cannot be told."""
    known = _registered().get(name.casefold().removeprefix("the "))
    if kind == "misc":
        return "state" if known == "demonym" else None
    ours = KINDS.get(kind)
    if ours == "place" and known in ("state", "demonym"):
        return "state"
    return "body" if ours == "organisation" and known == "body" else ours


@functools.cache
def _registered() -> dict[str, str]:
    """Casefolded name -> state, demonym or body, after the registers."""
    found: dict[str, str] = {}
    for body in bodies().values():
        found |= {name.casefold(): "body" for name in (body.code, *body.names)}
    for state in states().values():
        found |= {name.casefold(): "demonym" for name in (*state.adjectives, *state.people)}
    for state in states().values():
        found |= {name.casefold(): "state" for name in state.names}
    return found
