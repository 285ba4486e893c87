"""`statements`: who is meant, which are given, how they are shown and written."""

import csv
import io
from collections.abc import Callable, Iterator

import msgspec
import pytest
from answers_merged import REPORTS, entries
from rich.console import Console

from despatch import Record
from despatch.answers.highlight import marked
from despatch.answers.speaking import Speaker, same_office, speaker_asked
from despatch.answers.statements import Found, Said, StatementQuery, said
from despatch.answers.statements_rows import COLUMNS, row, table
from despatch.answers.statements_text import statements_text, title, verbatim
from despatch.entries import read
from despatch.model import Citation, Statement, UsageError
from despatch.model.merged import MergedEntry, Sources

TEXTS = {
    "gazette": """LISBON: Norwegian Foreign Minister Kari Aas met her Portuguese counterpart Rui Teles in Lisbon on 3 March 2022 and discussed fisheries.

“We have waited ten years for this text on fishery quotas,” Aas told reporters.

“The harbours will be open to every boat,” Teles said.
""",
    "ledger": """OSLO: “The Arctic is no place for a race of arms,” Norwegian politician Kari Aas said on 5 March 2022.

“The price of fish is no matter for ministers,” said Norwegian Prime Minister Ola Berg.
""",
    "post": """OSLO: “The Portuguese fleet is small,” Norwegian Prime Minister Ola Berg told his party in March 2022.
""",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record(tmp_path_factory.mktemp("statements") / "r.db") as made:
        for name, text in TEXTS.items():
            made.add(read(text, id=name, published="2022-03-06"))
        yield made


@pytest.fixture
def ask(record: Record) -> Callable[..., list[str]]:
    """Beginnings of the words of the statements found."""

    def asked(*parties: str, **fields: object) -> list[str]:
        query = StatementQuery(parties, **fields)  # type: ignore[arg-type]
        return [
            s.merged.entry.content.split()[1]
            for s in said(record, query).said
            if isinstance(s.merged.entry, Statement)
        ]

    return asked


@pytest.mark.parametrize(
    ("by", "speaker"),
    [
        ("Kari Aas", Speaker(name="Kari Aas")),
        ("PM Modi", Speaker(name="PM Modi")),
        ("foreign minister", Speaker(office="foreign minister")),
        ("Russian foreign minister", Speaker(office="foreign minister", party="RUS")),
        ("President of the United States", Speaker(office="president", party="USA")),
        ("EU foreign policy chief", Speaker(office="foreign policy chief", party="EU")),
        ("India", Speaker(party="IND")),
        ("Kremlin", Speaker(party="RUS")),
        ("", None),
        (None, None),
    ],
)
def test_who_is_meant(by: str | None, speaker: Speaker | None) -> None:
    assert speaker_asked(by) == speaker


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("foreign minister", "External Affairs Minister", True),
        ("foreign minister", "deputy foreign minister", False),
        ("culture minister", "Minister of Culture", True),
        ("culture minister", "Minister of Transport", False),
        ("president", None, False),
    ],
)
def test_same_office(a: str, b: str | None, same: bool) -> None:
    assert same_office(a, b) is same


def test_by_a_person_an_office_a_party(ask: Callable[..., list[str]]) -> None:
    assert set(ask()) == {"have", "harbours", "Arctic", "price", "Portuguese"}
    assert set(ask(by="Aas")) == {"have", "Arctic"}
    assert set(ask(by="K. Aas")) == {"have", "Arctic"}
    assert set(ask(by="foreign minister")) >= {"have"}  # the other report does not say that she is one
    assert "Arctic" not in ask(by="foreign minister")
    assert ask(by="Norwegian foreign minister") == ["have"]
    assert set(ask(by="Norway")) == {"have", "Arctic", "price", "Portuguese"}
    assert set(ask(by="prime minister")) == {"price", "Portuguese"}  # told before the name, in no contact
    assert ask(by="Lavrov") == []


def test_of_several_parties_what_is_between_them(ask: Callable[..., list[str]]) -> None:
    assert set(ask("NOR")) == {"have", "Arctic", "price", "Portuguese"}
    assert set(ask("NOR", "PRT")) == {"have", "harbours", "Portuguese"}
    assert set(ask("NOR", "EU")) == set()
    assert ask("IND") == []


def test_about_and_form(ask: Callable[..., list[str]]) -> None:
    assert ask(about="quotas") == ["have"]
    assert ask(about="submarines") == []
    assert ask("NOR", about="quotas OR harbours") == ["have"]
    assert set(ask("NOR", "PRT", about="quotas OR harbours")) == {"have", "harbours"}
    assert ask(by="Norwegian foreign minister", about="quotas OR harbours") == ["have"]
    assert ask(by="Aas", about="arctic arms") == ["Arctic"]
    assert set(ask(forms=("direct",))) == set(ask())
    assert ask(forms=("indirect",)) == []


