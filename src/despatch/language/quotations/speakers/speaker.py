"""Who speaks."""

from collections.abc import Callable
from typing import NamedTuple


class Speaker(NamedTuple):
    """Who speaks: `person` is an index into the people of the analysis; `name` what the record calls them."""

    name: str | None
    party: str | None = None
    person: int | None = None
    plural: bool = False


NOBODY = Speaker(None)
Resolve = Callable[[int, int], Speaker]  # the speaker meant by the source between two offsets
