"""`despatch read`: the lines that others rely on, what is skipped, what is refused."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

FIELDS = ["id", "report", "contacts", "instruments", "commitments", "statements"]
REPORT = ["title", "outlet", "url", "byline", "dateline", "published", "language", "text", "body"]


def test_one_line_a_report_in_the_fields_promised(cli: Callable, reports: Path) -> None:
    code, out, err = cli("read", reports / "gazette.txt", reports / "ledger.txt")
    assert (code, err) == (0, "")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == ["gazette", "ledger"]
    for line in lines:
        assert list(line) == FIELDS
        assert list(line["report"]) == REPORT
        text = line["report"]["text"]
        for kind in FIELDS[2:]:
            for entry in line[kind]:
                assert entry["citations"]
                for c in entry["citations"]:
                    assert list(c) == ["start", "end", "text"]
                    assert text[c["start"] : c["end"]] == c["text"]
    quoted = [s["content"] for s in lines[0]["statements"] if s["form"] == "direct"]
    assert any("ten years" in q for q in quoted)


def test_a_folder_and_the_order(cli: Callable, reports: Path) -> None:
    assert cli("read", reports).out == cli("read", reports / "gazette.txt", reports / "ledger.txt").out


def test_standard_input(process: Callable, reports: Path) -> None:
    raw = (reports / "gazette.txt").read_bytes()
    code, out, _ = process("read", "-", "--id", "mine", stdin=raw)
    assert code == 0
    assert json.loads(out)["id"] == "mine"


def test_what_the_caller_knows_counts(cli: Callable, reports: Path) -> None:
    code, out, _ = cli(
        "read", reports / "ledger.txt", "--published", "2022-03-06", "--title", "Fish", "--outlet", "The Sea", "--id", "x-1"
    )  # fmt: skip
    line = json.loads(out)
    assert code == 0
    assert line["id"] == "x-1"
    assert (line["report"]["published"], line["report"]["title"], line["report"]["outlet"]) == (
        "2022-03-06",
        "Fish",
        "The Sea",
    )


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("--published", "yesterday"), "no EDTF date"),
        (("--jobs", "0"), "0 is not in the range"),
        (("--format", "xml"), "not one of"),
        (("--frobnicate",), "No such option"),
        (("--analysis", "--format", "text"), "--analysis is for"),
    ],
)
def test_wrong_usage_is_one_line_and_two(
    cli: Callable, reports: Path, args: tuple[str, ...], why: str
) -> None:
    code, out, err = cli("read", reports / "gazette.txt", *args)
    assert (code, out) == (2, "")
    assert why in err
    assert err.startswith("despatch: ")
    assert err.count("\n") == 1


def test_one_title_for_two_reports_is_refused(cli: Callable, reports: Path) -> None:
    assert cli("read", reports, "--title", "x").code == 2
    assert cli("read", reports / "gazette.txt", reports / "ledger.txt", "--id", "x").code == 2
    assert cli("read").code == 2
    text = (reports / "ledger.txt").read_text("utf-8")
    several = reports / "several.jsonl"
    several.write_text(
        "".join(json.dumps({"id": i, "text": text}) + "\n" for i in ("a", "b")), encoding="utf-8"
    )
    assert cli("read", several, "--id", "x").code == 2
    assert cli("read", several).code == 0


def test_analysis(cli: Callable, reports: Path) -> None:
    line = json.loads(cli("read", "--analysis", reports / "gazette.txt").out)
    assert list(line["analysis"]) == ["times", "mentions", "attributions"]
    text = line["report"]["text"]
    thursday = next(t for t in line["analysis"]["times"] if text[t["start"] : t["end"]] == "Thursday")
    assert thursday == {**thursday, "type": "DATE", "value": "2022-03-03", "edtf": "2022-03-03"}


def test_formats_tell_the_same(cli: Callable, reports: Path) -> None:
    lines = [json.loads(line) for line in cli("read", reports).out.splitlines()]
    assert json.loads(cli("read", reports, "--format", "json").out) == lines
    rows = list(csv.DictReader(io.StringIO(cli("read", reports, "--format", "csv").out)))
    assert len(rows) == sum(len(line[kind]) for line in lines for kind in FIELDS[2:])
    assert {r["report"] for r in rows} == {"gazette", "ledger"}
    text = cli("read", reports, "--format", "text").out
    assert "ten years for this text" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


SAMPLES = Path(__file__).parents[2] / "examples" / "reports"  # more of them than one process is left to read


def test_neither_jobs_nor_the_order_of_hashes_change_anything(process: Callable) -> None:
    one, unsaid, four = (
        process("read", SAMPLES, "--analysis", *jobs, PYTHONHASHSEED=seed)
        for jobs, seed in ((("--jobs", "1"), "1"), ((), "7"), (("--jobs", "4"), "123"))
    )
    assert one.code == 3  # two of the samples are in other languages
    assert one == unsaid == four


def test_nor_what_is_added(process: Callable) -> None:
    told = []
    for jobs, seed in (("1", "1"), ("3", "99")):
        added = process("add", SAMPLES, "--record", f"{jobs}.db", "--jobs", jobs, PYTHONHASHSEED=seed)
        shown = [
            process(verb, "--record", f"{jobs}.db", *more, PYTHONHASHSEED=seed)
            for verb, *more in (("export",), ("timeline",))
        ]
        assert all(done.code == 0 and done.out for done in shown)
        told.append((added.code, added.err, added.out.replace(f"{jobs}.db", ""), shown))
    assert told[0] == told[1]


def test_what_is_skipped_is_named_and_the_rest_goes_on(cli: Callable, reports: Path) -> None:
    code, out, err = cli("read", reports / "missing.txt", reports / "gazette.txt")
    assert code == 3
    assert len(out.splitlines()) == 1
    assert err.startswith("despatch: ")
    assert "missing.txt" in err
    assert "skipped: " in err
    assert err.count("\n") == 1


BAD = {
    "empty": b"",
    "blank": b" \n\t\n ",
    "nul": b"\x00" * 2000,
    "binary": bytes(range(256)) * 40,
    "half.gz": gzip.compress(b"Ministers of Norway and Portugal met in Lisbon on Thursday. " * 200)[:120],
    "other.txt": "Министр иностранных дел России встретился в Москве со своим индийским коллегой. ".encode()
    * 20,
    "broken.jsonl": b'{"id": "a", "text": \n',
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_with_the_reason(cli: Callable, reports: Path, name: str) -> None:
    bad = reports / name
    bad.write_bytes(BAD[name])
    code, out, err = cli("read", bad, reports / "ledger.txt")
    assert code == 3
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["ledger"]
    assert bad.name in err
    assert err.count("\n") == 1
    assert not set(err) & set("\x00\x1b")


def test_invalid_utf8_is_read(cli: Callable, reports: Path) -> None:
    raw = (reports / "gazette.txt").read_bytes().replace(b"Kari Aas", b"Kari \xc3\x28 Aas")
    (reports / "gazette.txt").write_bytes(raw)
    code, out, _ = cli("read", reports / "gazette.txt")
    assert code == 0
    assert "Lisbon" in json.loads(out)["report"]["text"]


def test_a_bomb_of_nesting(process: Callable, tmp_path: Path) -> None:
    words = "Norwegian Foreign Minister Kari Aas met her Portuguese counterpart in Lisbon on Thursday. " * 5
    depth = 100_000
    page = f"<html><body>{'<div>' * depth}<p>{words}</p>{'</div>' * depth}</body></html>"
    (tmp_path / "bomb.html").write_text(page, encoding="utf-8")
    code, out, err = process("read", "bomb.html", timeout=90)
    assert code in (0, 3)
    assert "Traceback" not in err
    assert bool(out) == (code == 0)


def test_a_line_of_fifty_megabytes(process: Callable, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"x" * 50_000_000)
    code, out, err = process("read", "long.txt", timeout=120)
    assert code in (0, 3)
    assert "Traceback" not in err
    assert bool(out) == (code == 0)


def test_a_file_that_vanishes(cli: Callable, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import despatch.cli.reading as reading

    def vanish(paths):
        for page in reading_pages(paths):
            yield page
            (reports / "ledger.txt").unlink(missing_ok=True)

    reading_pages = reading.pages
    monkeypatch.setattr(reading, "pages", vanish)
    code, out, err = cli("read", reports / "gazette.txt", reports / "ledger.txt")
    assert code == 3
    assert "ledger.txt" in err
    assert len(out.splitlines()) == 1


def test_a_fault_of_ours_is_one_report_skipped(
    cli: Callable, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import despatch.cli.reading as reading

    def fail(_: object, **options: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(reading, "analyse", fail)
    code, out, err = cli("read", reports / "gazette.txt")
    assert (code, out) == (3, "")
    assert "RecursionError: too deep" in err
    assert "DESPATCH_DEBUG=1" in err
