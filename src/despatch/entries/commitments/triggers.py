"""Where a sentence may undertake something: deeds told as still to come, with the word that tells so.

Finding only: what is found here is judged by `judge`. A learned trigger enters as a further source of `Deed`.
"""

from despatch.entries.commitments.deed import Deed
from despatch.entries.commitments.lexicon import lexicon
from despatch.entries.commitments.sums import BE, shared, subject_end, sum_at
from despatch.entries.phrases import DETERMINERS
from despatch.entries.verbs import frame
from despatch.model import Token

_AUX = {"will": "will", "shall": "will", "'ll": "will", "’ll": "will", "would": "would"}
_GATE = frozenset((*_AUX, "to", "on", "sending", "deploying"))
_NO_DEED = frozenset("able unable open present aware sure possible impossible necessary enough there".split())
_FILLERS = frozenset("never also yesterday today now then be been jointly soon not".split())
_NO_VERB = frozenset(
    "be have never it he she they we you i them us him her not no what which who that there his its their our in on at of by for from with to as up into over "
    "under about and or but if so such more less than".split()
)
_BY = frozenset("by between of from with reached signed on".split())
_ASIDE = frozenset(("on", "in", "at", "during", ",", "last", "this", "earlier", "late", "here"))
_OPEN = frozenset("what how whether until till why once where".split())
_WHENS = frozenset("before when after without".split())
_IFS = frozenset("if unless".split())


