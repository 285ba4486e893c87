"""What the titles of texts tell, and whether two of them tell of different texts."""

import re
from functools import cache

from despatch.entries.instruments.lexicon import lexicon
from despatch.registers.states import states

_WORD = re.compile(r"[a-z0-9]+")
STOP = frozenset(
    "the a an of on in for to and with by at from its their his her s between two bilateral".split()
)


def content(title: str) -> set[str]:
    """What tells texts apart by their titles: the first six letters of the words that say something."""
    return {w[:6] for w in _WORD.findall(title.lower()) if w not in STOP}


def same_title(one: str, other: str, parties: list[str]) -> bool:
    """Whether two titles of texts of a kind between `parties` are of one text."""
    a, b = content(one), content(other)
    if not a & b or same_name(one, other):
        return bool(a & b)
    return len(a & b) >= 0.6 * min(len(a), len(b)) and not other_subject(one, other, parties)


def other_subject(one: str, other: str, parties: list[str]) -> bool:
    """Whether two titles of texts between `parties` are plainly on other matters ("on the Arctic", "on WTO accession")."""
    a, b = (content(t) - lexicon().empty - _heads() - _GENERAL for t in (one, other))
    called = {w for p in parties for w in _called(p)}
    a, b = a - called, b - called
    if _ON_SOMETHING.search(one) and _ON_SOMETHING.search(other) and a and b and not a & b:
        return True  # "a statement on terrorism", "a statement on transit to the sea"
    return min(len(a), len(b)) > 1 and not _alike(a, b)


_ON_SOMETHING = re.compile(r"^[\w' -]+ (?:on|concerning|regarding|about) ")


def same_name(one: str, other: str) -> bool:
    """Whether two titles are first of all the same proper name of a text ("Maputo Declaration")."""
    found = [_NAME.search(title) for title in (one, other)]
    return bool(
        found[0] and found[1] and found[0][0] == found[1][0] and found[0][1].lower()[:6] not in _SORTS
    )


_NAME = re.compile(
    r"\b([A-Z][a-z]{3,}) (?:Declaration|Accords?|Treaty|Protocol|Agreements?|Convention|Charter|Communique|Pact|Consensus|"
    r"Roadmap|Action Plan|Plan of Action|Memorandum|Resolution)\b"
)
_SORTS = frozenset(
    w[:6]
    for w in "joint final peace trade cooperation partnership framework free strategic comprehensive economic political "
    "bilateral friendship draft military security border general cultural extradition investment association interim "
    "nuclear ministerial presidential summit leaders this that signed".split()
)


def other_resolution(one: str, other: str) -> bool:
    """Whether two resolutions, both told with what they are about, are about other matters."""
    a, b = (content(t) - lexicon().empty - _NAMELESS for t in (one, other))
    return min(len(a), len(b)) > 1 and not _alike(a, b)


def _alike(a: set[str], b: set[str]) -> bool:
    """Whether most of the shorter one stands in the other."""
    return len(a & b) >= 0.6 * min(len(a), len(b))


@cache
def _heads() -> frozenset[str]:
    return frozenset(head[:6] for head in lexicon().heads if " " not in head)


@cache
def _called(party: str) -> frozenset[str]:
    state = states().get(party)
    words = " ".join((*state.names, *state.adjectives, *state.seats)) if state else party
    return frozenset(content(words))


_GENERAL = frozenset(w[:6] for w in "cooperation field sphere area governmental inter government".split())
_NAMELESS = frozenset(
    w[:6]
    for w in "resolution draft un united nations security council general assembly condemning criticising criticizing "
    "damning denouncing calling demanding own".split()
)
