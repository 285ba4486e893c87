"""How many days a duration beside a trigger gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.model import Time

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_DURATION = re.compile(r"P(\d+)([DWM])\Z")


def duration(view: View, trigger: Trigger) -> int | None:
    """Days that a duration beside the trigger gives ("a four-day visit"); None if there is none or only one."""
    for first, last, time in view.spans_of_times:
        if time.type != "DURATION" or not time.value or view.word(last) in ("after", "before"):
            continue
        if "past" in view.words[first:last] or view.word(first - 1) == "past":
            continue  # "comes after he visited Peru in the past week"
        if trigger.kind == "meeting" and group("visit_nouns") & set(view.words[last : last + 3]):
            continue  # "who came home from a two-day visit to Peru, met X"
        length = length_of(time)
        last_for = {"last", "lasting", "lasts"} & set(view.words[max(0, first - 2) : first])
        near = (
            -1 <= first - trigger.first <= (24 if last_for else 12)
            or 0 <= trigger.last - last <= 8
            or 0 <= trigger.first - last <= 6
        )
        if length and near and 2 <= length <= 40:
            return length
    return None


def length_of(time: Time) -> int | None:
    """Whole days that a duration gives, or None if it is not told in days or weeks."""
    match = _DURATION.match(_in_days(time.value or ""))
    if not match or match[2] not in "DW":
        return None
    return int(match[1]) * (7 if match[2] == "W" else 1)


def _in_days(value: str) -> str:
    """ "PT48H" as days where it is a whole number of them."""
    hours = value[2:-1] if value.startswith("PT") and value.endswith("H") else ""
    return f"P{int(hours) // 24}D" if hours.isdigit() and int(hours) % 24 == 0 else value
