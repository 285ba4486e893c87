"""A small record for the tests of the site: reports of Norway and Portugal, and ones that mean harm."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

import despatch
from despatch import Record
from despatch.model import Citation, Contact, Participant, Reading, Report, Span, Statement
from despatch.site.app import create_app
from despatch.site.settings import Settings

TODAY = date(2022, 6, 1)
AUTHOR = "Mira Sen"

GAZETTE = """Harbour Gazette wants to send you push notifications. Click allow
Home » World

Foreign ministers of Norway and Portugal sign fisheries pact in Lisbon

Published on Mar 04, 2022 09:10 AM
By Gazette Bureau

LISBON: Norwegian Foreign Minister Kari Aas met her Portuguese counterpart Rui Teles in Lisbon on Thursday and discussed fisheries and the Arctic.

The two ministers signed an agreement on fisheries after the talks. “We have waited ten years for this text,” Aas told reporters.

Teles said that he would travel to Oslo in June for the next round of talks between Portugal and Norway.

TAGS  Rui Teles  Kari Aas
Also read: Storm closes the harbour
"""
LEDGER = """Aas and Teles agree on fish, at last

By Ines Prado
North Ledger, 5 March 2022

OSLO - Norway's foreign minister, Kari Aas, came home from Portugal on Friday with a signed fisheries agreement.

She met Rui Teles, the foreign minister of Portugal, in Lisbon on 3 March. “It is a good text and a fair one,” Teles said after the meeting.

The agreement ends a dispute of ten years between Norway and Portugal over cod.
"""
WIRE = """Norwegian minister to visit Lisbon on March 2

OSLO, Feb 21, 2022 (NPA) - Norwegian Foreign Minister Kari Aas will travel to Lisbon on March 2 to meet Portuguese Foreign Minister Rui Teles, the ministry said on Monday.

The two will hold the 4th Norway-Portugal Strategic Dialogue. “We expect a text on fisheries to be ready for signature,” Aas said.
"""
POST = """Prime ministers of Norway and Portugal speak by telephone

Coast Post, 12 May 2022

OSLO - Norwegian Prime Minister Nils Berg spoke by telephone with Portuguese Prime Minister Ana Duarte on Wednesday about gas and the Arctic.

“Portugal will ratify the fisheries agreement by the end of September,” Duarte said after the call.

Norway's foreign minister, K. Aas, will receive Rui Teles in Oslo on 14 June 2022.
"""
REPORTS = {
    "gazette": (GAZETTE, "Harbour Gazette", "https://gazette.example/world/fisheries?id=1&lang=en"),
    "ledger": (LEDGER, "North Ledger", "https://ledger.example/aas-teles"),
    "wire": (WIRE, "NPA", None),
    "post": (POST, "Coast Post", "https://post.example/call"),
}
HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(2)" x="',
    "</title></mark><img src=x onerror=alert(3)>",
    "javascript:alert(4)",
    "data:text/html,<script>alert(5)</script>",
    "\u202egnitirw desrever\u202c \u2066isolated\u2069",
    "null\x00byte \x1b[31mred\x07 \x9b2J",
    "{{ 7 * 7 }} {% raw %} ${1+1}",
    "x" * 100_000,
    "a" + "\u0301" * 400,
    "]]>&amp;&lt;!--<!--",
)


def readings() -> list[Reading]:
    """What the four reports say."""
    return [
        despatch.read(text, id=id_, outlet=outlet, url=url) for id_, (text, outlet, url) in REPORTS.items()
    ]


def hostile_reading(words: str = "", number: int = 0) -> Reading:
    """A report all of whose fields are hostile, with a contact and a statement of two parties."""
    words = words or " ".join(HOSTILE)
    text = f"{words}\n\nMinisters met in {words} today.\n\n“We shall {words} together,” he said."
    second = text.index("Ministers")
    third = text.index("“We shall")
    met = Citation(start=second, end=third - 2, text=text[second : third - 2])
    said = Citation(start=third, end=len(text), text=text[third:])
    report = Report(
        id=f"hostile-{number} {words[:200]}",
        text=text,
        body=(Span(0, len(words)), Span(second, third - 2), Span(third, len(text))),
        title=words,
        title_span=Span(0, len(words)),
        outlet=words,
        url=words,
        byline=words,
        dateline=words,
        published="2022-04-01",
        language="en",
    )
    people = (
        Participant(name=words[:500], role=words[:500], party="NOR"),
        Participant(name=f"Ola {words[:300]}", role=words[:300], party="PRT"),
    )
    contact = Contact(
        kind="meeting", status="held", date=f"2022-03-{1 + number % 28:02}", place=words, parties=("NOR", "PRT"),
        participants=people, mechanism=words, topics=(words, "fish"), citations=(met,),
    )  # fmt: skip
    statement = Statement(
        speaker=words[:500], party="NOR", content=text[third:], medium=words, cue="said", citations=(said,)
    )
    return Reading(report=report, contacts=(contact,), statements=(statement,), model="made")


def made(where: Path, of: Iterable[Reading]) -> Path:
    """A record in a file."""
    with Record(where) as record:
        for one in of:
            record.add(one)
    return where


def client_of(record: Record, **settings: Any) -> TestClient:
    """A browser at the site over a record; `edit=True` lets it decide."""
    settings = {"today": lambda: TODAY, "most_requests": 100_000, **settings}
    headers = {"origin": "http://127.0.0.1", "accept": "text/html"}
    return TestClient(create_app(record, Settings(**settings)), base_url="http://127.0.0.1", headers=headers)


def harmless(page: str, *, whole: bool = False) -> None:
    """No tag, attribute or address of the page is one that a report brought along."""
    for bad in ("<script>alert", "<img", 'onmouseover="', "onerror=alert(3)>"):
        assert bad not in page
    assert not re.search(r'(?:href|src|action)="\s*(?:javascript|data):', page, re.IGNORECASE)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert whole or HOSTILE[8] not in page, "a word of 100 kB is cut but where the text is shown whole"
