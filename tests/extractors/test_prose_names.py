"""Names in running text: who is introduced, and who belongs to whom."""

from __future__ import annotations

import re

import pytest

from extractors import prose
from extractors.papers import military_unit_certificate, overseas_chinese_schooling_letter


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


def test_a_soldier_is_told_by_the_unit_that_speaks() -> None:
    text = "经核实，测试甲，藏族，系我单位在编军官"
    hits = {m["value"] for shape in military_unit_certificate._SOLDIER for m in re.finditer(shape, text)}
    assert "测试甲" in hits
