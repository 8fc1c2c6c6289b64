"""Several papers on one sheet: cut where it pays, whole where it does not."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import dedent

import pytest

from extractors import classify, regions
from extractors.classify import papers
from extractors.confidence import SURE_KIND
from extractors.papersheet import is_empty_part, read_sheet
from extractors.specimens import drawn

CARD = """
姓名  证件样本
性别  男   民族  汉
出生  2014年3月15日
住址  北京市样本区样本路1号
公民身份号码   11010320140315011X
"""
EMBLEM = """
中华人民共和国
居民身份证
签发机关  北京市公安局样本分局
有效期限  2019.05.01-2024.05.01
"""


def kinds(drawing: str) -> list[tuple[str, str]]:
    lines, wide, high = drawn(drawing)
    return [(r.kind.kind, r.kind.face) for r in regions.split(lines, wide, high)]


def side_by_side(left: str, right: str, room: int = 52) -> str:
    def wide(text: str) -> int:
        return sum(1 if c.isascii() else 2 for c in text)

    one, other = ([row.strip() for row in half.strip().split("\n")] for half in (left, right))
    rows = zip_longest(one, other, fillvalue="")
    return "\n".join(a + " " * (room - wide(a)) + b for a, b in rows)


def test_two_faces_of_a_card_one_above_the_other() -> None:
    assert kinds(CARD + EMBLEM) == [("resident_id_card", "portrait"), ("resident_id_card", "emblem")]


def test_two_cards_with_both_faces_in_a_column_are_four_faces_though_a_title_stands_far_over_its_foot() -> (
    None
):
    back = EMBLEM.replace("签发机关", "\n\n签发机关").strip()
    column = f"{CARD}{back}\n\n\n\n{CARD.replace('11010320140315011X', '110103201603150118')}\n{back}"
    faces = [("resident_id_card", "portrait"), ("resident_id_card", "emblem")]
    assert kinds(column) == faces * 2


def test_two_cards_side_by_side() -> None:
    assert kinds(side_by_side(CARD.strip(), CARD.strip(), 44)) == [("resident_id_card", "portrait")] * 2


def test_two_pages_of_a_household_register_on_one_sheet() -> None:
    home = papers()["household_register_home"].SPECIMENS[0].drawing
    person = papers()["household_register_person"].SPECIMENS[0].drawing

    assert kinds(dedent(home) + "\n" + dedent(person)) == [
        ("household_register_home", "home"),
        ("household_register_person", "person"),
    ]


def test_a_single_form_is_not_cut() -> None:
    for kind in ("household_register_person", "enrolment_form", "work_residence_confirmation"):
        for specimen in papers()[kind].SPECIMENS:
            assert len(kinds(specimen.drawing)) == 1


def test_a_lower_half_that_two_kinds_claim_alike_is_not_cut_off() -> None:
    page = """
                     出生医学证明
        新生儿姓名  测试甲      性别  男      出生孕周  39
        出生时间  2016年2月29日23时59分
                      母亲                    父亲
        姓名        女方乙                  男方甲
        住址        北京市样本区样本路1号       北京市样本区样本路1号
        有效身份证件类别    居民身份证      居民身份证
        有效身份证件号码    11010519491231002X      440184201706210284
        签发机构  样本医院      签发日期  2016年3月3日
        出生医学证明编号  X320101001
        Birth Certificate No.      出生医学证明专用章
           中华人民共和国国家卫生和计划生育委员会监制
    """
    assert kinds(page) == [("birth_certificate", "")]


def test_a_letters_title_is_no_second_letter() -> None:
    letter = """
                 医疗救助对象证明
                                编号：2025-0117
        样本学校：
            兹有我区居民测试甲，性别女，公民身份号码：
        110228201801010174，经核查，属医疗救助对象，救助对象类别：特困人员。
            本证明有效期至2025年12月31日。
            特此证明。
                                 样本区民政局
                                 2025年1月8日
    """
    assert kinds(letter) == [("aid_certificate", "")]


def test_a_seal_is_no_second_title() -> None:
    stub = """
               出生医学证明存根
                           编号  K431084562
        新生儿姓名  测试甲        性别  女
        出生时间  2011年10月19日20时5分
        母亲姓名  女方乙          年龄  24
        母亲身份证号  11010519491231002X
        父亲姓名  男方甲          年龄  30
        父亲身份证号  440184201706210284
        领证人签字  男方甲        与新生儿关系  父亲
        签发人员签字  样本        签发日期  2011年10月24日
        此联由签发机构存档，长期保存。
                                出生医学证明专用章
    """
    assert kinds(stub) == [("birth_certificate", "")]


PLEDGE = """
                 未参加其他基本医疗保险承诺书
    本人为学生测试甲（身份证号码：110228201801010174）的法定监护人。
    现郑重承诺：该学生未享有其他基本医疗保障。
                          监护人（签字）：男方甲
                          2025年9月12日
