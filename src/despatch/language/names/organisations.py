"""Ministries, embassies, parties and companies: "the Russian foreign ministry", "Ministry of External Affairs"."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.registers.offices import office_words

# What a state has: the state before it (or before its modifiers) is the side that it speaks for.
_OF_STATES = frozenset(
    "ministry ministries embassy embassies government governments parliament army military navy cabinet consulate "
    "delegation delegations mission side leadership regime administration authorities authority senate "
    "presidency chancellery police troops forces foreign-ministry legislature congress team court bank intelligence "
    "negotiators media press television radio".split()
)
_PLAIN = frozenset(
    "side leadership regime authorities troops forces team media press presidency negotiators".split()
)


_QUALIFYING = frozenset(
    "military navy army police court bank intelligence media press television radio team troops".split()
)
_FOLLOWING = frozenset(
    "said says has have had is was were will would and in on at to of for by with from that which who also as but "
    "announced reported told denied confirmed could may can did does".split()
)


class Organisation:
    """An organisation at tokens `start` to `end`, and the parties that it belongs to."""

    __slots__ = ("end", "parties", "start")

    def __init__(self, start: int, end: int, parties: tuple[str, ...]) -> None:
        self.start, self.end, self.parties = start, end, parties


def find_organisations(line: Line) -> list[Organisation]:
    """Organisations around their head words in `line`; the tokens that were free are claimed."""
    found: list[Organisation] = []
    for k, low in enumerate(line.lows):
        if low not in _OF_STATES or (line.owner[k] is not None and not _fixed(line, k)):
            continue
        after = line.words[k + 1] if k + 1 < len(line.words) else "."
        if low in _QUALIFYING and after.isalpha() and after.islower() and after not in _FOLLOWING:
            continue
        made = _around(line, k, found[-1].end if found else 0)
        if made:
            found.append(made)
            for i in range(made.start, made.end):
                if line.owner[i] is None:
                    line.owner[i] = made
    return found


def _fixed(line: Line, k: int) -> bool:
    owner = line.owner[k]
    return isinstance(owner, Known) and owner.type == "organisation"


def _around(line: Line, k: int, floor: int) -> Organisation | None:
    start, end = _modifiers(line, k, floor), k + 1
    parties, begin = _state_before(line, start, floor)
    after = _department(line, k)
    if after:
        end, own = after
        parties = parties or own
    if begin is not None:
        start = begin
    elif not after and not line.words[k][0].isupper() and line.lows[k] not in ("embassy", "ministry"):
        return None
    if not parties and start == k and not after:
        return None
    return Organisation(start, end, parties)


def _modifiers(line: Line, k: int, floor: int) -> int:
    before, start = office_words().before, k
    while start > floor and line.owner[start - 1] is None:
        low, word = line.lows[start - 1], line.words[start - 1]
        capital = word[0].isupper() and line.words[k][0].isupper() and low not in words().common
        if not (low in before or capital or (low == "and" and start < k and line.lows[start - 2] in before)):
            break
        start -= 1
    return start


def _state_before(line: Line, start: int, floor: int) -> tuple[tuple[str, ...], int | None]:
    i = start
    if i > floor and line.words[i - 1] in ("'s", "’s"):
        i -= 1
    known = line.known_before(i) if i > floor else None
    if known is None or known[0] < floor or not known[1].code or known[1].type in ("place", "organisation"):
        return (), None
    if "?" in known[1].code or "+" in known[1].code:
        return (), known[0]
    return (known[1].code,), known[0]


def _department(line: Line, k: int) -> tuple[int, tuple[str, ...]] | None:
    """The end of "Ministry of External Affairs", "government of Argentina", "embassy in Moscow", and whose it is."""
    n = len(line.words)
    if k + 2 >= n or line.lows[k + 1] not in ("of", "for") or line.lows[k] in _PLAIN:
        return None
    at = k + 2 + (line.lows[k + 2] == "the")
    known = line.known.get(at)
    if known and known[1].type == "state" and known[1].form != "demonym" and "+" not in known[1].code:
        return known[0], (known[1].code,)
    portfolio, i, end = office_words().portfolio, at, None
    while i < n and line.owner[i] is None:
        low = line.lows[i]
        if low in portfolio and line.words[i][0].isupper():
            end = i + 1
        elif low not in ("and", ",", "&", "of", "the"):
            break
        i += 1
    if end is None:
        return None
    parties: tuple[str, ...] = ()
    if end + 1 < n and line.lows[end] == "of":
        at = end + 1 + (line.lows[end + 1] == "the")
        known = line.known.get(at)
        if known and known[1].type == "state" and known[1].form != "demonym":
            return known[0], (known[1].code,)
    low = line.text(k, end).lower()
    if low == "ministry of external affairs":
        parties = ("IND",)
    return end, parties
