"""Statements: what is quoted, word for word, and what officials and parties are said to have said."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from despatch.entries.unattributed import unattributed
from despatch.language.quotations import Quoted, quotations
from despatch.language.quotations.cues import cues
from despatch.model import Analysis, Attribution, Citation, Sentence, Span, Statement

LEAST_WORDS = 4
_Said = tuple[Attribution, list[Quoted]]
_GAP_WORDS = 10  # of the settings that an attribution may bring ("told reporters in Vienna late on Monday")


def statements(analysis: Analysis, *, indirect: bool = True) -> tuple[Statement, ...]:
    """Every direct quotation of four words or more and, if wanted, every indirect statement, with its speaker.

    What is reported indirectly in a report off the subject is no part of the record; quotations always are.
    """
    if not analysis.attributions:
        return ()
    text = analysis.report.text
    quotes = quotations(analysis.report, analysis.sentences)
    direct: list[_Said] = []
    rest: list[Attribution] = []
    for attribution in analysis.attributions:
        pieces = _pieces(attribution, quotes) if attribution.form != "indirect" else []
        pieces = _long_enough(text, attribution, pieces)
        if pieces:
            direct.append((attribution, pieces))
        if not pieces or sum(_count(text, p) for p in pieces) < LEAST_WORDS:
            rest.append(attribution)
    direct += unattributed(analysis, quotes, analysis.attributions, LEAST_WORDS)
    direct.sort(key=lambda said: said[1][0].start)
    groups = _merged(text, analysis.sentences, _without_repeats(text, direct))
    kept = [s for group in groups if (s := _statement(text, group)) is not None]
    if indirect:
        kept += [s for a in rest if (s := _indirect(text, a)) is not None]
    return tuple(sorted(kept, key=lambda s: (s.citations[0].start, s.form)))


def _pieces(attribution: Attribution, quotes: Sequence[Quoted]) -> list[Quoted]:
    """The quotations that stand in the content of an attribution."""
    found = []
    for span in attribution.content:
        i = bisect_left(quotes, span.start, key=lambda q: q.outer_start)
        while i < len(quotes) and quotes[i].outer_end <= span.end:
            found.append(quotes[i])
            i += 1
    return found


def _long_enough(text: str, attribution: Attribution, pieces: list[Quoted]) -> list[Quoted]:
    """Leave out short pieces, unless only their attribution or a paragraph's end parts them from another piece."""
    kept: list[Quoted] = []
    for i, piece in enumerate(pieces):
        alone = _count(text, piece) >= LEAST_WORDS
        if alone or any(
            _parted(text, attribution, *sorted((piece, other))) for other in pieces[max(0, i - 1) : i + 2]
        ):
            kept.append(piece)
    return kept


def _parted(text: str, attribution: Attribution, piece: Quoted, other: Quoted) -> bool:
    if piece is other:
        return False
    known = (*attribution.source, *attribution.cue)
    joined = not text[piece.outer_end : other.outer_start].strip() or other.continues
    if not joined and not any(piece.outer_end <= s.start < other.outer_start for s in attribution.cue):
        return False
    return len(_residue(text, piece.outer_end, other.outer_start, known)) <= _SETTING_WORDS


_SETTING_WORDS = 4


def _count(text: str, piece: Quoted) -> int:
    return len(text[piece.start : piece.end].split())


