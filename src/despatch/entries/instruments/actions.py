"""What is done to a text: the action that its sentence tells, from the verb that governs its phrase."""

from typing import NamedTuple

from despatch.entries.instruments.deeds import OPPOSING, deed_at
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.phrases import DETERMINERS
from despatch.entries.verbs import GOVERNORS, Frame, frame
from despatch.model import Token


class Action(NamedTuple):
    """An action, the index of the token that tells it, and whether the subject stands before it."""

    action: str
    at: int
    active: bool = False


_WERE = frozenset("was were is are".split())
_QUALIFYING = frozenset("through including of by for with".split())
_SEEKING = frozenset("seek seeks seeking sought demand demands demanded demanding".split())
_ELSE = frozenset("for 's ’s from".split())
_CEASING = frozenset("stop stops stopped stopping cease ceases ceased".split())
_KEEPING = frozenset("applying implementing observing honouring honoring respecting".split())
_ENTERING = {"enter": "base", "enters": "s", "entered": "past", "entering": "ing"}
_AUX = frozenset("has have had is was were will officially finally".split())
_AIMING = frozenset(
    "aimed aiming aim aims hope hopes hoping talks negotiations bid efforts effort towards toward without goal "
    "way ways work working prospects chances close closer push view".split()
)
_CITING = frozenset("under despite said says told added".split())
_WISHING = frozenset("interest interested".split())
_TOWARDS = frozenset("at of on to toward towards for without in".split())
_ON_A_TEXT = frozenset("of on for to toward towards about over by from against".split())
_TALKED = frozenset("views view opinions opinion ideas greetings information fire remarks".split())
_TALKS = frozenset("talks negotiations efforts effort work working bid push".split())
_CONCLUDING = frozenset(
    "concluded conclude conclusion completed completion concluding end ended finished".split()
)
_PREPOSED = frozenset("under by in through for with".split())
_HANDS = frozenset("name names signature signatures pen pens hand hands".split())
_PUT = frozenset("put set affix affixed append appended puts".split())
_PLANNED = frozenset("upcoming planned proposed possible future prospective".split())
_STATE_PHRASES = {  # "the treaty took effect", "entered into force", "is in force"
    "effect": "adopted",
    "force": "adopted",
}


_BEGINNING = frozenset("took came entered takes enters is comes went goes was has had into".split())


