"""When and where a contact was, asked of the learned reader where the explicit code found nothing.

The model links a trigger to times and places anywhere near it; what they mean stays with the grammar of times and the
registers. Only an answer that is likely enough is taken: unknown stays unknown.
"""

from __future__ import annotations

from typing import Any

from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis, Mention, Span, Time

TIME = 0.9  # chance of a time to be that of a contact
PLACE = 0.55  # chance of a town or state to be where it was


def fill_asked(analysis: Analysis, found: list[Candidate]) -> None:
    """Give contacts without a date or place those that the model links to their triggers."""
    seen = analysis.learned
    asked = [one for one in found if one.heads and (one.date is None or one.place is None)]
    if seen is None or not asked:
        return
    times = [t for t in analysis.times if t.type in ("DATE", "TIME") and t.edtf]
    places = [m for m in analysis.mentions if m.type == "place" and m.country and m.form == "name"]
    heads = [head for one in asked for head in one.heads]
    spans = [*(Span(t.start, t.end) for t in times), *(Span(p.start, p.end) for p in places)]
    if not spans:
        return
    roles = seen.roles(heads, spans)
    at = 0
    for one in asked:
        rows = slice(at, at + len(one.heads))
        at += len(one.heads)
        told = one.when_and_where()
        if one.date is None:
            one.date = _best_time(roles.of("time")[rows, : len(times)], times)
        if one.place is None and one.kind not in ("call", "message"):
            _place(analysis, one, roles.of("place")[rows, len(times) :], places)
        one.asked |= {name: value for name, value in one.when_and_where().items() if name not in told}


def _best_time(chances: Any, times: list[Time]) -> str | None:
    if not chances.size:
        return None
    best = chances.max(0)
    n = int(best.argmax())
    edtf = times[n].edtf
    return _day(edtf) if best[n] >= TIME and edtf else None


def _day(edtf: str) -> str:
    return edtf.split("T")[0] if "/" not in edtf else edtf


def _place(analysis: Analysis, one: Candidate, chances: Any, places: list[Mention]) -> None:
    if not chances.size:
        return
    best = chances.max(0)
    n = int(best.argmax())
    if best[n] < PLACE or (one.country is not None and places[n].country != one.country):
        return
    words = analysis.report.text[places[n].start : places[n].end]
    one.place, one.country = " ".join(words.split()), places[n].country
