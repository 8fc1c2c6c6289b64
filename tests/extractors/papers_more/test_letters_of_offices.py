"""Letters of offices, units and schools as others word them, and the papers that only resemble them."""

from __future__ import annotations

import pytest

from extractors import classify
from extractors.papersheet import read_sheet
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import kind, values

RESEMBLING = {
    "good news from the army": """
              喜
              报
        示范甲、示范乙二老：
            您的儿子测试甲同志在部队服役期间，刻苦训练，成绩突出，荣立个
        人三等功一次。特向您全家表示热烈祝贺！
                       中国人民解放军样本部队政治工作部
                            二〇二二年一月十日
    """,
    "an invitation to a barracks": """
              邀请函
        各位军属：我部队定于八月一日举行军营开放日活动，欢迎军人家属携子女参加。
                       样本旅政治工作部
                       2021年7月1日
    """,
    "a soldier's marriage inquiry": """
              军人结婚函调报告表
        测试甲同志系我部现役军人，拟与测试乙结婚，请协助调查其家庭情况。
                       武警样本支队政治工作处
    """,
    "how to get the letter for schooling": """
              华侨子女来京接受义务教育办事指南
        申请材料：华侨身份证明、护照、学生出生证明。
        办理流程：到区侨办领取华侨子女来京接受义务教育证明信。
    """,
    "a notice to the stations": """
              关于开展2021年博士后进站招收工作的通知
        各设站单位：博士后研究人员进站材料请于6月前报送，流动站、工作站须审核。
                       全国博士后管理委员会办公室
    """,
    "a prize": """
              获奖证书
        测试甲同学：作品入选“样本青少年科技创新人才培养计划”作品展，获一等奖。
    """,
    "a poor pupil's certificate": """
              国家助学金贫困生证明
        兹证明我镇村民测试甲家庭经济困难，其子测试乙在校就读，请学校给予资助。
                       样本镇人民政府
    """,
}


@pytest.mark.parametrize("page", RESEMBLING.values(), ids=RESEMBLING)
def test_a_paper_that_only_resembles_a_letter_is_none_of_ours(page: str) -> None:
    lines, _, _ = drawn(page)
    assert classify.of_lines([line.text for line in lines]).kind == "unknown"


def _read(kind: str, page: str) -> dict[str, object]:
    lines, wide, high = drawn(page)
    assert classify.of_lines([line.text for line in lines]).kind == kind
    found, _ = read_sheet(classify.papers()[kind], lines, "", wide, high)
    return {name: one.value for name, one in found.items()}


def test_a_name_under_the_heading_of_the_children_is_the_childs() -> None:
    page = """
                部队团级以上单位政治机关证明
        军人姓名  测试父      性别  男      身份类别  三级军士长
        子女情况  姓名  测试甲      出生日期  2012.10.31
                  公民身份号码  110228201801010174
        该同志系我团现役军人，以上内容经与本人档案核对无误。
    """
    read = _read("military_unit_certificate", page)
    assert (read["soldier_name"], read["child_name"]) == ("测试父", "测试甲")


def test_a_station_may_be_whom_the_letter_addresses() -> None:
    page = """
                博士后研究人员进站介绍信
        样本大学：
            兹介绍测试父博士到你单位从事博士后研究工作，请接洽。
                                 全国博士后管理委员会办公室
                                 2016年9月12日
    """
    assert _read("postdoc_entry_letter", page)["station"] == "样本大学"


def test_a_programme_may_fill_two_lines_of_its_cell() -> None:
    page = """
                关于入选人才工程情况的证明
        姓名      性别      所在单位        入选工程（计划）名称       入选时间
        测试父     男     北京样本有限公     样本高端领军人才聚        2019年4月
                              司             集工程
                                 样本园管理委员会
                                 2022-10-08
    """
    assert _read("talent_selection_proof", page)["programme"] == "样本高端领军人才聚集工程"


def test_how_a_pupil_attends_may_stand_alone_in_the_sentence() -> None:
    page = "学籍证明\n测试甲，男，系我校2021级小学三年级学生，自2021年9月1日入学至今，走读。\n样本小学"
    assert values("student_certificate", page)["study_mode"] == "走读"
    assert values("student_certificate", page.replace("走读", "在校住宿（住校）"))["study_mode"] == "住校"


def test_a_school_roll_number_is_no_identity_number() -> None:
    page = "北京市中小学学生证\n学校：样本市第八中学\n姓名：测试甲\n学籍号：G110228201801010174"
    assert values("student_certificate", page) == {"name": "测试甲", "school": "样本市第八中学"}


