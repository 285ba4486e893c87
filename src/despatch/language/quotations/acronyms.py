"""What the letters of a speaker stand for in this report: "the ADB" is the Asian Development Bank if it says so."""

import re

_LETTERS = re.compile(r"[A-Z][A-Z0-9]{1,6}\Z")
_SMALL = r"(?:of|the|and|for|on|in|to|de|des|du|&)"
_WORD = r"[A-Z][\w’'-]*"
_BRACKETED = re.compile(
    rf"(?P<name>{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,2}}{_WORD}){{1,9}})[ ]\((?P<letters>[A-Z][A-Z0-9]{{1,6}})\)"
)


class Acronyms:
    """The full names that a report gives beside their letters, or uses with the same initials elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, str | None] = {}

    def full(self, name: str) -> str:
        """The fullest form of `name`: itself, unless it is an acronym that the report spells out."""
        letters = name.removeprefix("the ")
        if not _LETTERS.match(letters):
            return name
        if letters not in self._known:
            self._known[letters] = self._bracketed(letters) or self._spelt(letters)
        return self._known[letters] or name

    def _bracketed(self, letters: str) -> str | None:
        """The name before "(ADB)"; its last words whose initials are the letters, or all of it where they are not English."""
        at = self._text.find(f"({letters})")
        if at < 0:
            return None
        found = next(
            (
                m
                for m in _BRACKETED.finditer(self._text, max(0, at - 160), at + 12)
                if m["letters"] == letters
            ),
            None,
        )
        if found is None:
            return None
        words = found["name"].split()
        for k in range(len(words) - 1, -1, -1):
            if _initials(words[k:]) == letters:
                return " ".join(words[k:])
        return found["name"]

    def _spelt(self, letters: str) -> str | None:
        between = rf"[ -](?:{_SMALL}[ ]){{0,2}}"
        parts = between.join(rf"{letter}[\w’'-]*" for letter in letters)
        found = re.search(rf"(?<![\w-]){parts}(?!\w)", self._text) if len(letters) > 2 else None
        return " ".join(found[0].split()) if found and not found[0].isupper() else None


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words if w[0].isupper())
