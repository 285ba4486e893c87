"""Closed word classes of English, and a stretch of tokens seen through them."""

from collections.abc import Sequence
from functools import lru_cache

from despatch.language.quotations.cues import cues
from despatch.model import Token

BREAK, PREPOSITION, SUBORDINATOR, AUXILIARY, DETERMINER, PRONOUN, ADVERB, DAY, MONTH, TIME, VERBAL, WORD = (
    1 << n for n in range(12)
)

AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might must shall should do does did not n't "
    "'s ’s 've ’ve 'd ’d 'll ’ll 're ’re am hasn't hasn’t haven't haven’t hadn't hadn’t didn't didn’t doesn't doesn’t "
    "don't don’t won't won’t wouldn't wouldn’t isn't isn’t aren't aren’t wasn't wasn’t can't can’t cannot".split()
)
_ADVERBS = frozenset(
    "also then later earlier further again still however meanwhile recently repeatedly often always never once just "
    "now already even only both thus therefore too here there instead ever soon today yesterday tomorrow tonight ago "
    "overnight jointly first rather nonetheless nevertheless moreover furthermore twice himself herself themselves "
    "itself all each together otherwise quite perhaps".split()
)
_NOT_ADVERBS = frozenset(
    "italy july family ally reply assembly supply daily weekly monthly elderly anomaly bully".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. jun. "
    "jul. aug. sep. sept. oct. nov. dec. jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_TIME_NOUNS = frozenset(
    "week month year day night morning afternoon evening weekend days weeks months time noon midnight".split()
)
_PREPOSITIONS = frozenset(
    "in on at during to from with for by about over under through into within without between among amid against upon "
    "ahead following per via near outside inside across throughout alongside regarding concerning despite towards "
    "toward like than of after before since until as".split()
)
_SUBORDINATORS = frozenset(
    "while when where because if although though whether unless once after before since until as whereas".split()
)
DETERMINERS = frozenset(
    "the a an his her their its this these those some many several one two three four another other any most few no "
    "every our my your both all".split()
)
SUBJECT_PRONOUNS = frozenset("he she they it i we you".split())
RELATIVES = frozenset(("who", "that", "which"))
_BREAKS = frozenset(
    "and but or nor so that which who whom whose if because while when where although though what how why whether as "
    ". ; : ? ! \" “ ” ‘ ’ ' ( ) [ ] … ... `` '' , - – — -- / him them us me".split()
)
DASHES = frozenset(("-", "–", "—", "--"))
COMMAS = frozenset((",", "-", "–", "—", "--"))
_IRREGULAR = frozenset(
    "made met held won took gave went came left got put set kept began begun ran sent lost built bought brought caught "
    "chose chosen drew drawn drove driven fell fallen flew flown gone given grew grown heard hit laid led lent meant "
    "paid rose risen sat sold shot stood stuck struck taken taught threw thrown wore worn became become arrived done "
    "sought fought bore broke broken dealt fed hung hid hidden kept slept spent spread stole sank shook shaken sang "
    "read withdrew withdrawn undertook undertaken overcame underwent upheld faced".split()
)
_NOT_VERBAL = frozenset(
    "united red bed hundred need indeed speed seed weed breed creed feed deed sacred kindred naked".split()
)


@lru_cache(maxsize=1 << 16)
def classes(word: str) -> int:
    """The closed classes that a small-letter word belongs to, as flags."""
    flags = 0
    for flag, members in _TABLE:
        if word in members:
            flags |= flag
    if word in _ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS):
        flags |= ADVERB
    if word in _IRREGULAR or (
        word.endswith("ed") and len(word) > 4 and word not in _NOT_VERBAL and "-" not in word
    ):
        flags |= VERBAL
    cue = cues().get(word)
    if cue is not None and cue.form in ("past", "participle", "ing"):
        flags |= VERBAL
    if word[0].isalnum() or word in _INNER:
        flags |= WORD
    return flags


_NAMES_TOO = frozenset("per will may an so as than no even once long ban he do".split())
_ARTICLES = frozenset(("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "at-"))  # "al-Assad" is a name
HYPHEN = "\u2010"
_INNER = frozenset(("'s", "’s", "'", "’", "&", HYPHEN))
_TABLE = (
    (BREAK, _BREAKS),
    (PREPOSITION, _PREPOSITIONS),
    (SUBORDINATOR, _SUBORDINATORS),
    (AUXILIARY, AUXILIARIES),
    (DETERMINER, DETERMINERS),
    (PRONOUN, SUBJECT_PRONOUNS | RELATIVES),
    (DAY, DAYS),
    (MONTH, MONTHS),
    (TIME, _TIME_NOUNS),
)


class Words:
    """The tokens of a sentence, with their small-letter forms."""

    __slots__ = ("_flags", "low", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.low = [word.lower() for _, _, word in tokens]
        if "us" in self.low:
            self.low = [low if t.word != "US" else "u.s." for low, t in zip(self.low, tokens, strict=True)]
        if "-" in self.low:
            self._join_hyphens()
        self._flags: list[int] | None = None

    def _join_hyphens(self) -> None:
        """A hyphen with no space before it ("22-year-old", also "Hanoi- based") is part of a word, not a dash."""
        for i in range(1, len(self.tokens) - 1):
            if (
                self.low[i] == "-"
                and self.tokens[i - 1].end == self.tokens[i].start
                and self.low[i + 1][0].isalnum()
            ):
                self.low[i] = HYPHEN

    @property
    def flags(self) -> list[int]:
        """The classes of every token."""
        if self._flags is None:
            self._flags = [classes(w) for w in self.low]
            for i in range(1, len(self.tokens) - 1):
                # "said Per Kaalund", "Nurses Without Borders": a capital inside a sentence makes a name of a closed word.
                if (
                    (
                        self.low[i] in _NAMES_TOO
                        or (self._flags[i] & PREPOSITION and self.capital(i - 1) and i > 1)
                    )
                    and self.capital(i)
                    and self.low[i - 1][-1].isalnum()
                    and self.capital(i + 1)
                ):
                    self._flags[i] = WORD
        return self._flags

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital."""
        word = self.tokens[i].word
        return word[0].isupper() or (word[:3] in _ARTICLES and word[3:4].isupper())
