"""Strokes of pictures that are taken for print, and labels glued to the answer before them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.classify import papers
from extractors.papersheet import read_sheet
from extractors.specimens import drawn


@pytest.mark.parametrize(
    ("sureness", "address"), [(0.6, "样本市样本路1号2栋"), (0.99, "样本市样本路一1号2栋")]
)
def test_an_edge_of_the_portrait_that_is_half_believed_in_is_no_part_of_the_address(
    sureness: float, address: str
) -> None:
    lines, wide, high = drawn("住址  样本市样本路     一\n      1号2栋\n公民身份号码  11010320140315011X")
    told = [replace(line, confidence=sureness) if line.text == "一" else line for line in lines]
    found, _ = read_sheet(papers()["resident_id_card"], told, "portrait", wide, high)
    assert found["address"].value == address


def test_the_ethnic_group_is_told_though_the_sex_is_glued_before_its_label() -> None:
    lines, wide, high = drawn("姓名  证件样本\n性别  男民族苗\n公民身份号码  11010320140315011X")
    found, _ = read_sheet(papers()["resident_id_card"], lines, "portrait", wide, high)
    assert (found["sex"].value, found["ethnicity"].value) == ("M", "苗")
