"""Names of persons in a line, with the offices and states that the text gives them."""

from functools import lru_cache

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.registers.offices import given_names, honorifics, office_words
from despatch.registers.places import is_town, regions

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december feb apr jul aug sep sept oct nov dec".split()
)
_LABELS = frozenset(
    "republican republicans democrat democrats tory labour liberal conservative socialist communist generalissimo regent "
    "congressmen comrade reverend rev archduke duke duchess count countess virginian texan muslim christian islamist "
    "democratic former ex-president sergeant corporal private lieutenant-colonel lieutenant colonel lt sgt cpl".split()
)
_TITLES_KEPT = frozenset("sheikh sheik shaikh ayatollah grand sayyid sayed syed hojatoleslam mullah".split())
# Names of states and towns that people bear too.
_BORNE = frozenset(
    "German Israel Jordan Chad Georgia Paris Sofia Santiago Victoria Florence Berlin London Washington Lima Holland "
    "Ireland England Cuba Wellington Kingston Male Juba Montenegro Virginia Carolina Montana Dakota Nursultan Bonn Benin Mali "
    "Brasilia Roma Rome Malta French Indiana Sydney Oman Iran Tonga Quito Punjab Java Westminster Commonwealth".split()
)


class Named:
    """A name in a line: tokens `start` to `end` (honorifics and offices left out), and what the words tell.

    `gender` is m, f or None; `party` what the text itself says; `weak` is set where only the
    shape of the words speaks for a person.
    """

    __slots__ = (
        "end",
        "gender",
        "line",
        "office",
        "parts",
        "party",
        "person",
        "second",
        "shown",
        "start",
        "weak",
    )

    def __init__(self, line: int, start: int, end: int, parts: tuple[str, ...]) -> None:
        self.line, self.start, self.end, self.parts = line, start, end, parts
        self.shown = start
        self.gender: str | None = None
        self.office: Office | None = None
        self.second: Office | None = None
        self.party: str | None = None
        self.weak = False
        self.person = -1


def find_named(line: Line, ordinary: set[str], title: bool) -> tuple[list[Named], list[tuple[int, int]]]:
    """Names of persons in `line`, and the other capitalised stretches (start, end) left to classify.

    `ordinary` holds words that the report also writes in small letters.
    """
    found: list[Named] = []
    left: list[tuple[int, int]] = []
    after = 0
    for i in [i for i, word in enumerate(line.words) if word[0].isupper() or "-" in word]:
        if i < after or not _opens(line, i, ordinary, title):
            continue
        j = _extent(line, i, title)
        named = _person(line, i, j, title)
        if named:
            found.append(named)
            line.claim(named.shown, named.end, named)
            j = named.end
        else:
            left.append((i, j))
        after = max(j, i + 1)
    return found, left


def _opens(line: Line, i: int, ordinary: set[str], title: bool) -> bool:
    word = line.words[i]
    if not word[0].isupper() or not word[0].isalpha():
        return line.owner[i] is None and _arabic(word)
    if line.owner[i] is not None:
        return _borne(line, i)
    if word in honorifics():
        return i + 1 < len(line.words)
    low = line.lows[i]
    if _is_month(line, i):
        return False
    if low in words().common:
        return (
            _office_ends(line, i) is not None
            and not title
            and low not in _DAYS
            and len(word) > 2
            and (i + 1 < len(line.words) and line.words[i + 1][0].isupper() and low not in ("monday", "the"))
            and line.free(i + 1)
            and low in given_names()
        )
    if i == 0 or line.words[i - 1] in ('"', "“", "'", ":", "‘"):
        return not (low in ordinary and not (i + 1 < len(line.words) and line.words[i + 1][0].isupper()))
    return True


