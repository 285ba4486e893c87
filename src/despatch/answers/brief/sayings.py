"""The section on what was said: verbatim quotations on the main subjects, with speaker, office and date."""

from despatch.answers.brief.building import Desk
from despatch.answers.brief.content import Group, Item, Piece, Section
from despatch.answers.brief.notes import WIDTH
from despatch.answers.brief.phrases import capital
from despatch.answers.brief.quoting import in_sentence
from despatch.answers.brief.voices import Saying, both_sides, by_date, nearest, rank, saying
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.words import count
from despatch.model import Statement

_FEW = 5  # quotations; with fewer in the span, those of the one before are shown too
_NONE = "The record has no words of either side on the other from this span or the one before, in quotation marks and with a named speaker."
_BACK = "The record has few quotations of this span; those of the one before stand with them."
_MOST, _MOST_SUBJECTS, _MOST_OF_ONE = 9, 4, 3


def statements(desk: Desk) -> Section:
    """Quotations of the span by subject; those of leaders before ministers, longer ones before scraps."""
    found = [s for s in (saying(desk, m) for m in desk.dossier.of("statement")) if s]
    inside = [s for s in found if desk.dossier.in_span(s.m)]
    sayings = {s.m.id: s for s in (inside if len(inside) >= _FEW else found)}
    reached_back = len(sayings) > len(inside)
    groups: list[Group] = []
    used: set[str] = set()
    most = desk.most(_MOST)
    main = desk.subjects() if sayings else []
    home = {id_: nearest(main, s) for id_, s in sayings.items()}
    asked = {s.m.id for s in inside}

    def order(s: Saying) -> tuple[object, ...]:
        return (s.m.id not in asked, *rank(s))  # those of the span itself before those that fill it up

    for at, subject in enumerate(main):
        mine = sorted((s for id_, s in sayings.items() if home[id_] == at), key=order)
        kept = both_sides(mine, min(_MOST_OF_ONE, most - len(used)))
        if kept and len(groups) < _MOST_SUBJECTS:
            used |= {s.m.id for s in kept}
            items = tuple(_line(desk, s) for s in by_date(kept))
            groups.append(Group(title=capital(subject.name), items=items))
    rest = sorted((s for s in sayings.values() if s.m.id not in used), key=order)
    kept = both_sides(rest, min(4 if groups else most, most - len(used)))
    if kept:
        used |= {s.m.id for s in kept}
        title = "Other subjects" if groups else ""
        groups.append(Group(title=title, items=tuple(_line(desk, s) for s in by_date(kept))))
    left = len(sayings) - len(used)
    return desk.section(
        "said",
        groups=tuple(groups),
        intro=() if groups and not reached_back else (_BACK if groups else _NONE,),
        more=count(left, "further quotation") if left else "",
        command=desk.command("--kind quotation", both=reached_back),
    )


def _line(desk: Desk, s: Saying) -> Item:
    entry = s.m.entry
    assert isinstance(entry, Statement)
    terms = [s.speaker, entry.speaker or "", entry.cue or "", " ".join(s.words.stretches)[:40]]
    notes = (desk.notes.add(s.report, in_sentence(s.report, s.words, terms, WIDTH)),)
    party = party_name(str(entry.party))
    who = f"{s.speaker}, {s.office} ({party})" if s.office else f"{s.speaker} ({party})"
    how = f", {entry.medium}" if entry.medium else ""
    pieces = [
        Piece(text=f"{who}{how}: "),
        Piece(
            style="quote",
            stretches=s.words.stretches,
            cut_before=s.words.cut_before,
            cut_after=s.words.cut_after,
            notes=notes,
        ),
    ]
    if entry.date:
        label = readable(entry.date)
    else:
        label = f"by {readable(s.report.published)}" if s.report.published else "undated"
    return desk.item(pieces, (s.m,), label=label)
