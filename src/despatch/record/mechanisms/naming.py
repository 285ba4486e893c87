"""Whose a mechanism is, and by what it is known: its sort, its telling words, its ordinal."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from despatch.record.mechanisms.lexicon import lists
from despatch.record.names import fold
from despatch.record.words import content_words, lexicon, mechanism_words
from despatch.registers.bodies import bodies
from despatch.registers.places import countries_of
from despatch.registers.states import is_state, states

_ACRONYM = re.compile(r"[(\[“\"]+\s*([A-Z][A-Z0-9&+-]{1,11})\s*[)\]”\"]+")
_BARE = re.compile(r"\b[A-Z][A-Z&]{1,}(?:-[A-Z&]+)*\b")
_TOWN = re.compile(
    r"\b([A-Z][a-zé]+)\s+((?:[Ss]ummit|[Mm]inisterial|[Cc]onsultations|[Mm]eeting|[Cc]onference)\b)"
)
_BIG = 100_000  # people: towns in which such meetings are held
_ORGAN = re.compile(
    r"Security Council|General Assembly|Human Rights Co\w+|Commission on .*|Economic and Social Council"
)
_ANYBODYS = frozenset(
    ("Security Council", "General Assembly", "Human Rights Council", "Commission", "Council")
)
_LEADING = re.compile(
    r"(?:the|a|an|its|their|next|last|latest|upcoming|forthcoming|inaugural|first|first-ever|second|third|fourth|fifth|"
    r"\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?th|20\d\d|19\d\d)\s+",
    re.IGNORECASE,
)


class Known(NamedTuple):
    """By what a mechanism is known: whose (`owners`), of what `sorts`, with which `telling` words; the `ordinal` told.

    `owners` is empty where a gathering goes by its name alone, wherever it is held.
    """

    owners: frozenset[str]
    sorts: frozenset[str]
    telling: frozenset[str]
    ordinal: int | None


@lru_cache(maxsize=65536)
def known(text: str, parties: tuple[str, ...], place: str | None, kind: str) -> Known | None:
    """By what the words of a contact's mechanism are known; None where they tell nothing ("a gathering")."""
    owners, rest = _owners(text, parties, kind)
    # A gathering of many may be named for a state ("Summit of the Americas"); its sides tell nothing of which it is.
    named = {p for p in owners if is_state(p) and _side(p).search(text)}
    between = kind != "conference" or (
        len(owners) == 2 and len(named | {o for o in owners if not is_state(o)}) == 2
    )
    ordinal, words = _words(rest, tuple(sorted(o for o in owners if between or not is_state(o))))
    words -= content_words(fold(place or ""))
    sorts = frozenset(lists().sorts[w] for w in words if w in lists().sorts)
    telling = frozenset(w for w in words if _tells(w))
    if "anniversary" in folded_words(text):
        ordinal = None  # the body's years, not the meeting's number
    if not sorts and not telling and ordinal is None:
        return None
    alone = telling & lists().alone
    if alone:
        return Known(frozenset(), sorts, alone, ordinal)
    if not between and telling and all(map(is_state, owners)):
        owners = frozenset()
    return Known(owners, sorts, telling, ordinal)


def folded_words(text: str) -> set[str]:
    """The words of a text, folded."""
    return set(re.findall(r"[^\W_]+", fold(text)))


def _words(text: str, parties: tuple[str, ...]) -> tuple[int | None, frozenset[str]]:
    """The ordinal told, and the words that carry meaning, acronyms spelt out."""
    text = _ACRONYM.sub(lambda m: f" {_spelt(m[1])} ", _town_gone(text))
    folded = fold(_BARE.sub(lambda m: _spelt(m[0]) or m[0], text))
    for pattern, words in lists().same:
        folded = pattern.sub(words, folded)
    ordinal, told = mechanism_words(folded, parties)
    return ordinal, told | content_words(folded, parties)


def _town_gone(text: str) -> str:
    """Without the town where a meeting is held: "Turin summit", "the Luxembourg ministerial"."""
    return _TOWN.sub(lambda m: m[2] if any(n > _BIG for _, n in countries_of(m[1])) else m[0], text)


def _spelt(acronym: str) -> str:
    """What an acronym stands for, where it is known here; behind the whole name it says nothing new."""
    return lists().acronyms.get(acronym.lower(), "")


def _tells(word: str) -> bool:
    if word in lists().empty or word in lists().sorts or re.fullmatch(r"\d+(?:st|nd|rd|th)?", word):
        return False
    return word not in _ordinals() and word not in _seats()


@cache
def _ordinals() -> frozenset[str]:
    parts = {p for word in lexicon()["ordinals"] for p in word.split("-")}
    return frozenset(parts | {"twenty", "thirty", "forty", "fifty"})


@cache
def _seats() -> frozenset[str]:
    """Capitals of one word: where a meeting is held tells nothing of which it is."""
    return frozenset(fold(seat) for state in states().values() for seat in state.seats[:1] if " " not in seat)


@lru_cache(maxsize=65536)
def _owners(text: str, parties: tuple[str, ...], kind: str) -> tuple[frozenset[str], str]:
    """Whose it is, and the words without the body's name: the bodies named, with a state named as the other side."""
    pattern, codes = _bodies()
    found = {codes[m[0]] for m in pattern.finditer(text)}
    own = {p for p in parties if not is_state(p)}
    if len(found) > 1 and found & own:
        found &= own
    rest = pattern.sub(lambda m: _organ(m[0]) if codes[m[0]] in found else m[0], text)
    if not found and len(own) == 1 and (kind == "conference" or len(parties) != 2):
        found = own
    if not found:
        return frozenset(parties), rest
    sides = {
        p for p in parties if is_state(p) and _side(p).search(rest)
    }  # not "China-Africa" in the body's own name
    return frozenset(found | (sides if len(found) == 1 and len(sides) == 1 else set())), rest


def _organ(name: str) -> str:
    """What is left of a body's name where it is an organ's: "UN Security Council" is not the UN itself."""
    organ = _ORGAN.search(name)
    return lists().acronyms.get(name.lower(), organ[0] if organ else " ")


@cache
def _bodies() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of the names of bodies, and name -> code; a name that others bear too is none."""
    codes: dict[str, str] = {}
    for body in bodies().values():
        for name in (body.code, *body.names):
            if name not in _ANYBODYS:
                codes.setdefault(name, body.code)
    either = "|".join(re.escape(n) for n in sorted(codes, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w])(?:{either})(?!\w)"), codes


@lru_cache(maxsize=512)
def _side(code: str) -> re.Pattern[str]:
    """The names and adjectives of a state as one side of a title: "Russia-ASEAN", "EU-Russia"."""
    state = states()[code]
    either = "|".join(re.escape(n) for n in sorted((*state.names, *state.adjectives), key=len, reverse=True))
    return re.compile(rf"\b(?:{either})(?:\s?[-–/]|\s+and\b)|[-–/]\s?(?:{either})\b", re.IGNORECASE)


def title(text: str) -> str:
    """The name without ordinal, article or "next": what it is called whichever meeting is spoken of."""
    words = " ".join(text.split())
    while (match := _LEADING.match(words)) and match.end() < len(words):
        words = words[match.end() :]
    return words
