"""Gatherings whose parties are told beside them: hosted by several together, held about a state by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.structures import Candidate, Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

CO_HOSTING = frozenset("co-host co-hosts co-hosting co-hosted cohosting cohosts cohosted".split())


def co_hosts(view: View) -> set[str]:
    """ "France, Germany and the EU will co-host a conference": all of them take part."""
    at = [i for i, word in enumerate(view.words) if word in CO_HOSTING]
    return {p for i in at for s in roles.subject(view, i) for p in s.parties}


def of_concern(view: View, trigger: Trigger, made: Candidate) -> None:
    """ "A donors' conference for Iraq in Madrid", "the peace conference on Burundi": states sit there about another one."""
    if view.words[trigger.last - 1] not in ("conference", "summit") or view.word(trigger.last) not in (
        "on",
        "for",
    ):
        return
    about = {
        p
        for first, last, m in view.named_places
        if first == trigger.last + 1 and view.word(last) not in ("'s", "’s")
        for p in m.parties
    }
    if about and not about & made.parties and made.country and made.country not in about:
        made.parties |= {made.country}
        made.worldwide = True
