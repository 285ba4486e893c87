"""`explain --format html`: one page that needs nothing from anywhere, and runs nothing.

All text of the report is escaped; the content security policy allows only the page's own style
sheet, by its hash, so that nothing in a report could load or run anything even if an escape failed.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from despatch._version import __version__
from despatch.answers.dates import readable
from despatch.answers.explain import about, resolved
from despatch.answers.headline import date_of, headline
from despatch.answers.marking import Labelled, Segment, marks, segments
from despatch.answers.origins import main_spans, with_origins
from despatch.answers.page_origins import asked_badge, left_out_section, origin_block, seen_section
from despatch.answers.plain import plain, same_length, shortened
from despatch.answers.words import count, listed, tone
from despatch.entries.origins import Origin, Origins
from despatch.model import Analysis, Commitment, Reading, Report, Statement

_LEGEND = (
    ("time", "times"),
    ("person", "people"),
    ("party", "parties"),
    ("place", "places"),
    ("name", "bodies, occasions, texts"),
    ("quotation", "quotations"),
    ("entry", "entries"),
    ("clutter", "clutter"),
)
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*){2,}")


def explained_html(analysis: Analysis, reading: Reading, origins: Origins | None = None) -> str:
    """The page, whole."""
    report = analysis.report
    entries = with_origins(reading, origins)
    seen = main_spans(origins)
    cut = segments(analysis, marks(analysis, reading, seen))
    style = _style([entry for entry, _ in entries])
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = _words(report.title or report.id, 200)
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="despatch {escape(__version__)}">\n'
        f"<title>{title} · Despatch</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n{_about(report)}\n{_legend(bool(seen))}\n</header>\n<main>\n"
        f'<div class="text">{"".join(_text(report, cut))}</div>\n'
        f"<aside>\n{_entries(entries, report.text)}\n{left_out_section(origins, report.text)}\n{seen_section(origins, report.text)}\n{_times(analysis)}\n</aside>\n</main>\n</body>\n</html>\n"
    )


def _style(entries: list[Labelled]) -> str:
    """The style sheet, with a rule per entry: pointing at it lights up the words it rests on."""
    css = files("despatch.answers").joinpath("page.css").read_text(encoding="utf-8")
    lit = ",".join(f"body:has(#e-{e.label}:is(:hover,:target)) .{e.label}" for e in entries)
    return f"\n{css}{lit} {{ background: var(--glow); }}\n" if lit else f"\n{css}"


def _words(text: str, width: int) -> str:
    return escape(shortened(text, width))


def _about(report: Report) -> str:
    parts = [f"<span>{escape(part)}</span>" for part in about(report)]
    if report.url and report.url.startswith(("https://", "http://")):
        link = f'<a href="{escape(plain(report.url))}" rel="noopener noreferrer nofollow">as published</a>'
        parts.append(f"<span>{link}</span>")
    return f'<p class="about">{"".join(parts)}</p>'


def _legend(model: bool) -> str:
    """Each layer can be switched off, by the style sheet alone."""
    layers = (*_LEGEND, ("seen", "the model")) if model else _LEGEND
    boxes = (
        f'<label><input type="checkbox" id="see-{layer}" checked autocomplete="off"><span class="{layer}">{name}</span></label>'
        for layer, name in layers
    )
    return f'<div class="legend" role="group" aria-label="What is marked">{"".join(boxes)}</div>'


def _text(report: Report, cut: tuple[Segment, ...]) -> Iterator[str]:
    clean = same_length(report.text)
    for i, segment in enumerate(cut):
        words = escape(_BLANK_LINES.sub("\n\n", clean[segment.start : segment.end]))
        yield _span(segment, words)
        following = cut[i + 1].marks if i + 1 < len(cut) else ()
        ended = {m.note for m in segment.marks if m.layer == "entry" and m not in following}
        if ended:
            links = " ".join(
                f'<a href="#e-{n}">{n}</a>' for n in sorted(ended, key=lambda n: (n[0], int(n[1:])))
            )
            yield f"<sup>{links}</sup>"


def _span(segment: Segment, words: str) -> str:
    classes = ["clutter"] if not segment.body else []
    notes = []
    for mark in segment.marks:
        if mark.layer in ("entry", "cited"):
            classes += ["entry", mark.note]
            continue
        classes.append(mark.layer)
        if mark.note:
            notes.append(f"{mark.layer}: {mark.note}")
    if not classes:
        return words
    shown = " ".join(dict.fromkeys(classes))
    title = f' title="{_words(" | ".join(dict.fromkeys(notes)), 200)}"' if notes else ""
    return f'<span class="{shown}"{title}>{words}</span>'


def _entries(entries: list[tuple[Labelled, Origin | None]], text: str) -> str:
    if not entries:
        return '<section><h2>Entries</h2><p class="none">No entries.</p></section>'
    cards = "\n".join(_card(entry, origin, text) for entry, origin in entries)
    return f"<section><h2>{count(len(entries), 'entry')}</h2>\n{cards}</section>"


def _card(labelled_entry: Labelled, origin: Origin | None, text: str) -> str:
    label, entry = labelled_entry
    head = headline(entry)
    date = readable(date_of(entry)) if date_of(entry) else ""
    when = f"due {date}" if date and isinstance(entry, Commitment) else date
    under = " · ".join(
        part
        for part in (
            f'<span class="parties">{escape(plain(" ".join(head.parties)))}</span>' if head.parties else "",
            f'<span class="when">{escape(plain(when))}</span>{asked_badge(origin, "date")}' if when else "",
            f"{escape(plain(head.where))}{asked_badge(origin, 'place', 'country')}" if head.where else "",
        )
        if part
    )
    lines = [f'<h3><span class="label">{label}</span>{_words(head.what, 200)}</h3>']
    lines += [f"<p>{line}</p>" for line in (under, escape(listed(map(plain, head.who)))) if line]
    if head.about:
        lines.append(f"<p>{_words('; '.join(head.about), 400)}</p>")
    quoted = [entry.content] if isinstance(entry, Statement) else [c.text for c in entry.citations]
    lines += [f"<blockquote>{_words(words, 600)}</blockquote>" for words in quoted]
    lines.append(origin_block(origin, text))
    return f'<article id="e-{label}" class="{tone(head.tone)}">{"".join(lines)}</article>'


def _times(analysis: Analysis) -> str:
    if not analysis.times:
        return ""
    rows = "\n".join(
        f"<tr><td>{_words(analysis.report.text[t.start : t.end], 100)}</td>"
        f"<td><code>{_words(t.edtf or t.value or '—', 60)}</code></td>"
        f"<td>{escape(t.type.lower())}</td><td>{escape(resolved(t))}</td></tr>"
        for t in analysis.times
    )
    heads = "<tr><th>words</th><th>EDTF</th><th>type</th><th>resolved</th></tr>"
    return f'<section><h2>{count(len(analysis.times), "time")}</h2><table class="times">{heads}\n{rows}</table></section>'
