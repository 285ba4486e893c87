"""Instruments, commitments and statements compared: parties or speaker, words, dates."""

from collections.abc import Iterator

from despatch.record.compare_dates import Weighed
from despatch.record.comparison import OTHER_DAY, THRESHOLD, Impossible
from despatch.record.names import same_name
from despatch.record.profile import Profile, same_words
from despatch.record.words import lexicon, title_likeness

# the life of an instrument; of two actions the later one may only be told of later days
_LIFE = {
    "proposed": 0, "rejected": 1, "negotiating": 1, "planned": 2, "agreed": 3, "signed": 4, "adopted": 4,
    "ratified": 5, "amended": 6, "suspended": 7,
}  # fmt: skip


def instrument_reasons(a: Profile, b: Profile) -> Iterator[Weighed]:
    """The reasons for and against two instruments being one.

    Raises:
        Impossible: they cannot be.
    """
    x, y = set(a.parties), set(b.parties)
    if x and y and not (x <= y or y <= x):
        raise Impossible("other parties")
    yield "parties", 20 if x == y else 8
    if a.kind != b.kind and "other" not in (a.kind, b.kind):
        yield "other kind", -8
    figures = {w for w in a.words if w.isdigit()}, {w for w in b.words if w.isdigit()}
    if all(figures) and figures[0].isdisjoint(figures[1]):
        raise Impossible("another number")
    yield "the same sentence", 15 if same_words(a, b) else 0
    yield from _title(a, b)
    yield _action(a, b)


def _title(a: Profile, b: Profile) -> Iterator[Weighed]:
    generic = lexicon()["generic_titles"]
    if a.words - generic and b.words - generic:
        like = title_likeness(a.words, b.words)
        yield ("title", round(35 * like)) if like >= 0.4 else ("other title", -30)
    elif a.words - generic or b.words - generic:
        yield "title unsaid", -5
    else:
        yield "title", (15 if a.words == b.words else 10) if a.kind == b.kind else -10


def _action(a: Profile, b: Profile) -> Weighed:
    if a.days and b.days:
        if a.days.first <= b.days.last and b.days.first <= a.days.last:
            longer = max(a.days.length, b.days.length)
            return "date", 25 if longer <= 3 else 12 if longer <= 31 else 4
        early, late = (a, b) if a.days.first <= b.days.first else (b, a)
        if a.status == b.status or _LIFE.get(early.status, 3) > _LIFE.get(late.status, 3):
            raise Impossible(OTHER_DAY)
        return "a later step", 0
    if a.published is None or b.published is None:
        return "date unknown", 0
    apart = abs(a.published.first - b.published.first)
    return "told", 15 if apart <= 3 else 5 if apart <= 31 else 0 if apart <= 400 else -15


def commitment_reasons(a: Profile, b: Profile) -> Iterator[Weighed]:
    """The reasons for and against two commitments being one.

    Raises:
        Impossible: they cannot be.
    """
    x, y = set(a.parties), set(b.parties)
    if not x & y:
        raise Impossible("other parties")
    yield "by", 15 if x == y else 5
    like = title_likeness(a.words, b.words)
    if like < 0.4:
        raise Impossible("other words")
    yield "the same sentence", 10 if same_words(a, b) else 0
    yield "what", round(40 * like)
    if a.days and b.days:
        if a.days.first > b.days.last or b.days.first > a.days.last:
            raise Impossible("due at another time")
        yield "due", 15
    if a.published and b.published:
        apart = abs(a.published.first - b.published.first)
        yield "told", 10 if apart <= 7 else 0 if apart <= 400 else -30
    figures = {w for w in a.words if w.isdigit()}, {w for w in b.words if w.isdigit()}
    if all(figures) and figures[0].isdisjoint(figures[1]):
        yield "other figures", -20


def statement_reasons(a: Profile, b: Profile) -> Iterator[Weighed]:
    """The reasons for and against two statements being the same words of the same speaker.

    Raises:
        Impossible: they cannot be.
    """
    if a.parties and b.parties and a.parties != b.parties:
        raise Impossible("another side")
    sure = 1
    if a.people and b.people:
        sure = same_name(a.people[0].name, b.people[0].name)
        if not sure and a.parties != b.parties:
            raise Impossible("another speaker")
    x, y = frozenset(a.marks), frozenset(b.marks)
    if not x or not y:
        raise Impossible("no words")
    held = len(x & y) / min(len(x), len(y))
    yield "words", round(60 * held) if held >= 0.5 else 0
    # A minister's words are often given to the ministry; other people's seldom.
    yield "speaker", (0, -8, 0)[sure]
    if min(len(x), len(y)) < 4 and a.published and b.published:  # a few words may be said again
        apart = abs(a.published.first - b.published.first)
        yield "told", 0 if apart <= 7 else -5 if apart <= 31 else -THRESHOLD