def _borne(line: Line, i: int) -> bool:
    """Whether a state's or town's name is part of a person's here ("German Gref", "Israel Katz")."""
    if line.words[i] not in _BORNE or not isinstance(line.owner[i], Known):
        return False
    if not line.free(i + 1) or not line.words[i + 1][0].isupper() or line.words[i + 1].isupper():
        return False
    if line.lows[i + 1] in words().common or line.lows[i + 1] in words().organisation:
        return False
    two = line.free(i + 2) and line.words[i + 2][0].isupper()
    after = line.lows[i + 2] if i + 2 < len(line.words) else ""
    if line.words[i + 1] in given_names() and two:
        return False  # "German Gerhard Schroeder"
    office = line.owner[i - 1] if i else None
    if isinstance(office, Office) and office.end == i:
        return True
    apposed = after in (",", "(") and any(isinstance(o, Office) for o in line.owner[i + 3 : i + 8])
    return (
        apposed
        or line.words[i] in ("Israel", "Jordan", "Chad", "Virginia", "Paris")
        or after in ("said", "told")
    )


def _extent(line: Line, i: int, title: bool) -> int:
    """Where the capitalised stretch that opens at `i` ends."""
    w, n = words(), len(line.words)
    j = i + 1
    while j < n:
        word, low = line.words[j], line.lows[j]
        if not _adjacent(line, j) or _is_month(line, j):
            break
        if line.owner[j] is not None:
            if not _bears(line, i, j):
                break
            j += 1
        elif word[0].isupper() and word[0].isalpha():
            if low in w.common and not _borne_word(line, j, low):
                break
            if word.isupper() and len(word) > 2 and not line.capitals and word not in w.suffixes:
                break
            j += 1
        elif _arabic(word) or (word == "-" and _broken(line, i, j)):
            j += 1 + (word == "-")
        elif low in w.particles and word[0].islower():
            k = _after_particles(line, j)
            if k is None:
                break
            j = k
        elif word == "," and j + 1 < n and line.words[j + 1] in ("Jr.", "Jr", "Sr.", "Sr"):
            j += 2
            break
        else:
            break
    return j


def _broken(line: Line, i: int, j: int) -> bool:
    """Whether a name goes on after the hyphen at `j`, as newswire breaks it: "Ban Ki- moon", "El- Bashir"."""
    before, after = line.tokens[j - 1], line.tokens[j + 1 : j + 2]
    if before.end != line.tokens[j].start or not after or after[0].start != line.tokens[j].end + 1:
        return False
    word = after[0].word
    if line.lows[j - 1] in _ARTICLES:
        return word[0].isupper()
    given = j - i > 1 and len(before.word) <= _SYLLABLE >= len(word)
    return given and word.isalpha() and line.free(j + 1) and line.lows[j + 1] not in words().common


_SYLLABLE = 6  # letters


def _arabic(word: str) -> bool:
    """Whether a word is a name with its article: "al-Bashir", "el-Sisi", "ash-Sharif"."""
    head, dash, rest = word.partition("-")
    return bool(dash) and head in _ARTICLES and rest[:1].isupper()


_ARTICLES = frozenset("al el an as ad ash ul ur at ar az".split())


def _is_month(line: Line, i: int) -> bool:
    """Whether "Jan", "Mar" or "Jun" stands for a month here: a number is beside it."""
    if line.lows[i] not in ("jan", "mar", "jun"):
        return False
    beside = line.words[max(0, i - 1) : i] + line.words[i + 1 : i + 2]
    return any(w[0].isdigit() for w in beside)


def _bears(line: Line, i: int, j: int) -> bool:
    """Whether the known name at `j` is a surname here: after a given name, or after an initial."""
    if line.known.get(j, (0,))[0] != j + 1 or j + 1 - i > 4:
        return False
    before = line.words[j - 1]
    initial = len(before) == 2 and before[1] == "." and before[0].isupper()
    return initial or (line.words[j] in _BORNE and before in given_names())


def _adjacent(line: Line, j: int) -> bool:
    return line.tokens[j].start - line.tokens[j - 1].end <= 1


