"""All that is named in a report, sentence by sentence, before it is known who is who."""

from itertools import pairwise

from despatch.language.names.abroad import met_there, own_state, visited
from despatch.language.names.context import meant_by
from despatch.language.names.introduced import introduced
from despatch.language.names.lexicon import Lexicon, lexicon, words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.offices import find_offices
from despatch.language.names.organisations import Organisation, find_organisations
from despatch.language.names.parties import (
    centre_of,
    context_party,
    front_of,
    home_of,
    known_party,
    said_party,
    told_party,
)
from despatch.language.names.people import Figure, People
from despatch.language.names.persons import Named, find_named
from despatch.language.names.roles import agree
from despatch.language.names.rows import with_rows
from despatch.language.sentences import tokenize
from despatch.model import Report, Sentence
from despatch.registers.holders import folded, holders, party_of_holder, surnames
from despatch.registers.places import is_town


class Found:
    """What was found: lines with offices, names and the capitalised stretches left, and the people."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines: list[Line] = []
        self.offices: list[list[Office]] = []
        self.organisations: list[list[Organisation]] = []
        self.named: list[list[Named]] = []
        self.left: list[list[tuple[int, int]]] = []
        self.people = People()
        self.parties: list[str | None] = []
        self.home: str | None = None
        self.front: tuple[str, ...] = ()  # the states, most named first
        self.titles: list[bool] = []

    @property
    def year(self) -> int | None:
        """The year of the report's publication, where it is known."""
        return _year(self.report)


def find(report: Report, sentences: tuple[Sentence, ...]) -> Found:
    """Find names and offices in every sentence, and bring the names of each person together."""
    found = Found(report)
    known = lexicon()
    ordinary = {word for s in sentences for _, _, word in s.tokens if word[0].islower()}
    meant = meant_by(report)
    for index, sentence in enumerate(sentences):
        line = Line(index, sentence, known, meant)
        found.lines.append(line)
        found.titles.append(
            sentence.title or (index == 0 and report.title_span is None and _is_headline(line))
        )
        found.offices.append(find_offices(line))
        found.organisations.append(find_organisations(line))
        named, left = find_named(line, ordinary, found.titles[-1])
        with_rows(line, found.offices[-1], named)
        found.named.append(named)
        found.left.append(left)
    _register(found, _outer_headline(report, known))
    _bare(found)
    if _lone(found, ordinary):
        _bare(found)
    _settle(found)
    return found


def _settle(found: Found) -> None:
    """Find out whom everybody serves: said, known, told by an office alone, by the boss, by the surroundings."""
    report, figures = found.report, found.people.figures
    for number, office in introduced(found.lines, found.offices, found.named, figures):
        figures[number].offices.append(office)
        figures[number].parties[office.party or ""] += 1
    year = _year(report)
    found.home = home_of(report, found.lines, figures, year)
    found.parties = [said_party(f) or known_party(f, year) for f in figures]
    _adopt(found)
    _inherit(found)
    found.front = front_of(found.lines)
    centre = centre_of(found.lines)
    for number, figure in enumerate(figures):
        if found.parties[number] is None and figure.offices:
            namings = [n for line in found.named for n in line if n.person == number]
            boss = next((b for n in namings if (b := _boss(found.lines[n.line], n)) is not None), None)
            party = found.parties[boss] if boss is not None else None
            told = context_party(figure, namings, found.lines, found.home or centre)
            if (
                told
                and told != found.home
                and (_is_held(found, figure, told) or _is_told_apart(found, namings, told))
            ):
                told = None
            abroad = visited(found.lines, namings)
            if told is None or told in abroad:
                others = tuple(zip(figures, found.parties, strict=True))
                told = own_state(figure, abroad, others, found.front)
            there = met_there(found.lines, namings)
            found.parties[number] = party or told_party(figure, year, found.front) or there or told


def _is_held(found: Found, figure: Figure, party: str) -> bool:
    """Whether somebody else holds the office of `figure` for `party`, which then is not likely its own."""
    roles = [o.role for o in figure.offices if o.rank <= 2]
    return any(
        other is not figure and found.parties[n] == party and agree(role, held.role)
        for n, other in enumerate(found.people.figures)
        for held in other.offices
        for role in roles
    )


def _is_told_apart(found: Found, namings: list[Named], party: str) -> bool:
    """Whether another in the same sentence is said to be of `party`: "Senator X met the Ukrainian president" is not so of X."""
    for naming in namings:
        line = found.lines[naming.line]
        stated = [
            o.start
            for o in found.offices[naming.line]
            if o.party == party and (o.start < o.role_start or o.counterpart) and o is not naming.office
        ]
        stated += [
            n.office.start if n.office else n.shown
            for n in found.named[naming.line]
            if n.party == party and n.person != naming.person and n.office is not naming.office
        ]
        if any(start > naming.end and _parted(line, naming.end, start) for start in stated):
            return True
        if _meets_counterpart(found, naming, party):
            return True
    return False


