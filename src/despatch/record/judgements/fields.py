"""The fields that a person may set, what they may hold, and entries with them set."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from despatch.model import Entry, UsageError
from despatch.model.judgement import Judgement
from despatch.model.merged import TYPES, Checked, EntrySort
from despatch.model.when import is_edtf
from despatch.record.judgements.standing import Bonds

KINDS = {
    "contact": ("meeting", "call", "visit", "conference", "message"),
    "instrument": (
        "treaty", "agreement", "protocol", "memorandum", "contract", "declaration", "resolution", "statement", "other",
    ),
}  # fmt: skip
STATUSES = ("held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied")
ACTIONS = (
    "signed", "ratified", "adopted", "amended", "agreed", "negotiating", "planned", "proposed", "rejected", "suspended",
)  # fmt: skip
# What was said is in the report and not to be set; of who said it and when, a person may know better.
FIELDS: dict[str, tuple[str, ...]] = {
    "contact": (
        "kind", "status", "date", "place", "country", "parties", "participants", "mechanism", "topics",
    ),
    "instrument": ("title", "kind", "action", "date", "parties"),
    "commitment": ("by", "what", "due"),
    "statement": ("speaker", "party", "medium", "date"),
}  # fmt: skip
_NEEDED = {
    "contact": ("kind", "status", "parties"),
    "instrument": ("title", "kind", "action"),
    "commitment": ("by", "what"),
    "statement": (),
}
_STATES = {"accept": "accepted", "edit": "edited", "add": "added", "reject": "rejected"}


def checked_fields(sort: EntrySort, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The values as plain data, each found to be one that the field may hold; None says that it is not known.

    Raises:
        UsageError: no such field for that sort of entry, or not a value for it.
    """
    return {name: _checked(sort, name, value) for name, value in fields.items()}


def _checked(sort: EntrySort, name: str, value: Any) -> Any:
    if name not in FIELDS[sort]:
        raise UsageError(f"{sort} field", f"a {sort} has no {name!r} to be set", ", ".join(FIELDS[sort]))
    if value is None or value in ("", [], ()):
        if name in _NEEDED[sort]:
            raise UsageError(
                f"{sort} {name}", "it cannot be unknown", f"despatch correct reject, if there is no {sort}"
            )
        return [] if name in ("parties", "participants", "topics") else None
    plain = _plain(sort, name, value)  # first of all, so that what is tested is of the right type
    test = _TESTS.get(name)
    allowed = KINDS.get(sort, ()) if name == "kind" else _WORDS.get(name)
    if allowed and plain not in allowed:
        raise UsageError(f"{sort} {name}", f"there is no {name} {plain!r}", ", ".join(allowed))
    if test and not test(plain):
        raise UsageError(f"{sort} {name}", f"{plain!r} is no {_NOUNS.get(name, name)}", _EXAMPLES[name])
    return plain


def _plain(sort: EntrySort, name: str, value: Any) -> Any:
    """As plain data, of the type that the entry's field has."""
    type_ = {f.name: f.type for f in msgspec.structs.fields(TYPES[sort])}[name]
    try:
        made = msgspec.convert(msgspec.to_builtins(value), type_)
        msgspec.json.encode(made)  # no half of a character that is written in two (a lone surrogate)
    except (TypeError, msgspec.ValidationError, UnicodeEncodeError) as error:
        raise UsageError(f"{sort} {name}", str(error), _EXAMPLES.get(name, "")) from error
    if name in ("parties", "by"):
        made = tuple(sorted(set(made)))
    return msgspec.to_builtins(made)


def _is_code(value: Any) -> bool:
    from despatch.registers.states import is_state

    return isinstance(value, str) and is_state(value)


def _are_parties(value: Any) -> bool:
    from despatch.registers.bodies import bodies, movements

    return bool(value) and all(_is_code(v) or v in bodies() or v in movements() for v in value)


_WORDS = {"status": STATUSES, "action": ACTIONS}
_TESTS: dict[str, Callable[[Any], bool]] = {
    "date": lambda v: isinstance(v, str) and is_edtf(v),
    "due": lambda v: isinstance(v, str) and is_edtf(v),
    "country": _is_code,
    "parties": _are_parties,
    "by": _are_parties,
    "party": lambda v: _are_parties([v]),
}
_NOUNS = {"due": "EDTF date", "date": "EDTF date", "by": "list of parties", "parties": "list of parties"}
_EXAMPLES = {
    "date": "2023-12-27, 2023-12 or 2023-12-25/2023-12-29",
    "due": "2024-01 or 2024",
    "country": "a code, as RUS",
    "parties": "codes, as IND RUS",
    "by": "codes, as IND RUS",
    "party": "a code, as IND",
    "participants": '[{"name": "...", "role": "...", "party": "IND"}]',
}


def with_fields(entry: Any, fields: Mapping[str, Any]) -> Any:
    """The entry with these values (plain data, as `checked_fields` gives them) in place of its own."""
    if not fields:
        return entry
    types = {f.name: f.type for f in msgspec.structs.fields(type(entry))}
    return msgspec.structs.replace(entry, **{k: msgspec.convert(v, types[k]) for k, v in fields.items()})


def as_judged(entry: Entry, held: Bonds, key: str) -> Entry:
    """What one report tells, by the key of its account, with what people set in it."""
    judged: Entry = with_fields(entry, set_by(held.bearing([key])))
    return judged


def set_by(judgements: Iterable[Judgement]) -> dict[str, Any]:
    """The values set by edits, and of what was added, later ones in place of earlier."""
    return {name: value for one in judgements for name, value in one.fields.items()}


def check(entry: Entry, judgements: list[Judgement], reports: Iterable[str]) -> tuple[Any, Checked | None]:
    """The merged entry as people left it, and what they decided; `judgements` bear on it, in order.

    `reports` are the given ids of the reports that tell of it.
    """
    if not judgements:
        return entry, None
    fields = set_by(judgements)
    told = {name: _listed(msgspec.to_builtins(getattr(entry, name))) for name in fields}
    machine = {name: value for name, value in told.items() if value != _listed(fields[name])}
    judged = {a.report for one in judgements for a in one.anchors}
    last = judgements[-1]
    return with_fields(entry, fields), Checked(
        state=_STATES[last.act],
        author=last.author,
        at=last.at,
        judgements=tuple(one.id for one in judgements),
        fields=machine,
        since=tuple(sorted(r for r in set(reports) if r not in judged)),
    )


def _listed(value: Any) -> Any:
    """As JSON has it: a tuple is a list."""
    return list(value) if isinstance(value, tuple) else value
