"""Words per second and peak memory of `read` on newswire, beside a spaCy pipeline, each alone in one process.

The peer has the shape of spaCy's small English model (tok2vec of width 96 and depth 4, tagger, parser and
entity recogniser with their own label counts); its weights are random, which changes no speed: no trained
model can be fetched here. Both read the same reports in the same order, after a warm-up on the first 20.
"""

import json
import sys
import time

from benchmarks.shared import alone, newswire, peak_memory_mb, table

REPORTS = 600
WARM_UP = 20


def texts() -> list[str]:
    return [row["text"] for row in newswire(REPORTS + WARM_UP)]


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
    words = sum(len(row["text"].split()) for row in rows[WARM_UP:])
    return {"words_per_second": words / seconds, "peak_mb": peak_memory_mb(), "first_reading_s": first}


def time_spacy() -> dict[str, float]:
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
    texts_ = texts()
    for doc in nlp.pipe(texts_[:WARM_UP]):
        assert len(doc)
    start = time.perf_counter()
    for doc in nlp.pipe(texts_[WARM_UP:], batch_size=64):
        assert len(doc)
    seconds = time.perf_counter() - start
    words = sum(len(t.split()) for t in texts_[WARM_UP:])
    return {"words_per_second": words / seconds, "peak_mb": peak_memory_mb()}


def main() -> str:
    ours, peer = alone("benchmarks.speed", "despatch"), alone("benchmarks.speed", "spacy")
    ratio = ours["words_per_second"] / peer["words_per_second"]
    rows = [
        ["despatch read", round(ours["words_per_second"]), round(ours["peak_mb"]), round(ratio, 2)],
        [
            "spaCy, shape of its small English model",
            round(peer["words_per_second"]),
            round(peer["peak_mb"]),
            1,
        ],
    ]
    return (
        f"## Speed\n\n`python -m benchmarks.speed` - {REPORTS} newswire reports, one process, one run of both; "
        f"first reading {ours['first_reading_s']:.2f} s after the start of the import.\n\n"
        + table(["", "words a second", "peak MB", "times the peer"], rows)
        + "\n"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(time_despatch() if sys.argv[1] == "despatch" else time_spacy()))
    else:
        print(main())
