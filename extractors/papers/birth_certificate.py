"""出生医学证明: the medical certificate of birth, issued by the hospital of birth since 1996, in seven
editions.

Editions 1 to 4 (1996 to 2013) are landscape, with ticked boxes and an English half to each label; 5 (2014), 6
(2019) and 7 (2023, with a bar code) are A4 portrait. Each has three parts: the main page (正页) for the
parents, the second (副页) for the police, the stub (存根) for the hospital; a copy of either of the last two
is not what parents are asked for, so the part is a field. The number is a letter and nine digits, the first
two a province. Both parents' lines look alike, so a name or number belongs to the parent in whose half or
section it stands, and to nobody where that parent's heading was not read. 未提供 in the father's place is no
name.
Source: 国卫办妇幼发 notices on the editions; the field lists public card readers return.
"""

import re
from collections.abc import Mapping

from extractors import by_numbers, parents, persons, ticks
from extractors.declare import (
    Found,
    Parsed,
    Sheet,
    date,
    face,
    mark,
    name,
    number,
    plain,
    sex,
    specimen,
    text,
)  # fmt: skip
from extractors.values import addresses, certificate_numbers, dates, identity_number, names
from extractors.values import sex as sexes
from extractors.values.parsed import HasValue
from extractors.wording import fold

TITLE = "出生医学证明"
FACES = (
    face(
        "",
        marks=(
            mark("出生医学证明", 1.5),  # other papers name it; only its own copy is headed by it
            mark(r"re:^(?:中华人民共和国)?出生医学证明(?:$|[^编专\w]|[正副存补换]|BIRTH)", 2),
            mark("新生儿姓名", 2.5),
            mark("儿童姓名", 1),
            mark("re:^婴儿姓名", 1),
            # to the letter: the other parent's would do else, and half a page repeat the other half
            mark("re:[母毋每]亲姓名", 1),
            mark("re:[父交文]亲姓名", 1),
            mark("re:[母毋每]亲", 0.5),
            mark("re:[父交文]亲", 0.5),
            mark("新生儿信息", 2),
            mark("母亲信息", 0.5),
            mark("父亲信息", 0.5),
            mark("出生孕周", 1.5),
            mark("出生体重", 1),
            mark("出生身长", 1),
            mark("出生证编号", 1.5),
            mark("接生机构", 1),
            mark("助产机构", 1),
            mark("签发机构", 0.5),
            mark("Birth Certificate", 1),
            mark(r"re:[A-Z]\d{9}$", 0.5),
        ),
        against=(
            mark("re:新生儿姓名(?:应|须|必须|不得|一经)", 2.5),  # a note at its foot, no label
            mark("登记表", 6),
            mark("re:(换发|补发|签发|首次签发)申请|申请人|申请书", 6),
            mark("参加城乡居民", 4),
            mark("承诺书", 4),
            mark("常住人口登记卡", 4),
            mark("re:预防接种(?:证|卡|记录)|手册|出院|住院号|病历|脚印|足印|分娩记录", 5),
            mark("re:委托[书人]|遗失声明|核验结果|采集表|信息表", 5),
            mark("申请表", 3),
            mark("re:申领(?:表|登记|书)", 3),
            mark("死亡", 4),
            mark("亲子鉴定", 3),
        ),
        need=4.5,
    ),
)
LABELS = (
    "出生孕周", "孕周", "出生体重", "体重", "出生身长", "身长", "年龄", "国籍", "民族", "住址", "家庭住址",
    "健康状况", "有效身份证件类别", "有效身份证件类型", "身份证件类别", "身份证件类型", "证件类别",
    "证件类型",
    "签发机构", "签发单位", "签发机构（盖章）", "签发机构（专用章）", "接生人员", "接生者", "助产人员",
    "领证人", "领证人姓名", "领证人签字", "领证日期", "新生儿", "婴儿", "与新生儿关系",
    *("领证人" + label for label in parents.IDS),
    "签发人", "出生医学证明", "出生地点分类", "母亲", "父亲", "母亲情况", "父亲情况", "母亲信息", "父亲信息",
    "新生儿情况", "新生儿信息", "新生儿父母", "厘米", "注意事项", "随母亲或父亲落户", "姓名",
    "Nationality", "Ethnicity", "Address", "Birth No.", "Gestation", "Weeks", "Weight", "Height", "Length",
    "Age", "Type of ID", "Birth weight", "Birth length", "Gestational age", "Issuing organization",
    "Issuing institution", "BIRTH CERTIFICATE", "Type of place",
    *parents.IDS, *(word + label for _, word, _ in parents.PARENTS for label in ("姓名", *parents.IDS)),
    *(word for _, _, english in parents.PARENTS for word in english),
)  # fmt: skip
TWICE = ("姓名", "年龄", "国籍", "民族", "住址")


