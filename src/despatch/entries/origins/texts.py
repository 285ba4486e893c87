"""Where instruments and commitments come from: whether the rules alone read them, what the learned reader has there.

What no span of the learned reader tells of is the rules' doing, even where they need its contacts or names for it.
"""

import re
from typing import Any

from despatch.entries.commitments.assemble import judged
from despatch.entries.commitments.judge import least, reasons, together
from despatch.entries.commitments.proposals import Proposal
from despatch.entries.instruments.assemble import drafted, instrument_of
from despatch.entries.instruments.drafts import Draft
from despatch.entries.instruments.weighed import LEAST, log_odds
from despatch.entries.origins.structures import LeftOut, Origin, likelihood, nearest, touching, weightiest
from despatch.entries.scene import Scene
from despatch.language.learned.labels import ACTIONS
from despatch.model import Analysis, Citation, Commitment, Instrument, Reading, Span

LINKED = 0.5  # chance of what is undertaken to belong to the word that tells so


def instrument_origins(
    analysis: Analysis | None, reading: Reading, alone: tuple[Instrument, ...]
) -> tuple[Origin, ...]:
    """The origin of each instrument of a reading; `alone` are those that the rules read without the learned reader."""
    found = reading.instruments
    if analysis is None or not found:
        return tuple(Origin() for _ in found)
    seen, text, made = analysis.learned, analysis.report.text, []
    scene = Scene(analysis, reading.contacts)
    drafts = {instrument_of(scene, draft): draft for draft in drafted(scene)}
    for one in found:
        words = _located(text, one.title, one.citations)
        twin = next((a for a in alone if a.kind == one.kind and _akin(a.title, one.title, a, one)), None)
        spans = touching(words, seen.spans("title")) if seen is not None else ()
        made.append(
            Origin(
                rules=tuple(words) if twin is not None or not spans else (),
                model=spans,
                says=_action(seen, [Span(s.start, s.end) for s in spans]),
                unseen=nearest(seen, "title", words) if not spans else None,
                **_text_weighed(drafts.get(one)),
            )
        )
    return tuple(made)


def _text_weighed(draft: Draft | None) -> dict[str, Any]:
    """What was weighed for a text where the judging network was asked, as fields of an origin."""
    if draft is None or not draft.reasons:
        return {}
    return {
        "chance": likelihood(log_odds(draft.reasons)),
        "least": likelihood(LEAST),
        "reasons": weightiest(draft.reasons),
    }


def commitment_origins(
    analysis: Analysis | None, reading: Reading, alone: tuple[Commitment, ...]
) -> tuple[Origin, ...]:
    """The origin of each commitment of a reading; `analysis` holds only the sentences worth reading."""
    if analysis is None or not reading.commitments:
        return tuple(Origin() for _ in reading.commitments)
    seen, text = analysis.learned, analysis.report.text
    traits = _judged(analysis, reading)
    made = []
    for one in reading.commitments:
        words = _located(text, one.what, one.citations)
        twin = any(_akin(a.what, one.what, a, one) for a in alone)
        told = traits.get((one.by, one.what))
        spans = _undertaken(seen, words, one.citations)
        made.append(
            Origin(
                rules=tuple(words) if twin or not spans else (),
                model=spans,
                unseen=nearest(seen, "what", words) if not spans else None,
                **_weighed(told, seen is not None, reading),
            )
        )
    return tuple(made)


def _weighed(told: Proposal | None, seen: bool, reading: Reading) -> dict[str, Any]:
    """What the judge makes of a deed in a report of that reading, as fields of an origin."""
    if not told:
        return {}
    alone = not reading.contacts and not reading.instruments
    return {
        "chance": likelihood(together(told.traits, told.says)),
        "least": likelihood(least(seen=seen, alone=alone, judged=told.says is not None)),
        "reasons": weightiest(reasons(told.traits, told.says)),
    }


def texts_left_out(analysis: Analysis | None, reading: Reading, rules: Reading) -> tuple[LeftOut, ...]:
    """Instruments and commitments that the rules alone would have read, and the learned reader put aside."""
    if analysis is None:
        return ()
    seen, text = analysis.learned, analysis.report.text
    made = []
    for one in rules.instruments:
        if not any(_akin(other.title, one.title, other, one) for other in reading.instruments):
            words = tuple(_located(text, one.title, one.citations))
            origin = Origin(rules=words, unseen=nearest(seen, "title", words))
            made.append(_left_out(one.kind, one.action, one.parties, words, origin))
    traits = _judged(analysis, rules)
    for deed in rules.commitments:
        if not any(_akin(other.what, deed.what, other, deed) for other in reading.commitments):
            words = tuple(_located(text, deed.what, deed.citations))
            told = _weighed(traits.get((deed.by, deed.what)), seen is not None, reading)
            origin = Origin(rules=words, unseen=nearest(seen, "what", words), **told)
            made.append(_left_out("commitment", "open", deed.by, words, origin))
    return tuple(made)


def _left_out(
    kind: str, status: str, parties: tuple[str, ...], words: tuple[Span, ...], origin: Origin
) -> LeftOut:
    return LeftOut(kind=kind, status=status, parties=parties, words=words, why="unseen", origin=origin)


def _judged(analysis: Analysis, reading: Reading) -> dict[tuple[tuple[str, ...], str], Proposal]:
    """Every deed proposed in the sentences that commitments cite."""
    scene = Scene(analysis, reading.contacts)
    cited = {c.start for one in reading.commitments for c in one.citations}
    return {
        (one.made.by, one.made.what): one
        for sentence, proposed in judged(scene, reading.instruments)
        if sentence.start in cited
        for one in proposed
    }


def _akin(a: str, b: str, one: Instrument | Commitment, other: Instrument | Commitment) -> bool:
    """Whether two entries that cite a sentence in common are told in much the same words."""
    if not {c.start for c in one.citations} & {c.start for c in other.citations}:
        return False
    return a in b or b in a or len(_plain(a) & _plain(b)) * 2 > min(len(_plain(a)), len(_plain(b)))


def _plain(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.lower()))


def _located(text: str, words: str, citations: tuple[Citation, ...]) -> list[Span]:
    """Where an entry's own words stand in what it cites; the first citation where they stand nowhere as they are."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    for citation in citations:
        match = pattern.search(text, citation.start, citation.end)
        if match and match.start() < match.end():
            return [Span(match.start(), match.end())]
    return [Span(c.start, c.end) for c in citations[:1]]


def _action(seen: Any, titles: list[Span]) -> tuple[tuple[str, float], ...]:
    """The likeliest action over all titles."""
    if not titles:
        return ()
    best = seen.roles(titles, []).attributes["action"].max(0)
    return ((ACTIONS[int(best.argmax())], float(best.max())),)


def _undertaken(seen: Any, words: list[Span], citations: tuple[Citation, ...]) -> tuple[Any, ...]:
    """The model's words of what is undertaken, and the words that tell so, which it links to them."""
    if seen is None:
        return ()
    cited = [Span(c.start, c.end) for c in citations]
    whats = touching(words, seen.spans("what"))
    near = touching(cited, seen.spans("undertaking"))
    roles = seen.roles([Span(n.start, n.end) for n in near], [Span(w.start, w.end) for w in whats]).of("what")
    return (*(n for n, row in zip(near, roles, strict=True) if row.size and row.max() >= LINKED), *whats)
