"""Proofs of aid: their validity, their kinds, who issues them."""

from __future__ import annotations

import pytest

from extractors import classify
from extractors.papersheet import read_sheet
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import kind, read, values


def _read(kind: str, page: str) -> dict[str, object]:
    lines, wide, high = drawn(page)
    assert classify.of_lines([line.text for line in lines]).kind == kind
    found, _ = read_sheet(classify.papers()[kind], lines, "", wide, high)
    return {name: one.value for name, one in found.items()}


def test_a_validity_over_two_lines_ends_with_its_second_day() -> None:
    page = """
        样本市城乡医疗救助证            姓名：测试甲
                                        身份证号：
                                        110228201801010174
        证号：样救000000                人员类别：低收入家庭成员
                                        有效期限：2021年1月15日
        发证机关：样本区民政局                至2024年1月14日
        发证日期：2021年1月15日         住址：样本区样本街道样本社区
    """
    assert _read("aid_certificate", page)["valid_until"] == "2024-01-14"


@pytest.mark.parametrize(
    "validity", ["有效期：自2023年1月15日起三年", "有效期：2023年1月15日", "有效期限三年"]
)
def test_a_validity_without_its_last_day_gives_none(validity: str) -> None:
    page = f"""
               特困人员救助供养证
        姓名：测试甲       性别：女
        公民身份号码：110228201801010174
        救助类别：城乡特困人员
        {validity}
        发证日期：2023年1月15日
    """
    assert "valid_until" not in _read("aid_certificate", page)


def test_a_school_may_certify_the_aid() -> None:
    page = """
                    困难学生医疗救助证明
            按照“非本市户籍困难学生，可向学校申请”的规定，本校对五
        （1）班测试甲家庭经济情况进行了核实。经校务会研究，同意认定该生为非本市户籍家庭
        经济困难学生，享受2021-2022年度城乡居民基本医疗保险个人缴费救助。
            学生身份证号为：110228201801010174；
            认定有效期截止2022.08.31。
    """
    assert _read("aid_certificate", page) == {
        "name": "测试甲",
        "id_number": "110228201801010174",
        "aid_type": "非本市户籍家庭经济困难学生",
        "valid_until": "2022-08-31",
    }


def test_the_kind_of_aid_is_not_the_kind_of_insured() -> None:
    page = """
               医疗救助人员身份证明单
        姓名 测试甲
        公民身份号码 110228201801010174
        人员类别 城乡居民（学生儿童）
        救助对象类型 重度残疾人
        待遇享受时间 2024-01-01~2024-12-31
    """
    read = _read("aid_certificate", page)
    assert (read["aid_type"], read["valid_until"]) == ("重度残疾人", "2024-12-31")


def test_of_several_sorts_of_aid_the_ticked_one_is_meant() -> None:
    page = """
        资助参保困难人员身份认定表
        姓名   测试甲   性别   男
        困难类别（打√）   □特困人员  □孤儿  ☑低保对象  □重度残疾人
    """
    assert values("aid_certificate", page)["aid_type"] == "低保对象"


def test_a_number_cut_by_the_end_of_the_line_is_one_number() -> None:
    page = """
        兹证明我街居民测试甲，女，属最低生活保障对象，公民身份号码11022820
        1801010174，现享受医疗救助待遇。
    """
    assert values("aid_certificate", page)["id_number"] == "110228201801010174"


def test_the_child_s_number_is_a_generation_younger_than_the_applicant_s() -> None:
    page = """
        医疗救助对象资格确认书
        申请人：测试乙    身份证号：11010519491231002X
        救助对象：测试甲（申请人之女）    身份证号：110228201801010174
    """
    found = read("aid_certificate", page)["id_number"]
    assert (found.value, found.outcome) == ("110228201801010174", "recheck")


def test_the_validity_of_another_paper_is_not_this_one_s() -> None:
    page = """
        重度残疾学生参保资助证明
        我区居民测试甲（女，身份证号：110228201801010174）持有残疾人证，属重度残疾人员，符合参保资助条件。
        残疾人证有效期至2028年4月12日。本证明有效期至2025年2月28日。
    """
    assert _read("aid_certificate", page)["valid_until"] == "2025-02-28"


@pytest.mark.parametrize("sort", ["建档立卡贫困户", "防返贫监测对象"])
def test_a_household_on_the_register_of_the_poor_is_one_of_aid(sort: str) -> None:
    page = f"""
        {sort}证明
        兹证明测试甲同学（身份证号码：110228201801010174）属{sort}，现办理居民医保参保资助。
        样本镇乡村振兴工作站
        2023年12月4日
    """
    assert _read("aid_certificate", page)["aid_type"] == sort


def test_what_a_sentence_says_of_the_aided_is_no_name_and_the_sort_stands_in_quotes() -> None:
    page = """
        证明
        兹有我乡村民测试父家庭为农村最低生活保障家庭，家庭成员测试甲（身份证号110228201801010174）
        现在北京市就读。该生救助类别为“农村低保”，为医疗救助对象，救助待遇有效期自
        2023年7月1日至2024年6月30日。
    """
    read = _read("aid_certificate", page)
    assert (read["name"], read["aid_type"]) == ("测试甲", "农村低保")


def test_the_applicant_of_a_form_of_aid_is_its_person_and_no_city_is() -> None:
    page = """
        广州市困难群众医疗救助资格认定表
        申请人姓名  测试甲     性别  男
        公民身份号码  440184201706210284
        户籍所在地  广州市从化区街口街西宁中路
        经审核，同意认定为低收入困难家庭成员
    """
    assert _read("aid_certificate", page)["name"] == "测试甲"
    without = page.replace("申请人姓名  测试甲", "").replace("公民身份号码  440184201706210284", "")
    assert "name" not in _read("aid_certificate", without)


