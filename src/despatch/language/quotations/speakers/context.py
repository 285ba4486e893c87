"""What a source is read against: the report and what has been found in it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from despatch.language.quotations.acronyms import Acronyms
from despatch.language.quotations.marks import Quoted
from despatch.language.quotations.naming import name_in
from despatch.model import Mention, Person, Sentence

_FULL_NAME = re.compile(
    r"(?:[A-Z](?:[\w'’-]*|\w{0,3}\.)[ ]){1,5}(?:(?:al|el|de|da|di|du|van|von|der|den|la|bin|ibn)[ -])*[A-Z][\w-]+"
)
_CALLED_HE = re.compile(r"(?<=[a-z,] )He [A-Z][a-z]+\b")


class Context:
    """What a source is read against: the text of the report, its sentences, mentions, people and quotations."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        people: Sequence[Person],
        quotes: Sequence[Quoted],
    ) -> None:
        self.text, self.sentences, self.mentions, self.people = text, sentences, mentions, people
        self.quotes = quotes
        self.starts = [m.start for m in mentions]
        self.acronyms = Acronyms(text)

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that lie in [start, end)."""
        i = bisect_left(self.starts, start)
        found = []
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].end <= end:
                found.append(self.mentions[i])
            i += 1
        return found

    def office_across(self, start: int, end: int) -> Mention | None:
        """The office that begins in [start, end) and goes on beyond it ("Minister of Trade" of "Minister of Trade and Industry")."""
        i = bisect_left(self.starts, start)
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].type == "office" and self.mentions[i].end > end:
                return self.mentions[i]
            i += 1
        return None

    def party(self, start: int, end: int) -> str | None:
        """The one party that the mentions of a source name, or None."""
        found: list[str] = []
        for mention in self.within(start, end):
            if mention.type in ("state", "body", "person", "office", "organisation"):
                found.extend(p for p in mention.parties if p not in found)
        return found[0] if len(found) == 1 else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that `offset` stands in, or the next one."""
        i = bisect_left(self.sentences, offset, key=lambda s: s.end)
        return self.sentences[i] if i < len(self.sentences) else None

    def sentence_end(self, offset: int) -> int:
        """Where the sentence that `offset` stands in ends."""
        at = self.sentence_at(offset)
        return at.end if at else offset

    def quoted(self, offset: int) -> bool:
        """Whether `offset` stands inside a quotation."""
        i = bisect_left(self.quotes, offset, key=lambda q: q.outer_end)
        return i < len(self.quotes) and self.quotes[i].outer_start <= offset

    def offset_past(self, start: int, end: int, count: int) -> int:
        """Where the first `count` words of `text[start:end]` end."""
        at = start
        for match in list(re.finditer(r"\S+", self.text[start:end]))[:count]:
            at = start + match.end()
        return at

    @cached_property
    def person_of_title(self) -> int | None:
        """Index of the one person whom the first sentence names without office: who may hold one told later."""
        end = self.sentences[0].end if self.sentences else 0
        found = {n for m in self.within(0, end) if m.form == "name" for n in m.people}
        plain = [n for n in found if self.people[n].name and not self.people[n].role]
        return plain[0] if len(plain) == 1 else None

    @cached_property
    def called_he(self) -> str | None:
        """The first name of the text that begins with He."""
        full = _CALLED_HE.search(self.text)
        return full[0] if full else None

    @cached_property
    def full_names(self) -> dict[str, str]:
        """The longest name in the report with each surname."""
        named: dict[str, str] = {}
        for match in _FULL_NAME.finditer(self.text):
            full = name_in(match.group()) or ""
            surname = full.rsplit(" ", 1)[-1]
            if " " in full and len(full) > len(named.get(surname, "")):
                named[surname] = full
        return named
