"""Words that say how somebody spoke: "by phone", "over the telephone", "via a video link"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

LINES = frozenset("phone telephone videolink video-link videoconference teleconference hotline".split())


def on_line(view: View, i: int) -> bool:
    """Whether the word at `i` says how somebody spoke, rather than naming a call."""
    before = i - 1 - (view.word(i - 1) in ("the", "a", "secure", "video"))
    led = view.word(before) in ("by", "over", "via", "on", "through")
    return led and view.word(i + 1) not in group("call_nouns")


def wired(view: View, i: int, end: int) -> bool:
    """Whether the clause after the verb at `i` says that it was done by phone or video."""
    return any(view.words[k] in LINES and (on_line(view, k) or _in_call(view, k)) for k in range(i + 1, end))


def _in_call(view: View, k: int) -> bool:
    """Whether the word opens the call in which something is done: "discussed [trade] in a phone conversation"."""
    before = k - 1 - (view.word(k - 1) in ("a", "the", "their", "separate"))
    return view.word(before) in ("in", "during") and view.word(k + 1) in _CALLS


_CALLS = frozenset("call calls conversation conversations talk talks discussion".split())
