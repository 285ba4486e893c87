"""Frames and quotations to attributions."""

import re
from collections.abc import Sequence

from despatch.language.quotations.blocks import Block, Key, blocks
from despatch.language.quotations.content import content_of
from despatch.language.quotations.direct import Clause, Line
from despatch.language.quotations.frames import Frame
from despatch.language.quotations.naming import DOCUMENTS
from despatch.language.quotations.phrases import with_tail
from despatch.language.quotations.speakers import NOBODY, Speaker, Speakers
from despatch.language.quotations.transcripts import Turn
from despatch.language.quotations.words import COMMAS
from despatch.model import Attribution, Span

_MEDIA = (
    (re.compile(r"tweet|twitter", re.IGNORECASE), "Twitter"),
    (re.compile(r"\b(?:post(?:ed)?|wrote|said|stated)\b[^.]{0,40}\bon (?:social media platform )?(?:X|‘X’|'X')\b"), "X"),
    (re.compile(r"\bFacebook\b"), "Facebook"),
    (re.compile(r"\bTelegram (?:channel|post)|on Telegram\b"), "Telegram"),
    (re.compile(r"\bpress release\b", re.IGNORECASE), "press release"),
    (re.compile(r"\bjoint statement\b", re.IGNORECASE), "joint statement"),
    (re.compile(r"\bstatement\b", re.IGNORECASE), "statement"),
    (re.compile(r"\b(?:press|news) (?:conference|briefing)\b", re.IGNORECASE), "press conference"),
    (re.compile(r"\binterview\b", re.IGNORECASE), "interview"),
    (re.compile(r"\b(?:letter|message)\b", re.IGNORECASE), "letter"),
    (re.compile(r"\b(?:article|op-ed|column|editorial)\b", re.IGNORECASE), "article"),
)  # fmt: skip


def assemble(
    text: str,
    lines: Sequence[Line],
    made: Sequence[Clause | None],
    speakers: Speakers,
) -> tuple[Attribution, ...]:
    """Attributions in order of their first span: each frame with its content, quotations joined to their frame."""
    resolved = _speakers(text, made, speakers)
    found: list[tuple[int, Attribution]] = []
    taken: set[Key] = set()
    for block in blocks(lines, made):
        clause = made[block.key[0]]
        frame = next((f for f in clause.frames if f.verb == block.key[1]), None) if clause else None
        if frame is None or clause is None:
            continue
        if not block.lent:
            taken.add(block.key)
        found.append(_direct(text, clause, frame, block, resolved[block.key]))
    for i, clause in enumerate(made):
        for frame in clause.frames if clause else ():
            if (i, frame.verb) not in taken and clause is not None:
                indirect = _indirect(text, clause, frame, resolved[(i, frame.verb)])
                if indirect is not None:
                    found.append(indirect)
    found.sort(key=lambda f: f[0])
    return tuple(attribution for _, attribution in found)


def spoken(
    found: tuple[Attribution, ...], turns: Sequence[Turn], speakers: Speakers
) -> tuple[Attribution, ...]:
    """`found` with the turns of a transcript, in order."""
    made = list(found)
    for turn in turns:
        speaker = speakers.resolve(turn.start, turn.end)
        made.append(
            Attribution(
                source=(Span(turn.start, turn.end),),
                cue=(Span(turn.colon, turn.colon + 1),),
                content=(Span(turn.said.start, turn.said.end),),
                form="direct",
                speaker=speaker.person,
                name=speaker.name,
                party=speaker.party,
                medium="transcript",
            )
        )
    return tuple(sorted(made, key=lambda a: min(s.start for s in (*a.content, *a.cue)))) if turns else found


def _speakers(text: str, made: Sequence[Clause | None], speakers: Speakers) -> dict[Key, Speaker]:
    resolved: dict[Key, Speaker] = {}
    for i, clause in enumerate(made):
        if clause is None or not clause.frames:
            continue
        main = _main(clause)
        for frame in clause.frames:
            span = _head_span(clause, frame)
            told = speakers.resolve(*span, _document(clause, frame), frame is main) if span else NOBODY
            resolved[(i, frame.verb)] = told
    return resolved


