"""无基本医疗保障承诺书: a guardian's pledge that the child has no other basic medical insurance.

No official form is published; schools hand out their own. It holds the child's name and number, the insurance
year, and the guardian's name, signature and date, as labelled lines or as one sentence
(本人…系学生…的监护人). Two identity numbers may stand on it: the child's is the one whose birth date makes a
pupil in the year of the pledge."""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import kin, persons, prose
from extractors.declare import (
    Found,
    Sheet,
    date,
    face,
    id_number,
    mark,
    name,
    number,
    pattern,
    specimen,
)  # fmt: skip
from extractors.layout import Segment
from extractors.values import certificate_numbers, dates, names
from extractors.values import id_number as identity
from extractors.values.parsed import Parsed

TITLE = "无基本医疗保障承诺书"
WHOLE_PAGE = True
BY_HAND = True
PUPIL = True
_SIGNERS = (
    "监护人", "承诺人", "家长", "法定监护人", "学生家长", "监护人（承诺人）", "承诺人（监护人）",
    "家长（监护人）", "声明人", "保证人",
)  # fmt: skip
_ACTS = (
    "签字", "签名", "签章", "盖章", "按手印", "签字、按手印", "签字按手印", "签名、按手印", "签名按手印",
    "签字并按手印", "签名并按手印", "签字、捺印", "签字盖章", "签字或盖章", "亲笔签名", "手写签名",
)  # fmt: skip
_HOW = (
    *_ACTS,
    *(f"（{act}）" for act in _ACTS),
    *(f"{act}（{more}）" for act in ("签字", "签名") for more in ("按手印", "手印", "盖章")),
)
SIGNATURES = (
    *(f"{who}{how}" for who in _SIGNERS for how in _HOW), "承诺人", "声明人", "保证人",
    "签字人", "签名", "签字", "签署",
)  # fmt: skip


def _name(raw: str) -> Parsed | None:
    """The name behind its label, up to the comma where a sentence goes on (学生姓名____，身份证号____)."""
    return None if re.search("家长|监护", raw.split("，")[0]) else names.parse_either(names.first(raw))