@pytest.mark.parametrize(
    "printed", ["11010319880808001243", "110103198808080012 43", "11010319880808001243B1"]
)
def test_the_number_of_a_disabled_persons_certificate_begins_with_the_identity_number(printed: str) -> None:
    page = f"""
        中华人民共和国残疾人证
        姓名  测试甲    性别  男
        证号  {printed}
        残疾类别  肢体    残疾等级  三级
        发证机关  样本县残疾人联合会
    """
    assert values("aid_certificate", page).get("id_number") == "110103198808080012"


def test_a_disabled_persons_number_that_fails_its_check_digit_gives_no_identity_number() -> None:
    page = """
        中华人民共和国残疾人证
        姓名  测试甲    性别  男
        证号  11010319880808001343
        残疾类别  肢体    残疾等级  三级
    """
    assert "id_number" not in values("aid_certificate", page)


def test_the_name_is_that_of_the_person_whose_number_it_is() -> None:
    page = """
                    农村低保家庭在校学生证明
        我县样本村村民赵测试（身份证号：
        11010519491231002X）一家四口，自2022年7月起纳入农村最低生活保障范围。
        其子赵小测，男，彝族，身份证号：440184201706210284，系该低保家庭共同生活成员。
    """
    found = values("aid_certificate", page)
    assert (found["name"], found["id_number"]) == ("赵小测", "440184201706210284")
    assert kind(page) == "aid_certificate"


def test_a_lone_day_of_validity_after_the_day_of_issue_is_the_last() -> None:
    page = """
        中华人民共和国残疾人证
        姓名    测试甲       身份证号  11010320140315011X
        残疾类别  听力       残疾等级  二级
        批准日期  2021年5月18日
        有效期    2031年5月17日
    """
    assert values("aid_certificate", page)["valid_until"] == "2031-05-17"
    assert "valid_until" not in values("aid_certificate", page.replace("2031", "2020"))


def test_a_notice_that_a_proof_cites_makes_it_none() -> None:
    page = """
                    孤儿身份证明
        经核查，下列未成年人父母双亡，符合《国务院办公厅关于加强孤儿保障工作的
        意见》规定的孤儿认定条件，现已纳入孤儿基本生活费发放范围。
        姓名    测试甲        身份证号码  11010320140315011X
        保障类别  孤儿        有效期至    2023年12月31日
                              样本区民政局
    """
    assert kind(page) == "aid_certificate"


def test_a_booklet_with_a_table_of_members_has_the_number_of_its_holder() -> None:
    page = """
        最低生活保障证            保障对象家庭成员
        证号      A03017208       姓名        与户主关系      身份证号码
        户主姓名  男方甲          男方甲      户主            440184198512210284
                                  测试乙      女              11010420151108024X
        保障人数  2人
    """
    told = values("aid_certificate", page)
    assert (told["name"], told["id_number"]) == ("男方甲", "440184198512210284")


@pytest.mark.parametrize(
    "said",
    [
        "享受待遇起止    2024年1月1日至2024年12月31日",
        "自2023年4月起按事实无人抚养儿童享受救助待遇，本期待遇享受至2024年12月31日，期满由街道复核。",
    ],
)
def test_how_long_the_aid_lasts_is_how_long_the_proof_does(said: str) -> None:
    page = f"医疗救助对象证明\n兹证明测试甲，女，属医疗救助对象。\n{said}\n样本区民政局\n2024年1月5日"
    assert values("aid_certificate", page)["valid_until"] == "2024-12-31"


def test_the_first_of_a_table_of_members_is_not_the_holder_of_the_booklet() -> None:
    page = """
         样本省最低生活保障证                         家庭成员情况
    户主姓名    测试甲                      姓名      关系    身份证号码
    性别        男                          测试乙    配偶    440883198002160044
    保障类别    农村低保                    测试丙    女儿    440883200611090029
    身份证号    440883197804230070
    有效期至    2026年06月30日
    """
    assert _read("aid_certificate", page)["name"] == "测试甲"


def test_a_household_watched_lest_it_fall_back_into_poverty_is_one_of_aid() -> None:
    page = """
                          证明
    兹有我县样本镇样本村委会村民测试甲一户，经县级审批，于2022年6月纳入防返贫监测对象（脱贫不稳定户）管
    理。该户家庭成员测试乙，女，壮族，身份证号码：532624200605030022，现就读于样本大学。
    情况属实，特此证明。
    本证明有效期至2025年12月31日。
                                        样本县乡村振兴局
                                        2024年8月26日
    """
    assert _read("aid_certificate", page) == {
        "name": "测试乙",
        "id_number": "532624200605030022",
        "aid_type": "防返贫监测对象",
        "valid_until": "2025-12-31",
    }


def test_a_short_letter_that_names_the_number_of_the_aid_is_one() -> None:
    page = """
                          证明
    兹有我街道样本社区居民测试甲，性别男，身份证号
    210404200512050013，系城市低保对象，低保证号2104040212。现
    就读于样本学院。用途：办理大学生医疗保险。
                          样本市样本区样本街道办事处
    """
    told = _read("aid_certificate", page)
    assert (told["name"], told["aid_type"]) == ("测试甲", "城市低保对象")


def test_a_printout_on_a_household_is_made_out_for_the_member_a_sentence_names() -> None:
    page = """
    防返贫监测信息系统
                       防止返贫监测对象信息表
    监测对象类别    边缘易致贫户          风险状态    未消除
    户主姓名        测试父
    姓名      与户主关系      证件号码                性别
    测试父    户主            511621197502030056      男
    测试甲    之女            511621200605170048      女
    测试甲（511621200605170048）为该户家庭成员，属边缘易致贫户，用于办理医疗保险参保资助。
    """
    told = _read("aid_certificate", page)
    assert (told["name"], told["id_number"]) == ("测试甲", "511621200605170048")
    assert told["aid_type"] == "边缘易致贫户"