def _sex(raw: str) -> HasValue | None:
    """Two printed options with a tick at one, their English aside; the one whose box is gone is a guess.

    >>> _sex("☑男 Male □女 Female").outcome, _sex("男 Male □女 Female").outcome, _sex("男 女")
    ('ok', 'recheck', None)
    >>> _sex("男女□性别不明□").value, _sex("男□女性别不明□").value, _sex("男□女□")
    ('M', 'F', None)
    >>> _sex("男√女").value, _sex("男 √ 女 __").value, _sex("男__女√").value  # lines to tick on, no boxes
    ('M', 'M', 'F')
    """
    chinese = re.sub("[A-Za-z/.]+", " ", raw)
    told = ticks.ticked(chinese)
    if told and told.sure:
        return sexes.parse(told.option)
    glued = re.match(
        rf"\s*男\s*(?:女\s*[{ticks.BOXES}]|[{ticks.BOXES}]\s*(女)(?!\s*[{ticks.BOXES}]))", chinese
    )
    lines = re.fullmatch(r"\W*男[\s_]*(?:[√✓]\s*女[\s_]*|女[\s_]*(?P<she>[√✓]))", chinese)
    if lines:
        return Parsed("F" if lines["she"] else "M", raw, "recheck")
    hidden = ticks.unboxed(chinese) or (glued and (glued[1] or "男"))  # 男女□: the first box has the tick
    record = sexes.parse(hidden) if hidden else None
    return Parsed(record.value, raw, "recheck") if record else sexes.parse(raw)


def _place(raw: str) -> Parsed | None:
    """省、市、区（县） as filled in, without the unit that is not meant."""
    told = plain(re.sub(r"[•·.\s]*(?:Province|City|County|District|Town(?:ship)?|Village)[•·.\s]*$", "", raw))
    if told is None or not re.search("[省市区县州盟旗镇乡]|北京|天津|上海|重庆|国$", told.value):
        return None  # 出生地点 is the label of the sort of place, too: 医院
    return addresses.place(addresses.without_choices(told.value), raw)


_CARE = re.compile(r"(?:妇[\u4e00-\u9fff]|(?!儿童|口腔)[\u4e00-\u9fff]幼|如动)(?=(?:计划生育)?(?:保健|服务))")


def _institution(raw: str) -> Parsed | None:
    """A hospital; 妇幼保健院 is one word, of which small print leaves one sign (妇动, 如幼).

    >>> _institution("样本区如动保健院").value, _institution("样本市妇女儿童医院").value
    ('样本区妇幼保健院', '样本市妇女儿童医院')
    """
    told = plain(raw)
    mended = _CARE.sub("妇幼", told.value) if told is not None else ""
    if told is None or mended == told.value:
        return told
    return Parsed(mended, raw, "recheck", ("repaired",), (told.value,))


