"""Files and texts that people add: put into temporary files, read one after the other beside the pages, and reported on."""

import hashlib
import logging
import os
import queue
import re
import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from despatch.answers.plain import plain
from despatch.model import DespatchError, Page, Reading, Skipped, UsageError
from despatch.model.when import is_edtf
from despatch.record import Record
from despatch.record.adding import entries_in, reading_of

WAITING, KEPT = 8, 100  # uploads that wait, and that are remembered
MOST_REPORTS = 5000  # of one upload
LONGEST = 120  # characters of a file name
_UNSAFE = re.compile(r"[^\w .()+,=@~-]")
_log = logging.getLogger("despatch.site")


class Outcome(NamedTuple):
    """What became of one report: `done` is added, unchanged, replaced or skipped, with `why` and what to `try_`."""

    name: str
    done: str
    why: str = ""
    try_: str = ""
    report: str | None = None
    title: str | None = None
    entries: int = 0


class Given(NamedTuple):
    """What is to be read: a file, by the name that it was given under, or a text as a page."""

    name: str
    page: Page | None = None
    file: Path | None = None


@dataclass
class Upload:
    """One upload: how far it is, and what became of each report so far. `state`: waiting | reading | done."""

    id: str
    by: str
    given: list[Given]
    folder: str | None = None
    state: str = "waiting"
    read: int = 0
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many reports were what."""
        return {
            done: sum(one.done == done for one in self.outcomes)
            for done in ("added", "unchanged", "replaced", "skipped")
        }


class Uploads:
    """The uploads of one site. One thread reads them in turn, and ends when there is nothing left to read."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Upload] = OrderedDict()
        self._queue: queue.SimpleQueue[Upload] = queue.SimpleQueue()
        self._waiting = 0
        self._busy = False

    def start(self, given: list[Given], by: str, folder: str | None = None) -> Upload:
        """Have them read; `folder` is taken away when that is done.

        Raises:
            UsageError: too many wait already.
        """
        upload = Upload(id=secrets.token_urlsafe(12), by=by, given=given, folder=folder)
        with self._lock:
            if self._waiting >= WAITING:
                raise UsageError("upload", "others wait to be read", "a little later")
            self._waiting += 1
            self._held[upload.id] = upload
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
            self._queue.put(upload)
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._work, name="despatch-uploads", daemon=True).start()
        return upload

    def get(self, id: str) -> Upload | None:  # noqa: A002
        """The upload of an id; None if there is none, or none any more."""
        with self._lock:
            return self._held.get(id)

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._queue.empty():
                    self._busy = False
                    return
                upload = self._queue.get()
                upload.state = "reading"
            try:
                for one in upload.given:
                    for outcome in read_into(self._record, one):
                        upload.outcomes.append(outcome)
                    upload.read += 1
            finally:
                if upload.folder:
                    shutil.rmtree(upload.folder, ignore_errors=True)
                with self._lock:
                    upload.state = "done"
                    self._waiting -= 1


def read_into(record: Record, given: Given) -> Iterator[Outcome]:
    """Read what was given into the record, a report at a time; whatever goes wrong with one is its outcome."""
    from despatch.sources import pages

    try:
        found: Iterator[Page | Skipped] = iter([given.page] if given.page else pages([given.file or ""]))
        for item in islice(found, MOST_REPORTS):
            yield _one(record, given.name, item)
        if next(found, None) is not None:
            why = f"more than {MOST_REPORTS:,} reports in one file"
            yield Outcome(
                given.name, "skipped", f"{why}; the rest was left", "despatch add on the command line"
            )
    except Exception as error:
        _log.error("fault while reading an upload", exc_info=error)
        yield Outcome(
            given.name, "skipped", f"could not be read: {type(error).__name__}", "the log of despatch serve"
        )


def _one(record: Record, name: str, item: Page | Skipped) -> Outcome:
    try:
        reading = reading_of(item)
        if isinstance(reading, Skipped):
            where = _line(reading.id, name)
            return Outcome(where, "skipped", plain(reading.why), plain(reading.try_))
        done = record.add(reading)
        return _told(record, name, reading, done)
    except DespatchError as error:
        return Outcome(name, "skipped", plain(error.why or error.what), plain(error.try_))
    except Exception as error:
        _log.error("fault while adding a report", exc_info=error)
        return Outcome(
            name, "skipped", f"could not be added: {type(error).__name__}", "the log of despatch serve"
        )


def _told(record: Record, name: str, reading: Reading, done: str) -> Outcome:
    report = reading.report
    known = record.named(report)
    return Outcome(name, done, report=known, title=report.title, entries=entries_in(reading))


def _line(where: str, name: str) -> str:
    """The name of a file with the line of it, where one is told (`/tmp/x/a.jsonl:5`)."""
    line = re.search(r":(\d+)\Z", where)
    return f"{name}, line {line[1]}" if line else name


def safe_name(name: str) -> str:
    """A file name as given by a browser, fit for a temporary file: no path, nothing hidden, not too long.

    >>> safe_name("../../etc/pass wd.html")
    'pass wd.html'
    """
    last = _UNSAFE.sub("_", re.split(r"[/\\]", plain(name))[-1]).strip(" .-")
    stem, suffix = os.path.splitext(last)
    while len(stem.encode()) > LONGEST:
        stem = stem[:-1]
    return (stem + suffix[:20]) or "report"


def put(files: Sequence[tuple[str, BinaryIO]], folder: str) -> list[Given]:
    """Files as a browser gives them, written to a temporary folder, each in one of its own."""
    given = []
    for number, (name, stream) in enumerate(files):
        path = Path(folder) / str(number) / safe_name(name)
        path.parent.mkdir(mode=0o700)
        with path.open("xb") as out:
            shutil.copyfileobj(stream, out)
        given.append(Given(plain(re.split(r"[/\\]", name)[-1])[:200] or "report", file=path))
    return given


def folder() -> str:
    """A new temporary folder that nobody else may look into."""
    return tempfile.mkdtemp(prefix="despatch-")


def pasted(text: str, title: str = "", outlet: str = "", published: str = "", url: str = "") -> Given:
    """A text that somebody pasted; the same text is the same report, whenever it is given again.

    Raises:
        UsageError: the date is none.
    """
    if published and not is_edtf(published):
        raise UsageError("date", f"{published!r} is no date", "2023-12-27, 2023-12 or 2023")
    mark = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    page = Page(
        id=f"pasted-{mark}", content=text, title=title or None, outlet=outlet or None, published=published or None,
        url=url or None,
    )  # fmt: skip
    return Given(title or "pasted text", page=page)