def _borne_word(line: Line, j: int, low: str) -> bool:
    """Whether an ordinary word is a surname here ("Theresa May", "Larry King")."""
    before = line.words[j - 1]
    return (
        low not in _DAYS - {"march", "april", "june"}
        and (before in given_names() or (len(before) == 2 and before[1] == "."))
        and not line.capitals
        and (j + 1 >= len(line.words) or not line.words[j + 1][0].isupper())
        and low
        not in ("the", "on", "in", "and", "at", "to", "of", "with", "for", "says", "meets", "visits", "said")
    )


def _after_particles(line: Line, j: int) -> int | None:
    """The end of the capitalised word that particles at `j` lead to ("bin Zayed", "van der Bellen", "al- Alami")."""
    n, k = len(line.words), j
    while k < n and k < j + 3 and line.lows[k] in words().particles and line.words[k][0].islower():
        k += 1
        if k < n and line.words[k] == "-":
            k += 1
    if k >= n or not line.words[k][0].isupper() or not _adjacent(line, k):
        return None
    low = line.lows[j]
    if (
        low in ("e", "y", "of-the", "as", "la", "le", "los", "las", "san", "bar", "to", "ad")
        and k == j + 1
        and (line.lows[k] in words().common or low in ("as", "e", "y", "ad"))
    ):
        return None
    return None if line.owner[k] is not None else k + 1


@lru_cache(maxsize=1)
def _not_last() -> frozenset[str]:
    w = words()
    return w.organisation | w.occasion | w.instrument | w.things


def _office_ends(line: Line, i: int) -> Office | None:
    owner = line.owner[i - 1] if i else None
    return owner if isinstance(owner, Office) and owner.end == i else None


def _person(line: Line, i: int, j: int, title: bool) -> Named | None:
    gender, start = None, i
    while start < j and line.words[start] in honorifics():
        told = honorifics()[line.words[start]]
        gender = told if told != "-" else gender or "-"
        start += 1
    if start + 1 < j and line.words[start].isupper() and len(line.words[start]) > 2 and not line.capitals:
        start += 1  # "NWPP Narayan Man Bijukchhe"
    if start + 2 < j + 0 and line.lows[start] in _LABELS:
        start += 1  # "Republican Warren Hale"
    if start == j:
        return None
    while j > start and (
        line.words[j - 1] in (",",)
        or (line.lows[j - 1] in words().particles and line.words[j - 1][0].islower())
    ):
        j -= 1
    named = Named(line.index, start, j, _parts(line, start, j))
    named.shown = i
    named.gender = gender if gender in ("m", "f") else None
    office = _office_ends(line, i) or _after_comma(line, i)
    style = office
    office = _styled(line, office) if office else None
    if office and (not _is_thing(line, start, j) or _surname(line, start, j)):
        _give_office(named, office)
        if style is not office:
            named.second = style
        _chained(line, named, office)
    elif gender is None and not _looks_like_person(line, named, title):
        return None
    _apposition(line, named)
    _belonging(line, named)
    return named


_STYLES = frozenset(
    "prince princess king queen sheikh general admiral marshal colonel major lieutenant captain brigadier professor "
    "ayatollah cardinal archbishop bishop imam senator judge justice ambassador sultan emir amir".split()
)


def _styled(line: Line, office: Office) -> Office:
    """The office before a rank or a style, if one ends there: "Defence Minister [Prince] Khalid"."""
    before = line.owner[office.start - 1] if office.start else None
    if (
        isinstance(before, Office)
        and before.end == office.start
        and office.head in _STYLES
        and not before.plural
        and not before.counterpart
    ):
        return before
    return office


def _parts(line: Line, start: int, end: int) -> tuple[str, ...]:
    out: list[str] = []
    for k in range(start, end):
        word = line.words[k]
        if word == "-" and out:
            out[-1] += "-"
        elif out and out[-1].endswith("-") and len(out[-1]) > 1:
            out[-1] += word
        elif word != ",":
            out.append(word)
    if line.capitals:
        out = [w.title() if len(w) > 2 else w for w in out]
    return tuple(out)


def _give_office(named: Named, office: Office) -> None:
    named.office = office
    if not office.plural or len(office.states) == 1:
        named.party = office.party


