"""FollowTheMoney entities for what entries tell: Events for contacts and instruments, Notes for the rest."""

from typing import TYPE_CHECKING

from despatch.answers.dates import readable
from despatch.answers.exports.ftm_things import Maker, add, add_dates, article_id, id_of, party_id
from despatch.answers.exports.marks import coded_by
from despatch.answers.exports.origin import Origin
from despatch.answers.headline import headline, status_of
from despatch.answers.parties import party_name
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import rests_on
from despatch.answers.words import listed
from despatch.model import Commitment, Contact, Statement
from despatch.model.merged import MergedEntry

if TYPE_CHECKING:
    from followthemoney import EntityProxy


def about_event(make: Maker, m: MergedEntry, people: list[str], origins: list[Origin]) -> "EntityProxy":
    """A contact or an instrument: when, where, between whom, told by which articles in which words."""
    made = make.entity("Event", id_of("entry", m.id))
    add(made, "name", _name(m))
    add_dates(made, m.date)
    for involved in (*people, *map(party_id, m.parties)):
        made.add("involved", involved)
    if isinstance(m.entry, Contact):
        add(made, "location", _place(m.entry))
        add(made, "country", m.entry.country)
        add(made, "description", m.entry.mechanism, *m.entry.topics)
    add(made, "keywords", m.kind_of_entry, getattr(m.entry, "kind", None), status_of(m.entry))
    _sources(made, m, origins)
    return made


def about_note(make: Maker, m: MergedEntry, speaker: str | None, origins: list[Origin]) -> "EntityProxy":
    """What was said or undertaken, as a note on the speaker, else the party, else the article that tells it."""
    made = make.entity("Note", id_of("entry", m.id))
    add(made, "name", _name(m))
    add(made, "description", m.entry.content if isinstance(m.entry, Statement) else _words(m))
    on = [speaker] if speaker else [party_id(p) for p in m.parties] or [article_id(o.id) for o in origins]
    for id_ in on:
        made.add("entity", id_)
    add(made, "keywords", m.kind_of_entry, m.entry.form if isinstance(m.entry, Statement) else None)
    _sources(made, m, origins)
    return made


def _sources(made: "EntityProxy", m: MergedEntry, origins: list[Origin]) -> None:
    """The articles, and the cited words with who vouches for them; a summary of on how much it rests."""
    for origin in origins:
        made.add("proof", article_id(origin.id))
        add(made, "sourceUrl", origin.url)
        add(made, "publisher", origin.outlet)
    told = f"{_when(m)}. It rests on {rests_on(m)}. {coded_by(m)}"
    differing = f" The reports differ on {listed(sorted(m.differences))}." if m.differences else ""
    add(made, "summary", told + differing)
    property_ = "notes" if "notes" in made.schema.properties else "summary"
    add(made, property_, *(f"“{plain(c.text)}” [{plain(c.report or '')}]" for c in m.entry.citations))
    if "recordId" in made.schema.properties:
        add(made, "recordId", m.id)


def _name(m: MergedEntry) -> str:
    head = headline(m.entry)
    if isinstance(m.entry, Statement):
        return shortened(f"{m.entry.speaker or 'Unnamed speaker'}: {m.entry.content}", 160)
    if isinstance(m.entry, Commitment):
        return shortened(f"{_parties(m) or 'Commitment'}: {m.entry.what}", 160)
    parts = [p for p in (_parties(m), plain(head.where), readable(m.date) if m.date else "") if p]
    return shortened(f"{plain(head.what)}: {', '.join(parts)}", 300)


def _parties(m: MergedEntry) -> str:
    return listed(plain(party_name(p)) for p in m.parties)


def _words(m: MergedEntry) -> str | None:
    return m.entry.what if isinstance(m.entry, Commitment) else None


def _when(m: MergedEntry) -> str:
    """The date in words and as told; without one, what bounds it."""
    if not m.date:
        bound = m.bounded_by
        after, before = (bound.after, bound.before) if bound else (None, None)
        told = [f"{word} {readable(at)}" for word, at in (("after", after), ("by", before)) if at]
        return f"No date is told ({', '.join(told)})" if told else "No date is told"
    due = "Due" if isinstance(m.entry, Commitment) else "Date"
    return f"{due}: {readable(m.date)} ({plain(m.date)})"


def _place(contact: Contact) -> str | None:
    parts = [contact.place, party_name(contact.country) if contact.country else None]
    return plain(", ".join(p for p in parts if p)) or None
