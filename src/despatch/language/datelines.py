"""The datelines that run into their paragraphs: where, when and for whom a report was written, and no part of the story."""

from datetime import date

from despatch.model import Mention, Report, Span

_HEAD = 4  # spans in which a dateline stands: a title, a standfirst, the first paragraphs
_BEFORE = 3  # days at most from the writing to the printing


def datelines(report: Report) -> list[Span]:
    """The stretches of the first paragraphs that are a dateline with its day or agency; one on a line of its own is none."""
    # Here, so that verbs which only ask the record do not load it.
    from despatch.reports.provenance import dateline_at

    found = []
    for span in report.body[:_HEAD]:
        dateline = dateline_at(report.text, span)
        if dateline is not None and dateline.sure and dateline.end < span.end:
            found.append(Span(span.start, dateline.end))
    return found


def written_on(report: Report, headed: list[Span]) -> str | None:
    """The day that a dateline tells, where the report came out some days later: "DHAKA, Aug. 18" on a page of 19 August."""
    from despatch.reports.stamps import stamps

    if not headed or not report.published or "XXXX" in report.published or len(report.published) != _DAY:
        return None
    out = date.fromisoformat(report.published)
    told = next((s for span in headed for s in stamps(report.text, span.start, span.end) if s.days), None)
    if told is None:
        return None
    try:
        then = date.fromisoformat(told.days[0].replace("XXXX", str(out.year)))
    except ValueError:  # a month alone, or the 29th of February of another year
        return None
    return then.isoformat() if 0 < (out - then).days <= _BEFORE else None


_DAY = len("2024-05-06")


def inside(headed: list[Span], start: int) -> bool:
    """Whether what begins at `start` lies in one of the datelines."""
    return any(d.start <= start < d.end for d in headed)


def without_agencies(mentions: tuple[Mention, ...], headed: list[Span]) -> tuple[Mention, ...]:
    """The mentions but for organisations in datelines: an agency takes no part in what it tells."""
    if not headed:
        return mentions
    return tuple(m for m in mentions if not (m.type == "organisation" and inside(headed, m.start)))
