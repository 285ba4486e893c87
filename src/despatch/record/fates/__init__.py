"""What is open and what became of it, what is new, and where reports differ: pure functions over entries of the record."""

from collections.abc import Collection, Iterable
from datetime import date

from despatch.model import Contact
from despatch.model.fates import Fate
from despatch.model.merged import MergedEntry
from despatch.record.fates.told import Published


def fates(
    entries: Iterable[MergedEntry],
    today: date,
    *,
    of: Collection[str] | None = None,
    published: Published | None = None,
) -> list[Fate]:
    """What became of every planned contact and commitment, as of `today`, by due date (undated last).

    All `entries` are evidence; `of` (ids) limits whose fate is asked. `published` gives the publication
    date of a report; without it the dates are those of the entries' histories. The order of `entries`
    makes no difference.
    """
    from despatch.record.fates.met import AHEAD
    from despatch.record.fates.plans import plans
    from despatch.record.fates.promises import promises
    from despatch.record.fates.rarity import Rarity
    from despatch.record.fates.told import Told

    every = sorted({m.id: m for m in entries}.values(), key=lambda m: m.id)
    asked = [m for m in every if of is None or m.id in of]
    told = Told(every, published)
    planned = [m for m in asked if isinstance(m.entry, Contact) and m.entry.status in AHEAD]
    promised = [m for m in asked if m.kind_of_entry == "commitment"]
    found = list(plans(planned, every, told, today))
    if promised:
        found += promises(promised, Rarity(every), told, today)
    return sorted(found, key=lambda f: (f.days is None, f.days or 0, f.id))


__all__ = ["Published", "fates"]
