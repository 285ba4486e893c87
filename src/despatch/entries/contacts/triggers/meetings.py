"""Triggers of meetings by verb: met, received, sat down with, discussed ... with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.actors.organs import joint_organ
from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.places.placing import seat_in
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.credentials import accredited, credentials
from despatch.entries.contacts.triggers.headlines import headline_subject
from despatch.entries.contacts.triggers.wires import wired

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_DETERMINERS = frozenset(
    "a an the this that their his her its our first second third each any every no of 's ’s".split()
)
_AFTER_MEET = frozenset(
    "in at on for here today this last next yesterday earlier again briefly behind during to . , and twice on "
    "tomorrow separately face-to-face privately late early before since after amid as while when near outside ; ' \" ”".split()
)


_BEFORE_VERB = frozenset(
    "to will would may might can could not should and shall also then later again officially now".split()
)


def meeting_verbs(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the verb at `i` opens, if it is one that tells of a meeting."""
    word = view.words[i]
    if word in group("meet_verbs"):
        yield from _meet(view, i, title)
    elif word in group("gather_verbs"):
        yield from _gather(view, i, title)
    elif word in group("host_verbs"):
        received = (accredited if credentials(view, i) else _receive)(view, i, title)
        yield from (_of_members(view, i, t) for t in received)
    elif (word in group("sit_verbs") and view.word(i + 1) in ("down", "together")) or (
        word in group("confer_verbs") and view.word(i + 1) == "with"
    ):
        yield from _with(view, i, title, 2)
    elif word in ("saw", "sees"):
        yield from _saw(view, i)
    elif word in ("told", "tells"):
        yield from _told_visitor(view, i)
    elif word in ("summoned", "summons", "summon", "summoning"):
        yield from _summoned(view, i, title)
    elif word in ("signed", "sign", "signs", "inked", "initialed", "initialled"):
        yield from signings(view, i, title)
    elif word in group("discuss_verbs") or (
        word in group("exchange_verbs") and view.word(i + 1) in ("views", "opinions", "ideas")
    ):
        yield from _discuss(view, i, title)


def is_noun_use(view: View, i: int) -> bool:
    """Whether "meeting" or "visit" at `i` is a noun there ("the meeting", "a visit to")."""
    before = view.word(i - 1)
    if before in _DETERMINERS or before in ("-", "virtual", "trilateral", "bilateral"):
        return True
    if view.words[i] in ("visit", "visits"):
        return not (before in _BEFORE_VERB or before.endswith("ly") or _somebody(view, i - 1))
    if view.words[i] != "meeting":
        return False
    return not (before in ("is", "are", "was", "were", "be", "been", "after", "before", "by", "while", "for", "since", "when")
                and (view.word(i + 1) in ("with", "the", "his", "her") or i + 1 in view.actor_at
                     or (before in ("are", "were") and view.word(i + 1) in ("in", "here", "at", "on"))))  # fmt: skip


def _somebody(view: View, i: int) -> bool:
    """Whether the token belongs to somebody who can visit, and not to a place ("Turkey visit")."""
    n = view.actor_at.get(i)
    return n is not None and view.actors[n].kind not in ("state", "body")


def _meet(view: View, i: int, title: bool) -> Iterator[Trigger]:
    if view.words[i] == "meeting" and is_noun_use(view, i):
        return
    if view.words[i] == "meet" and view.word(i - 1) in ("swim", "track", "athletics", "the", "a"):
        return
    what = _settled(view, i, status.verb_status(view, i, title))
    end = roles.clause_end(view, i)
    if view.words[i] == "met" and (view.word(i - 1) in ("was", "were", "been", "be", "being") or i == 0):
        yield from _met_by(view, i, end)
        return
    objects = lists.actors_after(view, i + 1, end) or guest(view, i)
    if not objects and view.word(i + 1) not in group("bare_object"):
        purpose = _purpose_at(view, i + 1, end)
        objects = lists.with_phrase(view, i + 1, min(purpose, i + 16), purpose)
    if objects and objects[0].kind in ("state", "body") and view.word(objects[0].last) in _DEMANDS:
        return  # "to meet a NATO request"
    subjects = headline_subject(view, i) or roles.subject(view, i) or _delegation(view, i)
    if objects:
        kind = "call" if "virtually" in view.words[max(0, i - 2) : i + 3] else "meeting"
        for one in separate(view, objects):
            yield Trigger(i, i + 1, kind, what, (*subjects, *one), verb=i)
        return
    subjects = subjects or _council(view, i)
    if subjects and _reciprocal(subjects) and _closed(view, i + 1 + (view.word(i + 1) == "virtually")):
        yield Trigger(
            i, i + 1, "call" if view.word(i + 1) == "virtually" else "meeting", what, tuple(subjects), verb=i
        )
    elif (
        subjects
        and what != status.NONE
        and view.word(i + 1) not in _OBJECTS
        and of_body([as_body(s) for s in subjects])
    ):
        yield Trigger(i, i + 1, "conference", what, tuple(subjects), verb=i)


