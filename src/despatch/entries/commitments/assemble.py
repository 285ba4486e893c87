"""Deeds to commitments: by whom, what exactly, due when."""

import re
from collections.abc import Iterator

from despatch.entries.commitments.doers import clause_start, doers
from despatch.entries.commitments.targets import target
from despatch.entries.commitments.triggers import Deed, deeds, gate
from despatch.entries.phrases import DETERMINERS
from despatch.entries.scene import Scene
from despatch.model import Analysis, Commitment, Contact, Instrument, Sentence, Token
from despatch.model.when import bounds

_STOPS = frozenset(';:.?!"“”')
_ENDS = frozenset(
    "said says adding according told which who although though but while saying where because".split()
)
_SPEAKERS = frozenset("he she they the a an".split())
_FIGURE = re.compile(r"\d|million|billion|hundred|thousand|dozen|double|triple")
# Contacts and instruments to come have entries of their own.
_CONTACT = re.compile(
    r"\b(?:visits?|meetings?|talks|summits?|conferences?|delegations?|sign(?:ed)?|round|session|hands|efforts)\b"
)
# Art and sport are no matter between states.
_PASTIME = re.compile(
    r"\b(?:films?|athletes?|coach(?:es)?|players?|league|championships?|concerts?|albums?|olympics?|singer|novel)\b",
    re.I,
)
# What is between states even where no other state is named.
_MATTER = re.compile(
    r"\b(?:withdraw|pull|troops?|soldiers|peacekeep\w+|forces?|treat(?:y|ies)|agreements?|pacts?|accords?|resolutions?|nuclear|missiles?|"
    r"uranium|centrifuges|sanctions?|embargo|border|aid|gas|oil|envoys?|ambassadors?|embass(?:y|ies)|cease-?fire|joint|"
    r"bilateral|negotiations|refugees|hostages|prisoners|tariffs?|exports?|imports?|loans?|foreign|international|billion|million)\b"
)
_WATCHED = re.compile(r"\b(?:nuclear|uranium|centrifuges|missiles?|reactors?)\b")
# Wishes: "establish strong ties", "build on the success of".
_SOFT = re.compile(
    r"\b(?:ties|relations|relationship|friendship|cooperation|success|understanding|confidence|trust|momentum|hands)\b"
)
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
            yield Commitment(by=tuple(sorted(by[:4])), what=_words(scene, begin, end), due=due)
    if not gate(sentence.tokens):
        return
    for deed in deeds(sentence.tokens):
        if aim and aim[0] <= sentence.tokens[deed.begin].start < aim[1]:
            continue
        made = _commitment(scene, sentence, deed, instruments)
        if made:
            yield made


def _aiming(scene: Scene, sentence: Sentence, begin: int, end: int) -> list[str]:
    """Whose target it is: the two named with it, else the two that the report is about."""
    named = [
        m for m in scene.mentions(begin, end) if m.type != "place" and m.form not in ("group", "pronoun")
    ]
    by = list(dict.fromkeys(p for m in named for p in scene.parties_of(m)))
    if not by:
        by = list(scene.pair) or scene.parties(sentence.start, sentence.end)
    return by if len(by) == 2 or not scene.pair else list(scene.pair)


def _words(scene: Scene, start: int, stop: int) -> str:
    return " ".join(scene.text[start:stop].split())


def _commitment(
    scene: Scene, sentence: Sentence, deed: Deed, instruments: tuple[Instrument, ...]
) -> Commitment | None:
    tokens = sentence.tokens
    end = _end(tokens, deed.begin)
    if end - deed.begin < 2 or tokens[end - 1].word.lower() in DETERMINERS:
        return None
    start, stop = tokens[deed.begin].start, tokens[end - 1].end
    if deed.passive:
        start = tokens[clause_start(tokens, deed.subject_end)].start
    head = tokens[min(deed.begin + 5, end) - 1].end
    if _CONTACT.search(scene.text[start : max(start, head)]) or _PASTIME.search(
        scene.text[sentence.start : sentence.end]
    ):
        return None
    by = doers(scene, sentence, deed, instruments)
    if not by or not _specific(scene, sentence, deed, by, start, stop):
        return None
    if len(by) == 1 and not (scene.contacts or set(scene.parties(sentence.start, sentence.end)) - set(by)):
        return None  # in a report of no dealings at all, what a state does at home
    return Commitment(by=tuple(sorted(by)), what=_words(scene, start, stop), due=_due(scene, start, stop))


def _end(tokens: tuple[Token, ...], begin: int) -> int:
    """Index after the last token of the deed: to the clause's end, at most 32 words."""
    k = begin
    while k < len(tokens) and k - begin < 32:
        low = tokens[k].word.lower()
        if (tokens[k].word in _STOPS or low in _ENDS) and k > begin:
            break
        if low == "," and (k - begin > 20 or _aside(tokens, k)):
            break
        k += 1
    while k > begin and not tokens[k - 1].word[-1].isalnum() and tokens[k - 1].word not in ("%", ")"):
        k -= 1
    return k


def _aside(tokens: tuple[Token, ...], comma: int) -> bool:
    """Whether an attribution or a new clause follows a comma: ", Modi promised", ", analysts said", ", the ..."."""
    after = [t.word.lower() for t in tokens[comma + 1 : comma + 8]]
    return not after or after[0] in _ENDS or after[0] in _SPEAKERS or bool(_SAYING & set(after[1:]))


_SAYING = frozenset("said says told promised added announced reported".split())


def _specific(scene: Scene, sentence: Sentence, deed: Deed, by: list[str], start: int, stop: int) -> bool:
    """Whether a deed can be checked later, and is a matter between states."""
    matter = bool(_MATTER.search(scene.text, start, stop)) and not _at_home(scene, by, start, stop)
    if not matter and not _abroad(scene, sentence, by):
        return False
    if _figure(scene, start, stop):
        return True
    if _SOFT.search(scene.text, start, min(stop, start + 60)):
        return False
    if deed.measured or deed.passive:
        return False
    return deed.pledged or bool(scene.mentions(start, stop))


def _at_home(scene: Scene, by: list[str], start: int, stop: int) -> bool:
    """Whether a deed is done in a place of the doer's own, and is nothing that others watch."""
    places = [m.country for m in scene.mentions(start, stop) if m.type == "place"]
    return bool(places) and all(p in by for p in places) and not _WATCHED.search(scene.text, start, stop)


def _abroad(scene: Scene, sentence: Sentence, by: list[str]) -> bool:
    """Whether the sentence names a party or country besides the doer; else the deed is domestic."""
    if len(by) > 1:
        return True
    for mention in scene.mentions(sentence.start, sentence.end):
        parties = (mention.country,) if mention.type == "place" else scene.parties_of(mention)
        if any(p and p not in by for p in parties):
            return True
    return False


def _figure(scene: Scene, start: int, stop: int) -> bool:
    return bool(
        _FIGURE.search(scene.text, start, stop)
        or any(t.type == "DURATION" or (t.edtf and "X" not in t.edtf) for t in scene.times(start, stop))
    )


def _due(scene: Scene, start: int, stop: int) -> str | None:
    for time in scene.times(start, stop):
        if time.edtf and time.edtf != "20XX" and time.type in ("DATE", "TIME"):
            return time.edtf.split("T")[0]
    return None


def _past(due: str | None, published: str | None) -> bool:
    a, b = bounds(due), bounds(published)
    return bool(a and b and a[1] < b[0])
