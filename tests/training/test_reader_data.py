"""Readers of data sets: made-up texts in, labelled spans and links out."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.shared import SHARED
from despatch.language.learned.labels import ATTRIBUTES, FILLERS, LAYERS, ROLES, UNKNOWN, tags
from despatch.model import Report, Span
from training.reader import corpus, names, own, polnear
from training.reader.examples import Example

CASES = yaml.safe_load((Path(__file__).parent / "reader.yaml").read_text(encoding="utf-8"))
MARK = re.compile(r"\[(\w+):(\w+)\|([^\]]*)\]")


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        spans.append((len(text), len(text) + len(m[3]), m[1]))
        text, at = text + m[3], m.end()
    return text + marked[at:], spans


def told(example: Example) -> set[tuple[str, str, str]]:
    def words(i: int) -> str:
        return " ".join(example.text[example.spans[i].start : example.spans[i].end].split())

    return {(words(link.head), words(link.tail), link.role) for link in example.links}


@pytest.mark.parametrize("case", CASES["polnear"])
def test_polnear(case: dict[str, Any]) -> None:
    text, spans = unmarked(case["text"])
    # A cue of no event is no attribution and is left out.
    kept = [s for s in spans if text[s[0] : s[1]] not in case.get("without", [])]
    lines = [f"T{n}\t{part.title()} {a} {b}\t{text[a:b]}" for n, (a, b, part) in enumerate(spans, 1)]
    roles = " ".join(f"{s[2].title()}:T{spans.index(s) + 1}" for s in kept)
    found = polnear.example("made", text, "\n".join([*lines, f"E1\tAttribution:T9 {roles}"]))
    assert {(s.start, s.end, s.layer) for s in found.spans} == set(kept)
    assert {tuple(link) for link in case["links"]} <= told(found)


def test_polnear_joins_broken_spans() -> None:
    text = "that ferries\n  stay, he said"
    assert polnear.joined([Span(15, 19), Span(0, 12)], text) == [Span(0, 19)]
    assert polnear.joined([Span(0, 4), Span(5, 12), Span(21, 23)], text) == [Span(0, 12), Span(21, 23)]


@pytest.mark.parametrize("case", CASES["conll"])
def test_names(case: dict[str, Any]) -> None:
    found = names.example("made", "conll", [(case["words"].split(), case["tags"].split())] * 2)
    said = [[found.text[s.start : s.end], s.label] for s in found.of_layer("name")]
    assert said == case["spans"] * 2
    assert [found.text[s.start : s.end] for s in found.masked] == case["masked"] * 2
    assert [found.text[s.start : s.end] for s in found.sentences] == [case["words"]] * 2


def own_annotation() -> tuple[dict[str, Any], Report]:
    case = CASES["own"]
    text, title = case["text"], case["title"]

    def at(words: str | None) -> list[Any] | None:
        if words is None:
            return None
        context, _, inner = words.partition(":")
        inner = inner or context
        whole, base = (title, ["title"]) if context in title else (text, [])
        start = whole.index(context) + context.index(inner)
        return [*base, start, start + len(inner)]

    contacts = [
        {
            **{k: c[k] for k in ("kind", "status", "parties")}, "triggers": [at(t) for t in c["triggers"]],
            "place": at(c["place"]), "date_words": at(c["date_words"]), "mechanism": None,
            "topics": [at(t) for t in c["topics"]],
            "participants": [{"name": at(n), "role": at(r), "party": p} for n, r, p in c["people"]],
        }
        for c in case["contacts"]
    ]  # fmt: skip
    one = case["instrument"]
    instrument = {**one, "title": at(one["title"]), "action_words": at(one["action_words"])}
    raw = {
        "id": "made",
        "contacts": contacts,
        "instruments": [instrument],
        "commitments": [],
        "statements": [],
    }
    return raw, Report(id="made", text=text, body=(), title=title, published=case["published"])


def test_own_annotations() -> None:
    found = own.example(*own_annotation())
    assert found.text.startswith(CASES["own"]["title"] + "\n\n")
    links = told(found)
    for head, tail, role in CASES["own"]["links"]:
        assert (head, tail, role) in links, (head, tail, role)
    # Two triggers of the visit, one in the title, are one cluster; the meeting stands alone.
    assert [[found.text[found.spans[i].start : found.spans[i].end] for i in c] for c in found.clusters] == [
        ["visit", "visit"]
    ]
    statuses = {a.get("status") for i, a in found.attributes.items() if found.spans[i].layer == "contact"}
    assert statuses == {"planned"}


def test_own_annotations_keep_to_the_labels() -> None:
    found = own.example(*own_annotation())
    for link in found.links:
        assert link.role == UNKNOWN or link.role in ROLES
        assert found.spans[link.tail].layer in FILLERS[found.spans[link.head].layer]
    for index, attributes in found.attributes.items():
        for name, value in attributes.items():
            assert found.spans[index].layer == ATTRIBUTES[name][0]
            assert value in ATTRIBUTES[name][1]
    assert found.layers | found.partial <= set(LAYERS)


def test_tags_begin_and_go_on() -> None:
    assert tags("cue") == ("O", "B-cue", "I-cue")
    for layer in LAYERS:
        assert len(tags(layer)) == 2 * len(LAYERS[layer]) + 1


@pytest.mark.skipif(not (SHARED / "bench/polnear").exists(), reason="needs ../shared")
def test_real_data_keeps_to_the_labels() -> None:
    for data in corpus.TRAINED:
        for found in corpus.trained(data, 3):
            for span in found.spans:
                assert found.text[span.start : span.end].strip()
                assert span.layer in ("mention", "time") or span.label in LAYERS[span.layer]
            assert found.sentences


@pytest.mark.skipif(not (SHARED / "bench/newswire").exists(), reason="needs ../shared")
def test_nothing_measured_is_trained_on() -> None:
    kept = {p.stem for p in (corpus.ANNOTATIONS / "holdout").glob("*.json")}
    given = {p.stem for p in (corpus.ANNOTATIONS / "train").glob("*.json")}
    gold = {p.stem for p in (SHARED / "gold/dev").glob("*.txt")}
    assert not kept & given
    assert not {g.split("_", 1)[1] for g in given | kept} & gold
