"""The card's table of scores."""
import landscapes  # noqa: F401  (makes the relief recipe's modules known)
from card import number, rewrite

GROUPS = ('conifer', 'broadleaf', 'pioneer', 'shrub', 'grass')
WALKERS = (('model', 'model'), ('coarse', 'teacher in long steps'), ('linear', 'linear map'))


def write_card(path, scores):
    """Replaces the table between the marks of a card."""
    walkers = [(key, name) for key, name in WALKERS if key in scores]
    row = lambda name, figures, goal: f'| {name} | ' + ' | '.join(figures) + f' | {goal} |'
    lines = [
        f"{scores['training']['steps']} steps, {scores['training']['minutes']:.0f} minutes; {scores['test']}.", '',
        row('off the teacher by', [name for _, name in walkers], 'goal'), '| --- |' + ' --- |' * (len(walkers) + 1),
    ]
    for group in GROUPS:
        lines.append(row(f'{group}, percentage points of cover', [number(scores[k]['coverOff'][group], 1) for k, _ in walkers], '5'))
    mean = lambda k: sum(scores[k]['coverOff'].values()) / 5
    lines.append(row('mean of the groups', [number(mean(k), 1) for k, _ in walkers], '5'))
    lines.append(row('worst landscape and group', [number(scores[k]['coverOffWorst'], 1) for k, _ in walkers], ''))
    for group in GROUPS:
        lines.append(row(f'{group}, cell by cell', [number(scores[k]['cellOff'][group], 1) for k, _ in walkers], ''))
    for channel in ('age', 'water', 'litter', 'ash', 'snow'):
        lines.append(row(f'{channel}, cell by cell, % of its range', [number(scores[k]['otherOff'][channel], 1) for k, _ in walkers], ''))
    lines.append(row('treeline, metres of height', [number(scores[k]['treelineOff'], 0) for k, _ in walkers], '60'))
    lines.append(row('treelines that vanished', [f"{scores[k]['treelinesLost']} of {scores[k]['treelines']}" for k, _ in walkers], '0'))
    ratio = lambda k, what: 100 * (scores[k][what] / scores[k][f'{what}Teacher'] - 1)
    lines.append(row('burnt in a century, %', [number(ratio(k, 'burnt'), 0) for k, _ in walkers], '±15'))
    lines.append(row('would burn, lit in four places every sixteen years, %', [number(ratio(k, 'wouldBurn'), 0) for k, _ in walkers], '±15'))
    lines.append(row('burnt in a century by the same strikes on all, %', [number(ratio(k, 'strikeBurns'), 0) for k, _ in walkers], '±15'))
    years = [number(scores[k]['returnYears'], 0) for k, _ in walkers]
    lines.append(row('years until a fire comes back', years, f"{number(scores['model']['returnYearsTeacher'], 0)} (teacher)"))
    lines.append(row('the same landscape by landscape, % off', [number(scores[k]['returnOff'], 0) for k, _ in walkers], ''))
    order = lambda k: ', '.join('{}→{}'.format(*(v if v is not None else '–' for v in one['model'])) for one in scores[k]['succession'])
    lines.append(row('after a fire: year of most pioneers → of giving way', [order(k) for k, _ in walkers], ', '.join('{}→{}'.format(*(v if v is not None else '–' for v in one['teacher'])) for one in scores['model']['succession'])))
    if 'long' in scores:
        lines += ['', 'Four of the landscapes, lived on by the model (covers in %, of ' + ', '.join(GROUPS) + '):', '',
                  '| seasons | covers | checkerboard | imprint of the grid of four |', '| --- | --- | --- | --- |',
                  '| 400, teacher | ' + ', '.join(number(v, 1) for v in scores['teacherCover']) + f" | {number(scores['teacherGrid']['checkerboard'], 2)} | {number(scores['teacherGrid']['imprint'], 4)} |"]
        for step, one in scores['long'].items():
            lines.append(f'| {step} | ' + ', '.join(number(v, 1) for v in one['cover']) + f" | {number(one['checkerboard'], 2)} | {number(one['imprint'], 4)} |")
    rewrite(path, 'scores', lines)
