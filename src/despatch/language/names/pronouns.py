"""Pronouns that point to people: he, she, they and their forms; and the styles that stand like them ("His Majesty")."""

from typing import NamedTuple

from despatch.language.names.lines import Line

_FORMS = {
    "he": ("m", False, False, False), "him": ("m", False, True, False), "his": ("m", False, False, True),
    "himself": ("m", False, False, True), "she": ("f", False, False, False), "her": ("f", False, False, True),
    "hers": ("f", False, False, True), "herself": ("f", False, False, True),
    "they": ("", True, False, False), "them": ("", True, True, False), "their": ("", True, False, True),
    "themselves": ("", True, False, True),
}  # fmt: skip


_STYLES = frozenset("majesty majesties highness highnesses excellency excellencies holiness eminence".split())


_ROYAL = frozenset(("majesty", "highness"))


class Pronoun(NamedTuple):
    """A pronoun at token `at`. `object` is set for him and them, `possessive` for his, her, their, -self.

    `style` is that of a monarch or a prince told by it alone ("Majesty" of "His Majesty", at which it stands).
    """

    at: int
    gender: str
    plural: bool
    object: bool
    possessive: bool
    style: str = ""


def find_pronouns(line: Line) -> list[Pronoun]:
    """The third-person pronouns of a line."""
    found = [
        Pronoun(k, *_FORMS[low])
        for k, low in enumerate(line.lows)
        if low in _FORMS and line.words[k] != "HE" and not _STYLES & set(line.lows[k + 1 : k + 3])
    ]
    if _ROYAL.isdisjoint(line.lows):
        return found
    found += [
        Pronoun(k, _FORMS[line.lows[k - 1 - (line.lows[k - 1] == "royal")]][0], False, False, False, low)
        for k, low in enumerate(line.lows)
        if low in _ROYAL and _alone(line, k)
    ]
    return sorted(found)


def _alone(line: Line, k: int) -> bool:
    """Whether "His Majesty" at `k` stands for the monarch, no name or office after it."""
    owner = k - 1 - (line.lows[k - 1] == "royal")
    if owner < 0 or line.lows[owner] not in ("his", "her"):
        return False
    after = k + 1 + (line.lows[k + 1 : k + 2] == ["the"])
    return after >= len(line.words) or (line.owner[after] is None and not line.words[after][0].isupper())
