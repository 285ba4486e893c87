"""Publication dates: on pages of the Kremlin (HTML), in their plain text, in White House Markdown, in the gold.

`python -m benchmarks.dates` prints a Markdown section. `right` are the reports whose date is found
exactly, `none` those where no date is given, `wrong` the rest. htmldate is asked as its manual has it.
"""

import json
import random
from collections.abc import Callable
from pathlib import Path

from htmldate import find_date

from benchmarks.shared import SHARED
from despatch.model import InputError, Page
from despatch.reports import report_of
from despatch.sources import decode, markdown, pages

_MONTHS = "January February March April May June July August September October November December".split()
Case = tuple[str | None, Callable[[], str | None]]


def found_in(page: Page) -> str | None:
    try:
        return report_of(page).published
    except InputError:
        return None


def kremlin() -> dict[str, list[Case]]:
    """The 120 pages as HTML; the same without their meta elements; as text with the date line the site has."""
    rows = [
        json.loads(line) for line in (SHARED / "bench/kremlin/kremlin.jsonl").read_text("utf-8").splitlines()
    ]
    truth = {row["id"]: row for row in rows}
    html, htmldate, text = [], [], []
    for path in sorted((SHARED / "bench/kremlin/html").glob("*.html")):
        source, row = decode(path.read_bytes(), html=True), truth[path.stem]
        page = Page(id=path.stem, content=source, markup="html")
        html.append((row["published"], lambda page=page: found_in(page)))
        htmldate.append((row["published"], lambda source=source: find_date(source, original_date=True)))
        year, month, day = row["published"].split("-")
        line = f"{_MONTHS[int(month) - 1]} {int(day)}, {year}"
        plain = Page(id=path.stem, content=f"{row['title']}\n\n{line}\n\n{row['text']}")
        if len(row["text"]) > 40:
            text.append((row["published"], lambda plain=plain: found_in(plain)))
    return {
        "Kremlin, HTML": html,
        "Kremlin, HTML: htmldate": htmldate,
        "Kremlin, plain text with date line": text,
    }


def whitehouse() -> list[Case]:
    """A sample of the White House's Markdown files: the date in the head, local to Washington."""
    files = sorted((SHARED / "bench/whitehouse").rglob("*.md"))
    cases: list[Case] = []
    for path in random.Random(1).sample(files, min(200, len(files))):
        head, _ = markdown.split_head(path.read_text(encoding="utf-8"))
        page = next(pages([path]))
        if isinstance(page, Page):
            cases.append((_day_named(path) or head["published"][:10], lambda page=page: found_in(page)))
    return cases


def _day_named(path: Path) -> str | None:
    name = path.stem[:10]
    return name if name[4:5] == "-" and name[:4].isdigit() else None


def without_dates() -> list[Case]:
    """Newswire as stories alone, no dateline or date line: the only right answer is none."""
    lines = (SHARED / "bench/newswire/afp_xinhua.jsonl").read_text("utf-8").splitlines()[::8]
    rows = [row for line in lines if "(Xinhua)" not in (row := json.loads(line))["text"][:300]]
    return [
        (None, lambda row=row: found_in(Page(id=row["id"], content=row["title"] + "\n\n" + row["text"])))
        for row in rows
    ]


def gold() -> list[Case]:
    cases: list[Case] = []
    for page in pages(sorted((SHARED / "gold/dev").glob("*.txt"))):
        if isinstance(page, Page):
            data = json.loads((SHARED / "gold/dev" / f"{page.id}.json").read_text("utf-8"))
            cases.append((data["published"], lambda page=page: found_in(page)))
    return cases


def main() -> str:
    groups = {
        **kremlin(),
        "White House, Markdown": whitehouse(),
        "Gold, plain text": gold(),
        "Stories without any date": without_dates(),
    }
    lines = ["## Publication dates", "", "| | reports | right | none | wrong |", "|---|---|---|---|---|"]
    for name, cases in groups.items():
        answers = [(truth, find()) for truth, find in cases]
        right = sum(t == a for t, a in answers)
        none = sum(a is None and t is not None for t, a in answers)
        lines.append(f"| {name} | {len(answers)} | {right} | {none} | {len(answers) - right - none} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(main())
