"""Which of the two said what, in the three forms of `explain`: rules, learned reader, judge."""

from html.parser import HTMLParser

import msgspec
from answers_sample import ANALYSIS, FIRST, PUT_OFF, QUOTE, READING, TEXT, span
from rich.console import Console

from despatch.answers.explain import explained, explained_csv, explained_row
from despatch.answers.page import explained_html
from despatch.entries.origins import Asked, LeftOut, Origin, Origins, Weight
from despatch.language.learned import Found
from despatch.model import Span

MET = Found(*span("received"), "contact", "meeting", 0.974)
TITLE = Found(*span("a fisheries agreement"), "title", "title", 0.8)
CUE = Found(*span("told", span(QUOTE).start), "cue", "cue", 0.6)
REASONS = (Weight("seen trigger", 1.25), Weight("late", -0.4))
TOLD = Origins(
    on=True,
    sentences=7,
    read=5,
    spans=(MET, TITLE, CUE),
    contacts=(
        Origin(
            rules=(span("talks", span(FIRST).start),), model=(MET,), says=(("held", 0.92),), chance=0.981,
            least=0.5, reasons=REASONS, asked=(Asked("date", "2022-03-03", 0.83),),
        ),
        Origin(rules=(span("visit", span(PUT_OFF).start),), unseen=("visit", 0.31)),
    ),
    instruments=(Origin(model=(TITLE,), says=(("signed", 0.9),)),),
    commitments=(Origin(rules=(span("open its ports"),), chance=0.4, least=0.25),),
    statements=(Origin(rules=(span("told", span(QUOTE).start),), model=(CUE,)),),
    left_out=(
        LeftOut(kind="meeting", status="held", parties=("NOR",), words=(span("signed"),), why="sides", origin=Origin()),
    ),
)  # fmt: skip


def shown(told: Origins | None, width: int = 80) -> str:
    console = Console(width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as captured:
        for part in explained(ANALYSIS, READING, told, width=width, colour=False):
            console.print(part)
    return captured.get()


def test_the_terminal_tells_who_found_what() -> None:
    text = " ".join(shown(TOLD).split())
    assert "rules: “talks” · model: meeting 0.97, held 0.92" in text
    assert "asked of the model: date 0.83" in text
    assert "chance 0.98, taken from 0.50 · for seen trigger +1.25 · against late −0.40" in text
    assert "rules: “visit” · model: nothing (visit 0.31 at best)" in text
    assert "rules: nothing · model: title 0.80, signed 0.90" in text
    assert "What the model saw It read 5 of 7 sentences" in text
    assert "received contact: meeting 0.97" in text
    assert "a second side is not told" in text
    assert "cue 0.60" not in text.split("What the model saw")[1]


def test_narrow_terminals_fit() -> None:
    assert max(map(len, shown(TOLD, 30).splitlines())) <= 30


def test_without_the_model_and_without_origins() -> None:
    off = shown(Origins(contacts=TOLD.contacts[1:] * 2, instruments=TOLD.commitments, commitments=TOLD.commitments,
                        statements=TOLD.statements))  # fmt: skip
    assert "switched off" in off
    assert "What the model saw" not in shown(None)
    assert "rules:" not in shown(None)


def test_as_data() -> None:
    row = explained_row(ANALYSIS, READING, TOLD)
    origin = row["contacts"][0]["origin"]
    assert (origin["by"], origin["chance"], origin["least"]) == ("both", 0.981, 0.5)
    assert origin["rules"][0]["text"] == "talks"
    assert origin["model"] == [
        {
            "start": MET.start,
            "end": MET.end,
            "text": "received",
            "layer": "contact",
            "label": "meeting",
            "chance": 0.974,
        }
    ]
    assert origin["asked"] == [{"field": "date", "value": "2022-03-03", "chance": 0.83}]
    assert row["contacts"][1]["origin"]["unseen"] == {"value": "visit", "chance": 0.31}
    assert [s["layer"] for s in row["seen"]["spans"]] == ["contact", "title", "cue"]
    assert row["left_out"][0]["why"] == "sides"
    assert "origin" not in explained_row(ANALYSIS, READING)["contacts"][0]
    assert explained_row(ANALYSIS, READING, Origins())["seen"] is None
    lines = explained_csv(ANALYSIS, READING, TOLD).splitlines()
    assert f"{MET.start},{MET.end},seen,contact meeting 0.97,received" in lines


class Words(HTMLParser):
    """The tags of a page and the words that people see of it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_as_a_page() -> None:
    page = Words()
    page.feed(explained_html(ANALYSIS, READING, TOLD))
    words = " ".join(" ".join(page.words).split())
    assert "rules “talks” model meeting 0.97, held 0.92 model asked, gave the date 0.83" in words
    assert "3 Mar 2022 model" in words
    assert "What the model saw It read 5 of 7 sentences" in words
    assert "1 span of who said and who undertook what" in words
    assert "see-seen" in explained_html(ANALYSIS, READING, TOLD)
    assert "What the model saw" not in explained_html(ANALYSIS, READING)


def test_nothing_of_an_origin_is_markup() -> None:
    attack = '<script>x</script><img src=y onerror=z>\x1b[31m\u202e"'
    report = msgspec.structs.replace(ANALYSIS.report, text=TEXT + attack)
    at = Span(len(TEXT), len(TEXT) + len(attack))
    bad = Found(*at, "contact", "meeting", 0.9)
    origin = Origin(
        rules=(at,),
        model=(bad,),
        reasons=(Weight(attack, 1.0),),
        chance=0.5,
        asked=(Asked("place", attack, 0.9),),
    )
    told = msgspec.structs.replace(
        TOLD,
        spans=(bad, Found(*at, "content", "content", 0.9)),
        contacts=(origin, origin),
        left_out=(LeftOut(kind="visit", status="held", parties=(attack,), words=(at,), why="thin", origin=origin),),
    )  # fmt: skip
    analysis = msgspec.structs.replace(ANALYSIS, report=report)
    page = Words()
    html = explained_html(analysis, msgspec.structs.replace(READING, report=report), told)
    page.feed(html)
    assert not page.tags & {"script", "img"}
    assert "\x1b" not in html
    assert "\u202e" not in html
    console = Console(width=80, color_system=None, highlight=False, markup=False)
    with console.capture() as captured:
        for part in explained(
            analysis, msgspec.structs.replace(READING, report=report), told, width=80, colour=False
        ):
            console.print(part)
    assert "\x1b" not in captured.get()
    assert "\u202e" not in captured.get()
