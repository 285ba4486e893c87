"""From a mention to the speaker: the person named, or the one person who may hold the office."""

import re

from despatch.language.names.roles import agree
from despatch.language.quotations.naming import COMMON_OFFICES, PERSONS, ROLES, bare, is_plural
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.speaker import Speaker
from despatch.model import Mention
from despatch.registers.holders import offices_held

_INDEFINITE = re.compile(r"\b(?:an?|another|one|some|unnamed|several)\b")


def person_in(context: Context, start: int, end: int) -> Speaker | None:
    """The last person whom a mention in the source names, or both where two are named."""
    for mention in reversed(context.within(start, end)):
        if context.text[mention.end : mention.end + 2] in ("'s", "’s", "' ", "’ ") or not mention.people:
            continue
        if mention.form == "pronoun" and mention.end < end:
            continue
        return _both(context, start, mention) or speaker_of(context, mention)
    return None


def _both(context: Context, start: int, second: Mention) -> Speaker | None:
    """Two people named as one source ("Mr Havel and Mr Brod")."""
    for first in context.within(start, second.start):
        between = context.text[first.end : second.start].split()
        titles = all(w.lower() in ROLES or w[0].isupper() for w in between[1:])
        named = first.type == second.type == "person" and {first.form, second.form} == {"name"}
        if named and between[:1] == ["and"] and titles and set(first.people).isdisjoint(second.people):
            party = context.party(start, second.end)
            return Speaker(bare(context.text[start : second.end]), party, None, True)
    return None


def speaker_of(context: Context, mention: Mention) -> Speaker | None:
    """The speaker that a mention means, or several together; None where it means nobody."""
    if not mention.people:
        return None
    if len(mention.people) > 1:
        parties = {context.people[i].party for i in mention.people}
        party = parties.pop() if len(parties) == 1 else None
        names = [context.people[i].name or context.people[i].role for i in mention.people]
        told = bare(context.text[mention.start : mention.end])
        if mention.form == "pronoun":
            told = " and ".join(n for n in names if n)
        return Speaker(told or None, party, None, True)
    index = _named_holder(context, mention)
    person = context.people[index]
    name = person.name or person.role or bare(context.text[mention.start : mention.end])
    plural = person.name is None and mention.form != "pronoun" and is_plural(name.split()[-1].lower())
    return Speaker(name, person.party, index, plural)


def _named_holder(context: Context, mention: Mention) -> int:
    """Index of the person meant; for somebody known by office alone the only named person of that side who may hold it."""
    index = mention.people[0]
    person = context.people[index]
    before = f" {context.text[max(0, mention.start - 24) : mention.start].lower()}"
    before = re.split(r"[,.;\"“”]", before)[-1]
    if person.name is not None or _INDEFINITE.search(before):
        return index
    role = set((person.role or "").lower().split())
    if person.party is None:
        return context.person_of_title if context.person_of_title is not None and "acting" in role else index
    common = bool(role & COMMON_OFFICES)
    holders = [
        i
        for i, other in enumerate(context.people)
        if other.name
        and other.party == person.party
        and (
            (not other.role and not common)
            or any(
                ROLES.intersection(w.split("-")) or w in PERSONS
                for w in role & set((other.role or "").lower().split())
            )
        )
    ]
    if len(holders) > 1:
        holders = _by_register(context, holders, context.text[mention.start : mention.end].lower()) or holders
    told = context.text[mention.start : mention.end].split() or ["x"]
    return holders[0] if len(holders) == 1 and not is_plural(told[-1]) else index


def _by_register(context: Context, holders: list[int], role: str) -> list[int]:
    """Those of them who by the register held such an office ("the minister", of Modi and Jaishankar)."""
    named = [(i, context.people[i]) for i in holders]
    return [
        i for i, p in named if any(agree(role, o) for o in offices_held(p.name or "", p.party or "", None))
    ]
