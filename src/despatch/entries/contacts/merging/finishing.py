"""Clusters to entries: statuses settled against the dates, thin ones left out, entries made."""

from __future__ import annotations

from datetime import date

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides.gatherings import is_name, named_summit
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, single
from despatch.model import Analysis, Citation, Contact, Participant, Person
from despatch.registers.bodies import bodies

_MOST_EVIDENCE = 6
_MOST_TOPICS = 12
_OPENING = 3  # sentences: what the report opens with is its news, whether dated or not
_LONG_OVER = 30  # days after which what is told as under way is over
_Days = tuple[date, date]


def settle_status(analysis: Analysis, one: Candidate) -> None:
    """The final status: open and purposive ones by the date, held ones in the future planned, and so on."""
    today, span = days(analysis.today), days(one.date)
    yearless = "XXXX" in (one.date or "") or "XXXX" in (analysis.today or "")
    if yearless and ("XXXX" in (one.date or "")) != ("XXXX" in (analysis.today or "")):
        span = None
    if _to_end(one, today, span):
        one.status = "ongoing"
    else:
        one.status = _by_dates(one, _settled(analysis, one, today, span), today, span)
    if one.kind == "call" and one.status in ("arrived", "ongoing"):
        one.status = (
            "held"  # "his third call since the operation began": nobody reports of one while it lasts
        )


def _settled(analysis: Analysis, one: Candidate, today: _Days | None, span: _Days | None) -> str:
    status = one.status
    if status in ("went", "arrived") and one.kind == "visit" and _read_out(analysis):
        return "held"
    if status == "went":  # who set out on the day of the report is still there
        fresh = span and today and span[1] >= today[0] and not _calendar_week(span)
        return "ongoing" if fresh else "held"
    if status == "arrived" and one.kind == "conference" and span is None:
        return "ongoing"  # "as the meeting of the body opened"
    if status == "arrived" and one.kind in ("meeting", "conference"):
        late = 1 if one.kind == "conference" else 0
        return "ongoing" if span and today and (today[0] - span[1]).days <= late else "held"
    if status == "arrived":
        return _of_arrival(one, today, span)
    if status in ("open", "during", "present", "purpose") and span and today:
        if span[0] > today[1]:
            return "planned"
        if one.kind == "conference" and span[1] > today[1]:
            return "ongoing" if len(one.date or "") > 7 else "held" if status == "during" else "planned"
        return "planned" if status == "purpose" and span[1] >= today[0] else "held"
    if status in ("purpose", "unfulfilled"):  # "were to have met in November": they did not
        return "cancelled" if status == "unfulfilled" and span and today and span[1] < today[0] else "planned"
    if status in ("during", "present"):
        return "held"
    if status == "open" and one.strength == 2 and (one.place or _faced(analysis, one) or _travelled(one)):
        return "held"
    return status


def _to_end(one: Candidate, today: _Days | None, span: _Days | None) -> bool:
    """ "will conclude his visit to Peru on Friday": he is still there."""
    over = bool(today and span) and span[1] < today[0]  # type: ignore[index]
    return one.status == "present" and one.kind == "visit" and one.edge == "last" and not over


def _of_arrival(one: Candidate, today: _Days | None, span: _Days | None) -> str:
    """Who arrived some days ago may still be there, but for one who "was to leave on Thursday"."""
    if span is None or today is None:
        return "ongoing"
    told_to_end = "/" in (one.date or "").removesuffix("/..")
    return "ongoing" if (today[0] - span[1]).days <= (0 if told_to_end else 3) else "held"


def _read_out(analysis: Analysis) -> bool:
    """Whether the report is the readout of an office: it tells of what is over."""
    first = analysis.sentences[0]
    return first.title and any(t.word.lower() in ("readout", "readouts") for t in first.tokens[:3])


