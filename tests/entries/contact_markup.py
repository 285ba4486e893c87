"""Analyses written by hand: `[words](what)` marks people, parties, places and times, so that the assembling
of contacts is tested whatever the finding of names and times does.

`[David Levy](person: foreign minister, ISR)`, `[He](he: David Levy)`, `[The two ministers](group: A + B)`,
`[Turkish officials](officials: TUR)`, `[advisers](staff)`, `[Turkey](state: TUR)`, `[Turkish](demonym: TUR)`, `[SCO](body: SCO)`,
`[Peru's trade ministry](organisation: PER)`,
`[Ankara](place: TUR)`, `[Tuesday](date: 1997-04-08)`, `[four-day](duration: P4D)`, `[annual summit](occasion)`.
"""

import re

from despatch.language.sentences import sentences
from despatch.model import Analysis, Mention, Person, Report, Span, Time

_MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


class _Reader:
    def __init__(self) -> None:
        self.people: list[Person] = []
        self.mentions: list[Mention] = []
        self.times: list[Time] = []

    def person(self, name: str) -> int:
        return next(i for i, p in enumerate(self.people) if p.name == name or p.role == name)

    def mark(self, start: int, words: str, what: str) -> None:
        end = start + len(words)
        kind, _, rest = (part.strip() for part in what.partition(":"))
        handler = getattr(self, f"_{kind}")
        handler(start, end, words, rest)

    def _person(self, start: int, end: int, words: str, rest: str) -> None:
        role, _, party = rest.rpartition(",")
        known = [i for i, p in enumerate(self.people) if p.name and p.name.split()[-1] == words.split()[-1]]
        if not known:
            self.people.append(Person(name=words, role=role.strip() or None, party=party.strip() or None))
            known = [len(self.people) - 1]
        whom = self.people[known[0]]
        parties = (whom.party,) if whom.party else ()
        self.mentions.append(
            Mention(start=start, end=end, type="person", of=whom.name, people=(known[0],), parties=parties)
        )

    def _he(self, start: int, end: int, words: str, rest: str) -> None:
        self._pointing(start, end, rest, "pronoun")

    def _group(self, start: int, end: int, words: str, rest: str) -> None:
        self._pointing(start, end, rest, "group")

    def _pointing(self, start: int, end: int, rest: str, form: str) -> None:
        people = tuple(self.person(name.strip()) for name in rest.split("+"))
        parties = tuple(dict.fromkeys(p for i in people if (p := self.people[i].party)))
        self.mentions.append(
            Mention(start=start, end=end, type="person", people=people, parties=parties, form=form)
        )

    def _officials(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(Mention(start=start, end=end, type="office", parties=(rest,), form="group"))

    def _staff(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(Mention(start=start, end=end, type="office", form="group"))

    def _sides(self, start: int, end: int, words: str, rest: str) -> None:
        parties = tuple(p.strip() for p in rest.split("+"))
        self.mentions.append(Mention(start=start, end=end, type="state", parties=parties, form="group"))

    def _state(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(
            Mention(start=start, end=end, type="state", of=rest, parties=(rest,), country=rest)
        )

    def _demonym(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(
            Mention(start=start, end=end, type="state", of=rest, parties=(rest,), form="demonym")
        )

    def _body(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(Mention(start=start, end=end, type="body", of=rest, parties=(rest,)))

    def _organisation(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(Mention(start=start, end=end, type="organisation", parties=(rest,)))

    def _place(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(Mention(start=start, end=end, type="place", of=words, country=rest))

    def _occasion(self, start: int, end: int, words: str, rest: str) -> None:
        self.mentions.append(Mention(start=start, end=end, type="occasion"))

    def _date(self, start: int, end: int, words: str, rest: str) -> None:
        self.times.append(Time(start=start, end=end, type="DATE", value=rest, edtf=rest))

    def _duration(self, start: int, end: int, words: str, rest: str) -> None:
        self.times.append(Time(start=start, end=end, type="DURATION", value=rest))


def marked(
    text: str, published: str | None = None, dateline: str | None = None, title: bool = False
) -> Analysis:
    """The analysis that the marked-up `text` tells; paragraphs are lines, the first one the title if `title`."""
    reader, plain, marks, at = _Reader(), "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append((len(plain), match[1], match[2]))
        plain += match[1]
        at = match.end()
    plain += text[at:]
    for mark in marks:
        reader.mark(*mark)
    spans, start = [], 0
    for line in plain.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    report = Report(
        id="marked", text=plain, body=tuple(spans), published=published, dateline=dateline,
        title_span=spans[0] if title else None, title=plain.split("\n")[0] if title else None,
    )  # fmt: skip
    split = sentences(report)
    return Analysis(
        report=report,
        sentences=split,
        times=tuple(sorted(reader.times, key=lambda t: t.start)),
        mentions=tuple(sorted(reader.mentions, key=lambda m: m.start)),
        people=tuple(reader.people),
    )
