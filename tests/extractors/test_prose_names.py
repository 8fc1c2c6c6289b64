"""Names in running text: who is introduced, and who belongs to whom."""

from __future__ import annotations

import re

import pytest

from extractors import prose
from extractors.papers import military_unit_certificate, overseas_chinese_schooling_letter
from extractors.sheet import lay_out
from extractors.specimens import drawn


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("样本学院：测试甲，女，身份证号码110228201801010174", "测试甲"),
        ("经查，测试甲（公民身份号码110228201801010174）属我市", "测试甲"),
        ("现派我院教师前往，请予接洽。", None),
    ],
)
def test_a_name_before_sex_or_number_is_whom_a_letter_speaks_of(text: str, name: str | None) -> None:
    hit = re.search(prose.INTRODUCED, text)
    assert (hit and hit["value"]) == name


def test_both_parents_named_with_their_part_are_parents() -> None:
    text = "兹有华侨测试甲（父）、测试乙（母）的子女测试丙，男"
    hits = {
        m["value"] for shape in overseas_chinese_schooling_letter._PARENTS for m in re.finditer(shape, text)
    }
    assert {"测试甲", "测试乙"} <= hits


@pytest.mark.parametrize(
    "text",
    [
        "经核实，测试甲，藏族，系我单位在编军官，原户籍北京市",
        "经核实，测试乙，女，系我部现役军人测试甲之女。",
    ],
)
def test_a_soldier_is_told_by_the_unit_that_speaks_and_is_not_the_child(text: str) -> None:
    lines, wide, high = drawn("证明\n" + text)
    found = prose.one_name(
        "soldier_name", lay_out(lines, (), "", wide, high), military_unit_certificate._SOLDIER
    )
    assert found["soldier_name"].value == "测试甲"
