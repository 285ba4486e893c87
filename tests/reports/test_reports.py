"""Pages to reports: dates, titles, datelines, outlets, languages, and the body amid clutter."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.model import InputError, Page, Report, Span
from despatch.reports import report_of
from despatch.reports.blocks import blocks
from despatch.reports.languages import language_of
from despatch.reports.provenance import dateline_at, outlet_in, outlet_of_url
from despatch.reports.stamps import stamps, year_from

CASES = yaml.safe_load((Path(__file__).parent / "reports.yaml").read_text(encoding="utf-8"))
STORY = (
    "The ministers of fisheries of Mauritius and Seychelles met on Thursday and agreed to patrol their common "
    "waters together, officials of both islands said after the talks.\n\n"
    "“We share one ocean and one duty to keep it,” said the Mauritian minister, who had come with a delegation of "
    "twelve. The two sides will meet again in June to settle the budget of the patrols.\n\n"
    "Seychelles has lost a third of its tuna catch since 2015, according to its government, and has blamed foreign "
    "fleets that switch off their signals at night."
)


def report(text: str, **known: str) -> Report:
    return report_of(Page(id="x", content=text, **known))


def _marked(cases: list[dict[str, str]]) -> list[object]:
    return [
        pytest.param(
            c, id=c["name"], marks=pytest.mark.xfail(reason=c["xfail"], strict=True) if "xfail" in c else ()
        )
        for c in cases
    ]


@pytest.mark.parametrize("case", _marked(CASES["dates"]))
def test_publication_dates(case: dict[str, str]) -> None:
    known = {"url": case["url"]} if "url" in case else {}
    found = report(case["head"] + STORY + case.get("tail", ""), **known)
    assert found.published == case["day"]
    if "time" in case:
        assert found.published_time == case["time"]
    if "place" in case:
        assert found.dateline == case["place"]
    if "outlet" in case:
        assert found.outlet == case["outlet"]
    if found.published_span:
        assert stamps(found.text[slice(*found.published_span)])


@pytest.mark.parametrize("case", CASES["titles"], ids=lambda c: c["name"])
def test_titles(case: dict[str, str]) -> None:
    found = report(case["head"] + STORY)
    assert found.title == case["title"]
    if found.title_span:
        assert found.text[slice(*found.title_span)] == case["title"]
        assert found.body[0] == found.title_span


@pytest.mark.parametrize("clutter", CASES["clutter"], ids=lambda c: c[:25])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_clutter_is_left_out(clutter: str, gap: str) -> None:
    text = f"Mauritius, Seychelles agree on joint fisheries patrols\n\n{STORY}\n\n{clutter}".replace(
        "\n\n", gap
    )
    found = report(text)
    assert found.text == text
    assert [text[slice(*s)] for s in found.body] == text.split(gap)[:4]


def test_a_line_that_breaks_off_after_a_small_word_goes_on() -> None:
    text = (
        "The ministers of Norway and Czechia spoke of their talks on the\n"
        "Barents Sea in December 2023.\n"
        "They will meet again.\nSign in\nRead the terms of the\nWeather"
    )
    told = [text[b.start : b.end] for b in blocks(text)]
    assert told[0].endswith("Barents Sea in December 2023.")
    assert told[1:] == ["They will meet again.", "Sign in", "Read the terms of the", "Weather"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    import textwrap

    text = "\n\n".join(textwrap.fill(p, 72) for p in STORY.split("\n\n"))
    found = report(text)
    assert [" ".join(text[slice(*s)].split()) for s in found.body] == STORY.split("\n\n")


def test_line_that_ends_amid_a_phrase_goes_on() -> None:
    text = f"{STORY}\n\nThe minister had met her counterpart on the\nRwandan border on Monday and spoken of fish."
    found = report(text)
    assert text[slice(*found.body[-1])].endswith("on the\nRwandan border on Monday and spoken of fish.")


@pytest.mark.parametrize("case", CASES["datelines"], ids=lambda c: c["text"][:25])
def test_datelines(case: dict[str, str]) -> None:
    found = dateline_at(case["text"], Span(0, len(case["text"])))
    assert (found and found.place) == case["place"]
    assert (found and found.agency) == case.get("agency")


@pytest.mark.parametrize("case", CASES["outlets"], ids=str)
def test_outlets(case: dict[str, str]) -> None:
    if "url" in case:
        assert outlet_of_url(case["url"]) == case["outlet"]
    else:
        assert outlet_in(case["clutter"], [case["clutter"]]) == case["outlet"]


@pytest.mark.parametrize("case", CASES["languages"], ids=lambda c: c["text"][:20])
def test_languages(case: dict[str, str]) -> None:
    assert language_of(case["text"]) == case["language"]


def test_other_languages_are_refused() -> None:
    text = (
        "Los ministros se reunieron en Montevideo para hablar de la pesca y del comercio entre los dos países. "
        * 4
    )
    with pytest.raises(InputError, match=r"not in English \(es\)"):
        report(text)


@pytest.mark.parametrize("text", ["", " \n", "x" * 100_000, "a\n" * 3])
def test_what_is_no_report(text: str) -> None:
    with pytest.raises(InputError) as error:
        report(text)
    assert error.value.what


def test_what_the_source_states_comes_first() -> None:
    known = {
        "title": "Stated",
        "outlet": "Gulf Ledger",
        "published": "2021-08-27 19:27:40-04:00",
        "byline": "A. B.",
    }
    found = report("Other headline here\n\nMay 3, 2020\n\n" + STORY, **known)
    assert (found.title, found.outlet, found.byline) == ("Stated", "Gulf Ledger", "A. B.")
    assert (found.published, found.published_time) == ("2021-08-27", "2021-08-27T19:27:40-04:00")


@pytest.mark.parametrize(
    ("day", "evidence", "expected"),
    [("XXXX-12-31", ["2023-01-02"], "2022-12-31"), ("XXXX-05-05", ["2019-01-01"], "XXXX-05-05"), ("XXXX-02-29", ["2024-03-01"], "2024-02-29")],
)  # fmt: skip
def test_years(day: str, evidence: list[str], expected: str) -> None:
    assert year_from(day, evidence) == expected


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*STORY.split("\n\n"), *"\n\n".join(CASES["clutter"]).split("\n"), "", "MOSCOW, May 5 (AFP)"]
        ),
        st.text(max_size=60),
    ),
    max_size=25,
)


@settings(max_examples=120, deadline=None)
@given(_LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_spans_are_in_order_and_disjoint(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    try:
        found = report(text)
    except InputError:
        return
    assert found.text == text
    ends = [0, *(s.end for s in found.body)]
    assert all(before <= s.start < s.end <= len(text) for before, s in zip(ends, found.body, strict=False))
    assert all(text[slice(*s)] == text[slice(*s)].strip() for s in found.body)
    assert found == report(text)
    if found.title_span:
        assert found.title_span == found.body[0]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_blocks_hold_all_that_is_not_blank(text: str) -> None:
    held = sum(len("".join(text[b.start : b.end].split())) for b in blocks(text))
    assert held == len("".join(text.split()))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789/.-:, JanFebMayOctober2021stndhapmUTCZ+", max_size=60))
def test_stamps_never_fail(text: str) -> None:
    for stamp in stamps(text):
        assert 0 <= stamp.start < stamp.end <= len(text)
        assert stamp.days