"""


def test_a_card_copied_under_a_pledge_is_a_paper_of_its_own() -> None:
    pasted = f"{PLEDGE}\n\n\n  学生身份证件复印件粘贴处（正反面）：\n{CARD}\n{EMBLEM}"
    assert [kind for kind, _ in kinds(pasted)] == [
        "no_insurance_pledge",
        "resident_id_card",
        "resident_id_card",
    ]


def test_two_letters_on_one_sheet_are_two_papers() -> None:
    consulate = """
                 华侨身份证明
        兹证明测试甲，男，1983年5月17日出生，持中华人民共和国护照，已取得
        澳大利亚永久居留资格，系定居国外的中国公民。
                             中华人民共和国驻样本总领事馆
                             2024年5月20日
    """
    schooling = """
                 华侨子女来京接受义务教育证明信
        样本区教育委员会：
            根据《关于华侨子女回国接受义务教育相关工作的规定》，经核查，华侨测试甲、女方乙
        之子测试丙符合华侨子女来京接受义务教育条件，请协助办理就近入学手续。
                             样本区人民政府侨务办公室
                             2024年6月17日
    """
    told = [kind for kind, _ in kinds(f"{dedent(consulate)}\n\n\n\n{dedent(schooling)}")]
    assert told == ["overseas_chinese_proof", "overseas_chinese_schooling_letter"]


def test_a_booklet_copied_under_a_letter_is_a_paper_of_its_own() -> None:
    letter = """
                    在读证明
        兹证明测试乙（身份证号：11010420151108024X）系我校四年级（2）班学生，现全日制在读。
                                  样本小学
                                  2025年10月13日
    """
    booklet = """
        最低生活保障金领取证           家庭成员情况
        户主姓名：男方甲               姓名      关系     身份证号
        保障类别：城市低保对象         男方甲    户主     110105194912310021
        发证日期：2024年12月1日        测试乙    女       11010420151108024X
    """
    told = [kind for kind, _ in kinds(f"{dedent(letter)}\n\n\n{dedent(booklet)}")]
    assert told == ["student_certificate", "aid_certificate"]


FORM = """
              个人参加城乡居民基本医疗保险登记表
    姓名      测试甲           性别    男
    公民身份号码  11010320140315011X     出生日期  2014年3月15日
    户口性质  外埠农业         监护人姓名  男方甲
    开户银行  样本银行         银行账号    6029690000000000
    证件粘贴处（参保人身份证复印件、银行卡复印件）
"""
BANK = """
                    北京银行      京卡·借记卡
                    BANK OF BEIJING

                    6029 6900 0000 0000
                    银联 UnionPay
"""
SIGNED = """
    本人承诺以上所填内容真实、有效，如有虚假愿承担相应责任。
    监护人签字：男方甲        填表日期：2026年9月9日
