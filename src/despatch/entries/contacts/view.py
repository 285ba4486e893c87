"""A sentence as the contact steps see it: lower-case words, actors, places, times, quotation."""

from bisect import bisect_left
from functools import cached_property

from despatch.entries.contacts.actors.actors import actors_of, possessive
from despatch.entries.contacts.actors.of_groups import of_groups
from despatch.entries.contacts.actors.trios import spelt_members
from despatch.entries.contacts.places.localities import localities
from despatch.entries.contacts.structures import Actor
from despatch.model import Analysis, Mention, Sentence, Time


class View:
    """One sentence of an analysis. Indices are token indices unless said otherwise."""

    def __init__(self, analysis: Analysis, index: int, mentions: list[Mention], times: list[Time]) -> None:
        self.analysis = analysis
        self.index = index
        self.sentence: Sentence = analysis.sentences[index]
        self.tokens = self.sentence.tokens
        self.mentions = mentions
        self.times = times

    @cached_property
    def words(self) -> list[str]:
        """Every token in lower case, but for the acronym and the month that would else read as other words."""
        lows = [word.lower() for _, _, word in self.tokens]
        if "who" in lows or "may" in lows:
            for i, token in enumerate(self.tokens):
                if token.word == "WHO" or (i and token.word == "May"):
                    lows[i] = token.word
        return lows

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.tokens]

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Token indices [first, last) of the code points [start, end); a token that is cut counts."""
        first = bisect_left(self._starts, start)
        if first and self.tokens[first - 1].end > start:
            first -= 1
        return first, max(first + 1, bisect_left(self._starts, end))

    def text(self, first: int, last: int) -> str:
        """The words of [first, last) as they stand in the report, white space made single."""
        if first >= last:
            return ""
        raw = self.analysis.report.text[self.tokens[first].start : self.tokens[last - 1].end]
        return " ".join(raw.split())

    @cached_property
    def actors(self) -> list[Actor]:
        """Everybody named or pointed to, in order, not overlapping."""
        return of_groups(self, spelt_members(self, actors_of(self)))

    @cached_property
    def named_places(self) -> list[tuple[int, int, Mention]]:
        """Towns, regions and states by name, with their token indices."""
        return [
            (*self.extent(m.start, m.end), m)
            for m in self.mentions
            if m.type == "place" or (m.type == "state" and m.form != "demonym")
        ]

    @cached_property
    def places(self) -> list[tuple[int, int, Mention]]:
        """The named places, and after them those that no table knows but the sentence makes known."""
        return self.named_places + localities(self, self.named_places)

    @cached_property
    def spans_of_times(self) -> list[tuple[int, int, Time]]:
        """Time expressions with their token indices."""
        return [(*self.extent(t.start, t.end), t) for t in self.times]

    @cached_property
    def timed(self) -> frozenset[int]:
        """Tokens that belong to a time expression."""
        return frozenset(i for a, b, _ in self.spans_of_times for i in range(a, b))

    @cached_property
    def actor_at(self) -> dict[int, int]:
        """Token index to the index of the actor that covers it."""
        return {i: n for n, a in enumerate(self.actors) for i in range(a.first, a.last)}

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Tokens between quotation marks (of four words or more)."""
        found: set[int] = set()
        opened = None
        for i, word in enumerate(self.words):
            if word == "“" or (word == '"' and opened is None):
                opened = i
            elif word in ("”", '"') and opened is not None:
                if i - opened > 4:
                    found.update(range(opened + 1, i))
                opened = None
        if opened is not None and len(self.words) - opened > 4:
            found.update(range(opened + 1, len(self.words)))
        return frozenset(found)

    @cached_property
    def possessives(self) -> dict[int, Actor]:
        """Possessive pronouns by their token, as the actors that they point to."""
        found = {}
        for mention in self.mentions:
            if mention.form == "pronoun":
                first, last = self.extent(mention.start, mention.end)
                if possessive(self, first, last):
                    found[first] = Actor(first, last, "pronoun", mention.people, mention.parties)
        return found

    def word(self, i: int) -> str:
        """The lower-case word at `i`, or "" outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""


def views_of(analysis: Analysis) -> list[View]:
    """A view for each sentence, mentions and times handed out by offset."""
    mentions: list[list[Mention]] = [[] for _ in analysis.sentences]
    times: list[list[Time]] = [[] for _ in analysis.sentences]
    starts = [s.start for s in analysis.sentences]
    for mention in analysis.mentions:
        i = bisect_left(starts, mention.start + 1) - 1
        if i >= 0 and mention.start < analysis.sentences[i].end:
            mentions[i].append(mention)
    for time in analysis.times:
        i = bisect_left(starts, time.start + 1) - 1
        if i >= 0 and time.start < analysis.sentences[i].end:
            times[i].append(time)
    return [View(analysis, i, mentions[i], times[i]) for i in range(len(analysis.sentences))]
