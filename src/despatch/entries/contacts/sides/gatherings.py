"""What a gathering is - a meeting of two sides or a conference - and which bodies and states it is of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides.assemblies import CO_HOSTING, co_hosts, of_concern
from despatch.entries.contacts.sides.attendance import ministers_at_large
from despatch.entries.contacts.sides.mediators import mediated
from despatch.entries.contacts.sides.worldwide import is_cop, is_worldwide
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.triggers.climate import of_climate
from despatch.entries.contacts.triggers.phrases import is_call
from despatch.registers.bodies import bodies

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_MANY = 5  # states from which on a meeting is a conference


def gathering(view: View, trigger: Trigger, made: Candidate) -> Candidate:
    """The candidate with the kind and the parties that the name of the gathering gives it."""
    if made.kind in ("meeting", "conference") and not made.parties:
        made.parties |= _named_bodies(view, trigger, made)
    _members_for(made, "UNION STATE")
    _own_session(view, trigger, made)
    _six_parties(view, trigger, made)
    _powers(view, made)
    _of_arabs(view, trigger, made)
    of_climate(view, trigger, made)
    made = _as_conference(view, trigger, made)
    _members_for(made, "FOCAC")
    if made.kind == "conference":
        made.worldwide = bool(made.mechanism and is_name(made.mechanism)) and is_worldwide(view)
        _members_there(view, made)
        if not made.parties and made.country and named_summit(made):
            made.parties = {made.country}
        of_concern(view, trigger, made)
    as_gathering(made)
    if (
        made.kind == "meeting"
        and trigger.kind == "conference"
        and is_call(view, trigger.last - 1, trigger.first)
    ):
        made.kind, made.place, made.country = "call", None, None  # a virtual summit of two
    return made


# Formats that are no party themselves: their sessions are of these states.
_FORMATS = {"FOCAC": {"CHN"}, "UNION STATE": {"BLR", "RUS"}}


def _members_for(made: Candidate, code: str) -> None:
    if code in made.parties:
        made.parties = (made.parties - {code}) | _FORMATS[code]


def as_gathering(one: Candidate) -> None:
    """A meeting of many states is a conference, but for the powers that meet as a set of their own."""
    states = {p for p in one.parties if not is_body(p)}
    if one.kind == "meeting" and not one.audience and len(states) >= _MANY and states != _POWERS["six"]:
        one.kind = "conference"


def _members_there(view: View, made: Candidate) -> None:
    """Those of the members of the body who are spoken of beside its gathering take part; so do its hosts."""
    states = {p for p in made.parties if not is_body(p)}
    if states or len(made.parties) > 1:
        return
    beside = {
        p for a in view.actors if a.kind in _WHO and not a.modifier for p in a.parties if not is_body(p)
    }
    members = {m for body in made.parties for m in bodies()[body].members}
    if not CO_HOSTING.isdisjoint(view.words):
        made.parties |= beside | co_hosts(view)
    made.parties |= beside & members


_WHO = ("person", "office", "group", "pronoun")
_SIX = frozenset(("CHN", "JPN", "KOR", "PRK", "RUS", "USA"))


def _six_parties(view: View, trigger: Trigger, made: Candidate) -> None:
    """The six-party talks are a conference of the six states, those of them that the report names."""
    phrase = view.words[max(0, trigger.first - 1) : trigger.last + 3]
    if made.kind in ("meeting", "conference") and {"six-party", "six-nation", "six-way"} & set(phrase):
        named = {p for m in view.analysis.mentions for p in m.parties}
        made.kind, made.parties = "conference", made.parties | (_SIX & named)


def _of_arabs(view: View, trigger: Trigger, made: Candidate) -> None:
    """ "the Arab summit in Beirut", "Arab foreign ministers will meet": gatherings of the Arab League."""
    if made.kind not in ("meeting", "conference") or made.parties:
        return
    phrase = view.words[trigger.first : trigger.last]
    held = phrase[-1:] == ["summit"] and "arab" in phrase[-3:]
    ministers = any(view.words[i : i + 3] == ["arab", "foreign", "ministers"] for i in range(len(view.words)))
    if held or (ministers and "bilateral" not in phrase):
        made.kind, made.parties = "conference", {"ARAB LEAGUE"}


_POWERS = {
    "six": frozenset(
        ("CHN", "DEU", "FRA", "GBR", "RUS", "USA")
    ),  # permanent members of the Security Council, Germany
    "three": frozenset(("DEU", "FRA", "GBR")),
}


def _powers(view: View, made: Candidate) -> None:
    """States told by their number alone: "six world powers", "the five permanent members plus Germany", "EU-3"."""
    if made.kind not in ("meeting", "conference") or len(made.parties - {"UN", "EU"}) > 1:
        return
    words = " ".join(view.words)
    six = any(w in words for w in _SIX_POWERS)
    if six and len(made.parties - {"UN"}) < 2:
        made.kind = "meeting"
        made.parties = (made.parties - {"UN"}) | _POWERS["six"]
    elif "EU" in made.parties and any(w in words for w in _THREE_POWERS):
        made.parties |= _POWERS["three"]


_SIX_POWERS = (
    "six major powers", "six world powers", "six big powers", "six powers", "p5-plus-one", "p5 plus one", "p5+1", "5+1",
    "permanent members of the un security council plus germany", "permanent members plus germany",
)  # fmt: skip
_THREE_POWERS = ("eu-3", "eu3", "european union 3", "eu three", "eu-three", "eu trio")


def _own_session(view: View, trigger: Trigger, made: Candidate) -> None:
    """ "OPEC would cut output at its December meeting": the session is of the one body that the sentence names."""
    if (
        made.kind != "meeting"
        or made.parties
        or made.people
        or not made.date
        or view.words[trigger.last - 1] != "meeting"
    ):
        return
    own = view.word(trigger.first - 1) == "its" or any(
        i in view.timed for i in range(trigger.first, trigger.last)
    )
    bodies = {p for a in view.actors if a.kind == "body" for p in a.parties if is_body(p)}
    if own and len(bodies) == 1:
        made.kind, made.parties = "conference", bodies


def named_beside(view: View, trigger: Trigger, told: set[str]) -> set[str]:
    """Parties of a "bilateral meeting" or a summit that the phrase does not name but the sentence does."""
    actors = [a for a in view.actors if not a.modifier and a.kind in ("state", "body", "group", "office")]
    if trigger.kind == "conference":
        bodies = {p for a in actors for p in a.parties if is_body(p)}
        return bodies if len(bodies) == 1 and not told else set()
    phrase = view.words[trigger.first : trigger.last]
    states = {p for a in actors for p in a.parties}
    before = trigger.first - 1 - (view.word(trigger.first - 1) in ("the", "their"))
    beside = phrase[-1] in ("talks", "negotiations") and view.word(before) in _MEANWHILE
    beside = beside and all(
        a.last <= trigger.first and view.word(a.first - 1) not in ("in", "at") for a in actors
    )
    return states if ("bilateral" in phrase or beside) and len(states) == 2 else set()


_MEANWHILE = frozenset("as while amid after when following despite before pending".split())


def _as_conference(view: View, trigger: Trigger, made: Candidate) -> Candidate:
    """A meeting of a body as such ("meeting of EU foreign ministers") is a conference; a two-sided summit a meeting."""
    several = {p for p in made.parties if is_body(p)}
    states = made.parties - several
    if made.kind == "conference":
        two = not several and len(states) == 2 and _between_two(view, trigger)
        two = (
            two
            or _hold_together(view, trigger, several, states)
            or (_compound(view, trigger) and view.words[trigger.last - 1] in _TWO)
            or (len(made.parties) == 2 and view.word(trigger.last) == "between")
        )
        if two and not several & _LEADERS_COME:
            made.kind = "meeting"
    elif (
        made.kind == "meeting"
        and several
        and ("summit" in view.words[trigger.first : trigger.last] or len(several) == 1)
        and _compound(view, trigger)
    ):
        pass  # "took part in a Peru-EU summit meeting", "a Peru-EU meeting of foreign ministers"
    elif (
        (made.kind in _SAT and several and _body_owns(view, trigger, several))
        or (
            made.kind == "meeting"
            and several
            and not states
            and _named_bodies(view, trigger, made) == several
        )
        or _of_its_ministers(view, trigger, made)
    ):
        made.kind = "conference"
    return made


def _of_its_ministers(view: View, trigger: Trigger, made: Candidate) -> bool:
    """ "The NATO chief called for a meeting of defence ministers": those of the body that the one named there serves."""
    if made.kind != "meeting" or len(made.parties) != 1 or not all(is_body(p) for p in made.parties):
        return False
    return view.words[trigger.last - 1] in ("meeting", "session") and ministers_at_large(view, trigger.last)


_SAT = ("meeting", "call")  # "a virtual meeting of the G7": what a body sits as is a conference, by video too
# Bodies at whose summits with others the leaders of all their members sit.
_LEADERS_COME = frozenset("ASEAN AU CARICOM CELAC GCC PIF SADC ECOWAS EAC SICA CIS".split()) | {"ARAB LEAGUE"}


def _paired(view: View, trigger: Trigger) -> bool:
    """Whether one compound names both sides ("EU-Ukraine summit")."""
    inside = [a for a in view.actors if trigger.first <= a.first and a.last < trigger.last]
    joined = any(
        view.words[a.last : b.first] in (["-"], ["–"], ["—"], [])
        for a, b in pairwise(inside)
        if a.parties and b.parties
    )
    return joined or any(len(a.parties) == 2 for a in inside)


def _compound(view: View, trigger: Trigger) -> bool:
    """Whether one compound names two sides, neither within the other ("Moscow-based CIS summit" is the CIS's own)."""
    inner = _inner(view, trigger)
    return len(inner) == 2 and _paired(view, trigger) and not _within(inner)


def _within(sides: set[str]) -> bool:
    """Whether one of the sides is a member of another."""
    return any(other in bodies()[body].members for body in sides if body in bodies() for other in sides)


def _between_two(view: View, trigger: Trigger) -> bool:
    attended = trigger.verb is not None and view.words[trigger.verb] in group("attend_verbs")
    return view.words[trigger.last - 1] in _TWO and not attended


_TWO = ("summit", "summits", "ministerial", "session")


def _hold_together(view: View, trigger: Trigger, several: set[str], states: set[str]) -> bool:
    """ "The EU and Peru will hold a summit": a body and a state outside it, as the two subjects of the verb."""
    if len(several) != 1 or len(states) != 1 or trigger.verb is None or not _between_two(view, trigger):
        return False
    if view.words[trigger.verb][:4] not in ("hold", "held", "open", "conv") or _within(several | states):
        return False
    before = [a for a in trigger.sides if a.last <= trigger.verb]
    return len(before) == 2 and {a.kind for a in before} <= {"body", "state"}


def _inner(view: View, trigger: Trigger) -> set[str]:
    return {p for a in view.actors if trigger.first <= a.first and a.last < trigger.last for p in a.parties}


_SITTINGS = frozenset(
    [
        "meeting",
        "meetings",
        "session",
        "sessions",
        "talks",
        "negotiations",
        "round",
        "sitting",
        "consultations",
    ]
)


_SESSIONS = frozenset(
    [
        "meeting",
        "session",
        "sitting",
        "summit",
        "conference",
        "forum",
        "ministerial",
        "assembly",
        "gathering",
    ]
)


def _body_owns(view: View, trigger: Trigger, several: set[str]) -> bool:
    """Whether the phrase itself names the body ("NATO meeting", "the AU's council meeting", "meeting of the SCO council").

    One held with somebody outside it ("EU meeting with X", "meeting of Burmese and ASEAN officials") has two sides.
    """
    if view.words[trigger.last - 1] not in _SITTINGS:
        return False
    if {"with", "between"} & set(view.words[trigger.last : trigger.last + 3]):
        return False
    if mediated(view, trigger.first, trigger.last - 1):
        return False  # "UN-brokered talks"
    for actor in view.actors:
        if not set(actor.parties) & several:
            continue
        if _owner(view, trigger, actor) or (trigger.first <= actor.first and actor.last <= trigger.last):
            return True
        after = view.words[trigger.last : actor.first]
        of = 0 < len(after) <= 9 and after[0] == "of" and not {"with", "between"} & set(after)
        if of and actor.first >= trigger.last:
            sides = [a for a in view.actors if trigger.last <= a.first <= actor.first]
            return not any(not is_body(p) for a in sides for p in a.parties)
    return False


def _owner(view: View, trigger: Trigger, actor: Actor) -> bool:
    """Whether the body's genitive opens the phrase ("the AU's peace and security council meeting")."""
    return actor.last in (trigger.first - 1, trigger.first) and "'s" in (
        view.word(actor.last).replace("’", "'"),
        "'s" if actor.last == trigger.first else "",
    )


def _named_bodies(view: View, trigger: Trigger, made: Candidate) -> set[str]:
    """The bodies in the name of the gathering ("the UN's Human Rights Commission's annual meeting")."""
    if not made.mechanism or view.words[trigger.last - 1] not in _SESSIONS:
        return set()
    near = (a for a in view.actors if trigger.first - 14 <= a.first and a.last <= trigger.last + 22)
    return {
        p
        for a in near
        if a.kind in ("body", "office", "group") and view.text(a.first, a.last) in made.mechanism
        for p in a.parties
        if is_body(p)
    }


def named_summit(one: Candidate) -> bool:
    """Whether it is a gathering of states by its name, with its host as the one party told ("Summit of the Americas")."""
    if is_cop(one.mechanism):
        return bool(one.country or one.parties)
    words = set((one.mechanism or "").lower().replace("-", " ").split())
    return bool(
        (
            words & {"summit", "ministerial", "conference", "forum", "donors"}
            or {"leaders", "meeting"} <= words
            or {"high", "level", "group", "meeting"} <= words
        )
        and words & _OF_STATES
        and (one.country or one.parties)
    )


def is_name(mechanism: str) -> bool:
    """Whether a gathering is called by a name of its own ("Quad Leaders' Summit", not "G20 summit")."""
    words = [word for word in mechanism.split() if word[0] != "("]  # "East Asia Summit (EAS)"
    return sum(word[0].isupper() for word in words) > 1 and words[-1][0].isupper()


_OF_STATES = frozenset(
    "americas asia asian africa african arab gulf european latin america ibero-american pacific atlantic mediterranean islamic "
    "commonwealth francophone francophonie leaders presidents ministers ministerial earth world global nuclear caspian level international regional donor donors asia".split()
)