def _merged(text: str, sentences: Sequence[Sentence], direct: list[_Said]) -> list[list[_Said]]:
    groups: list[list[_Said]] = []
    for item in direct:
        if groups and _one_entry(text, sentences, groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _one_entry(
    text: str,
    sentences: Sequence[Sentence],
    before: _Said,
    after: _Said,
) -> bool:
    """Whether two neighbouring quotations have one speaker and nothing but attributions between them."""
    if not before[0].name or before[0].name != after[0].name:
        return False
    if after[1][0].continues:
        return True
    start, end = before[1][-1].outer_end, after[1][0].outer_start
    if after[0].cue and text[after[0].cue[0].start : after[0].cue[0].end].endswith("ing"):
        return any(s.start < start and end < s.end for s in sentences)  # '..., she said, adding: "..."'
    if after[0].form == "mixed" or end < start or any(s.start >= start and s.end <= end for s in sentences):
        return False
    if not _goes_on(text, before, after):
        return False
    left = _residue(text, start, end, (*before[0].source, *before[0].cue, *after[0].source, *after[0].cue))
    return len(left) <= _GAP_WORDS and not _PARAPHRASE.intersection(left)


def _goes_on(text: str, before: _Said, after: _Said) -> bool:
    """Whether an attribution takes up a speech ('"...," he added'), or tells of it anew ("Liu told a briefing")."""
    cue, again = (
        text[a.cue[0].start : a.cue[-1].end].lower().split() if a.cue else [] for a in (before[0], after[0])
    )
    if again[:1] in ([], ["said"], ["says"], ["continued"], ["continues"], cue[:1]):
        return True
    # A whole sentence goes on with the next; a piece of one ('warned that "the ..."') ends with it.
    whole = before[0].form == "direct" and text[before[1][0].start].isupper()
    return whole and again[0] != "told" and after[0].cue[0].start > after[1][0].outer_start


def _residue(text: str, start: int, end: int, known: Sequence[Span]) -> list[str]:
    """Words of `text[start:end]` outside the spans `known`, in small letters."""
    words, at = [], start
    for span in sorted(s for s in known if s.end > start and s.start < end):
        words += _WORD.findall(text[at : span.start])
        at = max(at, span.end)
    return [w.lower() for w in (*words, *_WORD.findall(text[at:end]))]


_WORD = re.compile(r"[^\W_]+")
_PARAPHRASE = frozenset("that which but because adding noting saying stressing".split())


def _statement(text: str, group: list[_Said]) -> Statement | None:
    pieces = [p for _, part in group for p in part]
    words = " ".join(" ".join(text[p.start : p.end].split()) for p in pieces).rstrip(",")
    first = group[0][0]
    if sum(_count(text, p) for p in pieces) < LEAST_WORDS or first.name is None:
        return None
    spans = [Span(p.start, p.end) for p in pieces]
    spans += [s for a, _ in group for s in (*a.source, *a.cue)]
    return Statement(
        speaker=first.name,
        party=first.party,
        content=words,
        form="direct",
        cue=text[first.cue[0].start : first.cue[-1].end] if first.cue else None,
        medium=first.medium,
        citations=tuple(Citation(start=s.start, end=s.end, text=text[s.start : s.end]) for s in spans),
    )


def _without_repeats(text: str, direct: list[_Said]) -> list[_Said]:
    """Leave out quotations whose words stand in a longer one of the same speaker."""
    told = [(a.name, _plain(text, p)) for a, pieces in direct for p in pieces]
    kept = []
    for attribution, pieces in direct:
        once = [
            p
            for p in pieces
            if not any(
                n == attribution.name and len(w) > len(_plain(text, p)) and _plain(text, p) in w
                for n, w in told
            )
        ]
        if once:
            kept.append((attribution, once))
    return kept


def _plain(text: str, piece: Quoted) -> str:
    return " ".join(_WORD.findall(text[piece.start : piece.end].lower()))


def _speaks(text: str, attribution: Attribution) -> bool:
    """Whether the cue reports speech; attitudes ("hopes", "wants") are not statements."""
    words = [w.lower() for s in attribution.cue for w in _WORD.findall(text[s.start : s.end])]
    return (
        any(w in cues() and cues()[w].kind in ("say", "tell", "judge") for w in words) or "according" in words
    )


def _indirect(text: str, attribution: Attribution) -> Statement | None:
    if attribution.name is None or attribution.party is None or not _speaks(text, attribution):
        return None
    content = " ".join(" ".join(text[s.start : s.end].split()) for s in attribution.content)
    spans = (*attribution.content, *attribution.source, *attribution.cue)
    return Statement(
        speaker=attribution.name,
        party=attribution.party,
        content=content,
        form="mixed" if attribution.form == "mixed" else "indirect",
        cue=text[attribution.cue[0].start : attribution.cue[-1].end] if attribution.cue else None,
        medium=attribution.medium,
        citations=tuple(Citation(start=s.start, end=s.end, text=text[s.start : s.end]) for s in spans),
    )
