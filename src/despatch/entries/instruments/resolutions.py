"""Whose a resolution is: the body that adopts it, and who puts it forward; never the one that it is about."""

from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.deeds import OPPOSING
from despatch.entries.scene import Scene
from despatch.model import Sentence
from despatch.registers.bodies import bodies


def of_resolution(scene: Scene, candidate: Candidate) -> list[str]:
    """The body that adopts it; a text that no body is named for is no resolution of the record."""
    name = candidate.title.split()
    if len(name) == 2 and name[1][-1].isdigit():
        return ["UN"]  # "resolution 2254", "UNSCR 833", "resolution ES-11/2"
    parties = _told(scene, candidate)
    by = _sponsors(scene, candidate)
    if "UN" in scene.parties(candidate.sentence.start, candidate.sentence.end):
        return list(dict.fromkeys(["UN", *by]))
    held = [p for p in parties if p in bodies() and p not in by]
    if held:
        drafted = [p for p in _drafters(scene, candidate) if p in held]
        at = _before_whom(scene, candidate, [p for p in held if p not in drafted] or held)
        others = by or ([p for p in held if p != at] or [p for p in parties if p not in held])[:1]
        return list(dict.fromkeys([at, *drafted, *others]))
    body = _named_by_sort(candidate) or _of_the_report(scene, candidate)
    return list(dict.fromkeys([body, *by])) if body else []


def _told(scene: Scene, candidate: Candidate) -> list[str]:
    """The parties of the sentence without those that the resolution is about ("a resolution against Iran")."""
    tokens, sentence = candidate.sentence.tokens, candidate.sentence
    start = tokens[candidate.head].end
    stop = tokens[candidate.end - 1].end if candidate.end > candidate.head + 1 else start
    after = tokens[candidate.head + 1].word.lower() if candidate.end > candidate.head + 1 else ""
    if after in _OF_WHOM:
        start = stop  # "a resolution of the Arab League"
    told = scene.parties(sentence.start, start) + scene.parties(max(start, stop), sentence.end)
    return list(dict.fromkeys(told))


_OF_WHOM = frozenset("of by from at in".split())


def _before_whom(scene: Scene, candidate: Candidate, held: list[str]) -> str:
    """Of several bodies the one that meets ("a resolution at the IAEA meeting"), else any before the Union."""
    tokens = candidate.sentence.tokens
    for k, token in enumerate(tokens[:-1]):
        if token.word.lower() in _MEETING:
            told = scene.parties(tokens[max(0, k - 3)].start, tokens[min(k + 4, len(tokens) - 1)].start)
            met = next((p for p in told if p in held), None)
            if met:
                return met
    return min(held, key=lambda p: p == "EU")


_MEETING = frozenset("meeting session conference board assembly council summit".split())


def _drafters(scene: Scene, candidate: Candidate) -> list[str]:
    """ "An EU-drafted resolution" of another body."""
    tokens = candidate.sentence.tokens
    return [
        p
        for t in tokens[max(0, candidate.first - 1) : candidate.head]
        if t.word.lower().endswith(_DRAFTED)
        for p in scene.parties(t.start, t.end)
    ]


_DRAFTED = ("drafted", "sponsored", "backed", "proposed", "authored", "initiated")


def _named_by_sort(candidate: Candidate) -> str | None:
    """ "A general assembly resolution": a body of the United Nations by what it is, without a name."""
    lows = " ".join(t.word.lower() for t in candidate.sentence.tokens)
    return "UN" if any(sort in lows for sort in _SORTS) else None


_SORTS = (
    "general assembly",
    "security council",
    "human rights commission",
    "commission on human rights",
    "human rights council",
    "world body",
    "council members",
    "council resolution",
)


def _of_the_report(scene: Scene, candidate: Candidate) -> str | None:
    """The body that a report of its session tells of, for a resolution told of with more than its name."""
    tokens = candidate.sentence.tokens
    if tokens[candidate.head].word.lower() != "resolution":
        return None
    if not candidate.action and candidate.end == candidate.head + 1:
        return None
    told = [p for c in scene.contacts if c.kind == "conference" for p in c.parties if p in _VOTING]
    return told[0] if told else None


_VOTING = frozenset(
    ("UN", "EU", "AU", "OAS", "OIC", "ARAB LEAGUE", "IAEA", "OSCE", "COE", "UNESCO", "WHO", "ILO", "OPCW")
)


def _sponsors(scene: Scene, candidate: Candidate) -> list[str]:
    """Who proposes a draft resolution: "circulated by Britain and France", "Denmark will present a draft"."""
    action, tokens = candidate.action, candidate.sentence.tokens
    for n in range(candidate.head + 1, min(candidate.head + 9, len(tokens) - 2)):
        if tokens[n].word.lower() in _SPONSORED and tokens[n + 1].word == "by":
            ends = (m for m in range(n + 2, len(tokens)) if tokens[m].word.lower() in _SPONSOR_ENDS)
            return scene.parties(tokens[n].start, tokens[next(ends, len(tokens) - 1)].start)[:6]
    if not action or action.action not in ("proposed", "planned", "negotiating"):
        return []
    if tokens[action.at].word.lower() in OPPOSING:
        return []
    if action.active:
        start = tokens[clause_start(candidate.sentence, action.at)].start
        return scene.parties(start, tokens[action.at].start)[:6]
    k = next((k for k in range(action.at, min(action.at + 4, len(tokens))) if tokens[k].word == "by"), None)
    if k is None:
        return []
    stop = next(
        (m for m in range(k + 1, len(tokens)) if tokens[m].word.lower() in _CLAUSE_ENDS), len(tokens) - 1
    )
    return scene.parties(tokens[k].start, tokens[stop].start)[:6]


_SPONSORED = frozenset(
    "sponsored co-sponsored cosponsored drafted circulated submitted introduced tabled".split()
)
_CLAUSE_ENDS = frozenset("would will has have is was were that which on to ; said".split())
_SPONSOR_ENDS = _CLAUSE_ENDS | {"demands", "calls", "."}


def clause_start(sentence: Sentence, at: int) -> int:
    """Index of the first token of the clause that holds the one at `at`."""
    for k in range(at - 1, 0, -1):
        if sentence.tokens[k].word.lower() in (";", "that", "while", "whereas", ":"):
            return k + 1
    return 0