FACES = (
    face(
        "",
        marks=(
            mark("承诺书", 3),
            mark("承诺", 1),
            mark("基本医疗保障", 1.5),
            mark("基本医疗保险", 1),
            mark(
                "re:^[^，。:：]{0,20}(?:无|未|没有?)[^，。]{0,14}?(?:医疗|医保|保障|保险|参保)[^，。；]{0,6}(?:承诺|声明|保证)书?(?:[(][^()]{1,8}[)])?$",
                5,
            ),
            mark("re:^(?:本人)?(?:声明|保证)书$", 3),
            mark("re:^(?:个人|本人|参保|家长)承诺$", 3),
            mark("re:^声明$", 2.5),
            mark("re:^承诺$", 2.5),
            mark("re:没有?在[^，。]{0,8}参加?|任何别的(?:医疗)?保险", 1),
            mark("re:^承[^诺]书$", 3),  # the title by hand, one letter misread
            mark(
                "re:(?:未|没有?|无(?=在))[^，。]{0,10}(?:参加|享受|有|上|买|入|办).{0,14}(?:保险|保障|医保)",
                1.5,
            ),
            mark("公费医疗", 1),
            mark("re:无(?:其他|其它|任何)?基本医疗", 1.5),
            mark("re:监护人|家长|[的之][父母]亲?", 0.5),
        ),
        against=(
            mark("re:^.{0,24}(?:登记|申报|申请)表", 3),
            mark("re:放弃.{0,8}(?:参加|参保|缴费)", 6),
            mark("诚信承诺", 2),
            mark("re:考试.{0,8}承诺书$", 3),
            mark("re:^.{0,14}(?:合同|协议)书?$", 4),
            mark("re:安全.{0,6}承诺书$|安全承诺", 4),
            mark("re:防疫.{0,8}承诺|(?:防疫|防控|返校)承诺书?$", 4),
            mark("开户银行", 3),
            mark("银行账号", 3),
            mark("离婚协议", 5),
            mark("re:(?:通知|须知|一封信|公告|说明|办法|流程)$", 5),
            mark("re:^各位.{0,4}家长|^致.{0,6}家长", 3),
            mark("re:^灵活就业人员", 4),
        ),
        need=5.0,
    ),
)
LABELS = (
    "与学生关系", "与监护人关系", "关系", "联系电话", "电话", "家庭住址", "住址", "班级", "学校", "承诺书",
    "监护人身份证号", "姓名", "与儿童关系", "与参保人关系", "与孩子关系",
    "监护人身份证号码", "承诺人身份证号", *SIGNATURES,
)  # fmt: skip
_GUARDIAN_IDS = "监护人身份证|承诺人身份证|家长身份证"
FIELDS = (
    name(
        "child_name",
        after=(
            "学生姓名", "孩子姓名", "子女姓名", "儿童姓名", "被监护人姓名", "参保人姓名", "参保学生姓名",
            "幼儿姓名", "参保人员姓名", "被承诺人姓名",
        ),
        parse=_name,
    ),
    id_number(
        "id_number",
        after=(
            "学生身份证号", "学生身份证号码", "孩子身份证号", "学生证件号码", "被监护人身份证号",
            "孩子身份证号码", "参保人身份证号", "参保人身份证号码", "参保人证件号码", "子女身份证号",
            "子女身份证号码", "永久居留身份证号码", "外国人永久居留身份证号码", "居住证号码", "居住证号",
        ),
    ),
    number(  # a foreign pupil has no identity number but a passport
        "id_number",
        certificate_numbers.passport,
        after=("护照号码", "护照号", "学生护照号码", "护照（证件）号码", "参保人护照号码", "有效护照号码"),
    ),
    name(
        "guardian_name",
        after=(
            "家长（监护人）姓名", "监护人（家长）姓名", "监护人姓名", "家长姓名", "承诺人姓名",
            "法定监护人姓名", "监护人（承诺人）姓名", "监护人 Guardian", "家长 Guardian", "监护人/Guardian",
            "监护人姓名 Name of guardian", "家长/监护人 Parent/Guardian", "监护人 Parent/Guardian",
        ),
        parse=_name,
    ),
    number(
        "year",
        dates.parse_year,
        after=("承诺年度", "参保年度", "年度", "保险年度"),
        sort="date",
        critical=False,
    ),
    *(
        pattern("year", shape, parse=dates.parse_year, sort="date")
        for shape in (
            r"(?P<value>(?:19|20)\d{2})年?的?(?:[\u4e00-\u9fff]{2,3}市)?(?:度|参保|参加|保险|城乡|居民|医保|全年|基本医疗)",
            r"(?<![一二三四五六七八九〇○零O])(?P<value>二[〇○零O]?[一二三四五六七八九〇○零]{2}年)度",
            r"(?P<value>(?:19|20)\d{2})年内?(?:未|没有|无(?:任何)?其[他它]|无任何|不)",
            r"(?P<value>(?:19|20)\d{2})年0?1月(?:0?1日)?起?[至到—–~-]+(?:(?P=value)年)?12月",
            r"自(?P<value>(?:19|20)\d{2})年\d{1,2}月\d{1,2}日起",
        )
    ),
    date("date", after=("日期", "承诺日期", "签署日期", "填写日期", "签字日期")),
)  # fmt: skip
_KIN = (
    r"[的之](?:法定|临时)?(?:监护人|父亲|母亲|家长|妈妈|爸爸|爷爷|奶奶|姥[姥爷]|外[公婆]|外?祖[父母]|父|母)"
)
_END = r"(?=[,，（(、。;；]|身份证|证件|护照|国籍|性别|[男女]|班级|年级|学校|联系|$)"
_CHILD = (
    rf"(?:[班级校园]|的)(?:学生|幼儿|孩子)(?P<value>{prose.NAME})[（(][^）)]{{0,40}}[）)]{_KIN}",
    rf"(?:被承诺人|被监护人|参保人|参保学生|学生|孩子|儿童|子女|申请人(?=[（(]学生))(?:[（(][^）)]{{1,6}}[）)])?[:：](?P<value>{prose.NAME}){_END}",
    rf"(?:[是为系:：,，]|^)(?P<value>(?![是为系]){prose.NAME})[（(](?:学生|孩子|子女|儿童|被监护人)(?:姓名)?[）)]",
    rf"(?:学校|小学|中学|幼儿园|班级|[班级])[:：]?[^，。]{{0,14}}姓名[:：]?(?P<value>{prose.NAME}){_END}",
    rf"(?:班|级|学生|孩子|校)(?P<value>{prose.NAME})(?:同学|小朋友)",
    rf"(?:系|是|为)(?:我校|在校)?(?:参保学生|参保人|被承诺人|学生|孩子|儿童|子女)?(?P<value>(?![贵我本该][校园班]){prose.NAME})[（(，,].{{0,80}}?{_KIN}",
    rf"(?:(?:系|是|为)(?:(?:学生|孩子|儿童)(?:[（(][^）)]{{1,6}}[）)])?)?|[班级]学生)(?P<value>{prose.NAME}){_KIN}",
    rf"(?:学生|孩子|儿童)(?P<value>{prose.NAME})的(?=[（(]?[□☑☐√口■]|[（(](?:[父母]亲?|爸爸|妈妈)|[父母]亲?[,，。])",
    rf"[与和](?:被承诺人|被监护人|学生|参保人)(?P<value>{prose.NAME})(?=系|是|为|[,，（(])",
    rf"申请人(?:姓名)?[:：]?(?P<value>{prose.NAME})[,，（(].{{0,60}}?系.{{2,20}}(?:小学|中学|学校|幼儿园)",
    rf"(?:学生|孩子|子女|儿童|幼儿|参保人)(?:的)?姓名[:：]?(?P<value>{prose.NAME})(?=[,，（(、。]|身份证|证件|护照|性别|班级|年级|学校)",
    r"(?:被监护人|我的?孩子|本人之子|本人之女|本人子女|本人儿子|本人女儿|我子女|我的?儿子|我的?女儿|该生|学生|子女)[:：]?"
    rf"(?P<value>(?!截至|截止|直至|至今){prose.NAME})(?=[,，（(、。]|身份证|证件|在|于|系|未|目前|没有|\d)",
)
_SELF = (
    rf"(?:本人|我)(?P<value>{prose.NAME})[,，（(][^。；;系是为]{{0,60}}?学号",
    rf"(?:本人|我)(?P<value>{prose.NAME})(?:[（(][^）)]{{0,40}}[）)]|[,，](?:[男女][,，])?[^，。]{{2,8}}[\dA-Za-z]{{12,20}})?[,，]?"
    r"[系为是][^，。；]{2,30}?"
    r"(?:学生|本科生|研究生|在读生)(?=[,，。；;]|学号)",
    rf"(?:本人|我)[系为是][^，。；:：]{{0,24}}?(?:学生|新生|本科生|专科生|研究生)(?P<value>{prose.NAME})(?=[,，（(])(?![^。]{{0,80}}{_KIN})",
)
"""A grown student pledges alone: 本人X（身份证号…），系贵校…2026级学生; 我是2024级新生X，身份证号…."""
_GUARDIAN = (
    r"本人(?P<value>[\u4e00-\u9fff]{5,7})(?=[,，]系)",
    rf"(?:系|是|为)(?:[^，。]{{0,20}}?(?:学生|孩子|儿童))?{prose.NAME}{_KIN}(?P<value>{prose.NAME})(?=[,，（(、。])",
    rf"(?<!被)承诺人[:：](?P<value>{prose.NAME})(?=[,，][男女][,，]|[（(])",
    rf"(?<!被)监护人(?P<value>{prose.NAME})(?=(?:声明|承诺|保证)[:：])",
    rf"(?<!被)(?:监护人|家长)(?:姓名)?[为是系叫]?[:：]?(?P<value>{prose.NAME})[（(](?:父亲?|母亲?|祖[父母]|外祖?[父母公婆]|爷爷|奶奶|姥[姥爷])[）)]",
    rf"(?:同学|小朋友){_KIN}(?P<value>{prose.NAME})(?=[,，（(、。])",
    rf"(?:本人|我)[:：]?(?:姓名|名叫|叫)?[:：]?[（(]?(?P<value>(?!叫|姓名){prose.NAME})[）)]?(?=[,，（(、]|系|是|身份证|作为|为)",
)
_SIGNER = (
    rf"(?<!被)(?:承诺人|监护人|家长|声明人|保证人)(?:[（(][^）)]{{1,6}}[）)])?(?:签[字名])?[:：](?P<value>{prose.NAME})"
    r"(?=日期|\d{4}年|联系|电话|身份证|与(?:学生|孩子|子女|被监护)|关系|[,，（(]|$)",
)
"""Who signed, where the text names no guardian."""
_WITH_STUDENT = (
    rf"(?<!被)(?:监护人|家长)(?:[（(](?:家长|监护人)[）)])?(?:签[字名])?[:：](?P<value>{prose.NAME})"
    r"(?=日期|\d{4}年|联系|电话|[,，（(]|$)",
)
"""A parent who signs beside a grown student."""


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """What the sentence says where no line does; the child's number told from the guardian's by age."""
    settled = dict(found)
    settled.update(prose.signature(sheet, *SIGNATURES) or _at_foot(sheet))
    for field, one in {**_in_cell(sheet), **_in_groups(sheet)}.items():
        settled.setdefault(field, one)
    own = {} if "child_name" in settled else prose.one_name("child_name", sheet, _SELF)
    settled.update(own)
    for field, shapes in (("child_name", _CHILD), ("guardian_name", () if own else _GUARDIAN)):
        if field not in settled:
            settled.update(prose.one_name(field, sheet, shapes))
    settled = {**_by_kinship(sheet, settled), **settled}
    if "guardian_name" not in settled:
        signer = prose.one_name("guardian_name", sheet, _WITH_STUDENT if own else _SIGNER)
        signer = signer or ({} if own else _beside_signature(sheet))
        settled.update({field: replace(one, handwritten=True) for field, one in signer.items()})
    if "date" not in settled:
        settled.update(prose.closing_date(sheet))
    settled = {field: one for field, one in settled.items() if field != "id_number"}
    settled.update(_child_number(sheet, found.get("id_number"), _latest_year(settled)))
    same = {settled[f].value for f in ("child_name", "guardian_name") if f in settled}
    if "child_name" in settled and "guardian_name" in settled and len(same) == 1:
        for field in ("child_name", "guardian_name"):
            settled[field] = replace(settled[field], outcome="recheck")
    return settled


