"""Labels and values: how print relates, on forms drawn in letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.declare import address, date, name, names_list, plain, text
from extractors.fields import fields, printed_labels
from extractors.records import Box, Line
from extractors.sheet import lay_out
from extractors.specimens import drawn

FORM = (
    name("name", after=("姓名",)),
    text("sex", after=("性别",)),
    date("birth_date", after=("出生日期",)),
    text("job", after=("职业",)),
    text("moved", after=("何时由何地迁来本市（县）",), lines=2),
)


def values(drawing: str, declared: tuple = FORM, more: tuple[str, ...] = ()) -> dict[str, object]:  # type: ignore[type-arg]
    lines, wide, high = drawn(drawing)
    found, _ = fields(lay_out(lines, printed_labels(declared, more), "", wide, high), declared)
    return {name: f.value for name, f in found.items()}


def test_a_value_stands_right_of_its_label() -> None:
    assert values("姓名   证件样本   性别   女") == {"name": "证件样本", "sex": "女"}


def test_a_value_shares_one_line_with_its_label() -> None:
    assert values("姓名证件样本   性别：女") == {"name": "证件样本", "sex": "女"}


def test_two_labels_and_their_values_run_together_in_one_line() -> None:
    assert values("姓名证件样本性别女出生日期2014年3月15日")["birth_date"] == "2014-03-15"


def test_labels_of_two_letters_in_a_row_without_gaps_are_known_by_their_colons_and_numbers() -> None:
    declared = (
        name("name", after=("姓名",)),
        text("number", of=r"\d+", after=("户号",)),
        text("school", after=("学校",)),
        address("address", after=("住址",)),
    )
    assert values("姓名：测试甲学校：样本小学", declared) == {"name": "测试甲", "school": "样本小学"}
    row = values("户号110105001234住址样本市样本区测试路2号", declared)
    assert row == {"number": "110105001234", "address": "样本市样本区测试路2号"}


def test_values_stand_below_their_labels() -> None:
    form = """
    姓名        性别      出生日期
    证件样本    女        2014年3月15日
    """
    assert values(form) == {"name": "证件样本", "sex": "女", "birth_date": "2014-03-15"}


def test_an_empty_value_does_not_take_the_next_label() -> None:
    form = """
    姓名
    性别     女
    出生日期
    """
    assert values(form) == {"sex": "女"}


def test_a_label_inside_a_value_is_no_label_where_the_label_stands_by_itself() -> None:
    form = """
    姓名   证件样本
    学历   职业高中
    职业   学生
    """
    assert values(form, more=("学历",)) == {"name": "证件样本", "job": "学生"}


def test_a_label_over_two_lines_is_one_label() -> None:
    form = """
    何时由何地         2016年5月1日由样本区迁来
    迁来本市（县）
    性别               男
    """
    assert values(form) == {"moved": "2016年5月1日由样本区迁来", "sex": "男"}


def test_a_misread_letter_of_a_long_label_is_forgiven() -> None:
    assert values("出生曰期  2014年3月15日") == {"birth_date": "2014-03-15"}


def test_printed_units_of_a_date_around_the_figures_are_one_date() -> None:
    assert values("出生日期   2014  年  3  月  15  日") == {"birth_date": "2014-03-15"}


def test_a_value_far_away_belongs_to_a_label_that_was_not_read() -> None:
    assert values("姓名                                               " + " " * 30 + "男") == {}


def test_names_in_a_column_under_their_heading_are_a_list() -> None:
    form = """
    序号   子女姓名   关系
    1      证件样本   子女
    2      测试乙     子女
    """
    declared = (names_list("children", after=("子女姓名",), lines=8),)
    assert values(form, declared, more=("序号", "关系")) == {"children": ("证件样本", "测试乙")}


def test_columns_of_two_parents_are_kept_apart() -> None:
    form = """
              母亲          父亲
    姓名      测试乙        测试丙
    """
    declared = (
        name("mother", after=("姓名",), under=("母亲",)),
        name("father", after=("姓名",), under=("父亲",)),
    )
    assert values(form, declared) == {"mother": "测试乙", "father": "测试丙"}


def test_a_missing_mother_is_not_replaced_by_the_father() -> None:
    form = """
              母亲          父亲
    姓名                    测试丙
    """
    declared = (
        name("mother", after=("姓名",), under=("母亲",)),
        name("father", after=("姓名",), under=("父亲",)),
    )
    assert values(form, declared) == {"father": "测试丙"}


def test_a_purpose_note_across_the_copy_is_no_value() -> None:
    form = """
    姓名   证件样本
    仅供办理医保使用
    性别   男
    """
    assert values(form) == {"name": "证件样本", "sex": "男"}


def test_a_value_tight_under_its_label_is_not_the_left_neighbours() -> None:
    """Rows of 20 pixels with their values half a row lower, as narrow register pages print them."""

    def line(text: str, left: float, top: float) -> Line:
        return Line(text, Box(left / 1000, top / 1000, left / 1000 + 0.05, top / 1000 + 0.02), 0.99, "drawn")

    lines = (line("姓名", 140, 100), line("职业", 400, 100), line("学生", 402, 110), line("测试甲", 142, 114))
    found, _ = fields(lay_out(lines, printed_labels(FORM, ()), "", 1000, 1000), FORM)
    assert {name: f.value for name, f in found.items()} == {"name": "测试甲", "job": "学生"}


def drawn_lines(*lines: tuple[str, float, float], last: int = 20) -> dict[str, object]:
    """Lines of 20 pixels' height at (left, top), the `last` as high as that, a letter 20 pixels wide, read as
    a household's page.
    """
    declared = (
        name("name", after=("户主姓名",)),
        address("address", after=("住址",)),
        text("n", after=("户号",)),
    )
    boxed = tuple(
        Line(text, Box(x / 1000, y / 1000, (x + 20 * len(text)) / 1000, (y + high) / 1000), 0.99, "drawn")
        for (text, x, y), high in zip(lines, (*[20] * (len(lines) - 1), last), strict=True)
    )
    found, _ = fields(lay_out(boxed, printed_labels(declared, ()), "", 1000, 1000), declared)
    return {name: f.value for name, f in found.items()}


def test_an_address_of_two_lines_with_its_label_at_half_its_height_begins_above_the_label() -> None:
    for tops in ((148, 170), (152, 168)):
        assert drawn_lines(
            ("户主姓名", 100, 100),
            ("证件样本", 200, 100),
            ("住址", 100, 160),
            ("北京市样本区", 200, tops[0]),
            ("测试路1号", 200, tops[1]),
        ) == {"name": "证件样本", "address": "北京市样本区测试路1号"}


def test_the_rim_of_a_seal_under_an_address_is_higher_than_its_lines_and_none_of_them() -> None:
    page = (
        ("住址", 100, 160),
        ("北京市样本区", 200, 152),
        ("测试路1号", 200, 176),
        ("公安局样本深位", 230, 204),
    )
    assert drawn_lines(*page, last=46) == {"address": "北京市样本区测试路1号"}
    assert drawn_lines(*page, last=20) == {"address": "北京市样本区测试路1号公安局样本深位"}


def test_of_three_lines_in_a_cell_the_label_stands_beside_the_middle_one() -> None:
    assert drawn_lines(
        ("户主姓名", 100, 100),
        ("证件样本", 200, 100),
        ("北京市样本区", 200, 138),
        ("住址", 100, 160),
        ("测试路小区", 200, 160),
        ("1号楼2室", 200, 182),
    ) == {"name": "证件样本", "address": "北京市样本区测试路小区1号楼2室"}


def test_a_label_whose_letters_stand_apart_is_one_label() -> None:
    assert drawn_lines(("户", 100, 100), ("号", 160, 101), ("00123", 240, 100)) == {"n": "00123"}
    assert drawn_lines(("户", 100, 100), ("号00123", 160, 101)) == {"n": "00123"}


def test_the_last_letter_of_a_wide_set_label_stands_for_it_where_one_label_can_be_meant() -> None:
    assert drawn_lines(("号", 160, 101), ("00123", 240, 100)) == {"n": "00123"}
    assert drawn_lines(("户号", 100, 60), ("7号楼", 240, 60), ("号", 160, 101), ("9", 240, 100)) == {
        "n": "7号楼"
    }


def test_a_mark_read_into_the_gap_of_a_wide_set_label_does_not_hide_it() -> None:
    assert values("姓☑名  证件样本  性.别  女") == {"name": "证件样本", "sex": "女"}


def test_a_name_in_the_cell_of_the_relation_to_the_householder_is_no_relation() -> None:
    from extractors.papers.household_register_person import FIELDS

    relation = next(one for one in FIELDS if one.field == "relation_to_householder")
    told = ("户主", "长子", "户主之女", "外孙女", "非亲属", "集体户成员", "其他亲属", "儿媳")
    assert all(relation.parse(word) for word in told)
    assert relation.parse("金涛航") is None and relation.parse("证件样本") is None


def test_the_end_of_a_line_that_was_found_twice_counts_once() -> None:
    assert drawn_lines(("住址", 100, 100), ("样本区测试路7号院", 200, 100), ("院", 342, 101)) == {
        "address": "样本区测试路7号院"
    }


def test_a_translation_beside_or_under_a_label_is_no_value() -> None:
    form = """
    姓名 Full name      出生日期 Date of birth
    测试甲              2014年3月15日

    职业
    Occupation
    学生
    """
    assert values(form) == {"name": "测试甲", "birth_date": "2014-03-15", "job": "学生"}


def test_a_name_in_latin_letters_is_no_translation() -> None:
    form = (text("holder", after=("持卡人",)),)
    assert values("持卡人   Specimen Anna", form) == {"holder": "SpecimenAnna"}


def test_what_a_label_says_about_itself_in_brackets_is_not_filled_in() -> None:
    form = """
    姓名（学生本人）     出生日期
    证件样本             2014年3月15日
    """
    assert values(form) == {"name": "证件样本", "birth_date": "2014-03-15"}


def test_a_year_that_is_counted_is_no_label() -> None:
    declared = (text("class_name", after=("班级", "年级")),)
    assert values("班级：五年级2班", declared) == {"class_name": "五年级2班"}
    assert values("年级：五", declared) == {"class_name": "五"}


def test_a_value_between_a_label_and_its_english_half_belongs_to_both() -> None:
    print_ = (("母亲姓名", 100, 50, 80), ("Name of mother", 122, 50, 90), ("测试甲", 112, 200, 60))
    lines = [
        Line(text, Box(x / 1000, y / 1000, (x + wide) / 1000, (y + 20) / 1000), 0.99, "drawn")
        for text, y, x, wide in print_
    ]
    sheet = lay_out(lines, ("母亲姓名", "Name of mother"))
    assert [[p.text for p in claim.row] for claim in sheet.claims] == [["测试甲"], ["测试甲"]]


def test_a_row_with_a_label_nobody_knows_goes_on_with_no_value_above() -> None:
    form = (text("employer", after=("工作单位",), lines=2),)
    page = """
    工作单位      样本科技有限公司
    所属区域      样本开发区
    """
    assert values(page, form) == {"employer": "样本科技有限公司"}
    page = """
    工作单位      样本科技
                  有限公司
    """
    assert values(page, form) == {"employer": "样本科技有限公司"}


def test_a_label_may_go_on_with_the_word_for_name() -> None:
    form = (text("employer", after=("聘用单位",), lines=2),)
    assert values("聘用单位名称    样本科技有限公司", form) == {"employer": "样本科技有限公司"}
    assert values("聘用单位名称：样本科技有限公司", form) == {"employer": "样本科技有限公司"}


PASSPORT = (
    name("surname", after=("Surname", "Nom"), parse=lambda raw: plain(raw)),
    date("birth_date", after=("Date of birth",)),
    text("sex", after=("Sex",)),
)


def test_a_latin_label_inside_a_longer_word_is_no_label() -> None:
    page = """
    Surname        Sex
    NOMURA         F
    Place of birth
    ESSEX
    """
    assert values(page, PASSPORT, ("Place of birth",)) == {"surname": "NOMURA", "sex": "F"}
    assert values("SurnameNOMURA   SexF", PASSPORT) == {"surname": "NOMURA", "sex": "F"}


def test_four_letters_like_a_short_latin_label_are_none() -> None:
    assert values("Surname  NEME", PASSPORT, ("Name",)) == {"surname": "NEME"}


def test_the_half_of_a_label_in_another_language_takes_room_but_is_no_value() -> None:
    page = """
    Apelyido/Surname
    HALIMBAWA
    Petsa ng kapanganakan/Date of birth      Kasarian/Sex (5)
    2013.03.15                               F
    """
    assert values(page, PASSPORT) == {"surname": "HALIMBAWA", "birth_date": "2013-03-15", "sex": "F"}


def test_a_footnote_number_behind_a_label_is_no_value() -> None:
    assert values("Surname/Nom (1)\nERIKSSON", PASSPORT) == {"surname": "ERIKSSON"}


CARD = (text("sex", after=("性别/Sex", "性别", "Sex")), date("birth_date", after=("出生日期/Date of Birth",)))


def test_a_long_label_does_not_swallow_the_short_value_before_it() -> None:
    assert values("性别/Sex女/F出生日期/Date of Birth1980.03.10", CARD) == {
        "sex": "女/F",
        "birth_date": "1980-03-10",
    }


def test_a_slash_between_two_languages_read_as_a_letter_is_no_value() -> None:
    assert values("性别ISex\n女IF", CARD)["sex"] == "女IF"


@pytest.mark.parametrize("english", ["Time of birth", "Date and time of birth"])
def test_a_value_of_two_lines_beside_a_label_and_its_english_half_is_one_value(english: str) -> None:
    lines, wide, high = drawn(
        f"""
        出生时间                  2020年2月11日
        {english:24}  23时05分
        """
    )
    nearer = [
        replace(line, box=Box(line.box.left, line.box.top - 0.06, line.box.right, line.box.bottom - 0.06))
        for line in lines[2:]
    ]
    sheet = lay_out([*lines[:2], *nearer], ("出生时间", "Time of birth"), "", wide, high)
    claim = next(claim for claim in sheet.claims if claim.label.label == "出生时间")
    assert [piece.text for line in (claim.row, *claim.more) for piece in line] == [
        "2020年2月11日",
        "23时05分",
    ]


def test_a_value_in_the_cell_beside_its_label_is_its_own_though_it_stands_higher_there() -> None:
    lines, wide, high = drawn("职业\n        2021年8月2日迁来\n何时迁来")
    cells = {"2021年8月2日迁来": (0.2, 0.3), "何时迁来": (0.0, 0.2), "职业": (0.0, 0.2)}

    def boxed(line: Line) -> Line:
        left, right = cells[line.text]
        top, foot = (0.05, 0.3) if line.text == "职业" else (0.3, 0.95)
        return replace(line, cell=((left, top), (right, top), (right, foot), (left, foot)))

    sheet = lay_out([boxed(line) for line in lines], ("职业", "何时迁来"), "", wide, high)
    claims = {claim.label.label: [piece.text for piece in claim.row] for claim in sheet.claims}
    assert claims == {"职业": [], "何时迁来": ["2021年8月2日迁来"]}


def test_of_two_labels_in_one_cell_whose_rule_is_faint_the_level_one_has_the_value() -> None:
    lines, wide, high = drawn("何时迁来本市\n何时迁来本址        2014年7月2日")

    def boxed(line: Line) -> Line:
        left, right = (0.5, 1.0) if line.text.startswith("2014") else (0.0, 0.5)
        return replace(line, cell=((left, 0.0), (right, 0.0), (right, 1.0), (left, 1.0)))

    sheet = lay_out([boxed(line) for line in lines], ("何时迁来本市", "何时迁来本址"), "", wide, high)
    claims = {claim.label.label: [piece.text for piece in claim.row] for claim in sheet.claims}
    assert claims == {"何时迁来本市": [], "何时迁来本址": ["2014年7月2日"]}


def test_words_behind_the_cell_of_a_day_belong_to_the_label_over_them() -> None:
    lines, wide, high = drawn("民族    汉族          人员类别\n\n出生日期  2015.10.8     学生儿童")
    edges = ((0.0, 0.0975), (0.0975, 0.23), (0.23, 1.0))

    def boxed(line: Line) -> Line:
        left, right = next(edge for edge in edges if line.box.left < edge[1])
        top, foot = (0.0, 0.5) if line.box.top < 0.5 else (0.5, 1.0)
        return replace(line, cell=((left, top), (right, top), (right, foot), (left, foot)))

    told = [boxed(line) for line in lines]
    assert [line.cell[0][0] for line in told] == [0.0, 0.0975, 0.23] * 2
    sheet = lay_out(told, ("民族", "人员类别", "出生日期"), "", wide, high)
    claims = {claim.label.label: [piece.text for piece in claim.row] for claim in sheet.claims}
    assert claims == {"民族": ["汉族"], "人员类别": ["学生儿童"], "出生日期": ["2015.10.8"]}


def test_a_page_of_a_booklet_is_no_cell_of_a_row() -> None:
    drawing = (
        "姓名  测试甲          有效期限\n性别  男\n\n\n\n\n\n\n出生日期\n                      2019年7月10日"
    )
    lines, wide, high = drawn(drawing)

    def paged(line: Line) -> Line:
        left, right = (0.0, 0.5) if line.box.left < 0.12 else (0.5, 1.0)
        return replace(line, cell=((left, 0.0), (right, 0.0), (right, 1.0), (left, 1.0)))

    sheet = lay_out([paged(line) for line in lines], ("姓名", "性别", "出生日期"), "", wide, high)
    claims = {claim.label.label: [piece.text for piece in claim.row] for claim in sheet.claims}
    assert "2019年7月10日" not in claims["性别"]
