"""An analysis indexed by sentence: what stands where, for the makers of entries."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from despatch.model import Analysis, Citation, Contact, Mention, Sentence, Time
from despatch.registers.states import states

_CURRENCY = re.compile(
    r"[\s-]+(?:dollars?|dlrs|pounds?|francs?|yen|won|yuan|rupees?|rubles?|roubles?|kron\w+)\b"
)
_TITLE = re.compile(
    r"\s+(?:(?:[A-Z]\w+|and)\s+){0,3}(?:Declaration|Accords?|Protocols?|Treaty|Agreements?|Convention|Charter|Communiqu|Road|"
    r"Action|Process|Initiative|Consensus|Statement)|\s+(?:(?:peace|cease-?fire)\s+)?(?:accord|protocol|agreement|treat|declaration|pact)(?:s|y|ies)?\b"
)


class Scene:
    """Mentions and times by sentence, parties and dates in a stretch of text."""

    def __init__(self, analysis: Analysis, contacts: tuple[Contact, ...] = ()) -> None:
        self.analysis = analysis
        self.contacts = contacts
        self.text = analysis.report.text
        self._mention_starts = [m.start for m in analysis.mentions]
        self._time_starts = [t.start for t in analysis.times]

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that begin in `[start, end)`."""
        low, high = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return self.analysis.mentions[low:high]

    def times(self, start: int, end: int) -> tuple[Time, ...]:
        """Time expressions that begin in `[start, end)`."""
        low, high = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        return self.analysis.times[low:high]

    def parties(self, start: int, end: int) -> list[str]:
        """Parties named in `[start, end)`, each once, in order; places stand for nobody here."""
        found: dict[str, None] = {}
        for mention in self.mentions(start, end):
            if mention.type == "place" or self.names_a_thing(mention):
                continue
            for party in self.parties_of(mention):
                found[party] = None
        return list(found)

    def names_a_thing(self, mention: Mention) -> bool:
        """Whether a state's name is part of another name: "50 million U.S. dollars", "the Hanoi Declaration"."""
        if mention.type != "state":
            return False
        after = self.text[mention.end : mention.end + 40]
        if _CURRENCY.match(after):
            return True
        state = states().get(mention.of or "")
        named = self.text[mention.start : mention.end]
        if not state or named not in state.seats or named in state.names or not _TITLE.match(after):
            return False
        return (
            self.text[max(0, mention.start - 1)] not in "-–"
        )  # "the Moscow-Minsk treaty" is between the two

    def parties_of(self, mention: Mention) -> tuple[str, ...]:
        """Parties that a mention stands for: its own, else those its people serve."""
        if mention.parties:
            return self._group(mention) if mention.form in ("group", "pronoun") else mention.parties
        people = (self.analysis.people[i].party for i in mention.people)
        return tuple(dict.fromkeys(p for p in people if p))

    @cached_property
    def main(self) -> Contact | None:
        """The contact that the report is most about."""
        return main_contact(self.contacts, self.pair)

    @cached_property
    def _named(self) -> Counter[str]:
        """How often each party is named."""
        named: Counter[str] = Counter()
        for mention in self.analysis.mentions:
            if mention.type != "place" and mention.form not in ("group", "pronoun"):
                named.update(dict.fromkeys(self.parties_of(mention), 1))
        return named

    @property
    def most_told(self) -> list[str]:
        """The parties of the report, the most named first."""
        return [party for party, _ in self._named.most_common()]

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two parties that the report is most about, by its contacts and its mentions; () if it has no two."""
        named = self._named
        pairs: Counter[tuple[str, ...]] = Counter()
        for contact in self.contacts:
            if len(contact.parties) == 2:
                pairs[contact.parties] += 1 + (contact.status in ("held", "ongoing"))
        first = named.most_common(2)
        # A state named once or twice in a report about home affairs makes no pair.
        alone = len(named) == 2 and first[0][1] <= 2 * first[1][1]
        if len(first) == 2 and (pairs or alone or first[1][1] >= max(3, first[0][1] // 4)):
            pairs[tuple(sorted(p for p, _ in first))] += 0
        return max(pairs, key=lambda pair: (pairs[pair] + min(named[p] for p in pair), pair), default=())

    def _group(self, mention: Mention) -> tuple[str, ...]:
        """ "The two countries" are a pair whose contact is told close by, else the report's main pair."""
        if len(mention.parties) != 2 or not self.pair:
            return mention.parties
        near = any(
            set(mention.parties) <= set(c.parties)
            and any(abs(k.start - mention.start) < 300 for k in c.citations)
            for c in self.contacts
        )
        return mention.parties if near else self.pair

    def cite(self, sentences: Iterable[Sentence], limit: int = 6) -> tuple[Citation, ...]:
        """Citations of whole sentences, each once, in the order given."""
        unique = dict.fromkeys((s.start, s.end) for s in sentences)
        return tuple(Citation(start=a, end=b, text=self.text[a:b]) for a, b in list(unique)[:limit])


def main_contact(contacts: tuple[Contact, ...], pair: tuple[str, ...]) -> Contact | None:
    """The contact that the report is most about: of its main pair, one that took place, the most cited."""
    told = (c for c in contacts if c.status not in ("denied", "cancelled"))
    return max(
        told,
        key=lambda c: (set(pair) <= set(c.parties), c.status in ("held", "ongoing"), len(c.citations)),
        default=None,
    )


def contacts_at(contacts: tuple[Contact, ...], sentence: Sentence) -> list[Contact]:
    """Contacts that cite `sentence`, in order."""
    return [
        c for c in contacts if any(k.start < sentence.end and sentence.start < k.end for k in c.citations)
    ]