def _faced(analysis: Analysis, one: Candidate) -> bool:
    """Whether people of two parties are named ("the talks between A and B")."""
    return (
        one.kind in ("meeting", "call") and len({analysis.people[p].party for p in one.people} - {None}) > 1
    )


def _travelled(one: Candidate) -> bool:
    """Whether it is somebody's visit to a party ("the second day of Putin's visit to Italy")."""
    return one.kind == "visit" and bool(one.people) and bool(one.target) and len(one.parties) > 1


def _by_dates(one: Candidate, status: str, today: _Days | None, span: _Days | None) -> str:
    if not span or not today:
        return status
    if status in ("held", "ongoing") and span[0] > today[1]:
        return "planned"
    over, told = (today[0] - span[1]).days, one.date or ""
    if status == "planned" and over > 0:
        return "held"
    # The caption of a picture: "addresses the assembly in New York, May 3, 2017".
    long_over = over > _LONG_OVER and not told.endswith("/..")
    # "recalled his visit in 2021, also his first one abroad"
    looked_back = over > 0 and len(told) <= _MONTH
    if status == "ongoing" and (long_over or looked_back):
        return "held"
    stays = one.kind in ("visit", "conference") and len(told) > 10 and not _calendar_week(span)
    if status == "held" and stays and span[0] <= today[0] and span[1] > today[1]:
        return "ongoing"
    return status


_MONTH = len("2021-05")


def _calendar_week(span: _Days) -> bool:
    """Whether the days are those of "this week": what took place in it does not go on to its end."""
    return (span[1] - span[0]).days == 6 and span[0].weekday() == 0


def enough(analysis: Analysis, one: Candidate) -> bool:
    """Whether a cluster is told well enough to be an entry."""
    if one.status in ("open", "none"):
        return False
    if one.kind == "conference":
        body = any(p in bodies() for p in one.parties)
        attended = (
            one.people or one.unnamed
        )  # "quoted a speech before the UN General Assembly": no news of it
        called = one.mechanism and is_name(one.mechanism) and attended
        placed = one.date or one.place or called or one.status == "ongoing"
        told = bool((body or named_summit(one) or (one.worldwide and one.parties)) and placed) or (
            body and _told(one)
        )
        return told or len(_with_host(one)) > 1
    if len(one.parties) < 2:
        return False
    if one.kind == "visit" and not (one.people or one.unnamed or one.afloat):
        return False
    if one.signing and not one.place and one.date and len(one.date) < 10:
        return False  # a text signed years ago is an instrument only
    undone = one.status in (
        "postponed",
        "cancelled",
    )  # "suspended negotiations with X on Friday": news of a day
    if one.process and not (
        one.people or one.unnamed or one.place or one.mechanism or undone or single(one.date)
    ):
        return False
    if one.date or one.place:
        return True
    if one.looked_back_on and one.status == "held":
        return False  # "briefed them on his call with X": of before, whenever that was
    told = one.status in ("planned", "proposed", "postponed", "cancelled") or min(one.evidence) <= _OPENING
    return (one.strength == 2 and bool(told or one.people or one.unnamed)) or _faced(analysis, one)


def _told(one: Candidate) -> bool:
    """Whether one gathering of a body is plainly told to take place, be it without day or place ("the APEC forum")."""
    if one.status not in ("held", "planned", "ongoing") or one.strength < 2:
        return False
    several = (one.mechanism or "").endswith(("meetings", "conferences", "summits"))
    # "quoted a speech before the UN General Assembly": no news of its session.
    return not several and (one.parties != {"UN"} or bool(one.mechanism and (one.people or one.unnamed)))


