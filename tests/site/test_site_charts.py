"""Charts: what is drawn where, from plain rows; every text escaped; alone a correct file."""

import csv
import io
import itertools
from datetime import date
from math import hypot
from xml.etree import ElementTree

import pytest
from site_made import HOSTILE

from despatch.answers.rows import Row
from despatch.site.charts import (
    NARROW,
    WIDE,
    Chart,
    contacts_chart,
    network_chart,
    rhythm_chart,
    standalone,
    timeline_chart,
)
from despatch.site.charts.layout import apart, layout
from despatch.site.charts.scale import Scale, numbers, span

TODAY = date(2024, 6, 1)
SVG = "{http://www.w3.org/2000/svg}"


def point(id_: str, day: str | None, **fields: object) -> Row:
    first, _, last = (day or "").partition("/")
    whole: Row = {
        "id": id_, "kind": "meeting", "status": "held", "level": "leaders", "date": day, "first_day": first or None,
        "last_day": last or first or None, "not_after": None, "what": f"entry {id_}",
    }  # fmt: skip
    return {**whole, **fields}


def meeting(day: str | None, ordinal: int | None = None, status: str = "held") -> Row:
    return {
        "date": day,
        "before": None,
        "ordinal": ordinal,
        "status": status,
        "place": None,
        "entries": ["e"],
    }


def mechanism(name: str = "annual summit", **fields: object) -> Row:
    held = [meeting("2021-03-01", 1), meeting("2022-03-01", 2)]
    whole: Row = {
        "id": "m",
        "name": name,
        "meetings": held,
        "last": held[1],
        "usual_days": 365,
        "overdue": True,
    }
    return {**whole, **fields}


def charts(words: str = "plain") -> list[Chart]:
    """One of each kind, all its texts the given words."""
    points = [point(words, "2023-01-05", what=words, level="ministers"), point("b", "2023-04-01/2023-05-31")]
    counts = [{"relationship": "A-B", "bucket": "2023-33", "level": "leaders", "held": 2, "planned": 1}]
    return [
        timeline_chart(points, words, TODAY),
        contacts_chart(counts, {"A-B": words, "C-D": words}, "quarter", words),
        rhythm_chart([mechanism(words)], words, TODAY),
        network_chart([{"a": "IND", "b": "RUS", "contacts": 3}], {"IND": words, "RUS": "Russia"}, words),
    ]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_text(words: str) -> None:
    for chart in charts(words):
        for drawn in (str(chart.wide), str(chart.narrow)):
            root = ElementTree.fromstring(drawn)
            tags = {e.tag for e in root.iter()}
            assert tags <= {"svg", "g", "a", "title", "desc", "text", "path", "rect", "circle", "line"}
            names = {name for e in root.iter() for name in e.attrib}
            assert not [n for n in names if n.startswith("on") or n == "style"]
            assert all(e.attrib["href"].startswith("/") for e in root.iter("a"))
            assert not any(c in drawn for c in ("\x00", "\x1b", "\u202e"))


def test_alone_it_is_a_file_with_its_own_style() -> None:
    for chart in charts():
        root = ElementTree.fromstring(standalone(chart).encode())
        style = root.find(f"{SVG}style")
        assert root.tag == f"{SVG}svg"
        assert style is not None
        assert style.text
        assert "var(" not in style.text
        assert ".leaders" in style.text
        assert not list(root.iter(f"{SVG}a"))
        assert root.attrib["role"] == "img"


def test_it_says_what_it_shows() -> None:
    for chart in charts("Norway"):
        root = ElementTree.fromstring(str(chart.wide))
        ids = root.attrib["aria-labelledby"].split()
        assert [root[0].tag, root[1].tag] == ["title", "desc"]
        assert [root[0].attrib["id"], root[1].attrib["id"]] == ids
        assert root[0].text == "Norway"
        told = list(csv.reader(io.StringIO(chart.csv())))
        assert told[0] == list(chart.columns)
        assert len(told) == len(chart.rows) + 1


