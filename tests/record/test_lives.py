"""Instruments through their life: which entries are one, in which order the steps stand, what comes next."""

import random
from typing import Any

import pytest

from despatch.model import Citation, Commitment, Instrument
from despatch.model.lives import ACTIONS
from despatch.model.merged import Bounds, MergedEntry, Sources, Step
from despatch.record.lives import lives
from despatch.record.stages import lexicon
from despatch.registers.tables import beside

CASES = beside(__file__, "lives.yaml")


def entry(number: int, told: list[Any]) -> MergedEntry:
    title, kind, action, date, published, *parties = told
    report = f"r{number}"
    return MergedEntry(
        id=f"{number:04}",
        kind_of_entry="instrument",
        entry=Instrument(
            title=title,
            kind=kind,
            action=action,
            date=date,
            parties=tuple(parties[0]) if parties else ("NOR", "PRT"),
            citations=(Citation(start=0, end=len(title), text=title, report=report),),
        ),
        sources=Sources(reports=1, texts=1),
        history=(Step(reported=published, status=action, date=date, reports=(report,)),),
        bounded_by=None
        if date
        else Bounds(before=published)
        if action in ("signed", "ratified")
        else Bounds(after=published),
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_lives(case: dict[str, Any]) -> None:
    made = [entry(n, told) for n, told in enumerate(case["entries"])]
    expected = [[[f"{n:04}" for n in numbers], state, after] for numbers, state, after in case["lives"]]
    for seed in range(4):
        random.Random(seed).shuffle(made)
        found = lives(made)
        got = [[[m.id for m in life.entries], life.state, life.next] for life in found]
        assert sorted(got, key=str) == sorted(expected, key=str)
        for life in found:
            assert life.id == life.steps[0].entry
            assert all(c.report in step.reports for step in life.steps for c in step.citations)
            assert all(step.citations for step in life.steps)


def test_the_steps_of_one_entry_are_those_of_its_history() -> None:
    told = entry(1, ["fisheries agreement", "agreement", "signed", "2022-03-03", "2022-03-04"])
    import msgspec

    cited = (*told.entry.citations, Citation(start=0, end=4, text="talk", report="r0"))
    m = msgspec.structs.replace(
        told,
        entry=msgspec.structs.replace(told.entry, citations=cited),
        history=(
            Step(reported="2021-01-01", status="negotiating", date=None, reports=("r0",)),
            *told.history,
        ),
    )
    [life] = lives([m])
    assert [(s.action, s.date, s.reported) for s in life.steps] == [
        ("negotiating", None, "2021-01-01"),
        ("signed", "2022-03-03", "2022-03-04"),
    ]
    assert [c.text for c in life.steps[0].citations] == ["talk"]
    assert (life.state, life.since) == ("signed", "2022-03-03")


def test_other_sorts_of_entry_are_passed_over() -> None:
    other = MergedEntry(
        id="a",
        kind_of_entry="commitment",
        entry=Commitment(by=("NOR",), what="fish"),
        sources=Sources(reports=1, texts=1),
    )
    assert lives([other]) == []
    assert lives([]) == []


def test_every_action_has_a_stage_or_turns_the_instrument() -> None:
    assert set(ACTIONS) == set(lexicon()["stages"]) | set(lexicon()["turns"])
    assert set(lexicon()["next"]) < set(ACTIONS)
