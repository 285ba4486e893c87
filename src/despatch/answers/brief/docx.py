"""A brief as a Word file, with real footnotes; the same bytes for the same brief."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from despatch._version import __version__
from despatch.answers.brief.content import Brief
from despatch.answers.plain import plain
from despatch.model import DespatchError

if TYPE_CHECKING:
    from docx.document import Document as Doc


_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(brief: Brief) -> bytes:
    """The Word file.

    Raises:
        DespatchError: python-docx or typst (which draws the chart) is not installed.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise DespatchError(
            "brief", "a Word file needs the package python-docx", "pip install 'despatch[brief]'"
        ) from error
    from despatch.answers.brief.docx_body import written
    from despatch.answers.brief.docx_notes import WordNotes
    from despatch.answers.brief.docx_style import laid_out

    document = Document()
    laid_out(document, brief)
    notes = WordNotes(document, brief.footnotes)
    document.add_paragraph(plain(brief.title), style="Title")
    document.add_paragraph(plain(brief.subtitle), style="Subtitle")
    for section in brief.sections:
        written(document, section, notes)
    _properties(document, brief)
    notes.finish()
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _properties(document: "Doc", brief: Brief) -> None:
    day = datetime.fromisoformat(brief.today)
    core = document.core_properties
    core.title, core.subject = plain(brief.title)[:255], plain(brief.subtitle)[:255]
    core.author = core.last_modified_by = f"Despatch {__version__}"
    core.created = core.modified = max(day, datetime(1980, 1, 1))
    core.comments, core.keywords, core.language, core.revision = plain(brief.foot), "", "en", 1


def _without_clock(raw: bytes) -> bytes:
    """The archive with its files dated alike, for python-docx puts the time of day on each."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in given.infolist():
            made.writestr(zipfile.ZipInfo(info.filename, _EPOCH), given.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
