"""Pages of rulings as they come: the order without its head, old numbers, the court below quoted."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, values

ORDER = """
行支付给原告。被告则主张其父母可帮助照看孩子，婚生女由被告抚养更为有利。
  本院认为，婚姻关系的存续应以夫妻感情为基础，对原告的诉讼请求予以支持。
  依照《中华人民共和国婚姻法》第三十二条之规定，判决如下：
  一、准予原告测试甲与被告测试乙离婚；
  二、婚生女测试丙由原告测试甲抚养，被告测试乙每月支付抚养费；
  三、驳回原告测试甲的其他诉讼请求。
  如果未按本判决指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。
"""
MIDDLE = """
被告测试乙辩称，同意离婚，但婚生子应由被告抚养。
经审理查明，原、被告于2008年登记结婚，2010年生育一子。
本院认为，夫妻感情确已破裂，原告要求离婚，本院予以准许。
"""
MEDIATED = """
双方当事人自愿达成如下协议：
1.测试甲与测试乙自愿离婚；
2.婚生女测试丙随测试乙共同生活，测试甲于每月10日前给付抚养费2000元；
上述协议不违反法律规定，本院予以确认。
本调解书经双方当事人签收后，即具有法律效力。
   审判员  样本
   二〇一九年三月四日
   书记员  样本
"""
CHANGED = """
以支持。依照《中华人民共和国民法典》之规定，判决如下：
一、婚生子测试丙自本判决生效之日起变更由原告测试乙抚养；
二、被告测试甲每月支付抚养费1000元，至其年满十八周岁止；
三、驳回原告测试乙的其他诉讼请求。
案件受理费50元，由被告测试甲负担。
   审判员  样本
"""
APPEAL = """
   样本省样本市中级人民法院
   民事判决书
      (2020)苏05民终0000号
上诉人（原审被告）：测试甲，男，1983年1月30日生，汉族。
被上诉人（原审原告）：测试乙，女，1986年10月8日生，汉族。
上诉人测试甲因与被上诉人测试乙离婚纠纷一案，不服样本市样本区人民法院
（2019）苏0583民初00000号民事判决，向本院提起上诉。
一审法院判决如下：一、准予离婚；二、婚生女测试丙由测试乙抚养。
"""


def test_a_page_with_the_order_alone_is_a_ruling_and_names_who_has_the_child() -> None:
    assert kind(ORDER) == kind(MIDDLE) == kind(MEDIATED) == "court_ruling"
    assert values("court_ruling", ORDER, "order") == {"ruling_type": "judgment", "custody_to": "测试甲"}
    assert values("court_ruling", CHANGED, "order")["custody_to"] == "测试乙"
    assert "custody_to" not in values("court_ruling", MIDDLE, "order")


def test_a_page_that_closes_a_mediation_is_told_from_a_judgment() -> None:
    told = values("court_ruling", MEDIATED, "order")
    assert (told["ruling_type"], told["custody_to"], told["date"]) == ("mediation", "测试乙", "2019-03-04")


def test_what_the_court_below_ordered_is_not_what_this_court_orders() -> None:
    told = values("court_ruling", APPEAL, "first")
    assert "custody_to" not in told
    assert (told["court"], told["case_number"]) == ("样本省样本市中级人民法院", "（2020）苏05民终0000号")


@pytest.mark.parametrize("number", ["（2013）渝北法民初字第04866号", "（2009）浦民一（民）初字第12号"])
def test_an_old_case_number_stays_as_printed(number: str) -> None:
    page = f"重庆市样本区\n人民法院\n民事调解书\n{number}\n原告：测试甲，男。\n被告：测试乙，女。"
    told = values("court_ruling", page, "first")
    assert (told["case_number"], told["court"]) == (number, "重庆市样本区人民法院")


@pytest.mark.parametrize(
    "page",
    [
        "样本劳动人事争议仲裁委员会\n裁决书\n申请人：测试甲\n裁决如下：\n驳回申请人的请求。\n书记员 样本",
        "样本市人民法院\n刑事判决书\n公诉机关样本检察院\n判决如下：\n判处有期徒刑一年。\n审判员 样本",
        "民事起诉状\n原告：测试甲\n被告：测试乙\n诉讼请求：判令离婚\n此致 样本市人民法院\n具状人：测试甲",
    ],
)
def test_a_paper_of_another_proceeding_is_no_ruling(page: str) -> None:
    assert kind(page) == "unknown"


def test_an_appeal_dismissed_leaves_the_child_where_the_court_below_gave_it() -> None:
    page = """
        样本省样本市中级人民法院
        民事判决书
        上诉人（原审原告）：测试乙，女，汉族。
        被上诉人（原审被告）：测试甲，男，汉族。
        测试乙上诉请求：改判婚生女由上诉人抚养。
        一审法院判决：一、准许测试乙与测试甲离婚；二、婚生女测试丙由测试甲抚养。
        二审中，当事人未提交新证据。本院认为一审判决并无不当，判决如下：
        驳回上诉，维持原判。
        审判员测试丁
        二〇二〇年九月二十四日
    """
    assert values("court_ruling", page, "first")["custody_to"] == "测试甲"


def test_an_order_may_begin_with_the_bare_word_judged() -> None:
    page = """
        样本市样本区人民法院
        民事判决书
        原告：测试乙，女。
        被告：测试甲，男。
        依照《中华人民共和国民法典》第一千零八十四条，判决：
        1、准予原、被告离婚。
        2、婚生女测试丙由原告直接抚养。
        审判员测试丁
        2025年6月9日
    """
    assert values("court_ruling", page, "first")["custody_to"] == "测试乙"


def test_a_title_read_in_part_in_traditional_script_still_tells_a_judgment() -> None:
    page = """
                 样本省样本市人民法院
                 民事判決书
        （2020）豫0105民初18736号
        原告：测试甲，女，1988年1月19日出生。
        被告：测试乙，男，1985年11月2日出生。
    """
    assert values("court_ruling", page, "first")["ruling_type"] == "judgment"
