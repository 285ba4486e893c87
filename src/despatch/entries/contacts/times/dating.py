"""When a contact takes place: the time expression that belongs to a trigger, and how long it lasts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.day_after import day_counted
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.times.lasting import directed, several_days, with_duration
from despatch.entries.contacts.triggers.greeted import dates_gathering
from despatch.entries.contacts.triggers.status import last_time
from despatch.entries.contacts.triggers.undoing import of_another_deed
from despatch.model import Time

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

# "tomorrow, December 21": the date told beside it counts.
_TODAYS = frozenset(("today", "tomorrow", "yesterday", "tonight"))
_BRIDGES = frozenset(("as", "when", "while", "after", "during", "in", "at", "following"))
_FAR = 30


def date_of(view: View, trigger: Trigger, others: list[Trigger]) -> str | None:
    """The EDTF date that the sentence gives for `trigger`, or None."""
    since = last_time(view, trigger.verb)
    if since is not None:
        return since
    counted = day_counted(view, trigger)
    if counted is not None:
        return counted
    best: tuple[int, int, str] | None = None
    for first, last, time in view.spans_of_times:
        value = None if dates_gathering(view, trigger, first) else _usable(time)
        if value is None or _governed_off(view, first, time) or _of_noun(view, trigger, first, last, value):
            continue
        if of_another_deed(view, trigger, first, last, time):
            continue
        if (
            trigger.kind == "meeting"
            and "/" not in value
            and view.word(first - 1) == "from"
            and view.word(last) != "to"
        ):
            continue  # "will be there from Monday and hold talks": no day of the talks
        value = _beside_today(view, first, last) or value
        cost = _distance(view, trigger, first, last, others) + _of_background(view, trigger, first, value)
        if cost < _FAR and (best is None or (cost, first) < best[:2]):
            best = (cost, first, value)
    if best is None:
        return None
    day = directed(view, trigger, best[1], best[2])
    return with_duration(view, trigger, several_days(view, trigger, best[1], day))


def _beside_today(view: View, first: int, last: int) -> str | None:
    """The day told right after "tomorrow, ": it counts, whenever the report was put out."""
    if view.words[first] not in _TODAYS or view.word(last) != ",":
        return None
    told = next((t for a, _, t in view.spans_of_times if a == last + 1), None)
    value = _usable(told) if told else None
    return value if single(value) else None


def _of_background(view: View, trigger: Trigger, first: int, value: str) -> int:
    """Cost of a coarse time that dates what is told beside: a bare year before "the meeting", a month after "discussed"."""
    if first < trigger.first:
        return 12 if trigger.definite and len(value) == 4 else 0
    told = {view.word(trigger.first), *view.words[trigger.last : first]}
    return 25 if len(value) < 8 and told & group("discuss_verbs") else 0


_VAGUE = re.compile(r"\d{4}/\d{4}\Z|\d+X")


def _usable(time: Time) -> str | None:
    if time.type not in ("DATE", "TIME") or not time.edtf or _VAGUE.match(time.edtf):
        return None  # a programme for 2001-2003, or the 21st century, is no day of a contact
    return time.edtf.split("T")[0] if "/" not in time.edtf else time.edtf


def _of_noun(view: View, trigger: Trigger, first: int, last: int, value: str) -> bool:
    """Whether the time only measures or qualifies: "a year earlier than agreed", "the 2007-2013 budget"."""
    if len(value) == 4 and _in_a_name(view, trigger, first, last):
        return True
    if view.word(last) == "than" or (
        len(value) < 10 and view.word(first - 1) != "in" and view.word(last) in _DATED_NOUNS
    ):
        return True
    return len(value) < 8 and _premodifies(view, trigger, first, last)


_YEAR_AFTER = frozenset(
    "in during early late mid since until till by from and to through - – — ( / earlier".split()
)


def _in_a_name(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """Whether a year in figures belongs to a name or to something else ("the Cocoa Fair 2013", "the year 2001", "the tragedy of 1916")."""
    if not view.words[last - 1].isdigit() or view.word(first - 1) in _YEAR_AFTER:
        return False
    if "year" in view.words[first - 1 : last]:
        return True
    before = view.sentence.tokens[first - 1].word if first else ""
    if before[:1].isupper() and first - 1 not in view.timed and not trigger.first <= first - 1 < trigger.last:
        return True  # "opened a stand at the Oslo Fair 2013"
    if view.word(first - 1) == "of":
        return not trigger.first <= first - 2 < trigger.last
    return not trigger.first - 4 <= first <= trigger.last


def _premodifies(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "the February 2002 truce", "work to update 1978 guidelines": a year or month right before another noun that it dates."""
    if view.word(first - 1) not in _ARTICLES and not view.words[first].isdigit():
        return False
    if view.word(first - 1) in group("prepositions") or not _open_word(view, last):
        return False
    end = last
    while end < last + 4 and _open_word(view, end):
        end += 1
    return not (trigger.first < end and first < trigger.last)


