"""打钩: printed options of which one is ticked: □男 ☑女, ①家庭户口√ ②集体户口, ■新参保 □转续.

Readers lose boxes and ticks, so a tick counts only where the print leaves no doubt which option it belongs
to: every other option still has its empty box, or a number of its own. Anything else is for a person.

>>> ticked("□农业 ☑非农业"), ticked("①家庭户口√ ②集体户口 ③农业户口"), ticked("男√  女")
(Ticked(option='非农业', sure=True), Ticked(option='家庭户口', sure=True), Ticked(option='男', sure=False))
>>> ticked("□农业 □非农业"), ticked("学生儿童 □城乡老年人 劳动年龄内居民"), ticked("□转续√□续保")
(None, None, None)
>>> ticked("（√）居民户口（ ）外地户口（）其他"), ticked("城镇（ ） 农村（√）")
(Ticked(option='居民户口', sure=True), Ticked(option='农村', sure=True))
>>> ticked("□城镇☑□农村"), ticked("□男 □女☑"), ticked("只能选择一项,在□内打√;3.须为本人")
(None, None, None)
>>> [has_options(text) for text in ("家庭户", "□农业 □非农业", "农业 / 非农业")]
[False, True, True]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.values.glyphs import half_width

_TICKS = "√✓✔✅∨Ⅴ"
_FULL = "☑■☒▣⊠●◼⬛🗹"
EMPTY = "□○◯☐▢◻⬜"
BOXES = f"{_TICKS}{_FULL}{EMPTY}"
"""Every sign of an option's box or tick."""
_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩"
_TOKEN = re.compile(
    rf"(?P<tick>[{_TICKS}])|(?P<full>[{_FULL}])|(?P<empty>[{EMPTY}])"
    rf"|(?P<number>[{_NUMBERS}]|(?<![\d\u4e00-\u9fff])\(?[1-9][.、)])"
    rf"|(?P<word>[^{_TICKS}{_FULL}{EMPTY}{_NUMBERS}\s/|;,，；、]+)|(?P<gap>[\s/|;,，；、]+)"
)


@dataclass(frozen=True, slots=True)
class Ticked:
    """The option with the tick; `sure` where every other option is seen to have none."""

    option: str
    sure: bool


@dataclass(slots=True)
class _Option:
    """An option as it stands in the line: its words, its box or number, and ticks before and behind it."""

    word: str = ""
    box: str = ""
    before: bool = False
    behind: bool = False
    doubtful: bool = False


def has_options(print_: str) -> bool:
    """Is more than one thing printed to choose from, or a box to tick?"""
    kinds = [m.lastgroup for m in _TOKEN.finditer(_boxed(print_))]
    several = "/" in print_ and kinds.count("word") > 1
    return several or bool({"tick", "full", "empty", "number"} & set(kinds))


def ticked(print_: str) -> Ticked | None:
    """The one option that is ticked; `None` where none is, several are, or the tick may be another's."""
    options = _options(_boxed(print_))
    if options is None or len(options) < 2:
        return None
    chosen = [one for one in options if one.before or one.behind or one.box == "full"]
    if len(chosen) != 1:
        return None
    others = [one for one in options if one is not chosen[0]]
    seen = all(one.box in ("empty", "number") for one in others)
    return Ticked(chosen[0].word, seen and not chosen[0].doubtful)


def lone(print_: str) -> str | None:
    """The one thing printed, with a full box or a tick read into the line it is written on.

    >>> lone("☑女"), lone("☑ 非农业户口"), lone("□女"), lone("☑男 女")
    ('女', '非农业户口', None, None)
    """
    options = _options(_boxed(print_)) or []
    marked = len(options) == 1 and (options[0].box == "full" or options[0].before or options[0].behind)
    return options[0].word if marked else None


def is_unticked(print_: str) -> bool:
    """Does it begin with an empty box: one of several options, and not the one chosen?

    >>> is_unticked("□最低生活保障对象"), is_unticked("☑特困人员"), is_unticked("□特困人员√")
    (True, False, False)
    """
    return bool(re.match(rf"\s*[{EMPTY}][^{_TICKS}{_FULL}]*$", print_))


def unboxed(print_: str) -> str | None:
    """The one option without a box among others with an empty one each: a tick may hide its box.

    >>> unboxed("男 □女"), unboxed("男 口女"), unboxed("□男 □女"), unboxed("男 女"), unboxed("☑男 女")
    ('男', '男', None, None, None)
    """
    options = _options(_boxed(print_)) or []
    bare = [one for one in options if not one.box and not one.before and not one.behind]
    others = [one for one in options if one.box == "empty" and not one.before and not one.behind]
    return bare[0].word if len(bare) == 1 and others and len(others) == len(options) - 1 else None


_HOW = re.compile(rf"[在请于]?[“\"]?[{EMPTY}口][”\"]?[内中里](?:打|划|画|填)[^\s，。；;,]{{0,4}}")
"""How to answer, which is no answer: 在□内打√."""


def _boxed(print_: str) -> str:
    """The print with 口 as a box where it stands alone before a word, beside other boxes."""
    print_ = _HOW.sub("", print_)
    text = re.sub(r"\(\s*\)", "□", re.sub(rf"\(\s*[{_TICKS}]\s*\)", "☑", half_width(print_)))
    if re.match(r"\s*口", text) or re.search(rf"[{EMPTY}{_FULL}]|\s口[男女有无是否]", text):
        text = re.sub(r"(?:^|(?<=[\s√]))口(?=[\u4e00-\u9fff])|(?<=[男女有无是否])口(?=\s|$)", "□", text)
        text = re.sub(r"(?:^|(?<=[\s√]))[回囗日](?=[\u4e00-\u9fff]{2})", "☑", text)
    return text


def _options(text: str) -> list[_Option] | None:
    """The line's options; `None` where a tick stands between two and may belong to either."""
    tokens = [(m.lastgroup or "", m.group()) for m in _TOKEN.finditer(text)]
    kinds = [kind for kind, _ in tokens]
    boxes = [at for at, kind in enumerate(kinds) if kind in ("full", "empty", "number")]
    words = [at for at, kind in enumerate(kinds) if kind == "word"]
    if not words:
        return None
    if boxes and boxes[0] > words[0] and boxes[-1] > words[-1]:  # 男□ 女☑: boxes behind their words
        tokens, kinds = tokens[::-1], kinds[::-1]
    options: list[_Option] = []
    open_one = _Option()
    for at, (kind, word) in enumerate(tokens):
        if kind == "word":
            if options and not open_one.box and not open_one.before and kinds[at - 1] == "word":
                return None
            open_one.word = word.strip(":：()（）_*-.")
            if open_one.word:
                options.append(open_one)
                open_one = _Option()
        elif kind in ("full", "empty", "number"):
            if open_one.box in ("full", "empty") and kind != "number":
                return None  # two boxes before one word: one of them is another option's, or a blot
            open_one.box = kind if open_one.box in ("", "number") else open_one.box
        elif kind == "tick":
            before = kinds[at - 1] if at else "gap"
            after = kinds[at + 1] if at + 1 < len(kinds) else "gap"
            if open_one.box or (not options):
                open_one.before = True
            elif before == "word" and after in ("gap", "number"):
                options[-1].behind, options[-1].doubtful = True, after == "number"
            elif before == "gap" and after != "gap":
                open_one.before = True
            else:
                return None
    return options
