"""Costs of a time that may belong to something else: another verb, a saying, another trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating.barriers import FAR
from despatch.entries.contacts.times.dating.reach import told_until

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def of_other_verb(view: View, trigger: Trigger, first: int) -> int:
    """Cost of a time right after a verb that tells of something else ("sanctions imposed last year")."""
    i = first - 1
    while i >= 0 and view.words[i] in ("on", "in", "early", "late", "earlier", "here", "at"):
        i -= 1
    word = view.word(i)
    known = word in group("light_verbs") or word in group("say_verbs") or word in _EVENT_VERBS
    return 14 if word.endswith("ed") and not known and i != trigger.last - 1 and len(word) > 4 else 0


def of_return(view: View, trigger: Trigger, first: int) -> int:
    """Cost of a time that tells of the way home: "will visit Peru and had planned to return to Oslo on Friday"."""
    home = next(
        (k for k in range(first - 1, max(trigger.last, first - _HOME), -1) if view.words[k] in _RETURNS), None
    )
    if (
        home is None
        or trigger.first <= home < trigger.last
        or view.word(home + 1) not in ("to", "home", "from")
    ):
        return 0
    parted = {",", "and", "for", "after", "where"} & set(view.words[home:first])
    return 0 if parted else FAR


_RETURNS = frozenset("return returns returned returning".split())
_HOME = 9  # tokens: "return to Oslo from New York on"


_EVENT_VERBS = frozenset(
    "arrived visited travelled traveled returned departed received hosted welcomed telephoned phoned discussed scheduled planned "
    "slated opened started concluded ended signed convened resumed expected headed attended gathered met confirmed".split()
)


_SETTING = frozenset("on in at here late earlier".split())


def of_saying(view: View, trigger: Trigger, first: int, last: int) -> int:
    """Cost of a time that says when it was said: "announced on Friday that ..."."""
    at = first - 1
    while at > max(0, first - 6) and (
        view.word(at) in _SETTING or view.sentence.tokens[at].word[:1].isupper()
    ):
        at -= 1  # "said here on Friday", "said in New Delhi late on Friday"
    said = view.word(at) in group("say_verbs") or view.word(at) in (
        "speaking",
        "reporters",
        "parliament",
        "journalists",
    )
    if not said and view.word(at) not in group("denied_cues"):
        return 0
    if last > trigger.first:
        return FAR if not view.words[last - 1 : last + 2].count("at") else 10
    between = view.words[last : trigger.first]
    bridged = any(w in ("as", "when", "while", "after", "during", "following", "in", "at") for w in between)
    return 0 if bridged and "that" not in between else FAR


def days_of_saying(view: View, trigger: Trigger) -> frozenset[str]:
    """The days on which somebody said what he had done before: "said on Friday that she had met X"."""
    verb = trigger.verb
    if verb is None or "had" not in view.words[max(0, verb - _HAD) : verb]:
        return frozenset()
    told = [(first, last, t.edtf) for first, last, t in view.spans_of_times if last <= verb and t.edtf]
    return frozenset(str(day) for first, last, day in told if of_saying(view, trigger, first, last) >= FAR)


_HAD = 4  # tokens from "had" to its verb


def taken(view: View, trigger: Trigger, first: int, last: int, others: list[Trigger]) -> int:
    """Cost of a time that stands inside or right beside another trigger."""
    cost = 0
    for other in others:
        if (
            other is trigger
            or other.kind == "any"
            or (other.first, other.last) == (trigger.first, trigger.last)
            or _of_one_name(view, trigger, other)
        ):
            continue
        if other.first <= first and last <= other.last:
            return FAR
        if not other.strength and not other.sides:
            cost += 4  # "a visit, which will include a state dinner, on Friday": no contact by itself
            continue
        until = told_until(other) if trigger.kind == "visit" else other.last
        nearer = other.last <= first and abs(first - min(until, first)) <= 3
        if nearer and not (trigger.last <= first and first - trigger.last <= first - other.last):
            cost += (
                3 if other.kind == "visit" and trigger.kind == "meeting" and trigger.status == "held" else 18
            )
        elif trigger.kind == "visit" and other.kind == "conference" and trigger.last <= other.first < first:
            cost += 20
        elif _coordinated(trigger, other):
            continue
        elif trigger.last <= other.first < first or last <= other.first < trigger.first:
            cost += 7
    return cost


def _of_one_name(view: View, trigger: Trigger, other: Trigger) -> bool:
    """Whether the other noun only goes on with the name ("the Lima Summit of the Pacific Forum")."""
    between = view.words[trigger.last : other.first]
    return trigger.kind == "conference" == other.kind and between in (["of"], ["of", "the"])


def _coordinated(trigger: Trigger, other: Trigger) -> bool:
    """Two nouns side by side ("the dialogue and the commission, both of which met ...") share their time."""
    return 0 <= other.first - trigger.last <= 2 and trigger.verb == other.verb
