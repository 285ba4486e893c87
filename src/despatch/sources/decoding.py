"""Bytes to text: byte order marks, declared and undeclared encodings, repaired mojibake.

What comes out is the text that the whole house cites. Quotes, dashes, ligatures and widths are left
as they are; only line ends, stray control characters and text decoded twice are put right.
"""

import codecs
import re

from despatch.model import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"WARC/": "a WARC archive",
}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""",
    re.I,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0c\u0085\u2028]|\u2029")
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|lt|gt|[lr][ds]quo|[mn]dash|hellip);"
)
_BINARY_SHARE = 0.02  # of control characters in the first 8 kB


def decode(data: bytes, *, html: bool = False) -> str:
    """Decode `data`, whatever its encoding, and repair mojibake.

    `html` allows a declared charset (`<meta charset>`) to be believed and leaves entities alone.

    Raises:
        InputError: the bytes are no text at all (an image, an archive, a program ...).
    """
    _refuse_binary(data)
    return repair(_decoded(data, html), entities=not html)


def repair(text: str, *, entities: bool = True) -> str:
    """Put right what a bad decoding did to `text`; text without such damage comes back as it is.

    >>> repair("Putinâ€™s visit")
    'Putin’s visit'
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text or "\x0c" in text or not text.isascii():
        text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    if (not text.isascii() and _is_bad(text)) or (entities and "&" in text and _ENTITY.search(text)):
        import ftfy  # costs 60 ms to load, and most reports never need it

        config = ftfy.TextFixerConfig(
            unescape_html=entities,
            uncurl_quotes=False,
            fix_latin_ligatures=False,
            fix_character_width=False,
            normalization=None,
            remove_terminal_escapes=False,
            explain=False,
        )
        text = ftfy.fix_text(text, config)
    return text


# What ftfy never takes for a sign of mojibake by itself: typographic marks, and a letter with an accent among ASCII.
_MARKS = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\xa0")
_INNOCENT = re.compile(
    "[\u2018\u2019\u201c\u201d\u2013\u2014\u2026\xa0]|(?<![^\\x00-\\x7f])[à-öø-ÿ](?![^\\x00-\\x7f])"
)


def _is_bad(text: str) -> bool:
    odd = "".join(set(text).difference(_MARKS))
    if odd.isascii() or _INNOCENT.sub("", text).isascii():
        return False
    from ftfy.badness import is_bad

    return bool(is_bad(text)) or "\ufffd" in text or "Ã" in text or "â€" in text


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(
                "cannot read the text", f"it is {name}, not text", "convert it to text or HTML first"
            )


def _decoded(data: bytes, html: bool) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if b"\x00" in data[:8192]:
        wide = _without_bom(data)
        if wide is None:
            raise InputError(
                "cannot read the text", "it holds binary data", "give a text, HTML, Markdown or JSONL file"
            )
        return wide
    head = data[:8192]
    controls = sum(head.count(bytes((c,))) for c in (*range(1, 9), *range(14, 27), *range(28, 32)))
    if controls > _BINARY_SHARE * len(head):
        raise InputError(
            "cannot read the text", "it holds binary data", "give a text, HTML, Markdown or JSONL file"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as bad:
        return _legacy(data, bad, html)


def _without_bom(data: bytes) -> str | None:
    """UTF-16 that lacks its mark shows in which half of the byte pairs the zeros stand."""
    head = data[: 8192 & ~1]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd > 0.4 * half and even < 0.05 * half:
        return data.decode("utf-16-le", "replace")
    if even > 0.4 * half and odd < 0.05 * half:
        return data.decode("utf-16-be", "replace")
    return None


def _legacy(data: bytes, bad: UnicodeDecodeError, html: bool) -> str:
    declared = _DECLARED.search(data[:4096]) if html else None
    if declared:
        name = (declared[1] or declared[2]).decode("ascii")
        if name.lower().replace("-", "") != "utf8":
            try:
                return data.decode(
                    "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "ascii") else name, "replace"
                )
            except LookupError:
                pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "despatch.cp1252")
    high = sum(1 for b in data[:65536] if b > 127) / max(1, len(data[:65536]))
    if high > 0.1:  # not a Western text with a few accents: let statistics name the encoding
        from charset_normalizer import from_bytes

        best = from_bytes(data[:65536]).best()
        if best is not None:
            return data.decode(best.encoding, "replace")
    return data.decode("cp1252", "replace").replace("\ufffd", " ")


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes above 127 are UTF-8 but for a few."""
    damage = data[:1_000_000].decode("utf-8", "replace").count("\ufffd")
    high = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data[:1_000_000]))
    return high > 2 * damage


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as cp1252; a codec error handler, so the work stays linear."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    island = error.object[error.start : error.end]
    return island.decode("cp1252", "replace").replace("\ufffd", " "), error.end


codecs.register_error("despatch.cp1252", _as_cp1252)