def _beside_signature(sheet: Sheet) -> dict[str, Found]:
    """The name in the place where the guardian signs, however the act is worded."""
    for claim in sheet.labelled(*SIGNATURES):
        text_ = claim.row[0].text if len(claim.row) == 1 else ""
        record = None if re.search("[年月日]", text_) else names.parse(text_)
        if record is not None:
            return {"guardian_name": persons.found("guardian_name", record, claim.row, "name")}
    return {}


def _by_kinship(sheet: Sheet, found: Mapping[str, Found]) -> dict[str, Found]:
    """Child and guardian as a text in own words says whose child it is, where no usual wording does."""
    if {"child_name", "guardian_name"} <= found.keys():
        return {}
    page = kin.on_page(sheet)
    named = {str(one.value) for one in found.values() if one.sort == "name"}
    told: dict[str, Found] = {}
    for field, people in (("child_name", page.told.children), ("guardian_name", page.told.parents)):
        if field not in found and len(people) == 1 and people[0] not in named:
            told |= page.field(field, people[0], (*page.told.children, *named))
    return told


_FOOT = (
    rf"^(?:法定)?(?:监护人|学生家长|家长)[:：](?P<value>{prose.NAME})"
    r"(?:[（(][^）)]{1,4}[）)])?(?:日期|\d{4}年|$)"
)


