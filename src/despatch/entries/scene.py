"""An analysis indexed by sentence: what stands where, for the makers of entries."""

from bisect import bisect_left
from collections.abc import Iterable

from despatch.model import Analysis, Citation, Contact, Mention, Sentence, Time


class Scene:
    """Mentions and times by sentence, parties and dates in a stretch of text."""

    def __init__(self, analysis: Analysis, contacts: tuple[Contact, ...] = ()) -> None:
        self.analysis = analysis
        self.contacts = contacts
        self.main = main_contact(contacts)
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
            if mention.type == "place":
                continue
            for party in self.parties_of(mention):
                found[party] = None
        return list(found)

    def parties_of(self, mention: Mention) -> tuple[str, ...]:
        """Parties that a mention stands for: its own, else those its people serve."""
        if mention.parties:
            return self._pair(mention.parties) if mention.form in ("group", "pronoun") else mention.parties
        people = (self.analysis.people[i].party for i in mention.people)
        return tuple(dict.fromkeys(p for p in people if p))

    def _pair(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """ "The two countries" are a pair that has a contact in this report, if there is one."""
        if len(parties) != 2 or not self.main or len(self.main.parties) != 2:
            return parties
        known = any(set(parties) <= set(c.parties) for c in self.contacts)
        return parties if known else self.main.parties

    def cite(self, sentences: Iterable[Sentence], limit: int = 6) -> tuple[Citation, ...]:
        """Citations of whole sentences, each once, in the order given."""
        unique = dict.fromkeys((s.start, s.end) for s in sentences)
        return tuple(Citation(start=a, end=b, text=self.text[a:b]) for a, b in list(unique)[:limit])


def main_contact(contacts: tuple[Contact, ...]) -> Contact | None:
    """The contact that the report is most about: one that took place before others, then the most cited."""
    told = (c for c in contacts if c.status not in ("denied", "cancelled"))
    return max(told, key=lambda c: (c.status in ("held", "ongoing"), len(c.citations)), default=None)


def contacts_at(contacts: tuple[Contact, ...], sentence: Sentence) -> list[Contact]:
    """Contacts that cite `sentence`, in order."""
    return [
        c for c in contacts if any(k.start < sentence.end and sentence.start < k.end for k in c.citations)
    ]
