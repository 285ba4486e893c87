"""`Learned` over a stand-in for the network: spans, chances and roles of a text of ours."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from despatch.language.learned import asking, learned, network, reading, unread
from despatch.language.learned.asking import Asking
from despatch.language.learned.labels import ATTRIBUTES, COLUMNS, ROLES, SLICES, tags
from despatch.language.learned.windows import CLS, SEP, Size
from despatch.language.learned.wordpiece import WordPiece
from despatch.model import Span

TEXT = "Kim Sang met envoys. Nobody met her."
SENTENCES = [Span(0, 20), Span(21, 36)]
WORDS = {
    w: 200 + n for n, w in enumerate("kim sang met en ##vo ##ys . nobody her".split())
}  # a number each; 101 and 102 are marks
VOCABULARY = {"[UNK]": 100, "[CLS]": CLS, "[SEP]": SEP, **WORDS}
SAID = {
    ("kim", "name", "B-person"): 4.0,
    ("sang", "name", "I-person"): 4.0,
    ("met", "contact", "B-meeting"): 3.0,
}


class Network:
    """Both graphs: logits by the piece alone, and links by the distance of places."""

    def __init__(self) -> None:
        self.windows: list[int] = []

    def run(self, names: list[str], fed: dict[str, Any]) -> list[Any]:
        return self._links(fed) if "heads" in fed else self._reader(fed)

    def _reader(self, fed: dict[str, Any]) -> list[Any]:
        ids = fed["ids"][0]
        assert ids[0] == CLS
        assert ids[-1] == SEP
        assert fed["mask"].shape == fed["traits"].shape == fed["ids"].shape
        self.windows.append(len(ids))
        logits = np.zeros((1, len(ids), COLUMNS), np.float32)
        for a, _ in SLICES.values():
            logits[..., a] = 6.0  # outside, unless told otherwise
        for (word, layer, tag), score in SAID.items():
            logits[0, ids == WORDS[word], SLICES[layer][0] + tags(layer).index(tag)] = score + 6.0
        hidden = np.tile(ids[:, None].astype(np.float32), (1, 3))[None]
        return [hidden, logits]

    def _links(self, fed: dict[str, Any]) -> list[Any]:
        heads, fillers = fed["heads"], fed["fillers"]
        roles = np.zeros((len(heads), len(fillers), len(ROLES) + 1), np.float32)
        roles[..., ROLES.index("participant") + 1] = (fillers[None, :, 0] < heads[:, None, 0]) * 5.0
        same = np.zeros((len(heads), len(heads)), np.float32)
        return [roles, same, *(np.zeros((len(heads), len(v)), np.float32) for _, v in ATTRIBUTES.values())]


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Network:
    made = Network()
    monkeypatch.setattr(network, "folder", lambda: Path("nowhere"))
    monkeypatch.setattr(network, "tokenizer", lambda path: WordPiece(VOCABULARY))
    monkeypatch.setattr(network, "session", lambda path, threads=1: made)
    return made


@pytest.fixture
def seen(net: Network) -> reading.Learned:
    found = learned(TEXT, SENTENCES)
    assert found is not None
    return found


def test_spans_with_their_scores(seen: reading.Learned) -> None:
    (person,) = seen.spans("name")
    assert (TEXT[person.start : person.end], person.layer, person.label) == ("Kim Sang", "name", "person")
    assert 0.8 < person.score < 1
    assert [(TEXT[s.start : s.end], s.label) for s in seen.spans("contact")] == [("met", "meeting")] * 2
    assert seen.spans("cue") == []


def test_how_likely_just_these_words_are(net: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    (sure,) = learned(TEXT, SENTENCES).spans("name")  # type: ignore[union-attr]
    assert 0.8 < sure.exact < 1
    monkeypatch.setitem(SAID, ("met", "name", "I-person"), 0.0)  # as likely as not that the name goes on
    (doubtful,) = learned(TEXT, SENTENCES).spans("name")  # type: ignore[union-attr]
    assert doubtful.score == pytest.approx(sure.score, abs=1e-6)
    assert doubtful.exact == pytest.approx(sure.exact / 2, rel=0.02)
    monkeypatch.setitem(SAID, ("sang", "name", "I-person"), 1.0)  # and whether it goes so far is not sure
    (least,) = learned(TEXT, SENTENCES).spans("name")  # type: ignore[union-attr]
    assert least.exact < doubtful.exact


def test_a_name_at_the_end_of_what_was_read_ends_there(net: Network) -> None:
    found = learned("Kim Sang", [Span(0, 8)])
    assert found is not None
    (person,) = found.spans("name")
    assert person.exact > 0.9


def test_chances_of_any_words(seen: reading.Learned) -> None:
    assert seen.chance("contact", 9, 12) > 0.5
    assert seen.chance("contact", 9, 12, "meeting") == pytest.approx(seen.chance("contact", 9, 12), abs=0.2)
    assert seen.chance("contact", 9, 12, "visit") < 0.1
    assert seen.chance("contact", 0, 3) < 0.5
    assert seen.chance("contact", 20, 21) == 0.0  # the space between sentences


def test_roles_of_whatever_is_asked(seen: reading.Learned) -> None:
    roles = seen.roles([Span(9, 12)], [Span(0, 8), Span(13, 19)])
    assert roles.of("participant").shape == (1, 2)
    assert roles.of("participant")[0, 0] > 0.9
    assert roles.of("participant")[0, 1] < 0.2
    assert roles.role.sum(-1) == pytest.approx(1.0)
    assert roles.attributes["status"].sum() == pytest.approx(1.0)


def test_questions_without_heads_or_fillers(seen: reading.Learned) -> None:
    none = seen.roles([], [Span(0, 8)])
    assert none.of("place").shape == (0, 1)
    assert none.same.shape == (0, 0)
    alone = seen.roles([Span(9, 12)], [])
    assert alone.of("participant").shape == (1, 0)
    assert alone.same.shape == (1, 1)


def test_small_windows_give_the_same_view(net: Network) -> None:
    whole, parted = learned(TEXT, SENTENCES), learned(TEXT, SENTENCES, Size(9, 1, 1, 0))
    assert whole is not None
    assert parted is not None
    assert len(net.windows) > 2
    assert whole.spans("name") == parted.spans("name")
    assert whole.spans("contact") == parted.spans("contact")


class Swayed(Network):
    """Sees a meeting in "met", and none when it looks again."""

    again = False

    def _reader(self, fed: dict[str, Any]) -> list[Any]:
        hidden, logits = super()._reader(fed)
        if self.again:
            logits[..., SLICES["contact"][0] + 1 :] = 0.0
        return [hidden, logits]


def test_a_second_look_in_other_windows_is_averaged_with_the_first(
    net: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    swayed, met = Swayed(), Span(9, 12)
    monkeypatch.setattr(network, "session", lambda path, threads=1: swayed)
    seen = unread(TEXT, SENTENCES)
    assert seen is not None
    seen.ask(None, Size(9, 1, 1, 0))
    once = seen.chance("contact", *met, "meeting")
    swayed.again = True
    seen.look_again(Size(11, 1, 2, 0))
    assert once > 0.9
    assert seen.chance("contact", *met, "meeting") == pytest.approx(once / 2, abs=0.01)


def test_a_text_of_one_window_is_looked_at_once(net: Network) -> None:
    learned(TEXT, SENTENCES)
    assert len(net.windows) == 1


def test_what_is_in_no_sentence_is_not_read(net: Network) -> None:
    found = learned(TEXT, SENTENCES[:1])
    assert found is not None
    assert len(found.spans("contact")) == 1
    assert found.chance("contact", 28, 31) == 0.0


LONG = f"{TEXT} {'Fish was dear. ' * 400}{TEXT}"
APART = [
    *SENTENCES,
    *(Span(37 + 15 * n, 51 + 15 * n) for n in range(300)),
    Span(6037, 6057),
    Span(6058, 6073),
]


def test_of_a_long_text_only_what_is_asked_about_is_read(net: Network) -> None:
    seen = unread(LONG, APART)
    assert seen is not None
    assert (seen.sentences, seen.spans("contact"), net.windows) == (0, [], [])
    assert seen.roles([Span(9, 12)], [Span(0, 8)]).of("participant").tolist() == [[0.0]]
    seen.ask([Span(6046, 6049)])
    assert [s.start for s in seen.spans("contact")] == [6046]
    assert (seen.sentences, len(net.windows)) == (1, 1)
    assert seen.asked(6046, 6049)
    assert not seen.asked(6046, 6060)
    assert not seen.asked(6057, 6058)  # the space between sentences
    assert seen.chance("contact", 9, 12) == 0.0
    seen.ask([Span(6037, 6057)])
    assert len(net.windows) == 1  # it is known already
    seen.ask([Span(9, 12)])
    assert [s.start for s in seen.spans("contact")] == [9, 6046]


def test_nothing_is_likely_of_what_was_not_read(net: Network) -> None:
    seen = unread(LONG, APART)
    assert seen is not None
    seen.ask([Span(6037, 6073)])
    roles = seen.roles([Span(6046, 6049), Span(9, 12)], [Span(6037, 6045), Span(0, 8)])
    assert roles.of("participant")[0, 0] > 0.9
    assert roles.of("participant")[0, 1] == 0.0
    assert roles.role[1].tolist() == np.zeros_like(roles.role[1]).tolist()
    assert roles.same[1].tolist() == roles.same[:, 1].tolist() == [0.0, 0.0]
    assert roles.attributes["status"][1].sum() == 0.0


def test_spans_end_where_nothing_was_read(net: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "BRIEF", 0)
    monkeypatch.setattr(asking, "MUCH", 2.0)
    monkeypatch.setattr(asking, "GAP", 0)
    text = "met Kim nobody met Sang met"
    seen = unread(text, [Span(0, 7), Span(8, 18), Span(19, 27)])
    assert seen is not None
    seen.ask([Span(4, 7), Span(19, 23)])
    assert [text[s.start : s.end] for s in seen.spans("name")] == ["Kim"]


def test_a_brief_text_is_read_whole_or_not_at_all(net: Network) -> None:
    seen = unread(TEXT, SENTENCES)
    assert seen is not None
    seen.ask([])
    assert seen.sentences == 0
    seen.ask([Span(20, 21)])  # no sentence is there
    assert seen.sentences == 0
    seen.ask([Span(28, 31)])
    assert seen.sentences == 2
    assert seen.whole


@pytest.mark.parametrize(("asked", "read"), [(1, 1), (3, 3), (5, 20), (20, 20)])
def test_a_short_text_is_read_whole_where_much_of_it_is_asked_about(asked: int, read: int) -> None:
    sentences = [Span(200 * n, 200 * n + 199) for n in range(20)]
    told = Asking("x" * 3999, sentences)
    assert len(told.wanted(sentences[3 : 3 + asked])) == read
    assert told.whole == (read == 20)


def test_much_is_counted_over_all_that_was_asked() -> None:
    sentences = [Span(200 * n, 200 * n + 199) for n in range(20)]
    told = Asking("x" * 3999, sentences)
    assert told.wanted(sentences[:3]) == {0, 1, 2}
    assert told.wanted(sentences[10:12]) == set(range(3, 20))
    assert told.wanted(None) == set()


def test_a_long_text_is_read_in_parts() -> None:
    sentences = [Span(200 * n, 200 * n + 199) for n in range(60)]
    told = Asking("x" * 11999, sentences)
    assert told.wanted(sentences[:40]) == set(range(40))
    assert not told.whole


def test_what_stands_between_near_sentences_is_read_with_them(net: Network) -> None:
    seen = unread(LONG, APART)
    assert seen is not None
    seen.ask([Span(37, 40), Span(37 + 15 * 20, 40 + 15 * 20)])
    assert seen.sentences == 21
    seen.ask([Span(37 + 15 * 100, 40 + 15 * 100), Span(37 + 15 * 200, 40 + 15 * 200)])
    assert seen.sentences == 23


def test_nothing_to_read(net: Network) -> None:
    assert learned(TEXT, []) is None
    assert learned(" ", [Span(0, 1)]) is None


def test_switched_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(network.SWITCH, "rules")
    assert network.folder() is None
    assert learned(TEXT, SENTENCES) is None
    monkeypatch.setenv(network.SWITCH, str(tmp_path))
    assert network.folder() is None
    (tmp_path / "reader.onnx").touch()
    assert network.folder() == tmp_path


@pytest.mark.reader
def test_the_shipped_files_read() -> None:
    if network.folder() is None:
        pytest.skip("the files of the learned reader are not in this copy (make train)")
    text = "Foreign Minister Kim Sang met his Norwegian counterpart Ole Dahl in Oslo on Monday. They signed a treaty."
    sentences = [Span(0, 83), Span(84, len(text))]
    one, two = learned(text, sentences), learned(text, sentences)
    assert one is not None
    assert two is not None
    people = [text[s.start : s.end] for s in one.spans("name") if s.label == "person"]
    assert "Kim Sang" in people
    assert one.chance("contact", 26, 29) > one.chance("contact", 0, 7)
    for layer in SLICES:
        assert one.spans(layer) == two.spans(layer)
