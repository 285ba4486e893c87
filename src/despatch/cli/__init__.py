"""The command line: one file per verb."""

import sys

import msgspec

from despatch.entries import read
from despatch.model import Skipped
from despatch.sources import pages


def main() -> None:
    """Interim: `despatch read FILE...` prints one JSON object a line."""
    for page in pages(sys.argv[2:]):
        if isinstance(page, Skipped):
            print(f"{page.id}: {page.why}", file=sys.stderr)
            continue
        reading = read(page)
        row = msgspec.to_builtins(reading)
        print(msgspec.json.encode({"id": reading.report.id, **row}).decode())
