"""How the site is served: few threads that take short turns, so that what is kept already does not wait for what is worked out."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI

THREADS = 6  # that work pages out; Python runs one of them at a time, and each holds what it works on
TURN = 0.0005  # seconds after which a thread lets the others have theirs


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    """While the site is served."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    gc.freeze()  # registers and templates stay as long as the process: they need not be looked through again and again
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        gc.unfreeze()
