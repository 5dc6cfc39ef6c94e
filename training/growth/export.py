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

from model import BURNT, MARGIN, POOL, POOLED, SITE_NAMES, SITE_PLANES, STATE, WEATHER_NUMBERS, Growth, multiply_adds_per_sample
from state import CHANNELS

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

    pooled = g.add('AveragePool', g.columns('state', 0, POOLED), kernel_shape=[POOL, POOL], strides=[POOL, POOL])
    around = convolution(g.add('Relu', convolution(pooled, 'near')), 'far')
    around = g.add('Resize', around, '', g.numbers([1, 1, POOL, POOL]), mode='linear', coordinate_transformation_mode='half_pixel')
    x = g.add('Concat', 'state', 'burnt', 'site', around, axis=1)
    x = g.add('Relu', convolution(x, 'first'))
    x = g.add('Relu', convolution(x, 'second'))
    convolution(x, 'last', output='change')

    value = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    image = lambda name, channels: value(name, ['batch', channels, 'rows', 'columns'])
    inputs = [image('state', STATE), image('burnt', BURNT), image('site', SITE_PLANES), value('weather', [1, WEATHER_NUMBERS])]
    graph = helper.make_graph(g.nodes, 'terrella-growth', inputs, [image('change', STATE)], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], producer_name='terrella', ir_version=8)
    model.model_version = VERSION
    onnx.checker.check_model(model)
    return model
