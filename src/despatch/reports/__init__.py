"""A page to a report: title, outlet, published, dateline, the spans of the body, language."""

import re
from typing import TYPE_CHECKING

import msgspec

from despatch.model import InputError, Page, Report, Span
from despatch.reports.assembly import Layout, layout, town_of
from despatch.reports.copies import bands, copies, shared, text_key
from despatch.reports.languages import language_of
from despatch.reports.provenance import agency_name, byline_in, outlet_in, outlet_of_url
from despatch.reports.publication import Publication, published_in, stated

if TYPE_CHECKING:
    from despatch.reports.webpage import WebPage

_ENDLESS = 20_000  # characters: a run without a blank that long is data, not prose
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYLINES = 14  # clutter lines at the head that may be a byline


def report_of(page: Page) -> Report:
    """Make a report of a page.

    Raises:
        InputError: the page holds no text, or is not in English; the message says which.
    """
    page = _encodable(page)
    if page.markup == "html":
        from despatch.reports.webpage import read_page  # plain texts need no lxml

        return _web_report(page, read_page(page.content, page.title))
    text = _with_title(page.content, page.title)
    _refuse_endless(text)
    found = layout(text, page.title)
    given = stated(page.published)
    body = _checked(text, found)
    published = given if given.day else published_in(text, body, page.url, found.title_span)
    return _report(page, text, found, published)


def _encodable(page: Page) -> Page:
    """The page with U+FFFD for each half of a surrogate pair on its own: no such text can be written anywhere."""
    odd = {
        name: _SURROGATE.sub("\ufffd", value)
        for name in page.__struct_fields__
        if isinstance(value := getattr(page, name), str) and not value.isascii() and _SURROGATE.search(value)
    }
    return msgspec.structs.replace(page, **odd) if odd else page


def _with_title(content: str, title: str | None) -> str:
    """The text with the title that came beside it put before it: it is part of what was given, and is cited.

    A title that the text already holds near its beginning is not said twice.
    """
    if not title or " ".join(title.split()).casefold() in " ".join(content[:3000].split()).casefold():
        return content
    return f"{' '.join(title.split())}\n\n{content}"


def _web_report(page: Page, web: "WebPage") -> Report:
    from despatch.reports.webpage import published_on

    _refuse_endless(web.text)
    _checked(web.text, web.layout)
    url = page.url or web.stated.url
    given = stated(page.published)
    published = given if given.day else published_on(web, page.content, url)
    known = msgspec.structs.replace(
        page,
        title=page.title or web.stated.title,
        outlet=page.outlet or web.stated.outlet,
        byline=page.byline or web.stated.byline,
        url=url,
    )
    return _report(known, web.text, web.layout, published)


def _refuse_endless(text: str) -> None:
    if len(text) > _ENDLESS and max(map(len, text.split()), default=0) > _ENDLESS:
        raise InputError(
            "cannot read the text", "it holds a run of 20,000 characters without a blank", "give prose"
        )


def _checked(text: str, found: Layout) -> tuple[Span, ...]:
    """The body, if there is one and it is in English."""
    body = found.body
    if not body:
        raise InputError(
            "nothing to read", "no running text is in it", "check that it is the text of a report"
        )
    language = language_of("\n".join(text[s.start : s.end] for s in body[:40]))
    if language != "en":
        raise InputError(f"not in English ({language})", "", "give reports in English")
    return body


def _report(page: Page, text: str, found: Layout, published: Publication) -> Report:
    body, title = found.body, found.title_span
    clutter = [text[b.start : b.end] for b, k in zip(found.found, found.keep, strict=True) if not k]
    byline = page.byline or next((b for line in clutter[:_BYLINES] if (b := byline_in(line))), None)
    return Report(
        id=page.id,
        text=text,
        body=body,
        title=page.title or (" ".join(text[title.start : title.end].split()) if title else None),
        title_span=title,
        outlet=page.outlet or outlet_of_url(page.url) or _outlet(text, clutter, found),
        url=page.url,
        byline=byline,
        dateline=found.dateline.place if found.dateline else town_of(byline),
        published=published.day,
        published_time=published.time,
        published_span=published.span,
        language="en",
        text_key=text_key(text[s.start : s.end] for s in body if s != title),
    )


def _outlet(text: str, clutter: list[str], found: Layout) -> str | None:
    """The outlet from what the page says of itself; an agency where it says nothing."""
    outlet = outlet_in(text, clutter)
    if outlet or (found.dateline and (outlet := agency_name(found.dateline.agency))):
        return outlet
    full = [i for i, k in enumerate(found.keep) if k and found.looks[i].words >= 12][:2]
    near = found.found[max(0, (full or [0])[0] - 6) : (full or [0])[-1]]
    return next(
        (name for b in near if b.end - b.start < 80 and (name := agency_name(text[b.start : b.end]))), None
    )


__all__ = ["bands", "copies", "report_of", "shared", "stated", "text_key"]
