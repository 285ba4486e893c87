"""The day and place of a contact from what is said there, told in the lead."""

from __future__ import annotations

from despatch.entries.contacts.merging.filling.from_dateline import Dateline
from despatch.entries.contacts.merging.filling.newness import is_fresh
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.times.sayings import Saying
from despatch.model import Analysis

_UNDER_WAY = ("held", "ongoing")


_LEAD = 5  # sentences that may go on with what the first one tells


def from_saying(
    analysis: Analysis, one: Candidate, lead: tuple[Saying | None, str | None], dateline: Dateline
) -> None:
    """ "X said here on Saturday ..." and later "X told the first meeting": one day, one place."""
    saying, day = lead
    if saying is None and day and one.date is None and one.status == "held" and is_fresh(analysis, day):
        taken_up = _takes_up([t.word for t in analysis.sentences[one.sentence].tokens])
        one.date = day if taken_up and one.sentence <= _LEAD else None
    if (
        saying is None
        or not one.told_by
        or one.status not in _UNDER_WAY
        or not _said_there(analysis, saying, one)
    ):
        return
    if one.date is None and (
        one.kind != "conference" or (single(saying.day) and is_fresh(analysis, saying.day))
    ):
        one.date = saying.day
    if saying.here and one.place is None and one.country is None and dateline[0] and one.kind != "call":
        one.place, one.country = dateline
    elif saying.here and one.place is None and one.country is None and one.kind == "meeting":
        one.country = _home_of(analysis, saying, one)


def _home_of(analysis: Analysis, saying: Saying, one: Candidate) -> str | None:
    """The state of who said something "here", in a report without a dateline, to guests: it is said at home."""
    homes = {analysis.people[p].party for p in saying.people} & one.parties
    guests = {
        role for role, party in one.unnamed if party not in homes and "delegation" in role.lower().split()
    }
    return homes.pop() if len(homes) == 1 and guests else None


_TAKEN_UP = frozenset(
    "remark remarks comment comments announcement told assurance pledge statement statements appeal promise proposal".split()
)


def _said_there(analysis: Analysis, saying: Saying, one: Candidate) -> bool:
    """Whether who said it is among those who met; an unnamed speaker is the one whom the next sentences name."""
    words = [t.word for t in analysis.sentences[one.sentence].tokens]
    if _takes_up(words) and (not saying.people or one.sentence - saying.sentence <= _LEAD):
        return True
    if saying.people:
        return bool(set(saying.people) & set(one.people))
    return one.sentence - saying.sentence == 1 and (saying.unnamed or bool(_TAKEN_UP & set(words)))


def _takes_up(words: list[str]) -> bool:
    """ "made the remarks during a meeting with X": what was said before was said there."""
    return any(
        word == "made"
        and words[i + 1 : i + 2] in (["the"], ["these"], ["this"])
        and bool(_TAKEN_UP & set(words[i + 2 : i + 4]))
        for i, word in enumerate(words)
    )
