"""A page to a report: title, outlet, published, dateline, the spans of the body, language."""

from despatch.model import InputError, Page, Report, Span
from despatch.reports.blocks import Block, blocks
from despatch.reports.body import body_blocks
from despatch.reports.copies import bands, copies, text_key
from despatch.reports.languages import language_of
from despatch.reports.provenance import agency_name, byline_in, dateline_at, named, outlet_in, outlet_of_url
from despatch.reports.publication import published_in, stated

_LONGEST_WORD = 50_000  # characters: longer runs without a blank are data, not prose


def report_of(page: Page) -> Report:
    """Make a report of a page.

    Raises:
        InputError: the page holds no text, or is not in English; the message says which.
    """
    text = page.content
    found = blocks(text)
    keep = body_blocks(text, found)
    title = _title_block(text, found, keep)
    body = tuple(Span(b.start, b.end) for i, b in enumerate(found) if keep[i] or i == title)
    if not body:
        raise InputError("nothing to read", "no running text is in it")
    language = language_of("\n".join(text[s.start : s.end] for s in body[:40]))
    if language != "en":
        raise InputError(f"not in English ({language})")
    title_span = Span(found[title].start, found[title].end) if title is not None else None
    published = stated(page.published)
    if not published.day:
        published = published_in(text, body, page.url, title_span)
    lines = [text[b.start : b.end] for b in found]
    dateline = next((d for s in body[:4] if (d := dateline_at(text, s))), None)
    clutter = [line for line, k in zip(lines, keep, strict=True) if not k]
    return Report(
        id=page.id,
        text=text,
        body=body,
        title=page.title or (text[title_span.start : title_span.end] if title_span else None),
        title_span=title_span,
        outlet=page.outlet
        or outlet_of_url(page.url)
        or outlet_in(text, clutter)
        or agency_name(dateline.agency if dateline else None),
        url=page.url,
        byline=page.byline or next((b for line in clutter[:12] if (b := byline_in(line))), None),
        dateline=dateline.place if dateline else None,
        published=published.day,
        published_time=published.time,
        published_span=published.span,
        language=language,
        text_key=text_key(text[s.start : s.end] for s in body if s != title_span),
    )


def _title_block(text: str, found: list[Block], keep: list[bool]) -> int | None:
    first = next((i for i, k in enumerate(keep) if k), 0)
    best = [
        i
        for i in range(first)
        if 4 <= len(text[found[i].start : found[i].end].split()) <= 30
        and not any(c in text[found[i].start : found[i].end] for c in "|:@")
    ]
    return max(best, key=lambda i: found[i].end - found[i].start) if best else None


__all__ = ["bands", "copies", "report_of", "stated", "text_key"]
