"""Words that all formats show alike: quotations with their marks, sources of footnotes."""

import re

from despatch.answers.brief.content import Footnote, Piece
from despatch.answers.dates import readable
from despatch.answers.plain import plain, shortened

LEFT_OUT = " […] "
_DOUBLE = '“”„«»"'
_MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")


def quotation(piece: Piece) -> str:
    """The words in quotation marks, with […] where something was left out."""
    return _quoted(piece.stretches, piece.cut_before, piece.cut_after)


def cited_words(note: Footnote) -> str:
    """The words that a footnote cites, in quotation marks."""
    return _quoted(note.words, note.cut_before, note.cut_after)


def _quoted(stretches: tuple[str, ...], before: bool, after: bool) -> str:
    """The words between marks: single ones around words that have double ones within, none around those that
    stand between marks already. Within, nothing is changed."""
    words = LEFT_OUT.join(plain(s) for s in stretches)
    if not before and not after and _MARKED.fullmatch(words):
        return words
    told = f"{'[…] ' if before else ''}{words}{' […]' if after else ''}"
    return f"‘{told}’" if any(mark in words for mark in _DOUBLE) else f"“{told}”"


def source(note: Footnote) -> str:
    """ "Harbour Gazette, “Ministers sign fisheries pact”, 4 Mar 2022"; without an outlet the report's id stands last."""
    outlet = shortened(note.outlet, 60) if note.outlet else ""
    title = f"“{shortened(note.title, 90)}”" if note.title else ""
    published = readable(note.published) if note.published else "undated"
    named = ", ".join(p for p in (outlet, title, published) if p)
    return named if outlet else f"{named} [{shortened(note.report, 60)}]"


def web_address(note: Footnote) -> str | None:
    """The address that the report gives for itself, where it is one of the web and holds nothing odd."""
    url = plain(note.url or "")
    good = url.startswith(("https://", "http://")) and not any(c in url for c in " <>\"'`\\{}|^")
    return url if good and url.isascii() and len(url) <= 300 else None
