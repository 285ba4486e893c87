"""How a site is run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

MB = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """`edit` lets people add reports and decide; `author` is who decides where nobody has to log in.

    `users` are names and hashes of passwords (see `site.users`); where there are any, deciding asks for one.
    `hosts` are the names that the site answers to: a page of another name may not read it (DNS rebinding).
    `most_upload` is in bytes, `most_files` the files of one upload, `most_requests` a minute and address. `today` is asked for at each request.
    """

    edit: bool = False
    author: str = ""
    users: dict[str, str] = field(default_factory=dict)
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    most_upload: int = 20 * MB
    most_files: int = 200
    most_requests: int = 1200
    today: Callable[[], date] = date.today