def test_a_limit_keeps_the_latest_and_says_how_many_there_are(record: Record) -> None:
    everything = said(record, StatementQuery(limit=0))
    last = said(record, StatementQuery(limit=2))
    assert (last.total, len(last.said)) == (5, 2)
    assert last.said == everything.said[-2:]


def test_ranked_with_a_limit_it_is_said_that_there_are_more(record: Record) -> None:
    words = "text OR arctic OR price"
    first = said(record, StatementQuery(about=words, limit=1))
    every = said(record, StatementQuery(about=words, limit=0))
    assert (len(first.said), first.more, first.total) == (1, True, None)
    assert (len(every.said), every.more, every.total) == (3, False, 3)
    assert first.said == every.said[:1]
    assert [one.rank for one in every.said] == [1, 2, 3]
    scores = [one.score for one in every.said]
    assert scores == sorted(scores, key=lambda score: -(score or 0))
    by_time = said(record, StatementQuery(about=words, order="time", limit=2))
    assert (len(by_time.said), by_time.more, by_time.total) == (2, True, 3)


def test_rank_needs_words() -> None:
    StatementQuery(about="fish", order="rank").check()
    with pytest.raises(UsageError, match="--about"):
        StatementQuery(order="rank").check()


def shown(
    found: Found, query: StatementQuery, report_of: Callable, width: int = 80, colour: bool = False
) -> str:
    out = Console(
        file=io.StringIO(), width=width, color_system="truecolor" if colour else None, force_terminal=colour
    )
    for part in statements_text(found, query, report_of, width=width, colour=colour):
        out.print(part)
    return out.file.getvalue()  # type: ignore[attr-defined]


def test_text(record: Record) -> None:
    query = StatementQuery(by="Aas", about="fishery")
    text = shown(said(record, query), query, record.report)
    assert text.startswith("Statements by Aas about fishery\n1 statement, told by 1 report")
    assert "[fishery]" in text
    assert "Kari Aas, Foreign Minister, NOR" in text
    assert "[gazette]" in text
    assert "[fishery]" not in shown(said(record, query), query, record.report, colour=True)
    assert "No statements." in shown(Found([]), query, record.report)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_text_fits(width: int) -> None:
    made = [Said(m, "Minister\x1b[2J", 1, 0.5) for m in entries() if isinstance(m.entry, Statement)]
    text = shown(Found(made, True, 90), StatementQuery(about="ten"), REPORTS.get, width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "of 90 (--limit 0 gives all)" in " ".join(text.split())


def test_a_broken_quotation_is_shown_in_its_pieces() -> None:
    def cite(text: str) -> Citation:
        return Citation(start=0, end=len(text), text=text, report="a")

    whole = Statement(
        speaker="A",
        party=None,
        content="We came. We saw it",
        citations=(cite("We came."), cite("We saw\nit"), cite("A")),
    )
    assert verbatim(whole) == "“We came.” … “We saw it”"
    assert verbatim(msgspec.structs.replace(whole, content="Otherwise")) == "“Otherwise”"
    assert verbatim(msgspec.structs.replace(whole, content="“Quoted”")) == "“Quoted”"


def test_rows_have_every_field(record: Record) -> None:
    found = said(record, StatementQuery(about="fishery", limit=1))
    [one] = [row(s, record.report) for s in found.said]
    assert one["office"] == "Foreign Minister"
    assert one["rank"] == 1
    assert one["told_by"] == [{"report": "gazette", "outlet": None, "published": "2022-03-06", "url": None}]
    [line] = csv.DictReader(io.StringIO(table(found.said, record.report)))
    assert tuple(line) == COLUMNS
    text = record.report("gazette").text
    assert text[int(line["start"]) : int(line["end"])].rstrip(",") == line["words"]


def test_csv_defuses_formulas() -> None:
    entry = Statement(speaker="=cmd()", party=None, content="-1", citations=())
    m = MergedEntry(id="a", kind_of_entry="statement", entry=entry, sources=Sources(reports=1, texts=1))
    [line] = csv.DictReader(io.StringIO(table([Said(m, None)], {}.get)))
    assert (line["speaker"], line["words"]) == ("'=cmd()", "'-1")


@pytest.mark.parametrize(
    ("text", "words", "out"),
    [
        ("Supplies of oil", "supply oil", "[Supplies] of [oil]"),
        ("oilfields, boil", "oil", "oilfields, boil"),
        ("oilfields, boil", "oil*", "[oilfields], boil"),
        ("oil and gas prices", '"gas price" NOT oil', "oil and [gas prices]"),
        ("Türkiye’s cooperations", "turkiye cooperation", "[Türkiye]’s [cooperations]"),
        ("nothing here", None, "nothing here"),
    ],
)
def test_marks(text: str, words: str | None, out: str) -> None:
    assert marked(text, words, colour=False, most=99).plain == out


def test_title() -> None:
    query = StatementQuery(("IND", "RUS"), by="Lavrov", about="oil", since="2023", forms=("direct",))
    assert title(query) == "Statements of India and Russia by Lavrov about oil, direct, since 2023"