def test_the_title_of_a_booklet_names_the_aid_where_nothing_else_does_and_a_label_ends_it() -> None:
    page = """
              城市居民最低生活保障证
    持证人  测试甲      性别  女
    身份证号  11010320140315011X
    有效期至2026年6月30日
    发证单位（盖章）  样本县民政局
    """
    found = read("aid_certificate", page)["aid_type"]
    assert (found.value, found.outcome) == ("城市居民最低生活保障", "recheck")
    page = page.replace("有效期至", "保障类别：农村低保 保障人口：4人\n    有效期至")
    assert values("aid_certificate", page)["aid_type"] == "农村低保"


@pytest.mark.parametrize(
    ("said", "name", "sort"),
    [
        (
            "兹有我镇样本村二社村民测试丙之子测试甲，男，汉族，身份证号码：622621201106073359，\n"
            "家庭生活困难，该户自2022年10月起被列为农村二类低保户，请协助办理医疗保险个人缴费资助手续。",
            "测试甲",
            "农村二类低保户",
        ),
        (
            "测试甲，女，壮族，公民身份号码622621201106073359。该儿童现由姑母照料。\n"
            "经审核，我局于2020年4月确认其为事实无人抚养儿童，按月发放基本生活补贴。样本县民政局",
            "测试甲",
            "事实无人抚养儿童",
        ),
    ],
)
def test_offices_say_in_many_words_that_somebody_is_aided(said: str, name: str, sort: str) -> None:
    told = _read("aid_certificate", f"                 证明\n{said}\n    特此证明。")
    assert (told["name"], told["aid_type"]) == (name, sort)


def test_the_one_member_of_a_list_in_whose_row_the_number_stands_is_aided_and_a_son_is_no_name() -> None:
    page = """
              最低生活保障边缘家庭确认通知书
    现确认你户为最低生活保障边缘家庭，有效期自2025年2月1日起至2026年1月31日止。救助对象名单如下：
    姓名      与户主关系    公民身份号码            备注
    测试甲    长子          332522201205271635      学生
    如对本确认不服，可自收到之日起六十日内申请行政复议。
                                   样本县样本街道办事处
    """
    told = _read("aid_certificate", page)
    assert (told["name"], told["id_number"]) == ("测试甲", "332522201205271635")


def test_a_printout_of_the_watch_against_poverty_tells_the_sort_of_household() -> None:
    page = """
    全国防返贫监测和衔接推进乡村振兴信息系统
                    家庭成员信息查询结果
    姓名      测试甲            性别      女
    证件号码  522422201310112820      民族  布依族
    户类型    脱贫户            脱贫年度  2019
    """
    told = _read("aid_certificate", page)
    assert (told["name"], told["aid_type"]) == ("测试甲", "脱贫户")


def test_the_holder_whose_sex_shares_the_line_is_told_and_a_remark_is_no_name() -> None:
    page = """
    最低生活保障证                                    家庭成员基本情况
    户主姓名：测试甲 性别：男              姓名      与户主关系    身份证号码            备注
    公民身份号码：430524198604120033       测试甲    本人          430524198604120033    三级残
    救助类别  城市低保  人口2
    """
    told = _read("aid_certificate", page)
    assert (told["name"], told["aid_type"]) == ("测试甲", "城市低保")


def test_the_inner_page_of_a_disability_booklet_is_known_without_its_title() -> None:
    page = """
    姓名测试甲                          批准机关（章）
    性别女                              发证日期2021年09月08日
    残疾人证号11022820180101017422      有效期至2031年09月07日
    残疾类别听力    残疾等级二级
    监护人 测试父与残疾人关系 父女
    """
    lines, _, _ = drawn(page)
    answer = classify.of_lines([line.text for line in lines])
    assert (answer.kind, answer.face) == ("aid_certificate", "card")
    told = values("aid_certificate", page, "card")
    assert (told["name"], told["valid_until"], told["aid_type"]) == ("测试甲", "2031-09-07", "残疾人")


@pytest.mark.parametrize(
    ("title", "label", "sort"),
    [
        ("困难职工帮扶证", "帮扶类别", "深度困难职工"),
        ("计划生育家庭特别扶助证", "扶助类别", "独生子女伤残家庭"),
        ("军人遗属优待证", "优待类别", "烈士遗属"),
        ("困境儿童认定表", "困境类型", "重病儿童"),
    ],
)
def test_any_group_that_the_state_aids_has_its_card_or_record(title: str, label: str, sort: str) -> None:
    page = f"""
                {title}
        姓名  测试甲          性别  男
        身份证号  110228201801010174
        {label}  {sort}
        发证日期  2022年5月1日
    """
    assert values("aid_certificate", page)["aid_type"] == sort


@pytest.mark.parametrize(
    "page",
    [
        "老年人优待证\n姓名：测试甲\n身份证号：110228201801010174\n发证机关：样本市老龄工作委员会",
        "学业帮扶手册\n学生姓名：测试甲\n班级：五年级1班\n帮扶教师：测试乙\n帮扶措施：每周两次辅导",
        "困难群众救助政策明白卡\n一、最低生活保障\n申请条件：共同生活的家庭成员人均收入低于标准\n二、特困人员",
        "就业困难人员认定表\n姓名：测试甲\n身份证号：110228201801010174\n样本区人力资源和社会保障局",
    ],
)
def test_what_only_speaks_of_help_is_no_proof_of_aid(page: str) -> None:
    assert kind(page) == "unknown"


