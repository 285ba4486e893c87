"""The section on what was signed: agreements and other texts with how far they have come."""

import re

from despatch.answers.brief.building import Desk
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.phrases import capital, dated
from despatch.answers.brief.quoting import passage
from despatch.answers.brief.standing import AHEAD, CONCLUDED, Text, texts_between, weight
from despatch.answers.brief.wording import lexicon
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.plain import shortened
from despatch.answers.words import count, listed
from despatch.model import Instrument
from despatch.model.merged import MergedEntry
from despatch.record.names import fold

_GROUPS = (
    ("Concluded", CONCLUDED),
    ("Under negotiation, planned or proposed", AHEAD),
    ("Suspended or rejected", frozenset(("suspended", "rejected"))),
)
_MOST = (7, 3, 2)
_BARE = 2  # words of a title that says little by itself
_WORDS = 150  # characters of the words quoted in its place
_CLAUSE = re.compile(
    r"(?<=\w),? (?:that|which|who|whereby|according to) "
)  # where a title goes on into a sentence
_DOING = {"negotiating": "under negotiation"}


def instruments(desk: Desk) -> Section:
    """The texts of the span, by how far they have come, the last ones first."""
    mine = texts_between(desk, desk.ask.since, desk.ask.until)
    groups, left = [], 0
    for (title, actions), most in zip(_GROUPS, _MOST, strict=True):
        found = [t for t in mine if t.life.state in actions]
        best = sorted(found, key=weight)[: desk.most(most)]
        left += len(found) - len(best)
        best.sort(key=lambda t: _day(desk, t.entry), reverse=True)
        if best:
            groups.append(Group(title=title, items=tuple(_line(desk, t) for t in best)))
    return desk.section(
        "signed",
        groups=tuple(groups),
        intro=() if groups else ("The record tells of no text between the two in this span.",),
        more=f"{count(left, 'further text')} of the span" if left else "",
        command=desk.command("--kind instrument"),
    )


def _day(desk: Desk, m: MergedEntry) -> tuple[str, str]:
    told = desk.dossier.told(m)
    return m.date or (told[0].isoformat() if told else ""), m.id


def _line(desk: Desk, t: Text) -> Item:
    m, text = t.entry, t.instrument
    notes = desk.notes.of(m, [text.title, text.action], most=2)
    title = title_of(m)
    others = [p for p in text.parties if p not in desk.ask.parties]
    pieces = [Piece(text=title, style="strong")]
    if others:
        pieces.append(Piece(text=f" (with {listed((party_name(p) for p in others), most=3)})"))
    if len(title.split()) > _BARE or not notes:
        pieces.append(Piece(text=f": {_state(t)}.", notes=notes))
    else:
        pieces += [Piece(text=f": {_state(t)} – "), _in_its_words(desk, m, notes)]
    return desk.item(pieces, t.life.entries, label=dated(m))


def _in_its_words(desk: Desk, m: MergedEntry, notes: tuple[int, ...]) -> Piece:
    """The words of the report on a text whose title alone ("Protocol") says little."""
    report = next(r for r in map(desk.dossier.report_of, m.reports) if r)
    text = _instrument(m)
    mine = [c for c in m.entry.citations if c.report == report.id]
    c = next((c for c in mine if text.title.casefold() in c.text.casefold()), mine[0])
    start = max(c.start, report.text.casefold().find(text.title.casefold(), c.start, c.end) - 60)
    words = passage(report.text, _word_start(report.text, start, c.start), c.end, [], _WORDS)
    return Piece(
        style="quote",
        stretches=words.stretches,
        cut_before=words.start > c.start,
        cut_after=words.end < c.end,
        notes=notes,
    )


def _instrument(m: MergedEntry) -> Instrument:
    assert isinstance(m.entry, Instrument)
    return m.entry


def _word_start(text: str, at: int, low: int) -> int:
    """The beginning of the word that stands at an offset."""
    while at > low and not text[at - 1].isspace():
        at -= 1
    return at


def title_of(m: MergedEntry) -> str:
    """The title with a capital; a stretch cut off in a sentence is shortened to where it ends well, and what is
    only prepared ("terms of reference for a free trade agreement") is named so."""
    text = _instrument(m)
    words = _CLAUSE.split(shortened(text.title, 160))[0].split()
    while len(words) > 1 and words[-1].strip(",;:").casefold() in lexicon().no_title_end:
        words.pop()
    title = " ".join(words).rstrip(" ,;:")
    low = fold(title)
    for citation in m.entry.citations:
        cited = " ".join(fold(citation.text).split())
        for draft in lexicon().draft:
            if any(f"{draft} {article}{low}" in cited for article in ("", "a ", "an ", "the ")):
                article = next(a for a in ("", "a ", "an ", "the ") if f"{draft} {a}{low}" in cited)
                name = title if any(c.isupper() for c in title[1:]) else f"{title[:1].lower()}{title[1:]}"
                return capital(f"{draft} {article}{name}")
    return capital(title)


def _state(t: Text) -> str:
    """ "signed (before: under negotiation, 3 Feb 2021), not reported as ratified"."""
    now = _DOING.get(t.life.state, t.life.state)
    steps = []
    for step in t.life.steps:
        if step.action != t.life.state:
            day = step.date or step.reported
            steps.append(f"{_DOING.get(step.action, step.action)}, {readable(day)}" if day else step.action)
    earlier = f" (before: {'; '.join(dict.fromkeys(steps))})" if steps else ""
    treaty = (
        t.life.kind == "treaty" and t.life.next == "ratified"
    )  # of the rest few are ratified, or said to be
    awaited = ", not reported as ratified" if treaty else ""
    return f"{now}{earlier}{awaited}"
