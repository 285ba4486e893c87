"""The direction in time that a clause gives to a date without a year or week: past, future, or neither.

There is no part-of-speech model: the nearest verb group before the expression decides; where there is
none, or only a verb of reporting further off, the first one after it.
"""

from functools import cache
from typing import NamedTuple

from despatch.language.times.words import Cell
from despatch.registers.tables import beside

_REACH = 28  # words looked at on either side
_CLOSE = 6  # a verb so near before a date surely governs it
_CLAUSE_END = frozenset((";", ":", "—", "“", '"', "”"))
_PAST, _NONE, _FUTURE = -1, 0, 1
_SOON = frozenset(("by", "until", "till"))
# "'s" after these is "is" or "has", after others a genitive.
_SUBJECTS = frozenset("it he she that there what who here this where how when let everything nothing".split())
_BETWEEN = frozenset(("not", "never", "also", "already", "well", "only", "then"))


class _Verbs(NamedTuple):
    past: frozenset[str]
    reporting: frozenset[str]
    announcing: frozenset[str]
    future: frozenset[str]
    planning: frozenset[str]
    coming: frozenset[str]
    present_future: frozenset[str]
    plural_future: frozenset[str]
    present: frozenset[str]
    be: frozenset[str]
    determiners: frozenset[str]
    not_past: frozenset[str]
    base: frozenset[str]
    appearing: frozenset[str]
    plans_told: frozenset[str]
    plans_made: frozenset[str]


@cache
def _verbs() -> _Verbs:
    data = beside(__file__, "verbs.yaml")
    return _Verbs(*(frozenset(data[kind]) for kind in _Verbs._fields))


def told_near(cells: list[Cell], first: int) -> bool:
    """Whether the verb that tells the tense stands close before: "met on March 3"."""
    words = _words(cells[max(0, first - _CLOSE) : first])
    return _since(words, len(words)) or any(_tells(words, i) is not None for i in range(len(words)))


def reports(word: str) -> bool:
    """Whether a word in lower case is a verb of telling."""
    return word in _verbs().reporting or word in _verbs().announcing


def planned_in_past(cells: list[Cell], first: int) -> bool:
    """Whether the plan itself lies in the past: "had been planned for March"; its date may too."""
    words = _words(cells[max(0, first - 8) : first])
    if words and words[-1] in _SOON and (found := _before(words, len(words) - 1)) is not None:
        return found[0] == _PAST  # "gave them until August 31"
    plans = [i for i, w in enumerate(words) if w in _verbs().planning and w.endswith(("ed", "due"))]
    return any({"was", "were", "had"} & set(words[max(0, i - 3) : i]) for i in plans)


def direction(cells: list[Cell], first: int, last: int) -> int:
    """-1 past, +1 future, 0 unknown, for the clause around cells[first:last]."""
    words = _words(cells)
    if first and words[first - 1] in _SOON:
        return _PAST if first == 1 and _ahead(words, last) == _PAST else _FUTURE
    if first > 1 and words[first - 1] in ("to", "for") and _MOVED & set(words[max(0, first - 5) : first - 1]):
        return _FUTURE  # "were put off to Thursday"
    month = first < len(words) and not words[first].endswith("day")
    after = set(words[last : last + _CLAUSE])
    if first > 1 and words[first - 2] in _PLANNED and _UNDONE & after and (month or {"has", "have"} & after):
        # "a summit planned for May was shelved": what is over is not called off; "talks scheduled for Tuesday have been cancelled"
        return _FUTURE
    if first and (words[first - 1] == "earlier" or _since(words, first)):
        return _PAST  # "an earlier June summit", "since his January inauguration"
    if _opening(words, first):
        return _FUTURE
    found = None if _begins_clause(words, first, last) else _before(words, first)
    if found is not None and last < len(words) and words[last] == "that" and _reported(words, first):
        return _PAST  # "said in Oslo on Friday that they would": the date of the saying
    if found is None or found[1]:
        ahead = _ahead(words, last)
        if ahead is not None:
            return ahead
    return found[0] if found else _NONE


def _since(words: list[str], first: int) -> bool:
    """Whether "since" opens the phrase that the time stands in."""
    before = words[max(0, first - 2) : first]
    return before[-1:] == ["since"] or (before[:1] == ["since"] and before[1:] != [","])


_MOVED = frozenset("off postponed delayed deferred rescheduled moved adjourned shifted pushed".split())
_PLANNED = frozenset("planned set scheduled slated due".split())
_UNDONE = frozenset(
    "shelved cancelled canceled scrapped postponed dropped axed off delayed deferred through".split()
)
_CLAUSE = 10  # words


def leads_up(cells: list[Cell], first: int) -> bool:
    """Whether what is told comes before the date: "ahead of talks on Friday", "before their summit on Monday"."""
    words = _words(cells[max(0, first - _CLOSE - 2) : first])
    for i in range(len(words) - 1, -1, -1):
        if words[i] in ("before", "prior") or words[i : i + 2] == ["ahead", "of"]:
            return True
        if words[i] in _CLAUSE_END or words[i] == "," or _tells(words, i) is not None:
            return False
    return False


