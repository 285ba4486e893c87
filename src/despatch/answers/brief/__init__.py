"""`despatch brief`: two to four pages on a relationship, every line footnoted, in Markdown, HTML, PDF and Word."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from despatch.answers.brief.asking import Ask
from despatch.answers.brief.building import Desk, checked
from despatch.answers.brief.contacts import last_contacts
from despatch.answers.brief.content import Brief, Footnote, Section
from despatch.answers.brief.derived import differences_of, fates_of, subjects_of
from despatch.answers.brief.differing import differences
from despatch.answers.brief.dossier import gathered
from despatch.answers.brief.figures import figures
from despatch.answers.brief.fitting import PAGES, SCALES, pages
from despatch.answers.brief.formats import mechanisms
from despatch.answers.brief.method import method
from despatch.answers.brief.notes import Notes, ReportOf
from despatch.answers.brief.numbering import renumbered
from despatch.answers.brief.planned import next_contacts
from despatch.answers.brief.promises import commitments
from despatch.answers.brief.sayings import statements
from despatch.answers.brief.texts import instruments
from despatch.answers.dates import readable
from despatch.answers.parties import party_name

if TYPE_CHECKING:
    from despatch.record import Record

_MAKERS: dict[str, Callable[[Desk], Section]] = {
    "figures": figures,
    "last": last_contacts,
    "next": next_contacts,
    "mechanisms": mechanisms,
    "open": commitments,
    "signed": instruments,
    "said": statements,
    "differences": differences,
}


def brief(record: "Record", ask: Ask, report_of: ReportOf) -> Brief:
    """The brief that was asked for: a function of the record and `ask` alone."""
    dossier = gathered(record, ask, report_of)
    fates, differing = fates_of(dossier), differences_of(dossier.entries)
    main = lru_cache(maxsize=1)(partial(subjects_of, dossier))
    for scale in SCALES:
        desk = Desk(dossier, Notes(report_of), fates, differing, main, scale)
        sections, notes = _written(desk)
        if pages(sections, notes) <= PAGES:
            break
    told = _told(sections)
    return Brief(
        title=" – ".join(party_name(p) for p in ask.parties),
        subtitle=f"{ask.span()}, as of {readable(ask.today.isoformat())}",
        parties=ask.parties,
        since=ask.since.isoformat(),
        until=ask.until.isoformat(),
        today=ask.today.isoformat(),
        reports=len(dossier.reports),
        checked=sum(checked(m) for m in dossier.entries if m.id in told),
        sections=sections,
        footnotes=notes,
    )


def _written(desk: Desk) -> tuple[tuple[Section, ...], tuple[Footnote, ...]]:
    """The sections asked for and the note on method, with their footnotes numbered."""
    made = tuple(_MAKERS[name](desk) for name in desk.ask.sections if name in _MAKERS)
    sections, notes = renumbered(made, desk.notes.all())
    return (*sections, method(desk, _told(sections))), notes


def _told(sections: tuple[Section, ...]) -> frozenset[str]:
    """The ids of the entries that sections tell of."""
    return frozenset(id_ for s in sections for g in s.groups for item in g.items for id_ in item.entries)
