"""个人参加城乡居民基本医疗保险登记表: the form with which a person joins the residents' basic medical
insurance.

Filled in by the parents, often by hand, signed by a guardian. The annex itself is not public; the fields
below are those of neighbouring forms and rosters. Labels stand beside, above or in one line with what is
filled in, or over two lines of a cell; sex, household and category may be options to tick. The guardian has
a section of the form with 姓名 and 身份证号 of its own: a plain label belongs to the person last named above
it.
"""

import re
from collections.abc import Callable, Mapping

from extractors import (
    form_answers,
    form_classes,
    form_hidden,
    form_people,
    form_wordings,
    persons,
    prose,
    signature,
)
from extractors.declare import (
    Found,
    Sheet,
    Sort,
    Wanted,
    address,
    bank_card_number,
    date,
    ethnicity,
    face,
    id_number,
    mark,
    name,
    number,
    replace,
    sex,
    specimen,
    text,
)
from extractors.layout import Claim
from extractors.values import certificate_numbers, dates, names, phones
from extractors.values import id_number as identity
from extractors.values.parsed import HasValue, Parsed

TITLE = "城乡居民基本医疗保险登记表"
PUPIL = True
APPLICATION = True
BY_HAND = True
ENDS = (
    r"(?:监护人|家长|申请人|参保人|代理人|本人|学生|填表人)[^,。;]{0,8}签[字名章]"
    r"|填表(?:日期|时间)|申请(?:日期|时间)|^签[字名]:?$|^(?:学校|单位|社区|街道)?(?:审核|经办)?意见$"
)
FACES = (
    face(
        "",
        marks=(
            mark("个人参加城乡居民基本医疗保险登记表", 4),
            mark("城乡居民基本医疗保险", 2),
            mark("登记表", 1.5),
            mark(
                r"re:(?:(?:参加|参保|个人).{0,20}(?:医疗保险|医保).{0,10}登记(?:\(.{1,4}\))?[表卡]"
                r"|(?:医疗保险|医保).{0,6}(?:个人|人员|参保|新增|续保).{0,8}(?:登记|采集)[表卡])(?=$|\()",
                3,
            ),
            mark(
                r"re:^(?!.*(?:报销|退费|停保|变更|注销|转移|异地|门诊|慢[性特]|生育|待遇|定点|垫付|减员|名册|汇总|更正"
                r"|附件.*:|关于|填[写报]|[请见的《》。,，;]))"
                r".{0,24}(?:居民|学生|儿童|少儿).{0,8}(?:医疗保险|医保).{0,20}(?:登记|采集|申报|申请|信息)(?:\(.{1,4}\))?[表卡](?:\(.{1,12}\)|\d{4}年度?)?$",
                5,
            ),  # the title by itself
            mark("re:(?:居民|学生|儿童|少儿).{0,10}(?:医疗保险|医保)", 0.5),
            mark(  # the first line of a long title
                "re:^.{0,20}(?:参加|参保|学生|少年儿童|少儿|儿童|居民).{0,14}(?:医疗保险|医保)$", 1.5
            ),
            mark("re:^(?:个人|参保|人员|基本|信息){1,3}登记[表卡]$", 1.5),
            mark("re:^(?:参保)?登记(?:及|和|暨|与|、)[^,。]{2,10}[表单]$", 1.5),  # its second line
            mark("学生类别", 0.5),
            mark("户籍地址", 0.5),
            mark("参保类别", 0.5),
            mark("参保", 0.5),
            mark("人员类别", 1),
            mark("监护人姓名", 0.5),
            mark("开户银行", 1),
            mark("银行账号", 1),
            mark("联系电话", 0.5),
            mark("学校名称", 0.5),
            mark("户口性质", 0.5),
        ),
        against=(
            mark("承诺书", 5),
            mark("通知", 3),
            mark("re:的通知$|^(?:各位|亲爱的).{0,6}(?:家长|同学|居民)", 3),
            mark("re:《[^》]{0,14}医疗保险[^》]{0,8}登记表》", 4),  # spoken of, in a letter
            mark("常住人口登记卡", 6),
            mark("尊敬的", 4),
            mark("re:^致.{0,8}家长|的一封信$|尊敬的.{0,6}家长", 6),
            mark("re:变更登记表$|变更申请表$|停保.{0,4}[表单]|退费申请|注销登记", 6),
            mark(
                r"re:(?:报销|退费|异地|门诊|慢[性特]病|转移|垫付|生育|待遇).{0,10}(?:申请|登记|审批|备案|认定)[表单]$"
                r"|(?:汇总|花名|统计).{0,6}[表册]$",
                8,
            ),
            mark(
                r"re:^.{0,24}(?:参保|缴费)(?:情况|信息|缴费)?(?:证明|凭证|记录)(?:$|\()|缴费状态|参保状态", 5
            ),
            mark("变更前", 3),
            mark("变更后", 3),
        ),
        need=5.5,
    ),
)
SIGNATURES = (
    "监护人签字", "监护人签名", "监护人（签字）", "监护人（签名）", "法定监护人签字", "法定监护人签名",
    "家长签字", "家长签名", "家长（签字）", "学生家长签字", "学生家长签名", "家长（监护人）签字",
    "家长（监护人）签名", "参保人（监护人）签字", "参保人（监护人）签名", "参保人或监护人签字",
    "参保人或监护人签名", "申请人（法定监护人）签名", "申请人（监护人）签字", "法定代理人签字",
    "参保人（法定代理人）签字", "申报人签字", "申报人签名", "申报人（监护人）签字", "代办人签字",
    "办理人签字", "本人或监护人签字", "本人（监护人）签字", "本人签字", "本人签名",
    "申请人签字", "申请人签名", "参保人签字", "参保人签名", "填表人签字", "填表人签名", "签字", "签名",
)  # fmt: skip
_ID = (
    "公民身份号码", "证件号码", "身份证号码", "身份证号", "身份证件号码", "社会保障号码", "有效证件号码",
    "公民身份证号码", "居民身份证号码", "居民身份证号", "身份证件号", "参保人身份证号", "参保人身份证号码",
    "学生身份证号", "学生身份证号码",
)  # fmt: skip
_HOUSEHOLD_PLACE = (
    "户籍地址", "户口地址", "户口所在地", "户口所在地地址", "户口所在地址", "户籍所在地", "户籍所在地址",
    "户籍所在地地址", "户籍住址", "户口簿地址", "户口登记地", "户口登记地址", "户籍详细地址",
)  # fmt: skip
_HOME = (
    "家庭住址", "家庭地址", "现住址", "现居住地", "现居住地址", "现住地址", "居住地址", "居住地", "常住地址",
    "居住地（联系）地址", "联系地址", "通讯地址", "通信地址", "详细地址", "常住地住址", "住址", "地址",
)  # fmt: skip
LABELS = (
    *SIGNATURES, *form_people.KIN,
    "个人参加城乡居民基本医疗保险登记表", "城乡居民基本医疗保险登记表", "城乡居民基本医疗保险参保登记表",
    "紧急联系人", "所在校区",
    "证件类型", "证件类别", "证件种类", "国籍", "国籍（地区）", "参保时间", "参保日期", "参保年度",
    "首次参保时间", "邮政编码", "邮编", "户名", "开户名", "开户人", "账户名", "账户名称", "户主姓名",
    "与户主关系",
    "贴照片处", "照片", "近期免冠照片", "备注", "经办人", "经办人签字", "经办人签名", "负责人", "负责人签字",
    "审核人", "审核人签字", "复核人", "复核人签字", "班主任签字", "单位盖章", "学校盖章", "学校公章", "盖章",
    "学籍号", "全国学籍号", "学号", "监护人身份证号码", "监护人身份证号", "监护人证件号码", "监护人证件类型",
    "家长身份证号", "家长身份证号码", "家长证件号码", "法定监护人身份证号",
    "本人承诺", "本人声明", "参保人声明", "参保人（监护人）声明", "社保经办机构", "区县社保经办机构",
    "学校代码", "学校名称及代码", "曾用名", "组织机构代码", "单位代码", "编号",
    "工作单位", "单位名称", "职业", "文化程度", "定点医疗机构", "定点医院", "单位审核意见", "学校审核意见",
    "学校意见", "审核意见", "社保所意见", "社区意见", "街道（乡镇）意见", "填表说明", "缴费金额", "缴费方式",
    "缴费年度", "缴费标准", "缴费档次", "缴费时间", "保险年度", "参保险种", "险种", "参保地", "政治面貌",
    "参保人信息", "参保人基本信息", "参保人员信息", "学生信息", "学生基本信息", "基本信息", "监护人信息",
    "家长信息", "监护人基本信息", "法定监护人信息", "缴费信息", "银行信息", "银行账户信息", "委托扣款信息",
    "参保起始时间", "参保开始时间", "参保起止时间", "缴费起始时间", "受理号", "受理人", "受理日期",
    "受理时间",
    "申请人承诺", "监护人承诺", "承诺", "确认", "监护人确认", "贴照片",
    "学校审核", "签字栏", "健康状况", "特殊人员类别", "救助证号",
    "学制", "宿舍", "辅导员", "固定电话",
)  # fmt: skip
WORDINGS = form_wordings.FORM
CHOICES = form_hidden.CHOICES


