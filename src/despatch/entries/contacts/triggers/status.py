"""Held, ongoing, planned, proposed, postponed or cancelled: from the verb group and the cues beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers import unreal
from despatch.entries.contacts.triggers.amid_verb import before_place
from despatch.entries.contacts.triggers.greetings import glad, looked_forward, thanked_for
from despatch.entries.contacts.triggers.setting_out import LEAVING, SETTING_OUT
from despatch.entries.contacts.triggers.standing_plans import habitual
from despatch.entries.contacts.triggers.unable import unable, went_back
from despatch.entries.contacts.triggers.weighed import weighed

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

NONE = unreal.NONE

_GROUP_WORDS = (
    "also then today now soon later again briefly separately personally officially still already just recently "
    "currently first only earlier jointly formally privately tentatively reportedly directly twice both all himself "
    "herself themselves here there , and or on in to a the"
).split()
_CUE_TO_STATUS = (
    ("refused_cues", NONE),
    ("cancelled_cues", "cancelled"),
    ("postponed_cues", "postponed"),
    ("planned_cues", "planned"),
    ("proposed_cues", "proposed"),
)


def verb_group(view: View, verb: int) -> list[int]:
    """Indices of the auxiliaries, negations and governing verbs before `verb`, nearest first."""
    known = _helpers()
    found, i = [], verb - 1
    while i >= 0 and verb - i < 14:
        i = before_place(view, i)
        word = view.word(i)
        if (word in known and i not in view.timed and not _roughly(view, i)) or word.endswith(("n't", "n’t")):
            found.append(i)
        elif not (word in _GROUP_WORDS or i in view.timed or word.endswith("ly")) or (
            word == "," and not _inside_parenthesis(view, i, verb)
        ):
            break
        i -= 1
    return found


def _roughly(view: View, i: int) -> bool:
    """ "arrived at about 3 o'clock and was received": no "about to"."""
    return view.words[i] == "about" and view.word(i + 1) != "to"


def _inside_parenthesis(view: View, comma: int, verb: int) -> bool:
    """Whether `comma` closes or opens a short insertion within the verb group (", on Monday,")."""
    return any(i in view.timed for i in range(max(0, comma - 3), min(verb, comma + 4)))


@cache
def _helpers() -> frozenset[str]:
    names = (
        "future would modal_open negation have be planned_cues proposed_cues postponed_cues cancelled_cues refused_cues "
        "denied_cues"
    )
    return frozenset().union(*(group(n) for n in names.split()))


def verb_status(view: View, verb: int, title: bool = False) -> str:
    """Status of `Contact` that the verb at `verb` gives to what it tells of, or `NONE` where it is denied or hypothetical."""
    word = view.words[verb]
    helpers = verb_group(view, verb)
    words = [view.words[i] for i in helpers]
    infinitive = _after_to(view, verb)
    if any(w in group("negation") or w.endswith(("n't", "n’t")) for w in words):
        return "held" if last_time(view, verb) is not None else unreal.given_up(view, verb)
    if (thought_of := weighed(view, verb)) is not None:
        return thought_of
    if (
        _conditional(view, verb)
        or unreal.instead(view, verb)
        or view.words[max(0, verb - 2) : verb] == ["yet", "to"]
        or (unable(view, verb) and not last_time(view, verb))
    ):
        return NONE
    if went_back(view, verb):
        return "cancelled"
    if thanked_for(view, verb):
        return "held"
    if glad(view, verb):
        return "present"
    if view.words[max(0, verb - 2) : verb] == ["forward", "to"] and not looked_forward(view, verb):
        return "planned"  # "looked forward to visiting Lima in May"
    been = words[:1] == ["been"]  # "was to have been received"
    if words[been : been + 1] == ["have"] and _after_to(view, helpers[been]) and {"was", "were"} & set(words):
        return "unfulfilled"  # "were to have held their next dialogue in November"
    if infinitive or _to_be(view, verb, words):
        return _infinitive(view, verb, words, title)
    return _finite(view, verb, word, words, title)


def last_time(view: View, verb: int | None) -> str | None:
    """The time of "have not met since May", "has not been able to visit since 2004": then they did."""
    before = set(view.words[max(0, (verb or 0) - 6) : verb])
    if verb is None or not (before & {"not", "n't", "never"}) or not before & {"has", "have", "had"}:
        return None
    for first, _, time in view.spans_of_times:
        if verb < first <= verb + 8 and view.word(first - 1) == "since" and time.type == "DATE":
            return time.edtf
    return None


def _to_be(view: View, verb: int, words: list[str]) -> bool:
    """ "is to be received", "was due to be received", "expected to be received": an infinitive in the passive."""
    if "be" not in words or not _after_to(view, view.words.index("be", max(0, verb - 14))):
        return False
    if any(w in ("is", "are", "was", "were", "has", "have", "had") for w in words):
        return True
    return any(w in group(cues) for cues, _ in _CUE_TO_STATUS for w in words)


def _after_to(view: View, verb: int) -> bool:
    i = verb - 1
    while i >= 0 and (view.words[i].endswith("ly") or view.words[i] in ("also", "then", "first", "jointly")):
        i -= 1
    return view.word(i) == "to"


def _conditional(view: View, verb: int) -> bool:
    """Whether an "if" or "unless" opens the clause of the verb."""
    i = verb - 1
    while i >= 0 and verb - i < 10:
        word = view.words[i]
        if word in ("if", "unless", "whether"):
            return True
        if word in (",", ";", ".", "that", "and"):
            return False
        i -= 1
    return False


def _infinitive(view: View, verb: int, words: list[str], title: bool) -> str:
    if view.words[max(0, verb - 2) : verb] == ["unlikely", "to"]:
        return NONE
    for cues, status in _CUE_TO_STATUS:
        if any(w in group(cues) for w in words):
            if status == "planned" and "had" in words:
                return "unfulfilled"  # "had been due to meet", "had expected to meet"
            if status == "planned" and any(w in group("modal_open") for w in words):
                return "proposed"
            if status == "proposed" and _accepted(view, verb):
                return "planned"
            return _of_invitation(view, verb) if status == "proposed" else status
    if any(w in group("be") for w in words) or any(w in group("have") for w in words):
        return "planned"
    controlled = _controller(view, verb)
    if controlled is not None:
        return controlled
    return "planned" if (title and _bare_title(view, verb)) or _then(view, verb) else "purpose"


def _then(view: View, verb: int) -> bool:
    """ "Mbeki off to Peru on Monday, to meet X": in a headline what is to be done after the comma is to come."""
    headline = view.sentence.title or (view.index == 0 and view.words[-1].isalnum())
    return headline and view.word(verb - 2) == "," and bool(_OFF & set(view.words[: verb - 2]))


_OFF = frozenset("off leaves departs heads flies travels arrives".split())


def _of_invitation(view: View, verb: int) -> str:
    """What is made of an invitation "to visit Peru", "to attend": proposed, or declined."""
    told = view.word(verb - 2) in ("invitation", "invitations")
    return _of_cue(view, verb - 2, "proposed") if told else "proposed"


def _accepted(view: View, verb: int) -> bool:
    """ "accepted X's invitation to visit Peru": who accepts it will come."""
    before = view.words[max(0, verb - 12) : verb]
    at = next((i for i, w in enumerate(before) if w in ("accepted", "accepts", "accepting")), None)
    if at is None or {"not", "yet"} & set(before[:at]):
        return False
    after = before[at:]
    return bool({"invitation", "invitations", "invite"} & set(after)) and not {";", "that", "but"} & set(
        after
    )


def _bare_title(view: View, verb: int) -> bool:
    """ "Mbeki to join mission": in a headline the infinitive after the subject is the future."""
    return view.word(verb - 2) not in ("time", "way", "order", "in") and verb - 2 in view.actor_at


def _controller(view: View, verb: int) -> str | None:
    """ "invited X to visit", "urged Y to meet", "plans for Z to visit", "declined an invitation from W to visit"."""
    for i in range(verb - 2, max(-1, verb - 16), -1):
        word = view.words[i]
        if word in (";", ":", ".", "that", "who", "which", "said", "“", "”", '"') or (
            word == "," and i + 1 not in view.actor_at and i < verb - 2
        ):
            return None
        if word.startswith("invit") and "accepted" in view.words[verb:] and "not" not in view.words[verb:]:
            return "planned"  # "invited X to visit Peru, and X accepted the invitation"
        if word.startswith("invit") and _accepted(view, verb):
            return "planned"
        if word in group("proposed_cues") or word in ("plans", "plan"):
            return _of_cue(view, i, "planned" if word.startswith("plan") else "proposed")
        if word in group("refused_cues"):
            return NONE
        if word == "for" and i == verb - 2 - _actor_length(view, verb):
            return "proposed"
    return None


def _actor_length(view: View, verb: int) -> int:
    i = verb - 2
    while i >= 0 and i in view.actor_at:
        i -= 1
    return verb - 2 - i


def _of_cue(view: View, cue: int, status: str) -> str:
    """The verb that governs a cue noun may undo it: "declined an invitation", "scrapped plans", "has no plans"."""
    for i in range(cue - 1, max(-1, cue - 6), -1):
        word = view.words[i]
        if word in group("refused_cues") or (word in group("negation") and cue - i <= 2):
            return NONE
        if word in _DECLINED or (word, view.word(i + 1)) == ("turned", "down"):
            return NONE
        if word in group("cancelled_cues"):
            return "cancelled"
        if word in group("postponed_cues"):
            return "postponed"
        if word in (",", ";", "and", "that") or i in view.actor_at:
            break
    return status


def declined(view: View, cue: int) -> bool:
    """Whether the word at `cue` is an invitation that was turned down."""
    return view.words[cue] in ("invitation", "invitations") and _of_cue(view, cue, "proposed") == NONE


_DECLINED = frozenset("rejected rejects rejecting spurned rebuffed snubbed".split())


def _finite(view: View, verb: int, word: str, words: list[str], title: bool) -> str:
    never = unreal.would_have(view, verb, words)
    if never is not None:
        return never
    if any(w in group("future") for w in words):
        return "planned"
    if "would" in words:
        return "proposed" if _hoped(view, verb) else "planned"
    if any(w in group("modal_open") for w in words):
        return "proposed"
    for cues, status in _CUE_TO_STATUS[1:4]:
        if any(w in group(cues) for w in words):
            return status
    if word.endswith("ing"):
        return _progressive(view, verb, words)
    if any(w in group("have") for w in words) or is_past(word) or view.word(verb - 1) == "did":
        return "held"
    if _goes_on(view, verb):
        return "planned"
    return _of_present(view, verb, title)


def _of_present(view: View, verb: int, title: bool) -> str:
    if habitual(view, verb):
        return NONE
    if title:
        return "held"
    if _suggested(view, verb):
        return "proposed"
    return "planned" if _to_follow(view, verb) else "present"


def _progressive(view: View, verb: int, words: list[str]) -> str:
    if view.words[verb] in SETTING_OUT and "been" not in words and _reported(view, verb):
        return "planned"  # "said that she was going to Lima"
    if any(w in ("been", "was", "were") for w in words):
        return "held"
    if any(w in ("is", "are", "am", "'s", "be") for w in words):
        return "planned" if view.words[verb] in LEAVING and "be" not in words else "ongoing"
    return "participle"


def _reported(view: View, verb: int) -> bool:
    """Whether the verb is of what somebody is said to have said."""
    return any(w in group("say_verbs") for w in view.words[max(0, verb - 12) : verb])


_BARE = frozenset(
    "hold meet attend visit discuss sign travel receive host address join co-chair chair have pay make deliver greet talk "
    "fly go head proceed continue leave depart return call organise organize convene conduct resume launch".split()
)


def _goes_on(view: View, verb: int) -> bool:
    """ "will visit Peru on Monday, call on X and hold talks": the bare verb of a list goes on with the future before it."""
    if view.words[verb] not in _BARE or view.word(verb - 1) not in ("and", "then", "also", ",", ";"):
        return False
    for i in range(verb - 2, -1, -1):
        if view.words[i] in (":", "“", "”", '"', "that", "who", "which"):
            return False
        if view.words[i] == ";" and not _BARE & set(view.words[i + 1 : i + 4]):
            return False
        if view.words[i] in group("future") or view.words[i] == "would":
            return True
        if view.words[i] == "to" and view.word(i - 1) in _TO_COME:
            return True
    return False


_TO_COME = frozenset(
    "is are was were due scheduled expected set slated agreed agree agrees decided plan plans planned intend".split()
)


def _hoped(view: View, verb: int) -> bool:
    """ "said he hoped that X would visit Lima": what is hoped for is not settled."""
    opens = next((i for i in range(verb - 1, max(0, verb - 14), -1) if view.words[i] == "that"), 0)
    return bool(_HOPES & set(view.words[max(0, opens - 2) : opens]))


_HOPES = frozenset("hope hopes hoped hoping wish wished wishes".split())


def _suggested(view: View, verb: int) -> bool:
    """ "suggested that A and B hold talks": the bare verb after "that" tells what was asked for."""
    opens = next((i for i in range(verb - 1, max(0, verb - 12), -1) if view.words[i] == "that"), 0)
    return view.words[verb] in _BARE and bool(
        group("proposed_cues") & set(view.words[max(0, opens - 3) : opens])
    )


_UNTIL_THEN = frozenset(("after", "when", "once", "before", "until", "as"))


def _to_follow(view: View, verb: int) -> bool:
    """ "will go on after she concludes her visit": the present after a conjunction, where the main verb is to come."""
    before = view.words[max(0, verb - 6) : verb]
    return bool(_UNTIL_THEN & set(before)) and bool({"will", "shall"} & set(view.words))


_PAST = frozenset(
    "met held had spoke spoken sat paid flew flown went gone came began begun took left sent wrote made "
    "led undertook met cut".split()
)


def is_past(word: str) -> bool:
    """Whether the word is a verb in the past."""
    return word in _PAST or word.endswith("ed")


def of_purpose(view: View, verb: int, what: str) -> str:
    """What an infinitive of purpose is worth after its main verb: "was in X to co-chair" tells of what took place."""
    if what != "purpose":
        return what
    if _followed(view, verb):
        return "held"
    for i in range(verb - 2, -1, -1):
        word = view.words[i]
        if word in group("future") or word in ("is", "are", "would") or word.startswith("arriv"):
            return "planned" if word not in ("is", "are") else what
        if word in (
            "was",
            "were",
            "visited",
            "travelled",
            "traveled",
            "came",
            "went",
            "flew",
            "attended",
            "met",
            "had",
        ):
            return "held"
        if word in (";", ":"):
            break
    return what


def _followed(view: View, verb: int) -> bool:
    """ "broke with protocol to meet him, took him home": what the same subject did next tells that the purpose was reached."""
    words = view.words
    return any(
        words[i] == "," and words[i + 1] in _PAST and words[i + 2] in ("him", "her", "them", "each")
        for i in range(verb + 1, len(words) - 2)
    )
