"""People of the register who may be meant by names in the record: they keep namesakes apart, and are listed nowhere."""

from collections.abc import Iterable

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
            twin.forms = sorted((*twin.forms, form), key=fullest_first)
    return sorted(known, key=lambda c: fullest_first(c.forms[0]))


def _twins(known: Cluster, form: Form, term: Term) -> bool:
    """Whether two rows of the register are one person: of one name, or of one term and much the same name."""
    how = max(relation(f, form, term.party) for f in known.forms)
    one_term = any(t[1:4] == term[1:4] for t in known.terms)
    return how == SAME or (one_term and (how == LESS or alike(known.forms[0].words[-1], form.words[-1])))


def fullest_first(form: Form) -> tuple[int, int, int, Form]:
    """A sort key: the name that says most first."""
    return (-form.full, -len(form.words), -sum(map(len, form.words)), form)
