"""The noun phrase around a word that tells of a contact: where it begins, what verb governs it, what it is not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import all_of, group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_PHRASE_STOPS = frozenset(
    "the a an his her their its this that these those our my another each any some no "
    "and or , ; : ( ) who which as not when while also here there follows followed precedes preceded marks marked".split()
)


_DASHES = frozenset(("--", "—", "–"))


def compound(view: View, i: int) -> bool:
    """Whether the noun only qualifies another one ("meeting room", "summit declaration", "talks process")."""
    nxt = view.word(i + 1)
    for j in range(i + 1, min(i + 5, len(view.words))):
        if view.words[j] in group("meeting_nouns") or view.words[j] in group("conference_nouns"):
            return phrase_first(view, j) <= i
    return nxt in ("room", "rooms", "hall", "place", "point", "ground", "centre", "center", "venue", "table", "process", "period",
                   "resolution", "resolutions", "statement", "communique", "participants", "delegates", "vote", "goals", "president", "chairman", "outcome", "agenda", "declaration", "spokesman", "host")  # fmt: skip


def phrase_first(view: View, noun: int) -> int:
    """Index of the first token of the noun phrase that ends in `noun`, its determiner left out."""
    i = noun
    while i > 0 and noun - i < 12:
        word = view.words[i - 1]
        if word == "-" and view.tokens[i - 2].end != view.tokens[i - 1].start:
            break
        if word in _DASHES and view.tokens[i].word[:1].islower():
            break  # "neighbours -- talks which ...", not "the US – Angola dialogue"
        if word == ")" and view.word(i - 3) == "(":
            i -= 3
            continue
        if word in ("'s", "’s") or (word in group("light_verbs") and not _participle_adjective(view, i - 1)):
            break
        if (word == "and" and _one_name(view, i, noun)) or _of_heads(view, i):
            i -= 2
            continue
        if word in _PHRASE_STOPS or (word in group("prepositions") and word != "of") or word == "of":
            break
        if word in ("off", "out", "up") or (word in _cues() and not _participle_adjective(view, i - 1)):
            break
        if (
            word in group("be")
            or word in group("have")
            or word in group("future")
            or word in group("modal_open")
        ):
            break
        n = view.actor_at.get(i - 1)
        if n is not None and view.actors[n].kind in ("person", "pronoun"):
            break
        i -= 1
    return i


def _of_heads(view: View, i: int) -> bool:
    """Whether the word before token `i` only joins the words of "Heads of State and Government summit"."""
    if view.word(i - 1) == "of" and view.word(i) in ("state", "states", "government"):
        return view.word(i - 2) in ("head", "heads", "chiefs")
    return view.words[i - 2 : i + 1] == ["state", "and", "government"]


def _one_name(view: View, i: int, noun: int) -> bool:
    """Whether "and" before token `i` only joins the words of a council's name ("peace and security council meeting")."""
    named = any(w in ("council", "committee", "commission", "group", "forum") for w in view.words[i:noun])
    plain = i - 2 >= 0 and i - 2 not in view.actor_at and view.words[i - 2].isalpha()
    return named and plain and view.words[i - 2] not in _PHRASE_STOPS and i not in view.actor_at


@cache
def _cues() -> frozenset[str]:
    return all_of("postponed_cues cancelled_cues proposed_cues refused_cues say_verbs exchange_verbs")


def _participle_adjective(view: View, i: int) -> bool:
    """Whether a participle at `i` only qualifies the noun after it ("the postponed talks", "his planned visit")."""
    before = i - 1
    if view.word(before).endswith("ly") and view.word(before - 1) in _QUALIFIED:
        before -= 1  # "the recently concluded summit"
    return view.words[i].endswith(("ed", "sible", "posed", "tive")) and view.word(before) in _QUALIFIED


_QUALIFIED = frozenset("the a an his her their its 's ’s first second newly previously this".split())


