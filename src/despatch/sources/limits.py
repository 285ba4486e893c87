"""How much a source may hold: bounds in bytes that keep time and memory of a run bounded."""

TEXT_BYTES = 4 * 1024 * 1024
"""A plain text or Markdown report: some 700,000 words, more than any press report."""

HTML_BYTES = 16 * 1024 * 1024
"""An HTML page, which may carry much script and style around little text."""

LINE_BYTES = 16 * 1024 * 1024
"""One line of a JSONL source, that is one report."""

HEAD_BYTES = 64 * 1024
"""The YAML head of a Markdown report, and how far a source is looked into to tell its kind."""


def size(count: int) -> str:
    """A byte count for people: `4 MB`."""
    return f"{count / 1024 / 1024:.0f} MB" if count >= 1024 * 1024 else f"{count / 1024:.0f} kB"
