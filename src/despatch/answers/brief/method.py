"""The note on method: what the brief rests on, what a person has checked, and what the record cannot say."""

from despatch.answers.brief.building import Desk, checked
from despatch.answers.brief.content import Section
from despatch.answers.brief.dossier import when
from despatch.answers.dates import readable
from despatch.answers.words import count
from despatch.model import Contact
from despatch.model.when import bounds


def method(desk: Desk, told: frozenset[str]) -> Section:
    """The note; `told` are the ids of the entries that the brief tells of."""
    dossier = desk.dossier
    by_hand = [m for m in dossier.entries if m.id in told and checked(m)]
    reports = [r for r in map(dossier.report_of, dossier.reports) if r]
    outlets = {r.outlet for r in reports if r.outlet}
    dates = sorted(str(r.published) for r in reports if bounds(r.published))
    span = f", published {readable(dates[0])} to {readable(dates[-1])}" if dates else ""
    state = (
        f"{len(by_hand)} of the {count(len(told), 'entry')} told here were checked by a person and are marked ✓; the others are as the machine coded them."
        if by_hand
        else "No entry was checked by a person."
    )
    lines = [
        f"Machine-coded by Despatch from {count(len(reports), 'report')}"
        + (f" of {count(len(outlets), 'named outlet')}" if outlets else "")
        + f"{span}. {state} Every line rests on the words cited in its footnotes; […] marks what was left out of them.",
    ]
    undated = [r for r in reports if not bounds(r.published)]
    nowhere = sum(
        isinstance(m.entry, Contact) and m.entry.status in ("held", "ongoing") and when(m) is None
        for m in dossier.entries
    )
    lacking = []
    if undated:
        few = "has" if len(undated) == 1 else "have"
        lacking.append(f"{count(len(undated), 'report')} {few} no date of publication with a year.")
    if nowhere:
        few = "is" if nowhere == 1 else "are"
        lacking.append(
            f"{count(nowhere, 'contact')} whose year nothing tells {few} left out of the figures and lists; "
            f"“despatch timeline {desk.parties}” names them."
        )
    if lacking:
        lines.append(" ".join(lacking))
    lines.append(
        "The record knows what these reports tell and no more: what none of them reports is not thereby shown not to have "
        "happened, a level is that of the offices named, and “lapsed” means that no report tells of a planned contact being held."
    )
    return desk.section("method", intro=tuple(lines))
