"""One person told of several parties: an official of a body, or one whose side a report gave wrongly or not at all."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from despatch.record.people.choosing import CAREER, EXCLUSIVE, NEAR, away
from despatch.record.people.cluster import Cluster
from despatch.record.people.forms import LESS, OTHER, SAME, Form, relation
from despatch.record.people.lexicon import keys, lists
from despatch.record.people.short import certain, may_be
from despatch.record.people.tellings import Telling
from despatch.registers.states import is_state

SLIP = 5  # a side told at most a fifth as often as another is taken for a slip
MOST = 5  # people of whom a lone name of no party may be; of more it says nothing


def joined(clusters: Sequence[Cluster]) -> list[list[Cluster]]:
    """Clusters of all parties as people, each with the party told most often first."""
    ordered = sorted(clusters, key=lambda c: (-len(c.tellings), c.key))
    for cluster in ordered:
        cluster.fix()
    people: list[list[Cluster]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for cluster in [c for c in ordered if c.party and c.whole]:
        home = None if cluster.perhaps else _home(cluster, people, index)
        if home is None:
            people.append([cluster])
            _index(cluster, len(people) - 1, index)
        else:
            people[home].append(cluster)
    rest = [c for c in ordered if not (c.party and c.whole)]
    for cluster in sorted(rest, key=lambda c: (c.party is None, not c.whole)):
        _place(cluster, people, index)
    return people


def _index(cluster: Cluster, at: int, index: dict[str, list[int]]) -> None:
    for key in {k for f in cluster.forms for w in f.words if len(w) > 1 for k in keys(w)}:
        index[key].append(at)


def _home(cluster: Cluster, people: list[list[Cluster]], index: dict[str, list[int]]) -> int | None:
    """The person of another party who bears the same whole name and may be the same."""
    for at in _near(cluster, index):
        first = people[at][0]
        if (
            first.party != cluster.party
            and not first.perhaps
            and _how(cluster, first) == SAME
            and _one(first, cluster)
        ):
            return at
    return None


def _near(cluster: Cluster, index: dict[str, list[int]]) -> list[int]:
    """People who share two words of a name with a cluster, or the one word that it has."""
    found: set[int] = set()
    for form in cluster.forms:
        hits: Counter[int] = Counter()
        words = [w for w in form.words if len(w) > 1]
        for word in words:
            hits.update({n for key in keys(word) for n in index.get(key, ())})
        found.update(n for n, shared in hits.items() if shared > 1 or len(form.words) == 1)
    return sorted(found)


def _how(a: Cluster, b: Cluster) -> int:
    """How the names of two clusters stand to each other; initials tell too little across parties."""
    party = b.party or a.party
    return max(
        (relation(x, y, party) for x in a.forms for y in b.forms if x.full > 1 and y.full > 1), default=OTHER
    )


def _one(main: Cluster, other: Cluster) -> bool:
    """Whether two of one whole name and different parties are one person."""
    if not main.reports.isdisjoint(other.reports):
        return True
    if _apart(main, other) > 3 * CAREER or _common(other.forms[0]):
        return False
    if not is_state(main.party or "") or not is_state(other.party or ""):
        return True
    if len(other.tellings) * SLIP <= len(main.tellings):
        return True
    return not (set(main.offices) & EXCLUSIVE and set(other.offices) & EXCLUSIVE)


def _apart(a: Cluster, b: Cluster) -> int:
    if not a.core or not b.core:
        return 0
    return max(0, a.core[0] - b.core[1], b.core[0] - a.core[1])


def _common(form: Form) -> bool:
    return all(w in lists().common for w in form.words)


def _place(cluster: Cluster, people: list[list[Cluster]], index: dict[str, list[int]]) -> None:
    """Names of no party, and lone ones, to the one person they may be; else by themselves."""
    if not cluster.whole:
        _place_lone(cluster, people, index)
        return
    near = [
        (at, max(_how(cluster, c) for c in people[at] if c.whole))
        for at in _near(cluster, index)
        if people[at][0].whole
    ]
    for how in (SAME, LESS):
        fit = [
            at
            for at, found in near
            if found == how and _apart(cluster, people[at][0]) <= CAREER * (3 if how == SAME else 1)
        ]
        shared = [at for at in fit if not people[at][0].reports.isdisjoint(cluster.reports)]
        fit = shared or fit
        if len(fit) == 1 and (shared or not _common(cluster.forms[0])):
            people[fit[0]].append(cluster)
            return
        if fit:
            cluster.perhaps = [people[at][0] for at in fit[:MOST]]
            break
    people.append([cluster])
    _index(cluster, len(people) - 1, index)


def _also_lone(telling: Telling, cluster: Cluster) -> bool:
    """Whether somebody known by the same lone name alone is of a party to the entry: a monarch, as a rule."""
    form = cluster.forms[0]
    return form.words == telling.form.words and cluster.party in telling.entry.parties


def _place_lone(cluster: Cluster, people: list[list[Cluster]], index: dict[str, list[int]]) -> None:
    """A lone name of no party goes to the one person of the parties concerned who bears it."""
    if cluster.party:
        people.append([cluster])
        _index(cluster, len(people) - 1, index)
        return
    near = [at for at in _near(cluster, index) if not people[at][0].perhaps]
    rest, maybe = [], {}
    for telling in cluster.tellings:
        fit = [
            at
            for at in near
            if (may_be(telling, people[at][0]) or _also_lone(telling, people[at][0]))
            and any(away(telling, c) <= NEAR * 2 for c in people[at])
        ]
        named = [at for at in fit if not people[at][0].reports.isdisjoint(telling.reports)]
        sided = [at for at in fit if people[at][0].party in telling.entry.parties]
        best = named or sided
        if len(best) == 1 and certain(telling, people[best[0]][0]):
            people[best[0]].append(Cluster(None, [telling.form], tellings=[telling]))
            continue
        rest.append(telling)
        maybe.update(dict.fromkeys(best or fit))
    if rest:
        cluster.tellings = rest
        cluster.perhaps = [people[at][0] for at in sorted(maybe)] if len(maybe) <= MOST else []
        people.append([cluster])
