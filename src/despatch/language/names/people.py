"""Who is who in one report: names of the same person brought together, with office, party and gender."""

from collections import Counter

from despatch.language.names.lexicon import words
from despatch.language.names.office import Office
from despatch.language.names.persons import Named
from despatch.language.names.roles import agree
from despatch.registers.holders import folded
from despatch.registers.offices import given_names

_NICKS = {
    "joe": "joseph", "bill": "william", "bob": "robert", "jim": "james", "tony": "anthony", "mike": "michael",
    "tom": "thomas", "dick": "richard", "dan": "daniel", "ted": "edward", "jake": "jacob", "dave": "david",
    "ed": "edward", "ben": "benjamin", "chuck": "charles", "liz": "elizabeth", "jen": "jennifer", "nick": "nicholas",
    "sam": "samuel", "steve": "stephen", "larry": "lawrence", "jimmy": "james", "al": "albert", "bibi": "binyamin",
    "greg": "gregory", "ken": "kenneth", "matt": "matthew", "pat": "patrick", "rob": "robert", "ron": "ronald",
    "tim": "timothy", "will": "william", "chris": "christopher", "andy": "andrew", "kate": "katherine",
}  # fmt: skip
_SUFFIXES = frozenset(
    "Jr. Jr Sr. Sr II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XXIII".split()
)  # Xi is a surname
_STYLES = frozenset(
    "sheikh sheik shaikh ayatollah grand sayyid sayed syed mullah prince king sultan pope".split()
)


class Figure:
    """One person of the report while it is being read."""

    __slots__ = ("first", "forms", "genders", "keys", "last", "mentions", "offices", "parties", "parts")

    def __init__(self, named: Named) -> None:
        self.parts = named.parts
        self.keys = _keys(named.parts)
        self.forms: Counter[tuple[str, ...]] = Counter()
        self.offices: list[Office] = []
        self.parties: Counter[str] = Counter()
        self.genders: Counter[str] = Counter()
        self.mentions = 0
        self.first = named.line
        self.last = -1

    def take(self, named: Named) -> None:
        """Add what one more naming of this person tells."""
        self.mentions += 1
        self.first = min(self.first, named.line)
        self.last = named.line
        self.forms[named.parts] += 1
        if (len(core_of(named.parts)), len(" ".join(named.parts))) > (
            len(core_of(self.parts)),
            len(" ".join(self.parts)),
        ):
            self.parts = named.parts
            self.keys = _keys(named.parts)
        if named.office and named.office not in self.offices:
            self.offices.append(named.office)
        if named.second and named.second not in self.offices:
            self.offices.append(named.second)
        if named.party:
            self.parties[named.party] += 1
        if named.gender:
            self.genders[named.gender] += 1
        named.person = 0

    @property
    def name(self) -> str:
        """The fullest name."""
        out = ""
        for part in self.parts:
            junior = part.rstrip(".") in ("Jr", "Sr")
            out += (", " if junior else " " if out else "") + (part.rstrip(".") + "." if junior else part)
        return out

    @property
    def weight(self) -> float:
        """How much more likely a surname alone means this one: who holds an office before who holds none."""
        return 0.6 + 0.1 * (5 - min(o.rank for o in self.offices)) if self.offices else 0.0

    @property
    def gender(self) -> str | None:
        """`m` or `f` where an honorific, a pronoun's use or the given name tells it."""
        if self.genders:
            return self.genders.most_common(1)[0][0]
        for part in self.parts[:2]:
            told = given_names().get(part)
            if told:
                return told if told != "-" else None
        return None


def core_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a name without "Jr." and ordinals."""
    return tuple(p for p in parts if p not in _SUFFIXES) or parts


def _keys(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words by which the person may be called, last name first."""
    core = [folded(p) for p in parts if p not in _SUFFIXES and folded(p) not in _STYLES] or [
        folded(p) for p in parts
    ]
    return (core[-1], *core[:-1])


