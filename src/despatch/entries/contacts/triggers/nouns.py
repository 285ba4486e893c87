"""Triggers of meetings, calls and conferences by noun: talks, session, phone call, summit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides import partners as partners_of
from despatch.entries.contacts.sides.attendance import Around, attending
from despatch.entries.contacts.sides.mediators import mediators
from despatch.entries.contacts.sides.speaking import people_from
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.agendas import to_cover
from despatch.entries.contacts.triggers.meetings import as_body, is_noun_use, of_body, separate
from despatch.entries.contacts.triggers.noun_status import by_cue, noun_status, passive_status
from despatch.entries.contacts.triggers.phrases import compound, governing_verb, is_call, phrase_first
from despatch.entries.contacts.triggers.resumed import resumption
from despatch.entries.contacts.triggers.rings import apart

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "their", "his", "her", "its", "our"))


def noun_triggers(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the noun at `i` opens, if it is one that tells of a meeting, call or conference."""
    word = view.words[i]
    if word in ("exchange", "exchanges") and _of_views(view, i):
        yield from sided(view, i, phrase_first(view, i), "meeting", title)
        return
    if word in ("call", "calls") and view.word(i + 1) == "on" and _pays(view, i):
        yield from _courtesy(view, i, title)
        return
    conference = word in group("conference_nouns") or _sitting_by_name(view, i)
    if not conference and word not in group("meeting_nouns") and word not in group("call_nouns"):
        return
    if word in ("meeting", "meet", "talk", "talks", "call", "calls", "meets") and _is_verb(view, i):
        return
    first = phrase_first(view, i)
    if conference and _in_office(view, i):
        return
    before = view.words[first:i]
    if any(w in group("not_contact_before") for w in before[-2:]) or compound(view, i):
        return
    if (word == "assembly" and view.word(i - 1) != "general") or (
        word == "bilateral" and not _bilateral_noun(view, i)
    ):
        return
    if (
        conference
        and (view.word(first - 1) in ("a", "an") or view.word(first - 2) != "as")
        and (view.word(first - 1) in ("a", "an", "the") and _equals(view, first))
    ):
        return  # "served as a forum", "is the summit of", but "as the summit opened"
    if conference and "by" in view.words[max(0, first - 2) : first]:  # "adopted by the General Assembly"
        return
    row = _row_of_bodies(view, first, i) or _row_after(view, i) if conference and word in _PLURALS else []
    if row:
        yield from _each(view, i, row, title)
        return
    call = is_call(view, i, first) and not (conference and _of_a_body(view, first, i))
    if word in ("call", "calls") and not _is_told(view, i, first, call):
        return
    yield from sided(view, i, first, _kind(view, i, call, conference), title)


def _kind(view: View, i: int, call: bool, conference: bool) -> str:
    """A virtual summit is a gathering, or a call of two sides: what it is told with will say (`gatherings`)."""
    word = view.words[i]
    gathers = conference and (word in VIRTUAL or _sitting_by_name(view, i))
    talk = word == "conversation" and not partners_of.face_to_face(view)
    if (call and not gathers) or talk or word in ("call", "calls"):
        return "call"
    return "conference" if conference else "meeting"


VIRTUAL = frozenset(("summit", "summits", "ministerial", "forum"))


def _of_a_body(view: View, first: int, i: int) -> bool:
    """ "the virtual APEC summit": a gathering, wherever those who attend it sit."""
    return any(a.kind == "body" for a in partners_of.inside(view, first, i))


def _of_views(view: View, i: int) -> bool:
    return view.word(i + 1) == "of" and view.word(i + 2) in ("views", "opinions", "view")


def _sitting_by_name(view: View, i: int) -> bool:
    """Whether "meeting" or "session" at `i` is one of ministers or leaders at large: "ministerial meeting", "Leaders Meeting"."""
    return view.words[i] in ("meeting", "meetings", "session") and (
        view.word(i - 1) == "ministerial" or _leaders_meeting(view, i) or _high_level_group(view, i)
    )


def _high_level_group(view: View, i: int) -> bool:
    """ "the 4th High-level Group Meeting of the alliance": a gathering of those whom several states sent."""
    before = view.words[max(0, i - 3) : i]
    return before[-1:] == ["group"] and ("high-level" in before or before[-3:-1] == ["high", "level"])


def _leaders_meeting(view: View, i: int) -> bool:
    """ "the Asia-Pacific Leaders' Meeting", a name: not "the EU leaders meeting in Lima"."""
    before = i - 1 - (view.word(i - 1) in ("'", "’"))
    named = view.tokens[i].word[0] == "M" and view.tokens[max(0, before)].word in (
        "Leaders",
        "Ministers",
        "Presidents",
    )
    return named and not view.sentence.title


