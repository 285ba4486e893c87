"""Status of a noun of meeting or visit: from its adjectives, the preposition before it, the predicate after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.agendas import COMING, listed_ahead, spoken_from, was_to_be
from despatch.entries.contacts.triggers.greetings import looked_forward
from despatch.entries.contacts.triggers.undoing import before_time, undoing_at

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def noun_status(view: View, noun: int, first: int, outer: int | None = None) -> str | None:
    """Status given by the words of the noun phrase [first, noun] and the preposition before it; None if open.

    `outer` is where the phrase begins with its possessor ("after [X's] visit"), if it has one.
    """
    inside = view.words[max(0, first) : noun]
    if view.word(first - 1) == "no":
        return status.NONE  # "there was no meeting between A and B"
    for word in inside:
        if word in group("postponed_cues"):
            return "postponed"
        if word in group("cancelled_cues"):
            return "cancelled"
        if word in group("proposed_cues"):
            return "proposed"
    if any(w in group("before_words") for w in inside) or _listed_as_coming(view, first):
        return "planned"
    if any(w in group("ongoing_cues") for w in inside):
        return "ongoing"
    if any(w in group("past_adjectives") for w in inside):
        return "held"
    if _set_for(view, noun):
        return "planned"
    start = first if outer is None else outer
    return _by_preposition(view, start) or _mood(view, start)


_CLAUSE_ENDS = frozenset(
    'who which whom where that after following since because while when as , ; : “ ” " said says told has had'.split()
)


def _mood(view: View, first: int) -> str | None:
    """What the modal before the phrase in its clause makes of it ("would welcome a meeting"); None if it has none."""
    before = view.words[max(0, first - 4) : first]
    if "forward" in before and "to" in before:  # "looked forward to a productive summit"
        return "held" if looked_forward(view, first) else "planned"
    if {"towards", "toward"} & set(before[-2:]):
        return "proposed"
    for i in range(first - 1, max(-1, first - 12), -1):
        word = view.words[i]
        if i in view.timed:
            continue  # "the May 2019 talks"
        if word in _CLAUSE_ENDS or word in group("say_verbs"):
            return None
        if word in group("modal_open"):
            return "proposed"
        if word in group("future") or word == "would":
            return "proposed" if word == "would" and "if" in view.words[:i] else "planned"
    return None


def _to_come(view: View) -> str:
    """Status of what the rest of the sentence follows on: to come where that is to come, and nobody says so."""
    words = view.words
    is_to = any(
        w in ("is", "are", "was", "were") and words[k + 1 : k + 2] == ["to"] for k, w in enumerate(words)
    )
    if any(_is_future(view, k) for k in range(len(words))) or is_to:
        return "open" if group("say_verbs") & set(words) else "planned"
    return "held"


def _set_for(view: View, noun: int) -> bool:
    """Whether the time after the noun lies ahead in so many words ("welcomed the visit to Peru later this week")."""
    timed = [i for i in range(noun + 1, min(noun + 10, len(view.words))) if i in view.timed]
    return bool(timed) and "later" in (view.word(timed[0]), view.word(timed[0] - 1))


def _gone_by(view: View, first: int) -> bool:
    """Whether the time after the phrase is past in so many words ("following X's visit earlier this month")."""
    timed = [i for i in range(first, min(first + 16, len(view.words))) if i in view.timed]
    return any(view.words[i] in _PAST_TIMES or view.word(i - 1) == "earlier" for i in timed)


_PAST_TIMES = frozenset("earlier last ago yesterday previous".split())


def _is_future(view: View, k: int) -> bool:
    """Whether the word at `k` is "will" or "shall", and not the noun ("both countries' political will")."""
    return view.words[k] in ("will", "shall") and view.word(k - 1) not in _BEFORE_THE_NOUN


_BEFORE_THE_NOUN = frozenset(
    "political the a their his her its our no free good common strong real same".split()
)


def _listed_as_coming(view: View, first: int) -> bool:
    """ "upcoming contacts, including a meeting of the commission": what is listed is to come as well."""
    if ":" in view.words[:first] and _EVE & set(view.words[: view.words.index(":")]):
        return True  # "on the eve of major events: the summit of ..."
    before = view.words[max(0, first - 8) : first]
    if "including" not in before:
        return listed_ahead(view, first)
    return bool(COMING & set(before[: before.index("including")]))


_EVE = frozenset("eve upcoming forthcoming".split())
_PLAIN = frozenset(("talks", "meeting", "negotiations"))
_OUTCOMES = frozenset(
    "results result outcome outcomes success conclusion impressions fruits aftermath".split()
)
_SCHEDULED = frozenset(("would", "will", "shall", "scheduled", "due", "expected", "slated"))


def _leading_up(view: View, i: int, first: int) -> str | None:
    """What "before", "ahead of" or "prior to" at `i` make of the phrase; None where there is none of them."""
    word, before = view.word(i), view.word(i - 1)
    plain = view.word(first - 1) == "the" and _PLAIN & set(view.words[first : first + 6])
    if (word, before) == ("to", "prior") and plain:
        return "open"  # "prior to the talks": they may be over as well
    if word != "before" and (word, before) not in _AHEAD:
        return None
    done = word == "before" and i <= 1 and not (group("say_verbs") | _SCHEDULED) & set(view.words)
    return "open" if done else "planned"  # "Before their talks, the two laid a wreath"


_AHEAD = frozenset({("of", "ahead"), ("of", "eve"), ("to", "prior"), ("to", "run-up")})


def _by_preposition(view: View, first: int) -> str | None:
    i = first - 1
    while i >= 0 and view.words[i] in ("a", "an", "the", "his", "her", "their", "its", "this", "that", "'s"):
        i -= 1
    undone = before_time(view, i)
    i = undone if undone != i and undoing_at(view, undone) else i
    word, before = view.word(i), view.word(i - 1)
    if word in ("after", "following", "since"):
        return "held" if _gone_by(view, first) else _to_come(view)
    if _rests_on(word, before):
        return "held"
    ahead = _leading_up(view, i, first)
    if ahead is not None:
        return ahead
    if word == "including" and any(w.startswith(("arriv", "travel", "will")) for w in view.words[:i]):
        return "purpose"
    if word == "in" and before in _JOINING:
        return _joining(view, i, before)
    if word == "on" and before in _WORKING:
        return "planned"
    if word in ("during", "at", "in", "on"):
        coming = word == "during" and (_SCHEDULED & _beside(view, first) or was_to_be(view, first))
        return "planned" if coming else "during"
    if word in ("from", "of"):
        return (
            "ongoing"
            if spoken_from(view, i)
            else "held"
            if word == "of" and before in _OUTCOMES
            else _after_verb(word, before)
        )
    if word == "against" or (word == "to" and before in _AVERSE) or (word == "out" and before in _RULED):
        return status.NONE  # "remained opposed to talks with Peru"
    if word == "for":
        return _after_for(view, i, before)
    return _after_verb(word, before)


_JOINING = frozenset(("participate", "participating", "part"))


_WORKING = frozenset("work works working worked".split())  # "working on a meeting of the two"


def _joining(view: View, i: int, before: str) -> str:
    """ "who is taking part in the conference", "will travel to Lima to take part in it"."""
    if before != "participating" and "to" in view.words[max(0, i - 4) : i]:
        return "purpose"
    under_way = before != "participate" and {"is", "are"} & set(view.words[max(0, i - 4) : i])
    return "ongoing" if under_way else "during"


def _rests_on(word: str, before: str) -> bool:
    """ "building on their talks", "to follow up on the call"; "hurdles must be removed, she told the forum"."""
    if word == "on":
        return before in ("building", "up", "builds", "built")
    return word in ("told", "addressed") and before not in ("be", "being")


_AVERSE = frozenset("opposed averse objected objects object opposition".split())
_RULED = frozenset("ruled rules rule ruling".split())


def _beside(view: View, first: int) -> set[str]:
    """The words outside quotations that tell when a phrase with "during" is: not what was said in the talks themselves."""
    said = next((k for k in range(first - 1, -1, -1) if view.words[k] in group("say_verbs")), None)
    after = next(
        (k for k in range(first, len(view.words)) if view.words[k] in group("say_verbs")), len(view.words)
    )
    last = after if said is None else first
    return {view.words[k] for k in range(said or 0, last) if k not in view.quoted}


def _after_for(view: View, i: int, before: str) -> str:
    if "date" in view.words[max(0, i - 6) : i] and {"no", "not"} & set(view.words[max(0, i - 8) : i]):
        return "planned"  # "no date has been set for the visit"
    if {"not", "refused", "rejected", "refuses", "declined"} & set(view.words[max(0, i - 9) : i]):
        return status.NONE
    if before in _PREPARING:
        return status.NONE if view.word(i - 2) == "no" else "planned"
    if _sat_for_it(view, i):
        return "held"
    asked = before in ("called", "calls", "call", "calling", "appealed", "pushed", "asked")
    return "proposed" if asked else "purpose"


_PREPARING = frozenset(
    "preparation preparations prepare prepares prepared preparing plans arrangements groundwork agenda".split()
)
_JOURNEYS = frozenset(
    "visit visits trip trips ahead before travel travels prepare prepared preparations".split()
)


def _sat_for_it(view: View, i: int) -> bool:
    """ "had met their counterparts for the first 2+2 dialogue": those who met for it have held it."""
    for k in range(i - 1, max(-1, i - 25), -1):
        if view.words[k] in _JOURNEYS:
            return False
        if view.words[k] == "met" or (view.words[k] == "sat" and view.word(k + 1) == "down"):
            return True
    return False


def by_cue(word: str) -> str | None:
    """The status that a verb gives to what it governs ("postponed", "scrapped", "offered"), or None."""
    for meaning in ("postponed", "cancelled", "proposed"):
        if word in group(f"{meaning}_cues"):
            return meaning
    return None


def _after_verb(word: str, before: str) -> str | None:
    meaning = by_cue(word)
    if meaning:
        return meaning
    if word == "off" and before in ("called", "call", "calls", "calling"):
        return "cancelled"
    return "postponed" if word == "off" and before in ("put", "puts", "putting") else None


def passive_status(view: View, noun_end: int, limit: int) -> str | None:
    """Status from the predicate after a noun: "was postponed", "took place", "will be held", "is due"."""
    words = view.words[noun_end : min(noun_end + 14, limit)]
    return _after_aside(view.words[noun_end : min(noun_end + 30, limit)]) or _predicate(words)


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
    "postponed delayed cancelled canceled scrapped called put slated deferred slotted attended organised organized prepared "
    "arranged".split()
)


def _predicate(words: list[str]) -> str | None:
    """The first finite predicate; a participle without auxiliary ("talks planned for Monday") only if none follows."""
    reduced: str | None = None
    auxiliaries: list[str] = []
    for i, word in enumerate(words):
        if reduced and i and words[i - 1] == "to":
            return reduced  # "the meeting scheduled to take place", "the talks due to open"
        if word in _HAPPEN:
            what = _of_predicate(words, i, auxiliaries)
            if auxiliaries or word not in _REDUCED:
                return what if what is not None else reduced
            reduced = reduced or what
        elif (
            word in group("future")
            or word in group("be")
            or word in group("have")
            or word in group("modal_open")
        ):
            auxiliaries.append(word)
        elif auxiliaries and word in group("negation"):
            return status.NONE
        elif (
            (
                auxiliaries
                and not (
                    word.endswith("ly")
                    or word in ("to", "also", "now", "first", "being", "indefinitely", "both", "all")
                )
            )
            or word in _NEW_CLAUSE
            or (word == "that" and (i or words[1:2] not in (["will"], ["is"], ["was"], ["are"], ["were"])))
            or (word == "," and not auxiliaries and not _appended(words[i + 1 : i + 4]))
        ):
            break
    return reduced


def _appended(words: list[str]) -> bool:
    """Whether a comma goes on with when it is ("a meeting in Lima, to be held next week", "..., due on Friday")."""
    return words[:1] in (["which"], ["due"], ["scheduled"], ["slated"]) or words in _TO_BE


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
    if any(a in group("modal_open") for a in auxiliaries):
        return "proposed"
    if word in ("put", "called", "place", "way"):
        return None
    if word in ("underway", "under") or (
        word in ("held", "hosted") and auxiliaries in (["being"], ["is", "being"], ["are", "being"])
    ):
        return "ongoing"
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
    ):
        return "present"
    return "arrived" if word in ("began", "started", "opened", "kicked", "begun") else "held"
