"""An analysis to a reading: contacts, instruments, commitments, statements, each with citations."""

from despatch.entries.commitments import commitments
from despatch.entries.contacts import contacts
from despatch.entries.instruments import instruments
from despatch.entries.statements import statements
from despatch.language import analyse
from despatch.model import Analysis, Page, Reading, Report
from despatch.reports import report_of

MODEL = "rules-1"


def entries_of(analysis: Analysis) -> Reading:
    """Assemble the entries of one report. Every entry has at least one citation, or it is not made."""
    found = contacts(analysis)
    made = instruments(analysis, found)
    return Reading(
        report=analysis.report,
        contacts=found,
        instruments=made,
        commitments=commitments(analysis, found, made),
        statements=statements(analysis),
        model=MODEL,
    )


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
    return entries_of(analyse(report))


__all__ = ["MODEL", "entries_of", "read"]
