"""Noun phrases around a reporting verb: who says it. A shallow reading by closed word classes and capitals."""

from collections.abc import Sequence

from despatch.language.quotations.cues import cues
from despatch.model import Token

AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might must shall should do does did not n't "
    "'s ’s 've ’ve 'd ’d 'll ’ll 're ’re hasn't hasn’t haven't haven’t hadn't hadn’t didn't didn’t doesn't doesn’t "
    "don't don’t won't won’t wouldn't wouldn’t".split()
)
_ADVERBS = frozenset(
    "also then later earlier further again still however meanwhile recently repeatedly often always never once just "
    "now already even only both thus therefore too here there instead ever soon today yesterday tomorrow tonight ago "
    "overnight jointly first rather nonetheless nevertheless moreover furthermore twice himself herself themselves "
    "itself all each together".split()
)
_NOT_ADVERBS = frozenset(
    "italy july family ally reply assembly supply daily weekly monthly elderly anomaly".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. jun. "
    "jul. aug. sep. sept. oct. nov. dec.".split()
)
_TIME_NOUNS = frozenset(
    "week month year day night morning afternoon evening weekend days weeks months time".split()
)
_TIME_HEADS = frozenset("last this next that late early the same previous earlier".split())
PREPOSITIONS = frozenset(
    "in on at during after before to from with for by about over under through into since until within without between "
    "among amid against upon as ahead following per via near outside inside across throughout alongside regarding "
    "concerning despite towards toward like than while when where because if although though whether".split()
)
_POST = frozenset(
    ("of", "for", "from", "at", "in", "on", "with", "to")
)  # may stand inside a source's noun phrase
DETERMINERS = frozenset(
    "the a an his her their its this these those some many several one two three four another other any most few no "
    "every our my your".split()
)
PRONOUNS = frozenset("he she they it i we you who that which".split())
SUBJECT_PRONOUNS = frozenset("he she they it i we you".split())
_BREAKS = frozenset(
    "and but or nor so that which who whom whose if because while when where although though what how why whether as "
    ". ; : ? ! \" “ ” ‘ ’ ' ( ) [ ] … ... `` '' , - – — -- /".split()
)
_DASHES = frozenset(("-", "–", "—", "--"))
_LONGEST = 14  # tokens of a noun phrase


