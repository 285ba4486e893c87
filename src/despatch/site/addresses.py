"""Where things stand on the site: the address of an entry, a report, a stretch of its words, a person."""

from urllib.parse import quote, urlencode

from despatch.model import Citation
from despatch.record.people.wording import named


def entry_at(id: str) -> str:  # noqa: A002
    """The page of an entry."""
    return f"/entry/{quote(id, safe='')}"


def report_at(id: str | None, start: int | None = None, end: int | None = None) -> str:  # noqa: A002
    """The page of a report, at the words of a citation where they are given.

    An id may hold anything. One that ends as an address of data does is told from that by a slash behind it.
    """
    written = quote(id or "", safe="", errors="surrogatepass")
    if written.endswith(".json"):
        written += "/"
    return f"/report/{written}" + (f"#c{start}-{end}" if start is not None else "")


def cited_at(citation: Citation) -> str:
    """The words of a citation in their report."""
    return report_at(citation.report, citation.start, citation.end)


def person_at(name: str, party: str | None, entry: str | None = None) -> str:
    """Where somebody is found by a name: in an entry, where one is given. "" for what names no person."""
    if not name or len(name) > 200 or named(name, party) is None:
        return ""
    asked = {"name": name, "party": party or "", "entry": entry or ""}
    return f"/person?{urlencode({k: v for k, v in asked.items() if v}, errors='replace')}"


def outside(url: str | None) -> str:
    """An address of the web that may be linked to; "" for all else."""
    if not url or len(url) > 2000 or not url.lower().startswith(("https://", "http://")):
        return ""
    return url if url.isprintable() and " " not in url else ""
