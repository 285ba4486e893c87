"""JSONL to pages: one report a line, read one line at a time, a bad line named and passed over."""

from collections.abc import Iterator
from typing import IO, Any

import msgspec

from despatch.model import InputError, Page, Skipped
from despatch.sources.decoding import decode, repair
from despatch.sources.limits import LINE_BYTES, size

_DECODER = msgspec.json.Decoder(dict[str, Any])
_NAMES = {
    "id": ("id",),
    "title": ("title", "headline"),
    "published": ("published_time", "published", "date"),
    "url": ("url",),
    "outlet": ("outlet", "publisher"),
    "byline": ("byline", "author"),
}
_BAD_LINES = 1000  # one after the other: this is no JSONL
_WASTE = 16 * LINE_BYTES  # bytes in blank or overlong lines: a gzip bomb, say
_TRY = "each line is an object with `id` and `text` or `html`"


def pages_of(stream: IO[bytes], location: str, stem: str) -> Iterator[Page | Skipped]:
    """Yield a page for each line of a JSONL stream; blank lines count but give nothing.

    A line without `id` is named `STEM-LINE`. Memory is bounded by the longest line allowed.
    """
    number = wasted = bad = 0
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        where = f"{location}:{number}"
        if len(line) > LINE_BYTES:
            wasted += _pass_over(stream, line)
            bad += 1
            yield Skipped(
                id=where, why=f"the line holds more than {size(LINE_BYTES)}", try_="one report a line"
            )
        elif not line.strip():
            wasted += len(line)
        else:
            try:
                yield page_of(line, where, f"{stem}-{number}")
                bad = 0
            except InputError as error:
                bad += 1
                yield Skipped(id=where, why=error.why or error.what, try_=error.try_)
        if bad >= _BAD_LINES or wasted >= _WASTE:
            yield Skipped(
                id=location,
                why=f"given up at line {number}: nothing but lines that cannot be read",
                try_=_TRY,
            )
            return


def _pass_over(stream: IO[bytes], line: bytes) -> int:
    """Read on to the end of an overlong line, piece by piece; how many bytes it had, or the bound of waste."""
    count = len(line)
    while line and not line.endswith(b"\n") and count < _WASTE:
        line = stream.readline(LINE_BYTES)
        count += len(line)
    return count


def page_of(line: bytes, where: str, fallback: str) -> Page:
    """One line to a page.

    Raises:
        InputError: no JSON object, or neither `text` nor `html` in it.
    """
    fields = _parsed(line)
    html, text = fields.get("html"), fields.get("text")
    content = html if isinstance(html, str) and html.strip() else text
    if not isinstance(content, str):
        raise InputError("cannot read the line", "it has neither `text` nor `html`", _TRY)
    if not content.strip():
        raise InputError("cannot read the line", "its text is empty", _TRY)
    given = {name: value for name, keys in _NAMES.items() if (value := _first(fields, keys))}
    return Page(
        id=given.pop("id", fallback),
        content=repair(content, entities=content is not html),
        markup="html" if content is html else "text",
        location=where,
        **given,
    )


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        return _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        first = error
    try:  # a few bytes of another encoding are no reason to lose the line
        return _DECODER.decode(decode(line).encode("utf-8"))
    except (msgspec.DecodeError, UnicodeError, InputError, RecursionError):
        why = "no JSON object" if isinstance(first, msgspec.ValidationError) else f"no valid JSON ({first})"
        raise InputError("cannot read the line", why.lower().replace("json", "JSON"), _TRY) from None


def _first(fields: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = fields.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return " ".join(repair(str(value)).split())
    return None