def _row_of_bodies(view: View, first: int, i: int) -> list[Actor]:
    """The bodies of "the G7 and NATO summits", of which each holds its own; [] if there are not two or more."""
    last = view.actor_at.get(first)
    if last is None or view.actors[last].kind != "body" or view.actors[last].last > i:
        return []
    row = [a for a in roles.coordinated_left(view, last) if a.kind == "body" and len(a.parties) == 1]
    return row if len(row) > 1 else []


def _row_after(view: View, i: int) -> list[Actor]:
    """Whose they are in "the summits of Russia-EU and the SCO": bodies, or pairs of sides; [] if there are not two or more."""
    if view.word(i + 1) != "of":
        return []
    row = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    apart = len(row) > 1 and all(
        a.kind in ("body", "state") and (len(a.parties) == 2 or (len(a.parties) == 1 and a.kind == "body"))
        for a in row
    )
    return row if apart else []


def _each(view: View, i: int, row: list[Actor], title: bool) -> Iterator[Trigger]:
    """A gathering for each of the bodies."""
    first = row[0].first
    verb = governing_verb(view, first)
    what = _status(view, i, first, verb, (max(i + 1, row[-1].last), roles.clause_end(view, i)), title)
    if what == status.NONE:
        return
    subjects = attending(view, i, first, verb, Around([], [], [], []), "conference")
    for body in row:
        last = i + 1 if body is row[-1] and body.first < i else body.last
        kind = "meeting" if len(body.parties) == 2 else "conference"
        yield Trigger(body.first, last, kind, what, (body, *subjects), definite=True, verb=verb)


def _pays(view: View, i: int) -> bool:
    return view.word(i - 1) == "courtesy" or bool(
        {"paid", "pay", "pays", "paying"} & set(view.words[max(0, i - 3) : i])
    )


