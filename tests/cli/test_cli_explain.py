"""`despatch explain`."""

import json
from collections.abc import Callable
from pathlib import Path


def test_clutter_times_and_entries(cli: Callable, reports: Path) -> None:
    code, out, err = cli("explain", reports / "gazette.txt")
    assert (code, err) == (0, "")
    assert "~ Home » World" in out
    assert "{Thursday}" in out
    assert "publication date" in out
    assert "ten years" in out


def test_as_a_page(cli: Callable, reports: Path) -> None:
    page = cli("explain", reports / "gazette.txt", "--format", "html").out
    assert page.startswith("<!DOCTYPE html>")
    assert "Content-Security-Policy" in page
    assert page.rstrip().endswith("</html>")


def test_as_data(cli: Callable, reports: Path) -> None:
    row = json.loads(cli("explain", reports / "gazette.txt", "--format", "json").out)
    assert row["analysis"]["times"][0].keys() >= {"edtf", "anchor"}
    assert cli("explain", reports / "gazette.txt", "--format", "jsonl").out.count("\n") == 1
    assert cli("explain", reports / "gazette.txt", "--format", "csv").out.startswith("start,end,layer")


def test_what_the_caller_knows_counts(cli: Callable, reports: Path) -> None:
    out = cli(
        "explain",
        reports / "ledger.txt",
        "--published",
        "2021-03-05",
        "--title",
        "Fish",
        "--outlet",
        "The Sea",
    ).out
    assert out.startswith("Fish\nThe Sea · published 5 Mar 2021")
    assert cli("explain", reports / "ledger.txt", "--published", "soon").code == 2


def test_one_of_several(cli: Callable, reports: Path) -> None:
    text = (reports / "ledger.txt").read_text("utf-8")
    several = reports / "several.jsonl"
    several.write_text(
        "".join(json.dumps({"id": i, "text": text}) + "\n" for i in ("a", "b")), encoding="utf-8"
    )
    code, _, err = cli("explain", several)
    assert code == 1
    assert "holds 2 reports" in err
    assert "--id a" in err
    assert cli("explain", several, "--id", "b").code == 0
    assert cli("explain", several, "--id", "c").code == 1


def test_nothing_to_explain(cli: Callable, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    for name in ("empty.txt", "missing.txt"):
        code, out, err = cli("explain", reports / name)
        assert (code, out) == (1, "")
        assert name in err
        assert err.count("\n") == 1
