"""Names told beside what somebody is: after a comma, after "surnamed", after what an office is for."""

import re

from despatch.language.quotations.naming import ROLES, SERVANTS, head_of
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.holders import speaker_of
from despatch.language.quotations.speakers.speaker import Speaker

_APPOSED_NAME = re.compile(r", ([A-Z][\w’-]+(?: (?:al-|el-)?[A-Z][\w’-]+){1,3}),")
_SURNAMED = re.compile(
    r",? (?:(?:sur)?named|called|identified(?: only)? as|"
    r"who (?:gave|identified|asked to be identified)(?: only)?(?: (?:his|her|himself|herself))?(?: (?:sur|family |first |full )?name)?"
    r"(?: only)? as) ([A-Z][\w’'-]+(?: [A-Z][\w’-]+){0,3})"
)


def surnamed(context: Context, start: int, end: int) -> Speaker | None:
    """Somebody of whom the name is told after what he is ("said a pensioner surnamed Brod")."""
    name = _SURNAMED.match(context.text, end)
    return Speaker(name[1], context.party(start, end)) if name else None


def office_of(context: Context, start: int, head_end: int, end: int) -> Speaker | None:
    """Who holds an office whose name goes on after its head ("the Russian head of state")."""
    for mention in context.within(start, end):
        if mention.type == "office" and mention.start < head_end < mention.end and len(mention.people) == 1:
            found = speaker_of(context, mention)
            return found if found and found.person is not None and context.people[found.person].name else None
    return None


def apposed(context: Context, start: int, end: int) -> Speaker | None:
    """The person named right after an office and a comma ("the group's leader in Gaza, Khaled al-Batsh, told")."""
    if context.text[end : end + 2] != ", ":
        return None
    for mention in context.within(end, end + 60):
        titles = context.text[end + 2 : mention.start].split()
        # "said He Lisheng, Chen's doctor"
        owner = context.text[mention.end : mention.end + 2] in ("'s", "’s")
        if (
            mention.type == "person"
            and not owner
            and all(w[0].isupper() or w.lower() in ROLES for w in titles)
        ):
            return speaker_of(context, mention)
    office = (
        context.text[start:end].split()[:-1] and head_of(context.text[start:end].split())[-1].lower() in ROLES
    )
    name = _APPOSED_NAME.match(context.text, end) if office else None
    return Speaker(name[1], context.party(start, end)) if name else None


def complemented(context: Context, head: str, head_end: int, end: int) -> Speaker | None:
    """The name after an office and what it is for ("Minister for Europe Douglas Alexander")."""
    if head in SERVANTS or head not in ROLES:
        return None  # "the foreign ministry in a letter to Secretary General Havel"
    for mention in context.within(head_end, end):
        between = context.text[head_end : mention.start].split()
        plain = [w for w in between[1:] if w[0].isupper() and w.lower() not in ROLES]
        if mention.type == "person" and mention.end == end and plain:
            return speaker_of(context, mention)
    return None
