"""Where a contact takes place: town and country, from the words beside the trigger or the dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.insertions import told_aside, without
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.occasions import mentioned
from despatch.entries.contacts.places.localities import untabled
from despatch.entries.contacts.places.seats import capital_of, country_of, seat_at, seat_called, town_named
from despatch.entries.contacts.places.surroundings import (
    at_venue,
    before_town,
    of_occasion,
    within_town_phrase,
)
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating import past_list
from despatch.entries.contacts.times.dating.barriers import prepared
from despatch.entries.contacts.triggers.asides import ASIDE
from despatch.model import Analysis, Mention
from despatch.registers.places import countries_of

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

# "the situation in Iraq" is what is spoken of, not where.
_ELSEWHERE = frozenset(
    "situation conflict crisis war peace developments troops events settlement violence stability security forces elections "
    "democracy coup coups unrest mutiny standoff impasse insurgency junta interests operations attacks fighting killed influence investment investments invest projects".split()
)
# "a ceasefire in the Gaza war", "in the Iran crisis": what it is about.
_TROUBLES = frozenset(
    "war wars conflict conflicts crisis crises dispute disputes issue question problem".split()
)
_ISLAND = frozenset(("island", "islands", "base", "peninsula"))
# After a state's genitive these are places, anything else what is spoken of ("advances in Iran's programme").
_OF_STATE = frozenset("capital city town port resort village province region south north east west coastal southern northern "
                      "eastern western border second largest main commercial".split())  # fmt: skip
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
        where = seat_at(view.words, i)
        if where is not None and {"at", "to", "in"} & set(view.words[max(0, i - 3) : i]):
            return where
    return None


def _hosting_seat(view: View, trigger: Trigger) -> tuple[str, str] | None:
    """ "The Kremlin hosted the summit": town and country of the seat that is told to host what the trigger tells of."""
    if trigger.verb is None or view.words[trigger.verb] not in group("host_verbs"):
        return None
    for i in range(max(0, trigger.verb - 3), trigger.verb):
        where = seat_at(view.words, i)
        if where is not None:
            return where
    return None


def place_of(view: View, trigger: Trigger, others: list[Trigger]) -> tuple[str | None, str | None, bool]:
    """Town, country and whether "here" stands beside the trigger."""
    best: tuple[int, str | None, str | None] | None = None
    # "signed an agreement on the completion of talks on ... in Lima": what is signed may be long
    far = 30 if view.words[trigger.first].startswith("sign") else 22
    for first, last, mention in view.places:
        if (
            (mention.type == "place" and not mention.country)
            or not (located(view, first) or at_venue(view, first, last))
            or within_town_phrase(view, first, last)
            or of_occasion(view, trigger.last, first)
            or mentioned(view, trigger, first)
            or told_aside(view, first, trigger.first)
            or _in_actor(view, trigger, first, last)
            or _other_visit(view, trigger, first, others)
            or _of_deed_before(view, trigger, first, others)
            or view.word(last) in _TROUBLES
            or (
                view.word(last) in ("'s", "’s")
                and mention.type == "state"
                and (view.word(last + 1) not in _OF_STATE or _town_follows(view, last))
            )
        ):
            continue
        cost = _cost(view, trigger, first, last)
        if cost < far and (best is None or cost < best[0]):
            town, country = town_and_country(view, first, last, mention)
            best = (cost, town, _state_after(view, last, town) or country if town else country)
    there = _where(view, trigger)
    if there is not None and (best is None or best[0] > 10):
        return there[0], there[1], False
    seat = _hosting_seat(view, trigger) or seat_in(
        view, trigger.last, min(len(view.words), trigger.last + 24)
    )
    if seat and (best is None or best[0] > 8):
        return seat[0], seat[1], False
    capital = capital_beside(view, trigger.last, min(len(view.words), trigger.last + 16))
    if capital and (best is None or best[0] > 12):
        return capital[0], capital[1], False
    if best is not None:
        return best[1], best[2], False
    named = _compound(view, trigger)
    if named is not None:
        return named[0], named[1], False
    here = _here(view, trigger)
    return (None, None, True) if here else (untabled(view, trigger), None, False)


def _of_deed_before(view: View, trigger: Trigger, first: int, others: list[Trigger]) -> bool:
    """ "met X on Monday after meeting Y in Lima": the place is that of what the gerund tells of."""
    return any(
        o.verb == o.first
        and trigger.last < o.first < first
        and view.word(o.first - 1) in ("before", "after")
        and view.words[o.first].endswith("ing")
        for o in others
    )


def town_within(view: View, trigger: Trigger, state: str | None) -> str | None:
    """The one town of `state` that is told after the trigger ("a delegation to Peru to attend a ceremony in Lima")."""
    if (
        trigger.kind != "visit"
        or not state
        or ["to", "attend"] not in (view.words[i : i + 2] for i in range(len(view.words)))
    ):
        return None
    towns = set()
    for first, last, mention in view.places:
        if first >= trigger.last and located(view, first):
            town, country = town_and_country(view, first, last, mention)
            if town and country == state:
                towns.add(town)
    return towns.pop() if len(towns) == 1 else None


_OF_GATHERINGS = frozenset(
    "ministerial annual leaders' peace climate trade economic ministers' review donors donors'".split()
)


def _compound(view: View, trigger: Trigger) -> tuple[str, str] | None:
    """The town that "summit" or "talks" is called after ("the Rome summit"), if it stands right before the noun."""
    noun = trigger.last - 1
    named = noun
    while named > trigger.first and view.words[named - 1] in _OF_GATHERINGS:
        named -= 1
    for first, last, mention in view.places:
        if (
            (named <= last <= noun or _opens_name(view, trigger, first, last))
            and trigger.kind in ("meeting", "conference")
            and view.word(first - 1) not in ("-", "–", "and", "with")
        ):
            town, country = town_and_country(view, first, last, mention)
            return (town, country) if town and country else None
    return None


def _opens_name(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """Whether a town opens the name of a gathering ("the Lima International Cocoa Conference")."""
    noun = trigger.last - 1
    begins = trigger.first + (view.words[trigger.first] in ("the", "a", "this"))
    named = view.tokens[last:noun]
    return (
        trigger.kind == "conference"
        and begins == first
        and last < noun
        and all(t.word[:1].isupper() for t in named)
        and named[0].word.lower() not in _NAMED_AFTER
    )


# What is called after a town where it was founded or signed meets elsewhere.
_NAMED_AFTER = frozenset(
    "group process club convention conventions protocol accord accords agreement treaty declaration initiative".split()
)


def _state_after(view: View, last: int, town: str) -> str | None:
    """The state named right after a town ("Cornwall, U.K.", "Busan of the ROK"): it tells in which one the town lies."""
    for first, _, mention in view.places:
        between = view.words[last:first]
        if mention.type != "state" or mention.form == "demonym" or first < last or not mention.of:
            continue
        if between in (["of"], ["of", "the"], ["in"], [","]) and _may_lie_in(town, mention.of):
            return mention.of
    return None


def _may_lie_in(town: str, state: str) -> bool:
    """Whether a town so called is known in the state, or none so called at all ("In Helsinki, Russia agreed": no)."""
    known = countries_of(town)
    return not known or state in (code for code, _ in known)


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
    seat = seat_called(words)
    if seat is not None:
        return seat
    if mention.type == "state":
        code = mention.of or mention.country
        if code and (view.words[max(0, first - 2) : first] == ["capital", "of"]):
            return capital_of(code), code
        return (town_named(code, words) if code else None), code
    return mention.of or words, mention.country


def located(view: View, first: int) -> bool:
    """Whether the place at token `first` is where something is ("in the Peruvian capital, Lima"), not spoken of or left."""
    opened = before_town(view, first)
    if opened is not None:
        return view.word(opened - 1) not in _ELSEWHERE
    i = first - 1
    if view.words[max(0, i - 1) : i + 1] == ["city", "of"] and view.word(i - 2) == "capital":
        i -= 3
        while i >= 0 and (i in view.actor_at or view.words[i] in ("'s", "’s")):
            i -= 1
        return view.word(i) in _IN
    if view.word(i) == "," and view.word(i - 1) == "capital":
        i -= 1  # "in the Peruvian capital, Lima"
    while i >= 0 and (_of_state(view, i) or view.words[i] in ("the", "capital", "city", "town", "of", "resort", "southern", "northern", "eastern",
                                        "western", "coastal", "central", "port", "historic", "capital,", "island", "islands", "village",
                                        "border", "northwestern", "northeastern", "southwestern", "southeastern", "ancient", "old") or (i in view.actor_at
                      and view.actors[view.actor_at[i]].modifier)):  # fmt: skip
        i -= 1
    if view.word(i - 1) in _ELSEWHERE:
        return False
    on_island = view.word(i) == "on" and bool(_ISLAND & set(view.words[i:first]))
    return (view.word(i) in _IN and view.word(i) != "from") or on_island


def _town_follows(view: View, last: int) -> bool:
    """Whether the genitive that ends at `last` only says whose town it is ("Peru's capital city of Lima")."""
    return any(
        last < first <= last + 5 for first, _, mention in view.places if mention.type == "place" or mention.of
    )


def _of_state(view: View, i: int) -> bool:
    """Whether the token is of a genitive before a town noun ("Peru's" in "in Peru's capital city of Lima")."""
    n = view.actor_at.get(i)
    if n is None or view.actors[n].kind != "state":
        return view.words[i] in ("'s", "’s") and view.word(i + 1) in _OF_STATE
    close = view.actors[n].last
    if view.word(close - 1) in ("'s", "’s"):
        close -= 1
    return view.word(close) in ("'s", "’s") and view.word(close + 1) in _OF_STATE


def _in_actor(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """Whether a name is part of somebody's ("the mayor of Lima"); of a side it is a place too ("will meet officials in Lima")."""
    n = view.actor_at.get(first)
    if n is None or view.actors[n].kind == "state":
        return False
    side = view.actors[n] in trigger.sides and view.actors[n].kind in ("office", "group")
    return not (side and view.word(first - 1) == "in" and last == view.actors[n].last)


