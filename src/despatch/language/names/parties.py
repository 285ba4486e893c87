"""Which side a person serves, where the office as said does not tell."""

from collections import Counter
from collections.abc import Sequence

from despatch.language.names.abroad import met_there
from despatch.language.names.lexicon import Known, lexicon
from despatch.language.names.lines import Line
from despatch.language.names.people import Figure, core_of
from despatch.language.names.persons import Named
from despatch.model import Report
from despatch.registers.holders import offices_held, parties_of_holder, party_of_holder
from despatch.registers.places import countries_of


def said_party(figure: Figure) -> str | None:
    """The party that the report itself gives, most often if several."""
    said = [(n, p) for p, n in figure.parties.items() if p and "?" not in p]
    return max(said)[1] if said else None


def known_party(figure: Figure, year: int | None) -> str | None:
    """The party that the register of holders gives."""
    roles: list[str | None] = [o.role for o in figure.offices if not o.counterpart]
    for role in roles or [None]:
        party = _of_holder(figure.parts, role, year) or _of_holder(core_of(figure.parts), role, year)
        if party:
            return party
    return None


def _of_holder(parts: tuple[str, ...], role: str | None, year: int | None) -> str | None:
    """As the register has it; "Sheikh Mohamed" names nobody of whose longer name "Sheikh Mohamed" is the end."""
    party = party_of_holder(parts, role, year)
    styled = party is not None and len(parts) == 2 and parts[0].lower() in _STYLED
    return None if styled and not offices_held(" ".join(parts), party or "", None) else party


_STYLED = frozenset("sheikh sheik shaikh".split())


def told_party(figure: Figure, year: int | None, front: Sequence[str]) -> str | None:
    """The one state of the report, of which `front` tells, that a namesake in the register serves: two kings are called Abdullah."""
    roles = [o.role for o in figure.offices if not o.counterpart]
    may = {p for role in roles for p in parties_of_holder(core_of(figure.parts), role, year)} & set(front)
    return may.pop() if len(may) == 1 else None


def context_party(
    figure: Figure, namings: Sequence[Named], lines: Sequence[Line], home: str | None
) -> str | None:
    """The party that the surroundings tell: of whose staff, "Turkish leaders, including", else the report's home."""
    offices = [o for o in figure.offices if not o.counterpart]
    if not offices:
        return None
    votes: Counter[str] = Counter()
    for naming in namings:
        if naming.office and naming.office.line == naming.line:
            code = _nearest(lines[naming.line], min(naming.office.start, naming.shown))
            if code:
                votes[code] += 1
    if votes:
        return max(sorted(votes), key=lambda c: votes[c])
    if any(o.head in _OF_BODIES for o in offices):
        leading = any(o.head.endswith("-general") for o in offices)
        return body_of(lines) if leading else None
    public = any(o.rank <= 3 or _PUBLIC & set(o.role.lower().split()) for o in offices)
    if any(o.head in _OF_REALMS for o in offices) and home in _REPUBLICS:
        return None
    former = all("former" in o.stage or "late" in o.stage for o in offices)
    return home if public and not former else None


_OF_REALMS = frozenset("king queen emperor sultan emir amir prince princess monarch".split())
_REPUBLICS = frozenset(
    "USA RUS CHN FRA DEU IND PAK TUR IRN ISR ITA POL UKR KOR PRK VNM IDN EGY ZAF BRA MEX".split()
)
_OF_BODIES = frozenset(
    "secretary-general under-secretary-general director-general commissioner high-representative pope pontiff".split()
)
_PUBLIC = frozenset(
    "presidential government national federal state security ambassador envoy negotiator army military "
    "house foreign defense defence ministerial homeland central".split()
)


_OWN = frozenset("leaders officials hosts leadership side counterparts cabinet".split())


def _nearest(line: Line, at: int) -> str | None:
    """The state of "with Turkish leaders, including Prime Minister X" or "In Turkey, he will meet President X"."""
    for i in sorted((k for k in line.known if k < at), reverse=True):
        end, known = line.known[i]
        if known.type != "state" or not known.code or "?" in known.code or "+" in known.code:
            continue
        after = line.lows[end : end + 1] + line.lows[end + 1 : end + 2]
        if any(low in _OWN for low in after) and known.form != "code":
            return known.code
        between = line.lows[end:at]
        if "including" in between or ("delegation" in between and ("headed" in between or "led" in between)):
            return known.code
        if i and line.lows[i - 1] in ("in",) and i <= 2:
            return known.code
        break
    return None


