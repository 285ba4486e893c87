"""What becomes of what is added."""

from os import PathLike
from typing import Literal

import msgspec

from despatch.model import Page, Reading, Report, Skipped

Put = Literal["added", "unchanged", "replaced"]
Input = str | PathLike[str] | Page | Report | Reading | Skipped


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one input of `Record.add_all`: `why` it was skipped, if it was.

    `done` is added, unchanged, replaced or skipped; `entries` how many entries the report tells.
    """

    id: str
    done: str
    why: str = ""
    entries: int = 0
