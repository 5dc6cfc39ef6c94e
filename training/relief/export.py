#!/usr/bin/env python3
"""Writes the trained relief model as ONNX, with its manifest entry and a golden example.

    export.py RELIEF.pt MODELS_DIR [--golden GOLDEN.json] [--scores SCORES.json]

The graph is written operator by operator (opset 17, plain operators only), so that names and order are ours; it is checked against PyTorch here
through onnxruntime where that is installed, and always in the project's tests through the golden example.
"""
import argparse
import hashlib
import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from data import STYLES
from model import (CONTROLS, DEPTH, FLOOR, GAIN_RADIUS, HALO, NOISE, RUGGEDNESS_OCTAVES, average_interpolation, deviates,
                   multiply_adds_per_sample, relief_of)

VERSION = 1


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def numbers(self, values, dtype=np.float32):
        self.count += 1
        return self.constant(f'c{self.count}', np.array(values, dtype))

    def add(self, kind, *inputs, output=None, **attributes):
        if output is None:
            self.count += 1
            output = f'{kind.lower()}{self.count}'
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=f'{kind}_{len(self.nodes)}', **attributes))
        return output

    def window(self, x, rows, columns):
        """x[:, :, rows[0]:rows[1], columns[0]:columns[1]]; an end of 0 means to the edge."""
        end = [r if r else 1 << 30 for r in (rows[1], columns[1])]
        return self.add('Slice', x, self.numbers([rows[0], columns[0]], np.int64), self.numbers(end, np.int64), self.numbers([2, 3], np.int64))

    def trim(self, x, k):
        return self.window(x, (k, -k), (k, -k))


def build(net):
    """The ONNX twin of `Relief.forward`, line by line."""
    g, state = Graph(), {k: v.detach().cpu().contiguous().numpy() for k, v in net.state_dict().items()}
    weight = lambda name: g.constant(name, state[name])
    size = g.add('Reshape', 'cell', g.numbers([1, 1, 1, 1], np.int64))
    mid = g.trim('coarse', 1)
    slopes = g.add('Concat',
        g.add('Sub', g.window('coarse', (1, -1), (2, 0)), mid), g.add('Sub', mid, g.window('coarse', (1, -1), (0, -2))),
        g.add('Sub', g.window('coarse', (2, 0), (1, -1)), mid), g.add('Sub', mid, g.window('coarse', (0, -2), (1, -1))), axis=1)
    slopes = g.add('Div', slopes, size)
    power = g.add('ReduceMean', g.add('Mul', slopes, slopes), axes=[1], keepdims=1)
    wide = dict(kernel_shape=[2 * GAIN_RADIUS + 1] * 2, strides=[1, 1])
    gain = g.add('Sqrt', g.add('Add', g.add('AveragePool', power, **wide), g.numbers([FLOOR * FLOOR])))
    position = g.add('Div', g.add('Sub', g.trim(mid, GAIN_RADIUS), g.add('AveragePool', mid, **wide)), g.add('Mul', gain, size))
    k = GAIN_RADIUS + 1
    height = g.trim('coarse', k)
    magnitude = g.add('Abs', height)
    shore = g.add('Div', height, g.add('Add', magnitude, size))
    altitude = g.add('Div', height, g.add('Add', magnitude, g.numbers([1500.0])))
    x = g.add('Concat', g.add('Div', g.trim(slopes, GAIN_RADIUS), gain), position, g.add('Log', gain), shore, altitude,
              g.trim('noise', k), g.trim('controls', k), axis=1)
    octaves = g.add('Mul', g.add('Log', g.add('Div', g.add('Reshape', 'cell', g.numbers([1, 1], np.int64)), g.numbers([90.0]))),
                    g.numbers([1 / (3 * 0.6931471805599453)]))
    hidden = g.add('LeakyRelu', g.add('Gemm', octaves, weight('scale.0.weight'), weight('scale.0.bias'), transB=1), alpha=0.2)
    bias = g.add('Gemm', hidden, weight('scale.2.weight'), weight('scale.2.bias'), transB=1)
    bias = g.add('Reshape', bias, g.numbers([1, net.channels * (DEPTH + 1), 1, 1], np.int64))
    each = [f'bias{i}' for i in range(DEPTH + 1)]
    g.nodes.append(helper.make_node('Split', [bias, g.numbers([net.channels] * (DEPTH + 1), np.int64)], each, name='Split_bias', axis=1))
    x = g.add('Conv', x, weight('first.weight'), weight('first.bias'), kernel_shape=[3, 3])
    x = g.add('LeakyRelu', g.add('Add', x, each[0]), alpha=0.2)
    for i in range(DEPTH):
        y = g.add('Conv', x, weight(f'body.{i}.weight'), kernel_shape=[3, 3])
        y = g.add('LeakyRelu', g.add('Add', y, each[i + 1]), alpha=0.2)
        x = g.add('Add', y, g.add('Mul', g.trim(x, 1), g.numbers([0.5])))
    detail = g.add('Conv', x, weight('last.weight'), weight('last.bias'), kernel_shape=[1, 1])
    detail = g.add('Sub', detail, g.add('ReduceMean', detail, axes=[1], keepdims=1))
    k = HALO - GAIN_RADIUS - 1
    base = g.add('Conv', g.trim(slopes, HALO - 3), g.constant('base.weight', average_interpolation().numpy()), kernel_shape=[5, 5])
    rugged = g.add('Slice', g.trim('controls', HALO), g.numbers([0], np.int64), g.numbers([1], np.int64), g.numbers([1], np.int64))
    rough = g.add('Exp', g.add('Mul', rugged, g.numbers([RUGGEDNESS_OCTAVES * 0.6931471805599453])))
    offset = g.add('Mul', g.add('Add', base, g.add('Mul', detail, g.add('Mul', g.trim(gain, k), rough))), size)
    fine = g.add('Add', g.trim(height, k), offset)
    g.add('DepthToSpace', fine, output='fine', blocksize=2, mode='CRD')

    def value(name, shape):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    graph = helper.make_graph(g.nodes, 'terrella-relief', [
        value('coarse', ['batch', 1, 'rows', 'columns']), value('cell', [1]),
        value('noise', ['batch', NOISE, 'rows', 'columns']), value('controls', ['batch', CONTROLS, 'rows', 'columns']),
    ], [value('fine', ['batch', 1, 'fine_rows', 'fine_columns'])], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], producer_name='terrella', ir_version=8)
    model.model_version = VERSION
    onnx.checker.check_model(model)
    return model


