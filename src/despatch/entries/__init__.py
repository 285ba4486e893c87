"""An analysis to a reading: contacts, instruments, commitments, statements, each with citations."""

import msgspec

from despatch.entries.commitments import commitments
from despatch.entries.contacts import contacts
from despatch.entries.home import without_home_deeds
from despatch.entries.instruments import instruments
from despatch.entries.statements import statements
from despatch.language import analyse
from despatch.language.learned import version
from despatch.model import Analysis, Page, Reading, Report
from despatch.reports import report_of

RULES = "rules-2"


def model() -> str:
    """What reads: the version of the rules and, where it is not switched off, that of the learned reader."""
    learned = version()
    return f"{RULES}+{learned}" if learned else RULES


def entries_of(analysis: Analysis) -> Reading:
    """Assemble the entries of one report. Every entry has at least one citation, or it is not made."""
    told = _worth_reading(analysis)
    found = contacts(told) if told else ()
    made = instruments(told, found) if told else ()
    return Reading(
        report=analysis.report,
        contacts=found,
        instruments=made,
        commitments=without_home_deeds(told, found, commitments(told, found, made)) if told else (),
        statements=statements(analysis, indirect=told is not None),
        model=model(),
    )


def _worth_reading(analysis: Analysis) -> Analysis | None:
    """The analysis with no sentences but those that can tell of dealings between parties; None of one off the subject."""
    worth = analysis.worth
    if not worth or False not in worth:
        return analysis
    if True not in worth:
        return None
    kept = tuple(s for s in analysis.sentences if worth[s.paragraph])
    return msgspec.structs.replace(analysis, sentences=kept)


def read(
    source: str | Page | Report,
    *,
    id: str = "text",  # noqa: A002 - the word of the JSON
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read one report: plain text, a page, or a report already made.

    `published` (EDTF), `title`, `outlet` and `url` are what the caller knows of a plain text;
    what the text itself says is used where they are None.

    Raises:
        InputError: nothing there to read, or not in English.
    """
    if isinstance(source, str):
        source = Page(id=id, content=source, published=published, title=title, outlet=outlet, url=url)
    report = source if isinstance(source, Report) else report_of(source)
    return entries_of(analyse(report, whole=False))


__all__ = ["entries_of", "model", "read"]
