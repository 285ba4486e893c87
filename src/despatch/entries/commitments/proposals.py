"""Deeds to proposals: by whom, what exactly, due when, and what speaks for or against a commitment."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from despatch.entries.claims import undertaking
from despatch.entries.commitments.barred import mere_talk, occasion
from despatch.entries.commitments.deed import Deed
from despatch.entries.commitments.doers import clause_start, doers
from despatch.entries.commitments.lexicon import lexicon
from despatch.entries.commitments.seen import seen_traits
from despatch.entries.commitments.sums import gapped
from despatch.entries.commitments.traits import CONTACT, FIRM, PASTIME, traits
from despatch.entries.commitments.triggers import deeds, gate
from despatch.entries.phrases import DETERMINERS
from despatch.entries.scene import Scene
from despatch.language.learned.judging import Question
from despatch.model import Commitment, Instrument, Sentence, Span, Time, Token
from despatch.model.when import bounds
from despatch.registers.bodies import standing_for


class Proposal(NamedTuple):
    """A commitment not yet judged, told at [start, stop), with its traits and the log-odds that the judging network gives it."""

    made: Commitment
    traits: list[str]
    start: int
    stop: int
    says: float | None = None

    def question(self, sentence: Sentence) -> Question:
        """What the judging network is asked of it."""
        return Question(
            "commitment",
            self.made.by,
            undertaking(self.made.by),
            Span(self.start, self.stop),
            Span(sentence.start, sentence.end),
        )


_STOPS = frozenset(';:.?!"“”')
_ENDS = frozenset(
    "said says adding according told which who although though but while saying where when because".split()
)
_SPEAKERS = frozenset("he she they the a an".split())
_SAYING = frozenset("said says told promised added announced reported".split())


def proposals(scene: Scene, sentence: Sentence, instruments: tuple[Instrument, ...]) -> Iterator[Proposal]:
    """What a sentence may undertake, in order: commitments not yet judged, each with the traits that the rules see."""
    if gate(sentence.tokens):
        for deed in deeds(sentence.tokens):
            proposed = proposal(scene, sentence, deed, instruments)
            if proposed:
                yield proposed


def informed(scene: Scene, sentence: Sentence, proposed: list[Proposal]) -> list[Proposal]:
    """Proposals of a sentence with what the learned reader sees of them, which has read the sentence."""
    seen = scene.analysis.learned
    return [p._replace(traits=p.traits + seen_traits(seen, sentence, p.start, p.stop)) for p in proposed]


def proposal(
    scene: Scene, sentence: Sentence, deed: Deed, instruments: tuple[Instrument, ...]
) -> Proposal | None:
    """The commitment that a deed would be, and its traits for the judge; None where nobody or nothing is told."""
    tokens = sentence.tokens
    end = _end(tokens, deed.begin)
    if deed.trigger == "sum":
        end = next((k for k in range(deed.begin + 1, end) if gapped(tokens, k)), end)
    while end > deed.begin and tokens[end - 1].word.lower() in DETERMINERS:
        end -= 1
    if end - deed.begin < 2 - deed.passive or _empty(tokens, deed):
        return None
    start, stop = tokens[_negation(tokens, deed)].start, tokens[end - 1].end
    if deed.passive:
        start = tokens[_subject(tokens, deed)].start
    if CONTACT.search(scene.text[start : tokens[min(deed.begin + 5, end) - 1].end]) or PASTIME.search(
        scene.text[sentence.start : sentence.end]
    ):
        return None
    if occasion(scene, sentence, deed) or mere_talk(tokens, deed):
        return None
    by, how = doers(scene, sentence, deed, instruments)
    subject = scene.text[tokens[clause_start(tokens, deed.subject_end)].start : tokens[deed.begin].start]
    if not by or (how != "own" and FIRM.search(subject)):
        return None  # what a firm will do is no deed of its state
    by = list(dict.fromkeys(p for party in by for p in standing_for(party)))
    made = Commitment(
        by=tuple(sorted(by)), what=words(scene, start, stop), due=_due(scene, start, stop, deed)
    )
    told = traits(scene, sentence, deed, by, how, (start, stop))
    return Proposal(made, told, start, stop)


def _negation(tokens: tuple[Token, ...], deed: Deed) -> int:
    """Where the deed begins, its "not" or "never" with it: "promised not to sell", "will never send"."""
    for k in range(max(deed.subject_end, deed.begin - 4), deed.begin):
        if tokens[k].word.lower() in _NOT:
            return k
    return deed.begin


_NOT = frozenset("not never n't n’t".split())


def _empty(tokens: tuple[Token, ...], deed: Deed) -> bool:
    """Whether the verb undertakes nothing; "agreed to allow inspectors in" does, unlike "will allow them to grow"."""
    low = tokens[deed.verb].word.lower()
    return low in lexicon().empty and not (low == "allow" and deed.trigger in _OF_WILL)


_OF_WILL = frozenset(("pledge", "agree", "decide", "offer"))


def _subject(tokens: tuple[Token, ...], deed: Deed) -> int:
    """Index of the first word of the subject, over an aside ("the railway, about 90 km long, will be built")."""
    first = clause_start(tokens, deed.subject_end)
    if first == deed.subject_end and first and tokens[first - 1].word == ",":
        comma = next((k for k in range(first - 2, 0, -1) if tokens[k].word == ","), 0)
        return clause_start(tokens, comma) if comma else first
    return first


def _end(tokens: tuple[Token, ...], begin: int) -> int:
    """Index after the last token of the deed: to the clause's end, at most 32 words."""
    k = begin
    while k < len(tokens) and k - begin < 32:
        low = tokens[k].word.lower()
        if (tokens[k].word in _STOPS or low in _ENDS) and k > begin:
            break
        if low == "," and (k - begin > 20 or _aside(tokens, k)):
            break
        if low == "as" and k > begin and _clause(tokens, k + 1):
            break  # "a credit line of a billion dollars as the two countries upgraded their ties"
        k += 1
    while k > begin and not tokens[k - 1].word[-1].isalnum() and tokens[k - 1].word not in ("%", ")"):
        k -= 1
    return k


