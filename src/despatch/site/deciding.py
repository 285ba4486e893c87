"""What a person may decide of an entry, as the forms of a page ask it, and what became of the last decision."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

from fastapi import Request

from despatch.answers.judged import DONE, what
from despatch.answers.plain import plain
from despatch.answers.typed import as_typed
from despatch.model import DespatchError, UsageError
from despatch.model.judgement import Judgement
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds
from despatch.record import Record
from despatch.record.judgements.fields import ACTIONS, FIELDS, KINDS, STATUSES
from despatch.site.saying import Said

NEAR = 14  # days
FEW = 8  # entries offered to be merged with
TYPED = 5000  # characters of a field in a form
MANY = 200  # entries looked through for them, and reports that may be split off
LONG = frozenset(("participants", "topics", "title", "what"))
HINTS = {
    "date": "EDTF: 2023-12-27, 2023-12, 2023-12-25/2023-12-29; empty: not known",
    "due": "EDTF: 2024-01-31, 2024; empty: not known",
    "parties": "names or codes, commas between",
    "by": "names or codes, commas between",
    "party": "a name or code",
    "country": "a name or code",
    "participants": "a line each: name, office, party",
    "topics": "a line each",
}


class Field(NamedTuple):
    """A field of the form: its name, what it holds now as it is typed, words to choose from, and how it is typed."""

    name: str
    text: str
    choices: tuple[str, ...]
    hint: str
    long: bool


class Line(NamedTuple):
    """What a decision did, and the id by which it is taken back ("": it is taken back already)."""

    said: str
    undo: str
    again: bool


class Work(NamedTuple):
    """All that the forms of one entry ask."""

    done: Line | None
    fields: list[Field]
    reports: list[str]
    near: list[MergedEntry]


def work(request: Request, m: MergedEntry) -> Work:
    """What may be decided of an entry by whoever asks, and the decision that `done` in the address names."""
    record: Record = request.app.state.record
    done = done_line(request)
    if not (request.app.state.settings.edit and getattr(request.state, "author", "")):
        return Work(done, [], [], [])
    return Work(done, form_fields(m), list(m.reports[:MANY]), near(record, m))


def done_line(request: Request) -> Line | None:
    """The decision that `done` in the address names, in a line."""
    named = request.query_params.get("done", "")
    if not named or len(named) > 40:
        return None
    record: Record = request.app.state.record
    try:
        one = record.judgement(named)
        said = told(record, one.judgement)
    except DespatchError:
        return None
    again = one.judgement.act == "undo"
    return Line(
        said + ("; undone since" if one.undone else ""), "" if one.undone else one.judgement.id, again
    )


def told(record: Record, one: Judgement) -> str:
    """What was decided, in a line; of an undo, what it took or brought back."""
    of, undone = one, 0
    while of.of:
        of, undone = record.judgement(of.of).judgement, undone + 1
    if not undone:
        return f"{DONE[of.act].capitalize()}: {what(of, record)}"
    return f"{'Taken' if undone % 2 else 'Brought'} back: {DONE[of.act]}, {what(of, record)}"


def about(record: Record, one: Judgement) -> Judgement:
    """The decision that this one is about: of an undo, the one that it took back; else itself."""
    while one.of:
        one = record.judgement(one.of).judgement
    return one


def form_fields(m: MergedEntry) -> list[Field]:
    """The fields that may be set, with what they hold; but for those that hold more than anybody types."""
    words = {"kind": KINDS.get(m.kind_of_entry, ()), "status": STATUSES, "action": ACTIONS}
    texts = {name: as_typed(name, getattr(m.entry, name)) for name in FIELDS[m.kind_of_entry]}
    return [
        Field(
            name,
            _lines(text),
            words.get(name, ()),
            HINTS.get(name, ""),
            name in LONG,
        )
        for name, text in texts.items()
        if len(text) <= TYPED
    ]


def _lines(text: str) -> str:
    return "\n".join(map(plain, text.split("\n")))


def near(record: Record, m: MergedEntry) -> list[MergedEntry]:
    """Other entries of the sort between the same parties, nearest in time: what this one may be merged with."""
    span = bounds(m.date)
    if not m.parties:
        return []
    if not span:
        return [one for one in record.neighbours(m.id) if one]
    since, until = span[0] - timedelta(NEAR), span[1] + timedelta(NEAR)
    found = record.timeline(*m.parties, since=since.isoformat(), until=until.isoformat(), of=m.kind_of_entry)
    others = [one for one in islice(found, MANY) if one.id != m.id]
    return sorted(others, key=lambda one: (_apart(span, bounds(one.date)), one.id))[:FEW]


def _apart(a: tuple[date, date], b: tuple[date, date] | None) -> int:
    return abs((a[0] - b[0]).days) if b else NEAR * 2


Act = Callable[[Record, str, Said, str], Judgement]


def _edit(record: Record, id_: str, said: Said, author: str) -> Judgement:
    fields = said.fields()
    if not fields:
        raise UsageError("edit", "nothing was changed", "another value in a field, or accept")
    return record.correct.edit(id_, fields, author=author, reason=said.reason)


def _merge(record: Record, id_: str, said: Said, author: str) -> Judgement:
    if not said.others:
        raise UsageError("merge", "no other entry is given", "choose one, or give its id")
    return record.correct.merge(id_, *said.others, author=author, reason=said.reason)


def _split(record: Record, id_: str, said: Said, author: str) -> Judgement:
    if not said.off:
        raise UsageError("split", "no report is given", "choose those that tell of another thing")
    return record.correct.split(id_, said.off, author=author, reason=said.reason)


ACTS: dict[str, Act] = {
    "accept": lambda record, id_, said, author: record.correct.accept(id_, author=author, reason=said.reason),
    "edit": _edit,
    "reject": lambda record, id_, said, author: record.correct.reject(id_, author=author, reason=said.reason),
    "merge": _merge,
    "split": _split,
}


def act(record: Record, name: str, id_: str, said: Said, author: str) -> Judgement:
    """Decide.

    Raises:
        RecordError: no such entry, or it cannot be written.
        UsageError: what is asked for makes no sense.
    """
    return ACTS[name](record, id_, said, author)


def tried(name: str, said: Said, error: DespatchError) -> dict[str, Any]:
    """What was asked for and could not be done, for the form to show."""
    form = {field: _lines(text) for field, text in said.form.items()}
    return {"act": name, "error": error, "form": form, "off": said.off, "back": said.back}
