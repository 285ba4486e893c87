"""Asking a server many things at once, and how long it takes to answer."""

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import NamedTuple

AT_ONCE = 50
WAIT = 60  # seconds for an answer
HOPS = 3  # addresses that one may send on to
ON = (301, 302, 303, 307, 308)


class Got(NamedTuple):
    """What became of one request: how long it took, its status (0: no answer), its bytes."""

    sort: str
    address: str
    seconds: float
    status: int
    length: int


def ask(port: int, wanted: Sequence[tuple[str, str]], at_once: int = AT_ONCE) -> tuple[list[Got], float]:
    """Ask for all of (sort, address) with so many requests under way at any time; gives also the seconds of the whole."""
    left, turn, got = iter(wanted), Lock(), list[Got]()

    def asker() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        while True:
            with turn:
                one = next(left, None)
            if one is None:
                connection.close()
                return
            begun = time.perf_counter()
            status, length = _answer(connection, one[1])
            got.append(Got(*one, time.perf_counter() - begun, status, length))

    begun = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        for waiting in [pool.submit(asker) for _ in range(at_once)]:
            waiting.result()
    return got, time.perf_counter() - begun


def _answer(connection: http.client.HTTPConnection, address: str) -> tuple[int, int]:
    """Status and bytes of an answer; of the last one, where an address sends on to another."""
    try:
        for _ in range(HOPS):
            connection.request("GET", address, headers={"Accept": "text/html, application/json"})
            answer = connection.getresponse()
            body = answer.read()
            address = answer.getheader("location") or ""
            if answer.status not in ON or not address:
                return answer.status, len(body)
    except (OSError, http.client.HTTPException):
        connection.close()
    return 0, 0