def _open_word(view: View, i: int) -> bool:
    """Whether a word is neither a mark nor one of those that only join others."""
    word = view.word(i)
    return word.isalpha() and not any(word in group(name) for name in _FUNCTION_WORDS) and word != "and"


_ARTICLES = frozenset("the a its their his her this that".split())
_FUNCTION_WORDS = (
    "prepositions",
    "be",
    "have",
    "would",
    "future",
    "modal_open",
    "subordinators",
    "say_verbs",
)


_DATED_NOUNS = frozenset(
    "budget budgets agreement agreements accord accords treaty resolution deal constitution revolution elections election "
    "olympic olympics war plan programme program coup crisis invasion attacks".split()
)


def _governed_off(view: View, first: int, time: Time) -> bool:
    before = view.word(first - 1)
    if before == "the":
        before = view.word(first - 2)
    if before in ("until", "till", "to") and _PUT_OFF & set(view.words[max(0, first - 4) : first]):
        return False  # "put off until Thursday": the new day
    if before in ("since", "until", "till", "by", "than"):
        return True
    return before == "of" and view.word(first - 2) in (
        "end",
        "half",
        "resolution",
        "accord",
        "agreement",
        "treaty",
        "declaration",
    )


_PUT_OFF = frozenset(("off", "postponed", "delayed", "deferred", "rescheduled", "moved"))


def _distance(view: View, trigger: Trigger, first: int, last: int, others: list[Trigger]) -> int:
    if trigger.first <= first and last <= trigger.last:
        return -1
    if last <= trigger.first and _of_before(view, trigger, first, last, others):
        return _FAR
    if last <= trigger.first:
        between = list(range(last, trigger.first))
        if len(between) <= 1 and not _of_relative(view, trigger, last, others):
            return 0
        base = len(between) + 3
        cost = base + _barriers(view, between, True)
        if any(o is not trigger and o.kind != "any" and o.last <= first <= o.last + 10 for o in others):
            cost += 8
        if _meanwhile(view, trigger) and not _claimed(trigger, others, last):
            return 12
        if (first <= 2 or _after_subject(view, trigger, first)) and not _claimed(trigger, others, last):
            cost = min(cost, 14 + _barriers(view, between, True))
    else:
        until = told_until(trigger)
        if trigger.verb is not None and past_list(view, trigger, until) == first - (
            view.word(first - 1) == "on"
        ):
            until = first  # "met X, Minister Y and adviser Z today in Lima"
        between = list(range(min(until, first), first))
        if trigger.kind == "visit":
            between = _past_goals(view, between)
        between = _past_insertion(view, between)
        cost = len(between) + _barriers(view, between, False)
    cost += _of_other_verb(view, trigger, first)
    return cost + _taken(view, trigger, first, last, others) + _of_saying(view, trigger, first, last)


def _of_relative(view: View, trigger: Trigger, last: int, others: list[Trigger]) -> bool:
    """ "X, who arrived on Monday, met Y on Tuesday": the day before the comma is that of the relative clause."""
    if view.word(last) != "," or last + 1 != trigger.first:
        return False
    return any(
        o.verb is not None
        and o.verb < last
        and view.word(o.verb - 1 - (view.word(o.verb - 1) == "had")) == "who"
        for o in others
    )


def _of_before(view: View, trigger: Trigger, first: int, last: int, others: list[Trigger]) -> bool:
    """Whether a time left of the trigger is that of what is told before it: a return, a journey, a request, a talk about it."""
    if trigger.kind == "visit" and _back_from(view, trigger):
        return True
    if trigger.kind in ("conference", "meeting") and _on_the_way(view, trigger, first):
        return True
    if trigger.kind == "meeting" and _left_after(view, trigger, first, last):
        return True
    made_for = trigger.status == "purpose" or (trigger.kind == "conference" and _to_attend(view, trigger))
    if made_for and (any(_journeys(o, trigger) for o in others) or _travelled(view, first)):
        return True
    return _spoken_of(view, trigger, last) or _asked_for(view, trigger, first, last)


def _back_from(view: View, trigger: Trigger) -> bool:
    """ "returned on Friday after a visit to Peru", "on his way home on Friday from his tour": the day is that of the return."""
    i = trigger.first - 1
    if view.word(i) in ("after", "following"):
        return True
    i -= view.word(i) in ("a", "the", "his", "her", "their")
    return view.word(i) == "from" and trigger.verb is None


def _spoken_of(view: View, trigger: Trigger, last: int) -> bool:
    """ "will come on Monday to discuss the upcoming summit": the day is that of the talk, not of what is talked about."""
    if trigger.kind not in ("conference", "visit"):
        return False
    between = set(view.words[last : trigger.last])
    return bool(between & (group("discuss_verbs") | _MATTER)) and not between & {"during", "at"}