def _held_at(view: View, trigger: Trigger, gathering: Trigger) -> bool:
    """Whether they met at the gathering: its place is theirs."""
    return bool(
        ({"at", "during", "framework"} | ASIDE)
        & set(view.words[max(trigger.last, gathering.first - 5) : gathering.first])
    )


def _other_visit(view: View, trigger: Trigger, first: int, others: list[Trigger]) -> bool:
    """Whether the place is already the place of another, nearer trigger of a conference or visit to the right."""
    return any(
        o is not trigger
        and trigger.last <= o.first
        and o.last <= first
        and first - o.last <= 3
        and o.kind != "any"
        and (o.strength > 0 or o.sides)
        and not (trigger.kind == "meeting" and o.kind == "conference" and _held_at(view, trigger, o))
        and not _of_itself(view, trigger, o)
        for o in others
    )


def _of_itself(view: View, trigger: Trigger, other: Trigger) -> bool:
    """ "the ninth round of strategic consultations": both tell of one occasion."""
    of = view.words[trigger.last : other.first] in (["of"], ["of", "the"])
    return (
        of and view.words[trigger.last - 1] in ("round", "rounds", "session") and trigger.kind == other.kind
    )


_BREAKS = frozenset('; : “ ” " that which who where but after before ahead when while said told'.split())
_TOLD_IN = frozenset(("during", "after", "following", "in", "at", "when", "while", "as"))


def _cost(view: View, trigger: Trigger, first: int, last: int) -> int:
    until = min(past_list(view, trigger, trigger.last), first)
    span = range(until, first) if first >= trigger.last else range(last, trigger.first)
    between = [view.words[i] for i in without(view, list(span))]
    opening = first <= 2 and last <= trigger.first and view.word(last) == ","
    cost = len(between) + (0 if first >= trigger.last else 6 if first <= 4 else 14)
    for k, word in enumerate(between):
        if word == "which" and {"held", "place", "scheduled", "due", "opened", "began", "started"} & set(
            between[k : k + 6]
        ):
            cost += 1
        elif opening and word in ("said", "told") and _TOLD_IN & set(between[k:]):
            cost -= 4  # "In Tokyo, the prime minister said during talks with X": all of it was there
        elif word in _BREAKS or (last <= trigger.first and prepared(word, "".join(between[k + 1 : k + 2]))):
            cost += 12
    return cost


def _here(view: View, trigger: Trigger) -> bool:
    for i in range(max(0, trigger.first - 4), min(len(view.words), trigger.last + 14)):
        if view.words[i] == "here" and view.word(i - 1) not in ("officials", "diplomats", "sources", "said"):
            return True
    return False
