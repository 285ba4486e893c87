"""Deeds to commitments: by whom, what exactly, due when."""

import re

from despatch.entries.commitments.triggers import Deed, deeds, gate
from despatch.entries.phrases import DETERMINERS
from despatch.entries.scene import Scene
from despatch.model import Analysis, Commitment, Contact, Instrument, Sentence, Token
from despatch.model.when import bounds

_STOPS = frozenset(';:.?!"“”')
_ENDS = frozenset(
    "said says adding according told which who although though but while saying where because".split()
)
_FIGURE = re.compile(r"\d|million|billion|hundred|thousand|dozen")
# Contacts and instruments to come have entries of their own.
_CONTACT = re.compile(r"\b(?:visits?|meetings?|talks|summits?|conferences?|delegations?|sign(?:ed)?)\b")
_WORD = re.compile(r"[a-z0-9]+")


def assemble(
    analysis: Analysis, contacts: tuple[Contact, ...], instruments: tuple[Instrument, ...]
) -> tuple[Commitment, ...]:
    """Every commitment of the report, in order; the same deed told twice is one with two citations."""
    scene = Scene(analysis, contacts)
    found: list[tuple[set[str], Commitment, list[Sentence]]] = []
    for sentence in analysis.sentences:
        if sentence.title or not gate(sentence.tokens):
            continue
        for deed in deeds(sentence.tokens):
            made = _commitment(scene, sentence, deed)
            if made is None or _past(made.due, analysis.report.published):
                continue
            key = {w[:6] for w in _WORD.findall(made.what.lower())}
            twin = next((f for f in found if len(f[0] & key) >= 0.6 * min(len(f[0]), len(key))), None)
            if twin:
                twin[2].append(sentence)
            else:
                found.append((key, made, [sentence]))
    return tuple(
        Commitment(by=c.by, what=c.what, due=c.due, citations=scene.cite(sentences))
        for _, c, sentences in found
    )


def _commitment(scene: Scene, sentence: Sentence, deed: Deed) -> Commitment | None:
    tokens = sentence.tokens
    end = _end(tokens, deed.begin)
    if end - deed.begin < 3 or tokens[end - 1].word.lower() in DETERMINERS:
        return None
    start, stop = tokens[deed.begin].start, tokens[end - 1].end
    if deed.passive:
        start = tokens[_clause_start(tokens, deed.subject_end)].start
    by = _by(scene, sentence, deed)
    if not by or _CONTACT.search(scene.text[start:stop]):
        return None
    if not (_figure(scene, start, stop) if deed.measured else deed.pledged or _checkable(scene, start, stop)):
        return None
    due = _due(scene, start, stop)
    return Commitment(by=tuple(sorted(by)), what=scene.text[start:stop].replace("\n", " "), due=due)


def _end(tokens: tuple[Token, ...], begin: int) -> int:
    """Index after the last token of the deed: to the clause's end, at most 32 words."""
    k = begin
    while k < len(tokens) and k - begin < 32:
        low = tokens[k].word.lower()
        if (tokens[k].word in _STOPS or low in _ENDS) and k > begin:
            break
        if low == "," and (
            k + 1 >= len(tokens) or tokens[k + 1].word.lower() in _ENDS | _SPEAKERS or k - begin > 20
        ):
            break
        k += 1
    while k > begin and not tokens[k - 1].word[-1].isalnum() and tokens[k - 1].word not in ("%", ")"):
        k -= 1
    return k


_SPEAKERS = frozenset("he she they the a an".split())


def _clause_start(tokens: tuple[Token, ...], at: int) -> int:
    for k in range(at - 1, -1, -1):
        if tokens[k].word.lower() in (",", ";", ":", "that", "said", "and", "but", "“", '"'):
            return k + 1
    return 0


def _by(scene: Scene, sentence: Sentence, deed: Deed) -> list[str]:
    """Parties of the subject: those named in its own clause, else the speaker's in the clause before."""
    tokens = sentence.tokens
    at = tokens[deed.subject_end].start
    clause = _clause_start(tokens, deed.subject_end)
    own = scene.parties(tokens[clause].start, at)
    if own:
        return own[:4]
    return scene.parties(sentence.start, at)[-1:] if deed.pledged or clause else []


def _checkable(scene: Scene, start: int, stop: int) -> bool:
    """A deed told with "will" counts where a figure, a date or a name makes it specific."""
    return _figure(scene, start, stop) or bool(scene.mentions(start, stop))


def _figure(scene: Scene, start: int, stop: int) -> bool:
    return bool(
        _FIGURE.search(scene.text, start, stop)
        or any(t.edtf and "X" not in t.edtf for t in scene.times(start, stop))
    )


def _due(scene: Scene, start: int, stop: int) -> str | None:
    for time in scene.times(start, stop):
        if time.edtf and time.edtf != "20XX" and time.type in ("DATE", "TIME"):
            return time.edtf.split("T")[0]
    return None


def _past(due: str | None, published: str | None) -> bool:
    a, b = bounds(due), bounds(published)
    return bool(a and b and a[1] < b[0])
