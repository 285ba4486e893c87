"""HTML pages to reports: visible text, body, what the page states, and pages that mean harm."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.model import InputError, Page
from despatch.reports import report_of
from despatch.reports.flatten import flatten, parse

STORY = [
    "The ministers of fisheries of Mauritius and Seychelles met on Thursday and agreed to patrol their common waters "
    "together, officials of both islands said after the talks.",
    "“We share one ocean and one duty to keep it,” said the Mauritian minister, who had come with twelve officials.",
    "The two sides will meet again in June to settle the budget of the patrols, which Seychelles puts at four million "
    "rupees a year and Mauritius at a little more than that.",
]
PAGE = """<!doctype html><html lang="en"><head><title>Islands to guard tuna | Coastal Times</title>
<meta property="og:site_name" content="Coastal Times"><meta property="article:published_time" content="{time}">
<link rel="canonical" href="https://coastaltimes.example/islands"><meta name="author" content="Ana Silva">
<script>var x = "Not text";</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Islands to guard tuna</h1><p class="meta">{visible}</p>{story}</article>
<aside><h3>Also Read</h3><ul><li><a href="/1">Harbour strike ends after nine days</a></li></ul></aside>
<footer>© 2023 Coastal Times. All rights reserved.</footer></body></html>"""


def page(time: str = "2023-05-05T01:30:00+04:00", visible: str = "By Ana Silva") -> str:
    return PAGE.format(time=time, visible=visible, story="".join(f"<p>{p}</p>" for p in STORY))


def read(html: str) -> object:
    return report_of(Page(id="x", content=html, markup="html"))


def test_a_page() -> None:
    found = report_of(Page(id="x", content=page(), markup="html"))
    assert found.text.split("\n")[:3] == ["Home", "World", "Islands to guard tuna"]
    assert "Not text" not in found.text
    assert [found.text[slice(*s)] for s in found.body] == ["Islands to guard tuna", *STORY]
    assert (found.title, found.outlet, found.byline) == (
        "Islands to guard tuna",
        "Coastal Times",
        "Ana Silva",
    )
    assert found.url == "https://coastaltimes.example/islands"
    assert (found.published, found.published_time) == ("2023-05-05", "2023-05-05T01:30:00+04:00")


def test_the_date_that_readers_see_counts_before_the_markup() -> None:
    found = report_of(
        Page(
            id="x",
            content=page("2023-05-04T21:30:00Z", "Publication date: May 5, 2023, 01:30"),
            markup="html",
        )
    )
    assert found.published == "2023-05-05"
    assert found.text[slice(*found.published_span)].startswith("May 5, 2023")


def test_a_long_script_is_no_harm() -> None:
    script = "<script>" + "var a = 1; call(b, c) && d; " * 8000 + "</script>"
    assert report_of(
        Page(id="x", content=page().replace("</head>", script + "</head>"), markup="html")
    ).published


def test_json_ld() -> None:
    data = '{"@graph": [{"@type": "WebSite", "name": "X"}, {"@type": "NewsArticle", "headline": "Islands to guard tuna", '
    data += (
        '"datePublished": "2023-05-06", "dateModified": "2023-05-09", "publisher": {"name": "Gulf Ledger"}}]}'
    )
    html = page("").replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    found = report_of(Page(id="x", content=html, markup="html"))
    assert (found.published, found.outlet) == ("2023-05-06", "Gulf Ledger")


def test_no_date_is_guessed() -> None:
    found = report_of(Page(id="x", content=page(""), markup="html"))
    assert found.published is None


def test_inline_markup_does_not_part_words() -> None:
    assert flatten(
        parse("<p>The <b>min</b>isters <a href=x>met</a>,<br>they said</p><div>x<span>y</span></div>")
    ) == ("The ministers met,\nthey said\nxy")


HOSTILE = {
    "nested divs": "<html><body>" + "<div>" * 100_000 + "text" + "</div>" * 100_000,
    "nested inline": "<html><body>" + "<b><i>x " * 50_000,
    "nested tables": "<html><body>" + "<table><tr><td>" * 20_000 + "text",
    "nested quotes": "<blockquote>" * 30_000 + "<p>" + STORY[0],
    "endless attribute": "<html><body><p title='" + "a" * 1_000_000 + "'>x</p>",
    "many attributes": "<html><body><p " + " ".join(f"a{i}=1" for i in range(900_000)) + ">x</p>",
    "attributes parted by slashes": '<html><body><p a=">" '
    + "/".join(f"a{i}" for i in range(400_000))
    + ">x</p>",
    "entities": "<html><body>" + "&amp;" * 200_000,
    "broken json-ld": f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{STORY[0]}</p>",
    "no element": "   ",
    "long runs": "<html><body>" + ("<p>" + "word " * 11_000) * 20,
    "long words": "<html><body>" + ("<p>" + "a.b" * 6_000) * 100,
    "only a script": "<html><script>var a = 1;</script></html>",
    "many links": "<html><body>" + "<a href=x>y</a>" * 60_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    begun = time.monotonic()
    try:
        assert report_of(Page(id="x", content=HOSTILE[name], markup="html")).body
    except InputError as error:
        assert error.what  # noqa: PT017 - either outcome is right, if it comes soon
    assert time.monotonic() - begun < 20


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<b>",
                "</b>",
                "<br>",
                "<pre>",
                "</div>",
                "<script>",
                "</script>",
                "a b",
                "\n",
                STORY[0],
            ]
        ),
        max_size=30,
    )
)
def test_any_markup_flattens(parts: list[str]) -> None:
    try:
        root = parse("".join(parts))
    except InputError:
        return
    text = flatten(root)
    assert all(line == line.strip() != "" for line in text.split("\n")) or text == ""
