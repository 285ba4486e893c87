"""Whom a description of an office points back to: "the US envoy", "the central bank chief" after a name without that office."""

import re

# Offices that papers change for one another: who is a president of a bank is its chief, its head, its governor.
_ALIKE = tuple(
    frozenset(words.split())
    for words in (
        "chief head boss director president chairman chairwoman chairperson governor leader general secretary-general commissioner "
        "commander founder executive manager",
        "envoy ambassador diplomat representative negotiator emissary mediator delegate coordinator",
        "lawmaker senator deputy parliamentarian legislator congressman congresswoman mp politician representative member",
        "spokesman spokeswoman spokesperson",
        "pope pontiff cardinal archbishop bishop priest cleric imam",
        "officer commander general colonel lieutenant-colonel major captain soldier admiral lieutenant brigadier",
        "expert analyst professor scientist researcher economist academic scholar doctor",
        "journalist reporter editor correspondent columnist",
        "lawyer attorney prosecutor counsel judge",
        "coach trainer manager captain skipper player striker",
        "guard policeman soldier officer",
    )
)
_HIGHEST = re.compile(
    r"\b(?:(?<!vice )(?<!vice-)president|prime minister|premier|chancellor|king|queen|head of state|minister)\b"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def may_be_called(head: str, said: str, role: str | None) -> bool:
    """Whether somebody with the office `role` (None: not told) may be called by a description with the noun `head`.

    `said` is the whole description. The highest offices are those of their holders alone.
    """
    if role is None:
        return _HIGHEST.search(said.lower()) is None
    words = _WORD.findall(role.lower())
    if head in words:
        return True
    if _HIGHEST.search(said.lower()):
        return False
    return any(head in alike and not alike.isdisjoint(words) for alike in _ALIKE)