def test_a_sentence_with_a_person_and_number_goes_before_the_list_below_it() -> None:
    page = """
                  关于测试丙同学家庭情况的证明
        你校学生测试丙（身份证号码：11010320140315011X），自2021年4月起享受农村低保，名单附后。
        序号    姓名      身份证号码             困难类别      所在村（居）
        1       测试甲    110228201801010174     特困供养      样本村
        2       测试丙    11010320140315011X     农村低保      测试村
                              样本镇人民政府
    """
    assert values("aid_certificate", page) == {
        "name": "测试丙",
        "id_number": "11010320140315011X",
        "aid_type": "农村低保",
    }


def test_of_a_list_of_the_aided_the_first_is_not_taken_for_the_bearer() -> None:
    page = """
                  医疗救助对象证明
        序号    姓名      身份证号码             困难类别      所在村（居）
        1       测试甲    110228201801010174     特困供养      样本村
        2       测试丙    11010320140315011X     农村低保      测试村
                              样本镇人民政府
    """
    assert "name" not in values("aid_certificate", page)


def test_a_label_of_the_aid_may_begin_with_what_the_aid_is_called_and_days_have_their_own() -> None:
    page = """
              医疗救助对象身份信息查询单
        人员姓名            测试甲
        证件号码            110228201801010174
        医疗救助人员类别    低保边缘家庭成员
        救助身份开始日期    2024-01-01
        救助身份结束日期    2024-12-31
        当前状态            有效
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["aid_type"]) == ("测试甲", "低保边缘家庭成员")
    assert read["valid_until"] == "2024-12-31"


@pytest.mark.parametrize(
    ("said", "sort"),
    [
        ("自2019年1月起列为计划生育特殊家庭特别扶助对象，扶助类别为：独生子女死亡家庭。", "独生子女死亡家庭"),
        ("经核实，该家庭建档标准为深度困难职工。", "深度困难职工"),
    ],
)
def test_the_sort_is_what_the_sentence_says_the_class_is(said: str, sort: str) -> None:
    page = f"""
                    困难家庭证明
        兹有测试甲，女，公民身份号码110228201801010174，{said}
        其2025年度居民医保个人缴费由财政全额补助。
                        样本市总工会
    """
    assert values("aid_certificate", page)["aid_type"] == sort


@pytest.mark.parametrize(
    "page",
    [
        "保障对象基本情况\n姓名：测试甲\n救助类别：城市低保\n月保障金额：786.00\n有效期至：2025年6月30日",
        "样本县民政局\n事实无人抚养儿童认定结果告知书\n儿童测试甲符合规定条件，同意认定为事实无人抚养儿童",
        "样本省脱贫户帮扶政策明白卡\n户主姓名 测试甲\n脱贫年度 2018年\n主要致贫原因 因学\n帮扶责任人 测试乙",
    ],
)
def test_inner_pages_decisions_and_cards_of_households_are_proofs_of_aid(page: str) -> None:
    assert kind(page) == "aid_certificate"


def test_the_holder_of_a_booklet_stands_beside_a_label_of_the_holder_not_over_the_members() -> None:
    page = """
        样本省低收入困难家庭证                       家庭成员登记
        持证人    测试甲                  姓名     关系   性别   身份证号
        身份证号  110228201801010174      测试甲   本人   女     110228201801010174
        救助类别  低收入困难家庭          测试丙   儿子   男     11010320140315011X
        有效期至  2027年1月14日
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试甲", "110228201801010174")


def test_a_booklet_may_ask_for_the_class_alone_and_a_disabled_persons_number_holds_the_identity_number() -> (
    None
):
    page = """
        样本市城乡困难群众医疗救助证
        姓名：测试甲      性别：男
        残疾人证号：11022820180101017421
        类别：低保
        有效日期：2024.07.01-2025.06.30
    """
    read = values("aid_certificate", page)
    assert (read["aid_type"], read["id_number"]) == ("低保", "110228201801010174")


def test_what_a_system_calls_its_printout_is_no_person() -> None:
    page = """
        样本市民政局社会救助信息系统
        救助对象查询结果
        姓名：测试甲
        证件号码：110228201801010174
        救助类型：低收入家庭救助
    """
    assert values("aid_certificate", page)["name"] == "测试甲"


def test_name_and_number_are_those_of_the_child_where_a_parent_and_number_stand_first() -> None:
    page = """
                          证明
        我单位职工测试父，男，身份证号110108196503124525，列为2024年度在档困难职工，其女测试丙，
        身份证号11010320140315011X，符合参保资助条件。
                          样本集团工会委员会
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试丙", "11010320140315011X")


def test_the_aid_a_sentence_ends_with_goes_before_the_one_in_the_title() -> None:
    page = """
                     城乡低保家庭证明
        测试丙（身份证号11010320140315011X）一家自2021年7月起纳入城市低保，现就读于样本中学。
    """
    assert values("aid_certificate", page)["aid_type"] == "城市低保"


def test_the_sort_of_aid_stands_in_the_row_of_the_one_person_of_a_list() -> None:
    page = """
              城乡居民基本医疗保险参保资助人员确认表
        序号    姓名      身份证号码             资助类别      资助标准
        1       测试丙    11010320140315011X     孤儿          全额资助
        确认单位：样本市民政局
    """
    assert values("aid_certificate", page)["aid_type"] == "孤儿"


def test_a_grandchild_is_a_person_and_the_head_of_a_household_is_no_part_of_a_name() -> None:
    page = """
              易致贫返贫户监测帮扶证明
        户主测试父（身份证号110108196503124525）一家三口，2022年11月因病纳入边缘易致贫户监测，
        其孙测试丙（身份证号11010320140315011X）现在样本中学就读。
                    样本县乡村振兴局
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试丙", "11010320140315011X")


