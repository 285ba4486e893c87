"""Which act reported words are, in PLOVER's sense, and towards whom; see `plover_statements.yaml`."""

import re
from functools import cache
from typing import Any, NamedTuple

from despatch.model import Statement
from despatch.registers.bodies import bodies
from despatch.registers.states import states
from despatch.registers.tables import beside

_BLANKS = re.compile(r"\s+")
_WITH_MODE = ("REQUEST", "REJECT")
_HEAD = 400  # characters of what is said that tell what is done
_NEAR = 80  # and of them those that tell what is asked or refused
# What stands before the object, and what ends it.
_LEAD = re.compile(
    r"\A(?:(?:on|again|here|out|at|against|for|upon|to|\w+day|all|its|the|his|her)\s)+", re.IGNORECASE
)
_OBJECT = re.compile(
    r"(?<!government )\bof\b|\b(?:for|to|over|in|that|against|from|on|with|by|between|about|at|after|who|which)\b|[.;,:]"
)


class Act(NamedTuple):
    """An event type, its mode, and the code of the party that it is directed at; each None where not settled."""

    type: str | None
    mode: str | None = None
    recipient: str | None = None


class _Pattern(NamedTuple):
    type: str
    mode: str | None
    after: bool
    cues: frozenset[str]
    beside: frozenset[str]
    content: re.Pattern[str]
    excluded: re.Pattern[str] | None


_NONE = Act(None)


def act(statement: Statement) -> Act:
    """The act that a statement of a known party plainly is; of no type where it is none or not plain.

    PLOVER needs a source, so a speaker of no party does no act; and it does not code comment.
    """
    if not statement.party or not statement.cue:
        return _NONE
    cue = set(re.findall(r"[a-z']+", statement.cue.casefold()))
    known = _data()
    if not cue.isdisjoint(known["hedged"]):
        return _NONE
    said = _BLANKS.sub(" ", statement.content[:_HEAD]).strip(" \"“”'‘’")
    for pattern in _patterns():
        if cue.isdisjoint(pattern.cues) or (pattern.beside and cue.isdisjoint(pattern.beside)):
            continue
        found = pattern.content.match(said)
        if found and not (pattern.excluded and pattern.excluded.match(said)):
            mode = _about(said) if pattern.type in _WITH_MODE else pattern.mode
            told = said[found.end() :] if pattern.after else said
            return Act(pattern.type, mode, _towards(told, statement.party))
    return _NONE


def _towards(said: str, own: str) -> str | None:
    """The one other state or body named as the object: `the US government of ...`, `Iran to ...`, `Israel's raid`."""
    object_ = _OBJECT.split(_LEAD.sub("", said.strip(), count=1), maxsplit=1)[0]
    names, codes = _names()
    named = {codes[name.group()] for name in names.finditer(object_)} - {own, ""}
    return named.pop() if len(named) == 1 else None


def _about(said: str) -> str | None:
    fitting = [mode for mode, words in _modes().items() if words.search(said[:_NEAR])]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _data() -> dict[str, Any]:
    raw: dict[str, Any] = beside(__file__, "plover_statements.yaml")
    return raw


@cache
def _modes() -> dict[str, re.Pattern[str]]:
    return {
        mode: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for mode, words in _data()["about_modes"].items()
    }


@cache
def _patterns() -> tuple[_Pattern, ...]:
    made = []
    for row in _data()["patterns"]:
        cues = _data()["saying"] if row["cue"] == "saying" else row["cue"]
        made.append(
            _Pattern(
                row["type"],
                row.get("mode"),
                row["cue"] == "saying" or row.get("after", False),
                frozenset(cues),
                frozenset(row.get("with", ())),
                re.compile(row["content"], re.IGNORECASE),
                re.compile(row["not"], re.IGNORECASE) if "not" in row else None,
            )
        )
    return tuple(made)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Names, adjectives, peoples and seats of states, and names of bodies, longest first, to their codes."""
    found: dict[str, str] = {}
    for state in states().values():
        for name in (*state.names, *state.adjectives, *state.people, *state.seats):
            found.setdefault(name, state.code)
    for body in bodies().values():
        for name in body.names:
            found.setdefault(name, body.code)
    found.update(dict.fromkeys(_data()["nobody"], ""))
    names = sorted((n for n in found if len(n) > 1), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])"), found