def gate(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence can hold a commitment at all."""
    lows = [word.lower() for _, _, word in tokens]
    return not (_GATE.isdisjoint(lows) and lexicon().governors.keys().isdisjoint(lows))


def deeds(tokens: tuple[Token, ...]) -> list[Deed]:
    """Every deed that may be undertaken in a sentence, in order, one a clause."""
    lows = [word.lower() for _, _, word in tokens]
    governors, concrete = lexicon().governors, lexicon().concrete
    found: list[Deed] = []
    for i, low in enumerate(lows):
        deed = None
        if low in _AUX:
            deed = _after_auxiliary(tokens, lows, i)
        elif low == "to":
            deed = _infinitive(tokens, lows, i)
        elif low in governors and not (i and tokens[i - 1].word.endswith("-")):  # "U.S.-donated vaccines"
            deed = sum_at(tokens, lows, i) or _gerund(tokens, lows, i) or _thing(tokens, lows, i)
        elif concrete.get(low) == "ing":
            deed = _under_way(tokens, lows, i)
        if deed and not (found and deed.begin <= found[-1].verb) and not _hypothetical(lows, deed):
            found.append(deed)
            found.extend(shared(tokens, lows, deed))
    return found


def _hypothetical(lows: list[str], deed: Deed) -> bool:
    """ "what sanctions to impose", "until Iran agrees to", "if asked": asked or conditional, not undertaken."""
    if _IFS & set(lows[: deed.begin]) or (_IFS & set(lows[deed.begin :]) and deed.trigger == "would"):
        return True
    if "neither" in lows[max(0, deed.begin - 6) : deed.begin + 2] and "nor" in lows[deed.begin :]:
        return True
    before = set(lows[max(0, deed.subject_end - 5) : deed.begin])
    return bool(_OPEN & before) or (deed.trigger in ("will", "would") and bool(_WHENS & before))


def _verb(lows: list[str], j: int) -> int | None:
    """Index of the verb that stands at `j`, adverbs and `be` passed over; None where none can."""
    while j < len(lows) and (
        lows[j] in _FILLERS or (lows[j].endswith("ly") and lows[j] not in ("supply", "rely", "apply"))
    ):
        j += 1
    if j >= len(lows) or not lows[j][0].isalpha() or lows[j] in _NO_VERB or lows[j] in DETERMINERS:
        return None
    return j


def _main(lows: list[str], j: int) -> int:
    """Index of the main verb of a chain ("continue to supply", "help build")."""
    leading = lexicon().leading
    k = j
    while k < len(lows) - 2 and lows[k] in leading:
        nxt = _verb(lows, k + 1 + (lows[k + 1] == "to"))
        if nxt is None or (lows[k + 1] != "to" and not _known(lows[nxt])):
            break
        k = nxt
    return k


def _known(low: str) -> bool:
    words = lexicon()
    return low in words.concrete or low in words.measured


def _after_auxiliary(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    """ "will build", "would also be sent", "would not provide"."""
    j = _verb(lows, i + 1)
    if j is None or tokens[j].word[0].isupper():
        return None
    passive = "be" in lows[i + 1 : j]
    if passive and lows[j] in _NO_DEED:
        return None  # "would not be able to complete"
    return Deed(i, j, _AUX[lows[i]], i, _main(lows, j), passive)


def _infinitive(tokens: tuple[Token, ...], lows: list[str], to: int) -> Deed | None:
    """The deed of "to VERB", where a governor stands before."""
    j = _verb(lows, to + 1)
    if j is None or tokens[j].word[0].isupper():
        return None
    if (
        j == to + 1
        and lows[j].endswith("ed")
        and not lows[j].endswith("eed")
        and lows[j] not in ("shed", "embed", "wed")
    ):
        return None  # "committed to continued close consultation": no infinitive
    governor = _governor(tokens, lows, to)
    if governor is None:
        return None
    at, trigger = governor
    entry = lexicon().governors.get(lows[at])
    how = frame(tokens, at, entry[1] if entry else "past")
    if how.negated or how.governor in ("refuse", "urge") or (how.modal and how.modal != "would"):
        return None
    begin = to + 1 if lows[to + 1] == "not" or lows[j - 1] in ("jointly",) else j
    return Deed(subject_end(lows, at), begin, trigger, at, _main(lows, j), "be" in lows[to + 1 : j])


def _governor(tokens: tuple[Token, ...], lows: list[str], to: int) -> tuple[int, str] | None:
    """The word that "to VERB" hangs on, and its class; nouns also over "by X", verbs over a time or an aside."""
    table = lexicon().governors
    k = to - 1
    while k >= 0 and (lows[k].endswith("ly") or lows[k] in ("also", "not")):
        k -= 1
    if k >= 0 and lows[k] in BE and k and lows[k] != "be":
        return k, "due"  # "is to send"
    for n in range(k, max(-1, to - 15), -1):
        if lows[n] in (";", ":", "that", "which", "who", '"', "“", "”"):
            return None
        entry = table.get(lows[n])
        if entry is None:
            continue
        gap = to - n - 1
        if entry[0] == "due" and gap and tokens[to - 1].word[0].isupper() and lows[n] == "expected":
            return None  # "expected Iran to": another's deed
        if gap <= 2 and (gap == 0 or lows[n + 1] not in ("to",)):
            return n, entry[0]
        noun = entry[1] == "noun"
        if noun and lows[n + 1] in _BY:
            return n, entry[0]
        if not noun and gap <= 9 and (_aside(tokens, lows, n + 1) or tokens[n + 1].word in _DAYS):
            return n, entry[0]
        if (
            noun
            and gap <= 9
            and lows[n + 1] in ("was", "were")
            and lows[n + 2] in ("taken", "made", "reached")
        ):
            return n, entry[0]  # "a decision was taken by the session to create"
        told = entry[0] == "bound" and entry[1] in ("past", "s") and tokens[n + 1].word.lower() not in _ASIDE
        if (entry[0] == "text" and gap <= 12) or (told and gap <= 8):
            return n, entry[0]  # "instructed the foreign ministry to draw up"
    return None


def _aside(tokens: tuple[Token, ...], lows: list[str], k: int) -> bool:
    """Whether a time or a place is told from `k` on ("agreed on Monday to"), no matter ("agreed on the need to")."""
    if lows[k] != "on":
        return lows[k] in _ASIDE
    after = tokens[k + 1].word
    return after in _DAYS or after[0].isupper() or after[0].isdigit()


_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def _gerund(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    """ "agreed on forming a commission", "committed to allocating", "approved building"."""
    trigger, form = lexicon().governors[lows[i]]
    j = i + 1 + (i + 1 < len(lows) and lows[i + 1] in ("on", "to", "upon", "for"))
    if j >= len(lows) - 1:
        return None
    table = lexicon()
    if table.concrete.get(lows[j]) != "ing" and table.measured.get(lows[j]) != "ing":
        return None
    how = frame(tokens, i, form)
    if how.negated or how.governor in ("refuse", "urge"):
        return None
    return Deed(subject_end(lows, i), j, trigger, i, j)


def _thing(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    """ "promised quick delivery of the tanks", "committed to the acceleration of aid": a deed told as a noun."""
    trigger, form = lexicon().governors[lows[i]]
    j = i + 1 + (i + 1 < len(lows) and lows[i + 1] == "to")
    if trigger != "pledge" or form in ("noun", "ing", "adjective") or j >= len(lows) - 2:
        return None
    how = frame(tokens, i, form)
    if how.negated or how.governor in ("refuse", "urge") or how.modal or (form == "past" and how.passive):
        return None
    if form == "base" and how.tense not in ("future", "infinitive"):
        return None
    verb = lows[i + 1] == "to"
    plain = lows[j] in DETERMINERS or (not verb and lows[j][0].isalpha() and lows[j] not in _NO_VERB)
    of = any(low in ("of", "to", "for", "in") for low in lows[j + 1 : j + 6])
    if not plain or not of or lows[j] in ("that", "an", "in", "on"):
        return None
    return Deed(subject_end(lows, i), j, "thing", i, i)


def _under_way(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    """ "was sending 1,000 troops": under way, with a figure."""
    how = frame(tokens, i, "ing")
    if how.tense != "present" or how.negated or not any(t.word[0].isdigit() for t in tokens[i + 1 : i + 5]):
        return None
    return Deed(subject_end(lows, i), i, "doing", i, i)
