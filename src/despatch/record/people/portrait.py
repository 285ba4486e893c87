"""A person as the record shows it, made of everything told."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from despatch.model import Citation, Contact
from despatch.model.people import Met, NameTold, RecordedPerson
from despatch.record.names import fold
from despatch.record.people.cluster import Cluster
from despatch.record.people.lexicon import Term, lists
from despatch.record.people.offices import citation, offices
from despatch.record.people.tellings import DONE, Telling
from despatch.record.people.wording import Named, named

_TRIED = 12  # tellings, the latest first, in which words that name the person are sought


def told_of(person: Sequence[Cluster]) -> list[Telling]:
    """All that is told of a person, in the order of time."""
    return sorted((t for c in person for t in c.tellings), key=lambda t: t.order)


class Somebody(NamedTuple):
    """Somebody told apart from all others: `told` in the order of time, `entries` the ids of those, `terms` the register's."""

    id: str
    name: Named
    party: str | None
    perhaps: tuple[str, ...]
    told: list[Telling]
    entries: tuple[str, ...]
    terms: list[Term]

    @property
    def names(self) -> tuple[NameTold, ...]:
        """The names told, those told most often first."""
        forms = Counter(t.named.name for t in self.told)
        return tuple(NameTold(name=n, entries=forms[n]) for n in sorted(forms, key=lambda n: (-forms[n], n)))

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties told, those told most often first."""
        sides = Counter(t.party for t in self.told if t.party)
        return tuple(sorted(sides, key=lambda p: (-sides[p], p)))


def name_of(told: Sequence[Telling]) -> Named:
    """The name to show: whole, with the given name spelt out, told often; of equals the fullest."""
    forms = Counter([t.named for t in told])
    if len(forms) == 1:
        return told[0].named
    by_words = Counter(t.form.words for t in told)

    def worth(name: Named) -> tuple[bool, bool, int, int, int, str]:
        full = sum(len(w) > 1 for w in name.words)
        spelt = name.whole and len(name.words[0]) > 1
        return (
            not name.whole,
            not spelt,
            -by_words[name.words] * full,
            -forms[name],
            -len(name.name),
            name.name,
        )

    return min(forms, key=worth)


def stem_of(name: Named, party: str | None) -> tuple[str, str]:
    """What an id is made of: the family name and the initial of the given name; and the whole name."""
    words = tuple(_as_written(w, name.name) for w in name.words)
    at = 0 if name.crowned else -1
    if len(words) > 1 and party in lists().family_first - {"JPN", "HUN"}:
        at = 0 if words[0] in lists().eastern_families or words[-1] not in lists().eastern_families else -1
    rest = [w for n, w in enumerate(words) if n != at % len(words)]
    short = [party or "none", words[at], *(w[0] for w in rest[:1])]
    return _slug(short), _slug([party or "none", words[at], *rest])


def _as_written(word: str, name: str) -> str:
    """A word as the name has it, where comparison has made one of its spellings: abdfattah of Abdel Fattah."""
    if not word.startswith("abd"):
        return word
    written = re.search(rf"abd[a-z]{{0,2}}{re.escape(word[3:])}", re.sub(r"[\W_]+", "", fold(name)))
    return written[0] if written else word


def _slug(parts: Sequence[str]) -> str:
    slug = "-".join(parts).lower().replace(" ", "-")
    if re.fullmatch(r"[a-z0-9-]{1,80}", slug):
        return slug
    return hashlib.blake2b(slug.encode("utf-8", "replace"), digest_size=6).hexdigest()


def portrait(one: Somebody) -> RecordedPerson:
    """Everything the record shows of one person."""
    told = one.told
    order = [t for t in told if t.days and not t.by_past] or [t for t in told if t.days] or []
    entries = {t.entry.id: t for t in told}
    said = {e for e, t in entries.items() if t.statement}
    late = sorted(order, key=_latest_first) or told[::-1]
    last = late[0]
    shown = next((t for t in late[:_TRIED] if _named_in(citation(t), t)), last)
    return RecordedPerson(
        id=one.id,
        name=one.name.name,
        names=one.names,
        party=one.party,
        parties=one.parties,
        perhaps=one.perhaps,
        offices=offices(told, one.party, one.terms),
        contacts=len(entries) - len(said),
        statements=len(said),
        first_seen=order[0].date if order else None,
        last_seen=last.date if order else None,
        last_met=_met(told, one.party),
        last_entry=shown.entry.id,
        citation=citation(shown),
        entries=one.entries,
    )


def _named_in(cited: Citation | None, telling: Telling) -> bool:
    """Whether the words cited have a part of the name, not "he" alone."""
    return cited is not None and any(w in fold(cited.text) for w in telling.form.words if len(w) > 1)


def _met(told: list[Telling], party: str | None) -> Met | None:
    """The last contact that took place with somebody named of another party; failing that, with another party."""
    unnamed = None
    for telling in sorted((t for t in told if t.days), key=_latest_first):
        contact = telling.entry.entry
        if not isinstance(contact, Contact) or contact.status not in DONE or contact.kind == "message":
            continue
        own = telling.party or party
        others = [
            p for p in contact.participants if p.name and p.name != telling.named.name and p.party != own
        ]
        met = Met(
            id=telling.entry.id,
            kind=contact.kind,
            date=telling.date,
            with_=tuple(n.name for p in others if (n := named(p.name, p.party))),
            parties=tuple(p for p in contact.parties if p != own),
            citation=citation(telling),
        )
        if met.with_:
            return met
        unnamed = unnamed or (met if met.parties else None)
    return unnamed


def _latest_first(telling: Telling) -> tuple[int, str, str]:
    return (-telling.days.first if telling.days else 0, telling.entry.id, telling.named.name)
