"""Entries of a record made by hand: every kind, with differences, history and bounds."""

from answers_sample import AAS, READING, REPORT, TELES, cite

from despatch.model import Citation, Commitment, Contact, Instrument, Participant, Report, Span, Statement
from despatch.model.merged import Bounds, MergedEntry, Sources, Step, Told

LATER_TEXT = "OSLO, May 5: Teles is expected in Oslo in June. Aas and Teles met in Lisbon on March 3 or 4, her office said."
LATER = Report(
    id="ledger-7",
    text=LATER_TEXT,
    body=(Span(0, len(LATER_TEXT)),),
    outlet="North Ledger",
    published="2022-05-05",
    title="Teles expected in Oslo",
    language="en",
)
REPORTS = {REPORT.id: REPORT, LATER.id: LATER}


def _from(report: Report, words: str) -> Citation:
    start = report.text.index(words)
    return Citation(start=start, end=start + len(words), text=words, report=report.id)


def _gazette(entry: Contact | Instrument | Commitment | Statement) -> tuple[Citation, ...]:
    return tuple(Citation(start=c.start, end=c.end, text=c.text, report=REPORT.id) for c in entry.citations)


def entries() -> list[MergedEntry]:
    """In no particular order."""
    met, put_off = READING.contacts
    import msgspec

    with_ = msgspec.structs.replace
    one = Sources(reports=1, texts=1)
    return [
        MergedEntry(
            id="c0ffee0000000001",
            kind_of_entry="contact",
            entry=with_(met, citations=(*_gazette(met), _from(LATER, "Aas and Teles met in Lisbon on March 3 or 4"))),
            sources=Sources(reports=2, texts=2),
            differences={
                "date": (
                    Told(value="2022-03-03", reports=("gazette-1",)),
                    Told(value="2022-03-03/2022-03-04", reports=("ledger-7",)),
                )
            },
            history=(
                Step(reported="2022-02-20", status="planned", date="2022-03", reports=("gazette-0",)),
                Step(reported="2022-03-04", status="held", date="2022-03-03", reports=("gazette-1", "ledger-7")),
            ),
        ),
        MergedEntry(
            id="c0ffee0000000002", kind_of_entry="contact", entry=with_(put_off, citations=_gazette(put_off)), sources=one
        ),
        MergedEntry(
            id="c0ffee0000000003",
            kind_of_entry="contact",
            entry=Contact(
                kind="visit", status="planned", place="Oslo", country="NOR", parties=("NOR", "PRT"), participants=(TELES,),
                citations=(_from(LATER, "Teles is expected in Oslo in June."),),
            ),
            sources=one,
            bounded_by=Bounds(after="2022-05-05"),
        ),
        MergedEntry(
            id="facade0000000001", kind_of_entry="instrument",
            entry=with_(READING.instruments[0], citations=_gazette(READING.instruments[0])), sources=one,
        ),
        MergedEntry(
            id="decade0000000001", kind_of_entry="commitment",
            entry=with_(READING.commitments[0], citations=_gazette(READING.commitments[0])), sources=one,
        ),
        MergedEntry(
            id="bead000000000001", kind_of_entry="statement",
            entry=with_(READING.statements[0], citations=_gazette(READING.statements[0])), sources=one,
            bounded_by=Bounds(before="2022-03-04"),
        ),
        MergedEntry(
            id="bead000000000002", kind_of_entry="statement",
            entry=Statement(speaker="Kari Aas", party="NOR", content="the ports would open", form="indirect",
                            citations=_gazette(READING.commitments[0])),
            sources=one, bounded_by=Bounds(before="2022-03-04"),
        ),
        MergedEntry(
            id="c0ffee0000000004", kind_of_entry="contact",
            entry=Contact(kind="call", status="held", date="XXXX-05-04", parties=("NOR", "PRT"), participants=(AAS, TELES),
                          citations=(cite("on Thursday"),)),
            sources=one,
        ),
        MergedEntry(
            id="c0ffee0000000005", kind_of_entry="contact",
            entry=Contact(kind="conference", status="cancelled", date="2021", parties=("EU", "NOR"),
                          participants=(Participant(name=None, role="prime minister", party="NOR"),), mechanism="North Sea forum",
                          citations=_gazette(met)),
            sources=one,
        ),
    ]  # fmt: skip


__all__ = ["LATER", "LATER_TEXT", "REPORTS", "cite", "entries"]
