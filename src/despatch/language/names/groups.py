"""Groups: "the two ministers", "both sides", "the two countries"."""

from despatch.language.names.lines import Line
from despatch.language.names.office import Office

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SIDES = frozenset("sides side countries nations states parties governments peoples neighbours neighbors powers capitals "
                   "delegations economies continents".split())  # fmt: skip
_PERSONS = frozenset(
    "leaders ministers presidents officials men women diplomats envoys heads chiefs statesmen premiers kings "
    "secretaries negotiators counterparts ambassadors representatives politicians principals interlocutors "
    "chancellors advisers advisors".split()
)
_DESCRIBING = frozenset(
    "foreign prime defence defense deputy vice neighbouring neighboring asian european african western friendly "
    "sovereign nuclear regional economic allied other great major top finance trade foreign-policy heads national "
    "security chief brotherly fraternal communist islamic christian largest biggest close".split()
)


class Group:
    """A group at tokens `start` to `end`: `count` people with `role`, or as many sides; `counted` where the number is told."""

    __slots__ = ("count", "counted", "end", "noun", "of_people", "role", "sides", "start")

    def __init__(self, start: int, end: int, noun: str, count: int, role: str) -> None:
        self.start, self.end, self.noun, self.count = start, end, noun, count
        self.of_people = noun in _PERSONS or noun in ("two", "pair")
        self.sides = noun in ("sides", "parties", "delegations")
        self.role = role
        self.counted = True


_STATES = frozenset("countries states nations".split())
_AFTER_THE = frozenset("sides parties leaders ministers pair presidents".split())
_OPENING = frozenset(_COUNTS) | _AFTER_THE | {"these"}


def find_groups(line: Line) -> list[Group]:
    """Groups in a line, in order."""
    if _OPENING.isdisjoint(line.lows):
        return []
    found: list[Group] = []
    n = len(line.words)
    for k, low in enumerate(line.lows):
        if low in _COUNTS:
            group = _counted(line, k, n)
        elif low == "the" and k + 1 < n and line.lows[k + 1] in _AFTER_THE:
            noun = line.lows[k + 1]
            after = line.lows[k + 2] if k + 2 < n else ""
            group = None if after in ("of", "'s", "in", "from") else _made(line, k, k + 2, noun, 2, "")
            if group:
                group.counted = noun == "pair"
        elif low == "these":
            group = _these(line, k, n)
        else:
            continue
        if group and not (found and group.start < found[-1].end):
            found.append(group)
    return found


def _these(line: Line, k: int, n: int) -> Group | None:
    """ "these African countries": as many as stand in a row before."""
    j = k + 1
    while j < min(k + 3, n) and (
        line.lows[j] in _DESCRIBING or line.words[j][0].isupper() or line.lows[j].endswith("ern")
    ):
        j += 1
    if j >= n or line.lows[j] not in _STATES:
        return None
    group = _made(line, k, j + 1, line.lows[j], 0, "")
    if group:
        group.counted = False
    return group


def _counted(line: Line, k: int, n: int) -> Group | None:
    low = line.lows[k]
    before = line.lows[k - 1] if k else ""
    if before not in ("the", "these", "our", "their", "all") and low != "both":
        return None
    start = k - 1 if before in ("the", "these", "our", "their", "all") else k
    j = k + 1
    if j < n and line.lows[j] in ("the", "of", "these") and low == "both":
        j += 1
    while j < n and (line.lows[j] in _DESCRIBING or line.words[j] in ("-", "'")) and j < k + 4:
        j += 1
    if j < n and line.lows[j] in _SIDES | _PERSONS:
        noun = line.lows[j]
        if line.lows[j + 1 : j + 3] == ["of", "state"] or line.lows[j + 1 : j + 3] == ["of", "government"]:
            j += 2
        role = " ".join(line.lows[k + 1 : j + 1])
        return _made(line, start, j + 1, noun, _COUNTS[low], role)
    if low == "two" and before == "the" and j == k + 1 and (j >= n or line.lows[j] in _AFTER_TWO):
        return _made(line, start, j, "two", 2, "")
    return None


_AFTER_TWO = frozenset(
    "also agreed discussed met had held will would said signed exchanged spoke talked were are have , . affirmed "
    "reaffirmed committed noted reviewed expressed emphasized shared".split()
)


def _made(line: Line, start: int, end: int, noun: str, count: int, role: str) -> Group | None:
    owner = line.owner[end - 1]
    if isinstance(owner, Office) and owner.states:
        return None
    words = [w for w in role.split() if w not in ("the", "of", "these")]
    single = " ".join([*words[:-1], noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]]) if words else ""
    single = (
        ""
        if noun in ("leaders", "officials", "men", "counterparts", "principals", "interlocutors")
        else single
    )
    if not words and noun in ("ministers", "presidents"):
        single = noun[:-1]
    return Group(start, end, noun, count, single)
