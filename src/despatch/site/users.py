"""Who may decide: names with hashed passwords (scrypt, RFC 7914) in a file, and sessions in signed cookies."""

import base64
import hashlib
import hmac
import os
import secrets
import time
from pathlib import Path

from fastapi import Request

from despatch.model import InputError
from despatch.site.settings import Settings

COOKIE = "despatch"
HOURS = 12
_KEY = secrets.token_bytes(32)  # sessions end when the site does


def hashed(password: str, salt: bytes | None = None) -> str:
    """A password as it is kept: salt and hash, base64."""
    salt = salt or os.urandom(16)
    digest = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
    return base64.b64encode(salt + digest).decode()


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one that is kept."""
    raw = base64.b64decode(kept)
    return hmac.compare_digest(hashed(password, raw[:16]), kept)


def read_users(path: str) -> dict[str, str]:
    """Names and hashes of a users file: a line each, a tab between.

    Raises:
        InputError: it cannot be read, or a line is none.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            path, getattr(error, "strerror", None) or "it is not UTF-8", "despatch user NAME"
        ) from error
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, tab, kept = line.partition("\t")
        if not tab or not name.strip() or len(kept.strip()) < 40:
            raise InputError(
                f"{path}, line {number}", "no name and hash with a tab between", "despatch user NAME"
            )
        found[name.strip()] = kept.strip()
    return found


def session(name: str, now: float | None = None) -> str:
    """The value of the cookie of somebody who has logged in."""
    until = str(int((now or time.time()) + HOURS * 3600))
    said = base64.urlsafe_b64encode(f"{until}\t{name}".encode()).decode()
    return f"{said}.{_sign(said)}"


def author_of(request: Request, settings: Settings) -> str:
    """Who asks: by their cookie where there are users; else whoever runs the site, if it may be edited."""
    if not settings.users:
        return settings.author if settings.edit else ""
    said, _, mark = request.cookies.get(COOKIE, "").partition(".")
    if not said or not hmac.compare_digest(mark.encode(), _sign(said).encode()):
        return ""
    until, _, name = base64.urlsafe_b64decode(said).decode().partition("\t")
    return name if int(until) > time.time() and name in settings.users else ""


def _sign(said: str) -> str:
    return hmac.new(_KEY, said.encode(), hashlib.sha256).hexdigest()
