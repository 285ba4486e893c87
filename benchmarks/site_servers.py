"""The servers that are asked: Despatch as users start it, and datasette."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

READY = 60  # seconds that a server may take to start
SETTLED = 5  # seconds until its other processes have started too


def version_of_datasette() -> str:
    """Its version; "" where it is not installed."""
    try:
        return version("datasette")
    except PackageNotFoundError:
        return ""


@contextmanager
def despatch(record: Path, processes: int = 1) -> Iterator[int]:
    """`despatch serve`, without a limit to what one address may ask in a minute; gives its port."""
    args = ["-m", "despatch", "serve", "--record", str(record), "--most-requests", "0"]
    with _running([*args, "--processes", str(processes)]) as port:
        if processes > 1:
            time.sleep(SETTLED)
        yield port


@contextmanager
def datasette(record: Path) -> Iterator[int]:
    """`datasette` as it comes; gives its port."""
    with _running(["-m", "datasette", "serve", str(record)]) as port:
        yield port


@contextmanager
def _running(args: list[str]) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, *args, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until it answers, whatever it says."""
    until = time.monotonic() + READY
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"{server.args} ended with {server.returncode}")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/static/none", timeout=READY).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{server.args} did not start")
