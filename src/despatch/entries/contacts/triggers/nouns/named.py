"""Sittings of ministers or leaders at large, told by name: "ministerial meeting", "the Leaders' Meeting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def sitting_by_name(view: View, i: int) -> bool:
    """Whether "meeting" or "session" at `i` is one of ministers or leaders at large: "ministerial meeting", "Leaders Meeting"."""
    return view.words[i] in ("meeting", "meetings", "session") and (
        view.word(i - 1) == "ministerial" or _leaders_meeting(view, i) or _high_level_group(view, i)
    )


def _high_level_group(view: View, i: int) -> bool:
    """ "the 4th High-level Group Meeting of the alliance": a gathering of those whom several states sent."""
    before = view.words[max(0, i - 3) : i]
    return before[-1:] == ["group"] and ("high-level" in before or before[-3:-1] == ["high", "level"])


def _leaders_meeting(view: View, i: int) -> bool:
    """ "the Asia-Pacific Leaders' Meeting", a name: not "the EU leaders meeting in Lima"."""
    before = i - 1 - (view.word(i - 1) in ("'", "’"))
    named = view.tokens[i].word[0] == "M" and view.tokens[max(0, before)].word in (
        "Leaders",
        "Ministers",
        "Presidents",
    )
    return named and not view.sentence.title
