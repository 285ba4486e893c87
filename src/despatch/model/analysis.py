"""What lies beneath the entries of a report: sentences, times, mentions, people, attributions."""

from typing import Any, NamedTuple

import msgspec

from despatch.model.report import Report, Span


class Token(NamedTuple):
    """A word, number or punctuation mark of the text, with its offsets in `report.text`."""

    start: int
    end: int
    word: str


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the body. `paragraph` is the index of its span in `report.body`."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    title: bool = False


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression, after TimeML's TIMEX3 (ISO 24617-1).

    `type` is DATE, TIME, DURATION or SET; `value` is in TIMEX3's notation; `edtf` the same as an
    EDTF date (ISO 8601-2) where it names a date, or an interval for a stretch ("last week"), else
    None. `anchor` says what a relative expression was resolved against: "explicit" (nothing),
    "published", "dateline", "text" (an earlier date), or None when it could not be resolved.
    Both ends of a range told as two dates ("from Monday to Thursday") carry the whole interval as
    `edtf`, each end its own `value`. A stretch up to or from the publication ("the past week") is a
    DURATION with an interval; other durations and all sets have no `edtf`. Of a TIME, `edtf` is the day.
    """

    start: int
    end: int
    type: str
    value: str | None
    edtf: str | None = None
    anchor: str | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person as this report gives them: the fullest name, the office as said, the party served.

    `name` is None for somebody known by office alone ("the Belarusian president").
    """

    name: str | None
    role: str | None = None
    party: str | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name or point to something.

    `type`: person | office | state | body | place | organisation | occasion | instrument.
    `of`: the ISO code or body acronym of a state or body, the fullest name of a person, or None.
    `people`: indices into `Analysis.people` of the person or persons meant (pronouns, `the two
    ministers`). `parties`: the parties meant (a state, a body, `the two countries`, a person's
    party). `country`: for a place, the ISO 3166-1 alpha-3 code of where it lies.
    `form`: name | office | pronoun | group | demonym | code - how it is mentioned.
    """

    start: int
    end: int
    type: str
    of: str | None = None
    people: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()
    country: str | None = None
    form: str = "name"


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what (PolNeAR's scheme): spans of the source, of the cue, of the content.

    `direct` is true where the content, or part of it, stands in quotation marks; `speaker` is the
    index of the source in `Analysis.people` where it is a person, `party` the side it speaks for,
    `name` the speaker as the record names it (person's fullest name, or office or body).
    `form`: direct | indirect | mixed. `medium`: "Twitter", "statement", "press release" ... or None.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    form: str = "indirect"
    speaker: int | None = None
    name: str | None = None
    party: str | None = None
    medium: str | None = None


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that `language` finds in a report; all offsets are in `report.text`.

    `learned` is what the learned reader makes of the report (`despatch.language.learned.Learned`), to be asked by
    `entries`; None where it is switched off. `worth` tells for each span of `report.body` whether it can hold a
    contact, instrument or commitment (`despatch.language.gate`); () where that was not asked. `written` is the day of the
    dateline where the report was published some days later. None of the three is written out.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    learned: Any = None
    worth: tuple[bool, ...] = ()
    written: str | None = None

    @property
    def today(self) -> str | None:
        """The day that "today" means: that of the dateline, else of the publication, else None."""
        return self.written or self.report.published
