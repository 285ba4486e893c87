"""What is read of one office in words."""


class Office:
    """An office in words: its tokens, whose it is, and what the text says of the holder.

    `start` includes the state that it names, `role_start` does not. `state` is the party given by the
    words themselves; `target` the party that an ambassador or envoy is sent to. `owner` is the
    possessive before it (`his`, `their`), `stage` words like "visiting", `plural` more than one holder;
    `inferred` is set where a register, not the words, gives the party.
    """

    __slots__ = (
        "counterpart",
        "det",
        "end",
        "head",
        "inferred",
        "line",
        "party",
        "plural",
        "possessor",
        "rank",
        "role",
        "role_end",
        "role_end",
        "role_start",
        "stage",
        "start",
        "states",
        "target",
    )  # fmt: skip

    def __init__(self, line: int, start: int, end: int, head: str, rank: int) -> None:
        self.line, self.start, self.end, self.head, self.rank = line, start, end, head, rank
        self.role_start, self.role = start, ""
        self.role_end = 0
        self.party: str | None = None
        self.states: tuple[str, ...] = ()
        self.target: str | None = None
        self.det, self.possessor = "", ""
        self.stage: tuple[str, ...] = ()
        self.plural = self.counterpart = self.inferred = False
