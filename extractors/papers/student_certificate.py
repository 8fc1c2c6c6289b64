"""学生证 / 在读证明: a student's card, or a school's statement that a person studies there.

The card gives labelled lines; the statement is a sentence (兹证明…系我校…全日制…). Form of study as printed
(全日制, 非全日制). An enrolment given as a month only is no date. A library card, a meal card or a teacher's
card is another paper."""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import kin, persons, prose
from extractors.declare import (
    Found,
    Parsed,
    Sheet,
    date,
    face,
    id_number,
    mark,
    name,
    pattern,
    specimen,
    text,
)
from extractors.values import dates

TITLE = "学生证 / 在读证明"
FACES = (
    face(
        "",
        marks=(
            mark("学生证", 3.5),
            mark("re:在[读校学园籍](?:在[校读籍])?(?:学?生)?(?:身份|情况|就读)*证明", 3.5),
            mark("学籍证明", 3),
            mark("re:^研究生证$", 3),
            mark("学号", 1),
            mark("入学时间", 1),
            mark("入学日期", 1),
            mark("re:[系为是](?:我|本)[校院园]", 1.5),
            mark("re:(?:就读于?|在)(?:我|本)[校院]", 1.5),
            mark("re:(?:全国)?学籍号", 1),
            mark("全日制", 1),
            mark("院系", 0.5),
            mark("专业", 0.5),
            mark("学制", 0.5),
            mark("在校学生", 1),
            mark("re:^学籍在线验证|学籍在线验证报告|学生身份证明|就读证明", 3),
            mark("re:(?:该生|兹证明.{2,20})[系为是](?:我|本)[校院]", 1),
            mark("学习形式", 0.5),
            mark("兹证明", 0.5),
        ),
        against=(
            mark("re:(?:借书|借阅|图书|阅览|校园卡|饭卡|一卡通)", 5),
            mark("图书馆", 5),
            mark("教师证", 5),
            mark("工作证", 4),
            mark("准考证", 5),
            mark("毕业证书", 5),
            mark("登记表", 4),
            mark("承诺书", 4),
            mark("录取通知书", 4),
            mark("接受义务教育", 5),
            mark("收养", 4),
            mark("re:低保|救助", 4),
            mark("成绩单", 4),
        ),
        need=4.0,
    ),
)
LABELS = (
    "性别", "民族", "出生日期", "出生年月", "学号", "院系", "专业", "班级", "年级", "学制", "籍贯",
    "学生证", "编号", "发证日期",
    "有效期", "有效期至", "乘车区间", "家庭所在地", "层次", "培养层次", "注册", "特此证明", "联系电话",
    "所在院系", "发证单位", "学历层次", "学历类别", "学籍状态",
    "分院", "系所", "预计毕业日期", "年级专业", "用途", "专业班级", "学籍号",
    "院系专业", "培养单位", "类型", "形式", "证件类型",
)  # fmt: skip
FIELDS = (
    name("name", after=("学生姓名", "姓名")),
    id_number(
        "id_number",
        after=("身份证号码", "身份证号", "身份证件号码", "公民身份号码", "证件号码"),
        anywhere=True,
    ),
    text(
        "school",
        after=("学校名称", "就读学校", "所在学校", "学校", "院校名称", "院校", "所在院校", "就读院校"),
    ),
    text(
        "study_mode",
        after=("学习形式", "学习方式", "办学形式", "就读方式", "培养方式", "学习类型", "形式"),
        of=r"[\u4e00-\u9fff]{2,8}",
    ),
    pattern("study_mode", r"(?P<value>非全日制|全日制)"),
    date("enrolment_date", after=("入学日期", "入学时间", "入校时间", "入校日期")),
    pattern(
        "enrolment_date",
        r"(?P<value>\d{4}年\d{1,2}月\d{1,2}日)(?:正式)?(?:入学|入校|入读|进入|考入|就读)",
        parse=dates.parse,
        sort="date",
        critical=True,
    ),
)
_OFFICE = "教务[处科部]|教导处|学生[处科]|学籍科|学工部|研究生院|研究生[处部]|招生办公室|办公室|本科生院"
_SCHOOL = (
    r"(?P<value>[\u4e00-\u9fff（）()]{2,24}?"
    r"(?:大学|学院|学校|小学|中学|附中|附小|职高|技校|中心校|分校|校区|幼儿园|[一二三四五六七八九十]中))"
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence; the school from its line, the foot of the letter or the head of the card."""
    told = dict(found)
    if "name" not in told:
        told |= kin.spoken_of("name", sheet)
    if "school" not in told:
        told |= _school(sheet)
    return told


def _school(sheet: Sheet) -> dict[str, Found]:
    """A line that is nothing but a school's name, at the foot or the head; one name only, wherever it
    stands."""
    foot = prose.issuer(sheet, "school")
    told = re.sub(rf"(?:{_OFFICE})$", "", str(foot["school"].value)) if foot else ""
    part = (
        re.fullmatch(rf"{_SCHOOL}[\u4e00-\u9fff]{{0,10}}[处部科室院系]", str(foot["school"].value))
        if foot
        else None
    )
    told = told if part is None or _is_school(told) else part["value"]
    if _is_school(told):
        return {"school": replace(foot["school"], value=told)}
    alone = rf"^{_SCHOOL}(?:{_OFFICE})?(?:[（(]盖?章[）)])?(?:$|(?:学生)?(?:在[校读学]|就读|学籍|学生证))"
    found = prose.in_lines(sheet, alone) or sheet.search_all(
        rf"(?:就读于|读于|系|[在于](?!读))(?:我校)?{_SCHOOL}"
    )
    hits = {match["value"]: pieces for match, pieces in found}
    if len(hits) != 1:
        return {}
    ((value, pieces),) = hits.items()
    return {"school": persons.found("school", Parsed(value, value), pieces, "text")}


def _is_school(text_: str) -> bool:
    return bool(re.fullmatch(_SCHOOL, text_))


SPECIMENS = (
    specimen(
        "",
        """
                        在读证明
        兹证明测试甲同学，身份证号110228201801010174，于2024年9月1日入学，系我校二年级全日制学生。
        特此证明。
                          北京市样本小学
                          2025年3月1日
        """,
        name="测试甲",
        id_number="110228201801010174",
        school="北京市样本小学",
        study_mode="全日制",
        enrolment_date="2024-09-01",
    ),
    specimen(
        "",
        """
             学生证
        学校  广州样本大学
        姓名  测试乙      性别  女
        学号  20210001
        院系  样本学院    专业  样本
        入学时间  2021年9月1日
        学习形式  全日制
        """,
        name="测试乙",
        school="广州样本大学",
        study_mode="全日制",
        enrolment_date="2021-09-01",
    ),
    specimen(
        "",
        """
                  研究生在学证明
            测试丙，女，1998年4月1日生，于2021年8月28日考入我校攻读全日制硕士学位，
        导师：示范乙教授，预计2024年7月毕业。
                     样本大学研究生院培养办公室
                     2023年5月5日
        """,
        name="测试丙",
        school="样本大学",
        study_mode="全日制",
        enrolment_date="2021-08-28",
    ),
)