FIELDS = (
    name("name", after=form_people.PUPIL, parse=names.parse_either),
    sex("sex", after=("性别",), parse=form_answers.sex, joiner=" "),
    ethnicity("ethnicity", after=("民族",)),
    id_number("id_number", after=_ID, anywhere=True),
    date(
        "birth_date",
        after=("出生日期", "出生年月", "出生年月日", "出生时间", "生日", "出生"),
        parse=form_answers.birth,
    ),
    text(
        "household_type",
        after=form_hidden.HOUSEHOLD,
        parse=form_answers.household,
        lines=3,
        joiner=" ",
    ),
    text("household_type", after=("户籍",), parse=form_answers.household, lines=3, joiner=" "),
    address("address", after=_HOUSEHOLD_PLACE, anywhere=False, parse=form_answers.house),
    address("address", after=_HOME),
    address("address", after=_HOUSEHOLD_PLACE, anywhere=False),
    text(
        "category",
        after=form_hidden.CATEGORY,
        parse=form_answers.category,
        lines=3,
        joiner=" ",
    ),
    text(
        "school",
        after=(
            "学校名称", "参保单位（学校）名称", "填报单位（学校）",
            "就读学校", "所在学校", "就读学校名称", "所在学校名称", "学校（园所）名称",
            "现就读学校", "所在园所", "园所名称", "就读园所", "所在幼儿园", "幼儿园名称", "就读幼儿园",
            "托幼机构", "托幼机构名称", "所在学校（托幼机构）", "学校（托幼机构）名称", "学校或托幼机构",
            "学校（幼儿园）", "学校（幼儿园）名称", "学校/幼儿园", "所在学校（幼儿园）", "就读院校",
            "所在院校",
        ),
        parse=form_answers.school,
        lines=2,
    ),
    text("school", after=("学校",), parse=form_answers.school, lines=2),  # titles say it, too (学校学生版)
    text(
        "school",
        after=(
            *("填报单位（盖章）", "填报单位", "参保单位", "参保单位名称", "参保单位（盖章）", "单位名称"),
            "填报学校",
        ),
        parse=form_answers.unit_school,
    ),
    text(
        "class_name",
        after=(
            "年级班级", "班级", "所在班级", "年级", "年级（班级）", "就读班级", "所在年级班级", "年级/班级",
            "年级/班", "年级、班级", "年级及班级", "年级、班", "班级（年级）", "年级（班）",
        ),
        parse=form_answers.school_class,
    ),
    text(
        "class_name",
        after=("专业", "院系", "学院及班级", "院系及班级", "学院班级", "学院/班级"),
        parse=form_answers.school_class,
    ),
    name("guardian_name", after=form_people.GUARDIAN, parse=form_people.guardian),
    name("guardian_name", after=("联系人", "联系人姓名"), parse=form_people.parent),
    number(
        "phone",
        phones.parse,
        after=(
            "手机号码", "移动电话", "手机", "手机号", "联系手机", "监护人手机号", "监护人手机", "家长手机",
        ),
    ),
    number(
        "phone",
        phones.parse,
        after=("监护人联系电话", "监护人电话", "家长联系电话", "家长电话", "监护人联系方式"),
    ),
    number(
        "phone",
        phones.parse,
        after=("联系电话", "电话", "联系方式", "电话号码", "监护人电话", "监护人联系电话", "家长联系电话"),
    ),
    Wanted(
        "bank",
        form_answers.bank,
        "choice",
        after=form_hidden.BANK,
        lines=3,
        joiner=" ",
    ),
    Wanted("bank", form_answers.bank, "choice", after=("银行", "银行卡", "缴费方式"), lines=3, joiner=" "),
    Wanted("bank", form_answers.bank, "choice", after=("银行账号", "银行卡号", "账号", "卡号"), joiner=" "),
    bank_card_number(
        "bank_account",
        after=(
            "银行账号", "银行卡号", "账号", "银行账户", "卡号", "帐号", "银行帐号", "代扣账号",
            "银行卡（折）号", "开户账号", "扣款账号", "缴费账号", "卡（账）号", "银行卡账号",
            "个人账号", "借记卡卡号", "银行卡",
        ),
    ),
    bank_card_number("bank_account", after=("账户",)),  # also what heads the lines about it
    date(
        "date",
        after=(
            "填表日期", "申请日期", "填报日期", "日期", "填表时间", "登记日期", "签字日期", "签名日期",
            "签署日期", "签署时间", "登记时间", "填写日期", "填写时间", "填报时间", "申请时间", "申报日期",
        ),
    ),
)  # fmt: skip


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Parts pupil and guardian where both have plain labels; the day beside the signature; whether it is
    signed.
    """
    told = dict(found)
    heads = form_people.heads(sheet)
    guardians = [claim for claim, pupil in heads if not pupil]
    if "name" in told and form_people.whose(told["name"].pieces[0], heads) is False:
        del told["name"]
        told |= _first("name", [claim for claim, pupil in heads if pupil], names.parse_either)
    if "guardian_name" not in told:
        told |= _first("guardian_name", guardians, form_people.guardian)
    for field in ("id_number", "sex", "ethnicity"):
        if field in told and form_people.whose(told[field].pieces[0], heads) is False:
            del told[field]
    if "id_number" not in told:
        mine = [c for c in sheet.labelled(*_ID) if form_people.whose(c.label, heads) is not False]
        told |= _first("id_number", mine, identity.parse)
        if "id_number" not in told and _by_passport(sheet):
            told |= _first("id_number", mine, _passport)
    land = [piece for claim in sheet.labelled("国籍", "国籍（地区）") for piece in claim.row[:1]]
    if "ethnicity" in told and told["ethnicity"].pieces[0] in land:
        del told["ethnicity"]  # 俄罗斯 names a people too
    child = told.get("id_number")
    if child is not None and isinstance(child.record, identity.IdNumber) and child.record.kind == "old":
        del told["id_number"]  # no pupil has 15 digits: three cells were not read
    if told.get("name") and told.get("guardian_name") and told["name"].pieces == told["guardian_name"].pieces:
        told = {field: one for field, one in told.items() if field not in ("name", "guardian_name")}
    if "name" not in told:  # no label of its own: a section may be headed so
        told |= prose.one_name(
            "name", sheet, (rf"^参保(?:人|学生)[:：](?P<value>{prose.NAME})(?=性别|民族|$)",)
        )
    if "guardian_name" not in told and {"school", "class_name"} & told.keys():
        told |= _contact(sheet)
    told |= form_people.telephone(sheet, told)
    if "school" not in told:
        told |= form_answers.school_in_title(sheet)
    told = form_classes.settled(form_hidden.told(told, sheet), sheet)
    signed = signature.asked_for(sheet, SIGNATURES)
    if "date" not in told:
        told |= _day_of_signing(sheet) or _day_at_the_head(sheet, heads)
    return told if signed is None else {**told, "signed": signed}


def _contact(sheet: Sheet) -> dict[str, Found]:
    """The one contact person (联系人) of a pupil's form: likely the guardian, for a person to see."""
    told = _first("guardian_name", list(sheet.labelled("联系人", "联系人姓名")), names.parse)
    return {field: replace(one, outcome="recheck") for field, one in told.items()}


