"""Pronouns that point to people: he, she, they and their forms."""

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


class Pronoun(NamedTuple):
    """A pronoun at token `at`. `object` is set for him and them, `possessive` for his, her, their, -self."""

    at: int
    gender: str
    plural: bool
    object: bool
    possessive: bool


def find_pronouns(line: Line) -> list[Pronoun]:
    """The third-person pronouns of a line."""
    return [
        Pronoun(k, *_FORMS[low])
        for k, low in enumerate(line.lows)
        if low in _FORMS and line.words[k] != "HE" and not _STYLES & set(line.lows[k + 1 : k + 3])
    ]
