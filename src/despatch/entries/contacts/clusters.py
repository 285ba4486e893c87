"""Candidates that tell of one contact are merged: kinds, sides, dates and tenses have to go together."""

from __future__ import annotations

from datetime import date

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.days import alike, days
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis

_COMING = frozenset(("unfulfilled", "planned", "proposed", "purpose"))
_PAST = frozenset(("held", "ongoing", "arrived"))
_OFF = frozenset(("postponed", "cancelled"))
_STRENGTH = {"held": 5, "cancelled": 7, "postponed": 6, "arrived": 5, "ongoing": 4, "planned": 3, "purpose": 2, "proposed": 2,
             "during": 1, "present": 1, "open": 0}  # fmt: skip


def _body_of_report(analysis: Analysis) -> set[str]:
    """The one body that the opening of the report names, if it is one."""
    opening = analysis.sentences[:4]
    limit = opening[-1].end if opening else 0
    return {p for m in analysis.mentions if m.start < limit for p in m.parties if is_body(p)}


def clusters(analysis: Analysis, candidates: list[Candidate]) -> list[Candidate]:
    """Merge candidates; each result tells of one contact.

    Those that tell of a contact by themselves come first, in the order of the report; then those that
    point back or add detail go to the nearest one before them, or soon after.
    """
    merged: list[Candidate] = []
    later: list[Candidate] = []
    body = _body_of_report(analysis)
    for one in candidates:
        if one.kind == "conference" and not one.parties and len(body) == 1 and one.status != "open":
            one.parties = set(body)
        if not _stands_alone(one):
            later.append(one)
            continue
        host = next((m for m in reversed(merged) if same(analysis, m, one)), None)
        if host is None:
            merged.append(one)
        else:
            merge(host, one)
    for one in later:
        host = _nearest(analysis, merged, one)
        if host is not None:
            merge(host, one)
        elif one.strength > 0 and one.kind != "any" and _inherits(merged, one):
            host = _nearest(analysis, merged, one)
            if host is None:
                merged.append(one)
            else:
                merge(host, one)
    return sorted(merged, key=lambda m: min(m.evidence))


def _stands_alone(one: Candidate) -> bool:
    if one.strength < 2 or one.kind == "any":
        return False
    return len(one.parties) > 1 or (one.kind == "conference" and bool(one.parties))


def _nearest(analysis: Analysis, merged: list[Candidate], one: Candidate) -> Candidate | None:
    """The compatible cluster told last before the sentence of `one`, else one told within three sentences after."""
    best: tuple[int, Candidate] | None = None
    for known in merged:
        if not same(analysis, known, one):
            continue
        before = [one.sentence - e for e in known.evidence if e <= one.sentence]
        far = min(before) if before else 100 + min(known.evidence) - one.sentence
        if far <= 103 and (best is None or far <= best[0]):
            best = (far, known)
    return best[1] if best else None


def _two_sided(one: Candidate) -> bool:
    """Whether a "summit" without parties of its own is one of the two sides told, not a named gathering."""
    return one.mechanism is None or "annual" in one.mechanism.lower()


def _inherits(merged: list[Candidate], one: Candidate) -> bool:
    """Give "the last meeting in December" or "the annual summit in May" the parties of what is told beside it."""
    if (
        one.kind not in ("meeting", "conference")
        or len(one.parties) > 1
        or not (one.date or one.mechanism)
        or one.status == "open"
    ):
        return len(one.parties) > 1
    for known in sorted(merged, key=lambda m: min(abs(one.sentence - e) for e in m.evidence)):
        far = min(abs(one.sentence - e) for e in known.evidence)
        if (
            far <= (4 if one.kind == known.kind == "conference" else 2)
            and known.kind in ("meeting", "call", "conference", "visit")
            and one.parties <= known.parties
        ):
            if one.kind == "conference" and known.kind != "conference" and _two_sided(one):
                one.kind = "meeting"
            theirs = (
                {p for p in known.parties if is_body(p)} if known.kind == "conference" else set(known.parties)
            )
            one.parties |= theirs
            return bool(one.parties)
    return False


