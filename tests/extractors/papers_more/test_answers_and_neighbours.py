"""What stands beside, below and behind a question: answers that name a paper, ends of lines, other people's
days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import classify
from extractors.papersheet import read_sheet
from extractors.records import Box
from extractors.regions import split
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import kind, read, values


def kinds(page: str) -> list[str]:
    lines, wide, high = drawn(page)
    return [region.kind.kind for region in split(lines, wide, high)]


def test_a_paper_named_in_answer_to_a_question_is_not_on_the_page() -> None:
    page = """
      个人参加城乡居民基本医疗保险登记表（外籍人员）
    姓名 Name              TEST ANNA
    性别 Sex               女 F
    出生日期 Date of birth  2010.11.07
    国籍 Nationality       韩国 KOR
    证件名称 Document      外国人永久居留身份证
    证件号码 No.           911410201011070014
    学校 School            北京市样本中学
    签字 Signature         Test Anna
    """
    assert kinds(page) == ["enrolment_form"]


def test_the_column_of_a_forms_answers_is_no_bank_card() -> None:
    page = """
        样本市城乡居民基本医疗保险参保人员信息登记表
        姓名          测试甲
        身份证号      110103201409170242
        户籍类别      非农业
        参保类别      学生、儿童
        开户行        中国邮政储蓄银行样本支行
        账号          6217990000000000006
        监护人签字    测试乙
    """
    assert kinds(page) == ["enrolment_form"]


@pytest.mark.parametrize(
    "lines",
    [
        "申请书|部队政治处领导：|我叫测试甲，系通信连四级军士长，女儿测试乙需要参保|申请人：测试甲",
        "委托书|现委托测试甲代办2022年度城乡居民基本医疗保险登记，递交无基本医疗保障承诺书|委托人：测试乙",
        "博士后研究人员进站申请表|姓名|测试甲|申请进站单位|样本大学化学博士后科研流动站|导师意见",
        "华侨子女来京接受义务教育证明信办理指南|办理对象：父母为华侨|样本区侨务办公室",
        "关于申报2022年度样本计划青年拔尖人才的通知|人才工程申报|已入选国家级人才计划的人员不再申报",
    ],
)
def test_what_is_written_to_get_a_paper_is_not_that_paper(lines: str) -> None:
    assert classify.of_lines(lines.split("|")).kind == "unknown"


def test_the_number_of_the_next_question_is_no_part_of_an_answer() -> None:
    page = """
        城乡居民基本医疗保险（新生儿）参保登记表
        1.参保人姓名：测试甲
        2.性别：女  3.民族：汉族
        4.户籍地址：样本市样本区样本街道样本大街369号
          12幢1单元603室
    """
    found = values("enrolment_form", page)
    assert found["sex"] == "F"
    assert found["address"] == "样本市样本区样本街道样本大街369号12幢1单元603室"


def test_a_value_and_the_next_label_are_parted_by_the_white_between_them() -> None:
    page = """
        城乡居民基本医疗保险登记表
        姓名：测试甲
        开户银行：中国工商银行　　卡号：6222020000000000000
    """
    found = values("enrolment_form", page)
    assert found["bank"] == "ICBC" and found["bank_account"] == "6222020000000000000"


def test_the_bank_may_be_named_in_the_label_of_the_account_alone() -> None:
    page = """
        城乡居民基本医疗保险登记表
        姓名      测试甲
        农行卡号  6228480000000000000
    """
    assert values("enrolment_form", page)["bank"] == "ABC"


def test_a_place_for_a_signature_that_says_unsigned_is_not_signed() -> None:
    page = """
        城乡居民基本医疗保险登记表
        姓名      测试甲
                      学生签字：（未签）
    """
    assert values("enrolment_form", page)["signed"] is False


def test_the_english_of_the_place_for_a_signature_is_no_signature() -> None:
    page = """
        PLEDGE / 承诺书
        学生姓名：测试甲
        本人承诺该学生2025年度未享受任何其他基本医疗保障。
        签名 Signature:
    """
    assert values("no_insurance_pledge", page)["signed"] is False


def test_mother_as_an_answer_heads_no_section_of_a_birth_certificate() -> None:
    page = """
              出生医学证明（存根）
        新生儿信息  姓名  测试甲        性别  女
        母亲信息    姓名  女方乙        有效身份证件类别及号码  居民身份证
                                                                11010519491231002X
        父亲信息    姓名  男方甲        有效身份证件类别及号码  护照
                                                                E57301842
        领证人姓名  女方乙              与新生儿关系            母亲
    """
    found = values("birth_certificate", page)
    assert (found["child_name"], found["mother_name"], found["father_name"]) == ("测试甲", "女方乙", "男方甲")
    assert (found["mother_id_number"], found["father_id_number"]) == ("11010519491231002X", "E57301842")


def test_the_holders_number_is_not_one_from_the_table_of_the_family() -> None:
    page = """
        北京市工作居住证                    随往家属
        姓名  测试甲                        关系  姓名    身份证号
        证件号码  11010519491231002X        子女  测试乙  110228201801010174
        工作单位  样本研究院有限公司
    """
    assert values("work_residence_permit", page)["id_number"] == "11010519491231002X"


def test_the_day_of_issue_of_an_old_marriage_certificate_is_that_of_the_registration() -> None:
    page = """
        结婚申请，符合《中华人民共和国婚姻法》    京平结字第96-00451号
        关于结婚的规定，准予登记，发给此证。      姓名 男方甲   性别 男
                                                  身份证编号 11010519491231002X
        发证日期  1996年9月28日                   姓名 女方乙   性别 女
                                                  身份证编号 440184201706210284
    """
    found = values("marriage_certificate", page)
    assert found["registration_date"] == "1996-09-28"
    assert found["certificate_number"] == "京平结字第9600451号"


def test_adopters_with_names_in_latin_letters_are_read() -> None:
    page = """
        中华人民共和国收养登记证
        收养人（男）  TEST JOHAN
        收养人（女）  TEST MARIA
        被收养人      测试甲
        登记证号      CN20090614
    """
    found = values("adoption_certificate", page)
    assert found["adopter_names"] == ("TESTJOHAN", "TESTMARIA")
    assert found["certificate_number"] == "CN20090614"


def test_a_second_adopter_in_the_row_below_is_one_as_well() -> None:
    page = """
        收养登记证
        收养人：    测试甲  男  1968年7月7日出生
                    测试乙  女  1970年1月15日出生
        被收养人：  测试丙  男  2005年10月30日出生
        登记日期：二〇〇九年六月十九日
    """
    assert values("adoption_certificate", page)["adopter_names"] == ("测试甲", "测试乙")


CONTRACT = """
            专家聘用合同
    聘任单位：样本生物医药研究院（下称“研究院”）
    专家：TEST KENJI
    1 聘任期三年，即2021年4月1日—2024年3月31日。
    {}
