"""The application: record, frame, guard, errors and pages put together."""

from importlib import import_module
from importlib.resources import files

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from despatch._version import __version__
from despatch.record import Record
from despatch.site import errors, guard
from despatch.site.describing import describe
from despatch.site.kept import Kept
from despatch.site.serving import lifespan
from despatch.site.settings import Settings

# A module of `site.pages` each, with a `router`; the first whose path fits answers.
PAGES = (
    "home",
    "entry",
    "report",
    "people",
    "work",
    "review",
    "search",
    "relationships",
    "relationship_parts",
    "relationship",
    "compare",
    "add",
    "login",
    "mechanisms",
    "subjects",
    "pending",
    "differences",
    "brief",
    "api",
)


def create_app(record: Record, settings: Settings | None = None) -> FastAPI:
    """The site over an open record; whoever opened it closes it."""
    app = FastAPI(
        title="Despatch",
        version=__version__,
        description="The record of relations between states: every page's address with `.json` behind it gives its data.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api.json",
        lifespan=lifespan,
    )
    app.state.record = record
    app.state.settings = settings or Settings()
    app.state.kept, app.state.answers = Kept(), Kept()
    guard.install(app)
    errors.install(app)
    app.mount("/static", StaticFiles(directory=str(files("despatch.site").joinpath("static"))), name="static")
    for name in PAGES:
        app.include_router(import_module(f"despatch.site.pages.{name}").router)
    describe(app)
    return app