def same(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether `one` may tell of the contact `known`."""
    return (
        _kinds(known, one)
        and _parties(known, one)
        and _people(analysis, known, one)
        and _dates(known, one)
        and _statuses(known, one)
        and _tenses(analysis, known, one)
        and (
            known.place is None
            or one.place is None
            or known.place == one.place
            or known.country == one.country
        )
    )


def _kinds(known: Candidate, one: Candidate) -> bool:
    if one.kind == "signing":
        return known.signing
    if one.kind == "any":
        return known.kind in ("meeting", "call") and one.sentence - known.evidence[-1] <= 6
    if known.kind == one.kind == "meeting":
        return not _other_format(known, one)
    if known.kind == one.kind:
        return known.kind != "conference" or _same_mechanism(known, one)
    pair = {known.kind, one.kind}
    if one.definite and len(one.parties) < 2:
        return pair <= {"meeting", "call"} or (
            pair <= {"meeting", "conference"} and not one.people and _same_format(known, one)
        )
    return (
        pair == {"meeting", "call"}
        and not (known.mechanism or one.mechanism)
        and (one.strength < 2 or known.strength < 2 or one.definite)
    )


def _other_format(known: Candidate, one: Candidate) -> bool:
    """Whether two meetings are of differently named formats, or one is a numbered session and the other a talk of two people."""
    if known.mechanism and one.mechanism:
        return not (_key(known.mechanism) & _key(one.mechanism)) - {"meetin"}
    numbered = bool(one.mechanism) and str(one.mechanism)[0].isdigit()
    return numbered and known.mechanism is None and len(known.people) > 1 and one.sentence != known.sentence


def _same_format(known: Candidate, one: Candidate) -> bool:
    """Whether "the summit" may be the meeting told before: not if it is named, and otherwise than that."""
    return one.mechanism is None or (
        known.mechanism is not None and bool(_key(known.mechanism) & _key(one.mechanism))
    )


def _same_mechanism(known: Candidate, one: Candidate) -> bool:
    if not known.mechanism or not one.mechanism:
        return one.definite or bool(known.parties & one.parties)
    a, b = _key(known.mechanism), _key(one.mechanism)
    return a <= b or b <= a or bool(known.parties & one.parties and len(a & b) >= 2)


def _key(name: str) -> set[str]:
    return {w[:6] for w in name.lower().replace("'s", "").split() if w not in ("the", "of", "and", "a")}


def _parties(known: Candidate, one: Candidate) -> bool:
    if known.kind == "visit" and known.target and one.target and known.target != one.target:
        return False
    if (
        known.kind == "visit" == one.kind
        and {known.status, one.status} == {"held", "ongoing"}
        and bool(known.date) != bool(one.date)
    ):
        return False
    if known.kind == one.kind == "conference" and one.definite and not one.mechanism:
        return True
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


def _people(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """On each party's side, the named people of both have to share somebody, or one names nobody."""
    if not known.people or not one.people:
        return True
    if one.definite and len(one.parties) == 1 and one.kind == known.kind == "meeting" and not one.date:
        return True  # "Xiong also attended the talks"
    for party in known.parties | one.parties:
        a = {p for p in known.people if analysis.people[p].party == party}
        b = {p for p in one.people if analysis.people[p].party == party}
        if a and b and not a & b:
            return False
    return True


def _dates(known: Candidate, one: Candidate) -> bool:
    if known.date and one.date:
        return known.date == one.date or alike(known.date, one.date)
    return True


def _statuses(known: Candidate, one: Candidate) -> bool:
    a, b = known.status, one.status
    dated = alike(known.date, one.date)
    if (a in _COMING and b in _PAST) or (a in _PAST and b in _COMING):
        return dated or (one.definite and b in _COMING and known.kind == "visit" and one.kind == "visit")
    return (a in _OFF) == (b in _OFF) or not (a in _PAST or b in _PAST)


def _set_aside(known: Candidate, one: Candidate) -> bool:
    """A day that a planned contact was once slotted for, now past, says nothing of the one still planned."""
    return bool(
        known.status == "planned"
        and one.former
        and one.status in ("planned", "postponed")
        and known.sentence <= one.sentence
    )


def sharper(kind: str, a: str | None, b: str | None) -> str | None:
    """The date that says more: the narrower one; for a visit or conference all its days rather than one of them."""
    x, y = days(a), days(b)
    if x is None or y is None:
        return a if x else b or a
    length_a, length_b = (x[1] - x[0]).days, (y[1] - y[0]).days
    if length_a == length_b:
        return a
    if kind in ("visit", "conference"):
        whole = {a: 0 < length_a < 28 and not _week(x), b: 0 < length_b < 28 and not _week(y)}
        if whole[a] != whole[b]:
            return a if whole[a] else b
    return a if length_a < length_b else b


def _week(span: tuple[date, date]) -> bool:
    return (span[1] - span[0]).days == 6 and span[0].weekday() == 0


def _tenses(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Something to come and something of a day gone by are two, whatever their words leave open."""
    today = days(analysis.report.published)
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
        ):
            return "XXXX" in (other.date or "")
    return True


def merge(known: Candidate, one: Candidate) -> None:
    """Add to `known` what `one` tells."""
    if _set_aside(known, one):
        known.evidence.extend(e for e in one.evidence if e not in known.evidence)
        return
    if one.strength == 0:
        one.parties, one.people, one.unnamed = set(), [], []
    if _STRENGTH.get(one.status, 0) > _STRENGTH.get(known.status, 0):
        known.status = one.status
    if one.kind == "call" and known.kind == "meeting" and known.strength < 2:
        known.kind = "call"
    if one.kind != "conference" or known.kind == "conference":
        known.parties |= one.parties
    known.people.extend(p for p in one.people if p not in known.people)
    known.unnamed.extend(u for u in one.unnamed if u not in known.unnamed)
    known.date = sharper(known.kind, known.date, one.date)
    known.place, known.country = known.place or one.place, known.country or one.country
    if one.mechanism and len(one.mechanism) > len(known.mechanism or ""):
        known.mechanism = one.mechanism
    known.topics.extend(t for t in one.topics if t not in known.topics)
    known.strength = max(known.strength, one.strength)
    known.target = known.target or one.target
    known.lasts = known.lasts or one.lasts
    known.told_by, known.aside = known.told_by or one.told_by, known.aside or one.aside
    known.signing = known.signing or one.signing
    known.process = known.process and one.process
    known.definite = known.definite and one.definite
    known.evidence.extend(e for e in one.evidence if e not in known.evidence)
