"""Quotation marks to quoted spans.

Press text quotes carelessly: straight and curly marks are mixed, a closing mark opens, a mark is lost, paragraphs
re-open a quotation that the one before did not close, outlets in the British manner use single marks that look like
apostrophes. A mark is read by its surroundings first, by its shape second, by what is open third.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from despatch.model import Sentence

# Every way begins with a mark, which is what makes the search quick; the looks behind take in the mark itself.
_MARK = re.compile(r"``|''|[\"“”„«»]|['‘’](?:(?<![^\W_]['‘’])(?=[^\W_$£€(\[“\"])|(?<=\S['’])(?![^\W_]))")
QUOTING = re.compile(r"(?:``|''|[\"“„«] ?|['‘](?<![^\W_]['‘]))[\w$£€(\[][^\"“”„«»]{8}")
"""Finds where a quotation of more than a few letters may begin: no single words, no apostrophes at the ends of words."""
_DOUBLE_OPEN, _DOUBLE_CLOSE = frozenset(("“", "„", "«", "``")), frozenset(("”", "»"))
_ENDS = frozenset(".,?!…;:-–—")
_NOT_AFTER_OPEN = frozenset(".,;:!?)]}… \n\t\r\xa0")
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|n|\d\ds?)\b", re.IGNORECASE)
_LONGEST_SINGLE = (
    900  # characters; a longer stretch between two single marks holds an apostrophe, not a quotation
)

_LONGEST_LETTER = 12  # paragraphs


class Quoted(NamedTuple):
    """Words between quotation marks: `start`, `end` inside the marks, `outer_*` with them.

    `continues` is true where the quotation goes on from the paragraph before; `lost` where a mark is missing.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    continues: bool = False
    lost: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    double: bool
    may_open: bool
    may_close: bool
    shape: int  # 1 opens, -1 closes, 0 either


