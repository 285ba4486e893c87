"""The people of one party: whole names gathered, then short ones placed where only one person can be meant."""

from collections import defaultdict
from collections.abc import Sequence

from despatch.record.people.cluster import Cluster
from despatch.record.people.forms import Form
from despatch.record.people.gathered import Gathered
from despatch.record.people.seeding import fullest_first, seeds
from despatch.record.people.short import place_short
from despatch.record.people.tellings import Telling

_Forms = dict[Form, list[Telling]]


def grouped(party: str | None, told: Sequence[Telling]) -> list[Cluster]:
    """Everybody of one party, the ambiguous by themselves; a pure function of the set of tellings."""
    whole: _Forms = defaultdict(list)
    short: _Forms = defaultdict(list)
    for telling in sorted(told, key=lambda t: t.order):
        (whole if len(telling.form.words) > 1 else short)[telling.form].append(telling)
    known = seeds(party, (*whole, *short))
    if len(whole) == 1 and not short and not known:  # as with most parties in the entries of one name
        alone = [Cluster(party, [form], tellings=of) for form, of in whole.items()]
        alone[0].fix()
        return alone
    people = Gathered(party)
    for seed in known:
        people.add(seed)
    for form in sorted(whole, key=fullest_first):
        people.take(form, whole[form])
    for cluster in people.all:
        cluster.fix()
    for form in sorted(short, key=lambda f: (not f.mark, f)):
        place_short(people, form, short[form])
    return [c for c in people.all if c.tellings]
