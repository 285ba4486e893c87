"""A source that is nobody found in the report: its own words, as full as the report gives them."""

from bisect import bisect_left

from despatch.language.quotations.naming import ROLES, SERVANTS, bare, joined_names, name_in, without_setting
from despatch.language.quotations.recall import given_at_end
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.memory import Memory
from despatch.language.quotations.speakers.speaker import Speaker


def named_or_noun(context: Context, memory: Memory, start: int, end: int, head_end: int) -> Speaker:
    """A speaker by the name, or else the noun, that the source ends in."""
    party = context.party(start, end)
    both = joined_names(context.text[start:end])
    if both:
        return Speaker(both, None)
    name = name_in(context.text[start:head_end])
    if name:
        spelt = context.acronyms.full(name)
        if spelt != name:
            return Speaker(spelt, party)
        side = any(m.end == head_end and m.type in ("state", "body") for m in context.within(start, head_end))
        return Speaker(name if side else _fullest(context, name), party)
    head = context.text[start:head_end].lower().split()[-1:]
    owned = head_end < end and head and head[0] in ROLES - SERVANTS
    titled = given_at_end(context.text[start:end]) if owned else None
    if titled:
        return Speaker(titled, party)
    plain = without_setting(bare(context.text[start:end]))
    fuller = context.acronyms.full(told_earlier(context, memory, plain, context.text[start:end], start))
    return Speaker(
        fuller, party, None, plain.split(" ")[0].endswith("s") and "'" not in plain if plain else False
    )


def _fullest(context: Context, name: str) -> str:
    """The longest name in the report that ends in the same surname."""
    surname = name.rsplit(" ", 1)[-1]
    full = context.full_names.get(surname, name)
    return full if len(full) > len(name) and (" " not in name or full.endswith(name)) else name


def told_earlier(context: Context, memory: Memory, plain: str, said: str, start: int) -> str:
    """An earlier speaker that a definite noun phrase points back to ("the sources": Italian diplomatic sources)."""
    words = plain.lower().split()
    if words and said[:4].lower() in ("the ", "both") and len(words) < 3:
        for earlier in reversed(memory.earlier):
            other = earlier.lower().split()
            if len(other) > len(words) and other[-1] == words[-1] and set(words) <= set(other):
                return earlier
        for mention in reversed(context.mentions[: bisect_left(context.starts, start)]):
            if mention.type in ("office", "body", "organisation") and not mention.people:
                other = context.text[mention.start : mention.end].lower().split()
                if len(other) > len(words) and other[-len(words) :] == words:
                    return context.text[mention.start : mention.end]
    return plain
