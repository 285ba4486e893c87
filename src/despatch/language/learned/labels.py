"""What the learned reader labels: layers of spans, attributes of spans, and roles between spans.

A layer is a set of spans that do not overlap, tagged BIO by a head of its own; layers overlap freely. An
attribute is a class of a whole span. A role links a head span (a trigger, a cue, an instrument's title) to the
span that fills it. A data set knows some layers and says nothing on the others, which are then masked in training.
"""

from typing import NamedTuple

LAYERS: dict[str, tuple[str, ...]] = {
    "name": ("person", "state", "body", "place", "organisation", "occasion"),
    "office": ("office",),
    "source": ("source",),
    "cue": ("cue",),
    "content": ("content",),
    "contact": ("meeting", "call", "visit", "conference", "message"),
    "mechanism": ("mechanism",),
    "topic": ("topic",),
    "title": ("title",),
    "action": ("action",),
    "undertaking": ("undertaking",),
    "what": ("what",),
}
"""Layer -> labels of its spans. `contact` are triggers of contacts by kind, `title` titles of instruments, `action`
the words of what is done with them, `undertaking` triggers of commitments, `what` the words of what is undertaken."""

STATUSES = ("held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied")
ACTIONS = (
    "signed", "ratified", "adopted", "amended", "agreed", "negotiating", "planned", "proposed", "rejected",
    "suspended",
)  # fmt: skip
TEXTS = (
    "treaty", "agreement", "protocol", "memorandum", "contract", "declaration", "resolution", "statement", "other",
)  # fmt: skip

ATTRIBUTES: dict[str, tuple[str, tuple[str, ...]]] = {
    "status": ("contact", STATUSES),
    "action": ("title", ACTIONS),
    "text": ("title", TEXTS),
}
"""Attribute -> the layer whose spans bear it, and its values."""

ROLES = (
    "participant", "role", "party", "place", "time", "mechanism", "topic", "source", "content", "action", "what",
)  # fmt: skip
"""`participant`, `role` (the office as said), `place`, `time`, `mechanism`, `topic` hang on a contact's trigger;
`source` and `content` on a cue; `action` on a title; `what` on a commitment's trigger; `party` on each but a cue."""
UNKNOWN = "?"
"""A link of which the annotation does not say whether it holds; masked in training."""

HEADS = ("contact", "cue", "title", "undertaking")
"""Layers whose spans are the heads of links."""

FILLERS: dict[str, tuple[str, ...]] = {
    "contact": ("mention", "time", "mechanism", "topic"),
    "cue": ("source", "content"),
    "title": ("action", "mention"),
    "undertaking": ("what", "mention"),
}
"""Layer of a head -> layers of the spans that may fill its roles. `mention` and `time` are not tagged: they are the
candidates that the explicit code finds (names after the registers, times after the grammar)."""


def tags(layer: str) -> tuple[str, ...]:
    """BIO tags of a layer, `O` first; tag 2k+1 begins label k, tag 2k+2 goes on with it."""
    return ("O", *(f"{part}-{label}" for label in LAYERS[layer] for part in "BI"))


def _slices() -> tuple[dict[str, tuple[int, int]], int]:
    found: dict[str, tuple[int, int]] = {}
    at = 0
    for layer in LAYERS:
        found[layer] = (at, at + len(tags(layer)))
        at = found[layer][1]
    return found, at


SLICES, COLUMNS = _slices()
"""Layer -> its columns in the tagger's logits, and how many there are in all."""


class Labelled(NamedTuple):
    """A stretch of the text with its label in a layer (`LAYERS`, or `mention` and `time`: mere candidates)."""

    start: int
    end: int
    layer: str
    label: str