class People:
    """The persons of a report, found by name."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._by_word: dict[str, list[int]] = {}

    def add(self, named: Named) -> int:
        """The figure that `named` names, a new one if need be."""
        found = self.find(named)
        if found is None:
            found = len(self.figures)
            self.figures.append(Figure(named))
        figure = self.figures[found]
        figure.take(named)
        named.person = found
        for key in figure.keys:
            known = self._by_word.setdefault(key, [])
            if found not in known:
                known.append(found)
        return found

    def find(self, named: Named) -> int | None:
        """The figure whose name agrees with `named`, the likeliest if several do, or None."""
        core = [folded(p) for p in core_of(named.parts)]
        scored: list[tuple[float, int, int]] = []
        for word in {core[-1], core[0], *core}:
            for index in self._by_word.get(word, ()):
                score = self._agreement(core, named, self.figures[index])
                if score > 0:
                    scored.append((score, self.figures[index].last, -index))
        if not scored:
            return self._slip(core, named)
        return -max(scored)[2]

    def _agreement(self, core: list[str], named: Named, figure: Figure) -> float:
        theirs = [folded(p) for p in core_of(figure.parts)]
        if named.gender and (figure.gender or named.gender) != named.gender:
            return 0.0
        if len(core) == 1:
            score = _lone(core[0], figure)
        elif len(theirs) == 1:
            score = 1.5 if theirs[0] in (core[-1], core[0]) else 0.0
        else:
            score = _both(core, theirs)
        if score <= 0:
            return 0.0
        if len(core) == 1:
            score += figure.weight
            if named.office and any(agree(named.office.role, o.role) for o in figure.offices):
                score += 1.0
        if named.party and figure.parties:
            if named.party in figure.parties:
                score += 0.5
            elif len(core) == 1 or len(theirs) == 1:
                return 0.0
        return score

    def _slip(self, core: list[str], named: Named) -> int | None:
        """A figure whose name is misspelt here by a letter or two ("Jaishanakar")."""
        word = core[-1]
        if len(word) < 6:
            return None
        for index, figure in enumerate(self.figures):
            key = figure.keys[0]
            if len(key) < 6 or key[0] != word[0] or abs(len(key) - len(word)) > 1 or not _near(key, word):
                continue
            theirs = [folded(p) for p in core_of(figure.parts)]
            if len(core) == 1 or len(theirs) == 1 or core[0] == theirs[0]:
                return index
        return None

    def lone(self, word: str, now: int = 0) -> int | None:
        """The figure that a bare surname (or an only name) in line `now` means, or None."""
        low = folded(word)
        best: tuple[float, int, int] | None = None
        for index in self._by_word.get(low, ()):
            figure = self.figures[index]
            score = _lone(low, figure)
            if score > 0:
                called = any(len(form) == 1 and folded(form[0]) == low for form in figure.forms)
                score += 1.0 * called + 0.5 * (figure.first <= now) + figure.weight
            if score > 0 and (best is None or (score, figure.last, -index) > best):
                best = (score, figure.last, -index)
        return -best[2] if best else None

    def knows(self, low: str) -> bool:
        """Whether a word (in small letters) is part of any name."""
        return folded(low) in self._by_word


def _lone(word: str, figure: Figure) -> float:
    keys = figure.keys
    if word == keys[0]:
        return 2.0
    if len(keys) > 1 and word == keys[1] and word not in words().particles:
        return 1.2
    return 0.6 if word in keys and len(word) > 3 and word not in words().particles else 0.0


def _both(core: list[str], theirs: list[str]) -> float:
    if core == theirs:
        return 4.0
    small, big = sorted((core, theirs), key=len)
    if set(small) <= set(big):
        return 3.0
    first_a, first_b = core[0].rstrip("."), theirs[0].rstrip(".")
    alike = (
        first_a == first_b
        or _NICKS.get(first_a, first_a) == _NICKS.get(first_b, first_b)
        or (min(len(first_a), len(first_b)) == 1 and first_a[0] == first_b[0])
        or (len(first_a) > 3 and len(first_b) > 3 and first_a[:2] == first_b[:2] and _near(first_a, first_b))
    )
    if core[-1] == theirs[-1] and alike:
        return 2.5
    if core[0] == theirs[0] and len(core[-1]) > 4 and _near(core[-1], theirs[-1]):
        return 2.2
    return 0.0


def _near(a: str, b: str) -> bool:
    """Whether two words differ by one letter more, less, other, or two swapped."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return (
        a[i + 1 :] == b[i:]
        or a[i:] == b[i + 1 :]
        or a[i + 1 :] == b[i + 1 :]
        or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    )
