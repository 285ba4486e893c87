"""A PostgreSQL server of our own for as long as it is needed: in a temporary folder, on a socket, out of everybody's way.

Made with the programs of Debian's package `postgresql`, for the tests and the benchmarks. PostgreSQL does not run as root:
then it runs as the user `postgres`, or else `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

STARTED = 240  # seconds to wait for the server: after a kill it may have to put hundreds of databases on the disk first
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


def programs() -> Path | None:
    """The folder of the programs of PostgreSQL; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).resolve().parent if beside else None


class Server:
    """A server that runs. `lasting`: what is committed is on the disk, as users have it, and not only as fast as can be."""

    def __init__(self, folder: Path, *, lasting: bool = False) -> None:
        found = programs()
        assert found, "PostgreSQL is not installed (apt-get install postgresql)"
        self._bin, self._folder, self._data = found, folder, folder / "data"
        self._settings = () if lasting else QUICK
        self._process: subprocess.Popen[bytes] | None = None
        made = ["-D", str(self._data), "-U", "despatch", "--auth=trust", "--no-sync", "-E", "UTF8"]
        self._run("initdb", [*made, "--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8"])
        rules = self._data / "pg_hba.conf"
        rules.write_text("local all guarded scram-sha-256\n" + rules.read_text())
        self.start()

    def guard(self, user: str, password: str) -> None:
        """Make a user with a password; one called `guarded` is asked for it."""
        self.sql(f"DROP ROLE IF EXISTS {user}", f"CREATE ROLE {user} LOGIN PASSWORD '{password}'")

    def url(self, database: str = "postgres", schema: str = "") -> str:
        """The URL of a database, or of a schema in it."""
        path = f"&options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://despatch@/{database}?host={self._folder}{path}"

    def start(self) -> None:
        """Start, and wait until it answers; after a crash it mends itself first."""
        settings = [
            f"unix_socket_directories={self._folder}", "listen_addresses=", "max_connections=200", "shared_buffers=128MB",
            "logging_collector=off", *self._settings,
        ]  # fmt: skip
        args = [part for setting in settings for part in ("-c", setting)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*_as_user(), str(self._bin / "postgres"), "-D", str(self._data), *args],
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + STARTED
        ready = [str(self._bin / "pg_isready"), "-q", "-h", str(self._folder)]
        while subprocess.run(ready, check=False).returncode:
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError((self._folder / "log").read_text())
            time.sleep(0.02)

    def kill(self) -> None:
        """End it as a power cut does: the server and all that it started, at once."""
        assert self._process
        for pid in [self._process.pid, *_children(self._process.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Stop it; what it held is thrown away, so at once."""
        if self._process and self._process.poll() is None:
            self.kill()

    def sql(self, *commands: str) -> str:
        """Run commands as the server's owner; gives what they print."""
        args = [part for command in commands for part in ("-c", command)]
        done = subprocess.run(
            [str(self._bin / "psql"), "-XAtq", "-h", str(self._folder), "-U", "despatch", "postgres", *args],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def _run(self, program: str, args: Sequence[str]) -> None:
        command = [*_as_user(), str(self._bin / program), *args]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self._folder)
        if done.returncode:
            raise RuntimeError(done.stderr)


def _as_user() -> list[str]:
    """What runs a program as a user who is not root, and ends it when this process ends."""
    ended = ["setpriv", "--pdeathsig", "QUIT"]
    if os.getuid():
        return ended
    user = _user()
    return [*ended, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _children(pid: int) -> list[int]:
    with suppress(FileNotFoundError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


@contextmanager
def server(*, lasting: bool = False) -> Iterator[Server]:
    """A server for the time of a `with`."""
    in_memory = not lasting and os.access("/dev/shm", os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="despatch-postgres-", dir="/dev/shm" if in_memory else "/tmp"))
    if not os.getuid():
        user = _user()
        os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)
    made = None
    try:
        made = Server(folder, lasting=lasting)
        yield made
    finally:
        if made:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)
