"""Markdown with a YAML head: the head's fields, and the text as a reader sees it.

The marks of Markdown are for a printer, not words of the report: emphasis, link targets and heading
signs are left out, hard-wrapped lines are joined, and each block becomes a line of its own.
"""

import re
from typing import Any

import yaml

from despatch.sources.limits import HEAD_BYTES

_HEAD = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELDS = {
    "id": ("id",),
    "title": ("title", "headline"),
    "published": ("published_time", "published", "date", "publish_date", "pubdate", "datepublished"),
    "url": ("url", "source_url", "canonical_url", "canonical", "link", "permalink"),
    "outlet": ("outlet", "publisher", "site_name", "newspaper"),
    "byline": ("byline", "author", "authors"),
}
# Makes strings only; the one written in C is seven times as fast.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,1000})\]\((?:[^()\n]|\([^()\n]*\)){0,2000}\)")
_REFERENCE = re.compile(r"\[([^\[\]]{1,1000})\]\[[^\[\]\n]{0,100}\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\1(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])\1(?![\w_])")
_CODE = re.compile(r"`{1,3}([^`\n]{1,500})`{1,3}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~$\"'@^-])")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*+•]|\(?\d{1,3}[.)])\s+")
_BULLET = re.compile(r"\A[-*+•]\s+")
_RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,})\Z")


def split_head(source: str) -> tuple[dict[str, str], str]:
    """The fields of the YAML head that a page has (`title`, `published` ...), and the rest.

    A head that is no valid YAML mapping is taken for text, so nothing is lost.
    """
    match = _HEAD.match(source[: HEAD_BYTES + 8])
    if not match:
        return {}, source
    try:
        head = yaml.load(match[1], Loader=_LOADER)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, source
    if not isinstance(head, dict):
        return {}, source
    return _fields(head), source[match.end() :]


def _fields(head: dict[Any, Any]) -> dict[str, str]:
    given = {str(k).strip().lower().replace("-", "_"): v for k, v in head.items()}
    fields: dict[str, str] = {}
    for field, names in _FIELDS.items():
        for name in names:
            value = given.get(name)
            if isinstance(value, list):
                value = ", ".join(v for v in value if isinstance(v, str))
            if isinstance(value, str) and value.strip() not in ("", "null", "~"):
                fields[field] = " ".join(value.split())
                break
    return fields


def visible(source: str) -> str:
    """The text of Markdown `source` as a reader sees it: a block a line, a blank line between blocks."""
    blocks: list[str] = []
    fresh = True
    for line in _COMMENT.sub("", source).split("\n"):
        line = line.rstrip("\\") if line.endswith("\\") else line
        first = line.lstrip()[:1]  # most lines are prose, and need not be matched with anything
        if not first or (first in "*-_=" and _RULE.match(line)):
            fresh = True
            continue
        heading = _HEADING.match(line) if first == "#" else None
        item = _ITEM.match(line) if first in "-*+•(" or first.isdigit() else None
        text = heading[2] if heading else _BULLET.sub("", line.strip().removeprefix(">").strip())
        if fresh or heading or item or not blocks:
            blocks.append(text)
        else:
            blocks[-1] += " " + text
        fresh = bool(heading) or line.endswith("  ")
    return "\n\n".join(b for b in map(_inline, blocks) if b)


def _inline(text: str) -> str:
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "[" in text:
        text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)))
    if "<" in text:
        text = _TAG.sub(" ", _ADDRESS.sub(r"\1", text))
    if "*" in text:
        text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    if "_" in text:
        text = _UNDERSCORE.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return text.strip().strip("*").strip() if text.startswith("**") or text.endswith("**") else text.strip()
