"""The section on the last contacts, by level."""

from datetime import date

from despatch.answers.brief.building import Desk
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.dossier import when
from despatch.answers.brief.occasions import Occasion, contact_of, occasions
from despatch.answers.brief.phrases import mechanism, topics
from despatch.answers.brief.telling import occasion_when, sentence
from despatch.answers.words import count, listed
from despatch.model.merged import MergedEntry
from despatch.record.levels import Level

LEVEL_NAMES: dict[Level | None, str] = {
    "leaders": "Leaders",
    "ministers": "Ministers",
    "officials": "Officials",
    None: "Level not told",
}
_MOST: dict[Level | None, int] = {"leaders": 4, "ministers": 4, "officials": 2, None: 2}
_ALWAYS = ("leaders", "ministers")  # of these the last contact is told, however long ago


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
    return desk.item(pieces, o.contacts, label=occasion_when(o), tag="" if o.kind == "met" else o.kind)


def _adds(desk: Desk, o: Occasion, other: MergedEntry) -> bool:
    """Whether a contact brings people or words into the line that the lead's citations do not show."""
    names = {s.name for s in desk.dossier.names.of(contact_of(o.lead), desk.ask.parties)}
    more = {s.name for s in desk.dossier.names.of(contact_of(other), desk.ask.parties) if s.name}
    return contact_of(other).kind == "visit" or not more <= names
