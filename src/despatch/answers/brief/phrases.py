"""The words of which lines are made: dates, places, formats, topics."""

from despatch.answers.brief.wording import lexicon, the
from despatch.answers.dates import readable
from despatch.answers.placing import place
from despatch.answers.plain import shortened
from despatch.model import Contact
from despatch.model.merged import MergedEntry

LONG = 90  # characters of a mechanism or topic


def dated(m: MergedEntry) -> str:
    """When, in words: its own date, else what publication bounds it by, with the year."""
    if m.date:
        return readable(m.date)
    bound = m.bounded_by
    if bound and bound.before:
        return f"by {readable(bound.before)}"
    return f"after {readable(bound.after)}" if bound and bound.after else place(m).label


def place_of(contact: Contact) -> str:
    """The place as it is written in a sentence, or the country."""
    town = shortened(contact.place or "", 60)
    if town.isupper() and len(town) > 3:
        town = town.title()
    return town or (the(contact.country) if contact.country else "")


def mechanism(contact: Contact) -> str:
    """The format of a contact, "" where none is told or what stands there is no format (a channel, a stretch of a sentence)."""
    words = shortened(contact.mechanism or "", LONG)
    return "" if words.casefold() in lexicon().no_mechanism or words.endswith("…") else words


def topics(contact: Contact) -> list[str]:
    """What they dealt with: topics that are noun phrases, three at most."""
    no = lexicon().no_topic_start
    kept = [shortened(t, 60) for t in contact.topics]
    kept = [t for t in kept if t.casefold() not in lexicon().no_mechanism]
    kept = [t for t in kept if lexicon().pointing.isdisjoint(t.casefold().split())]
    kept = [t for t in kept if len(t) > 3 and t.split()[0].casefold() not in no and not t.endswith("…")]
    return kept[:3]


def capital(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]
