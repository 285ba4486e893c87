"""What the kind of a later entry says of a promise: an instrument's action, a contact's status, a promise once more."""

from datetime import timedelta
from functools import cache

from despatch.model import Commitment, Contact, Instrument
from despatch.model.fates import Relation
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds
from despatch.record.fates.cues import Cue
from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.passages import Passage
from despatch.record.fates.promise import Promise
from despatch.record.fates.roots import root
from despatch.record.fates.tokens import figure_of_time, read
from despatch.record.words import lexicon as record_words
from despatch.registers.states import is_state

Judged = tuple[Relation, Cue | None, str]
MOST = 0.75  # of the weight of the promise's words that one told again with a later date must share
ALIKE = 0.6  # and what is listed as the same once more, or as about the same
SUBJECT = 0.5  # of what a meeting was promised on, that one held must share
_SLACK = timedelta(31)  # by which a contact may be held sooner or later than was promised


def by_kind(promise: Promise, later: MergedEntry, found: Passage) -> Judged | None:
    """What an instrument's action or a contact's status says of the promise, whatever the words."""
    entry = later.entry
    if promise.negative or not promise.by & set(later.parties) or not others_fit(promise, later, found):
        return None
    if isinstance(entry, Instrument):
        return _by_action(promise, entry, found)
    if not isinstance(entry, Contact) or not promise.meeting or entry.kind in ("call", "message"):
        return None
    if not _subject_fits(promise, entry):
        return None
    if entry.status in ("cancelled", "postponed", "denied"):
        return "contradicted", None, f"the {entry.kind} was {entry.status}"
    if entry.status != "held" or not _in_time(promise, entry.date):
        return None
    return "done", None, f"the {entry.kind} was held"


def _subject_fits(promise: Promise, entry: Contact) -> bool:
    """Whether all who promised are at the contact, and its format and topics are what was promised."""
    if not promise.by <= set(entry.parties):
        return False
    subject = " ".join(p for p in (entry.mechanism, *entry.topics) if p)
    own = read(f"{subject} {entry.place or ''}").telling
    words = {r: w for r, w in promise.weights.items() if r not in promise.done_by and r not in _generic()}
    shared = sum(w for r, w in words.items() if r in own or r[1:] in entry.parties)
    named = read(subject).telling
    return shared >= SUBJECT * sum(words.values()) and any(r in named and not is_state(r[1:]) for r in words)


@cache
def _generic() -> frozenset[str]:
    """Words by which any occasion may be called."""
    return frozenset(root(w) for w in record_words()["generic_mechanisms"])


def _by_action(promise: Promise, entry: Instrument, found: Passage) -> Judged | None:
    """An instrument signed or ratified, where that is what was promised of one of that title."""
    title = read(entry.title).telling
    shared = [root for root in promise.weights if root in title and root not in promise.done_by]
    if not any(not root.startswith("@") for root in shared):
        return None
    if entry.action in ("rejected", "suspended"):
        return "contradicted", None, f"the {entry.kind} was {entry.action}"
    if promise.verb in lexicon().actions.get(entry.action, ()):
        return "done", None, f"the {entry.kind} was {entry.action}"
    return None


def _in_time(promise: Promise, date: str | None) -> bool:
    """Whether a contact is of a day after the promise, and not far from when it was due."""
    due, held = bounds(promise.due), bounds(date)
    if not held or held[1] < promise.told:
        return False
    return not due or (held[0] <= due[1] + _SLACK and due[0] - _SLACK <= held[1])


def promised_too(promise: Promise, entry: Commitment, found: Passage) -> bool:
    """Whether a later commitment is the same once more: those who promise, the act, and no other figures."""
    by = set(entry.by)
    run = read(entry.what).run
    figures = {t.root for n, t in enumerate(run) if t.figure and not figure_of_time(run, n)}
    other = bool(promise.figures and figures) and promise.figures.isdisjoint(figures)
    same = (by <= promise.by or promise.by <= by) and bool(by & promise.by)
    return same and not other and promise.verb in found.shared and found.coverage >= ALIKE


def again(promise: Promise, entry: Commitment, found: Passage) -> Judged:
    """A promise made once more: with a later date, the first one does not stand."""
    old, new = bounds(promise.due), bounds(entry.due)
    same = set(entry.by) == promise.by
    if same and old and new and new[0] > old[1] and found.coverage >= MOST:
        return "contradicted", None, f"promised again, but for {entry.due} instead of {promise.due}"
    return "again", None, "promised again"


def others_fit(promise: Promise, later: MergedEntry, found: Passage) -> bool:
    """Whether one of the other parties that the promise names is there too."""
    there = set(later.parties) | {t.party for t in found.run if t.party}
    return not promise.others or bool(promise.others & there)
