"""Long lists a page at a time: a cursor says behind what the next page begins, whatever comes in meanwhile."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

from fastapi import Query, Request

from despatch.model import UsageError

T = TypeVar("T")
Key = tuple[str | int | float | bool, ...]
LONGEST = 2000  # characters of a cursor
Cursor = Annotated[
    str | None, Query(max_length=LONGEST, description="Where the next page begins: `next` of the one before.")
]
Size = Annotated[int, Query(ge=1, le=200, description="How many there are on a page.")]


class Page(NamedTuple, Generic[T]):
    """Some items of a list, the cursor of the next page (None: there is none), and how many items the list has."""

    items: list[T]
    next: str | None
    total: int


def paged(
    items: Iterable[T], key: Callable[[T], Key], after: str | None, size: int, *, falling: bool = False
) -> Page[T]:
    """The page that begins behind the cursor `after`, of items in the order of their keys (`falling`: the greatest first).

    Keys are unique, and all of one form.

    Raises:
        UsageError: it is no cursor of such a list.
    """
    every = list(items)
    start = 0
    if after:
        behind = _key(after)
        try:
            start = _passed(every, key, behind, falling)
        except TypeError as error:
            raise _none(after) from error
    shown = every[start : start + size]
    more = start + size < len(every)
    return Page(shown, cursor(key(shown[-1])) if more and shown else None, len(every))


def _passed(items: Sequence[T], key: Callable[[T], Key], behind: Key, falling: bool) -> int:
    """How many items stand up to a key, in that order."""
    low, high = 0, len(items)
    while low < high:
        at = (low + high) // 2
        if key(items[at]) >= behind if falling else key(items[at]) <= behind:
            low = at + 1
        else:
            high = at
    return low


def cursor(key: Key) -> str:
    """A key as the cursor behind it."""
    return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode().rstrip("=")


def behind(written: str, parts: int) -> Key:
    """The key of so many parts that a cursor stands for: of a list that is not held whole.

    Raises:
        UsageError: it is no such cursor.
    """
    key = _key(written)
    if len(key) != parts:
        raise _none(written)
    return key


def _key(written: str) -> Key:
    try:
        raw: Any = json.loads(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise _none(written) from error
    if not isinstance(raw, list) or not all(isinstance(part, str | int | float | bool) for part in raw):
        raise _none(written)
    return tuple(raw)


def _none(written: str) -> UsageError:
    return UsageError("cursor", f"{written[:40]!r} is none of this list", "`next` of the page before")


def next_address(request: Request, following: str | None) -> str:
    """The address of the next page of a list that is asked for by `cursor`; "" where there is none."""
    return (
        str(request.url.include_query_params(cursor=following).replace(scheme="", netloc=""))
        if following
        else ""
    )