def in_order(cells: list[Cell], first: int) -> int:
    """+1 for the date of what somebody did "before meeting X on Tuesday", -1 for that of what he did "after meeting X on
    Tuesday": it lies on that side of the date that the sentence tells before; 0 for any other date."""
    words = _words(cells[max(0, first - _GERUND) : first])
    for i in range(len(words) - 1, 0, -1):
        if words[i] in _CLAUSE_END or words[i] in (",", "and") or _tells(words, i) is not None:
            return _NONE
        if words[i - 1] in _ORDER and words[i].endswith("ing"):
            return _ORDER[words[i - 1]]
    return _NONE


_ORDER = {"before": _FUTURE, "after": _PAST}
_GERUND = 16  # words of "meeting his Chilean counterpart, Foreign Minister X, in Lima on"


def _opening(words: list[str], first: int) -> bool:
    """Whether the date is that of what a participle says to begin: "a two-day summit opening here Saturday"."""
    at = first - 1
    while at > 0 and words[at] in ("here", "on"):
        at -= 1
    return at > 0 and words[at] in ("opening", "beginning", "starting") and words[at - 1] not in _STANDING


_STANDING = frozenset("was were is are been the a an its their his her".split())


def _words(cells: list[Cell]) -> list[str]:
    """Words in lower case; those that only look like verbs are empty: "May", "5 am", "Russia's"."""
    words = ["" if c.kind in ("MONTH", "AMPM") else c.word.lower() for c in cells]
    for i, cell in enumerate(cells):
        if cell.kind == "POSS" and (i == 0 or words[i - 1] not in _SUBJECTS):
            words[i] = ""
    return words


def _begins_clause(words: list[str], first: int, last: int) -> bool:
    """Whether a date opens a clause of its own: "..., and on Friday, they met"."""
    if last >= len(words) or words[last] != ",":
        return False
    at = first - 1 - (words[first - 1] in ("on", "in", "at") if first else 0)
    return at >= 0 and words[at] in ("and", "but", "while", "then")


def _reported(words: list[str], first: int) -> bool:
    """Whether the nearest verb before is one of reporting."""
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if words[i] == "that" or words[i] in _CLAUSE_END:
            return False
        if reports(words[i]):
            return True
    return False


def _before(words: list[str], first: int) -> tuple[int, bool] | None:
    """Direction told by the words before, and whether it is a doubtful one that words after may overrule."""
    v = _verbs()
    infinitive = False
    aside = _aside(words, first)
    for i in range(first - 1, max(-1, first - _REACH), -1):
        word = words[i]
        if i in aside:
            continue
        if word in _CLAUSE_END and not _goes_on(words, i):
            break
        if (
            word == "to"
            and i + 1 < len(words)
            and words[i + 1] in v.base
            and (i == 0 or words[i - 1] != "from")
        ):
            infinitive = True
            continue
        told = _tells(words, i)
        if told is None:
            continue
        if infinitive and told == _NONE:
            return _FUTURE, False
        if word in v.plans_made and not _auxiliary(words, i) and _agreed_at(words, i + 1, first):
            return _PAST, False
        if infinitive and word in v.appearing and words[i + 1 : i + 3] in (["to", "be"], ["to", "have"]):
            return _PAST, False  # "was reported to be ill on Sunday"
        if infinitive and told == _PAST and word in _CONSENT:
            return _FUTURE, False
        if told == _PAST and word in v.reporting and first - i > 2:
            return (_FUTURE if infinitive else _PAST), True
        bare = (
            told == _FUTURE
            and word in v.planning
            and word.endswith("ed")
            and not (i and words[i - 1] in v.be)
        )
        return told, bare and not infinitive  # "a meeting planned for Friday was cancelled"
    return (_FUTURE, True) if infinitive else None


def _agreed_at(words: list[str], to: int, first: int) -> bool:
    """Whether the date is that of the talks at which something is agreed: "agreed to cut tariffs in a call on Monday"."""
    if words[to] != "to" or not _SITTING.isdisjoint(words[to + 1 : to + 3]):
        return False  # "agreed to meet at talks on Monday"
    near = range(to + 2, first)
    return any(words[k] in _AT and not _TALKS.isdisjoint(words[k + 1 : min(k + 5, first)]) for k in near)


_SITTING = frozenset(
    "meet hold resume attend talk speak visit convene gather continue begin start open sit join take host sign travel go".split()
)
_AT = frozenset("during in at over by after".split())
_TALKS = frozenset(
    "talks conversation call phone telephone meeting meetings summit negotiations discussions consultations session".split()
)


