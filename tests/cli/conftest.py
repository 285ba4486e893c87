"""Running the command line, in this process or as its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

TEXT = """Harbour Gazette wants to send you push notifications. Click allow
Home » World

Foreign ministers of Norway and Portugal sign fisheries pact in Lisbon

Published on Mar 04, 2022 09:10 AM
By Gazette Bureau

LISBON: Norwegian Foreign Minister Kari Aas met her Portuguese counterpart Rui Teles in Lisbon on Thursday and discussed fisheries and the Arctic.

The two ministers signed an agreement on fisheries after the talks. “We have waited ten years for this text,” Aas told reporters.

Teles said that he would travel to Oslo in June for the next round of talks between Portugal and Norway.

TAGS  Rui Teles  Kari Aas
Also read: Storm closes the harbour
"""
OTHER = """Aas and Teles agree on fish, at last

By Ines Prado
North Ledger, 5 March 2022

OSLO - Norway's foreign minister, Kari Aas, came home from Portugal on Friday with a signed fisheries agreement.

She met Rui Teles, the foreign minister of Portugal, in Lisbon on 3 March. “It is a good text and a fair one,” Teles said after the meeting.

The agreement ends a dispute of ten years between Norway and Portugal over cod.
"""


class Result(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of two reports of one meeting."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "gazette.txt").write_text(TEXT, encoding="utf-8")
    (folder / "ledger.txt").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def cli(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Result]:
    """`cli("read", path)` in this process, in an empty folder."""
    from despatch.cli.app import run

    for name in ("DESPATCH_RECORD", "DESPATCH_DEBUG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*args: object) -> Result:
        capfd.readouterr()
        code = run([str(a) for a in args])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Result(code, out, err)

    return call


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., Result]:
    """`process("read", "-", stdin=b"...")` in a process of its own."""

    def call(*args: object, stdin: bytes = b"", shell: str = "", timeout: float = 60, **env: str) -> Result:
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith("DESPATCH_") and k not in ("COLUMNS", "NO_COLOR")
        }
        command = [sys.executable, "-m", "despatch.cli", *map(str, args)]
        if shell:
            command = ["bash", "-c", shell.replace("despatch", f"{sys.executable} -m despatch.cli", 1)]
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**kept, **env},
            timeout=timeout,
            check=False,
        )
        return Result(
            done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    return call
