"""What a verb before the phrase comes to: "talks aimed at reaching a treaty" are under way, "failed to conclude"."""

from despatch.entries.instruments.actions.action import framed, simple
from despatch.entries.instruments.actions.tokens import TALKS, lows
from despatch.entries.instruments.deeds import OPPOSING
from despatch.entries.verbs import frame
from despatch.model import Token

_AIMING = frozenset(
    "aimed aiming aim aims hope hopes hoping talks negotiations bid efforts effort towards toward without goal "
    "way ways work working prospects chances close closer push view".split()
)


_WISHING = frozenset("interest interested".split())


_TOWARDS = frozenset("at of on to toward towards for without in".split())


_FIRSTS = frozenset("first second third only last latest".split())


def under_way(tokens: tuple[Token, ...], k: int, first: int, action: str, form: str) -> str:
    """The action of the verb at `k`, told apart from talks towards it ("talks aimed at reaching a treaty")."""
    before = tokens[k - 1].word.lower() if k else ""
    further = {t.word.lower() for t in tokens[max(0, k - 4) : k]}
    if form == "base" and before == "to" and k > 1 and tokens[k - 2].word.lower() in TALKS:
        return "negotiating"  # "negotiations to sign a treaty"
    if form == "ing" and before in _TOWARDS and _AIMING & further:
        return "negotiating"
    if form == "ing" and before == "on" and TALKS & {t.word.lower() for t in tokens[max(0, k - 12) : k]}:
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
            return framed(action, how._replace(tense="infinitive"))  # "will seek to overcome ... and agree"
    if form == "ing" and how.tense == "present" and action in ("agreed", "amended"):
        return "negotiating"  # "are finalising a treaty"
    if action == "signed" and {"talks", "negotiations"} & {t.word.lower() for t in tokens[k + 1 : first]}:
        action = "agreed"  # "concluded negotiations on a treaty"
    return framed(action, how)


def _led_to(tokens: tuple[Token, ...], k: int, action: str, form: str) -> str | None:
    """The action of a verb after "to" as the words that lead up to it have it; None where they say no more than usual."""
    before = tokens[k - 1].word.lower() if k else ""
    further = lows(tokens, max(0, k - 4), k)
    if form == "past" and before == "have" and k > 1 and tokens[k - 2].word.lower() == "to":
        return simple(action)  # "one of two states to have signed a treaty"
    if form != "base" or before != "to":
        return None
    if action in ("approved", "ratified", "rejected") and "voted" in lows(tokens, max(0, k - _VOTE), k):
        return simple(action)  # "voted 60-20 on Friday to approve a pact"
    if action == "suspended" and _THREATENING & further:
        return "adopted"  # it stands until they do
    if action in ("signed", "agreed") and _FAILING & further:
        return "negotiating"  # "failed to conclude a pact"
    # "the first Arab state to sign a peace treaty"
    return simple(action) if _FIRSTS & lows(tokens, max(0, k - 7), k) else None


_VOTE = 10  # tokens from "voted" to what was voted for


def conditional(tokens: tuple[Token, ...], k: int, form: str) -> bool:
    """Whether the verb at `k` tells what may come: "if Spain signs the treaty", "should Spain sign it"."""
    words = [t.word.lower() for t in tokens[max(0, k - _CONDITION) : k]]
    at = max((n for n, low in enumerate(words) if low in (",", ";", "that", "and")), default=-1)
    clause = words[at + 1 :]
    if not {"if", "unless", "whether", "once"}.isdisjoint(clause):
        return form != "ing"
    return form == "base" and clause[:1] == ["should"]


_CONDITION = 7  # tokens from "if" to its verb


_THREATENING = frozenset("threaten threatens threatened threatening warned".split())


_FAILING = frozenset("fail fails failed failing unable failure".split())