FIELDS = (
    name(
        "child_name",
        after=("新生儿姓名", "婴儿姓名", "儿童姓名", "孩子姓名", "Full name of baby", "Name of newborn"),
        parse=names.parse_either,
    ),
    sex("sex", after=("性别", "Sex", "Gender"), parse=_sex),
    number(
        "birth_time",
        dates.parse_time,
        after=("出生时间", "出生日期", "出生年月日时", "Time of birth", "Date of birth"),
        sort="date",
        lines=2,
    ),
    text("birth_place", after=("出生地点", "出生地", "Place of birth"), parse=_place, lines=2),
    text(
        "institution",
        after=(
            "医疗机构名称",
            "接生机构名称",
            "医疗机构",
            "接生机构",
            "助产机构",
            "助产机构名称",
            "出生医疗机构",
            "出生医院",
            "接生医院",
            "医疗保健机构名称",
            "接生单位",
            "Medical institution",
            "Name of medical institution",
            "Name of facility",
        ),
        parse=_institution,
        lines=2,
    ),
    number(
        "certificate_number",
        certificate_numbers.birth_certificate,
        after=("出生证编号", "出生医学证明编号", "出生证号", "编号", "Birth Certificate No."),
        find=certificate_numbers.birth_certificate_find,
        anywhere=True,
    ),
    date("issue_date", after=("签发日期", "发证日期", "填发日期", "签发时间", "Date of issue")),
    # Found by place in `settle`; declared for the second reader, who needs to know what they are made of.
    name("mother_name", parse=names.parse_either),
    name("father_name", parse=names.parse_either),
    number("mother_id_number", identity_number.parse),
    number("father_id_number", identity_number.parse),
)
_PARTS = (
    ("secondary", r"副\s*[页頁]|副\s*本|DUPLICATE"),
    ("stub", r"存\s*根|COUNTERFOIL"),
    ("main", r"正\s*[页頁]"),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Give the parents' names and numbers to the parent they belong to, and say which part of the form this
    is."""
    told = {
        **_with_units(sheet),
        **parents.newborn(sheet),
        **_born_at(sheet),
        **_without_names(found, parents.unlabelled(sheet)),
        **_filled_in(sheet),
        **_part(sheet),
        **parents.of(sheet),
    }
    return {**by_numbers.told(told, sheet), **told}


def _without_names(found: Mapping[str, Found], others: Mapping[str, Found]) -> dict[str, Found]:
    """The fields and these parents' names; a name under the place of birth is no second line of it."""
    place = found.get("birth_place")
    theirs = [piece for one in others.values() for piece in one.pieces]
    kept = tuple(piece for piece in place.pieces if piece not in theirs) if place else ()
    if place is None or not kept or kept == place.pieces:
        return {**others, **found}
    told = _place(persons.spelled(kept))
    return {**others, **found, **({"birth_place": persons.found("birth_place", told, kept)} if told else {})}


def _born_at(sheet: Sheet) -> dict[str, Found]:
    """The one place beside a label that heads the sort of place (医院), too."""
    rows = [claim.row for claim in sheet.labelled("出生地点", "出生地") if claim.row]
    told = [(place, row) for row in rows if (place := _place(persons.spelled(row))) is not None]
    return {"birth_place": persons.found("birth_place", *told[0])} if len(told) == 1 else {}


_DAYS = (
    ("birth_time", ("出生时间", "出生日期"), ("Time of birth", "Date of birth"), dates.parse_time),
    ("issue_date", ("签发日期",), ("Date of issue",), dates.parse),
)


def _with_units(sheet: Sheet) -> dict[str, Found]:
    """Days written higher than their printed units 年 月 日, which stand level with the label's English."""
    told: dict[str, Found] = {}
    for field, labels, english, parse in _DAYS:
        rows = [claim.row for claim in sheet.labelled(*labels, *english) if claim.row and not claim.below]
        row = sorted({p for each in rows for p in each}, key=lambda p: p.box.left)
        record = parse(persons.spelled(row)) if len(rows) == 2 else None
        if record is not None:
            told[field] = persons.found(field, record, row, "date")
    return told


_FILLED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}(?:省|自治区))?[\u4e00-\u9fff]{1,8}[市州盟][\u4e00-\u9fff]{1,8}[市区县旗]"
    r"(?:[\u4e00-\u9fff]{1,8}(?:[镇乡]|街道))?"
)


def _filled_in(sheet: Sheet) -> dict[str, Found]:
    """The place written between printed units (湖南 省 邵阳 市): each half of its label claims a part."""
    claims = [c for c in sheet.labelled("出生地点", "出生地", "Place of birth") if c.row and not c.below]
    row = sorted({p.box.left: p for c in claims for p in c.row}.values(), key=lambda p: p.box.left)
    row = [piece for piece in row if not piece.text.isascii()]
    told = _place(persons.spelled(row)) if len(row) > 1 else None
    whole = told is not None and _FILLED.fullmatch(told.value)
    return {"birth_place": persons.found("birth_place", told, row)} if told and whole else {}


def _part(sheet: Sheet) -> dict[str, Found]:
    """The part as its title line says it; the main page of most editions says nothing but the title."""
    whole = sheet.search("出生[医醫][学學][证證]明")
    for part, words in _PARTS:
        hit = sheet.search(words)
        if hit and not (part != "main" and _in_a_note(hit[1][0].strips[0][0].text)):
            return {"part": persons.found("part", Parsed(part, hit[0].group()), hit[1])}
    if whole is None or fold(whole[1][0].strips[0][0].text).startswith("注"):
        return {}
    return {"part": persons.found("part", Parsed("main", whole[0].group()), whole[1])}