def test_a_department_of_a_numbered_school_belongs_to_the_whole_school() -> None:
    page = "在学证明\n兹证明测试甲，男，系我校十年级学生。\n样本市第五十五中学国际学生部\n2021年9月9日"
    assert values("student_certificate", page)["school"] == "样本市第五十五中学"


def test_of_two_parents_the_one_who_serves_is_the_soldier() -> None:
    page = """
        军人子女参保证明信
        我团现役文职干部测试乙同志（女），1998年12月入伍。其与丈夫测试甲（地方工程师）婚生女儿测试丙，
        2012年8月8日生，现就读你区某小学。
        样本部队通信团政治处
        二〇二〇年十月十九日
    """
    told = values("military_unit_certificate", page)
    assert (told["soldier_name"], told["child_name"]) == ("测试乙", "测试丙")


@pytest.mark.parametrize("programme", ["样本市“样本工程”", "“样本计划”青年项目"])
def test_a_programme_keeps_both_its_quotation_marks(programme: str) -> None:
    page = f"人才入选证书\n姓名：测试甲\n入选项目：{programme}\n发证机关：样本市人才办公室\n2021年6月1日"
    assert values("talent_selection_proof", page)["programme"] == programme


def test_the_one_spoken_of_as_our_soldier_is_he_though_named_once() -> None:
    page = """
        证明
        样本区医保局：
        祁测试，我部现役军官，2003年9月入伍。其子祁测丙（2015年12月3日出生）随父在京。
        样本部队政治工作部
        2021年9月3日
    """
    told = values("military_unit_certificate", page)
    assert (told["soldier_name"], told["child_name"]) == ("祁测试", "祁测丙")


def test_a_sign_of_the_issuer_that_the_seal_hides_is_taken_from_the_letterhead() -> None:
    def issuer(foot: str) -> tuple[object, str]:
        lines, wide, high = drawn(
            f"""
              样本省人才工作领导小组办公室
                      证明
        兹证明样本研究院李测甲同志于2020年12月入选样本省样本学者计划。
                       {foot}
                       2021年5月17日
            """
        )
        found, _ = read_sheet(classify.papers()["talent_selection_proof"], lines, "", wide, high)
        return found["issuer"].value, found["issuer"].outcome

    whole = "样本省人才工作领导小组办公室"
    assert issuer(whole) == (whole, "ok")
    assert issuer("样本省人工作领导小组办公室") == (whole, "recheck")
    assert issuer("样本省教育厅") == ("样本省教育厅", "ok")


def test_notes_headed_as_such_under_a_letter_leave_it_what_it_is() -> None:
    page = """
               华侨子女来京接受义务教育证明信
        样本区教育委员会：
            华侨测试父、测试母之女测试甲来京就读，请予协助。
                         北京市样本区人民政府侨务办公室
                         2021年8月20日
        办理须知
        1.本证明信一式三联。
    """
    assert kind(page) == "overseas_chinese_schooling_letter"
    assert kind("华侨子女来京接受义务教育证明信办理须知\n" + page) == "unknown"


def test_a_receipt_to_tear_off_is_part_of_its_letter() -> None:
    page = """
              华侨子女来京接受义务教育证明信
        学生姓名  测试乙      性别  女
        父亲姓名  测试父      母亲姓名  测试母
                             样本区侨务办公室
                             2021年8月20日

                         回执
        你单位开具的证明信收悉，该生已安排至        学校就读。
    """
    assert kind(page) == "overseas_chinese_schooling_letter"
    assert kind("居住证受理回执\n" + page) == "unknown"


def test_a_programme_stands_beside_a_heading_no_list_holds() -> None:
    page = """
                  入选人才工程证明
        经批准，以下同志入选我市人才工程：
        姓名        测试父         性别    男
        工作单位    样本科技有限公司
        人才工程    样本创新创业领军人才计划
        入选批次    2018年第十二批
    """
    assert values("talent_selection_proof", page)["programme"] == "样本创新创业领军人才计划"


def test_a_form_says_whose_name_is_whose_in_tall_cells() -> None:
    page = """
              现役军人子女身份证明表
                    姓名        测试父        性别       男
        军人
                    入伍时间    2003年12月    军衔       二级军士长
                    姓名        测试甲        性别       男
        子女情况
                    出生日期    2014年6月2日  与军人关系 父子
        经审查，情况属实。
                          中国人民解放军样本部队政治工作处
                          2022年3月11日
    """
    found = values("military_unit_certificate", page)
    assert (found["soldier_name"], found["child_name"]) == ("测试父", "测试甲")


