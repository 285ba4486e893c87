"""A name of a person in a line, and what the words around it tell."""

from despatch.language.names.office import Office


class Named:
    """A name in a line: tokens `start` to `end` (honorifics and offices left out), and what the words tell.

    `gender` is m, f or None; `party` what the text itself says; `weak` is set where only the
    shape of the words speaks for a person.
    """

    __slots__ = (
        "end",
        "gender",
        "line",
        "office",
        "parts",
        "party",
        "person",
        "second",
        "shown",
        "start",
        "weak",
    )

    def __init__(self, line: int, start: int, end: int, parts: tuple[str, ...]) -> None:
        self.line, self.start, self.end, self.parts = line, start, end, parts
        self.shown = start
        self.gender: str | None = None
        self.office: Office | None = None
        self.second: Office | None = None
        self.party: str | None = None
        self.weak = False
        self.person = -1
