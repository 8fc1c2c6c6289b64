"""Values of two or more lines beside a label that stands at half their height, as tables centre their cells.

Neither line need share a row with the label; what tells is that the lines are set tight, one under another,
and that the middle of them all is the label's middle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.segment import Segment

TIGHT = 0.5  # letter heights between the lines of one cell
CENTRED = 0.35  # letter heights from the label's middle to the block's
FAR = 14.0  # letter heights from the label to its cell's print
ON_LINE = 0.3  # letter heights between the middles of a label and a value of one line


def centred(pieces: Sequence[Segment]) -> Mapping[int, tuple[int, int]]:
    """For each value of such a block: its label, and its line counted from the one nearest to the label."""
    owner: dict[int, tuple[int, int]] = {}
    for at, label in enumerate(pieces):
        block = _block(label, pieces) if label.label is not None else []
        if block and not any(i in owner for i in block):
            middle = label.box.centre[1]
            nearest = min(range(len(block)), key=lambda n: abs(pieces[block[n]].box.centre[1] - middle))
            owner |= {i: (at, n - nearest) for n, i in enumerate(block)}
    return owner


def beside(label: Segment, pieces: Sequence[Segment]) -> list[Segment]:
    """The lines of the block that has this label at half its height, top to bottom."""
    return [pieces[i] for i in _block(label, pieces)]


def _block(label: Segment, pieces: Sequence[Segment]) -> list[int]:
    """The places of the lines of the block right of this label, top to bottom; none where none is centred."""
    if any(value.label is None and _right_under(label, value) for value in pieces):
        return []  # labels stand over their values here
    near = [i for i, value in enumerate(pieces) if _may_belong(value, label, pieces)]
    if not near:
        return []
    seed = min(near, key=lambda i: (abs(pieces[i].box.centre[1] - label.box.centre[1]), pieces[i].box.left))
    column = _chain(seed, near, pieces)
    runs = [column[a:b] for a in range(len(column)) for b in range(len(column), a + 1, -1)]
    middle = [run for run in runs if seed in run and _is_centred(run, label, pieces)]
    return max(middle, key=len, default=[])


def _right_under(label: Segment, value: Segment) -> bool:
    return label.above(value) and value.box.top - label.box.bottom < TIGHT * value.height


def _may_belong(value: Segment, label: Segment, pieces: Sequence[Segment]) -> bool:
    """A value to the right, at about the label's height, with no other label nearer on its own line."""
    high = value.height
    if value.label is not None or not -0.6 * high <= value.box.left - label.box.right <= FAR * high:
        return False
    if abs(value.box.centre[1] - label.box.centre[1]) > 2.5 * high:
        return False
    for other in pieces:
        between = label.box.left < other.box.right <= value.box.left + 0.6 * high and other is not label
        if between and other.label is not None and _level(other, value):
            return False
        if between and other.box.left >= label.box.right - 0.6 * high and _level(other, label):
            return False
    return True


def _level(one: Segment, other: Segment) -> bool:
    return abs(one.box.centre[1] - other.box.centre[1]) < ON_LINE * min(one.height, other.height)


def _chain(seed: int, near: Sequence[int], pieces: Sequence[Segment]) -> list[int]:
    """The lines set tight above and under the seed, flush or centred with it."""
    order = sorted(near, key=lambda i: pieces[i].box.centre[1])
    chain = [seed]
    for i in reversed(order[: order.index(seed)]):
        if _one_cell(pieces[i], pieces[chain[0]]):
            chain.insert(0, i)
    for i in order[order.index(seed) + 1 :]:
        if _one_cell(pieces[chain[-1]], pieces[i]):
            chain.append(i)
    return chain


def _one_cell(upper: Segment, lower: Segment) -> bool:
    high = min(upper.height, lower.height)
    flush = abs(upper.box.left - lower.box.left) < 0.8 * high
    middle = abs(upper.box.centre[0] - lower.box.centre[0]) < high
    gap = lower.box.top - upper.box.bottom
    return (
        (flush or middle)
        and -0.6 * high < gap < TIGHT * high
        and max(upper.height, lower.height) < 1.6 * high
    )


def _is_centred(run: Sequence[int], label: Segment, pieces: Sequence[Segment]) -> bool:
    """Is the label at half the height of these two lines or more, as many above it as below?"""
    top, bottom = pieces[run[0]].box.top, pieces[run[-1]].box.bottom
    high, middle = pieces[run[0]].height, label.box.centre[1]
    away = [(pieces[i].box.centre[1] - middle) / high for i in run]
    above, below = sum(a < -ON_LINE for a in away), sum(a > ON_LINE for a in away)
    return above == below > 0 and abs((top + bottom) / 2 - middle) < CENTRED * high
