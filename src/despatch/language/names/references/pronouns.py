"""Who is meant by he, she and they."""

from despatch.language.names.lines import Line
from despatch.language.names.persons import Named
from despatch.language.names.pronouns import Pronoun
from despatch.language.names.references.clues import SAID, quoted_tokens, speaks
from despatch.language.names.references.plurals import is_several
from despatch.language.names.references.reading import Reading

_OPENING = (
    ["during"],
    ["in"],
    ["on"],
    ["after"],
    ["before"],
    ["at"],
    ["for"],
    ["despite"],
    ["with"],
    ["throughout"],
)
_GROUP_NOUNS = frozenset(
    "leaders ministers presidents sides countries nations states parties governments officials delegations talks "
    "always besides towards times counterparts neighbours neighbors foreign".split()
)


def meant_by_pronoun(
    reading: Reading, line: Line, pronoun: Pronoun
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The people meant by a pronoun, and their parties; nobody where it may mean things."""
    if pronoun.plural:
        return _they(reading) if _may_be_people(line, pronoun.at) else ((), ())
    person = _royal(reading, pronoun) if pronoun.style else _he(reading, line, pronoun)
    if person is None:
        return (), ()
    party = reading.to.people[person].party
    return (person,), (party,) if party else ()


def _royal(reading: Reading, pronoun: Pronoun) -> int | None:
    """The monarch or prince last told of, for "Her Majesty" or "His Highness"."""
    ranks = _MONARCHS if pronoun.style == "majesty" else _PRINCES
    for number in sorted(reading.last_seen, key=lambda n: (-reading.last_seen[n], n)):
        person = reading.to.people[number]
        words = set(f"{person.role or ''} {person.name or ''}".lower().split())
        if words & ranks and reading.to.genders[number] in (None, pronoun.gender):
            return number
    return None


_MONARCHS = frozenset("king queen sultan emperor empress monarch yang".split())
_PRINCES = frozenset("prince princess emir amir sheikh ruler sultan".split())


def _he(reading: Reading, line: Line, pronoun: Pronoun) -> int | None:
    ahead = _ahead(reading, line, pronoun)
    if ahead is not None:
        return ahead
    quotes = quoted_tokens(line)
    inside = quotes[pronoun.at]
    best: tuple[float, int] | None = None
    says = speaks(line, pronoun.at, pronoun.at + 1)
    speaker = _speaker(line, reading.found.named[line.index]) if inside else None
    for back, refs in enumerate(list(reversed(reading.past))[:6]):
        for order, ref in enumerate(refs):
            if len(ref.people) != 1:
                continue
            person = ref.people[0]
            gender = reading.to.genders[person]
            if (gender and gender != pronoun.gender) or person == speaker or (ref.quoted and not inside):
                continue
            if reading.to.people[person].name is None and is_several(reading.to.people[person].role):
                continue
            if not back and pronoun.object and ref.subject and not _in_clause(line, pronoun.at):
                continue
            score = (5.0, 4.0, 2.6, 1.6, 0.9, 0.4)[back] + 1.6 * ref.subject - 0.15 * order
            score += 2.0 * (says and ref.said and back > 0)
            if reading.to.people[person].name is None:
                score -= 0.5
            if not back and not ref.subject and not pronoun.possessive:
                score -= 1.6
            if gender == pronoun.gender:
                score += 0.3
            if best is None or score > best[0]:
                best = (score, person)
    return best[1] if best else None


def _in_clause(line: Line, at: int) -> bool:
    """Whether an object stands in a clause of its own, so that it may be the subject: "on a tour that will take HIM to"."""
    return bool({"that", "which"} & set(line.lows[max(0, at - 6) : at]))


def _ahead(reading: Reading, line: Line, pronoun: Pronoun) -> int | None:
    """The subject still to come: "During HIS meeting with Lee, PARK said", "On the first day of HIS stay, Friday, PARK ..."."""
    if not _opens(reading, line, pronoun):
        return None
    comma = next((k for k in range(pronoun.at, len(line.words)) if line.words[k] == ","), None)
    if comma is None:
        return None
    comma = _past_day(line, comma)
    for naming in reading.found.named[line.index]:
        if comma < naming.start <= comma + 6 and (naming.shown == comma + 1 or naming.office):
            if _NO_TITLE & set(line.lows[comma + 1 : naming.start]):
                return None  # "During his visit, he called on President X"
            gender = reading.to.genders[naming.person]
            return naming.person if gender in (None, pronoun.gender) else None
    return None


# Words between the comma and a name that are of another subject.
_NO_TITLE = frozenset(
    "he she they it there we i on with to by had has have was were is are will would met called held talks at after".split()
)


def _opens(reading: Reading, line: Line, pronoun: Pronoun) -> bool:
    """Whether a pronoun stands in the phrase that opens a sentence, and nobody before it."""
    if pronoun.at <= 3 and line.lows[pronoun.at - 1 : pronoun.at] in _OPENING:
        return True
    before = line.lows[: pronoun.at]
    near = (
        pronoun.possessive
        and pronoun.at <= _LONGEST_OPENING
        and before[:1] in _OPENING
        and before[-1] == "of"
    )
    named = any(naming.start < pronoun.at for naming in reading.found.named[line.index])
    return near and "," not in before and not named


_LONGEST_OPENING = 8  # words before the pronoun: "on the second and last day of his stay"


def _past_day(line: Line, comma: int) -> int:
    """The comma after a day that is set in ("..., Wednesday, ..."), else `comma` itself."""
    after = next((k for k in range(comma + 1, min(comma + 5, len(line.words))) if line.words[k] == ","), None)
    if after is None or not _DAYS.intersection(line.lows[comma + 1 : after]):
        return comma
    return after


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())


def _they(reading: Reading) -> tuple[tuple[int, ...], tuple[str, ...]]:
    for refs in list(reversed(reading.past))[:3]:
        several = [r for r in refs if len(r.people) > 1 or (not r.people and len(r.parties) > 1)]
        if several:
            last = several[-1]
            return last.people, last.parties
        people = [p for r in refs if not r.quoted for p in r.people]
        people = list(dict.fromkeys(people))
        parties = reading.to.parties_of(tuple(people))
        if len(people) > 1 and len(parties) > 1:
            return tuple(people[:2]) if len(people) > 3 else tuple(people), parties
        states = list(dict.fromkeys(p for r in refs if r.subject and not r.people for p in r.parties))
        if len(states) > 1:
            return (), tuple(sorted(states))
    return (), ()


def _may_be_people(line: Line, at: int) -> bool:
    """Whether no other plural stands between the clause's beginning and a "they" or "their"."""
    for i in range(at - 1, -1, -1):
        low = line.lows[i]
        if low in (".", ";", "“", '"', ":") or (line.owner[i] is not None):
            return True
        if (
            len(low) > 4
            and low.endswith("s")
            and not low.endswith(("ss", "us", "is"))
            and line.words[i].islower()
        ):
            return low in _GROUP_NOUNS
    return True


def _speaker(line: Line, named: list[Named]) -> int | None:
    for naming in named:
        beside = line.lows[naming.end : naming.end + 1] + line.lows[max(0, naming.shown - 1) : naming.shown]
        if any(low in SAID for low in beside):
            return naming.person
    return None
