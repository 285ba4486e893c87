"""Whether two tellings may be of one contact: kinds, sides, people, dates, tenses and places have to go together."""

from __future__ import annotations

import re

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.merging.meant import meant_day
from despatch.entries.contacts.structures import OFF, Candidate
from despatch.entries.contacts.times.days import alike, days
from despatch.entries.contacts.triggers.apart import told_apart
from despatch.model import Analysis
from despatch.registers.bodies import bodies

_COMING = frozenset(("unfulfilled", "planned", "proposed", "purpose"))


_PAST = frozenset(("held", "ongoing", "arrived", "went"))


def same(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether `one` may tell of the contact `known`."""
    if _sums_up(analysis, known, one):
        return True
    if told_apart(known, one):
        return False
    if known.recalled != one.recalled and not alike(known.date, one.date):
        return False  # "recalled their last meeting in January": not that of today
    if one.alongside and not one.definite and known.sentence < one.sentence:
        return False  # "also had separate talks with X"
    return (
        (_kinds(known, one) or _summit_of_two(analysis, known, one))
        and not _among_many(analysis, known, one)
        and _parties(known, one)
        and _people(analysis, known, one)
        and _dates(known, one)
        and _statuses(known, one)
        and _tenses(analysis, known, one)
        and (
            known.place is None
            or one.place is None
            or known.place == one.place
            or (known.country == one.country and not (known.afloat and one.afloat))
        )
    )


def _among_many(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether one is a meeting of two sides, both named, and the other one of the unnamed leaders of four states or more."""
    if known.kind != one.kind or one.kind != "meeting" or known.definite or one.definite:
        return False
    few, many = sorted((known, one), key=lambda c: len(c.parties))
    sides = {analysis.people[p].party for p in few.people}
    unnamed = bool(many.unnamed) and set(many.people) <= set(few.people)
    return unnamed and len(few.parties) == 2 and few.parties <= sides and len(many.parties) > _FEW


_FEW = 3  # states that may meet two by two, told in one breath


def _sums_up(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """A headline's "Virtual Meeting Between A and B", told without a day, is the meeting of A and B that follows."""
    if not known.evidence or not analysis.sentences[known.evidence[0]].title or len(known.evidence) > 1:
        return False
    return (
        {known.kind, one.kind} == {"meeting", "call"}
        and known.date is None
        and not (one.status in _COMING and known.status in _PAST)
        and not (one.kind == "call" and one.definite and one.date)
        and known.parties == one.parties
        and not _long_ago(analysis, one)
        and len(known.people) > 1
        and set(known.people) == set(one.people)
    )


def _long_ago(analysis: Analysis, one: Candidate) -> bool:
    """Whether its day is weeks before the report, which a headline does not tell of."""
    today, span = days(analysis.today), days(one.date)
    return bool(today and span) and (today[0] - span[1]).days > _LONGEST_STAY  # type: ignore[index]


def _kinds(known: Candidate, one: Candidate) -> bool:
    if one.kind == "signing":
        return known.signing
    if one.kind == "any":
        return known.kind in ("meeting", "call") and one.sentence - known.evidence[-1] <= 6
    if known.kind == one.kind == "meeting":
        return not _other_format(known, one)
    if known.kind == one.kind == "message" and known.former != one.former:
        return False  # "in answer to X's letter of 3 May"
    if known.kind == one.kind:
        return known.kind != "conference" or _same_mechanism(known, one)
    pair = {known.kind, one.kind}
    if pair == {"meeting", "call"} and any(c.kind == "meeting" and c.place for c in (known, one)):
        return False
    if pair == {"meeting", "conference"} and one.definite and _members_of(known, one):
        return True
    if one.definite and len(one.parties) < 2:
        return pair <= {"meeting", "call"} or (
            pair <= {"meeting", "conference"} and not one.people and _same_format(known, one)
        )
    return (
        pair == {"meeting", "call"}
        and not (known.mechanism or one.mechanism)
        and (
            one.strength < 2 or known.strength < 2 or (one.definite and not (one.kind == "call" and one.date))
        )
    )


def _summit_of_two(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether "the summit", without a name, is the summit of two sides told before ("the Peru-EU summit")."""
    if (known.kind, one.kind) != ("meeting", "conference") or not one.definite or one.mechanism:
        return False
    sides = known.parties & one.parties
    return len(sides) > 1 and any(is_body(p) for p in sides) and is_summit(analysis, known)


def is_summit(analysis: Analysis, one: Candidate) -> bool:
    """Whether it is called a summit."""
    return any(analysis.report.text[h.start : h.end].lower().endswith("summit") for h in one.heads)


def _members_of(known: Candidate, one: Candidate) -> bool:
    """Whether "the meeting" that several took part in is the body's gathering told before."""
    states = {p for p in one.parties if not is_body(p)}
    members = {m for p in known.parties if is_body(p) for m in bodies()[p].members}
    return (
        known.kind == "conference"
        and one.mechanism is None
        and (len(states) > 2 or (len(states) == 1 and bool(one.people) and not one.date))
        and len(states & members) * 2 > len(states)
    )


def _other_format(known: Candidate, one: Candidate) -> bool:
    """Whether two meetings are of differently named formats, or one is a numbered session and the other a talk of two people."""
    if known.mechanism and one.mechanism:
        return not (_key(known.mechanism) & _key(one.mechanism)) - {"meetin"}
    numbered = bool(one.mechanism) and (str(one.mechanism)[0].isdigit() or _dated_dialogue(known, one))
    other = numbered and known.mechanism is None and len(known.people) > 1 and one.sentence != known.sentence
    return other and not (one.renamed and one.sentence <= known.evidence[-1] + _NEAR)


def _dated_dialogue(known: Candidate, one: Candidate) -> bool:
    """Whether a format with its own date and nobody's name is told beside a meeting of two without one."""
    return bool(one.date) and not known.date and not one.people and "Dialogue" in str(one.mechanism)


def _same_format(known: Candidate, one: Candidate) -> bool:
    """Whether "the summit" may be the meeting told before: not if it is named, and otherwise than that."""
    return one.mechanism is None or (
        known.mechanism is not None and bool(_key(known.mechanism) & _key(one.mechanism))
    )


def _same_mechanism(known: Candidate, one: Candidate) -> bool:
    if not known.mechanism or not one.mechanism:
        return one.definite or bool(known.parties & one.parties)
    a, b = _key(known.mechanism), _key(one.mechanism)
    if _other_ordinal(known.mechanism, one.mechanism):
        return False
    common = (a & b) - _GENERIC
    return a <= b or b <= a or bool(known.parties & one.parties and len(common) >= 2)


_GENERIC = frozenset(("meetin", "summit", "confer", "sessio", "forum", "talks", "annual", "minist", "leader"))


def _other_ordinal(a: str, b: str) -> bool:
    """Whether two gatherings are counted differently ("17th APEC Ministerial Meeting", "13th Leaders' Meeting")."""
    one, other = (next((w for w in name.lower().split() if w[0].isdigit()), None) for name in (a, b))
    return one is not None and other is not None and one != other


def _same_name(known: Candidate, one: Candidate) -> bool:
    """Whether both conferences are called by the same name of two words or more."""
    a, b = _key(known.mechanism or ""), _key(one.mechanism or "")
    return len(a) > 1 and a == b


def _key(name: str) -> set[str]:
    words = (
        _OF_LEADERS.sub(r"meeting \1 summit", _OF_THE_BODY.sub("", name.lower()))
        .replace("'s", "")
        .replace("(", "")
        .replace(")", "")
        .replace("six-nation", "six-party")
        .replace("six-way", "six-party")
        .split()
    )
    return {w[:6] for w in words if w not in ("the", "of", "and", "a")}


_OF_THE_BODY = re.compile(r" of the (?:group|grouping|bloc|body|organi[sz]ation)$")  # no name of its own
_OF_LEADERS = re.compile(
    r"meeting of (?:the )?(\w+ )?(?:heads of state(?: and(?: of)? government)?|leaders)|leaders['’]? meeting"
)


def _nowhere(one: Candidate) -> bool:
    return one.here and one.target is None and one.country is None


def _parties(known: Candidate, one: Candidate) -> bool:
    if (
        known.kind == "visit" == one.kind
        and _nowhere(one)
        and known.target
        and not known.here
        and known.sentence
    ):
        return False  # "arrived here", wherever that is, is no visit to a place told elsewhere, but that of a headline
    if known.kind == "visit" and known.target and one.target and known.target != one.target:
        return False
    if (
        known.kind == "visit" == one.kind
        and {known.status, one.status} == {"held", "ongoing"}
        and bool(known.date) != bool(one.date)
    ):
        return False
    if known.kind == "conference" and one.kind == "meeting" and one.definite and _members_of(known, one):
        return True
    if known.kind == one.kind == "conference" and (
        (one.definite and not one.mechanism) or _same_name(known, one)
    ):
        return True
    if known.roll or one.roll:
        return abs(known.sentence - one.sentence) <= _ROLL
    if not one.parties or not known.parties:
        return one.definite or one.kind == "any"
    if len(one.parties) == 1 and one.kind != "conference":
        if one.date and not known.date and not one.definite and abs(one.sentence - known.sentence) > 1:
            return False
        return one.parties <= known.parties and (
            one.definite or one.strength < 2 or bool(set(one.people) & set(known.people))
        )
    common = one.parties & known.parties
    return one.parties <= known.parties or known.parties <= one.parties or len(common) >= 2


_NEAR = 3  # sentences from a contact to its name ("it was the 21st ...")
_ROLL = 12  # sentences from a call or meeting to the list of those who took part


def _people(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """On each party's side, the named people of both have to share somebody, or one names nobody."""
    if not known.people or not one.people:
        return True
    if one.definite and len(one.parties) == 1 and one.kind == known.kind == "meeting" and not one.date:
        return True  # "Xiong also attended the talks"
    if _strangers(analysis, known, one) or _other_travellers(analysis, known, one):
        return False
    parties = known.parties | one.parties
    if known.kind == one.kind == "visit" and known.target == one.target:
        parties = parties - {str(known.target)}  # of hosts one may be named here and another there
    for party in parties:
        a = {p for p in known.people if analysis.people[p].party == party}
        b = {p for p in one.people if analysis.people[p].party == party}
        if a and b and not a & b and (one.sentence == known.sentence or not _by_office(analysis, a, b)):
            return False
    return True


def _other_travellers(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether two journeys are made by people of different parties, none of whom shares in the other."""
    if not known.kind == "visit" == one.kind or set(known.people) & set(one.people):
        return False
    ours, theirs = ({analysis.people[p].party for p in c.people} for c in (known, one))
    return None not in ours | theirs and not ours & theirs


def _by_office(analysis: Analysis, a: set[int], b: set[int]) -> bool:
    """Whether one side is known by office alone ("the President", "EU officials") and that may be the others' office."""
    for some, others in ((a, b), (b, a)):
        if any(analysis.people[p].name for p in some):
            continue
        heads = {_head(analysis.people[p].role) for p in some}
        roles = {_head(analysis.people[p].role) for p in others}
        named = any(analysis.people[p].name for p in others)
        if heads & roles or (named and (heads <= group("generic_nouns") or None in roles)):
            return True
    return False


def _head(role: str | None) -> str | None:
    """The head noun of a role ("head of the Foreign Ministry" -> "head")."""
    words = (role or "").lower().split(" of ")[0].split()
    return words[-1] if words else None


def _strangers(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether each names somebody whom the other does not, one of them of no known party: two meetings of a host."""
    mine, theirs = set(known.people) - set(one.people), set(one.people) - set(known.people)
    if not mine or not theirs or one.definite or one.kind != "meeting" or len(one.people) < 2:
        return False
    return any(analysis.people[p].party is None and analysis.people[p].name for p in mine | theirs)


def _dates(known: Candidate, one: Candidate) -> bool:
    if known.kind == "visit" == one.kind and _one_stay(known, one):
        return True
    if known.kind == "conference" == one.kind and _one_sitting(known, one):
        return True
    if known.date and one.date:
        return known.date == one.date or meant_day(known, one) or alike(known.date, one.date)
    return True


_LONGEST_STAY = 14  # days between an arrival and the end told of one and the same visit


def _one_stay(known: Candidate, one: Candidate) -> bool:
    """Whether the day of an arrival and a later day of the visit may be of one stay."""
    if (
        not set(known.people) & set(one.people)
        or "first" not in (known.edge, one.edge)
        or known.edge == one.edge
    ):
        return False
    start, other = (known, one) if known.edge == "first" else (one, known)
    first, later = days(start.date), days(other.date)
    near = bool(first and later and 0 <= (later[0] - first[0]).days <= _LONGEST_STAY)
    return near and (other.edge == "last" or other.status in ("ongoing", "arrived", "went"))


def _one_sitting(known: Candidate, one: Candidate) -> bool:
    """Whether the day on which a gathering opened and the one on which it closed may be of the same."""
    edges = {c.edge: days(c.date) for c in (known, one)}
    first, last = edges.get("first"), edges.get("last")
    return bool(first and last) and 0 < (last[0] - first[0]).days <= _LONGEST_STAY  # type: ignore[index]


def _statuses(known: Candidate, one: Candidate) -> bool:
    a, b = known.status, one.status
    if (a == "denied") != (b == "denied"):
        return False
    if known.kind == "visit" == one.kind and {a, b} == {"planned", "ongoing"} and _setting_out(known, one):
        return True
    dated = alike(known.date, one.date)
    if points_back(known, one) or _goes_on_there(known, one):
        return True
    if (a in _COMING and b in _PAST) or (a in _PAST and b in _COMING):
        return dated or (one.definite and b in _COMING and known.kind == "visit" and one.kind == "visit")
    return (a in OFF) == (b in OFF) or not (a in _PAST or b in _PAST)


def points_back(known: Candidate, one: Candidate) -> bool:
    """ "after the summit, he will visit Peru": the gathering that was told of as coming, and has not been held."""
    return (
        known.kind == one.kind == "conference"
        and known.status in _COMING
        and one.definite
        and one.mechanism is None
        and one.date is None
        and known.sentence < one.sentence
    )


def _goes_on_there(known: Candidate, one: Candidate) -> bool:
    """ "will sign a pact at the summit", which is under way: no other one, if it has no day or name of its own."""
    plain = one.definite and one.mechanism is None and one.date is None
    return known.kind == one.kind == "conference" and plain and known.status in ("ongoing", "arrived")


def _setting_out(known: Candidate, one: Candidate) -> bool:
    """ "is travelling to Lima", without a day: the visit there of the same people that was told as planned."""
    going = known if known.status == "ongoing" else one
    return going.date is None and known.target == one.target and bool(set(known.people) & set(one.people))


def _there_since(visit: Candidate) -> bool:
    """ "left for Lima last night. During the visit he will meet X": who set out yesterday is there."""
    return visit.kind == "visit" and visit.status in ("ongoing", "arrived", "went")


def _tenses(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Something to come and something of a day gone by are two, whatever their words leave open."""
    today = days(analysis.today)
    if today is None:
        return True
    for coming, other in ((known, one), (one, known)):
        gone = days(other.date)
        if (
            coming.status in _COMING
            and coming.date is None
            and gone
            and gone[1] < today[0]
            and not other.former
            and not (coming.definite and coming.target is None and _there_since(other))
        ):
            return "XXXX" in (other.date or "")
    return True