def _courtesy(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "paid a courtesy call on X": who called on X met X."""
    first = phrase_first(view, i)
    verb = governing_verb(view, first)
    what = status.verb_status(view, verb, title) if verb is not None else "held"
    hosts = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    callers = roles.subject(view, verb if verb is not None else first)
    if hosts and callers and what != status.NONE:
        yield Trigger(
            first, i + 2, "meeting", "held" if what == "participle" else what, (*callers, *hosts), verb=verb
        )


def _in_office(view: View, i: int) -> bool:
    """Whether the noun only belongs to somebody's office ("the president of the conference")."""
    n = view.actor_at.get(i)
    return n is not None and view.actors[n].kind in ("person", "office") and view.actors[n].last > i


def _equals(view: View, first: int) -> bool:
    """Whether the phrase only says what something is ("is the summit of", "will be the 21st summit in the series")."""
    if view.word(first - 2) == "be":
        return view.word(first - 3) == "will" and view.word(first - 4) in ("it", "this")
    return view.word(first - 2) in _EQUALS


_EQUALS = frozenset(("become", "became", "is", "as", "was", "remains"))


def _is_verb(view: View, i: int) -> bool:
    word, before, after = view.words[i], view.word(i - 1), view.word(i + 1)
    if word == "meeting":
        return not is_noun_use(view, i)
    if word == "meet":
        return before not in ("a", "the", "summit")
    if before in ("phone", "telephone", "video"):
        return False
    if word in ("talk", "call", "calls"):
        return before in ("to", "will", "would", "can", "we", "they", "i", "you", "not", "and") or after in ("on", "for", "upon") \
            or (word == "calls" and before not in ("phone", "telephone"))  # fmt: skip
    return (
        word == "talks"
        and after in ("to", "about")
        and before not in group("light_verbs")
        and i - 1 in view.actor_at
    )


def _bilateral_noun(view: View, i: int) -> bool:
    """ "held a bilateral on the sidelines", not "bilateral relations"."""
    nxt = view.word(i + 1)
    return (nxt in group("prepositions") or nxt in (",", ".", "", "and", "today")) and view.word(i - 1) in (
        "a",
        "the",
        "their",
        "brief",
    )


def _is_told(view: View, i: int, first: int, call: bool) -> bool:
    """Whether "call" or "calls" at `i` tells of one by telephone, and not of a series without days ("in recent phone calls")."""
    if not (call or _call_with(view, i, first) or _listed(view, i)):
        return False
    dated = any(t.edtf for t in view.times)
    return view.words[i] == "call" or dated or governing_verb(view, first) is not None


def _call_with(view: View, i: int, first: int) -> bool:
    if (
        view.words[i] == "call"
        and (first - 1 in view.possessives or first in view.possessives)
        and _dated(view, i, first)
    ):
        return True  # "their call in April", "their May 26 call"
    return view.word(i + 1) in ("with", "between", "to", "from") and i + 2 < len(view.words) and (
        bool(roles.possessor(view, first)) or first - 1 in view.actor_at or view.word(first - 1) in ("a", "the", "his", "her", "’s", "'s") or first < i
    )  # fmt: skip


def _dated(view: View, i: int, first: int) -> bool:
    """Whether a time stands within the phrase or right after the noun."""
    after = i + 1 + (view.word(i + 1) in ("in", "on", "of"))
    return view.word(i + 1) not in ("for", "to") and (
        after in view.timed or any(k in view.timed for k in range(first, i))
    )


_HELD = frozenset(("held", "had", "holds"))


def _that_were_held(view: View, i: int, first: int, kind: str) -> Trigger | None:
    """ "the talks that A held in Lima on Tuesday with B": sides told in a relative clause."""
    if view.word(i + 1) not in ("that", "which") and i + 1 not in view.actor_at:
        return None
    verb = next((k for k in range(i + 2, min(i + 14, len(view.words))) if view.words[k] in _HELD), None)
    if verb is None or "," in view.words[i:verb] or status.verb_status(view, verb) != "held":
        return None
    if view.word(verb + 1) in group("bare_object"):
        return None
    partners = lists.with_phrase(
        view, verb + 1, min(verb + 10, len(view.words)), roles.clause_end(view, verb)
    )
    subjects = [a for a in roles.subject(view, verb) if a.first > i]
    if not partners or not subjects:
        return None
    return Trigger(first, i + 1, kind, "held", (*subjects, *partners), verb=verb)


def sided(view: View, i: int, first: int, kind: str, title: bool) -> Iterator[Trigger]:
    """The contact of `kind` that the noun at `i` tells of, its phrase begun at `first`, with all its sides."""
    relative = _that_were_held(view, i, first, kind)
    if relative is not None:
        yield relative
        return
    end = roles.clause_end(view, i)
    verb = governing_verb(view, first)
    owners = roles.possessor(view, first)
    inside = partners_of.inside(view, first, i) or mediators(view, first, i)
    between = partners_of.between(view, i, end)
    partners = between or partners_of.partners(view, i, end)
    if kind == "call" and not partners and view.word(i + 1) == "to":
        partners = lists.actors_after(view, i + 2, end)
    told_to = partners[-1].last if partners and partners[-1].last - i < 30 else i + 1
    what = _status(view, i, first, verb, (told_to, end), title)
    if what == status.NONE:
        return
    if (
        what == "proposed"
        and kind == "conference"
        and verb is not None
        and view.words[verb] in group("attend_verbs")
    ):
        what = "planned"  # "may attend the summit": it takes place whoever comes
    listed = _listed(view, i)
    around = Around(owners, inside, between, partners)
    subjects = listed or attending(view, i, first, verb, around, kind)
    if kind != "call" and len(around.parties | {p for a in subjects for p in a.parties}) < 2:
        subjects = [*subjects, *partners_of.present(view, i, len(view.words))]
    definite = view.word(first - 1) in _DEFINITE or (bool(owners) and owners[0].kind == "pronoun")
    definite = definite or (not partners and partners_of.both(view, i))
    sat = not (partners or owners or inside) and of_body([as_body(s) for s in subjects])
    if kind == "meeting" and sat:
        kind = "conference"
    several = view.words[i] in _PLURALS
    told = verb is not None or (not several and passive_status(view, told_to, end) is not None)
    holding = verb is not None and view.words[verb] in _HOLDING
    holding = holding and (view.words[i] not in _ABSTRACT or _one_of_its_kind(view, first, i))
    faced = holding and len({p for a in subjects for p in a.parties}) > 1
    strength = (
        2
        if listed
        else _strength(view, i, told, bool(partners or inside or owners or between or sat) or faced)
    )
    if kind == "call" and is_call(view, i, first):
        spoke = partners_of.attended(view, first) and len({p for a in subjects for p in a.parties}) > 1
        if (strength == 1 and partners) or spoke:
            strength = 2  # "during a phone talk with X", "agreed in a phone talk": no verb needs to say that it took place
    if not strength and view.words[i] == "meetings" and view.word(first - 2) in ("at", "in", "during"):
        return  # "our presence at the meetings": several, none of them told
    former = _undone_before(view, verb, what) or bool(
        {"initially", "originally", "previously", "earlier"} & set(view.words[i + 1 : i + 6])
    )
    sets = [tuple(partners)]
    if partners and not between and kind in ("meeting", "call"):
        sets = separate(view, partners) if kind == "meeting" else apart(view, partners)
    for one in sets:
        sides = (*owners, *inside, *subjects, *one)
        yield Trigger(
            first,
            i + 1,
            kind,
            "held" if listed else what,
            sides,
            definite=definite,
            verb=verb,
            strength=strength,
            former=former,
        )


def _undone_before(view: View, verb: int | None, what: str) -> bool:
    """ "had suspended talks": what was undone before the news may be taken up again in it."""
    undone = verb is not None and what in ("cancelled", "postponed")
    return undone and "had" in view.words[max(0, (verb or 0) - 2) : verb]


def _one_of_its_kind(view: View, first: int, i: int) -> bool:
    """Whether "dialogue" is one that is held: "hold a strategic dialogue", not "hold dialogue" or "a dialogue of cultures"."""
    return (
        first < i
        and view.words[i] in ("dialogue", "dialog")
        and view.word(first - 1) in ("a", "an", "another")
    )


def _listed(view: View, i: int) -> list[Actor]:
    """ "Participants in the call included A, B and C": who they are."""
    if view.words[0] not in ROLL or i > _OPENING:
        return []
    if view.word(i + 1) not in ("included", "include", "were", "are"):
        return []
    return people_from(view, i + 2)


ROLL = frozenset(("participants", "attendees"))
_OPENING = 6  # words of "Participants in today's video call"
_ABSTRACT = frozenset(
    "dialogue dialog engagement engagements interaction interactions exchanges contacts".split()
)
_HOLDING = frozenset(
    "hold holds held holding conduct conducts conducted began opened resumed concluded chaired co-chaired led headed "
    "presided had have".split()
)
_PLURALS = frozenset(("forums", "summits", "conferences", "sessions", "meetings"))


def _strength(view: View, i: int, told: bool, sided: bool) -> int:
    """`told`: a verb says that it takes place; `sided`: its phrase names somebody."""
    word = view.words[i]
    if word == "round" and told and is_round(view, i):
        return 1
    if word in ("round", "rounds") and not {"talks", "negotiations", "consultations", "dialogue"} & set(
        view.words[i + 1 : i + 7]
    ):
        return 0
    if word.startswith("exchange"):
        return 2 if told and sided else 1 if sided else 0
    if word in _PLURALS and not told:
        return 1 if sided else 0
    if word in group("series_nouns"):
        return 0
    if word in _ABSTRACT and not told:  # "active engagement", "a dialogue between cultures"
        return (
            1
            if sided and word == "dialogue" and view.tokens[i].word[0] == "D" and not view.sentence.title
            else 0
        )
    if word in group("weak_nouns"):
        return 2 if told and sided else 1 if sided else 0
    return 2


def is_round(view: View, i: int) -> bool:
    """Whether "round" at `i` is one of a series told elsewhere ("The first round was held in 2003")."""
    return view.words[i] == "round" and view.word(i - 1) in _COUNTED and view.word(i + 1) != "of"


_COUNTED = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last previous latest next".split()
)