def _main(clause: Clause) -> Frame:
    """The frame of a sentence that the others lie in: one that closes it after a comma, else the first."""
    first, last = clause.frames[0], clause.frames[-1]
    low = clause.words.low
    closing = len(low) - last.end <= 2 and last.start > 0 and low[last.start - 1] in COMMAS
    return last if closing and last.cue.kind in ("say", "tell") and not last.bare else first


def _document(clause: Clause, frame: Frame) -> str | None:
    """The document that a source speaks in, if its frame tells ("concluded in a study", "said the leaders in their declaration")."""
    low = clause.words.low
    if low[0] == "in" and frame.start > 2:
        for j in range(2, min(6, frame.start)):
            if low[j] in DOCUMENTS:
                return low[j]
    for j in range(frame.verb + 1, min(frame.end + 6, len(low))):
        if low[j] in DOCUMENTS and "in" in low[frame.verb + 1 : j]:
            return low[j]
        if low[j] in (".", ";", "that"):
            break
    return None


def _source_span(clause: Clause, frame: Frame) -> Span | None:
    if frame.source is None:
        return None
    tokens, (start, end) = clause.sentence.tokens, frame.source
    if not frame.bare and not (frame.cue.lemma == "according" and frame.start <= 1):
        end = with_tail(clause.words, start, end, len(tokens) if frame.after else frame.cue_start)
    return Span(tokens[start].start, tokens[end - 1].end)


def _head_span(clause: Clause, frame: Frame) -> Span | None:
    """The source's words without what commas set off from them."""
    span = _source_span(clause, frame)
    if span is None or frame.source is None:
        return None
    tokens, end = clause.sentence.tokens, frame.source[1]
    while end < len(tokens) and tokens[end].end <= span.end and clause.words.low[end] not in COMMAS:
        end += 1
    return Span(span.start, tokens[end - 1].end)


def _cue_span(clause: Clause, frame: Frame) -> Span:
    tokens = clause.sentence.tokens
    return Span(tokens[frame.cue_start].start, tokens[frame.cue_end - 1].end)


def _direct(
    text: str, clause: Clause, frame: Frame, block: Block, speaker: Speaker
) -> tuple[int, Attribution]:
    members = block.lines
    content = tuple(Span(m.quote.outer_start, m.quote.outer_end) for m in members)
    source, cue = _source_span(clause, frame), _cue_span(clause, frame)
    form, spans = "direct", content
    partial = members[0].how in ("end", "after") and len(members) == 1
    if not block.lent and (partial or members[0].how == "inside"):
        whole = content_of(clause, frame)
        if whole and any(s.start < content[0].start for s in whole):
            form, spans = "mixed", _union(whole, content)
    made = Attribution(
        source=(source,) if source else (),
        cue=(cue,),
        content=spans,
        form=form,
        speaker=speaker.person,
        name=speaker.name,
        party=speaker.party,
        medium=_medium(_outside(clause)),
    )
    return min(s.start for s in (*spans, cue)), made


def _outside(clause: Clause) -> str:
    """The words of a sentence outside quotation marks."""
    tokens = clause.sentence.tokens
    return " ".join(tokens[i].word for lo, hi in clause.runs for i in range(lo, hi))


def _union(whole: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for span in sorted((*whole, *content)):
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
        else:
            spans.append(span)
    return tuple(spans)


def _indirect(text: str, clause: Clause, frame: Frame, speaker: Speaker) -> tuple[int, Attribution] | None:
    content = content_of(clause, frame)
    if not content:
        return None
    source, cue = _source_span(clause, frame), _cue_span(clause, frame)
    return min(content[0].start, cue.start), Attribution(
        source=(source,) if source else (),
        cue=(cue,),
        content=content,
        form="indirect",
        speaker=speaker.person,
        name=speaker.name,
        party=speaker.party,
        medium=_medium(text[cue.start : cue.end]),
    )


def _medium(words: str) -> str | None:
    for pattern, name in _MEDIA:
        if pattern.search(words):
            return name
    return None
