"""Names and attributions as the explicit code and the learned reader see them together."""

from seen_stub import Seen

from despatch.language.names.learned import reconciled
from despatch.language.quotations import learned as quotations
from despatch.language.quotations.speakers import Speaker
from despatch.model import Attribution, Mention, Span

TEXT = "President Kim Sang told the Oslo Times that Democratic Party of Japan lost. She said: “We go.”"


def mention(words: str, kind: str, form: str = "name", **more: object) -> Mention:
    at = Seen(TEXT).at(words)
    return Mention(start=at.start, end=at.end, type=kind, form=form, **more)  # type: ignore[arg-type]


def shown(mentions: tuple[Mention, ...]) -> list[tuple[str, str, str | None]]:
    return [(TEXT[m.start : m.end], m.type, m.of) for m in mentions]


def test_without_the_reader_nothing_changes() -> None:
    known = (mention("Oslo", "place"), mention("Japan", "state", of="JPN"))
    assert reconciled(known, None, TEXT) == known


def test_edges_of_the_reader_and_meaning_of_the_code() -> None:
    seen = Seen(TEXT, {"name": [("Kim Sang", "person", 0.9), ("Oslo Times", "organisation", 0.9)]})
    made = reconciled((mention("Sang", "person", of="Kim Sang"),), seen, TEXT)
    assert shown(made) == [("Kim Sang", "person", "Kim Sang"), ("Oslo Times", "organisation", None)]


def test_a_name_that_the_reader_surely_does_not_see_goes() -> None:
    made = reconciled(
        (mention("Oslo", "place"), mention("President", "office")), Seen(TEXT, {"name": []}), TEXT
    )
    assert shown(made) == [("President", "office", None)]


def test_a_doubtful_name_of_the_reader_alone_is_left_out() -> None:
    assert reconciled((), Seen(TEXT, {"name": [("Times", "place", 0.4)]}), TEXT) == ()


def test_no_name_lies_in_a_longer_one() -> None:
    seen = Seen(TEXT, {"name": [("Democratic Party of Japan", "organisation", 0.9), ("Japan", "state", 0.9)]})
    assert shown(reconciled((mention("Japan", "state", of="JPN"),), seen, TEXT)) == [
        ("Democratic Party of Japan", "organisation", None)
    ]


def test_order_and_citations() -> None:
    seen = Seen(TEXT, {"name": [("Oslo", "place", 0.8), ("Kim Sang", "person", 0.8)]})
    made = reconciled((mention("Japan", "state", of="JPN"), mention("She", "person", "pronoun")), seen, TEXT)
    assert [m.start for m in made] == sorted(m.start for m in made)
    assert all(0 <= m.start < m.end <= len(TEXT) for m in made)


SAYS = Seen(
    TEXT,
    {"source": [("President Kim Sang", "source", 0.9)], "cue": [("told", "cue", 0.9)],
     "content": [("Democratic Party of Japan lost", "content", 0.8)]},
    {("told", "President Kim Sang"): {"source": 0.9}, ("told", "Democratic Party of Japan lost"): {"content": 0.8}},
)  # fmt: skip


def quoted() -> Attribution:
    seen = Seen(TEXT)
    return Attribution(source=(seen.at("She"),), cue=(seen.at("said"),), content=(seen.at("We go."),), form="direct",
                       name="Kim Sang", party="KOR")  # fmt: skip


def test_cues_with_what_belongs_to_them() -> None:
    (one,) = quotations.proposals(SAYS)
    assert [TEXT[s.start : s.end] for s in (*one.source, *one.cue, *one.content)] == [
        "President Kim Sang", "told", "Democratic Party of Japan lost",
    ]  # fmt: skip


def test_what_no_cue_claims_stands_alone() -> None:
    alone = Seen(
        TEXT, {"content": [("Democratic Party of Japan lost", "content", 0.8)], "source": [], "cue": []}
    )
    (one,) = quotations.proposals(alone)
    assert one.content
    assert not one.cue


def test_words_that_are_likelier_other_words_are_left_out() -> None:
    unsure = Seen(TEXT, {"cue": [("told", "cue", 0.9)], "content": [("Japan lost", "content", 0.3)]})
    (one,) = quotations.reconciled((), unsure)
    assert one.cue
    assert not one.content
    assert [len(a.content) for a in quotations.proposals(unsure)] == [0, 1]


def test_quotations_stay_with_the_code() -> None:
    def resolve(start: int, end: int) -> Speaker:
        return Speaker(name=TEXT[start:end])

    indirect, direct = quotations.with_learned((quoted(),), SAYS, resolve)
    assert direct == quoted()
    assert indirect.name == "President Kim Sang"
    assert quotations.with_learned((quoted(),), None, resolve) == (quoted(),)


def test_what_is_shown_keeps_overlooked_quotations() -> None:
    made = quotations.reconciled((quoted(),), SAYS)
    assert len(made) == 2
    assert made[1] == quoted()
    assert quotations.reconciled((quoted(),), None) == (quoted(),)


def test_the_speaker_of_the_code_goes_with_the_content_of_the_reader() -> None:
    known = Attribution(content=(SAYS.at("Japan lost"),), name="Kim Sang", party="KOR")
    (one,) = quotations.reconciled((known,), SAYS)
    assert (one.name, one.party) == ("Kim Sang", "KOR")
    assert one.content == (Span(*SAYS.at("Democratic Party of Japan lost")),)
