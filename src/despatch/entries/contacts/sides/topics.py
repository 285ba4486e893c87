"""What was or will be discussed: the phrases after "discussed", "talks on", "focused on", in the report's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_CUES = frozenset(
    "discuss discusses discussed discussing reviewed review reviewing debate debated address cover covered covering "
    "covers tackle tackled raised".split()
)
_ON_CUES = frozenset(
    "talks consultations negotiations discussions views opinions meeting focus focused focuses focusing focussed talked "
    "spoke session dialogue discussion conversation dwelt centred centered concentrated consulted conferred touched talk "
    "emphasis exchange assessments".split()
)
_ON = frozenset(("on", "about", "over", "regarding", "concerning", "upon"))
_END = frozenset(
    "with during at when while after before as that which who said says told but ahead following where since until if "
    "because although according saying adding noting stressing and/or including between by were was will had has have is are "
    "also they he she it".split()
)
# What talks are held on and are not about: "on the sidelines", "on the telephone".
_SETTINGS = frozenset("sidelines margins eve phone telephone line videoconference teleconference".split())
_ENDS_CLAUSE = frozenset("about . ; : and but while".split())
_CLAUSES = frozenset("how what whether why".split())
_LONGEST = 14


def topics_of(view: View, trigger: Trigger | None = None) -> list[str]:
    """Topics that the sentence names, in order; `trigger` limits the search to the words after it."""
    found: list[str] = []
    words = view.words
    start = trigger.first if trigger is not None else 0
    i = start
    while i < len(words):
        begin = _cue_at(view, i)
        if begin is None:
            i += 1
            continue
        end = _end(view, begin)
        for first, last in _parts(view, begin, end):
            text = view.text(first, last)
            if text and text not in found and any(c.isalpha() for c in text):
                found.append(text)
        i = max(end, i + 1)
    return found[:8]


def _cue_at(view: View, i: int) -> int | None:
    words = view.words
    if (
        words[i] in _CUES
        and i + 1 < len(words)
        and words[i + 1] not in _END
        and words[i + 1] not in (",", ".", "in", "on")
    ):
        return None if words[i + 1] in ("over", "by") and _SETTINGS & set(words[i + 2 : i + 5]) else i + 1
    if words[i] in _ON_CUES:
        for j in range(i + 1, min(i + 3, len(words))):
            if (
                words[j] in _ON
                and j + 1 < len(words)
                and j + 1 not in view.timed
                and words[j + 1] != "the-sidelines"
            ):
                return _about(view, j + 2) if _SETTINGS & set(words[j + 1 : j + 3]) else j + 1
            if words[j] not in ("mainly", "primarily", "also", "today", "particularly", "notably"):
                break
    return None


def _about(view: View, i: int) -> int | None:
    """Index after "about" in "spoke on the telephone with Havel on Monday about fish"."""
    stop = next((j for j in range(i, min(i + _LONGEST, len(view.words))) if view.words[j] in _ENDS_CLAUSE), i)
    return stop + 1 if view.word(stop) == "about" else None


def _end(view: View, begin: int) -> int:
    words = view.words
    for j in range(begin, len(words)):
        if (
            words[j] in _END
            or words[j] in (".", ";", ":", "“", "”", '"', "(", "--", "—", "–")
            or j in view.timed
        ):
            loose = j > begin and words[j - 1] in ("on", "in", ",", "and")
            return j - 1 if loose and words[begin] not in _CLAUSES else j
        if words[j] in ("in", "by", "via", "over") and _SETTINGS & set(words[j + 1 : j + 3]):
            return j  # "discuss trade in a phone call"
        if (
            words[j] == "in"
            and any(a <= j + 1 < b for a, b, _ in view.places)
            and view.word(j + 1) not in group("group_nouns")
        ):
            nxt = next(b for a, b, _ in view.places if a <= j + 1 < b)
            if view.word(nxt) in (".", "", "on", ","):
                return j
    return len(words)


def _parts(view: View, begin: int, end: int) -> list[tuple[int, int]]:
    """Pieces between commas; "and" parts the last two where there were commas."""
    cuts = [j for j in range(begin, end) if view.words[j] == ","]
    if cuts:
        cuts += [j for j in range(cuts[-1], end) if view.words[j] == "and"]
    pieces, first = [], begin
    for cut in [*sorted(cuts), end]:
        piece = _trimmed(view, first, cut)
        if piece is not None:
            pieces.append(piece)
        first = cut + 1
    return pieces


def _trimmed(view: View, first: int, last: int) -> tuple[int, int] | None:
    drop = (
        "the",
        "a",
        "an",
        "and",
        "also",
        "as",
        "well",
        "both",
        "their",
        ",",
        "issues",
        "of",
        "such",
        "ways",
    )
    while first < last and view.words[first] in drop and last - first > 1:
        first += 1
    if first < last and view.words[first] in _CLAUSES and view.word(last) not in (",", "."):
        return first, min(last, first + _LONGEST)  # "how trade can go on"
    while last > first and view.words[last - 1] in (",", "and", "also", "in", "on", "the"):
        last -= 1
    return (first, min(last, first + _LONGEST)) if last > first else None