def _at_foot(sheet: Sheet) -> dict[str, Found]:
    """Who stands alone under a pledge in own words (监护人：X（父亲）) has signed it, for a person to see."""
    half = [strip.line for strip in sheet.strips[len(sheet.strips) // 2 :]]
    for match, pieces in prose.in_lines(sheet, _FOOT):
        if pieces[0].strips[0][0].line in half and names.is_plausible(match["value"]):
            return {"signed": Found("signed", True, pieces[0].text, pieces, "other", handwritten=True)}
    return {}


def _in_cell(sheet: Sheet) -> dict[str, Found]:
    """A cell that says only 监护人, and the name in the one right of it."""
    for at, strip in enumerate(sheet.strips):
        if re.fullmatch(r"(?:法定)?(?:监护人|家长)[:：]?", re.sub(r"\s", "", strip.text)):
            for other in sheet.strips[at + 1 : at + 3]:
                beside = other.level_with(strip) and other.flat.left > strip.flat.right
                record = names.parse_either(other.text) if beside else None
                if record is not None:
                    piece = Segment(other.text, other.flat, ((other, 0, len(other.text)),))
                    return {"guardian_name": persons.found("guardian_name", record, (piece,), "name")}
    return {}


def _in_groups(sheet: Sheet) -> dict[str, Found]:
    """Two rows of a table say only 姓名: the pupil's group stands first, the guardian's with its kinship."""
    told = [(names.parse_either(claim.row[0].text), claim) for claim in sheet.labelled("姓名") if claim.row]
    people = [(record, claim) for record, claim in told if record is not None]
    answered = any(claim.row for claim in sheet.labelled("监护人姓名", "家长姓名", "承诺人姓名"))
    if len(people) == 1 and (answered or not sheet.search("(?<!被)(?:监护人|家长|承诺人)的?姓名")):
        ((record, claim),) = people
        return {"child_name": persons.found("child_name", record, claim.row[:1], "name")}
    if len(people) != 2:
        return {}
    related = [
        any(claim.label.same_row(k.label) for k in sheet.labelled("与学生关系", "关系"))
        for _, claim in people
    ]
    order = ("guardian_name", "child_name") if related == [True, False] else ("child_name", "guardian_name")
    return {
        field: persons.found(field, record, claim.row[:1], "name")
        for field, (record, claim) in zip(order, people, strict=True)
    }


def _latest_year(found: Mapping[str, Found]) -> int:
    years = [int(str(found[f].value)[:4]) for f in ("date", "year") if f in found]
    return max(years, default=0)


def _child_number(sheet: Sheet, labelled: Found | None, year: int) -> dict[str, Found]:
    """The labelled number, else the one number on the page that belongs to a pupil of that year."""
    if labelled is not None:
        return {"id_number": labelled}
    pupils: dict[str, Found] = {}
    shape = re.compile(r"(?<!\d)[0-9OIlSBZ〇]{17}[0-9XxO×](?!\d)")
    lines = [
        (strip.text, (Segment(strip.text, strip.flat, ((strip, 0, len(strip.text)),)),))
        for strip in sheet.strips
    ]
    for print_, pieces in (*((match.group(), pieces) for match, pieces in sheet.search_all(shape)), *lines):
        record = identity.find(print_)
        born = int((record.birth_date or "0")[:4]) if record else 0
        if record and born and year and 0 <= year - born <= 21:
            pupils.setdefault(record.value, persons.found("id_number", record, pieces, "number"))
    return {"id_number": next(iter(pupils.values()))} if len(pupils) == 1 else {}


SPECIMENS = (
    specimen(
        "",
        """
                      承诺书
        学生姓名：测试甲
        身份证件号码：110228201801010174
        监护人姓名：女方乙
        承诺年度：2025年度
        本人承诺该学生无其他基本医疗保险，未享受其他基本医疗保障待遇，情况属实。
                       承诺人（监护人）签字：女方乙
                       日期：2024年9月10日
        """,
        child_name="测试甲",
        id_number="110228201801010174",
        guardian_name="女方乙",
        year="2025",
        signed=True,
        date="2024-09-10",
    ),
    specimen(
        "",
        """
                    无基本医疗保障承诺书
        本人女方乙，身份证号11010519491231002X，系学生测试甲（证件号码：110228201801010174）的监护人，
        现郑重承诺：该生在2025年度未参加其他基本医疗保险，无其他基本医疗保障。如有不实，愿承担责任。
                            监护人签字：
                            2024年9月10日
        """,
        child_name="测试甲",
        id_number="110228201801010174",
        guardian_name="女方乙",
        year="2025",
        signed=False,
        date="2024-09-10",
    ),
    specimen(  # one sentence over several lines, the insurance year by its first day
        "",
        """
                      承诺书
        本人女方乙，系伊万·样本·测试（性别：男，出生日期：2018
        年1月1日，证件号码：110228201801010174）的母亲及法定监护人。
        现郑重承诺：自2021年1月1日起，孩子未参加城镇职工基本医疗保险，无其他任何基本医疗保障。
        如有不实，由此产生的一切后果由本人承担，并愿退回已享受的待遇。
                       承诺人（监护人）：女方乙
                       2021年9月8日
        """,
        child_name="伊万·样本·测试",
        id_number="110228201801010174",
        guardian_name="女方乙",
        year="2021",
        signed=True,
        date="2021-09-08",
    ),
    specimen(  # a foreign pupil; blanks in a sentence; the guardian named by the signature alone
        "",
        """
                    无其他基本医疗保障承诺书
        学生姓名测试甲，现就读于你校一年级7班。  护照号码  E00000000
        作为该学生的监护人，我承诺该学生在2024年度内没有参加其他基本医疗保险。
                            监护人签字：女方乙
                            与学生关系：母亲
                            日期：2024年10月16日
        """,
        child_name="测试甲",
        id_number="E00000000",
        guardian_name="女方乙",
        year="2024",
        signed=True,
        date="2024-10-16",
    ),
    specimen(  # in the parent's own words and hand; a letter of the title misread
        "",
        """
                      承滋书
        我是测试甲的家长陈测试，测试甲身份证号码是
        110228201801010174。我保证孩子在2024年
        没有上别的医疗保险，没有公费医疗，情况属实。
        如果不属实，一切责任由家长承担。
                    家长签字：陈测试
                    2023年12月1日
        """,
        child_name="测试甲",
        id_number="110228201801010174",
        guardian_name="陈测试",
        year="2024",
        signed=True,
        date="2023-12-01",
    ),
    specimen(  # the pupil as the applicant; the year said of the child
        "",
        """
                    无基本医疗保障承诺书
        样本区医疗保险事务管理中心：
        申请人姓名：测试甲，公民身份号码：110228201801010174，系北京
        市样本区样本小学三年级学生，符合参保条件。
        现承诺该儿童2025年无任何其他基本医疗保险，如与事实不符，愿承担责任。
                    法定监护人：陈测试
                    2024年12月3日
        """,
        child_name="测试甲",
        id_number="110228201801010174",
        guardian_name="陈测试",
        year="2025",
        signed=True,
        date="2024-12-03",
    ),
    specimen(  # a table of groups: 姓名 twice
        "",
        """
             样本区学生儿童无其他基本医疗保障承诺书
         参保年度  2023年度   就读学校  样本区样本小学
         学生        姓名   测试甲   国籍 (地区)   样本国
                证件号码    110228201801010174
         监护人      姓名   陈测试   与学生关系   母亲
                证件号码   11010519491231002X
         监护人保证学生在上述年度内无任何其他基本医疗保障。
                承诺人签字:  陈测试
                日期：2023-09-20
        """,
        child_name="测试甲",
        id_number="110228201801010174",
        guardian_name="陈测试",
        year="2023",
        signed=True,
        date="2023-09-20",
    ),
    specimen(  # both introduced by a word and a colon
        "",
        """
                  关于无基本医疗保障的承诺书
           承诺人：陈测试，女，居民身份证号码11010519491231002X。
           被承诺人（子女）：测试甲，男，身份证号110228201801010174，现就读于样本小学。
           本人以监护人身份声明，测试甲未在其他任何地区参加2022年城乡居民医保，无公费医疗。
           承诺人签字（手印）：
           签署日期:     年   月   日
        """,
        child_name="测试甲",
        id_number="110228201801010174",
        guardian_name="陈测试",
        year="2022",
        signed=False,
    ),
    specimen(  # a letter about a pupil, its guardian named in the text
        "",
        """
                 关于无其他基本医疗保障的承诺
        北京市样本区医疗保险事务管理中心：
        兹有外籍学生SPECIMEN OLGA（护照号码 X0000000），现就读于样本国际学校，其监护人为
        陈测试（父亲）。该学生目前未参加中国境内的职工基本医疗保险、城乡居民基本医疗保险。
        监护人签字：陈测试
        2021年9月2日
        """,
        guardian_name="陈测试",
        signed=True,
        date="2021-09-02",
        child_name="SPECIMENOLGA",
        id_number="X0000000",
    ),
)
