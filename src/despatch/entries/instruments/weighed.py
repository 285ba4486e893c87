"""Whether a candidate is a text of the record, where the judging network has a word beside the rules."""

from despatch.entries.claims import text
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.scene import Scene
from despatch.language.learned.judging import Question, Verdict
from despatch.language.learned.labels import ACTIONS
from despatch.model import Span

BIAS, RULES, NETWORK = (
    -1.8,
    1.2,
    0.45,
)  # what is known of any, the rules' yes, a unit of the network's log-odds
NAMED, TOLD, DEFINITE = 1.2, 0.6, -0.6  # a proper name, an action told, "the agreement"
LEAST = -0.7  # log-odds from which on a candidate is a text
SURE = 0.9  # chance of an action from which on the network's word counts where no action is told
LIMIT = 4.0  # the most of the network's log-odds that counts: it is surer than it should be


def said_of(scene: Scene, candidate: Candidate, parties: list[str], *, admitted: bool) -> float | None:
    """The judging network's log-odds that a candidate is a text between `parties`; None where there is none, or it does not matter."""
    seen = scene.analysis.learned
    if seen is None or not seen.judges or not decides(candidate, admitted=admitted):
        return None
    verdicts: list[Verdict] = seen.judged([question(candidate, parties)])
    return verdicts[0].log_odds


def seen_action(scene: Scene, candidate: Candidate, parties: list[str]) -> str | None:
    """The action that the network is sure of, on a text of which the rules see none told; None where it is not sure."""
    seen = scene.analysis.learned
    if seen is None or not seen.judges or candidate.action or candidate.known:
        return None
    verdicts: list[Verdict] = seen.judged([question(candidate, parties)])
    chances = zip(verdicts[0].actions, ACTIONS, strict=False)  # none, of a network that knows no actions
    chance, action = max(chances, default=(0.0, ""))
    return action if chance >= SURE else None


def question(candidate: Candidate, parties: list[str]) -> Question:
    """What the judging network is asked of a candidate."""
    sentence, tokens = candidate.sentence, candidate.sentence.tokens
    return Question(
        "instrument",
        tuple(parties),
        text(candidate.kind, parties),
        Span(tokens[candidate.first].start, tokens[candidate.end - 1].end),
        Span(sentence.start, sentence.end),
    )


def decides(candidate: Candidate, *, admitted: bool) -> bool:
    """Whether the network's word decides on a candidate, `admitted` by the rules: some are texts, or none, whatever it says."""
    fixed = log_odds(reasons(candidate, 0.0, admitted=admitted))
    if not admitted and (candidate.definite or _of_nothing(candidate)):
        return False  # "the agreement", "a package of documents": one in thirty is a text of its own
    return fixed - NETWORK * LIMIT < LEAST <= fixed + NETWORK * LIMIT


def _told_of(candidate: Candidate) -> bool:
    """ "The treaty signed in 1999 by Chile and Peru": told with how it was made, a bare text is none told before."""
    return candidate.action is not None and candidate.action.at > candidate.head


def _of_nothing(candidate: Candidate) -> bool:
    """Whether a phrase tells neither how many papers there are nor what they are on."""
    tokens = candidate.sentence.tokens[candidate.first : candidate.end]
    return _PLAIN.issuperset(t.word.lower() for t in tokens)


_PLAIN = frozenset("a an the of package set number series document documents paper papers".split())


def reasons(candidate: Candidate, says: float, *, admitted: bool) -> dict[str, float]:
    """What speaks for a text of the record or against it: log-odds by name. `says` are the network's."""
    known = {
        "rules": RULES * admitted,
        "network": NETWORK * max(-LIMIT, min(LIMIT, says)),
        "named": NAMED * candidate.named,
        "action told": TOLD * (candidate.action is not None),
        "points back": DEFINITE * (candidate.definite and not (admitted and _told_of(candidate))),
    }
    return {name: weight for name, weight in known.items() if weight}


def log_odds(reasons: dict[str, float]) -> float:
    """Log-odds that a candidate is a text of the record."""
    return BIAS + sum(reasons.values())