def golden(net):
    """One small input with its answer, for the tests: exact floats as JSON."""
    generator = torch.Generator().manual_seed(1)
    n = 32
    ramp = torch.arange(n, dtype=torch.float32)
    coarse = (300 + 40 * torch.sin(ramp / 3)[None, :] * torch.cos(ramp / 4)[:, None] + 12 * ramp[:, None])[None, None]
    noise = deviates((1, NOISE, n, n), generator=generator)
    controls = torch.randn(1, CONTROLS, n, n, generator=generator) * 0.3
    cell = torch.tensor([180.0])
    with torch.no_grad():
        fine = net(coarse, cell, noise, controls)
    flat = lambda t: [float(f'{v:.9g}') for v in t.flatten().tolist()]
    return {'rows': n, 'cell': 180.0, 'coarse': flat(coarse), 'noise': flat(noise), 'controls': flat(controls), 'fine': flat(fine), 'toleranceMetres': 0.002}


def style_codes(state, names):
    table = torch.tanh(state['style.weight']).cpu().numpy()
    mean = lambda regions: np.mean([table[names.index(r)] for r in regions if r in names], 0)
    return {style: [round(float(v), 4) for v in mean(regions)] for style, regions in STYLES.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weights')
    parser.add_argument('models_dir')
    parser.add_argument('--golden')
    parser.add_argument('--scores')
    args = parser.parse_args()
    saved = torch.load(args.weights, map_location='cpu')
    net = relief_of(saved)
    data = build(net).SerializeToString()
    os.makedirs(args.models_dir, exist_ok=True)
    with open(f'{args.models_dir}/relief.onnx', 'wb') as file:
        file.write(data)
    entry = {
        'file': 'relief.onnx',
        'version': VERSION,
        'opset': 17,
        'sha256': hashlib.sha256(data).hexdigest(),
        'bytes': len(data),
        'parameters': sum(p.numel() for p in net.parameters()),
        'multiplyAddsPerSample': multiply_adds_per_sample(net.channels),
        'haloCells': HALO,
        'inputs': {
            'coarse': {'shape': ['batch', 1, 'rows', 'columns'], 'unit': 'metres', 'meaning': 'cell-average elevations'},
            'cell': {'shape': [1], 'unit': 'metres', 'meaning': 'side of a coarse cell'},
            'noise': {'shape': ['batch', NOISE, 'rows', 'columns'], 'unit': 'standard deviations', 'meaning': 'one deviate for each fine cell, channel 2·row + column'},
            'controls': {'shape': ['batch', CONTROLS, 'rows', 'columns'], 'unit': '1', 'meaning': 'ruggedness (standard deviations, 0 is usual), then the style code'},
        },
        'outputs': {'fine': {'shape': ['batch', 1, '2·(rows − 20)', '2·(columns − 20)'], 'unit': 'metres', 'meaning': 'cell-average elevations; each four average to their coarse cell'}},
        'styles': style_codes(saved['model'], saved['regions']),
        'recipe': f"training/relief/train.py as README.md says, {saved['step']} steps, {saved['minutes']:.0f} minutes on two shared CPU cores",
        'scores': json.load(open(args.scores)) if args.scores else {},
    }
    path = f'{args.models_dir}/manifest.json'
    others = json.load(open(path))['models'] if os.path.exists(path) else {}
    with open(path, 'w') as file:
        json.dump({'format': 1, 'models': {**others, 'relief': entry}}, file, indent=2, ensure_ascii=False)
        file.write('\n')
    if args.golden:
        with open(args.golden, 'w') as file:
            json.dump(golden(net), file)
    print(f"{len(data)} bytes, {entry['parameters']} parameters, {entry['multiplyAddsPerSample']:.0f} multiply-adds a sample")


if __name__ == '__main__':
    main()
