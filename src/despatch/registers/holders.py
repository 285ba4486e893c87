"""Who held the main offices of the main states, from and to: a help, never a condition."""

import unicodedata
from functools import lru_cache

import msgspec

from despatch.registers.tables import rows


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A person who held an office of a party from year `since` to year `until` (None: still, as far as we know).

    `renowned` are those whom a report may name by the surname alone, without office or state.
    """

    name: str
    office: str
    party: str
    since: int
    until: int | None = None
    renowned: bool = True


_TABLES = ("holders.tsv", "leaders.tsv")


@lru_cache(maxsize=1)
def holders() -> dict[str, tuple[Holder, ...]]:
    """Holders by each word of their names in small letters."""
    found: dict[str, list[Holder]] = {}
    for table in _TABLES:
        for name, office, party, since, *until in rows(table):
            holder = Holder(
                name=name,
                office=office,
                party=party,
                since=int(since),
                until=int(until[0]) if until and until[0] else None,
                renowned=table == _TABLES[0],
            )
            for word in set(folded(name).split()):
                found.setdefault(word, []).append(holder)
    return {word: tuple(of) for word, of in found.items()}


@lru_cache(maxsize=1)
def renowned() -> dict[str, tuple[Holder, ...]]:
    """Those of `holders` whom a report may name by the surname alone."""
    return {word: kept for word, of in holders().items() if (kept := tuple(h for h in of if h.renowned))}


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """The name in small letters without accents ("Luiz Inácio" is "luiz inacio")."""
    if name.isascii():
        return name.lower()
    parts = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def party_of_holder(parts: tuple[str, ...], role: str | None, year: int | None) -> str | None:
    """The party of `parties_of_holder`, if that is one only."""
    parties = parties_of_holder(parts, role, year)
    return next(iter(parties)) if len(parties) == 1 else None


@lru_cache(maxsize=4096)
def parties_of_holder(parts: tuple[str, ...], role: str | None, year: int | None) -> frozenset[str]:
    """The parties of the holders so named whose office or full name agrees.

    A lone surname needs the office, if it is not a leader's of no common name; and, where `year` is
    given, a term within a year of it.
    """
    words = [folded(p).rstrip("'’‘") for p in parts]
    if len(words) > 2:
        words = [w for w in words if not (len(w) == 2 and w[1] == ".")] or words  # "Antony J. Blinken"
    named = [h for h in holders().get(words[-1], ()) if folded(h.name).split() == words and len(words) > 1]
    exact = _parties(named, role, year)
    if len(exact) == 1:
        return frozenset(exact)
    parties, mine = set(), _bare(words)
    for holder in dict.fromkeys(h for word in {words[-1]: 0, words[0]: 0} for h in holders().get(word, ())):
        theirs = folded(holder.name).split()
        his = _bare(theirs)
        full = len(words) > 1 and len(mine) > 1 and (mine <= his or (len(his) > 1 and his <= mine))
        # Where family names stand first, or one is known by the first name, that is what stands alone.
        first = holder.party in _FAMILY_FIRST or theirs[0] in _BY_FIRST_NAME
        named_last = theirs[-1] if theirs[-1] not in _NUMERALS else theirs[-2]
        lone = len(words) == 1 and (words[0] == named_last or (first and words[0] == theirs[0]))
        in_term = year is None or holder.since - 1 <= year <= (holder.until or 9999) + 1
        alone = role is None and _of_note(holder, words[0])
        agreed = role is not None and (
            _agrees(role.lower(), holder.office) or _titled(role, words[0], holder)
        )
        if full or (lone and in_term and (alone or agreed)):
            parties.add(holder.party)
    return frozenset(parties)


_NUMERALS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split())


def offices_held(name: str, party: str, year: int | None) -> frozenset[str]:
    """The offices that somebody of that full name held for a party; where `year` is given, within a year of it."""
    words = folded(name).split()
    if len(words) < 2:
        return frozenset()
    return frozenset(
        holder.office
        for holder in holders().get(words[-1], ())
        if holder.party == party
        and folded(holder.name).split() == words
        and (year is None or holder.since - 1 <= year <= (holder.until or 9999) + 1)
    )


def _parties(named: list[Holder], role: str | None, year: int | None) -> set[str]:
    """The parties of holders of one name; where they served several, that of the office told, or of the year."""
    told = {h.party for h in named}
    if len(told) > 1 and role:
        told = {h.party for h in named if _agrees(role.lower(), h.office)} or told
    if len(told) > 1 and year is not None:
        told = {h.party for h in named if h.since <= year <= (h.until or 9999) and h.party in told} or told
    if len(told) > 1 and role is None:
        told = {h.party for h in named if h.renowned and h.party in told} or told
    return told


_FAMILY_FIRST = frozenset("CHN KOR PRK VNM TWN HKG SGP KHM MMR".split())
_BY_FIRST_NAME = frozenset(
    "saddam lula thaksin prayuth abhisit yingluck suharto dilma benazir hun aung".split()
)
_FOREMOST = frozenset(
    (
        "president",
        "prime minister",
        "chancellor",
        "premier",
        "foreign minister",
        "secretary of state",
        "external affairs minister",
    )
)
_SHORT = frozenset("xi modi lula duda tusk sisi yoon abe".split())
_COMMON = frozenset(
    "brown straw gates martin harper howard clark austin johnson powell harris cameron singh sharif garcia castro "
    "sanchez morales wilson blair major chavez campbell clinton ivanov francis salman hussein abdullah morrison "
    "rajoy lagos petro mills lewis young stubb michel costa santos silva".split()
)


def _bare(words: list[str]) -> set[str]:
    """The words of a name without articles and particles: "salman bin abdulaziz al-saud" has three."""
    return {part for word in words for part in word.split("-")} - _PARTICLES


_PARTICLES = frozenset("al el bin ben ibn bint ad ud ur as ash".split())


def _agrees(role: str, office: str) -> bool:
    """Whether a role as said can be an office of the register."""
    told, kept = role.replace("-", " "), office.replace("-", " ")
    if told == kept or told.endswith(f" {kept}"):
        return True
    said, held = set(told.split()), set(kept.split())
    alike = {"pm": "prime", "fm": "foreign", "eam": "external", "premier": "prime"}
    said |= {alike[w] for w in said if w in alike}
    if "deputy" in said or "vice" in said:
        return "deputy" in held or "vice" in held
    return bool(said & held - _EMPTY)


def _of_note(holder: Holder, surname: str) -> bool:
    """Whether that surname alone can mean the holder: a renowned leader's, and no common name."""
    long = len(surname) > 4 and surname not in _COMMON
    return holder.renowned and holder.office in _FOREMOST and (long or surname in _SHORT)


@lru_cache(maxsize=1)
def surnames() -> dict[str, str]:
    """Surnames that alone, without office or state, mean a leader, and a party that one who bears it serves."""
    found: dict[str, str] = {}
    for holder in sorted({h for of in renowned().values() for h in of}, key=lambda h: (h.name, h.party)):
        names = holder.name.split()
        last = names[0] if holder.party in _FAMILY_FIRST else names[-1]
        if _of_note(holder, folded(last)):
            found.setdefault(last, holder.party)
    return found


def _titled(role: str, surname: str, holder: Holder) -> bool:
    """Whether a bare title can be this holder's: "Secretary" of an American one, "Minister" of one of no common name."""
    title = role.lower()
    if title == "secretary":
        return holder.party == "USA" and title in holder.office
    return (
        title == "minister" and title in holder.office.split() and surname not in _COMMON and len(surname) > 4
    )


_EMPTY = frozenset(
    "minister secretary general director of for the affairs".split()
)  # these two have in common by chance
