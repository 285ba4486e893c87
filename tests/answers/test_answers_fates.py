"""What is open, what is new and where reports differ, for people: harmless, whole, as wide as the terminal."""

import io
from collections.abc import Iterable
from datetime import date

import msgspec
import pytest
from answers_merged import REPORTS, entries
from rich.console import Console, RenderableType

from despatch.answers.differences import Disputed, disputed_csv, disputed_row
from despatch.answers.differences_text import differences_text
from despatch.answers.new import Item, Since, news_csv, news_row
from despatch.answers.new_text import new_text
from despatch.answers.pending import Pending, Wish, pending_csv, pending_row
from despatch.answers.pending_text import pending_text
from despatch.model import Citation
from despatch.model.fates import Bearing, Change, Difference, Fate, News, Says
from despatch.model.merged import MergedEntry

EVIL = "\x1b[31mred\u202e =1+1 \x00" + "w" * 400
CITED = Citation(start=0, end=5, text=EVIL, report=EVIL)
HARMFUL = ("\x1b", "\u202e", "\x00")
TODAY = date(2022, 6, 1)


def shown(parts: Iterable[RenderableType], width: int = 80) -> str:
    out = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    for part in parts:
        out.print(part)
    return out.file.getvalue()  # type: ignore[attr-defined]


def found(state: str, days: int | None, *relations: str) -> list[Pending]:
    """Every entry of the sample with a fate, and evil words that bear on it."""
    bearings = tuple(
        Bearing(
            entry=f"{n}" * 12,
            sort="statement",
            relation=r,
            citation=CITED,
            cue=EVIL,
            shared=(EVIL,),
            reason=EVIL,
        )  # type: ignore[arg-type]
        for n, r in enumerate(relations)
    )
    due = "2022-05" if days is not None else None
    return [
        Pending(m, Fate(id=m.id, sort=m.kind_of_entry, state=state, reason=EVIL, due=due, days=days, bearings=bearings))  # type: ignore[arg-type]
        for m in entries()
    ]  # fmt: skip


@pytest.mark.parametrize("width", [30, 80, 200])
def test_pending_is_harmless_at_any_width(width: int) -> None:
    made = found("overdue", -3, "done", "about", "again") + found("open", None)
    out = shown(pending_text(made, Wish(("NOR",), TODAY), 2, REPORTS.get, width=width), width)
    assert max(map(len, out.splitlines())) <= width
    assert not any(c in out for c in HARMFUL)
    flat = " ".join(out.split())
    assert "3 days ago" in flat
    assert "2 settled: --all" in flat
    assert "also on it: #11111111" in flat


def test_past_comes_first_and_settled_last() -> None:
    groups = [
        found(state, days)[0].group
        for state, days in (("lapsed", -1), ("perhaps held", None), ("open", 0), ("open", None), ("contradicted", -1))
    ]  # fmt: skip
    assert groups == [0, 0, 1, 2, 3]


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "in 1 day"), (-2, "2 days ago"), (150, "in 5 months"), (-800, "2 years ago")],
)
def test_how_far(days: int, words: str) -> None:
    out = shown(pending_text(found("overdue", days)[:1], Wish((), TODAY), 0, REPORTS.get, width=120), 120)
    assert words in out


def test_the_most_telling_stands_first() -> None:
    out = shown(
        pending_text(
            found("reported done", 1, "about", "done")[:1], Wish((), TODAY), 0, REPORTS.get, width=200
        ),
        200,
    )
    assert out.index("done: #11111111") < out.index("on the same: #00000000")


def test_pending_as_data() -> None:
    one = found("overdue", -3, "done")[0]
    row = pending_row(one)
    assert list(row["fate"]) == ["state", "due", "days", "reason", "bearings"]
    assert row["id"] == one.entry.id
    assert row["fate"]["bearings"][0]["citation"]["text"] == EVIL
    assert pending_row(found("open", None)[0])["fate"]["bearings"] == []
    table = pending_csv([one])
    assert not any(c in table for c in HARMFUL)
    assert "\n=" not in table


