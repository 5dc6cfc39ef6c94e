"""Scores as files, and their tables in the card."""
import json

import numpy as np


def rounded(value):
    """Four significant digits are all that a median of a few dozen patches has; NaN becomes null, which JSON knows."""
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    if isinstance(value, float):
        return float(f'{value:.4g}') if np.isfinite(value) else None
    return value


def number(value, digits):
    """A number as the card writes it: a true minus, a dash for none."""
    return '–' if value is None else f'{value:.{digits}f}'.replace('-', '−')


def write_scores(path, scores):
    with open(path, 'w') as file:
        json.dump(scores, file, indent=1)
        file.write('\n')


def rewrite(card, mark, lines):
    """Replaces what stands between <!-- mark --> and <!-- /mark --> in a card."""
    before, _, rest = open(card).read().partition(f'<!-- {mark} -->')
    _, found, after = rest.partition(f'<!-- /{mark} -->')
    if not found:
        raise ValueError(f'Expected the marks <!-- {mark} --> and <!-- /{mark} --> in {card}.')
    with open(card, 'w') as file:
        file.write(f'{before}<!-- {mark} -->\n' + '\n'.join(lines) + f'\n<!-- /{mark} -->{after}')
