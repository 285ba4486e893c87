"""Text of a page made harmless for a terminal.

A page may hold escape sequences that repaint the screen or set its title, characters that reverse
the order of what follows, null bytes, and words of a megabyte. Nothing of that reaches a terminal.
"""

import re
import unicodedata

# Every control character (C0, DEL, C1), bidi controls and marks, line and paragraph separators,
# zero-width and other invisible format characters, tag characters, variation selectors beyond 16,
# lone surrogates, noncharacters. Zero-width joiner and non-joiner stay: scripts need them.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\s+")
_INVISIBLE = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff")
_MARKS_ALLOWED = 4  # no script stacks more combining marks on a letter


def plain(text: str) -> str:
    """`text` on one line: blanks and line breaks as single spaces, nothing that a terminal obeys."""
    return _BLANKS.sub(" ", harmless(text)).strip()


def harmless(text: str) -> str:
    """`text` with hostile characters shown as U+FFFD (invisible ones left out); line breaks stay.

    The length may change; use `same_length` where offsets count.
    """
    if text.isascii() and text.isprintable():
        return text
    return _HOSTILE.sub(
        lambda m: "" if m[0] in _INVISIBLE else " " if m[0] in "\x0b\x0c\r\x85\u2028\u2029" else "\ufffd",
        _unstacked(text),
    )


def same_length(text: str) -> str:
    """`text` with each hostile character replaced by one harmless character, so that offsets hold."""
    if text.isascii() and text.isprintable():
        return text
    return _HOSTILE.sub(
        lambda m: " " if m[0] in "\x0b\x0c\r\x85\u2028\u2029" or m[0] in _INVISIBLE else "\ufffd", text
    )


def shortened(text: str, width: int) -> str:
    """`plain(text)`, cut at a word to at most `width` characters, with an ellipsis if it was cut."""
    line = plain(text[: width * 8 + 200])
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    space = cut.rfind(" ") if line[width - 1] != " " else -1
    return (cut[:space] if space > width // 2 else cut).rstrip(" ,;:–—-") + "…"


def _unstacked(text: str) -> str:
    """Without towers of combining marks ("zalgo") that would cover the lines above and below."""
    if text.isascii() or not any(unicodedata.combining(c) for c in text):
        return text
    kept, run = [], 0
    for c in text:
        run = run + 1 if unicodedata.combining(c) else 0
        if run <= _MARKS_ALLOWED:
            kept.append(c)
    return "".join(kept)
