"""Statements: what is quoted, word for word, and what officials and parties are said to have said."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from despatch.entries.neighbours import WORD, Said, one_entry
from despatch.entries.unattributed import unattributed
from despatch.language.quotations import Quoted, informed, quotations
from despatch.language.quotations.cues import cues
from despatch.model import Analysis, Attribution, Citation, Sentence, Span, Statement

LEAST_WORDS = 4
_NO_WORDS = re.compile(r"(?:on|over|by) (?:the )?(?:tele)?phone\b|to (?:the )?[A-Z][\w-]+$")
_SCRAP = 3  # words


def statements(analysis: Analysis, *, indirect: bool = True) -> tuple[Statement, ...]:
    """Every direct quotation of four words or more and, if wanted, every indirect statement, with its speaker.

    What is reported indirectly in a report off the subject is no part of the record; quotations always are.
    """
    text = analysis.report.text
    quotes = quotations(analysis.report, analysis.sentences) if analysis.sentences else []
    if analysis.learned is not None and quotes:
        # What no reporting word attributes by the rules may have one that the learned reader sees.
        alone = unattributed(analysis, quotes, analysis.attributions, LEAST_WORDS)
        analysis.learned.ask([Span(q.start, q.end) for _, q in alone])
    attributions = informed(analysis)
    if not attributions and not quotes:
        return ()
    said = [(a, p) for a in attributions if a.form != "indirect" for p in _pieces(a, quotes)]
    said += unattributed(analysis, quotes, attributions, LEAST_WORDS)
    said.sort(key=lambda one: one[1].start)
    groups = _merged(text, analysis.sentences, _without_repeats(text, said))
    made = [(group, _statement(text, group)) for group in groups]
    kept = [statement for _, statement in made if statement is not None]
    if indirect:
        quoted = {id(a) for group, statement in made if statement is not None for a, _ in group}
        rest = [a for a in attributions if id(a) not in quoted]
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


def _count(text: str, piece: Quoted) -> int:
    return len(text[piece.start : piece.end].split())


def _merged(text: str, sentences: Sequence[Sentence], said: list[Said]) -> list[list[Said]]:
    groups: list[list[Said]] = []
    for one in said:
        if groups and one_entry(text, sentences, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _statement(text: str, group: list[Said]) -> Statement | None:
    pieces = [p for _, p in group]
    words = " ".join(" ".join(text[p.start : p.end].split()) for p in pieces).rstrip(",")
    first = group[0][0]
    if sum(_count(text, p) for p in pieces) < LEAST_WORDS or first.name is None or _scraps(text, pieces):
        return None
    spans = [Span(p.start, p.end) for p in pieces]
    tellers = [a for n, (a, _) in enumerate(group) if not n or a is not group[n - 1][0]]
    spans += [s for a in tellers for s in (*a.source, *a.cue)]
    return Statement(
        speaker=first.name,
        party=first.party,
        content=words,
        form="direct",
        cue=text[first.cue[0].start : first.cue[-1].end] if first.cue else None,
        medium=first.medium,
        citations=tuple(Citation(start=s.start, end=s.end, text=text[s.start : s.end]) for s in spans),
    )


def _scraps(text: str, pieces: Sequence[Quoted]) -> bool:
    """Whether they are words picked one by one (3,000 "well armed" and "well paid" men), nobody's sentence."""
    few = len(pieces) > 1 and all(_count(text, p) < _SCRAP and text[p.start].islower() for p in pieces)
    return few and all(text[p.end - 1] not in ",.!?" for p in pieces)


def _without_repeats(text: str, said: list[Said]) -> list[Said]:
    """Leave out quotations whose words stand in a longer one of the same speaker."""
    told = [(a.name, _plain(text, p)) for a, p in said]
    return [
        (a, p)
        for (a, p), (name, plain) in zip(said, told, strict=True)
        if not any(n == name and len(w) > len(plain) and plain in w for n, w in told)
    ]


def _plain(text: str, piece: Quoted) -> str:
    return " ".join(WORD.findall(text[piece.start : piece.end].lower()))


def _speaks(text: str, attribution: Attribution) -> bool:
    """Whether the cue reports speech; attitudes ("hopes", "wants") are not statements."""
    words = [w.lower() for s in attribution.cue for w in WORD.findall(text[s.start : s.end])]
    return (
        any(w in cues() and cues()[w].kind in ("say", "tell", "judge") for w in words) or "according" in words
    )


def _indirect(text: str, attribution: Attribution) -> Statement | None:
    if attribution.name is None or attribution.party is None or not _speaks(text, attribution):
        return None
    content = " ".join(" ".join(text[s.start : s.end].split()) for s in attribution.content)
    if _NO_WORDS.match(content):
        return None  # "spoke on the telephone today with ...", "asked him to the Kremlin" tell of no words
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
