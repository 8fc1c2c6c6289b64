"""学生证 / 在读证明: a student's card, or a school's statement that a person studies there.

The card gives labelled lines; the statement is a sentence (兹证明…系我校…全日制…). Form of study as printed
(全日制, 非全日制). An enrolment given as a month only is no date. A library card, a meal card or a teacher's
card is another paper."""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import form_answers, kin, persons, prose
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
from extractors.values import certificate_numbers, dates, names
from extractors.values import id_number as identity
from extractors.values.parsed import HasValue

TITLE = "学生证 / 在读证明"
PUPIL = True
CARD = r"^[\u4e00-\u9fff]{0,16}(?:学生|学员|研究生)[证卡]$|^乘车区间"
"""What the card and its booklet print, and no statement does."""
_OTHERS = (
    mark("re:(?:借书|借阅|图书|阅览|校园卡|饭卡|一卡通)", 5),
    mark("图书馆", 5),
    mark("教师证", 5),
    mark("工作证", 4),
    mark("准考证", 5),
    mark("re:毕业证|^.{0,8}(?:毕业|结业|肄业|休学|退学|转学|转出|离校|实习|成绩|获奖|缴费)证明书?$", 6),
    mark("re:(?:登记|申请|审批|推荐|评审|报名|审核|成绩|课程|转学)(?:表|单)$|^.{0,12}登记表", 4),
    mark("re:承诺书$", 4),
    mark("re:通知书?$|被我?[校院].{0,20}录取", 4),
    mark("接受义务教育", 5),
    mark("收养", 4),
    mark("re:低保|救助|困难学生|经济困难", 9),
    mark("re:^.{0,8}(?:低保|特困|孤儿|困难)(?:家庭|户)?.{0,8}(?:学生|证明)", 9),  # as its title
    mark(
        "re:成绩单|学分|绩点|荣誉|被评为|奖学金|准予毕业|休学一?学?年|[系为是]我校.{0,6}(?:教师|职工|教职工)",
        4,
    ),
)
_SCHOOL_ROLL = r"(?:在[读校学园籍]|就读|学籍)"
FACES = (
    face(
        "",
        marks=(
            mark("学生证", 3.5),
            mark("re:^(?:学生|学员)卡$", 3.5),
            mark("re:^.{0,22}(?:学生|研究生)证$", 2),
            mark("re:在[读校学园籍](?:在[校读籍])?(?:学?生)?(?:身份|情况|就读)*证明", 3.5),
            mark("学籍证明", 3),
            mark(
                "re:^.{0,12}(?:在校生|学生|学籍)(?:身份|信息|学籍)?(?:核实|核查|确认)(?:回执|单|表|结果|函)$",
                3.5,
            ),
            mark("re:^研究生证$", 3),
            mark(
                rf"re:^(?![一二三四五六七八九]、|[(（]?\d).{{0,24}}{_SCHOOL_ROLL}[\u4e00-\u9fff]{{0,8}}(?:证明[书信函]?|信息表|情况表|情况(?<!^在校情况)(?<!^学籍情况)|信息|报告|说明|查询结果)"
                r"(?:[（(].{1,10}[）)])?$",
                4.5,
            ),
            mark(
                "re:^(?!.*(?:困难|[脱返]贫|贫困|低保|救助|资助|残疾|孤儿|困境)).{0,22}学生(?:身份)?证明[书信]?$",
                4,
            ),
            mark("re:^证明信?$", 1),
            mark("学号", 1.5),
            mark("re:^入[学校园](?:时间|日期|年月|年份)|[^\u4e00-\u9fff]入[学校](?:时间|日期|年月)", 1.5),
            mark("乘车区间", 3),
            mark("学校标识码", 1.5),
            mark("re:就[读学]方式", 1),
            mark("入学方式", 1),
            mark(
                "re:[系为是](?!我)[^，。]{2,16}(?:学校|大学|学院|中学|小学|[一二三四五六七八九十]中)[^，。]{0,16}(?:年级|级|班|专业)[^，。]{0,10}(?:学生|在读)",
                2,
            ),
            mark("re:兹(?:有|证明)(?:我[校院园])?学生", 1.5),
            mark("re:(?:我|本)[校院园].{0,20}(?:年级|班|级|专业|系).{0,8}(?:学生|幼儿|在读)", 2),
            mark("re:[入到在于](?:我|本)[校院园].{0,16}(?:就读|学习|在读|读书|攻读|入学)", 1.5),
            mark("re:[系为是](?:我|本)[校院园]", 1.5),
            mark("re:[系为是](?:我|本)$|^[校院].{1,14}[年班]级?.{0,8}(?:学生|在读)", 1),
            mark("re:(?:就读于?|在)(?:我|本)[校院园]", 1.5),
            mark(
                "re:(?:现|目前|至今|仍|正在|报名|转学)(?:在[校园])?(?:就读|入读|在读|学习|在籍)|就读至今|在校就读",
                1,
            ),
            mark("re:(?:全国)?学籍号", 1),
            mark("全日制", 1),
            mark("院系", 0.5),
            mark("re:^(?:学?院|层次)[:：]", 0.5),
            mark("专业", 0.5),
            mark("学制", 0.5),
            mark("学籍状态", 1),
            mark("在校学生", 1),
            mark("re:^学籍在线验证|学籍在线验证报告|学生身份证明|就读证明", 3),
            mark("re:(?:该生|兹证明.{2,20})[系为是](?:我|本)[校院]", 1),
            mark("学习形式", 0.5),
            mark("re:^(?:加盖)?.{0,4}钢印.{0,4}有效|每学期.{0,8}注册|注册(?:栏|记录)", 1),
            mark("re:兹证明|特此证明", 0.5),
        ),
        against=_OTHERS,
        need=4.0,
    ),
)
LABELS = (
    "学校核实意见", "核实意见", "学校审核意见",
    "性别", "民族", "出生日期", "出生年月", "学号", "院系", "专业", "班级", "年级", "学制", "籍贯",
    "学生证", "编号", "发证日期",
    "有效期", "有效期至", "乘车区间", "家庭所在地", "层次", "培养层次", "注册", "特此证明", "联系电话",
    "所在院系", "发证单位", "学历层次", "学历类别", "学籍状态",
    "分院", "系所", "预计毕业日期", "年级专业", "用途", "专业班级", "学籍号",
    "院系专业", "培养单位", "类型", "形式", "证件类型", "学校地址", "学校电话", "学校标识码", "入学方式",
    "学生来源", "打印日期", "辅号", "国籍", "户口性质", "家庭住址", "家庭地址", "班主任", "监护人",
    "学校意见", "学籍管理员",
)  # fmt: skip


