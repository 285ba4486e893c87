"""Offices in a line: "visiting Russian deputy foreign minister", "Secretary of State for Defence"."""

from functools import lru_cache

from despatch.language.names.complements import GENERALS, TARGETED, complement_office
from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.registers.bodies import bodies
from despatch.registers.offices import OfficeWords, office_words

_UNSURE = frozenset(
    "chair head chief member general major judge justice captain secretary leader official officials aide speaker "
    "ruler charge principal coach editor lead delegate marshal representative director mediator official expert "
    "analyst senator colonel premier minister".split()
)
_VERBAL = frozenset("to will would can could may might should shall must and not".split())
_PARTS = frozenset("chair head captain judge charge delegate coach lead marshal co-chair champion".split())
_ORDER = frozenset("the a an".split())


@lru_cache(maxsize=1)
def _heads() -> dict[str, tuple[str, int, bool]]:
    """Every head as it may be written, to its singular, its rank, and whether it is a plural."""
    vocabulary, found = office_words(), {}
    for head, rank in vocabulary.heads.items():
        found[head] = (head, rank, False)
        plural = head + "s" if not head.endswith(("s", "x")) else head
        plural = {
            "secretary": "secretaries",
            "deputy": "deputies",
            "spokesman": "spokesmen",
            "chairman": "chairmen",
        }.get(head, plural)
        if head.endswith("-general"):
            plural = head.replace("y-", "ies-").replace("r-", "rs-")
        found.setdefault(plural, (head, rank, True))
    for same in ("counterpart", "colleague"):
        found[same], found[same + "s"] = ("counterpart", 2, False), ("counterpart", 2, True)
    for short, long in vocabulary.abbreviations.items():
        found[short] = (long.split()[-1], vocabulary.heads.get(long.split()[-1], 3), False)
    found["FMs"], found["PMs"] = ("minister", 2, True), ("minister", 1, True)
    for plain in ("ministers", "leaders", "officials", "presidents"):
        found[plain] = (plain[:-1], found[plain][1], True)
    return found


def find_offices(line: Line) -> list[Office]:
    """All offices named in `line`, in order; their tokens are claimed."""
    heads, vocabulary = _heads(), office_words()
    found: list[Office] = []
    taken = 0
    words, lows = line.words, line.lows
    for k in [k for k, low in enumerate(lows) if low in heads or words[k] in heads]:
        if k < taken:
            continue
        low = lows[k]
        hit = heads.get(low) if low not in ("pm", "fm", "nsa", "mp", "sg", "dg", "eam") else None
        hit = hit or heads.get(line.words[k])
        if hit is None or not _is_noun(line, k, hit):
            continue
        if low in _CHAINED and _leads_on(line, k, heads, vocabulary):
            continue
        office = _build(line, k, hit, taken, vocabulary)
        if office is None:
            continue
        office = _joined(line, found, office)
        line.claim(office.start, office.end, office)
        found.append(office)
        taken = office.end
    return found


_CHAINED = frozenset(
    "assistant deputy chief general special secretary executive vice-prime attorney crown under".split()
)


def _leads_on(line: Line, k: int, heads: dict[str, tuple[str, int, bool]], vocabulary: OfficeWords) -> bool:
    """Whether the word at `k` only leads to a later head ("DEPUTY Foreign Affairs Minister")."""
    if line.lows[k + 1 : k + 2] == ["general"] and line.lows[k] in GENERALS:
        return False  # "Secretary General X", "attorney general"
    for j in range(k + 1, min(k + 6, len(line.words))):
        low = line.lows[j]
        if low in heads and (low not in _CHAINED or j == k + 1) and low not in ("members", "states"):
            return True
        if not (low in vocabulary.before or low in vocabulary.portfolio or low in ("and", "&", "-")):
            return False
        if line.owner[j] is not None:
            return False
    return False


_AFTER_OFFICIAL = frozenset(
    "said told who from of in at with on responsible handling dealing overseeing charged added says close familiar has had is was to for speaking involved and as "
    "also were are have would will that which but here by whose met arrived left visited warned urged".split()
)
_BINDING = frozenset("bin bint ibn bn ben al el ul abu abd".split())
_NAMES_TOO = frozenset(
    "amir shah dean king prince bishop pope marshal judge major general captain doge founder".split()
)


_SPOUSAL = frozenset(("first", "second"))
_TITLED = {
    "lady": _SPOUSAL, "gentleman": _SPOUSAL,
    "officer": frozenset("executive operating financial technology information medical scientific".split()),
}  # fmt: skip


