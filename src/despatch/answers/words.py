"""The words in which answers name things: kinds, statuses, parties, counts."""

from collections.abc import Iterable

# A mark per status that tells them apart without colour and without reading.
STATUS_MARKS = {
    "held": "●",
    "ongoing": "◐",
    "planned": "○",
    "proposed": "◌",
    "postponed": "↷",
    "cancelled": "✕",
    "denied": "⊘",
}
CONTACT_KINDS = ("meeting", "call", "visit", "conference", "message")
# What has come about, and what is off; all else is open.
GOOD = frozenset(("held", "ongoing", "signed", "ratified", "adopted", "agreed", "amended", "statement"))
OFF = frozenset(
    ("postponed", "cancelled", "denied", "rejected", "suspended", "overdue", "contradicted", "lapsed")
)
KIND_MARKS = {"instrument": "§", "commitment": "→", "statement": "“"}


def count(number: int, noun: str) -> str:
    """ "1 report", "3 reports", "2 entries"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1] + 'ies' if noun.endswith('y') and noun[-2] not in 'aeiou' else noun + 's'}"


def listed(items: Iterable[str], most: int | None = None) -> str:
    """ "a, b and c"; with `most`, the rest as a number: "a, b and 4 more"."""
    things = list(items)
    if most is not None and len(things) > most:
        things = [*things[:most], f"{len(things) - most} more"]
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def tone(status: str) -> str:
    """good | open | off: by what a status is coloured."""
    return "good" if status in GOOD else "off" if status in OFF else "open"
