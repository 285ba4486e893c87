"""What follows the head of an office: "of Foreign Affairs", "to the United Nations", "of Syria's People's Assembly"."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.missions import mission_end
from despatch.language.names.office import Office
from despatch.registers.offices import OfficeWords
from despatch.registers.places import countries_of

_LINKS = frozenset(("and", "&", ",", "-", "of", "the"))
TARGETED = frozenset(
    "ambassador envoy representative consul attache attaché ambassadors envoys special".split()
)
RETIRED = frozenset(
    "retd rtd ret retired ret'd ret’d retd. rtd. ret.".split()
)  # beside a rank: "Gen (Retd) X"
_ANYWHERE = frozenset("official officials leader leaders representative representatives".split())
_DIRECTIONS = frozenset("west east south north political economic er western eastern".split())


def complement_office(line: Line, office: Office, vocabulary: OfficeWords) -> None:
    """Read what follows the head: portfolios, organisations, states, towns; `office` grows to the right."""
    n, e = len(line.words), office.end
    if e < n and line.lows[e] == "general" and office.head in GENERALS and line.owner[e] is None:
        e = office.end = e + 1
        office.head += "-general"
    if e + 2 < n and line.words[e] == "(" and line.lows[e + 1] in _DIRECTIONS and line.words[e + 2] == ")":
        e = office.end = e + 3
    while e + 1 < n:
        low = line.lows[e]
        if low == "(" and (office.end > office.role_start + 1 or line.lows[e + 1] in RETIRED):
            stop = _bracketed(line, e)
            if stop is None:
                break
            office.role_end = office.role_end or e
            e = office.end = stop
            break
        if low not in ("of", "for", "to", "in", "on", "at", "with") and not (
            low == "from" and (office.plural or office.counterpart)
        ):
            break
        if low == "in" and office.head in _ANYWHERE:
            break  # "met officials in Oslo": where they met
        nxt = e + 1 + (line.lows[e + 1] == "the" and e + 2 < n)
        end = _of_members(line, office, low, nxt) or _complement(line, office, low, nxt, vocabulary)
        if end is None:
            break
        e = office.end = end
    # "Secretary of State Antony Blinken": nothing more; "Minister of Trade, Commerce and Consumer Affairs" is done.


def _of_members(line: Line, office: Office, link: str, at: int) -> int | None:
    """The end of "of the ten ASEAN countries", "from EU member states", whose body is the party; or None."""
    if not office.plural or office.party or link not in ("of", "from"):
        return None
    counted = line.lows[at] in _COUNTS
    at += counted
    known = line.known.get(at)
    if known is None or known[1].type != "body":
        return None
    end = known[0] + (line.lows[known[0] : known[0] + 1] == ["member"])
    listed = line.words[end + 1 : end + 2] in ([":"], ["("], ["-"], ["–"], ["—"])  # which they are follows
    if line.lows[end : end + 1] not in _MEMBERS or not (counted or end > known[0]) or listed:
        return None
    office.party, office.states, office.role_end = known[1].code, (known[1].code,), office.end
    return end + 1


_MEMBERS = (["countries"], ["states"], ["nations"], ["economies"], ["members"])
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve all 10 12 15 21 22 25 27".split()
)


def _bracketed(line: Line, at: int) -> int | None:
    """The end of "(Parliament)" or "(UNESCO)" between an office and the name of its holder, or None."""
    for k in range(at + 1, min(at + 6, len(line.words) - 1)):
        if line.words[k] == ")":
            named = line.words[k + 1][0].isupper() and line.free(k + 1)
            return k + 1 if named and line.lows[k + 1] not in words().common else None
    return None


GENERALS = frozenset(
    "secretary director attorney consul governor prosecutor under-secretary inspector auditor".split()
)


def _complement(line: Line, office: Office, link: str, at: int, vocabulary: OfficeWords) -> int | None:
    """Where the complement of an office ends ("of Foreign Affairs", "to the United Nations"), or None."""
    if link == "to" and office.head in _ASSISTING:
        served = _served(line, office, at, vocabulary)
        if served:
            return served
    known = line.known.get(at)
    if known and link == "of" and known[1].type == "body" and (mission := mission_end(line, known[0])):
        if office.party is None:
            office.party, office.states = known[1].code, (known[1].code,)
        return mission
    if known and (known[1].type in ("state", "capital", "seat", "body") or link == "in"):
        own = _own_organ(line, office, link, known)
        return own or _known_complement(line, office, link, at, known)
    if link in ("of", "in") and office.head in _LOCAL:
        local = _local(line, office, at)
        if local:
            return local
    if known and known[1].type == "place" and link in ("for", "to", "on") and office.head in _COMPLEMENTED:
        return _regions_end(line, known[0])
    if link == "of" and line.lows[at] in _ADJECTIVES and at + 1 < len(line.words):
        at += 1
    if link in ("of", "for", "on") and office.head in _COMPLEMENTED:
        return _department_end(line, office, link, at, vocabulary)
    return None


def _department_end(line: Line, office: Office, link: str, at: int, vocabulary: OfficeWords) -> int | None:
    """The end of "of State", "of Trade and Industry", "of the National Assembly", or None."""
    if (
        line.lows[at] == "state"
        and link == "of"
        and office.head in ("secretary", "minister", "undersecretary")
    ):
        return at + 1
    if office.head == "head" and line.lows[at] in ("state", "states") and link == "of":
        return at + (3 if line.lows[at + 1 : at + 3] == ["and", "government"] else 1)
    end = _portfolio(line, at, vocabulary)
    longer = _organisation_end(line, at) if line.words[at][0].isupper() else None
    if longer and longer > end:
        return longer
    if end > at:
        return end
    if line.owner[at] is None and line.words[at][0].isupper() and link != "on":
        return _organisation_end(line, at)
    return None


def _served(line: Line, office: Office, at: int, vocabulary: OfficeWords) -> int | None:
    """The end of "to the President", "to the French president", "to Prime Minister", "to the Secretary of State", or None."""
    if _serves_by_name(line, office, at):
        return None
    if at in line.known and line.lows[line.known[at][0] : line.known[at][0] + 1] == ["president"]:
        office.party = office.party or line.known[at][1].code
        return line.known[at][0] + 1
    if line.lows[at] in ("president", "prime", "vice", "minister"):
        return at + 2 if line.lows[at] in ("prime", "vice") else at + 1
    if line.words[at] in _SERVED:
        general = line.lows[at + 1 : at + 2] == ["general"]
        return _of_department(line, at + 1 + general, vocabulary)
    return None


def _of_department(line: Line, k: int, vocabulary: OfficeWords) -> int:
    """The end of "of State" or "of the Treasury" at `k`; `k` where there is none."""
    end = k + 1
    while end < len(line.words) and (
        line.lows[end] == "the" or line.words[end] == "State" or line.lows[end] in vocabulary.portfolio
    ):
        end += 1
    return end if line.lows[k : k + 1] == ["of"] and end > k + 1 else k


def _serves_by_name(line: Line, office: Office, at: int) -> bool:
    """Whether who is served is named: "an adviser to Czech President X", but not "Aide to the President X", who is the aide."""
    if line.lows[at - 1] == "the" or line.words[office.end - 1][0].isupper():
        return False
    known = line.known.get(at)
    k = known[0] if known else at
    while k < min(at + 5, len(line.words)) and line.lows[k] in _LEADERS:
        k += 1
    named = (
        k > (known[0] if known else at)
        and k < len(line.words)
        and line.words[k][0].isupper()
        and line.free(k)
    )
    if named and known and office.party is None and known[1].type == "state":
        office.party, office.states = known[1].code, (known[1].code,)
    return named


_LEADERS = frozenset(
    "president prime vice minister premier chancellor king queen secretary chairman commissioner".split()
)


def _regions_end(line: Line, end: int) -> int:
    """The end of "the Middle East and North Africa", of which the first region ends at `end`."""
    while end + 1 < len(line.words) and line.lows[end] in ("and", "&", ",") and end + 1 in line.known:
        if line.known[end + 1][1].type != "place":
            break
        end = line.known[end + 1][0]
    if line.words[end : end + 3] == ["and", "the", "Commonwealth"]:
        return end + 3  # "Minister of State for South Asia and the Commonwealth"
    if line.words[end : end + 1] in (["Bureau"], ["Office"], ["Division"], ["Department"]):
        end += 1
    return end


_LOCAL = frozenset("governor mayor vice-governor vice-mayor deputy secretary chairman president head".split())
_ADJECTIVES = frozenset("ruling opposition main".split())
_AREAS = frozenset(
    "province region district state territory oblast krai city prefecture county municipality".split()
)


def _local(line: Line, office: Office, at: int) -> int | None:
    """The end of "of Hainan Province", "of Moscow", and the state where it lies as the party."""
    known, end, code = line.known.get(at), at, ""
    if known and known[1].type == "place":
        end, code = known[0], known[1].code
    elif line.free(at) and line.words[at][0].isupper():
        end = at + 1
        while end < len(line.words) and end < at + 3 and line.free(end) and line.words[end][0].isupper():
            end += 1
        for stop in range(end, at, -1):
            found = countries_of(line.text(at, stop))
            if found and (found[0][1] >= 100_000 or office.head == "mayor"):
                end, code = stop, found[0][0]
                break
    if not code or (
        office.head not in ("governor", "mayor", "vice-governor", "vice-mayor") and known is None
    ):
        return None
    if end < len(line.words) and line.lows[end] in _AREAS:
        end += 1
    if office.party is None:
        office.party, office.states = code, (code,)
    return end


_OWNED = frozenset(
    "delegation government side mission team army parliament cabinet party group embassy administration military navy "
    "staff assembly council committee ministry department office bureau commission".split()
)


def _own_organ(line: Line, office: Office, link: str, known: tuple[int, Known]) -> int | None:
    """The end of "of the Japanese delegation", "of Syria's People's Assembly", whose state is the party; or None."""
    end, what = known
    n = len(line.words)
    if link != "of" or what.type not in ("state", "body") or not what.code or end >= n:
        return None
    i = end + (line.words[end] in ("'s", "’s"))
    if i == end and what.form not in ("demonym", "code") and what.type != "body":
        return None
    stop: int | None = None
    if i < n and line.words[i][0].isupper():
        stop = _organisation_end(line, i)
    for k in range(i, min(i + 3, n)):
        if stop or not line.words[k].islower() or line.owner[k] is not None:
            break
        if line.lows[k] in _OWNED:
            stop = k + 1
            if line.words[stop : stop + 1] in (["'s"], ["’s"]) and line.lows[stop + 1 : stop + 2] == [
                "delegation"
            ]:
                stop += 2
    if stop and office.party is None and "?" not in what.code:
        office.party, office.states = what.code, (what.code,)
    return stop


_POSTED = frozenset(
    "leader commander chief representative spokesman spokeswoman coordinator official".split()
)
_ASSISTING = frozenset(
    "adviser advisor assistant aide counsellor counselor secretary spokesman spokeswoman deputy envoy".split()
)
_SERVED = frozenset("Secretary Minister Chancellor Premier Chairman Commissioner King Queen".split())
_COMPLEMENTED = frozenset(
    "minister secretary undersecretary director chairman chairwoman chairperson chair head chief member president "
    "speaker adviser advisor coordinator co-ordinator commissioner governor representative envoy deputy "
    "director-general secretary-general vice-chairman vice-president counsellor councilor administrator leader "
    "vice-minister vice-premier ministers spokesman spokeswoman spokesperson commander rapporteur vice-speaker counselor "
    "co-chairman co-chair official negotiator ambassador attorney general under-secretary under-secretary-general "
    "delegate minister-counsellor king prince officer lady assistant".split()
)


def _known_complement(line: Line, office: Office, link: str, at: int, known: tuple[int, Known]) -> int | None:
    end, what = known
    if what.form == "demonym" and (end >= len(line.words) or line.words[end][0].isupper()):
        stop = _organisation_end(line, end) if end < len(line.words) and what.type == "state" else None
        if stop and office.party is None:
            office.party, office.states = what.code, (what.code,)
        return stop
    if link in ("in", "at") and what.type in ("seat", "organisation") and office.party is None and what.code:
        office.party, office.states = what.code, (what.code,)
        return end
    if link == "for" and office.head == "secretary-general":
        return None  # "special representative of the UN secretary-general for Sudan"
    if link in ("to", "in", "on", "at") or (link == "for" and office.head in TARGETED):
        if link == "in" and office.head in _POSTED:
            return end
        if office.head in TARGETED or (office.head in ("deputy", "secretary") and link == "to"):
            office.target = what.code
            return end
        return None
    if what.type == "capital":
        if link != "of" or office.head not in _OF_TOWNS:
            return None
        if office.party is None and len(what.code) == 3:
            office.party, office.states = what.code, (what.code,)
        return end
    return _of_whom(line, office, at, known) if link != "with" else None


_OF_TOWNS = frozenset("mayor governor archbishop vice-mayor".split())


def _of_whom(line: Line, office: Office, at: int, known: tuple[int, Known]) -> int:
    end, what = known
    if office.head == "secretary" and line.lows[at:end] == ["security", "council"]:
        return end  # a state's own: that of the United Nations has none
    if what.type == "body" or office.party is None or what.code == office.party:
        if office.plural and what.type == "state":
            return _states_after(line, office, end, what)
        if (
            what.type == "state"
            and not office.role_end
            and office.end == at - 1 - (line.lows[at - 1] == "the")
        ):
            office.role_end = office.end  # roles are told without the state
        if office.party is None:
            office.party = what.code
            office.states = (what.code,)
        elif what.type == "body":
            office.target = what.code
    return end


def _states_after(line: Line, office: Office, end: int, first: Known) -> int:
    """Read "of India, Brazil and South Africa" after ministers."""
    states, n = [first.code], len(line.words)
    while end < n and line.lows[end] in (",", "and"):
        at = end + 1 + (end + 1 < n and line.lows[end + 1] == "and")
        at += at < n and line.lows[at] == "the"
        known = line.known.get(at)
        if known is None or known[1].type != "state" or known[1].form == "demonym":
            break
        states.append(known[1].code)
        end = known[0]
    office.states, office.party = tuple(dict.fromkeys(states)), states[0]
    office.role_end = office.end
    return end


def _portfolio(line: Line, at: int, vocabulary: OfficeWords) -> int:
    end, i, n = at, at, len(line.words)
    capital = line.words[at][0].isupper() if at < n else False
    while i < n and (line.owner[i] is None or line.words[i] in ("European", "African")):
        low = line.lows[i]
        if low in vocabulary.portfolio and (line.words[i][0].isupper() == capital or not capital):
            end = i = i + 1
        elif low in _LINKS and i > at and i - end < 2 and low != "-":
            i += 1
        else:
            break
    if capital:
        for k in range(end, min(end + 5, n)):
            if line.words[k] == "Affairs" and line.owner[k] is None:
                end = k + 1  # "Minister for Prisoners' Affairs"
            elif not (line.words[k][0].isupper() or line.words[k] in ("'", "’", "'s", "’s", "and", "&")):
                break
    if end > at + 1 and line.lows[end - 1] == "general":
        end -= 1  # "Chief of the General Staff [General] X"
    return end


_WITHIN = frozenset("of the for and on national federal general supreme central state upper lower".split())


def _organisation_end(line: Line, at: int) -> int | None:
    """The end of a capitalised name that an organisation's noun closes ("of the Federation Council"), or None."""
    organisation, n, i, end = words().organisation, len(line.words), at, None
    while i < n and (line.words[i][0].isupper() or line.lows[i] in _WITHIN):
        if line.words[i + 1 : i + 2] in (["'s"], ["’s"]) and line.words[i] in ("People", "Workers"):
            i += 2  # "the People's Assembly"
            continue
        if line.lows[i] in organisation and line.words[i][0].isupper():
            end = i + 1
            if (
                i + 1 < n
                and line.lows[i + 1] not in ("of", "for", "on")
                and line.lows[i + 1] not in organisation
            ):
                break
        if line.owner[i] is not None and not isinstance(line.owner[i], Known):
            break
        if isinstance(line.owner[i], Known) and line.owner[i].type == "organisation":  # type: ignore[attr-defined]
            end = i + 1
        i += 1
    return end
