"""Records for the tests of the brief: the sample reports read by the rules, and readings that mean harm."""

from pathlib import Path

import despatch
from despatch import Record
from despatch.answers.brief import brief
from despatch.answers.brief.asking import asked
from despatch.answers.brief.content import Brief
from despatch.cli.record import reports_of
from despatch.model import (
    Citation,
    Commitment,
    Contact,
    Instrument,
    Participant,
    Reading,
    Report,
    Span,
    Statement,
)

SAMPLES = Path(despatch.__file__).parents[2] / "examples" / "reports"
# Markup of typst, HTML, Markdown and TeX, a control character, what XML may not hold, and one that turns text round.
HOSTILE = (
    '</w:t><script>alert(1)</script> #eval("1") #panic() $x$ *bold* _it_ `code` [link](javascript:x) ![i](http://e.vil/x)'
    " @ref <label> \\ ~ | a & b &amp; ]]> \x00\x07\x1b[31m\ufffe\u202e \"quoted\" 'single' -- // http://e.vil www.e.vil"
)
NAMES = ("Anna #strong[Ops] <b>", "नरेन्द्र मोदी", "Владимир Путин", "محمد بن سلمان", "习近平")


def made(record: Record, *parties: str, **asked_for: str | None) -> Brief:
    """The brief of a pair as of the end of 2025, unless another day is given."""
    known: dict[str, str | None] = {
        "since": None,
        "until": None,
        "today": "2025-12-31",
        "sections": None,
        **asked_for,
    }
    ask = asked(parties, known["since"], known["until"], known["today"], known["sections"])
    return brief(record, ask, reports_of(record))


def hostile_reading(number: int = 1, *, harm: str = HOSTILE) -> Reading:
    """A report of which every word and field means harm."""
    text = (
        f"{harm} met {harm} in India and Russia on Friday and signed an agreement on {harm}.\n"
        f"“We shall never rest until all of this is done, {harm},” Anna told Putin. India will deliver {harm} to Russia by 2026."
    )
    first, _ = text.split("\n")
    start = len(first) + 1
    cited = (Citation(start=0, end=len(first), text=first),)
    said = text[text.index("“") + 1 : text.index("”") - 1]
    quoted = (Citation(start=text.index(said), end=text.index(said) + len(said), text=said),)
    promised = (
        Citation(start=text.index("India will"), end=len(text), text=text[text.index("India will") :]),
    )
    people = tuple(
        Participant(
            name=f"{name} {harm[:30]}" if i == 0 else name,
            role=f"President {harm[:12]}",
            party=("IND", "RUS")[i % 2],
        )
        for i, name in enumerate(NAMES)
    )
    day = f"2025-0{number}-03"
    return Reading(
        report=Report(
            id=f"bad {number} {harm}", text=text, body=(Span(0, len(first)), Span(start, len(text))), title=harm, outlet=harm,
            url=f"javascript:alert('{harm}')", published=day, language="en",
        ),
        contacts=(
            Contact(kind="meeting", status="held", date=day, place=harm, country="IND", parties=("IND", "RUS"),
                    participants=people, mechanism=f"3rd {harm} dialogue", topics=(harm,), citations=cited),
            Contact(kind="visit", status="planned", date="2026-05", place=harm, country="RUS", parties=("IND", "RUS"),
                    participants=people, citations=cited),
        ),
        instruments=(Instrument(title=harm, kind="agreement", action="signed", date=day, parties=("IND", "RUS"), citations=cited),),
        commitments=(Commitment(by=("IND",), what=f"deliver {harm}", due="2026", citations=promised),),
        statements=(Statement(speaker="Anna Ops", party="IND", content=said, form="direct", cue="told", medium=harm, citations=quoted),),
    )  # fmt: skip
