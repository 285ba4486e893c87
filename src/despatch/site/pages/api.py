"""The API on one page: every address with its parameters, answers and an example."""

from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from despatch.record import Record
from despatch.site.answering import Answer, respond
from despatch.site.related import once, today_of

router = APIRouter()
TAGS = {
    "record": "The record",
    "relationships": "Relationships",
    "people": "People",
    "mechanisms": "Mechanisms",
    "answers": "Answers",
    "brief": "Brief",
    "work": "Work",
}
QUERIES = {
    "/search.json": "words=agreement&of=statement",
    "/pending.json": "within=1y",
    "/differences.json": "every=true",
    "/reports.json": "since=2024",
}
Part = dict[str, Any]


class Operation(NamedTuple):
    """What can be asked: `example` is an address that answers ("" where none is known)."""

    tag: str
    method: str
    path: str
    told: Part
    parameters: list[tuple[Part, str]]
    example: str


@router.get("/api", include_in_schema=False, response_class=Response, response_model=None)
def api(request: Request) -> Response:
    """The page; `/api.json` is the description itself."""
    return respond(request, lambda: _page(request))


def _page(request: Request) -> Answer:
    spec = request.app.openapi()
    known = once(request, ("examples", today_of(request)), lambda: _known(request))
    order = list(TAGS)
    found = [
        _operation(path, method, told, known)
        for path, operations in spec["paths"].items()
        for method, told in operations.items()
    ]
    found.sort(key=lambda o: (order.index(o.tag) if o.tag in order else len(order), o.path, o.method))
    groups = [(TAGS.get(tag, tag.capitalize()), list(of)) for tag, of in groupby(found, lambda o: o.tag)]
    return Answer("api.html", {"groups": groups, "spec": spec}, spec)


def _operation(path: str, method: str, told: Part, known: dict[str, str]) -> Operation:
    parameters = [(p, _kind(p["schema"])) for p in told.get("parameters", ())]
    return Operation(
        told["tags"][0], method.upper(), path, told, parameters, _example(path, method, told, known)
    )


def _example(path: str, method: str, told: Part, known: dict[str, str]) -> str:
    """An address that answers, made of what the record has."""
    if method != "get":
        return ""
    address = path
    asked = QUERIES.get(path, "")
    for parameter in told.get("parameters", ()):
        name, schema = parameter["name"], parameter["schema"]
        value = (
            known.get(f"{path.split('/')[1].split('.')[0]} {name}")
            or known.get(name)
            or next(iter(schema.get("enum", ())), "")
        )
        if parameter["in"] == "path":
            if not value:
                return ""
            address = address.replace(f"{{{name}}}", quote(value, safe=""))
        elif (parameter.get("required") or name == "pair") and name not in asked:
            if not value:
                return ""
            asked += f"{'&' if asked else ''}{name}={quote(value, safe='')}"
    return f"{address}?{asked}" if asked else address


def _known(request: Request) -> dict[str, str]:
    """What the record has that examples can be made of: by the first word of a path and the name of a parameter."""
    record: Record = request.app.state.record
    found: dict[str, str] = {}
    latest = record.latest(today_of(request), ("contact",), 1)
    if latest:
        found["entry id"] = latest[0].id
        found["report id"] = latest[0].reports[0]
        if len(latest[0].parties) > 1:
            found["pair"] = "-".join(latest[0].parties[:2])
    return found


def _kind(schema: Part) -> str:
    """A schema in a few words: "one of svg, csv", "whole number, 1 to 200"."""
    schema = next((s for s in schema.get("anyOf", ()) if s.get("type") != "null"), schema)
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}; may be given again"
    if "enum" in schema:
        return "one of " + ", ".join(v for v in schema["enum"] if v)
    kind = {"integer": "whole number", "boolean": "true or false", "string": "text"}.get(
        schema.get("type", ""), "text"
    )
    if "minimum" in schema and "maximum" in schema:
        kind += f", {schema['minimum']:,} to {schema['maximum']:,}"
    return kind
