"""Bytes to pages: every kind of source, and every way in which one can be broken."""

import contextlib
import gzip
import io
import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.model import InputError, Page, Skipped
from despatch.sources import decode, pages, repair
from despatch.sources.markdown import split_head, visible

CASES = yaml.safe_load((Path(__file__).parent / "sources.yaml").read_text(encoding="utf-8"))
STORY = "The foreign ministers met in Astana on Tuesday and agreed to open two consulates.\n"


def only(path: Path) -> Page | Skipped:
    found = list(pages([path]))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("case", CASES["encodings"], ids=lambda c: c["name"])
def test_encodings(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(case["text"].encode(case["encoding"]))
    page = only(path)
    assert isinstance(page, Page)
    assert page.content == case.get("expected", case["text"]).removeprefix("\ufeff")


@pytest.mark.parametrize("case", CASES["repairs"], ids=lambda c: c["given"][:30])
def test_repairs(case: dict[str, str]) -> None:
    assert repair(case["given"]) == case["expected"]


@pytest.mark.parametrize("case", CASES["ids"], ids=lambda c: c["file"])
def test_ids(case: dict[str, str], tmp_path: Path) -> None:
    data = STORY.encode()
    path = tmp_path / case["file"]
    path.write_bytes(gzip.compress(data) if case["file"].endswith(".gz") else data)
    assert only(path).id == case["id"]


@pytest.mark.parametrize("case", CASES["markdown"], ids=lambda c: c["name"])
def test_markdown(case: dict[str, object]) -> None:
    fields, rest = split_head(str(case["source"]))
    assert fields == case.get("fields", {})
    assert visible(rest) == str(case["text"]).strip()


def test_markdown_file(tmp_path: Path) -> None:
    path = tmp_path / "call.md"
    path.write_text(
        "---\ntitle: A call\npublished_time: 2021-08-27 19:27:40-04:00\n---\nThe **leaders** spoke.\n"
    )
    assert only(path) == Page(
        id="call",
        content="The leaders spoke.",
        location=str(path),
        title="A call",
        published="2021-08-27 19:27:40-04:00",
    )


def test_html_is_recognised_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(f"<!doctype html><html><body><p>{STORY}</p></body></html>")
    page = only(path)
    assert isinstance(page, Page)
    assert page.markup == "html"


def test_jsonl_goes_on_after_bad_lines(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    lines = [
        '{"id": "a", "text": "One.", "published": "2023-05-05", "outlet": "X"}',
        "{broken",
        '{"id": "b"}',
        "",
    ]
    path.write_text("\n".join([*lines, '{"html": "<p>Two.</p>", "title": "T"}', "[1]"]))
    found = list(pages([path]))
    assert [type(f).__name__ for f in found] == ["Page", "Skipped", "Skipped", "Page", "Skipped"]
    assert found[0] == Page(id="a", content="One.", location=f"{path}:1", published="2023-05-05", outlet="X")
    assert [f.id for f in found[1:3]] == [f"{path}:2", f"{path}:3"]
    assert found[3].id == "dump-5"
    assert found[3].markup == "html"
    assert all(f.why and f.try_ for f in found if isinstance(f, Skipped))


def test_jsonl_of_nothing_but_bad_lines_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "no.jsonl"
    path.write_text("no json\n" * 5000)
    found = list(pages([path]))
    assert len(found) == 1001
    assert "given up" in found[-1].why


@pytest.mark.parametrize("kind", ["text", "html", "jsonl", "gz"])
def test_standard_input(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {
        "text": STORY.encode(), "html": f"<html><body><p>{STORY}</p></body></html>".encode(),
        "jsonl": b'{"id": "x1", "text": "One."}\n{"id": "x2", "text": "Two."}\n', "gz": gzip.compress(STORY.encode()),
    }[kind]  # fmt: skip
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data))))
    found = list(pages(["-"]))
    assert [f.id for f in found] == (["x1", "x2"] if kind == "jsonl" else ["stdin"])
    assert found[0].markup == ("html" if kind == "html" else "text")


