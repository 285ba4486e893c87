"""States that a sentence names only as the place where a text was made: "met in Peru and signed a pact"."""

import re

from despatch.entries.scene import Scene
from despatch.model import Mention

_IN = re.compile(
    r"(?:\b(?:met|gathered|convened|talks|meeting|summit|visit|negotiations|conference|on \w+|in \w+|\d+)) (?:in|at) \Z"
)
_BEFORE = 40  # characters before a state in which what is held there stands


def only_where(scene: Scene, mention: Mention) -> bool:
    """Whether a state stands where the place of a meeting is told."""
    if mention.type != "state" or mention.form == "demonym":
        return False
    return _IN.search(scene.text, max(0, mention.start - _BEFORE), mention.start) is not None
