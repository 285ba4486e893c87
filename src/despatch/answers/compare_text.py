"""The comparison of relationships for people: counts by level with bars, as many relationships side by side as fit."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from despatch.answers.blocks import DIM, TONES
from despatch.answers.compare import Compared, Tally
from despatch.answers.dates import readable
from despatch.answers.plain import shortened
from despatch.answers.relationships import relationship_name
from despatch.answers.words import CONTACT_KINDS, count
from despatch.record.levels import LEVELS

_COLUMNS = (*LEVELS, None)  # the order of the counts
_HEADS = ("L", "M", "O", "?")
_LABEL = 12  # columns of the month or kind
_BAR = 6  # columns that a bar has at the least
_CELL = 4  # columns of a count
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_ASCII = {ord("·"): ".", ord("–"): "-", ord("…"): "~"}
_LEGEND = "L leaders  M ministers  O officials  ? level not known  P planned, beside the rest"


class _Layout(NamedTuple):
    """How wide a relationship and its bar are, how many contacts the longest bar stands for, and with what it is drawn."""

    width: int
    bar: int
    most: int
    ascii_only: bool


def compared_text(found: Compared, title: str, *, width: int, ascii_only: bool = False) -> Iterator[Text]:
    """The parts of the answer: a heading, then for each group of relationships that fit a table by date and by kind.

    `ascii_only` draws it for a terminal that has no other characters.
    """
    for part in _parts(found, title, width, ascii_only):
        if ascii_only:
            part.plain = part.plain.translate(_ASCII)
        yield part


def _parts(found: Compared, title: str, width: int, ascii_only: bool) -> Iterator[Text]:
    yield Text(shortened(title, 400), style="bold")
    if not found.held and not found.planned:
        yield Text("No contacts.", style=DIM)
        return
    counts = _CELL * (len(_HEADS) + 1) + 2
    group = max(1, (width - _LABEL) // (counts + _BAR))
    shown = [p for p in found.relationships if any(t.parties == p for t in (*found.held, *found.planned))]
    each = (width - _LABEL) // min(group, len(shown))
    most = max([1, *_totals(found)])
    layout = _Layout(each, min(24, each - counts), most, ascii_only)
    for start in range(0, len(shown), group):
        yield Text()
        yield from _table(found, tuple(shown[start : start + group]), layout)
    yield Text()
    yield from _apart(found)
    yield Text(f"{_LEGEND}\n{found.by.capitalize()}s without contacts are left out.", style=DIM)


def title(found: Compared, since: str | None, until: str | None) -> str:
    """ "Contacts by month: India – Russia, India – China, since 2023"."""
    names = [relationship_name(parties) for parties in found.relationships]
    times = [f"{name} {value}" for name, value in (("since", since), ("until", until)) if value]
    return f"Contacts by {found.by}: {', '.join([*names, *times])}"


def _totals(found: Compared) -> list[int]:
    """Contacts held in each bucket of each relationship."""
    totals: Counter[tuple[tuple[str, ...], str]] = Counter()
    for t, n in found.held.items():
        if t.bucket:
            totals[t.parties, t.bucket] += n
    return list(totals.values())


def _table(found: Compared, shown: tuple[tuple[str, ...], ...], layout: _Layout) -> Iterator[Text]:
    names = "".join(shortened(relationship_name(p), layout.width - 1).ljust(layout.width) for p in shown)
    yield Text(" " * _LABEL + names, style="bold cyan")
    yield _heads(found.by.capitalize(), shown, layout)
    used = sorted({t.bucket for t in (*found.held, *found.planned) if t.bucket and t.parties in shown})
    year = ""
    for bucket in used:
        yield _line(_label(bucket, year), shown, found, layout, bucket=bucket)
        year = bucket[:4]
    yield Text()
    yield _heads("Kind", shown, layout)
    for kind in CONTACT_KINDS:
        if any(t.kind == kind and t.parties in shown for t in (*found.held, *found.planned)):
            yield _line(kind, shown, found, layout, kind=kind)
    yield _line("all", shown, found, layout)


def _label(bucket: str, year: str) -> str:
    told = readable(bucket, within=bucket[:4]) if len(bucket) > 4 else ""
    return f"{bucket[:4] if bucket[:4] != year else '':4} {told.replace(' quarter', '')}".rstrip()


def _heads(label: str, shown: tuple[tuple[str, ...], ...], layout: _Layout) -> Text:
    heads = "".join(h.rjust(_CELL) for h in (*_HEADS, "P")) + "  "
    return Text(label.ljust(_LABEL) + heads.ljust(layout.width) * len(shown), style=DIM)


def _line(
    label: str,
    shown: tuple[tuple[str, ...], ...],
    found: Compared,
    layout: _Layout,
    *,
    bucket: str | None = None,
    kind: str | None = None,
) -> Text:
    """One row: of a bucket with a bar, else (of a kind, of all) without."""

    def meant(t: Tally, parties: tuple[str, ...]) -> bool:
        return t.parties == parties and (not bucket or t.bucket == bucket) and (not kind or t.kind == kind)

    out = Text(label.ljust(_LABEL), overflow="crop", no_wrap=True)
    for parties in shown:
        held = {t: n for t, n in found.held.items() if meant(t, parties)}
        by_level = [sum(n for t, n in held.items() if t.level == one) for one in _COLUMNS]
        planned = sum(n for t, n in found.planned.items() if meant(t, parties))
        for number in by_level:
            out.append(_number(number), style="" if number else DIM)
        out.append(_number(planned), style=TONES["planned"] if planned else DIM)
        bar = _bar(sum(by_level), layout) if bucket else ""
        out.append("  ").append(bar.ljust(layout.width - _CELL * 5 - 2), style=TONES["held"])
    out.rstrip()
    return out


def _number(number: int) -> str:
    return (f"{number}" if number else "·").rjust(_CELL)


def _bar(number: int, layout: _Layout) -> str:
    """A bar as long as the number is of the most; the least there is shows."""
    if layout.ascii_only:
        return "#" * (-(-number * layout.bar // layout.most))
    eighths = max(int(number > 0), round(number * layout.bar * 8 / layout.most))
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _apart(found: Compared) -> Iterator[Text]:
    """What stands in no row of the table by date, said for each relationship."""
    for parties in found.relationships:
        name = relationship_name(parties)
        both = found.held + found.planned
        if not any(t.parties == parties for t in both):
            yield Text(f"{name}: no contacts.")
            continue
        undated, coarse = (
            sum(n for t, n in both.items() if t.parties == parties and t.dated == how)
            for how in ("undated", "coarse")
        )
        told = [f"{count(undated, 'contact')} without a date or without its year"] if undated else []
        told += [f"{count(coarse, 'contact')} whose date lies in no single {found.by}"] if coarse else []
        if told:
            yield Text(f"{name}: {' and '.join(told)}, counted by kind only.")
