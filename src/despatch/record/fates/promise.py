"""A commitment made ready for comparison with later entries."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from despatch.model import Commitment
from despatch.model.merged import MergedEntry
from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.rarity import Rarity
from despatch.record.fates.tokens import Token, figure_of_time, read

_EARLY = 3  # tokens after the verb within which a negation makes the promise one not to do something


class Promise(NamedTuple):
    """What is compared: `weights` of its telling roots, its verb and those that say it is done, figures, other parties.

    `negative`: not to do something; `vague`: nothing that a report could say is done; `meeting`: to deal with one another.
    """

    id: str
    by: frozenset[str]
    weights: dict[str, float]
    verb: str
    done_by: frozenset[str]
    figures: frozenset[str]
    parts: frozenset[str]
    others: frozenset[str]
    due: str | None
    told: date
    negative: bool
    vague: bool
    meeting: bool

    @property
    def weight(self) -> float:
        """The weight of all its telling roots."""
        return sum(self.weights.values())


def promise_of(m: MergedEntry, told: date, rarity: Rarity) -> Promise:
    """A commitment as it is compared; `told` is the last day on which it was promised."""
    entry = m.entry
    assert isinstance(entry, Commitment)
    words, promised, by = lexicon(), read(entry.what), frozenset(entry.by)
    run = promised.run
    at = _head(run)
    verb = run[at].root if run else ""
    roots = {t.root for t in run}
    done_by = words.fulfils.get(verb, frozenset())
    empty = verb in ("hold", "host") and not roots & words.occasion
    opening = {t.root for t in run[: at + 1 + _EARLY]}
    figures = frozenset(t.root for n, t in enumerate(run) if t.figure and not figure_of_time(run, n))
    return Promise(
        id=m.id,
        by=by,
        weights=rarity.weights(promised, by, done_by),
        verb=verb,
        done_by=done_by,
        figures=figures,
        parts=words.part & roots,
        others=frozenset(t.party for t in run if t.party) - by,
        due=entry.due,
        told=told,
        negative=bool(opening & {"not", "no", "never", "refrain", "nor", "neither", "without"}),
        vague=verb in words.vague or verb not in words.acts or empty or bool(roots & {"if", "unless"}),
        meeting=verb in words.going or (verb in words.meeting and bool(roots & words.occasion)),
    )


def _head(run: Sequence[Token]) -> int:
    """Where the verb of what is undertaken stands: at the start, or after "will", "is to", "are expected to"."""
    words = lexicon()
    start = next((n for n, t in enumerate(run) if not t.mark and t.root not in ("to", "will", "be")), 0)
    if run and run[start].root in words.acts:
        return start
    for n, token in enumerate(run):
        if token.root in words.certain or (token.root == "to" and n):
            return next((k for k in range(n + 1, min(n + 4, len(run))) if run[k].root in words.acts), start)
    return start
