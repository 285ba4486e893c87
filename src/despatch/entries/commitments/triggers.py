"""Where a sentence undertakes something: pledges, and concrete deeds told as still to come."""

from typing import NamedTuple

from despatch.entries.commitments.lexicon import lexicon
from despatch.entries.verbs import frame
from despatch.model import Token


class Deed(NamedTuple):
    """An undertaking in a sentence: subject before token `subject_end`, the deed from token `begin` on.

    `pledged` deeds are undertaken in so many words ("agreed to"); `measured` ones ("increase",
    "provide") count only with a figure or a date of their own; of `passive` ones the doer is not
    the subject.
    """

    subject_end: int
    begin: int
    pledged: bool
    passive: bool = False
    measured: bool = False


_GATE = frozenset("will would shall to 'll ’ll sending deploying".split())
_OPEN = frozenset("what how whether until till why when once before where".split())
_IFS = frozenset("if unless".split())
_BE = frozenset("is are was were 's ’s be been being".split())
_WISHES = frozenset(
    "hope hopes hoped hoping want wants wanted wish wishes seek seeks seeking aims aim".split()
)
_FILLERS = frozenset("also yesterday today not".split())
_AMOUNT = frozenset(
    "million billion aid troops loan loans credit credits grant assistance tonnes tons".split()
)
_AID = frozenset("aid loan loans grant grants assistance credit credits troops package relief".split())
_SAID = frozenset(
    "said announced told pledged promised added confirmed vowed declared assured agreed".split()
)
_FURTHER = frozenset(", and or ;".split())


