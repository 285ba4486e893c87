"""Occasions that are only mentioned: as a topic on a list, as a heading, in a wish, or as those of people who are no officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_TALKS = frozenset("talks negotiations negotiation process dialogue consultations".split())
_LISTS = frozenset("topics topic issues items subjects themes matters questions".split())
_AGENDA = frozenset("agenda programme".split())
_NAMING = frozenset("include includes included including cover covers covered comprise comprises contain contains range ranges ranging are were such".split())  # fmt: skip
_FAR = 30  # tokens from "topics" to what is one
_HEADING = 5  # words of a line that only names a gathering
_WISH = 6  # tokens from "look forward" to the noun


def only_mentioned(view: View, trigger: Trigger) -> bool:
    """Whether the sentence only mentions the occasion and tells of none."""
    if trigger.kind not in ("meeting", "conference"):
        return False
    return (
        _topic(view, trigger)
        or (trigger.kind == "conference" and (_heading(view, trigger) or _wished_for(view, trigger)))
        or _of_business(view, trigger)
    )


def _dated(view: View, first: int) -> bool:
    return any(at >= first and time.edtf for at, _, time in view.spans_of_times)


def _topic(view: View, trigger: Trigger) -> bool:
    """ "The topics include the talks between A and B", "the agenda covers topics such as negotiations with C"."""
    noun = view.words[trigger.last - 1]
    if noun not in _TALKS or trigger.verb is not None or _dated(view, trigger.first):
        return False
    start = max(0, trigger.first - _FAR)
    for k in range(trigger.first - 1, start - 1, -1):
        if view.words[k] in (".", ";", "“", '"') or view.words[k] in group("meet_verbs"):
            return False
        if view.words[k] not in _NAMING:
            continue
        before = set(view.words[max(0, k - _FAR) : k])
        return bool(_LISTS & before) or (noun != "talks" and bool(_AGENDA & before))
    return False


def _heading(view: View, trigger: Trigger) -> bool:
    """A line within the text that only names a gathering: it heads what follows."""
    words = view.words
    if view.sentence.title or not view.index or len(words) > _HEADING or words[-1] in (".", "!", "?", "”"):
        return False
    if trigger.verb is not None or view.times or any(a.people for a in trigger.sides):
        return False
    return {"in", "at"}.isdisjoint(words) and all(
        t.word[:1].isupper() or t.word[:1].isdigit() or t.word in _SMALL for t in view.tokens
    )


_SMALL = frozenset("of the and for on in - –".split())


def _wished_for(view: View, trigger: Trigger) -> bool:
    """ "I look forward to a meaningful summit": some time, with whomever."""
    before = view.words[max(0, trigger.first - _WISH) : trigger.first]
    named = any(a.first >= trigger.last for a in trigger.sides) or any(
        a.kind == "body" for a in trigger.sides
    )
    return "forward" in before and before[-1] in ("a", "an", "another") and not named and not _dated(view, 0)


def _of_business(view: View, trigger: Trigger) -> bool:
    """ "Sixty entrepreneurs came along. They and their Czech counterparts attended a seminar": none of them is an official."""
    if view.words[0] not in ("they", "their") or any(a.kind == "person" for a in trigger.sides):
        return False
    if not any("counterparts" in view.words[a.first : a.last] for a in trigger.sides) or not view.index:
        return False
    told = {t.word.lower() for t in view.analysis.sentences[view.index - 1].tokens}
    return bool(told & group("press_nouns")) and not told & _OFFICIALS


_OFFICIALS = frozenset("ministers officials leaders presidents diplomats delegations lawmakers".split())