def item(m: MergedEntry, kind: str) -> Item:
    change = Change(field="status", before="planned", now=EVIL, cited_before=CITED, cited_now=CITED)
    undated = Change(field="date", before=None, now="2022-05-04", cited_before=CITED, cited_now=CITED)
    changes = (change, undated) if kind == "changed" else ()
    return Item(m, News(id=m.id, sort=m.kind_of_entry, news=kind, reports=m.reports, changes=changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [30, 80, 200])
def test_new_is_harmless_at_any_width(width: int) -> None:
    items = [item(m, kind) for kind in ("changed", "new", "confirmed") for m in entries()]
    out = shown(new_text(items, Since(("NOR", "PRT"), "2022-05"), REPORTS.get, width=width), width)
    assert max(map(len, out.splitlines())) <= width
    assert not any(c in out for c in HARMFUL)
    flat = " ".join(out.split())
    assert "9 changes, 9 new entries and 9 known entries told again" in flat
    assert "date: not told → 4 May 2022" in flat
    nothing = shown(new_text([], Since((), "2022-05"), REPORTS.get, width=80))
    assert "Nothing" in nothing


def test_new_as_data() -> None:
    m = entries()[0]
    row = news_row(item(m, "changed"))
    assert [c["field"] for c in row["news"]["changes"]] == ["status", "date"]
    assert list(news_row(item(m, "new"))["news"]) == ["news", "reports", "changes"]
    table = news_csv([item(m, "changed"), item(m, "new")])
    assert table.count("\n") == 4
    assert not any(c in table for c in HARMFUL)


def disputed(contrast: str, taken: bool) -> Disputed:
    m = entries()[0]
    says = (
        Says(value=EVIL, citations=(CITED,) * 5, taken=False),
        Says(value=("NOR", EVIL), citations=(), taken=taken),
    )
    d = Difference(
        id=m.id,
        sort="contact",
        field="place",
        contrast=contrast,
        says=says,
        taken=EVIL + "x",
        rule="the first",
    )  # type: ignore[arg-type]
    return Disputed(m, d)


@pytest.mark.parametrize("width", [30, 80, 200])
def test_differences_are_harmless_at_any_width(width: int) -> None:
    found_ = [disputed(c, t) for c in ("contrary", "exactness", "wording") for t in (True, False)]
    out = shown(differences_text(found_, ("NOR",), 3, REPORTS.get, width=width), width)
    assert max(map(len, out.splitlines())) <= width
    assert not any(c in out for c in HARMFUL)
    flat = " ".join(out.split())
    assert "and 2 reports more" in flat
    assert "taken:" in flat
    assert "rule: the first" in flat
    assert "3 more" in flat


def test_differences_as_data() -> None:
    row = disputed_row(disputed("contrary", True), REPORTS.get)
    assert [s["taken"] for s in row["says"]] == [False, True]
    assert row["says"][0]["reports"][0] == {"report": EVIL, "outlet": None, "published": None}
    table = disputed_csv([disputed("contrary", True)], REPORTS.get)
    assert table.count("\n") == 6
    assert not any(c in table for c in HARMFUL)


def test_what_people_checked_is_marked() -> None:
    from despatch.model.merged import Checked

    checked = Checked(state="accepted", author="Ann", at="2022-06-01T00:00:00Z", judgements=("j",))
    m = msgspec.structs.replace(entries()[2], checked=checked)
    one = Pending(m, found("planned", 3)[2].fate)
    assert "✓ accepted by Ann" in shown(pending_text([one], Wish((), TODAY), 0, REPORTS.get, width=80))
    assert "✓ accepted by Ann" in shown(new_text([item(m, "new")], Since((), "2022"), REPORTS.get, width=80))
