"""Values of several lines beside a label at half their height."""

from __future__ import annotations

from pytest import MonkeyPatch

from extractors import specimens
from extractors.declare import address, text
from extractors.fields import fields, printed_labels
from extractors.sheet import lay_out

FORM = (
    text("number", of=r"\d+", after=("户号",)),
    text("name", after=("户主姓名",)),
    address("address", after=("住址",)),
)


def values(drawing: str, monkeypatch: MonkeyPatch) -> dict[str, object]:
    """Read with half a line's height from row to row of the drawing."""
    monkeypatch.setattr(specimens, "ROW_STEP", 13.0)
    lines, wide, high = specimens.drawn(drawing)
    found, _ = fields(lay_out(lines, printed_labels(FORM, ()), "", wide, high), FORM)
    return {name: f.value for name, f in found.items()}


def test_two_lines_of_an_address_belong_to_the_label_between_them(monkeypatch: MonkeyPatch) -> None:
    form = """
                                   户主姓名   测试甲


                                   北京市样本区样本镇测试村
    户号   110119000273    住址
                                   北区2排7号
    """
    told = values(form, monkeypatch)
    assert told["address"] == "北京市样本区样本镇测试村北区2排7号"


def test_the_first_of_three_lines_is_not_taken_for_more_of_the_name_above(monkeypatch: MonkeyPatch) -> None:
    form = """
    户号    65011203      户主姓名   阿布都·测试木

                                     新疆维吾尔自治区乌鲁木齐市

                          住址       样本区测试路五组

                                     18号附2号
    """
    told = values(form, monkeypatch)
    assert told["name"] == "阿布都·测试木"
    assert told["address"] == "新疆维吾尔自治区乌鲁木齐市样本区测试路五组18号附2号"


def test_rows_with_labels_of_their_own_are_no_block(monkeypatch: MonkeyPatch) -> None:
    form = """
    户主姓名   测试甲

    户号       110119000273

    住址       北京市样本区测试路7号
    """
    told = values(form, monkeypatch)
    assert told == {"name": "测试甲", "number": "110119000273", "address": "北京市样本区测试路7号"}
