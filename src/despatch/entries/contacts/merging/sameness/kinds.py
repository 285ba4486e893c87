"""Whether two tellings are of one kind of contact, and, where they are named, of one format or mechanism."""

from __future__ import annotations

import re

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis
from despatch.registers.bodies import bodies


def kinds_agree(known: Candidate, one: Candidate) -> bool:
    """Whether a telling of the kind of `one` may be of the kind of contact that `known` is."""
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
    if pair == {"meeting", "conference"} and one.definite and members_of(known, one):
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


def summit_of_two(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether "the summit", without a name, is the summit of two sides told before ("the Peru-EU summit")."""
    if (known.kind, one.kind) != ("meeting", "conference") or not one.definite or one.mechanism:
        return False
    sides = known.parties & one.parties
    return len(sides) > 1 and any(is_body(p) for p in sides) and is_summit(analysis, known)


def is_summit(analysis: Analysis, one: Candidate) -> bool:
    """Whether it is called a summit."""
    return any(analysis.report.text[h.start : h.end].lower().endswith("summit") for h in one.heads)


def members_of(known: Candidate, one: Candidate) -> bool:
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


def same_name(known: Candidate, one: Candidate) -> bool:
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
_NEAR = 3  # sentences from a contact to its name ("it was the 21st ...")