def _first(field: str, places: list[Claim], parse: Callable[[str], HasValue | None]) -> dict[str, Found]:
    """The value of the first of these labels that has one."""
    for claim in places:
        record = parse(persons.spelled(claim.row)) if claim.row else None
        if record is not None:
            sort: Sort = "number" if field == "id_number" else "name"
            return {field: persons.found(field, record, claim.row, sort)}
    return {}


_OFFICE = re.compile("章|经办|审核|意见|学校|单位|日期")


def _by_passport(sheet: Sheet) -> bool:
    """Is a passport filled in as the sort of paper (证件类型 护照): a pupil from abroad."""
    return any(piece.label is None and re.match(r"\s*护照", piece.text) for piece in sheet.pieces)


def _passport(raw: str) -> Parsed | None:
    """A passport's number that stands alone: no piece of a longer number."""
    record = certificate_numbers.passport(raw)
    return record if record is not None and len(re.sub(r"\W", "", raw)) == len(record.value) else None


def _day_of_signing(sheet: Sheet) -> dict[str, Found]:
    """A day beside the place of the signature, alone or run into the name, or alone right under it; the
    offices sign further down.
    """
    asked = sheet.labelled(*SIGNATURES)
    theirs = [p for c in sheet.claims if c not in asked and not c.below for p in c.row]
    for claim in asked:
        label = claim.label
        for piece in sheet.pieces:
            if piece in theirs:
                continue
            row = piece.same_row(label) or 0 <= piece.box.top - label.box.bottom <= 3 * label.height
            aside = piece.same_row(label) and piece.box.right <= label.box.right
            if piece.label is not None or not row or aside or piece.box.right <= label.box.left:
                continue
            days = dates.find_all(piece.text)
            rest = re.sub(r"[\d\s年月日.\-/]", "", dates.numerals(piece.text))
            named = names.is_plausible(rest) or names.parse_latin(rest) is not None
            beside = piece.same_row(label) and named and not _OFFICE.search(rest)
            if len(days) == 1 and (not rest or beside):
                return {"date": persons.found("date", days[0], (piece,), "date")}
    return {}


