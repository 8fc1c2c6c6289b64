"""Papers that come as letters and as cards: the card lies on a sheet beside others, the letter fills it."""

from __future__ import annotations

from tests.extractors.test_regions import kinds

STUDENT_CARD = """
      学生证           姓名  测试甲
                       性别  女
                       身份证号  110228201801010174
                       入学时间  2021年9月1日
 学校  样本小学        班级  2021级2班
 学号  2021010426      学习形式  走读
 发证日期 2021年9月10日  有效期至2027年7月
"""
READER_CARD = """


      样本图书馆
      SAMPLE LIBRARY
      少儿读者证
      姓名：测试甲
      证号：0440100927351
      本证仅限本人使用  借期30天
"""


def test_a_student_card_beside_a_library_card_is_read() -> None:
    assert kinds(STUDENT_CARD + READER_CARD) == [("student_certificate", ""), ("unknown", "")]


def test_a_library_card_alone_is_no_student_card() -> None:
    assert kinds(READER_CARD) == [("unknown", "")]


def test_a_statement_of_a_school_is_not_cut_where_it_names_cards() -> None:
    statement = """
                      在读证明
        兹证明测试甲同学，系我校二年级全日制学生，学生证号2021010426，于2024年9月1日入学。
        校园一卡通
        卡号：0440100927351
        特此证明。
                          北京市样本小学
                          2025年3月1日
    """
    assert len(kinds(statement)) == 1


SOCIAL_CARD = """
       中华人民共和国      样本省
       社会保障卡
             姓名    测试甲
             社会保障号码 110228201801010174
             卡号    D48267153
             发卡日期  2021-03-16
             样本省人力资源和社会保障厅监制


"""


def test_an_aid_booklet_beside_a_social_security_card_is_two_papers() -> None:
    booklet = """
    城乡医疗救助对象证          救助类别  农村最低生活保障对象
                              家庭人口  4人
                              监护人    测试父
                              发证日期  2022年1月10日
                              有效期至  2024年12月31日
    姓名  测试甲               发证机关  样本市民政局
    身份证号  110228201801010174
    """
    assert kinds(SOCIAL_CARD + booklet) == [("social_security_card", "front"), ("aid_certificate", "")]


def test_a_booklet_of_aid_is_one_paper_over_both_its_pages() -> None:
    for title in ("城市居民最低生活保障金领取证", "特困人员救助供养证", "中华人民共和国残疾人证"):
        booklet = f"""
        {title}             家庭成员
                              姓名  测试甲   性别  男
                              民族  汉
        户主姓名  测试父            出生  2018年1月1日
        低保类别  城市低保          住址  样本市样本区样本路1号
        批准机关  样本区民政局       公民身份号码  110228201801010174
        发证日期  2022年1月10日
        """
        assert [kind for kind, _ in kinds(booklet)] == ["aid_certificate"], title


def test_a_statement_of_aid_that_names_a_card_fills_its_page() -> None:
    statement = """
                      医疗救助对象证明
        兹证明测试甲（身份证号110228201801010174）系我区最低生活保障对象，属于医疗救助对象。
        社会保障卡号  D48267153
        社会保障号码  110228201801010174
        姓名  测试甲
        特此证明。
                          样本区民政局
                          2025年3月1日
    """
    assert kinds(statement) == [("aid_certificate", "")]


def test_two_booklets_of_aid_with_names_of_their_own_are_two_papers() -> None:
    low_income = """
      样本市低收入困难家庭证
      户主  测试父            救助对象  测试丙
      救助类别  低收入困难家庭
      发证机关  样本区民政局
    """
    disabled = """




      中华人民共和国残疾人证
      姓名  测试丁
      残疾类别  听力      残疾等级  二级
      证号  45082120081020231322
      签发机关  样本区残疾人联合会
      有效期限  2021.06.15-2031.06.14
    """
    assert kinds(low_income + disabled) == [("aid_certificate", ""), ("aid_certificate", "card")]
