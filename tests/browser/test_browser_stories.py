"""What people come for, from the first page to the words: the stories of the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from browser_made import AUTHOR, SAMPLES, Served, Watched, at, in_view
from playwright.sync_api import expect

from despatch.model.merged import MergedEntry

Opened = Callable[..., Watched]


def last_meeting(site: Served) -> MergedEntry:
    """The last meeting of India and Russia that was held on a day that is known, and that two reports tell of."""
    held = site.record.timeline("IND", "RUS", kind="meeting", status="held")
    return [m for m in held if m.date and len(m.date) == 10 and m.sources.reports > 1][-1]


def test_the_last_meeting_and_its_sources(shown: Served, opened: Opened) -> None:
    wanted = last_meeting(shown)
    window = opened(shown)
    page = window.go("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Relationships").click()
    page.locator('main a[href^="/relationship/IND-RUS"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Russia")
    filters = page.get_by_role("form", name="What of it is shown")
    filters.get_by_label("Kind").select_option("meeting")
    filters.get_by_label("Status").select_option("held")
    filters.get_by_role("button", name="Show").click()
    page.wait_for_url("**kind=meeting**")
    assert "status=held" in page.url
    page.locator(f'article.entry a[href="/entry/{wanted.id}"]').first.click()
    page.wait_for_url(f"**/entry/{wanted.id}")
    expect(page.locator("main time").first).to_have_attribute("datetime", wanted.date or "")
    columns = page.locator(".report-beside")
    expect(columns).to_have_count(len(shown.record.accounts(wanted.id)))
    for n, report in enumerate(wanted.reports):
        cited = [c.text for c in wanted.entry.citations if c.report == report]
        column = page.locator(".report-beside").filter(has=page.locator(f'a[href^="/report/{report}"]'))
        marked = " ".join(column.first.locator("blockquote mark").all_inner_texts())
        assert cited, f"report {n} is cited"
        assert " ".join(cited[0].split())[:40] in " ".join(marked.split())
        column.first.get_by_role("link", name="in the report").first.click()
        expect(page.locator("mark:target, :target + mark, mark:has(:target), :target").first).to_be_visible()
        assert in_view(page.locator(":target"))
        page.go_back()


def test_a_corrected_date_outlasts_the_reports(desk: Served, opened: Opened) -> None:
    entry = last_meeting(desk)
    window = opened(desk)
    page = window.go(f"/entry/{entry.id}")
    page.get_by_text("Edit", exact=False).and_(page.locator("summary")).click()
    form = page.locator(f'form[action="/entry/{entry.id}/edit"]')
    form.get_by_label("Date", exact=True).fill("2025-12-0")
    form.get_by_label("Reason").fill("the ministry's own calendar")
    form.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("Not done")
    form = page.locator(f'form[action="/entry/{entry.id}/edit"]')
    form.get_by_label("Date", exact=True).fill("2025-12-03")
    form.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("Edited")
    for again in range(2):
        expect(page.locator("main time").first).to_have_attribute("datetime", "2025-12-03")
        expect(page.locator(".standing")).to_contain_text(f"Edited by {AUTHOR}")
        if not again:
            desk.record.add_all([SAMPLES])
            page = window.go(f"/entry/{desk.record.entry(entry.id).id}")
    expect(page.locator(".decisions")).to_contain_text("the ministry's own calendar")


def test_two_entries_merged_and_taken_apart(desk: Served, opened: Opened) -> None:
    other = last_meeting(desk)
    one = next(
        m for m in desk.record.timeline("IND", "RUS", kind="meeting") if m.sources.reports == 1 and m.date
    )
    before = desk.record.count()
    window = opened(desk)
    page = window.go(f"/entry/{other.id}")
    page.locator("summary", has_text="Merge").click()
    form = page.locator(f'form[action="/entry/{other.id}/merge"]')
    form.get_by_label("or another, by its id").fill(one.id)
    form.get_by_label("Reason").fill("one talk, told twice")
    form.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("status").first).to_contain_text("Merged")
    merged = desk.record.entry(one.id)
    assert merged.id == desk.record.entry(other.id).id
    expect(page.locator(".report-beside")).to_have_count(len(desk.record.accounts(merged.id)))
    expect(page.locator(".decisions")).to_contain_text("one talk, told twice")
    for report in (*one.reports, *other.reports):
        expect(page.locator(f'.report-beside a[href^="/report/{report}"]').first).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    assert desk.record.count() == before
    assert desk.record.entry(one.id).reports == one.reports
    assert desk.record.entry(other.id).reports == other.reports


def test_three_reports_of_which_one_is_broken(desk: Served, opened: Opened, tmp_path: Path) -> None:
    names = ("aas-in-lisbon.txt", "lost.jsonl", "call.html")
    texts = (
        "Ministers of Norway and Portugal meet\n\nLISBON, March 4, 2022 (NPA) - Norwegian Foreign Minister Kari Aas met her "
        "Portuguese counterpart Rui Teles in Lisbon on Thursday and discussed fisheries.\n",
        '{"text": "cut off in the mid',
        "<html><head><title>Prime ministers speak</title></head><body><article><h1>Prime ministers speak</h1><p>OSLO, May 12, "
        "2022 - Norwegian Prime Minister Nils Berg spoke by telephone with Portuguese Prime Minister Ana Duarte on Wednesday "
        "about gas and the Arctic.</p></article></body></html>",
    )
    for name, text in zip(names, texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    reports = desk.record.count_reports()
    window = opened(desk)
    page = window.go("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Add").click()
    page.get_by_label("Choose files, or drop them here").set_input_files([tmp_path / name for name in names])
    page.get_by_role("button", name="Read and add").click()
    expect(page.locator("#upload")).to_contain_text("Done")
    rows = page.locator("#upload tbody tr")
    expect(rows).to_have_count(3)
    for name, became in zip(names, ("Added", "Skipped", "Added"), strict=True):
        expect(rows.filter(has_text=name)).to_contain_text(became)
    expect(rows.filter(has_text="lost.jsonl")).to_contain_text("Try:")
    assert desk.record.count_reports() == reports + 2
    rows.filter(has_text="aas-in-lisbon").get_by_role("link").first.click()
    expect(page.locator("mark").first).to_be_visible()
    assert any(m.kind_of_entry == "contact" for m in desk.record.timeline("NOR", "PRT"))


def test_a_quotation_found_where_it_stands(shown: Served, opened: Opened) -> None:
    said = next(
        m for m in shown.record.statements() if m.entry.form == "direct" and 60 < len(m.entry.content) < 200
    )
    words = re.findall(r"[A-Za-z]{4,}(?: [A-Za-z]+){3,}", said.entry.content)[0]
    window = opened(shown)
    page = window.go("/")
    page.keyboard.press("/")
    page.keyboard.type(f'"{words}"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    hit = page.locator(f'.hit[data-id="{said.id}"]')
    expect(hit.locator("mark").first).to_be_visible()
    hit.get_by_role("link", name="In the report").click()
    page.wait_for_url("**/report/**")
    mark = page.locator("mark#at")
    expect(mark).to_be_visible()
    assert in_view(mark)
    sought = " ".join(page.locator("mark.word, mark.at").all_inner_texts())
    assert words.split()[0] in sought
    assert at(page).startswith("/report/")


def test_a_brief_written_and_taken_along(shown: Served, opened: Opened, tmp_path: Path) -> None:
    window = opened(shown)
    page = window.go("/relationship/IND-RUS")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Brief").click()
    form = page.get_by_role("form", name="What the brief tells of")
    form.get_by_label("Since").fill("2024-06")
    form.get_by_label("Until").fill("2025-12")
    boxes = form.get_by_role("group", name="Sections").get_by_role("checkbox")
    for n in range(boxes.count()):
        boxes.nth(n).set_checked(n in (1, 2))
    form.get_by_role("button").click()
    page.wait_for_url("**since=2024-06**")
    sections = page.locator(".brief > section:not(.footnotes)")
    assert 2 <= sections.count() <= 3  # those chosen, and how it was made
    noted = page.locator(".brief sup a").first
    number = noted.inner_text()
    noted.click()
    note = page.locator(f"#n{number}")
    assert in_view(note)
    for name, begins in (("PDF", b"%PDF-"), ("Word", b"PK"), ("Markdown", b"#")):
        with page.expect_download() as coming:
            page.get_by_role("group", name="Take it along").get_by_role("link", name=name).click()
        there = tmp_path / coming.value.suggested_filename
        coming.value.save_as(there)
        assert there.read_bytes().startswith(begins)
        assert "ind-rus" in there.name.casefold()
    assert "2024" in there.read_text(encoding="utf-8")
    note.get_by_role("link").first.click()
    page.wait_for_url("**/report/**")
    assert in_view(page.locator(":target"))
