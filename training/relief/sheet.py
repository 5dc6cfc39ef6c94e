#!/usr/bin/env python3
"""Sheets of hill shades, to look at: real ground beside dreamed.

    sheet.py DEM_DIR RELIEF.pt [--out out] [--patches 2] [--dreams FOLDER] [--quiz]

Each row of OUT/refine-*.png is one held-out patch: its coarse heights, the dream, the truth, fractal detail on the same coarse heights. The rasters may not
be shown outside, so OUT stays out of the repository (git ignores training/**/out). --dreams shades free-running height maps as OUT/dreams.png.
--quiz lays six real and six dreamed hill shades of other patches in random order as OUT/quiz.png; OUT/quiz-answers.json tells which is which.
"""
import argparse
import json
import os

import numpy as np
import torch
from PIL import Image

from score import BLOCK, MARGIN, SIDE, fields_of, held_out_rasters, load_relief, patches_of, without_detail

GUTTER = 6


def shade(heights, cell, exaggeration=1.0):
    """Lambert hill shade, 0–255: light from the north-west at 40°, and a second one, a third as strong, from the north-east at 60°."""
    south, east = np.gradient(np.asarray(heights, 'f8') * exaggeration, cell)
    normal = np.stack([-east, -south, np.ones_like(east)]) / np.sqrt(east**2 + south**2 + 1)

    def lit(azimuth, altitude):
        a, t = np.radians(azimuth), np.radians(altitude)
        towards = np.array([np.sin(a) * np.cos(t), -np.cos(a) * np.cos(t), np.sin(t)])
        return np.clip(np.tensordot(towards, normal, 1), 0, 1)

    return (255 * np.clip(0.75 * lit(315, 40) + 0.25 * lit(45, 60), 0, 1)).astype('u1')


def lay(rows):
    """Pictures of one size side by side, rows under one another, with white gutters."""
    wide = [np.concatenate([np.pad(p, ((0, GUTTER), (0, GUTTER)), constant_values=255) for p in row], 1) for row in rows]
    return np.concatenate(wide, 0)


def stretch(heights, cell):
    """How much to exaggerate so that gentle ground shows: to a typical slope of 0.25, at most 8 times, never less than 1."""
    south, east = np.gradient(heights, cell)
    return float(np.clip(0.25 / (np.sqrt(np.mean(east**2 + south**2)) + 1e-6), 1, 8))


def refine_sheet(patches, net):
    rows, smooth_net = [], without_detail()
    for patch in patches:
        fields = fields_of(patch, net, smooth_net)
        inner = patch['coarse'].repeat(BLOCK, 0).repeat(BLOCK, 1)[MARGIN:-MARGIN, MARGIN:-MARGIN]
        amount = stretch(fields['real'], patch['cell'])
        rows.append([shade(f, patch['cell'], amount) for f in (inner, fields['model'], fields['real'], fields['sloped'])])
        print(f"{patch['region']} {patch['file']} at row {patch['row']}, column {patch['column']}; heights × {amount:.1f}")
    return lay(rows)


def dream_sheet(folder, across=3, side=2 * SIDE):
    pictures = []
    for file in sorted(f for f in os.listdir(folder) if f.endswith('.f32')):
        about = json.load(open(f'{folder}/{file}.json'))
        heights = np.fromfile(f'{folder}/{file}', '<f4').reshape(about['height'], about['width'])[:side, :side].astype('f8')
        picture = shade(heights, about['cellMetres'], stretch(heights, about['cellMetres']))
        pictures.append(np.pad(picture, ((0, side - picture.shape[0]), (0, side - picture.shape[1])), constant_values=255))
        print(file)
    while len(pictures) % across:
        pictures.append(np.full((side, side), 255, 'u1'))
    return lay([pictures[i : i + across] for i in range(0, len(pictures), across)])


def quiz(patches, net, seed):
    """Six real patches and the dreams of six others, shuffled: the picture, and what each of its places shows, row by row."""
    rng, smooth_net, shown = np.random.default_rng(seed), without_detail(), []
    for i, at in enumerate(rng.permutation(len(patches))[:12]):
        patch, kind = patches[at], 'real' if i < 6 else 'model'
        shown.append((shade(fields_of(patch, net, smooth_net)[kind], patch['cell']), {'is': kind, 'region': patch['region']}))
    order = rng.permutation(len(shown))
    return lay([[shown[i][0] for i in order[start : start + 4]] for start in range(0, len(order), 4)]), [shown[i][1] for i in order]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('weights')
    parser.add_argument('--out', default='out')
    parser.add_argument('--patches', type=int, default=2)
    parser.add_argument('--dreams')
    parser.add_argument('--quiz', action='store_true')
    parser.add_argument('--seed', type=int, default=0, help='of the quiz')
    args = parser.parse_args()
    torch.set_num_threads(1)
    os.makedirs(args.out, exist_ok=True)
    net, _ = load_relief(args.weights)
    patches = patches_of(held_out_rasters(args.dem_dir), args.patches)
    if args.quiz:
        picture, answers = quiz([p for p in patches_of(held_out_rasters(args.dem_dir), 6) if p['rugged']], net, args.seed)
        Image.fromarray(picture).save(f'{args.out}/quiz.png')
        with open(f'{args.out}/quiz-answers.json', 'w') as file:
            json.dump(answers, file, indent=1)
    for name, kind in (('rugged', True), ('gentle', False)):
        chosen = [p for p in patches if p['rugged'] is kind]
        for start in range(0, len(chosen), 4):
            Image.fromarray(refine_sheet(chosen[start : start + 4], net)).save(f'{args.out}/refine-{name}-{start // 4 + 1}.png')
    if args.dreams:
        Image.fromarray(dream_sheet(args.dreams)).save(f'{args.out}/dreams.png')


if __name__ == '__main__':
    main()
