"""The marked report: segments cover the text, the page is inert, the terminal shows every mark."""

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import msgspec
from answers_sample import ANALYSIS, READING, REPORT, TEXT
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from despatch.answers.explain import explained, explained_csv, explained_row
from despatch.answers.marking import Mark, labelled, marks, segments
from despatch.answers.page import explained_html
from despatch.model import Analysis, Reading, Report, Span

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\x1b[31m\u202e</style></title>"


def shown(analysis: Analysis, reading: Reading, *, width: int = 80, colour: bool = False) -> str:
    console = Console(
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        highlight=False,
        markup=False,
    )
    with console.capture() as captured:
        for part in explained(analysis, reading, width=width, colour=colour):
            console.print(part)
    return captured.get()


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(("time", "person", "entry"))))
)
def test_segments_cover_the_text_once(spans: list[tuple[int, int, str]]) -> None:
    text = "x" * 64
    report = Report(id="r", text=text, body=(Span(4, 30), Span(31, 60)))
    found = tuple(sorted(Mark(a, min(a + n, 64), layer, "C1") for a, n, layer in spans))
    cut = segments(Analysis(report=report), found)
    assert "".join(text[s.start : s.end] for s in cut) == text
    for segment in cut:
        covering = {m for m in found if m.start <= segment.start and segment.end <= m.end}
        assert set(segment.marks) == covering
        assert segment.body == any(b.start <= segment.start < b.end for b in report.body)


def test_every_entry_has_its_label_and_words() -> None:
    assert [e.label for e in labelled(READING)] == ["C1", "C2", "I1", "U1", "S1"]
    found = {m.note: TEXT[m.start : m.end] for m in marks(ANALYSIS, READING) if m.layer == "entry"}
    assert found["C2"].startswith("A visit by Teles")


def test_without_colour_brackets_mark() -> None:
    text = shown(ANALYSIS, READING)
    assert "<Rui Teles>" in text
    assert "{Thursday}" in text
    assert "(C1 I1)" in text
    assert "~ Home » World" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_with_colour_styles_mark() -> None:
    text = shown(ANALYSIS, READING, colour=True)
    assert "\x1b[" in text
    assert "<Rui Teles>" not in text


def test_narrow_terminals_fit() -> None:
    assert max(map(len, shown(ANALYSIS, READING, width=30).splitlines())) <= 30


def test_row_and_csv_tell_labels_anchors_and_offsets() -> None:
    row = explained_row(ANALYSIS, READING)
    assert row["contacts"][1]["label"] == "C2"
    assert row["analysis"]["times"][0]["anchor"] == "published"
    lines = explained_csv(ANALYSIS, READING).splitlines()
    assert lines[0] == "start,end,layer,meaning,words"
    assert any(line.endswith("time,2022-03-03,Thursday") for line in lines)


class Tags(HTMLParser):
    """All tags and attribute names of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_page_is_inert_whatever_the_report_says() -> None:
    hostile = msgspec.structs.replace(
        REPORT,
        text=TEXT[:-1] + ATTACK,
        title=ATTACK,
        outlet=ATTACK,
        url="javascript:alert(3)",
        dateline=ATTACK,
    )
    page = explained_html(msgspec.structs.replace(ANALYSIS, report=hostile), READING)
    parser = Tags()
    parser.feed(page)
    assert not parser.tags & {"script", "img", "iframe", "object", "link", "form"}
    assert not {a for a in parser.attributes if a.startswith("on") or a == "style"}
    assert "javascript:" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert html.escape("<script>alert(1)</script>") in page


def test_the_page_allows_its_own_style_only() -> None:
    page = explained_html(ANALYSIS, READING)
    style = re.search("<style>(.*?)</style>", page, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "http" not in page.replace("https://gazette.example/1", "").replace("http-equiv", "")
    assert 'name="viewport"' in page
    assert 'href="#e-C1"' in page
    assert 'id="e-C1"' in page
