"""Gatherings told only as the occasion of a meeting: "we have a chance to meet here, on the sidelines of the summit"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Candidate

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

ASIDE = frozenset("sidelines margins fringes sideline".split())
_FAR = 12  # sentences between the meeting and the words that tell on whose sidelines it is
_TO_COME = frozenset("will shall would agreed plan plans planned expected scheduled".split())


def gatherings_beside(views: Sequence[View], found: list[Candidate]) -> None:
    """Let a gathering of which nothing but its sidelines is told go on while the meeting on them does.

    Those who meet take part in it. One told with a day or a status of its own is left as it is.
    """
    told = {view.index: view for view in views}
    for host in found:
        if host.kind != "conference" or host.status != "open" or host.date or not host.heads:
            continue
        if not any(is_body(party) for party in host.parties) or not _aside(told[host.sentence], host):
            continue
        own = {party for party in host.parties if not is_body(party)}
        met = [
            one
            for one in found
            if one.kind == "meeting" and own <= one.parties and _gap(host, one) <= _FAR and not _past(one)
        ]
        if not met:
            continue
        one = min(met, key=lambda known: _gap(host, known))
        host.status = "planned" if _TO_COME & set(told[host.sentence].words) else "ongoing"
        host.parties |= {party for party in one.parties if not is_body(party)}
        host.people.extend(person for person in one.people if person not in host.people)
        host.place, host.country = host.place or one.place, host.country or one.country


def _aside(view: View, host: Candidate) -> bool:
    """Whether "on the sidelines of" stands before its name."""
    first, _ = view.extent(host.heads[0].start, host.heads[0].end)
    return bool(ASIDE & set(view.words[max(0, first - 9) : first]))


def _gap(host: Candidate, one: Candidate) -> int:
    return min(abs(host.sentence - sentence) for sentence in one.evidence)


def _past(one: Candidate) -> bool:
    """Whether it is one of earlier days that is looked back on ("when we met in May")."""
    return one.former or one.status in ("postponed", "cancelled", "denied", "proposed")