def gate(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence can hold a commitment at all."""
    pledge = lexicon().pledge
    return any(low in _GATE or low in pledge for low in (t.word.lower() for t in tokens))


def deeds(tokens: tuple[Token, ...]) -> list[Deed]:
    """Every deed undertaken in a sentence, in order, not nested; none in a conditional sentence."""
    lows = [t.word.lower() for t in tokens]
    if _IFS & set(lows):
        return []
    found: list[Deed] = []
    covered = -1
    for i in range(len(lows)):
        if i <= covered:
            continue
        deed = _deed(tokens, lows, i)
        if deed and (deed.begin + 1 >= len(lows) or lows[deed.begin + 1] not in lexicon().not_after) \
                and not _hypothetical(lows, deed):  # fmt: skip
            found.append(deed)
            covered = max(deed.begin, i)
    return found


def _hypothetical(lows: list[str], deed: Deed) -> bool:
    """ "what sanctions to impose", "until Iran agrees to", "how he will": asked or conditional, not undertaken."""
    return bool(_OPEN & set(lows[max(0, deed.subject_end - 4) : deed.subject_end])) or bool(
        _OPEN - {"when"} & set(lows[max(0, deed.begin - 4) : deed.begin])
    )


def _deed(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    words, low = lexicon(), lows[i]
    if low in words.pledge:
        deed = _pledged(tokens, lows, i, words.pledge[low])
        if deed or low not in words.concrete:
            return deed
    if low == "agreement" and lows[i + 1 : i + 2] == ["on"] and i + 3 < len(lows):
        gerund = i + 2 + lows[i + 2].endswith("ly")
        return Deed(i, gerund, True) if words.concrete.get(lows[gerund]) == "ing" else None
    if low in words.nouns or low in words.ready:
        return _ready(lows, i)
    if low in words.leading:
        return _led(tokens, lows, i)
    if low in words.concrete:
        return _to_come(tokens, lows, i, words.concrete[low])
    if low in words.measured:
        deed = _to_come(tokens, lows, i, words.measured[low])
        return deed._replace(measured=True) if deed else None
    return None


def _pledged(tokens: tuple[Token, ...], lows: list[str], i: int, form: str) -> Deed | None:
    words = lexicon()
    how = frame(tokens, i, form)
    if how.negated or how.governor in ("refuse", "urge") or how.modal or (form == "past" and how.passive):
        return None
    j = _past_fillers(lows, i + 1)
    if j >= len(lows):
        return None
    if lows[j] == "to" or (lows[j] == ","):
        return _infinitive(lows, i, _parenthesis(lows, j))
    if lows[j] in ("on", "upon"):
        j += 1
        if j >= len(lows):
            return None
    if j < len(lows) and words.concrete.get(lows[j]) == "ing":
        return Deed(i, j, True)  # "approved forming a joint committee"
    if lows[j] == "that" or (lows[i] in words.needs_clause and not _AID & set(lows[j : j + 9])):
        return None  # the "will" inside is found by itself
    if form == "base" and how.tense not in ("future", "infinitive") and lows[i - 1 : i] != ["they"]:
        return None  # "the US pledge": the noun
    amount = any(t.word[0].isdigit() or t.word.lower() in _AMOUNT for t in tokens[j : j + 8])
    return Deed(i, j, True) if amount else None


def _past_fillers(lows: list[str], j: int) -> int:
    while j < len(lows) and (lows[j].endswith("ly") or lows[j] in _FILLERS):
        j += 1
    return j


def _parenthesis(lows: list[str], j: int) -> int:
    """ "promised, the ministry reported, to supply": on to the "to" after an aside, else `j`."""
    if lows[j] != ",":
        return j
    close = next((k for k in range(j + 1, min(j + 10, len(lows) - 1)) if lows[k] == ","), None)
    return close + 1 if close and lows[close + 1] == "to" else j


def _infinitive(lows: list[str], i: int, to: int) -> Deed | None:
    """The deed of "to VERB", past verbs that only lead up to it ("agreed to help build")."""
    words = lexicon()
    if lows[to] != "to":
        return None
    verb = _past_fillers(lows, to + 1)
    begin = verb
    while verb < len(lows) - 2 and lows[verb] in words.leading:
        verb = _past_fillers(lows, verb + 1)
        verb += lows[verb : verb + 1] == ["to"]
    if verb >= len(lows):
        return None
    said = lows[verb]
    if said in words.never:
        return Deed(i, begin, True, measured=True) if said not in _EMPTY else None
    return Deed(i, begin, True, measured=said not in words.concrete and lows[to + 1] != "not")


# Verbs that never make a commitment, whatever follows.
_EMPTY = frozenset(
    "meet visit attend sign discuss consult talk be have go come travel arrive speak see receive".split()
)


def _ready(lows: list[str], i: int) -> Deed | None:
    """ "is ready to VERB", "its commitment to VERB", "announced its readiness to VERB"."""
    words = lexicon()
    to = i + 1 + (i + 1 < len(lows) and lows[i + 1] == "not")
    if to + 1 >= len(lows) or lows[to] != "to":
        return None
    before = set(lows[max(0, i - 4) : i])
    if before & {"not", "no", "n't", "never", "had"}:
        return None
    if lows[i] in words.ready and not _BE & before:
        return None
    if lows[i] in words.nouns and not {"'s", "’s", "its", "their", "his", "her"} & before:
        return None
    deed = _infinitive(lows, i, to)
    if deed is None or not _known(lows, deed.begin):
        return None
    return deed._replace(pledged=to > i + 1)


def _known(lows: list[str], begin: int) -> bool:
    """Whether the deed is of a verb that makes commitments: "scheduled to depart" is none."""
    words = lexicon()
    k = begin
    while k < len(lows) - 1 and (lows[k] in words.leading or lows[k] == "to"):
        k += 1
    return lows[k] in words.concrete or lows[k] in words.measured


def _led(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    """ "will continue to supply": the verb that follows is the deed."""
    words = lexicon()
    if frame(tokens, i, "base").tense != "future":
        return None
    verb = i + 1 + (i + 1 < len(lows) and lows[i + 1] == "to")
    if verb >= len(lows) or lows[verb] not in words.concrete:
        return None
    return Deed(_auxiliary(lows, i), i, False)


def _to_come(tokens: tuple[Token, ...], lows: list[str], i: int, form: str) -> Deed | None:
    how = frame(tokens, i, form)
    if how.negated:
        return None
    if how.tense == "future" and (form == "base" or how.passive):
        return Deed(_auxiliary(lows, i), i, False, how.passive)
    if how.modal == "would" and (form == "base" or how.passive) and _SAID & set(lows[:i]):
        return Deed(_auxiliary(lows, i), i, False, how.passive)
    if how.tense == "infinitive" and how.governor in ("plan", "pledge") and (form == "base" or how.passive):
        at = _governor(lows, i)
        return None if at is None else Deed(at, i, how.governor == "pledge", how.passive)
    if form == "ing" and how.tense == "present" and any(t.word[0].isdigit() for t in tokens[i + 1 : i + 5]):
        return Deed(_be(lows, i), i, False, measured=True)  # "was sending 1,000 troops"
    return None


def _auxiliary(lows: list[str], i: int) -> int:
    return next(
        (k for k in range(i - 1, max(-1, i - 7), -1) if lows[k] in ("will", "would", "shall", "'ll", "’ll")),
        i,
    )


def _be(lows: list[str], i: int) -> int:
    return next((k for k in range(i - 1, max(-1, i - 4), -1) if lows[k] in _BE), i)


def _governor(lows: list[str], i: int) -> int | None:
    """Where the subject of an infinitive ends; None where somebody merely wishes."""
    words = lexicon()
    for k in range(i - 1, max(-1, i - 12), -1):
        if lows[k] in _WISHES:
            return None
        if lows[k] in words.pledge or lows[k] in words.nouns:
            return k
        if lows[k] in _BE or lows[k] in ("has", "have"):
            return k
    return None
