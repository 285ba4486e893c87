"""Processes of tests: forked, so that they begin at once, and need not read all of the program again."""

import gc
import os
import sys
import traceback
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

_FORK = get_context("fork")
Tell = Callable[[str], None]


class Child:
    """A process that runs `work`, which may tell what it has done."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        self._from, to = _FORK.Pipe(duplex=False)
        self.process: BaseProcess = _FORK.Process(target=_run, args=(work, to))
        self.process.start()
        to.close()

    def told(self) -> list[str]:
        """What it tells, until it ends."""
        heard = []
        try:
            while True:
                heard.append(self._from.recv())
        except EOFError:
            self.process.join(60)
        return heard

    def wait_for(self, word: str) -> None:
        """Wait until it tells this."""
        while self._from.recv() != word:
            pass

    def kill(self) -> None:
        """End it as kill -9 does."""
        self.process.kill()

    @property
    def killed(self) -> bool:
        """Whether it was killed, and did not end before."""
        return self.process.exitcode == -9


def _run(work: Callable[[Tell], None], to: Connection) -> None:
    gc.disable()  # what the tests have open is theirs
    try:
        work(to.send)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    to.close()
    os._exit(0)
