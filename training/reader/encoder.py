"""The encoder: a small BERT (all-MiniLM-L6-v2's shape) with traits of pieces, plain enough to export and to quantise."""

import json
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

from despatch.language.learned.pieces import TRAITS
from training.reader.base import model_folder


class Shape(NamedTuple):
    """Sizes of the encoder; `layers` may be fewer than the weights hold (the first ones are taken)."""

    vocabulary: int = 30522
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    places: int = 512


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by a layer norm."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.mix = nn.Linear(shape.width, shape.width)
        self.mixed = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.narrowed = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """`hidden` (batch, length, width); `bias` (batch, 1, 1, length), -inf-like where padding is."""
        batch, length, width = hidden.shape
        q, k, v = (
            part(hidden).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        told = scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        told = told.transpose(1, 2).reshape(batch, length, width)
        hidden = self.mixed(hidden + self.dropout(self.mix(told)))
        return self.narrowed(hidden + self.dropout(self.narrow(gelu(self.widen(hidden)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Word pieces and their traits to one vector a piece."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.places, shape.width)
        self.traits = nn.Embedding(TRAITS, shape.width)
        self.embedded = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        # Traits begin without effect, so that the pretrained encoder is what training starts from.
        nn.init.zeros_(self.traits.weight)

    def forward(self, ids: Tensor, traits: Tensor, mask: Tensor) -> Tensor:
        """`ids`, `traits` (batch, length) integers; `mask` (batch, length), 1 for pieces, 0 for padding."""
        return self.read(ids, traits, mask)

    def read(self, ids: Tensor, traits: Tensor, mask: Tensor | None, more: Tensor | None = None) -> Tensor:
        """As `forward`; without a `mask` nothing is padding, and `more` (batch, length, width) is embedded too."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden: Tensor = self.words(ids) + self.places(places)[None] + self.traits(traits)
        if more is not None:
            hidden = hidden + more
        hidden = self.dropout(self.embedded(hidden))
        shown = torch.ones_like(ids) if mask is None else mask
        bias = (1.0 - shown.to(hidden.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


_NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "mix", "attention.output.LayerNorm": "mixed", "intermediate.dense": "widen",
    "output.dense": "narrow", "output.LayerNorm": "narrowed",
}  # fmt: skip


def pretrained(layers: int = 6, dropout: float = 0.1, folder: Path | None = None) -> Encoder:
    """The encoder with all-MiniLM-L6-v2's weights in its first `layers` layers."""
    from safetensors.torch import load_file

    folder = folder or model_folder()
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    encoder = Encoder(
        Shape(
            config["vocab_size"], config["hidden_size"], config["num_attention_heads"],
            config["intermediate_size"], layers, config["max_position_embeddings"],
        ),
        dropout,
    )  # fmt: skip
    given = load_file(str(folder / "model.safetensors"))
    # Only one segment is ever read, so its embedding goes into those of the places.
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "embedded.weight": given["embeddings.LayerNorm.weight"],
        "embedded.bias": given["embeddings.LayerNorm.bias"],
        "traits.weight": encoder.traits.weight.data,
    }
    for n in range(layers):
        for theirs, ours in _NAMES.items():
            for part in ("weight", "bias"):
                state[f"layers.{n}.{ours}.{part}"] = given[f"encoder.layer.{n}.{theirs}.{part}"]
    encoder.load_state_dict(state)
    return encoder
