"""Missions of bodies and states abroad: whoever heads "the OSCE mission to Albania" speaks for the OSCE."""

from despatch.language.names.lines import Line

_MISSIONS = frozenset(
    "mission missions delegation office team operation force representation presence bureau peacekeepers".split()
)
_BETWEEN = 3  # adjectives before the noun ("humanitarian", "border monitoring")


def mission_end(line: Line, end: int) -> int | None:
    """The end of "(OSCE) humanitarian mission to Albania" after the body's name, which ends at `end`; None if it is none."""
    n = len(line.words)
    if line.words[end : end + 1] == ["("] and line.words[end + 2 : end + 3] == [")"]:
        end += 3
    end += line.words[end : end + 1] in (["'s"], ["’s"])
    for k in range(end, min(end + _BETWEEN + 1, n)):
        if line.lows[k] in _MISSIONS:
            return _where(line, k + 1)
        if not line.words[k].islower() or line.owner[k] is not None:
            break
    return None


def _where(line: Line, at: int) -> int:
    """The end of "to Albania", "in the Congo" after the noun, or `at` where nothing of the kind follows."""
    if line.lows[at : at + 1] not in (["to"], ["in"], ["for"]):
        return at
    state = line.known.get(at + 1 + (line.lows[at + 1 : at + 2] == ["the"]))
    return state[0] if state is not None and state[1].type in ("state", "place", "capital") else at
