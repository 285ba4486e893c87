"""A brief on two parties: its span and sections chosen, looked at, and taken along as a file."""

import hashlib
from importlib.util import find_spec
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from markupsafe import Markup

from despatch.answers.brief import brief as made_of
from despatch.answers.brief.asking import SECTIONS, Ask, asked
from despatch.answers.brief.content import Brief
from despatch.answers.brief.drawing import svg
from despatch.answers.brief.lines import document
from despatch.answers.brief.shown import cited_words, quotation, source, web_address
from despatch.answers.relationships import relationship, relationship_name
from despatch.model import RecordError, Report, UsageError
from despatch.record import Record
from despatch.site.answering import Answer, page
from despatch.site.asking import Since, Until, given
from despatch.site.related import known, once, today_of

router = APIRouter()
MOST = 4000  # entries of a relationship of which a brief is written while somebody waits
PAIRS = 12  # relationships that are offered
Name = Literal["", "figures", "last", "next", "mechanisms", "open", "signed", "said", "differences"]
NAMES = {name: title for name, title in SECTIONS.items() if name != "method"}
FORMS = {"pdf": "PDF", "docx": "Word", "html": "HTML", "md": "Markdown"}
_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
_NEEDS = {"pdf": ("typst",), "docx": ("typst", "docx")}


def ask(
    request: Request,
    pair: Annotated[str, Query(max_length=200, description="Two parties: IND-RUS, India-Russia.")] = "",
    since: Since = None,
    until: Until = None,
    sections: Annotated[
        list[Name] | None, Query(max_length=20, description="Only these; may be given again. None: all.")
    ] = None,
) -> Ask | None:
    """What the address asks for; None where it names no parties.

    Raises:
        UsageError: not two parties, or a time or section that makes no sense.
    """
    if not pair.strip():
        return None
    wanted = ",".join(s for s in sections or () if s)
    parties = relationship(pair.strip())
    return asked(parties, given(since), given(until), today_of(request).isoformat(), wanted or None)


Asked = Annotated[Ask | None, Depends(ask)]


@page(router, "/brief", summary="A brief on two parties, every line footnoted", tags=["brief"])
def brief(request: Request, asked_for: Asked) -> Answer:
    """The brief by its sections with all footnotes; without parties, what it can be asked for."""
    made = _made(request, asked_for) if asked_for else None
    record: Record = request.app.state.record
    context = {
        "ask": asked_for, "made": made, "names": NAMES, "forms": FORMS, "lacking": _lacking(), "query": request.url.query,
        "pairs": [] if made else once(request, ("relationships",), record.relationships)[:PAIRS], "svg": _drawn,
        "quotation": quotation, "source": source, "cited_words": cited_words, "web": web_address, "name": relationship_name,
        "given": request.query_params,
    }  # fmt: skip
    return Answer("brief.html", context, lambda: document(made) if made else None)


@router.get(
    "/brief.{form}",
    summary="A brief as a file",
    tags=["brief"],
    response_class=Response,
    operation_id="brief_file",
)
def file(request: Request, form: Literal["pdf", "docx", "html", "md"], asked_for: Asked) -> Response:
    """The brief as PDF, Word file, HTML or Markdown, to be kept."""
    if asked_for is None:
        raise UsageError("pair", "a brief is of two parties", "pair=IND-RUS")
    state = request.app.state
    key = (state.record.version(), "brief", asked_for, form)
    tag = f'W/"{hashlib.blake2b(repr(key).encode(), digest_size=12).hexdigest()}"'
    name = f"brief-{'-'.join(asked_for.parties)}-{asked_for.today.isoformat()}.{form}"
    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    content: bytes = once(request, key[1:], lambda: _written(_made(request, asked_for), form))
    return Response(content, media_type=_MEDIA[form], headers=headers)


def _made(request: Request, asked_for: Ask) -> Brief:
    """The brief, written once for each state of the record.

    Raises:
        UsageError: the relationship is too large for that.
    """
    record: Record = request.app.state.record
    if len(known(request, tuple(sorted(asked_for.parties))).entries) > MOST:
        pair = " ".join(asked_for.parties)
        raise UsageError(
            "brief",
            "the record has too much of it to write one while you wait",
            f"despatch brief {pair} -o FILE.pdf",
        )

    def report_of(id_: str) -> Report | None:
        try:
            return record.report(id_)
        except RecordError:
            return None

    found: Brief = once(request, ("brief", asked_for), lambda: made_of(record, asked_for, report_of))
    return found


def _written(made: Brief, form: str) -> bytes:
    """The bytes of the file.

    Raises:
        DespatchError: what writes it is not installed.
    """
    if form == "pdf":
        from despatch.answers.brief.pdf import pdf

        return pdf(made)
    if form == "docx":
        from despatch.answers.brief.docx import docx

        return docx(made)
    if form == "html":
        from despatch.answers.brief.html import page as html

        return html(made).encode("utf-8", "replace")
    from despatch.answers.brief.markdown import markdown

    return markdown(made).encode("utf-8", "replace")


def _lacking() -> dict[str, str]:
    """By the form of a file, what has to be installed for it and is not."""
    return {
        form: "despatch[brief]"
        for form, needs in _NEEDS.items()
        if any(find_spec(name) is None for name in needs)
    }


def _drawn(chart: object) -> Markup:
    """The chart; every text in it is escaped where it is drawn, and its colour is that of the page."""
    from despatch.answers.brief.content import Chart

    assert isinstance(chart, Chart)
    return Markup(svg(chart).replace(' color="#000000"', "", 1))