"""


def test_cards_pasted_amid_the_rows_of_a_form_are_papers_of_their_own() -> None:
    lines, wide, high = drawn(f"{FORM}\n\n{CARD}\n\n\n{BANK}\n\n\n{SIGNED}")
    told = {region.kind.kind: region for region in regions.split(lines, wide, high)}
    assert set(told) == {"enrolment_form", "resident_id_card", "bank_card"}
    assert "监护人签字：男方甲" in [line.text for line in told["enrolment_form"].lines]


def test_two_certificates_of_one_kind_on_one_sheet_are_told_by_their_titles_and_numbers() -> None:
    prose = """
                      在读证明
        兹证明测试甲，男，身份证号码11010320140315011X，系我校一年级
        （4）班在籍在读学生，于2026年9月1日入学，就读方式为走读。特此证明。
                                  样本小学
                                  2026年9月10日
    """
    table = """
                      学生就读证明
        姓名  测试乙        公民身份号码  110103201603150118
        性别  男            入学时间      2026年9月1日
        年级班级  初一（7）班   就读形式  寄宿
        以上学生系我校在校就读学生，学籍状态正常。特此证明。
                                  样本中学
                                  2026年9月11日
    """
    assert [kind for kind, _ in kinds(f"{prose}\n\n\n\n{table}")] == ["student_certificate"] * 2


def test_a_disability_card_and_an_identity_card_on_one_sheet_keep_both_faces_of_the_latter() -> None:
    disabled = """
        中华人民共和国残疾人证
        姓名  证件样本      性别  男
        残疾类别  听力      残疾等级  贰级
        证号  11010320140315011X12
        有效期限  2020.09.14-2030.09.13
    """
    told = [kind for kind, _ in kinds(f"{CARD}\n\n\n{EMBLEM}\n\n\n{dedent(disabled)}")]
    assert told == ["resident_id_card", "resident_id_card", "aid_certificate"]


def test_both_faces_of_a_disability_card_lie_apart_from_the_card_in_the_row_below() -> None:
    rows = [
        ("中华人民共和国残疾人证", "家庭住址  样本省样本市样本镇样本村4组19号"),
        ("姓名  证件样本    性别  男", "监护人  测试乙    联系电话  13800000000"),
        ("出生日期  2014年3月15日", "签发机关  样本市残疾人联合会"),
        ("残疾类别  听力  残疾等级  二级", "签发日期  2021年5月12日"),
        ("残疾人证号  11010320140315011X12", "有效期至  2031年5月11日"),
        ("", ""),
        ("", ""),
        ("", ""),
        ("中华人民共和国社会保障卡", "中国邮政储蓄银行"),
        ("姓名  证件样本", "621799 6510007381427"),
        ("社会保障号码  11010320140315011X", "样本省人力资源和社会保障厅 监制"),
        ("卡号  BK4071562", "社会保障服务热线：12333"),
        ("发卡日期  2020年10月", "本卡仅限本人使用，不得转借、出租。"),
    ]
    left, right = ("\n".join(side) for side in zip(*rows, strict=True))
    assert kinds(side_by_side(left, right, 50)) == [
        ("aid_certificate", "card"),
        ("social_security_card", "front"),
        ("social_security_card", "account"),
    ]


def test_a_booklets_page_with_the_childs_data_is_no_identity_card_beside_its_title_page() -> None:
    rows = [
        ("(持证儿童近期免冠照片)", "样本省困境儿童基本生活保障证"),
        ("姓名    证件样本", "证件编号    CT513437-0286"),
        ("性别    男", "保障类别    事实无人抚养儿童"),
        ("民族    彝族", "监护人    测试乙"),
        ("出生日期  2014年3月15日", "发证机关    样本县民政局"),
        ("公民身份号码  11010320140315011X", "有效期至    2027年6月30日"),
    ]
    left, right = ("\n".join(side) for side in zip(*rows, strict=True))
    assert kinds(side_by_side(left, right, 50)) == [("aid_certificate", "")]


def test_a_card_in_the_box_of_a_form_ends_where_the_forms_next_row_begins() -> None:
    card = """
          中华人民共和国社会保障卡

    姓名  证件样本
    社会保障号码  11010320140315011X
    卡号  B00008420
    发卡日期  2021-03-18
    """
    lines, wide, high = drawn(f"{FORM}\n{dedent(card)}\n{SIGNED}")
    told = {region.kind.kind: region for region in regions.split(lines, wide, high)}
    assert list(told) == ["enrolment_form", "social_security_card"]
    assert "监护人签字：男方甲" in [line.text for line in told["enrolment_form"].lines]


def test_the_foot_of_a_certificate_stays_with_it_though_it_stands_nearer_to_the_card_below() -> None:
    head = """
                         出生医学证明
        新生儿姓名  测试甲      性别  男      出生孕周  39
        出生时间  2016年2月29日23时59分
        母亲姓名  女方乙        有效身份证件号码    11010519491231002X
        父亲姓名  男方甲        有效身份证件号码    440184201706210284
    """
    foot = "签发机构（盖章）样本医院      签发日期  2016年3月3日\n出生医学证明专用章"
    lines, wide, high = drawn(f"{dedent(head)}\n\n\n\n\n\n{foot}\n\n\n{CARD}\n\n{EMBLEM}")
    certificate = regions.split(lines, wide, high)[0]
    assert certificate.kind.kind == "birth_certificate"
    assert any("2016年3月3日" in line.text for line in certificate.lines)


def test_a_page_of_vaccinations_copied_under_a_card_is_a_page_of_its_own() -> None:
    person = papers()["household_register_person"].SPECIMENS[0].drawing
    rows = "\n".join(f"        样苗{at}      {at}      2019.03.{at + 10}      样本社区" for at in range(8))
    page = f"{dedent(person)}\n\n\n\n\n\n\n        预防接种记录\n{rows}"
    lines, wide, high = drawn(page)
    card, other = regions.split(lines, wide, high)
    assert card.kind.kind == "household_register_person" and regions.is_strange(other)


def test_a_note_about_a_card_that_stands_under_another_is_the_cards_own() -> None:
    social = """
    中华人民共和国社会保障卡
    姓名  证件样本
    社会保障号码  11010320140315011X
    卡号  B00008420
    发卡日期  2021-03-18
    """
    bank = "北京银行\n京卡·借记卡\n6029 6900 0000 0000\n银联 UnionPay"
    lines, wide, high = drawn(f"{dedent(social)}\n\n\n\n{bank}\n\n    断保：2021、2022年")
    card, other = regions.split(lines, wide, high)
    assert (card.kind.kind, other.kind.kind) == ("social_security_card", "bank_card")
    assert [line.text for line in card.notes] == ["断保：2021、2022年"] and not other.notes


def test_lines_of_no_paper_are_one_unknown_region() -> None:
    assert kinds("第三课\n春天来了\n小明和妈妈去公园") == [("unknown", "")]


def test_a_contract_that_names_a_person_as_a_card_does_is_one_paper() -> None:
    """Name, sex, birth, number: an identity card's words, and yet nobody copies a card into an agreement."""
    agreement = """
             离婚协议书
    男方：测试甲
    姓名  测试甲   性别  男   民族  汉
    出生  1987年2月19日
    公民身份号码  11010519491231002X
    女方：测试乙
    双方自愿离婚，就子女抚养、财产分割达成如下协议：
    """
    assert [kind for kind, _ in kinds(agreement)] == ["divorce_agreement"]


