"""What an HTML page states about itself: title, date, outlet, author, address.

Read from meta elements, JSON-LD and `<time>`; these are the words of the page's own makers about it.
A value that a template left empty, or that several blocks of JSON-LD give differently, does not count.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import html

from despatch.reports.stamps import stamps

_ARTICLE = re.compile(
    r"(?:News|Report|Reportage|Blog|Opinion|Analysis|Review|Live)?(?:Article|Posting|BlogPosting)\Z"
)
_PUBLISHED = (
    "article:published_time og:article:published_time og:published_time article:published datepublished date_published "
    "parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publication_date publicationdate "
    "dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date dcterms.date originalpublicationdate "
    "article.published article_date_original cxenseparse:recs:publishtime bt:pubdate citation_publication_date "
    "citation_date rnews:datepublished prism.publicationdate published_date displaydate created date"
).split()
_TITLE = "og:title twitter:title dc.title dcterms.title headline sailthru.title parsely-title citation_title title".split()
_OUTLET = "og:site_name application-name publisher dc.publisher cxenseparse:pageclass apple-mobile-web-app-title".split()
_AUTHOR = (
    "author article:author_name dc.creator sailthru.author parsely-author byl byline citation_author".split()
)
_TITLE_END = re.compile(r"\s+(?:[|»›·•]|[-–—](?=\s)|::)\s+")


class Stated(NamedTuple):
    """What the page says of itself; None where it says nothing."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None


def stated_in(root: "html.HtmlElement") -> Stated:
    """Read what a parsed page states about itself."""
    meta = _metas(root)
    article = _article(root)
    outlet = _name(article.get("publisher")) or _first(meta, _OUTLET)
    return Stated(
        title=_title(root, meta, article, outlet),
        published=_published(root, meta, article),
        outlet=outlet if outlet and len(outlet) <= 60 else None,
        byline=_byline(_name(article.get("author")) or _first(meta, _AUTHOR)),
        url=_url(root, meta),
    )


def _metas(root: "html.HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = " ".join((element.get("content") or "").split())
        if key and value and len(value) < 1000:
            found.setdefault(key.strip().lower(), value)
    return found


def _first(meta: dict[str, str], names: list[str]) -> str | None:
    return next((meta[n] for n in names if n in meta), None)


def _article(root: "html.HtmlElement") -> dict[str, Any]:
    """The JSON-LD object of the page's article; empty if there is none, or if there are several."""
    found = []
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text and len(element.text) < 500_000:
            try:
                data = json.loads(element.text.strip().rstrip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            found += [d for d in _objects(data, 0) if _is_article(d.get("@type"))]
    dates = {str(d.get("datePublished")) for d in found if d.get("datePublished")}
    if len(dates) > 1 and len(found) > 3:  # a list of teasers
        return {}
    return found[0] if found else {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)
    elif isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and _ARTICLE.match(k.rsplit("/", 1)[-1]) for k in kinds)


def _name(value: Any) -> str | None:
    """The name in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        names = [n for v in value[:5] if (n := _name(v))]
        return ", ".join(dict.fromkeys(names)) or None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _title(
    root: "html.HtmlElement", meta: dict[str, str], article: dict[str, Any], outlet: str | None
) -> str | None:
    """The headline: `<h1>` where the page's other titles agree with it, else what they say."""
    given = [
        t for t in (_name(article.get("headline")), _first(meta, _TITLE), root.findtext(".//title")) if t
    ]
    given = [" ".join(t.split()) for t in given if t.strip()]
    heads = [" ".join(h.text_content().split()) for h in list(root.iter("h1"))[:10]]
    for head in heads:
        if 3 <= len(head) <= 300 and any(_agree(head, t) for t in given):
            return head
    if given:
        return _without_outlet(given[0], outlet)
    return heads[0] if len(heads) == 1 and 10 <= len(heads[0]) <= 300 else None


def _agree(head: str, title: str) -> bool:
    a, b = (re.sub(r"\W+", " ", t.lower()).strip() for t in (head, title))
    return bool(a) and (a in b or (len(b) > 20 and b in a))


def _without_outlet(title: str, outlet: str | None) -> str | None:
    """A title without the outlet's name at its end."""
    parts = _TITLE_END.split(title)
    if len(parts) > 1 and (len(parts[-1].split()) <= 4 or (outlet and parts[-1].lower() == outlet.lower())):
        title = title[: title.rindex(parts[-1])].rstrip(" |»›·•-–—:")
    return title or None


def _published(root: "html.HtmlElement", meta: dict[str, str], article: dict[str, Any]) -> str | None:
    values = [
        article.get("datePublished"),
        article.get("dateCreated"),
        *(meta.get(name) for name in _PUBLISHED),
    ]
    for element in root.xpath("//*[@itemprop='datePublished']")[:5]:
        values += [element.get("content"), element.get("datetime"), element.text_content()[:80]]
    for element in root.xpath("//time[@pubdate] | //*[@pubdate]")[:3]:
        values += [element.get("datetime"), element.text_content()[:80]]
    return next((v for v in values if isinstance(v, str) and _dated(v)), None)


def _dated(value: str) -> bool:
    found = stamps(value[:80])
    return bool(found) and found[0].complete and found[0].days[0] > "1900-01-02"


def time_element(root: "html.HtmlElement") -> str | None:
    """The date that all `<time datetime>` elements in the heads of the page's articles agree on, or None."""
    values = {
        e.get("datetime", "")[:80]
        for e in root.xpath("//article//time[@datetime] | //header//time[@datetime]")[:8]
    }
    days = {s[0].days[0] for v in values if (s := stamps(v)) and s[0].complete}
    return next(iter(values)) if len(days) == 1 else None


def _byline(name: str | None) -> str | None:
    if not name or "http" in name or "@" in name or len(name) > 120:
        return None
    return re.sub(r"(?i)\Aby\s+", "", name)


def _url(root: "html.HtmlElement", meta: dict[str, str]) -> str | None:
    links = root.xpath("//link[@rel='canonical']/@href")[:1]
    for value in (*links, meta.get("og:url")):
        if isinstance(value, str) and re.match(r"https?://[^\s/]+", value):
            return value.strip()
    return None
