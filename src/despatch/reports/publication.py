"""When a report was first published: the stamps around the story, weighed by what labels them.

Dates inside the running story never count. Of several dates the report's own first publication does:
"First Published" before "Published" before a header or dateline before "Last Updated".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from despatch.model import Span
from despatch.reports.stamps import Stamp, close, one_day, stamps, year_from

_FIRST, _PUBLISHED, _HEADER, _DATELINE, _ALONE, _ADDRESS, _UPDATED = range(7)
_LABEL = re.compile(
    r"(?:\b|(?<=\w)(?=(?-i:Published|Updated|Posted|Last\s)))(?:(?P<first>(?:first|originally|initially)\s+(?:published|posted|appeared|issued))"
    r"|(?P<updated>(?:last\s+|recently\s+)?(?:updated|modified|edited|revised|amended|reviewed|accessed|retrieved)\b|update\s*:)"
    r"|(?P<published>published|posted|publication\s+date|date\s+of\s+(?:publication|issue|release)|publish(?:ing)?\s+(?:date|time)"
    r"|pub(?:lish)?\s?date|release\s+date|issued|released|uploaded|created|filed|dated?\s*:|date\b(?=\s*[:|-])))",
    re.IGNORECASE,
)
_FULL_LABEL = re.compile(
    r"(?:publication|publish|pub)\w*\s*(?:date|time)|date\s+of\s+publication", re.IGNORECASE
)
_HEADER_LINE = re.compile(r"\s*date\s+(?=\d{4}-\d\d-\d\d\b)", re.IGNORECASE)
_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_.-]|\Z)|[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/_.-]|\Z)"
)
_FILLER = re.compile(
    r"\b(?:by|on|at|in|the|ist|gmt|utc|am|pm|min(?:ute)?s?|read|edition|hrs?|hours|local|time|staff|reporter|correspondent|"
    r"news|service|agency|desk|bureau|web|online|print|updated|published|posted|date|last|first)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATELINE_REACH = 110  # characters of a paragraph within which its dateline ends
_LINE = re.compile(r"[^\n\r]+")
_LONGEST = 220  # characters of a line that carries a label


class Publication(NamedTuple):
    """The day (EDTF) or None, the ISO 8601 time where one is given, the words in the text that say it."""

    day: str | None = None
    time: str | None = None
    span: Span | None = None
    labelled: bool = False
    """Whether a label such as "Publication date" says so, and says it only of this day."""


class _Candidate(NamedTuple):
    rank: int
    stamp: Stamp
    day: str


def stated(value: str | None) -> Publication:
    """What a source states: an EDTF date, a timestamp, or a date as print gives it."""
    if not value:
        return Publication()
    value = " ".join(value.split())
    if re.fullmatch(r"[\dX]{4}(?:-[\dX]{2}){0,2}", value):
        return Publication(value)
    found = stamps(value)
    if not found:
        return Publication()
    return Publication(one_day(found[0], found), found[0].timestamp())


def published_in(
    text: str, body: Sequence[Span], url: str | None = None, title: Span | None = None
) -> Publication:
    """The publication date that `text` itself (or the address `url`) gives; nothing is guessed.

    `body` are the spans of the report in `text`: what stands in them is the story, but for datelines
    and lines that are nothing but a date.
    """
    found = _around(text, body, title) + _datelines(text, body)
    seen = [s for _, s in found]
    candidates = [_Candidate(rank, s, day) for rank, s in found if (day := one_day(s, seen))]
    address = _in_url(url)
    best = _first_publication(candidates)
    if best is None or (best.rank == _UPDATED and address):
        if best is None and not address:
            return _without_year(candidates, text)
        return Publication(address)
    span = Span(best.stamp.start, best.stamp.end)
    days = {c.day for c in candidates if c.rank in (_FIRST, _PUBLISHED)}
    return Publication(best.day, best.stamp.timestamp(), span, days == {best.day} and len(best.day) == 10)


def _first_publication(candidates: list[_Candidate]) -> _Candidate | None:
    """The best of the full dates. A first publication after the report's other dates is another story's."""
    full = [c for c in candidates if len(c.day) == 10 and c.day[0] != "X"]
    updated = min((c.day for c in full if c.rank == _UPDATED), default=None)
    for rank in range(_UPDATED + 1):
        of_rank = [c for c in full if c.rank == rank]
        if rank == _FIRST and updated:
            of_rank = [c for c in of_rank if c.day <= updated]
        if of_rank:
            return of_rank[0]
    coarse = [c for c in candidates if c.day[0] != "X"]
    return min(coarse, key=lambda c: c.rank) if coarse else None


def _without_year(candidates: list[_Candidate], text: str) -> Publication:
    if not candidates:
        return Publication()
    best = min(candidates, key=lambda c: c.rank)
    known = [c.day for c in candidates if c.day[0] != "X"] or _filed(text, best.day)
    return Publication(year_from(best.day, known), None, Span(best.stamp.start, best.stamp.end))


def _filed(text: str, yearless: str) -> list[str]:
    """The readings of a line that is nothing but a date (an agency's "04/07/2024 1702 IST") which are at most a day away."""
    lines = [line for line in text.splitlines() if line[:1].isdigit() and is_date_line(line)]
    days = [day for line in lines for stamp in stamps(line) for day in stamp.days]
    return [day for day in days if close(day, yearless)]


def _around(text: str, body: Sequence[Span], title: Span | None) -> list[tuple[int, Stamp]]:
    """Stamps outside of the story, with their rank."""
    story = [s for s in body if s != title and s.end - s.start > 60]
    head_end = (
        story[min(2, len(story) - 1)].start if story else len(text)
    )  # a standfirst comes before the byline
    found: list[tuple[int, Stamp]] = []
    inside = iter([*body, Span(len(text) + 1, len(text) + 1)])
    span, label_before = next(inside), None
    for match in _LINE.finditer(text):
        while span.end <= match.start():
            span = next(inside)
        start, end = match.span()
        if span.start < end and start < span.end and (span == title or span.end - span.start > 60):
            end = span.start if start < span.start else start  # only what stands before the story on its line
        if end - start < 4 or end - start > _LONGEST:
            label_before = None
            continue
        found += _on_line(text, start, end, start <= head_end, label_before)
        label_before = _trailing_label(text[start:end])
    return found


def _trailing_label(line: str) -> "re.Match[str] | None":
    """The label of a line that says nothing else, so that it speaks of the next line."""
    match = _LABEL.search(line)
    return match if match and len(line.strip()) <= len(match.group()) + 4 else None


def _on_line(
    text: str, start: int, end: int, head: bool, above: "re.Match[str] | None"
) -> list[tuple[int, Stamp]]:
    line = text[start:end]
    if not any(c.isdigit() for c in line):
        return []
    labels = list(_LABEL.finditer(text, start, end))
    header = _HEADER_LINE.match(text, start, end)
    found = []
    for stamp in stamps(text, start, end):
        before = [m for m in labels if m.end() <= stamp.start]
        label = before[-1] if before else above
        if header and stamp.start == header.end():
            found.append((_HEADER, stamp))
        elif label is not None and (not before or stamp.start - label.end() < 40):
            rank = _FIRST if label["first"] else _UPDATED if label["updated"] else _PUBLISHED
            if head or rank == _FIRST:
                found.append((rank, stamp))
            elif rank == _PUBLISHED:
                found.append((_PUBLISHED if _FULL_LABEL.match(label.group()) else _ALONE, stamp))
        elif head and _stands_alone(line, stamp, start):
            found.append((_ALONE, stamp))
    return found


def is_date_line(line: str) -> bool:
    """Whether a line does nothing but date the report: a date, with a byline or labels at most."""
    found = stamps(line) if len(line) <= _LONGEST and any(c.isdigit() for c in line) else []
    if not found or not (found[0].complete or found[0].time or len(found[0].days) > 1):
        return False
    rest = line
    for stamp in reversed(found):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    words = _WORD.findall(_FILLER.sub(" ", _LABEL.sub(" ", rest)))
    return len(words) <= (4 if _LABEL.search(line) else 0)


def _stands_alone(line: str, stamp: Stamp, start: int) -> bool:
    """Whether the line is a date line or a byline with a date, not a headline that names a day."""
    rest = line[: stamp.start - start] + " " + line[stamp.end - start :]
    words = _WORD.findall(_FILLER.sub(" ", rest))
    if stamp.yearless and not stamp.time:
        return not words
    return len(words) <= 6 and sum(1 for w in words if w.islower()) <= 1


def _datelines(text: str, body: Sequence[Span]) -> list[tuple[int, Stamp]]:
    """The date of a dateline: `MOSCOW, November 17, 2006 (Xinhua)`, `New Delhi, May 5 (IANS): ...`."""
    found: list[tuple[int, Stamp]] = []
    for span in body[:4]:
        reach = min(span.end, span.start + _DATELINE_REACH)
        for stamp in stamps(text, span.start, reach)[:1]:
            before = text[span.start : stamp.start]
            if _opens(before) and _dateline_goes_on(text, span, stamp, before):
                found.append((_DATELINE, stamp))
        if found:
            break
    return found


_AFTER_DATE = re.compile(r"\s*(?:[(:—–\[]|--|-\s|/|\.?-\s)")


def _dateline_goes_on(text: str, span: Span, stamp: Stamp, before: str) -> bool:
    """Whether what follows the date is an agency in brackets, a colon or a dash, or nothing."""
    if stamp.end >= span.end - 1 or _AFTER_DATE.match(text, stamp.end, span.end):
        return True
    return before.strip(" ,.").isupper() and text[stamp.end : stamp.end + 1] in (",", ".")


def _opens(before: str) -> bool:
    """Whether what stands before a date is a place: a few capitalised words and marks, no clause."""
    words = re.findall(r"[^\s,./()|–—-]+", before)
    small = [
        w
        for w in words
        if w[0].islower() and w not in ("of", "the", "de", "al", "el", "and", "du", "la", "on")
    ]
    return not small and len(words) <= 7 and not re.search(r"[.!?:]\s", before.strip() + "")


def _in_url(url: str | None) -> str | None:
    match = _URL_DAY.search(url or "")
    if not match:
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    found = stamps(f"{year}-{int(month):02}-{int(day):02}")
    return found[0].days[0] if found else None
