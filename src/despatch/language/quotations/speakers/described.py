"""Whom a description points back to: "the devout Shiite", "the daily", "the US envoy"."""

import re

from despatch.language.quotations.descriptions import may_be_called
from despatch.language.quotations.naming import (
    AGENTS,
    BODY_NOUNS,
    EPITHETS,
    NO_PERSONS,
    PERSONS,
    ROLES,
    bare,
    name_in,
)
from despatch.language.quotations.recall import is_native, several
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.holders import speaker_of
from despatch.language.quotations.speakers.memory import NEAR_BY, Memory
from despatch.language.quotations.speakers.speaker import NOBODY, Speaker
from despatch.language.quotations.speakers.subjects import subject_since

_ONCE = frozenset("former retired outgoing veteran ailing exiled jailed".split())
ANYBODY = frozenset(("official", "diplomat", "officer"))  # whoever speaks may be called so later
_PEOPLES = ("ese", "ish", "sh", "ch", "ss", "s")  # "the Chinese" are many
_AGED = re.compile(r"\d-years?[- ]old\b")


def described(
    context: Context, memory: Memory, start: int, end: int, head: str, low: list[str]
) -> Speaker | None:
    """Whom a description points back to ("the devout Shiite", "the daily"): who spoke last, or the last sentence's subject."""
    aged = _AGED.search(context.text, start, end)
    if (
        head not in PERSONS
        and context.text[end - len(head) : end] != head
        and not _native(context, start, end)
        and not aged
    ):
        return None  # "The Pioneer"
    many = several(context.text, head, max(memory.last_at, start - NEAR_BY), start)
    if many and _told_before(context, start, head) is None:
        return Speaker(many if " " in many else bare(context.text[start:end]), context.party(start, end))
    once = any(w in _ONCE or w.startswith("ex-") for w in low[1:])
    if head in EPITHETS or aged or once:
        recent = subject_since(context, memory, start) or memory.last
        return recent if recent.name else None
    if head not in PERSONS and name_in(context.text[start:end]):
        return None
    told = _told_before(context, start, head)
    if told is not None:
        return _named_at(context, told) or _named_since(context, memory, told, head)
    recent = NOBODY
    low_case = context.text[start + 1 : end].split()
    if head in BODY_NOUNS and all(w.islower() or w.endswith("-based") for w in low_case):
        recent = memory.last_body
    elif (
        head in ANYBODY
        or _native(context, start, end)
        or (head not in ROLES and (head in PERSONS or (head.endswith(AGENTS) and head not in NO_PERSONS)))
    ):
        recent = subject_since(context, memory, start) or memory.last
    elif head in ROLES or head in PERSONS:
        recent = _called(context, memory, start, end, head)
        recent = recent if recent.name else _holding(context, start, end, head)
    return recent if recent.name and not recent.plural else None


def in_office(context: Context, memory: Memory, head: str) -> Speaker | None:
    """Who spoke last, if he holds the office told ("the president", after the words of one president about another)."""
    person = context.people[memory.last.person] if memory.last.person is not None else None
    held = (person.role or "").lower().split()[-1:] if person and person.name else []
    return memory.last if held == [head] else None


def _called(context: Context, memory: Memory, start: int, end: int, head: str) -> Speaker:
    """Who spoke last, if an office of another name may mean him ("the US envoy") and both serve one party."""
    who, said = memory.last, context.text[start:end]
    person = context.people[who.person] if who.person is not None else None
    if person is None or person.name is None or not may_be_called(head, said, person.role):
        return NOBODY
    party = context.party(start, end)
    return who if None in (party, person.party) or party == person.party else NOBODY


def _holding(context: Context, start: int, end: int, head: str) -> Speaker:
    """The only named person of the party told whose office may be called so ("the WTO director general": its chief)."""
    party, said = context.party(start, end), context.text[start:end]
    held = [
        i
        for i, p in enumerate(context.people)
        if p.name and p.role and party and p.party == party and may_be_called(head, said, p.role)
    ]
    return Speaker(context.people[held[0]].name, party, held[0]) if len(held) == 1 else NOBODY


def _native(context: Context, start: int, end: int) -> bool:
    """Whether a description ends in what a person of a nation is called ("the Ghanaian")."""
    last = next((m for m in context.within(start, end) if m.end == end), None)
    word = context.text[start:end].split()[-1].lower()
    if is_native(word):
        return True
    return last is not None and last.form == "demonym" and not word.endswith(_PEOPLES)


def _told_before(context: Context, start: int, head: str) -> int | None:
    """Where somebody is last told of by the same noun before ("a Western diplomat"), as one not yet known.

    A prime minister is not called "the minister" afterwards.
    """
    told = rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,4}}(?<!prime ){re.escape(head)}\b"
    return max((m.start() for m in re.finditer(told, context.text[:start].lower())), default=None)


def _named_since(context: Context, memory: Memory, told: int, head: str) -> Speaker | None:
    """Who has spoken since "a spokesman said", by name and with no office of his own: the spokesman."""
    who = memory.last
    if not head.startswith("spokes") or memory.last_at < told or who.person is None or who.plural:
        return None
    person = context.people[who.person]
    return who if person.name and (not person.role or head in person.role.lower().split()) else None


def _named_at(context: Context, offset: int) -> Speaker | None:
    """The person whose name a comma parts from the words at `offset` ("Petr Havel, a guard at the bank")."""
    if context.text[offset - 2 : offset] != ", ":
        return None
    for mention in context.within(max(0, offset - 60), offset - 2):
        if mention.end == offset - 2 and mention.type == "person":
            return speaker_of(context, mention)
    return None
