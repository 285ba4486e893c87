"""Nouns with a relative clause that tells when it was to be: "talks that were to have been held on Friday did not take place"."""

from __future__ import annotations

from collections.abc import Callable

_RELATIVE = frozenset(("that", "which"))
_WAS = frozenset(("was", "were", "had"))
_TO_BE = frozenset("to due scheduled set planned expected slated supposed".split())
_MAIN = frozenset("did was were has have will is are collapsed fell".split())
_SIDES = 12  # words from the noun to the relative pronoun
FAR = 36  # words from the noun to the main predicate


def after_relative(words: list[str], predicate: Callable[[list[str]], str | None]) -> str | None:
    """The status that the main predicate gives, or the relative clause itself ("were to have been held"); else None."""
    k = next((k for k, word in enumerate(words[:_SIDES]) if word in _RELATIVE), None)
    if k is None or words[k + 1 : k + 2] == []:
        return None
    told, should = words[k + 2 : k + 5], words[k + 1 : k + 3] == ["should", "have"]
    if not should and (words[k + 1] not in _WAS or not _TO_BE & set(told)):
        return None
    if words[k - 1 : k] == [","]:  # ", which was to have begun on Thursday, has been put off"
        close = next((m for m in range(k + 4, len(words)) if words[m] == ","), None)
        main = predicate(words[close + 1 :]) if close is not None else None
        return main or ("unfulfilled" if should or told[:2] == ["to", "have"] else None)
    for m in range(k + 4, len(words)):
        if words[m] in (",", ";", "said", "but"):
            break
        if words[m] in _MAIN and words[m - 1] not in ("to", "and", "that", "which"):
            return predicate(words[m:])
    return "unfulfilled" if should or told[:2] == ["to", "have"] else None