def home_of(report: Report, lines: Sequence[Line], figures: Sequence[Figure], year: int | None) -> str | None:
    """The state from which the report is told: its dateline's, its outlet's, or that of the leader named without one."""
    if report.dateline:
        town = report.dateline.split(",")[0].strip()
        town = town.title() if town.isupper() else town
        phrases = lexicon().plain.get(town.split()[0], []) if town else []
        for phrase, known in phrases:
            if " ".join(phrase) == town and known.type in ("capital", "state", "place"):
                return known.code if len(known.code) == 3 else None
        found = countries_of(town)
        if found:
            return found[0][0]
    told = " ".join((report.outlet or "", report.url or "")).lower()
    for mark, code in (("white house", "USA"), ("whitehouse.gov", "USA"), ("kremlin", "RUS")):
        if mark in told:
            return code
    return _leader_at_home(lines, figures, year)


def _leader_at_home(lines: Sequence[Line], figures: Sequence[Figure], year: int | None) -> str | None:
    """The state of the leader who is named without one, which stands in front."""
    counts = _counts(lines)
    unknown = max(
        (f.mentions for f in figures if _heads(f) and not said_party(f) and not _of_any_time(f)), default=0
    )
    leaders: list[tuple[int, str]] = []
    for number, figure in enumerate(figures):
        if said_party(figure) is not None:
            continue
        party = None
        if any(o.rank == 1 for o in figure.offices):
            party = known_party(figure, year)
        elif not figure.offices and figure.genders:
            party = _of_holder(figure.parts, "president", year)
        if figure.mentions <= unknown:
            continue  # the leader at home may be one whom nobody knows
        if party and met_there(lines, _namings(lines, number)) == party:
            continue  # "will visit Peru to meet President X": told of for the sake of the visit
        if party and 3 * counts[party] >= max(counts.values(), default=0):
            leaders.append((figure.mentions, party))  # told without a state, which stands in front
    return max(leaders, key=lambda one: one[0])[1] if leaders else None


def _namings(lines: Sequence[Line], number: int) -> list[Named]:
    """Where a person is named."""
    found = {id(o): o for line in lines for o in line.owner if isinstance(o, Named) and o.person == number}
    return list(found.values())


def _of_any_time(figure: Figure) -> bool:
    """Whether the register has anybody of that name, in whatever year."""
    return any(parties_of_holder(core_of(figure.parts), o.role, None) for o in figure.offices)


def _heads(figure: Figure) -> bool:
    """Whether somebody is told of as head of a state or a government, by that office alone."""
    return any(o.rank == 1 and not o.counterpart and not o.stage for o in figure.offices)


def _counts(lines: Sequence[Line]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        for i, (_, known) in line.known.items():
            if known.type in ("state", "capital", "seat") and len(known.code) == 3 and not _in_name(line, i):
                counts[known.code] += 1
    return counts


def _in_name(line: Line, i: int) -> bool:
    """Whether the word is part of somebody's name ("German Gref", "Israel Katz"), and no state."""
    owner = line.owner[i]
    return isinstance(owner, Named) and line.words[i] in owner.parts


def body_of(lines: Sequence[Line]) -> str | None:
    """The body that the report is about above all others, or None."""
    counts = Counter(known.code for line in lines for _, known in line.known.values() if known.type == "body")
    top = counts.most_common(2)
    if not top or top[0][1] < 3 or (len(top) > 1 and top[0][1] < 2 * top[1][1]):
        return None
    return top[0][0]


def front_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The states of the report, the most named first."""
    counts = _counts(lines)
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def centre_of(lines: Sequence[Line]) -> str | None:
    """The state that the report is about above all others, or None."""
    top = _counts(lines).most_common(2)
    if not top or top[0][1] < 2 or (len(top) > 1 and 2 * top[0][1] < 3 * top[1][1]):
        return None
    return top[0][0]


def state_of(known: Known) -> tuple[str, ...]:
    """The parties that a known name stands for."""
    if not known.code or "?" in known.code:
        return ()
    return tuple(known.code.split("+"))
