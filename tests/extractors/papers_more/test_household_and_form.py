"""Pages of the household register and forms of enrolment as other printers set them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import classify
from extractors.papersheet import is_empty_part, read_sheet
from extractors.records import Line
from extractors.regions import split
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import kind, read, values


def _person(drawing: str) -> dict[str, object]:
    return values("household_register_person", drawing, "person")


def test_schooling_runs_over_two_lines_of_its_cell() -> None:
    cell = """
    文化程度   大学专科和专科   婚姻状况   离婚
               学校
    """
    assert _person(cell)["education"] == "大学专科和专科学校"
    assert "education" not in _person("文化程度   学校")


def test_a_move_may_end_with_the_word_for_moving_house_and_none_is_the_officers_mark() -> None:
    label = "何时由何地迁来本址   "
    assert _person(label + "2021年8月30日由样本省测试县搬迁")["moved_to_address"] == (
        "2021年8月30日由样本省测试县搬迁"
    )
    assert "moved_to_address" not in _person(label + "2021年8月30日由样本省测试县迁")
    assert "moved_to_address" not in _person(label + "承九人签章。测试")


def test_the_day_of_issue_may_be_read_in_pieces() -> None:
    drawing = "户别   家庭户     户主姓名  测试甲\n承办人签章   王样    2013年7    月16日  签发"
    assert values("household_register_home", drawing, "home")["issue_date"] == "2013-07-16"


def test_the_householder_stands_right_of_the_kind_of_household_though_the_label_was_not_read() -> None:
    for holder in ("测试甲", "样本工业大学"):
        page = f"户别   集体户    户姓  著   {holder}\n户号   00418    住址   样本省样本县测试镇7号"
        name = read("household_register_home", page, "home")["householder_name"]
        assert (name.value, name.outcome) == (holder, "recheck")


@pytest.mark.parametrize(
    "title",
    [
        "城乡居民基本医疗保险（学生儿童）信息采集表",
        "北京市城乡居民医疗保险学生儿童参保申报表",
        "样本区城乡居民基本医疗保险参保信息登记表(幼儿)",
    ],
)
def test_a_title_of_enrolment_tells_the_form_by_itself(title: str) -> None:
    assert kind(title) == "enrolment_form"


@pytest.mark.parametrize(
    "title",
    [
        "城乡居民基本医疗保险医药费用报销申请表",
        "城乡居民基本医疗保险异地就医备案登记表",
        "附件：城乡居民基本医疗保险信息采集表",
        "城乡居民基本医疗保险参保缴费汇总信息表",
    ],
)
def test_forms_of_benefits_are_no_enrolment(title: str) -> None:
    table = """
    姓名 测试甲 身份证号 11010320140315011X 人员类别 学生儿童
    开户银行 中国工商银行 银行账号 6222020000000000000 联系电话 13800000000
    """
    told = kind(title if title.startswith("附件") else title + table)
    assert told == "unknown"


def _form(drawing: str) -> dict[str, object]:
    return values("enrolment_form", drawing)


def test_options_whose_boxes_were_lost_are_no_choice() -> None:
    assert "category" not in _form("人员类别   在校学生 学龄前儿童 其他非在校少年儿童")
    assert _form("人员类别   学生儿童")["category"] == "学生儿童"


def test_the_note_of_a_label_is_no_school_and_a_place_no_class() -> None:
    assert "school" not in _form("所在学校\n(托幼机构)")
    assert _form("所在园所   测试区样本幼儿园")["school"] == "测试区样本幼儿园"
    assert _form("班级   测试区样本四年级1班")["class_name"] == "四年级1班"


def test_on_a_copy_without_the_pale_labels_the_card_still_says_whose_it_is() -> None:
    copy = """
    测试甲
    女
                   民族 壮
    2018年1月1日
    广西壮族自治区南宁市样本区
    样本镇测试大道157号
          110228201801010174

            中华人民共和国
              居民身份证
    签发机关 南宁市公安局样本分局
    有效期限 2021.02.05-2041.02.05
    """
    assert kind(copy) == "resident_id_card"
    assert values("resident_id_card", copy, "emblem") == {
        "name": "测试甲",
        "sex": "F",
        "ethnicity": "壮",
        "birth_date": "2018-01-01",
        "address": "广西壮族自治区南宁市样本区样本镇测试大道157号",
        "id_number": "110228201801010174",
        "authority": "南宁市公安局样本分局",
        "valid_from": "2021-02-05",
        "valid_until": "2041-02-05",
    }


def test_a_form_numbers_its_questions_in_circles_and_gives_a_date_a_cell_a_digit() -> None:
    page = """
    个人参加城乡居民基本医疗保险登记表
    ①姓名        测试甲
    ②性别        ☑男   □女        ③民族：维吾尔族
    ⑤出生日期    2009年   0 8 月2 8 日
    ⑨ 所在学校   样本中学分校   ⑩班级：初一11班
    ⑬ 扣款账户   开户银行：农业银行（□建设□工商☑农业□邮储）
    """
    found = values("enrolment_form", page)
    assert (found["name"], found["sex"], found["ethnicity"]) == ("测试甲", "M", "维吾尔族")
    assert (found["birth_date"], found["bank"]) == ("2009-08-28", "ABC")
    assert (found["school"], found["class_name"]) == ("样本中学分校", "初一11班")


def test_english_beside_the_labels_of_a_form_is_not_what_was_filled_in() -> None:
    page = """
    个人参加城乡居民基本医疗保险登记表
    户籍住址 Registered Address     联系手机 Mobile
    北京市样本区测试路2号           138-0013-8000

    开户银行 Bank                   银行卡号 Account No.
    北京银行                        6217 0000 0000 0000 004
    """
    found = values("enrolment_form", page)
    assert (found["address"], found["phone"]) == ("北京市样本区测试路2号", "13800138000")
    assert (found["bank"], found["bank_account"]) == ("BJBANK", "6217000000000000004")


def test_the_next_label_is_no_place_of_work() -> None:
    page = """
    常住人口登记卡
    文化程度    学龄前儿童
    服务处所
    何时由何地  2019-10-11由样本县迁来
    迁来本市
    何时由何地
    迁来本址
    """
    found = values("household_register_person", page, "person")
    assert "workplace" not in found
    assert found["moved_to_city"] == "2019-10-11由样本县迁来"


def test_an_empty_table_of_moves_under_a_first_page_is_a_part_of_it() -> None:
    page = """
    户别      家庭户口     户主姓名   测试甲
    户号      00418        住址       样本省样本县样本村四组37号
    省级公安机关户口专用章            户口登记机关户口专用章
    承办人签章：                         月    日签发

                   住址变动登记
    住址变动后详细地址      变动日期      承办人签章
    """
    lines, wide, high = drawn(page)
    told = {r.kind.kind: r.lines for r in split(lines, wide, high)}
    assert "household_register_home" in told
    moves = told.pop("household_register_changes", ())
    paper = classify.papers()["household_register_changes"]
    assert not moves or is_empty_part(paper, moves, ("household_register_home",))
    blank = [line for line in lines if line.box.top > 0.5]
    assert is_empty_part(paper, blank, ("household_register_home",))


def test_a_form_asks_for_guardian_bank_and_class_in_other_words() -> None:
    page = """
        城乡居民基本医疗保险登记表（个人）
        姓名  测试甲    性别  男
        学校  样本区样本学校    学籍班级  二年级9班
        联系人  测试乙（母）    监护人联系电话  13800000000
        缴费方式  交通银行代扣    卡号  6222620910001234567
    """
    told = values("enrolment_form", page)
    wanted = {"school": "样本区样本学校", "class_name": "二年级9班", "guardian_name": "测试乙"}
    assert {field: told[field] for field in wanted} == wanted
    assert (told["phone"], told["bank"]) == ("13800000000", "COMM")


def test_of_two_moves_the_one_whose_label_ends_in_a_misread_sign_is_to_the_address() -> None:
    page = """
        常住人口登记卡
        姓名  测试甲           户主或与户主关系  女
        出生地  样本省样本市     民族  汉族
        籍贯  样本省样本市       出生日期  2015年12月3日
        公民身份号码  11010420151108024X   血型
        文化程度   婚姻  未婚   兵役状况
        何时由何地迁来本市县
        何时由何地迁来本塔     2016年1月15日因出生登记落户
        承办人签章       登记日期  2016年1月15日
    """
    found = values("household_register_person", page, "person")
    assert found["moved_to_address"] == "2016年1月15日因出生登记落户"
    assert "moved_to_city" not in found
    assert found["marital_status"] == "未婚"


def test_an_office_may_be_the_householder_of_a_collective_household() -> None:
    page = """
        户别  非农业集体户   户主姓名  样本市样本区人才服务管理办公室
        户号  440113007     住址  样本市样本区测试路3号
    """
    assert (
        values("household_register_home", page, "home")["householder_name"]
        == "样本市样本区人才服务管理办公室"
    )


def test_what_the_seal_over_the_foot_calls_itself_is_no_value() -> None:
    page = """
    常住人口登记卡
    姓名        测试甲      户主或与户主关系    子
    曾用名                  性别          男
    公民身份号码  11010320140315011X
    服务处所                职业      学生
                                      样户口专用章
    何时由何地迁来本市（县）   户口专用章
    何时由何地迁来本址   2020年4月2日因出生报户口  户口专用章
    """
    told = values("household_register_person", page, "person")
    assert told["occupation"] == "学生" and "moved_to_city" not in told
    assert told["moved_to_address"] == "2020年4月2日因出生报户口"


def test_a_change_whose_item_was_misread_in_one_letter_is_not_lost() -> None:
    page = """
              登记事项变更和更正记载
    项目        变更、更正后的内容      变更、更正日期      承办人签章
    婚烟状况    已烯                    2008.05.16
    服务处所    样本市第一小学          2009.03.11
    备注事项    某婚                    2009.03.11
    """
    found = read("household_register_changes", page, "changes")["entries"]
    assert found.value == ("婚姻状况:已婚", "服务处所:样本市第一小学")
    assert found.outcome == "recheck"


def raised(line: Line, by: float) -> Line:
    box = replace(line.box, top=line.box.top - by, bottom=line.box.bottom - by)
    return replace(line, box=box, quad=tuple((x, y - by) for x, y in line.quad))


@pytest.mark.parametrize(
    ("row", "entry"),
    [
        ("销贯        样本省样本县", "籍贯:样本省样本县"),  # the one item with this second letter
        ("籍费        样本省样本县", "籍贯:样本省样本县"),
        (
            "精费        样本省样本县",
            "籍贯:样本省样本县",
        ),  # a place without a house, asked for in two letters
        ("            初中        ", "文化程度:初中"),
    ],
)
def test_a_change_whose_item_nobody_could_read_is_told_by_its_value_or_a_letter(row: str, entry: str) -> None:
    page = f"""
              登记事项变更和更正记载
    项目        变更、更正后的内容      变更、更正日期      承办人签章
    {row}           2008.05.16
    服务处所    样本市第一小学          2009.03.11
    """
    found = read("household_register_changes", page, "changes")["entries"]
    assert found.value == (entry, "服务处所:样本市第一小学")
    assert (found.outcome, found.signals) == ("recheck", ("row_unread",))


def test_a_change_that_may_be_of_any_item_is_not_guessed_but_said_to_be_there() -> None:
    page = """
              登记事项变更和更正记载
    项目        变更、更正后的内容      变更、更正日期      承办人签章
                样本省样本县            2008.05.16
    服务处所    样本市第一小学          2009.03.11
    """
    found = read("household_register_changes", page, "changes")["entries"]
    assert found.value == ("服务处所:样本市第一小学",) and found.signals == ("row_unread",)


def test_two_lines_of_a_change_set_so_tight_that_both_stand_in_its_row_are_one_value() -> None:
    lines, wide, high = drawn("""
              登记事项变更和更正记载
    项目        变更、更正后的内容                  变更、更正日期
                样本省样本市样本旗样本镇样本        2018.04.11
    住址
                嘎查2组115号
    服务处所    样本市第一小学                      2022.09.06
    """)
    box = {line.text: line.box for line in lines}
    first = box["样本省样本市样本旗样本镇样本"]
    below = {"住址": 0.25 * first.height, "嘎查2组115号": 0.6 * first.height}
    up = {text: box[text].top - first.top - by for text, by in below.items()}
    tight = [raised(one, up.get(one.text, 0.0)) for one in lines]
    found, _ = read_sheet(classify.papers()["household_register_changes"], tight, "changes", wide, high)
    assert found["entries"].value == (
        "住址:样本省样本市样本旗样本镇样本嘎查2组115号",
        "服务处所:样本市第一小学",
    )


def test_kinship_behind_the_scraps_of_its_label_is_told_for_a_person_to_see() -> None:
    page = """
              常住人口登记卡
    姓名  证件样本        庐圭氣孙女
    曾用名                性别  女
    文化程度  小学        婚姻状况  未婚
    """
    found = read("household_register_person", page, "person")["relation_to_householder"]
    assert (found.value, found.outcome) == ("孙女", "recheck")
    whole = values("household_register_person", page.replace("庐圭氣孙女", "曾孙女"), "person")
    assert whole["relation_to_householder"] == "曾孙女"


@pytest.mark.parametrize(
    ("print_", "move"),
    [("局2006年9月2日出生登记", "2006年9月2日出生登记"), ("户口", None), ("安局汲家", None)],
)
def test_words_of_a_seal_are_no_part_of_a_move(print_: str, move: str | None) -> None:
    page = f"""
              常住人口登记卡
    姓名  证件样本        户主或与户主关系  户主
    何时由何地迁来本址   {print_}
    """
    assert values("household_register_person", page, "person").get("moved_to_address") == move


def test_the_seal_beside_the_day_of_registration_is_no_second_move() -> None:
    page = """
                  常住人口登记卡
        姓名  测试甲           户主或与户主关系  长子
        公民身份号码  110228201801010174
        何时由何地迁来本市（县）
        何时由何地迁来本址    2014年10月13日因出生申报入户
        承办人签章  测试乙     登记日期：2014年10月13日口专用章
    """
    found = values("household_register_person", page, "person")
    assert found["moved_to_address"] == "2014年10月13日因出生申报入户"
    assert "moved_to_city" not in found


def test_the_label_of_a_former_name_read_amiss_is_no_name() -> None:
    page = """
              常住人口登记卡
    姓名  贵用名          户主或与户主关系  儿媳
    文化程度  小学        婚姻状况  已婚
    """
    assert "name" not in values("household_register_person", page, "person")


def test_words_along_the_ring_of_a_seal_are_one_tall_line_and_no_part_of_a_value() -> None:
    lines, wide, high = drawn("""
              常住人口登记卡
    姓名  证件样本        户主或与户主关系  户主
    文化程度  小学        婚姻状况  未婚
    服务处所             样本市第一小学    宣和派出所
    """)
    ring = [
        replace(one, box=replace(one.box, bottom=one.box.bottom + one.box.height), quad=())
        if one.text == "宣和派出所"
        else one
        for one in lines
    ]
    paper = classify.papers()["household_register_person"]
    assert read_sheet(paper, ring, "person", wide, high)[0]["workplace"].value == "样本市第一小学"


def test_small_letters_alone_are_a_scrap_of_another_script_and_no_workplace() -> None:
    page = """
              常住人口登记卡
    姓名  证件样本        户主或与户主关系  户主
    文化程度  小学        婚姻状况  未婚
    服务处所  aa          职业  学生
    """
    told = values("household_register_person", page, "person")
    assert "workplace" not in told and told["occupation"] == "学生"


def test_the_long_name_of_a_holder_fills_two_lines() -> None:
    page = """
                           样本市人才服务
    户别  集体户  户主姓名
                           中心
    """
    over, *row, under = drawn(page)[0]
    middle, height = row[0].box.centre[1], row[0].box.height
    upper = replace(over, box=replace(over.box, top=middle - height, bottom=middle))
    lower = replace(under, box=replace(under.box, top=middle, bottom=middle + height))
    _, wide, high = drawn(page)
    paper = classify.papers()["household_register_home"]
    found, _ = read_sheet(paper, [upper, *row, lower], "home", wide, high)
    assert found["householder_name"].value == "样本市人才服务中心"


def test_a_former_name_read_with_the_place_under_it_is_no_part_of_it() -> None:
    page = """
    常住人口登记卡
    姓名      测试甲      户主或与户主关系    女
    出生地    陈测试四川省样本市    民族    汉族
    籍贯      四川省样本市
    """
    assert values("household_register_person", page)["birth_place"] == "四川省样本市"


def test_of_two_moves_without_a_label_the_upper_is_to_the_city() -> None:
    page = """
    常住人口登记卡
    姓名      测试甲      户主或与户主关系    妻
    出生地    样本省样本县
    服务处所  样本小学
              2009年4月22日由样本省样本县投靠亲属
              2015年9月21日由本市样本区测试路市内移居
    """
    found = values("household_register_person", page)
    assert found["moved_to_city"] == "2009年4月22日由样本省样本县投靠亲属"
    assert found["moved_to_address"] == "2015年9月21日由本市样本区测试路市内移居"
    assert found["workplace"] == "样本小学"


def test_a_proof_of_insurance_is_no_form() -> None:
    page = """
        样本省城乡居民基本医疗保险参保证明
        姓名      测试甲              性别      女
        证件号码  440184201706210284  参保状态  正常参保
        险种类型  城乡居民基本医疗保险  人员类别  中小学生及儿童
    """
    assert kind(page) == "unknown"


def test_a_place_for_a_seal_leaves_the_school_to_the_cell_further_down() -> None:
    page = """
        个人参加城乡居民基本医疗保险登记表
        单位（学校）盖章：
        姓名      测试甲        户口所在地    北京市样本区
        现居住地址  北京市样本区测试路5号楼2门401
        就读学校  样本光明小学  班级    一年级2班
    """
    found = values("enrolment_form", page)
    assert (found["school"], found["address"]) == ("样本光明小学", "北京市样本区测试路5号楼2门401")


def test_a_place_that_begins_with_the_sign_for_a_seal_is_whole() -> None:
    assert _person("常住人口登记卡\n服务处所  章样区妇幼保健院")["workplace"] == "章样区妇幼保健院"


def test_members_of_a_collective_household_and_the_married_are_told_in_the_registers_own_words() -> None:
    page = """
        常住人口登记卡
        姓名        测试甲      户主或与户主关系    集体户口成员
        公民身份号码  11010320140315011X
        文化程度    高中      婚姻状况    初婚有配偶    兵役状况
        服务处所    样本大学      （以下空白）
    """
    told = values("household_register_person", page)
    assert (told["relation_to_householder"], told["marital_status"]) == ("集体户口成员", "初婚有配偶")
    assert told["workplace"] == "样本大学"


@pytest.mark.parametrize(("first", "second"), [("监护人/", "紧急联系人"), ("紧急联系人", "（监护人）")])
def test_the_guardian_may_be_asked_for_in_two_lines_as_whom_to_call(first: str, second: str) -> None:
    lines, wide, high = drawn(f"""
        广州市城乡居民社会医疗保险参保登记表
        姓名      证件样本      性别    男
        {first}
        {second}    测试乙
        开户银行  样本银行      银行账号    6217000000000000004
    """)
    upper, lower = (next(one for one in lines if one.text == word) for word in (first, second))
    rise = lower.box.top - upper.box.bottom

    tight = [raised(one, {second: rise, "测试乙": rise * 2.2}.get(one.text, 0.0)) for one in lines]
    found, _ = read_sheet(classify.papers()["enrolment_form"], tight, "", wide, high)
    assert found["guardian_name"].value == "测试乙"


def test_letters_without_a_chinese_sign_are_no_move_and_the_rim_of_a_seal_no_occupation() -> None:
    page = """
        常住人口登记卡
        姓名        测试甲      户主或与户主关系    子
        服务处所                职业    安局
        公民身份号码  11010320140315011X
        何时由何地迁来本市（县）    FY
        何时由何地迁来本址
        承办人签章                登记日期    2016年5月1日
    """
    assert not {"moved_to_city", "occupation"} & values("household_register_person", page).keys()


def test_the_school_may_fill_two_lines_of_its_cell() -> None:
    page = """
        个人参加城乡居民基本医疗保险登记表
        姓名      测试甲      性别    男
        学校      北京市样本区测试小
                  学
        监护人姓名  测试乙      与本人关系  父亲
    """
    assert values("enrolment_form", page)["school"] == "北京市样本区测试小学"


def test_labels_with_the_number_of_their_question_glued_to_them_are_labels() -> None:
    page = """
        广州市城乡居民社会医疗保险参保登记表
        1姓名        测试甲
        9参保类别    大学生
        10学校       样本大学
        11班级       食品科学与工程2301班
    """
    told = values("enrolment_form", page)
    assert (told["category"], told["school"]) == ("大学生", "样本大学")
    assert told["class_name"] == "食品科学与工程2301班"


def test_the_holder_of_a_first_page_in_one_column_is_told_though_the_label_was_misread() -> None:
    page = """
    户别    集体户
    姓著    样本大学
    户号    440105019400276
    住址    广州市海珠区样本路135号
    """
    assert values("household_register_home", page, "home")["householder_name"] == "样本大学"


def test_a_form_collected_by_a_school_names_it_in_its_title() -> None:
    page = """
              样本区测试学校学生医保信息采集表
              （2027年度城乡居民基本医疗保险）
        学生姓名  测试甲        性别  男
        身份证号  110228201801010174
        家长姓名  测试乙        手机号  13800000000
        开户行    工商银行      卡号  6222020200000000000
    """
    assert values("enrolment_form", page)["school"] == "样本区测试学校"
