"""Where a contact takes place: town and country, from the words beside the trigger or the dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.model import Analysis, Mention
from despatch.registers.places import countries_of, is_town
from despatch.registers.states import states

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

# Seats of power and diplomacy whose town goes without saying.
_SEATS: dict[tuple[str, ...], tuple[str, str]] = {
    ("white", "house"): ("Washington", "USA"),
    ("oval", "office"): ("Washington", "USA"),
    ("pentagon",): ("Washington", "USA"),
    ("kremlin",): ("Moscow", "RUS"),
    ("novo-ogaryovo",): ("Moscow", "RUS"),
    ("elysee", "palace"): ("Paris", "FRA"),
    ("élysée", "palace"): ("Paris", "FRA"),
    ("downing", "street"): ("London", "GBR"),
    ("great", "hall", "of", "the", "people"): ("Beijing", "CHN"),
    ("zhongnanhai",): ("Beijing", "CHN"),
    ("diaoyutai",): ("Beijing", "CHN"),
    ("blue", "house"): ("Seoul", "KOR"),
    ("hyderabad", "house"): ("New Delhi", "IND"),
    ("rashtrapati", "bhavan"): ("New Delhi", "IND"),
    ("camp", "david"): ("Camp David", "USA"),
    ("united", "nations", "headquarters"): ("New York", "USA"),
    ("un", "headquarters"): ("New York", "USA"),
}


def capital_of(code: str) -> str | None:
    """The capital of a state by its code, or None."""
    state = states().get(code)
    return state.seats[0] if state and state.seats else None


def town_named(code: str, words: str) -> str | None:
    """The town that a name standing for a state is ("Tirana" for ALB), or None where it is the state's name."""
    state = states().get(code)
    if not state:
        return None
    fold = words.casefold()
    return next((seat for seat in state.seats if seat.casefold() == fold and is_town(seat)), None)


def country_of(town: str) -> str | None:
    """The state where a town lies: the one that it is the capital of, else that of the biggest so called."""
    name = town.title() if town.isupper() else town
    for code, state in states().items():
        if state.seats and name == state.seats[0]:
            return code
    found = countries_of(name)
    return found[0][0] if found else None


_FIRSTS = frozenset(seat[0] for seat in _SEATS)
# "the situation in Iraq" is what is spoken of, not where.
_ELSEWHERE = frozenset(
    "situation conflict crisis war peace developments troops events settlement violence stability security forces elections "
    "democracy interests operations attacks fighting killed influence investment investments invest projects".split()
)
_ISLAND = frozenset(("island", "islands", "base", "peninsula"))
_IN = frozenset(("in", "at", "near", "outside", "from"))


def dateline_of(analysis: Analysis) -> tuple[str | None, str | None]:
    """The dateline's town and the country it lies in, as far as known."""
    town = analysis.report.dateline
    if not town:
        return None, None
    if town.startswith("The ") or any(town in (p.name or "").split() for p in analysis.people):
        return None, None  # no town: the opening words of a report without a dateline
    fold = town.casefold()
    for mention in analysis.mentions:
        if mention.type == "place" and mention.country:
            text = analysis.report.text[mention.start : mention.end].casefold()
            if text == fold or (mention.of or "").casefold() == fold:
                return town, mention.country
    return town, country_of(town)


def capital_beside(view: View, first: int, last: int) -> tuple[str | None, str | None] | None:
    """ "in the Indian capital" between the tokens: its town and state."""
    for i in range(first, last):
        if view.words[i] == "capital" and view.word(i + 1) != "of":
            for j in (i - 1, i - 2):
                n = view.actor_at.get(j)
                if n is not None and view.actors[n].kind == "state" and len(view.actors[n].parties) == 1:
                    code = view.actors[n].parties[0]
                    return capital_of(code), code
    return None


def seat_in(view: View, first: int, last: int) -> tuple[str, str] | None:
    """Town and country of a seat of power named between the tokens, after "at" or "to"."""
    for i in range(first, last):
        if view.words[i] in _FIRSTS and any(
            w in ("at", "to", "in") for w in view.words[max(first, i - 3) : i]
        ):
            for seat, where in _SEATS.items():
                if tuple(view.words[i : i + len(seat)]) == seat:
                    return where
    return None


