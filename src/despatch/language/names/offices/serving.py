"""Whose an office is: the states and bodies before it, the boss, the register of offices that one party only has."""

from functools import lru_cache

from despatch.language.names.complements import TARGETED
from despatch.language.names.lexicon import Known
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.registers.bodies import bodies
from despatch.registers.offices import OfficeWords, office_words


def state_before(line: Line, office: Office, start: int, floor: int) -> None:
    """Read the states and bodies that stand before an office whose own words begin at `start`."""
    i, found = start, []
    if i > floor and line.words[i - 1] in ("'s", "’s", "'", "’"):
        i -= 1
    if i - 3 > floor and line.words[i - 1] == ")" and line.words[i - 3] == "(":
        i -= 3  # "World Trade Organisation (WTO) chief"
    while i > floor:
        known = line.known_before(i)
        if known is None or known[0] < floor or known[1].type == "place" or known[1].type == "organisation":
            break
        if (
            i == start
            and known[1].type == "capital"
            and line.lows[max(0, known[0] - 1)] in ("in", "into", "near")
        ):
            break  # "while in Brussels President Biden will meet"
        if office.head == "sherpa" and known[1].type == "body":
            office.start = office.role_start = start = i = known[0]
            continue  # a state's own, though it is for the body: "the Chilean APEC sherpa"
        found.append(known[1])
        i = known[0]
        more = line.lows[i - 1] if i > floor else ""
        if more == "and" and line.lows[i - 2 : i - 1] == [","] and i - 2 > floor:
            i, more = i - 1, ","  # "Belarusian, Kazakh, and Ukrainian presidents"
        if more in ("'s", "’s", "-") or (
            more in ("and", ",") and line.known_before(i - 1) and (office.plural or office.counterpart)
        ):
            i -= 1
        else:
            break
    if not found:
        _of_office(line, office, start)
        return
    while i < start and line.lows[i] in ("and", ",", "-", "'s", "’s"):
        i += 1
    office.start = i
    _take(line, office, found, start)


def _of_office(line: Line, office: Office, start: int) -> None:
    """Take the party of the boss in "the Peruvian President's security adviser"."""
    boss = line.owner[start - 2] if start > 1 and line.words[start - 1] in ("'s", "’s") else None
    if isinstance(boss, Office) and not boss.plural and boss.party:
        office.party, office.states = boss.party, (boss.party,)


def _take(line: Line, office: Office, found: list[Known], start: int) -> None:
    """Read the parties before an office: a body nearest to it belongs to the role, as in "Israel's UN envoy"."""
    nearest, outer = found[0], found[-1]
    if office.head == "secretary" and line.lows[start - 2 : start] == ["security", "council"]:
        office.role_start = start - 2  # a state's own: that of the United Nations has none
        found = found[1:]
        if not found:
            return
        nearest = found[0]
    inner = nearest.type == "body" or (
        nearest.type in ("seat",) and line.words[start - 1] not in ("'s", "’s")
    )
    if inner:
        known = line.known_before(start)
        office.role_start = known[0] if known else start
    if inner and len(found) > 1 and outer.type != "body":
        office.party, office.target = outer.code, nearest.code
    else:
        office.party = outer.code if not office.plural else nearest.code
    parties = [k.code for k in reversed(found)]
    office.states = tuple(dict.fromkeys(parties)) if office.plural else (office.party,)


def unique_party(line: Line, office: Office, vocabulary: OfficeWords) -> None:
    """Give the party of an office that only one state or body has, or of an organisation named in it."""
    if office.party is None:
        for k in range(office.role_start, office.end):
            owner = line.owner[k]
            if isinstance(owner, Known) and owner.type == "organisation" and owner.code:
                office.party, office.states, office.inferred = owner.code, (owner.code,), True
                return
    if office.party is None or office.party in ("", "KOR?"):
        low = " ".join(office.role.lower().split())
        party = vocabulary.only.get(low)
        if party is None and not low.startswith("secretary of state for"):
            heads, tails = _long_only()
            for name, owner in (
                vocabulary.only.items() if low.startswith(heads) or low.endswith(tails) else ()
            ):
                if len(name) > 8 and (low.startswith(name) or low.endswith(" " + name)):
                    party = owner
        office.inferred = party is not None
        office.party = party or _body_of(office) or _state_within(line, office) or office.party


def of_owner(line: Line, office: Office) -> None:
    """Take the party of "its": the last state or body named before as what does something ("Iran said its minister met X")."""
    if office.possessor != "its" or office.party or office.plural or office.counterpart:
        return
    for i in sorted((k for k in line.known if k < office.start), reverse=True):
        end, known = line.known[i]
        before = line.lows[i - 1 - (i > 1 and line.lows[i - 1] == "the")] if i else ""
        acting = (
            known.type in ("state", "capital", "body") and known.form != "demonym" and len(known.code) > 1
        )
        if acting and before not in _OBLIQUE and line.words[end : end + 1] not in (["'s"], ["’s"]):
            office.party, office.states = known.code, (known.code,)
            return


_OBLIQUE = frozenset("in at to from with near of on against by into about over for between and".split())


@lru_cache(maxsize=1)
def _long_only() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The longer names of offices that one party only has, and the same as ends of what is said."""
    names = tuple(name for name in office_words().only if len(name) > 8)
    return names, tuple(f" {name}" for name in names)


def _state_within(line: Line, office: Office) -> str | None:
    """The state in the name of the organisation led: "secretary of the Revolutionary Party of Tanzania"."""
    if office.head in TARGETED or office.target:
        return None
    for k in range(office.role_start + 2, office.end):
        known = line.known.get(k)
        if known and known[1].type == "state" and len(known[1].code) == 3:
            before = line.lows[k - 1 - (line.lows[k - 1] == "the")]
            if before in ("of", "'s", "’s") or known[1].form == "demonym":
                return known[1].code
    return None


def _body_of(office: Office) -> str | None:
    return office.target if office.target in bodies() and office.head == "secretary-general" else None
