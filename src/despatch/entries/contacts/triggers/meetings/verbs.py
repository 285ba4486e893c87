"""Verbs of meeting: which of the frames beside this module the verb at a place opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.credentials import accredited, credentials, presented
from despatch.entries.contacts.triggers.meetings.discussing import conferred, confers, discussed
from despatch.entries.contacts.triggers.meetings.face_to_face import (
    called_in,
    saw,
    signings,
    summoned,
    told_visitor,
)
from despatch.entries.contacts.triggers.meetings.meet import gather, meet
from despatch.entries.contacts.triggers.meetings.receiving import gathering_of_members, receive

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def meeting_verbs(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the verb at `i` opens, if it is one that tells of a meeting."""
    word = view.words[i]
    if word in group("meet_verbs"):
        yield from meet(view, i, title)
    elif word in group("gather_verbs"):
        yield from gather(view, i, title)
    elif word in group("host_verbs") or (word in ("accepted", "accepts") and credentials(view, i)):
        received = (accredited if credentials(view, i) else receive)(view, i, title)
        yield from (gathering_of_members(view, i, t) for t in received)
    elif (word in group("sit_verbs") and view.word(i + 1) in ("down", "together")) or (
        (word in group("confer_verbs") or word in _BARGAINS) and confers(view, i)
    ):
        yield from conferred(view, i, title, 1 if word in _BARGAINS else 2)
    elif word in ("saw", "sees", "see"):
        yield from saw(view, i)
    elif word in ("told", "tells"):
        yield from told_visitor(view, i)
    elif word in ("summoned", "summons", "summon", "summoning"):
        yield from summoned(view, i, title)
    elif word in ("called", "calls") and view.word(i + 1) == "in":
        yield from called_in(view, i)
    elif word in ("signed", "sign", "signs", "inked", "initialed", "initialled"):
        yield from signings(view, i, title)
    elif word in ("presented", "presents", "present", "presenting", "handed", "hands") and credentials(
        view, i
    ):
        yield from presented(view, i, title)
    elif word in group("discuss_verbs") or (
        word in group("exchange_verbs") and view.word(i + 1) in ("views", "opinions", "ideas")
    ):
        yield from discussed(view, i, title)


_BARGAINS = frozenset(("negotiating", "negotiated"))
