"""Reading the data files of `registers/data`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")  # importlib.resources takes longer to load than the tables


def text(name: str) -> str:
    """The whole of one data file."""
    return (_DATA / name).read_text(encoding="utf-8")


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a tab-separated data file as cells; comments (`#`) and empty lines are left out."""
    for line in text(name).splitlines():
        if line and line[0] != "#":
            yield [cell.strip() for cell in line.split("\t")]


def split(cell: str) -> list[str]:
    """The values of a cell, which `|` parts."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def mapping(name: str) -> Any:
    """The content of a YAML data file."""
    import yaml

    return yaml.load(text(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