class Words:
    """The tokens of a stretch of text, with their small-letter forms."""

    __slots__ = ("low", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.low = [t.word.lower() for t in tokens]

    def capital(self, i: int) -> bool:
        return self.tokens[i].word[0].isupper()


def is_adverb(word: str) -> bool:
    """Whether a small-letter word may stand between a subject and its verb as an adverb."""
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


def cue_start(words: Words, i: int, lo: int) -> int:
    """Index of the first word of the verb group that ends at `i`: auxiliaries and adverbs before it belong to it."""
    j = i
    while j > lo and (words.low[j - 1] in AUXILIARIES or is_adverb(words.low[j - 1])):
        if words.low[j - 1] in ("'s", "’s") and j - 1 > lo and not _contracted(words, j - 1):
            break
        j -= 1
    while j < i and words.low[j] in ("here", "there", "however", "meanwhile", "today", "yesterday"):
        j += 1
    return j


def _contracted(words: Words, i: int) -> bool:
    return words.low[i - 1] in SUBJECT_PRONOUNS or words.low[i - 1] in ("who", "that", "there")


def subject_before(words: Words, i: int, lo: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb group starting at `i`, as [start, end) token indices.

    Time words, prepositional phrases and what is set off by commas are passed over.
    """
    j, tail = i - 1, None  # `tail`: end of a phrase that may belong to the noun phrase
    for _ in range(8):
        j = _skip_time(words, j, lo)
        if j < lo:
            return None
        word = words.low[j]
        if word == "," or word in _DASHES or word == ")":
            opened = _parenthesis(words, j, lo)
            if opened is None:
                return None
            tail = tail if tail is not None else j + 1
            j = opened - 1
            continue
        if word in PRONOUNS:
            return (j, j + 1)
        start = noun_phrase_start(words, j, lo)
        if start is None:
            return None
        before = words.low[start - 1] if start > lo else ""
        if before in PREPOSITIONS and not (
            start - 1 == lo and words.low[lo] in ("after", "before", "following")
        ):
            if before in _POST and tail is None and not _is_time(words, start, j + 1):
                tail = j + 1
            if before not in _POST:
                tail = None
            j = start - 2
            if j < lo:
                return None
            continue
        return (start, j + 1)
    return None


def with_tail(words: Words, start: int, end: int, cue: int) -> int:
    """End of a source's noun phrase with what belongs to it: phrases with `of`, `for`; appositions between commas."""
    j = end
    while j < cue:
        word = words.low[j]
        if word in ("of", "for", "from", "at") or (word in ("in", "with", "to") and not words.capital(start)):
            stop = _phrase_end(words, j + 1, cue)
            if stop is None or _is_time(words, j + 1, stop):
                return j
            j = stop
        else:
            return j
    return j


def _phrase_end(words: Words, j: int, limit: int) -> int | None:
    k = j
    while (
        k < limit
        and words.low[k] not in _BREAKS
        and words.low[k] not in PREPOSITIONS
        and words.low[k] not in DAYS
    ):
        k += 1
    return k if k > j else None


def _is_time(words: Words, start: int, end: int) -> bool:
    low = words.low[start:end]
    return any(w in DAYS or w in MONTHS or w in _TIME_NOUNS or (w[0].isdigit() and len(w) == 4) for w in low)


def _skip_time(words: Words, j: int, lo: int) -> int:
    while j >= lo:
        word = words.low[j]
        if is_adverb(word) or word in AUXILIARIES:
            j -= 1
        elif word in DAYS:
            j -= 2 if j - 1 >= lo and words.low[j - 1] in ("on", "late", "early", "last", "this") else 1
        elif word in _TIME_NOUNS and j - 1 >= lo and words.low[j - 1] in _TIME_HEADS:
            j -= 2
            if j >= lo and words.low[j] in ("in", "on", "during", "earlier", "later", "at"):
                j -= 1
        elif word[0].isdigit() and j - 1 >= lo and words.low[j - 1] in MONTHS:
            j -= 2
            if j >= lo and words.low[j] in ("on", "from", "since"):
                j -= 1
        else:
            return j
    return j


def _parenthesis(words: Words, j: int, lo: int) -> int | None:
    """Index of the mark that opens the parenthesis closed at `j`, or None."""
    if words.low[j] == ")":
        for k in range(j - 1, lo - 1, -1):
            if words.low[k] == "(":
                return k
        return None
    same = _DASHES if words.low[j] in _DASHES else frozenset((",",))
    for k in range(j - 1, max(lo, j - 40), -1):
        if words.low[k] in same:
            # "of Moscow, Minsk and Kiev, ...": a list item, go on to the comma before
            if k - 1 >= lo and words.low[k + 1] not in ("and", "or"):
                return k
        elif words.low[k] in _DOUBLE:
            return None
    return None


_DOUBLE = frozenset(('"', "“", "”", "``", "''", ";"))


def noun_phrase_start(words: Words, j: int, lo: int) -> int | None:
    """Start of the noun phrase whose last word is at `j`; None if no noun phrase ends there."""
    k, low, table = j, words.low, cues()
    while k >= lo and j - k < _LONGEST:
        word = low[k]
        if word == "of":
            if k == j or k - 1 < lo or low[k - 1] in _BREAKS or low[k - 1] in PREPOSITIONS:
                break
        elif word in ("and", "&") and k < j:
            if not _joins(words, k, lo):
                break
        elif word in _BREAKS or word in PREPOSITIONS or word in AUXILIARIES and word not in ("'s", "’s"):
            break
        elif word in PRONOUNS:
            break
        elif word in DETERMINERS:
            k -= 1
            if k < lo or low[k] not in ("of", "and", "all", "both"):
                break
            continue
        elif word in table and not words.capital(k) and not _nominal(words, k, j):
            break
        elif is_adverb(word) and k == j:
            break
        elif not (word[0].isalnum() or word in ("'s", "’s", "'", "’", "&", "-")):
            break
        k -= 1
    k += 1
    while k <= j and (
        low[k] in ("and", "of", "&", "'s", "’s", "-") or (is_adverb(low[k]) and not words.capital(k))
    ):
        k += 1
    return k if k <= j else None


_VERBAL = frozenset(("past", "third", "ing", "participle"))


def _nominal(words: Words, k: int, j: int) -> bool:
    """Whether a word that may be a reporting verb ("report", "plan", "statement's") is a noun here."""
    cue = cues()[words.low[k]]
    if cue.form in ("past", "participle", "ing"):
        return False
    before = words.low[k - 1] if k else ""
    return before in DETERMINERS or before in ("'s", "’s") or (k == j and before != "to")


def _joins(words: Words, k: int, lo: int) -> bool:
    """Whether `and` at `k` joins two names or two noun phrases of one subject, not two clauses."""
    if k - 1 < lo or k + 1 >= len(words.low):
        return False
    left, right = words.capital(k - 1), words.capital(k + 1)
    return (left and right) or (left and words.low[k + 1] in ("his", "her", "the", "a", "their", "its"))


def subject_after(words: Words, i: int, hi: int) -> tuple[int, int] | None:
    """The noun phrase that follows a verb in inverted order ("said Lavrov"), as [start, end) token indices."""
    low, k = words.low, i
    if k >= hi or low[k] in ("that", "there", "it", "how", "why", "what"):
        return None
    if low[k] in SUBJECT_PRONOUNS:
        return (k, k + 1)
    while k < hi and k - i < _LONGEST:
        word = low[k]
        if word in ("and", "&") and k > i and _joins(words, k, i):
            k += 1
            continue
        if word == "of" and k > i:
            k += 1
            continue
        if (
            word in ("for", "from", "at")
            and k > i
            and k + 1 < hi
            and not _is_time(words, k + 1, min(k + 3, hi))
        ):
            if words.capital(k - 1) and word != "for":
                break
            k += 1
            continue
        if word in DETERMINERS and k > i and low[k - 1] not in ("of", "and", "for", "from", "at"):
            break
        if word in _BREAKS or word in PREPOSITIONS or word in AUXILIARIES and word not in ("'s", "’s"):
            break
        if (
            word in DAYS
            or (word in _TIME_HEADS and word != "the" and k > i)
            or (is_adverb(word) and not words.capital(k))
        ):
            break
        if k > i and word in cues() and cues()[word].form in ("ing", "past") and not words.capital(k):
            break
        if not (word[0].isalnum() or word in ("'s", "’s", "'", "’", "&")):
            break
        k += 1
    while k > i and low[k - 1] in ("and", "of", "&", "for", "from", "at", "the"):
        k -= 1
    return (i, k) if k > i else None