def test_an_empty_table_of_moves_under_a_first_page_is_part_of_it() -> None:
    changes = papers()["household_register_changes"]
    lines, _, _ = drawn("住址变动登记\n变动后的住址     变动日期      承办人签章")
    moved, _, _ = drawn("住址变动登记\n变动后的住址     变动日期\n北京市样本区测试路1号    2019年3月2日")
    assert is_empty_part(changes, lines, ["household_register_home"])
    assert not is_empty_part(changes, lines, ["household_register_person"])
    assert not is_empty_part(changes, moved, ["household_register_home"])


def test_the_bank_lines_of_a_form_are_no_bank_card() -> None:
    lines = ["扣款银行", "中国农业银行", "银行账号", "6217000000000000004", "监护人签名", "受理人"]
    assert classify.of_lines(lines).kind == "unknown"


def test_people_named_in_an_agreement_are_no_identity_card() -> None:
    lines = ["男方姓名：证件样本", "性别：男", "民族：汉", "出生：1984年10月5日", "住址：样本路1号"]
    assert classify.of_lines(lines).kind == "unknown"


def test_the_account_on_a_social_security_card_is_no_second_card() -> None:
    drawing = """
    中华人民共和国社会保障卡
    SOCIAL SECURITY CARD
    姓名           证件样本
    社会保障号码   53012120150526143X
    发卡日期       2024年09月19日
    6217 0000 0000 0000 004

                              中国建设银行
    """
    assert kinds(drawing) == [("social_security_card", "front")]


def test_an_identity_number_is_no_card_number() -> None:
    assert classify.of_lines(["中国建设银行", "样本支行", "330114198410050518"]).kind == "unknown"


def test_a_permit_s_page_of_relatives_is_no_identity_card() -> None:
    family = """
        随往人员
        关系   姓名     性别   公民身份号码
        配偶   样本丙   女     11010320140315011X
        长子   测试乙   男     110228201801010174
    """
    assert ("resident_id_card", "portrait") not in kinds(family)


def test_the_head_of_a_table_of_children_is_no_identity_card() -> None:
    page = """
            北京市工作居住证
    姓名  测试甲      性别  女
    公民身份号码  11010519491231002X
    服务单位  样本科技有限公司
    有效期限  2019.01.14—2022.01.14


    随往子女
    姓名      性别    公民身份号码
    测试乙    男      110228201801010174
    测试丙    女      11010320140315011X
    """
    assert kinds(page) == [("work_residence_permit", "")]


