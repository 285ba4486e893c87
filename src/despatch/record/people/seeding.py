"""People of the register who may be meant by names in the record: they keep namesakes apart, and are listed nowhere."""

from collections.abc import Iterable
from functools import cache

from despatch.record.names import office_of
from despatch.record.people.choosing import LEADING
from despatch.record.people.cluster import Cluster
from despatch.record.people.forms import LESS, SAME, Form, relation
from despatch.record.people.lexicon import Term, keys, terms
from despatch.record.people.spelling import alike
from despatch.record.people.wording import named


def seeds(party: str | None, forms: Iterable[Form]) -> list[Cluster]:
    """Those of one party who share a word of the name with a form in the record, as clusters without tellings."""
    told = {key for form in forms for word in form.words if len(word) > 1 for key in keys(word)}
    known: list[Cluster] = []
    for term, form, known_by in _leaders(party or ""):
        if known_by.isdisjoint(told):
            continue
        twin = next((c for c in known if _twins(c, form, term)), None)
        if twin is None:
            known.append(Cluster(party, [form], terms=[term]))
            continue
        twin.terms.append(term)
        if form not in twin.forms:
            twin.forms = sorted((*twin.forms, form), key=fullest_first)
    return sorted(known, key=lambda c: fullest_first(c.forms[0]))


@cache
def _leaders(party: str) -> tuple[tuple[Term, Form, frozenset[str]], ...]:
    """The terms of those whom the press calls by a short name, each with the name and the keys of its words."""
    found = []
    for term in terms().get(party, ()):
        name = named(term.name, party or None)
        if name and name.whole and (office_of(term.office) or term.office) in LEADING:
            form = Form(name.words, name.mark, name.patronymic)
            known_by = frozenset(key for w in form.words if len(w) > 1 for key in keys(w))
            found.append((term, form, known_by))
    return tuple(found)


def _twins(known: Cluster, form: Form, term: Term) -> bool:
    """Whether two rows of the register are one person: of one name, or of one term and much the same name."""
    how = max(relation(f, form, term.party) for f in known.forms)
    one_term = any(t[1:4] == term[1:4] for t in known.terms)
    return how == SAME or (one_term and (how == LESS or alike(known.forms[0].words[-1], form.words[-1])))


def fullest_first(form: Form) -> tuple[int, int, int, Form]:
    """A sort key: the name that says most first."""
    return (-form.full, -len(form.words), -sum(map(len, form.words)), form)
