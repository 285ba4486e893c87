"""Words that only a meeting under way is told with: what people say as they meet, and the heading of its transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_WE = frozenset(("i", "we", "it", "it's", "it’s", "i'm", "i’m", "we've", "we’ve"))
_GLAD = frozenset("glad happy pleased delighted honoured honored pleasure honour honor privilege".split())
_NOT_YET = frozenset(
    "will would shall 'll ’ll could should may might hope hopes be always ready if when next".split()
)


def thanked_for(view: View, verb: int) -> bool:
    """ "Thank you for finding the time to meet with me", "for receiving us", without a day: it is what is taking place."""
    before = view.words[max(0, verb - 10) : verb]
    return (
        not view.timed and "for" in before and bool({"thank", "thanks"} & set(before[: before.index("for")]))
    )


def glad(view: View, verb: int) -> bool:
    """ "I am very happy to meet with you", "a pleasure to meet you here": said by those who do.

    So is what is said of a visit or a guest: "it is great to pay a visit to", "my great pleasure to welcome you".
    """
    if view.word(verb - 1) != "to" or view.words[verb] not in _DONE_GLADLY:
        return False
    before = _clause(view, verb - 1)
    if _NOT_YET & set(before):
        return False
    addressed = "you" in view.words[verb + 1 : verb + 4]
    if addressed and _GLAD & set(before[-3:]):
        return True
    valued = bool(_GLAD & set(before[-1:]) or _FINE & set(before[-1:]))
    return valued and bool({"it", "it's", "it’s"} & set(before)) and not {"if", "be"} & set(before)


_DONE_GLADLY = frozenset("meet see welcome receive greet visit pay come return".split())
_FINE = frozenset("great good nice wonderful".split())


def looked_forward(view: View, first: int) -> bool:
    """Whether "I looked forward to meeting you" stands before the phrase at `first`: they say so as they meet."""
    before = _clause(view, first)
    if "forward" not in before or not _WE & set(before) or "you" not in view.words[first : first + 5]:
        return False
    past = {"looked"} & set(before) or ("looking" in before and {"been", "was", "were"} & set(before))
    return bool(past) and not _NOT_YET & set(before)


def headed(analysis: Analysis, told: list[Candidate]) -> None:
    """ "Meeting with President X", above what the two said: it has been held, whatever they say is to come."""
    title = analysis.sentences[0]
    words = [t.word.lower() for t in title.tokens]
    if not title.title or words[1:2] not in (["with"], ["between"]) or _COMING & set(words):
        return
    for one in told:
        opens = one.sentence == 0 and one.heads[0].start == title.start
        if opens and one.kind in ("meeting", "call") and one.status == "open":
            one.status = "held"


_COMING = frozenset(
    "to will possible planned set due scheduled postponed cancelled canceled off soon".split()
)


def _clause(view: View, end: int) -> list[str]:
    """The words of the clause before `end`."""
    first = end
    while first > max(0, end - 12) and view.words[first - 1] not in (
        ",",
        ";",
        ":",
        ".",
        "“",
        '"',
        "and",
        "but",
    ):
        first -= 1
    return view.words[first:end]
