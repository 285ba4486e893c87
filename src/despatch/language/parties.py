"""The parties that a stretch of text names, looked up by their capitals and nothing else: what the gate goes by."""

import re
from functools import cache
from typing import NamedTuple

from despatch.language.names.lexicon import lexicon
from despatch.registers.holders import renowned, surnames
from despatch.registers.states import states
from despatch.registers.tables import beside

_CAPITAL = re.compile(r"(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][^\W_]*")
_WORD = re.compile(r"(?:St|Mt)\.|\w+(?:\.\w+)*|['’]s\b|-")
_RULED = re.compile(
    r"(?:President|Minister|King|Queen|Prince|Princess|Republic|Kingdom|Ambassador|Government|Parliament|Speaker)"
    r"(?: [A-Z][\w.-]+){0,3},? (?:and (?:[A-Z][\w.-]+ ?){1,4} )?of (?:the )?$"
)
_RULING = re.compile(
    r"['’]s (?:[a-z-]+ )?(?:[Kk]ing|[Qq]ueen|[Cc]rown|[Pp]resident|[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ll]eaders?|[Pp]arliament|"
    r"[Aa]mbassador|[Aa]rmy|[Mm]onarch|[Cc]apital)\b"
)
_BESIDE = re.compile(r"(?:(?!The )[A-Z][\w.-]*|,) $")  # "Michael Jordan", "Atlanta, Georgia"
_GIVEN = re.compile(r"(?!The )[A-Z][\w.-]* $")
_NEXT = re.compile(r" [A-Z]|-")
_INITIAL = re.compile(
    r"(?:(?<= )(?:Dr|Mr|Mrs|Ms|Shri|Smt)\.? )?(?:(?<= )[A-Z]\. )?$"
)  # "Antony J. Blinken", "EAM Dr. S. Jaishankar"
_PARTIES = frozenset(("state", "body", "capital", "seat"))


class Named(NamedTuple):
    """A party named at an offset: its code, whether the word means nothing else, and whether it stands free of other names.

    `within` is set where only a place in the party is named.
    """

    at: int
    code: str
    sure: bool
    free: bool = True
    within: bool = False


class Words(NamedTuple):
    """The word lists of `gate.yaml`, ready for use."""

    strong: tuple[str, ...]
    dealing: re.Pattern[str]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    unsure: frozenset[str]
    offices: tuple[str, ...]


@cache
def words() -> Words:
    """The word lists of `gate.yaml`."""
    data = beside(__file__, "gate.yaml")
    return Words(
        strong=tuple(data["strong"]),
        dealing=re.compile(r"\b(?:" + "|".join(sorted(data["dealing"])) + ")"),
        not_after=tuple(f"{w} " for w in data["not_after"]),
        not_before=tuple(f" {w}" for w in data["not_before"]),
        unsure=frozenset(data["unsure"]),
        offices=tuple(f"{w} " for w in data["offices"]),
    )


_Code = tuple[str, bool]  # a party, and whether it is meant itself and not a place in it
_Hit = tuple[_Code | None, list[tuple[tuple[str, ...], _Code]]]


@cache
def _names() -> dict[str, _Hit]:
    """First words of the names of parties and of places in them: what the word alone means, and the rest of longer names with theirs."""
    found: dict[str, _Hit] = {}
    seats = {seat for state in states().values() for seat in state.seats}
    for word, phrases in lexicon().plain.items():
        known = [
            (phrase, (k.code, k.type in _PARTIES or " ".join(phrase) in seats))
            for phrase, k in phrases
            if k.type in _PARTIES or (k.type == "place" and k.code)
        ]
        if known:
            alone = next((code for phrase, code in known if len(phrase) == 1), None)
            found[word] = (alone, [(phrase[1:], code) for phrase, code in known if len(phrase) > 1])
    return found


@cache
def _leaders() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Last and first names of holders of office: a state that those who bear them serve, and what may stand before them."""
    states: dict[str, set[str]] = {}
    given: dict[str, set[str]] = {}
    for held in {h for of in renowned().values() for h in of}:
        first, *rest = held.name.split()
        last = rest[-1] if rest else first
        for name in (last, first):
            states.setdefault(name, set()).add(held.party)
        given.setdefault(last, set()).update((f"{first} ", f"{' '.join([first, *rest[:-1]])} "))
    return {name: (min(of), (*words().offices, *sorted(given.get(name, ())))) for name, of in states.items()}


def parties_named(text: str, start: int, end: int) -> list[Named]:
    """The parties that `text[start:end]` names by themselves, their seats or their leaders, in order."""
    names, leaders, lists = _names(), _leaders(), words()
    found: list[Named] = []
    until = ended = start
    for match in _CAPITAL.finditer(text, start, end):
        if match.start() < until:
            continue  # within a longer name
        word = match.group()
        hit = names.get(word)
        if hit is None and len(word) > 3 and word.isupper():
            hit = names.get(word.title())
        if hit is None:
            if word in leaders and (state := _led(text, match.start(), match.end(), leaders[word])):
                found.append(Named(match.start(), state, True))
            continue
        meant, until = _longest(text, match.end(), hit)
        if meant is None:
            continue
        code, itself = meant
        before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 14]
        alone = until == match.end()
        if not (alone and (before.endswith(lists.not_after) or after.startswith(lists.not_before))):
            sure = (itself and (word not in lists.unsure)) or (
                alone and _rules(text, match.start(), match.end())
            )
            free = not (_BESIDE.search(before) or _NEXT.match(text, until))
            joined = free and found and text[ended : match.start()] in _JOINS and found[-1].code != code
            if joined and found[-1].free and found[-1].sure != sure and itself:
                found[-1], sure = found[-1]._replace(sure=True), True  # "the United States and Peru"
            found.append(Named(match.start(), code, sure, free, not itself))
            ended = until
    return found


_JOINS = (" and ", " and the ", " with ", " with the ")


def _led(text: str, start: int, end: int, leader: tuple[str, tuple[str, ...]]) -> str | None:
    """The state of the leader whose name is at `text[start:end]`: told with office or given name, or a surname alone that is known."""
    state, before_it = leader
    before = text[max(0, start - 32) : start]
    if _INITIAL.sub("", before).endswith(before_it):
        return state
    alone = not (_GIVEN.search(before) or _NEXT.match(text, end))
    return surnames().get(text[start:end]) if alone else None


def _rules(text: str, start: int, end: int) -> bool:
    """Whether somebody holds a state's office where a word of other meanings stands: "Jordan's King", "President X of Georgia"."""
    return bool(_RULING.match(text, end) or _RULED.search(text, max(0, start - 80), start))


def _longest(text: str, end: int, hit: _Hit) -> tuple[_Code | None, int]:
    """The longest name that a word ending at `end` begins, and where it ends: at `end` if the word alone is it."""
    alone, longer = hit
    if longer:
        following = list(_WORD.finditer(text, end, end + 50))
        words = tuple(m.group() for m in following)
        for rest, code in longer:
            if words[: len(rest)] == rest:
                return code, following[len(rest) - 1].end()
    return alone, end
