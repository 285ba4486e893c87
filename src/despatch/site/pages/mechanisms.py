"""Mechanisms: recurring formats with their last and next rounds and the gap beside the usual interval; one of them whole."""

from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from despatch.answers.mechanisms import known_mechanisms, mechanism_row, of_parties, rounds
from despatch.answers.mechanisms_text import GROUPS, group_of, ordinal, ordinals, stretch
from despatch.answers.parties import party_name
from despatch.model import RecordError
from despatch.model.mechanisms import Mechanism
from despatch.record import Record
from despatch.record.mechanisms import mechanisms
from despatch.record.mechanisms.naming import title
from despatch.record.words import content_words
from despatch.registers.states import is_state
from despatch.site.answering import Answer, page
from despatch.site.asking import Parties, codes, given, large
from despatch.site.charting import Form, chart_file
from despatch.site.charts import Chart, rhythm_chart
from despatch.site.paging import Cursor, Size, next_address, paged
from despatch.site.related import once, today_of

router = APIRouter()
FOUND = 500  # contacts found by words of which the mechanisms are told in a large record
Words = Annotated[str | None, Query(max_length=300, description="Words of the mechanism's name.")]
TOOLS: dict[str, Any] = {"ordinal": ordinal, "ordinals": ordinals, "stretch": stretch}


@router.get(
    "/mechanisms/rhythm.{form}",
    summary="The rhythm of mechanisms as a file",
    tags=["mechanisms"],
    response_class=Response,
)
def rhythm(request: Request, form: Form, party: Parties = None, words: Words = None) -> Response:
    """The chart of mechanisms and their rounds, as SVG or as CSV."""
    return chart_file(
        request, form, "mechanisms", lambda: _chart(request, _known(request, codes(party), given(words)))
    )


@page(router, "/mechanisms", summary="Recurring formats, overdue ones first", tags=["mechanisms"])
def known(
    request: Request, party: Parties = None, words: Words = None, cursor: Cursor = None, size: Size = 60
) -> Answer:
    """Mechanisms in which all of the parties take part, as of today. `complete` is false where only some contacts were looked at."""
    asked, about = codes(party), given(words)
    found = sorted(_known(request, asked, about), key=lambda m: GROUPS.index(group_of(m)))
    place = {m.id: n for n, m in enumerate(found)}
    part = paged(found, lambda m: (place[m.id],), cursor, size)
    complete = not large(request)
    context = {
        "groups": [(name, list(of)) for name, of in groupby(part.items, group_of)], "total": part.total, "asked": asked,
        "words": about or "", "overdue": sum(bool(m.overdue) for m in found), "next": next_address(request, part.next),
        "complete": complete, "chart": _chart(request, part.items), "query": request.url.query, "seen": found, **TOOLS,
    }  # fmt: skip
    rows = [mechanism_row(m) for m in part.items]
    return Answer(
        "mechanisms.html",
        context,
        {"mechanisms": rows, "total": part.total, "complete": complete, "next": part.next},
    )


@page(router, "/mechanism/{id}", summary="One recurring format with all its rounds", tags=["mechanisms"])
def mechanism(
    request: Request,
    id: Annotated[str, Path(min_length=1, max_length=120, description="The id of a mechanism.")],  # noqa: A002
    party: Parties = None,
) -> Answer:
    """Its rounds with numbers, dates and places, what is missing, and its rhythm; `party` says whose contacts to look at in a large record."""
    asked = codes(party) or (_owners(id) if large(request) else ())
    words = id.replace("-", " ") if large(request) and not asked else None
    one = next((m for m in _known(request, asked, None, words) if m.id == id), None)
    if one is None:
        raise RecordError(f"mechanism {id}", "there is none", "/mechanisms")
    told = rounds(one)
    context = {
        "one": one, "rounds": told, "asked": asked, "complete": not large(request), "longest": max((r.gap_days or 0 for r in told), default=0),
        "chart": _chart(request, [one]), **TOOLS,
    }  # fmt: skip
    gaps = [
        {
            "ordinal": r.ordinal,
            "missing": r.meeting is None,
            "gap_days": r.gap_days,
            "date": r.meeting and r.meeting.date,
        }
        for r in told
    ]
    return Answer("mechanism.html", context, {**mechanism_row(one), "rounds": gaps})


def _chart(request: Request, found: list[Mechanism]) -> Chart:
    return rhythm_chart([mechanism_row(m) for m in found], "Mechanisms and their rhythm", today_of(request))


def _known(
    request: Request, parties: tuple[str, ...], about: str | None, found_by: str | None = None
) -> list[Mechanism]:
    """The mechanisms asked for; in a large record, of the contacts of the parties or of those that the words find."""
    record: Record = request.app.state.record
    today = today_of(request)
    every: list[Mechanism]
    if not large(request):
        every = once(request, ("mechanisms", today), lambda: known_mechanisms(record, (), today))
        every = of_parties(record, every, parties)
    elif parties:
        every = once(
            request,
            ("mechanisms with", parties, today),
            lambda: mechanisms(record.timeline(*parties, of="contact"), today),
        )
    else:
        words = found_by or (title(about) if about else "")
        every = mechanisms((m for m, _ in record.search(words, "contact", limit=FOUND)), today)
    return [m for m in every if _named(m, about)] if about else list(every)


def _named(one: Mechanism, about: str) -> bool:
    """Whether one of its names has all the words, but for its number and its sides."""
    sides = content_words(" ".join(party_name(p) for p in one.parties))
    wanted = content_words(title(about))
    return any(
        title(about) == name or (wanted and wanted <= content_words(name) | sides) for name in one.names
    )


def _owners(id: str) -> tuple[str, ...]:  # noqa: A002
    """The states that the id of a mechanism begins with."""
    found: list[str] = []
    for part in id.upper().split("-"):
        if not is_state(part):
            break
        found.append(part)
    return tuple(dict.fromkeys(found))
