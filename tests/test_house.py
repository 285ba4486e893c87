"""The order of the rooms: a room imports only from rooms above it in the way of the data."""

import ast
from pathlib import Path

import pytest

import despatch

ROOMS = [
    "model",
    "registers",
    "sources",
    "reports",
    "language",
    "entries",
    "engines",
    "record",
    "answers",
    "site",
    "cli",
]
HOUSE = Path(despatch.__file__).parent
FILES = sorted(p for p in HOUSE.rglob("*.py") if p.parent != HOUSE)


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = (
                [f"{node.module}.{a.name}" for a in node.names]
                if node.module == "despatch"
                else [node.module or ""]
            )
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        rooms |= {n.split(".")[1] for n in names if n.startswith("despatch.")}
    return rooms & set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_imports_only_go_down(path: Path) -> None:
    room = path.relative_to(HOUSE).parts[0]
    assert room in ROOMS, f"{room} is no room of the house"
    above = set(ROOMS[: ROOMS.index(room) + 1])
    assert imported_rooms(path) <= above
