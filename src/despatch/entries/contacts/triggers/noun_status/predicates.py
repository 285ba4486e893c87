"""Status of a noun from the predicate after it: "was postponed", "took place", "will be held", "is due"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.noun_status.relatives import FAR, after_relative
from despatch.entries.contacts.triggers.noun_status.talked_over import still_talked_over

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def passive_status(view: View, noun_end: int, limit: int) -> str | None:
    """Status from the predicate after a noun: "was postponed", "took place", "will be held", "is due"."""
    put_aside = after_relative(view.words[noun_end : min(noun_end + FAR, limit)], _predicate)
    if put_aside is not None:
        return put_aside
    words = view.words[noun_end : min(noun_end + _FAR, limit)]
    opens = _aside_at(view.words[noun_end : min(noun_end + _ASIDE, limit)])
    if opens is not None:
        words = view.words[noun_end : min(noun_end + opens + _ASIDE, limit)]
    told = _after_aside(view.words[noun_end : min(noun_end + 30, limit)]) or _predicate(words)
    that = next((k for k, w in enumerate(words) if w in ("that", "which")), None)
    if told is not None and that is not None and _WAS_TO_BE & set(words[that : that + 4]):
        return _undone_since(view.words[noun_end + that : min(noun_end + that + 30, limit)]) or told
    return told


_WAS_TO_BE = frozenset("to due scheduled planned set slated".split())


def _undone_since(words: list[str]) -> str | None:
    """ "talks that were to begin in May have been postponed": what the main clause says of what was to be."""
    for k in range(3, len(words) - 1):
        if words[k] in ("has", "have", "was", "were") and words[k + 1] not in ("to", "due", "set"):
            at = k + 1 + (words[k + 1] == "been")
            return _undone(words, at, [words[k]]) or _of_predicate_undone(words, at)
        if words[k] in (",", ";", "and", "but"):
            return None
    return None


def _of_predicate_undone(words: list[str], at: int) -> str | None:
    """Postponed or cancelled, where the participle at `at` says so; else None."""
    if at >= len(words):
        return None
    told = _of_predicate(words, at, ["been"])
    return told if told in ("postponed", "cancelled") else None


_FAR = 14  # words up to the predicate
_ASIDE = 16  # and from the comma before what only tells when it was to be


def _aside_at(words: list[str]) -> int | None:
    """The comma after the sides from which on is told when it was to be; None if another clause comes first."""
    for k in range(1, len(words) - 3):
        if words[k] == "," and _appended(words[k + 1 : k + 4]):
            return k
        if words[k] in _NEW_CLAUSE or words[k] in group("be") or words[k] in group("future"):
            return None
    return None


def _after_aside(words: list[str]) -> str | None:
    """The predicate after what only tells when it was to be: "the summit, set for May 3 in Lima, has been put off"."""
    if words[:1] != [","] or words[1:2] not in _GOES_ON:
        return None
    if words[1:2] == ["which"] and not _ended_after(words):
        return None
    close = next((k for k in range(2, min(16, len(words))) if words[k] == ","), None)
    return _predicate(words[close + 1 : close + 15]) if close is not None else None


def _ended_after(words: list[str]) -> bool:
    """ ", which began on Saturday, ended on Tuesday": the main clause tells how it stands."""
    close = words[2:].index(",") + 2 if "," in words[2:] else None
    return close is not None and words[close + 1 : close + 2] in (["ended"], ["concluded"], ["closed"])


_HAPPEN = frozenset(
    "held took take takes taken place opened opens open begin begins began begun start starts started conducted "
    "concluded ended ends closed finished finishes wrapped wound convened convenes underway under way focused focuses lasted ran broke resumed "
    "resume resumes continue continued continues kicked collapsed failed scheduled due set expected planned "
    "rescheduled postponed delayed cancelled canceled scrapped called put slated deferred slotted attended organised organized prepared "
    "arranged".split()
)


# What is told of a gathering that sat ("was chaired by X"); without an auxiliary it says nothing of when.
_TOLD_OF = frozenset("chaired dominated overshadowed marred".split())


def _predicate(words: list[str]) -> str | None:
    """The first finite predicate; a participle without auxiliary ("talks planned for Monday") only if none follows."""
    reduced: str | None = None
    auxiliaries: list[str] = []
    aside = False
    for i, word in enumerate(words):
        if word == "," and aside and _finite(words[i + 1 : i + 2]):
            aside = False  # "the visit to Peru, scheduled for Tuesday, was put off"
            continue
        if reduced and not aside and i and words[i - 1] == "to":
            return reduced  # "the meeting scheduled to take place", "the talks due to open"
        told = _undone(words, i, auxiliaries) or _under_way(words, i, auxiliaries)
        if told is not None:
            return told
        if word in _HAPPEN or (auxiliaries and word in _TOLD_OF):
            what = _of_predicate(words, i, auxiliaries)
            if aside and "," in words[i:] and "planned" in (what, reduced):
                reduced, auxiliaries = "planned", []
                continue  # of what is told aside
            if auxiliaries or word not in _REDUCED:
                return what if what is not None else reduced
            reduced = reduced or what
        elif (
            word in group("future")
            or word == "would"
            or word in group("be")
            or word in group("have")
            or word in group("modal_open")
            or word == "did"
        ):
            auxiliaries.append(word)
        elif auxiliaries and word in group("negation"):
            return "cancelled" if _comes_to_nothing(auxiliaries, words[i + 1 :]) else status.NONE
        elif (
            (
                auxiliaries
                and not (
                    word.endswith("ly")
                    or word in ("to", "also", "now", "first", "then", "being", "indefinitely", "both", "all")
                )
            )
            or word in _NEW_CLAUSE
            or (word == "that" and (i or words[1:2] not in (["will"], ["is"], ["was"], ["are"], ["were"])))
            or (word == "," and not auxiliaries and not _appended(words[i + 1 : i + 4]))
        ):
            break
        aside = aside or (word == "," and not auxiliaries)
    return reduced


def _finite(words: list[str]) -> bool:
    """Whether an auxiliary goes on with the main clause."""
    return any(w in group("be") or w in group("have") or w in group("future") for w in words)


def _under_way(words: list[str], i: int, auxiliaries: list[str]) -> str | None:
    """What takes place at the time of telling, or is being talked over then."""
    if auxiliaries[-1:] in _BEING and words[i : i + 2] in (["taking", "place"], ["going", "on"]):
        return "ongoing"
    after = words[i + 1] if i + 1 < len(words) else ""
    if (
        not auxiliaries
        and words[i] in ("continue", "continues")
        and (after in group("prepositions") or after in _GOES_ON_NOW)
    ):
        return "ongoing"
    if words[i] == "held" and auxiliaries in (["is"], ["are"]):
        return "present"  # "the visit is held at the invitation of": whenever that is
    return still_talked_over(words, i) if auxiliaries else None


_GOES_ON_NOW = frozenset(
    ("", ".", ",", "today", "here", "this")
)  # "talks continue today", not "the visit continues a custom"
_BEING = (["is"], ["are"], ["was"], ["were"], ["been"])


def _undone(words: list[str], i: int, auxiliaries: list[str]) -> str | None:
    """What a predicate that undoes makes of it: "was shelved", "has fallen through", "is off", "was put on hold"."""
    word, after = words[i], words[i + 1 : i + 2]
    if word.endswith(("n't", "n’t")):
        ahead = _OF_CONTRACTED.get(word[:-3], "")
        return "cancelled" if _comes_to_nothing([ahead], words[i + 1 :]) else status.NONE
    if word == "never" and after in (["took"], ["happened"], ["materialised"], ["materialized"]):
        return "cancelled"
    if auxiliaries and words[i : i + 3] == ["put", "on", "hold"]:
        return "postponed"
    if auxiliaries and (word, *after) in (("pushed", "back"), ("put", "back")):
        return "postponed"
    fell = word in ("fallen", "fell", "falls") and after == ["through"]
    off = (
        word == "off"
        and auxiliaries[-1:] in (["is"], ["was"], ["are"], ["were"])
        and after in ([], ["."], [","])
    )
    return "cancelled" if fell or off or (auxiliaries and word in group("cancelled_cues")) else None


_OF_CONTRACTED = {"wo": "will", "would": "would", "could": "could", "did": "did"}


def _comes_to_nothing(auxiliaries: list[str], after: list[str]) -> bool:
    """ "will not take place", "could not be held", "did not go ahead": of what was to be, not of what waits for something."""
    happens = any(after[: len(verb)] == verb for verb in _HAPPENS)
    told = not _OF_WHAT_WAS_TO_BE.isdisjoint(auxiliaries)
    return told and happens and _CONDITIONS.isdisjoint(after)


_HAPPENS = (["take", "place"], ["be", "held"], ["go", "ahead"], ["be", "taking", "place"], ["happen"], ["materialise"], ["materialize"])  # fmt: skip
_OF_WHAT_WAS_TO_BE = frozenset("will would could did".split())
_CONDITIONS = frozenset("until unless without since if before".split())


def _appended(words: list[str]) -> bool:
    """Whether a comma goes on with when it is ("a meeting in Lima, to be held next week", "..., due on Friday")."""
    return words[:1] in _ASIDES or words in _TO_BE


_ASIDES = (["which"], ["due"], ["scheduled"], ["slated"], ["originally"], ["initially"])
_TO_BE = (["to", "be", "held"], ["to", "take", "place"])


_NEW_CLAUSE = frozenset(
    "said who ; but since before after when while until because if as although though where".split()
)


_GOES_ON = (
    ["which"],
    ["to"],
    ["due"],
    ["scheduled"],
    ["slated"],
    ["held"],
    ["planned"],
    ["set"],
    ["originally"],
)


_REDUCED = frozenset(
    "held scheduled due set expected planned slated slotted postponed cancelled canceled attended focused organised "
    "organized opened conducted concluded".split()
)


def _of_predicate(words: list[str], i: int, auxiliaries: list[str]) -> str | None:
    word, nxt = words[i], words[i + 1] if i + 1 < len(words) else ""
    if word in group("postponed_cues") or (word == "put" and nxt == "off") or word == "deferred":
        return "postponed"
    if word in group("cancelled_cues") or (word == "called" and nxt == "off"):
        return "cancelled"
    if word in (
        "scheduled",
        "due",
        "set",
        "expected",
        "planned",
        "slated",
        "slotted",
        "prepared",
        "arranged",
    ):
        return "planned"
    if any(a in group("future") or a == "would" for a in auxiliaries) or (
        auxiliaries[:1] in (["is"], ["be"]) and "to" in words[:i]
    ):
        return "planned"
    if auxiliaries[:1] in (["was"], ["were"]) and words[max(0, i - 2) : i] == ["to", "be"]:
        return "planned"  # "the talks were to be held in Lima"
    if auxiliaries[:2] == ["should", "have"]:
        return "unfulfilled"  # "the talks should have begun on Thursday"
    if any(a in group("modal_open") for a in auxiliaries):
        return "proposed"
    if word in ("put", "called", "place", "way"):
        return None
    if (
        word == "underway"
        or (word == "under" and nxt == "way")
        or (word in ("held", "hosted") and auxiliaries in (["being"], ["is", "being"], ["are", "being"]))
    ):
        return "ongoing"
    if word in ("focused", "focuses") and auxiliaries in (["is"], ["are"]):
        return None  # "the talks are focused on": of what is to come, too
    if word in (
        "continue",
        "continues",
        "take",
        "takes",
        "begin",
        "begins",
        "opens",
        "open",
        "start",
        "starts",
        "resume",
        "resumes",
    ):
        return "present"
    return "arrived" if word in ("began", "started", "opened", "kicked", "begun") else "held"