def _aside(words: list[str], first: int) -> range:
    """The words of a relative clause closed before a date: "met X, who is to visit Peru in May, on Friday"."""
    near = range(first - 1, max(-1, first - _CLOSE), -1)
    close = next((i for i in near if words[i] == ","), None)
    if close is None:
        return range(0)
    opens = next((i for i in range(close - 1, max(-1, close - _REACH), -1) if words[i] == ","), None)
    told = opens is not None and words[opens + 1] in ("who", "whose")
    return range(opens, close + 1) if told and opens is not None else range(0)


# "accepted an invitation to visit in July", "urged them to meet in July"
_CONSENT = frozenset("accepted asked urged called encouraged requested instructed".split())


def _goes_on(words: list[str], quote: int) -> bool:
    """Whether a clause goes on past an opening quotation mark: 'could meet "next week, perhaps on Monday"'."""
    if words[quote] not in ('"', "“") or not quote or not words[quote - 1].isalnum():
        return False
    if words[quote] == '"' and words[:quote].count('"') % 2:
        return False  # a closing one
    return not reports(words[quote - 1])


def _ahead(words: list[str], last: int) -> int | None:
    if last < len(words) and words[last] in _verbs().plans_made:
        return _PAST  # "on Tuesday agreed to launch"
    aside = _relative(words, last)
    for i in range(last, min(len(words), last + _REACH)):
        if i in aside:
            continue
        if words[i] in _CLAUSE_END:
            return None
        if words[i] in _verbs().plans_made and words[i + 1 : i + 2] == ["to"] and not _auxiliary(words, i):
            return _PAST  # "At talks in Lima on Friday, the two agreed to reopen the border"
        told = _tells(words, i)
        if told is not None:
            return told
    return None


def _relative(words: list[str], last: int) -> range:
    """The words of a relative clause closed after a date: "On Friday X, who is due in Peru on Monday, met Y"."""
    near = range(last, min(len(words) - 1, last + _REACH))
    opens = next((i for i in near if words[i] == "," and words[i + 1] in ("who", "whose")), None)
    if opens is None:
        return range(0)
    close = next((i for i in range(opens + 1, min(len(words), opens + _REACH)) if words[i] == ","), None)
    return range(opens, close + 1) if close is not None else range(0)


def _auxiliary(words: list[str], i: int) -> bool:
    """Whether an auxiliary stands right before: "is decided", "will have agreed"."""
    v = _verbs()
    return i > 0 and (words[i - 1] in v.be or words[i - 1] in v.future or words[i - 1] in v.present)


def _tells(words: list[str], i: int) -> int | None:
    """What the word says of direction; None where it is no finite verb."""
    v = _verbs()
    word = words[i]
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if word == "won" and after not in ("'t", "’t", "n't", "n’t", "'", "’", "not"):
        return _PAST
    if word.startswith("look") and words[i + 1 : i + 3] == ["forward", "to"]:
        return _FUTURE if "had" not in words[max(0, i - 2) : i] else _PAST  # whenever it is said
    if word in v.future:
        return _PAST if "have" in words[i + 1 : i + 2 + (after in _BETWEEN)] else _FUTURE
    if word in v.planning:
        return _planning(word, before, after)
    if word in v.past or (word.endswith("ed") and len(word) > 4 and word not in v.not_past):
        return _past(words, i, before, after)
    bare = before not in v.determiners and before not in ("to", "did") and before not in v.future
    if word in v.plural_future and bare:
        return _FUTURE  # "the ministers meet on Monday"
    if word in v.present_future and (before == "that" or before not in v.determiners):
        return _FUTURE
    if word in ("is", "are") and any(w in v.planning or w == "next" for w in words[max(0, i - 8) : i]):
        return _FUTURE  # "the deadline is Thursday"
    if word in ("is", "are") and after == "in" and "for" in words[i + 2 : i + 5]:
        return _FUTURE  # "is in Athens for talks on Monday"
    if word in v.present:
        return _FUTURE if after in v.planning or after in v.coming or after == "to" else _NONE
    return None


def _planning(word: str, before: str, after: str) -> int | None:
    if before in ("as", "previously", "originally") and word.endswith("ed"):
        return None  # "began as planned on Saturday"
    if word == "set":
        return _FUTURE if after in ("to", "for") or (before in _verbs().be and after != "in") else _PAST
    if word == "going" and after != "to":
        return None
    if word in _verbs().plans_told and after != "to":
        return _PAST
    return _FUTURE


def _past(words: list[str], i: int, before: str, after: str) -> int | None:
    v = _verbs()
    if words[i] in ("was", "were") and (after in v.planning or after in ("to", "due")):
        return _FUTURE
    if words[i] not in v.past and before in v.determiners:
        return None  # "the proposed talks"
    if before in ("and", "or") and i > 2 and words[i - 2].endswith("ed"):
        return _past(words, i - 2, words[i - 3], before)  # "due to be covered or discussed"
    if before in ("is", "are", "being"):
        return _NONE  # "when the case is heard in May"
    if words[max(0, i - 3) : i] == ["had", "to", "be"]:
        return _PAST
    if before == "be" or (before != "have" and any(w in v.future for w in words[max(0, i - 3) : i])):
        return _FUTURE
    return _PAST
