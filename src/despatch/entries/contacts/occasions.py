"""Occasions only mentioned beside a contact, whose day and place are not its own: "met X ahead of the summit in Peru on Friday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.asides import ASIDE

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

EVENTS = (
    group("meeting_nouns")
    | group("conference_nouns")
    | frozenset(
        "election elections referendum vote poll polls ballot runoff anniversary match games ceremony inauguration congress "
        "exercise exercises manoeuvres maneuvers festival fair hearing trial plenary council convention visit trip tour".split()
    )
)
_TO_BE = frozenset("due planned scheduled slated set starting opening beginning".split())
_TO_BE_VERBS = frozenset("held open begin start take convene".split())
_LEADING_UP = frozenset(
    "ahead before prior run-up approach advance preparation preparations preparing prepare view".split()
)
_TALKED_OF = frozenset(
    "discuss discussed discussing about concerning regarding over invited inviting prepare preparing".split()
)
_TOPIC = frozenset("on about over regarding concerning".split())
_LINKS = frozenset("about of to concerning regarding".split())  # "ahead of", "prior to"
_THERE = frozenset("at during within framework after following since".split())
_ENDS = frozenset("and but ; : who met said when where while after before that".split())
_REACH = 14  # tokens from the noun of an occasion to its day or place
_LINK = 9  # tokens before the noun in which what links it to the contact stands


def mentioned(view: View, trigger: Trigger, at: int) -> bool:
    """Whether the day or place at token `at` is that of an occasion which the words after the trigger only mention."""
    if trigger.kind == "conference" or at < trigger.last + 2:
        return False
    if view.words[at - 1] in _LINKS and _of_occasion(view, at):
        return True  # "spoke about next month's summit in Lima"
    noun = _noun_before(view, trigger, at)
    if noun is None:
        return False
    if view.words[noun] in group("visit_nouns") and _talks_on(view, trigger, noun):
        return True
    link = view.words[max(trigger.last, noun - _LINK) : noun]
    near = link[-4:]
    if (_THERE | ASIDE) & set(link) and not _LEADING_UP & set(near):
        return False
    if _LEADING_UP & set(link):
        return True
    talked = _TALKED_OF & {view.words[trigger.first], *link}
    return bool(talked) and _to_be(view.words[noun + 1 : at])


def _of_occasion(view: View, at: int) -> bool:
    """Whether the day at token `at` stands before an occasion as its own: "about next month's ASEAN summit"."""
    while at in view.timed:
        at += 1
    return view.word(at) in ("'s", "’s") and not EVENTS.isdisjoint(view.words[at + 1 : at + 5])


def _talks_on(view: View, trigger: Trigger, noun: int) -> bool:
    """ "talks on a possible visit by X": what they talk about is right after their noun."""
    talks = view.words[trigger.last - 1] in group("meeting_nouns") and view.word(trigger.last) in _TOPIC
    return talks and noun - trigger.last < _LINK and _THERE.isdisjoint(view.words[trigger.last : noun])


def _noun_before(view: View, trigger: Trigger, at: int) -> int | None:
    """The noun of an occasion whose phrase goes on up to the token `at`; None where there is none."""
    for i in range(at - 1, max(trigger.last - 1, at - _REACH), -1):
        if view.words[i] in EVENTS and i not in view.actor_at:
            return i
        if view.words[i] in _ENDS:
            return None
    return None


def _to_be(words: list[str]) -> bool:
    """Whether the words tell that it is to come: "due in", "to be held in", "starting on"."""
    if _TO_BE & set(words):
        return True
    return "to" in words and bool(_TO_BE_VERBS & set(words[words.index("to") :]))


_CONTACTS = frozenset(
    "met telephoned phoned called received discussed discuss talks visited spoke conferred consulted talked".split()
)


def beside_contact(view: View, first: int) -> bool:
    """Whether a gathering whose phrase begins at `first` is but what others met ahead of or talked about: they need not be there."""
    before = view.words[max(0, first - 6) : first]
    link = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _LEADING_UP | _TALKED_OF), None)
    if link is None or not all(w in _SMALL or w in group("discuss_verbs") for w in before[link + 1 :]):
        return False
    return any(
        view.words[k] in _CONTACTS and k not in view.quoted
        for k in range(max(0, first - 40), first - len(before) + link + 1)
    )


_SMALL = frozenset("of to for in the a an their next last upcoming coming forthcoming planned 's".split())
