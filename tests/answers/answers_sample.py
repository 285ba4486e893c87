"""A small report of our own with an analysis made by hand, so that answers are tested without reading."""

from despatch.model import (
    Analysis,
    Attribution,
    Citation,
    Commitment,
    Contact,
    Instrument,
    Mention,
    Participant,
    Person,
    Reading,
    Report,
    Span,
    Statement,
    Time,
)

TEXT = """Harbour Gazette wants to send you notifications. Click allow
Home » World

Ministers meet in Lisbon, sign a fisheries pact

Published on Mar 04, 2022 09:10 AM
By Gazette Bureau

LISBON: Portugal's foreign minister Rui Teles received his Norwegian counterpart Kari Aas on Thursday for talks on fisheries and on the Arctic.

The two ministers signed a fisheries agreement after the talks. “We have waited ten years for this text,” Aas told reporters.

Norway will open its ports to Portuguese boats by June. A visit by Teles to Oslo, planned for last month, was put off.

TAGS  Rui Teles  Kari Aas
Also read: Storm closes the harbour
"""


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def cite(words: str) -> Citation:
    start, end = span(words)
    return Citation(start=start, end=end, text=words)


TALKS = span("LISBON: Portugal's").start
FIRST = TEXT[TALKS : TEXT.index("the Arctic.") + len("the Arctic.")]
SIGNED = "The two ministers signed a fisheries agreement after the talks."
QUOTE = "“We have waited ten years for this text,” Aas told reporters."
PORTS = "Norway will open its ports to Portuguese boats by June."
PUT_OFF = "A visit by Teles to Oslo, planned for last month, was put off."

REPORT = Report(
    id="gazette-1",
    text=TEXT,
    body=(span("Ministers meet in Lisbon, sign a fisheries pact"), span(FIRST), span(f"{SIGNED} {QUOTE}"),
          span(f"{PORTS} {PUT_OFF}")),
    title="Ministers meet in Lisbon, sign a fisheries pact",
    title_span=span("Ministers meet in Lisbon, sign a fisheries pact"),
    outlet="Harbour Gazette",
    url="https://gazette.example/1",
    dateline="Lisbon",
    published="2022-03-04",
    published_span=span("Mar 04, 2022 09:10 AM"),
    language="en",
)  # fmt: skip
TELES = Participant(name="Rui Teles", role="foreign minister", party="PRT")
AAS = Participant(name="Kari Aas", role="foreign minister", party="NOR")


def _mention(words: str, type_: str, of: str | None, after: int = 0, people: tuple[int, ...] = ()) -> Mention:
    start, end = span(words, after)
    return Mention(start=start, end=end, type=type_, of=of, people=people)


def _time(words: str, type_: str, value: str, edtf: str | None, anchor: str | None) -> Time:
    start, end = span(words, TALKS)
    return Time(start=start, end=end, type=type_, value=value, edtf=edtf, anchor=anchor)


ANALYSIS = Analysis(
    report=REPORT,
    times=(
        _time("Thursday", "DATE", "2022-03-03", "2022-03-03", "published"),
        _time("ten years", "DURATION", "P10Y", None, None),
        _time("June", "DATE", "2022-06", "2022-06", "published"),
        _time("last month", "DATE", "2022-02", "2022-02", "published"),
    ),
    mentions=(
        _mention("Portugal", "state", "PRT", TALKS),
        _mention("Rui Teles", "person", "Rui Teles", people=(0,)),
        _mention("Kari Aas", "person", "Kari Aas", people=(1,)),
        _mention("The two ministers", "person", None, people=(0, 1)),
        _mention("fisheries agreement", "instrument", None),
        _mention("Norway", "state", "NOR"),
        _mention("Oslo", "place", None),
    ),
    people=(
        Person(name="Rui Teles", role="foreign minister", party="PRT"),
        Person(name="Kari Aas", role="foreign minister", party="NOR"),
    ),
    attributions=(
        Attribution(
            source=(span("Aas", span("text,”").start),),
            cue=(span("told"),),
            content=(span("“We have waited ten years for this text,”"),),
            form="direct",
            speaker=1,
            name="Kari Aas",
            party="NOR",
        ),
    ),
)
READING = Reading(
    report=REPORT,
    contacts=(
        Contact(
            kind="meeting", status="held", date="2022-03-03", place="Lisbon", country="PRT", parties=("NOR", "PRT"),
            participants=(TELES, AAS), topics=("fisheries", "the Arctic"), citations=(cite(FIRST), cite(SIGNED)),
        ),
        Contact(
            kind="visit", status="postponed", date="2022-02", place="Oslo", country="NOR", parties=("NOR", "PRT"),
            participants=(TELES,), citations=(cite(PUT_OFF),),
        ),
    ),
    instruments=(
        Instrument(title="fisheries agreement", kind="agreement", action="signed", date="2022-03-03",
                   parties=("NOR", "PRT"), citations=(cite(SIGNED),)),
    ),
    commitments=(
        Commitment(by=("NOR",), what="open its ports to Portuguese boats", due="2022-06", citations=(cite(PORTS),)),
    ),
    statements=(
        Statement(speaker="Kari Aas", party="NOR", content="We have waited ten years for this text,", form="direct",
                  cue="told", citations=(cite(QUOTE),)),
    ),
    model="by-hand",
)  # fmt: skip
