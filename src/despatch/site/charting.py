"""Charts as files: SVG that stands alone, and the table as CSV; kept while the record does not change."""

import hashlib
from collections.abc import Callable
from typing import Literal

from fastapi import Request, Response

from despatch.site.charts import Chart, standalone

Form = Literal["svg", "csv"]
_MEDIA = {"svg": "image/svg+xml; charset=utf-8", "csv": "text/csv; charset=utf-8"}
# Shown in a browser, the file has its own style in it; nothing else is allowed it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


def chart_file(request: Request, form: Form, name: str, make: Callable[[], Chart]) -> Response:
    """A chart as the file `name` with its form behind it; 304 where the browser has it already."""
    state = request.app.state
    version = state.record.version()
    asked = (request.url.path, request.url.query, state.settings.today().isoformat())
    tag = f'W/"{hashlib.blake2b(repr((version, asked)).encode(), digest_size=12).hexdigest()}"'
    headers = {
        "ETag": tag, "Cache-Control": "private, no-cache", "Content-Security-Policy": _POLICY,
        "Content-Disposition": f'inline; filename="{name}.{form}"',
    }  # fmt: skip
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    content = state.kept.get(version, ("chart file", *asked), lambda: _written(make(), form))
    return Response(content, media_type=_MEDIA[form], headers=headers)


def _written(chart: Chart, form: Form) -> bytes:
    return (standalone(chart) if form == "svg" else chart.csv()).encode()
