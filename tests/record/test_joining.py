"""Accounts joined as they are asked for: the same entries as if every pair had been gone through, and less looked at."""

import random
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from record_made import contact, contacts, dates

from despatch.model import Contact
from despatch.record.candidates import ruled_out
from despatch.record.compare import compare
from despatch.record.joining import Edge, Joining
from despatch.record.judgements.standing import Bonds
from despatch.record.profile import Head, Profile, profile


class Known:
    """Accounts and pairs that are all there; `asked` are those whose pairs were wanted."""

    def __init__(self, profiles: Mapping[str, Profile], edges: Sequence[Edge]) -> None:
        self.profiles = profiles
        self.bonds = Bonds((), {})
        self.asked: set[str] = set()
        self._edges = edges

    def ready(self, keys: Collection[str]) -> None:
        assert set(keys) <= self.profiles.keys()

    def edges(self, key: str) -> Sequence[Edge]:
        self.asked.add(key)
        return [e for e in self._edges if key in e[:2]]


def profiles_of(told: Sequence[tuple[Contact, str | None]]) -> dict[str, Profile]:
    made = [profile(c, key=f"k{n:02}", report=n, published=at) for n, (c, at) in enumerate(told)]
    return {p.key: p for p in made}


def one_after_the_other(profiles: Mapping[str, Profile], edges: Sequence[Edge]) -> set[tuple[str, ...]]:
    """All pairs, the best first; nothing that speaks against any two accounts is joined."""
    home = {key: {key} for key in profiles}
    for a, b, _ in sorted(edges, key=lambda e: (-e[2], e[0], e[1])):
        x, y = home[a], home[b]
        if x is not y and not any(compare(profiles[m], profiles[n]).against for m in x for n in y):
            x |= y
            home.update(dict.fromkeys(y, x))
    return {tuple(sorted(group)) for group in home.values()}


# Nothing is put off here: what that explains is tested with whole records.
SOME = contacts().filter(lambda c: c.status != "postponed")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(SOME, st.sampled_from(["2023-05-05", "2023-05-06", None])), min_size=2, max_size=14),
    st.randoms(use_true_random=False),
)
def test_the_order_of_asking_makes_no_difference(
    told: list[tuple[Contact, str | None]], rng: random.Random
) -> None:
    profiles = profiles_of(told)
    edges = []
    for a, b in combinations(sorted(profiles), 2):
        found = compare(profiles[a], profiles[b])
        if found.alike or rng.random() < 0.2:  # pairs that are refused hang accounts together
            edges.append((a, b, found.score if found.alike else rng.randrange(45, 90)))
    wanted = one_after_the_other(profiles, edges)
    keys = sorted(profiles)
    rng.shuffle(keys)
    together = Joining(Known(profiles, edges))
    assert {together.entry(key) for key in keys} == wanted
    for key in keys:  # each alone, and nothing else before it
        assert Joining(Known(profiles, edges)).entry(key) in wanted


def test_what_no_answer_hangs_on_is_not_looked_at() -> None:
    early, late = contact(date="2023-05-04"), contact(date="2023-07-03")
    profiles = profiles_of([(early, None), (early, None), (late, None), (late, None), (late, None)])
    edges = [("k00", "k01", 80), ("k01", "k02", 60), ("k02", "k03", 80), ("k03", "k04", 50)]
    known = Known(profiles, edges)
    assert Joining(known).entry("k00") == ("k00", "k01")
    assert known.asked == {"k00", "k01", "k02", "k03"}  # the pair of 50 comes after the one that is refused
    assert Joining(known).entry("k04") == ("k02", "k03", "k04")


@settings(max_examples=300, deadline=None)
@given(contacts(), contacts(), dates(), dates())
def test_who_is_ruled_out_by_the_head_is_not_alike(a: Contact, b: Contact, at: str, on: str) -> None:
    b = msgspec.structs.replace(b, parties=a.parties, participants=a.participants, mechanism=a.mechanism)
    x = profile(a, key="k1", report=1, published=at if at and "/" not in at else None)
    y = profile(b, key="k2", report=2, published=on if on and "/" not in on else None)
    head = msgspec.msgpack.decode(msgspec.msgpack.encode(y), type=Head)
    assert ruled_out(x, head) == ruled_out(x, y) == ruled_out(y, x)
    if ruled_out(x, head):
        assert compare(x, y).veto


def test_another_day_is_ruled_out_by_the_head() -> None:
    x, y, z = profiles_of(
        [(contact(date=d), None) for d in ("2023-05-04", "2023-05-04", "2023-07-03")]
    ).values()
    assert not ruled_out(x, y)
    assert ruled_out(x, z)
