"""外国人工作许可证: the work permit card of a foreigner, class A, B or C, one number for life.

A card until 2024-12-01, since then only an entry in the electronic social-security card; old cards stay until
changed. The class is read only where the card says it (A类, Category A), never guessed. The notification
(外国人工作许可通知), the residence permit in the passport and the older 外国人就业证 are other papers.
Source: 外国人来华工作许可服务指南.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from extractors import kin, persons, prose, ticks
from extractors.declare import (
    Found,
    Parsed,
    Sheet,
    date,
    face,
    mark,
    name,
    number,
    pattern,
    plain,
    specimen,
    text,
)  # fmt: skip
from extractors.layout import Segment
from extractors.values import certificate_numbers, dates, names
from extractors.values.parsed import HasValue

TITLE = "外国人工作许可证"
FACES = (
    face(
        "",
        marks=(
            mark("外国人工作许可证", 4),
            mark("re:外国人工作许可证(?:$|[(](?:电子|打印|证照|副本)+件?[)])", 1),
            mark("re:外国人工作许可(?:证明|信息|查询|延期|变更|决定|情况)", 3.5),
            mark("re:许可信息查询|工作许可有效期|工作许可延期", 1),
            mark("Foreigner's Work Permit", 2),
            mark("Work Permit", 1),
            mark("许可证号", 1),
            mark("re:工作许可证号|WORKPERMITNO", 1),
            mark("工作单位", 0.5),
            mark("聘用单位", 0.5),
            mark("Employer", 0.5),
            mark(r"re:(?:^|[^A-Z])[ABC]类", 1),
            mark("国家外国专家局", 1),
        ),
        against=(
            mark("工作许可通知", 6),
            mark("Notification", 4),
            mark("申请表", 5),
            # as titles: the card's own notes (持证人须知) speak of the rest and of 居留许可, 劳动合同, 注销
            mark("re:就业证$", 5),
            mark("re:^(?:外国人)?居留许可|居留许可$", 5),
            mark("re:永久居留(?:身份)?证", 6),
            mark("re:^(?:固定期限)?劳动合同书?$|甲方|乙方", 4),
            mark("承诺书", 4),
            mark("re:(?:申请|办理|办事|服务)(?:须知|指南)|聘书|兹聘|聘任|注销(?:申请|证明|通知|登记)", 5),
        ),
        need=5.0,
    ),
)
LABELS = (
    "性别", "Sex", "Gender", "国籍", "Nationality", "出生日期", "Date of birth", "照片", "中华人民共和国",
    "类别", "Category",
    "人才类别", "许可类别", "签发机关", "发证机关", "Issuing authority", "签发日期", "发证日期",
    "外国人工作许可证", "职务", "岗位", "有效期自", "有效期起", "有效期限自", "许可起始日期", "起始日期",
    "有效起始日期", "Valid from",
    "THE PEOPLE'S REPUBLIC OF CHINA", "Foreigner's Work Permit", "护照号码", "Passport No.", "中文姓名",
    "护照有效期至", "护照有效期", "护照有效期限", "居留许可有效期至", "居留许可有效期", "签证有效期至",
    "前用人单位", "原用人单位", "原工作单位", "原聘用单位", "变更前单位",
    "许可通知编号", "通知编号", "证件状态", "工作类型", "许可起始", "随行家属", "打印人", "打印时间",
)  # fmt: skip
TITLES = (
    "中华人民共和国", "外国人工作许可证", "中华人民共和国外国人工作许可证", "FOREIGNER'S WORK PERMIT",
    "WORK PERMIT", "FOREIGNER'S WORK PERMIT OF THE PEOPLE'S REPUBLIC OF CHINA",
    "THE PEOPLE'S REPUBLIC OF CHINA",
)  # fmt: skip

_CLASS = r"(?<![A-Za-z])([ABC])\s*[类類]"


_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"


def _any_name(raw: str) -> HasValue | None:
    """Chinese or Latin: most holders have the latter."""
    return names.parse(raw) or names.parse_latin(raw)


def _until(raw: str) -> HasValue | None:
    """The end of a period, or a lone date that is not told to be its beginning."""
    span = dates.parse_period(raw)
    if span is None:
        return None if re.match(r"\D*[自从起]|.*起\s*$", raw) else dates.parse(raw)
    return Parsed(span.valid_until, raw, span.outcome, span.signals)


def _class(raw: str) -> Parsed | None:
    """The letter, of several with boxes the ticked one."""
    if ticks.has_options(raw):
        chosen = ticks.ticked(raw)
        letter = re.match("[ABC](?![A-Za-z])", chosen.option) if chosen else None
        return Parsed(letter.group(), raw, "ok" if chosen and chosen.sure else "recheck") if letter else None
    found = set(re.findall(r"(?<![A-Za-z])([ABCabc])(?![A-Za-z])", raw))
    return Parsed(found.pop().upper(), raw) if len(found) == 1 else None


def _employer(raw: str) -> Parsed | None:
    """An employer, not how a note goes on (变更用人单位应重新申请), nor a torn label's English (Emplo)."""
    other = re.match(r"\s*(?:应|须|需|的|变更|发生|或)|\s*[A-Z]?[a-z]{0,7}\s*$", raw)
    return None if other else plain(_ENGLISH.sub("", raw))


