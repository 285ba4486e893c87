"""Who may decide: names with hashed passwords (scrypt, RFC 7914) in a file, and sessions in signed cookies."""

import base64
import hashlib
import hmac
import os
import secrets
import tempfile
import time
from functools import cache
from pathlib import Path

from fastapi import Request

from despatch.model import InputError, UsageError
from despatch.site.settings import Settings

COOKIE = "despatch"
HOURS = 12
SHORTEST = 8  # characters of a password
_KEY = secrets.token_bytes(32)  # sessions end when the site does
_ended: dict[str, float] = {}  # marks of sessions that somebody ended, and until when they would have counted


def hashed(password: str, salt: bytes | None = None) -> str:
    """A password as it is kept: salt and hash, base64."""
    salt = salt or os.urandom(16)
    digest = hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=2**14, r=8, p=1)
    return base64.b64encode(salt + digest).decode()


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one that is kept."""
    raw = base64.b64decode(kept)
    return hmac.compare_digest(hashed(password, raw[:16]), kept)


def known(users: dict[str, str], name: str, password: str) -> bool:
    """Whether somebody is who they say; it takes as long for a name that nobody has."""
    right = fits(password, users.get(name) or _nobody())
    return right and name in users


@cache
def _nobody() -> str:
    return hashed(secrets.token_hex(16))


def read_users(path: str) -> dict[str, str]:
    """Names and hashes of a users file: a line each, a tab between.

    Raises:
        InputError: it cannot be read, or a line is none.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            path, getattr(error, "strerror", None) or "it is not UTF-8", "despatch user FILE NAME"
        ) from error
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, tab, kept = line.partition("\t")
        if not tab or not name.strip() or not _is_hash(kept.strip()):
            raise InputError(
                f"{path}, line {number}", "no name and hash with a tab between", "despatch user FILE NAME"
            )
        found[name.strip()] = kept.strip()
    return found


def _is_hash(kept: str) -> bool:
    try:
        return len(base64.b64decode(kept, validate=True)) == 16 + 64
    except ValueError:
        return False


def write_user(path: str, name: str, password: str) -> bool:
    """Put a name with its password into a users file, in place of what it had; gives whether it is new.

    The file is there whole at any moment, and nobody else may read it.

    Raises:
        InputError: it cannot be read or written.
        UsageError: a name or password that cannot be one.
    """
    if (
        not name.strip()
        or name != name.strip()
        or name.startswith("#")
        or not name.isprintable()
        or len(name) > 200
    ):
        raise UsageError("name", f"{name!r} cannot be one", "letters, without a # before or blanks around it")
    if len(password) < SHORTEST:
        raise UsageError("password", f"fewer than {SHORTEST} characters", "a few words that nobody guesses")
    users = read_users(path) if Path(path).exists() else {}
    new = name not in users
    users[name] = hashed(password)
    lines = "".join(f"{one}\t{kept}\n" for one, kept in users.items())
    try:
        _replace(Path(path), lines)
    except OSError as error:
        raise InputError(
            path, error.strerror or str(error), "check the folder and its permissions"
        ) from error
    return new


def _replace(path: Path, text: str) -> None:
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mode 600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(made, path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def session(name: str, now: float | None = None) -> str:
    """The value of the cookie of somebody who has logged in; no two are the same."""
    until = str(int((now or time.time()) + HOURS * 3600))
    said = base64.urlsafe_b64encode(f"{until}\t{secrets.token_hex(8)}\t{name}".encode()).decode()
    return f"{said}.{_sign(said)}"


def author_of(request: Request, settings: Settings) -> str:
    """Who asks: by their cookie where there are users; else whoever runs the site, if it may be edited."""
    if not settings.users:
        return settings.author if settings.edit else ""
    said, _, mark = request.cookies.get(COOKIE, "").partition(".")
    if not said or not hmac.compare_digest(mark.encode(), _sign(said).encode()):
        return ""
    if mark in _ended:
        return ""
    until, _, name = base64.urlsafe_b64decode(said).decode().split("\t", 2)
    return name if int(until) > time.time() and name in settings.users else ""


def end(cookie: str) -> None:
    """A session counts no more."""
    said, _, mark = cookie.partition(".")
    if not hmac.compare_digest(mark.encode(), _sign(said).encode()):
        return
    now = time.time()
    for old in [one for one, until in list(_ended.items()) if until < now]:
        _ended.pop(old, None)
    _ended[mark] = now + HOURS * 3600


def _sign(said: str) -> str:
    return hmac.new(_KEY, said.encode(), hashlib.sha256).hexdigest()
