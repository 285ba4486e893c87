"""The marks of charts: a status by its shape, a level by its shade and size."""

from markupsafe import Markup

from despatch.site.charts.svg import tag

LEVELS = ("leaders", "ministers", "officials", "unknown")
_RADIUS = {"leaders": 6.0, "ministers": 5.0, "officials": 4.0, "unknown": 4.0, "text": 5.0}
_DONE = frozenset(("held", "ongoing", "signed", "ratified", "adopted", "agreed", "amended"))
_OFF = frozenset(("cancelled", "denied", "rejected", "suspended"))


def shape(status: str) -> str:
    """solid | crossed | late | hollow: what a status looks like."""
    if status in _DONE:
        return "solid"
    if status in _OFF:
        return "crossed"
    return "late" if status == "postponed" else "hollow"


def radius(level: str | None) -> float:
    """How large the mark of a level is."""
    return _RADIUS.get(level or "unknown", 4.0)


def mark(status: str, level: str | None, x: float, y: float, *, square: bool = False) -> Markup:
    """A mark around (x, y): a circle, a square for a text; solid, hollow, hollow with a bar (put off), or crossed."""
    look, size = shape(status), radius(level)
    classes = f"mark {look} {level or 'unknown'}"
    if square:
        drawn = tag("rect", x=x - size, y=y - size, width=2 * size, height=2 * size, class_=classes)
    else:
        drawn = tag("circle", cx=x, cy=y, r=size, class_=classes)
    cut = size * 0.7
    if look == "crossed":
        lines = f"M{x - cut:.1f} {y - cut:.1f}l{2 * cut:.1f} {2 * cut:.1f}m0 {-2 * cut:.1f}l{-2 * cut:.1f} {2 * cut:.1f}"
        return drawn + tag("path", d=lines, class_="cross")
    if look == "late":
        return drawn + tag("path", d=f"M{x - size:.1f} {y:.1f}h{2 * size:.1f}", class_="cross")
    return drawn


def stretch(status: str, level: str | None, x: float, wide: float, y: float) -> Markup:
    """A bar over the days that a coarse date covers."""
    classes = f"mark stretch {shape(status)} {level or 'unknown'}"
    return tag("rect", x=x, y=y - 4, width=wide, height=8, rx=4, class_=classes)


def bound(status: str, level: str | None, x: float, y: float) -> Markup:
    """A mark for what happened on no day that is told, but not later than this."""
    return tag(
        "path", d=f"M{x:.1f} {y - 5:.1f}v10l-8 -5z", class_=f"mark {shape(status)} {level or 'unknown'}"
    )
