"""What offices, schools and parents write otherwise than the papers' own forms do."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, read, values


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        (
            "外国人工作许可信息单\n许可证号  19110105A0002087\n人员分类  A\n聘用单位  样本公司",
            "foreigner_work_permit",
        ),
        (
            "未参保承诺\n我保证测试甲2021年未参加任何基本医疗保险，未享受公费医疗。\n承诺人签字：",
            "no_insurance_pledge",
        ),
        (
            "证明\n兹有学生测试甲，系样本市职业学校2025级计算机专业学生，全日制学习。\n样本市职业学校",
            "student_certificate",
        ),
        ("博士后研究人员出（退）站函\n同意测试甲同志从样本大学机械工程博士后科研流动站退站。", "unknown"),
    ],
)
def test_a_paper_is_known_under_another_title(page: str, paper: str) -> None:
    assert kind(page) == paper


def test_a_letter_about_a_work_permit_tells_it_in_sentences() -> None:
    page = """
    外国人工作许可延期决定书
    样本大学：
    你单位提交的EXEMPLAR TOM（国籍：伊朗）工作许可延期申请，经审查，决定准予延期。
    工作许可证号：18110000A0000625
    类别：外国高端人才（A类）
    延期后有效期限：2022年9月1日至2025年8月31日
    """
    assert values("foreigner_work_permit", page) == {
        "name": "EXEMPLARTOM",
        "employer": "样本大学",
        "permit_number": "18110000A0000625",
        "permit_class": "A",
        "valid_until": "2025-08-31",
    }


@pytest.mark.parametrize(
    "row",
    [
        "附：随迁人员配偶：江测试    子女：许测试（2014.12.03）",
        "本函已于2022年1月5日送达",
        "签收日期：2022.1.28",
    ],
)
def test_a_day_behind_the_letters_own_is_not_its_day(row: str) -> None:
    page = f"""
    博士后研究人员进站函
    同意测试甲同志进入样本大学材料科学博士后科研流动站从事博士后研究工作，请办理进站手续。
    全国博士后管委会办公室
    2021年9月8日
    {row}
    """
    assert values("postdoc_entry_letter", page)["date"] == "2021-09-08"


def test_the_guardians_telephone_is_taken_where_the_form_asks_for_several() -> None:
    form = """
    城乡居民基本医疗保险登记表
    学生姓名    测试甲    联系电话  13901000111
    监护人姓名  李测试    联系电话  13901000222
    """
    assert values("enrolment_form", form)["phone"] == "13901000222"
    told = read("enrolment_form", form.replace("监护人姓名  李测试", "班主任      李测试"))["phone"]
    assert (told.value, told.outcome) == ("13901000111", "recheck")


def test_the_school_may_stand_in_the_title_of_its_form() -> None:
    form = "样本市样本区第四小学学生参加城乡居民基本医疗保险登记表\n学生姓名  测试甲"
    assert values("enrolment_form", form)["school"] == "样本市样本区第四小学"


def test_the_numbers_of_footnotes_are_no_values() -> None:
    form = """
    城乡居民基本医疗保险参保人员登记表
    委托代发银行名称      委托代发银行账号
    交通银行              6222620000000000004
    (13)                  (14)
    """
    told = values("enrolment_form", form)
    assert (told["bank"], told["bank_account"]) == ("COMM", "6222620000000000004")


def test_a_name_in_capitals_goes_on_in_the_line_below() -> None:
    page = """
    外国文教专家聘用合同
    聘方：样本中学
    受聘方：ANDREW JAMES
    COLLINS
    合同期自2023年9月1日起至2025年8月31日止。
    """
    assert values("employment_contract", page)["employee_name"] == "ANDREWJAMESCOLLINS"


def test_the_other_half_of_a_label_is_no_part_of_the_signature() -> None:
    page = "无基本医疗保障承诺书\n学生姓名  测试甲\n监护人签字 Signature of guardian：测试乙"
    assert values("no_insurance_pledge", page)["signed"] is True


def test_the_day_in_the_row_of_the_passport_is_the_passports() -> None:
    page = """
    华侨身份证明
    姓名  测试父      性别  男
    护照号码  E00000000    签发日期  2012-02-19
    经核查，该人已在样本国定居，具备华侨身份。
    样本市人民政府侨务办公室
    2017年12月8日
    """
    assert values("overseas_chinese_proof", page)["date"] == "2017-12-08"


def test_a_name_that_turns_surname_and_given_names_round_is_read_whole() -> None:
    page = "外籍专家聘用合同\n聘方(Party A)：样本大学\n受聘方(Party B)：EXEMPLAR, TOM HENRY    国籍：丹麦"
    assert values("employment_contract", page)["employee_name"] == "EXEMPLAR,TOMHENRY"


def test_a_notice_to_all_postdocs_is_no_letter_about_one() -> None:
    page = (
        "样本大学博士后管理办公室\n关于举办博士后学术论坛的通知\n各博士后科研流动站：\n全体在站博士后参加。"
    )
    assert kind(page) == "unknown"


def test_a_child_given_as_son_or_daughter_is_found() -> None:
    page = """
    华侨子女来京接受义务教育证明信
    兹有华侨王测试（父）、李测试（母），现定居样本国，其子/女王小测，性别女，2014年9月30日出生，申请就读。
    """
    told = read("overseas_chinese_schooling_letter", page)
    assert (told["child_name"].value, told["parent_names"].value) == ("王小测", ("王测试", "李测试"))
    assert [piece.text for piece in told["child_name"].pieces] == ["王小测"]  # the spot a reviewer is shown


def test_another_day_at_the_foot_makes_the_closing_day_a_question() -> None:
    letter = """
    博士后研究人员进站函
    同意测试甲同志进入样本大学材料科学博士后科研流动站从事博士后研究工作，请办理进站手续。
    全国博士后管委会办公室
    2021年9月8日
    """
    assert read("postdoc_entry_letter", letter)["date"].outcome == "ok"
    stamped = letter + "    存档 2021年9月18日\n"
    assert read("postdoc_entry_letter", stamped)["date"].outcome == "recheck"


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        (
            "协议离婚书\n我俩因为性格合不来，商量好了离婚，离了以后女儿跟我过。\n男：测试甲\n女：测试乙",
            "divorce_agreement",
        ),
        (
            "聘请外国文教专家合同书\n一、样本大学（聘方）聘请测试甲女士（受聘方）为日语专家。",
            "employment_contract",
        ),
        (
            "声明\n兹声明本人之女测试甲自2024年度起未在原籍参加任何基本医疗保险。\n声明人：测试乙",
            "no_insurance_pledge",
        ),
        ("声明\n本人之子测试甲的出生医学证明不慎遗失，特此声明作废。\n声明人：测试乙", "unknown"),
    ],
)
def test_a_paper_in_own_words_is_known_by_what_it_says(page: str, paper: str) -> None:
    assert kind(page) == paper


def test_a_school_s_seal_in_brackets_is_no_part_of_its_name() -> None:
    page = "学生证明\n学生测试甲，性别女，现为我校六年级学生。\n学校（章）：样本区样本小学\n2024年10月25日"
    assert values("student_certificate", page)["school"] == "样本区样本小学"


def test_the_day_from_which_a_student_studies_somewhere_is_the_day_of_enrolment() -> None:
    page = "在学证明\n兹证明测试甲，2001年3月7日出生，自2021年9月10日起在样本医科大学临床医学专业本科学习。"
    assert values("student_certificate", page)["enrolment_date"] == "2021-09-10"


def test_a_date_of_birth_broken_over_two_lines_is_no_day_of_the_letter() -> None:
    page = """
        入选人才工程证明
        兹有测试甲，美国籍，护照号码567310942，依托单位样本研究院，出生
        日期 1971年2月28日，于2021年入选“样本人才工程”。
        样本市人才工作局
        2025年8月21日
    """
    assert values("talent_selection_proof", page)["date"] == "2025-08-21"


@pytest.mark.parametrize(
    "page",
    [
        "关于公布“样本人才计划”拟入选人员名单的公示\n拟确定测试甲等36人为培养对象，现予公示。\n样本市委员会",
        "推荐信\n我谨推荐测试甲博士申报贵市“青年拔尖人才”项目，他完全具备入选的资格。\n推荐人：测试乙",
        "关于办理《北京市工作居住证》续签手续的通知\n各部门：\n请持证人提交续签申请表、劳动合同。",
    ],
)
def test_notices_lists_and_recommendations_are_no_proof(page: str) -> None:
    assert kind(page) == "unknown"
