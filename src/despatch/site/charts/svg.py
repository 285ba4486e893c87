"""Elements of SVG, with every text and attribute escaped and made harmless."""

from markupsafe import Markup, escape

from despatch.answers.plain import plain

Value = str | int | float | None
_LETTER = 7.8  # pixels of an average bold letter of the text of charts


def tag(name: str, *children: str, **attributes: Value) -> Markup:
    """An element: `class_="bar"` is class, `text_anchor` is text-anchor, None is left out. What is no Markup is text.

    >>> print(tag("text", "a < b", x=1.25, class_="label"))
    <text x="1.2" class="label">a &lt; b</text>
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-") if key != "viewBox" else key}="{written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(child if isinstance(child, Markup) else escape(plain(child)) for child in children)
    return Markup(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")


def written(value: str | int | float) -> str:
    """An attribute's value: numbers to a tenth of a pixel."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(escape(plain(str(value))))


def joined(parts: list[Markup]) -> Markup:
    """Elements one after the other."""
    return Markup("").join(parts)


def fitting(text: str, width: float) -> str:
    """A text cut so that it takes about `width` pixels at most."""
    most = max(3, int(width / _LETTER))
    line = plain(text[: most * 4 + 50])
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def long(text: str) -> float:
    """About how many pixels a text takes."""
    return len(text) * _LETTER
