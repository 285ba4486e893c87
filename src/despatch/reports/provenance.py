"""Who tells it, and from where: outlet, byline, the place of the dateline."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from despatch.model import Span
from despatch.registers.places import is_town
from despatch.registers.tables import beside

_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Ý][\w.'’ÀÉ-]*(?:[ -](?:[A-ZÀ-Ý(][\w.'’)]*|de|del|la|el|al|of|the|do|upon|ad|au|sur)){0,4}?)"
    r"(?:\s*\[[A-Z][\w .'’-]{1,30}\])?(?:\s*[,/]\s*(?P<more>[A-Z][\w.'’ -]{1,30}?))??"
    r"(?:\s*,?\s*\(?(?P<date>(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?|\d{1,2}[./]\d{1,2}[./]\d{4})\)?)?"
    r"\s*[,.]?\s*(?:[(\[/]\s?(?P<agency>[A-Z][\w .,&’'/-]{1,50}?)\s?[)\]/])?\s*(?P<sign>(?<=/)\.(?=\s)|:|--|—|–|-(?=\s)|\.-|\Z|(?<=[)\]])(?=\s+[A-Z])|(?<=\d)\.(?=\s+[A-Z]))"
)
_BYLINE = re.compile(
    r"(?:(?:written|reported|edited)\s+)?by\s*:?\s*(?P<name>[A-Z][\w.'’-]*(?:[ ,]+(?:and\s+|&\s*)?[A-Z][\w.'’-]*){0,9})\s*(?:\||,|·|-|\Z)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"Published|Updated|Posted|PUBLISHED|UPDATED")
_DOMAIN = re.compile(r"\b(?:www\.)?((?:[a-z0-9-]{1,40}\.){0,4}([a-z0-9-]{2,40})\.(?:com|org|net|in|ru|co\.uk|co\.in|com\.au|com\.pk|com\.cn|cn|ae|lk|pk|info|news|tv|az|kz|by|ua|ir|gov|int|eu|de|fr|uk|us))\b", re.IGNORECASE)  # fmt: skip
_PHRASE = re.compile(r"(?:The\s+)?[A-Z][\w.&'’-]*(?:\s+(?:of|and|the|&|[A-Z][\w.&'’-]*)){0,5}")
_SOCIAL = frozenset("facebook twitter youtube instagram whatsapp telegram linkedin google gmail reddit pinterest x t bit youtu apple".split())  # fmt: skip


class Dateline(NamedTuple):
    """The place as a name, the agency in brackets if any, where the story begins, whether it is beyond doubt."""

    place: str
    agency: str | None
    end: int
    sure: bool = False


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    data = beside(__file__, "outlets.yaml")
    return {part: {str(k): str(v) for k, v in entries.items()} for part, entries in data.items()}


@lru_cache(maxsize=1)
def _squashed() -> dict[str, str]:
    """Outlets by their names in small letters without blanks: `hindustantimes`, `thehindustantimes`.

    Where all but the article is a common word (The Nation), the article must stand there.
    """
    table = {}
    for name in _table()["domains"].values():
        key = re.sub(r"\W", "", name.lower())
        table[key] = name
        if name.startswith("The ") and len(name.split()) > 2:
            table[key[3:]] = name
        elif not name.startswith("The "):
            table["the" + key] = name
    return {key: name for key, name in table.items() if len(key) >= 8}


def dateline_at(text: str, span: Span) -> Dateline | None:
    """The dateline with which a paragraph opens: `NEW DELHI:`, `Goa, May 5 (IANS):`, `KYIV (AP) -`."""
    reach = min(span.end, span.start + 120)
    match = _DATELINE.match(text[span.start : reach])
    if not match:
        return None
    if _LABEL.search(match.group()):
        return None
    whole_line = match.end() == span.end - span.start
    dated = match["date"] or any(c.isdigit() for c in match["agency"] or "")  # "(TASS - 11th June, 2020)"
    if match["sign"] == "" and not dated and not (whole_line and match["agency"]):
        return None
    place = match["place"]
    if match["sign"] in ("", ".") and not (whole_line or match["agency"] or place.isupper()):
        return None
    sure = match["date"] or match["agency"] or place.isupper()
    if not sure and match["sign"] in (":",) and len(place.split()) > 2:
        return None
    if not sure and match["sign"] == "-" and not text[span.start + match.end() :][:1].isspace():
        return None
    if place.lower() in _table()["not_places"] or place.split()[0].lower() in _NO_TOWNS:
        return None
    agency = match["agency"]
    if whole_line and agency and not dated and agency_name(agency) is None and not is_town(place):
        place, agency = (agency, place) if is_town(agency) else (place, agency)  # "The Namibian (Windhoek)"
    return Dateline(_cased(place), agency, span.start + match.end(), bool(match["date"] or agency))


_NO_TOWNS = frozenset("on in at from by since until during after before between and but for".split())


def _cased(place: str) -> str:
    """`NEW DELHI` as `New Delhi`; names in mixed case stay."""
    if place.endswith(".") and "." not in place[:-1]:
        place = place[:-1]
    if not place.isupper() or place.replace(".", "") in ("UN", "US", "UK", "UAE"):
        return place
    small = ("Of", "The", "De", "Del", "La", "El", "Al", "Upon", "And")
    words = [
        w if i == 0 or w not in small else w.lower()
        for i, w in enumerate(place.title().replace("’S", "’s").split())
    ]
    return " ".join(words)


def byline_in(line: str) -> str | None:
    """The author that a byline names: `By Ateet Sharma`, `ByHT Correspondent`."""
    match = _BYLINE.match(line.strip())
    if not match or len(line) > 160 or match["name"][:1].islower():
        return None
    return " ".join(match["name"].split()) or None


def outlet_of_url(url: str | None) -> str | None:
    """The outlet that an address belongs to, or its domain where the outlet is not known by name."""
    match = re.match(r"(?:https?:)?//(?:[^/@]*@)?([\w.-]+)", url or "")
    return named(match[1]) if match else None


def named(domain: str) -> str:
    """The name of the outlet at a domain; the domain itself (without www) if it is not known."""
    domain = re.sub(r"^(?:www\d?|m|amp|edition|en|english|eng)\.", "", domain.lower())
    known = _table()["domains"]
    parts = domain.split(".")
    for i in range(len(parts) - 1):
        if ".".join(parts[i:]) in known:
            return known[".".join(parts[i:])]
    return domain


def outlet_in(text: str, clutter: Sequence[str]) -> str | None:
    """The outlet that the clutter of a page gives away: a domain, a known name, a copyright line."""
    joined = "\n".join(clutter)
    counts: dict[str, int] = {}
    for match in _DOMAIN.finditer(joined):
        label = match[2].lower()
        if label not in _SOCIAL:
            counts[match[1].lower()] = counts.get(match[1].lower(), 0) + 1
    if counts:
        domain = max(counts, key=lambda d: counts[d])
        name = named(domain)
        return _as_written(domain, text) if name == domain else name
    known = _squashed()
    for match in _PHRASE.finditer(joined):
        words = match.group().split()
        for n in range(len(words), 0, -1):
            key = re.sub(r"\W", "", "".join(words[:n]).lower())
            if key in known:
                return known[key]
    return None


def _as_written(domain: str, text: str) -> str:
    """The name in the text that makes up the domain: `newindianexpress.com`, `The New Indian Express`."""
    label = domain.split(".")[0].replace("-", "")
    for match in _PHRASE.finditer(text):
        words = match.group().split()
        for i in range(len(words)):
            for n in range(len(words), i, -1):
                key = re.sub(r"\W", "", "".join(words[i:n]).lower())
                if key in (label, "the" + label) or "the" + key == label:
                    return " ".join(words[i:n]).rstrip(".,")
    return domain


def agency_name(short: str | None) -> str | None:
    """The agency or outlet that a short name in a dateline or byline means (`PTI`), or None."""
    if not short:
        return None
    agencies = _table()["agencies"]
    words = short.replace("/", " ").split()
    for n in range(min(5, len(words)), 0, -1):
        if (key := " ".join(words[:n]).lower().strip(" ,.:|")) in agencies:
            return agencies[key]
    return None


def agency_start(line: str) -> int:
    """Where a line goes on after the name of an agency that it opens with; 0 if it opens with none."""
    agencies = _table()["agencies"]
    words = line.split()
    for n in range(min(5, len(words) - 1), 0, -1):
        if " ".join(words[:n]).lower().rstrip(",") in agencies:
            return line.index(words[n], sum(len(w) for w in words[:n]))
    return 0
