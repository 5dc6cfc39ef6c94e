#!/usr/bin/env python3
"""Writes the trained growth model as ONNX, with its manifest entry and a golden example.

    export.py GROWTH.pt MODELS_DIR [--golden GOLDEN.json] [--scores SCORES.json]

The graph is written operator by operator (opset 17, plain operators only), so that names and order are ours; the project's tests check it through the golden example.
"""
import argparse
import hashlib
import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import BURNT, COVERS, CUTS, MARGIN, MEADOWS, POOL, POOLED, SHRUBS, SITE_NAMES, SITE_PLANES, STATE, SURROUNDINGS, TERMS, TREES, WEATHER_NUMBERS, Growth, multiply_adds_per_sample
from state import AGE, CHANNELS

VERSION = 1
ANY = 1 << 30


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

    def columns(self, x, start, end, axis=1):
        return self.add('Slice', x, *(self.numbers([v], np.int64) for v in (start, end, axis)))


def build(net):
    """The ONNX twin of `Growth.forward`, line by line."""
    g, weights = Graph(), {k: v.detach().cpu().contiguous().numpy() for k, v in net.state_dict().items()}
    unit = weights['unit'].ravel()
    weights['last.weight'] = weights['last.weight'] * np.repeat(unit, weights['last.weight'].shape[1] // len(unit))
    weights['last.bias'] = weights['last.bias'] * unit
    cos, sin = g.columns('weather', 0, 1), g.columns('weather', 1, 2)
    seasons = g.add('Relu', g.add('Concat', cos, sin, g.add('Neg', cos), g.add('Neg', sin), axis=1))
    gate = g.add('Concat', seasons, g.add('Mul', seasons, g.columns('weather', 2, 3)), g.add('Mul', seasons, g.columns('weather', 3, 4)), g.columns('weather', 4, 6), axis=1)

    def convolution(x, name, output=None):
        shape = getattr(net, name).shape
        weight = g.add('Reshape', g.add('MatMul', gate, g.constant(f'{name}.weight', weights[f'{name}.weight'])), g.numbers(shape, np.int64))
        bias = g.add('Reshape', g.add('MatMul', gate, g.constant(f'{name}.bias', weights[f'{name}.bias'])), g.numbers(shape[:1], np.int64))
        if shape[2] == 3:
            x = g.add('Pad', x, g.numbers([0, 0, 1, 1, 0, 0, 1, 1], np.int64), mode='edge')
        return g.add('Conv', x, weight, bias, output=output, kernel_shape=shape[2:])

    pooled = g.columns(g.add('AveragePool', 'state', kernel_shape=[POOL, POOL], strides=[POOL, POOL]), 0, POOLED)
    around = convolution(g.add('Relu', convolution(pooled, 'near')), 'far')
    seed = g.add('Relu', g.add('Add', g.columns(around, SURROUNDINGS, SURROUNDINGS + COVERS), g.columns(pooled, 0, COVERS)))
    seed = g.add('Mul', seed, g.constant('sown', weights['sown'][None]))
    enlarged = lambda x: g.add('Resize', x, '', g.numbers([1, 1, POOL, POOL]), mode='linear', coordinate_transformation_mode='half_pixel')
    around, seed = enlarged(g.columns(around, 0, SURROUNDINGS)), enlarged(seed)
    age = g.columns('state', AGE, AGE + 1)
    bias = g.add('Add', g.add('Reshape', g.add('Mul', g.columns('weather', 2, 3), g.constant('cuts.warmth', weights['cuts.warmth'])), g.numbers([CUTS], np.int64)), g.constant('cuts.bias', weights['cuts.bias']))
    cut = g.add('Conv', g.add('Concat', 'site', g.add('Mul', age, age), axis=1), g.constant('cuts.weight', weights['cuts.weight']), bias, kernel_shape=[1, 1])
    cut = g.add('Clip', cut, g.numbers(0), g.numbers(1))
    cuts = g.add('Mul', g.add('Mul', cut, cut), g.add('Sub', g.numbers(3), g.add('Add', cut, cut)))
    x = g.add('Concat', 'state', 'burnt', 'site', cuts, around, axis=1)
    # The light looks at the same planes, and not at what surrounds them.
    blind = np.pad(weights['light.weight'], ((0, 0), (0, SURROUNDINGS), (0, 0), (0, 0)))
    light = g.add('Conv', x, g.constant('light.weight', blind), g.constant('light.bias', weights['light.bias']), kernel_shape=[1, 1])
    light, worn = (g.columns(light, i * COVERS, (i + 1) * COVERS) for i in range(2))
    dead = g.add('Conv', cuts, g.constant('dead.weight', weights['dead.weight']), kernel_shape=[1, 1])
    x = g.add('Relu', convolution(x, 'first'))
    x = g.add('Relu', convolution(x, 'second'))
    x = convolution(x, 'last')
    direct, rest, rates, wearing = (g.columns(x, *ends) for ends in ((0, COVERS), (COVERS, STATE), (STATE, STATE + COVERS), (STATE + COVERS, STATE + TERMS)))
    cover, trees = g.columns('state', 0, COVERS), g.columns(cuts, TREES, TREES + 1)
    warm = g.add('Concat', trees, trees, trees, g.columns(cuts, SHRUBS, MEADOWS + 1), axis=1)
    feeding = g.add('Mul', g.add('Add', cover, seed), light)
    grown = g.add('Mul', warm, g.add('Add', g.add('Mul', rates, feeding), direct))
    lost = g.add('Mul', cover, g.add('Add', g.add('Mul', wearing, worn), dead))
    g.add('Concat', g.add('Add', grown, lost), rest, output='change', axis=1)

    value = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    image = lambda name, channels: value(name, ['batch', channels, 'rows', 'columns'])
    inputs = [image('state', STATE), image('burnt', BURNT), image('site', SITE_PLANES), value('weather', [1, WEATHER_NUMBERS])]
    graph = helper.make_graph(g.nodes, 'terrella-growth', inputs, [image('change', STATE)], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], producer_name='terrella', ir_version=8)
    model.model_version = VERSION
    onnx.checker.check_model(model)
    return model


