"""居民户口簿首页: the first page of a household's register, one a household.

Issued by the police station (户口登记机关) under the rules of 1996 (公通字[1995]91号); inner pages 143 x
105 mm. It names the kind of household (户别: 家庭户, 集体户; older books 农业/非农业家庭户口), the
householder, the household's number and its address, with the seals of province and station, the handling
officer and the date of issue. The number of digits of 户号 is not fixed and leading zeros count. The labels
of two letters are set wide (户　　号), so that one letter of them may be all that was read. The householder
of a collective household (集体户) may be a school or an employer. Source: 公安部 register form; the fields
public readers of the page return.
"""

import re
from collections.abc import Mapping

from extractors import persons
from extractors.declare import (
    Found,
    Parsed,
    Sheet,
    Sort,
    address,
    date,
    face,
    mark,
    name,
    number,
    pattern,
    plain,
    replace,
    specimen,
    text,
)
from extractors.segment import Segment
from extractors.values import addresses, dates, names
from extractors.values.parsed import HasValue

TITLE = "户口簿首页"
CARD = True
COMPANIONS = {"household_register_person": 2.4}
FACES = (
    face(
        "home",
        marks=(
            mark("户别", 2),
            mark("re:^户口?类(?:别|型)", 1.5),
            mark("re:^(?:居民|常住人口)?户口簿?首页$", 2),
            mark(r"re:^(?:户?别)?[:：]?(?:非?农业|居民|城镇居民)?(?:家庭|集体)户口?$", 2),
            mark("户主姓名", 2),
            mark("户号", 2),
            mark("住址", 1),
            mark("居民户口簿", 1),
            mark("户口专用章", 1),
            mark("省级公安机关", 1),
            mark("承办人签章", 0.5),
            mark("户口登记机关", 0.5),
            mark(r"re:\d年\d{1,2}月\d{1,2}日签发?", 1),
            mark("家庭户", 0.5),
            mark("集体户", 0.5),
        ),
        against=(
            mark("常住人口登记卡", 4),
            mark("与户主关系", 3),
            mark("籍贯", 3),
            mark("公民身份号码", 3),
            mark("文化程度", 3),
            mark("登记表", 4),
            mark("监护人", 3),
            mark("re:户籍(?:信息)?证明|兹证明|特此证明|兹有", 5),
        ),
        need=5.0,
    ),
)
LABELS = (
    "居民户口簿",
    "省级公安机关户口专用章",
    "省级公安机关",
    "户口登记机关户口专用章",
    "户口登记机关",
    "户口专用章",
    "承办人签章",
    "承办人",
    "住址变动登记",
    "户口簿",
    "复印日期",
    "打印日期",
)
COLUMNS = (("户别", "户主姓名", "户号", "住址"),)
"""Of booklets whose first page is one column; elsewhere two of these stand side by side."""
WORDINGS = (("", r".{0,14}(?:派出所|公安[厅局]|分局|专用章)"),)
"""The words of the seals, which reach into the cells above them."""
_NUMBER = r"(?=.*\d)[A-Za-z0-9\-]{3,20}"
_TYPE = re.compile(r"(?:户?别)?[:：]?((?:非?农业|居民|城镇居民|学生|人才)?(?:家庭|集体)户口?)")
ENDS = r"日(?:签|填)发$|^[签答]发$"
"""The day of issue stands at the foot, under two wide seals; no other page begins between."""
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff（）]{2,}(?:大学|学院|学校|公司|集团|中心|研究所|研究院|医院|办公室|局|厂|社|会|部|处|所|站|集体户)"
)


def _type_alone(raw: str) -> HasValue | None:
    """A kind of household by itself, whatever was read of its label."""
    match = _TYPE.fullmatch("".join(raw.split()))
    return Parsed(match[1], raw) if match else None


def _householder(raw: str) -> HasValue | None:
    """A person's name, or the school or employer that holds a collective household."""
    print_ = "".join(raw.split())
    return names.parse(raw) or (Parsed(print_, raw) if _ORGANISATION.fullmatch(print_) else None)


