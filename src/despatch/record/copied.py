"""How many independent texts there are among reports: copies of one wire text count once."""

from collections.abc import Sequence

from despatch.reports.copies import copies


def independent_texts(keys: Sequence[tuple[int, ...]]) -> int:
    """The number of texts among reports with these sketches (`Report.text_key`); an empty one is a text of its own."""
    alone = sum(not key for key in keys)
    groups: list[list[tuple[int, ...]]] = []
    for key in sorted({key for key in keys if key}):
        same = [g for g in groups if any(copies(key, other) for other in g)]
        groups = [g for g in groups if g not in same]
        groups.append([key, *(other for g in same for other in g)])
    return alone + len(groups)
