"""What a candidate is like, for those who join, fill and weigh candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.merging.fallen import was_to_be
from despatch.entries.contacts.merging.recalling import looked_back
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.times.durations import duration
from despatch.entries.contacts.times.lasting import follows, led_to_news
from despatch.entries.contacts.times.sayings import told_at
from despatch.entries.contacts.triggers.apart import apart_from
from despatch.entries.contacts.triggers.asides import ASIDE
from despatch.entries.contacts.triggers.credentials import credentials
from despatch.entries.contacts.triggers.fleets import FLEET
from despatch.entries.contacts.triggers.lookbacks import looked_back_on
from despatch.entries.contacts.triggers.nouns import is_round
from despatch.entries.contacts.triggers.phrases import tells_its_name

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def traits(view: View, trigger: Trigger, others: list[Trigger]) -> dict[str, Any]:
    """What a candidate is like, for those who join, fill and weigh candidates: its other fields, by name."""
    visit, meeting = trigger.kind == "visit", trigger.kind == "meeting"
    conference, last, words = trigger.kind == "conference", view.words[trigger.last - 1], set(view.words)
    strange = [
        a
        for a in trigger.sides
        if a.kind in ("office", "group") and not a.parties and not _own_staff(view, a)
    ]
    lasting = (visit or conference) and not (trigger.later or _tour(view, trigger, others))
    return {
        "definite": trigger.definite,
        "former": trigger.former,
        "lasts": duration(view, trigger) if lasting else None,
        "told_by": trigger.kind in ("meeting", "conference", "call") and told_at(view, trigger.first),
        "aside": meeting and bool(ASIDE & words),
        "strangers": bool(strange),
        "offices": [a.role for a in strange if a.role and not a.people],
        "named": frozenset(p for a in view.actors if a.kind != "state" for p in a.parties),
        "led_to_news": conference and led_to_news(view, trigger),
        "counted": meeting and is_round(view, trigger.last - 1),
        "alongside": meeting and bool(_APART & words) and bool({"also", "additionally"} & words),
        "soon": trigger.status in ("planned", "purpose", "open", "during") and follows(view, trigger),
        "to_gathering": visit and _to_gathering(view, trigger, others),
        "looked_back_on": looked_back_on(view, trigger),
        "recalled": looked_back(view, trigger, others),
        "on_the_way": visit and last.startswith(_ON_THE_WAY),
        "audience": meeting and credentials(view, trigger.first),
        "renamed": meeting and tells_its_name(view, trigger.first),
        "afloat": any(a.kind == FLEET for a in trigger.sides),
        "signing": view.words[trigger.first].startswith(("sign", "ink", "initial")),
        "apart": apart_from(view, trigger, others),
        "was_to_be": was_to_be(view, trigger),
        "process": last in ("negotiations", "negotiation", "dialogue", "consultations"),
    }


_APART = frozenset(("separately", "separate", "one-on-one"))


def _own_staff(view: View, actor: Actor) -> bool:
    """Whether unnamed people are those of somebody told: "his top security advisers", not "his counterpart"."""
    return view.word(actor.first - 1) in ("his", "her", "their") and bool(
        _STAFF & set(view.words[actor.first : actor.last])
    )


_STAFF = frozenset("adviser advisers advisors aides aide cabinet commanders generals staff ministers".split())


def _tour(view: View, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether the noun tells of visits to several states ("a five-day visit to Peru and Chile"): its length is of all."""
    if {"leg", "stop", "stage"} & set(view.words[max(0, trigger.first - 4) : trigger.first]):
        return True
    return any(
        o.kind == "visit"
        and (o.first, o.last) == (trigger.first, trigger.last)
        and o.target != trigger.target
        for o in others
    )


def _to_gathering(view: View, trigger: Trigger, others: list[Trigger]) -> bool:
    """ "will travel to Lima to attend the APEC summit", "came for it": a journey to nothing but a gathering told of by itself."""
    for one in others:
        if not _of_many(view, one) or not 0 < one.first - trigger.last <= _AHEAD:
            continue
        between = view.words[trigger.last : one.first]
        attends = "to" in between and bool((group("attend_verbs") | {"part"}) & set(between[-7:]))
        attends = attends or "for" in between[-3:]
        if attends and not (_MORE & set(between) or _does_more(view, one.last)):
            return True
    return False


def _does_more(view: View, i: int) -> bool:
    """Whether what follows the gathering tells of more that is done there; a journey on from it is none of that."""
    after = view.words[i : i + 8]
    if "and" in after[:4] and group("visit_verbs") & set(after):
        after = after[: after.index("and")]
    return bool(_MORE & set(after))


def _of_many(view: View, one: Trigger) -> bool:
    """Whether it is a gathering, or a session that a body owns."""
    sits = view.words[one.last - 1] == "session"
    session = sits and any(is_body(p) for a in one.sides for p in a.parties)
    return one.kind == "conference" or session


_AHEAD = 22  # words from the verb of travel to the gathering
_ON_THE_WAY = ("arriv", "leav", "left", "depart", "land", "fly", "flew", "head", "due", "expected")


_MORE = frozenset("and then before also meet meetings talks".split())