def _number(raw: str) -> HasValue | None:
    """The number without hyphens, leading zeros kept."""
    told = plain(raw, _NUMBER)
    return None if told is None else Parsed(told.value.replace("-", ""), raw)


def _issued(raw: str) -> HasValue | None:
    """A day that says itself that the page was issued on it: copies bear other days too."""
    return dates.find(raw) if re.search(r"日?(?:签|填)?发[。.]?$", "".join(raw.split())) else None


_SEAL = re.compile(
    r"(?<=[号室户组栋幢\d])(?!.*有限公司$)(?:(?![号室户组栋幢元])[\u4e00-\u9fff]){0,3}[省公安厅局户口专用章派出所有司限]{2,7}$"
)
"""The rim of the seal under the address, letters out of order (山东有公公)."""


def _address(raw: str) -> Parsed | None:
    """The address without what was read of the seal under it."""
    return addresses.parse(_SEAL.sub("", "".join(raw.split())))


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The householder and the number, whose labels were not read, by their places; for a person to see."""
    told = {**_householder_beside(found, sheet), **_number_under(found, sheet), **found}
    return {**told, **_organisation(sheet), **_house_below(told, sheet)}


_STREET = re.compile("(?:路|街|道|巷|弄|村|里|镇|乡)$")
_HOUSE = re.compile(r"\d{1,4}(?:号|栋|幢|座|楼|组|单元|弄|院|室|[-—]\d).{0,20}")
ROW = 2.0
"""Letter heights between the two lines of a cell ruled like two rows, at most."""


def _house_below(told: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """An address that ends with its street, and the house on a ruled line of its own under it."""
    street = told.get("address")
    if street is None or not _STREET.search(str(street.value)):
        return {}
    last, claimed = street.pieces[-1], {piece for claim in sheet.claims for piece in claim.row}
    lines = [
        p
        for p in sheet.pieces
        if p.label is None
        and p not in claimed
        and last.above(p)
        and abs(p.box.left - last.box.left) < p.height
        and p.box.top - last.box.bottom < ROW * p.height
        and _HOUSE.fullmatch("".join(p.text.split()))
    ]
    record = _address(f"{street.value}{lines[0].text}") if len(lines) == 1 else None
    if record is None:
        return {}
    return {"address": persons.found("address", record, (*street.pieces, *lines), "address")}


def _organisation(sheet: Sheet) -> dict[str, Found]:
    """The holder of a collective household whose long name fills lines of its cell."""
    for claim in sheet.labelled("户主姓名"):
        pieces = tuple(p for line in (*claim.before, claim.row, *claim.more) for p in line)
        print_ = "".join(persons.spelled(pieces).split())
        if len(pieces) > 1 and names.parse(print_) is None and _ORGANISATION.fullmatch(print_):
            return {
                "householder_name": persons.found("householder_name", Parsed(print_, print_), pieces, "name")
            }
    return {}


def _number_under(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The one number that begins where the kind of household or the address begins."""
    edges = [one.pieces[0].box.left for name in ("household_type", "address") if (one := found.get(name))]
    digits = [p for p in sheet.pieces if p.label is None and re.fullmatch(r"\d{4,14}", p.text.strip())]
    flush = [p for p in digits if any(abs(p.box.left - edge) < 2 * p.height for edge in edges)]
    if "household_number" in found or len(flush) != 1:
        return {}
    return {"household_number": _doubted("household_number", Parsed(flush[0].text, ""), flush[0], "number")}


def _doubted(field: str, record: HasValue, piece: Segment, sort: Sort) -> Found:
    told = persons.found(field, record, (piece,), sort)
    return replace(told, outcome="recheck", signals=(*told.signals, "by_place"))


