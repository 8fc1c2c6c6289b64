"""Labels of wordings that no list foresaw, told by their shape: 参保对象类别 asks for a 类别.

Forms of offices, schools and universities word the same question in a hundred ways. A paper may say how its
questions are worded (`WORDINGS`): print that stands alone on its line, over two lines of a cell or before a
colon and has such a shape is a label, and never a value.

>>> shapes = (("人员类别", "(?:参保|人员|对象)+类别"), ("", ".{0,6}(?:网点|编码)"))
>>> def page(*texts):
...     at = [(text, 0.022 * n) for n, text in enumerate(texts)]
...     return [Line(text, Box(0.1, top, 0.3, top + 0.02), 0.99, "") for text, top in at]
>>> dict(meanings(page("*参保对象类别", "小学生", "开户网点：样本营业所"), shapes, ()))
{'参保对象类别': '人员类别', '开户网点': ''}
>>> dict(meanings(page("参保人员", "类别", "姓名：测试甲参保对象类别：学生"), shapes, ("姓名",)))
{'参保对象类别': '人员类别', '参保人员类别': '人员类别'}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from extractors.records import Box, Line
from extractors.wording import EDGES, fold

Shapes = Sequence[tuple[str, str]]
"""A known label (`""`: none that is asked for) and the shape of all that mean it, over folded print."""

LONGEST = 20  # letters of a label; longer print is a sentence
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、|\(?[一二三四五六七八九十\d]{1,2}[.、)]|[1-9]\d?(?=[\u4e00-\u9fff])(?![\d年月日班级]))"
)
_NOTED = re.compile(r"(.{2,})\([^()]+\)")  # a known label with a note: 参保身份（请选择）
_WIDE = re.compile(r"(?<=[\u4e00-\u9fff\d]{2})(?:\s{3,}|　+)(?=\S{2})")
"""White between two fields of one line: a question begins behind it."""
_BEFORE_COLON = re.compile(r"[^:;,。]+(?=:)")


def meanings(lines: Sequence[Line], shapes: Shapes, known: Collection[str]) -> Mapping[str, str]:
    """Folded print of each label told by its shape, and the folded label it means; `known` are in no need."""
    found: dict[str, str] = {}
    asked = [shape for shape in shapes if shape[0]]
    for print_, inside in _candidates(lines, shapes, known):
        if print_ in known or ":" in print_:
            continue
        word, meaning = _meant(print_, asked if inside else shapes, inside == "glued")
        noted = _NOTED.fullmatch(print_)
        if not meaning and noted and noted[1] in known:
            word, meaning = print_, noted[1]
        if word and word not in known and word not in found:
            found[word] = fold(meaning)
    return found


def _candidates(lines: Sequence[Line], shapes: Shapes, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Print that may be a label, and how: by itself, `glued` to a value before it, `stacked` on two lines."""
    alone = [_bare(fold(line.text)) for line in lines]
    for text, line in zip(alone, lines, strict=True):
        yield text, ""
        for part in _WIDE.split(line.text):
            for match in _BEFORE_COLON.finditer(fold(part)):
                before = _bare(match.group())
                if match.start() == 0:
                    yield before, ""
                elif not before.endswith(tuple(known)):
                    yield before, "glued"
    halves = [
        i
        for i, text in enumerate(alone)
        if 0 < len(text) < LONGEST // 2 and text not in known and not _meant(text, shapes, False)[0]
    ]
    for i in halves:
        for j in halves:
            if i != j and _stacked(lines[i].box, lines[j].box):
                yield alone[i] + alone[j], "stacked"


def _bare(folded: str) -> str:
    return _NUMBERED.sub("", folded.lstrip(EDGES + "※★☆▲")).rstrip(EDGES.replace(")", ""))


def _meant(print_: str, shapes: Shapes, glued: bool) -> tuple[str, str]:
    if 1 < len(print_) <= LONGEST:
        for meaning, shape in shapes:
            if re.fullmatch(shape, print_):
                return print_, meaning
    if glued:
        for meaning, shape in shapes:
            match = re.search(rf"(?:{shape})$", print_) if meaning else None
            if match is not None and 3 < len(match.group()) <= LONGEST:
                return match.group(), meaning
    return "", ""


def _stacked(upper: Box, lower: Box) -> bool:
    """Does one line stand right under the other, in the same cell?"""
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    gap = lower.top - upper.bottom
    return shared > 0.5 * min(upper.width, lower.width) and -0.5 < gap / (upper.height or 1.0) < 1.2
