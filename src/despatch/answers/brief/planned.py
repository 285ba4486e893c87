"""The section on what comes next: planned, put off, lapsed."""

from despatch.answers.brief.building import Desk
from despatch.answers.brief.contacts import LEVEL_NAMES
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.occasions import contact_of, fulfils, occasions, one_sided
from despatch.answers.brief.phrases import dated, mechanism, topics
from despatch.answers.brief.telling import told
from despatch.answers.dates import readable
from despatch.model.fates import Fate
from despatch.model.merged import MergedEntry
from despatch.record.levels import level

_LATELY = 400  # days
_MOST_NEXT = 7
# What a plan has come to -> the heading it is listed under.
_STATES = {
    "planned": "Planned",
    "postponed": "Put off, without a new date",
    "perhaps held": "Planned, perhaps held since",
    "perhaps cancelled": "Planned, perhaps cancelled",
    "lapsed": "Lapsed: planned, and no report of its being held",
}


def next_contacts(desk: Desk) -> Section:
    """What is planned from today, what was put off, what has lapsed; the soonest first, and the latest lapsed first."""
    groups, shown, left, ahead = [], 0, 0, False
    for state, found in plans(desk).items():
        found.sort(key=lambda f: (_order(f[1]), f[0].id), reverse=state == "lapsed")
        kept = found[: max(0, desk.most(_MOST_NEXT) - shown)]
        left += len(found) - len(kept)
        shown += len(kept)
        ahead |= state == "planned" and bool(kept)
        if kept:
            groups.append(Group(title=_STATES[state], items=tuple(_plan(desk, m, f) for m, f in kept)))
    return desk.section(
        "next",
        groups=tuple(groups),
        intro=()
        if ahead
        else (
            f"The record tells of nothing planned between the two after {readable(desk.ask.today.isoformat())}.",
        ),
        more=f"{left} more" if left else "",
        command="despatch pending " + desk.parties,
    )


def plans(desk: Desk) -> dict[str, list[tuple[MergedEntry, Fate]]]:
    """The plans that matter on the day asked, by what they have come to; not those that an occasion of the record fulfils."""
    by_state: dict[str, list[tuple[MergedEntry, Fate]]] = {state: [] for state in _STATES}
    took_place = occasions(desk.dossier, desk.dossier.contacts())
    for m in desk.dossier.of("contact"):
        fate = desk.fates.get(m.id)
        if fate is None or fate.state not in by_state or one_sided(contact_of(m), desk.ask.parties):
            continue
        if fate.due is None and (_stale(desk, m) or _thin(m)):
            continue
        past = fate.state in ("lapsed", "perhaps held", "perhaps cancelled", "postponed")
        if past and not desk.dossier.in_span(m):
            continue
        if (past or fate.due is None) and any(fulfils(desk.dossier, o, m) for o in took_place):
            continue
        by_state[fate.state].append((m, fate))
    return by_state


def _order(fate: Fate) -> tuple[bool, int]:
    return fate.days is None, fate.days or 0


def _stale(desk: Desk, m: MergedEntry) -> bool:
    """A plan without a date that was last told more than a year ago: nobody waits for it any more."""
    told_on = desk.dossier.told(m)
    return told_on is None or (desk.ask.today - told_on[1]).days > _LATELY


def _thin(m: MergedEntry) -> bool:
    """A plan without day, place or format tells nothing to prepare for."""
    contact = contact_of(m)
    return not (contact.place or contact.country or mechanism(contact) or topics(contact))


def _plan(desk: Desk, m: MergedEntry, fate: Fate) -> Item:
    contact = contact_of(m)
    people = desk.dossier.names.of(contact, desk.ask.parties)
    terms = [*(s.shown() for s in people), mechanism(contact), contact.place or ""]
    notes = desk.notes.of(m, terms, most=2)
    text = told(contact, people, desk.ask.parties, planned=True)
    if contact.status == "proposed":
        text += ", proposed"
    pieces = [Piece(text=f"{text}.", notes=notes)]
    if fate.state.startswith("perhaps") and fate.bearings:
        b = fate.bearings[-1]
        extra = desk.cite(b.citation)
        pieces.append(Piece(text=f" {fate.reason[:1].upper()}{fate.reason[1:]}.", style="soft", notes=extra))
    at = level(contact)
    return desk.item(
        pieces,
        (m,),
        label=dated(m) if fate.due is None else readable(fate.due),
        tag=LEVEL_NAMES[at].lower() if at else "",
    )
