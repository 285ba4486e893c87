"""Status of a noun from the preposition before its phrase: "after", "ahead of", "during", "for the talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.agendas import spoken_from, was_to_be
from despatch.entries.contacts.triggers.noun_status.cues import by_cue
from despatch.entries.contacts.triggers.noun_status.naming import only_named
from despatch.entries.contacts.triggers.noun_status.times import (
    SCHEDULED,
    about_to,
    acting_there,
    beside,
    gone_by,
    leading_up,
    to_come,
)
from despatch.entries.contacts.triggers.undoing import before_time, undoing_at

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_OUTCOMES = frozenset(
    "results result outcome outcomes success conclusion impressions fruits aftermath".split()
)


def by_preposition(view: View, first: int) -> str | None:
    """Status given by the word before the phrase that begins at `first`; None if it leaves that open."""
    i = first - 1
    while i >= 0 and view.words[i] in ("a", "an", "the", "his", "her", "their", "its", "this", "that", "'s"):
        i -= 1
    undone = before_time(view, i)
    i = undone if undone != i and undoing_at(view, undone) else i
    word, before = view.word(i), view.word(i - 1)
    if word in ("after", "following", "since"):
        return "held" if gone_by(view, first) else to_come(view)
    if _rests_on(word, before):
        return "held"
    ahead = leading_up(view, i, first)
    if ahead is not None:
        return ahead
    if word == "including" and any(w.startswith(("arriv", "travel", "will")) for w in view.words[:i]):
        return "purpose"
    if word == "in" and before in _JOINING:
        return _joining(view, i, before)
    if word == "on" and before in _WORKING:
        return "planned"
    if word in ("during", "at", "in", "on"):
        coming = word == "during" and (
            SCHEDULED & beside(view, first) or was_to_be(view, first) or about_to(view, i)
        )
        told = not view.words[i + 1 : first + 1].count("the") or _named(view, first)
        there = word in ("during", "at") and told and acting_there(view, i, first)
        return "planned" if coming or there else "during"
    if word in ("from", "of"):
        return (
            "ongoing"
            if spoken_from(view, i)
            else "held"
            if word == "of" and before in _OUTCOMES
            else _after_verb(word, before)
        )
    if word == "against" or (word == "to" and before in _AVERSE) or (word == "out" and before in _RULED):
        return status.NONE  # "remained opposed to talks with Peru"
    if word == "for":
        return _after_for(view, i, before)
    return "present" if only_named(view, i) else _after_verb(word, before)


def _named(view: View, first: int) -> bool:
    """Whether the phrase has a name in it, so that it points to nothing told before."""
    return any(token.word[:1].isupper() for token in view.tokens[first : first + _PHRASE])


_PHRASE = 6  # words
_JOINING = frozenset(("participate", "participating", "part"))


_WORKING = frozenset("work works working worked".split())  # "working on a meeting of the two"


def _joining(view: View, i: int, before: str) -> str:
    """ "who is taking part in the conference", "will travel to Lima to take part in it"."""
    if before != "participating" and "to" in view.words[max(0, i - 4) : i]:
        return "purpose"
    under_way = before != "participate" and {"is", "are"} & set(view.words[max(0, i - 4) : i])
    return "ongoing" if under_way else "during"


def _rests_on(word: str, before: str) -> bool:
    """ "building on their talks", "to follow up on the call"; "hurdles must be removed, she told the forum"."""
    if word == "on":
        return before in ("building", "up", "builds", "built")
    return word in ("told", "addressed") and before not in ("be", "being")


_AVERSE = frozenset("opposed averse objected objects object opposition".split())


_RULED = frozenset("ruled rules rule ruling".split())


def _after_for(view: View, i: int, before: str) -> str:
    if "date" in view.words[max(0, i - 6) : i] and {"no", "not"} & set(view.words[max(0, i - 8) : i]):
        return "planned"  # "no date has been set for the visit"
    if {"not", "refused", "rejected", "refuses", "declined"} & set(view.words[max(0, i - 9) : i]):
        return status.NONE
    if before in _PREPARING:
        return status.NONE if view.word(i - 2) == "no" else "planned"
    if _sat_for_it(view, i):
        return "held"
    asked = before in ("called", "calls", "call", "calling", "appealed", "pushed", "asked")
    return "proposed" if asked else "purpose"


_PREPARING = frozenset(
    "preparation preparations prepare prepares prepared preparing plans arrangements groundwork agenda".split()
)


_JOURNEYS = frozenset(
    "visit visits trip trips ahead before travel travels prepare prepared preparations".split()
)


def _sat_for_it(view: View, i: int) -> bool:
    """ "had met their counterparts for the first 2+2 dialogue": those who met for it have held it."""
    for k in range(i - 1, max(-1, i - 25), -1):
        if view.words[k] in _JOURNEYS:
            return False
        if view.words[k] == "met" or (view.words[k] == "sat" and view.word(k + 1) == "down"):
            return True
    return False


def _after_verb(word: str, before: str) -> str | None:
    meaning = by_cue(word)
    if meaning:
        return meaning
    if word == "off" and before in ("called", "call", "calls", "calling"):
        return "cancelled"
    put = word in ("off", "back") and before in ("put", "puts", "putting")
    pushed = word == "back" and before in ("push", "pushes", "pushed", "pushing")
    return "postponed" if put or pushed else None
