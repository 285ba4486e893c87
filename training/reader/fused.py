"""Attention of an exported graph as one operator, which reads a window in nine tenths of the time.

What torch exports of an attention is some forty nodes: reshapes, transposes, two products, a mask and a softmax, each of which goes
through memory. onnxruntime has one for them, `com.microsoft.MultiHeadAttention` (its CPU kernel works in blocks, as in Dao et
al. 2022, "FlashAttention"), but does not find ours by itself. A fused graph has no mask: it reads windows without padding, one at
a time, as the runtime does. Its input `mask` stays, and nothing reads it.
"""

from collections.abc import Iterable

import onnx
from onnx import helper

DOMAIN = "com.microsoft"
_ON_THE_WAY = ("Mul", "Transpose", "Reshape")  # between a projection and the product of attention


def fused(model: onnx.ModelProto, heads: int = 12) -> int:
    """Put one operator where `model` attends, in place; how often it does."""
    graph = model.graph
    makers = {name: node for node in graph.node for name in node.output}
    readers = {name: node for node in graph.node for name in node.input}
    places = {}
    for node in graph.node:
        if node.op_type == "Softmax":
            scores = makers[node.input[0]]
            product = makers[scores.input[0]] if scores.op_type == "Add" else scores  # the mask is added
            weighed = readers[node.output[0]]
            told = readers[readers[weighed.output[0]].output[0]]  # over the transpose, to the reshape
            given = (product.input[0], product.input[1], weighed.input[1])
            places[told.output[0]] = [_projection(name, makers) for name in given]
    _replace(graph, places, heads)
    if places and DOMAIN not in [known.domain for known in model.opset_import]:
        model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    return len(places)


def _projection(name: str, makers: dict[str, onnx.NodeProto]) -> str:
    """The query, key or value, (batch, length, width), that a factor of attention is cut from."""
    while makers[name].op_type in _ON_THE_WAY:
        name = makers[name].input[0]
    return name


def _replace(graph: onnx.GraphProto, places: dict[str, list[str]], heads: int) -> None:
    """Put attentions for the nodes that made `places`, and leave out what nothing reads any more."""
    nodes = [
        helper.make_node(
            "MultiHeadAttention", places[node.output[0]], [node.output[0]], node.output[0], domain=DOMAIN, num_heads=heads
        )
        if node.output[0] in places
        else node
        for node in graph.node
    ]  # fmt: skip
    needed, kept = {output.name for output in graph.output}, list[onnx.NodeProto]()
    for node in reversed(nodes):
        if needed & set(node.output):
            kept.append(node)
            needed.update(node.input)
    _fill(graph.node, reversed(kept))
    _fill(graph.initializer, [tensor for tensor in graph.initializer if tensor.name in needed])


def _fill(field: object, with_these: Iterable[object]) -> None:
    """Put these into a repeated field in place of what it holds."""
    given = list(with_these)
    del field[:]  # type: ignore[attr-defined]
    field.extend(given)  # type: ignore[attr-defined]
