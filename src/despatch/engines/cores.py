"""One function over many pages, on one core or all of them, results in the order of the pages."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from despatch.language.learned.network import THREADS, folder, one_thread, threads
from despatch.model import DespatchError

if TYPE_CHECKING:
    from concurrent.futures import Future

In = TypeVar("In")
Out = TypeVar("Out")

FEW = 48  # up to so many items one process is done before others have started
AHEAD = 8  # items in flight for each process or thread: behind a long one, the others go on


def run(work: Callable[[In], Out], items: Iterable[In], jobs: int | None = None) -> Iterator[Out]:
    """Yield `work(item)` for every item, in order, whatever the number of processes.

    `jobs`: processes; None takes every core, once there are more than `FEW` items. One process is this
    one; with several, `work` and its items and results must be picklable. No more than `AHEAD` items per process are in
    flight, so that an endless input keeps a bounded memory.

    Raises:
        DespatchError: a worker process died (killed for memory, say).
    """
    stream = iter(items)
    if jobs is None:
        head = list(islice(stream, FEW + 1))
        jobs = (os.cpu_count() or 1) if len(head) > FEW else 1
        stream = chain(head, stream)
    if jobs > 1:
        yield from _many(work, stream, jobs)
    elif (count := threads()) > 1 and folder() is not None:
        yield from _overlapped(work, stream, count + 1)
    else:
        yield from map(work, stream)


def _overlapped(work: Callable[[In], Out], stream: Iterator[In], count: int) -> Iterator[Out]:
    """In this process, `count` items at a time: the network lets go of the interpreter, so that one item can be at the rules
    while others are in the network; one item more than there are threads keeps them all at work.

    The first goes alone, for it loads what all use. A single item has all threads to itself.
    """
    from concurrent.futures import ThreadPoolExecutor

    head = list(islice(stream, 2))
    if len(head) < 2:
        yield from map(work, head)
        return
    pool = ThreadPoolExecutor(count, initializer=one_thread)
    waiting: deque[Future[Out]] = deque()
    try:
        yield pool.submit(work, head[0]).result()
        for item in chain(head[1:], stream):
            waiting.append(pool.submit(work, item))
            if len(waiting) >= count * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _many(work: Callable[[In], Out], stream: Iterator[In], jobs: int) -> Iterator[Out]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    # Not fork: the caller may run threads (a progress display), which a forked child would lose.
    context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["despatch.entries"])
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_one_thread)
    waiting: deque[Future[Out]] = deque()
    try:
        for item in stream:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise DespatchError(
            "reading", "a worker process died, perhaps for want of memory", "--jobs 1"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_thread() -> None:
    """Processes share the cores; threads of each would only stand in each other's way."""
    os.environ.setdefault(THREADS, "1")
