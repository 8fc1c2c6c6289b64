"""Cards: whose they are, which side lies there, and what a parent wrote beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import classify
from extractors.papersheet import read_sheet
from extractors.regions import split
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import kind, read, values

ACCOUNT = """
    中国银行 BANK OF CHINA
    借记卡 DEBIT

    6217 8800 0000 0000 009
    社会保障服务热线12333   银行服务热线95566
                                   银联 UnionPay
"""
FRONT = """
    中华人民共和国
    社会保障卡
    姓名           证件样本
    社会保障号码   11010320140315011X
    卡号           B00008420
    发卡日期       2021-03-18
"""


def test_the_account_side_of_a_social_security_card_is_no_bank_card() -> None:
    assert kind(ACCOUNT) == "social_security_card"
    lines, wide, high = drawn(FRONT + "\n\n" + ACCOUNT)
    told = [(r.kind.kind, r.kind.face) for r in split(lines, wide, high)]
    assert told == [("social_security_card", "front"), ("social_security_card", "account")]


def test_years_of_interruption_stand_before_the_word_too() -> None:
    assert values("social_security_card", "2019年9月至2020年8月中断", "front")["gap_years"] == (
        "2019",
        "2020",
    )


def test_a_card_number_whose_groups_stand_in_no_order_by_height_is_one_number() -> None:
    lines, wide, high = drawn("""
    北京银行                  京卡
    6210   3004 7193   8263
    储蓄卡 DEBIT              UnionPay
    """)
    last = next(line for line in lines if line.text == "8263")
    tall = replace(last, box=replace(last.box, bottom=last.box.bottom + 3 * last.box.height), quad=())
    uneven = [tall if line is last else line for line in lines]  # it comes after the line below by its middle
    found, _ = read_sheet(classify.papers()["bank_card"], uneven, "front", wide, high)
    assert found["card_number"].value == "6210300471938263"


def test_a_holder_s_surname_and_given_name_read_apart_are_one_name() -> None:
    card = """
    招商银行                  信用卡CREDIT
    6225    8808 1836 5844
            VALID THRU  08/29
    DENG    XIAOFENG          银联
    """
    assert values("bank_card", card, "front")["holder_name"] == "DENGXIAOFENG"


@pytest.mark.parametrize(
    ("note", "years"),
    [
        ("断繳年份：2021年、2024年", ("2021", "2024")),
        ("2022年在外地打工未参保，2023年复读未交", ("2022", "2023")),
        ("2024年没交，2021年漏缴", ("2021", "2024")),
        ("附注：2021年、2022年在老家上学，未在广州参保。现申请2023年度参保。", ("2021", "2022")),
        ("注：2021年、2022年随父母在外地，未缴纳北京居民医保。", ("2021", "2022")),
        ("2018—2020年四川参保断保年份2021年、2022年", ("2021", "2022")),
        ("2020年起一直参保，没有中断", None),
        ("其中2019年、2020年未缴费（中断），2021年续缴。", ("2019", "2020")),
        ("中断年度（自填）：2021年、2022年（未缴费）2023年起在广州参保", ("2021", "2022")),
    ],
)
def test_people_say_in_many_words_in_which_years_they_did_not_pay(
    note: str, years: tuple[str, ...] | None
) -> None:
    assert values("social_security_card", note, "front").get("gap_years") == years


def test_the_number_of_the_card_may_stand_under_its_account() -> None:
    side = """
    中国农业银行
    6230 5217 0179 7385 028
    卡号  D23082647
    社保服务热线12333
    """
    assert values("social_security_card", side, "account")["card_number"] == "D23082647"
    side = side.replace("6230", "卡号  6230").replace("    卡号  D23082647\n", "")
    assert "card_number" not in values("social_security_card", side, "account")


def test_the_years_noted_under_a_social_security_card_stay_with_it() -> None:
    below = """
                       残疾人证
        姓名  证件样本       残疾类别  听力
        证号  11010320140315011X12      残疾等级  贰级
    """
    lines, wide, high = drawn(f"{FRONT}\n    中断缴费年度：2023、2024年\n\n{below}")
    card, other = split(lines, wide, high)
    assert (card.kind.kind, other.kind.kind) == ("social_security_card", "aid_certificate")
    assert any("中断" in line.text for line in card.lines)


def test_a_foreign_pupil_has_a_latin_name_on_the_social_security_card() -> None:
    assert values("social_security_card", "姓名  EXEMPLAR TOM", "front")["name"] == "EXEMPLARTOM"


def _bank(lines: str) -> dict[str, object]:
    return values("bank_card", "中国工商银行  牡丹灵通卡\n" + lines, "front")


def test_a_holder_may_stand_over_the_number_and_with_a_slash() -> None:
    found = _bank("                ZHENG/JIAN\n6222 0200 0000 0000 000\n银联")
    assert found["holder_name"] == "ZHENG/JIAN"


def test_a_letter_that_makes_no_syllable_is_its_look_alike_for_a_person_to_see() -> None:
    drawing = "中国工商银行  牡丹灵通卡\n6222 0200 0000 0000 000\nZHENG GIANG\n银联"
    holder = read("bank_card", drawing, "front")["holder_name"]
    assert (holder.value, holder.outcome, holder.candidates) == ("ZHENGQIANG", "recheck", ("ZHENGGIANG",))


def test_a_holder_may_stand_under_the_number_with_a_label() -> None:
    assert _bank("6222 0200 0000 0000 000\n姓名 测试甲\n银联")["holder_name"] == "测试甲"
    noted = "6222 0200 0000 0000 000\n银联\n\n\n\n姓名：测试甲  学院：样本学院"
    assert "holder_name" not in _bank(noted)


def test_a_note_that_names_a_form_leaves_the_card_what_it_is() -> None:
    assert kind(f"{FRONT}\n    三（5）班测试甲  家长电话见登记表") == "social_security_card"
    assert kind(f"社会保障卡申领登记表\n{FRONT}") != "social_security_card"


def test_who_signed_the_strip_is_proposed_as_the_holder() -> None:
    for strip in ("    测试甲        持卡人签名 Authorized Signature", "持卡人签名 非签名无效\n测试甲"):
        holder = read("bank_card", f"{strip}\n\n1.本卡仅限本人使用，请妥善保管密码。", "back")["holder_name"]
        assert (holder.value, holder.outcome, holder.handwritten) == ("测试甲", "recheck", True)


def test_a_product_over_the_number_is_no_holder() -> None:
    assert "holder_name" not in _bank("GOLDEN PEONY\n6222 0200 0000 0000 000\n银联")


def test_a_name_written_far_under_the_card_is_not_the_holders() -> None:
    assert "holder_name" not in _bank("6222 0200 0000 0000 000\n银联\n\n\n\n\n一年级3班\n测试甲")


def test_of_two_months_on_a_card_the_later_is_the_end() -> None:
    found = _bank("6222 0200 0000 0000 000\nVALID FROM 08/21   VALID THRU 08/26")
    assert found["valid_thru"] == "2026-08"


def test_words_of_validity_are_no_holder() -> None:
    assert "holder_name" not in _bank("6222 0200 0000 0000 000\nVALID THRU 长期有效")


def test_a_sheet_about_an_account_is_no_card() -> None:
    page = "银行卡账户信息\n户名：测试甲\n开户银行：中国建设银行\n卡号：6217000000000000004\n银联号：105100"
    assert kind(page) == "unknown"


def test_the_oldest_card_of_a_permanent_resident_says_its_end_alone() -> None:
    page = """
    外国人永久居留证
    有效期至 Valid Until   2026.08.14
    编号 No.               AUS440068113010
    """
    found = values("foreign_permanent_resident_card", page, "portrait")
    assert found == {"valid_until": "2026-08-14", "id_number": "AUS440068113010"}


def test_a_latin_name_of_several_words_has_its_comma_anywhere() -> None:
    page = "姓名/Name\nFERNANDEZ LOPEZ,MARIA DEL CARMEN\n费玛丽"
    found = values("foreign_permanent_resident_card", page, "portrait")
    assert found == {"name": "费玛丽", "name_latin": "FERNANDEZLOPEZ,MARIADELCARMEN"}


def test_a_name_behind_half_a_label_is_found_and_doubted() -> None:
    page = "名張簡芷寧\n性到女\n出生1992年1月30日\n公民身份号码\n830000199201300022"
    found = read("hmt_residence_permit", page, "portrait")
    assert (found["name"].value, found["name"].outcome) == ("張簡芷寧", "recheck")
    assert found["sex"].value == "F"


def test_a_letter_of_the_police_about_a_household_is_no_identity_card() -> None:
    page = """
    户籍证明
    姓名 测试甲  性别 女  民族 汉  出生日期 2015年11月8日
    公民身份号码 11010420151108024X
    住址 北京市样本区测试路2号
    """
    assert kind(page) == "unknown"


def test_a_card_stays_one_beside_all_a_parent_writes_on_its_copy() -> None:
    page = """
    中国建设银行  China Construction Bank    借记卡
    6217 0000 0000 0000 004
    VALID THRU 08/31        银联 UnionPay

    参保人姓名：测试甲
    监护人签字：测试乙    联系电话：13800138000
    开户行：中国建设银行北京样本支行
    """
    assert kind(page) == "bank_card"


def test_a_network_read_into_the_holders_line_and_a_lost_space_do_not_hide_the_name() -> None:
    assert _bank("6222 0200 0000 0000 000\nZHENG JIAN UnionPay")["holder_name"] == "ZHENGJIAN"
    assert _bank("6222 0200 0000 0000 000\nZHENGJIAN\n银联")["holder_name"] == "ZHENGJIAN"


def test_two_columns_of_a_residents_card_read_as_one_line_are_parted() -> None:
    page = """
    性别/Sex 出生日期/Date of Birth
    女/F 1981.08.03
    签发机关/Issuing Authority 证件号码/Card No.
    中华人民共和国公安部 CAN110081080310
    """
    found = values("foreign_permanent_resident_card", page, "portrait")
    assert (found["sex"], found["birth_date"], found["id_number"]) == ("F", "1981-08-03", "CAN110081080310")


@pytest.mark.parametrize(
    "page",
    [
        "港澳台居民居住证领取凭证\n姓名 测试甲\n公民身份号码 810000199408230021\n受理机关 北京市公安局",
        "外国人永久居留身份证受理回执\n姓名 Name EXEMPLAR OLGA\n国籍 Nationality 俄罗斯\n受理日期",
        "中华人民共和国\n护照\nPASSPORT",
        "中国工商银行 ATM 客户凭条\n卡号 6222 0200 0000 0000 000\n交易类型 取款 金额 500.00 余额\n银联",
        "社会保障卡信息核对表\n姓名\n社会保障号码\n卡号\n发卡日期\n测试甲\nA12345678",
    ],
    ids=["collection slip", "receipt", "cover of a passport", "slip of a machine", "list of cards"],
)
def test_slips_covers_and_lists_that_name_a_card_are_none(page: str) -> None:
    assert kind(page) == "unknown"


@pytest.mark.parametrize("print_", ["OF THE P.R.C.", "THE PR C", "OF THE PEOPLE'S REPUBLIC OF CHINA"])
def test_the_torn_end_of_a_title_in_english_is_no_name(print_: str) -> None:
    page = f"外国人永久居留身份证\n{print_}\n姓名/Name\nEXEMPLAR, TOM HENRY\n性别/Sex\n男/M"
    found = values("foreign_permanent_resident_card", page, "portrait")
    assert found["name_latin"] == "EXEMPLAR,TOMHENRY"
    alone = values("foreign_permanent_resident_card", f"外国人永久居留身份证\n{print_}", "portrait")
    assert "name_latin" not in alone


_DAYS = "出生日期 2012.03.19   性别 男\n有效期限 2021.08.11-2026.08.10\n"
_ISSUER = "签发机关 中华人民共和国出入境管理局\n"
ENTRY_PERMITS = {
    "home return permit": _DAYS + _ISSUER + "证件号码 H00000000\n换证次数 02",
    "its number alone in a row": _DAYS + "签发机关\n中华人民共和国出入境管理局\nM00000000\n证件号码",
    "Taiwan compatriot": _DAYS + "签发机关 公安部出入境管理局\n签发地点 福建\n证件号码 00000000\n签发次数 01",
    "issued by a national office": _DAYS + "签发机关 中华人民共和国国家移民管理局\n证件号码 H00000000",
    "to Hong Kong and Macao": _DAYS + "签发机关 公安部出入境管理局\n签发地点 北京\nC00000000",
    "its back": "持证人 测试甲\n身份证件号码 A000000(0)\n有效期限 2021.08.11-2026.08.10\n签发机关 公安部",
    "another's dates": "中华人民共和国\n签发机关\n有效期限 2021.08.11-2026.08.10",
}


@pytest.mark.parametrize("page", ENTRY_PERMITS.values(), ids=ENTRY_PERMITS.keys())
def test_a_permit_to_cross_the_border_is_none_of_ours_without_its_title_too(page: str) -> None:
    assert kind(page) == "unknown"
    assert kind("中华人民共和国\n" + page) == "unknown"


def test_the_notes_on_a_social_security_card_are_its_other_side() -> None:
    notes = """
    1.此卡为社会保障卡，仅限本人使用，不得出租、转借。
    2.此卡遗失请及时办理挂失，服务电话12333。
    3.拾获者请交还发卡机构。
    签名
    """
    lines, _, _ = drawn(notes)
    told = classify.of_lines([line.text for line in lines])
    assert (told.kind, told.face) == ("social_security_card", "back")
    assert kind("    社会保障卡使用须知" + notes) == "unknown"


def test_a_travel_permit_of_a_resident_who_is_no_chinese_is_no_residence_card() -> None:
    page = """
        港澳居民来往内地通行证（非中国籍）
        Mainland Travel Permit for Hong Kong and Macao Residents (non-Chinese Citizens)
        姓名 Name  SPECIMEN, ANNA
        性别 Sex  女F   出生日期 Date of Birth  2010.06.30
        国籍 Nationality  印度IND
        有效期限 Period of Validity  2024.07.22-2029.07.21
        签发机关 Issuing Authority  中华人民共和国国家移民管理局
        证件号码 Permit No.  H00000000
    """
    assert kind(page) == "unknown"


def test_a_wide_comma_parts_the_names_of_a_residents_card_too() -> None:
    page = """
        外国人永久居留身份证
        姓名/Name
        范例明
        MUSTER，ALAN
        性别/Sex  女/F
        证件号码/ID NO.  911124201307300001
    """
    assert values("foreign_permanent_resident_card", page, "portrait")["name_latin"] == "MUSTER,ALAN"


BLURRED_PORTRAIT = """
          测试甲

          2013年9月27日
          样本市样本区样本街道
          样本小区1号楼
               810000201309270036
