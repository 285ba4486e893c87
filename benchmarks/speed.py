"""Words per second and peak memory of `read` on newswire and on a mixed stream, beside a spaCy pipeline, each alone in one process.

The peer has the shape of spaCy's small English model (tok2vec of width 96 and depth 4, tagger, parser and
entity recogniser with their own label counts); its weights are random, which changes no speed: no trained
model can be fetched here. Both read the same reports in the same order, after a warm-up on the first 20. The mixed stream are
the White House's releases, most of them on home affairs: Despatch begins with the Markdown files, the peer with their text.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.shared import SHARED, alone, newswire, peak_memory_mb, table
from despatch.model import Page
from despatch.sources import pages

REPORTS = 600
WARM_UP = 20
EVERY = 8  # of the releases that the peer reads: it needs a quarter of an hour for all


def releases() -> list[Path]:
    return sorted((SHARED / "bench/whitehouse").rglob("*.md"))


def texts(mixed: bool) -> list[str]:
    if mixed:
        return [page.content for page in pages(releases()[::EVERY]) if isinstance(page, Page)]
    return [row["text"] for row in newswire(REPORTS + WARM_UP)]


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def time_despatch() -> dict[str, float]:
    begun = time.perf_counter()
    import despatch

    rows = list(newswire(REPORTS + WARM_UP))
    despatch.read(rows[0]["text"], published=rows[0]["published"], title=rows[0]["title"])
    first = time.perf_counter() - begun
    for row in rows[:WARM_UP]:
        despatch.read(row["text"], published=row["published"], title=row["title"])
    start = time.perf_counter()
    for row in rows[WARM_UP:]:
        despatch.read(row["text"], published=row["published"], title=row["title"])
    seconds = time.perf_counter() - start
    words = _words([row["text"] for row in rows[WARM_UP:]])
    return {"words_per_second": words / seconds, "peak_mb": peak_memory_mb(), "first_reading_s": first}


def time_despatch_mixed() -> dict[str, float]:
    from despatch.cli.reading import Task, outcomes

    given = [str(path) for path in releases()]
    words = _words([page.content for page in pages(given) if isinstance(page, Page)])
    for _ in outcomes(given[:WARM_UP], Task(), 1):
        pass
    start = time.perf_counter()
    for _ in outcomes(given, Task(), 1):
        pass
    return {"words_per_second": words / (time.perf_counter() - start), "peak_mb": peak_memory_mb()}


def time_spacy(mixed: bool) -> dict[str, float]:
    import spacy
    from spacy.util import registry

    del registry
    nlp = spacy.blank("en")
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2", "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50], "include_static_vectors": False,
        },
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1,
                   "maxout_pieces": 3},
    }  # fmt: skip
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": tok2vec})
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    )
    parser_model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "hidden_width": 64,
                    "maxout_pieces": 2, "use_upper": True, "extra_state_tokens": False}  # fmt: skip
    parser = nlp.add_pipe("parser", config={"model": {**parser_model, "tok2vec": listener}})
    nlp.add_pipe("attribute_ruler")
    ner = nlp.add_pipe("ner", config={"model": {**parser_model, "state_type": "ner", "tok2vec": tok2vec}})
    for n in range(50):
        tagger.add_label(f"T{n}")  # type: ignore[attr-defined]
    for n in range(45):
        parser.add_label(f"dep{n}")  # type: ignore[attr-defined]
    for n in range(18):
        ner.add_label(f"E{n}")  # type: ignore[attr-defined]
    nlp.initialize()
    texts_ = texts(mixed)
    for doc in nlp.pipe(texts_[:WARM_UP]):
        assert len(doc)
    start = time.perf_counter()
    for doc in nlp.pipe(texts_[WARM_UP:], batch_size=64):
        assert len(doc)
    seconds = time.perf_counter() - start
    return {"words_per_second": _words(texts_[WARM_UP:]) / seconds, "peak_mb": peak_memory_mb()}


TIMED: dict[str, Callable[[], dict[str, float]]] = {
    "despatch": time_despatch,
    "despatch-mixed": time_despatch_mixed,
    "spacy": lambda: time_spacy(False),
    "spacy-mixed": lambda: time_spacy(True),
}


def main() -> str:
    """The section of the results."""
    got = {name: alone("benchmarks.speed", name) for name in TIMED}
    rows: list[list[object]] = []
    for stream, suffix in (
        (f"newswire, {REPORTS} reports", ""),
        ("mixed stream, all White House releases", "-mixed"),
    ):
        ours, peer = got[f"despatch{suffix}"], got[f"spacy{suffix}"]
        ratio = ours["words_per_second"] / peer["words_per_second"]
        for name, one, times in (
            ("despatch read", ours, ratio),
            ("spaCy, shape of its small English model", peer, 1),
        ):
            rows.append([stream, name, round(one["words_per_second"]), round(one["peak_mb"]), times])
    return (
        "## Speed\n\n`python -m benchmarks.speed` - one process, one run of each (the peer reads every "
        f"{EVERY}th release); first reading {got['despatch']['first_reading_s']:.2f} s after the start of the import.\n\n"
        + table(["", "", "words a second", "peak MB", "times the peer"], rows)
        + "\n"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(TIMED[sys.argv[1]]()))
    else:
        print(main())