def _day_at_the_head(sheet: Sheet, heads: list[tuple[Claim, bool]]) -> dict[str, Found]:
    """A day that stands by itself between the title and the table."""
    claimed = [piece for claim in sheet.claims for piece in claim.row]
    for piece in sheet.pieces:
        days = dates.find_all(piece.text) if piece.label is None and piece not in claimed else ()
        alone = not re.sub(r"[\d\s年月日.\-/]", "", piece.text)
        if heads and len(days) == 1 and alone and piece.box.bottom < heads[0][0].label.box.top:
            return {"date": persons.found("date", days[0], (piece,), "date")}
    return {}


SPECIMENS = (
    specimen(
        "",
        """
               个人参加城乡居民基本医疗保险登记表
        姓名    证件样本      性别      男       贴照片处
        民族    汉            出生日期  2014年3月15日
        证件类型     居民身份证
        公民身份号码     11010320140315011X
        户口性质     家庭户      人员类别    学生儿童
        户籍地址     北京市崇文区样本胡同甲8号
        学校名称     北京市样本小学     年级班级    二年级3班
        监护人姓名   测试甲        联系电话    13800000000
        开户银行     中国建设银行
        银行账号     6217000000000000004
        本人承诺以上所填内容真实，无其他基本医疗保险。
                         监护人签字：测试甲
                         填表日期：2021年9月2日
        """,
        name="证件样本",
        sex="M",
        ethnicity="汉",
        birth_date="2014-03-15",
        id_number="11010320140315011X",
        household_type="家庭户",
        category="学生儿童",
        address="北京市崇文区样本胡同甲8号",
        school="北京市样本小学",
        class_name="二年级3班",
        guardian_name="测试甲",
        phone="13800000000",
        bank="CCB",
        bank_account="6217000000000000004",
        signed=True,
        date="2021-09-02",
    ),
    specimen(
        "",
        """
               个人参加城乡居民基本医疗保险登记表
        姓名：              性别：
        民族：              出生日期：
        证件号码：
        户口性质：          人员类别：
        户籍地址：
        学校名称：          年级班级：
        监护人姓名：        联系电话：
        开户银行：
        银行账号：
                            监护人签字：
                            填表日期：   年   月   日
        """,
    ),
    specimen(  # options to tick, headings of sections, the day beside the signature
        "",
        """
               个人参加城乡居民基本医疗保险登记表
        填报单位(盖章)：北京市样本小学        学校代码：110102-0000
        姓名    证件样本      性别    □男 ☑女      民族    汉族
        身份证号码   110228201801010174    户籍类型    □本市城镇 ☑外埠农村
        参保类型    ■新参保 □转续 □续保
        二、监护人信息
        监护人姓名   测试甲     与参保人关系   母女    手机号码   13800000000
        委托代扣银行   中国建设银行     银行账号    6217000000000000004
        参保人(监护人)签字：测试甲      2021年9月15日
        单位审核意见           经办人：
                      年   月   日
        """,
        school="北京市样本小学",
        name="证件样本",
        sex="F",
        ethnicity="汉族",
        id_number="110228201801010174",
        household_type="外埠农村",
        category="新参保",
        guardian_name="测试甲",
        phone="13800000000",
        bank="CCB",
        bank_account="6217000000000000004",
        signed=True,
        date="2021-09-15",
    ),
    specimen(  # the guardian under the same plain labels; the pupil's number is torn
        "",
        """
               个人参加城乡居民基本医疗保险登记表
        姓名   证件样本    性别   女     出生年月日   2018年1月1日
        公民身份号码   1102282018          人员身份   学生儿童
        户口性质   ①家庭户口√  ②集体户口 ③其他
        户口所在地   北京市崇文区样本胡同甲8号
        所在学校   北京市样本小学     年级班级   一年级2班
        姓名   测试甲    与参保人关系   母女    移动电话   13800000000
        身份证号   11010519491231002X    工作单位   个体
        代扣银行   中国工商银行    账号   6222020000000000000
        参保人或监护人签字：测试甲
        填表日期：2023年10月12日
        """,
        name="证件样本",
        sex="F",
        birth_date="2018-01-01",
        household_type="家庭户口",
        category="学生儿童",
        address="北京市崇文区样本胡同甲8号",
        school="北京市样本小学",
        class_name="一年级2班",
        guardian_name="测试甲",
        phone="13800000000",
        bank="ICBC",
        bank_account="6222020000000000000",
        signed=True,
        date="2023-10-12",
    ),
    specimen(  # a university's; wordings of its own, notes in brackets, the office's columns below
        "",
        """
                样本市城乡居民医疗保险参保登记表（大中专学生）
        学校名称（盖章）：样本大学                  填报日期：2024年9月12日
        学生姓名    测试甲      性别    男 女√      民族    壮族
        证件类型    居民身份证      居民身份证件号码    110228201801010174
        院系专业班级   软件工程2024级1班      学号   20240001
        户籍性质   ☑本市户籍 □非本市户籍     本人手机   13800000000
        紧急联系人姓名   测试乙      紧急联系电话   13900000000
        户籍所在地详细地址   样本省测试市样本区测试大道230号12栋305
        参保对象类别   □新生   ☑在校学生
                       □其他
        扣款银行及账号   农业银行   6228480000000000012
        本人承诺以上信息真实有效。
        申请人签名：                   日期：2024年9月12日
        学校经办人：                   经办机构（盖章）：
        """,
        name="测试甲",
        sex="F",
        ethnicity="壮族",
        id_number="110228201801010174",
        household_type="本市户籍",
        category="在校学生",
        address="样本省测试市样本区测试大道230号12栋305",
        school="样本大学",
        class_name="软件工程2024级1班",
        phone="13800000000",
        bank="ABC",
        bank_account="6228480000000000012",
        signed=False,
        date="2024-09-12",
    ),
    specimen(  # labels above; a pupil from abroad; the day behind the name
        "",
        """
               个人参加城乡居民基本医疗保险登记表
        班级：五年级2班     No.0121
        姓名              出生日期          证件类型     参保起始时间：
        EXEMPLAR OLGA     2016-09-14        护照
        证件号码
        E00000000
        人员类别：                参保开始时间：
        监护人姓名        与参保人关系      移动电话
        测试甲            父女              13800000000
        监护人签名：     测试甲2021年10月9日
        """,
        name="EXEMPLAROLGA",
        birth_date="2016-09-14",
        id_number="E00000000",
        class_name="五年级2班",
        guardian_name="测试甲",
        phone="13800000000",
        signed=True,
        date="2021-10-09",
    ),
)
