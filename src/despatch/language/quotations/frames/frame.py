"""One attribution frame: a cue with its source."""

from typing import NamedTuple

from despatch.language.quotations.cues import Cue


class Frame(NamedTuple):
    """Token indices in a sentence: the cue [cue_start, cue_end), the source [start, end) or None, who inherits.

    `after` is true where the source follows its cue; `bare` where a participle or a joined verb leaves it unsaid.
    """

    cue_start: int
    cue_end: int
    verb: int
    cue: Cue
    source: tuple[int, int] | None
    after: bool = False
    bare: bool = False

    @property
    def start(self) -> int:
        """Index of the first token of cue and source."""
        return min(self.cue_start, self.source[0]) if self.source else self.cue_start

    @property
    def end(self) -> int:
        """Index after the last token of cue and source."""
        return max(self.cue_end, self.source[1]) if self.source else self.cue_end
