"""The description of the API in OpenAPI 3.1: what FastAPI makes of the handlers, with the answers they give in truth."""

import re
from collections.abc import Container
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from despatch.site.users import COOKIE

Part = dict[str, Any]
JSON, HTML = "application/json", "text/html"
_FILES = {
    "svg": "image/svg+xml", "csv": "text/csv", "pdf": "application/pdf", "html": HTML, "md": "text/markdown",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_WHY = {
    "400": "What was asked for makes no sense.",
    "404": "There is no such thing.",
    "409": "Several entries go by that id, or it was changed meanwhile.",
    "429": "Too many requests.",
    "503": "The record cannot be read now, or something is not installed.",
}
ERROR: Part = {
    "type": "object",
    "description": "What is wrong, why, and what to try.",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "status": {"type": "integer"},
                **{name: {"type": "string"} for name in ("what", "why", "try")},
            },
            "required": ["status", "what", "why", "try"],
        }
    },
    "required": ["error"],
}
_ETAG: Part = {
    "ETag": {"description": "Given back as If-None-Match, it saves the answer.", "schema": {"type": "string"}}
}
_REF: Part = {"schema": {"$ref": "#/components/schemas/Error"}}


def describe(app: FastAPI) -> None:
    """Have `/api.json` give this description."""

    def openapi() -> Part:
        if app.openapi_schema is None:
            app.openapi_schema = described(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def described(app: FastAPI) -> Part:
    """The description of all that the application answers, but for the pages, which are at the same addresses."""
    spec = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    taken: set[str] = set()
    for path, operations in spec["paths"].items():
        for method, operation in operations.items():
            if method == "get":
                operation["operationId"] = operation_id(path, taken)
            taken.add(operation["operationId"])
            operation["responses"] = _responses(path, method, operation)
            operation["tags"] = operation.get("tags") or ["work" if method == "post" else "record"]
            if method == "post":
                operation["security"] = [{}, {"session": []}]
    parts = spec.setdefault("components", {})
    parts["schemas"] = {
        name: schema
        for name, schema in parts.get("schemas", {}).items()
        if name not in ("HTTPValidationError", "ValidationError")
    } | {"Error": ERROR}
    parts["securitySchemes"] = {"session": {"type": "apiKey", "in": "cookie", "name": COOKIE}}
    return spec


def operation_id(path: str, taken: Container[str] = ()) -> str:
    """ "/relationship/{pair}/subjects.json" is `relationship_subjects`; what is a file ends in `_file`.

    Where that is taken, what is asked for within the path is named too: `person_id`.
    """
    words = path.replace(".{form}", "_file").removesuffix(".json")
    bare = "_".join(re.findall(r"[a-z]+", re.sub(r"\{[^}]*\}", "", words))) or "start"
    return bare if bare not in taken else "_".join(re.findall(r"[a-z]+", words))


def _responses(path: str, method: str, operation: Part) -> Part:
    """The answers: those that the handler names, those of every request, each with what it holds."""
    told: Part = {code: dict(r) for code, r in operation["responses"].items() if code != "422"}
    if "307" in told:  # what FastAPI takes a redirection for
        told["303"] = told.pop("307") | {"description": "It is at another address."}
    for code, why in _WHY.items():
        told.setdefault(code, {"description": why})
    data = path.endswith(".json")
    for code, response in told.items():
        if code >= "400":
            response["content"] = {JSON: _REF} if data else {JSON: _REF, HTML: {}}
    if method == "get" and "200" in told:
        told["200"] = {
            "description": "The data." if data else "The file." if "{form}" in path else "The page.",
            "headers": _ETAG,
            "content": {JSON: {"schema": {}}}
            if data
            else _files(operation) or {HTML: {}, JSON: {"schema": {}}},
        }
        told["304"] = {"description": "It is as it was."}
    return dict(sorted(told.items()))


def _files(operation: Part) -> Part:
    """The media types of a file, by what its address may end in."""
    forms = [p["schema"].get("enum", []) for p in operation.get("parameters", ()) if p["name"] == "form"]
    return {_FILES[form]: {} for of in forms for form in of}
