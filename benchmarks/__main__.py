"""`make bench`: run every benchmark and write benchmarks/RESULTS.md."""

import argparse
import importlib
import os
import platform
import sys
import time
from datetime import date
from pathlib import Path

MODULES = [
    "gold",
    "annotations",
    "samples",
    "times",
    "names",
    "attribution",
    "pages",
    "dates",
    "merging",
    "history",
    "off_subject",
    "speed",
    "adding",
    "durability",
    "size",
    "site",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", type=Path)
    parser.add_argument("--contacts", type=int, help="of the biggest record of size (default: 100000)")
    parser.add_argument("only", nargs="*", help=f"of: {' '.join(MODULES)}")
    args = parser.parse_args()
    if not args.shared.exists():
        sys.exit(f"benchmarks: {args.shared} is not there (try: --shared FOLDER with gold/ and bench/)")
    os.environ["DESPATCH_SHARED"] = str(args.shared.resolve())
    import despatch

    sections = [
        f"# Results\n\nDespatch {despatch.__version__}, {date.today()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores. `make bench` repeats all of it; the command beside each heading repeats that section.\n"
    ]
    for name in args.only or MODULES:
        begun = time.monotonic()
        section = importlib.import_module(f"benchmarks.{name}").main
        sections.append(section(args.contacts) if name == "size" and args.contacts else section())
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    text = "\n".join(sections)
    if args.write:
        args.write.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
