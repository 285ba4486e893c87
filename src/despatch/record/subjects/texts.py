"""Reports grouped into independent texts, so that copies of one wire text count once."""

from collections.abc import Iterable

from despatch.model import Report
from despatch.reports.copies import bands, copies


def text_of(reports: Iterable[Report]) -> dict[str, str]:
    """Each report's id to that of the first report (by id) with the same text."""
    home: dict[str, str] = {}
    by_band: dict[int, list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        candidates = {r.id: r for band in bands(report.text_key) for r in by_band.get(band, ())}
        same = sorted(home[r.id] for r in candidates.values() if copies(report.text_key, r.text_key))
        home[report.id] = same[0] if same else report.id
        for band in bands(report.text_key):
            by_band.setdefault(band, []).append(report)
    return home