def _status(view: View, i: int, first: int, verb: int | None, rest: tuple[int, int], title: bool) -> str:
    by_noun = noun_status(view, i, first)
    if by_noun in ("during", None) and {"opening", "inauguration"} & set(
        view.words[max(0, first - 5) : first]
    ):
        return "arrived"  # "addressing the opening ceremony of the summit"
    if by_noun == status.NONE:
        return by_noun
    if by_noun in ("postponed", "cancelled", "proposed"):
        return by_noun
    again = resumption(view, first, verb)
    if again is not None:
        return again
    if verb is not None:
        what = status.of_purpose(view, verb, status.verb_status(view, verb, title))
        by_verb = _of_light_verb(view.words[verb], what)
        if by_verb == "open" and not by_noun:  # "attending the summit, which opened on Friday"
            return passive_status(view, i + 1, rest[1]) or "open"
        if by_verb is not None:
            return by_noun if by_verb == "open" and by_noun else by_verb
    after = passive_status(view, i + 1, rest[1]) or passive_status(view, *rest)
    if after is not None:
        return after
    return by_noun or to_cover(view, rest[0]) or "open"


_ARRANGED = frozenset(
    "arrange arranged arranges organize organized organise organised schedule scheduled".split()
)


def _of_light_verb(word: str, what: str) -> str | None:
    """What the governing verb says: "postponed talks" postpones them however its own tense stands."""
    meaning = by_cue(word)
    if meaning:
        return status.NONE if what == status.NONE else meaning
    if what == status.NONE and word in _ARRANGED:
        return status.NONE  # "failed to arrange a meeting"
    if word in ("agreed", "agree", "agrees"):
        return status.NONE if what == status.NONE else "planned"
    if word in ("scheduled", "schedule", "plan", "planned", "plans", "arranged", "arrange", "arranges"):
        return "planned"
    if word in ("suspended", "suspend"):
        return "cancelled"
    if what == "participle":
        return "open"
    if word in ("begin", "begins", "began", "begun", "start", "started", "starts", "open", "opened", "opens", "resume",
                "resumed", "resumes", "continue", "continues", "continued") and what in ("held", "present"):  # fmt: skip
        return (
            "ongoing"
            if what == "present"
            else "arrived"
            if word.startswith(("beg", "start", "open", "kick", "conven"))
            else "held"
        )
    return what