def place_of(view: View, trigger: Trigger, others: list[Trigger]) -> tuple[str | None, str | None, bool]:
    """Town, country and whether "here" stands beside the trigger."""
    best: tuple[int, str | None, str | None] | None = None
    for first, last, mention in view.places:
        if (
            (mention.type == "place" and not mention.country)
            or not _located(view, first)
            or _in_actor(view, first)
            or _other_visit(trigger, first, others)
        ):
            continue
        cost = _cost(view, trigger, first, last)
        if cost < 22 and (best is None or cost < best[0]):
            town, country = town_and_country(view, first, last, mention)
            best = (cost, town, _state_after(view, last) or country if town else country)
    there = _where(view, trigger)
    if there is not None and (best is None or best[0] > 10):
        return there[0], there[1], False
    seat = seat_in(view, trigger.last, min(len(view.words), trigger.last + 24))
    if seat and (best is None or best[0] > 8):
        return seat[0], seat[1], False
    capital = capital_beside(view, trigger.last, min(len(view.words), trigger.last + 16))
    if capital and (best is None or best[0] > 12):
        return capital[0], capital[1], False
    if best is not None:
        return best[1], best[2], False
    return None, None, _here(view, trigger)


def _state_after(view: View, last: int) -> str | None:
    """The state named right after a town ("Cornwall, U.K.", "Busan of the ROK"): it tells in which one the town lies."""
    for first, _, mention in view.places:
        between = view.words[last:first]
        if mention.type == "state" and first >= last and between in ([","], ["of"], ["of", "the"], ["in"]):
            return mention.of
    return None


def _where(view: View, trigger: Trigger) -> tuple[str | None, str | None] | None:
    """ "will travel to Geneva, Switzerland, where he will meet X": town and country of what "where" points back to."""
    at = next(
        (i for i in range(trigger.first - 1, max(-1, trigger.first - 16), -1) if view.words[i] == "where"),
        None,
    )
    if at is None:
        return None
    found: tuple[str | None, str | None] | None = None
    for first, last, mention in view.places:
        if last <= at <= last + 8 and (mention.country or mention.type == "state"):
            town, country = town_and_country(view, first, last, mention)
            if found is None or town or found[1] != country:
                found = town, country
    return found


def town_and_country(view: View, first: int, last: int, mention: Mention) -> tuple[str | None, str | None]:
    """Town and country that a mention in a place's position names; the town of a seat of power for the seat."""
    words = view.text(first, last)
    if mention.type == "state":
        code = mention.of or mention.country
        return (town_named(code, words) if code else None), code
    known = _SEATS.get(tuple(words.lower().split()))
    if known:
        return known
    return mention.of or words, mention.country


def _located(view: View, first: int) -> bool:
    i = first - 1
    while i >= 0 and (view.words[i] in ("the", "capital", "city", "town", "of", "resort", "southern", "northern", "eastern",
                                        "western", "coastal", "central", "port", "historic", "capital,") or (i in view.actor_at
                      and view.actors[view.actor_at[i]].modifier)):  # fmt: skip
        i -= 1
    if view.word(i - 1) in _ELSEWHERE:
        return False
    on_island = view.word(i) == "on" and bool(_ISLAND & set(view.words[i:first]))
    return (view.word(i) in _IN and view.word(i) != "from") or on_island


def _in_actor(view: View, first: int) -> bool:
    n = view.actor_at.get(first)
    return n is not None and view.actors[n].kind not in ("state",)


def _other_visit(trigger: Trigger, first: int, others: list[Trigger]) -> bool:
    """Whether the place is already the place of another, nearer trigger of a conference or visit to the right."""
    return any(
        o is not trigger
        and trigger.last <= o.first
        and o.last <= first
        and first - o.last <= 3
        and o.kind != "any"
        for o in others
    )


def _cost(view: View, trigger: Trigger, first: int, last: int) -> int:
    told_until = min(max([trigger.last, *(s.last for s in trigger.sides if s.first >= trigger.last)]), first)
    between = view.words[told_until:first] if first >= trigger.last else view.words[last : trigger.first]
    cost = len(between) + (0 if first >= trigger.last else 6 if first <= 4 else 14)
    for k, word in enumerate(between):
        if word == "which" and {"held", "place", "scheduled", "due", "opened", "began", "started"} & set(
            between[k : k + 6]
        ):
            cost += 1
        elif word in (";", ":", "“", "”", '"', "that", "which", "who", "where", "but") or word in (
            "after",
            "before",
            "ahead",
            "when",
            "while",
            "said",
            "told",
        ):
            cost += 12
    return cost


def _here(view: View, trigger: Trigger) -> bool:
    for i in range(max(0, trigger.first - 4), min(len(view.words), trigger.last + 14)):
        if view.words[i] == "here" and view.word(i - 1) not in ("officials", "diplomats", "sources", "said"):
            return True
    return False