def marks(chart: Chart, tag: str, cls: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(str(chart.wide))
    return [e for e in root.iter(tag) if cls in e.attrib.get("class", "").split()]


def test_a_timeline_is_drawn_to_scale() -> None:
    days = ("2020-01-01", "2021-01-01", "2023-01-01")
    found = timeline_chart([point(d, d) for d in days], "x", TODAY)
    at = sorted(float(e.attrib["cx"]) for e in marks(found, "circle", "mark")[:3])
    assert (at[2] - at[1]) / (at[1] - at[0]) == pytest.approx(2, rel=0.01)


def test_status_is_a_shape_and_a_coarse_date_a_bar() -> None:
    rows = [
        point("a", "2023-01-01"),
        point("b", "2023-02-01", status="planned"),
        point("c", "2023-03-01", status="cancelled"),
        point("d", "2023-04-01/2023-12-31"),
        point("e", None, not_after="2023-06-01"),
        point("f", None),
    ]
    found = timeline_chart(rows, "x", TODAY)
    linked = {e.attrib["href"]: e for e in ElementTree.fromstring(str(found.wide)).iter("a")}
    classes = {href[-1]: linked[href][1].attrib["class"].split() for href in linked}
    assert "solid" in classes["a"]
    assert "hollow" in classes["b"]
    assert "crossed" in classes["c"]
    bar = linked["/entry/d"][1]
    assert bar.tag == "rect"
    assert float(bar.attrib["width"]) > 0.7 * (WIDE - 110) * 9 / 12 * 0.9
    assert linked["/entry/e"][1].tag == "path"
    assert "f" not in classes
    assert "1 entry without a date" in found.notes[0]
    assert len(found.rows) == 6


def test_marks_of_one_day_do_not_hide_each_other() -> None:
    found = timeline_chart([point(str(n), "2023-05-05") for n in range(6)], "x", TODAY)
    places = [
        (e.attrib["cx"], e.attrib["cy"]) for e in marks(found, "circle", "mark") if e.attrib["cx"] != "0"
    ]
    assert len(set(places)) == len(places) == 6


def test_a_few_early_days_do_not_crowd_the_rest() -> None:
    days = [date(1971, 8, 9), *(date(2020 + n // 12, n % 12 + 1, 1) for n in range(40))]
    assert span(days, None, None, TODAY) == (date(2020, 1, 1), date(2023, 12, 31))
    assert span(days, date(1970, 1, 1), None, TODAY)[0] == date(1970, 1, 1)
    assert span([], None, None, TODAY)[0] == date(2024, 1, 1)


def test_contacts_are_stacked_by_level_and_empty_quarters_are_kept() -> None:
    rows = [
        {"relationship": "A-B", "bucket": bucket, "level": level, "held": held, "planned": planned}
        for bucket, level, held, planned in (("2023-33", "leaders", 2, 0), ("2023-33", None, 1, 0), ("2023-36", "ministers", 1, 2), (None, None, 4, 0))
    ]  # fmt: skip
    found = contacts_chart(rows, {"A-B": "A – B"}, "quarter", "x")
    assert [r["bucket"] for r in found.rows] == ["2023-33", "2023-36"]
    assert found.rows[0] == {
        "relationship": "A-B", "bucket": "2023-33", "leaders": 2, "ministers": 0, "officials": 0, "unknown": 1, "held": 3, "planned": 0,
    }  # fmt: skip
    high = {
        cls: next(float(e.attrib["height"]) for e in marks(found, "rect", cls))
        for cls in ("leaders", "unknown")
    }
    assert high["leaders"] == pytest.approx(2 * high["unknown"])
    x = {
        cls: next(float(e.attrib["x"]) for e in marks(found, "rect", cls)) for cls in ("leaders", "ministers")
    }
    assert x["ministers"] - x["leaders"] == pytest.approx((WIDE - 30) * 3 / 4, abs=1)
    assert "4 contacts" in found.notes[0]


def test_what_is_overdue_is_marked() -> None:
    found = rhythm_chart([mechanism(), mechanism("dialogue", overdue=False, usual_days=None)], "x", TODAY)
    bars = marks(found, "rect", "late-bar")
    assert len(bars) == 2  # one, and the one of the legend
    assert "1 overdue" in found.description
    assert len(found.rows) == 4


def test_the_network_leaves_the_rest_to_the_table() -> None:
    codes = [f"{n:03}" for n in range(60)]
    rows = [{"a": a, "b": b, "contacts": 60 - n} for n, (a, b) in enumerate(itertools.pairwise(codes))]
    found = network_chart(rows, {c: c for c in codes}, "x")
    assert len(marks(found, "circle", "node")) == 40
    assert "20 states" in found.notes[0]
    assert len(found.rows) == 59
    assert str(found.wide) == str(network_chart(rows, {c: c for c in codes}, "x").wide)


def test_nodes_keep_apart() -> None:
    nodes = [f"n{n}" for n in range(40)]
    places = list(layout(nodes, [(nodes[0], n, 0.5) for n in nodes[1:]], 1.8).values())
    near = min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for i, a in enumerate(places) for b in places[:i])
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    assert near > 0.03
    room = apart({n: (500.0, 300.0 + k) for k, n in enumerate(nodes)}, dict.fromkeys(nodes, 20.0), 1100, 600)
    gaps = [
        hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(room.values()) for b in list(room.values())[:i]
    ]
    assert min(gaps) > 30
    assert layout([], []) == {}
    assert layout(["a"], []) == {"a": (0.5, 0.5)}


def test_scales() -> None:
    for most in (0, 1, 3, 7, 12, 99, 1234):
        ticks = numbers(most)
        assert ticks[0] == 0
        assert ticks[-1] >= max(1, most)
        assert len(ticks) <= 6
    scale = Scale(date(2000, 1, 1), date(2024, 12, 31), 0, NARROW)
    assert len(scale.ticks()) <= 9
    assert [t.label for t in Scale(date(2023, 11, 1), date(2024, 3, 1), 0, 1000).ticks()] == [
        "Nov",
        "Dec",
        "2024",
        "Feb",
        "Mar",
    ]
