"""How the site is served: few threads that take short turns, so that what is kept already does not wait for what is worked out."""

import gc
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI

from despatch.record import Record
from despatch.site.frame import prepare

THREADS = 6  # that work pages out; Python runs one of them at a time, and each holds what it works on
TURN = 0.0005  # seconds after which a thread lets the others have theirs
SELDOM = (200_000, 50, 100)  # thresholds of Python's collector
TOLD = "DESPATCH_SERVE"  # in the environment of the processes that serve together: what they serve


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    """While the site is served."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    # Registers and templates stay as long as the process, and a page makes many things at once: looked through less often.
    prepare()
    seldom = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        gc.set_threshold(*seldom)
        gc.unfreeze()


def told(where: str, hosts: tuple[str, ...], most_requests: int, processes: int) -> None:
    """Tell processes that will be started what they serve together: a record that nobody changes by way of the site."""
    each = -(-most_requests // processes)  # an address may ask all of them together so often
    os.environ[TOLD] = json.dumps({"record": where, "hosts": hosts, "most_requests": each})


def made() -> FastAPI:
    """The site of one of those processes; its record is let go of with it."""
    from despatch.site.app import create_app
    from despatch.site.settings import Settings

    what = json.loads(os.environ[TOLD])
    settings = Settings(hosts=tuple(what["hosts"]), most_requests=what["most_requests"])
    return create_app(Record(what["record"], create=False), settings)
