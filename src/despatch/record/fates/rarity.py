"""How much the words of a record tell: those that few entries have tell most."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from despatch.model import Commitment, Contact, Instrument
from despatch.model.merged import MergedEntry
from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.tokens import Read, Token, read, sentences

_NAME, _FIGURE, _PARTY, _ACTION, _WORD = 1.5, 1.2, 0.8, 0.5, 1.0


class Rarity:
    """The rarity of roots in a set of entries, 0 to 1, and the entries that have each.

    A function of the set: the order of the entries makes no difference.
    """

    def __init__(self, entries: Sequence[MergedEntry]) -> None:
        self.entries = {m.id: m for m in entries}
        self.having: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self.entries):
            for root in roots_of(self.entries[id_]):
                self.having[root].append(id_)
        self._all = max(1, len(self.entries))

    def rarity(self, root: str) -> float:
        """1 for what a promise and one later entry have, falling with every further entry that has it."""
        others = max(1, len(self.having.get(root, ())) - 1)
        return log(1 + self._all / others) / log(1 + self._all)

    def weights(self, promised: Read, without: frozenset[str], verbs: frozenset[str]) -> dict[str, float]:
        """The telling roots of a promise with their weights: names and figures most, its own `verbs` least.

        The parties of `without` are left out.
        """
        return {
            root: self.rarity(root) * _sort(promised.run[at], root in verbs)
            for root, at in promised.telling.items()
            if promised.run[at].party not in without
        }

    def near(self, weights: Mapping[str, float], verb: str, part: float, least: float) -> list[str]:
        """Ids of the entries that share so great a `part` of the weight, and so much of it at the `least`.

        The `verb` may be said in other words.
        """
        sums: dict[str, float] = defaultdict(float)
        for root in sorted(weights.keys() - {verb}):
            for id_ in self.having.get(root, ()):
                sums[id_] += weights[root]
        enough = max(part * sum(weights.values()), least) - weights.get(verb, 0.0) - 1e-9
        return sorted(id_ for id_, weight in sums.items() if weight >= enough)


def _sort(token: Token, its_verb: bool) -> float:
    if token.party:
        return _PARTY
    if its_verb or token.root in lexicon().vague:
        return _ACTION
    return _FIGURE if token.figure else _NAME if token.name else _WORD


def roots_of(m: MergedEntry) -> frozenset[str]:
    """The telling roots of an entry's own words and of the words it cites."""
    out: set[str] = set()
    for text in _texts(m):
        for start, end in sentences(text):
            told = read(text[start:end])
            out.update(told.telling)
            out.update(told.acts)
    out.update(f"@{p}" for p in m.parties)
    return frozenset(out)


def _texts(m: MergedEntry) -> Iterable[str]:
    entry = m.entry
    yield from dict.fromkeys(c.text for c in entry.citations)
    if isinstance(entry, Commitment):
        yield entry.what
    else:
        yield from own_words(m)


def own_words(m: MergedEntry) -> Iterable[str]:
    """What the fields of a contact or an instrument say beside the words cited."""
    entry = m.entry
    if isinstance(entry, Contact):
        yield " ".join(p for p in (entry.mechanism, entry.place, *entry.topics) if p)
    elif isinstance(entry, Instrument):
        yield entry.title
