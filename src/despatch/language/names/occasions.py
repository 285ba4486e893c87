"""Recurring formats by name: "India-Russia annual summit", "12th meeting of the Working Group on trade"."""

import re
from functools import lru_cache

from despatch.language.names.lexicon import Known
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.organisations import Organisation
from despatch.registers.offices import office_words
from despatch.registers.tables import beside

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = beside(__file__, "occasions.yaml")
    return {key: frozenset(str(value).split()) for key, value in data.items()}


class Occasion:
    """A named gathering or mechanism at tokens `start` to `end`, with the parties that its name holds."""

    __slots__ = ("end", "parties", "start")

    def __init__(self, start: int, end: int, parties: tuple[str, ...]) -> None:
        self.start, self.end, self.parties = start, end, parties


def find_occasions(line: Line) -> list[Occasion]:
    """The named occasions of a line, in order, the widest where they nest."""
    w = _words()
    found: list[Occasion] = []
    heads, forms = _heads()
    for k in [k for k, low in enumerate(line.lows) if low in forms]:
        low = line.lows[k]
        base = low[:-1] if low.endswith("s") and low[:-1] in heads else low
        if found and k < found[-1].end:
            continue
        made = _at(line, k, base, w)
        if made is None:
            continue
        while found and found[-1].end > made.start:
            made.start = min(made.start, found.pop().start)
        found.append(made)
    return found


@lru_cache(maxsize=1)
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    """The nouns that name occasions, and these with their plurals."""
    heads = _words()["firm"] | _words()["loose"]
    return heads, heads | {f"{head}s" for head in heads}


def _at(line: Line, k: int, base: str, w: dict[str, frozenset[str]]) -> Occasion | None:
    if isinstance(line.owner[k], Known):
        return None
    last = k
    while last + 1 < len(line.lows) and line.lows[last + 1] in _heads()[0] and base != "talks":
        last += 1
    start = _left(line, k, w)
    end, complement = _right(line, last + 1, w)
    if not _is_named(line, start, k, base, w, complement):
        return None
    parties: list[str] = []
    for i in range(start, end):
        owner = line.owner[i]
        if (
            isinstance(owner, Known)
            and owner.type in ("state", "body")
            and owner.code
            and "?" not in owner.code
        ):
            parties += [p for p in owner.code.split("+") if p not in parties]
    return Occasion(start, end, tuple(parties))


def _left(line: Line, k: int, w: dict[str, frozenset[str]]) -> int:
    start = k
    while start > 0:
        i = start - 1
        low, word, owner = line.lows[i], line.words[i], line.owner[i]
        if isinstance(owner, (Known, Office)) and (ending := _known_ending(line, start)) is not None:
            start = ending
        elif (low == "of" and i and line.lows[i - 1] in _LED) or (
            word == "+" and i and line.words[i - 1].isdigit()
        ):
            start = i - 1
        elif word.isdigit() and i > 1 and line.words[i - 1] == "+":
            start = i
        elif word == ")" and i >= 2 and line.words[i - 2] == "(":
            start = i - 2
        elif (
            low in w["within"]
            or low in w["ordinals"]
            or low in w["formats"]
            or _ORDINAL.match(low)
            or (word in ("-", ",", "and", "&", "–") and _linked(line, i, start, w))
            or (word[0].isupper() and owner is None and i and low not in _SKIPPED)
        ):
            start = i
        else:
            break
    while start < k and (
        line.lows[start] in ("and", ",", "-", "'s", "’s", "'", "’", "of", "group")
        or line.lows[start] in _SKIPPED
    ):
        start += 1
    return start


_LED = frozenset("council heads committee conference assembly meeting forum group".split())


def _known_ending(line: Line, end: int) -> int | None:
    """Where the known name begins that ends before `end`, an office around it or not."""
    for start in range(end - 1, max(-1, end - 9), -1):
        if start in line.known:
            return start if line.known[start][0] == end else None
    return None


_SKIPPED = frozenset(
    "the at in on of for from by monday tuesday wednesday thursday friday saturday sunday during after before mr he "
    "this that special official a an".split()
)


def _linked(line: Line, i: int, start: int, w: dict[str, frozenset[str]]) -> bool:
    """Whether the link at `i` joins two states or two qualifiers of the name."""
    before, after = line.owner[i - 1] if i else None, line.owner[start] if start < len(line.owner) else None
    if isinstance(before, Known) and isinstance(after, Known):
        return line.words[i] in ("-", "–", ",") and (line.words[i] != "," or start - i == 1)
    if line.words[i] in ("-", "–"):
        return True
    low = line.lows[i - 1] if i else ""
    return line.words[i] in ("and", "&") and (
        low in w["within"] or (line.words[i - 1][0].isupper() and i > 1 and before is None)
    )