def _gather(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "The leaders of the SCO gathered in Bishkek": those of a body, who meet among themselves; a joint commission."""
    what = _settled(view, i, status.verb_status(view, i, title))
    subjects = roles.subject(view, i)
    if what == status.NONE or not _closed(view, i + 1):
        return
    if of_body([as_body(s) for s in subjects]):
        yield Trigger(i, i + 1, "conference", what, tuple(subjects), verb=i)
    elif len(subjects) == 1 and joint_organ(view, subjects[0]):
        yield Trigger(i, i + 1, "meeting", what, tuple(subjects), verb=i)


def _delegation(view: View, verb: int) -> list[Actor]:
    """ "The delegation also met X": that of the state whose delegation the report has told of."""
    i = verb - 1 - (view.word(verb - 1) in ("also", "then", "later"))
    if view.words[max(0, i - 1) : i + 1] != ["the", "delegation"]:
        return []
    start = view.sentence.start
    for mention in reversed(view.analysis.mentions):
        if (
            mention.start < start
            and len(mention.parties) == 1
            and mention.type in ("state", "organisation", "office")
        ):
            said = view.analysis.report.text[mention.start : mention.end + len(" delegation")].lower()
            if said.endswith("delegation"):
                return [Actor(i - 1, i + 1, "group", (), mention.parties)]
    return []


_OBJECTS = frozenset(
    "the a an its their these those all any every".split()
)  # "strengthen NATO to meet the challenges"


def _closed(view: View, i: int) -> bool:
    """Whether what stands at `i` after "meet" ends or places it: not the owner of what is met ("meet today's needs")."""
    j = i
    while j in view.timed:
        j += 1
    j = max(j, i + 1)
    if view.word(j) in ("'s", "’s") or view.word(j - 1) in ("'s", "’s"):
        return False
    return view.word(i) in _AFTER_MEET or i in view.timed or i >= len(view.words)


def _met_by(view: View, i: int, end: int) -> Iterator[Trigger]:
    """ "was met at the airport by President X", "Met by President X, the pope said": somebody receives somebody."""
    by = next((j for j in range(i + 1, min(i + 8, end)) if view.words[j] == "by"), None)
    hosts = lists.actors_after(view, by + 1, end) if by is not None else []
    guests = roles.subject(view, i) if i else roles.dangling_subject(view, hosts[-1].last if hosts else i)
    people = ("person", "office", "pronoun")
    if any(h.kind in people for h in hosts) and any(g.kind in people for g in guests):
        yield Trigger(i, i + 1, "meeting", "held", (*guests, *hosts), verb=i)


def _received(view: View, verb: int, end: int) -> list[Actor]:
    """Who is received, hosted or welcomed."""
    objects = lists.actors_after(view, verb + 1, end) or guest(view, verb)
    return [g for g in objects if g.kind in ("person", "office", "group", "pronoun")]


def guest(view: View, verb: int) -> list[Actor]:
    """ "met his guest", "received her visitor": the last person told of before who is of another party."""
    if view.word(verb + 1) not in ("his", "her") or view.word(verb + 2) not in _GUESTS:
        return []
    own = {p for s in roles.subject(view, verb) for p in s.parties}
    start = view.tokens[verb].start
    for mention in reversed(view.analysis.mentions):
        if mention.start < start and mention.type == "person" and len(mention.people) == 1:
            party = view.analysis.people[mention.people[0]].party
            if party and own and party not in own:
                return [Actor(verb + 1, verb + 3, "person", mention.people, (party,))]
    return []


_GUESTS = frozenset("guest visitor host".split())


def _saw(view: View, i: int) -> Iterator[Trigger]:
    """ "saw Minister X in Lima on Tuesday": somebody in person, where or when is told."""
    objects = lists.actors_after(view, i + 1, roles.clause_end(view, i))
    subjects = [s for s in roles.subject(view, i) if s.kind in ("person", "office", "pronoun")]
    seen = [o for o in objects if o.kind in ("person", "office")]
    if not seen or not subjects or seen != objects or status.verb_status(view, i) not in ("held", "present"):
        return
    after = range(seen[-1].last, min(seen[-1].last + 5, len(view.words)))
    placed = any(
        k in view.timed or view.word(k) in ("here", "there") or any(a == k for a, _, _ in view.named_places)
        for k in after
    )
    if placed and not {p for s in subjects for p in s.parties} & {p for o in seen for p in o.parties}:
        yield Trigger(i, i + 1, "meeting", "held", (*subjects, *seen), verb=i)


_DEMANDS = frozenset(
    "request requests demand demands call calls requirement requirements criteria standards conditions deadline deadlines "
    "target targets goal goals obligations needs expectations".split()
)


def _purpose_at(view: View, i: int, limit: int) -> int:
    """Index of the first "to discuss", "as", "after" ... from `i`, where what is told of the meeting itself ends."""
    for j in range(i, limit):
        word = view.words[j]
        purpose = (
            word == "to" and j + 1 not in view.actor_at and view.tokens[min(j + 1, limit - 1)].word.islower()
        )
        if purpose or word in ("as", "after", "before", "while", "when", "which", "who", "that", "but"):
            return j
    return limit


def separate(view: View, objects: list[Actor]) -> list[tuple[Actor, ...]]:
    """One set of people met together, or each by themselves: "separately", "bilaterally" and a list of three or more part them.

    Officials of different parties joined by "and" are met together unless told otherwise.
    """
    named = [o for o in objects if o.kind in ("person", "office")]
    one_side = len({p for o in objects for p in o.parties}) < 2
    # "met their counterparts, A and B": a sitting of several on both sides, not a row of meetings. A programme ("will meet
    # President A, Speaker B and Minister C") names one meeting after another, a look back ("met with A, B and C") one.
    listed = len(named) > 2 and one_side and not {"including", "counterparts"} & set(view.words)
    listed = listed and "met" not in view.words[: objects[0].first]
    # Leaders of three states or more in a row are met one after another, if nothing tells that they sat together.
    states = {o.parties for o in objects}
    each = len(objects) > 2 and len(objects) == len(named) == len(states)
    each = each and not (_TOGETHER & set(view.words[: objects[-1].last]) or _one_sitting(view))
    if _bilaterals(view):
        return [(o,) for o in one_by_one(objects)]
    apart = bool({"separately", "bilaterally"} & set(view.words))
    if len(objects) > 1 and (apart or listed or (each and not _titled_as_one(view))):
        return [(_sided(o, objects),) for o in objects]
    return [tuple(objects)]


def _bilaterals(view: View) -> bool:
    """Whether the words tell of meetings of two sides each: "bilateral meetings with officials from A, B and C"."""
    return any(
        a in ("bilateral", "separate", "one-on-one") and b == "meetings" for a, b in pairwise(view.words)
    )


def one_by_one(objects: list[Actor]) -> list[Actor]:
    """The objects each by itself, officials of several parties parted by party, "counterparts" named after left out."""
    found: list[Actor] = []
    for one in objects:
        if one.kind in ("office", "group") and len(one.parties) > 1:
            whom = (
                [(p,) for p in one.people] if len(one.people) == len(one.parties) else [()] * len(one.parties)
            )
            found += [
                msgspec.structs.replace(one, parties=(party,), people=people)
                for party, people in zip(one.parties, whom, strict=True)
            ]
        else:
            found.append(one)
    sided = [one for one in found if one.parties]
    return sided if len(sided) > 1 else objects


def _titled_as_one(view: View) -> bool:
    """Whether the headline calls it one: "Meeting Between President X and the Presidents of A, B and C"."""
    title = view.analysis.sentences[0]
    if not title.title or view.sentence.title:
        return False
    words = {t.word.lower() for t in title.tokens}
    states = {p for m in view.analysis.mentions if m.start < title.end for p in m.parties}
    return "meeting" in words and len(states) > 2


def _one_sitting(view: View) -> bool:
    """Whether a town and a day are told: "met in Lisbon on Thursday with A, B and C" is one meeting."""
    town = any(mention.type == "place" for _, _, mention in view.named_places)
    return town and any(single(time.edtf) for time in view.times)


_TOGETHER = frozenset(
    "including counterparts together jointly joint trilateral quadrilateral multilateral summit conference collectively".split()
)


def _sided(actor: Actor, beside: list[Actor]) -> Actor:
    """Somebody whose party is not told stands for that of those listed with them, if it is one."""
    parties = {p for o in beside for p in o.parties}
    if actor.parties or len(parties) != 1:
        return actor
    return msgspec.structs.replace(actor, parties=tuple(parties))


def of_body(subjects: list[Actor]) -> bool:
    """ "EU foreign ministers meet in Brussels": those of a body meet among themselves."""
    parties = {p for s in subjects for p in s.parties}
    return (
        bool(parties)
        and all(is_body(p) for p in parties)
        and all(s.kind in ("office", "group", "body") for s in subjects)
    )


def as_body(actor: Actor) -> Actor:
    """ "The CIS Council of Heads of State met": an organ of a body is the body."""
    return msgspec.structs.replace(actor, kind="body") if actor.kind == "organisation" else actor


def _council(view: View, verb: int) -> list[Actor]:
    """ "The governing board of the IAEA is to meet": the body whose organ meets, told before the verb."""
    before = [a for a in view.actors if a.last <= verb and not a.modifier]
    if (
        not before
        or before[-1].kind not in ("body", "organisation")
        or ";" in view.words[before[-1].last : verb]
    ):
        return []
    first = before[-1].first - 1
    if view.word(first) == "the":
        first -= 1
    return (
        before[-1:]
        if view.word(first) == "of" and _ORGANS & set(view.words[max(0, first - 2) : first])
        else []
    )


_ORGANS = frozenset(
    "council board committee commission assembly parliament ministers leaders members governors heads group conference".split()
)


def _reciprocal(subjects: list[Actor]) -> bool:
    return (
        len({p for a in subjects for p in a.parties}) > 1 or len({p for a in subjects for p in a.people}) > 1
    )


def _settled(view: View, verb: int, what: str) -> str:
    """Purpose and participle forms take the status of the clause that they hang on."""
    if what not in ("purpose", "participle", "present"):
        return what
    if what == "present":
        return "present"
    if what == "purpose" and status.of_purpose(view, verb, what) == "held":
        return "held"
    i = verb - 1
    while i >= 0:
        word = view.words[i]
        if what == "participle" and view.words[i + 1 : i + 2] == [view.words[verb]]:
            if word in ("after", "following", "since"):
                return "held"
            if word in ("before",):
                return "planned"
        if word in group("future") or word == "would":
            return "planned"
        if word in ("refused", "declined", "failed", "refuses", "unable"):
            return status.NONE
        if word in group("proposed_cues") and verb - i < 8:
            return "proposed"
        if word in group("planned_cues") and verb - i < 8:
            return "planned"
        i -= 1
    return "held" if what == "participle" else "purpose"


def _receive(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "Putin received Modi", "was received by"; "will host", "look forward to welcoming ... to the White House"."""
    what = _settled(view, i, status.verb_status(view, i, title))
    end = roles.clause_end(view, i)
    word = view.words[i]
    before = 10 if view.word(i - 1) == "and" else 3  # "was taken to the palace and received by"
    passive = "by" in view.words[i + 1 : i + 6] and any(
        w in group("be") for w in view.words[max(0, i - before) : i]
    )
    subjects = roles.subject(view, i)
    if passive:
        by = next((j for j in range(i, min(i + 6, end)) if view.words[j] == "by"), i)
        hosts = lists.actors_after(view, by + 1, end)
        if word.startswith("receiv") and hosts:
            yield Trigger(i, i + 1, "meeting", what, (*subjects, *hosts), verb=i)
        return
    if view.word(i + 1) == "by":
        return  # "a summit hosted by X"
    if word in ("host", "hosts") and _host_noun(view, i):
        return
    guests = _received(view, i, end)
    if not guests or not subjects:
        return
    if word.startswith(("welcom", "greet")) and not _received_at(view, i, end, guests):
        return
    if word.endswith("ing") and view.words[max(0, i - 2) : i] == ["forward", "to"]:
        what = "planned"
    kind = _kind_of_welcome(view, i, what, guests[-1].last)
    target = next((p for s in subjects for p in s.parties), None)
    seat = seat_in(view, i, end) if kind == "visit" else None
    if seat is not None:
        target = seat[1]
    for one in separate(view, guests) if kind == "meeting" else [tuple(guests)]:
        yield Trigger(
            i,
            i + 1,
            kind,
            what,
            (*subjects, *one),
            verb=i,
            target=target if kind == "visit" else None,
            place=seat[0] if seat else None,
        )


def _kind_of_welcome(view: View, i: int, what: str, after: int) -> str:
    if not view.words[i].startswith(("welcom", "host")) or what not in ("planned", "present"):
        return "meeting"
    if what == "present" and view.word(i + 1) == "you":
        return "meeting"  # said to the guest's face; of the visit `addressed` tells
    return "meeting" if _for_meeting(view, after) else "visit"  # "will host X for a bilateral meeting"


def _of_members(view: View, i: int, trigger: Trigger) -> Trigger:
    """Where all those of a body are received together ("the leaders of the SCO"), it is its gathering."""
    guests = [s for s in trigger.sides if s.first > i]
    hosted = not view.words[i].startswith(("welcom", "greet")) and "by" not in view.words[i + 1 : i + 6]
    if not hosted or not of_body(guests) or not any(_ALL & set(view.words[g.first : g.last]) for g in guests):
        return trigger
    return msgspec.structs.replace(trigger, kind="conference", target=None, place=None)


_ALL = frozenset(("leaders", "ministers", "presidents", "premiers", "members"))


def _host_noun(view: View, i: int) -> bool:
    """ "the conference host, President X": somebody who hosts, not what somebody does."""
    before, after = view.word(i - 1), view.word(i + 1)
    return after in (",", "country", "nation", "government") or before in ("the", "a", "as", "its", "our")


def _where_to(view: View, i: int, end: int) -> bool:
    """Whether it is told where somebody is welcomed: "to the White House", "tomorrow at the palace"."""
    if "to" in view.words[i + 1 : min(end, i + 40)]:
        return True
    return seat_in(view, i, end) is not None


def _received_at(view: View, i: int, end: int, guests: list[Actor]) -> bool:
    """Whether it is told where somebody is welcomed, and not a whole body or those bound for a gathering."""
    of_bodies = all(g.parties and all(is_body(p) for p in g.parties) for g in guests)
    bound = view.words[i].startswith("welcom") and _to_gathering(view, guests[-1].last)
    return _where_to(view, i, end) and not bound and not of_bodies


def _to_gathering(view: View, i: int) -> bool:
    """ "look forward to welcoming X to the December summit": a gathering, told by its own noun."""
    after = view.words[i : i + 10]
    if after[:1] != ["to"]:
        return False
    stop = next(
        (k for k, w in enumerate(after) if w in (",", ".", ";", "in", "for", "and", "on")), len(after)
    )
    return bool(group("conference_nouns") & set(after[:stop]))


_OCCASIONS = frozenset("meeting meetings talks breakfast lunch luncheon dinner banquet".split())


def _for_meeting(view: View, i: int) -> bool:
    """Whether "for a meeting", "for talks" or "for a breakfast" follows who is received, an apposition passed over."""
    if view.words[i : i + 2] == [",", "for"]:
        i += 1
    elif view.word(i) == ",":
        i = next((k + 1 for k in range(i + 1, min(i + 8, len(view.words))) if view.words[k] == ","), i)
    while view.word(i) in ("in", "at", "on") or i in view.timed or any(a <= i < b for a, b, _ in view.places):
        i += 1  # "will host X in Lima on Monday for talks"
    after = view.words[i : i + 5]
    return after[:1] == ["for"] and bool((_OCCASIONS | {"discussions", "consultations"}) & set(after))


def _told_visitor(view: View, i: int) -> Iterator[Trigger]:
    """ "told visiting Minister X": the words were said to his face."""
    if view.word(i + 1) != "visiting":
        return
    hosts, guests = roles.subject(view, i), lists.actors_after(view, i + 2, roles.clause_end(view, i))
    if hosts and any(g.kind in ("person", "office", "group") for g in guests):
        yield Trigger(i, i + 1, "meeting", "held", (*hosts, *guests), verb=i)


def _summoned(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """An ambassador or envoy summoned by a ministry is received there."""
    what = status.verb_status(view, i, title)
    end = roles.clause_end(view, i)
    others = (
        lists.actors_after(view, i + 2, end)
        if view.word(i + 1) in ("by", "to")
        else lists.actors_after(view, i + 1, end)
    )
    subjects = roles.subject(view, i)
    if others and subjects and what in ("held", "present", "ongoing"):
        yield Trigger(i, i + 1, "meeting", what, (*subjects, *others), verb=i)


def signings(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "A and B signed the deal in X", "signed by A and B": officials of two parties who sign stand together."""
    if status.verb_status(view, i, title) not in ("held", "present", "participle"):
        return
    end = roles.clause_end(view, i)
    by = next((j for j in range(i + 1, min(i + 12, end)) if view.words[j] == "by"), None)
    signers = lists.actors_after(view, by + 1, end) if by is not None else roles.subject(view, i)
    named = [s for s in signers if s.kind == "person"]
    if len(named) > 1 and len({p for s in named for p in s.parties}) > 1:
        yield Trigger(i, i + 1, "meeting", "held", tuple(named), verb=i)
    elif len({p for s in signers for p in s.parties}) > 1:
        yield Trigger(i, i + 1, "signing", "held", tuple(signers), verb=i, strength=0, definite=True)


def _with(view: View, i: int, title: bool, strength: int) -> Iterator[Trigger]:
    what = _settled(view, i, status.verb_status(view, i, title))
    end = roles.clause_end(view, i)
    objects = lists.with_phrase(view, i + 1, end)
    subjects = roles.subject(view, i)
    if objects or _reciprocal(subjects):
        yield Trigger(i, i + 1, "meeting", what, (*subjects, *objects), verb=i, strength=strength)


def _discuss(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "discussed X with Y" tells of a meeting; "the ministers discussed X" adds to one told already."""
    what = _settled(view, i, status.verb_status(view, i, title))
    if what not in ("held", "planned", "present", "ongoing"):
        return
    end = roles.clause_end(view, i)
    objects = lists.with_phrase(view, i + 1, end)
    if _of_relations(view, objects):
        objects = []
    subjects = roles.subject(view, i)
    if objects:
        kind, strength = ("call", 2) if wired(view, i, end) else ("meeting", 1)
        yield Trigger(i, i + 1, kind, what, (*subjects, *objects), verb=i, strength=strength)
    elif subjects:
        yield Trigger(i, i + 1, "any", what, tuple(subjects), verb=i, strength=0, definite=True)


def _of_relations(view: View, objects: list[Actor]) -> bool:
    """ "discussed Peru's relations with Chile and Brazil": states that are spoken of, not spoken with."""
    if len(objects) < 2 or any(o.kind not in ("state", "body") for o in objects):
        return False
    i = objects[0].first - 1
    while i > 0 and view.words[i] not in ("with", "alongside"):
        i -= 1
    return view.word(i - 1) in _RELATIONS


_RELATIONS = frozenset("relations relationship relationships ties war peace border conflict".split())