def golden(net):
    """One small input with its answer, for the tests: exact floats as JSON."""
    rows, columns = 16, 24
    random = torch.Generator().manual_seed(1)
    state = (torch.rand(1, STATE, rows, columns, generator=random) * 255).floor() / 255
    burnt = (torch.rand(1, BURNT, rows, columns, generator=random) < 0.1).float()
    site = torch.rand(1, SITE_PLANES, rows, columns, generator=random) * 2 - 1
    site[:, 0] = site[:, 0].abs()
    site[:, -1] = (site[:, -1] > 0.9).float()
    weather = torch.tensor([[0.0, 1.0, 0.3, -0.2, 0.6, -0.4]])
    with torch.no_grad():
        change = net(state, burnt, site, weather)
    flat = lambda t: [float(f'{v:.9g}') for v in t.flatten().tolist()]
    return {'rows': rows, 'columns': columns, 'state': flat(state), 'burnt': flat(burnt), 'site': flat(site), 'weather': flat(weather), 'change': flat(change), 'tolerance': 2e-5}


def entry_of(net, data, saved, scores):
    """What the manifest says of the model."""
    image = lambda channels: ['batch', channels, 'rows', 'columns']
    return {
        'file': 'growth.onnx',
        'version': VERSION,
        'opset': 17,
        'sha256': hashlib.sha256(data).hexdigest(),
        'bytes': len(data),
        'parameters': sum(p.numel() for p in net.parameters()),
        'multiplyAddsPerSample': multiply_adds_per_sample(),
        'marginCells': MARGIN,
        'inputs': {
            'state': {'shape': image(STATE), 'unit': 'bytes / 255', 'meaning': ', '.join(CHANNELS) + '; rows and columns are multiples of four, aligned to fours'},
            'burnt': {'shape': image(BURNT), 'unit': '1', 'meaning': '1 where a fire ran in this season'},
            'site': {'shape': image(SITE_PLANES), 'unit': 'as README.md says', 'meaning': ', '.join(SITE_NAMES)},
            'weather': {'shape': [1, WEATHER_NUMBERS], 'unit': 'as README.md says', 'meaning': 'cos and sin of the season, warmth, wetness, wind east and south'},
        },
        'outputs': {'change': {'shape': image(STATE), 'unit': 'bytes / 255', 'meaning': 'what the season adds to each channel'}},
        'styles': {},
        'recipe': f"training/growth/train.py as README.md says, {saved['step']} steps, {saved['minutes']:.0f} minutes on one shared CPU core",
        'scores': scores,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weights')
    parser.add_argument('models_dir')
    parser.add_argument('--golden')
    parser.add_argument('--scores')
    args = parser.parse_args()
    saved = torch.load(args.weights, map_location='cpu')
    net = Growth()
    net.load_state_dict(saved['model'])
    data = build(net).SerializeToString()
    with open(f'{args.models_dir}/growth.onnx', 'wb') as file:
        file.write(data)
    path = f'{args.models_dir}/manifest.json'
    manifest = json.load(open(path))
    manifest['models']['growth'] = entry_of(net, data, saved, json.load(open(args.scores)) if args.scores else {})
    with open(path, 'w') as file:
        json.dump(manifest, file, indent=2, ensure_ascii=False)
        file.write('\n')
    if args.golden:
        with open(args.golden, 'w') as file:
            json.dump(golden(net), file)
    print(f"{len(data)} bytes, {manifest['models']['growth']['parameters']} parameters, {multiply_adds_per_sample():.0f} multiply-adds a sample")


if __name__ == '__main__':
    main()
