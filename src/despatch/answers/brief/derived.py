"""What other answers make of the same entries, in the form that the brief needs: the one place that asks them."""

from collections.abc import Iterable

from despatch.answers.brief.dossier import Dossier
from despatch.model.fates import Difference, Fate
from despatch.model.lives import Life
from despatch.model.mechanisms import Mechanism
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record.fates import fates
from despatch.record.fates.differing import differences
from despatch.record.lives import lives
from despatch.record.mechanisms import mechanisms
from despatch.record.subjects import subjects


def fates_of(dossier: Dossier) -> dict[str, Fate]:
    """What became of the planned contacts and commitments, by id; all that was said is evidence, reported speech too."""
    return {fate.id: fate for fate in fates(dossier.evidence, dossier.ask.today, published=dossier.published)}


def differences_of(entries: Iterable[MergedEntry]) -> dict[str, tuple[Difference, ...]]:
    """Where reports of the entries differ, by id; contrary ones first."""
    found: dict[str, tuple[Difference, ...]] = {}
    for difference in differences(entries):
        found[difference.id] = (*found.get(difference.id, ()), difference)
    return found


def subjects_of(dossier: Dossier) -> list[Subject]:
    """What the entries of the span and the one before deal with again and again, main subjects first."""
    told = [m for m in dossier.entries if dossier.in_either(m)]
    return subjects(told, dossier.report_of, dossier.ask.parties)


def lives_of(dossier: Dossier) -> list[Life]:
    """Each text between the two with the steps it went through."""
    return lives(dossier.of("instrument"))


def mechanisms_of(dossier: Dossier) -> list[Mechanism]:
    """The recurring formats that the contacts name, as of today; overdue ones first."""
    return mechanisms(dossier.of("contact"), dossier.ask.today)
