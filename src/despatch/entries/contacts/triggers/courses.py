"""How a journey goes on: places one after another with their days, the way back, whose journey it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor
from despatch.entries.contacts.triggers.goals import Goal, goals_at, place_covering, with_country

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_GUESTS = frozenset(("person", "office"))


def onward(view: View, goal: Goal, end: int) -> list[tuple[Goal, int, int]]:
    """What follows the last goal, each with tokens of its own: "to Lima on Monday and Quito on Tuesday", ", then on to Bonn"."""
    found: list[tuple[Goal, int, int]] = []
    j = _past_day(view, goal.end)
    while j < end:
        k = j
        while view.word(k) in _BETWEEN:
            k += 1
        linked = set(view.words[j:k]) & {"and", "then"} or (view.words[j:k] == [","] and j > goal.end)
        if k == j or not linked or place_covering(view, k + (view.word(k) == "the")) is None:
            break
        more = goals_at(view, k, end)
        if not more or any(g.here or g.there for g in more):
            break
        last = _past_day(view, more[-1].end)
        dated = last > more[-1].end
        if not dated and not {"then", "on"} & set(view.words[j:k]):
            break  # "went to Lima, and Peru said"
        found += [(g, j if g is more[0] else g.end - 1, last if g is more[-1] else g.end) for g in more]
        goal, j = more[-1], last
    return found


_BETWEEN = frozenset(", and then on to from there onward onwards later in".split())


def _past_day(view: View, i: int) -> int:
    """Index after the time that stands right at `i` ("on Monday", "from 3 to 5 May"); `i` itself if none does."""
    j = i
    while view.word(j) in ("on", "from", "in", "early", "late", "later", "next", "to") and j < i + 2:
        j += 1
    if j not in view.timed:
        return i
    while j in view.timed or (view.word(j) in ("to", "-", "and") and j + 1 in view.timed):
        j += 1
    return j


def same_traveller(view: View, verb: int) -> list[Actor]:
    """Whose journey "visited Peru on Monday, Chile on Tuesday and will fly to Quito" goes on with: who made the first one."""
    i = verb - 1
    while view.word(i) in _AUXILIARIES or i in view.timed:
        i -= 1
    if view.word(i) not in ("and", "before", "then"):
        return []
    travel = group("visit_verbs") | group("travel_to_verbs") | group("leave_verbs")
    for k in range(i - 1, max(-1, i - 20), -1):
        if view.words[k] in travel:
            return roles.subject(view, k)
        if view.words[k] in (";", "that", "said"):
            break
    return []


_AUXILIARIES = frozenset(
    "will would is was to be due then also later has on scheduled expected leave".split()
)


def come_back(view: View, verb: int, end: int) -> int | None:
    """Index after "from" in "returned to Lima on Tuesday from Quito", "flew home on Tuesday from Quito"."""
    if not view.words[verb].startswith("return") and "home" not in view.words[verb + 1 : verb + 3]:
        return None
    away = next((k for k in range(verb + 1, min(verb + 9, end)) if view.words[k] == "from"), None)
    if away is None or away + 1 in view.timed or {"after", "and", "with"} & set(view.words[verb:away]):
        return None
    return away + 1 if goals_at(view, away + 1, end) else None


def hosted(view: View, first: int) -> list[Actor]:
    """Who makes the visit of "will host X for an official visit": the guest, not the host."""
    if view.word(first - 1) not in ("a", "an") or view.word(first - 2) != "for":
        return []
    verb = next(
        (k for k in range(first - 3, max(-1, first - 24), -1) if view.words[k] in group("host_verbs")), None
    )
    guests = (
        [a for a in lists.actors_after(view, verb + 1, first) if a.kind in _GUESTS]
        if verb is not None
        else []
    )
    return guests if guests and guests[-1].last >= first - 6 else []


def past_origin(view: View, j: int, end: int) -> int:
    """Index after "from Lima" where "to Quito" follows ("flew from Lima to Quito"); `j` itself elsewhere."""
    goals = goals_at(view, j + 1, end) if view.word(j) == "from" else []
    return goals[-1].end if goals and view.word(goals[-1].end) in ("to", "into") else j


def where_arrived(view: View, verb: int) -> list[Goal]:
    """The place that "where he arrived on Monday" at `verb` is told of: "In Lima, where he arrived on Monday, X met Y"."""
    where = next((k for k in range(verb - 1, max(0, verb - _CLAUSE), -1) if view.words[k] == "where"), None)
    if where is None or view.word(where - 1) != "," or not _ARRIVING & {view.words[verb]}:
        return []
    for first, last, mention in view.named_places:
        if last == where - 1 and (mention.country or mention.type == "state"):
            found = place_covering(view, first)
            return [with_country(view, *found)] if found else []
    return []


_CLAUSE = 9  # tokens from "where" to the verb
_ARRIVING = frozenset("arrived arrives landed lands".split())
