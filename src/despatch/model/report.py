"""Pages as sources give them, and reports as the rest of the house reads them."""

from typing import NamedTuple

import msgspec


class Span(NamedTuple):
    """A stretch of a text: code point offsets, `start` included, `end` not."""

    start: int
    end: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a source yields: decoded content and what the source itself states about it.

    `content` is HTML source where `markup` is "html", else plain text. The other fields are
    null unless the source states them (a JSONL field, a YAML head); nothing is guessed here.
    """

    id: str
    content: str
    markup: str = "text"
    location: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read: its id or path, why, and what to try."""

    id: str
    why: str
    try_: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article.

    `text` is what was given, kept whole (for HTML: the visible text of the page, a block a line);
    `body` are the spans of it that are the report - title first where it stands in the text, then
    one span per paragraph, in order, disjoint. `title_span` is the title's span or None.
    `published` is an EDTF date (`2023-12-27`, `XXXX-05-05`, `2023-12`) or None, never a guess;
    `published_time` the full ISO 8601 timestamp where one is given; `published_span` the words in
    `text` that it was read from, if it was. `text_key` is a near-duplicate sketch of the body (see
    `reports.copies`): two reports whose keys agree are copies of one wire text.
    """

    id: str
    text: str
    body: tuple[Span, ...]
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_time: str | None = None
    published_span: Span | None = None
    language: str | None = None
    text_key: tuple[int, ...] = ()
