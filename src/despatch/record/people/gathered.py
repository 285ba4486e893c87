"""The people of one party so far, found by the words of their names."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from despatch.record.people.choosing import chosen
from despatch.record.people.cluster import Cluster
from despatch.record.people.forms import LESS, OTHER, SAME, Form, relation
from despatch.record.people.lexicon import keys
from despatch.record.people.tellings import Telling


class Gathered:
    """Clusters so far, found by the keys of their words."""

    def __init__(self, party: str | None) -> None:
        self.party = party
        self.all: list[Cluster] = []
        self._by_key: dict[str, dict[int, None]] = defaultdict(dict)
        self._at: dict[int, int] = {}

    def add(self, cluster: Cluster) -> Cluster:
        """Take in a new person."""
        self._at[id(cluster)] = len(self.all)
        self.all.append(cluster)
        for form in cluster.forms:
            self._index(cluster, form)
        return cluster

    def _index(self, cluster: Cluster, form: Form) -> None:
        at = self._at[id(cluster)]
        for key in ("=" + _letters(form), *(k for w in form.words if len(w) > 1 for k in keys(w))):
            self._by_key[key][at] = None

    def near(self, form: Form) -> list[Cluster]:
        """Clusters that may bear a name: of the same letters, or with two of its words, or one and another initial."""
        hits: dict[int, int] = {}
        for word in form.words:
            if len(word) > 1:
                for n in {n for key in keys(word) for n in self._by_key.get(key, ())}:
                    hits[n] = hits.get(n, 0) + 1
        found = set(self._by_key.get("=" + _letters(form), ()))
        for n, shared in hits.items():
            if shared > 1 or len(form.words) == 1 or any(_share_two(form, f) for f in self.all[n].forms):
                found.add(n)
        return [self.all[n] for n in sorted(found)]

    def take(self, form: Form, told: list[Telling]) -> None:
        """Put a whole name where it belongs: to the one person it may be, else by itself."""
        standing = [(max(relation(form, f, self.party) for f in c.forms), c) for c in self.near(form)]
        same = [c for how, c in standing if how == SAME]
        rivals = [c for how, c in standing if how == LESS and c.terms]
        if same and not rivals:
            self._join(max(same, key=lambda c: bool(c.tellings)), form, told)
            return
        fit = [c for how, c in standing if how != OTHER]
        rest = self._spread(form, told, fit)
        if rest:
            own = self.add(Cluster(self.party, [form], tellings=rest))
            own.perhaps = [c for c in fit if c.tellings] if len(fit) > 1 else []

    def _spread(self, form: Form, told: list[Telling], fit: list[Cluster]) -> list[Telling]:
        """Give each telling to the person it must be of; what is left."""
        if not fit:
            return told
        for cluster in fit:
            cluster.fix()
        placed = [(chosen(telling, fit), telling) for telling in told]
        for one, telling in placed:
            if one is not None:
                self._join(one, form, [telling])
        return [telling for one, telling in placed if one is None]

    def _join(self, cluster: Cluster, form: Form, told: Iterable[Telling]) -> None:
        cluster.tellings.extend(told)
        if form not in cluster.forms:
            cluster.forms.append(form)
            self._index(cluster, form)


@lru_cache(maxsize=65536)
def _letters(form: Form) -> str:
    """The letters of a name, in order of the alphabet: Jin Ping and Jinping have the same."""
    return "".join(sorted("".join(form.words)))


@lru_cache(maxsize=262144)
def _share_two(a: Form, b: Form) -> bool:
    """Whether two words of a name may begin as two of another."""
    return (Counter(w[0] for w in a.words) & Counter(w[0] for w in b.words)).total() > 1