def _in_a_note(line: str) -> bool:
    """A long line that speaks of the other parts (本证正页由……保存，副页由……) is no title."""
    return len(re.sub(r"\s", "", line)) > 16


SPECIMENS = (
    specimen(
        "",
        """
                     出生医学证明
                    BIRTH CERTIFICATE
        新生儿姓名  测试甲    性别  男    出生时间  2014年03月15日08时05分
        出生孕周  39 周    出生体重  3250 克    出生身长  50 厘米
        出生地点  北京市东城区     医疗机构名称  北京样本医院
        母亲姓名  女方乙   年龄  30  国籍  中国   民族  汉族
        住址  北京市崇文区样本胡同8号
        有效身份证件类别  居民身份证   有效身份证件号码  11010519491231002X
        父亲姓名  男方甲   年龄  31  国籍  中国   民族  汉族
        住址  北京市崇文区样本胡同8号
        有效身份证件类别  居民身份证   有效身份证件号码  11010320140315011X
        签发机构（盖章）        签发日期  2014年03月20日
        出生证编号  N110000001
        """,
        child_name="测试甲",
        sex="M",
        birth_time="2014-03-15T08:05",
        birth_place="北京市东城区",
        institution="北京样本医院",
        mother_name="女方乙",
        mother_id_number="11010519491231002X",
        father_name="男方甲",
        father_id_number="11010320140315011X",
        certificate_number="N110000001",
        issue_date="2014-03-20",
        part="main",
    ),
    specimen(
        "",
        """
             出生医学证明（副页）      编号 X320101001
        新生儿姓名  测试乙      性别  女
        出生时间  2016 年 2 月 29 日 23 时 59 分
        出生地点  江苏省南京市样本区
        医疗机构名称  南京样本妇幼保健院
                      母亲                    父亲
        姓名        女方乙                  未提供
        年龄        30
        有效身份证件号码    E12345678
        签发日期  2016年3月3日
        """,
        child_name="测试乙",
        sex="F",
        birth_time="2016-02-29T23:59",
        birth_place="江苏省南京市样本区",
        institution="南京样本妇幼保健院",
        mother_name="女方乙",
        mother_id_number="E12345678",
        certificate_number="X320101001",
        issue_date="2016-03-03",
        part="secondary",
    ),
    specimen(
        "",
        """
               出生医学证明
             存根
        新生儿姓名
        出生时间      年   月   日   时   分
        母亲姓名             父亲姓名
        身份证号             身份证号
        """,
        part="stub",
    ),
    specimen(
        "",
        """
                     出生医学证明
        新生儿姓名  测试丙    性别  男    出生日期  2017年6月21日5时30分
        母亲姓名  女方乙                  父亲姓名  男方甲
        身份证号  11010519491231002X      身份证号  440184201706210284
        接生机构名称  样本医院
        """,
        child_name="测试丙",
        sex="M",
        birth_time="2017-06-21T05:30",
        mother_name="女方乙",
        mother_id_number="11010519491231002X",
        father_name="男方甲",
        father_id_number="440184201706210284",
        institution="样本医院",
        part="main",
    ),
    specimen(
        "",
        """
        出生医学证明
        儿童姓名  测试丁
        出生时间  2018年1月1日01时07分
        母亲姓名  女方乙
        母亲身份证号  11010519491231002X
        父亲姓名  男方甲
        父亲身份证号  440184201706210284
        出生证编号  N110000002
        """,
        child_name="测试丁",
        birth_time="2018-01-01T01:07",
        mother_name="女方乙",
        mother_id_number="11010519491231002X",
        father_name="男方甲",
        father_id_number="440184201706210284",
        certificate_number="N110000002",
        part="main",
    ),
    specimen(
        "",
        """
                     出生医学证明                       正 页
        新生儿姓名  测试戊      性别  男□ 女☑      出生日期  2010年7月5日16时40分
        Full name of baby      Sex           Date of birth
        母亲姓名  女方乙
        Full name of mother
        父亲姓名  男方甲
        Full name of father
        出生证编号  J450162738
        """,
        child_name="测试戊",
        sex="F",
        birth_time="2010-07-05T16:40",
        mother_name="女方乙",
        father_name="男方甲",
        certificate_number="J450162738",
        part="main",
    ),
)
