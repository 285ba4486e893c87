"""Talks and gatherings whose time only the words around them tell: "The agenda of his talks with X would cover trade"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_WILL = frozenset(("will", "would", "shall"))
_COVERS = frozenset("cover include focus touch deal address concentrate center centre dwell revolve".split())
_BETWEEN = frozenset("also mainly primarily largely ; mostly likely probably".split())


def to_cover(view: View, told_to: int) -> str | None:
    """ "planned" where a verb of covering in the future follows the talks, whose sides end at `told_to`; else None."""
    for i in range(told_to, min(told_to + 6, len(view.words))):
        if view.words[i] in _WILL:
            after = i + 1
            while view.word(after) in _BETWEEN:
                after += 1
            return "planned" if view.word(after) in _COVERS else None
        if view.words[i] not in (",", "here", "there") and i not in view.timed and i not in view.actor_at:
            return None
    return None


COMING = frozenset("upcoming forthcoming future planned scheduled".split())


def listed_ahead(view: View, first: int) -> bool:
    """ "on the eve of major events: the summit in X, ...", "upcoming events - the visit to Y": what is listed is to come."""
    marks = [i for i in range(first) if view.words[i] in (":", "-", "–", "—", "--")]
    if not marks or {".", "“", '"'} & set(view.words[marks[0] : first]):
        return False
    before = view.words[max(0, marks[0] - 10) : marks[0]]
    ahead = bool(COMING & set(before)) or ("of" in before and bool({"ahead", "eve"} & set(before)))
    return ahead and bool(
        {"events", "contacts", "meetings", "visits", "summits", "engagements"} & set(before)
    )


def was_to_be(view: View, first: int) -> bool:
    """ "Trade was also to be discussed during the talks": they were still to come."""
    before = view.words[max(0, first - 12) : first]
    return any(
        before[i : i + 2] == ["to", "be"] and {"is", "are", "was", "were"} & set(before[max(0, i - 3) : i])
        for i in range(len(before))
    )


_SPEAKING = frozenset("speaking spoke speaks reporting broadcast broadcasting".split())
_HOMEWARD = frozenset("return returned returning back way home".split())


def spoken_from(view: View, i: int) -> bool:
    """Whether the "from" at `i` tells from where somebody speaks: "speaking to reporters from the summit"."""
    before = set(view.words[max(0, i - 8) : i])
    return view.words[i] == "from" and bool(_SPEAKING & before) and not _HOMEWARD & before
