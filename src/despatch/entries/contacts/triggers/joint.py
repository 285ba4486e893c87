"""Contacts told without the usual words: a delegation to a state, leaders of two states at one ceremony."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.places.placing import town_and_country
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.goals import Goal, goals_at, with_country
from despatch.entries.contacts.triggers.phrases import phrase_first

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_LEADING = frozenset("lead leads led leading heads headed heading".split())
_NAMING = frozenset(
    "announce announces announced announcing designated designates designation names named appoints appointed".split()
)
_TOGETHER = frozenset(
    "attend attends attended witness witnessed witnesses witnessing inaugurate inaugurated inaugurates unveil unveiled unveils "
    "tour toured tours visited watch watched oversaw laid".split()
)
# Groups that somebody leads to a state, where they are told as "a ..." (the head of "the mission to Peru" holds a post).
_GROUPS = frozenset("team mission group".split())
JOINT = frozenset(("delegation", "joint", "jointly")) | _TOGETHER | _GROUPS


def joint(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the word at `i` opens, if it is "delegation" or a verb of being somewhere together."""
    if view.words[i] == "delegation" or (view.words[i] in _GROUPS and _is_one(view, i)):
        yield from _delegation(view, i, title)
    elif view.words[i] == "joint":
        yield from _before_the_press(view, i, title)
    elif view.words[i] == "jointly" or view.words[i] in _TOGETHER:
        yield from _together(view, i, title)


def _is_one(view: View, i: int) -> bool:
    return view.word(phrase_first(view, i) - 1) in ("a", "an", "another")


_PRESS = frozenset("news press media".split())
_FACING = frozenset("conference briefing appearance availability meeting".split())
_GIVING = frozenset(
    "gave give gives giving held hold holds holding addressed address addressing told telling".split()
)


def _before_the_press(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "A and B gave a joint news conference", "said at a joint press conference with B": they have met."""
    if view.word(i + 1) not in _PRESS or view.word(i + 2) not in _FACING:
        return
    verb = next((k for k in range(i - 1, max(-1, i - 4), -1) if view.words[k] in _GIVING), None)
    what = status.verb_status(view, verb, title) if verb is not None else "held"
    before = roles.subject(view, verb if verb is not None else i)
    sides = [s for s in (*before, *lists.with_phrase(view, i + 3, min(i + 8, len(view.words)), roles.clause_end(view, i)))
             if s.kind in ("person", "office", "pronoun", "group")]  # fmt: skip
    if len({p for s in sides for p in s.parties}) > 1 and what in ("held", "present", "participle"):
        yield Trigger(i, i + 3, "meeting", "held", tuple(sides), verb=verb)


def _delegation(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "led a delegation to Peru and Chile", "announces a Presidential Delegation to Peru": it visits each."""
    to = _leads_to(view, i)
    if to is None:
        return
    goals = goals_at(view, to + 1, roles.clause_end(view, i))
    if not goals and view.word(i + 2) in group("attend_verbs"):
        goals = _ceremony(view, i + 3)
    verb = next((k for k in range(i - 1, max(-1, i - 11), -1) if _sends(view, k)), None)
    if not goals or verb is None:
        return
    subjects = [s for s in roles.subject(view, verb) if s.kind in ("person", "office", "pronoun")]
    what = status.verb_status(view, verb, title)
    first = phrase_first(view, i)
    if view.words[verb] in _NAMING:
        own = tuple(dict.fromkeys(p for a in view.actors if a.last <= verb + 1 for p in a.parties))[:1]
        subjects = [Actor(first, i + 1, "group", (), own, view.text(first, i + 1))] if own else []
        what = "planned"
    if what in (status.NONE, "participle"):
        return
    for goal in goals if subjects else []:
        yield Trigger(first, i + 1, "visit", what, tuple(subjects), target=goal.country, place=goal.place,
                      country=goal.country, here=goal.here, verb=verb if subjects[0].kind != "group" else None)  # fmt: skip


def _sends(view: View, k: int) -> bool:
    """Whether the word at `k` leads or names a delegation ("will head", not "the head of")."""
    word = view.words[k]
    return (
        word in _LEADING
        or word in _NAMING
        or (word == "head" and view.word(k - 1) in ("will", "to", "would"))
    )


def _leads_to(view: View, i: int) -> int | None:
    """Index of the "to" after the delegation at `i`, a plain "of ..." passed over ("a delegation of 20 officials to")."""
    for k in range(i + 1, min(i + 7, len(view.words))):
        if view.words[k] == "to":
            return k
        plain = k == i + 1 and view.words[k] == "of"
        named = not view.tokens[k].word[0].islower() and not view.words[k].isdigit()
        if not plain and (k == i + 1 or named):
            return None
    return None


def _ceremony(view: View, start: int) -> list[Goal]:
    """Where that to be attended takes place: "to attend the inauguration of X on 29 May in Abuja, Nigeria"."""
    for first, last, mention in view.places:
        if first > start and view.word(first - 1) == "in" and (mention.country or mention.type == "state"):
            town, country = town_and_country(view, first, last, mention)
            return [with_country(view, first, last, country, town)]
    return []


def _together(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "President A and Prime Minister B attended the opening ceremony": leaders of two states at one place have met."""
    ahead = set(view.words[i + 1 : i + 12])
    if ahead & (group("conference_nouns") | group("meeting_nouns")):
        return  # told by that noun
    beside = lists.with_phrase(view, i + 1, min(i + 10, len(view.words)))
    named = [s for s in (*roles.subject(view, i), *beside) if s.kind == "person" and len(s.parties) == 1]
    what = status.verb_status(view, i, title)
    if len({s.parties for s in named}) == 2 and what in ("held", "present", "planned"):
        yield Trigger(i, i + 1, "meeting", what, tuple(named), verb=i)


def delegates(views: list[View], told: list[Candidate]) -> None:
    """Who is in a delegation announced: who "will lead the delegation", and the list that its heading opens."""
    sent = [one for one in told if any(role.lower().endswith("delegation") for role, _ in one.unnamed)]
    if not sent or len({one.target for one in sent}) != 1:
        return
    people: list[int] = []
    listed = False
    for view in views[max(one.sentence for one in sent) + 1 :]:
        words = view.words
        persons = [a for a in view.actors if a.kind == "person" and a.people]
        if listed and not (persons and persons[0].first <= _TITLE_WORDS):
            break
        if listed or ("delegation" in words[-3:] and _LEADING & set(words)):
            people += [p for p in persons[0].people if p not in people] if persons else []
        listed = listed or (
            words[-1:] == [":"] and "delegation" in words and bool({"member", "members"} & set(words))
        )
    for one in sent:
        one.people += [p for p in people if p not in one.people]
        if people:
            one.unnamed = [u for u in one.unnamed if not u[0].lower().endswith("delegation")]


_TITLE_WORDS = 3  # "The Honorable" before a name
