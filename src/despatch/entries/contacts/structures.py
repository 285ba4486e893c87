"""What the steps of the contact pipeline hand to each other.

Triggers may come from anywhere (today `spotting`, later a learned model): whatever makes `Trigger`s
for a `View` can be assembled by the rest.
"""

import msgspec

from despatch.model import Span

OFF = frozenset(("cancelled", "postponed"))
"""The statuses of what will not take place as it was told."""


class Actor(msgspec.Struct, frozen=True):
    """Somebody who can deal with somebody: token indices [first, last) of a sentence.

    `kind`: person | office | group | state | body | pronoun | fleet. `people` are indices into `Analysis.people`;
    `role` are the words of an unnamed office or group ("senior Egyptian officials").
    `modifier` is true where the words only qualify what follows ("the Chinese coast").
    """

    first: int
    last: int
    kind: str
    people: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()
    role: str | None = None
    modifier: bool = False


class Trigger(msgspec.Struct, frozen=True):
    """Words of a sentence that tell of a contact, and who takes part as the syntax there gives it.

    `first`, `last`: token indices [first, last). `kind` and `status` as in `Contact`. `sides` are the
    actors on either side; `definite` marks a word that points back ("the talks", "his visit").
    `target` is the party travelled to, of a visit; `verb` the index of the governing verb or None.
    `strength`: 2 tells of a contact by itself, 1 only beside another mention of it, 0 adds detail only.
    `later`: a further stop of a journey, whose days and length are not its own.
    """

    first: int
    last: int
    kind: str
    status: str
    sides: tuple[Actor, ...] = ()
    definite: bool = False
    target: str | None = None
    place: str | None = None
    country: str | None = None
    mechanism: str | None = None
    verb: int | None = None
    strength: int = 2
    here: bool = False
    former: bool = False
    later: bool = False


class Candidate(msgspec.Struct):
    """One telling of a contact, in one sentence; candidates that tell of the same contact are merged.

    `heads` are the words of its triggers, which the learned reader is asked about; `asked` the parties, place and country
    that it gave, for `explain`. `offices` are those of officials whose party is not told. `apart`: words of others that
    it is told to be before or after. `audience`: envoys hand in their credentials, a meeting however many they are.
    `not_on`: days of the return from it, or on which somebody said that it had been.
    `on_the_way`: that somebody left or arrived, no word of a visit. `looked_back_on`: what others are told about; `recalled`: what those who meet now look back to. `afloat`: warships come, and nobody is named. `renamed`: what was told before, told again by its name ("it was the 21st ..."). `worldwide`: leaders of many states come to a gathering of its own name. `was_to_be`: told as a plan that once was.
    """

    sentence: int
    kind: str
    status: str
    parties: set[str]
    people: list[int] = msgspec.field(default_factory=list)
    unnamed: list[tuple[str, str]] = msgspec.field(default_factory=list)
    date: str | None = None
    place: str | None = None
    country: str | None = None
    mechanism: str | None = None
    topics: list[str] = msgspec.field(default_factory=list)
    definite: bool = False
    strength: int = 2
    target: str | None = None
    evidence: list[int] = msgspec.field(default_factory=list)
    former: bool = False
    lasts: int | None = None
    hosts: list[int] = msgspec.field(default_factory=list)
    told_by: bool = False
    aside: bool = False
    process: bool = False
    signing: bool = False
    unfulfilled: bool = False
    was_to_be: bool = False
    edge: str | None = None
    soon: bool = False
    here: bool = False
    alongside: bool = False
    named: frozenset[str] = frozenset()
    strangers: bool = False
    offices: list[str] = msgspec.field(default_factory=list)
    counted: bool = False
    led_to_news: bool = False
    roll: bool = False
    to_gathering: bool = False
    on_the_way: bool = False
    looked_back_on: bool = False
    recalled: bool = False
    audience: bool = False
    afloat: bool = False
    renamed: bool = False
    worldwide: bool = False
    not_on: frozenset[str] = frozenset()
    heads: list[Span] = msgspec.field(default_factory=list)
    apart: list[Span] = msgspec.field(default_factory=list)
    asked: dict[str, str] = msgspec.field(default_factory=dict)

    def when_and_where(self) -> dict[str, str]:
        """Date, place and country, as far as they are known."""
        found = {"date": self.date, "place": self.place, "country": self.country}
        return {name: value for name, value in found.items() if value}