def test_a_heading_over_two_pages_side_by_side_bars_no_cut_between_them() -> None:
    sheet = """
                            户口簿复印件（首页、本人页）

    户别  家庭户          户主姓名  测试甲        常住人口登记卡
    户号  110119000273                            姓名  测试乙      与户主关系  次子
    住址  北京市样本区测试路7号                   曾用名            性别  男
    省级公安机关户口专用章                        籍贯    样本省测试县
                                                  公民身份号码  11010320140315011X
    """
    told = regions.split(*drawn(sheet))
    assert [r.kind.kind for r in told] == ["household_register_home", "household_register_person"]
    assert "测试甲" in [line.text for line in told[0].lines]


@pytest.mark.parametrize(
    "account",
    [
        "手机号         开户行      帐号                   登记日期\n"
        "13800000000    北京银行    6217000000000000004    2021.10.08",
        "社会保障号码：110228201801010174      银行名称：交通银行      银行卡号：6217000000000000004",
        "开户行\n中国工商银行\n帐号\n6217000000000000004",
    ],
)
def test_what_a_form_asks_about_the_account_is_no_card_on_it(account: str) -> None:
    form = (
        f"城乡居民基本医疗保险登记表\n姓名：测试甲\n性别：男\n户口类别：家庭户\n就读学校：样本小学\n{account}"
    )
    assert kinds(form) == [("enrolment_form", "")]


def test_a_telephone_number_is_not_found_inside_a_longer_one() -> None:
    assert classify.hits(["服务热线12333"]).max() > 0
    assert classify.hits(["13912333857"]).max() == 0


def test_the_hotline_under_a_card_is_not_cut_off_with_the_bank_card_below() -> None:
    drawing = """
    中华人民共和国
    社会保障卡
    姓名           证件样本
    社会保障号码   53012120150526143X
    卡号           H00000000
    发卡日期       2018年7月4日
    服务电话12333



    中国建设银行
    借记卡 DEBIT
    6217 0000 0000 0000 004
    银联 UnionPay
    """
    assert kinds(drawing) == [("social_security_card", "front"), ("bank_card", "front")]


@pytest.mark.parametrize(
    "rows",
    [
        "证件类型 外国人永久居留身份证    证件号码 911410201311270018",
        "在校信息\n学校 样本学校    学籍班级 二年级9班    学籍号 G110112201311111777",
    ],
)
def test_rows_of_a_form_above_its_signature_are_no_second_paper(rows: str) -> None:
    drawing = f"""
    城乡居民基本医疗保险登记表（个人）
    姓名  测试甲    性别  男    国籍  韩国    出生日期  2013年11月27日
    {rows}
    监护人签名  测试乙    填表日期  2025年9月16日
    """
    assert kinds(drawing) == [("enrolment_form", "")]


def test_a_social_security_card_that_prints_its_account_is_no_bank_card() -> None:
    drawing = """
    中华人民共和国              中国农业银行
    社会保障卡
    姓名  测试甲
    社会保障号码  440184201706210284
    卡号  A0000000X
    发卡日期  2023年3月16日        银联 UnionPay
    银行卡号 6228 4800 0000 0000 000
    中断缴费年度：2020年、2021年
    """
    assert {kind for kind, _ in kinds(drawing)} == {"social_security_card"}


def test_the_label_of_a_card_s_number_is_no_second_title() -> None:
    drawing = """
    社会保障卡  SOCIAL SECURITY CARD



    姓名Name
    测试甲
    社会保障号码 Social Security No.
    110228201801010174
    社会保障卡号Card No.
    F00000000
    发卡日期Issue Date  有效期限
    2024.05.27          10年
    """
    assert kinds(drawing) == [("social_security_card", "front")]


def test_the_day_of_issue_far_below_belongs_to_the_home_page_above_it() -> None:
    page = """
    户别  家庭户         户主姓名  证件样本
    户号  001234567      住址  北京市崇文区样本胡同甲8号




    承办人签章                    2012年5月8日签发

               常住人口登记卡
    姓名  测试甲          户主或与户主关系  女
    曾用名               性别  女
    出生地  北京市样本区   民族  汉族
    籍贯  北京市样本区    出生日期  2014年1月1日
    公民身份号码  11010320140101002X
    文化程度  小学        婚姻状况  未婚
    """
    lines, wide, high = drawn(page)
    home, person = regions.split(lines, wide, high)
    assert (home.kind.kind, person.kind.kind) == ("household_register_home", "household_register_person")
    assert "2012年5月8日签发" in [line.text for line in home.lines]


