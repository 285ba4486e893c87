"""Who may be quoted with which words, and which quotations go first."""

import re
from functools import partial
from typing import NamedTuple

from despatch.answers.brief.building import Desk
from despatch.answers.brief.quoting import Passage
from despatch.answers.brief.relevance import about, says_something, worth_of
from despatch.answers.brief.speech import spoken
from despatch.answers.parties import party_name
from despatch.model import Report, Statement
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record.levels import LEVELS, role_level

_WIDTH = 320
_NEAR = 100  # characters before a quotation, in which what it is about is named
_ENDS = re.compile(
    r"[.!?][”’\"]?\s"
)  # of sentences: what is about a subject follows the sentence that names it
_SHORT = 60  # characters; a quotation below that says little by itself


class Saying(NamedTuple):
    """A statement with its words as they stand in a report, the office of the speaker and when it was said or printed."""

    m: MergedEntry
    report: Report
    words: Passage
    speaker: str
    office: str | None
    date: str | None


def saying(desk: Desk, m: MergedEntry) -> Saying | None:
    """A statement that may be quoted: words in quotation marks, a named speaker of one of the two, told in the span or the one before."""
    entry = m.entry
    assert isinstance(entry, Statement)
    if entry.form == "indirect" or not entry.speaker or entry.party not in desk.ask.parties:
        return None
    if not desk.dossier.in_either(m) or not _is_name(entry.speaker, entry.party):
        return None
    other = next(p for p in desk.ask.parties if p != entry.party)
    worth = partial(worth_of, other)
    for id_ in m.reports:
        report = desk.dossier.report_of(id_)
        if report is None:
            continue
        cited = [c for c in entry.citations if c.report == id_]
        start, end = min(c.start for c in cited), max(c.end for c in cited)
        words = spoken(
            report.text, start, end, entry.content, direct=entry.form == "direct", width=_WIDTH, worth=worth
        )
        if (
            words
            and says_something(words.stretches, entry.party)
            and about(desk.dossier, report, entry.party, start, end)
        ):
            names = desk.dossier.names
            speaker = names.name(entry.speaker, entry.party)
            said = entry.date or report.published
            return Saying(m, report, words, speaker, names.office(entry.speaker, entry.party, said), said)
    return None


def nearest(main: list[Subject], s: Saying) -> int | None:
    """Which of the subjects is named in the words said, or else the closest before them; None where none is near."""
    found = [
        (max(0, s.words.start - mention.start), at)
        for at, subject in enumerate(main)
        for mention in subject.mentions
        if mention.report == s.report.id
        and s.words.start - _NEAR <= mention.start < s.words.end
        and len(_ENDS.findall(s.report.text[mention.end : s.words.start])) <= 1
    ]
    return min(found)[1] if found else None


def _is_name(speaker: str, party: str) -> bool:
    """Whether the speaker is somebody: not "the Russian", not a capital that stands for its government."""
    return len(speaker.split()) > 1 and speaker not in (party_name(party),)


def rank(s: Saying) -> tuple[object, ...]:
    """Key of order: whole sentences before scraps, leaders before ministers, the better sourced, the later."""
    level = role_level(s.office, s.m.parties[0] if s.m.parties else None)
    length = sum(map(len, s.words.stretches))
    return (
        length < _SHORT or s.words.stretches[0][:1].islower(),
        LEVELS.index(level) if level else len(LEVELS),
        -s.m.sources.texts,
        _reverse(s.date),
        s.m.id,
    )


def _reverse(date: str | None) -> tuple[int, ...]:
    """A key that puts later dates first."""
    return tuple(-ord(c) for c in date or "")


def both_sides(found: list[Saying], most: int) -> list[Saying]:
    """The first ones, one of the other side among them where it said anything."""
    kept = found[: max(0, most)]
    sides = {s.m.parties for s in kept}
    other = next((s for s in found if s.m.parties not in sides), None)
    if len(kept) > 1 and len(sides) == 1 and other:
        kept[-1] = other
    return kept


def by_date(found: list[Saying]) -> list[Saying]:
    """The last said first."""
    return sorted(found, key=lambda s: (s.date or "", s.m.id), reverse=True)
