"""Entries as the plain rows that charts are drawn from."""

from collections.abc import Iterable

from despatch.answers.dates import readable
from despatch.answers.headline import headline, status_of
from despatch.answers.parties import party_name
from despatch.answers.plain import shortened
from despatch.answers.rows import Row
from despatch.model import Contact
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds


def point_row(m: MergedEntry, level: str | None) -> Row:
    """A contact or instrument on a timeline: what it is, from which day to which, or by when at the latest; unknown is null."""
    span = bounds(m.date)
    bound = m.bounded_by
    by = bounds(bound.before or bound.after) if bound and not m.date else None
    head = headline(m.entry)
    when = (
        readable(m.date)
        if m.date
        else f"by {readable(bound.before)}"
        if bound and bound.before
        else "undated"
    )
    said = ", ".join(part for part in (head.what, head.where, level) if part)
    return {
        "id": m.id,
        "kind": m.entry.kind if isinstance(m.entry, Contact) else "instrument",
        "status": status_of(m.entry),
        "level": level,
        "date": m.date,
        "first_day": span[0].isoformat() if span else None,
        "last_day": span[1].isoformat() if span else None,
        "not_after": by[1].isoformat() if by else None,
        "what": f"{when}: {shortened(said, 160)}",
    }


def pair_rows(pairs: Iterable[tuple[str, str, int]]) -> list[Row]:
    """Pairs of parties and their contacts, for a network."""
    return [{"a": a, "b": b, "contacts": n} for a, b, n in pairs]


def state_names(pairs: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """The names of the states among the parties of pairs; bodies have no name but their code, and are left out."""
    codes = {code for a, b, _ in pairs for code in (a, b)}
    return {code: party_name(code) for code in sorted(codes) if party_name(code) != code}