OTHER_PERMIT = """



广东省居住证
姓名  证件样本
性别  女   民族  壮
居住地址  广州市样本区样本街1号
公民身份号码   110104201511080240
本证不能代替居民身份证使用
"""


def test_a_card_of_another_city_under_an_identity_card_leaves_that_what_it_is() -> None:
    assert kinds(CARD + OTHER_PERMIT) == [("resident_id_card", "portrait"), ("unknown", "")]


def test_a_visa_over_a_passport_is_not_part_of_it() -> None:
    visa = """
    中华人民共和国签证  CHINESE VISA
    签发日期 ISSUE DATE
    11DEC2017
    护照号码 PASSPORT NO.
    M00000019



    """
    passport = papers()["passport"].SPECIMENS[0].drawing

    found = kinds(dedent(visa) + dedent(passport))
    assert found == [("unknown", ""), ("passport", "")]


def test_what_belies_a_form_cuts_nothing_off_it() -> None:
    form = papers()["enrolment_form"].SPECIMENS[0].drawing

    assert len(kinds(dedent(form) + "\n\n\n变更登记表")) == 1


def test_a_strange_card_is_told_by_the_name_it_gives_itself() -> None:
    def is_strange(drawing: str) -> bool:
        lines, _, _ = drawn(drawing)
        return regions.is_strange(regions.Region(lines, classify.UNKNOWN))

    reader_card = "样本图书馆\n少儿读者卡\n姓名  测试甲\n读者证号  01001100293847\n办证日期  2025-07-12"
    assert is_strange(reader_card)
    assert not is_strange("测试甲的读者卡\n学生：测试甲\n电话  13800000000\n左：银行卡\n下：存折首页")
    assert not is_strange(
        "中华人民共和国签证\n类别  S1\n入境次数  01\n签发日期  2017-12-11\n护照号码  M00000019"
    )


def test_a_statement_of_the_register_is_no_identity_card_under_its_title() -> None:
    statement = """
    户籍证明
    编号 20210903001



    """
    foot = """



    特此证明
    北京市公安局样本派出所
    2021年9月3日
    """

    found = kinds(dedent(statement) + CARD.strip() + "\n" + dedent(foot))
    assert ("resident_id_card", "portrait") not in found


def test_a_card_of_another_city_by_itself_is_no_identity_card_under_its_title() -> None:
    permit = """
    样本市居住证



    """

    assert ("resident_id_card", "portrait") not in kinds(dedent(permit) + CARD.strip())


def two_pale_cards(second: str) -> str:
    """Two cards of whose labels only the first one's are left; the number of the second."""
    values = "\n证件样本\n女\n2014年3月15日\n北京市样本区样本路1号\n2栋301室\n"
    return f"公民身份号码\n姓名\n住址\n民族汉{values}11010320140315011X\n\n\n\n{values}{second}"


def test_two_cards_that_lost_their_labels_are_cut_by_their_numbers_and_nothing_of_them_is_sure() -> None:
    lines, wide, high = drawn(two_pale_cards("110103201401010025"))
    one, other = regions.split(lines, wide, high)
    assert (one.kind.kind, other.kind.kind) == ("resident_id_card", "resident_id_card")
    assert other.kind.confidence < SURE_KIND
    assert "110103201401010025" in [line.text for line in other.lines]


def test_numbers_read_in_groups_part_cards_in_a_column_too() -> None:
    column = """
    中国建设银行            龙卡通
    6217 0074 8526 0574 793
    借记卡DEBIT  客户服务热线95533      银联

    金穗通宝卡          中国农业银行
    622848  6881263403195
    储蓄卡
    24小时客户服务热线：95599      银联

    招商银行                信用卡CREDIT
    6225  8808 1836 5844
    DENG XIAOFENG           银联
    """
    assert [kind for kind, _ in kinds(column)] == ["bank_card"] * 3


def test_a_number_misread_cuts_no_card_in_two() -> None:
    assert len(kinds(two_pale_cards("110103201401010021"))) == 1


