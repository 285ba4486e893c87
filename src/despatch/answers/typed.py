"""Fields as they are typed on the command line, `FIELD=VALUE`, to plain values."""

from collections.abc import Sequence
from typing import Any

import msgspec

from despatch.answers.parties import party_code
from despatch.model import Participant, UsageError

_PARTIES = ("parties", "by")
_LISTS = ("topics",)


def typed(fields: Sequence[str]) -> dict[str, Any]:
    """`date=2023-12-27`, `parties=India,RUS`, `place=` (not known) as fields with their values.

    Raises:
        UsageError: no = in one, a field twice, or a party that nobody knows.
    """
    values: dict[str, Any] = {}
    for field in fields:
        name, sign, value = field.partition("=")
        name, value = name.strip(), value.strip()
        if not sign or not name:
            raise UsageError("field", f"{field!r} has no =", "date=2023-12-27")
        if name in values:
            raise UsageError("field", f"{name} is given twice", "once")
        values[name] = _value(name, value)
    return values


def _value(name: str, value: str) -> Any:
    if name in _PARTIES:
        return sorted({party_code(p) for p in value.split(",") if p.strip()})
    if name in ("party", "country"):
        return party_code(value) if value else None
    if name in _LISTS:
        return [part.strip() for part in value.split(";") if part.strip()]
    if name == "participants":
        return [msgspec.to_builtins(participant(p)) for p in value.split(";") if p.strip()]
    return value or None


def participant(text: str) -> Participant:
    """A participant as it is typed: `Sergei Lavrov, foreign minister, RUS`; role and party may be left out.

    Raises:
        UsageError: more than three parts.
    """
    parts = [p.strip() or None for p in text.split(",")]
    if len(parts) > 3:
        raise UsageError(
            "participant", f"{text!r} is more than a name, a role and a party", "NAME, ROLE, PARTY"
        )
    name, role, party = (*parts, None, None)[:3]
    return Participant(name=name, role=role, party=party_code(party) if party else None)


def as_typed(name: str, value: Any) -> str:
    """A field's value as `typed` takes it; participants and topics a line each, which stands for the `;` between them.

    >>> as_typed("parties", ("IND", "RUS"))
    'IND, RUS'
    """
    if value is None:
        return ""
    if name in _PARTIES:
        return ", ".join(value)
    if name in _LISTS:
        return "\n".join(value)
    if name == "participants":
        people = [msgspec.convert(msgspec.to_builtins(p), Participant) for p in value]
        return "\n".join(", ".join((p.name or "", p.role or "", p.party or "")).rstrip(", ") for p in people)
    return str(value)
