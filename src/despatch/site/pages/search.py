"""Search: entries, statements and reports by their words, with what they are of counted beside them."""

from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request

from despatch.answers.hits import Hit, hit_row
from despatch.answers.parties import party_name
from despatch.answers.rows import Row
from despatch.answers.searching import LOOKED, READ, Found, Wanted, found
from despatch.record import Record
from despatch.record.search_query import parsed
from despatch.site.addresses import report_at
from despatch.site.answering import Answer, page, wants_json
from despatch.site.asking import Parties, Since, Until, codes, given
from despatch.site.paging import Cursor, Page, Size, next_address, paged

router = APIRouter()
FEW = 6  # reports beside entries; values of a facet that are shown at once
MANY = 40  # values of a facet
Of = Annotated[
    list[Literal["contact", "instrument", "commitment", "statement", "report"]] | None,
    Query(max_length=5, description="Kinds of hits; may be given again. None: all."),
]
NAMES = {
    "contact": "Contacts",
    "instrument": "Instruments",
    "commitment": "Commitments",
    "statement": "Statements",
    "report": "Reports",
}


class Choice(NamedTuple):
    """A value of a facet: its name, how many hits have it, the address with (or without) it, whether it is chosen."""

    name: str
    number: int
    address: str
    chosen: bool


@page(router, "/search", summary="Full-text search over entries, statements and reports, with facets")
def search(
    request: Request,
    words: Annotated[
        str,
        Query(
            max_length=500, description='Words; "a phrase", energ*, AND, OR, NOT and brackets are understood.'
        ),
    ] = "",
    of: Of = None,
    party: Parties = None,
    by: Annotated[
        str | None,
        Query(max_length=100, description="Who speaks or takes part: a person, an office, a party."),
    ] = None,
    since: Since = None,
    until: Until = None,
    outlet: Annotated[str | None, Query(max_length=200, description="An outlet, as reports give it.")] = None,
    cursor: Cursor = None,
    size: Size = 20,
) -> Answer:
    """Hits, the best first. Facets are counted among the hits that are looked at (`looked_at`), not among all."""
    record: Record = request.app.state.record
    wanted = Wanted(
        words.strip(), tuple(dict.fromkeys(of or ())), codes(party), given(by), given(since), given(until), given(outlet)
    )  # fmt: skip
    told: Found = request.app.state.kept.get(record.version(), wanted, lambda: found(record, wanted))
    alone = wanted.of == ("report",)
    if alone:
        some = paged(told.reports, lambda one: (one[0],), cursor, size)
        part = Page(told.pages(record, some.items), some.next, some.total)
    else:
        listed = paged(told.entries, lambda one: (one[0],), cursor, size)
        part = Page(told.hits(record, listed.items), listed.next, listed.total)
    if wants_json(request):
        return Answer("search.html", data=_data(record, wanted, told, part, alone))
    beside = [] if alone or cursor else told.pages(record, told.reports[: size if not told.entries else FEW])
    context = {
        "wanted": wanted, "found": told, "hits": part.items, "beside": beside, "alone": alone,
        "facets": _choices(wanted, told), "asked": parsed(wanted.words) is not None, "at": at, "names": NAMES,
        "reports_only": _address(wanted, of=("report",)), "next": next_address(request, part.next), "first": not cursor,
        "looked": LOOKED, "read": READ, "wider": _wider(wanted),
    }  # fmt: skip
    return Answer("search.html", context)


def _data(record: Record, wanted: Wanted, told: Found, part: Page[Hit], alone: bool) -> Row:
    """The hits of a page of the list; the reports found with its first."""
    f = told.facets
    first = not part.items or part.items[0].rank == 1
    reports = part.items if alone else told.pages(record, told.reports) if first else []
    return {
        "words": wanted.words,
        "looked_at": {"entries": LOOKED, "reports": READ},
        "more": {"entries": told.more_entries, "reports": told.more_reports},
        "total": {"entries": len(told.entries), "reports": len(told.reports)},
        "facets": {"of": f.sorts, "party": f.parties, "year": f.years, "outlet": f.outlets},
        "entries": [] if alone else [hit_row(hit) for hit in part.items],
        "reports": [hit_row(hit) for hit in reports],
        "next": part.next,
    }


def at(hit: Hit, words: str) -> str:
    """The words of a hit in its report, what was sought marked."""
    asked = {"words": words, "at": hit.start, "to": hit.end}
    return f"{report_at(hit.report)}?{urlencode(asked, errors='replace')}#at" if hit.report else ""


def _address(wanted: Wanted, **other: Any) -> str:
    """The address of the same search, but for some of what is asked."""
    asked: dict[str, Any] = {
        "words": wanted.words, "of": wanted.of, "party": wanted.parties, "by": wanted.by, "since": wanted.since,
        "until": wanted.until, "outlet": wanted.outlet, **other,
    }  # fmt: skip
    return "/search?" + urlencode({k: v for k, v in asked.items() if v}, doseq=True, errors="replace")


def _choices(wanted: Wanted, told: Found) -> dict[str, list[Choice]]:
    """What the search can be narrowed to, and what it is narrowed to already."""
    f = told.facets
    year = wanted.since if wanted.since == wanted.until else None
    made = {
        "Kind": [_choice(wanted, NAMES[v], n, v in wanted.of, of=(v,)) for v, n in f.sorts.items()],
        "Parties": [
            Choice(party_name(v), n, _address(wanted, party=_toggled(wanted.parties, v)), v in wanted.parties)
            for v, n in f.parties.items()
        ],
        "Year": [_choice(wanted, v, n, v == year, since=v, until=v) for v, n in f.years.items()],
        "Outlet": [
            _choice(wanted, v, n, v.casefold() == (wanted.outlet or "").casefold(), outlet=v)
            for v, n in f.outlets.items()
            if len(v) <= 200
        ],
    }
    return {name: of[:MANY] for name, of in made.items() if of}


def _choice(wanted: Wanted, name: str, number: int, chosen: bool, **asked: Any) -> Choice:
    other = dict.fromkeys(asked) if chosen else asked
    return Choice(name, number, _address(wanted, **other), chosen)


def _toggled(parties: tuple[str, ...], party: str) -> tuple[str, ...]:
    return tuple(p for p in parties if p != party) if party in parties else (*parties, party)


def _wider(wanted: Wanted) -> str:
    """The search by its words alone; "" if it is that."""
    narrow = wanted.of or wanted.parties or wanted.by or wanted.since or wanted.until or wanted.outlet
    return _address(Wanted(wanted.words)) if narrow else ""
