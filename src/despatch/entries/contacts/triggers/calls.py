"""Triggers of calls and messages by verb: telephoned, spoke by phone with, sent a message to, congratulated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides.speaking import people_from
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.goals import goals_at
from despatch.entries.contacts.triggers.meetings import guest
from despatch.entries.contacts.triggers.rings import APART, apart
from despatch.entries.contacts.triggers.wires import wired

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_PERSONS = frozenset(("person", "office", "group", "pronoun"))


def call_verbs(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the verb at `i` opens, if it tells of a call or a message."""
    word = view.words[i]
    if view.words[i - 2 : i] == ["on", "the"] and word in ("phone", "telephone"):
        yield from _on_the_phone(view, i, title)
    elif word in group("phone_verbs"):
        yield from _phoned(view, i, title)
    elif word in ("called", "calls", "call", "calling"):
        yield from _called(view, i, title)
    elif word in group("speak_verbs"):
        yield from _spoke(view, i, title)
    elif word in group("congratulate_verbs"):
        named = [o for o in lists.actors_after(view, i + 1, roles.clause_end(view, i)) if o.kind in _PERSONS]
        if not _HONOURS & set(view.words) or any(_in_office(view, o) for o in named):
            yield from _message(view, i, title, named)
    elif word in group("send_verbs"):
        yield from _sent(view, i, title)


_HONOURS = frozenset("prize award honor honour medal nobel laureate laureates oscar".split())


def _in_office(view: View, actor: Actor) -> bool:
    """Whether somebody, congratulated on a prize, holds an office or is known by one."""
    people = view.analysis.people
    return actor.kind != "person" or any(people[p].role for p in actor.people if p < len(people))