def contact_of(analysis: Analysis, one: Candidate) -> Contact:
    """The entry that a settled cluster makes."""
    participants = _participants(analysis, one)
    evidence = sorted(
        dict.fromkeys(one.evidence), key=lambda i: (analysis.sentences[i].title, one.evidence.index(i))
    )
    return Contact(
        kind=one.kind,
        status=one.status,
        # A visit of which only the beginning is told takes that day.
        date=one.date.removesuffix("/..") if one.date and one.kind == "visit" else one.date,
        place=one.place if one.kind not in ("call", "message") else None,
        country=one.country if one.kind not in ("call", "message") else None,
        parties=tuple(sorted(_with_host(one) | _attending(one, participants))),
        participants=participants,
        mechanism=one.mechanism,
        topics=tuple(one.topics[:_MOST_TOPICS]),
        citations=tuple(_citation(analysis, i) for i in evidence[:_MOST_EVIDENCE]),
    )


def _with_host(one: Candidate) -> set[str]:
    """A conference's host counts where it is a member of the body that meets."""
    if one.kind != "conference" or not one.country:
        return one.parties
    member = any(one.country in bodies()[p].members for p in one.parties if p in bodies())
    called = bool(one.place) and str(one.place) in (one.mechanism or "")  # "the Beijing Summit"
    alone = len(one.parties) < 2 and not any(p in bodies() for p in one.parties)
    member = member or called or (alone and named_summit(one))
    return one.parties | {one.country} if member else one.parties


def _attending(one: Candidate, participants: tuple[Participant, ...]) -> set[str]:
    """The parties of those who take part in a conference: they are named as taking part with them."""
    return {p.party for p in participants if p.party} if one.kind == "conference" else set()


def _participants(analysis: Analysis, one: Candidate) -> tuple[Participant, ...]:
    """The people named, then those known by office; "officials" of a party only where none of it is named."""
    named = [analysis.people[i] for i in one.people]
    named = [p for p in named if p.name or not _named_too(p, named)]
    if one.kind == "visit":
        hosts = [analysis.people[i] for i in one.hosts]
        named = [p for p in named if p.party != one.target or p in hosts] or named
    # An office of no known party ("the President" of somewhere) names nobody.
    found = [Participant(name=p.name, role=p.role, party=p.party) for p in named if p.name or p.party]
    found = [p for p in found if not (one.kind == "conference" and _membership(p))]
    found = [
        p for p in found if not (_spouse(p.role) and any(o.party == p.party and o is not p for o in found))
    ]
    sides = {p.party for p in named}
    for role, party in one.unnamed:
        last = role.lower().split()[-1]
        head = (role.lower().partition(" of ")[0].split() or [last])[-1]
        if one.kind == "conference" and _membership(Participant(name=None, role=role, party=party)):
            continue
        if party in sides and ({head, last} & group("generic_nouns") or last not in group("group_nouns")):
            continue
        if not any(f.role == role and f.party == party for f in found):
            found.append(Participant(name=None, role=role, party=party))
    return tuple(found)


def _membership(one: Participant) -> bool:
    """Whether it is a body's members at large: "the summit of EU leaders" names the gathering, nobody in it."""
    plural = (one.role or "").lower().partition(" of ")[0].partition(" from ")[0].endswith("s")
    return one.name is None and plural and one.party in bodies()


def _spouse(role: str | None) -> bool:
    """Whether an office is that of a leader's spouse: who comes along is no participant."""
    words = set((role or "").lower().split())
    return bool(words & _SPOUSES)


_SPOUSES = frozenset("lady gentleman wife husband spouse".split())


def _named_too(unnamed: Person, others: list[Person]) -> bool:
    """Whether somebody known by office alone ("the President", "EU officials") is, or stands for, one of those named."""
    last = (unnamed.role or "").lower().split()[-1:]
    return any(
        p.name
        and p.party == unnamed.party
        and (not p.role or last == p.role.lower().split()[-1:] or set(last) <= group("generic_nouns"))
        for p in others
    )


def _citation(analysis: Analysis, i: int) -> Citation:
    sentence = analysis.sentences[i]
    return Citation(
        start=sentence.start, end=sentence.end, text=analysis.report.text[sentence.start : sentence.end],
        report=analysis.report.id,
    )  # fmt: skip
