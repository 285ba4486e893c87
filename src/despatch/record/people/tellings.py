"""What the entries of a record tell of people: one telling for each person in each entry."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from despatch.model import Contact, Statement
from despatch.model.merged import MergedEntry
from despatch.record.dates import Days, days
from despatch.record.names import fold, office_of
from despatch.record.people.apposed import office_before
from despatch.record.people.forms import Form
from despatch.record.people.wording import Named, named
from despatch.record.words import party_words

DONE = ("held", "ongoing")
_YEAR = 366
_LAST = (9999999, 0)  # where the undated stand
_FORMER = re.compile(
    r"\b(?:former|ex|late|then|one-time|onetime|deposed|ousted|retired|outgoing)\b", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:elect|designate|acting|interim|caretaker|nominee|candidate)\b", re.IGNORECASE)


class Telling(NamedTuple):
    """One person in one entry. `days` and `date` (EDTF) are when it shows the person; `by_past`: from long after.

    `office` is a class of office (`names.office_of`) or the folded words of the role; `role` the words as told.
    `order` sorts tellings by time, the undated last.
    """

    entry: MergedEntry
    named: Named
    form: Form
    party: str | None
    role: str
    office: str
    days: Days | None
    date: str | None
    by_past: bool
    reports: tuple[str, ...]
    order: tuple[int, int, str, str, str, str]

    @property
    def statement(self) -> bool:
        """Whether the person speaks in it."""
        return isinstance(self.entry.entry, Statement)


def tellings(entries: Iterable[MergedEntry]) -> Iterator[Telling]:
    """Everybody named in contacts and statements, people only."""
    for merged in entries:
        entry = merged.entry
        if isinstance(entry, Contact):
            shown = None
            for person in entry.participants:
                if person.name:
                    shown = shown or _shown(merged)
                    if told := _telling(merged, person.name, person.role, person.party, shown):
                        yield told
        elif isinstance(entry, Statement) and entry.speaker:
            told = _telling(merged, entry.speaker, None, entry.party, _shown(merged))
            if told:
                yield told


def _apposed(merged: MergedEntry, name: str) -> str:
    """The office before the name in the words cited, where the entry itself tells none."""
    return next((o for c in merged.entry.citations if (o := office_before(c.text, name))), "")


_Shown = tuple[Days | None, str | None, bool, tuple[str, ...]]


def _telling(
    merged: MergedEntry, name: str, role: str | None, party: str | None, shown: _Shown
) -> Telling | None:
    known, form = _form_of(name, party)
    if known is None:
        return None
    role = role or known.office or _apposed(merged, known.name)
    order = (*(shown[0] or _LAST), merged.id, known.name, role, party or "")
    return Telling(merged, known, form, party, role, office_class(role, party), *shown, order)


@lru_cache(maxsize=65536)
def _form_of(name: str, party: str | None) -> tuple[Named | None, Form]:
    known = named(name, party)
    return known, Form(known.words, known.mark, known.patronymic) if known else Form(())


@lru_cache(maxsize=65536)
def office_class(role: str | None, party: str | None = None) -> str:
    """What tells offices apart: a class, else the role's words; empty where none is held, or no more."""
    if not role or _FORMER.search(role):
        return ""
    held = office_of(role)
    ahead = _AHEAD.search(role)
    if held:
        return f"{fold(ahead[0])} {held}" if ahead else held
    words = [w for w in re.findall(r"[^\W_]+", fold(role)) if w not in ("the", "of", "for", "and", "s", "a")]
    own = party_words().get(party or "", frozenset())
    return " ".join(sorted({w for w in words if own.isdisjoint((w, w.removesuffix("s")))} or set(words)))


def _shown(merged: MergedEntry) -> _Shown:
    """When an entry shows its people: a contact held on its date, all else when reports told of it."""
    told = [s.reported for s in merged.history if s.reported]
    published = min((t for t in told if days(t)), key=lambda t: (days(t), t), default=None)
    entry = merged.entry
    own = merged.date if isinstance(entry, Statement) or getattr(entry, "status", "") in DONE else None
    covered = days(own)
    if covered and covered.length <= _YEAR:
        reported = days(published)
        return covered, own, bool(reported and covered.last < reported.first - _YEAR), merged.reports
    bound = merged.bounded_by
    date = published or (bound and (bound.before or bound.after)) or None
    at = days(date)
    if at and at.length <= _YEAR:
        return at, date, False, merged.reports
    return None, own or date, False, merged.reports
