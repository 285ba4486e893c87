"""The people of one party: whole names gathered, then short ones placed where only one person can be meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from despatch.record.names import office_of
from despatch.record.people.choosing import CAREER, LEADING, away, chosen, contradicted
from despatch.record.people.cluster import Cluster
from despatch.record.people.forms import LESS, OTHER, SAME, Form, alike, close, lone, relation
from despatch.record.people.lexicon import Term, keys, lists, terms
from despatch.record.people.tellings import Telling
from despatch.record.people.wording import named

_Forms = dict[Form, list[Telling]]


def grouped(party: str | None, told: Sequence[Telling]) -> list[Cluster]:
    """Everybody of one party, the ambiguous by themselves; a pure function of the set of tellings."""
    whole: _Forms = defaultdict(list)
    short: _Forms = defaultdict(list)
    for telling in sorted(told, key=lambda t: t.order):
        (whole if len(telling.form.words) > 1 else short)[telling.form].append(telling)
    people = Gathered(party)
    for seed in _seeds(party, (*whole, *short)):
        people.add(seed)
    for form in sorted(whole, key=_fullest_first):
        people.take(form, whole[form])
    for cluster in people.all:
        cluster.fix()
    for form in sorted(short, key=lambda f: (not f.mark, f)):
        _place_short(people, form, short[form])
    return [c for c in people.all if c.tellings]


def _fullest_first(form: Form) -> tuple[int, int, int, Form]:
    return (-form.full, -len(form.words), -sum(map(len, form.words)), form)


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
        hits: Counter[int] = Counter()
        for word in form.words:
            if len(word) > 1:
                hits.update({n for key in keys(word) for n in self._by_key.get(key, ())})
        found = set(self._by_key.get("=" + _letters(form), ()))
        initials = Counter(w[0] for w in form.words)
        for n, shared in hits.items():
            if shared > 1 or len(form.words) == 1 or any(_share_two(initials, f) for f in self.all[n].forms):
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


def _letters(form: Form) -> str:
    """The letters of a name, in order of the alphabet: Jin Ping and Jinping have the same."""
    return "".join(sorted("".join(form.words)))


def _share_two(initials: Counter[str], form: Form) -> bool:
    """Whether two words of a name may begin as two of another."""
    return (initials & Counter(w[0] for w in form.words)).total() > 1


def _seeds(party: str | None, forms: Iterable[Form]) -> list[Cluster]:
    """People of the register who may be meant by a name in the record: they keep namesakes apart."""
    told = {key for form in forms for word in form.words if len(word) > 1 for key in keys(word)}
    known: list[Cluster] = []
    for term in terms().get(party or "", ()):
        name = named(term.name, party)
        if name is None or not name.whole or (office_of(term.office) or term.office) not in LEADING:
            continue
        form = Form(name.words, name.mark, name.patronymic)
        if all(keys(w).isdisjoint(told) for w in form.words if len(w) > 1):
            continue
        twin = next((c for c in known if _twins(c, form, term)), None)
        if twin is None:
            known.append(Cluster(party, [form], terms=[term]))
            continue
        twin.terms.append(term)
        if form not in twin.forms:
            twin.forms = sorted((*twin.forms, form), key=_fullest_first)
    return sorted(known, key=lambda c: _fullest_first(c.forms[0]))


def _twins(known: Cluster, form: Form, term: Term) -> bool:
    """Whether two rows of the register are one person: of one name, or of one term and much the same name."""
    how = max(relation(f, form, term.party) for f in known.forms)
    one_term = any(t[1:4] == term[1:4] for t in known.terms)
    return how == SAME or (one_term and (how == LESS or alike(known.forms[0].words[-1], form.words[-1])))


def _place_short(people: Gathered, form: Form, told: list[Telling]) -> None:
    """Lone names to the people they must be; the rest by itself, saying of whom it may be."""
    rest: list[Telling] = []
    maybe: dict[int, Cluster] = {}
    near = [
        c for c in people.near(form) if not c.perhaps and len(c.forms[0].words) > 1 and _marks_fit(form, c)
    ]
    for telling in told:
        fit = [c for c in near if may_be(telling, c)]
        one = chosen(telling, fit)
        if one is not None and certain(telling, one):
            one.tellings.append(telling)
            continue
        rest.append(telling)
        maybe.update(
            {id(c): c for c in fit if c.core and away(telling, c) <= CAREER and not contradicted(telling, c)}
        )
    if rest:
        own = _alike(people, form) or people.add(Cluster(people.party, [form]))
        own.tellings.extend(rest)
        own.perhaps = sorted(({id(c): c for c in own.perhaps} | maybe).values(), key=lambda c: c.key)


def _alike(people: Gathered, form: Form) -> Cluster | None:
    """The lone name already taken in that is another spelling of this one, or has the numeral that this one lacks."""
    found = [
        c
        for c in people.near(form)
        if len(c.forms[0].words) == 1 and _marks_fit(form, c) and close(c.forms[0].words[0], form.words[0])
    ]
    return found[0] if len(found) == 1 else None


def _marks_fit(form: Form, cluster: Cluster) -> bool:
    return all(not form.mark or not f.mark or f.mark == form.mark for f in cluster.forms)


def may_be(telling: Telling, cluster: Cluster) -> bool:
    """Whether a lone name may be somebody's."""
    crowned = telling.named.crowned and cluster.crowned
    word = telling.form.words[0]
    return any(lone(word, f, cluster.party, crowned) for f in cluster.forms if len(f.words) > 1)


def certain(telling: Telling, cluster: Cluster) -> bool:
    """Whether a lone name is telling enough: a name of millions needs the office, or the whole name in the report."""
    if telling.form.words[0] not in lists().common:
        return True
    return telling.office in cluster.offices or not cluster.reports.isdisjoint(telling.reports)
