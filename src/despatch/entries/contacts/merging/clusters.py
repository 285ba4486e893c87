"""Candidates that tell of one contact are merged: kinds, sides, dates and tenses have to go together."""

from __future__ import annotations

from datetime import date

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.merging.meant import meant_day
from despatch.entries.contacts.merging.sameness import is_summit, points_back, same
from despatch.entries.contacts.sides.far import with_far_sides
from despatch.entries.contacts.sides.gatherings import as_gathering, is_name
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, single
from despatch.entries.contacts.triggers.apart import told_apart
from despatch.model import Analysis

_STRENGTH = {"held": 5, "cancelled": 7, "postponed": 6, "arrived": 5, "went": 5, "ongoing": 4, "planned": 3, "purpose": 2, "proposed": 2,
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
    left: list[Candidate] = []
    body = _body_of_report(analysis)
    for one in sorted(candidates, key=lambda c: bool(c.apart)):  # what is told beside another goes after it
        unnamed = one.mechanism is None or one.mechanism.split()[0].islower()
        if (
            one.kind == "conference"
            and not one.parties
            and len(body) == 1
            and unnamed
            and one.status != "open"
        ):
            two = _of_two(analysis, merged, body) if is_summit(analysis, one) else None
            one.kind, one.parties = ("meeting", set(two.parties)) if two else (one.kind, set(body))
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
        elif _talked_in_visit(merged, one):
            one.kind, one.strength = "meeting", 2
            merged.append(one)
        elif one.strength > 0 and one.kind != "any" and _inherits(merged, one):
            host = _nearest(analysis, merged, one)
            if host is None:
                merged.append(one)
            else:
                merge(host, one)
        else:
            left.append(one)
    # A report that tells of no other contact is likely to be off the subject: there the model's word is not enough.
    for one in with_far_sides(analysis, left) if merged else ():
        host = _nearest(analysis, merged, one)
        if host is None:
            merged.append(one)
        else:
            merge(host, one)
    return sorted(merged, key=lambda m: min(m.evidence))


def _of_two(analysis: Analysis, merged: list[Candidate], body: set[str]) -> Candidate | None:
    """The summit of the body and one state that was told before: where it is the news, others are of the same two."""
    return next(
        (
            m
            for m in merged
            if m.kind == "meeting" and len(m.parties) == 2 and body < m.parties and is_summit(analysis, m)
        ),
        None,
    )


def _talked_in_visit(merged: list[Candidate], one: Candidate) -> bool:
    """Whether "the two leaders will discuss ..." tells of their meeting in a visit, which nothing else tells of."""
    if (
        one.kind != "any"
        or len(one.parties) != 2
        or one.status not in ("planned", "held")
        or len(one.people) < 2
    ):
        return False
    return not any(
        m.kind in ("meeting", "call", "conference") and one.parties <= m.parties for m in merged
    ) and any(
        m.kind == "visit"
        and m.parties == one.parties
        and m.status == one.status
        and (set(m.people) <= set(one.people) or set(one.people) <= set(m.people))
        for m in merged
    )


def _stands_alone(one: Candidate) -> bool:
    if (one.strength < 2 and not _session(one)) or one.kind == "any":
        return False
    return len(one.parties) > 1 or (one.kind == "conference" and bool(one.parties))


def _session(one: Candidate) -> bool:
    """ "at the annual session of the UN commission in Geneva": a body's own, with its name and its town."""
    return (
        one.kind == "conference"
        and one.strength == 1
        and one.status == "during"
        and bool(one.parties and one.place and one.mechanism)
    )


def _nearest(analysis: Analysis, merged: list[Candidate], one: Candidate) -> Candidate | None:
    """The compatible cluster told last before the sentence of `one`, else one told within three sentences after.

    "The phone conversation" is a call rather than a meeting; those who "discussed" something are of a contact that
    names somebody, rather than of a summit that they looked back on.
    """
    fit = [known for known in merged if same(analysis, known, one) and not _unlike(known, one)]
    if one.kind == "call":
        fit = [known for known in fit if known.kind == "call"] or fit
    best: tuple[tuple[int, bool], Candidate] | None = None
    for known in fit:
        before = [one.sentence - e for e in known.evidence if e <= one.sentence]
        far = min(before) if before else 100 + min(known.evidence) - one.sentence
        rank = (far, one.kind == "any" and not known.people)
        if far <= 103 and (best is None or rank <= best[0]):
            best = (rank, known)
    return best[1] if best else None


def _unlike(known: Candidate, one: Candidate) -> bool:
    """ "will speak at the forum, but the two are not expected to meet": the gathering is not what does not take place."""
    return known.status == "none" and one.kind == "conference" != known.kind


def _two_sided(one: Candidate) -> bool:
    """Whether a "summit" without parties of its own is one of the two sides told, not a named gathering."""
    return one.mechanism is None or "annual" in one.mechanism.lower()


_SERIES = 10  # sentences from the talks to a round of theirs that is told with its day


def _inherits(merged: list[Candidate], one: Candidate) -> bool:
    """Give "the last meeting in December" or "the annual summit in May" the parties of what is told beside it."""
    if (
        one.kind not in ("meeting", "conference")
        or len(one.parties) > 1
        or not (one.date or one.mechanism or _there(one))
        or (one.status == "open" and not _there(one))
    ):
        return len(one.parties) > 1
    own = (
        one.named if len(one.named) > 1 else frozenset()
    )  # "they", "the two leaders": of those rather than of others
    for known in sorted(
        merged,
        key=lambda m: (
            bool(own) and not m.parties <= own,
            min(abs(one.sentence - e) for e in m.evidence),
        ),
    ):
        far = min(abs(one.sentence - e) for e in known.evidence)
        if _unlike(known, one) or (one.named and not one.named & known.parties):
            continue  # the sentence speaks of others
        if _elsewhere(one, known) or (one.kind == "conference" and told_apart(known, one)):
            continue
        if (
            far <= (_SERIES if one.counted else 4 if one.kind == known.kind == "conference" else 2)
            and (known.kind in ("meeting", "call", "conference", "visit") or _there(one))
            and one.parties <= known.parties
        ):
            if one.counted:
                one.kind, one.parties = known.kind, set(known.parties)
                return known.kind in ("meeting", "conference")
            if one.kind == "conference" and known.kind != "conference" and _two_sided(one):
                one.kind = "meeting"
            theirs = (
                {p for p in known.parties if is_body(p)} if known.kind == "conference" else set(known.parties)
            )
            one.parties |= theirs
            return bool(one.parties)
    return False


def _there(one: Candidate) -> bool:
    """ "our meeting in Ljubljana": told of by its place."""
    return bool(one.place) and one.definite and one.strength > 1 and one.kind == "meeting"


def _elsewhere(one: Candidate, known: Candidate) -> bool:
    """Whether one is held in another state than the other, which is none of its sides, or is named otherwise."""
    apart = (
        one.country and known.country and one.country != known.country and one.country not in known.parties
    ) or (known.kind == "visit" and known.target and one.country in known.parties - {known.target})
    if one.mechanism and one.kind == "meeting" and is_name(one.mechanism):
        other = known.mechanism is not None and not _same_words(one.mechanism, known.mechanism)
        return bool(apart) or other or known.kind == "visit"
    return bool(apart)


def _same_words(a: str, b: str) -> bool:
    """Whether two names of formats share a word that says which it is."""
    one, other = ({w for w in name.lower().split() if len(w) > _SHORT} for name in (a, b))
    return bool((one & other) - {"meeting", "summit", "session", "talks", "council"})


_SHORT = 3  # letters of "the", "of", "and"


def _taken_up(known: Candidate, one: Candidate) -> None:
    """ "had suspended talks", which are to be resumed: they are to come."""
    if known.former and known.status in ("cancelled", "postponed") and one.status in ("planned", "purpose"):
        known.status, known.former = one.status, False


def _set_aside(known: Candidate, one: Candidate) -> bool:
    """A day that a planned contact was once slotted for, now past, says nothing of the one still planned."""
    return bool(
        known.status in ("planned", "purpose")
        and one.former
        and one.status in ("planned", "postponed", "cancelled")
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


def _join_days(known: Candidate, one: Candidate) -> None:
    """The first day of a visit or gathering told here and its last day told there make the whole of it."""
    told = {c.edge: days(c.date) for c in (one, known) if c.edge}
    first, last = told.get("first"), told.get("last")
    if first and last is None and None in (known.edge, one.edge) and known.kind == "visit":
        later = one if known.edge else known  # "arrived on Monday", and on Tuesday, still there, met X
        last = days(later.date) if later.status == "ongoing" and single(later.date) else None
    if known.kind == one.kind in ("visit", "conference") and first and last and first[0] < last[0]:
        year = "XXXX" if "XXXX" in (known.date or "") else f"{first[0].year:04}"
        span = f"{year}{first[0]:-%m-%d}/" + (
            f"XXXX{last[0]:-%m-%d}" if year == "XXXX" else last[0].isoformat()
        )
        known.date = one.date = span
        known.edge = None
        known.status = one.status if one.edge == "last" and one.status != "present" else known.status
    known.edge = known.edge or one.edge


def _join_places(known: Candidate, one: Candidate) -> None:
    """A town goes with the country told with it, whatever country was told before."""
    if known.place is None and one.place:
        known.place, known.country = one.place, one.country or known.country
    known.country = known.country or one.country


def _still_there(known: Candidate, one: Candidate) -> None:
    """ "arrived on Monday", "will conclude his visit": it is under way."""
    for ending, other in ((known, one), (one, known)):
        if ending.status == "present" and ending.edge == "last" and other.status in ("arrived", "went"):
            other.status = "ongoing"


def _week(span: tuple[date, date]) -> bool:
    return (span[1] - span[0]).days == 6 and span[0].weekday() == 0


def merge(known: Candidate, one: Candidate) -> None:
    """Add to `known` what `one` tells."""
    _taken_up(known, one)
    if _set_aside(known, one):
        known.evidence.extend(e for e in one.evidence if e not in known.evidence)
        return
    if one.strength == 0:
        sided = len(one.parties) > 1  # "A and B held an exchange of views in X on Monday"
        one.parties, one.people, one.unnamed = set(), [], []
        if not one.definite and not sided:
            one.date = one.place = one.country = (
                None  # "three conferences have been held": others than this one
            )
    if points_back(known, one) or (one.strength == 0 and not one.definite):
        one.status = known.status  # "hold timely discussions": no other telling of the same
    if {known.status, one.status} in ({"arrived", "ongoing"}, {"went", "ongoing"}):
        known.status = one.status = "ongoing"
    if {known.status, one.status} == {"arrived", "went"}:
        known.status = one.status = "arrived"
    _still_there(known, one)
    ended = known.edge == "last" or one.edge == "last"
    if _STRENGTH.get(one.status, 0) > _STRENGTH.get(known.status, 0):
        known.status = one.status
    # "The consultations were held yesterday. X and Y led the consultations by video."
    led = one.definite and one.people and not (one.date or known.people or known.place or known.country)
    if one.kind == "call" and known.kind == "meeting" and (known.strength < 2 or led):
        known.kind = "call"
    if one.kind != "conference" or known.kind == "conference":
        known.parties |= one.parties
    as_gathering(known)
    _join_days(known, one)
    known.people.extend(p for p in one.people if p not in known.people)
    known.soon = known.soon or one.soon
    known.unnamed.extend(u for u in one.unnamed if u not in known.unnamed)
    known.offices.extend(o for o in one.offices if o not in known.offices)
    known.date = one.date if meant_day(known, one) else sharper(known.kind, known.date, one.date)
    if ended and known.status in ("arrived", "went"):
        known.status = "held"
    _join_places(known, one)
    if one.mechanism and len(one.mechanism) > len(known.mechanism or ""):
        known.mechanism = one.mechanism
    known.topics.extend(t for t in one.topics if t not in known.topics)
    known.strength = max(known.strength, one.strength)
    known.target = known.target or one.target
    known.lasts = known.lasts or one.lasts
    known.hosts.extend(p for p in one.hosts if p not in known.hosts)
    known.told_by, known.aside = known.told_by or one.told_by, known.aside or one.aside
    known.signing, known.afloat = known.signing or one.signing, known.afloat or one.afloat
    known.worldwide = known.worldwide or one.worldwide
    known.process = known.process and one.process
    known.definite = known.definite and one.definite
    known.was_to_be = known.was_to_be and (one.was_to_be or one.status != "planned")
    known.to_gathering = known.to_gathering or one.to_gathering
    known.looked_back_on = known.looked_back_on and (one.looked_back_on or one.kind == "any")
    known.on_the_way = known.on_the_way and one.on_the_way
    known.heads.extend(one.heads)
    asked = {p for c in (known, one) for p in c.asked.get("parties", "").split("+")} - {""}
    known.asked |= {"parties": "+".join(sorted(asked))} if asked else {}
    known.evidence.extend(e for e in one.evidence if e not in known.evidence)