def _meets_counterpart(found: Found, naming: Named, party: str) -> bool:
    """Whether a counterpart of `party` follows at once: "Minister X and her Czech counterpart" is not Czech herself."""
    lows = found.lines[naming.line].lows
    return any(
        o.counterpart and o.party == party and naming.end <= o.start <= naming.end + 3
        for o in found.offices[naming.line]
        if not {".", ";", ":"} & set(lows[naming.end : o.start])
    )


def _parted(line: Line, start: int, end: int) -> bool:
    """Whether more than "and" or a comma leads from one to the other: "X, Y and Z met President W"."""
    between = line.lows[start:end]
    last = max((k for k, low in enumerate(between) if low in ("and", ",")), default=-1)
    return any(word.islower() and word not in _BETWEEN for word in line.words[start + last + 1 : end])


def _adopt(found: Found) -> None:
    """Give "the Egyptian president", said alone, to the only president whose state is not told."""
    held = {id(o) for line in found.named for n in line for o in (n.office, n.second) if o}
    for line in found.offices:
        for office in line:
            if id(office) in held or office.plural or office.counterpart or not office.party:
                continue
            fits = [
                k
                for k, figure in enumerate(found.people.figures)
                if any(agree(office.role, o.role) for o in figure.offices if not o.counterpart)
            ]
            if any(found.parties[k] == office.party for k in fits):
                continue
            open_ = [k for k in fits if found.parties[k] is None]
            if len(open_) == 1 and office.det == "the":
                found.parties[open_[0]] = office.party


def _inherit(found: Found) -> None:
    """Pass a state along a list: "Palestinian President A and Prime Minister B", "President A and Minister B of Peru"."""
    for index, namings in enumerate(found.named):
        lows = found.lines[index].lows
        passed: set[int] = set()
        for a, b in pairwise(namings):
            if (
                not (a.office and b.office and a.office.line == b.office.line == index)
                or b.office.start < a.end
            ):
                continue
            lead, stated = _stated(found.lines[index], a, b)
            between = [w for w in lows[lead : b.office.start] if w not in _BETWEEN]
            if between and between[-1] == "by" and _JOINED & set(between) and len(between) < 6:
                between = []
            if between or b.office.end > b.start:
                continue
            first, second = found.parties[a.person], found.parties[b.person]
            stated = stated or a.office.start < a.office.role_start or a.person in passed
            if second is None and first and stated and not b.office.counterpart:
                found.parties[b.person] = first
                passed.add(b.person)
            elif first is None and second and lows[b.end : b.end + 1] == ["of"]:
                found.parties[a.person] = second


_BETWEEN = frozenset("the and , as well his her royal highness majesty".split())


_JOINED = frozenset("joined accompanied flanked followed".split())


def _stated(line: Line, a: Named, b: Named) -> tuple[int, bool]:
    """Where the list goes on after "King A of Jordan", if a royal follows, and whether it was so."""
    if b.office is None or b.office.head not in ("queen", "prince", "princess"):
        return a.end, False
    at = a.end + 1 + (line.lows[a.end + 1 : a.end + 2] == ["the"])
    if line.lows[a.end : a.end + 1] == ["of"] and at in line.known:
        return line.known[at][0], True
    return a.end, False


def _boss(line: Line, naming: Named) -> int | None:
    """The person in whose service somebody is named: "Olmert's spokeswoman", "Abbas aide", "the envoy of Abbas"."""
    office = naming.office
    if office is None or office.line != naming.line:
        return None
    i = office.start - 1
    if i > 0 and line.words[i] in ("'s", "’s"):
        i -= 1
    owner = line.owner[i] if i >= 0 else None
    if isinstance(owner, Named) and owner.end == i + 1 and owner is not naming:
        return owner.person
    if line.lows[office.end : office.end + 1] not in (["of"], ["to"], ["for"]):
        return None
    k = office.end + 1 + (line.lows[office.end + 1 : office.end + 2] == ["the"])
    served = line.owner[k] if k < len(line.owner) else None
    if isinstance(served, Office):
        served = line.owner[served.end] if served.end < len(line.owner) else None
    return served.person if isinstance(served, Named) and served is not naming else None


def _is_headline(line: Line) -> bool:
    return len(line.words) < 16 and line.words[-1] not in (".", "”", '"')


def _outer_headline(report: Report, known: Lexicon) -> list[Named]:
    """Names in a title that is known but does not stand in the text: they tell names and offices in full."""
    if not report.title or report.title_span is not None:
        return []
    tokens = tuple(tokenize(report.title, 0, len(report.title)))
    if not tokens:
        return []
    line = Line(0, Sentence(start=0, end=len(report.title), paragraph=0, tokens=tokens), known)
    find_offices(line)
    named, _ = find_named(line, set(), True)
    return [n for n in named if n.office or len(n.parts) > 1]


