"""People: who there is, and one person with offices, contacts, statements and whom they met."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import RedirectResponse

from despatch.answers.parties import party_codes
from despatch.answers.people import Wish, person_row
from despatch.answers.rows import Row
from despatch.answers.table import merged_row
from despatch.model.people import RecordedPerson
from despatch.record import Record
from despatch.record.people.circles import Companion
from despatch.site.addresses import person_at
from despatch.site.answering import Answer, page
from despatch.site.known import LATEST, by_id, by_name, listed_people
from despatch.site.paging import Cursor, Size, next_address, paged

router = APIRouter()
CONTACTS, STATEMENTS, MET = 15, 8, 40  # shown of a person at once
Text = Annotated[str | None, Query(max_length=200)]
Day = Annotated[str | None, Query(max_length=40, description="An EDTF date with a year, however coarse.")]
Called = Annotated[str, Query(min_length=1, max_length=200)]
Of = Annotated[str | None, Query(max_length=20)]
In = Annotated[str | None, Query(max_length=100, description="The id of an entry that names them.")]
Parties = Annotated[list[str], Query(max_length=8, description="Codes or names of parties.")]


@page(router, "/people", summary="People, those told most often first", tags=["people"])
def people(
    request: Request,
    party: Parties = [],  # noqa: B006
    name: Text = None,
    office: Text = None,
    since: Day = None,
    until: Day = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Answer:
    """People of the parties, so named, in such an office, seen in that time."""
    parties = party_codes(p for p in party if p.strip())
    wish = Wish(parties, _text(name), _text(office), _text(since), _text(until))
    wish.check()
    found, whole = listed_people(request, wish)
    rank = {p.id: n for n, p in enumerate(found)}
    part = paged(found, lambda p: (rank[p.id], p.id), cursor, size)
    following = next_address(request, part.next)
    context = {
        "people": [(p, _address(p, whole)) for p in part.items], "total": part.total, "next": following,
        "wish": wish, "whole": whole, "latest": LATEST,
    }  # fmt: skip
    rows = [_row(p, whole) for p in part.items]
    return Answer(
        "people.html", context, {"people": rows, "whole": whole, "total": part.total, "next": part.next}
    )


def _text(value: str | None) -> str | None:
    return (value or "").strip() or None


def _address(person: RecordedPerson, whole: bool) -> str:
    """The page of a person; where not all are told apart, found by an entry that names them."""
    return f"/person/{person.id}" if whole else person_at(person.name, person.party, person.last_entry)


def _row(person: RecordedPerson, whole: bool) -> Row:
    row = {name: value for name, value in person_row(person).items() if name != "entries"}
    return {**row, "id": person.id if whole else None, "perhaps": row["perhaps"] if whole else [],
            "page": _address(person, whole)}  # fmt: skip


@router.get(
    "/person",
    include_in_schema=False,  # as of every page, the address of the data is described
    response_class=RedirectResponse,
)
def who(request: Request, name: Called, party: Of = None, entry: In = None) -> RedirectResponse:
    """Go to the page of the person."""
    found = by_name(request, name, party or None, entry or None)
    return RedirectResponse(f"/person/{found}", status_code=303)


@router.get(
    "/person.json",
    summary="The data of somebody who goes by a name",
    tags=["people"],
    response_class=RedirectResponse,
)
def who_as_data(request: Request, name: Called, party: Of = None, entry: In = None) -> RedirectResponse:
    """Go to the data of the person."""
    found = by_name(request, name, party or None, entry or None)
    return RedirectResponse(f"/person/{found}.json", status_code=303)


@page(router, "/person/{id}", summary="One person", tags=["people"])
def person(
    request: Request,
    id: Annotated[str, Path(max_length=120, pattern=r"^[a-z0-9-]+$", description="The id of a person.")],  # noqa: A002
    of: Annotated[
        Literal["contact", "statement"] | None, Query(description="All of these, a page at a time.")
    ] = None,
    cursor: Cursor = None,
    size: Size = 30,
) -> Answer:
    """A person by their id: names told, offices as the reports show them, contacts, statements, and whom they met."""
    record: Record = request.app.state.record
    circle = by_id(request, id)
    told = {"contact": circle.contacts, "statement": circle.statements}
    asked = told[of] if of else ()
    part = paged(range(len(asked)), lambda n: (n,), cursor, size)  # the latest first
    listed = record.these([asked[-1 - n] for n in part.items])
    shown = {
        "contacts": [] if of else record.these(circle.contacts[: -1 - CONTACTS : -1]),
        "statements": [] if of else record.these(circle.statements[: -1 - STATEMENTS : -1]),
    }
    context = {
        "p": circle.person, "circle": circle, "of": of, "listed": listed, "total": part.total, "met": circle.met[:MET],
        "next": next_address(request, part.next), "perhaps": circle.person.perhaps, **shown,
    }  # fmt: skip
    data = {**person_row(circle.person), "with": [_met(c) for c in circle.met]}
    told_here = {**shown, **({f"{of}s": listed} if of else {})}
    data["latest"] = {name: [merged_row(m) for m in found] for name, found in told_here.items()}
    return Answer("person.html", context, {**data, "next": part.next})


def _met(one: Companion) -> Row:
    """Somebody met, as data."""
    return {
        "name": one.name,
        "party": one.party,
        "times": one.times,
        "last": {"entry": one.last, "date": one.date},
    }
