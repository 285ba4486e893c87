"""The brief on the site: chosen, looked at, and taken along in each form."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from site_made import client_of, harmless, made, readings

import despatch
from despatch import Record
from despatch.site.pages import brief

PAIR = "pair=NOR-PRT&since=2021"


def test_without_parties_it_offers_some(site: TestClient) -> None:
    page = site.get("/brief").text
    assert "/brief?pair=NOR-PRT" in page
    assert site.get("/brief.json").json() is None


def test_it_is_shown_with_its_footnotes(site: TestClient, record: Record) -> None:
    answer = site.get(f"/brief?{PAIR}")
    assert answer.status_code == 200
    tree = html.fromstring(answer.text)
    data = site.get(f"/brief.json?{PAIR}").json()
    assert [h.text for h in tree.xpath("//div[@class='brief']//h2")][:-1] == [
        s["title"] for s in data["sections"]
    ]
    notes = data["footnotes"]
    assert notes
    assert len(tree.xpath("//section[@class='footnotes']//li")) == len(notes)
    for number in {link.get("href") for link in tree.xpath("//sup/a")}:
        assert tree.xpath(f"//li[@id='{number[1:]}']")
    for note in notes:
        text = record.report(note["report"]).text
        assert all(words in text for words in note["words"])


def test_sections_are_chosen(site: TestClient) -> None:
    data = site.get(f"/brief.json?{PAIR}&sections=said&sections=last").json()
    assert [s["name"] for s in data["sections"]] == ["last", "said", "method"]


@pytest.mark.parametrize(
    ("form", "start"), [("md", b"#"), ("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF-")]
)
def test_files(site: TestClient, form: str, start: bytes) -> None:
    if form in ("docx", "pdf"):
        pytest.importorskip("typst")
        pytest.importorskip("docx")
    answer = site.get(f"/brief.{form}?{PAIR}")
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(start)
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-NOR-PRT-2022-06-01.{form}"'
    assert answer.headers["content-type"].split(";")[0] in {
        kind.split(";")[0] for kind in brief._MEDIA.values()
    }
    if form == "docx":
        assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    again = site.get(f"/brief.{form}?{PAIR}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "asked",
    [
        "pair=NOR",
        "pair=NOR-XXX",
        f"{PAIR}&sections=poems",
        "pair=NOR-PRT&since=2030",
        "pair=NOR-PRT&until=never",
        "pair=NOR-NOR",
    ],
)
def test_what_makes_no_sense_is_told(site: TestClient, asked: str) -> None:
    for path in ("/brief.json", "/brief.pdf"):
        assert site.get(f"{path}?{asked}").status_code == 400


def test_what_is_not_installed_is_said(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brief, "find_spec", lambda name: None)
    page = site.get(f"/brief?{PAIR}&until=2022-05-31").text
    assert "pip install" in page
    assert "/brief.md?" in page
    assert "/brief.pdf?" not in page


def test_of_a_large_relationship_none_is_written_at_once(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brief, "MOST", 0)
    answer = site.get(f"/brief.json?{PAIR}&until=2022-05-30")
    assert answer.status_code == 400
    assert "despatch brief" in answer.json()["error"]["try"]


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[TestClient]:
    """The four reports, two of them with markup in their titles, outlets and quotations."""
    bad = [
        despatch.read(
            f'{r.report.text}\n\n“We will <script>alert(1)</script> fish " onload=x and {{{{ 7 * 7 }}}} \u202e,” Aas told reporters in Lisbon.',
            id=f"x-{n}",
            outlet="<img src=x onerror=alert(3)>",
            url="javascript:alert(4)",
        )
        for n, r in enumerate(readings()[:2])
    ]
    with Record(made(tmp_path / "h.db", [*readings(), *bad])) as record:
        yield client_of(record)


def test_hostile_reports_are_text(hostile: TestClient) -> None:
    page = hostile.get(f"/brief?{PAIR}").text
    assert "&lt;img src=x" in page
    harmless(page)
    assert "javascript:" not in page