def test_an_opinion_is_no_issuer() -> None:
    page = """
                  入选人才工程证明
        姓名        测试父
        入选项目    样本人才工程
        证明单位    情况属实。
        意见        样本市人力资源和社会保障局
                    2021年9月23日
    """
    assert values("talent_selection_proof", page)["issuer"] == "样本市人力资源和社会保障局"


def test_where_somebody_works_is_no_issuer() -> None:
    page = """
                    证书
        赵测试同志：
            您已入选“样本英才培养计划”。
        特发此证。
                                       中共样本省委组织部
                                       2021年12月20日
        工作单位：样本科学研究院
    """
    assert values("talent_selection_proof", page)["issuer"] == "中共样本省委组织部"


def test_who_files_a_copy_is_no_issuer() -> None:
    page = """
                      华侨身份证明
        兹证明测试甲，性别男，1984年11月3日出生，已取得样本国长期居留权，该同志为华侨。
                                    样本市人民政府侨务办公室
                                    2023年3月18日
        注：1.本证明涂改无效。2.本证明一式两份，一份由发证机关存档。
    """
    assert values("overseas_chinese_proof", page)["issuer"] == "样本市人民政府侨务办公室"


def test_a_comma_behind_a_name_that_a_copy_left_as_a_dot_still_ends_it() -> None:
    page = """
                       在读证明
        兹证明学生测试阿甲.性别女，公民身份号码110228201703180022.系我校2023级学生，学习形式为全日制。
                                      样本大学
    """
    assert values("student_certificate", page)["name"] == "测试阿甲"


def test_a_school_named_by_a_red_head_that_was_read_as_traditional_print_is_simplified() -> None:
    page = """
                 样本市样本區實驗小學
                       在读证明
        兹证明学生测试甲，女，身份证号：110228201703180022，系我校三年级2班学生，全日制在读。
    """
    assert values("student_certificate", page)["school"] == "样本市样本区实验小学"


def test_what_a_school_says_under_its_opinion_is_not_its_name() -> None:
    page = """
             样本市样本区运河湾职业高级中学
                    学生学籍证明
    姓名      测试甲            性别      男
    学习形式  全日制            学籍状态  在籍在校
    学校意见  以上信息与学籍管理平台一致，情况属实。
    """
    assert values("student_certificate", page)["school"] == "样本市样本区运河湾职业高级中学"


def test_a_rank_that_a_surname_begins_with_is_no_rank() -> None:
    page = """
                        证明
        我部现役军官尉迟测（军官证号：军字第0000000号），2006年9月入伍，现任营职干部。
        学生尉迟试，男，2014年7月31日出生，系尉迟测同志与妻子测试母之子。
                    中国人民解放军00000部队政治工作部
                            2023年9月11日
    """
    read = values("military_unit_certificate", page)
    assert (read["soldier_name"], read["child_name"]) == ("尉迟测", "尉迟试")


def test_a_vocational_centre_is_a_school_and_its_office_no_pupil() -> None:
    page = """
              就读情况说明
        贵中心询问的测试甲（证件号110228201801010174），确为我校在册学生，2023年9月1日入校，
        现在2023级幼儿保育（2）班学习，学习形式为全日制。
              样本县职业教育中心
              教务科：康宁
    """
    read = values("student_certificate", page)
    assert (read["name"], read["school"]) == ("测试甲", "样本县职业教育中心")


def test_a_reply_that_confirms_a_pupil_is_a_proof_of_study() -> None:
    page = """
              在校生身份核实回执
        被核实人      测试甲
        身份证明号码  110228201801010174
        就学方式      走读
        全国学籍号    G110228201801010174
        学校核实意见  经查学籍系统，上述内容与系统记载一致。
                            样本县样本小学
    """
    read = values("student_certificate", page)
    assert (read["name"], read["study_mode"], read["school"]) == ("测试甲", "走读", "样本县样本小学")


def test_one_sentence_of_an_employer_proves_a_selection() -> None:
    page = """
              证    明
        兹证明我单位职工测试甲，入选2021年度样本市科技新星计划，特此证明。
        样本市样本研究院人事处
        2023年6月7日
    """
    assert kind(page) == "talent_selection_proof"
    of_a_pupil = "证明\n兹证明学生测试甲入选国家级大学生创新创业训练计划项目。"
    assert kind(of_a_pupil) == "unknown"
