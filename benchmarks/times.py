"""Time expressions on TimeBank and AQUAINT, beside HeidelTime's published figures and dateparser in the same run.

`python -m benchmarks.times` prints a Markdown section.
"""

import time
from collections.abc import Callable, Iterable
from datetime import datetime

from benchmarks.shared import SHARED, table
from benchmarks.timeml import Document, Score, Timex, documents
from despatch.language.sentences import sentences
from despatch.language.times import times

ROOT = SHARED / "bench/tempeval3"
# strict, relaxed, value F1: Strötgen et al., HeidelTime at TempEval-3, as given with the corpora.
HEIDELTIME = {"TimeBank": (0.849, 0.916, 0.792), "AQUAINT": (0.810, 0.918, 0.730)}

Reader = Callable[[Document], list[Timex]]


def ours(document: Document) -> list[Timex]:
    report = document.report()
    return [Timex(t.start, t.end, t.type, t.value) for t in times(report, sentences(report))]


def dateparsers(document: Document) -> list[Timex]:
    """`dateparser.search`, which knows dates only, told the language and the day of the document."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(document.created[:10])
    found, at = [], 0
    for words, when in search_dates(document.text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
        start = document.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Timex(start, at, "DATE", when.date().isoformat()))
    return found


def score(read: Reader, chosen: Iterable[Document]) -> Score:
    total = Score()
    for document in chosen:
        total.add(document.timexes, read(document))
    return total


def figures(total: Score) -> tuple[float, float, float]:
    return total.strict_f1, total.relaxed_f1, total.value_f1


def main() -> str:
    """The section of `RESULTS.md` on time expressions, in Markdown."""
    if not ROOT.is_dir():
        return "## Time expressions\n\nNot measured: the corpora are not here.\n"
    lines = [
        "## Time expressions",
        "",
        "`python -m benchmarks.times`",
        "",
        "TempEval-3's scores (strict span F1, relaxed span F1, value F1 = relaxed F1 x accuracy of values). "
        "The rules were made on one half of the documents (by hash of the name); of the other half nothing but "
        "figures was looked at. HeidelTime's are on the whole corpora.",
    ]
    words, spent = 0, 0.0
    for corpus, published in HEIDELTIME.items():
        whole = documents(ROOT / corpus)
        started = time.perf_counter()
        total = score(ours, whole)
        spent += time.perf_counter() - started
        words += sum(len(d.text.split()) for d in whole)
        held = [d for d in whole if d.held_out]
        rows = [
            ("Despatch", *figures(total)),
            (f"Despatch, held-out half ({len(held)} documents)", *figures(score(ours, held))),
            ("HeidelTime (published)", *published),
            ("`dateparser.search` (this run)", *figures(score(dateparsers, whole))),
        ]
        lines += ["", f"### {corpus} ({len(whole)} documents, {total.gold} expressions)", ""]
        lines.append(table(("", "strict F1", "relaxed F1", "value F1"), rows))
    lines += ["", f"Sentences and times together: {words / spent:,.0f} words per second in one process.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    print(main())
