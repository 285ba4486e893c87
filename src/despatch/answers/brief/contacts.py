"""The sections on contacts: the last ones, by level, and those that are planned, put off or lapsed."""

from datetime import date

from despatch.answers.brief.building import Desk
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.dossier import when
from despatch.answers.brief.occasions import Occasion, contact_of, fulfils, occasions, one_sided
from despatch.answers.brief.telling import dated, mechanism, occasion_when, sentence, told, topics
from despatch.answers.dates import readable
from despatch.answers.words import count, listed
from despatch.model.fates import Fate
from despatch.model.merged import MergedEntry
from despatch.record.levels import Level, level

LEVEL_NAMES: dict[Level | None, str] = {
    "leaders": "Leaders",
    "ministers": "Ministers",
    "officials": "Officials",
    None: "Level not told",
}
_MOST: dict[Level | None, int] = {"leaders": 4, "ministers": 4, "officials": 2, None: 2}
_ALWAYS = ("leaders", "ministers")  # of these the last contact is told, however long ago
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


def last_contacts(desk: Desk) -> Section:
    """Occasions of the span by level, the last ones first; of a level without any, the last before the span."""
    found = occasions(desk.dossier, desk.dossier.contacts())
    groups, left = [], 0
    for at, name in LEVEL_NAMES.items():
        mine = sorted((o for o in found if o.level == at), key=lambda o: _recent(desk, o), reverse=True)
        inside = [o for o in mine if o.first >= desk.ask.since]
        shown = inside[: desk.most(_MOST[at])] or mine[:1] * (at in _ALWAYS)
        left += len(inside) - len(shown) if inside else 0
        if shown:
            title = name if inside else f"{name}: none in this span, the last before it"
            groups.append(Group(title=title, items=tuple(_last(desk, o) for o in shown)))
    return desk.section(
        "last",
        groups=tuple(groups),
        intro=() if groups else ("The record tells of no contact between the two whose year is known.",),
        more=f"{count(left, 'further contact')} of the span" if left else "",
        command=desk.command("--kind contact"),
    )


def _recent(desk: Desk, o: Occasion) -> tuple[date, bool, int, str]:
    """Key of order: the later, the better sourced."""
    met = when(o.lead) or (o.first, o.last)
    return met[0], o.kind == "met", max(m.sources.texts for m in o.contacts), o.lead.id


def _last(desk: Desk, o: Occasion) -> Item:
    m = o.lead
    people = [s.shown() for s in desk.dossier.names.of(contact_of(m), desk.ask.parties)]
    terms = [*people, mechanism(contact_of(m)), contact_of(m).place or ""]
    notes = list(desk.notes.of(m, terms, most=2))
    for other in o.contacts[1:]:
        if len(notes) < 3 and _adds(desk, o, other):
            notes += [n for n in desk.notes.of(other, terms) if n not in notes]
    dealt = topics(contact_of(m))
    text = sentence(desk.dossier, o)
    text += f". On {listed(dealt)}" if dealt else ""
    pieces = [Piece(text=f"{text}.", notes=tuple(notes[:3]))]
    if any(contact_of(c).status == "ongoing" for c in o.contacts) and all(
        contact_of(c).status != "held" for c in o.contacts
    ):
        pieces.append(Piece(text=" Reported while under way.", style="soft"))
    differing = sorted({f for c in o.contacts for f in desk.contrary(c)} & {"date", "place", "status"})
    if differing:
        pieces.append(Piece(text=f" Reports differ on the {listed(differing)}.", style="soft"))
    return desk.item(
        pieces, o.contacts, label=occasion_when(o), tag="" if o.kind == "met" else _KIND_TAGS[o.kind]
    )


_KIND_TAGS = {"call": "call", "message": "message", "multilateral": "multilateral"}


def _adds(desk: Desk, o: Occasion, other: MergedEntry) -> bool:
    """Whether a contact brings people or words into the line that the lead's citations do not show."""
    names = {s.name for s in desk.dossier.names.of(contact_of(o.lead), desk.ask.parties)}
    more = {s.name for s in desk.dossier.names.of(contact_of(other), desk.ask.parties) if s.name}
    return contact_of(other).kind == "visit" or not more <= names


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
