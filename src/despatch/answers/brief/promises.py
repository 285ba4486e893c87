"""The section on what is open: commitments with what became of them, overdue ones first."""

import re
from datetime import date, timedelta

from despatch.answers.brief.building import Desk, checked
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.phrases import capital
from despatch.answers.brief.quoting import passage
from despatch.answers.brief.relevance import about
from despatch.answers.brief.wording import lexicon, the
from despatch.answers.dates import readable
from despatch.answers.plain import shortened
from despatch.answers.words import count, listed
from despatch.model import Commitment
from despatch.model.fates import Fate
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds

_STATES = {
    "overdue": "Overdue",
    "open": "Open",
    "contradicted": "Contradicted by later reports",
    "reported done": "Reported done",
}
_MOST, _MOST_SETTLED = 8, 3
_LONG = 200
_LIVES = timedelta(days=6 * 365)  # for which a commitment is told after the last word of it
_DOING = re.compile(r"(?:to )?[a-z]+(?:-[a-z]+)? \S")


def commitments(desk: Desk) -> Section:
    """What the two undertook: overdue, open; and what of it was settled within the span."""
    groups, left = [], 0
    for state, found in promised(desk).items():
        found.sort(key=lambda f: _order(desk, *f))
        kept = found[: desk.most(_MOST if state in ("overdue", "open") else _MOST_SETTLED)]
        left += len(found) - len(kept)
        if kept:
            groups.append(Group(title=_STATES[state], items=tuple(_line(desk, m, f) for m, f in kept)))
    return desk.section(
        "open",
        groups=tuple(groups),
        intro=() if groups else ("The record tells of no commitment of either that is still awaited.",),
        more=f"{count(left, 'further commitment')}" if left else "",
        command=f"despatch pending {desk.parties}",
    )


def promised(desk: Desk) -> dict[str, list[tuple[MergedEntry, Fate]]]:
    """The commitments that matter on the day asked, by state."""
    by_state: dict[str, list[tuple[MergedEntry, Fate]]] = {state: [] for state in _STATES}
    for m in desk.dossier.of("commitment"):
        fate = desk.fates.get(m.id)
        if fate and fate.state in by_state and _due_or_told(desk, m, fate):
            by_state[fate.state].append((m, fate))
    return by_state


def _due_or_told(desk: Desk, m: MergedEntry, fate: Fate) -> bool:
    """Settled ones of the span only; open ones without a date if they were told in the span or the one before."""
    told = desk.dossier.told(m)
    if told is None or told[0] > desk.ask.until:
        return False
    if not _on_the_other(desk, m):
        return False
    if fate.settled:
        since = desk.ask.since.isoformat()
        return told[1] >= desk.ask.since or any(b.reported and b.reported >= since for b in fate.bearings)
    due = bounds(fate.due)
    late = desk.ask.until - _LIVES if desk.ask.until - date.min > _LIVES else date.min
    since_day = min(desk.ask.since, max(desk.ask.before[0], late))
    return told[1] >= since_day or bool(due and due[1] >= desk.ask.since)


def _on_the_other(desk: Desk, m: MergedEntry) -> bool:
    """Whether what one side undertakes has to do with the other; what both undertake has."""
    if len(m.parties) != 1 or checked(m):
        return True
    cited = [(desk.dossier.report_of(c.report or ""), c) for c in m.entry.citations]
    return any(r and about(desk.dossier, r, m.parties[0], c.start, c.end) for r, c in cited)


def _order(desk: Desk, m: MergedEntry, fate: Fate) -> tuple[object, ...]:
    """Those with a date first, the longest overdue and then the next due; of the others the last told."""
    told = desk.dossier.told(m)
    return (fate.days is None, fate.days or 0, -told[1].toordinal() if told else 0, -m.sources.texts, m.id)


def _line(desk: Desk, m: MergedEntry, fate: Fate) -> Item:
    assert isinstance(m.entry, Commitment)
    who = listed(the(p) for p in m.entry.by) or "Party not told"
    citation = next(iter(m.entry.citations), None)
    notes = desk.notes.of(m, [m.entry.what], most=2)
    if citation is None or _is_deed(m.entry.what):
        deed = m.entry.what.removeprefix("to ")
        pieces = [Piece(text=f"{capital(who)}: to {shortened(deed, _LONG)}.", notes=notes)]
    else:  # not a deed in itself: in the words of the report
        report = desk.dossier.report_of(citation.report or "")
        cited = passage(report.text, citation.start, citation.end, [m.entry.what], _LONG) if report else None
        words = cited.stretches if cited else (citation.text,)
        pieces = [
            Piece(text=f"{capital(who)}: "),
            Piece(
                style="quote",
                stretches=words,
                cut_before=bool(cited and cited.cut_before),
                cut_after=bool(cited and cited.cut_after),
                notes=notes,
            ),
        ]
    deciding = [b for b in fate.bearings if b.relation not in ("about", "again")]
    if deciding:
        b = deciding[-1]
        since = f" ({readable(b.reported)})" if b.reported else ""
        pieces.append(
            Piece(text=f" {capital(fate.reason)}{since}.", style="soft", notes=desk.cite(b.citation))
        )
    told = desk.dossier.first_told(m)
    label = f"due {readable(fate.due)}" if fate.due else "no date"
    return desk.item(pieces, (m,), label=label, tag=f"told {readable(told)}" if told else "")


def _is_deed(what: str) -> bool:
    """Whether the words read on behind "to": a verb in small letters, no finished sentence."""
    first = what.removeprefix("to ").split(" ", 1)[0]
    return (
        bool(_DOING.match(what)) and first not in lexicon().no_deed and not first.endswith(("ed", "s", "ing"))
    )
