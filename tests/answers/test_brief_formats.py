"""The formats of a brief: nothing of a report is taken for markup, nothing runs, and the bytes are the same each time."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.dom import minidom

import pytest
from answers_brief import HOSTILE, SAMPLES, hostile_reading, made
from lxml import etree, html

from despatch import Record
from despatch.answers.brief.content import Bar, Brief, Chart
from despatch.answers.brief.drawing import in_words, svg
from despatch.answers.brief.html import page
from despatch.answers.brief.markdown import markdown
from despatch.answers.brief.shown import cited_words, quotation, source
from despatch.answers.plain import plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]")


def needs(package: str) -> None:
    pytest.importorskip(package, reason=f"needs the package {package} (pip install 'despatch[brief]')")


@pytest.fixture(scope="module")
def sample() -> Iterator[Brief]:
    with Record(":memory:") as record:
        record.add_all([SAMPLES])
        yield made(record, "IND", "RUS")


@pytest.fixture(scope="module")
def hostile() -> Iterator[Brief]:
    with Record(":memory:") as record:
        for number in (1, 2, 3):
            record.add(hostile_reading(number))
        yield made(record, "IND", "RUS")


@pytest.fixture(scope="module")
def nothing() -> Iterator[Brief]:
    with Record(":memory:") as record:
        yield made(record, "IND", "RUS")


# --- Markdown


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def test_markdown_has_every_line_with_its_footnotes(sample: Brief) -> None:
    text = markdown(sample)
    for note in sample.footnotes:
        assert text.count(f"\n[^{note.number}]: ") == 1
        assert f"[^{note.number}]" in text.split("\n[^1]: ")[0]
        line = unescaped(next(line for line in text.splitlines() if line.startswith(f"[^{note.number}]: ")))
        assert plain(source(note)) in line
        assert cited_words(note) in line


def test_markdown_takes_nothing_for_markup(hostile: Brief) -> None:
    text = markdown(hostile)
    assert not CONTROLS.search(text)
    bare = re.sub(r"`[^`\n]*`", "", re.sub(r"\\.", "", text))  # without what is escaped, and our own commands
    assert "<" not in bare
    assert "](" not in bare
    assert "$x$" not in bare
    assert "http://" not in bare
    assert "www." not in bare
    assert "*bold*" not in bare.replace("**", "")
    assert all(
        line.startswith(("#", "- ", "**", "|", "[^")) or not re.match(r"[#>=+]|\d+[.)] ", line)
        for line in bare.splitlines()
    )
    lines = {line.split("]:")[0] for line in text.splitlines() if line.startswith("[^")}
    assert lines == {f"[^{n.number}" for n in hostile.footnotes}  # no footnote of their own making


# --- HTML


def test_html_is_one_file_that_loads_and_runs_nothing(hostile: Brief) -> None:
    text = page(hostile)
    tree = html.fromstring(text)
    assert not CONTROLS.search(text)
    assert not tree.xpath("//script | //img | //iframe | //object | //embed | //form | //link | //b | //i")
    assert not [a for e in tree.iter() for a in e.attrib if a.startswith("on") or a == "style"]
    assert all(u.startswith("#") for u in tree.xpath("//@href | //@src"))  # the addresses given are none
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    words = " ".join(tree.text_content().split())
    assert plain("<script>alert(1)</script>") in words
    assert "नरेन्द्र मोदी" in words


def test_html_leads_to_footnotes_and_back(sample: Brief) -> None:
    tree = html.fromstring(page(sample))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {u[1:] for u in tree.xpath("//a/@href") if u.startswith("#")}
    assert targets <= set(ids)
    assert {f"n{n.number}" for n in sample.footnotes} <= targets
    assert "prefers-color-scheme" in page(sample) or "light-dark(" in page(sample)
    assert "@media print" in page(sample)


def test_html_links_to_addresses_of_the_web_alone(hostile: Brief) -> None:
    from msgspec.structs import replace

    for url, linked in (
        ("https://gazette.example/a?b=1&c=2", True),
        ("http://gazette.example/", True),
        ("javascript:alert(1)", False),
        ('https://x.example/"><script>', False),
        ("data:text/html,x", False),
        ("https://x.example/\u202egpj", False),
    ):
        notes = (replace(hostile.footnotes[0], url=url), *hostile.footnotes[1:])
        tree = html.fromstring(page(replace(hostile, footnotes=notes)))
        assert (url in tree.xpath("//a/@href")) is linked, url


# --- the chart


CHART = Chart(
    levels=("leaders", "ministers", "officials", "level not told"),
    bars=(Bar(label="Q1", counts=(1, 0, 0, 0), before=True, year="2024"), Bar(label="Q2", counts=(0, 2, 30, 1), planned=3)),
    title="Contacts <by> quarter & level",
)  # fmt: skip


def test_the_chart_tells_levels_apart_without_colour() -> None:
    drawing = svg(CHART)
    tree = etree.fromstring(drawing.encode())
    fills = {(e.get("fill"), e.get("fill-opacity")) for e in tree.iter("{*}rect") if e.get("fill")}
    assert len(fills) == 5
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", drawing.replace("#000000", "").replace("#brief-", ""))
    boxes = [e for e in tree.iter("{*}rect") if e.get("stroke")]
    assert all(float(e.get("height")) > 0 and float(e.get("y")) >= 0 for e in boxes)
    assert (
        in_words(CHART)
        == "2024 Q1: 1 leaders; 2024 Q2: 2 ministers, 30 officials, 1 level not told, 3 planned"
    )
    assert tree.find("{*}title").text == CHART.title


@pytest.mark.parametrize("bars", [1, 7, 40, 120])
def test_the_chart_stays_within_its_frame(bars: int) -> None:
    made_ = Chart(
        levels=CHART.levels, title="t",
        bars=tuple(Bar(label=str(1900 + i), counts=(i, 1, 0, 0), planned=i % 3, year=str(1900 + i)) for i in range(bars)),
    )  # fmt: skip
    for box in etree.fromstring(svg(made_).encode()).iter("{*}rect"):
        x, y, width, height = (float(box.get(k, 0)) for k in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= 0
        assert x + width <= 681
        assert y + height <= 201


# --- PDF


def test_pdf_is_the_same_each_time(sample: Brief, hostile: Brief, nothing: Brief) -> None:
    needs("typst")
    from despatch.answers.brief.pdf import pdf

    for brief in (sample, hostile, nothing):
        first = pdf(brief)
        assert first.startswith(b"%PDF-")
        assert first == pdf(brief)


def test_pdf_has_its_metadata_and_at_most_four_pages(sample: Brief) -> None:
    needs("typst")
    from despatch.answers.brief.pdf import pdf

    raw = pdf(sample)
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", raw))
    assert 2 <= sheets <= 4
    assert b"20251231" in raw
    assert b"Despatch" in raw
    assert b"/MarkInfo" in raw  # tagged


def test_typst_takes_nothing_for_markup(hostile: Brief) -> None:
    needs("typst")
    import typst

    from despatch.answers.brief.pdf import data
    from despatch.answers.encode import json_text

    layout = b'#let brief = json(bytes(sys.inputs.brief))\n#metadata(brief.footnotes.map(n => n.source + n.words).join("|")) <all>'
    told = json_text(data(hostile))
    shown = typst.query(layout, "<all>", field="value", one=True, sys_inputs={"brief": told})
    assert "#eval(" in shown  # it came through as the words that it is
    assert "#panic()" in shown


# --- Word


def opened(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def word() -> Callable[[Brief], bytes]:
    needs("docx")
    needs("typst")
    from despatch.answers.brief.docx import docx

    return docx


def test_word_has_real_footnotes(sample: Brief, word: Callable[[Brief], bytes]) -> None:
    files = opened(word(sample))
    held = etree.fromstring(files["word/footnotes.xml"])
    body = etree.fromstring(files["word/document.xml"])
    notes = {n.get(f"{W}id"): "".join(n.itertext()) for n in held.iter(f"{W}footnote")}
    assert set(notes) == {"-1", "0", *(str(n.number) for n in sample.footnotes)}
    referred = [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")]
    assert referred == [str(n.number) for n in sample.footnotes]  # each once, in order: Word numbers them so
    for note in sample.footnotes:
        assert f"{source(note)}: {cited_words(note)}" in notes[str(note.number)]
    assert b"/word/footnotes.xml" in files["[Content_Types].xml"]
    assert b'Target="footnotes.xml"' in files["word/_rels/document.xml.rels"]
    marks = {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
    again = {f.get(f"{W}instr").split()[1] for f in body.iter(f"{W}fldSimple")}
    assert again <= marks


def test_word_has_every_line_and_the_chart(sample: Brief, word: Callable[[Brief], bytes]) -> None:
    raw = word(sample)
    files = opened(raw)
    text = "".join(etree.fromstring(files["word/document.xml"]).itertext())
    for item in sample.items:
        for piece in item.pieces:
            assert (quotation(piece) if piece.stretches else plain(piece.text)) in text
    assert any(name.startswith("word/media/") for name in files)
    from docx import Document

    read = Document(io.BytesIO(raw))
    assert read.core_properties.title == "India – Russia"
    assert read.core_properties.created.isoformat()[:10] == "2025-12-31"


def test_word_is_whole_xml_whatever_the_report_holds(
    hostile: Brief, nothing: Brief, word: Callable[[Brief], bytes]
) -> None:
    for brief in (hostile, nothing):
        files = opened(word(brief))
        for name, raw in files.items():
            if name.endswith((".xml", ".rels")):
                minidom.parseString(raw)
        text = "".join(etree.fromstring(files["word/document.xml"]).itertext())
        assert not CONTROLS.search(text)
    assert "<script>" in "".join(etree.fromstring(opened(word(hostile))["word/footnotes.xml"]).itertext())


def test_word_is_the_same_each_time(sample: Brief, hostile: Brief, word: Callable[[Brief], bytes]) -> None:
    for brief in (sample, hostile):
        assert word(brief) == word(brief)


def test_without_the_packages_it_is_said_what_to_install(
    sample: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from despatch.answers.brief.docx import docx
    from despatch.answers.brief.pdf import pdf
    from despatch.model import DespatchError

    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setitem(sys.modules, "docx", None)
    for write in (pdf, docx):
        with pytest.raises(DespatchError, match=r"despatch\[brief\]"):
            write(sample)


def test_the_hostile_words_are_hostile() -> None:
    assert CONTROLS.search(HOSTILE)
    assert not CONTROLS.search(plain(HOSTILE))
