"""Bytes to pages: text in any encoding, HTML, Markdown, JSONL, gzip, folders, standard input."""

import hashlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from despatch.model import InputError, Page, Skipped
from despatch.sources import folders, jsonl, markdown
from despatch.sources.decoding import decode, repair
from despatch.sources.files import opened, read_up_to
from despatch.sources.limits import HTML_BYTES, TEXT_BYTES

_HTML_SIGNS = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|article|meta|table)(?:\s[^<>]{0,300})?>",
    re.I,
)
_JSON_SIGN = re.compile(rb"\s*\{\s*\"")


def pages(paths: Iterable[str | Path]) -> Iterator[Page | Skipped]:
    """Yield every page of the given files and folders (`-` is standard input), in order.

    An input that cannot be read yields a `Skipped` with the reason; the rest goes on. A folder gives
    its files sorted by path, hidden ones left out. A page's id is its file name without `.gz` and
    without `.txt`, `.html`, `.md` and the like, or the `id` of its JSONL line. When two pages of one
    run have the same id but not the same content, the later one gets a mark of its content behind
    its id (`readout~1f0c9a2e`), so that no report hides another; the same page twice keeps its id.
    """
    seen: dict[str, set[bytes]] = {}
    for path in paths:
        for found in _of_path(path):
            yield _told_apart(found, seen) if isinstance(found, Page) else found


def _told_apart(page: Page, seen: dict[str, set[bytes]]) -> Page:
    digest = hashlib.blake2b(page.content.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    known = seen.setdefault(page.id, set())
    if not known or digest in known:
        known.add(digest)
        return page
    return msgspec.structs.replace(page, id=f"{page.id}~{digest.hex()[:8]}")


def _of_path(path: str | Path) -> Iterator[Page | Skipped]:
    if str(path) == "-":
        yield from _of_file("-")
        return
    if "\x00" in str(path):
        yield Skipped(id=repr(str(path)), why="no such file or folder", try_="check the path")
        return
    if os.path.isdir(path):
        empty = True
        for found in folders.files_in(Path(path)):
            empty = False
            if isinstance(found, Skipped):
                yield found
            else:
                yield from _of_file(found)
        if empty:
            yield Skipped(
                id=str(path), why="the folder holds no reports", try_="give .txt, .html, .md or .jsonl files"
            )
        return
    yield from _of_file(Path(path))


def _of_file(path: str | Path) -> Iterator[Page | Skipped]:
    """The pages of one file or of standard input; whatever goes wrong becomes a `Skipped`."""
    try:
        with opened(path) as stream:
            suffix = folders.suffix_of(Path(path)) if str(path) != "-" else ""
            stem = folders.stem_of(Path(path)) if str(path) != "-" else "stdin"
            if suffix in folders.JSONL or (suffix not in folders.READ and _looks_jsonl(stream)):
                yield from jsonl.pages_of(stream, str(path), stem)
            else:
                yield _single(stream, str(path), stem, suffix)
    except InputError as error:
        why = (
            f"{error.what}: {error.why}"
            if error.what != "cannot read the text" and error.why
            else error.why or error.what
        )
        yield Skipped(id=str(path), why=why, try_=error.try_)


def _looks_jsonl(stream: IO[bytes]) -> bool:
    head = stream.peek(65536)[:65536] if hasattr(stream, "peek") else b""
    if not _JSON_SIGN.match(head.removeprefix(b"\xef\xbb\xbf")):
        return False
    first, _, rest = head.partition(b"\n")
    return not rest or first.rstrip().endswith(b"}")


def _single(stream: IO[bytes], location: str, stem: str, suffix: str) -> Page:
    html = suffix in folders.HTML
    data = read_up_to(stream, TEXT_BYTES if suffix in folders.TEXT | folders.MARKDOWN else HTML_BYTES)
    if not html and suffix not in folders.MARKDOWN:
        html = _looks_html(data[:4096].decode("latin-1"))
    if not html and len(data) > TEXT_BYTES:
        read_up_to(io.BytesIO(data), TEXT_BYTES)
    content = decode(data, html=html)
    if not content.strip():
        raise InputError("nothing to read", "it holds only blanks" if data else "the file is empty")
    if html:
        return Page(id=stem, content=content, markup="html", location=location)
    fields, rest = markdown.split_head(content)
    if suffix in folders.MARKDOWN:
        rest = markdown.visible(rest)
    if not rest.strip():
        raise InputError("nothing to read", "there is no text under the head")
    fields.pop("id", None)  # a file is known by its name, so that an id can be traced to it
    return Page(id=stem, content=rest, location=location, **fields)


def _looks_html(head: str) -> bool:
    signs = _HTML_SIGNS.findall(head)
    return len(signs) > 1 or bool(signs and head.lstrip().startswith("<"))


__all__ = ["decode", "pages", "repair"]