def _is_other(line: Line, k: int) -> bool:
    """Whether a head word is an adjective ("official visit") or part of a name ("Amir Peretz", "Dean Baquet") here."""
    low, n = line.lows[k], len(line.words)
    after = line.words[k + 1] if k + 1 < n else "."
    if k and line.lows[k - 1] in _BINDING and line.words[k][0].isupper():
        return True  # "Bandar bin Sultan"
    if low in ("official", "principal", "lead", "representative", "expert", "chief"):
        return (after[0].islower() and after not in _AFTER_OFFICIAL) or (after.isupper() and len(after) > 2)
    if low in _TITLED:
        return not k or line.lows[k - 1] not in _TITLED[low]
    if low == "dean" and after[0].isupper():
        return True
    if low in _NAMES_TOO and line.words[k][0].isupper() and k:
        before = line.words[k - 1]
        if after[0].isupper() and line.lows[k - 1] in _heads() and low in ("amir", "shah", "dean"):
            return True
        free = line.owner[k - 1] is None and before[0].isupper() and line.lows[k - 1] not in words().common
        return (
            free
            and not after[0].isupper()
            and after != "of"
            and low in ("king", "prince", "bishop", "pope", "judge")
        )
    return False


def _is_noun(line: Line, k: int, hit: tuple[str, int, bool]) -> bool:
    if _is_other(line, k):
        return False
    owner = line.owner[k]
    if owner is not None and not (isinstance(owner, Known) and owner.type == "organisation"):
        return False
    low = line.lows[k]
    before = line.lows[k - 1] if k else ""
    if low in ("colleague", "colleagues") and not _of_state(line, k):
        return False
    if low in _PARTS and (before in _VERBAL or line.lows[k + 1 : k + 2] in (["the"], ["a"])):
        return False
    if low in (
        "general",
        "major",
        "justice",
        "judge",
        "captain",
        "colonel",
        "chief",
        "leads",
        "heads",
        "founder",
    ):
        capital = line.words[k][0].isupper()
        if low in ("general", "major", "colonel", "captain", "judge", "justice"):
            return capital and k + 1 < len(line.words) and line.words[k + 1][0].isupper()
        return low in ("chief", "founder") and (not capital or k > 0)
    if low in ("members", "states", "heads", "chairs", "charges", "chiefs", "kings", "officials'"):
        return low in ("heads", "chiefs", "kings") and line.lows[k + 1 : k + 2] == ["of"]
    if low == "assistant":
        return line.lows[k + 1 : k + 2] in (["to"], ["of"])
    if low == "member":
        return (
            line.lows[k + 1 : k + 2] == ["of"]
            and k + 2 < len(line.words)
            and "state" not in line.lows[k : k + 5]
        )
    if low == "head" and line.lows[k + 1 : k + 2] == ["of"] and before not in _VERBAL:
        return True
    return not (
        low in ("chair", "head") and not line.words[k][0].isupper() and before not in _NOMINAL | _ORDER
    )


def _of_state(line: Line, k: int) -> bool:
    """Whether a colleague is told of by state ("his Norwegian colleague"): a counterpart, not somebody at home."""
    state = line.known_before(k)
    return (
        state is not None
        and bool(state[1].code)
        and line.lows[max(0, state[0] - 2) : state[0]][-1:] in (["his"], ["her"], ["their"])
    )


_NOMINAL = frozenset(
    "government state the deputy council commission delegation party nuclear army chief policy as".split()
)


def _build(
    line: Line, k: int, hit: tuple[str, int, bool], floor: int, vocabulary: OfficeWords
) -> Office | None:
    office = Office(line.index, k, k + 1, hit[0], hit[1])
    office.plural, office.counterpart = hit[2], hit[0] == "counterpart"
    start = _leftwards(line, k, floor, vocabulary)
    office.role_start = office.start = start
    _state_before(line, office, start, floor)
    _before_state(line, office, floor, vocabulary)
    if hit[0] in ("leader", "chief", "head", "official", "aide") and not _anchored(line, office):
        office.rank = 4
    complement_office(line, office, vocabulary)
    office.role = line.text(office.role_start, office.role_end or office.end)
    _unique(line, office, vocabulary)
    low = office.role.lower()
    if office.head == "minister" and office.rank > 1:
        office.rank = 1 if "prime" in low and "deputy" not in low and "vice" not in low else 3
        if "foreign" in low or "external" in low or low in ("fm", "eam"):
            office.rank = 2
    if low.startswith(("deputy", "vice", "assistant", "former", "first deputy", "under", "acting deputy")):
        office.rank = max(office.rank, 3)
    return office


def _anchored(line: Line, office: Office) -> bool:
    return office.role_start > office.start or office.end - office.role_start > 1


