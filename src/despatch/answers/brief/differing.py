"""The section on where sources differ: who says what of one thing."""

from despatch.answers.brief.building import Desk
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.occasions import contact_of
from despatch.answers.brief.phrases import capital, dated
from despatch.answers.brief.telling import told
from despatch.answers.brief.texts import title_of
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.plain import shortened
from despatch.answers.words import count, listed
from despatch.model import Commitment, Contact, Instrument, Statement
from despatch.model.fates import Difference, Says
from despatch.model.merged import MergedEntry

_MOST = 5
_FIELDS = (
    "status",
    "action",
    "date",
    "due",
    "place",
    "country",
    "parties",
    "by",
    "participants",
    "content",
    "title",
    "mechanism",
)


def differences(desk: Desk) -> Section:
    """What reports of the span contradict each other in; what is only less exact or worded otherwise is left out."""
    by_id = {m.id: m for m in desk.dossier.entries if desk.dossier.in_span(m)}
    found = [d for id_ in by_id for d in desk.differences.get(id_, ()) if d.contrast == "contrary"]
    found = [d for d in found if _plain(d) and d.field in _FIELDS]
    found.sort(key=lambda d: (_FIELDS.index(d.field), -by_id[d.id].sources.texts, d.id))
    items = tuple(_line(desk, by_id[d.id], d) for d in found[: desk.most(_MOST)])
    left = len(found) - len(items)
    return desk.section(
        "differences",
        groups=(Group(items=items),) if items else (),
        intro=() if items else ("No report of the span contradicts another.",),
        more=f"{count(left, 'further difference')}" if left else "",
        command=f"despatch differences {desk.parties}",
    )


def _plain(d: Difference) -> bool:
    """Whether it can be told in one line: two to four values, none too long."""
    return 2 <= len(d.says) <= 4 and all(len(_value(d.field, s)) <= 90 for s in d.says)


def _line(desk: Desk, m: MergedEntry, d: Difference) -> Item:
    pieces = [Piece(text=f"{_what(desk, m)} – {d.field}: ")]
    for i, says in enumerate(d.says):
        notes: tuple[int, ...] = ()
        for citation in says.citations[:1]:
            notes = desk.cite(citation, [_value(d.field, says)])
        pieces.append(Piece(text=f"{_who(desk, says)}: {_value(d.field, says)}", notes=notes))
        pieces.append(Piece(text=". " if i == len(d.says) - 1 else "; "))
    taken = next((s for s in d.says if s.taken), None)
    if taken:
        pieces.append(Piece(text=f"The record takes {_value(d.field, taken)}.", style="soft"))
    return desk.item(pieces, (m,), label=dated(m))


def _what(desk: Desk, m: MergedEntry) -> str:
    entry = m.entry
    if isinstance(entry, Contact):
        planned = entry.status not in ("held", "ongoing")
        people = desk.dossier.names.of(entry, desk.ask.parties)
        return told(contact_of(m), people, desk.ask.parties, planned=planned)
    if isinstance(entry, Instrument):
        return title_of(m)
    if isinstance(entry, Commitment):
        return capital(shortened(entry.what, 90))
    assert isinstance(entry, Statement)
    return f"Words of {entry.speaker or 'an unnamed speaker'}"


def _who(desk: Desk, says: Says) -> str:
    names = []
    for citation in says.citations:
        report = desk.dossier.report_of(citation.report or "")
        names.append((report and report.outlet) or citation.report or "a report")
    return listed((shortened(n, 40) for n in dict.fromkeys(names)), most=2)


def _value(field: str, says: Says) -> str:
    if isinstance(says.value, tuple):
        return listed(party_name(v) if field in ("parties", "by") else shortened(v, 60) for v in says.value)
    if field == "country":
        return party_name(says.value)
    return readable(says.value) if field in ("date", "due") else shortened(says.value, 120)