def _chained(line: Line, named: Named, office: Office) -> None:
    """Take the party of the office before, in "the Vatican head of government, Secretary of State Bertone"."""
    before = (
        line.owner[office.start - 2] if office.start > 1 and line.words[office.start - 1] == "," else None
    )
    if not isinstance(before, Office) or before.plural or before.det != "the" or not before.party:
        return
    if before.end == office.start - 1 and office.start == office.role_start:
        named.party, named.second = before.party, before


def _after_comma(line: Line, i: int) -> Office | None:
    """The office in "the UN secretary-general, Ban Ki-moon," or "ministers Lavrov and Qureshi"."""
    if i < 2 or line.words[i - 1] not in (",", "and", "--", "–", ":"):
        return None
    owner = line.owner[i - 2]
    if isinstance(owner, Office) and owner.end == i - 1 and line.words[i - 1] == ",":
        j = _extent(line, i, False)
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


def _surname(line: Line, start: int, end: int) -> bool:
    """Whether a noun of organisations is a family name here, after an office and a given name ("Director Dana Banks")."""
    last = line.lows[end - 1]
    known = line.words[start] in given_names() and last in words().organisation
    return end - start == 2 and (known or last in _SURNAMES)


_SURNAMES = frozenset("banks church chambers house temple hall parks brooks woods fields".split())


def _is_thing(line: Line, start: int, end: int) -> bool:
    last = line.lows[end - 1]
    if end - start > 1 and last in words().things and line.words[start] in given_names():
        return False  # "John Tower"
    if last in _not_last() and end - start > 1:
        return True
    return end - start == 1 and last in _not_last()


def _looks_like_person(line: Line, named: Named, title: bool) -> bool:
    start, end = named.start, named.end
    if line.words[start] in ("FC", "AC", "SC", "CF", "TV", "UN", "EU", "US"):
        return False
    size = end - start
    before = line.lows[start - 1] if start else ""
    after = line.lows[end] if end < len(line.words) else ""
    joined = before == "-" and line.tokens[start].start == line.tokens[start - 1].end
    if _is_thing(line, start, end) or before == "the" or joined or size > 6:
        return False
    if any(line.lows[k] in ("of", "for") for k in range(start, end)):
        return False
    if size == 1:
        return _lone_person(line, named, before, after, title)
    if _apposed_office(line, end):
        return True
    name = line.text(start, end)
    if name in regions() or (is_town(name) and line.words[start] not in given_names()):
        return False
    if _has_persons_word(line, start, end):
        return True
    if (title and not line.capitals and _title_case(line)) or before in ("in", "at", "from", "near", "into"):
        return False
    named.weak = after not in words().person_verbs
    if line.capitals or (named.weak and _is_weak(line, start, end)):
        return False
    capitals = all(line.words[k][0].isupper() for k in range(start, end))
    bound = any(line.lows[k] in ("bin", "al", "el", "van", "ibn", "der") for k in range(start, end))
    return not named.weak or bound or (capitals and size in (2, 3))


def _has_persons_word(line: Line, start: int, end: int) -> bool:
    """Whether a given name, an initial or a style ("Sheikh") stands in the stretch."""
    if line.words[start] in given_names() or line.words[start + 1] in given_names():
        return True
    if any((len(w) == 2 and w[1] == ".") or len(w) == 1 for w in line.words[start:end] if w[0].isupper()):
        return True
    return line.lows[start] in _TITLES_KEPT


def _is_weak(line: Line, start: int, end: int) -> bool:
    """Whether two capitals alone are too little to speak of a person: ordinary words, a title in quotes."""
    if len(line.words[start]) > 5 and line.lows[start].endswith("ing"):
        return True  # "Protecting Access"
    vocabulary = office_words()
    plain = words().common | _not_last()
    for k in range(start, end):
        low = line.lows[k]
        if low in vocabulary.portfolio or low in vocabulary.before or low in plain:
            return True
        if "-" in low and any(part in plain or part in vocabulary.portfolio for part in low.split("-")):
            return True
    return start > 0 and line.words[start - 1] in ('"', "“", "‘", "'") and end < len(line.words)


