"""Which of the two said what, on the page of `explain --format html`; all words of the report are escaped here."""

from collections.abc import Iterable
from html import escape

from despatch.answers.origins import (
    asked,
    by_model,
    by_rules,
    figure,
    judged,
    looked,
    main_spans,
    other_spans,
    reasons,
    weight,
    what,
    why_not,
    words_of,
    would_be,
)
from despatch.answers.plain import plain, shortened
from despatch.answers.words import count
from despatch.entries.origins import Origin, Origins
from despatch.language.learned import Found


def origin_block(origin: Origin | None, text: str) -> str:
    """Who found an entry, and behind it what the judge weighed; empty where that is not known."""
    if origin is None:
        return ""
    rules, model = by_rules(origin, text), by_model(origin)
    told = [_told("rules", rules or "nothing", bool(rules))]
    if model:
        told.append(_told("model", model, bool(origin.model)))
    told += [_told("model", f"asked, gave the {asked(one)}", True) for one in origin.asked]
    return f'<ul class="origin">{"".join(told)}</ul>{_weighed(origin)}'


def _told(who: str, words: str, found: bool) -> str:
    faint = "" if found else " not"
    return f'<li><b class="who {who}{faint}">{who}</b> {escape(plain(words))}</li>'


def _weighed(origin: Origin) -> str:
    if origin.chance is None:
        return ""
    words = escape(judged(origin))
    if not origin.reasons:
        return f'<p class="judged">{words}</p>'
    rows = "".join(
        f'<tr><td>{escape(plain(r.trait))}</td><td class="{"plus" if r.weight > 0 else "minus"}">{weight(r.weight)}</td></tr>'
        for r in origin.reasons
    )
    return f'<details class="judged"><summary>{words}</summary><table>{rows}</table></details>'


def asked_badge(origin: Origin | None, *fields: str) -> str:
    """A mark beside a date or place that the model gave; empty where the rules found it."""
    for one in origin.asked if origin else ():
        if one.field in fields:
            title = f"the rules found no {one.field}; the model gave it"
            return f' <b class="who model" title="{escape(title)}">model</b>'
    return ""


def left_out_section(told: Origins | None, text: str) -> str:
    """The section of what was left out; empty where there is nothing or it is not known."""
    if told is None or not told.left_out:
        return ""
    rows = "\n".join(
        f"<tr><td>{escape(words_of(one, text))}</td><td>{escape(plain(would_be(one)))}</td>"
        f"<td>{escape(why_not(one))}{_traits(one.origin)}</td></tr>"
        for one in told.left_out
    )
    heads = "<tr><th>words</th><th>would be</th><th>why not</th></tr>"
    return f'<section><h2>Left out</h2><table class="times">{heads}\n{rows}</table></section>'


def _traits(origin: Origin) -> str:
    told = "; ".join(reasons(origin))
    return f'<br><span class="none">{escape(plain(told))}</span>' if told else ""


def seen_section(told: Origins | None, text: str) -> str:
    """The section of what the model saw; empty where that is not known."""
    if told is None:
        return ""
    main, other = main_spans(told), other_spans(told)
    parts = [f'<h2>What the model saw</h2><p class="none">{escape(looked(told))}</p>']
    if main:
        parts.append(_table(main, text))
    if other:
        summary = f"{count(len(other), 'span')} of who said and who undertook what"
        parts.append(f"<details><summary>{summary}</summary>{_table(other, text)}</details>")
    return f'<section class="saw">{"".join(parts)}</section>'


def _table(spans: Iterable[Found], text: str) -> str:
    rows = "\n".join(
        f"<tr><td>{escape(shortened(text[s.start : s.end], 100))}</td><td>{escape(what(s))}</td><td>{figure(s.score)}</td></tr>"
        for s in spans
    )
    return f'<table class="times"><tr><th>words</th><th>what</th><th>chance</th></tr>\n{rows}</table>'
