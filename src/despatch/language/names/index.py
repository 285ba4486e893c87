"""Fast look-up of mentions by span and sentence, for the parts that build on names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from despatch.model import Mention, Person, Sentence


class MentionIndex:
    """Mentions in order of start, found by span.

    >>> index = MentionIndex(analysis.mentions, analysis.people)      # doctest: +SKIP
    >>> index.parties_in(sentence.start, sentence.end)                # doctest: +SKIP
    ('IND', 'RUS')
    """

    def __init__(self, mentions: Sequence[Mention], people: Sequence[Person]) -> None:
        self.mentions = mentions
        self.people = people
        self._starts = [m.start for m in mentions]

    def between(self, start: int, end: int, *types: str) -> list[Mention]:
        """The mentions that lie within `start` to `end`, in order; only of the given types, if any."""
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end - 1)
        inside = (m for m in self.mentions[low:high] if m.end <= end)
        return [m for m in inside if m.type in types] if types else list(inside)

    def outermost(self, start: int, end: int, *types: str) -> list[Mention]:
        """As `between`, without those that lie in another mention there ("Japan" in "ambassador to Japan")."""
        kept: list[Mention] = []
        for mention in self.between(start, end):
            last = kept[-1] if kept else None
            if last and mention.end <= last.end and (mention.start, mention.end) != (last.start, last.end):
                continue
            kept.append(mention)
        return [m for m in kept if m.type in types] if types else kept

    def in_sentence(self, sentence: Sentence, *types: str) -> list[Mention]:
        """The mentions of a sentence."""
        return self.between(sentence.start, sentence.end, *types)

    def people_in(self, start: int, end: int) -> tuple[int, ...]:
        """The people meant within a span - named, by office, by pronoun - in order, each once."""
        return tuple(dict.fromkeys(p for m in self.between(start, end) for p in m.people))

    def parties_in(self, start: int, end: int) -> tuple[str, ...]:
        """The parties meant within a span, in order of mention, each once; places do not count."""
        return tuple(dict.fromkeys(p for m in self.outermost(start, end) for p in m.parties))

    def at(self, offset: int) -> Mention | None:
        """The outermost mention that covers `offset`, or None."""
        best: Mention | None = None
        for mention in reversed(self.mentions[: bisect_right(self._starts, offset)]):
            if mention.end > offset and (best is None or mention.start <= best.start):
                best = mention
            if mention.start < offset - 400:
                break
        return best

    def sides_of(self, people: Iterable[int]) -> tuple[str, ...]:
        """The parties of people, sorted, each once."""
        return tuple(sorted({p for n in people if (p := self.people[n].party)}))
