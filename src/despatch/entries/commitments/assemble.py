"""Deeds to commitments: by whom, what exactly, due when."""

import re
from collections.abc import Iterator
from typing import Any

from despatch.entries.commitments.judge import accepted, open_to_judgement, together, within_reach
from despatch.entries.commitments.proposals import Proposal, informed, proposals, words
from despatch.entries.commitments.targets import target
from despatch.entries.commitments.traits import SHARED
from despatch.entries.scene import Scene
from despatch.model import Analysis, Commitment, Contact, Instrument, Sentence, Span
from despatch.model.when import bounds

_WORD = re.compile(r"[a-z0-9]+")


def assemble(
    analysis: Analysis, contacts: tuple[Contact, ...], instruments: tuple[Instrument, ...]
) -> tuple[Commitment, ...]:
    """Every commitment of the report, in order; the same deed told twice is one with two citations."""
    scene = Scene(analysis, contacts)
    alone = not contacts and not instruments
    found: list[tuple[set[str], Commitment, list[Sentence]]] = []
    for sentence, proposed in judged(scene, instruments):
        for made in _of_sentence(scene, sentence, proposed, alone=alone):
            if _past(made.due, analysis.today):
                continue
            key = {w[:6] for w in _WORD.findall(made.what.lower())}
            twin = next((f for f in found if _same(f, key, made)), None)
            if twin:
                twin[2].append(sentence)
            else:
                found.append((key, made, [sentence]))
    return tuple(
        Commitment(by=c.by, what=c.what, due=c.due, citations=scene.cite(sentences))
        for _, c, sentences in found
    )


def judged(scene: Scene, instruments: tuple[Instrument, ...]) -> list[tuple[Sentence, list[Proposal]]]:
    """What each sentence may undertake, with all traits for the judge.

    The learned reader is asked where its word can make a commitment of a deed, of which the rest is left out.
    """
    told = [(s, list(proposals(scene, s, instruments))) for s in scene.analysis.sentences if not s.title]
    seen = scene.analysis.learned
    if seen is None:
        return told
    alone = not scene.contacts and not instruments
    reached = [
        (
            s,
            [
                p
                for p in proposed
                if SHARED in p.traits or within_reach(p.traits, alone=alone, judged=seen.judges)
            ],
        )
        for s, proposed in told
    ]
    seen.ask([Span(s.start, s.end) for s, proposed in reached if proposed])
    told = [(s, informed(scene, s, proposed) if proposed else []) for s, proposed in reached]
    return _judged(seen, told, alone=alone) if seen.judges else told


def _judged(
    seen: Any, told: list[tuple[Sentence, list[Proposal]]], *, alone: bool
) -> list[tuple[Sentence, list[Proposal]]]:
    """Proposals with the judging network's word on those on which it decides, asked of all at once; the others are settled."""
    asked = [
        (s, proposed, k)
        for s, proposed in told
        for k, p in enumerate(proposed)
        if open_to_judgement(p.traits, alone=alone)
    ]
    verdicts = seen.judged([proposed[k].question(s) for s, proposed, k in asked])
    for (_, proposed, k), verdict in zip(asked, verdicts, strict=True):
        proposed[k] = proposed[k]._replace(says=verdict.log_odds)
    return told


def _same(found: tuple[set[str], Commitment, list[Sentence]], key: set[str], made: Commitment) -> bool:
    shared = len(found[0] & key) >= 0.6 * min(len(found[0]), len(key))
    return shared and bool(set(found[1].by) & set(made.by))


def _of_sentence(
    scene: Scene, sentence: Sentence, proposals: list[Proposal], *, alone: bool
) -> Iterator[Commitment]:
    aim = target(scene, sentence)
    if aim:
        begin, end, due = aim
        by = _aiming(scene, sentence, begin, end)
        if by:
            yield Commitment(by=tuple(sorted(by[:4])), what=words(scene, begin, end), due=due)
    kept: list[Proposal] = []
    taken = [p for p in proposals if SHARED not in p.traits and accepted(p.traits, p.says, alone=alone)]
    if any("trigger sum" in p.traits for p in taken):
        taken += [p for p in proposals if SHARED in p.traits]  # what is true of one sum is of all
    for proposed in sorted(taken, key=lambda p: -together(p.traits, p.says)):
        if not any(_shares(proposed.made.what, k.made.what) for k in kept):
            kept.append(proposed)
    told = _words_of(words(scene, aim[0], aim[1])) if aim else frozenset[str]()
    whole = words(scene, sentence.start, sentence.end)
    for one in sorted(kept, key=lambda p: whole.find(p.made.what[:20])):
        if not _words_of(one.made.what) <= told:
            yield one.made


def _words_of(what: str) -> frozenset[str]:
    return frozenset(_WORD.findall(what.lower()))


def _shares(a: str, b: str) -> bool:
    """Whether one of two deeds lies in the other."""
    return a in b or b in a


def _aiming(scene: Scene, sentence: Sentence, begin: int, end: int) -> list[str]:
    """Whose target it is: the two named with it, else the two that the report is about."""
    named = [
        m for m in scene.mentions(begin, end) if m.type != "place" and m.form not in ("group", "pronoun")
    ]
    by = list(dict.fromkeys(p for m in named for p in scene.parties_of(m)))
    if not by:
        by = list(scene.pair) or scene.parties(sentence.start, sentence.end)
    return by if len(by) == 2 or not scene.pair else list(scene.pair)


def _past(due: str | None, published: str | None) -> bool:
    a, b = bounds(due), bounds(published)
    return bool(a and b and a[1] < b[0])