def _householder_beside(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The name right of the kind of household."""
    kind = found.get("household_type")
    if kind is None or not kind.pieces or "householder_name" in found:
        return {}
    last = kind.pieces[-1]
    row = [p for p in sheet.pieces if p.label is None and p.same_row(last) and p.box.left > last.box.right]
    piece = max(row, key=lambda p: p.box.left, default=None)
    record = None if piece is None else _householder(piece.text)
    if piece is None or record is None:
        return {}
    return {"householder_name": _doubted("householder_name", record, piece, "name")}


FIELDS = (
    text(  # 口 alone on a second line
        "household_type",
        of=r"(?!.*户户)[\u4e00-\u9fff（）]{0,8}户口",
        after=("户别", "户口类别", "户口性质"),
        lines=2,
    ),
    text(
        "household_type",
        of=r"(?!.*户户)[\u4e00-\u9fff（）]{0,8}(?:户|户口|农业|居民)",
        after=("户别", "户口类别", "户口性质"),
        find=_type_alone,
        anywhere=True,
    ),
    name("householder_name", parse=_householder, after=("户主姓名", "户主")),
    number("household_number", _number, after=("户号", "户籍号")),
    address("address", after=("住址", "户籍地址", "家庭住址", "户口所在地"), parse=_address),
    date("issue_date", after=("签发日期", "发证日期", "填发日期", "签发时间"), find=_issued, anywhere=True),
    date("issue_date", anywhere=True),
    pattern("issue_date", r"(?P<value>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)(?:签|填)发", dates.parse),
)

SPECIMENS = (
    specimen(
        "home",
        """
        户别      家庭户        户主姓名    证件样本
        户号      001234567     住址        北京市崇文区样本胡同甲8号

        省级公安机关          户口登记机关
        户口专用章            户口专用章

        承办人签章                         2012年5月8日签发
        """,
        household_type="家庭户",
        householder_name="证件样本",
        household_number="001234567",
        address="北京市崇文区样本胡同甲8号",
        issue_date="2012-05-08",
    ),
    specimen(
        "home",
        """
        户别非农业家庭户口
        户主姓名测试甲
        户号00012
        住址北京市样本区测试路2号院
            5号楼3单元
        签发日期2009年11月30日
        """,
        household_type="非农业家庭户口",
        householder_name="测试甲",
        household_number="00012",
        address="北京市样本区测试路2号院5号楼3单元",
        issue_date="2009-11-30",
    ),
    specimen(
        "home",
        """
        别    农业家庭户口      户主姓名    测试甲
        号    00418             住      址  河北省样本县测试镇7号
        省级公安机关户口专用章      户口登记机关户口专用章
        承办人签章：            1996年11月12日签发
        """,
        household_type="农业家庭户口",
        householder_name="测试甲",
        household_number="00418",
        address="河北省样本县测试镇7号",
        issue_date="1996-11-12",
    ),
    specimen(
        "home",
        """
        户    别  非农业集体户口    户主姓名    样本市测试大学
        户    号  970026            住      址  北京市样本区测试路100号
        省级公安机关户口专用章      户口登记机关户口专用章
        承办人签章：            2006年07月11日 签发
        """,
        household_type="非农业集体户口",
        householder_name="样本市测试大学",
        household_number="970026",
        address="北京市样本区测试路100号",
        issue_date="2006-07-11",
    ),
    specimen(  # a row without gaps; a seal under the address; the day of the copy
        "home",
        """
        户别家庭户户主姓名测试甲
        户号110105001234住址北京市样本区测试路2号院5号楼3单元
        省级公安机关                      样本派出所
        户口专用章                        户口专用章
        承办人签章：测试丙2015年6月18日签发
        复印日期：2021年9月1日
        """,
        household_type="家庭户",
        householder_name="测试甲",
        household_number="110105001234",
        address="北京市样本区测试路2号院5号楼3单元",
        issue_date="2015-06-18",
    ),
    specimen(
        "home",
        """
        户别                   户主姓名
        户号                   住址

        省级公安机关           户口登记机关
        户口专用章             户口专用章
        承办人签章             年   月   日签发
        """,
    ),
)