def _register(found: Found, outer: list[Named]) -> None:
    """Enter all names: first those of two words and more in the body, then lone ones, then headlines'."""
    lines = found.named
    body = [n for k, line in enumerate(lines) if not found.titles[k] for n in line]
    heads = [n for k, line in enumerate(lines) if found.titles[k] for n in line]
    for naming in body:
        if len(naming.parts) > 1 and not naming.weak:
            found.people.add(naming)
    for naming in body:
        if len(naming.parts) > 1 and naming.weak:
            found.people.add(naming)
    heads += outer
    for naming in body + heads:
        if naming.person < 0 and (len(naming.parts) == 1 or naming in heads):
            found.people.add(naming)


def _lone(found: Found, ordinary: set[str]) -> bool:
    """Enter single names that are nobody's yet: leaders of that year, and those in a row with persons; if any."""
    some = False
    year = _year(found.report)
    for index, line in enumerate(found.lines):
        if found.titles[index] and len(found.lines) > 1:
            continue
        for start, end in found.left[index]:
            word = line.words[start]
            short = word.isupper() or (len(word) < 3 and word not in surnames())
            if end - start > 1 or short or found.people.knows(line.lows[start]):
                continue
            if line.lows[start] in ordinary or line.lows[start] in words().common or is_town(word):
                continue
            known = party_of_holder((word,), None, year) or _of_its_state(line, start, year)
            if known or _in_row(line, start, end):
                naming = Named(index, start, end, (word,))
                naming.weak = True
                found.people.add(naming)
                some = True  # the mention itself is claimed with the other bare ones
    return some


def _of_its_state(line: Line, start: int, year: int | None) -> bool:
    """Whether a state's genitive stands before a surname that a holder of its offices has ("Brazil's Lula")."""
    if start < 2 or line.words[start - 1] not in ("'s", "’s"):
        return False
    state = line.known_before(start - 1)
    if state is None or state[1].type != "state":
        return False
    return any(
        held.party == state[1].code and (year is None or held.since - 1 <= year <= (held.until or 9999) + 1)
        for held in holders().get(folded(line.words[start]), ())
    )


def _in_row(line: Line, start: int, end: int) -> bool:
    """Whether a single name is joined to a person's by "and" or a comma: "Mbeki and Tandja sought"."""
    before = line.owner[start - 2] if start > 1 else None
    after = line.owner[end + 1] if end + 1 < len(line.owner) else None
    joined = start > 1 and line.lows[start - 1] == "and" and isinstance(before, Named)
    leads = end + 1 < len(line.owner) and line.lows[end] == "and" and isinstance(after, Named)
    if joined and isinstance(before, Named):
        return len(before.parts) == 1
    return leads and isinstance(after, Named) and len(after.parts) == 1 and after.office is None


def _year(report: Report) -> int | None:
    return int(report.published[:4]) if report.published and report.published[:4].isdigit() else None


def _bare(found: Found) -> None:
    """Claim the bare surnames of persons that are known by now."""
    people = found.people
    for index, line in enumerate(found.lines):
        still: list[tuple[int, int]] = []
        for start, end in found.left[index]:
            naming = _bare_naming(line, start, end, people)
            if naming:
                found.named[index].append(naming)
                line.claim(naming.start, naming.end, naming)
            else:
                still.append((start, end))
        found.left[index] = still
        for k in [k for k, word in enumerate(line.words) if word[0].isupper()]:
            if line.owner[k] is not None:
                continue
            if "-" in line.words[k]:
                _pair(found, line, k, people)
            elif line.lows[k] in words().common and people.knows(line.lows[k]):
                _ordinary(found, line, k)
        found.named[index].sort(key=lambda n: n.start)


def _bare_naming(line: Line, start: int, end: int, people: People) -> Named | None:
    word = line.words[start]
    if line.capitals or word.isupper():
        word = word.title()
    if end - start > 2 or not people.knows(word.lower()):
        return None
    if end - start == 1:
        number = people.lone(word, line.index)
    else:
        number = people.lone(line.words[end - 1], line.index)
        if number is None or not people.knows(line.lows[start]):
            return None
    if number is None:
        return None
    naming = Named(line.index, start, end, (word,))
    naming.person = number
    people.figures[number].mentions += 1
    people.figures[number].last = line.index
    return naming


def _ordinary(found: Found, line: Line, k: int) -> None:
    """Take "May said" for a person so called, where the report has one and a verb of persons follows."""
    after = line.lows[k + 1] if k + 1 < len(line.words) else ""
    number = found.people.lone(line.words[k], line.index)
    if (
        number is None
        or after not in words().person_verbs
        or found.people.figures[number].keys[0] != line.lows[k]
    ):
        return
    naming = Named(line.index, k, k + 1, (line.words[k],))
    naming.person = number
    found.named[line.index].append(naming)
    line.claim(k, k + 1, naming)


def _pair(found: Found, line: Line, k: int, people: People) -> None:
    """Part "Jaishankar-Lavrov" where both are surnames in the report."""
    parts = line.words[k].split("-")
    numbers = [people.lone(p, line.index) for p in parts]
    if len(parts) == 2 and None not in numbers and numbers[0] != numbers[1]:
        for number in numbers:
            naming = Named(line.index, k, k + 1, (line.words[k],))
            naming.person = number or 0
            found.named[line.index].append(naming)
        line.claim(k, k + 1, found.named[line.index][-1])
