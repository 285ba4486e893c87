"""Texts between the two: each once, with the entry that tells how far it has come."""

from datetime import date
from typing import NamedTuple

from despatch.answers.brief.building import Desk, checked
from despatch.answers.brief.derived import lives_of
from despatch.answers.brief.dossier import Dossier, when
from despatch.answers.brief.wording import lexicon
from despatch.model import Instrument
from despatch.model.lives import Life
from despatch.model.merged import MergedEntry
from despatch.record.names import fold

CONCLUDED = frozenset(("signed", "ratified", "adopted", "agreed", "amended"))
AHEAD = frozenset(("negotiating", "planned", "proposed"))
_WEIGHT = (
    "treaty", "agreement", "protocol", "contract", "memorandum", "declaration", "statement", "resolution", "other",
)  # fmt: skip


class Text(NamedTuple):
    """An instrument: its life, and the entry with the step that it has come to."""

    life: Life
    entry: MergedEntry

    @property
    def instrument(self) -> Instrument:
        """What the entry holds."""
        assert isinstance(self.entry.entry, Instrument)
        return self.entry.entry


def texts_between(desk: Desk, first: date, last: date) -> list[Text]:
    """The texts whose last step falls between two days; those that reports only mention are left out."""
    made = [_text(life) for life in lives_of(desk.dossier)]
    mine = [t for t in made if _dealt_with(t) and first <= _day(desk.dossier, t.entry) <= last]
    return [t for t in mine if not any(_named_in(t, other) for other in mine)]


def weight(t: Text) -> tuple[object, ...]:
    """Key of order: the two sides' own first, the weightier and better sourced."""
    kind = _WEIGHT.index(t.instrument.kind) if t.instrument.kind in _WEIGHT else len(_WEIGHT)
    m = t.entry
    return (len(t.instrument.parties) > 2, kind > 5, -m.sources.texts, kind, m.date is None, m.id)


def _text(life: Life) -> Text:
    standing = [step.entry for step in life.steps if step.action == life.state]
    by_id = {m.id: m for m in life.entries}
    return Text(life, by_id[standing[-1]] if standing else life.entries[-1])


def _day(dossier: Dossier, m: MergedEntry) -> date:
    """The first day of a text's date, else of its first publication; the end of time where nothing tells it."""
    days = when(m) or dossier.told(m)
    return days[0] if days else date.max


def _dealt_with(t: Text) -> bool:
    """Whether the words cited tell of doing something with the text, and do not only expect what is told as done;
    or a person says so."""
    words = [" ".join(fold(c.text).split()) for c in t.entry.entry.citations]
    if checked(t.entry):
        return True
    if t.life.state in CONCLUDED and all(any(ahead in w for ahead in lexicon().ahead) for w in words):
        return False
    return any(acting in w for w in words for acting in lexicon().acting)


def _named_in(t: Text, other: Text) -> bool:
    """Whether a text is only named within the title of another one of the same words ("statement on the treaty")."""
    title, longer = fold(t.instrument.title), fold(other.instrument.title)
    mine, theirs = ({(c.report, c.start) for c in x.entry.entry.citations} for x in (t, other))
    return mine <= theirs and title != longer and longer.endswith(f" {title}")
