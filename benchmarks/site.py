"""The site under load: 50 requests at once to a record of 100,000 contacts, beside datasette over the same file."""

import os
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.shared import alone, table
from benchmarks.site_addresses import Address, addresses, as_data, as_they_come
from benchmarks.site_asking import AT_ONCE, Got, ask
from benchmarks.site_servers import datasette, despatch, version_of_datasette
from benchmarks.size import KEPT, MEASURES

CONTACTS = int(os.environ.get("DESPATCH_SITE_CONTACTS", "100000"))
DIFFERENT = int(os.environ.get("DESPATCH_SITE_ADDRESSES", "2000"))
COMING = 2 * DIFFERENT  # requests as users come
WAYS = ("first visit", "as users come")
CORES = os.cpu_count() or 1
SERVERS = {
    "Despatch": despatch, f"Despatch, {CORES} processes": partial(despatch, processes=CORES), "datasette": datasette,
}  # fmt: skip


def main() -> str:
    """The section of the results."""
    folder = Path(os.environ.get(KEPT) or tempfile.mkdtemp(prefix="despatch-size-"))
    record = folder / f"size-{CONTACTS}.db"
    if not record.exists():
        alone(MEASURES, "build", str(CONTACTS), str(record))
    with tempfile.TemporaryDirectory(prefix="despatch-site-") as own:
        copy = Path(own) / "record.db"
        shutil.copyfile(record, copy)
        asked = addresses(str(copy), copy.stem, DIFFERENT, date.today().isoformat())
        got = {
            (server, form, way): run(server, form, way, copy, asked)
            for server in SERVERS if server != "datasette" or version_of_datasette()
            for form in ("page", "data") for way in WAYS
        }  # fmt: skip
    return section(asked, got)


def run(server: str, form: str, way: str, record: Path, asked: Sequence[Address]) -> tuple[list[Got], float]:
    """Ask a server that has just been started for everything: what came of it, and in how many seconds."""
    wanted = [(a.sort, _address(a, server, form)) for a in asked]
    if way == WAYS[1]:
        wanted = [wanted[n] for n in as_they_come(COMING, len(wanted))]
    with SERVERS[server](record) as port:
        got = ask(port, wanted)
    print(server, form, way, *_figures(*got), Counter(g.status for g in got[0]), file=sys.stderr)
    return got


def _address(address: Address, server: str, form: str) -> str:
    found = address.peer if server == "datasette" else address.ours
    return as_data(found) if form == "data" else found


def section(asked: Sequence[Address], got: dict[tuple[str, str, str], tuple[list[Got], float]]) -> str:
    """What was measured, as text."""
    whole = [[server, form, way, *_figures(*some)] for (server, form, way), some in got.items()]
    columns = [key for key in got if key[2] == WAYS[0]]
    sorts = Counter(a.sort for a in asked)
    parts = [
        [f"{sort} ({number})", *(_times([g for g in got[key][0] if g.sort == sort]) for key in columns)]
        for sort, number in sorts.most_common()
    ]
    return (
        "## The site under load\n\n"
        f"`python -m benchmarks site` - {AT_ONCE} requests at once (a closed loop: each asker asks anew when it is answered) to a "
        f"record of {CONTACTS:,} contacts, client and server on the same {CORES} cores. {len(asked):,} different addresses: "
        "each once, by a server that has just started and keeps nothing yet, and then as users come, "
        f"{COMING:,} requests in which the n-th address is n times as rare as the first. Beside it datasette "
        f"{version_of_datasette() or '(not installed)'} with the same file: for a relationship the table of pairs filtered by both, "
        "for an entry or report its row, for a search its full-text index. Its pages show the rows of tables, and nothing of what is "
        "in an entry. What fails is an answer with another status than 200, or none. Aimed at are 150 ms at the median.\n\n"
        f"{table(['server', 'form', 'asked for', 'median, ms', '95th percentile, ms', 'requests a second', 'failed'], whole)}\n\n"
        "Medians / 95th percentiles of first visits in milliseconds, by sort of page (with how many of it there were):\n\n"
        f"{table(['page', *(f'{server}, {form}' for server, form, _ in columns)], parts)}\n"
    )


def _figures(got: list[Got], seconds: float) -> list[str]:
    median, high = _of([g.seconds for g in got])
    failed = sum(g.status != 200 for g in got)
    return [f"{median:.0f}", f"{high:.0f}", f"{len(got) / seconds:.0f}", str(failed)]


def _times(got: list[Got]) -> str:
    return " / ".join(f"{value:.0f}" for value in _of([g.seconds for g in got])) if got else ""


def _of(seconds: list[float]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    every = sorted(seconds)
    return statistics.median(every) * 1000, every[min(len(every) - 1, len(every) * 95 // 100)] * 1000