def is_call(view: View, noun: int, first: int) -> bool:
    """Whether the phrase or what follows says that it was by telephone or video."""
    inside = view.words[first : noun + 1]
    if any(w in group("call_cues") for w in inside) or inside[-1] in (
        "phonecall",
        "videoconference",
        "teleconference",
    ):
        return True
    after = view.words[noun + 1 : noun + 9]
    after = after[: after.index(",")] if "," in after else after
    return _in_format(view, noun) or any(
        w in ("by", "over", "via", "through") and any(c in group("call_cues") for c in after[k + 1 : k + 4])
        for k, w in enumerate(after)
    )


def _in_format(view: View, noun: int) -> bool:
    """Whether the clause goes on with "in a virtual format", "in the format of a video conference", "in online mode"."""
    for k in range(noun + 1, min(noun + _CLAUSE, len(view.words))):
        if view.words[k] in (".", ";") or view.words[k] in group("say_verbs"):
            return False
        if view.words[k] in _FORMATS and "in" in view.words[max(0, k - 4) : k]:
            beside = view.words[max(0, k - 3) : k] + view.words[k + 1 : k + 5]
            return not group("call_cues").isdisjoint(beside)
    return False


_FORMATS = frozenset("format mode setting".split())
_CLAUSE = (
    24  # tokens: "consultations between the Ministries of Foreign Affairs of Peru and Chile were held in ..."
)


def governing_verb(view: View, first: int) -> int | None:
    """The light verb that the noun phrase at `first` is the object of ("held talks"); None if there is none."""
    i = first - 1
    while i >= 0 and first - i < 8:
        word = view.words[i]
        if word in group("light_verbs") or (word in _TAKES and view.word(i + 1) == "part"):
            return i
        passable = word in ("\"", "“", "”", "a", "an", "the", "up", "off", "in", "out", "part", "their", "his", "her", "its", "another", "on",
                            "with", "for", "some", "first", "second", "third", "fresh", "two", "three")  # fmt: skip
        if word == "to" and view.word(i - 1) in ("agreed", "agree", "agrees"):
            return i - 1
        if word == "to" and view.word(i - 1) == "delegation":
            return _leading(view, i - 1)
        if word == "over" and view.word(i - 1).startswith("presid"):
            return i - 1
        if (
            word in ("until", "till", "to")
            and i + 1 in view.timed
            and view.word(i - 1) in group("postponed_cues")
        ):
            return i - 1  # "postponed until May talks on trade"
        if word == "of" and view.word(i - 1) in _LENGTHS:
            i -= 2  # "ended two days of talks", "held another round of talks"
            while i >= 0 and (i in view.timed or view.words[i] in _COUNTS):
                i -= 1
            continue
        if word in ("in", "with", "on", "for") and not _verb_particle(view, i):
            return None
        if not passable and i not in view.timed:
            return None
        i -= 1
    return None


def _leading(view: View, delegation: int) -> int | None:
    """The verb of "led Peru's delegation to the summit", "will head the delegation to it"; None where nobody does."""
    for k in range(delegation - 1, max(-1, delegation - _FAR), -1):
        if view.words[k] in _LEADS:
            return k
        if view.words[k] in (",", ";", ".", "of", "and", "who"):
            return None
    return None


_LEADS = frozenset("led lead leads leading headed head heads heading".split())
_FAR = 7  # words of whose delegation it is
_LENGTHS = frozenset("day days hour hours week weeks round".split())
_COUNTS = frozenset(
    "a an the two three four five six several another further fresh new first second third final latest".split()
)
_TAKES = frozenset("take takes took taken".split())


def _verb_particle(view: View, i: int) -> bool:
    pair = (view.word(i - 1), view.words[i])
    return (pair[1] == "in" and pair[0] in ("part", "engage", "engaged", "participate", "participated", "joined")) or (
        pair[1] == "on" and pair[0] in ("embarked", "embark")) or (
        pair[1] == "with" and pair[0] in ("started", "began", "ended")) or (
        pair[1] == "for" and pair[0] in ("called", "calls", "calling", "arranged"))  # fmt: skip


def tells_its_name(view: View, first: int) -> bool:
    """Whether the phrase at `first` only says what was told of before: "It was the 21st Peruvian-Chilean meeting"."""
    i = first - 1 - (view.word(first - 1) in ("the", "also"))
    return view.word(i) in ("was", "is", "marked") and view.word(i - 1) in _POINTING


_POINTING = frozenset("it this that which meeting talks".split())
