"""What a report calls somebody elsewhere: the same name spelt another way, the name of "his wife", sources told as several."""

import re
from collections.abc import Iterable

from despatch.language.quotations.naming import PERSONS, ROLES, SERVANTS
from despatch.registers.offices import given_names

_LEAST = 5  # letters of a surname of which one may be another
_KIN = frozenset(
    "wife husband son daughter father mother brother sister widow fiancee girlfriend boyfriend".split()
)
_CROWDS = frozenset("police media people parliament troops authorities residents rebels opposition".split())
_MANY = (
    PERSONS
    | ROLES
    | SERVANTS
    | frozenset("analyst expert observer doctor trader economist lawyer protester worker".split())
)
_NATIVES = frozenset(
    "dutchman frenchman englishman irishman welshman scotsman scot briton spaniard swede dane finn norseman pole turk swiss "
    "dutchwoman frenchwoman englishwoman irishwoman chinaman cornishman ulsterman new-zealander filipino filipina thai "
    "czech slovak serb croat bosnian kurd arab greek israeli iraqi pakistani argentine".split()
)


def respelt(name: str, known: Iterable[str]) -> str:
    """The full name of the report that `name` is a slip of: "Karah" beside Bizima Karaha, "Ohn Gya" beside Ohn Gyaw.

    Only the last word may differ, in one letter that is not its first; a name that is also written so in full stays.
    """
    words = name.split()
    if not words or len(words[-1]) < (_LEAST if len(words) < 2 else 3) or not words[-1][:1].isupper():
        return name
    found = set()
    for full in known:
        other = full.split()
        if other[-1] == words[-1]:
            return name
        if len(other) > 1 and words[:-1] in ([], other[:-1]) and _one_letter(words[-1], other[-1]):
            found.add(full)
    return found.pop() if len(found) == 1 else name


def _one_letter(a: str, b: str) -> bool:
    """Whether two words are one letter apart: another one, one more, or two that changed places. The first two are the same."""
    if a[:2] != b[:2] or abs(len(a) - len(b)) > 1 or max(len(a), len(b)) < 4:
        return False
    k = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[k + 1 :] == b[k + 1 :] or (a[k : k + 2] == b[k : k + 2][::-1] and a[k + 2 :] == b[k + 2 :])
    return a[k:] == b[k + 1 :] if len(a) < len(b) else a[k + 1 :] == b[k:]


def of_kin(text: str, noun: str) -> str | None:
    """The name told of somebody's wife, son and so on ("with his 60-year-old wife Ana"), if it is told once only."""
    if noun not in _KIN:
        return None
    told = set(
        re.findall(
            rf"\b(?:his|her|the|whose|'s|’s) (?:[\w-]+ )?{noun},? ([A-Z][a-z]+(?: [A-Z][\w’'-]+)*)", text
        )
    )
    return told.pop() if len(told) == 1 else None


def given_at_end(said: str) -> str | None:
    """The full name that a long title ends in, by its given name ("director of sales of Kolvik Air Petr Havel")."""
    words = said.split()
    k = next((k for k in range(max(0, len(words) - 4), len(words) - 1) if words[k] in given_names()), None)
    return " ".join(words[k:]) if k and all(w[0].isupper() for w in words[k:]) else None


def is_crowd(name: str) -> bool:
    """Whether a name that begins a sentence is a noun for many ("Police", "Aides"), which no "he" means."""
    low = name.lower()
    if " " in low:
        return False
    return low in _CROWDS or (low.endswith("s") and low[:-1] in _MANY)


def is_native(word: str) -> bool:
    """Whether somebody is called by where he is from ("the Dutchman")."""
    return word in _NATIVES


def several(text: str, noun: str, start: int, end: int) -> str | None:
    """Sources told as several in `text[start:end]` of whom one is taken up ("unnamed police sources": "the source")."""
    if noun not in SERVANTS and noun not in PERSONS:
        return None
    sources = rf"((?:[A-Za-z][\w-]+ ){{0,3}}{noun}s)\b"
    cited = rf"(?i:cit\w+|quot\w+|according to) (?:the |some |several )?{sources}"
    said = rf"(?<![\w-]){sources}(?: [^\s.;\"“]+){{0,7}} (?:said|told|say)\b"
    told = [m[1] or m[2] for m in re.finditer(f"{cited}|{said}", text[start:end])]
    return " ".join(w for w in told[-1].split() if w.lower() not in _FUNCTION) if told else None


_FUNCTION = frozenset(
    "the which who that cited citing quoted quoting said according to by from told some several by and as of".split()
)
