"""What a timeline is asked for, and the entries of a record that answer it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from despatch.answers.parties import party_name
from despatch.answers.timeline import chosen
from despatch.answers.words import CONTACT_KINDS
from despatch.model import UsageError
from despatch.model.merged import ENTRY_SORTS, MergedEntry
from despatch.model.when import bounds

if TYPE_CHECKING:
    from despatch.record import Record

_SHARED = ("contact", "instrument")
_SORT_OF = {**dict.fromkeys(CONTACT_KINDS, "contact"), "quotation": "statement"}


@dataclass(frozen=True)
class Query:
    """Codes of parties, EDTF dates, kinds and statuses (see `answers.timeline`), a name, words."""

    parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    person: str | None = None
    about: str | None = None

    def check(self) -> None:
        """Refuse dates that are none, or that leave no time between them.

        Raises:
            UsageError: says which.
        """
        for name, value in (("--since", self.since), ("--until", self.until)):
            if value is not None and bounds(value) is None:
                raise UsageError(
                    name, f"{value!r} is no date with a year", f"{name} 2023-12-27, 2023-12 or 2023"
                )
        first, last = bounds(self.since), bounds(self.until)
        if first and last and last[1] < first[0]:
            raise UsageError(
                "--since", f"{self.since} is after --until {self.until}", "the two the other way round"
            )


def answer(record: "Record", query: Query) -> list[MergedEntry]:
    """The entries that answer `query`, in the order of time.

    Contacts and instruments are those between all of its parties. What one side says or undertakes
    belongs to a relationship of several where a report that has it tells of such a contact or
    instrument.
    """
    sorts = tuple(dict.fromkeys(_SORT_OF.get(kind, kind) for kind in query.kinds)) or ENTRY_SORTS
    shared = tuple(s for s in sorts if s in _SHARED or len(query.parties) < 2)
    own = tuple(s for s in sorts if s not in shared)
    found = {m.id: m for m in _ask(record, query, query.parties, shared)} if shared else {}
    if own:
        about_them = {r for m in record.timeline(*query.parties, of=_SHARED) for r in m.reports}
        for party in query.parties:
            for m in _ask(record, query, (party,), own):
                if not about_them.isdisjoint(m.reports) and set(m.parties) <= set(query.parties):
                    found[m.id] = m
    return chosen(found.values(), query.kinds, query.statuses)


def _ask(
    record: "Record", query: Query, parties: tuple[str, ...], sorts: tuple[str, ...]
) -> Iterator[MergedEntry]:
    return record.timeline(
        *parties, since=query.since, until=query.until, person=query.person, about=query.about, of=sorts
    )


def title(query: Query) -> str:
    """ "India – Russia, since 2023, about oil"."""
    words = " – ".join(party_name(p) for p in query.parties) or "All parties"
    for name in ("since", "until", "person", "about"):
        value = getattr(query, name)
        words += f", {name} {value}" if value else ""
    return words