_MATTER = frozenset("review reviewed preparations preparing upcoming forthcoming".split())


def _asked_for(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "on Monday urged them to hold talks", "agreed on Monday to meet": the day is that of the asking or agreeing."""
    if trigger.status not in ("proposed", "planned", "purpose"):
        return False
    before = first - 1 - (view.word(first - 1) in ("on", "late", "earlier"))
    asked = _ASKED if trigger.status == "proposed" else _AGREED
    return bool(asked & {view.word(before), *view.words[last : trigger.first]})


_AGREED = frozenset("agreed decided accepted announced confirmed pledged".split())
_ASKED = _AGREED | frozenset(
    "urged invited proposed suggested offered called asked requested sought demanded reaffirmed reiterated repeated expressed "
    "rejected dismissed appealed renewed extended".split()
)


def _past_goals(view: View, between: list[int]) -> list[int]:
    """The tokens without a list of towns and states: "to Lima, Peru; Quito, Ecuador; and Bogota, Colombia from 3 May"."""
    named = {i for first, last, _ in view.places for i in range(first, last)}
    named |= {i for i in between if view.words[i] in (",", ";", "and") and {i - 1, i + 1} & named}
    return [i for i in between if i not in named]


def _after_subject(view: View, trigger: Trigger, first: int) -> bool:
    """Whether the time follows the subject that opens the sentence: "President X today joined leaders of ... during the summit"."""
    if not {"during", "at"} & set(view.words[max(0, trigger.first - 4) : trigger.first]):
        return False
    n = view.actor_at.get(0, view.actor_at.get(1))
    end = view.actors[n].last if n is not None else 0
    return 0 < end <= first <= end + 1


def _past_insertion(view: View, between: list[int]) -> list[int]:
    """The tokens without an insertion: "the talks, involving Peru, Chile and Cuba, are to start on Monday"."""
    commas = [i for i in between if view.words[i] == ","]
    if len(commas) < 2 or commas[0] - between[0] > 6:
        return between
    closes = next((i for i in reversed(commas) if view.word(i + 1) in _FINITE), commas[0])
    opened = view.word(commas[0] + 1)
    if closes == commas[0] or not (
        opened.endswith("ing") or opened in ("attended", "hosted", "chaired", "led")
    ):
        return between
    return [i for i in between if not commas[0] <= i <= closes]


_FINITE = frozenset("is are was were will would has had opens opened begins began starts started".split())


def _on_the_way(view: View, trigger: Trigger, first: int) -> bool:
    """Whether the time is of the journey to a gathering: "said on Friday as she left for the summit"."""
    if trigger.kind == "conference" and _travelled(view, first):
        return True
    return (
        _to_attend(view, trigger)
        and _travelled(view, trigger.first)
        and view.words[trigger.last - 1] in _GATHERINGS
    )


def _left_after(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "left on Friday after holding talks": the day is that of the departure."""
    before = set(view.words[max(0, first - 8) : first])
    return "after" in view.words[last : trigger.first] and bool(
        before & (group("leave_verbs") | {"returned"})
    )


_GATHERINGS = frozenset(("meeting", "summit", "conference", "forum", "session"))


def _travelled(view: View, first: int) -> bool:
    """Whether a verb of travel stands before the time ("came to Lagos on Monday to attend ...")."""
    travel = group("travel_to_verbs") | group("leave_verbs")
    return any(w in travel for w in view.words[max(0, first - 9) : first])


def _to_attend(view: View, trigger: Trigger) -> bool:
    """Whether the journey before is made to be there: "arrived on Thursday to attend the summit", "for the summit"."""
    before = view.words[max(0, trigger.first - 4) : trigger.first]
    return ("to" in before and bool(group("attend_verbs") & set(before))) or "for" in before[-2:]


def _of_other_verb(view: View, trigger: Trigger, first: int) -> int:
    """Cost of a time right after a verb that tells of something else ("sanctions imposed last year")."""
    i = first - 1
    while i >= 0 and view.words[i] in ("on", "in", "early", "late", "earlier", "here", "at"):
        i -= 1
    word = view.word(i)
    known = word in group("light_verbs") or word in group("say_verbs") or word in _EVENT_VERBS
    return 14 if word.endswith("ed") and not known and i != trigger.last - 1 and len(word) > 4 else 0


_EVENT_VERBS = frozenset(
    "arrived visited travelled traveled returned departed received hosted welcomed telephoned phoned discussed scheduled planned "
    "slated opened started concluded ended signed convened resumed expected headed attended gathered met confirmed".split()
)


def told_until(trigger: Trigger) -> int:
    """Index after the trigger and the sides named right of it: a long title stands between "met" and "on Tuesday"."""
    ends = [s.last for s in trigger.sides if s.first >= trigger.last and s.first - trigger.last <= 8]
    return max([trigger.last, *ends])


_LISTING = frozenset(", and ; his her their the as well".split())


def past_list(view: View, trigger: Trigger, end: int) -> int:
    """Index after the whole list of those met, however long: "met X, his cabinet, Minister Y and adviser Z today in Lima"."""
    sided = [s.last for s in trigger.sides if trigger.last <= s.first]
    i = end = max([end, *sided])
    while sided and i < len(view.words) and i not in view.timed:
        n = view.actor_at.get(i)
        if n is not None and view.actors[n].kind != "state":
            i = end = view.actors[n].last
        elif view.words[i] in _LISTING or view.tokens[i].word[:1].isupper():
            i += 1
        else:
            break
    return end


def _journeys(other: Trigger, trigger: Trigger) -> bool:
    return other.kind == "visit" and other.last <= trigger.first


def _meanwhile(view: View, trigger: Trigger) -> bool:
    """ "said on Wednesday ... as he met": the time of the main clause is that of the clause with "as"."""
    before = view.words[max(0, trigger.first - 4) : trigger.first]
    return (
        trigger.verb is not None
        and bool({"as", "while", "when"} & set(before))
        and trigger.status in ("held", "ongoing")
    )


_SETTING = frozenset("on in at here late earlier".split())


def _of_saying(view: View, trigger: Trigger, first: int, last: int) -> int:
    """Cost of a time that says when it was said: "announced on Friday that ..."."""
    at = first - 1
    while at > max(0, first - 6) and (
        view.word(at) in _SETTING or view.sentence.tokens[at].word[:1].isupper()
    ):
        at -= 1  # "said here on Friday", "said in New Delhi late on Friday"
    if view.word(at) not in group("say_verbs"):
        return 0
    if last > trigger.first:
        return _FAR if not view.words[last - 1 : last + 2].count("at") else 10
    between = view.words[last : trigger.first]
    bridged = any(w in ("as", "when", "while", "after", "during", "following", "in", "at") for w in between)
    return 0 if bridged and "that" not in between else _FAR


def _claimed(trigger: Trigger, others: list[Trigger], last: int) -> bool:
    return any(o is not trigger and last <= o.first < trigger.first and o.kind != "any" for o in others)


def _taken(view: View, trigger: Trigger, first: int, last: int, others: list[Trigger]) -> int:
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
            return _FAR
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


_TAKES_PLACE = frozenset(
    "held place scheduled due opened opens began begins started starts happening runs running set closed closes concluded "
    "concludes ended ends wrapped finished kicked convened took met meets gathered".split()
)


def _of_one_name(view: View, trigger: Trigger, other: Trigger) -> bool:
    """Whether the other noun only goes on with the name ("the Lima Summit of the Pacific Forum")."""
    between = view.words[trigger.last : other.first]
    return trigger.kind == "conference" == other.kind and between in (["of"], ["of", "the"])


def _coordinated(trigger: Trigger, other: Trigger) -> bool:
    """Two nouns side by side ("the dialogue and the commission, both of which met ...") share their time."""
    return 0 <= other.first - trigger.last <= 2 and trigger.verb == other.verb


def _leads_off(word: str, following: str) -> bool:
    """Whether what follows is something else: "before leaving in May", "it was decided to hold a fair in 2003"."""
    if word in ("decided", "agreed"):
        return following == "to"
    return word == "before" and following.endswith("ing")


def _barriers(view: View, between: list[int], leftwards: bool) -> int:
    cost = 0
    words = [view.words[i] for i in between]
    for k, word in enumerate(words):
        if word in (";", ":") or (word in ("“", "”", '"') and between[k] + 1 in view.quoted):
            cost += 12
        elif word == "which" and not leftwards and _TAKES_PLACE & set(words[k : k + 6]):
            cost += 1
        elif (
            word in ("which", "who") and not leftwards and words[-1] in (",", "on") and "," in words[k + 1 :]
        ):
            cost += (
                2  # an insertion closed before the time: "a visit, which will include a dinner, on 22 June"
            )
        elif word == "where" and leftwards:
            cost += 3
        elif word in ("that", "who", "which", "where", "whose"):
            cost += 10 if leftwards else 20
        elif word in ("since", "until"):
            cost += _FAR if word == "since" else 12
        elif not leftwards and _leads_off(word, "".join(words[k + 1 : k + 2])):
            cost += _FAR
        elif word in ("after", "when", "while", "before", "but", "ahead", "although"):
            cost += 6 if leftwards else 12
        elif word in group("say_verbs"):
            cost += 12 if not any(w in _BRIDGES for w in words[k:]) or not leftwards else 2
        elif word in ("and", ","):
            cost += 1
    return cost
