"""Who is told to stay away from a gathering: "boycotted the summit", "did not attend", "in the absence of X". They take no part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Candidate

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_SHUNNING = frozenset(
    "boycotted boycotts boycott boycotting skipped skips skip skipping missed misses miss missing shunned shuns snubbed snubs".split()
)
_STAYING = frozenset("stayed stay stays staying kept".split())
_ATTENDING = frozenset("attend attending participate participating part".split())
_REFUSING = frozenset(
    "failed refused declined unable fail refuse decline fails refuses declines refusing failing".split()
)
_EXCEPTING = frozenset("except excepting excluding but barring".split())
_CUES = (
    _SHUNNING | _STAYING | _ATTENDING | _EXCEPTING | {"absent", "absentee", "absentees", "absence", "without"}
)
_NOT = frozenset("not n't n’t never".split())
_UNDONE = frozenset(("cancelled", "postponed", "denied"))
_NEAR = 5  # tokens before "attend" in which what denies it stands
_REACH = 18  # tokens between the verb and the gathering


class _Away(NamedTuple):
    """Who stays away, by the word at `at`; `after`: the gathering stands after that word, `before`: before it."""

    who: list[Actor]
    at: int
    after: bool
    before: bool


def without_absent(views: list[View], merged: list[Candidate]) -> None:
    """Take out of each gathering those whom a sentence of it tells to have stayed away."""
    held = [m for m in merged if m.kind in ("conference", "meeting") and m.status not in _UNDONE]
    if not held:
        return
    for view in views:
        if _CUES.isdisjoint(view.words):
            continue
        for away in _told_away(view):
            there = _gathering(view, away, held)
            if there is not None:
                _remove(view, there, away.who)


def _told_away(view: View) -> list[_Away]:
    """All that the sentence tells to stay away."""
    found = []
    for i, word in enumerate(view.words):
        away = _away(view, i) if word in _CUES else None
        if away is not None and away.who:
            found.append(away)
    return found


def _away(view: View, i: int) -> _Away | None:
    word, before, after = view.words[i], view.word(i - 1), view.word(i + 1)
    if word in _SHUNNING:
        if after == "by" and before in group("be"):
            return _Away(_after(view, i + 2), i, after=False, before=True)
        noun = before in ("a", "an", "the", "its", "their", "his", "her")
        return None if noun else _Away(roles.subject(view, i), i, after=True, before=False)
    if word in _STAYING:
        far = view.word(i + 2) == "from"
        return _Away(roles.subject(view, i), i, after=far, before=not far) if after == "away" else None
    if word == "without" or (word == "absence" and after == "of"):
        start = i + 1 + (word == "absence")
        comma = next((k for k in range(start, len(view.words)) if view.words[k] == ","), len(view.words))
        who = [a for a in _after(view, start) if a.first < comma]
        return _Away(who, i, after=word == "absence", before=True)
    if word == "absent":
        return _absent(view, i)
    if word in ("absentee", "absentees"):
        be = next((k for k in range(i - 1, max(-1, i - _NEAR), -1) if view.words[k] in group("be")), None)
        return _Away(roles.subject(view, be), i, after=True, before=True) if be is not None else None
    if word in _EXCEPTING:
        of_all = bool({"all", "every"} & set(view.words[max(0, i - _REACH) : i]))
        return _Away(_after(view, i + 1), i, after=True, before=True) if of_all else None
    if word not in _ATTENDING or (word == "part" and before not in ("take", "taking")):
        return None
    denied = (_NOT | _REFUSING) & set(view.words[max(0, i - _NEAR) : i])
    return _Away(roles.subject(view, i), i, after=True, before=True) if denied else None


def _absent(view: View, i: int) -> _Away:
    """ "X was absent from the summit"; "Absent from the summit was X"."""
    far = view.word(i + 1) == "from"
    if i > 1:
        return _Away(roles.subject(view, i - 1), i, after=far, before=not far)
    end = len(view.words)
    be = next((k for k in range(i + 1, end) if view.words[k] in ("was", "were", "is", "are")), end)
    return _Away(_after(view, be + 1), i, after=True, before=False)


def _after(view: View, i: int) -> list[Actor]:
    """The actors listed from the token `i` on, if the list begins there."""
    found = lists.actors_after(view, i, roles.clause_end(view, i - 1))
    return found if found and found[0].first <= i + 1 else []


def _gathering(view: View, away: _Away, held: list[Candidate]) -> Candidate | None:
    """The gathering of the sentence nearest to the word that tells of it, on the side where it is to stand."""
    best: tuple[int, Candidate] | None = None
    for one in held:
        if view.index not in one.evidence:
            continue
        for head in one.heads:
            if not view.sentence.start <= head.start < view.sentence.end:
                continue
            at = view.extent(head.start, head.end)[0]
            far = at - away.at
            fits = (away.after and 0 < far <= _REACH) or (away.before and far < 0)
            if fits and (best is None or abs(far) < best[0]):
                best = (abs(far), one)
    return best[1] if best else None


def _remove(view: View, one: Candidate, away: list[Actor]) -> None:
    people = {p for a in away for p in a.people}
    one.people = [p for p in one.people if p not in people]
    parties = {p for a in away for p in a.parties}
    one.unnamed = [u for u in one.unnamed if u[1] not in parties]
    kept = {view.analysis.people[p].party for p in one.people}
    one.parties -= {p for p in parties if p != one.country and p not in kept}
