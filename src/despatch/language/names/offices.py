"""Offices in a line: "visiting Russian deputy foreign minister", "Secretary of State for Defence"."""

from functools import lru_cache

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.registers.bodies import bodies
from despatch.registers.offices import OfficeWords, office_words

_UNSURE = frozenset(
    "chair head chief member general major judge justice captain secretary leader official officials aide speaker "
    "ruler charge principal coach editor lead delegate marshal representative director mediator official expert "
    "analyst senator colonel premier minister".split()
)
_VERBAL = frozenset("to will would can could may might should shall must and not".split())
_PARTS = frozenset("chair head captain judge charge delegate coach lead marshal co-chair champion".split())
_LINKS = frozenset(("and", "&", ",", "-", "of", "the"))
_TARGETED = frozenset(
    "ambassador envoy representative consul attache attaché ambassadors envoys special".split()
)
_DIRECTIONS = frozenset("west east south north political economic er western eastern".split())
_ORDER = frozenset("the a an".split())


class Office:
    """An office in words: its tokens, whose it is, and what the text says of the holder.

    `start` includes the state that it names, `role_start` does not. `state` is the party given by the
    words themselves; `target` the party that an ambassador or envoy is sent to. `owner` is the
    possessive before it (`his`, `their`), `stage` words like "visiting", `plural` more than one holder.
    """

    __slots__ = (
        "counterpart",
        "det",
        "end",
        "head",
        "line",
        "party",
        "plural",
        "possessor",
        "rank",
        "role",
        "role_end",
        "role_end",
        "role_start",
        "stage",
        "start",
        "states",
        "target",
    )  # fmt: skip

    def __init__(self, line: int, start: int, end: int, head: str, rank: int) -> None:
        self.line, self.start, self.end, self.head, self.rank = line, start, end, head, rank
        self.role_start, self.role = start, ""
        self.role_end = 0
        self.party: str | None = None
        self.states: tuple[str, ...] = ()
        self.target: str | None = None
        self.det, self.possessor = "", ""
        self.stage: tuple[str, ...] = ()
        self.plural = self.counterpart = False


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
    found["counterpart"], found["counterparts"] = ("counterpart", 2, False), ("counterpart", 2, True)
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
    for k, low in enumerate(line.lows):
        if k < taken:
            continue
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
    "assistant deputy chief general special secretary vice-prime attorney crown under".split()
)


def _leads_on(line: Line, k: int, heads: dict[str, tuple[str, int, bool]], vocabulary: OfficeWords) -> bool:
    """Whether the word at `k` only leads to a later head ("DEPUTY Foreign Affairs Minister")."""
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
    "said told who from of in at with on added says close familiar has had is was to for speaking involved and as "
    "also were are have would will that which but here by whose met arrived left visited warned urged".split()
)
_NAMES_TOO = frozenset(
    "amir shah dean king prince bishop pope marshal judge major general captain doge founder".split()
)


def _is_other(line: Line, k: int) -> bool:
    """Whether a head word is an adjective ("official visit") or part of a name ("Amir Peretz", "Dean Baquet") here."""
    low, n = line.lows[k], len(line.words)
    after = line.words[k + 1] if k + 1 < n else "."
    if low in ("official", "principal", "lead", "representative", "expert", "chief"):
        return (after[0].islower() and after not in _AFTER_OFFICIAL) or (after.isupper() and len(after) > 2)
    if low == "dean" and after[0].isupper():
        return True
    if low in _NAMES_TOO and line.words[k][0].isupper() and k:
        before = line.words[k - 1]
        if after[0].isupper() and line.lows[k - 1] in _heads() and low in ("amir", "shah", "dean", "prince"):
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
    _rightwards(line, office, vocabulary)
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
        else:
            break
    while start < k and line.lows[start] in ("and", ",", "-", "&", "second", "third") and start < k:
        start += 1
    return start


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
        return
    while i < start and line.lows[i] in ("and", ",", "-", "'s", "’s"):
        i += 1
    office.start = i
    _take(line, office, found, start)


def _take(line: Line, office: Office, found: list[Known], start: int) -> None:
    """Read the parties before an office: a body nearest to it belongs to the role, as in "Israel's UN envoy"."""
    nearest, outer = found[0], found[-1]
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


def _rightwards(line: Line, office: Office, vocabulary: OfficeWords) -> None:
    n, e = len(line.words), office.end
    if e < n and line.lows[e] == "general" and office.head in _GENERALS and line.owner[e] is None:
        e = office.end = e + 1
        office.head += "-general"
    if e + 2 < n and line.words[e] == "(" and line.lows[e + 1] in _DIRECTIONS and line.words[e + 2] == ")":
        e = office.end = e + 3
    while e + 1 < n:
        low = line.lows[e]
        if low not in ("of", "for", "to", "in", "on", "at", "with") and not (low == "from" and office.plural):
            break
        nxt = e + 1 + (line.lows[e + 1] == "the" and e + 2 < n)
        end = _complement(line, office, low, nxt, vocabulary)
        if end is None:
            break
        e = office.end = end
    # "Secretary of State Antony Blinken": nothing more; "Minister of Trade, Commerce and Consumer Affairs" is done.