def _right(line: Line, at: int, w: dict[str, frozenset[str]]) -> tuple[int, int]:
    """Where the complement ends ("of the Working Group on X"), and 1 if it holds a name, 2 if a body's."""
    n = len(line.lows)
    end, names, bodies = at, False, False
    if at + 2 < n and line.words[at] == "(" and line.words[at + 2] == ")" and line.words[at + 1].isupper():
        end = at = at + 3
    while at + 1 < n and line.lows[at] in ("of", "on", "for"):
        link = line.lows[at]
        i = at + 1 + (line.lows[at + 1] == "the" and at + 2 < n)
        stop = _complement(line, i, link, w)
        if stop == i:
            break
        names = names or any(line.words[j][0].isupper() for j in range(i, stop))
        bodies = bodies or any(line.known[j][1].type == "body" for j in range(i, stop) if j in line.known)
        end = at = stop
    return end, 2 if bodies else int(names)


def _complement(line: Line, i: int, link: str, w: dict[str, frozenset[str]]) -> int:
    n, stop, j = len(line.lows), i, i
    while j < n and j < i + 18:
        low, word, owner = line.lows[j], line.words[j], line.owner[j]
        if owner is not None and not isinstance(owner, (Known, Office, Organisation)):
            break  # a person
        if low in _JOINTS:
            if not _goes_on(line, j, stop > i and link == "on", w):
                break
            stop = j + 1 if word == ")" else stop
        elif (
            word[0].isupper()
            or low in w["within"]
            or low in w["firm"]
            or low in w["formats"]
            or low in _STATES
        ):
            if low in w["topics_stop"]:
                break
            stop = j + 1
        elif (
            j in line.known
            or (isinstance(owner, Known) and stop == j)
            or (link == "on" and low not in w["topics_stop"] and word[0].isalpha() and j - i < 4)
        ):
            stop = j + 1
        else:
            break
        j += 1
    return stop


_JOINTS = frozenset((",", "and", "-", "(", ")", "of", "the", "&", "'s", "’s", "'", "’", "for"))
_STATES = frozenset(("member", "states", "presidents"))


def _goes_on(line: Line, j: int, topic: bool, w: dict[str, frozenset[str]]) -> bool:
    """Whether the name goes on after the joint at `j`."""
    if line.lows[j] == "and":
        return not _opens_another(line, j, w)
    if line.words[j] != ",":
        return True
    after = line.lows[j + 1] if j + 1 < len(line.lows) else ""
    return (
        topic
        and line.words[j + 1 : j + 2] != []
        and (after in w["within"] or after in office_words().portfolio)
    )


_SITTINGS = frozenset("meeting meetings summit session dialogue talks".split())


def _opens_another(line: Line, j: int, w: dict[str, frozenset[str]]) -> bool:
    """Whether what follows an "and" is another occasion or begins anew."""
    if line.lows[j + 1 : j + 2] in (["the"], ["a"], ["an"]):
        return True
    return j + 1 in line.known and any(low in w["firm"] | w["loose"] for low in line.lows[j + 2 : j + 8])


_OF_BODIES = frozenset("summit forum conference congress".split())
_OF_PAIRS = frozenset("summit forum dialogue consultations".split())


def _pair(known: list[Known]) -> bool:
    """Whether two states name it: "Franco-German summit", "Russian-Azerbaijani commission"."""
    return len({o.code for o in known if o.type == "state"}) > 1


def _is_named(
    line: Line, start: int, k: int, base: str, w: dict[str, frozenset[str]], complement: int
) -> bool:
    inside = range(start, k)
    known = [line.known[i][1] for i in inside if i in line.known]
    names = [o for o in known if isinstance(o, Known) and o.form not in ("demonym", "people")]
    ordinal = any(_ORDINAL.match(line.lows[i]) or line.lows[i] in ("inaugural", "annual") for i in inside)
    formats = any(line.lows[i] in w["formats"] for i in inside)
    capital = any(
        line.words[i][0].isupper() and line.owner[i] is None and i > 0 and not line.lows[i].isdigit()
        for i in inside
    )
    if formats or any(line.words[i] == "+" for i in inside):
        return True
    if line.lows[k] in w["organs"] and not any(low in _SITTINGS for low in line.lows[k + 1 : k + 3]):
        return _pair(known) or bool(
            any(line.lows[i] in w["joint"] for i in inside) and (bool(names) or capital or complement)
        )
    if base in w["firm"]:
        if (complement == 2 and base in _OF_BODIES) or (base in _OF_PAIRS and _pair(known)):
            return True
        return bool(names) or ordinal or capital or bool(complement and line.words[k][0].isupper())
    bodies = [o for o in names if isinstance(o, Known) and o.type == "body"]
    numbered = any(_ORDINAL.match(line.lows[i]) for i in inside)
    working = base == "group" and k > 0 and line.lows[k - 1] in ("working", "contact", "consultative")
    if base in ("mechanism", "process"):
        return capital and line.words[k][0].isupper()
    if base == "group":
        return working and (bool(names) or capital or complement > 0)
    return (
        bool(bodies)
        or complement == 2
        or numbered
        or (capital and line.words[k][0].isupper())
        or (ordinal and complement > 0)
    )
