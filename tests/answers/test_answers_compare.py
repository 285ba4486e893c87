"""`compare`: every contact in one tally, dates never guessed, relationships as people write them."""

import csv
import io
from collections import Counter

import pytest
from answers_merged import entries
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from despatch.answers.compare import By, Compared, bucket_of, count_contact, rows, table
from despatch.answers.compare_text import compared_text, title
from despatch.answers.relationships import relationship, relationship_name
from despatch.model import Contact, UsageError
from despatch.model.merged import MergedEntry, Sources
from despatch.model.when import bounds

PAIR = ("NOR", "PRT")
BY: tuple[By, ...] = ("month", "quarter", "year")


@pytest.mark.parametrize(
    ("edtf", "by", "bucket", "dated"),
    [
        ("2024-02-29", "month", "2024-02", "dated"),
        ("2024-02-29", "quarter", "2024-33", "dated"),
        ("2024-12", "quarter", "2024-36", "dated"),
        ("2024-02-29", "year", "2024", "dated"),
        ("2023-12-25/2023-12-29", "month", "2023-12", "dated"),
        ("2023-12-30/2024-01-02", "month", None, "coarse"),
        ("2023-12-30/2024-01-02", "year", None, "coarse"),
        ("2024", "month", None, "coarse"),
        ("2024", "quarter", None, "coarse"),
        ("2024", "year", "2024", "dated"),
        ("2024-33", "month", None, "coarse"),
        ("2024-33", "quarter", "2024-33", "dated"),
        ("202X", "year", None, "coarse"),
        ("XXXX-05-04", "month", None, "undated"),
        (None, "year", None, "undated"),
        ("2024-05/..", "month", None, "coarse"),
    ],
)
def test_bucket(edtf: str | None, by: By, bucket: str | None, dated: str) -> None:
    assert bucket_of(edtf, by) == (bucket, dated)


@given(st.dates(), st.sampled_from(BY))
def test_a_day_lies_in_its_bucket(day, by: By) -> None:
    bucket, dated = bucket_of(day.isoformat(), by)
    span = bounds(bucket)
    assert dated == "dated"
    assert span is not None
    assert span[0] <= day <= span[1]


def counted(
    made: list[MergedEntry], by: By = "month", pairs: tuple[tuple[str, ...], ...] = (PAIR,)
) -> Compared:
    found = Compared(pairs, by, Counter(), Counter())
    for pair in pairs:
        for m in made:
            if set(pair) <= set(m.parties) and isinstance(m.entry, Contact):
                count_contact(found, pair, m)
    return found


def test_what_did_not_take_place_is_not_counted() -> None:
    others = [contact("2024-02-01", status) for status in ("proposed", "postponed", "cancelled", "denied")]
    assert not list(rows(counted(others)))


def contact(date: str | None, status: str = "held", parties: tuple[str, ...] = PAIR) -> MergedEntry:
    return MergedEntry(
        id=f"{date}{status}", kind_of_entry="contact", sources=Sources(reports=1, texts=1),
        entry=Contact(kind="call", status=status, date=date, parties=parties),
    )  # fmt: skip


def shown(found: Compared, width: int = 80, ascii_only: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    for part in compared_text(found, title(found, "2020", None), width=width, ascii_only=ascii_only):
        console.print(part)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_planned_stand_beside_held() -> None:
    found = counted(
        [contact("2024-02-01"), contact("2024-02-03", "ongoing"), contact("2024-02-09", "planned")]
    )
    [row] = rows(found)
    assert row == {
        "relationship": "NOR-PRT", "by": "month", "bucket": "2024-02", "first_day": "2024-02-01",
        "last_day": "2024-02-29", "dated": "dated", "level": None, "kind": "call", "held": 2, "planned": 1,
    }  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2024-02-01", "2024-05", "2023", None, "XXXX-05-04", "2023-12-30/2024-01-02"]),
            st.sampled_from(["held", "ongoing", "planned"]),
        )
    ),
    st.sampled_from(BY),
)
def test_every_contact_counts_once(made: list[tuple[str | None, str]], by: By) -> None:
    found = counted([contact(date, status) for date, status in made], by)
    table_rows = list(rows(found))
    assert sum(r["held"] + r["planned"] for r in table_rows) == len(made)
    assert sum(r["planned"] for r in table_rows) == sum(status == "planned" for _, status in made)
    assert all((r["bucket"] is None) == (r["dated"] != "dated") for r in table_rows)
    assert all(r["held"] + r["planned"] > 0 for r in table_rows)


def test_csv_has_the_same_rows() -> None:
    made = [*entries(), contact("2024", parties=("EU", "NOR"))]
    found = counted(made, "year", (PAIR, ("EU", "NOR")))
    lines = list(csv.DictReader(io.StringIO(table(found))))
    assert len(lines) == len(list(rows(found))) > 2
    assert lines[0]["relationship"] == "NOR-PRT"
    assert lines[-1]["relationship"] == "EU-NOR"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_text_fits(width: int) -> None:
    made = [*entries(), *(contact(f"2024-{m:02}-0{d}") for m in range(1, 6) for d in range(1, 1 + m))]
    text = shown(counted(made, "month", (PAIR, ("EU", "NOR"))), width)
    assert max(map(len, text.splitlines())) <= width
    assert "Norway – Portugal" in text
    assert "2024 Jan" in text
    assert "5" in next(line for line in text.splitlines() if line.strip().startswith("May"))
    assert "Norway – Portugal: 2 contacts without a date or without its year" in " ".join(text.split())


def test_text_without_contacts() -> None:
    assert "No contacts." in shown(counted([]))
    mixed = shown(counted([contact("2024-02-01")], pairs=(PAIR, ("EU", "NOR"))))
    assert "EU – Norway: no contacts." in mixed


def test_ascii() -> None:
    assert shown(counted([contact("2024-02-01"), contact(None)]), ascii_only=True).isascii()


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("IND-RUS", ("IND", "RUS")),
        ("India-Russia", ("IND", "RUS")),
        ("United States–China", ("USA", "CHN")),
        ("Guinea-Bissau-Portugal", ("GNB", "PRT")),
        ("Portugal-Guinea-Bissau", ("PRT", "GNB")),
        ("BRA-IND-ZAF", ("BRA", "IND", "ZAF")),
        ("rus-ind", ("RUS", "IND")),
    ],
)
def test_relationship(written: str, codes: tuple[str, ...]) -> None:
    assert relationship(written) == codes


@pytest.mark.parametrize(
    "written", ["IND", "IND-IND", "IND-India", "", "-", "Norwya-Portugal", "Guinea-Bissau"]
)
def test_no_relationship(written: str) -> None:
    with pytest.raises(UsageError):
        relationship(written)


def test_relationship_name() -> None:
    assert relationship_name(("IND", "RUS")) == "India – Russia"