def test_the_household_a_booklet_is_for_is_its_heads_and_the_sort_is_what_it_is_now() -> None:
    page = """
                低保证
        户主姓名  测试父      家庭人口  2
        保障类别  农村低保C类
        成员姓名  测试丙
    """
    assert values("aid_certificate", page)["name"] == "测试父"
    said = "该户2016年识别为建档立卡户，2019年脱贫，现为脱贫户（享受政策）。"
    letter = f"关于测试丙同学脱贫户身份的证明\n测试丙，女，身份证号11010320140315011X，{said}"
    assert values("aid_certificate", letter)["aid_type"] == "脱贫户"


def test_a_disability_card_shown_on_a_screen_says_so_behind_its_title() -> None:
    page = """
        残疾人证（电子证照）
        姓名：测试丙
        证件号码：11010320140315011X43
        残疾类别：智力    残疾等级：三级
    """
    read = values("aid_certificate", page, "card")
    assert (read["name"], read["id_number"], read["aid_type"]) == ("测试丙", "11010320140315011X", "残疾人")


def test_a_name_right_over_the_one_number_is_its_bearer_as_screens_show_cards() -> None:
    page = """
        救助对象信息查询
        测试丙
        11010320140315011X
        救助类别        城镇最低生活保障
        与户主关系      女儿
        户主姓名        测试父
        有效期至        2025-06-30
    """
    assert values("aid_certificate", page)["name"] == "测试丙"


@pytest.mark.parametrize(
    ("page", "name", "sort"),
    [
        (
            "样本县民政局文件\n关于同意将测试丙纳入孤儿基本生活\n保障范围的批复\n经审核，测试丙，女，2014年3月15日出生，"
            "身份证号码11010320140315011X，就读于样本小学，符合孤儿认定条件。\n同意自2021年9月起纳入孤儿基本生活保障范围，"
            "按月发放基本生活费。\n2021年8月26日印发",
            "测试丙",
            "孤儿基本生活保障",
        ),
        (
            "学生资助对象证明\n兹证明测试丙同学系我校高二（11）班在籍学生，女，瑶族，身份证号11010320140315011X。\n"
            "经县民政局复核，该生系农村低保家庭学生，本证明仅用于办理2024年度居民医保参保缴费资助。\n班主任：测试乙",
            "测试丙",
            "农村低保家庭学生",
        ),
        (
            "样本县特困人员救助供养\n审核确认通知书\n测试丙监护人测试乙：\n你代未成年人测试丙（身份证号码：11010320140315011X）"
            "提出的申请收悉。\n决定自2022年7月起给予特困人员救助供养（分散供养），照料护理类型为全自理。\n样本镇人民政府",
            "测试丙",
            "特困人员救助供养",
        ),
    ],
)
def test_decisions_and_letters_name_the_aided_in_a_sentence(page: str, name: str, sort: str) -> None:
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"], read["aid_type"]) == (name, "11010320140315011X", sort)


def test_an_inner_page_is_known_by_the_sign_of_its_number_and_its_class() -> None:
    page = """
        样低保字第 0314207 号
        户主姓名：测试父
        身份证号：110108196503124525
        保障类别：农村低保B类
        保障人口：4人
    """
    assert values("aid_certificate", page) == {
        "name": "测试父",
        "id_number": "110108196503124525",
        "aid_type": "农村低保B类",
    }


def test_the_head_of_a_household_stands_beside_a_label_and_in_the_table_of_members() -> None:
    page = """
        样本省最低生活保障证
        证号：样低保000000第00218号
        户主：测试母     保障类别：城镇低保     家庭人口：3
        姓名      性别    与户主关系    身份证号码
        测试母    女      户主          110108196503124525
        测试丙    男      儿子          11010320140315011X
        有效期：2024年1月1日至2024年12月31日
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试母", "110108196503124525")


@pytest.mark.parametrize(
    ("page", "sort"),
    [
        (
            "防止返贫监测对象认定结果告知书\n户主测试父：经识别，您户为脱贫不稳定户，风险类型：因学。\n"
            "家庭成员测试丙（11010320140315011X）享受城乡居民医保参保资助。",
            "脱贫不稳定户",
        ),
        (
            "残疾人两项补贴资格审定通知\n申请人姓名：测试丙    残疾类别等级：肢体一级\n"
            "身份证号：11010320140315011X\n经审定，同意发放重度残疾人护理补贴。",
            "重度残疾人",
        ),
        (
            "资助参保人员信息表\n姓名：测试丙    身份证号：11010320140315011X\n"
            "资助类别 重度残疾   资助年度 2025",
            "重度残疾",
        ),
    ],
)
def test_notices_and_records_of_aid_tell_person_number_and_sort(page: str, sort: str) -> None:
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"], read["aid_type"]) == ("测试丙", "11010320140315011X", sort)


def test_the_aided_of_a_household_stands_beside_a_label_of_its_own() -> None:
    page = """
        样本市低收入困难家庭证
        户主：测试父
        有效期至：2026年11月30日
                 家庭成员情况
        姓名      关系    身份证号码
        测试父    户主    110108196503124525
        测试丙    女儿    11010320140315011X

        救助类别：低收入困难家庭
        救助对象：测试丙
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试丙", "11010320140315011X")


def test_of_sorts_under_one_another_the_one_whose_box_a_tick_hides_is_meant() -> None:
    page = """
        享受医疗救助待遇人员身份确认表
        人员姓名    测试丙
        人员类别    □ 城乡居民最低生活保障人员
                    城乡低收入救助人员
                    □ 城乡特困供养人员
                    □ 持证残疾人
    """
    found = read("aid_certificate", page)["aid_type"]
    assert (found.value, found.outcome) == ("城乡低收入救助人员", "recheck")


