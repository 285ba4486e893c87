"""Reading data files: those of `registers/data`, and the YAML files that stand beside the code using them."""

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
    """The content of a YAML file of `registers/data`."""
    return beside(_DATA / name, name)


def beside(module: str | Path, name: str) -> Any:
    """The content of the YAML file `name` in the folder of `module` (its `__file__`), read with the fast loader if there is one."""
    import yaml

    source = (Path(module).parent / name).read_text(encoding="utf-8")
    return yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