"""


def test_a_blurred_residence_permit_is_told_by_number_and_day_and_says_when_its_holder_was_born() -> None:
    assert kind(BLURRED_PORTRAIT) == "hmt_residence_permit"
    assert values("hmt_residence_permit", BLURRED_PORTRAIT, "portrait")["birth_date"] == "2013-09-27"


def test_emblem_faces_of_hong_kong_and_of_taiwan_one_under_the_other_are_two() -> None:
    def emblem(title: str, number: str) -> str:
        return f"""
    中华人民共和国
    {title}
          样本市公安局样本分局
          2022.03.16-2027.03.16
    通行证号码
               {number}
        """

    lines, wide, high = drawn(emblem("港澳居民居住证", "H0000000001") + emblem("台湾居民居住证", "00000001"))
    told = [(r.kind.kind, r.kind.face) for r in split(lines, wide, high)]
    assert told == [("hmt_residence_permit", "emblem")] * 2


def test_a_day_that_the_number_repeats_is_the_birth_date_of_a_blurred_permanent_resident_card() -> None:
    def card(day: str) -> dict[str, object]:
        page = f"""
        中华人民共和国
        外国人永久居留身份证
        EXEMPLAR, ANNA
        女      {day}
        法国/FRA   2024.01.15-2029.01.14
        911250201206180045
        """
        return values("foreign_permanent_resident_card", page, "portrait")

    assert card("2012.06.18")["birth_date"] == "2012-06-18"
    assert "birth_date" not in card("2012.06.13")


def test_month_and_year_of_a_bank_card_behind_words_too_small_to_read_are_for_a_person_to_see() -> None:
    def thru(row: str) -> object:
        page = f"交通银行    太平洋借记卡\n6222 6200 0000 0000 004\n{row}\nZHENG JIAN    银联"
        found = read("bank_card", page, "front").get("valid_thru")
        return None if found is None else (found.value, found.outcome)

    assert thru("TALU  08134") == ("2034-08", "recheck")
    assert thru("08134") is None


def test_print_in_another_script_over_an_address_is_no_part_of_it() -> None:
    page = """
    姓名  测试甲
    性别  男    民族  维吾尔
    出生  2006年1月15日
          36 3|5 a  5
    住址  新疆维吾尔自治区样本县
          测试镇样本村4组
          062号
    公民身份号码   110228201801010174
    """
    lines, wide, high = drawn(page)
    near = []  # lines set closer than drawn
    for line in lines:
        top, bottom = line.box.top - 5 / high, line.box.bottom + 5 / high
        near.append(replace(line, box=replace(line.box, top=top, bottom=bottom)))
    found, _ = read_sheet(classify.papers()["resident_id_card"], near, "portrait", wide, high)
    assert found["address"].value == "新疆维吾尔自治区样本县测试镇样本村4组062号"


def test_years_under_their_word_share_the_rows_of_the_card_they_are_written_beside() -> None:
    page = """
        中华人民共和国社会保障卡
        姓名           证件样本
        社会保障号码   11010320140315011X          中断缴费年度：
        卡号           A12345678                   2016年、2018年
    """
    found = values("social_security_card", page, "front")
    assert (found["gap_years"], found["card_number"]) == (("2016", "2018"), "A12345678")


def test_half_of_a_wide_label_read_with_its_value_still_tells_a_name() -> None:
    page = """
        样本大学学生证
        姓性   名欧阳测试
        学号   2023001
        专业   会计学
    """
    name = read("student_certificate", page)["name"]
    assert (name.value, name.outcome) == ("欧阳测试", "recheck")


def test_a_name_whose_label_and_sex_were_not_read_stands_over_the_birth() -> None:
    page = """
        赵测试
        文   民族  汉
        1989年2月8日
        江西省样本市样本区测试路216号
        公民身份号码   11010419890208004X
    """
    name = read("resident_id_card", page, "portrait")["name"]
    assert (name.value, name.outcome) == ("赵测试", "recheck")


def test_the_account_of_a_social_security_card_without_its_hotline_is_no_bank_card() -> None:
    page = """
        中国农业银行
        AGRICULTURAL BANK OF CHINA
        6228 4100 3752 9816 404
        金融账户须持本人有效身份证件到农行网点激活后使用
        银联 UnionPay
    """
    assert kind(page) == "social_security_card"


def test_a_permanent_residents_card_may_tell_its_validity_on_the_side_with_the_emblem() -> None:
    back = """
        中华人民共和国
        外国人永久居留身份证
        签发机关/Issuing Authority
        中华人民共和国国家移民管理局
        有效期限/Period of Validity
        2023.12.06-2028.12.05
    """
    found = values("foreign_permanent_resident_card", back, "emblem")
    assert (found["valid_from"], found["valid_until"]) == ("2023-12-06", "2028-12-05")
