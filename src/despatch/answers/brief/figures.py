"""The section of figures: contacts by level and kind in the span and the one before, texts, commitments, plans."""

from collections import Counter
from datetime import date

from despatch.answers.brief.building import Desk
from despatch.answers.brief.contacts import LEVEL_NAMES
from despatch.answers.brief.content import Cell, Section, Table
from despatch.answers.brief.counting import chart
from despatch.answers.brief.dossier import span_of
from despatch.answers.brief.occasions import Occasion, occasions
from despatch.answers.brief.planned import plans
from despatch.answers.brief.promises import promised
from despatch.answers.brief.standing import CONCLUDED, texts_between
from despatch.answers.brief.wording import the
from despatch.answers.dates import readable
from despatch.answers.words import count

_KINDS = (
    ("met", "Face to face"),
    ("call", "Calls"),
    ("message", "Messages"),
    ("multilateral", "Multilateral"),
)


def figures(desk: Desk) -> Section:
    """The counts, the chart, and one sentence for each that a reader wants first."""
    found = occasions(desk.dossier, desk.dossier.contacts())
    first, last = desk.ask.before
    now = [o for o in found if desk.ask.since <= o.first <= desk.ask.until]
    before = [o for o in found if first <= o.first <= last]
    return desk.section(
        "figures",
        intro=tuple(_intro(desk, now, before)),
        table=_table(desk, now, before) if now or before else None,
        chart=chart(desk.ask, found, _days_planned(desk)),
    )


def _days_planned(desk: Desk) -> list[date]:
    """First days of what is planned, and of what has lapsed; what is dated more coarsely than a quarter has none."""
    known = plans(desk)
    spans = [span_of(fate.due) for state in ("planned", "lapsed") for _, fate in known[state]]
    return [span[0] for span in spans if span and (span[1] - span[0]).days <= 92]


def _table(desk: Desk, now: list[Occasion], before: list[Occasion]) -> Table:
    """Levels down, kinds across; each cell this span with the one before in brackets."""
    here, there = Counter((o.level, o.kind) for o in now), Counter((o.level, o.kind) for o in before)
    kinds = [(k, name) for k, name in _KINDS if any(kind == k for _, kind in (*here, *there))]
    levels = [at for at in LEVEL_NAMES if any(o.level == at for o in (*now, *before))]
    rows = []
    for at in levels:
        cells = [Cell(text=LEVEL_NAMES[at])]
        cells += [Cell(text=_pair(here[at, k], there[at, k])) for k, _ in kinds]
        cells.append(Cell(text=_pair(sum(o.level == at for o in now), sum(o.level == at for o in before))))
        rows.append(tuple(cells))
    total = [Cell(text="All")]
    total += [
        Cell(text=_pair(sum(here[a, k] for a in levels), sum(there[a, k] for a in levels))) for k, _ in kinds
    ]
    rows.append((*total, Cell(text=_pair(len(now), len(before)))))
    first, last = desk.ask.before
    return Table(
        head=("Contacts", *(name for _, name in kinds), "All"),
        rows=tuple(rows),
        figures=True,
        caption=f"In brackets: {readable(f'{first}/{last}')}. A visit and the meetings held in it count once, at the highest level.",
    )


def _pair(now: int, before: int) -> str:
    return f"{now or '–'} ({before or '–'})"


def _intro(desk: Desk, now: list[Occasion], before: list[Occasion]) -> list[str]:
    """What a reader wants first, in sentences."""
    a, b = (the(p) for p in desk.ask.parties)
    lines = [
        f"The record has {count(len(now), 'contact')} between {a} and {b} in this span, and {len(before) or 'none'} in the one before."
    ]
    here = sum(t.life.state in CONCLUDED for t in texts_between(desk, desk.ask.since, desk.ask.until))
    there = sum(t.life.state in CONCLUDED for t in texts_between(desk, *desk.ask.before))
    states = {state: len(of) for found in (promised(desk), plans(desk)) for state, of in found.items()}
    lines.append(
        f"Texts concluded: {here or 'none'} ({there or 'none'} in the span before). "
        + _states("Commitments", states, ("overdue", "open", "contradicted", "reported done"))
        + _states(
            "Planned contacts",
            states,
            ("planned", "postponed", "perhaps held", "perhaps cancelled", "lapsed"),
        )
    )
    return lines


def _states(what: str, counts: dict[str, int], of: tuple[str, ...]) -> str:
    """ "Commitments: 2 overdue, 4 open. "."""
    names = {"planned": "ahead", "postponed": "put off"}
    told = [f"{counts[state]} {names.get(state, state)}" for state in of if counts.get(state)]
    return f"{what}: {', '.join(told) or 'none'}. "
