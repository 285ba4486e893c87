"""Papers that one state's cabinet or parliament agrees on at home: "a Cabinet meeting approved a roadmap for the dispute with Peru"."""

from despatch.entries.instruments.candidate import Candidate
from despatch.entries.scene import Scene
from despatch.registers.states import is_state

_AT_HOME = frozenset(
    "cabinet government parliament senate knesset duma majlis bundestag lawmakers politburo legislature".split()
)
_SITTING = (["council", "of", "ministers"], ["national", "security", "council"], ["state", "council"])
_BARGAINS = frozenset("agreement treaty protocol memorandum contract".split())
_AGREED = frozenset("agreed adopted ratified".split())
_BETWEEN = frozenset("with between among".split())


def is_of_one_cabinet(scene: Scene, candidate: Candidate) -> bool:
    """Whether a paper is agreed on, or adopted, by the cabinet or parliament of one state, with nobody else."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if (
        not action
        or not action.active
        or action.action not in _AGREED
        or candidate.kind in _BARGAINS
        or candidate.known
    ):
        return False
    lows = [t.word.lower() for t in tokens]
    if lows[candidate.head + 1 : candidate.head + 2] and lows[candidate.head + 1] in _BETWEEN:
        return False  # "the government agreed on a roadmap with Peru"
    if lows[action.at + 1 : action.at + 2] == ["with"] or "joint" in lows[: candidate.head]:
        return False
    before = lows[: action.at]
    sat = any(before[k : k + len(name)] == name for name in _SITTING for k in range(len(before)))
    at_home = [k for k, low in enumerate(before) if low in _AT_HOME]
    if (not sat and not at_home) or any(before[k + 1 : k + 2] == ["and"] for k in at_home):
        return False  # "the government and the rebels agreed on a roadmap"
    told = scene.parties(candidate.sentence.start, tokens[action.at].start)
    return len(told) < 2 and all(is_state(p) for p in told)