def test_a_card_of_aid_names_its_holder_and_its_last_day() -> None:
    page = """
        样本县城乡医疗救助卡
        持卡人    测试丙
        身份证号  11010320140315011X
        救助种类  农村五保对象
        发卡日期  2017-01-05
        有效日期  2019-12-31
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["aid_type"], read["valid_until"]) == ("测试丙", "农村五保对象", "2019-12-31")


def test_a_letter_may_be_valid_from_its_day_of_issue_on() -> None:
    page = """
              困难职工家庭子女证明信
        学生测试丙（男，身份证号11010320140315011X），系下岗职工测试父之子，建档类别为深度困难职工家庭。
        此证明自开具之日起至2019年8月31日有效，复印无效。
    """
    assert values("aid_certificate", page)["valid_until"] == "2019-08-31"


@pytest.mark.parametrize(
    ("page", "sort"),
    [
        (
            "享受民政医疗救助待遇人员登记卡\n姓名：测试丙    性别：男\n"
            "身份证号：11010320140315011X\n人员类别：城镇三无人员",
            "城镇三无人员",
        ),
        (
            "关于申请医保参保资助的情况证明\n区医保局：\n我校学生测试丙（身份证号码11010320140315011X），"
            "家庭为2024年新识别的突发严重困难户。\n样本市第十二中学\n样本镇样本村村民委员会",
            "突发严重困难户",
        ),
        (
            "残疾学生资助证明\n经查，我区户籍学生测试丙持有第二代残疾人证（证号11010320140315011X43），"
            "残疾类别智力，\n残疾等级三级，符合2025年度城乡居民医保政府资助参保条件。\n样本区残疾人联合会",
            "残疾人",
        ),
    ],
)
def test_more_groups_of_the_aided_are_known(page: str, sort: str) -> None:
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"], read["aid_type"]) == ("测试丙", "11010320140315011X", sort)


@pytest.mark.parametrize(
    ("page", "name", "sort"),
    [
        (
            "证    明\n学生：司徒丙    性别：女    班别：六年级2班\n身份证号：11010320140315011X\n"
            "该生属于我区在册低保家庭学生。\n样本区民政局",
            "司徒丙",
            "低保家庭学生",
        ),
        (
            "样本市医疗救助对象认定通知书\n测试丙：\n经审核公示，现认定您为因病致贫重病患者。\n"
            "身份证号码：11010320140315011X",
            "测试丙",
            "因病致贫重病患者",
        ),
        (
            "国家级脱贫人口信息查询单\n姓名：测试丙    证件号码：11010320140315011X\n"
            "户类型：脱贫户（已脱贫享受政策）",
            "测试丙",
            "脱贫户（已脱贫享受政策）",
        ),
        (
            "关于测试丙享受低保待遇的证明\n测试丙，男，身份证号11010320140315011X，"
            "自2021年起享受农村最低生活保障待遇。\n样本县样本乡人民政府",
            "测试丙",
            "农村最低生活保障",
        ),
        (
            "烈士、因公牺牲军人、病故军人遗属优待证\n姓名：测试丙\n身份证号：11010320140315011X\n"
            "人员类别：烈士遗属",
            "测试丙",
            "烈士遗属",
        ),
        (
            "证    明\n样本市医疗保障局：\n我镇居民测试丙（男，身份证11010320140315011X），"
            "其父为二级肢体残疾人，家庭属低保边缘户，请按规定予以资助参保。\n样本市样本镇人民政府",
            "测试丙",
            "低保边缘户",
        ),
        (
            "收入型贫困家庭认定证明\n经核对，测试丙家庭（共3人）为收入型贫困家庭。\n"
            "测试丙    身份证号    11010320140315011X\n样本区样本街道社区事务受理服务中心",
            "测试丙",
            "收入型贫困家庭",
        ),
        (
            "医疗救助人员证明（存根）\n姓名：测试丙\n身份证号：11010320140315011X\n人员类别：二类低保",
            "测试丙",
            "二类低保",
        ),
    ],
)
def test_offices_name_the_aided_in_their_own_words(page: str, name: str, sort: str) -> None:
    read = _read("aid_certificate", page)
    assert (read["name"], read["id_number"], read["aid_type"]) == (name, "11010320140315011X", sort)


def test_a_sort_whose_box_is_empty_is_not_the_aid() -> None:
    page = """
        城镇居民医疗保险免缴费人员身份证明
        参保人员姓名：测试丙     性别：男
        身份证号码：11010320140315011X
        免缴费类别（打√）：√低保  □重残  □低收入家庭老人
    """
    assert values("aid_certificate", page)["aid_type"] == "低保"


def test_a_validity_may_begin_with_a_month_and_end_with_a_day() -> None:
    page = """
        特困职工证
        姓名  测试丙      性别  男
        身份证号  11010320140315011X
        有效期限  2024年1月至2024年12月31日
    """
    assert values("aid_certificate", page)["valid_until"] == "2024-12-31"


def test_the_member_of_a_household_whom_the_sentence_certifies_is_its_person() -> None:
    page = """
              社会救助家庭证明
        姓名      关系    身份证号码
        测试父    户主    440184197903145579
        测试丙    之子    11010320140315011X
        兹证明测试丙为我街低保家庭成员。
        样本区样本街道办事处
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试丙", "11010320140315011X")


def test_an_application_is_a_proof_once_the_office_has_agreed() -> None:
    form = """
              最低生活保障申请审批表
        申请人姓名  测试父      身份证号码  440184197903145579
        申请类别    ☑最低生活保障   □特困人员   □低保边缘家庭
        申请理由    本人致腿部骨折，生活困难，特申请低保。
        镇（街道）审核意见          （盖章）
        县级民政部门审批意见{}      （盖章）
    """
    assert kind(form.format("")) == "unknown"
    assert kind(form.format("  同意纳入最低生活保障范围。")) == "aid_certificate"


