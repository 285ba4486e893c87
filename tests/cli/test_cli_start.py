"""What a verb loads before its first line: the rooms it needs, and none of the heavy libraries it does not."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "asyncpg", "charset_normalizer", "dateparser", "edtf", "ftfy", "htmldate", "lxml", "multiprocessing", "py3langid",
    "pyparsing", "sqlalchemy", "trafilatura",
)  # fmt: skip
TEXT = (
    "NEW DELHI, March 3, 2022 - The foreign minister of Chile, Antonia Urrejola, met her Indian counterpart on "
    "Thursday. \u201cWe spoke of trade,\u201d she said after the talks. The two ministers will meet again in April, "
    "a spokesman told reporters in the capital.\n"
)


def loaded(args: list[str], cwd: Path) -> set[str]:
    """The top-level modules and rooms of ours that a command has loaded at its end."""
    code = (
        "import sys\nfrom despatch.cli.app import run\n"
        f"assert run({args!r}) == 0\n"
        "print(*sorted({m if m.startswith('despatch.') else m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_reading_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = loaded(["read", "a.txt"], tmp_path)
    assert not found & set(HEAVY)
    assert not {m for m in found if m.startswith(("despatch.record", "rich"))}


@pytest.mark.parametrize("verb", ["timeline", "show", "export"])
def test_asking_the_record(verb: str, tmp_path: Path) -> None:
    import despatch

    with despatch.Record(tmp_path / "despatch.db") as record:
        record.add(despatch.read(TEXT, id="a"))
        entry = next(record.entries()).id
    found = loaded([verb, *([entry] if verb == "show" else [])], tmp_path)
    # SQLAlchemy itself loads a few of the others
    assert not found & (set(HEAVY) - {"sqlalchemy", "multiprocessing"})
    assert not {
        m for m in found if m.startswith(("despatch.entries", "despatch.reports", "despatch.sources"))
    }


def test_help_loads_next_to_nothing(tmp_path: Path) -> None:
    found = loaded(["--help"], tmp_path)
    assert not found & {*HEAVY, "rich", "yaml", "msgspec"}