"""


@pytest.mark.parametrize(
    "other",
    [
        "3 另提供公寓一套，由研究院签订的租赁合同（2021.3.15至2026.3.14）项下使用。",
        "3 乙方与原单位于2017年3月1日签订、至2020年2月29日止的劳动合同已经终止。",
    ],
)
def test_the_term_of_another_contract_is_not_this_ones(other: str) -> None:
    found = values("employment_contract", CONTRACT.format(other))
    assert (found["valid_from"], found["valid_until"]) == ("2021-04-01", "2024-03-31")
    assert found["employer"] == "样本生物医药研究院"


def test_an_abbreviated_signature_is_not_the_employees_name() -> None:
    page = """
            LABOR CONTRACT 劳动合同
        Employee (Party B) 劳动者（乙方）：
        ANNA PETROVNA TESTOVA
        合同期限自2022年10月15日起至2023年10月14日止。
        Party A 甲方（盖章）：测试甲      Party B 乙方：A. Testova
    """
    assert values("employment_contract", page)["employee_name"] == "ANNAPETROVNATESTOVA"


@pytest.mark.parametrize(
    "passport",
    [
        "持护照，号码E12345678，签发日期2016年4月11日）系定居样本国的中国公民",
        "护照号码：EB6000000  签发日期：2018年6月12日",
    ],
)
def test_the_day_of_a_passport_is_not_the_day_of_the_letter(passport: str) -> None:
    page = f"""
            华侨身份证明
        兹证明测试甲（男，一九七五年一月十六日出生，
        {passport}
        自2006年起连续在样本国居住，属华侨。
                    中华人民共和国驻样本市总领事馆
                    二〇一九年五月二十七日
    """
    assert values("overseas_chinese_proof", page)["date"] == "2019-05-27"


def test_the_note_that_a_copy_is_true_has_a_day_of_its_own() -> None:
    page = """
                离婚协议书
        男方：男方甲，身份证号11010519491231002X
        女方：女方乙，身份证号440184201706210284
        双方自愿离婚，婚生女测试丙由女方抚养。
        家具电器归女方；各自的债务各自承担。
                男方：男方甲
                女方：女方乙
                2014年4月28日
        本复印件与我处存档原件一致。
                样本区民政局婚姻登记档案专用章
                2021年5月17日
    """
    found = read("divorce_agreement", page)["date"]
    assert found.value == "2014-04-28" and found.outcome == "ok"


def test_a_permit_that_was_extended_ends_later_and_a_person_sees_it() -> None:
    page = """
        外国人工作许可证
        姓名  TEST KENICHI
        人员分类  □A 高端人才  □B 专业人才  ☑C 其他人员
        许可起止  2019年8月15日—2020年8月14日
        延期记录  准予延期，有效期延至2021年8月14日
    """
    found = read("foreigner_work_permit", page)
    assert (found["valid_until"].value, found["valid_until"].outcome) == ("2021-08-14", "recheck")
    assert found["permit_class"].value == "C"


def test_the_passports_validity_is_not_the_permits() -> None:
    page = """
        外国人工作许可证
        外国人姓名：TEST ANNA
        护照号码：EK4471025（护照有效期至2027-02-09）
        许可有效期：2023-01-01 至 2023-12-31
    """
    assert values("foreigner_work_permit", page)["valid_until"] == "2023-12-31"


def test_of_the_sorts_of_aid_the_ticked_one_counts_and_the_one_said_of_the_person() -> None:
    ticked = """
        困难群众身份认定证明
        测试甲（身份证号：440184201603050441）属于
        □特困人员 □孤儿 ☑最低生活保障家庭成员
    """
    said = """
        证明信
        其家庭经市民政局认定为低保边缘家庭，测试甲为低保边缘家庭成员。
        你院学生测试甲（身份证号110228201801010174）
        请协助落实医疗救助。
    """
    assert values("aid_certificate", ticked)["aid_type"] == "最低生活保障家庭成员"
    assert values("aid_certificate", said)["aid_type"] == "低保边缘家庭成员"


def test_the_pupils_letter_is_about_the_pupil_not_the_head_of_the_school() -> None:
    page = """
            证明
        测试甲（身份证号440184201603050441）、性别男，父亲测试乙，系我校八年级在校
        学生。该生于2023年9月1日起在我校接受全日制初中义务教育。
                    样本市样本中学
                    班主任：黄测试  校长：方测试
                    2024年10月9日
    """
    found = values("student_certificate", page)
    assert (found["name"], found["enrolment_date"]) == ("测试甲", "2023-09-01")


def test_a_proof_of_the_register_is_no_page_of_it() -> None:
    page = """
            户籍证明
        兹证明测试甲，系我所辖区常住居民，户别：家庭户，户主姓名：测试乙，
        户号：00618，住址：样本市样本区样本路302号。
        特此证明。
    """
    assert kind(page) == "unknown"


def test_a_bank_card_of_a_prefix_of_two_banks_is_that_of_the_bank_it_names() -> None:
    page = """
        浦发银行                东方借记卡
        6225 2157 8499 7165
        有效期至 10/2032
        A YI GU LI
    """
    found = values("bank_card", page, "front")
    assert (found["bank"], found["valid_thru"], found["holder_name"]) == ("SPDB", "2032-10", "AYIGULI")


def test_a_month_and_year_whose_slash_was_read_as_a_stroke_is_for_a_person() -> None:
    page = """
        中国建设银行
        6217 0000 0000 0000 004
        GOOD THRU  07129
    """
    found = read("bank_card", page, "front")["valid_thru"]
    assert (found.value, found.outcome) == ("2029-07", "recheck")


def test_a_number_behind_the_other_half_of_its_label_is_no_part_of_the_label() -> None:
    page = """
        外国人工作许可证
        姓名/Name  TEST ALAN
        证件号码/No. 1101995988372
    """
    assert values("foreigner_work_permit", page)["permit_number"] == "1101995988372"


def test_a_table_of_the_family_names_no_researcher() -> None:
    page = """
              介绍信（进站）
        兹有测试甲同志，于2018年8月28日获准进入样本园区博士后科研工作站。
        随迁家属：
        称谓    姓名    出生日期
        妻      测试乙  1990-04-02
              全国博士后管理委员会办公室
              2018年9月3日
    """
    assert values("postdoc_entry_letter", page)["researcher_name"] == "测试甲"


def test_the_whole_name_in_the_table_counts_not_the_one_signed() -> None:
    page = """
            劳动合同
        用人单位名称  样本国际贸易有限公司
        劳动者姓名    Test Thi Mai Anh
        甲方盖章：              乙方签名：Mai Anh
    """
    assert values("employment_contract", page)["employee_name"] == "TestThiMaiAnh"


def test_english_behind_a_side_of_a_contract_is_no_part_of_the_name() -> None:
    page = """
            外籍专家就业合同
        Party A 甲方: 样本外国语学校
        Party B 乙方: Test CHEN　　Nationality 国籍: Canada 加拿大
        1. Term 合同期限: from 2021-08-15 to 2023-07-31
    """
    found = values("employment_contract", page)
    assert found["employee_name"] == "TestCHEN"
    assert (found["valid_from"], found["valid_until"]) == ("2021-08-15", "2023-07-31")


def test_husband_and_wife_may_be_said_of_the_sides() -> None:
    page = """
            离婚协议书
        甲方（丈夫）：测试·样本
        乙方（妻子）：女方乙
        双方自愿离婚。儿子测试丙由乙方抚养。
        甲方：测试·样本（手印）
        乙方：女方乙（手印）
    """
    found = values("divorce_agreement", page)
    assert (found["male_name"], found["female_name"]) == ("测试·样本", "女方乙")


def test_an_agreement_says_when_the_application_was_handed_in_and_is_no_application() -> None:
    lines = (
        "离婚协议书（存档件）|双方于2023年12月7日提交离婚登记申请，冷静期届满|儿子由男方抚养，女方承担抚养费"
    )
    assert classify.of_lines(lines.split("|")).kind == "divorce_agreement"


def test_the_contact_of_a_pupils_form_is_likely_the_guardian_for_a_person_to_see() -> None:
    page = """
        城乡居民基本医疗保险参保登记表
        参保人：测试甲
        学校、班级：样本市样本中学  高一（11）班
        联系人：测试乙    手机：13800000000
    """
    found = read("enrolment_form", page)
    assert (found["name"].value, found["guardian_name"].value) == ("测试甲", "测试乙")
    assert found["guardian_name"].outcome == "recheck"


def test_a_marriage_certificate_of_the_nineties_may_number_without_saying_of_what() -> None:
    page = """
              结婚证                              姓名 男方甲
              沈和字第1058号                      性别 男
        持证人  女方乙                            身份证编号 210161691001311
        申请结婚，经审查符合《中华人民共和国
        婚姻法》关于结婚的规定，发给此证。        姓名 女方乙
                                                  性别 女
        发证机关                                  身份证编号 210161710409228

             一九九六年三月十六日
    """
    assert kind(page) == "marriage_certificate"
    found = values("marriage_certificate", page)
    assert (found["certificate_number"], found["registration_date"]) == ("沈和字第1058号", "1996-03-16")


def test_small_print_of_the_next_label_is_no_place_of_work() -> None:
    page = """
                    常住人口登记卡
        姓名      测试甲              与户主关系  子
        文化程度  其他                婚姻状况    未婚
        服务处所  样本机电设备有限责任公司何地迁来本市
        职业      时由何地迁
    """
    found = values("household_register_person", page, "person")
    assert found["workplace"] == "样本机电设备有限责任公司" and found["education"] == "其他"
    assert "occupation" not in found


def test_the_account_on_a_form_is_found_under_a_label_that_asks_for_more() -> None:
    page = """
        城乡居民基本医疗保险登记表
        姓名        测试甲        身份证号码  11010320140315011X
        性别        1.男 □2.女
        开户银行    中国银行      6216610000915402869
        及账号
    """
    found = read("enrolment_form", page)
    assert found["bank_account"].value == "6216610000915402869"
    assert (found["sex"].value, found["sex"].outcome) == ("M", "recheck")


def test_a_name_given_in_two_scripts_is_for_a_person() -> None:
    page = """
            聘用合同书
        甲方（聘用单位）：样本应用物理研究所
        乙方（受聘人）：TEST THOMAS（托马斯·样本）
    """
    assert read("employment_contract", page)["employee_name"].outcome == "recheck"


def test_the_period_before_this_one_is_over() -> None:
    page = """
        城乡医疗救助对象认定书
        救助对象：测试甲    公民身份号码：110228201801010174
        上一认定期：2024.4.1—2025.3.31
    """
    assert "valid_until" not in values("aid_certificate", page)


def test_a_paper_that_ends_an_adoption_is_no_certificate_of_it() -> None:
    lines = (
        "收养关系解除证明|测试甲（收养人）与测试乙（被收养人）自愿解除收养关系，"
        "准予登记。原收养登记证（2003）样收字第07|号收回注销。"
    )
    assert classify.of_lines(lines.split("|")).kind == "unknown"


def test_the_back_of_a_social_security_card_is_no_bank_card() -> None:
    lines = "中国建设银行|持卡须知：本卡用于社会保障及金融服务，须妥善保管|咨询电话12333 95533|UnionPay|银联"
    assert classify.of_lines(lines.split("|")).kind != "bank_card"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("姓名/性别   测试甲/男", {"name": "测试甲", "sex": "M"}),
        ("性别/民族   女／土家族", {"sex": "F", "ethnicity": "土家族"}),
        ("性别、民族   男，汉族", {"sex": "M", "ethnicity": "汉族"}),
        ("性别/民族   男", {"sex": "M"}),
    ],
)
def test_two_questions_in_one_cell_have_their_answers_in_the_next(row: str, told: dict[str, str]) -> None:
    page = f"个人参加城乡居民基本医疗保险登记表\n{row}     出生日期   2014年3月1日"
    assert values("enrolment_form", page) == told | {"birth_date": "2014-03-01"}


def test_the_words_of_a_blank_form_s_foot_are_no_answers() -> None:
    page = """
      样本区个人参加城乡居民基本医疗保险登记表
      姓名            性别          贴照片处
      年级班                        （一寸）
      本人
      （监护人）      以上所填内容属实。
      确认                 签字：           年  月  日
    """
    assert values("enrolment_form", page) == {}


def test_the_place_for_a_school_s_seal_is_no_school() -> None:
    page = """
      样本市第一职业学校
      学籍（在读）证明
      姓名  测试甲     性别  男
      入学日期  2025-09-01
      学校（学籍专用章）
      打印日期：2026-03-04
    """
    assert values("student_certificate", page)["school"] == "样本市第一职业学校"


def test_a_form_that_proves_an_overseas_chinese_may_say_that_it_is_for_the_childs_schooling() -> None:
    page = """
        样本省华侨身份证明
        姓名  测试父      外文姓名  CESHI FU
        居住国  样本国    居留证件  长期居留卡E00000000
        用途  子女在京接受义务教育
        经审核，上列人员已在国外定居，具有华侨身份，情况属实。
    """
    assert kind(page) == "overseas_chinese_proof"


def test_a_school_that_a_pupil_changed_to_is_the_school_and_a_seal_s_place_is_none() -> None:
    page = """
      学籍证明
      学生测试甲（身份证号110228201801010174），2024年2月26日由样本市样本中心小学
      转入北京市样本小学，现为该校四年级学生，学习形式为全日制。
                        （学校学籍管理专用章）
    """
    assert values("student_certificate", page)["school"] == "北京市样本小学"


def test_what_a_guardian_is_let_say_is_no_name() -> None:
    page = """
      参加城乡居民基本医疗保险个人登记表
      姓名  测试甲    性别  男
      以上信息由监护人核对无误。 监护人（签名）    登记日期 2025/9/16
    """
    assert "guardian_name" not in values("enrolment_form", page)


def test_a_sex_read_together_with_the_next_question_is_told() -> None:
    page = "城乡居民基本医疗保险参保登记表\n姓名：测试甲   性别：女民族：汉族   出生日期：2014年3月1日"
    assert values("enrolment_form", page)["sex"] == "F"


def test_an_empty_place_for_the_school_s_seal_leaves_the_school_to_its_own_label() -> None:
    page = """
      学校（盖章）：
      个人参加城乡居民基本医疗保险登记表
      姓名  测试甲     性别  男
      就读学校  北京市样本小学      年级班级  五年级3班
      本表一式两份，经办机构、学校各留存一份。
    """
    assert values("enrolment_form", page)["school"] == "北京市样本小学"


def test_a_note_about_the_employer_is_no_employer() -> None:
    page = """
      中华人民共和国外国人工作许可证
      变更用人单位应重新申请。
      姓名 Name  EXEMPLAR TOM
      工作单位 Employer  北京样本汽车有限公司
    """
    assert values("foreigner_work_permit", page)["employer"] == "北京样本汽车有限公司"


def test_a_confirmation_of_overseas_chinese_may_name_the_residence_card_of_another_country() -> None:
    page = """
      华侨身份确认证明
      姓名  测试父    居住国家  样本国
      居留证件  样本国外国人永久居留证（E-84512207）
      经审核，确认其华侨身份。
    """
    assert kind(page) == "overseas_chinese_proof"


def test_the_ticked_way_of_attending_is_the_one_meant() -> None:
    page = """
        样本中学
        学籍证明
        学生姓名  测试甲      性别  男
        入学时间  2024年9月   就读方式  □内宿  ☑走读
        以上学生学籍在我校，情况属实。
    """
    assert values("student_certificate", page)["study_mode"] == "走读"


def test_rows_of_changes_set_tight_keep_their_own_values() -> None:
    page = """
        登记事项变更和更正记载
        项 目      变更、更正后的内容   变更、更正日期
        姓名       测试乙乙             2016年3月11日
        职业       学生                 2018年9月20日
        文化程度   初中                 2024年10月9日
    """
    lines, wide, high = drawn(page)
    more = 1 / high  # a pixel, by which the second column is printed larger
    tall = [
        replace(line, box=Box(box.left, box.top - more, box.right, box.bottom + more))
        if 0.1 < (box := line.box).left < 0.5
        else line
        for line in lines
    ]
    found, _ = read_sheet(classify.papers()["household_register_changes"], tall, "changes", wide, high)
    assert found["entries"].value == ("姓名:测试乙乙", "职业:学生", "文化程度:初中")


def test_how_a_pupil_attends_may_stand_before_the_word_pupil() -> None:
    page = """
        在读证明
        兹有学生测试甲，公民身份号码11010320140315011X，于2023年9月1日进入我校就读，
        现为我校三年级（5）班走读学生。
        样本市样本小学
    """
    assert values("student_certificate", page)["study_mode"] == "走读"


def test_a_ticked_sort_may_name_two_things_and_the_head_of_a_form_a_room_of_the_school() -> None:
    page = """
        样本市样本区第三幼儿园 保健室
        幼儿参加城乡居民基本医疗保险信息采集表
        幼儿姓名  测试甲      性别  女
        参保类别  新参保 ☑转入续保 □信息变更
        所在班级  中二班
    """
    read = values("enrolment_form", page)
    assert (read["category"], read["school"]) == ("转入续保", "样本市样本区第三幼儿园")


def test_of_two_telephones_that_a_form_asks_for_a_person_chooses() -> None:
    page = """
        个人参加城乡居民基本医疗保险登记表
        姓名      测试甲      联系电话  19977543618
        家长姓名  测试父      家长电话  13617758920
    """
    assert read("enrolment_form", page)["phone"].outcome == "recheck"


def test_a_house_on_a_ruled_line_of_its_own_goes_on_with_the_street() -> None:
    page = """
        户别      非农业家庭户口
        户主姓名  测试父
        户号      007315
        住址      样本省样本市样本街道样本路
                  88号3栋2单元501室
    """
    found = values("household_register_home", page, "home")
    assert found["address"] == "样本省样本市样本街道样本路88号3栋2单元501室"


def test_what_a_sheet_says_it_holds_is_on_it_under_its_own_title_only() -> None:
    card = """
        广州银行                 借记卡
        6214 6331 0144 8295 073
        银联 UnionPay
        社会保障卡、银行卡复印件
    """
    assert kind(card) == "bank_card"
