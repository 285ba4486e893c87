"""The reader's model: the encoder, a tagger over all layers of spans, and a head for links between spans."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, gelu

from despatch.language.learned.labels import ATTRIBUTES, COLUMNS, ROLES, SLICES
from training.reader.encoder import Encoder
from training.reader.targets import MASKED

RARE = {
    "contact": 2.0,
    "mechanism": 3.0,
    "topic": 2.0,
    "title": 3.0,
    "action": 4.0,
    "undertaking": 4.0,
    "what": 3.0,
}
"""Layers of which spans are rare, and how much more a word in a span counts than one outside."""
_BUCKETS = 16  # of distances between spans, in pieces


class Batch(NamedTuple):
    """Windows as tensors. `tags` (layers, batch, length); `heads`, `fillers` (n, 2) places in the flattened batch;
    `roles` (heads, fillers), `same` (heads, heads), `attributes` (attributes, heads): numbers, or MASKED.
    `bags` (n, 4): number of the bag, head, filler, role, of one filler that may fill it."""

    ids: Tensor
    traits: Tensor
    mask: Tensor
    tags: Tensor
    heads: Tensor
    fillers: Tensor
    roles: Tensor
    same: Tensor
    bags: Tensor
    attributes: Tensor


class Links(nn.Module):
    """Scores of roles between heads and fillers, of heads telling of the same contact, and of heads' attributes."""

    def __init__(self, width: int, inner: int = 96) -> None:
        super().__init__()
        self.head = nn.Linear(2 * width, inner)
        self.filler = nn.Linear(2 * width, inner)
        self.role = nn.Linear(inner, (len(ROLES) + 1) * inner)
        self.role_of_filler = nn.Linear(inner, len(ROLES) + 1)
        self.role_by_distance = nn.Embedding(2 * _BUCKETS, len(ROLES) + 1)
        self.twin = nn.Linear(2 * width, inner)
        self.same_by_distance = nn.Embedding(2 * _BUCKETS, 1)
        self.attribute = nn.ModuleDict(
            {name: nn.Linear(inner, len(v)) for name, (_, v) in ATTRIBUTES.items()}
        )
        self.inner = inner
        nn.init.zeros_(self.role_by_distance.weight)
        nn.init.zeros_(self.same_by_distance.weight)

    def forward(self, flat: Tensor, heads: Tensor, fillers: Tensor) -> tuple[Tensor, Tensor, list[Tensor]]:
        """`flat` (places, width); `heads` (h, 2), `fillers` (f, 2): first and last place of each span.

        Returns roles (h, f, roles + 1), same (h, h), and of each attribute (h, values).
        """
        spans = torch.cat((flat[heads[:, 0]], flat[heads[:, 1]]), -1)
        filling = torch.cat((flat[fillers[:, 0]], flat[fillers[:, 1]]), -1)
        h, f = gelu(self.head(spans)), gelu(self.filler(filling))
        asked = self.role(h).view(-1, self.inner)
        roles = (asked @ f.transpose(0, 1)).view(h.shape[0], len(ROLES) + 1, -1).transpose(1, 2)
        roles = roles / self.inner**0.5 + self.role_of_filler(f)[None]
        roles = roles + self.role_by_distance(_bucket(heads[:, 0], fillers[:, 0]))
        twin = gelu(self.twin(spans))
        same = twin @ twin.transpose(0, 1) / self.inner**0.5
        same = same + self.same_by_distance(_bucket(heads[:, 0], heads[:, 0]))[..., 0]
        return roles, same, [self.attribute[name](h) for name in ATTRIBUTES]


def _bucket(a: Tensor, b: Tensor) -> Tensor:
    """Signed distances of places in buckets that double (1, 2, 3-4, 5-8, ...)."""
    gap = b[None, :] - a[:, None]
    size = (
        torch.ceil(torch.log2(gap.abs().clamp(min=1).to(torch.float32)))
        .clamp(max=_BUCKETS - 2)
        .to(torch.int64)
    )
    size = size + (gap != 0).to(torch.int64)
    return size + _BUCKETS * (gap < 0).to(torch.int64)


class Reader(nn.Module):
    """Encoder with its heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.width
        self.dropout = nn.Dropout(0.1)
        self.tagger = nn.Linear(width, COLUMNS)
        self.links = Links(width)

    def forward(self, ids: Tensor, traits: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden vectors (batch, length, width) and logits of all tags (batch, length, COLUMNS)."""
        hidden = self.encoder(ids, traits, mask)
        return hidden, self.tagger(self.dropout(hidden))

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """One loss for each layer, for `roles`, `same` and each attribute; those that nothing is known of are left out."""
        hidden, logits = self(batch.ids, batch.traits, batch.mask)
        found: dict[str, Tensor] = {}
        for n, (layer, (a, b)) in enumerate(SLICES.items()):
            weight = None
            if (
                layer in RARE
            ):  # nearly all words are outside: without this, such layers stay silent for epochs
                weight = torch.full((b - a,), RARE[layer], device=logits.device)
                weight[0] = 1.0
            _add(found, layer, logits[..., a:b].reshape(-1, b - a), batch.tags[n].reshape(-1), weight)
        if len(batch.heads):
            flat = self.dropout(hidden).reshape(-1, hidden.shape[-1])
            roles, same, attributes = self.links(flat, batch.heads, batch.fillers)
            if len(batch.fillers):
                _add(found, "roles", roles.reshape(-1, roles.shape[-1]), batch.roles.reshape(-1))
            if len(batch.bags):
                found["bags"] = in_bags(roles, batch.bags)
            two = torch.stack((torch.zeros_like(same), same), -1)
            _add(found, "same", two.reshape(-1, 2), batch.same.reshape(-1))
            for name, scores, wanted in zip(ATTRIBUTES, attributes, batch.attributes, strict=True):
                _add(found, f"of:{name}", scores, wanted)
        return found


def _add(
    found: dict[str, Tensor], name: str, scores: Tensor, wanted: Tensor, weight: Tensor | None = None
) -> None:
    known = wanted != MASKED
    if bool(known.any()):
        found[name] = cross_entropy(scores[known].float(), wanted[known], weight)


def in_bags(roles: Tensor, bags: Tensor) -> Tensor:
    """Mean loss of bags: minus the log of the chance that one filler at least fills the role (noisy-or)."""
    number, head, filler, role = bags.unbind(1)
    chance = roles.float().softmax(-1)[head, filler, role].clamp(1e-4, 1 - 1e-4)
    none = torch.zeros(int(number.max()) + 1, device=roles.device).index_add(0, number, torch.log1p(-chance))
    return -torch.log1p(-none.exp().clamp(max=1 - 1e-4)).mean()
