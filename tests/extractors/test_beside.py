"""A page of a register whose labels are lost is known beside another page of one, and not alone."""

from __future__ import annotations

from extractors import regions
from extractors.confidence import SURE_KIND
from extractors.specimens import drawn
from tests.extractors.test_regions import CARD

HOME = """
          非农业家庭户              测试乙
          0203417
          湖南省样本市样本县测试镇样本村2组12号
                                          2011年09月06日
"""
PERSON = """


                  常住人口登记卡
    姓名        测试甲       户主或与户主关系    长子
    曾用名                   性别    男
    出生地      湖南省样本县  民族    汉族
    籍贯        湖南省样本县  出生日期  2015年11月8日
    公民身份号码   11010420151108024X
    文化程度    小学    婚姻状况    未婚
"""


def kinds(drawing: str) -> list[str]:
    lines, wide, high = drawn(drawing)
    return [region.kind.kind for region in regions.split(lines, wide, high)]


def test_a_kind_of_household_over_a_persons_page_is_a_home_page() -> None:
    lines, wide, high = drawn(HOME + PERSON)
    home, person = regions.split(lines, wide, high)
    assert (home.kind.kind, person.kind.kind) == ("household_register_home", "household_register_person")
    assert home.kind.confidence < SURE_KIND <= person.kind.confidence
    assert home.lines[-1].text == "2011年09月06日"  # the foot is its own


def test_the_same_beside_nothing_or_a_card_is_not_known() -> None:
    assert kinds(HOME) == ["unknown"]
    assert "household_register_home" not in kinds(HOME + "\n\n" + CARD)