_ENGLISH = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\s*[/(（]?\s*(?=(?:[^A-Za-z]*[A-Za-z]){4})[A-Za-z][A-Za-z\d\s.,&'’\-()]*[)）]?\s*$"
)
"""The employer's name in English under the Chinese one."""


FIELDS = (
    name("name", after=("中文姓名",), parse=_any_name),
    name(
        "name",
        after=("姓名", "英文姓名", "外文姓名", "外国人姓名", "持有人", "持证人", "Name"),
        parse=_any_name,
    ),
    text(
        "permit_class",
        after=(
            *(
                "类别",
                "人才类别",
                "许可类别",
                "工作许可类别",
                "人员分类",
                "外国人才类别",
                "人员类别",
                "许可证类别",
                "级别",
            ),
            *("Category", "Class", "Permit class"),
        ),
        parse=_class,
        sort="choice",
    ),
    pattern("permit_class", r"(?i)(?:category|class)(?P<value>[ABC])(?![a-z])", sort="choice", parse=_class),
    number(
        "permit_number",
        certificate_numbers.work_permit,
        after=(
            "工作许可证号码",
            "工作许可证号",
            "许可证号码",
            "许可证号",
            "证件编号",
            "证件号码",
            "编号",
            "许可编号",
            "证号",
            "工作许可编号",
            *("外国人工作许可证号码", "外国人工作许可证号", "许可证编号", "证件号"),
            *("Permit No.", "Permit Number", "Work Permit Number"),
        ),
    ),
    pattern(
        "permit_number",
        r"许可证(?:号码?|编号)[:：]?(?P<value>[0-9A-Z]{12,16})(?![0-9A-Z])",
        parse=certificate_numbers.work_permit,
        sort="number",
    ),
    text(
        "employer",
        parse=_employer,
        after=("工作单位", "聘用单位", "用人单位", "聘请单位", "受聘单位", "Employer"),
        lines=2,
    ),
    date(
        "valid_until",
        after=(
            "有效期至",
            "有效期限",
            "有效期",
            "有效日期",
            *("许可截止日期", "有效截止日期", "截止日期", "有效期止", "工作许可有效期至", "许可期限"),
            *("Valid until", "Date of expiry", "Valid through", "Expiry date", "Expiration date"),
        ),
        parse=_until,
    ),
    pattern("employer", r"受聘[于在](?P<value>[\u4e00-\u9fff（）()·]{4,30}?)(?=[,，。;；从担任]|$)"),
    date("valid_until", after=("许可截止", "延期后有效期限", "许可有效期", "许可起止"), parse=_until),
    pattern(
        "valid_until",
        rf"有效期限?(?:为|[:：])?(?:自?{_DAY}起?)?[至到](?P<value>{_DAY})",
        parse=dates.parse,
        sort="date",
    ),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Two different classes on one card (a legend A/B/C类 printed on it) say nothing about the holder's."""
    said = {hit[1]: strip for strip in sheet.strips for hit in re.finditer(_CLASS, strip.text)}
    told = {**found, **_two_lines(found, sheet)}
    told |= _by_both_names(told, sheet)
    if "valid_until" in told and (later := _extended(sheet, str(told["valid_until"].value))):
        first = str(told["valid_until"].value)
        told["valid_until"] = replace(
            told["valid_until"], value=later[-1], outcome="recheck", candidates=(first, *later[:-1])
        )
    if "permit_class" not in told:
        told.update(_large_letter(sheet))
    if "permit_class" not in told and len(said) == 1:
        ((letter, strip),) = said.items()
        piece = Segment(strip.text, strip.flat, ((strip, 0, len(strip.text)),))
        told["permit_class"] = persons.found("permit_class", Parsed(letter, strip.text), (piece,), "choice")
    if "name" not in told and sheet.search(_LETTER):
        told |= kin.spoken_of("name", sheet, grown=True)
    if "employer" not in told and (addressed := prose.in_lines(sheet, _ADDRESSED)) and sheet.search("你单位"):
        match, pieces = addressed[0]
        told["employer"] = persons.found("employer", Parsed(match["value"], match["value"]), pieces)
    if len(said) > 1 and "permit_class" in told:
        told["permit_class"] = replace(
            told["permit_class"], outcome="recheck", candidates=tuple(sorted(said))
        )
    lone = "permit_class" not in told and re.search(r"\s[ABC]$", told["name"].raw) if "name" in told else None
    if lone:  # an initial, or the class from the next cell
        told["name"] = replace(
            told["name"], outcome="recheck", signals=(*told["name"].signals, "class_joined")
        )
    return told


def _extended(sheet: Sheet, until: str) -> tuple[str, ...]:
    """Later days to which the paper says that its term was extended (延期至): which of them holds, a person
    sees.
    """
    hits = sheet.search_all(rf"延(?:[期长][^。]{{0,30}}?)?[至到](?P<value>{_DAY})")
    days = {day.value for hit, _ in hits for day in dates.find_all(hit["value"])}
    return tuple(sorted(day for day in days if day > until))


_LETTER = "兹证明|你单位|经审[查核]"
"""What a letter about a permit says and no card does."""
_ADDRESSED = r"^(?P<value>[\u4e00-\u9fff（）()]{4,30})[:：]$"
"""Whom a decision is written to: the employer, who had applied for it."""
LARGE = 1.35  # letter heights of the card's other print


def _large_letter(sheet: Sheet) -> dict[str, Found]:
    """The class as the one large letter in a corner of the card."""
    usual = median(strip.flat.height for strip in sheet.strips)
    letters = [s for s in sheet.strips if re.fullmatch("[ABC]", s.text.strip())]
    if len(letters) != 1 or letters[0].flat.height < LARGE * usual:
        return {}
    (strip,) = letters
    piece = Segment(strip.text, strip.flat, ((strip, 0, len(strip.text)),))
    record = Parsed(strip.text.strip(), strip.text)
    return {"permit_class": persons.found("permit_class", record, (piece,), "choice")}


def _by_both_names(told: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The name beside 姓名 where another, Chinese one has a label of its own: which of them counts, a person
    says.
    """
    beside = [
        [
            (claim, record)
            for claim in sheet.labelled(label)
            if claim.row and (record := _any_name(claim.row[0].text))
        ]
        for label in ("姓名", "中文姓名")
    ]
    if "name" not in told or not all(beside):
        return {}
    (claim, printed), (_, chinese) = beside[0][0], beside[1][0]
    if printed.value == chinese.value:
        return {}
    name = persons.found("name", printed, claim.row[:1], "name")
    return {"name": replace(name, outcome="recheck", candidates=(str(chinese.value),))}


def _two_lines(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """A Latin name whose line goes on in the next one under the same label."""
    held = found.get("name")
    for claim in sheet.labelled("姓名", "Name"):
        lines = (claim.row, *claim.more[:1])
        print_ = [piece for line in lines for piece in line]
        capitals = all(re.fullmatch(r"[A-Z][A-Z'’., -]*", piece.text) for piece in print_)
        if held is None or held.pieces != claim.row or not claim.more or not capitals:
            continue
        if record := names.parse_latin(" ".join(piece.text for piece in print_)):
            return {"name": persons.found("name", record, print_, "name")}
    return {}


SPECIMENS = (
    specimen(
        "",
        """
        中华人民共和国外国人工作许可证
        姓名/Name
        EXEMPLAR TOM
        证号/No
        31000021B0086
        类别/Category
        外国专业人才（B类）
        签发日期/Date of Issue
        2020年09月18日
        持证人须知 NOTICE
        1. 本证为外国人在中国境内合法工作的有效证件，凭本证申请办理居留许可。
        2. 持证人应在有效期届满30日前申请延期；劳动合同终止的，应当注销本证。
        工作单位/Employer
        样本国际货运代理有限公司
        有效期限/Period of Validity
        2020.09.18-2021.09.17
        """,
        name="EXEMPLARTOM",
        permit_class="B",
        permit_number="31000021B0086",
        employer="样本国际货运代理有限公司",
        valid_until="2021-09-17",
    ),
    specimen(
        "",
        """
             中华人民共和国
            外国人工作许可证
        FOREIGNER'S WORK PERMIT
        姓名/Name  EXEMPLAR TOM         A类
        性别/Sex  男/M     国籍/Nationality  加拿大/CAN
        许可证号/Permit No.  11000000A000001
        工作单位/Employer  北京样本科技有限公司
        有效期至/Valid until  2025-08-31
        """,
        name="EXEMPLARTOM",
        permit_class="A",
        permit_number="11000000A000001",
        employer="北京样本科技有限公司",
        valid_until="2025-08-31",
    ),
    specimen(
        "",
        """
        中华人民共和国外国人工作许可证
        姓名：样本甲
        类别：B
        证件编号：110000000000001
        聘用单位：样本大学
        有效期限：2021.01.01-2023.12.31
        """,
        name="样本甲",
        permit_class="B",
        permit_number="110000000000001",
        employer="样本大学",
        valid_until="2023-12-31",
    ),
)
