"""Who is who where a heading stands beside its rows, at half their height, or over its column."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from extractors import relatives_listed
from extractors.layout import Segment
from extractors.records import Box
from extractors.sheet import Sheet
from tests.extractors.papers_more.drawings import values

MOTHER, FATHER = "11010519491231002X", "110105197001010010"


def test_the_first_row_of_the_father_stands_over_his_heading_and_is_not_the_mothers() -> None:
    page = f"""
                        出生医学证明
    新生儿姓名   测试甲      性别   女      出生时间   2019年11月02日21时47分
    出生地点     北京市样本区               医疗机构名称   北京样本医院
              姓名      女方乙      年龄   29
     母亲     住址      北京市样本区测试路6号
              证件号码  {MOTHER}
              姓名      男方甲      年龄   34
     父亲     住址      北京市样本区测试路7号
              证件号码  {FATHER}
    签发机构   北京样本医院        签发日期   2019年11月15日
    """
    told = values("birth_certificate", page)
    assert (told["mother_name"], told["father_name"]) == ("女方乙", "男方甲")
    assert (told["mother_id_number"], told["father_id_number"]) == (MOTHER, FATHER)


def test_a_heading_in_the_first_of_its_rows_has_all_rows_down_to_the_next_one() -> None:
    page = f"""
                        出生医学证明
    新生儿姓名   测试甲      性别   女      出生时间   2019年11月02日21时47分
    母亲      姓名      女方乙      年龄   29
              住址      北京市样本区测试路6号
              证件号码  {MOTHER}
    父亲      姓名      男方甲      年龄   34
              证件号码  {FATHER}
    """
    told = values("birth_certificate", page)
    assert (told["mother_name"], told["father_name"]) == ("女方乙", "男方甲")
    assert told.get("mother_id_number") in (MOTHER, None) and told.get("father_id_number") in (FATHER, None)


def test_the_sort_of_place_is_no_place_of_birth() -> None:
    page = """
                        出生医学证明
    新生儿姓名   测试甲      性别   女      出生地点   医院
    出生地点     广东省样本市样本区      出生孕周   38周
    """
    assert values("birth_certificate", page)["birth_place"] == "广东省样本市样本区"


def test_man_and_wife_may_head_the_columns_of_an_old_certificate() -> None:
    page = """
                   结婚证
             样龙结字第980417号
                   男方                  女方
    姓名           男甲                  女乙
    身份证编号     440103710916215       440105731203424
    申请结婚，经审查符合《中华人民共和国婚姻法》，发给此证。
                   一九九八年四月十七日
    """
    told = values("marriage_certificate", page)
    assert (told["person1_name"], told["person2_name"]) == ("男甲", "女乙")
    assert (told["person1_id_number"], told["person2_id_number"]) == ("440103710916215", "440105731203424")


def test_a_place_written_between_printed_units_is_put_together() -> None:
    page = """
                        出生医学证明
    新生儿姓名   测试甲      性别   男女□性别不明□
    出生地        湖南   省   邵阳   市   洞口   县（区）
    出生孕周      38周       出生体重  3250克
    """
    told = values("birth_certificate", page)
    assert (told["birth_place"], told["sex"]) == ("湖南省邵阳市洞口县", "M")


def test_children_in_rows_as_wide_apart_as_the_rest_of_the_form_are_all_of_the_list() -> None:
    page = """
              北京市工作居住证
    姓名      测试甲
    身份证号  11010519491231002X
    子女      测试丙 女 2015年10月12日

              测试丁 男 2018年04月05日

    发证机关  北京市人力资源和社会保障局
    """
    assert values("work_residence_permit", page)["children"] == ("测试丙", "测试丁")


def test_the_comrade_behind_a_rank_is_the_soldier_and_not_the_wife_named_beside_the_child() -> None:
    page = """
                        证明
        兹有我部保障处少校助理员王测试同志，1986年2月出生，入伍时户口已注销。该同志与配偶
    李测试（随军家属）之子王测丙，2017年5月12日出生，属现役军人未成年子女。
                        中国人民解放军样本部队政治工作部
                        2025年9月16日
    """
    told = values("military_unit_certificate", page)
    assert (told["soldier_name"], told["child_name"]) == ("王测试", "王测丙")


def test_a_table_of_the_family_that_leans_in_a_photo_gives_all_children() -> None:
    page = """
              北京市工作居住证
    姓名  测试甲        随行家属
    性别  男              关系    姓名    性别  出生日期
    证件号码  11010519491231002X
                        配偶    李测试  女  1989.10.05
                       女儿    测试丙  女  2015.06.27
                      儿子    测试丁  男  2020.02.11
    发证机关  北京市人力资源和社会保障局
    """
    assert values("work_residence_permit", page)["children"] == ("测试丙", "测试丁")


def test_two_moves_read_as_one_value_are_two() -> None:
    page = """
    常住人口登记卡
    姓名        测试甲      户主或与户主关系    子
    曾用名                  性别          男
    公民身份号码  11010320140315011X
    何时由何地迁来本市（县）   2016年5月12日由湖北省样本市迁来
                               2016年5月12日因工作调动迁入
    登记日期    2016年5月12日
    """
    told = values("household_register_person", page, "person")
    assert told["moved_to_city"] == "2016年5月12日由湖北省样本市迁来"
    assert told["moved_to_address"] == "2016年5月12日因工作调动迁入"


def test_the_spouse_stays_out_of_the_children_though_the_next_rows_cell_is_nearly_level() -> None:
    def cell(text: str, left: float, top: float, high: float = 28) -> Segment:
        return Segment(text, Box(left, top, left + 44, top + high), ())

    head, relation, sex = cell("姓名", 624, 401), cell("关系", 699, 390, 56), cell("性别", 790, 401)
    spouse, child = cell("李测试", 622, 439), cell("测试丙", 612, 458)
    cells = [spouse, cell("配偶", 697, 436), cell("女", 785, 439), child, cell("子女", 694, 453)]
    heads = [SimpleNamespace(label=one) for one in (relation, sex)]
    sheet = cast(Sheet, SimpleNamespace(pieces=[head, *cells], labelled=lambda *words: heads))
    assert spouse.same_row(cells[4])
    told = [relatives_listed._is_child(name, relation, head, sheet) for name in (spouse, child)]
    assert told == [False, True]


def test_a_child_whose_row_stands_in_no_column_stays_on_the_list_and_a_person_looks() -> None:
    page = """
              北京市工作居住证
    姓名  测试甲
    证件号码  11010519491231002X
    子女    测试丙 女 2015年10月12日
          测试丁 男 2018年04月05日
    发证机关  北京市人力资源和社会保障局
    """
    assert values("work_residence_permit", page)["children"] == ("测试丙", "测试丁")
