"""Lone names placed: with the one person who must be meant, else by themselves."""

from despatch.record.people.choosing import CAREER, away, chosen, contradicted
from despatch.record.people.cluster import Cluster
from despatch.record.people.forms import Form, lone
from despatch.record.people.gathered import Gathered
from despatch.record.people.lexicon import lists
from despatch.record.people.spelling import close
from despatch.record.people.tellings import Telling


def place_short(people: Gathered, form: Form, told: list[Telling]) -> None:
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
