"""The section on what was said: verbatim quotations on the main subjects, with speaker, office and date."""

import re
from functools import partial
from typing import NamedTuple

from despatch.answers.brief.building import Desk
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.notes import WIDTH
from despatch.answers.brief.quoting import Passage, in_sentence, spoken
from despatch.answers.brief.relevance import about, says_something, worth_of
from despatch.answers.brief.telling import capital
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.words import count
from despatch.model import Report, Statement
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record.levels import LEVELS, role_level

_FEW = 5  # quotations; with fewer in the span, those of the one before are shown too
_NONE = "The record has no words of either side on the other from this span or the one before, in quotation marks and with a named speaker."
_BACK = "The record has few quotations of this span; those of the one before stand with them."
_MOST, _MOST_SUBJECTS, _MOST_OF_ONE = 9, 4, 3
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


def statements(desk: Desk) -> Section:
    """Quotations of the span by subject; those of leaders before ministers, longer ones before scraps."""
    found = [s for s in (_saying(desk, m) for m in desk.dossier.of("statement")) if s]
    inside = [s for s in found if desk.dossier.in_span(s.m)]
    sayings = {s.m.id: s for s in (inside if len(inside) >= _FEW else found)}
    reached_back = len(sayings) > len(inside)
    groups: list[Group] = []
    used: set[str] = set()
    most = desk.most(_MOST)
    main = desk.subjects() if sayings else []
    home = {id_: _nearest(main, s) for id_, s in sayings.items()}
    for at, subject in enumerate(main):
        mine = sorted((s for id_, s in sayings.items() if home[id_] == at), key=_rank)
        kept = _both_sides(mine, min(_MOST_OF_ONE, most - len(used)))
        if kept and len(groups) < _MOST_SUBJECTS:
            used |= {s.m.id for s in kept}
            items = tuple(_line(desk, s) for s in _by_date(kept))
            groups.append(Group(title=capital(subject.name), items=items))
    rest = sorted((s for s in sayings.values() if s.m.id not in used), key=_rank)
    kept = _both_sides(rest, min(4 if groups else most, most - len(used)))
    if kept:
        used |= {s.m.id for s in kept}
        title = "Other subjects" if groups else ""
        groups.append(Group(title=title, items=tuple(_line(desk, s) for s in _by_date(kept))))
    left = len(sayings) - len(used)
    return desk.section(
        "said",
        groups=tuple(groups),
        intro=() if groups and not reached_back else (_BACK if groups else _NONE,),
        more=f"{count(left, 'further quotation')} of the span" if left else "",
        command=desk.command("--kind quotation"),
    )


def _saying(desk: Desk, m: MergedEntry) -> Saying | None:
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


def _nearest(main: list[Subject], s: Saying) -> int | None:
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


def _rank(s: Saying) -> tuple[object, ...]:
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


def _both_sides(found: list[Saying], most: int) -> list[Saying]:
    """The first ones, one of the other side among them where it said anything."""
    kept = found[: max(0, most)]
    sides = {s.m.parties for s in kept}
    other = next((s for s in found if s.m.parties not in sides), None)
    if len(kept) > 1 and len(sides) == 1 and other:
        kept[-1] = other
    return kept


def _by_date(found: list[Saying]) -> list[Saying]:
    return sorted(found, key=lambda s: (s.date or "", s.m.id), reverse=True)


def _line(desk: Desk, s: Saying) -> Item:
    entry = s.m.entry
    assert isinstance(entry, Statement)
    terms = [s.speaker, entry.speaker or "", entry.cue or "", " ".join(s.words.stretches)[:40]]
    notes = (desk.notes.add(s.report, in_sentence(s.report, s.words, terms, WIDTH)),)
    party = party_name(str(entry.party))
    who = f"{s.speaker}, {s.office} ({party})" if s.office else f"{s.speaker} ({party})"
    how = f", {entry.medium}" if entry.medium else ""
    pieces = [
        Piece(text=f"{who}{how}: "),
        Piece(
            style="quote",
            stretches=s.words.stretches,
            cut_before=s.words.cut_before,
            cut_after=s.words.cut_after,
            notes=notes,
        ),
    ]
    if entry.date:
        label = readable(entry.date)
    else:
        label = f"by {readable(s.report.published)}" if s.report.published else "undated"
    return desk.item(pieces, (s.m,), label=label)
