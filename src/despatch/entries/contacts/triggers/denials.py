"""Contacts told as untrue: "denied that X met Y", "dismissed a report of a visit", "rumours that X would come were false"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.standing_plans import denied_off

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_RUMOURS = frozenset(
    "report reports rumour rumours rumor rumors claim claims allegation allegations speculation suggestion suggestions assertion "
    "assertions accusation accusations talk word".split()
)
_REJECTING = frozenset("rejected rejects rejecting rubbished".split())
_OTHERS = frozenset(("sign", "signed", "attack", "and", ","))
_UNTRUE = frozenset(
    "denied dismissed rejected refuted false baseless untrue unfounded groundless wrong incorrect fabricated nonsense inaccurate "
    "rubbish fabrications".split()
)
_CLAUSE = frozenset(("that", "having"))
_THEY = frozenset("it he she they any".split())
_AMID = frozenset("during at after before ahead".split())  # "would sign it during the talks"
_BEFORE = 26  # tokens before a contact in which its denial stands
_CALLED = 5  # tokens before the rumour in which it is called untrue
_AFTER = 40  # tokens after it up to "were false"


def denied(view: View, trigger: Trigger) -> Trigger:
    """ "denied that X will meet Y", "dismissed reports that X visited Z", "reports that they met are false": told, but as untrue."""
    if trigger.kind in ("any", "signing"):
        return trigger
    if trigger.status not in ("held", "none") and denied_off(view, trigger):
        return msgspec.structs.replace(trigger, status="planned")
    if _only_rumoured(view, trigger) or _found_untrue(view, trigger):
        return msgspec.structs.replace(trigger, status="denied")
    until = trigger.first if trigger.verb is None else trigger.verb
    for i in range(max(0, trigger.first - _BEFORE), trigger.first):
        opened = (
            not _CLAUSE.isdisjoint(view.words[i : i + 6]) or view.word(i + 1) in _THEY
        )  # "denied it had met X"
        if view.words[i] in group("denied_cues") and opened:
            own = _own(view, i + 1, until)
            return msgspec.structs.replace(trigger, status="denied") if own else trigger
    return trigger


def _own(view: View, first: int, until: int) -> bool:
    """Whether the clause from `first` to its verb or noun at `until` tells of nothing else that may be what is denied."""
    aside = _appositions(view, first, until)
    return not any(
        view.words[k] in _OTHERS and k not in aside and not _joins(view, k) for k in range(first, until)
    )


def _only_rumoured(view: View, trigger: Trigger) -> bool:
    """ "dismissed as false a report of a secret meeting", "denied rumours about a visit"."""
    before = view.words[max(0, trigger.first - 4) : trigger.first]
    of = next((k for k, w in enumerate(before) if w in ("of", "about")), 0)
    told = of > 0 and before[of - 1] in _RUMOURS
    start = trigger.first - len(before) + of
    before = view.words[max(0, start - 8) : start]
    return told and not (group("denied_cues") | _REJECTING).isdisjoint(before)


def _found_untrue(view: View, trigger: Trigger) -> bool:
    """ "Reports that X met Y were denied", "rumours of a visit to Peru are baseless": the predicate of the rumour undoes it."""
    opens = next(
        (
            k
            for k in range(trigger.first - 1, max(-1, trigger.first - _BEFORE), -1)
            if view.words[k] in _RUMOURS and view.word(k + 1) in ("that", "of", "about")
        ),
        None,
    )
    if opens is None or {";", ":"} & set(view.words[opens : trigger.first]):
        return False
    until = trigger.first if trigger.verb is None else trigger.verb
    amid = _AMID & set(view.words[max(0, trigger.first - 3) : trigger.first])
    if amid or not _own(view, opens + 1, until):
        return False
    before = view.words[max(0, opens - _CALLED) : opens]
    if (_UNTRUE - group("denied_cues") - _REJECTING) & set(before) or {"no", "truth"} <= set(before):
        return True  # "described as false reports that", "there is no truth in reports that"
    for k in range(trigger.last, min(trigger.last + _AFTER, len(view.words))):
        if view.words[k] in (";", ":", "but", "who"):
            return False
        if view.words[k] in group("be") and k not in view.actor_at and _says_untrue(view, k + 1):
            return True
    return False


def _says_untrue(view: View, k: int) -> bool:
    """Whether the predicate that goes on at `k` calls something untrue: "denied", "completely false", "not true", "without foundation"."""
    while view.word(k).endswith("ly") or view.word(k) in ("all", "also", "later", "been", "a", "being"):
        k += 1
    return view.word(k) in _UNTRUE or view.words[k : k + 2] in (["not", "true"], ["without", "foundation"])


def _appositions(view: View, first: int, last: int) -> set[int]:
    """The tokens of what is told between commas of somebody named: "denied that X, the foreign minister, met Y"."""
    commas = [k for k in range(first, last) if view.words[k] == ","]
    aside: set[int] = set()
    for opens, closes in pairwise(commas):
        named = opens - 1 in view.actor_at and any(k in view.actor_at for k in range(opens + 1, closes))
        if opens not in aside and (named or view.actor_at.get(opens) == view.actor_at.get(closes, -1)):
            aside.update(range(opens, closes + 1))
    return aside


def _joins(view: View, k: int) -> bool:
    """Whether "and" or a comma at `k` stands between two who are named: "denied that Iranian and Czech envoys met"."""
    near = (k - 1, k + 1, k + 2)
    return (
        view.words[k] in ("and", ",") and k - 1 in view.actor_at and any(n in view.actor_at for n in near[1:])
    )
