"""What is told twice and did not merge: a bare mention of a contact that the report tells in full elsewhere."""

from __future__ import annotations

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.merging.coming import only_to_gathering
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days
from despatch.model import Analysis

_BARE_WORDS = frozenset("the a an of on in at this that and talks meeting".split())
_RANKS = frozenset(("summit", "summits", "ministerial", "assembly"))
_COMING = frozenset(("planned", "proposed", "open"))


def without_doubles(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """The clusters, less those that only name one which is told in full; what such a one cites goes to the other."""
    kept = []
    for one in found:
        if only_to_gathering(analysis, one, found):
            continue
        full = next(
            (o for o in found if o is not one and (_bare_mention(analysis, one, o) or _same_stay(one, o))),
            None,
        )
        if full is None:
            kept.append(one)
        else:
            full.evidence.extend(e for e in one.evidence if e not in full.evidence)
            if full.place is None and one.place and one.kind == "visit":
                full.place, full.country = one.place, one.country or full.country
    return kept


def _bare_mention(analysis: Analysis, one: Candidate, full: Candidate) -> bool:
    """Whether `one` has no day, name or people of its own, and `full` of the same parties, place and tense has."""
    if one.kind != full.kind or one.kind not in ("meeting", "conference") or one.date or one.former:
        return False
    if not one.parties <= full.parties or not (
        full.date or full.place or len(full.parties) > len(one.parties) + 1
    ):
        return False
    if (one.place and one.place != full.place) or (one.country and one.country != full.country):
        return False
    if not _tenses_agree(one, full) or any(analysis.people[p].name for p in one.people):
        return False
    if one.kind == "conference":
        return any(is_body(p) for p in one.parties) and _words(one) <= _words(full) | _codes(one)
    return _words(one) <= _words(full)


def _same_stay(one: Candidate, full: Candidate) -> bool:
    """Whether `one` is a day of the stay that `full` tells of, or "your visit" told of the host instead of the guest."""
    if one.kind != "visit" or full.kind != "visit" or one.parties != full.parties:
        return False
    if one.target and full.target and one.target != full.target:  # each cannot be with the other at once
        bare = one.definite and not (one.date or one.place) and len(one.evidence) == 1
        told = full.date or full.place or len(full.evidence) > 1
        return bool(one.status == full.status == "ongoing" and bare and told)
    whole, part = days(full.date), days(one.date)
    if not whole or not part or set(one.people) != set(full.people) or not _tenses_agree(one, full):
        return False
    within = whole[0] <= part[0] and part[1] <= whole[1]
    invited = one.status == "proposed" and full.status == "ongoing"  # "I accepted your invitation to come"
    return (
        within and (whole != part or invited) and not (one.place and full.place and one.place != full.place)
    )


def _tenses_agree(one: Candidate, full: Candidate) -> bool:
    """Whether both are over or both to come; what is under way may be told as either."""
    if "cancelled" in (one.status, full.status) or "postponed" in (one.status, full.status):
        return one.status == full.status
    return (
        full.status == "ongoing"
        or one.status == "ongoing"
        or (one.status in _COMING) == (full.status in _COMING)
    )


def _words(one: Candidate) -> set[str]:
    """The words of the mechanism that tell which gathering it is."""
    words = set((one.mechanism or "").lower().replace("-", " ").replace("(", " ").replace(")", " ").split())
    return words - _BARE_WORDS - ((group("conference_nouns") | group("meeting_nouns")) - _RANKS)


def _codes(one: Candidate) -> set[str]:
    return {word for p in one.parties for word in (p.lower(), f"{p.lower()}'s")}
