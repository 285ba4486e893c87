"""Body spans to sentences and tokens.

Sentences never cross a paragraph (a body span), and keep closing quotation marks with the words
that they close. The rules know abbreviations, initials, ordinals and decimal points as press
English uses them; they are checked against cases in `tests/language/sentences.yaml`.
"""

import re
from collections.abc import Sequence

from despatch.model import Report, Sentence, Span, Token

# A word may hold inner apostrophes, hyphens, ampersands and full stops (U.S., Lavrov's, co-chair, M&MTC).
# The first way takes the plainest words, which all others would read alike, in a single step.
_TOKEN = re.compile(
    r"[a-z]++(?=[\s,])|(?:[A-Z]\.){2,}|H\.E(?=\s)|(?:[A-Z][a-z]{0,4}(?:-[A-Z][a-z]{2})?|No|Nos)\.(?=\s)|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?=\W|\Z|_)|"
    r"[^\W_]+(?:(?:[-&’']|\.(?=[a-z]))[^\W_]+)*|\.\.\.|…|--+|[^\w\s]|_+"
)
_ABBREVIATIONS = frozenset(
    "Mr. Mrs. Ms. Dr. Prof. St. Gen. Lt. Col. Maj. Capt. Sgt. Cmdr. Adm. Gov. Sen. Rep. Rev. Hon. Pres. Amb. "
    "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mt. Ft. No. Nos. Jr. Sr. vs. Md. Mme. Mlle. "
    "Messrs. Brig. Shri. Smt. Sh. Fr. Pt. Rs. Art. Sec. Vol. Pvt. Ltd. Co. Corp. Inc. Rt. Cde. Cdes. Engr. Eng. Ing. Adv. "
    "Arch. Arc. Atty. Msgr. Lic. Dra. Sra. Lcda. Dip. Tmt. Hj. Hjh. Usec. Asec. Assoc. Lt-Gen. Maj-Gen. Brig-Gen. Lt-Col.".split()
)
_ENDS_TOO = frozenset("Co. Corp. Inc. Ltd. Jr. Sr.".split())  # may also close a sentence
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("\"'“‘([«")
_STOPS = frozenset((".", "!", "?", "...", "…"))


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Tokens of `text[start:end]`; a full stop stays with an abbreviation, never with a last word."""
    tokens: list[Token] = []
    add, new = tokens.append, tuple.__new__  # half the time of calling the class, for what there is most of
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        at, to = match.span()
        if word[-1] == "." and len(word) > 1 and word[0] != "." and not _is_abbreviation(word, tokens):
            add(new(Token, (at, to - 1, word[:-1])))
            add(new(Token, (to - 1, to, ".")))
        elif word[-1] == "s" and len(word) > 2 and word[-2] in "'’":
            add(new(Token, (at, to - 2, word[:-2])))
            add(new(Token, (to - 2, to, word[-2:])))
        else:
            add(new(Token, (at, to, word)))
    return tokens


def _is_abbreviation(word: str, before: list[Token]) -> bool:
    if word == "Barr.":  # a barrister, or the end of a sentence about one of that name
        return not before or not before[-1].word[0].isupper() or before[-1].word in _BEFORE_TITLES
    return word in _ABBREVIATIONS or len(word) == 2 or word.count(".") > 1


_BEFORE_TITLES = frozenset("Minister Governor Commissioner Secretary Chairman Chief Hon Hon. Senator".split())


def sentences(report: Report, read: Sequence[bool] | None = None) -> tuple[Sentence, ...]:
    """Split the body of `report` into sentences, in order; the title, where it stands in the text, is one.

    `read` tells for each span of the body whether it is wanted.
    """
    found: list[Sentence] = []
    for paragraph, span in enumerate(report.body):
        if read is not None and not read[paragraph]:
            continue
        tokens = tokenize(report.text, span.start, span.end)
        title = span == report.title_span
        for part in [tokens] if title else _split(report.text, tokens):
            if part:
                found.append(
                    Sentence(
                        start=part[0].start,
                        end=part[-1].end,
                        paragraph=paragraph,
                        tokens=tuple(part),
                        title=title,
                    )
                )
    return tuple(found)


def _split(text: str, tokens: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = []
    begin, n = 0, len(tokens)
    for i in [i for i, token in enumerate(tokens) if token[2][-1] in ".!?…"]:
        if not _may_end(tokens, i):
            continue
        j = i + 1
        while j < n and tokens[j].word in _CLOSERS and tokens[j].start == tokens[j - 1].end:
            j += 1
        if j < n and _may_begin(text, tokens, i, j):
            parts.append(tokens[begin:j])
            begin = j
    parts.append(tokens[begin:])
    return [p for p in parts if p]


def _may_end(tokens: list[Token], i: int) -> bool:
    word = tokens[i].word
    if word in _STOPS:
        return True
    if word[-1] != "." or i + 1 >= len(tokens):
        return False
    # "U.S." or "Inc." before a capital that opens a new clause: only a few words surely do.
    return (word in _ENDS_TOO or word.count(".") > 1) and tokens[i + 1].word in _SURE_OPENERS


_SURE_OPENERS = frozenset(
    "The A An In On At He She It They We I This That These Those But And However Meanwhile Earlier Later Both "
    'As While After Before Under If When “ "'.split()
)


def _may_begin(text: str, tokens: list[Token], stop: int, nxt: int) -> bool:
    token = tokens[nxt]
    first = token.word[0]
    if tokens[stop].word == "." and tokens[stop - 1].word in ("a.m", "p.m"):
        return token.word in _SURE_OPENERS  # "10 p.m. Wednesday", "10:35 a.m. (0735 GMT)"
    if first in _OPENERS or first == "[":
        return True
    if token.start == tokens[nxt - 1].end and nxt - 1 == stop:
        # No space ("he added.Jaishankar further said"): a slip of the page, or an address (example.com).
        return first.isupper() and tokens[stop].word == "." and len(tokens[stop - 1].word) > 2
    if tokens[stop].word in ("...", "…"):
        return first.isupper() or first.isdigit()
    if first.isupper() or first.isdigit() or first in "-–—•*#":
        # "J. P. Nadda": an initial does not close a sentence.
        before = tokens[stop - 1].word if stop else ""
        return not (tokens[stop].word == "." and len(before) == 1 and before.isupper() and before != "I")
    # After a closing quotation mark a small letter goes on with the sentence ('...," he said').
    return False


def sentence_at(found: tuple[Sentence, ...], offset: int) -> int | None:
    """Index of the sentence that holds `offset`, or None."""
    low, high = 0, len(found)
    while low < high:
        mid = (low + high) // 2
        if found[mid].end <= offset:
            low = mid + 1
        else:
            high = mid
    return low if low < len(found) and found[low].start <= offset else None


def inside(span: Span, found: tuple[Sentence, ...]) -> int | None:
    """Index of the sentence in which `span` begins, or None."""
    return sentence_at(found, span.start)
