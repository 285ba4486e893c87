"""People of a record, for people: name, party, offices as reports show them, how often seen, with whom last met."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.people import Wish
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import ReportOf, source_line
from despatch.answers.words import count, listed
from despatch.model import Citation
from despatch.model.people import Met, OfficeShown, RecordedPerson

_QUOTE = 240  # characters of a citation
_OFFICES = 6  # shown of each person
_FORMS = 6
_LABEL = 10  # columns


def people_text(
    found: list[RecordedPerson], wish: Wish, report_of: ReportOf, *, width: int
) -> Iterator[RenderableType]:
    """The parts from top to bottom: a heading, a block a person, those who may be several under a rule of their own."""
    yield _heading(found, wish)
    names = {p.id: p for p in found}
    unsure = False
    for person in found:
        yield Text()
        if person.perhaps and not unsure:
            unsure = True
            yield Rule(
                Text("Short names that may be several people's", style="bold"), align="left", style=DIM
            )
            yield Text()
        yield from _block(person, names, report_of, width)
    if found:
        hint = "Offices are from the first to the last report that shows them: not terms of office.\n"
        hint += '"despatch timeline --person NAME" lists what they took part in; "despatch show ID" an entry whole.'
        yield Text()
        yield Text(hint, style=DIM)


def _heading(found: list[RecordedPerson], wish: Wish) -> Text:
    words = (
        "People of " + listed(party_name(p) for p in wish.parties) if wish.parties else "People of the record"
    )
    for name in ("name", "office", "since", "until"):
        value = getattr(wish, name)
        words += f", {name} {value}" if value else ""
    out = Text(shortened(words, 200), style="bold")
    sure = [p for p in found if not p.perhaps]
    told = [count(len(sure), "person").replace("persons", "people")] if sure else []
    if len(sure) < len(found):
        told.append(count(len(found) - len(sure), "short name"))
    return out.append(f"\n{listed(told) or 'Nobody'}", style=DIM)


def _block(
    person: RecordedPerson, names: dict[str, RecordedPerson], report_of: ReportOf, width: int
) -> Iterator[RenderableType]:
    head = Text(shortened(person.name, 100), style="bold green")
    party = f"{party_name(person.party)} ({person.party})" if person.party else "party not told"
    if person.party and party_name(person.party) == person.party:
        party = person.party
    head.append(f"  {plain(party)}", style="bold cyan" if person.party else DIM)
    yield head
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style=DIM, width=_LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _lines(person, names, report_of):
        grid.add_row(label, value)
    yield Padding(grid, (0, 0, 0, 2))


def _lines(
    person: RecordedPerson, names: dict[str, RecordedPerson], report_of: ReportOf
) -> Iterator[tuple[str, Text]]:
    if person.perhaps:
        others = (plain(names[i].name) if i in names else i for i in person.perhaps)
        yield "Perhaps", Text(listed(others, most=6).replace(" and ", " or "), style="yellow")
    forms = [n.name for n in person.names if n.name != person.name]
    if forms:
        yield "Also", Text(listed((shortened(n, 60) for n in forms), most=_FORMS))
    for n, office in enumerate(person.offices[-_OFFICES:]):
        yield ("Office" if not n else "", _office(office, person.party))
    yield "Seen", Text(_seen(person))
    if person.last_met:
        yield "Last met", _met(person.last_met)
        yield "", _cited(person.last_met.citation, report_of, person.last_met.id)
    elif person.citation:
        yield "Last told", _cited(person.citation, report_of, person.last_entry or person.entries[-1])
    yield "Id", Text(person.id, style=DIM)


def _office(office: OfficeShown, party: str | None) -> Text:
    out = Text(shortened(office.office, 90))
    if office.party and office.party != party:
        out.append(f", {party_name(office.party)}", style="cyan")
    if not office.first or not office.last:
        return out.append("  undated", style=DIM)
    when = (
        readable(office.first)
        if office.first == office.last
        else f"{_since(office.first)} – {readable(office.last)}"
    )
    return out.append(f"  {when}", style="bold").append(f"  {count(office.entries, 'entry')}", style=DIM)


def _seen(person: RecordedPerson) -> str:
    parts = [
        count(n, noun) for n, noun in ((person.contacts, "contact"), (person.statements, "statement")) if n
    ]
    first, last = person.first_seen, person.last_seen
    when = f", {_since(first)}" + (f" – {readable(last)}" if last != first else "") if first else ", undated"
    told = (
        f"; also told as of {listed(party_name(p) for p in person.parties[1:])}"
        if len(person.parties) > 1
        else ""
    )
    return plain(listed(parts) + when + told)


def _since(date: str) -> str:
    """The start of a stretch: of an interval without an end, the day on which it begins."""
    return readable(date).removeprefix("from ")


def _met(met: Met) -> Text:
    who = listed((shortened(n, 60) for n in met.with_), most=5)
    of = listed(party_name(p) for p in met.parties)
    line = f"{who} ({of})" if who and of else who or of
    return Text(plain(f"{line}: {met.kind}, {readable(met.date)}"))


def _cited(citation: Citation | None, report_of: ReportOf, entry: str) -> Text:
    if citation is None:
        return Text(f"#{entry[:8]}", style=DIM)
    out = Text(f"“{shortened(citation.text, _QUOTE)}”", style="italic dim")
    return out.append(f"\n{plain(source_line(citation, report_of))}  #{entry[:8]}", style=f"not italic {DIM}")