def action_of(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """The action on the phrase `tokens[first:end]` with its `head`; None where none is told."""
    governing = None if _said_in_it(tokens, first) else _active_before(tokens, first, head, end)
    if governing and first - governing.at <= 4 and governing.action not in _ABOUT:
        made = _participle_after(tokens, first, head, end) if governing.action == "rejected" else None
        return (
            made if made and made.action in ("signed", "agreed") else governing
        )  # "ratified a pact that was signed in May": the governing verb is the news
    for finder in (_cleft, _participle_after, _passive_after, _relative_after, _nominal_before):
        found = finder(tokens, first, head, end)
        if found:
            return found
    return governing or _state_after(tokens, end) or _premodified(tokens, first, head)


def _before_phrase(tokens: tuple[Token, ...], first: int) -> int:
    """Index of the word that the phrase at `first` hangs on, past its determiners."""
    k = first - 1
    while k > 0 and tokens[k].word.lower() in DETERMINERS:
        k -= 1
    return k


def _said_in_it(tokens: tuple[Token, ...], first: int) -> bool:
    """ "Urged Tehran to suspend its work in a resolution": what the text says, not what is done to it."""
    k = _before_phrase(tokens, first)
    return first > 1 and tokens[k].word.lower() == "in" and tokens[k - 1].word.lower() not in _PART


_PART = frozenset("participation part membership involvement".split())  # "suspended its part in the treaty"


# What may be done to a text long after it was made: a participle behind the phrase tells more.
_ABOUT = frozenset(("negotiating", "adopted"))


def _cleft(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "What was (not) signed was a treaty": the verb before a form of "be" that the phrase follows."""
    k = _before_phrase(tokens, first)
    if k < 3 or tokens[k].word.lower() not in _WERE or "what" not in _lows(tokens, max(0, k - 12), k - 1):
        return None
    entry = deed_at(tokens, k - 1)
    return (
        Action(_framed(entry[0], frame(tokens, k - 1, "past")), k - 1)
        if entry and entry[1] == "past"
        else None
    )


def _participle_after(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the agreement signed last year", "a truce reached by the two": the participle follows the phrase."""
    for k in (head + 1, end):
        if k < len(tokens):
            entry = deed_at(tokens, k)
            if entry and entry[1] == "past" and not _finite_active(tokens, k):
                return Action(_simple(entry[0]), k)
    if end + 2 < len(tokens) and tokens[end].word == "," and tokens[end + 2].word.lower() in _MADE_WHERE:
        entry = deed_at(tokens, end + 1)
        if entry and entry[1] == "past" and entry[0] in _MAKING:
            return Action(_simple(entry[0]), end + 1)  # "the treaty of friendship, signed in 1992"
    return None


_MADE_WHERE = frozenset("in on at by between last this earlier during".split())


def _finite_active(tokens: tuple[Token, ...], at: int) -> bool:
    """ "The agreement extended the ceasefire": an object follows at once, so the verb is no participle."""
    nxt = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
    return nxt in ("the", "a", "an", "that", "its", "their")


def _passive_after(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the agreement was signed", "will be signed", "has yet to be ratified", "is being negotiated"."""
    # "a contract under which 600 rifles are to be made at X was concluded": the clause between may be long.
    clause = end + 1 < len(tokens) and tokens[end + 1].word.lower() == "which"
    reach = 30 if clause and tokens[end].word.lower() in _PREPOSED else 14
    for k in range(end, min(end + reach, len(tokens))):
        low = tokens[k].word.lower()
        if low in (";", ".", "who"):
            return None
        entry = deed_at(tokens, k)
        if entry and entry[1] == "past":
            found = frame(tokens, k, "past")
            if found.passive:
                return Action(_framed(entry[0], found), k)
            return None
        governs = (
            low in GOVERNORS and k + 1 < len(tokens) and tokens[k + 1].word == "to"
        )  # "is expected to be signed"
        if k > end and low.endswith("ed") and not governs and frame(tokens, k, "past").passive:
            return None  # something else is done to it ("will be fully implemented, and ...")
    return None


def _nominal_before(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the signing of a treaty", "negotiations on a treaty", "rejection by voters of the treaty"."""
    for k in range(first - 1, max(-1, first - 9), -1):
        low = tokens[k].word.lower()
        if low in (",", ";", ".", "“", "”", '"') and k < first - 2:
            return None
        action = lexicon().nominal.get(low)
        on = tokens[k + 1].word.lower()
        if action and on in _ON_A_TEXT and not (on == "by" and action == "negotiating"):
            if low in _TALKS and _CONCLUDING & {t.word.lower() for t in tokens[max(0, k - 4) : k]}:
                action = "agreed"
            return Action(_awaited(tokens, k, action, end), k)
    return None


def _awaited(tokens: tuple[Token, ...], k: int, action: str, end: int) -> str:
    """The action of a noun at `k` as the words before have it: "urged an early adoption of", "will see the signing of"."""
    if action not in _MAKING:
        return action
    before = {t.word.lower() for t in tokens[max(0, k - 6) : k]}
    if before & _URGING:
        return "proposed"
    put_off = action in ("signed", "ratified") and _put_off(tokens, end)
    return "planned" if before & _COMING or put_off else action


def _put_off(tokens: tuple[Token, ...], end: int) -> bool:
    """ "The signing of the treaty (is planned for May | was postponed | will take place)": what follows the phrase at `end`."""
    for k in range(end, min(end + 10, len(tokens))):
        low = tokens[k].word.lower()
        if low in (";", ".", ",", "which", "that", "who"):
            return False
        if low in ("will", "would", "should"):
            return True
        if low in _STILL_TO_COME and frame(tokens, k, "past").passive:
            return True
    return False


_STILL_TO_COME = frozenset(
    "planned expected scheduled due set slated foreseen postponed delayed deferred envisaged awaited cancelled canceled".split()
) | {"put", "called"}


_FIRSTS = frozenset("first second third only last latest".split())
_MAKING = frozenset("signed adopted ratified agreed".split())
_URGING = frozenset(
    "urge urged urges urging call called calls calling seek sought hope hoped hopes want wants demanded".split()
)
_COMING = frozenset(
    "will would expected plan plans planned upcoming ahead await awaiting awaits pending prepare preparing".split()
)


def _active_before(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "India and Russia signed a protocol", also as a later item of a list of texts."""
    for k in range(first - 1, max(-1, first - 26), -1):
        low = tokens[k].word.lower()
        if low in (";", ".", ":") or (low in ("that", "who", "which") and k < first - 1 and first - k > 3):
            return None
        if low in _CITING:
            return (
                None  # "are seeking sanctions under the charter", "who signed it, said the accord was good"
            )
        phrase = _phrasal(tokens, k, first)
        if phrase:
            return phrase
        entry = deed_at(tokens, k)
        if not entry or tokens[k + 1].word.lower() in _TALKED or _agrees_to_do(tokens, k):
            continue
        if entry[1] in ("base", "ing") and _no_verb(tokens, k, first):
            continue
        if entry[1] == "base" and low != "draft" and k and tokens[k - 1].word.lower() in DETERMINERS:
            return None  # "presented an update on the declaration"
        if entry[1] == "past" and tokens[0].word.lower() == "among" and _WERE & _lows(tokens, k + 1, first):
            return Action(_simple(entry[0]), k)  # "among the documents signed were a treaty and ..."
        if _of_something_else(tokens, k, first, entry[1]):
            continue
        if first - k > 7 and not _list_between(tokens, k, first):
            return None
        done = _under_way(tokens, k, first, *entry)
        if done == "adopted" and entry[0] == "approved" and _LAWMAKERS & _lows(tokens, max(0, k - 4), k):
            done = "ratified"  # "Israel's cabinet approved an agreement with Egypt"
        return Action(done, k, active=True)
    return None


_LAWMAKERS = frozenset(
    "parliament senate congress cabinet duma knesset legislature lawmakers deputies bundestag diet".split()
)


def _no_verb(tokens: tuple[Token, ...], k: int, first: int) -> bool:
    """ "The ministers were also present when ...": an adjective; "the UN draft resolution": part of the phrase."""
    low, before = tokens[k].word.lower(), tokens[k - 1].word.lower() if k else ""
    if low.endswith("ing"):
        return k + 1 < first and tokens[k + 1].word.lower() == "of"  # "the signing of a treaty"
    if low == "draft":
        return k == first - 1 and before not in _VERBS_BEFORE
    if before in ("also", "not", "both"):
        before = tokens[k - 2].word.lower() if k > 1 else ""
    return before in _BEING


_BEING = frozenset("is are was were be been being".split())
_VERBS_BEFORE = frozenset("to will would can should must and they we jointly".split())


def _lows(tokens: tuple[Token, ...], start: int, stop: int) -> set[str]:
    return {t.word.lower() for t in tokens[start:stop]}


def _phrasal(tokens: tuple[Token, ...], k: int, first: int) -> Action | None:
    """ "put his name to", "stopped applying", "enter into": actions of several words, at the last of which is `k`."""
    low = tokens[k].word.lower()
    if low in _HANDS and tokens[k + 1].word.lower() == "to":
        put = next((m for m in range(k - 1, max(-1, k - 4), -1) if tokens[m].word.lower() in _PUT), k)
        return Action(_framed("signed", frame(tokens, put, "past")), put, active=True)
    led = tokens[k - 1].word.lower() if k else ""
    if first - k > 3:
        return None
    if low in _KEEPING and led in _CEASING:
        return Action("suspended", k, active=True)
    if low == "into" and led in _ENTERING:
        return Action(_under_way(tokens, k - 1, first, "signed", _ENTERING[led]), k - 1, active=True)
    return None


def _of_something_else(tokens: tuple[Token, ...], k: int, first: int, form: str) -> bool:
    """Whether what looks like a verb at `k` does nothing to the phrase at `first`."""
    low, before = tokens[k].word.lower(), tokens[k - 1].word.lower() if k else ""
    if low in _SEEKING and _ELSE & _lows(tokens, k + 1, first):
        return True  # "sought Japan's blessing for a pact"
    if form == "s":
        return before in DETERMINERS  # "the launches were condemned"
    if form != "past":
        return False
    if before in _QUALIFYING and first - k > 1:
        return True  # "through extended deterrence in keeping with"
    if before in lexicon().last_words and "under" in _lows(tokens, max(0, k - 8), k):
        return True  # "under the memorandum signed in 2003, a programme"
    if k == first - 1 and premodifies(tokens, k):
        return True  # "a US-brokered agreement", "the signed text"
    return frame(tokens, k, "past").passive


def premodifies(tokens: tuple[Token, ...], k: int) -> bool:
    """ "came home on Friday with a signed agreement": the participle tells the action, and no time is said of it."""
    return k > 0 and (tokens[k - 1].word.endswith("-") or tokens[k - 1].word.lower() in DETERMINERS)


def _agrees_to_do(tokens: tuple[Token, ...], k: int) -> bool:
    """ "Agreed Monday to go ahead with": an undertaking, while "agreed to a truce" is on a text."""
    if not tokens[k].word.lower().startswith("agree"):
        return False
    after = [t.word.lower() for t in tokens[k + 1 : k + 4]]
    if "that" in after[:2]:
        return True
    to = after.index("to") if "to" in after[:2] else None
    return to is not None and to + 1 < len(after) and after[to + 1] not in DETERMINERS


def _under_way(tokens: tuple[Token, ...], k: int, first: int, action: str, form: str) -> str:
    """The action of the verb at `k`, told apart from talks towards it ("talks aimed at reaching a treaty")."""
    before = tokens[k - 1].word.lower() if k else ""
    further = {t.word.lower() for t in tokens[max(0, k - 4) : k]}
    if form == "base" and before == "to" and k > 1 and tokens[k - 2].word.lower() in _TALKS:
        return "negotiating"  # "negotiations to sign a treaty"
    if form == "ing" and before in _TOWARDS and _AIMING & further:
        return "negotiating"
    if form == "ing" and before == "on" and _TALKS & {t.word.lower() for t in tokens[max(0, k - 12) : k]}:
        return "negotiating"  # "opened talks with the authorities of Brunei on signing a treaty"
    if form == "ing" and before == "in" and _WISHING & further:
        return "proposed"  # "showed their interest in signing a deal"
    how = frame(tokens, k, form)
    if tokens[k].word.lower() in OPPOSING and (how.tense in ("infinitive", "future") or how.modal):
        return "proposed"  # "threatens to veto a resolution": it is still before them
    led = _led_to(tokens, k, action, form)
    if led:
        return led
    if form == "base" and before in ("and", "or") and how.tense == "present":
        far = [t.word.lower() for t in tokens[max(0, k - 24) : k]]
        if "to" in far or "will" in far:
            return _framed(action, how._replace(tense="infinitive"))  # "will seek to overcome ... and agree"
    if form == "ing" and how.tense == "present" and action in ("agreed", "amended"):
        return "negotiating"  # "are finalising a treaty"
    if action == "signed" and {"talks", "negotiations"} & {t.word.lower() for t in tokens[k + 1 : first]}:
        action = "agreed"  # "concluded negotiations on a treaty"
    return _framed(action, how)


def _led_to(tokens: tuple[Token, ...], k: int, action: str, form: str) -> str | None:
    """The action of a verb after "to" as the words that lead up to it have it; None where they say no more than usual."""
    before = tokens[k - 1].word.lower() if k else ""
    further = _lows(tokens, max(0, k - 4), k)
    if form == "past" and before == "have" and k > 1 and tokens[k - 2].word.lower() == "to":
        return _simple(action)  # "one of two states to have signed a treaty"
    if form != "base" or before != "to":
        return None
    if action in ("approved", "ratified") and "voted" in further:
        return _simple(action)  # "voted to approve a pact"
    if action == "suspended" and _THREATENING & further:
        return "adopted"  # it stands until they do
    if action in ("signed", "agreed") and _FAILING & further:
        return "negotiating"  # "failed to conclude a pact"
    # "the first Arab state to sign a peace treaty"
    return _simple(action) if _FIRSTS & _lows(tokens, max(0, k - 7), k) else None


_THREATENING = frozenset("threaten threatens threatened threatening warned".split())
_FAILING = frozenset("fail fails failed failing unable failure".split())


def _list_between(tokens: tuple[Token, ...], verb: int, first: int) -> bool:
    between = {t.word.lower() for t in tokens[verb + 1 : first]}
    return bool(between & lexicon().last_words) and not between & {"said", "after", "before", "while", "when"}


def _relative_after(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the treaty which the two presidents signed in Minsk": the phrase is the object of the relative clause."""
    if end >= len(tokens) or tokens[end].word.lower() not in _RELATIVE:
        return None
    bare = tokens[end].word.lower() in _PRONOUNS  # "the agreement he reached with them"
    for k in range(end + 2 - bare, min(end + (5 if bare else 16), len(tokens))):
        low = tokens[k].word.lower()
        if low in (";", ".", ",", "said"):
            return None
        entry = deed_at(tokens, k)
        if entry and entry[1] in ("past", "base") and not _finite_active(tokens, k):
            return Action(_framed(entry[0], frame(tokens, k, entry[1])), k)
    return None


_PRONOUNS = frozenset("he she they it we".split())
_RELATIVE = _PRONOUNS | {"which", "that"}


def _state_after(tokens: tuple[Token, ...], end: int) -> Action | None:
    """ "took effect", "came into force", "expired", "collapsed", "remains unsigned"."""
    words = [t.word.lower() for t in tokens[end : end + 6]]
    for offset, low in enumerate(words):
        if low in ("unsigned", "unfinished") and {"remains", "remained", "is", "was", "still"} & set(
            words[:offset]
        ):
            return Action("negotiating", end + offset)
        if low in _STATE_PHRASES and offset and words[0] in _BEGINNING:
            return Action(_STATE_PHRASES[low], end + offset)
        over = low in ("expired", "lapsed", "collapsed", "ended") and (
            offset == 0 or words[offset - 1] in _AUX
        )
        if over and not _finite_active(tokens, end + offset):
            return Action("suspended", end + offset)
    return None


def implied(tokens: tuple[Token, ...], first: int) -> str:
    """The state of a text that no verb tells of, from the words shortly before it: "progress on a treaty"."""
    near = [t.word.lower() for t in tokens[max(0, first - 2) : first]]
    if "without" in near:
        return "negotiating"
    before = {t.word.lower() for t in tokens[max(0, first - 10) : first]}
    if "under" in before or "implementation" in before:
        return "adopted"
    return next((action for action, words in _IMPLYING if words & before), "adopted")


_IMPLYING = (
    ("negotiating", frozenset(
        "negotiations negotiating negotiate negotiators talks talk discuss discussed discussing discussions progress views "
        "progressing negotiation".split())),
    ("proposed", frozenset("propose proposed proposal proposals call called calls calling should need needs idea urged hoped".split())),
    ("planned", frozenset(
        "will would expected set plans planned planning soon preparations prepare preparing toward towards upcoming hope "
        "hopes ready prepared aim aims due".split())),
)  # fmt: skip


def _premodified(tokens: tuple[Token, ...], first: int, head: int) -> Action | None:
    made = lexicon().verbs.get(tokens[first - 1].word.lower()) if first > 1 else None
    if made and made[1] == "past" and tokens[first - 2].word.lower() in DETERMINERS:
        return Action(_simple(made[0]), first - 1)  # "the adopted documents"
    for k in range(max(0, first - 1), head):
        low = tokens[k].word.lower()
        if k < first and low != "draft":
            continue
        if low in _PLANNED:
            return Action("proposed" if low == "proposed" else "planned", k)
        if low == "draft":
            return Action("proposed", k)
    return None


def _simple(action: str) -> str:
    return "adopted" if action == "approved" else action


def _framed(action: str, how: Frame) -> str:
    """The action as its verb stands: what is still to be signed is planned, what may be is proposed."""
    action = _simple(action)
    if action == "amended" and how.governor == "pledge":
        return action  # "agreed to extend the treaty"
    if action == "suspended" and (how.negated or how.governor == "plan"):
        return "adopted"  # it stands until they do
    if action in ("proposed", "negotiating", "suspended", "rejected") and not how.negated:
        return action
    if how.governor == "refuse" or how.negated:
        return "rejected" if how.tense != "past" or action != "signed" else "negotiating"
    if how.governor == "urge" or how.modal in ("should", "must", "could", "may", "might", "would", "can"):
        return "proposed" if how.modal != "would" else "planned"
    if how.tense == "future" or how.tense == "infinitive" or (how.tense == "present" and how.passive):
        return "planned"
    return action