def _on_the_phone(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "was on the phone with X", "A and B were on the phone on Monday", "had X on the telephone"."""
    verb = next((k for k in range(i - 3, max(-1, i - 12), -1) if view.words[k] in _ON_LINE), None)
    if verb is None or {"once", "times", "twice", "often"} & set(view.words[i + 1 : i + 4]):
        return  # "on the telephone more than once": a series
    subjects = [s for s in roles.subject(view, verb) if s.kind in _PERSONS]
    held = view.words[verb] in ("had", "has", "have")
    others = lists.actors_after(view, verb + 1, i - 2) if held else []
    if held and (not others or others[-1].last != i - 2):
        return
    others = others or lists.with_phrase(view, i + 1, min(i + 6, len(view.words)), roles.clause_end(view, i))
    sides = [*subjects, *(o for o in others if o.kind in _PERSONS)]
    what = status.verb_status(view, verb, title)
    if len({p for s in sides for p in s.parties}) > 1 and what in ("held", "present"):
        yield Trigger(i - 2, i + 1, "call", "held", tuple(sides), verb=verb)


_ON_LINE = frozenset("was were been had has".split())


def _phoned(view: View, i: int, title: bool) -> Iterator[Trigger]:
    if view.word(i - 1) in ("the", "a", "by", "mobile", "cell", "over"):
        return
    if view.word(i - 1) == "to" and view.word(i - 2) in _TRYING:
        return  # "tried to telephone X"
    objects = lists.actors_after(view, _shared(view, i), roles.clause_end(view, i))
    subjects = roles.subject(view, i)
    what = status.verb_status(view, i, title)
    for one in _one_by_one(view, objects, rung=True) if subjects else ():
        yield Trigger(i, i + 1, "call", what, (*subjects, *one), verb=i)


_TRYING = frozenset("tried tries trying attempted attempting unable".split())


def _shared(view: View, i: int) -> int:
    """Where the object of the verb at `i` begins: after a second verb that shares it ("called and congratulated X")."""
    return i + 3 if view.word(i + 1) == "and" and view.word(i + 2).endswith("ed") else i + 1


def _called(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "called President Milei to congratulate him": a person right after, then the end or a purpose or a time."""
    end = roles.clause_end(view, i)
    nxt = view.word(i + 1)
    if nxt in ("on", "upon") and (i + 2 in view.actor_at or view.word(i + 3) in ("host", "counterpart")):
        objects = [
            a for a in lists.actors_after(view, i + 2, end) or guest(view, i + 1) if a.kind in _PERSONS
        ]
        after = view.word(objects[-1].last) if objects else "to"
        after = view.word(objects[-1].last + 1) if after == "," else after
        if (
            objects
            and after != "to"
            and not any(w in ("to", "for") for w in view.words[objects[-1].last : objects[-1].last + 1])
        ):
            subjects = [s for s in roles.subject(view, i) if s.kind in _PERSONS]
            if subjects:
                yield Trigger(
                    i, i + 2, "meeting", status.verb_status(view, i, title), (*subjects, *objects), verb=i
                )
        return
    first = _shared(view, i)
    objects = [a for a in lists.actors_after(view, first, end) if a.kind == "person"]
    if not objects or objects[0].first > first:
        return
    j = objects[-1].last
    after = view.word(j)
    if j in view.timed or after in (
        "to",
        "on",
        "today",
        "by",
        "after",
        ".",
        "and",
        "last",
        "earlier",
        "from",
        "",
    ):
        subjects = [s for s in roles.subject(view, i) if s.kind in _PERSONS]
        if subjects:
            yield Trigger(i, i + 1, "call", status.verb_status(view, i, title), (*subjects, *objects), verb=i)


def _spoke(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "spoke today (by phone) with X": a call, unless a place or an occasion tells that they stood face to face."""
    end = roles.clause_end(view, i)
    noun = view.words[i] in ("talks", "talk") and view.word(i - 1) not in (
        "will",
        "would",
        "to",
        "they",
        "can",
    )
    if noun and not (title and view.word(i + 1) in ("by", "on", "over") and wired(view, i, min(i + 4, end))):
        return
    words = view.words
    j = next((k for k in range(i + 1, min(i + 12, end)) if words[k] in ("with", "to")), None)
    subjects = [s for s in roles.subject(view, i) if s.kind in _PERSONS]
    if not subjects:
        return
    phone = any(w in group("call_cues") for w in words[i : min(i + 40, end)])
    objects = lists.actors_after(view, j + 1, end) if j is not None else []
    objects = [o for o in objects if o.kind in _PERSONS]
    if not objects and not (phone and len({p for s in subjects for p in s.people}) > 1):
        return
    face = not phone and (
        words[i].startswith("talk")
        or words[i + 1] in ("here", "there")
        or any(w in ("sidelines", "margins", "face-to-face", "person") for w in words[i:end])
    )
    what = status.verb_status(view, i, title)
    if what in ("purpose", "participle"):
        return
    for one in _one_by_one(view, objects) or [()]:
        yield Trigger(
            i,
            i + 1,
            "meeting" if face else "call",
            what,
            (*subjects, *one),
            verb=i,
            strength=2 if phone else 1,
        )


def _one_by_one(view: View, others: list[Actor], *, rung: bool = False) -> list[tuple[Actor, ...]]:
    """Those spoken with together, or each party by itself: who is `rung`, or spoken with "separately"."""
    told_apart = not APART.isdisjoint(view.words)
    together = bool({"conference", "three-way", "joint", "jointly", "trilateral", "video"} & set(view.words))
    if not others or together or not (told_apart or rung):
        return [tuple(others)] if others else []
    return apart(view, others) if told_apart else [tuple(party) for party in _by_party(others)]


def joining(view: View, i: int) -> Iterator[Trigger]:
    """ "Joining X on the call were A and B", "X was joined on the call by A": they all were on it."""
    end = roles.clause_end(view, i)
    after = next((k for k in range(i + 1, min(i + 14, end)) if view.words[k] in ("call", "calls")), None)
    if after is None or not {"on", "in", "for"} & set(view.words[i + 1 : after]):
        return
    rest = next((k for k in range(after + 1, min(after + 6, end)) if view.words[k] in _LINKS), None)
    others = people_from(view, rest + 1) if rest is not None else []
    hosts = lists.actors_after(view, i + 1, after) if view.words[i] == "joining" else roles.subject(view, i)
    if hosts and others:
        yield Trigger(i, after + 1, "call", "held", (*hosts, *others), definite=True)


_LINKS = group("be") | {"by"}


def _by_party(actors: list[Actor]) -> list[list[Actor]]:
    """Those who write, or are written to, by party: leaders of two states send, or get, a message each."""
    if len(actors) > 2 and len({(a.kind, a.role) for a in actors}) == 1 and actors[0].role:
        return [actors]  # "a letter to the foreign ministers of the trio of Britain, France and Germany"
    if len({a.parties for a in actors}) < 2 or any(len(a.parties) != 1 for a in actors):
        return [actors]
    if all(a.kind == "person" for a in actors):
        return [[a] for a in actors]
    return [[a for a in actors if a.parties == party] for party in dict.fromkeys(a.parties for a in actors)]


def _message(view: View, i: int, title: bool, objects: list[Actor]) -> Iterator[Trigger]:
    objects = [o for o in objects if o.kind in _PERSONS or o.kind == "state"]
    subjects = [s for s in roles.subject(view, i) if s.kind in _PERSONS]
    what = status.verb_status(view, i, title)
    objects = _of_office(view, objects)
    if objects and subjects and what in ("held", "present", "planned", "participle"):
        strength = 2 if what != "participle" else 0
        phone = any(w in group("call_cues") for w in view.words)
        for sender, getter in product(_by_party(subjects), _by_party(objects)):
            yield Trigger(i, i + 1, "call" if phone else "message", "held" if what == "participle" else what, (*sender, *getter),
                          verb=i, strength=strength)  # fmt: skip


_TO_OFFICE = frozenset(
    ("election", "re-election", "reelection", "appointment", "inauguration", "accession", "as")
)


def _of_office(view: View, objects: list[Actor]) -> list[Actor]:
    """ "congratulated X on his election as President of Peru": the office that X comes to tells his party."""
    if not objects or any(o.parties for o in objects):
        return objects
    last = objects[-1].last
    for actor in view.actors:
        between = view.words[last : actor.first]
        if actor.first >= last and actor.kind in ("state", "office") and actor.parties and len(between) < 16:
            told = bool(_TO_OFFICE & set(between)) and not actor.modifier
            return [msgspec.structs.replace(o, parties=actor.parties) for o in objects] if told else objects
    return objects


def _sent(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "sent a message of condolence to X", "expressed condolences to", "sent greetings to X on ..."."""
    end = roles.clause_end(view, i)
    noun = next((k for k in range(i + 1, min(i + 9, end)) if view.words[k] in group("message_nouns")), None)
    if noun is not None and view.words[noun + 1 : noun + 3] == ["of", "credence"]:
        return  # an envoy hands them in himself
    if noun is not None and view.words[i] in _GIVING and _written_by(view, noun):
        return  # who hands over a letter from another is not who wrote it
    subjects = [s for s in roles.subject(view, i) if s.kind in _PERSONS or s.kind == "state"]
    what = status.verb_status(view, i, title)
    if what not in ("held", "present", "planned", "proposed") or not subjects:
        return
    if view.words[i].startswith(("sen", "dispatch")):
        gone = what == "held" and (view.word(i - 1) in group("have") or view.words[i].startswith("disp"))
        yield from _sent_envoy(view, i, "arrived" if gone else what, subjects, end)
    subjects = [s for s in subjects if s.kind in _PERSONS]
    if not subjects or what == "proposed":
        return
    if (
        noun is None
        and view.words[i].startswith("writ") | (view.words[i] == "wrote")
        and view.word(i + 1) == "to"
    ):
        noun, objects = i, lists.actors_after(view, i + 2, end)
    elif noun is None:
        first = lists.actors_after(view, i + 1, end)
        noun = next(
            (
                k
                for a in first[-1:]
                for k in range(a.last, min(a.last + 6, end))
                if view.words[k] in group("message_nouns")
            ),
            None,
        )
        objects = first if noun is not None else []
    else:
        way = _WAYS[view.words[i].startswith("receiv")]
        j = next((k for k in range(noun + 1, end) if view.words[k] in way), None)
        objects = lists.actors_after(view, j + 1, end) if j is not None else []
        if view.word(i + 1) == "to" and not objects:  # "forwarded to X a message"
            objects = lists.actors_after(view, i + 2, noun)
        objects = objects or (_owner_of_getter(view, j + 1) if j is not None else [])
    objects = [o for o in objects if o.kind in _PERSONS or o.kind == "state"]
    objects = _of_office(view, objects)
    if noun is not None and noun > i and not objects:  # "sent X a message"
        objects = [o for o in lists.actors_after(view, i + 1, noun) if o.kind in _PERSONS]
    if noun is not None and objects:
        for sender, getter in product(_by_party(subjects), _by_party(objects)):
            yield Trigger(i, noun + 1, "message", what, (*sender, *getter), verb=i)


_WAYS = (frozenset(("to", "congratulating", "greeting")), frozenset(("from",)))


def _owner_of_getter(view: View, i: int) -> list[Actor]:
    """Whose assembly, people or forum a message goes to ("a message to Peru's Congress"): the state before the 's."""
    n = view.actor_at.get(i)
    if n is None or view.actors[n].kind not in ("state", "body"):
        return []
    actor = view.actors[n]
    return [actor] if view.word(actor.last) in ("'s", "’s", "'", "’") else []


def _sent_envoy(view: View, i: int, what: str, subjects: list[Actor], end: int) -> Iterator[Trigger]:
    """ "sent a delegation, led by X, to Cairo": the visit of the delegation."""
    noun = next((k for k in range(i + 1, min(i + 8, end)) if view.words[k] in _ENVOYS), None)
    if noun is None:
        return
    to = next(
        (k for k in range(noun + 1, min(noun + 22, end)) if view.words[k] == "to" and k not in view.actor_at),
        None,
    )
    goals = goals_at(view, to + 1, end) if to is not None else []
    led = [a for a in view.actors if noun < a.first < (to or 0) and view.word(a.first - 1) == "by"]
    named = [a for a in view.actors if i < a.first and a.last <= (to or 0) and a.kind == "person"]
    parties = tuple(p for s in subjects for p in s.parties)
    gone_to = goals[0].country if goals else None
    who = [_of_sender(a, parties, gone_to) for a in led or named] or [
        Actor(noun, noun + 1, "group", (), parties[:1], view.text(noun, noun + 1))
    ]
    for goal in goals[:1]:
        yield Trigger(i, goal.end, "visit", what, tuple(who), target=goal.country, place=goal.place, country=goal.country,
                      here=goal.here, verb=i)  # fmt: skip


def _of_sender(envoy: Actor, parties: tuple[str, ...], gone_to: str | None) -> Actor:
    """ "sent its foreign minister, X": of the state that sends, where nothing else tells."""
    return (
        envoy
        if envoy.parties not in ((), (gone_to,))
        else msgspec.structs.replace(envoy, parties=parties[:1])
    )


_ENVOYS = frozenset(
    "delegation envoy envoys team mission representative representatives minister ministers diplomat officials official secretary".split()
)


def _office_of_state(view: View, actor: Actor) -> bool:
    """Whether it is a ministry or government, which writes as its minister does."""
    return actor.kind == "organisation" and bool(_WRITERS & set(view.words[actor.first : actor.last]))


_WRITERS = frozenset(
    "ministry ministries government department embassy mission presidency chancellery".split()
)


def _said_before(view: View, i: int) -> list[Actor]:
    """Whose words stand before "in a letter to" where the verb comes first: "..., said X in a letter to Y"."""
    before = [a for a in view.actors if a.last <= i - 2 and not a.modifier]
    if not before or before[-1].last != i - 2:
        return []
    verb = before[-1].first - 1 - (view.word(before[-1].first - 1) in ("the", "a"))
    return before[-1:] if view.word(verb) in group("say_verbs") else []


_GIVING = frozenset(
    "gave gives give deliver delivers handed hands passed conveyed delivered brought brings relayed".split()
)


def _written_by(view: View, noun: int) -> bool:
    """Whether somebody named wrote it: "a letter from President X"."""
    writers = lists.actors_after(view, noun + 2, min(noun + 12, len(view.words)))
    return view.word(noun + 1) == "from" and any(a.kind == "person" for a in writers)


def _given(view: View, noun: int) -> list[Actor]:
    """Whom "handed X a message from Y" tells that it is for: who stands between the verb and the noun."""
    verb = next((k for k in range(noun - 1, max(-1, noun - 12), -1) if view.words[k] in _GIVING), None)
    return (
        [a for a in lists.actors_after(view, verb + 1, noun) if a.kind in _PERSONS]
        if verb is not None
        else []
    )


def message_nouns(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "a letter from A to B", "in a message to B"."""
    if view.words[i] not in group("message_nouns") or view.word(i + 1) not in ("from", "to", "of"):
        return
    end = roles.clause_end(view, i)
    ways = []
    for word in ("from", "to"):
        j = next((k for k in range(i + 1, min(i + 14, end)) if view.words[k] == word), None)
        ways.append(
            [a for a in lists.actors_after(view, j + 1, end) if a.kind in _PERSONS] if j is not None else []
        )
    ways[1] = ways[1] or (_given(view, i) if ways[0] else [])
    sides = [*ways[0], *ways[1]]
    owners = roles.possessor(view, i)
    if view.words[max(0, i - 2) : i] in (["in", "a"], ["in", "the"]) and not owners:
        said_by = roles.subject(view, i - 2) or _said_before(view, i)  # "said in a letter to X"
        owners = [s for s in said_by if s.kind in _PERSONS or _office_of_state(view, s)]
    if i <= 3 and not owners and ways[1] and view.words[0] == "in":
        owners = [s for s in roles.dangling_subject(view, ways[1][-1].last) if s.kind in _PERSONS]
    if title and i == 0 and ways[1] and not ways[0]:  # "Greetings to X": the heading of the message itself
        yield Trigger(i, i + 1, "message", "held", tuple(ways[1]))
        return
    if (
        owners and not sides and view.word(i + 1) == "of" and i + 2 in view.timed
    ):  # "X's letter of 3 May": an earlier one
        yield Trigger(i, i + 1, "message", "held", tuple(owners), former=True)
        return
    if sum(map(bool, (owners, *ways))) < 2:
        return  # from several, and nobody says to whom
    said = bool(owners) and (view.word(i - 2) == "in" or i <= 3)
    both = "from" in view.words[i + 1 : i + 14] and len(sides) > 1
    strength = 2 if (both or said) and len({p for s in (*owners, *sides) for p in s.parties}) > 1 else 1
    if len(sides) + len(owners) > 1:
        yield Trigger(
            i,
            i + 1,
            "message",
            "held",
            (*owners, *sides),
            definite=view.word(i - 1) == "the",
            strength=strength,
        )