def test_two_rows_of_cards_with_front_and_back_side_by_side_are_four_faces() -> None:
    front, back = (dedent(s.drawing) for s in papers()["hmt_residence_permit"].SPECIMENS[:2])
    row = side_by_side(front.strip().replace("公民身份号码", "\n公民身份号码"), back.strip())
    faces = [("hmt_residence_permit", face) for face in ("emblem", "portrait")]
    assert sorted(kinds(f"{row}\n\n\n{row}")) == sorted(faces * 2)


def test_four_pages_of_a_register_are_parted_though_no_single_cut_shows_a_page() -> None:
    person = (
        "常住人口登记卡\n姓名  测试{n}\n性别  女  民族  汉族\n2014年1月1日\n{number}\n未婚\n文化程度 小学"
    )
    home = "农业\n周样本\n411222010316\n河南省样本市样本乡样本村四组\n2009年4月21日\n章\n★"
    changes = "登记事项变更和更正记载\n项目  变更、更正后的内容\n姓名  测试乙\n2015年6月11日\n服务处所\n章\n★"
    page = (
        side_by_side(home, person.format(n="甲", number="110103201401010025"))
        + "\n\n\n\n"
        + side_by_side(person.format(n="乙", number="11010420151108024X"), changes)
    )
    found = [kind for kind, _ in kinds(page)]
    assert found.count("household_register_person") == 2 and "household_register_changes" in found


def test_a_card_of_another_city_under_a_page_of_the_register_is_told_apart_from_it() -> None:

    person = dedent(papers()["household_register_person"].SPECIMENS[0].drawing)
    permit = OTHER_PERMIT.replace("女   民族  壮", "女   民族  壮\n出生日期  1989年2月11日")
    assert kinds(person + permit) == [("household_register_person", "person"), ("unknown", "")]


def test_a_signature_far_under_a_card_is_no_part_of_it() -> None:
    card = "样本银行\n借记卡\n6222 0236 0204 9186 372\n银联"
    student = "样本大学\n学生卡\n姓名：测试甲\n学号：202231064127\n学院：样本学院"
    page = side_by_side(card, student) + "\n\n\n\n\n\n\n\n签名：测试甲"
    lines, wide, high = drawn(page)
    found = {r.kind.kind: [line.text for line in r.lines] for r in regions.split(lines, wide, high)}
    assert set(found) == {"bank_card", "student_certificate"}
    assert not any("签名" in text for texts in found.values() for text in texts)


def test_a_passbook_with_the_sign_of_the_card_union_is_no_bank_card() -> None:
    assert kinds(
        "中国邮政储蓄银行\n活期储蓄存折（绿卡通）\n账号  6217991234567890123\n户名  测试甲\n银联\nUnionPay"
    ) == [("unknown", "")]


def test_the_foot_of_a_page_stays_with_it_though_the_white_over_its_seals_is_wider() -> None:
    home = """
    户别  家庭户      户主姓名  测试甲
    户号  005316207   住址      河南省样本市样本区测试镇样本村3组





    户口专用章          户口专用章
    承办人签章：        签发日期：2018年11月26日
    """
    person = dedent(papers()["household_register_person"].SPECIMENS[1].drawing)
    lines, wide, high = drawn(home + person)
    first, second = regions.split(lines, wide, high)
    assert (first.kind.kind, second.kind.kind) == ("household_register_home", "household_register_person")
    assert "2018年11月26日" in first.lines[-1].text


def test_an_authority_over_its_days_is_no_address() -> None:
    emblem = """
        中华人民共和国
        居民身份证
        签发机关  样本市公安局梁园分局
        有效期限  2020.08.11-2025.08.11
    """
    lines, wide, high = drawn(emblem)
    found, _ = read_sheet(papers()["resident_id_card"], lines, "emblem", wide, high)
    assert "address" not in found and found["authority"].value == "样本市公安局梁园分局"


def test_the_title_of_a_letter_far_over_its_text_is_no_paper_of_its_own() -> None:
    page = """
              样本市样本区人民政府侨务办公室
        样侨学证〔2026〕37号
              华侨子女来京接受义务教育证明信


        样本区教育委员会：
        兹有华侨学生测试甲（女，二〇一三年十月二日出生），其父测试乙、其母测试丙均在外国长期居住，
        父亲已取得该国永久居留权，经核验有关材料，符合华侨身份认定条件。
        请按照本市户籍学生同等政策予以安排，并协助办理入学手续。
              样本市样本区人民政府侨务办公室
              2026年6月15日
    """
    assert [kind for kind, _ in kinds(page)] == ["overseas_chinese_schooling_letter"]
