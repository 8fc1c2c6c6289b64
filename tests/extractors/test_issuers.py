"""Who signs a letter, where a seal lies over the foot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import prose
from extractors.sheet import lay_out
from extractors.specimens import drawn


def issuer(*foot: str, top: str = "证明") -> object:
    page = "\n".join([top, "兹证明测试甲系我单位人员，情况属实，办理医疗保险使用。", *foot, "2021年9月1日"])
    lines, wide, high = drawn(page)
    return prose.issuer(lay_out(lines, (), "", wide, high))["issuer"].value


@pytest.mark.parametrize(
    ("scrap", "body"),
    [
        ("海土后管委会", "全国博士后管委会办公室"),
        ("华台区侨务办", "北京市样台区侨务办公室"),
        ("华32000部队", "中国人民解放军32000部队政治工作部"),
    ],
)
def test_scraps_of_the_seal_above_the_line_are_no_part_of_the_issuer(scrap: str, body: str) -> None:
    assert issuer(scrap, body) == body


def test_scraps_of_the_seal_are_none_where_the_line_was_read_below_the_day() -> None:
    """Under a leaning seal the line of the body may come out under that of the day."""
    body = "武警样本省总队样本支队政治工作处"
    page = f"证明\n兹证明测试甲系我单位人员，情况属实。\n\n隐队样本之队\n2021年9月1日\n{body}"
    lines, wide, high = drawn(page)
    assert prose.issuer(lay_out(lines, (), "", wide, high))["issuer"].value == body


def test_a_body_on_the_line_above_its_part_belongs_to_the_issuer() -> None:
    assert issuer("中国人民武装警察部队", "样本支队政治工作部") == "中国人民武装警察部队样本支队政治工作部"
    assert issuer("样本大学", "学生工作部") == "样本大学学生工作部"
    assert issuer("人力资源和社会保障部", "全国博士后管理委员会办公室") == "全国博士后管理委员会办公室"


@pytest.mark.parametrize("said", ["证明单位（公章）：", "出具证明单位：", "落款：", "单位（盖章）："])
def test_what_asks_for_the_issuer_is_no_part_of_it(said: str) -> None:
    assert issuer(f"{said}样本大学人事处") == "样本大学人事处"


@pytest.mark.parametrize(
    ("top", "foot", "body"),
    [
        ("中国人民解放军32000部队政治处", "部队政治处", "中国人民解放军32000部队政治处"),
        ("中华人民共和国驻样本总领事馆", "领事部", "中华人民共和国驻样本总领事馆领事部"),
        ("样本市样本区教育委员会：", "领事部", "领事部"),  # whom the letter is written to
    ],
)
def test_a_part_that_signs_alone_is_part_of_the_body_on_the_letterhead(
    top: str, foot: str, body: str
) -> None:
    assert issuer(foot, top=top) == body


def test_a_mission_may_sign_in_two_lines_over_whoever_signs_for_it() -> None:
    told = issuer("中华人民共和国", "驻样本总领事馆", "领事    周测试", "就音周")
    assert told == "中华人民共和国驻样本总领事馆"


def test_the_name_of_a_mission_may_fill_two_lines() -> None:
    assert issuer("中华人民共和国驻样本", "共和国大使馆") == "中华人民共和国驻样本共和国大使馆"


def test_a_line_that_the_reader_half_believes_in_is_no_issuer_over_one_it_is_sure_of() -> None:
    body = "中共样本省委人才工作领导小组办公室"
    page = f"入选证书\n经评审，您入选样本计划。\n\n{body}\n国爱人才工作限学办究院\n2024年5月20日"
    lines, wide, high = drawn(page)
    told = [replace(line, confidence=0.52) if "国爱" in line.text else line for line in lines]
    assert prose.issuer(lay_out(told, (), "", wide, high))["issuer"].value == body