def test_a_leaflet_that_asks_and_answers_is_no_proof() -> None:
    page = """
        城乡医疗救助政策明白纸
        一、哪些人可以享受资助参保？
        特困人员、孤儿、事实无人抚养儿童个人缴费部分给予全额资助；最低生活保障对象、低保边缘家庭成员、返贫致贫人口给予定额资助。
        经系统查询可确认为低保边缘家庭成员、困难家庭学生的，享受救助。
        对象类别          个人缴费标准   资助标准
        农村一、二类低保对象    400元    360元
        防止返贫监测对象  400元          200元
        重度残疾人        400元          180元
        二、需要带哪些证件？
        本人身份证，以及最低生活保障证、特困人员救助供养证、残疾人证等救助对象身份证明。
        三、到哪里办理？
        户籍所在地乡（镇）人民政府便民服务中心，县民政局。
    """
    assert kind(page) == "unknown"


def test_a_school_s_letter_about_a_household_out_of_poverty_is_one_of_aid() -> None:
    page = """
              脱贫家庭学生身份证明
        测试丙，女，彝族，身份证号：11010320140315011X，学籍号：G11010320140315011X，现就读于样本中学
        八年级（6）班。经与全国防返贫监测信息系统比对，该生家庭（户主：测试父，户编号：5205261093）属于建档
        立卡脱贫户，脱贫年度2019年。
        学校（盖章）        乡村振兴部门（盖章）
    """
    assert kind(page) == "aid_certificate"


def test_the_table_on_the_other_page_of_a_booklet_tells_no_number_of_the_head_of_the_household() -> None:
    page = """
             保障对象基本情况                       享受保障家庭成员
        户主姓名    测试父                   姓名    与户主关系   身份证号码
                                             测试丙   女儿   11010320140315011X
        身份证号    440184197903145579
        保障类别    农村最低生活保障
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试父", "440184197903145579")


def test_the_signs_before_the_number_of_a_booklet_are_nobody() -> None:
    page = """
        困难职工帮扶证
        编号：鲁工帮2023-0141
        身份证号  11010320140315011X
        困难类别  深度困难职工
    """
    assert "name" not in values("aid_certificate", page)


def test_the_back_of_a_disability_card_may_bear_the_title_again() -> None:
    page = """
        残疾人证
        监护人测试父
        联系电话13800000000
        签发机关样本县残疾人联合会
        有效期限2021.03.15-2031.03.14
    """
    lines, _, _ = drawn(page)
    assert classify.of_lines([line.text for line in lines]).face == "back"


@pytest.mark.parametrize(
    ("page", "name", "sort"),
    [
        (
            "样本县人民医院\n就医绿色通道登记卡\n就诊人  测试丙      病案号  00381725\n"
            "证件号码  11010320140315011X\n优待对象类别  ☑计划生育特殊家庭  □军属  □高龄老人\n"
            "核验情况  经比对样本县卫生健康局《2024年计划生育特殊家庭人员名册》，就诊人在册。",
            "测试丙",
            "计划生育特殊家庭",
        ),
        (
            "职工姓名  测试丙\n建档编号  铁东-2023-0417\n身份证号码  11010320140315011X\n"
            "困难类别  深度困难职工\n致困原因  配偶患尿毒症\n供养直系亲属\n样本区总工会",
            "测试丙",
            "深度困难职工",
        ),
        (
            "证    明\n样本街小学：\n兹有你校六（2）班学生测试丙（身份证号11010320140315011X），"
            "系我街道居民测试父之子。\n"
            "该户已于今年三月经我街道审核并报区民政局确认，\n纳入支出型困难家庭范围。\n"
            "特此证明，供测试丙办理城乡居民医保参保资助时使用。\n样本街道办事处民政科",
            "测试丙",
            "支出型困难家庭",
        ),
        (
            "在校困难学生身份情况说明\n样本县医疗保障局：\n测试丙，回族，我校八年级（5）班学生，身份证号11010320140315011X。\n"
            "经查阅县民政局移交教育系统的《秋季学期社会救助家庭学生名单》，该生身份类别登记为“孤\n"
            "儿”，监护人为其祖父，基本生活费由县民政局按月发放。",
            "测试丙",
            "孤儿",
        ),
        (
            "医疗救助身份查询\n姓名  测试丙\n证件号码  11010320140315011X\n救助身份信息\n"
            "救助对象类别  重度残疾人\n认定部门  样本市残疾人联合会",
            "测试丙",
            "重度残疾人",
        ),
    ],
)
def test_hospitals_unions_schools_and_apps_tell_the_aided(page: str, name: str, sort: str) -> None:
    read = _read("aid_certificate", page)
    assert (read["name"], read["id_number"], read["aid_type"]) == (name, "11010320140315011X", sort)


def test_a_preference_card_of_survivors_has_its_title_on_two_lines() -> None:
    page = """
        烈士、因公牺牲军人、病故军人遗属
        优待证
        姓名  测试丙
        编号  5101 3300 2417 86
        有效期至  2042年07月31日
        退役军人事务部监制
    """
    read = _read("aid_certificate", page)
    assert (read["name"], read["valid_until"]) == ("测试丙", "2042-07-31")
    veterans = page.replace("烈士、因公牺牲军人、病故军人遗属", "中华人民共和国退役军人")
    assert kind(veterans) == "unknown"


def test_an_application_that_is_called_a_register_is_no_proof() -> None:
    page = """
        样本省社会救助申请及家庭情况登记表
        申请人姓名  测试父      身份证号码  440184197903145579
        申请救助类型  ☑最低生活保障  □特困人员救助供养  □低保边缘家庭
        申请理由  生活困难，申请享受最低生活保障。
        县级民政部门确认意见
    """
    assert kind(page) == "unknown"


def test_of_sorts_beside_one_another_the_one_whose_box_a_tick_hides_is_meant() -> None:
    page = """
        优抚对象子女身份证明
        兹证明测试丙，性别男，居民身份证号11010320140315011X，其父亲在执行任务中牺牲。
        经核查，该同志确系我区优抚对象，类别为：
        □烈士子女       因公牺牲军人子女
        □病故军人子女   □残疾军人子女
        样本区退役军人事务局
    """
    found = read("aid_certificate", page)["aid_type"]
    assert (found.value, found.outcome) == ("因公牺牲军人子女", "recheck")


@pytest.mark.parametrize(
    ("page", "sort"),
    [
        (
            "样本县农户身份核验回执单\n查询对象（户主）  测试丙\n证件号码  11010320140315011X\n"
            "家庭人口  4人\n"
            "核验结果  该户属于低收入农户\n核验结果有效期至  2025-06-30\n样本乡人民政府",
            "低收入农户",
        ),
        (
            "样本市样本镇人民政府\n家庭经济状况认定告知书\n测试丙（公民身份号码：11010320140315011X）：\n"
            "现认定结果如下：\n认定类型  相对困难家庭\n"
            "认定期限  2024年7月1日—2025年6月30日\n"
            "送达回执\n签收人：测试丙",
            "相对困难家庭",
        ),
        (
            "全国防返贫监测信息系统\n系统公告\n户信息管理/家庭成员/人员详情\n姓名  测试丙\n"
            "证件号码  11010320140315011X\n"
            "与户主关系  之子\n人口类型  脱贫人口\n脱贫年度  2019\n是否享受低保  否",
            "脱贫人口",
        ),
        (
            "样本市城区\n社会救助证\n姓名  测试丙\n身份证  11010320140315011X\n"
            "类别  城市“三无”人员\n样本市民政局监制",
            "城市“三无”人员",
        ),
        (
            "样本市民政局\n关于协助核查测试丙社会救助身份的复函\n样本区医疗保障局：\n"
            "一、测试丙，女，公民身份号码11010320140315011X。\n"
            "二、该生系户主测试父之女，随户纳入我市城市最低生活保障，保障人口3人。",
            "城市最低生活保障",
        ),
        (
            "样本县城乡居民医保参保资助身份确认单\n被资助人  测试丙\n证件号码  11010320140315011X\n"
            "户主  测试父\n资助身份类别  返贫致贫人口\n资助享受截止日  2025-12-31",
            "返贫致贫人口",
        ),
    ],
)
def test_slips_notices_screens_and_replies_tell_the_aided(page: str, sort: str) -> None:
    read = _read("aid_certificate", page)
    assert (read["name"], read["id_number"], read["aid_type"]) == ("测试丙", "11010320140315011X", sort)


def test_the_aided_stands_beside_labels_though_the_text_tells_a_parent_and_the_number() -> None:
    page = """
        关于测试丙同学享受见义勇为优抚保障身份的函
        我区居民测试父（公民身份号码440184197903145579）救助落水群众时不幸牺牲，其子女依法享受保障。
        姓名：测试丙（男）
        公民身份号码：11010320140315011X
        对象类别：见义勇为牺牲人员子女
        保障截止：2033年4月6日（年满18周岁）
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试丙", "11010320140315011X")