def _leftwards(line: Line, k: int, floor: int, vocabulary: OfficeWords) -> int:
    """Where the words begin that belong to the head at `k`, without its state."""
    start, organisation = k, words().organisation
    while start > floor:
        i = start - 1
        low, word = line.lows[i], line.words[i]
        owner = line.owner[i]
        if owner is not None:
            if isinstance(owner, Known) and owner.type == "organisation":
                start = i
                continue
            area = line.known_before(start) if start == k else None
            if area and area[1].type == "place" and not area[1].code and area[0] >= floor:
                start = area[0]  # "Middle East envoy"
                continue
            break
        held = line.owner[i - 1] if i > floor else None
        if word in ("'s", "’s") and isinstance(held, Known) and held.type == "organisation":
            start = i - 1  # "the CPP's chairman"
            continue
        if (
            low in vocabulary.before
            or (word.isupper() and 2 < len(word) < 10 and not line.capitals)
            or (word[0].isupper() and (low in vocabulary.portfolio or low in organisation))
        ):
            start = i
        elif (
            low in ("and", "&", ",", "-", "/")
            and start < k + 1
            and _continues(line, i, floor, vocabulary, start)
        ):
            start = i - 1
        elif (
            start == k
            and word.islower()
            and word.isalpha()
            and len(word) > 3
            and _names_after(line, i, k, floor)
        ):
            start = i  # "Hong Kong democracy leader X"
        else:
            break
    while start < k and line.lows[start] in ("and", ",", "-", "&", "second", "third") and start < k:
        start += 1
    return start


_LOOSE = frozenset(
    "leader chief head boss official envoy negotiator spokesman spokeswoman ambassador".split()
)
_OF_TIME = frozenset("time week month year day ally rival based born backed brokered style".split())


def _names_after(line: Line, i: int, k: int, floor: int) -> bool:
    """Whether an unknown noun at `i` stands between a state and the head at `k`, whose holder's name follows."""
    if line.lows[k] not in _LOOSE or k + 1 >= len(line.words) or line.lows[i] in _OF_TIME:
        return False
    known = line.known_before(i)
    named = line.free(k + 1) and line.words[k + 1][0].isupper()
    return named and known is not None and known[0] >= floor and known[1].type == "state"


def _continues(line: Line, i: int, floor: int, vocabulary: OfficeWords, start: int) -> bool:
    """Whether the link at `i` joins two portfolio words ("Development and Trade Minister")."""
    if i - 1 < floor or line.owner[i - 1] is not None:
        return False
    low, after = line.lows[i - 1], line.words[start]
    if low not in vocabulary.portfolio and low not in ("prime", "vice", "deputy", "under"):
        return False
    if line.words[i] == "-":
        return low in ("vice", "deputy", "under") or low in vocabulary.before
    return line.words[i - 1][0].isupper() == after[0].isupper() and (
        line.words[i] != "," or after[0].isupper()
    )


def _state_before(line: Line, office: Office, start: int, floor: int) -> None:
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


def _before_state(line: Line, office: Office, floor: int, vocabulary: OfficeWords) -> None:
    i, stage = office.start, []
    while i > floor and line.owner[i - 1] is None:
        low = line.lows[i - 1]
        if low in vocabulary.stage or (low in vocabulary.before and office.start > i and low != "the"):
            stage.append(low)
            i -= 1
        elif low in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "our",
            "my",
            "two",
            "both",
            "these",
            "some",
        ):
            if low in ("his", "her", "their", "its", "our", "my"):
                office.possessor = low
            else:
                office.det = low if not office.det or low == "the" else office.det
            i -= 1
            if low not in ("two", "both", "these"):
                break
        else:
            break
    office.stage = tuple(stage)


def _unique(line: Line, office: Office, vocabulary: OfficeWords) -> None:
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


def _joined(line: Line, found: list[Office], office: Office) -> Office:
    """Join "Deputy Prime Minister and Foreign Minister" into one office."""
    if not found or office.plural or (office.start < office.role_start and found[-1].party):
        return office
    last = found[-1]
    between = line.lows[last.end : office.start]
    if (
        (between != ["and"] and between != ["and", "the"])
        or last.plural
        or (office.det and between == ["and"])
        or office.possessor
        or last.counterpart
        or office.counterpart
    ):
        return office
    if line.words[last.role_start][0].isupper() != line.words[office.role_start][0].isupper():
        return office
    if (last.party and office.party and last.party != office.party) or _two_people(line, last, office):
        return office  # "President of Norway and President of the Swiss Confederation"
    found.pop()
    last.end = office.end
    last.role = line.text(last.role_start, last.end)
    last.rank = min(last.rank, office.rank)
    last.party = last.party or office.party
    return last


def _two_people(line: Line, last: Office, office: Office) -> bool:
    """Whether "the President and Prime Minister X" are two: who is named already, and X."""
    named = office.end < len(line.words) and line.words[office.end][0].isupper() and line.free(office.end)
    if last.det != "the" or not named or last.rank > 1:
        return False
    return last.role.lower() == "president" or office.rank == 1
