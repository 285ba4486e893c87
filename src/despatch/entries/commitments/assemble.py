"""Deeds to commitments: by whom, what exactly, due when."""

import re
from collections.abc import Iterator

from despatch.entries.commitments.judge import accepted, score
from despatch.entries.commitments.proposals import Proposal, proposals, words
from despatch.entries.commitments.targets import target
from despatch.entries.scene import Scene
from despatch.model import Analysis, Commitment, Contact, Instrument, Sentence
from despatch.model.when import bounds

_WORD = re.compile(r"[a-z0-9]+")


def assemble(
    analysis: Analysis, contacts: tuple[Contact, ...], instruments: tuple[Instrument, ...]
) -> tuple[Commitment, ...]:
    """Every commitment of the report, in order; the same deed told twice is one with two citations."""
    scene = Scene(analysis, contacts)
    found: list[tuple[set[str], Commitment, list[Sentence]]] = []
    for sentence in analysis.sentences:
        if sentence.title:
            continue
        for made in _of_sentence(scene, sentence, instruments):
            if _past(made.due, analysis.report.published):
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


def _same(found: tuple[set[str], Commitment, list[Sentence]], key: set[str], made: Commitment) -> bool:
    shared = len(found[0] & key) >= 0.6 * min(len(found[0]), len(key))
    return shared and bool(set(found[1].by) & set(made.by))


def _of_sentence(
    scene: Scene, sentence: Sentence, instruments: tuple[Instrument, ...]
) -> Iterator[Commitment]:
    aim = target(scene, sentence)
    if aim:
        begin, end, due = aim
        by = _aiming(scene, sentence, begin, end)
        if by:
            yield Commitment(by=tuple(sorted(by[:4])), what=words(scene, begin, end), due=due)
    kept: list[Proposal] = []
    alone = not scene.contacts and not instruments
    for proposed in sorted(proposals(scene, sentence, instruments), key=lambda p: -score(p[1])):
        if accepted(proposed[1], alone=alone) and not any(_shares(proposed[0].what, k[0].what) for k in kept):
            kept.append(proposed)
    told = _words_of(words(scene, aim[0], aim[1])) if aim else frozenset[str]()
    whole = words(scene, sentence.start, sentence.end)
    for made, _ in sorted(kept, key=lambda p: whole.find(p[0].what[:20])):
        if not _words_of(made.what) <= told:
            yield made


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
