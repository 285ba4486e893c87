"""Templates: everything that is put into one is escaped; dates, names and words are shown as everywhere else."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from despatch._version import __version__
from despatch.answers.dates import readable
from despatch.answers.days import when
from despatch.answers.headline import headline, named
from despatch.answers.parties import party_name
from despatch.answers.placing import place
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import telling
from despatch.answers.words import count, listed, tone
from despatch.site.addresses import cited_at, entry_at, outside, person_at, report_at
from despatch.site.deciding import work


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of the site: strict, autoescaped, read from the package."""
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        plain=lambda text: plain(str(text)), shortened=lambda text, width=200: shortened(str(text), width),
        readable=readable, party=party_name, listed=listed, count=lambda n, noun: count(n, noun), tone=tone,
        named=named, headline=headline, place=place, entry_at=entry_at, report_at=report_at, cited_at=cited_at,
        outside=outside, when=when, telling=telling,
    )  # fmt: skip
    made.globals.update(version=__version__, Markup=Markup, person_at=person_at, work=work)
    return made


def prepare() -> None:
    """Compile all templates, so that no page waits for it."""
    for found in files("despatch.site").joinpath("templates").iterdir():
        if found.name.endswith(".html"):
            environment().get_template(found.name)


def _source(name: str) -> str | None:
    found = files("despatch.site").joinpath("templates", name)
    return found.read_text(encoding="utf-8") if found.is_file() else None


def render(request: Request, template: str, context: dict[str, Any]) -> str:
    """The page: `template` within the frame, with what every page knows."""
    state = request.app.state
    known = {
        "request": request,
        "settings": state.settings,
        "author": getattr(request.state, "author", ""),
        "may_edit": bool(state.settings.edit and getattr(request.state, "author", "")),
        "today": state.settings.today(),
        "path": request.url.path,
        "partial": bool(request.headers.get("hx-request")),
    }
    return environment().get_template(template).render({**known, **context})
