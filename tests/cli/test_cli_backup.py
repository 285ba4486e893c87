"""`despatch backup`: a copy of the record in a file."""

import json
from collections.abc import Callable
from pathlib import Path


def test_a_copy_that_is_the_record(cli: Callable, reports: Path) -> None:
    assert cli("add", reports).code == 0
    code, out, err = cli("backup", "friday.db")
    assert (code, err) == (0, "")
    assert out.startswith("friday.db: 2 reports, ")
    assert cli("export", "--record", "friday.db").out == cli("export").out
    assert cli("check", "--record", "friday.db").code == 0


def test_a_file_that_is_there_is_kept(cli: Callable, reports: Path) -> None:
    cli("add", reports)
    cli("backup", "friday.db")
    code, out, err = cli("backup", "friday.db")
    assert (code, out) == (1, "")
    assert err == "despatch: backup friday.db: it is there already (try: --force, or another name)\n"
    assert cli("backup", "friday.db", "--force").code == 0
    code, _, err = cli("backup", "despatch.db", "--force")
    assert code == 1
    assert "it is the record itself" in err


def test_counts_as_data(cli: Callable, reports: Path) -> None:
    cli("add", reports)
    rows = [json.loads(cli("backup", "a.db", "--force", "--format", f).out) for f in ("json", "jsonl")]
    assert rows[0] == rows[1]
    assert rows[0]["file"] == "a.db"
    assert rows[0]["reports"] == 2
    assert rows[0]["bytes"] == Path("a.db").stat().st_size
    assert (
        cli("backup", "a.db", "--force", "--format", "csv").out.splitlines()[0]
        == "file,reports,entries,bytes"
    )


def test_no_record_to_copy(cli: Callable) -> None:
    code, _, err = cli("backup", "a.db", "--record", "nosuch.db")
    assert code == 1
    assert "there is no such file" in err
    assert not Path("a.db").exists()
