"""Put htmx, as its npm package holds it, beside the site's own files when Despatch is built or installed for development.

It is not kept in the repository. Where the registry cannot be reached the build goes on: every page works without it.
"""

import base64
import hashlib
import io
import sys
import tarfile
import urllib.request
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VERSION = "2.0.11"
ADDRESS = f"https://registry.npmjs.org/htmx.org/-/htmx.org-{VERSION}.tgz"
INTEGRITY = "sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA=="
FILES = {"package/dist/htmx.min.js": "htmx.min.js", "package/LICENSE": "htmx.LICENSE"}
WHERE = Path("src/despatch/site/static")


class CustomBuildHook(BuildHookInterface[Any]):
    """Called by hatchling before it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch htmx unless it is there, and have it packed."""
        where = Path(self.root) / WHERE
        try:
            if not all((where / name).exists() for name in FILES.values()):
                unpack(fetch(), where)
        except (OSError, ValueError) as error:
            print(f"despatch: built without htmx: {error}", file=sys.stderr)
        build_data["artifacts"] += [str(WHERE / name) for name in FILES.values()]


def fetch() -> bytes:
    """The package, as the registry gives it, checked against its known digest."""
    with urllib.request.urlopen(ADDRESS, timeout=30) as answer:
        raw: bytes = answer.read()
    digest = base64.b64encode(hashlib.sha512(raw).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        raise ValueError(f"{ADDRESS} is not what it was")
    return raw


def unpack(raw: bytes, where: Path) -> None:
    """Write the files that are wanted."""
    with tarfile.open(fileobj=io.BytesIO(raw)) as package:
        for name, to in FILES.items():
            found = package.extractfile(name)
            if found:
                (where / to).write_bytes(found.read())
