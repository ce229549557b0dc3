"""Making the fast form of an NLI model: a graph of 8-bit integers for onnxruntime.

    python -m checker.train.quantize models/nli-small models/nli-small-int8

Weights of linear layers become 8-bit integers with a scale for each output; what they multiply
is rounded to 8 bits as the model runs, with a scale for each token. (onnxruntime's own dynamic
quantization has one scale for a whole batch: a few large values then cost the precision of all
others, and a pair's scores would hang on the pairs it is computed with.) The layers behind the
last token, pooler and classifier, stay as they are; embeddings are stored in half precision,
as they are in the weights.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

from checker.nli.onnx_backend import FILE_NAME

_OPSET = 18
_BESIDE = ("config.json", "tokenizer.json", "tokenizer_config.json", "calibration.json")
_ZERO = 128
"""The 8-bit number that stands for 0."""
_LARGEST_WEIGHT = 64
"""Processors without VNNI add two products of 8-bit numbers in 16 bits, where larger weights
overflow: 2 * 255 * 64 still fits. (onnxruntime calls it a reduced range.)"""


def main(arguments: Sequence[str]) -> None:
    """Export a model, quantize it, and put what else it needs beside it."""
    model, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / FILE_NAME
        export(model, path)
        onnx.save(quantized(onnx.load(path)), out / FILE_NAME)
    for name in _BESIDE:
        if (model / name).is_file():
            shutil.copyfile(model / name, out / name)


def export(model: Path, path: Path) -> None:
    """Write the graph of the classifier in the folder ``model``, for any number and length."""
    import torch  # noqa: PLC0415 - takes seconds
    from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415

    tokenizer = AutoTokenizer.from_pretrained(model, local_files_only=True)
    # Attention written out gives a plainer graph, without checks for rows that are all padding.
    network = AutoModelForSequenceClassification.from_pretrained(
        model, dtype="float32", local_files_only=True, attn_implementation="eager"
    ).eval()
    example = dict(tokenizer(["a b c", "a"], ["b", "c"], padding=True, return_tensors="pt"))
    pairs, tokens = (torch.export.Dim(name, min=2, max=4096) for name in ("pairs", "tokens"))
    torch.onnx.export(
        network,
        kwargs=example,
        f=path,
        input_names=list(example),
        output_names=["logits"],
        dynamic_shapes={name: {0: pairs, 1: tokens} for name in example},
        opset_version=_OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def quantized(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with 8-bit linear layers and embeddings in half precision."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    constants = [
        numpy_helper.from_array(np.asarray(value), name)
        for name, value in (
            ("int8_axes", np.array([-1], np.int64)),
            ("int8_step", np.float32(1 / 127)),
            ("int8_least", np.float32(1e-9)),
            ("int8_one", np.float32(1)),
            ("int8_zero", np.uint8(_ZERO)),
        )
    ]
    nodes: list[NodeProto] = []
    rounded: set[str] = set()
    replaced: set[str] = set()
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            source, weight = node.input
            if source not in rounded:
                nodes += _rounding(source)
                rounded.add(source)
            nodes += _product(source, weight, node.output[0])
            constants += _integers(weights[weight])
            replaced.add(weight)
        elif node.op_type == "Gather" and len(weights.get(node.input[0], TensorProto()).dims) == 2:
            table = weights[node.input[0]]
            nodes += _lookup(node)
            constants.append(numpy_helper.from_array(_half(table), f"{table.name}_half"))
            replaced.add(table.name)
        else:
            nodes.append(node)
    kept = [tensor for name, tensor in weights.items() if name not in replaced]
    graph = helper.make_graph(
        nodes, model.graph.name, model.graph.input, model.graph.output, kept + constants
    )
    return helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version)


def _rounding(source: str) -> Iterator[NodeProto]:
    """To 8 bits, with the scale at which a token's largest value becomes 127."""
    for kind, inputs, output in (
        ("Abs", [source], "_size"),
        ("ReduceMax", [f"{source}_size", "int8_axes"], "_largest"),
        ("Mul", [f"{source}_largest", "int8_step"], "_step"),
        ("Max", [f"{source}_step", "int8_least"], "_scale"),
        ("Div", [source, f"{source}_scale"], "_scaled"),
        ("QuantizeLinear", [f"{source}_scaled", "int8_one", "int8_zero"], "_int8"),
    ):
        yield helper.make_node(kind, inputs, [f"{source}{output}"])


def _product(source: str, weight: str, output: str) -> Iterator[NodeProto]:
    yield helper.make_node(
        "MatMulInteger", [f"{source}_int8", f"{weight}_int8", "int8_zero"], [f"{output}_sum"]
    )
    yield helper.make_node("Cast", [f"{output}_sum"], [f"{output}_float"], to=TensorProto.FLOAT)
    yield helper.make_node("Mul", [f"{output}_float", f"{weight}_scale"], [f"{output}_scaled"])
    yield helper.make_node("Mul", [f"{output}_scaled", f"{source}_scale"], [output])


def _integers(weight: TensorProto) -> list[TensorProto]:
    """A weight's integers, and the scale of each of its columns."""
    values = numpy_helper.to_array(weight).astype(np.float64)
    scale = np.maximum(np.abs(values).max(axis=0) / _LARGEST_WEIGHT, 1e-12)
    return [
        numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{weight.name}_int8"),
        numpy_helper.from_array(scale.astype(np.float32), f"{weight.name}_scale"),
    ]


def _lookup(node: NodeProto) -> Iterator[NodeProto]:
    table, places = node.input
    found = f"{node.output[0]}_half"
    yield helper.make_node("Gather", [f"{table}_half", places], [found])
    yield helper.make_node("Cast", [found], [node.output[0]], to=TensorProto.FLOAT)


def _half(table: TensorProto) -> np.ndarray:
    return numpy_helper.to_array(table).astype(np.float16)


if __name__ == "__main__":
    main(sys.argv[1:])
