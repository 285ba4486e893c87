"""What the contact steps make of the learned reader's word, told by a stand-in; no file of it is needed."""

import msgspec
import pytest
from seen_stub import Seen

from despatch.entries.contacts import clustered
from despatch.entries.contacts.places.asked import fill_asked
from despatch.entries.contacts.structures import Candidate, Trigger
from despatch.entries.contacts.triggers.proposals import with_learned
from despatch.entries.contacts.triggers.spotting import triggers
from despatch.entries.contacts.view import View, views_of
from despatch.language import analyse
from despatch.model import Analysis, Page
from despatch.reports import report_of

TEXT = (
    "Ministers\n\nOSLO, May 6 - Foreign Minister Ole Dahl of Norway chewed the fat with Japanese Foreign Minister Kenji Mori in Bergen "
    "on Saturday. Their tete-a-tete took two hours. Finland's Foreign Minister Aino Virta had stayed at home."
)
CHEWED, AGAIN, OLE, KENJI = "chewed the fat", "tete-a-tete", "Ole Dahl", "Kenji Mori"


def read(seen: Seen | None) -> tuple[Analysis, list[View]]:
    page = Page(id="x", content=TEXT, published="2024-05-06")
    analysis = msgspec.structs.replace(analyse(report_of(page)), learned=seen)
    assert analysis.report.text == TEXT
    return analysis, views_of(analysis)


def actors(views: list[View]) -> dict[str, str]:
    """Words of each actor by a word that it holds, as the steps will ask for them."""
    found = [
        v.analysis.report.text[v.tokens[a.first].start : v.tokens[a.last - 1].end]
        for v in views
        for a in v.actors
    ]
    return {word: words for words in found for word in words.split()}


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    return actors(read(None)[1])


def seen_by(words: dict[str, str], score: float = 0.9, **more: float) -> Seen:
    part = {"participant": more.get("part", 0.9)}
    roles = {(head, words[name]): part for head in (CHEWED, AGAIN) for name in ("Dahl", "Mori")}
    for head in (CHEWED, AGAIN):
        roles[head, "Saturday"] = {"time": more.get("time", 0.9)}
        roles[head, "on Saturday"] = {"time": more.get("time", 0.9)}
        roles[head, "Bergen"] = {"place": more.get("place", 0.9)}
    return Seen(
        TEXT, {"contact": [(CHEWED, "meeting", score), (AGAIN, "meeting", score)]}, roles,
        same=[(CHEWED, AGAIN)], status={CHEWED: "held", AGAIN: "held"},
    )  # fmt: skip


def told(seen: Seen | None) -> list[tuple[View, Trigger]]:
    _, views = read(seen)
    by_rules = [(view, triggers(view)) for view in views]
    return [(view, t) for view, found in with_learned(views, by_rules, seen) for t in found]


def test_without_the_reader_the_triggers_stay() -> None:
    _, views = read(None)
    by_rules = [(view, triggers(view)) for view in views]
    assert with_learned(views, by_rules, None) is by_rules


def test_a_proposal_becomes_a_trigger_with_its_sides(words: dict[str, str]) -> None:
    first = next(t for view, t in told(seen_by(words)) if view.text(t.first, t.last) == CHEWED)
    assert (first.kind, first.status, first.strength) == ("meeting", "held", 2)
    assert {p for s in first.sides for p in s.parties} == {"NOR", "JPN"}


def test_a_doubtful_proposal_is_none(words: dict[str, str]) -> None:
    assert not any(view.text(t.first, t.last) == CHEWED for view, t in told(seen_by(words, score=0.3)))


def test_what_is_hardly_linked_is_no_side(words: dict[str, str]) -> None:
    found = [t for view, t in told(seen_by(words, part=0.1)) if view.text(t.first, t.last) == CHEWED]
    assert all(not t.sides for t in found)


def cluster(**more: object) -> Candidate:
    at = TEXT.index(CHEWED)
    made = {"sentence": 0, "kind": "meeting", "status": "held", "parties": {"NOR", "JPN"}, "evidence": [0],
            "heads": [(at, at + len(CHEWED))], **more}  # fmt: skip
    return msgspec.convert(made, Candidate)


def test_the_place_is_asked_for_and_the_day_is_not(words: dict[str, str]) -> None:
    analysis, _ = read(seen_by(words))
    one = cluster()
    fill_asked(analysis, [one])
    assert (one.date, one.place, one.country) == (None, "Bergen", "NOR")
    assert one.asked == {"place": "Bergen", "country": "NOR"}


def test_what_is_not_likely_stays_unknown(words: dict[str, str]) -> None:
    analysis, _ = read(seen_by(words, time=0.2, place=0.2))
    one = cluster()
    fill_asked(analysis, [one])
    assert (one.date, one.place, one.country) == (None, None, None)


def test_what_the_rules_found_is_left_alone(words: dict[str, str]) -> None:
    analysis, _ = read(seen_by(words))
    one = cluster(date="2024-05-05", country="JPN")
    fill_asked(analysis, [one])
    assert (one.date, one.place, one.country) == ("2024-05-05", None, "JPN")


def test_a_call_has_no_place(words: dict[str, str]) -> None:
    analysis, _ = read(seen_by(words))
    one = cluster(kind="call")
    fill_asked(analysis, [one])
    assert (one.place, one.country) == (None, None)


def test_nobody_is_asked_where_nothing_is_open(words: dict[str, str]) -> None:
    seen = seen_by(words)
    analysis, _ = read(seen)
    fill_asked(analysis, [cluster(date="2024-05-05", place="Bergen", country="NOR")])
    assert seen.questions == 0


