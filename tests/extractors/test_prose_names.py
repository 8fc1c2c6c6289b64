"""Names in running text: whom a letter speaks of, and who belongs to whom."""

from __future__ import annotations

import pytest

from extractors import kin, mentions
from extractors.sheet import lay_out
from extractors.specimens import drawn


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("样本学院：测试甲，女，身份证号码110228201801010174", "测试甲"),
        ("经查，测试甲（公民身份号码110228201801010174）属我市", "测试甲"),
        ("兹有我区企业北京样本软件股份有限公司测试甲女士，于2022年入选", "测试甲"),
        ("关于测试甲享受社会救助待遇的证明", "测试甲"),
        ("根据测试甲提供的材料，兹证明测试甲具有华侨身份。", "测试甲"),
        ("兹证明王建为同学自2021年9月起在我校学习。", "王建为"),
        ("经研究，同意测试甲（女）进站。其配偶测试乙、其女测试丙随迁。", "测试甲"),
        ("我部四级军士长黄样本，2003年12月入伍", "黄样本"),
        ("该同学阿依样本·买买提于2019年9月进入我校学习。", "阿依样本·买买提"),
        ("兹有我旅上尉测试甲（身份证号11010519491231002X），其长子测试乙", "测试甲"),
        ("关于给予测试甲困难救助的证明", "测试甲"),
        ("现派我院教师前往，请予接洽。", None),
        ("兹证明下列人员系我单位在册职工。", None),
        ("此证明仅用于办理医疗保险，有效期三十天。经办人：齐老师", None),
    ],
)
def test_a_letter_speaks_of_whom_it_leads_up_to_and_tells_like_a_person(text: str, name: str | None) -> None:
    assert kin.tell(text).main == name


@pytest.mark.parametrize(
    ("text", "children", "parents"),
    [
        ("兹有华侨测试甲（父）、测试乙（母）的子女测试丙，男", ("测试丙",), ("测试甲", "测试乙")),
        ("兹证明测试丙系华侨测试甲和测试乙的女儿", ("测试丙",), ("测试甲", "测试乙")),
        ("学生测试丙，男，其父测试甲、母亲测试乙均为旅居样本国华侨", ("测试丙",), ("测试甲", "测试乙")),
        ("经核实，测试乙，女，系我部现役军人测试甲之女。", ("测试乙",), ("测试甲",)),
        ("学生测试乙的父亲测试甲系我部现役军人。", ("测试乙",), ("测试甲",)),
        ("测试甲同志系我部士兵，其子（女）测试乙，身份证号", ("测试乙",), ()),
        ("测试甲同志与配偶测试丁育有一子测试乙。", ("测试乙",), ()),
        ("测试甲同志，2001年入伍，现有一子测试乙（2010年生）。", ("测试乙",), ()),
        ("测试甲，系我旅军官。其长女测试乙、次子测试丙均未成年。", ("测试乙", "测试丙"), ()),
        ("学生测试丙的父母测试甲、测试乙为华侨，定居于样本国。", ("测试丙",), ("测试甲", "测试乙")),
    ],
)
def test_a_word_of_kinship_says_who_is_child_and_who_is_parent(
    text: str, children: tuple[str, ...], parents: tuple[str, ...]
) -> None:
    told = kin.tell(text)
    assert (told.children, told.parents) == (children, parents)


def test_a_title_does_not_run_into_the_name_below_it_and_a_sentence_runs_over_the_line_end() -> None:
    page = """
                证明信
    样本区教育委员会：
        测试甲，女，2017年5月3日出生，系我院文职干部测试
    乙之女。
    """
    lines, wide, high = drawn(page)
    told = kin.tell(mentions.running(lay_out(lines, (), "", wide, high))[0])
    assert (told.main, told.parents) == ("测试甲", ("测试乙",))
