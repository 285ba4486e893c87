"""Elements of SVG, with every text and attribute escaped and made harmless."""

from functools import lru_cache

from markupsafe import Markup, escape

from despatch.answers.plain import plain

Value = str | int | float | None
_LETTER = 7.8  # pixels of an average bold letter of the text of charts


def tag(name: str, *children: str, **attributes: Value) -> Markup:
    """An element: `class_="bar"` is class, `text_anchor` is text-anchor, None is left out. What is no Markup is text.

    >>> print(tag("text", "a < b", x=1.25, class_="label"))
    <text x="1.2" class="label">a &lt; b</text>
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is not None:
            parts.append(f' {_named(key)}="{written(value)}"')
    inner = "".join([child if isinstance(child, Markup) else escape(plain(child)) for child in children])
    parts.append(f">{inner}</{name}>" if inner else "/>")
    return Markup("".join(parts))


@lru_cache(maxsize=256)
def _named(key: str) -> str:
    """An attribute as SVG has it."""
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


def written(value: str | int | float) -> str:
    """An attribute's value: numbers to a tenth of a pixel."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(value) if isinstance(value, int) else _escaped(value)


@lru_cache(maxsize=4096)
def _escaped(value: str) -> str:
    return str(escape(plain(value)))


def joined(parts: list[Markup]) -> Markup:
    """Elements one after the other."""
    return Markup("".join(parts))  # all of them are Markup


def fitting(text: str, width: float) -> str:
    """A text cut so that it takes about `width` pixels at most."""
    most = max(3, int(width / _LETTER))
    line = plain(text[: most * 4 + 50])
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def long(text: str) -> float:
    """About how many pixels a text takes."""
    return len(text) * _LETTER