_GENERALS = frozenset(
    "secretary director attorney consul governor prosecutor under-secretary inspector auditor".split()
)


def _complement(line: Line, office: Office, link: str, at: int, vocabulary: OfficeWords) -> int | None:
    """Where the complement of an office ends ("of Foreign Affairs", "to the United Nations"), or None."""
    staff = link == "to" and office.head in _ASSISTING
    if staff and at in line.known and line.lows[line.known[at][0] : line.known[at][0] + 1] == ["president"]:
        office.party = office.party or line.known[at][1].code
        return line.known[at][0] + 1
    if staff and line.lows[at] in ("president", "prime", "vice", "minister"):
        return at + 2 if line.lows[at] in ("prime", "vice") else at + 1
    known = line.known.get(at)
    if known and (known[1].type in ("state", "capital", "seat", "body") or link == "in"):
        return _known_complement(line, office, link, at, known)
    if link in ("of", "for", "on") and office.head in _COMPLEMENTED:
        if (
            line.lows[at] == "state"
            and link == "of"
            and office.head in ("secretary", "minister", "undersecretary")
        ):
            return at + 1
        end = _portfolio(line, at, vocabulary)
        longer = _organisation_end(line, at) if line.words[at][0].isupper() else None
        if longer and longer > end:
            return longer
        if end > at:
            return end
        if line.owner[at] is None and line.words[at][0].isupper() and link != "on":
            return _organisation_end(line, at)
    return None


_POSTED = frozenset(
    "leader commander chief representative spokesman spokeswoman coordinator official".split()
)
_ASSISTING = frozenset(
    "adviser advisor assistant aide counsellor counselor secretary spokesman spokeswoman deputy envoy".split()
)
_COMPLEMENTED = frozenset(
    "minister secretary undersecretary director chairman chairwoman chairperson chair head chief member president "
    "speaker adviser advisor coordinator co-ordinator commissioner governor representative envoy deputy "
    "director-general secretary-general vice-chairman vice-president counsellor councilor administrator leader "
    "vice-minister vice-premier ministers spokesman spokeswoman spokesperson commander rapporteur vice-speaker "
    "co-chairman co-chair official negotiator ambassador attorney general under-secretary under-secretary-general "
    "delegate minister-counsellor king prince".split()
)


def _known_complement(line: Line, office: Office, link: str, at: int, known: tuple[int, Known]) -> int | None:
    end, what = known
    if what.form == "demonym" and (end >= len(line.words) or line.words[end][0].isupper()):
        stop = _organisation_end(line, end) if end < len(line.words) and what.type == "state" else None
        if stop and office.party is None:
            office.party, office.states = what.code, (what.code,)
        return stop
    if link in ("to", "in", "on", "at") or (link == "for" and office.head in _TARGETED):
        if link == "in" and office.head in _POSTED:
            return end
        if office.head in _TARGETED or (office.head in ("deputy", "secretary") and link == "to"):
            office.target = what.code
            return end
        return None
    if link == "with" or what.type == "capital":
        return None
    if what.type == "body" or office.party is None:
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
    return end


_WITHIN = frozenset("of the for and on national federal general supreme central state upper lower".split())


def _organisation_end(line: Line, at: int) -> int | None:
    """The end of a capitalised name that an organisation's noun closes ("of the Federation Council"), or None."""
    organisation, n, i, end = words().organisation, len(line.words), at, None
    while i < n and (line.words[i][0].isupper() or line.lows[i] in _WITHIN):
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


def _unique(line: Line, office: Office, vocabulary: OfficeWords) -> None:
    """Give the party of an office that only one state or body has, or of an organisation named in it."""
    if office.party is None:
        for k in range(office.role_start, office.end):
            owner = line.owner[k]
            if isinstance(owner, Known) and owner.type == "organisation" and owner.code:
                office.party, office.states = owner.code, (owner.code,)
                return
    if office.party is None or office.party in ("", "KOR?"):
        low = " ".join(office.role.lower().split())
        party = vocabulary.only.get(low)
        if party is None:
            for name, owner in vocabulary.only.items():
                if len(name) > 8 and low.startswith(name):
                    party = owner
        office.party = party or _body_of(office) or office.party


def _body_of(office: Office) -> str | None:
    return office.target if office.target in bodies() and office.head == "secretary-general" else None


def _joined(line: Line, found: list[Office], office: Office) -> Office:
    """Join "Deputy Prime Minister and Foreign Minister" into one office."""
    if not found or office.plural or office.start > office.role_start:
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
    found.pop()
    last.end = office.end
    last.role = line.text(last.role_start, last.end)
    last.rank = min(last.rank, office.rank)
    last.party = last.party or office.party
    return last
