"""Texts with several sides told together before each is told of: "signed several deals with China and Japan"."""

from despatch.entries.instruments.drafts import MADE, Draft
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.titles import content


def each_alone(drafts: list[Draft]) -> list[Draft]:
    """`drafts` without those that only count what at least two others tell one by one."""
    return [d for d in drafts if not (_counts(d) and sum(_one_of(d, o) for o in drafts) > 1)]


def _counts(draft: Draft) -> bool:
    """Whether a title says no more than how many texts of a sort there are."""
    heads = {head[:6] for head in lexicon().last_words}
    plural = any(w.lower() in lexicon().last_words and w.endswith("s") for w in draft.title.split())
    return plural and draft.action in MADE and len(content(draft.title) - lexicon().empty - heads) == 0


def _one_of(umbrella: Draft, other: Draft) -> bool:
    if other is umbrella or _counts(other) or other.known or other.action != umbrella.action:
        return False
    return set(other.parties) < set(umbrella.parties)
