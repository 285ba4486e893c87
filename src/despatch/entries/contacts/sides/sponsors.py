"""Who is told to host a gathering in the sentence after it: "The 3rd X Meeting ended here. The meeting, co-hosted by A and B, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import single

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_CLOSES = frozenset("ended finished closed concluded wrapped ends closes concludes".split())
_OPENS = frozenset("opened began started kicked convened".split())
_SOON = 2  # sentences from the gathering to "the meeting"


def sponsored(views: list[View], told: list[Candidate]) -> None:
    """Make "the meeting" that follows a gathering of no told party a telling of that gathering, and its parties those of both."""
    for n, one in enumerate(told):
        if one.kind != "conference" or one.parties - {one.country} or not one.mechanism:
            continue
        for later in told[n + 1 :]:
            if later.sentence - one.sentence > _SOON:
                break
            plain = later.kind == "meeting" and later.definite and not (later.mechanism or later.people)
            if plain and len(later.parties) > 1:
                later.kind, later.mechanism = "conference", one.mechanism
                one.parties |= later.parties
                _join_days(views, one, later)
                break


def _join_days(views: list[View], one: Candidate, later: Candidate) -> None:
    """The day on which it ended and the one on which it opened make its days."""
    told = {v.index: set(v.words) for v in views if v.index in (one.sentence, later.sentence)}
    over = _CLOSES & told[one.sentence] and _OPENS & told[later.sentence]
    if over and single(one.date) and single(later.date) and str(later.date) < str(one.date):
        one.date = later.date = f"{later.date}/{one.date}"
