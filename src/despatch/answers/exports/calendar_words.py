"""What an event of the calendar says: its summary, its place, and the words it rests on."""

from despatch.answers.dates import readable
from despatch.answers.exports.marks import coded_by
from despatch.answers.exports.origin import Origin
from despatch.answers.exports.spans import DateSpan
from despatch.answers.headline import headline
from despatch.answers.parties import party_name
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import rests_on
from despatch.answers.words import listed
from despatch.model import Commitment, Contact
from despatch.model.merged import MergedEntry

EXACT = ("day", "interval")  # precisions at which the days of an event are those that were told
_CITED = 12  # citations in a description


def summary(m: MergedEntry, when: DateSpan) -> str:
    """What is planned or due, between whom, where; and what the days shown would hide."""
    head = headline(m.entry)
    parties = listed(plain(party_name(p)) for p in m.parties)
    if isinstance(m.entry, Commitment):
        text = f"Due: {parties + ': ' if parties else ''}{shortened(m.entry.what, 200)}"
    else:
        text = f"{plain(head.what)}: {parties}" + (f", {plain(head.where)}" if head.where else "")
    return shortened(text, 300) + known_only(when)


def known_only(when: DateSpan) -> str:
    """How the date was told, where that is not plain from the days; "" where it is."""
    if when.precision == "open interval":
        return " (its beginning is not known)" if when.first is None else " (its end is not known)"
    if when.precision not in EXACT:
        unit = {"coarse interval": "month or year"}.get(when.precision or "", when.precision)
        return f" (date known only to the {unit})"
    return " (date uncertain)" if when.doubtful else ""


def location(m: MergedEntry) -> str:
    """Town and country of a contact; "" where neither is known."""
    if not isinstance(m.entry, Contact):
        return ""
    country = party_name(m.entry.country) if m.entry.country else None
    return plain(", ".join(p for p in (m.entry.place, country) if p))


def description(m: MergedEntry, origins: list[Origin]) -> str:
    """Date, people, subjects, the words it rests on with their sources, and who has judged it."""
    head = headline(m.entry)
    lines = [f"Date: {readable(m.date)} ({plain(m.date or '')})"]
    if head.who:
        lines.append(f"People: {listed(map(plain, head.who))}")
    if head.about:
        lines.append(f"About: {'; '.join(map(plain, head.about))}")
    if m.differences:
        lines.append(f"The reports differ on: {listed(sorted(m.differences))}")
    lines += ["", f"It rests on {rests_on(m)}:"]
    by_id = {o.id: o for o in origins}
    for citation in m.entry.citations[:_CITED]:
        told = by_id.get(citation.report or "")
        where = ", ".join(plain(p) for p in (told.outlet, told.published, told.url) if p) if told else ""
        name = plain(citation.report or "")
        lines.append(f"“{plain(citation.text)}” {f'{where} ' if where else ''}[{name}]")
    if more := len(m.entry.citations) - _CITED:
        lines += [f"and {more} more"] if more > 0 else []
    return "\n".join([*lines, "", f"{coded_by(m)} despatch show {m.id}"])
