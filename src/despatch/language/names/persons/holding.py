"""What a name is given by the words around it: its office, a second one, its party."""

from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.persons.beside import office_after
from despatch.language.names.persons.named import Named

_STYLES = frozenset(
    "prince princess king queen sheikh general admiral marshal colonel major lieutenant captain brigadier professor "
    "ayatollah cardinal archbishop bishop imam senator judge justice ambassador sultan emir amir".split()
)


def styled(line: Line, office: Office) -> Office:
    """The office before ranks and styles, if one ends there: "Defence Minister [Prince] Khalid", "... [Lt. Gen.] Khalid"."""
    while _is_style(office):
        before = line.owner[office.start - 1] if office.start else None
        if (
            not isinstance(before, Office)
            or before.end != office.start
            or before.plural
            or before.counterpart
        ):
            break
        if _is_style(before):
            before.role = line.text(before.role_start, office.role_end or office.end)  # "Major General"
        office = before
    return office


def _is_style(office: Office) -> bool:
    """Whether an office is a rank or a style only; "Chief" alone is one ("Foreign Minister Chief X")."""
    return office.head in _STYLES or (
        office.head == "chief" and office.role.lower() in ("chief", "high chief", "paramount chief")
    )


def give_office(named: Named, office: Office) -> None:
    """Give a name the office, and its party unless several share the office."""
    named.office = office
    if not office.plural or len(office.states) == 1:
        named.party = office.party


def chained(line: Line, named: Named, office: Office) -> None:
    """Take the party of the office before, in "the Vatican head of government, Secretary of State Bertone"."""
    before = (
        line.owner[office.start - 2] if office.start > 1 and line.words[office.start - 1] == "," else None
    )
    if not isinstance(before, Office) or before.plural or before.det != "the" or not before.party:
        return
    if before.end == office.start - 1 and office.start == office.role_start:
        named.party, named.second = before.party, before


def office_past_comma(line: Line, i: int, j: int) -> Office | None:
    """The office in "the UN secretary-general, Ban Ki-moon," or "ministers Lavrov and Qureshi" before what ends at `j`."""
    if i < 2 or line.words[i - 1] not in (",", "and", "--", "–", ":"):
        return None
    owner = line.owner[i - 2]
    if isinstance(owner, Office) and owner.end == i - 1 and line.words[i - 1] == ",":
        if owner.plural or (owner.det == "a" and line.words[j : j + 1] != [","]):
            return None
        closes = (
            j >= len(line.words)
            or line.words[j] in (",", ".", ")", ";", '"', "”")
            or line.lows[j] in ("and", "who")
        )
        return owner if closes and j - i > 1 else None
    if (
        isinstance(owner, Named)
        and owner.office
        and owner.office.plural
        and line.words[i - 1] in ("and", ",")
    ):
        return owner.office
    return None


def apposition(line: Line, named: Named) -> None:
    """Give a name the office that stands in apposition after it: ", the Russian foreign minister,"."""
    office = office_after(line, named.end)
    if office is None:
        return
    if named.office is None:
        named.office = office
    elif named.office is not office:
        named.second = office
    if named.party is None:
        named.party = office.party


def belonging(line: Line, named: Named) -> None:
    """ "Russia's Lavrov", "FM Lavrov of Russia", "FM Lavrov, of Russia,", "FM Lavrov (Russia)"."""
    n = len(line.words)
    aside = named.office is not None and line.lows[named.end : named.end + 2] == [",", "of"]
    of = named.end + aside
    bracketed = (
        named.office is not None and line.lows[of : of + 1] == ["("] and line.lows[of + 2 : of + 3] == [")"]
    )
    if of + 1 < n and (line.lows[of] in ("of", "from") or bracketed):
        at = of + 1 + (line.lows[of + 1] == "the")
        known = line.known.get(at)
        if aside and known and line.lows[known[0] : known[0] + 1] != [","]:
            known = None
        if known and known[1].type in ("state", "body") and known[1].form != "demonym":
            if named.party is None:
                named.party = known[1].code
            elif named.office is not None and named.office.inferred and known[1].type == "state":
                # "National Security Council Secretary X of Armenia": not that of the register
                named.party = named.office.party = known[1].code
                named.office.states = (known[1].code,)
    if named.office is None and named.shown > 1 and _genitive(line, named.shown - 1):
        before = line.known_before(named.shown - 1)
        if before and before[1].type in ("state", "body", "capital") and named.party is None:
            named.party = before[1].code
    if named.office is None and named.party is None:
        before = line.known_before(named.shown)
        if before and before[1].form == "demonym" and before[1].type == "state":
            named.party = before[1].code


def _genitive(line: Line, k: int) -> bool:
    """Whether the token at `k` makes a genitive: "Peru's", "Cyprus'"."""
    return line.words[k] in ("'s", "’s") or (line.words[k] in ("'", "’") and line.lows[k - 1].endswith("s"))
