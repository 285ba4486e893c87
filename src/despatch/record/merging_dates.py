"""The date of an entry: the most precise that the reports support."""

from collections.abc import Sequence

from despatch.record.dates import Days, days
from despatch.record.profile import DONE

STAY = 21  # days that a visit or a conference may last


def best_date(told: Sequence[tuple[str | None, str]], *, stay: bool = False) -> str | None:
    """The most precise of the dates told (each with its status, in the order of publication) that most support.

    What was told after the fact outweighs plans; of plans, what the last report says, for it knows of
    postponements. `stay`: of a visit or conference the whole stay counts, so far as it is said.
    """
    given = [(d, status) for d, status in told if d]
    if not given:
        return None
    known = [(d, c, status) for d, status in given if (c := days(d))]
    if not known:
        return min({d for d, _ in given}, key=lambda d: (-len(d), d))
    done = [k for k in known if k[2] in DONE]
    late = next((k for k in reversed(known) if k[2] == "postponed"), None)
    if done:
        days_told = [k[1] for k in done]
        asked = [*done, *(k for k in known if k[2] not in DONE and _fits(k[1], days_told, stay))]
    elif late:
        asked = known[known.index(late) :]
    else:
        asked = known
    return min(asked, key=lambda k: _rank(k[0], k[1], [x[1] for x in asked], stay))[0]


def _fits(plan: Days, done: list[Days], stay: bool) -> bool:
    """Whether a plan adds to the dates told after the fact: a day in all of them, a stay in which each is one day."""
    if stay and 1 < plan.length <= STAY and all(d.length == 1 for d in done):
        return all(plan.first <= d.first <= plan.last for d in done)
    return all(d.first <= plan.first and plan.last <= d.last for d in done)


def _rank(value: str, covered: Days, others: list[Days], stay: bool) -> tuple[int, int, str]:
    """Best first: support by the others, then precision (or the whole stay), then a fixed order."""
    support = sum(covered.first <= o.last and o.first <= covered.last for o in others)
    length = covered.length
    if stay and "/" in value and ".." not in value and length <= STAY:
        length = -length  # a stay from day to day says more than one of its days
    return (-support, length, value)
