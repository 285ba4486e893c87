"""How much an entry as the machine coded it should be looked at by a person, and why: a pure function of the entry."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from despatch.model import Commitment, Contact, Instrument, Statement
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds, yearless
from despatch.record.comparison import THRESHOLD
from despatch.record.dates import COARSE, days
from despatch.record.fates.differing import differences
from despatch.registers.tables import beside

FEW = 4  # words
SHORT = 25  # characters cited
CLOSE = 10  # points above what is needed that are still little
_AHEAD = ("planned", "proposed", "postponed", "negotiating")


class Found(NamedTuple):
    """A reason by its name in the table, what its words say, and how often it counts."""

    name: str
    said: dict[str, str] = {}  # noqa: RUF012
    times: int = 1


class Doubt(NamedTuple):
    """The greater the score, the sooner the entry should be looked at; `reasons` in words, the weightiest first."""

    score: int
    reasons: tuple[str, ...]


def doubt(merged: MergedEntry, today: date, weakest: int | None = None) -> Doubt:
    """What speaks for looking at an entry first, as of a day.

    `weakest` is the score of the least alike of the links that hold its reports together, where that is known
    (`Record.queue` gives it).
    """
    table = _table()
    found = []
    for group, reasons in (
        ("every", _of_every(merged, weakest)),
        (merged.kind_of_entry, _of_sort(merged, today)),
    ):
        for one in reasons:
            points, words = table[group][one.name]
            found.append((points * one.times, words.format(**one.said)))
    found.sort(key=lambda one: (-one[0], one[1]))
    return Doubt(sum(points for points, _ in found), tuple(words for _, words in found))


@cache
def _table() -> Any:
    return beside(__file__, "data/doubt.yaml")


def _of_every(merged: MergedEntry, weakest: int | None) -> Iterator[Found]:
    if merged.sources.reports == 1:
        yield Found("one report")
    elif merged.sources.texts == 1:
        yield Found("one text")
    by_contrast: dict[str, list[str]] = {}
    for one in differences([merged]) if merged.differences else ():
        by_contrast.setdefault(one.contrast, []).append(one.field)
    for contrast, told in sorted(by_contrast.items()):
        fields = sorted(set(told))
        listed = " and ".join(part for part in (", ".join(fields[:-1]), fields[-1]) if part)
        yield Found(contrast, {"fields": listed}, len(fields))
    if weakest is not None and weakest <= THRESHOLD + CLOSE:
        yield Found("weak", {"score": str(weakest), "needed": str(THRESHOLD)})
    if sum(len(c.text) for c in merged.entry.citations) < SHORT:
        yield Found("few words")


def _of_sort(merged: MergedEntry, today: date) -> Iterator[Found]:
    entry = merged.entry
    if isinstance(entry, Statement):
        yield from _of_statement(entry)
        return
    if isinstance(entry, Contact):
        yield from _of_contact(entry)
    elif isinstance(entry, Instrument):
        yield from _of_instrument(entry)
    elif len(entry.what.split()) < FEW:
        yield Found("few words")
    yield from _of_date(merged)
    status = entry.status if isinstance(entry, Contact) else getattr(entry, "action", "")
    covered = bounds(merged.date)
    if covered and covered[1] < today and (status in _AHEAD or isinstance(entry, Commitment)):
        yield Found("passed", {"status": status})


def _of_date(merged: MergedEntry) -> Iterator[Found]:
    value = merged.date
    if value is None:
        bounded = merged.bounded_by is not None and not isinstance(merged.entry, Commitment)
        yield Found("bounded" if bounded else "undated")
    elif yearless(value):
        yield Found("yearless")
    elif (covered := days(value)) and covered.length > COARSE and not isinstance(merged.entry, Commitment):
        yield Found("coarse")


def _of_contact(entry: Contact) -> Iterator[Found]:
    if len(entry.parties) < 2:
        yield Found("one party")
    named = [p for p in entry.participants if p.name]
    if not named:
        yield Found("nobody")
    elif len(entry.parties) > 1 and len({p.party for p in named if p.party in entry.parties}) == 1:
        yield Found("one side")
    if entry.kind in ("meeting", "visit", "conference") and not (entry.place or entry.country):
        yield Found("nowhere")


def _of_instrument(entry: Instrument) -> Iterator[Found]:
    if len(entry.parties) < 2:
        yield Found("one party" if entry.parties else "nobody")
    if len(entry.title.split()) < FEW - 1:
        yield Found("nameless")


def _of_statement(entry: Statement) -> Iterator[Found]:
    if not entry.speaker:
        yield Found("speaker")
    if not entry.party:
        yield Found("party")
    if len(entry.content.split()) < FEW:
        yield Found("few words")
    if entry.form == "indirect":
        yield Found("reported")