def _name(raw: str) -> HasValue | None:
    """A name, or one in Latin letters with the Chinese one noted behind it."""
    told = names.parse(raw)
    return told if told is not None else names.parse_either(re.sub(r"[（(].*", "", raw))


_MODES = (
    ("学习形式", "学习方式", "办学形式", "培养方式", "学习类型"),
    ("就读方式", "就学方式", "形式"),
)
"""Full-time before how a pupil lives."""


def _mode(raw: str) -> HasValue | None:
    """What is filled in, or the ticked one of several (□内宿 ☑走读)."""
    told = form_answers.choice(raw)
    return told if told and re.fullmatch(r"(?![为是])[\u4e00-\u9fff]{2,8}", str(told.value)) else None


CHOICES = tuple(("study_mode", labels, _mode) for labels in _MODES)
_DAY = (
    r"(?:\d{4}|[一二三四五六七八九〇○零O]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日"
)
FIELDS = (
    name("name", after=("学生姓名", "姓名"), parse=_name),
    name("name", after=("证明对象", "被证明人", "被核实人", "核实对象"), parse=_name),
    id_number(
        "id_number",
        after=(
            "身份证号码",
            "身份证号",
            "身份证件号码",
            "公民身份号码",
            "证件号码",
            "身份证件号",
            "居民身份证号码",
            "身份证",
        ),
        anywhere=True,
    ),
    pattern(  # in a sentence; a school roll number (G…) is another
        "id_number",
        r"(?<![\dA-Za-z])(?P<value>\d{17}[\dXx])(?!\d)",
        parse=identity.parse,
        sort="number",
        critical=True,
    ),
    pattern(
        "id_number",
        r"护照号?码?[:：]?(?P<value>[A-Z]{1,2}\d{6,8})(?!\d)",
        parse=certificate_numbers.passport,
        sort="number",
        critical=True,
    ),
    text(
        "school",
        after=(
            *("学校名称", "就读学校", "所在学校", "学校", "院校名称", "院校", "所在院校", "就读院校"),
            *("现就读学校", "发证学校", "颁发学校"),
        ),
    ),
    *(text("study_mode", after=labels, parse=_mode) for labels in _MODES),
    pattern("study_mode", r"(?P<value>(?:非|普通)?全日制(?:走读|住宿|寄宿|住校)?)"),
    pattern(
        "study_mode",
        r"[，,。；;、（(](?:现|属|为|系|是)*(?P<value>走读|住校|寄宿|半寄宿|全托|日托)(?:生|幼儿|就读)?(?=[，,。；;）)]|$)",
    ),
    pattern("study_mode", r"[班级](?:的)?(?P<value>走读|住校|寄宿)(?:学?生)"),
    pattern(
        "study_mode",
        r"(?:就读|学习|住宿|走读)(?:方式|形式|情况|类型)?(?:为|是|[:：])+(?P<value>走读|住校|住宿|寄宿|半寄宿|全托|日托|函授|业余)",
    ),
    date(
        "enrolment_date",
        after=(
            *("入学日期", "入学时间", "入校时间", "入校日期", "入学年月日", "入园日期", "入园时间"),
            *("注册入学", "报到注册日期", "入学注册日期", "注册入学日期", "报到日期", "入学报到日期"),
        ),
    ),
    pattern(
        "enrolment_date",
        rf"(?P<value>{_DAY})(?:起|正式|注册|报[到名]|办理|由[^。；;，,]{{2,24}}|经[^。；;，,]{{0,12}}(?:录取|招收))*(?:入我|入[^，。；;]{{2,30}}(?:就读|学习)|在(?:我|本)[校院园].{{0,8}}(?:就读|学习|接受)|在[^，。；;]{{2,30}}(?:就读|学习)|入学|入校|入读|进入|考入|升入|转入|就读|入园)",
        parse=dates.parse,
        sort="date",
        critical=True,
    ),
)
_OFFICE = "教务[处科部]|教导处|学生[处科]|学籍科|学工部|研究生院|研究生[处部]|招生办公室|办公室|本科生院"
_COLLEGE = (
    "院系",
    "院（系）",
    "系别",
    "学院",
    "所在院系",
    "所在学院",
    "院系名称",
    "系（院）",
    "二级学院",
    "院部",
)
"""Labels beside which stands a part of the school."""
_SCHOOL = (
    r"(?P<value>(?![我本]校)[\u4e00-\u9fff（）()]{2,24}?"
    r"(?:大[学學]|[学學]院|[学學]校|小[学學]|中[学學]|附中|附小|职高|技校|职业教育中心|职教中心|中心校|分校|校区|幼儿园|[一二三四五六七八九十]中(?!学)))"
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence; the school from its line, the foot of the letter or the head of the card."""
    told = dict(found)
    if "name" not in told:
        told |= kin.spoken_of("name", sheet)
    if "school" not in told or str(told["school"].value).endswith("学院"):
        told |= _university(sheet)
    if "school" not in told:
        told |= _school(sheet)
    if "school" in told:
        told["school"] = _simplified(_of_university(_past_label(told["school"])))
    return told


def _simplified(found: Found) -> Found:
    """A school whose red head was read as traditional print."""
    plain_ = names.simplified(str(found.value))
    return found if plain_ == found.value else replace(found, value=plain_, outcome="recheck")


def _university(sheet: Sheet) -> dict[str, Found]:
    """The university that stands alone on a line of a booklet whose labels name only its college."""
    alone = prose.in_lines(sheet, r"^(?P<value>[\u4e00-\u9fff]{2,14}大[学學])(?:学生证)?$")
    if len({match["value"] for match, _ in alone}) != 1:
        return {}
    match, pieces = alone[0]
    return {"school": persons.found("school", Parsed(match["value"], match["value"]), pieces, "text")}


def _of_university(school: Found) -> Found:
    """A university without the college of it that is no school of its own."""
    part = re.fullmatch(
        r"(?P<whole>[\u4e00-\u9fff]{2,14}大学)(?:继续教育|成人教育|国际教育|国际|研究生|网络教育|远程教育)学?院",
        str(school.value),
    )
    return school if part is None else replace(school, value=part["whole"])


def _past_label(school: Found) -> Found:
    """学  校 printed wide is read in two pieces, of which the second stands glued to the value."""
    first = school.pieces[0]
    cut = re.match(r"校\s*[:：]?\s*", first.text)
    if cut is None or len(first.strips) != 1:
        return school
    ((strip, start, end),) = first.strips
    rest = replace(first, text=first.text[cut.end() :], strips=((strip, start + cut.end(), end),))
    value = str(school.value)[1:].lstrip(":：")
    return replace(school, value=value, raw=value, pieces=(rest, *school.pieces[1:]))


def _school(sheet: Sheet) -> dict[str, Found]:
    """A line that is nothing but a school's name, at the foot or the head; one name only, wherever it
    stands."""
    colleges = [strip for c in sheet.labelled(*_COLLEGE) for piece in c.row for strip, _, _ in piece.strips]
    foot = prose.issuer(sheet, "school")
    if foot and foot["school"].pieces[0].strips[0][0] in colleges:
        foot = {}
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
    lines = prose.in_lines(sheet, alone)
    found = [hit for hit in lines if hit[1][0].strips[0][0] not in colleges] or sheet.search_all(
        rf"(?:就读于|读于|入读|转入|(?<!院)系|[在于](?!读))(?:我校)?{_SCHOOL}"
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
    specimen(  # the roll printed by the school's system: a form without 证明
        "",
        """
        全国中小学生学籍信息管理系统       打印日期：2022-09-19
                  学生在读信息表
        姓名   测试甲     性别   男
        身份证件号   110228201801010174
        学籍号   G110228201801010174
        学校名称   北京市样本中学   学校标识码   3111000
        入学日期   20220815   入学方式   统一招生考试
        就读方式   住校    学生来源   正常入学
        """,
        name="测试甲",
        id_number="110228201801010174",
        school="北京市样本中学",
        study_mode="住校",
        enrolment_date="2022-08-15",
    ),
    specimen(  # the inner page of a booklet; its title stands on the cover
        "",
        """
        学   校 北京市样本职业学校
        姓名   测试甲   性别男
        专业   冰雪运动服务
        学习形式  全日制
        入学时间  2021年8月30日
        发证日期  2021.9.10
             乘车区间：样本站至测试站
        """,
        name="测试甲",
        school="北京市样本职业学校",
        study_mode="全日制",
        enrolment_date="2021-08-30",
    ),
    specimen(  # a plain statement: only its sentence says what it is of
        "",
        """
                   北京市样本区实验学校
                      证明
           我校六年级2班学生测试甲（女）自二○二○年九月七日由安徽省
        六安市转入我校就读至今，就读方式：走读。该生
        居民身份证号码为110228201801010174。
           特此证明，以供办理医疗保险参保手续。
                         北京市样本区实验学校（章）
                         二○二四年十月八日
        学校地址：样本区样本路6号     教务处电话：00000000
        """,
        name="测试甲",
        id_number="110228201801010174",
        school="北京市样本区实验学校",
        study_mode="走读",
        enrolment_date="2020-09-07",
    ),
)