_CALLINGS = ("ers", "ors", "ists", "ants", "ents", "ians", "sses", "ials", "ives", "ties", "ests")


def _lone_person(line: Line, named: Named, before: str, after: str, title: bool) -> bool:
    word = line.words[named.start]
    if title or word.isupper() or len(word) < 2:
        return False
    if named.start == 0 and line.lows[0].endswith(_CALLINGS):
        return False  # "Organizers said"
    if after in ("said", "told", "added", "says", "noted", "stressed", "tweeted"):
        named.weak = True
        return (line.lows[named.start] not in _not_last() and named.start > 0) or not is_town(word)
    return _apposed_office(line, named.end) and word not in _BORNE and not is_town(word)


def _title_case(line: Line) -> bool:
    letters = [w for w in line.words if w[0].isalpha() and len(w) > 3]
    return sum(w[0].isupper() for w in letters) * 3 > 2 * len(letters)


def _apposed_office(line: Line, end: int) -> bool:
    """Whether an office stands in apposition after `end`: ", the Russian foreign minister," or "(foreign minister)"."""
    return _office_after(line, end) is not None


def _office_after(line: Line, end: int) -> Office | None:
    if end >= len(line.words) or line.words[end] not in (",", "("):
        return None
    k = end + 1
    if line.lows[k : k + 2] in (["who", "is"], ["who", "was"], ["who", "serves"]):
        k += 2
    limit = k + 4
    while k < len(line.words) and k < limit:
        owner = line.owner[k]
        if isinstance(owner, Office):
            if owner.plural or line.lows[k - 1] in ("by", "with"):
                return None
            held = line.owner[owner.end + 1] if owner.end + 1 < len(line.words) else None
            if line.words[owner.end : owner.end + 1] in (["'s"], ["’s"]) and isinstance(held, Office):
                owner = held  # "X, the President's adviser"
            if (
                owner.det == "the"
                and line.lows[owner.end : owner.end + 1]
                and line.lows[owner.end] in _SAYING
            ):
                return None  # "... to free X, the spokesman said": an attribution
            return None if _named_next(line, owner.end) else owner
        if owner is None and line.lows[k] not in _APPOSED:
            return None
        k += 1
    return None


_SAYING = frozenset("said says told added adds noted stressed explained warned announced".split())
_APPOSED = frozenset(
    "the a an former then new his her its their country nation 's ’s also acting who is as top senior high leading "
    "key high-ranking high-level".split()
)


def _named_next(line: Line, end: int) -> bool:
    return (
        end < len(line.words)
        and line.words[end][0].isupper()
        and line.free(end)
        and line.lows[end] not in words().common
    )


def _apposition(line: Line, named: Named) -> None:
    office = _office_after(line, named.end)
    if office is None:
        return
    if named.office is None:
        named.office = office
    elif named.office is not office:
        named.second = office
    if named.party is None:
        named.party = office.party


def _belonging(line: Line, named: Named) -> None:
    """ "Russia's Lavrov", "FM Lavrov of Russia"."""
    n = len(line.words)
    if named.end + 1 < n and line.lows[named.end] in ("of", "from"):
        at = named.end + 1 + (line.lows[named.end + 1] == "the")
        known = line.known.get(at)
        if known and known[1].type in ("state", "body") and known[1].form != "demonym":
            if named.party is None:
                named.party = known[1].code
            elif named.office is not None and named.office.inferred and known[1].type == "state":
                # "National Security Council Secretary X of Armenia": not that of the register
                named.party = named.office.party = known[1].code
                named.office.states = (known[1].code,)
    if named.office is None and named.shown > 1 and line.words[named.shown - 1] in ("'s", "’s"):
        before = line.known_before(named.shown - 1)
        if before and before[1].type in ("state", "body", "capital") and named.party is None:
            named.party = before[1].code
    if named.office is None and named.party is None:
        before = line.known_before(named.shown)
        if before and before[1].form == "demonym" and before[1].type == "state":
            named.party = before[1].code