def paragraphs(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Spans of the paragraphs; body spans with no line break between them belong to one paragraph."""
    found: list[tuple[int, int]] = []
    last = None
    for sentence in sentences:
        if found and (sentence.paragraph == last or "\n" not in text[found[-1][1] : sentence.start]):
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
        last = sentence.paragraph
    return found


def quoted(text: str, spans: Sequence[tuple[int, int]]) -> list[Quoted]:
    """Quoted spans of the paragraphs `spans`, outermost only, in order."""
    found: list[Quoted] = []
    pending = False
    letter = 0  # the paragraph in which a letter ends that the ones before it quote
    for i, (start, end) in enumerate(spans):
        marks = _marks(text, start, end)
        if i < letter and not marks:
            found.append(Quoted(start, end, start, end, True))
            continue
        if not marks and not pending:
            continue
        follower = text[spans[i + 1][0]] if i + 1 < len(spans) else ""
        pending = _paragraph(text, (start, end), marks, pending, follower, found)
        alone = pending and follower not in _REOPENS and found[-1].end == end
        if alone and (text[end - 1] == "," or text[start] == "“"):
            letter = _letter_end(text, spans, i) if found[-1].outer_start == start else 0
    return [q for q in found if q.end > q.start]


def _letter_end(text: str, spans: Sequence[tuple[int, int]], salutation: int) -> int:
    """Index of the paragraph in which a letter ends, opened by a paragraph '"Dear Mr President,' alone; 0 if it does not."""
    for j in range(salutation + 1, min(salutation + 1 + _LONGEST_LETTER, len(spans))):
        first = next((m for m in _marks(text, *spans[j]) if m.double), None)
        if first is not None:
            return j if _closes(first) else 0
    return 0


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text, start, end):
        word, at, to = match.group(), match.start(), match.end()
        left = text[at - 1] if at > start else " "
        right = text[to] if to < end else " "
        double = word not in ("'", "‘", "’")
        may_open = right not in _NOT_AFTER_OPEN and not (not double and left.isalnum())
        may_close = not left.isspace() and left not in "([{"
        if double and not may_open and not may_close:
            may_open = may_close = True  # a mark between spaces
        if not double and may_open and _ELIDED.match(text, to):
            continue
        if double and left.isdigit() and word in ('"', "”", "''") and right.isspace() and _inches(text, at):
            continue
        shape = 1 if word in _DOUBLE_OPEN or word == "‘" else -1 if word in _DOUBLE_CLOSE else 0
        marks.append(_Mark(at, to, double, may_open, may_close, shape))
    return marks


def _inches(text: str, at: int) -> bool:
    return bool(re.search(r"\d['’]\d{1,2}\Z", text[max(0, at - 6) : at]))


def _paragraph(
    text: str, span: tuple[int, int], marks: list[_Mark], pending: bool, follower: str, found: list[Quoted]
) -> bool:
    """Add the quoted spans of one paragraph; true if its last quotation may go on in the next one."""
    reader = _Reader(text, span, marks, found)
    reader.resume(pending)
    reader.read()
    return reader.leave(follower)


class _Reader:
    """Reads the marks of one paragraph from left to right; `opened` is the mark of the quotation that is open."""

    def __init__(self, text: str, span: tuple[int, int], marks: list[_Mark], found: list[Quoted]) -> None:
        self.text, self.marks, self.found = text, marks, found
        self.span = span
        self.opened: _Mark | None = None
        self.continues = False
        self._reopens = False

    def resume(self, pending: bool) -> None:
        """Go on with the quotation of the paragraph before: a mark re-opens it, or the first mark closes it."""
        start = self.span[0]
        first = next((m for m in self.marks if m.double), None)
        self._reopens = pending and first is not None and first.start == start
        if pending and not self._reopens and first and _closes(first) and not _opens(first):
            self.found.append(_span(self.text, start, first.start, start, first.end, True, False))
            self.marks = [m for m in self.marks if m.start > first.start]

    def read(self) -> None:
        """Read all marks."""
        i = 0
        while i < len(self.marks):
            i = self._outside(i) if self.opened is None else self._inside(i)
            i += 1

    def _outside(self, i: int) -> int:
        mark = self.marks[i]
        if not mark.double:
            close = _single_close(self.text, self.marks, i)
            if close is not None:
                outer = self.marks[close]
                self.found.append(
                    _span(self.text, mark.end, outer.start, mark.start, outer.end, False, False)
                )
                return close
        elif mark.may_open and not (
            mark.shape < 0 and mark.may_close and _spaced(self.text, mark, self.span[1])
        ):
            self.opened, self.continues = mark, self._reopens and mark.start == self.span[0]
        elif mark.may_close:
            _without_opening(self.text, self.span, mark, self.found)
        return i

    def _inside(self, i: int) -> int:
        mark = self.marks[i]
        if not mark.double:
            return i
        if _opens(mark) and _nested(self.marks, i):
            return next(j for j in range(i + 1, len(self.marks)) if self.marks[j].double)
        if _opens(mark):
            self._close(mark.start, None)
            self.opened = mark
        elif mark.may_close or mark.shape < 0:
            self._close(mark.start, mark)
        return i

    def _close(self, limit: int, mark: _Mark | None) -> None:
        """End the open quotation at `mark`, or where it most likely ends before `limit` if its mark is lost."""
        assert self.opened is not None
        opened, self.opened = self.opened, None
        stop = limit if mark else _lost_end(self.text, opened.end, limit)
        outer = mark.end if mark else stop
        self.found.append(
            _span(self.text, opened.end, stop, opened.start, outer, self.continues, mark is None)
        )
        self.continues = False

    def leave(self, follower: str) -> bool:
        """End the paragraph, which `follower` begins the next of; whether a quotation may go on."""
        if self.opened is None:
            return False
        end = self.span[1]
        if follower in _REOPENS:
            opened = self.opened
            self.found.append(_span(self.text, opened.end, end, opened.start, end, self.continues, False))
        else:
            self._close(end, None)
        return True


_REOPENS = frozenset(('"', "“", "”", "„", "«", "`"))


def _span(
    text: str, start: int, end: int, outer_start: int, outer_end: int, continues: bool, lost: bool
) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while outer_end > end and text[outer_end - 1].isspace():
        outer_end -= 1
    return Quoted(start, end, outer_start, max(outer_end, end), continues, lost)


def _opens(mark: _Mark) -> bool:
    """Whether a mark surely opens: it may, and it cannot close, or its shape opens."""
    return mark.may_open and (not mark.may_close or mark.shape > 0)


def _closes(mark: _Mark) -> bool:
    return mark.may_close and (not mark.may_open or mark.shape < 0)


def _spaced(text: str, mark: _Mark, end: int) -> bool:
    return mark.end >= end or text[mark.end].isspace() or text[mark.end] in _ENDS


def _nested(marks: list[_Mark], i: int) -> bool:
    """Whether the opening mark at `i`, inside an open quotation, has its own closing mark and another follows."""
    after = [m for m in marks[i + 1 :] if m.double][:2]
    return len(after) == 2 and _closes(after[0]) and _closes(after[1])


def _single_close(text: str, marks: list[_Mark], i: int) -> int | None:
    """Index of the mark that closes the single quotation opened at `i`, or None if it is an apostrophe."""
    mark = marks[i]
    if not mark.may_open or (mark.may_close and mark.shape <= 0 and text[mark.start - 1].isalnum()):
        return None
    fallback = None
    for j in range(i + 1, len(marks)):
        other = marks[j]
        if other.start - mark.start > _LONGEST_SINGLE:
            break
        if other.double:
            continue
        if not other.may_close or other.may_open or other.shape > 0:
            if fallback is not None:
                break
            continue
        if text[other.start - 1] in _ENDS or not _possessive(text, other):
            return j
        fallback = j if fallback is None else fallback
    return fallback


def _possessive(text: str, mark: _Mark) -> bool:
    after = text[mark.end : mark.end + 2]
    return text[mark.start - 1] in "sSzx" and len(after) == 2 and after[0] == " " and after[1].isalpha()


_SENTENCE_END = re.compile(r"[.!?…](?=\s)")


def _lost_end(text: str, start: int, limit: int) -> int:
    """Where a quotation without closing mark ends: before an attribution set off by a comma, else at `limit`."""
    broken = _ATTRIBUTION.search(text, start, limit)
    return broken.start(1) if broken else limit


_SAID = (
    r"(?:said|says|told|added|adds|noted|stressed|stated|continued|explained|warned|asked|replied|declared)"
)
_ATTRIBUTION = re.compile(
    rf"[,?!.](\s+)(?:(?:he|she|they|it|He|She|They|[A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,3}})(?: (?:also|then|further))? {_SAID}"
    rf"|{_SAID} (?:he|she|they|[A-Z]))\b"
)


def _without_opening(text: str, span: tuple[int, int], mark: _Mark, found: list[Quoted]) -> None:
    """A closing mark that nothing opened: the words from the start of the paragraph, if speech plainly ends there."""
    start = max(span[0], found[-1].outer_end if found else 0)
    if text[mark.start - 1] not in ",.?!" or start > span[0]:
        return
    after = text[mark.end : min(span[1], mark.end + 60)]
    if _AFTER.match(after) and mark.start - start > 12:
        found.append(_span(text, start, mark.start, start, mark.end, False, True))


_AFTER = re.compile(
    r"\s*(?:(?:he|she|they|it|the|[A-Z][\w.-]+)(?: [\w.-]+){0,5}? )?(?:said|says|told|added|noted|stressed)\b"
)