def test_folders_are_sorted_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/.hidden.txt",
        ".git/x.txt",
        "c.html",
        "photo.jpg",
        "brief.pdf",
        "d.txt~",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    found = list(pages([tmp_path]))
    assert [Path(f.location).name for f in found if isinstance(f, Page)] == ["b.txt", "c.html", "z.txt"]
    assert [(Path(f.id).name, f.why) for f in found if isinstance(f, Skipped)] == [
        ("brief.pdf", "no reader for .pdf")
    ]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/report.txt").write_text(STORY)
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "a/gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(pages([tmp_path]))
    assert [type(f).__name__ for f in found] == ["Skipped", "Page"]
    assert "leads nowhere" in found[0].why


def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [f.why for f in pages([tmp_path])] == ["the folder holds no reports"]


def test_the_same_id_for_other_content_is_told_apart(tmp_path: Path) -> None:
    for folder, text in (("a", STORY), ("b", STORY), ("c", STORY + "More.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    ids = [f.id for f in pages([tmp_path])]
    assert ids[:2] == ["report", "report"]
    assert ids[2].startswith("report~")
    assert ids == [f.id for f in pages([tmp_path])]


def _truncated() -> bytes:
    return gzip.compress(os.urandom(5000))[:-900]


BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t", "blanks"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG image"),
    "program.html": (b"\x7fELF" + bytes(range(256)) * 9, "program"),
    "noise.txt": (bytes(range(32)) * 400, "binary"),
    "cut.txt.gz": (_truncated(), "cut off"),
    "fake.jsonl.gz": (b"\x1f\x8b\x08\x00garbage that is no gzip data", "damaged"),
    "line.txt": (b"word " * 1_100_000, "more than 4 MB"),
    "bomb.txt.gz": (gzip.compress(bytes(60_000_000).replace(b"\0", b"a"), 1), "more than 4 MB"),
    "bomb.html.gz": (gzip.compress(bytes(60_000_000).replace(b"\0", b"a"), 1), "more than 16 MB"),
    "headonly.md": (b"---\ntitle: x\n---\n", "no text under the head"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_skipped_with_the_reason(name: str, tmp_path: Path) -> None:
    data, why = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(STORY)
    found = list(pages([tmp_path]))
    assert isinstance(found[0], Skipped)
    assert found[0].id == str(tmp_path / name)
    assert why in found[0].why
    assert isinstance(found[-1], Page)


def test_a_line_of_50_megabytes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    with open(path, "wb") as out:
        out.write(b'{"id": "a", "text": "' + b"x" * 50_000_000 + b'"}\n{"id": "b", "text": "One."}\n')
    begun = time.monotonic()
    found = list(pages([path]))
    assert [f.id for f in found] == [f"{path}:1", "b"]
    assert "more than 16 MB" in found[0].why
    assert time.monotonic() - begun < 10


def test_missing_and_odd_paths() -> None:
    assert [f.why for f in pages(["/no/such/file.txt", "a\0b"])] == [
        "cannot read: no such file or folder",
        "no such file or folder",
    ]


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(STORY)
    stream = pages([tmp_path])
    assert next(stream).id == "a"
    (tmp_path / "b.txt").unlink()
    assert [type(f).__name__ for f in stream] == ["Skipped", "Page"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    found = only(path)
    assert isinstance(found, Skipped)
    assert "permission" in found.why


def test_permission_errors_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(STORY)
    monkeypatch.setattr("builtins.open", refuse)
    found = only(tmp_path / "a.txt")
    assert isinstance(found, Skipped)
    assert "no permission" in found.why


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        assert isinstance(decode(data), str)


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.characters(codec="ascii", exclude_characters="&\r\x0c\x7f", min_codepoint=32),
        max_size=200,
    )
)
def test_clean_text_is_left_alone(text: str) -> None:
    assert decode(text.encode()) == text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_markdown_never_fails(source: str) -> None:
    visible(split_head(source)[1])


@settings(max_examples=400, deadline=None)
@given(st.text("aZ .œŒ×àéñøÿÃÂÀØ\u2018\u2019\u201c\u201d\u2013\u2014\u2026\xa0€²°\u02c6", max_size=8))
def test_what_is_passed_over_unlooked_at_is_no_mojibake(text: str) -> None:
    from ftfy.badness import is_bad

    from despatch.sources.decoding import _is_bad

    assert _is_bad(text) or not is_bad(text)