def _clause(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a clause on the parties begins at `k`: "they", "both", "the two countries"."""
    words = [t.word.lower() for t in tokens[k : k + 2]]
    return len(words) == 2 and (words[0] in _SUBJECTS or (words[0] == "the" and words[1] in _SIDES))


_SUBJECTS = frozenset("they he she both".split())
_SIDES = frozenset("two sides countries nations leaders parties governments".split())


def _aside(tokens: tuple[Token, ...], comma: int) -> bool:
    """Whether an attribution or a new clause follows a comma: ", Modi promised", ", analysts said", ", the ..."."""
    after = [t.word.lower() for t in tokens[comma + 1 : comma + 8]]
    return not after or after[0] in _ENDS or after[0] in _SPEAKERS or bool(_SAYING & set(after[1:]))


def _due(scene: Scene, start: int, stop: int, deed: Deed) -> str | None:
    """When a deed told at [start, stop) is due; of a sum, the day before publication is that of the pledge."""
    for time in scene.times(start, stop):
        if deed.trigger in ("sum", "thing") and _over(scene, time):
            continue
        if time.edtf and time.edtf != "20XX" and time.type in ("DATE", "TIME"):
            return time.edtf.split("T")[0]
    return None


def _over(scene: Scene, time: Time) -> bool:
    """Whether a day shortly before publication is told, as one on which somebody did something."""
    x, y = bounds(time.edtf), bounds(scene.analysis.today)
    before = scene.text[max(0, time.start - 10) : time.start].lower().split()[-1:]
    near = bool(x and y and x[0] <= y[1] and y[0] - x[1] <= _NEWS)
    return near and before not in (["by"], ["until"], ["before"], ["till"], ["for"])


_NEWS = timedelta(days=10)  # what was pledged longer ago is told as background


def words(scene: Scene, start: int, stop: int) -> str:
    """The words of a stretch of the text, whitespace made plain."""
    return " ".join(scene.text[start:stop].split())
