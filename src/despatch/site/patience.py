"""How often somebody may try a password: a few times at once, then after ever longer waits.

Counted for an address and a name together, and, so that many addresses do not help, for a name alone with a greater
allowance: it can be slowed down by others, and never be locked (OWASP, Authentication Cheat Sheet).
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

AT_ONCE, OF_ALL = 5, 50  # failures before there are waits: from one address, and from all
LONGEST = 300.0  # seconds
FORGOTTEN = 3600.0  # seconds after which failures count no more
MOST = 10_000  # names and addresses that are remembered
Key = tuple[str, ...]


class Patience:
    """Failures, and how long is to be waited after them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: OrderedDict[Key, tuple[int, float]] = OrderedDict()

    def wait(self, address: str, name: str) -> float:
        """Seconds until the next try is heard; 0: now."""
        now = self._clock()
        with self._lock:
            return max(self._left((address, name), AT_ONCE, now), self._left((name,), OF_ALL, now))

    def failed(self, address: str, name: str) -> None:
        """It was the wrong password."""
        now = self._clock()
        with self._lock:
            for key in ((address, name), (name,)):
                number, at = self._failed.pop(key, (0, now))
                self._failed[key] = (1 if now - at > FORGOTTEN else number + 1, now)
            while len(self._failed) > MOST:
                self._failed.popitem(last=False)

    def passed(self, address: str, name: str) -> None:
        """It was the right one."""
        with self._lock:
            self._failed.pop((address, name), None)

    def _left(self, key: Key, free: int, now: float) -> float:
        number, at = self._failed.get(key, (0, now))
        if number < free:
            return 0.0
        return max(0.0, at + min(LONGEST, 2.0 ** min(number - free, 20)) - now)