SPOKEN = "Ministers\n\nOSLO, May 6 - Foreign Minister Ole Dahl of Norway {told}."


def parties_of(told: str, head: str, kind: str, linked: str) -> set[str]:
    """The parties of the trigger `head`, where the model links Ole Dahl and `linked` to it."""
    text = SPOKEN.format(told=told)
    analysis = analyse(report_of(Page(id="x", content=text, published="2024-05-06")))
    views = views_of(analysis)
    named = actors(views)
    part = {"participant": 0.9}
    roles = {(head, named["Dahl"]): part, (head, named[linked]): part}
    seen = Seen(text, {"contact": [(head, kind, 0.9)]}, roles, status={head: "held"})
    found = with_learned(views, [(view, triggers(view)) for view in views], seen)
    return {
        p
        for v, made in found
        for t in made
        if v.text(t.first, t.last) == head
        for s in t.sides
        for p in s.parties
    }


@pytest.mark.parametrize(
    ("told", "head", "kind", "linked", "parties"),
    [
        ("broke bread with Japanese envoys", "broke bread", "meeting", "envoys", {"NOR", "JPN"}),
        ("broke bread with strikers over Japanese imports", "broke bread", "meeting", "Japanese", {"NOR"}),
        ("broke bread with strikers angry with Japan", "broke bread", "meeting", "Japan", {"NOR"}),
        ("set foot on the soil of Japan", "set foot", "visit", "Japan", {"NOR", "JPN"}),
        ("set foot on a Japanese trawler", "set foot", "visit", "Japanese", {"NOR"}),
    ],
)
def test_a_bare_state_is_a_side_of_journeys_alone(
    told: str, head: str, kind: str, linked: str, parties: set[str]
) -> None:
    assert parties_of(told, head, kind, linked) == parties


AFTER = (
    "Fish\n\nOSLO, May 6 - Foreign Minister Ole Dahl of Norway {}.\n\nKenji Mori, the Japanese foreign minister, likes cod. "
    "The visit lasted two days."
)
MET, FISH = "met Finland's Foreign Minister Aino Virta on Sunday", "likes trout"
STAY = "visit"


LATER = (
    "Fish\n\nOSLO, May 6 - Foreign Minister Ole Dahl of Norway {}.\n\nThe visit lasted two days. Kenji Mori, the Japanese foreign "
    "minister, likes cod."
)


# Words that point back mean nobody who was named long ago, but in the lead: of long texts the model links everybody.
DEAR = "Cod was dear. " * 150
FAR_AWAY = AFTER.replace("Kenji Mori", "Fish is sold. Kenji Mori").replace("The visit", DEAR + "The visit")
IN_THE_LEAD = AFTER.replace("The visit", DEAR + "The visit")


def far(told: float, sure: float = 0.9, news: str = MET, form: str = AFTER) -> list[Candidate]:
    """The visits of a report whose "visit" the model links to people two sentences away."""
    text, part = form.format(news), {"participant": told}
    roles = {(STAY, name): part for name in ("Foreign Minister Ole Dahl", "Ole Dahl", "Kenji Mori")}
    seen = Seen(text, {"contact": [(STAY, "visit", sure)]}, roles, status={STAY: "held"})
    page = Page(id="x", content=text, published="2024-05-06")
    analysis = msgspec.structs.replace(analyse(report_of(page)), learned=seen)
    found = clustered(analysis)
    return [one for one in found[1] if one.kind == "visit" and len(one.parties) > 1] if found else []


def test_sides_that_stand_sentences_away_are_asked_for() -> None:
    (one,) = far(0.9)
    assert (one.kind, one.status, one.parties) == ("visit", "held", {"NOR", "JPN"})
    assert one.asked["parties"] == "JPN+NOR"
    assert len(one.people) == 2


@pytest.mark.parametrize(("told", "sure"), [(0.2, 0.9), (0.9, 0.3)])
def test_far_sides_need_a_sure_trigger_and_likely_links(told: float, sure: float) -> None:
    assert far(told, sure) == []


def test_far_sides_are_not_asked_for_in_a_report_of_no_other_contact() -> None:
    assert far(0.9, news=FISH) == []


def test_nobody_first_named_later_is_a_far_side() -> None:
    assert far(0.9, form=LATER) == []


def test_far_sides_are_near_or_named_in_the_lead() -> None:
    assert far(0.9, form=FAR_AWAY) == []
    assert [one.parties for one in far(0.9, form=IN_THE_LEAD)] == [{"NOR", "JPN"}]


FORUMS = (
    "Fish\n\nOSLO, May 6 - Foreign Minister Ole Dahl of Norway met Finland's Foreign Minister Aino Virta on Sunday.\n\nKenji Mori, the "
    "Japanese foreign minister, likes cod{}. The visit lasted two days."
)


@pytest.mark.parametrize(
    ("told", "parties"),
    [(" as ASEAN and the G20 do", {"NOR", "JPN"}), (" as the EU does", {"NOR", "JPN", "EU"})],
)
def test_several_bodies_are_forums_and_no_sides(told: str, parties: set[str]) -> None:
    text, part = FORUMS.format(told), {"participant": 0.9}
    names = ("Foreign Minister Ole Dahl", "Ole Dahl", "Kenji Mori", "ASEAN", "G20", "EU")
    seen = Seen(
        text,
        {"contact": [(STAY, "visit", 0.95)]},
        {(STAY, name): part for name in names},
        status={STAY: "held"},
    )
    page = Page(id="x", content=text, published="2024-05-06")
    found = clustered(msgspec.structs.replace(analyse(report_of(page)), learned=seen))
    assert found is not None
    assert [one.parties for one in found[1] if one.kind == "visit"] == [parties]
