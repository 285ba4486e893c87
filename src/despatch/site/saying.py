"""What a request that decides says: a form, or JSON, as the same plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from fastapi import Request
from starlette.exceptions import HTTPException

from despatch.answers.typed import typed
from despatch.model import UsageError

LONGEST = 20_000  # characters of one value
MOST = 1024 * 1024  # bytes of a decision
_UNFIT = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
_BACK = re.compile(r"/(?:review|log|add|entry/[^/?#\\\s]+)(?:\?[^#\\\s]*)?\Z", re.ASCII)
_LINES = ("participants", "topics")


@dataclass(frozen=True)
class Said:
    """A decision as it was asked for: `form` is what was typed, to be shown again where it cannot be done.

    `given` are the fields of an edit, those that are text as they are typed on the command line.
    """

    reason: str = ""
    given: dict[str, Any] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    back: str = ""
    form: dict[str, str] = field(default_factory=dict)

    def fields(self) -> dict[str, Any]:
        """The fields of an edit with their values.

        Raises:
            UsageError: a party that nobody knows, or a value that is too long.
        """
        return _values(self.given)


async def said(request: Request) -> Said:
    """What the body of a request says.

    Raises:
        UsageError: it is not JSON of the kind, or a value is too long.
        HTTPException: it is too large, or neither a form nor JSON.
    """
    if int(request.headers.get("content-length", "0")) > MOST:
        raise HTTPException(413)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind == "application/json":
        return _of_json(await request.body())
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data", ""):
        raise HTTPException(415, "a form or JSON is wanted")
    async with request.form(max_files=0, max_fields=1000) as form:
        pairs = [(name, fit(value)) for name, value in form.multi_items() if isinstance(value, str)]
    return _of_form(pairs)


def fit(value: str) -> str:
    """A value without what can be neither shown nor kept.

    Raises:
        UsageError: it is too long.
    """
    if len(value) > LONGEST:
        raise UsageError("form", f"a value of {len(value):,} characters", f"at most {LONGEST:,}")
    return _UNFIT.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def back_to(address: str) -> str:
    """An address of this site that people work at; "" for any other."""
    return address if _BACK.match(address) else ""


def _of_form(pairs: list[tuple[str, str]]) -> Said:
    last = dict(pairs)
    was = {name[4:]: value for name, value in pairs if name.startswith("was.")}
    now = {name[6:]: value for name, value in pairs if name.startswith("field.")}
    return Said(
        reason=last.get("reason", ""),
        given={name: value for name, value in now.items() if value != was.get(name)},
        others=tuple(v.removeprefix("#") for name, value in pairs if name == "with" for v in value.split()),
        off=tuple(value for name, value in pairs if name == "off" and value),
        back=back_to(last.get("back", "")),
        form=last,
    )


def _of_json(body: bytes) -> Said:
    try:
        raw = msgspec.json.decode(body, type=_Decision) if body.strip() else _Decision()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            "request", f"no decision: {error}", '{"reason": "...", "fields": {"date": "2023-12-27"}}'
        ) from error
    return Said(
        reason=fit(raw.reason),
        given=raw.fields,
        others=tuple(fit(one) for one in raw.with_),
        off=tuple(fit(one) for one in raw.off),
    )


class _Decision(msgspec.Struct, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A decision in JSON."""

    reason: str = ""
    fields: dict[str, Any] = {}
    with_: list[str] = []
    off: list[str] = []


def _values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields by name, those given as text as they are typed on the command line."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, str):
            text = fit(value).replace("\n", ";" if name in _LINES else " ")
            found |= typed([f"{name}={text}"])
        else:
            found[name] = value
    return found