def test_a_number_on_the_line_below_its_label_is_that_of_the_person_before_it() -> None:
    page = """
              证    明
        兹有我镇样本村学生测试丙，身份证号
        11010320140315011X，系该村建档立卡脱贫户家庭成员（户主测试父，身份证号440184197903145579，
        与学生系父子关系）。请按政策给予参保缴费资助为盼。
        样本镇乡村振兴办公室
    """
    read = values("aid_certificate", page)
    assert (read["name"], read["id_number"]) == ("测试丙", "11010320140315011X")


def test_the_name_beside_the_heading_of_the_guardian_and_the_title_are_not_the_childs() -> None:
    page = """
              儿童福利证
        身份证号  11010320140315011X
        儿童类别  社会散居孤儿
        监护人    姓  名  测试父
        情况      与儿童关系  祖父
    """
    assert "name" not in values("aid_certificate", page)


@pytest.mark.parametrize(
    "page",
    [
        "最低生活保障申请不予确认告知书\n测试丙（身份证号：11010320140315011X）：\n你提出的最低生活保障申请已收悉。\n"
        "经家庭经济状况核对，你家庭月人均收入高于我县农村最低生活保障标准，不符合规定的条件，决定不予确认。\n样本镇人民政府",
        "样本县社会救助申请受理通知单\n申请人  测试丙\n身份证号  11010320140315011X\n"
        "申请事项  □最低生活保障 ☑特困人员救助供养 □低保边缘家庭\n"
        "受理意见  申请材料齐全，予以受理。我镇将在受理之日起15个工作日内提出审核意见。\n样本镇人民政府",
        "停止最低生活保障待遇通知书\n测试丙（身份证号：11010320140315011X）：\n经复核，你户不再符合城市最低生活保障条件，"
        "决定停止你户最低生活保障待遇。\n样本街道办事处",
    ],
    ids=["refused", "received", "ended"],
)
def test_who_was_refused_or_only_asked_or_lost_the_aid_has_no_proof(page: str) -> None:
    assert kind(page) == "unknown"


def test_the_rules_a_booklet_prints_about_losing_the_aid_take_none_from_its_holder() -> None:
    page = """
        城市居民最低生活保障证
        户主姓名  测试父      身份证号  440184197903145579
        保障类别  城市低保
        注意事项：1.家庭收入超过保障标准的，应主动退保；2.不再符合条件的，停止发放保障金；
        3.经审核不符合规定的，予以取消。
    """
    assert kind(page) == "aid_certificate"
