"""居民身份证: the identity card of Chinese citizens, second generation, since 2004.

Issued by the county's public security bureau; 85.6 x 54 mm. The portrait face (人像面) carries name, sex,
ethnicity, birth, address and number; the emblem face (国徽面) the title, the issuing authority and the
period of validity (five years under 16, ten to 25, twenty to 45, then 长期). Officials call the emblem
face the front, most people the portrait face: say which. The address may be older than the household
register's. Source: 居民身份证法; GA 448; the field lists public card readers return.
"""

from collections.abc import Mapping

from extractors.declare import (
    Found,
    Sheet,
    address,
    date,
    ethnicity,
    face,
    id_number,
    mark,
    name,
    period,
    replace,
    sex,
    specimen,
    text,
)
from extractors.papers.hmt_residence_permit import ENTRY_PERMITS
from extractors.persons import found as told
from extractors.values import dates, names, surnames

TITLE = "居民身份证"
CARD = True
_FORMS = (
    mark("男方", 4),
    mark("女方", 4),
    mark("甲方", 4),
    mark("乙方", 4),
    mark("协议", 3),
    mark("声明", 3),
    mark("填表", 3),
    mark("参保人", 2),
    mark("联系电话", 2),
    mark("签字", 2),
    mark("签名", 2),
)
"""Words of forms, agreements and letters, which name people as the card does; light enough that a note on a
copy does not undo the card.
"""
FACES = (
    face(
        "portrait",
        marks=(
            mark("公民身份号码", 3),
            mark("姓名"),
            mark("性别"),
            mark("民族"),
            mark("出生"),
            mark("住址", 1.5),
            mark(r"re:[1-8]\d{16}[\dX]$", 1),
            # values, which a copy keeps where it loses the pale labels
            mark("re:^[男女]$", 0.5),
            mark(r"re:^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$", 0.5),
        ),
        against=(
            *ENTRY_PERMITS,
            mark("户主", 3),
            mark("与户主关系", 3),
            mark("籍贯", 3),
            mark("re:^(?:关系|称谓|配偶|[长次][子女]|随往人员)$", 2),  # a table of a family
            mark("登记日期", 2),
            mark("家长", 3),
            mark("学校", 3),
            mark("监护人", 3),
            mark("登记表", 4),
            mark("居住证", 5),
            mark("居住地址", 4),
            mark("临时居民身份证", 6),
            mark("残疾", 4),
            mark("户籍证明", 4),
            mark(r"re:^(?!.*身份证)[\u4e00-\u9fff]{2,14}(?:证|卡|册|证书|证明)$", 3),  # another paper's title
            mark("国籍", 3),
            mark("持证人", 3),
            mark("单位", 3),
            mark("身份证件号", 4),
            mark("收养人", 4),
            mark("有效期至", 2),
            mark("子女", 3),
            mark(r"re:8[123]0000(19|20)\d{9}[\dX]", 5),
            *_FORMS,
        ),
        need=6.5,  # more than the head of any table of people: name, sex, number
    ),
    face(
        "emblem",
        marks=(
            mark("居民身份证", 3),
            mark("中华人民共和国", 0.5),  # without the title, only all the rest is enough
            mark("签发机关", 1.5),
            mark("有效期限", 1.5),
            mark(r"re:\d{4}\.\d\d\.\d\d-(\d{4}\.\d\d\.\d\d|长期)", 1),
            mark("公安局", 0.5),
        ),
        against=(
            *ENTRY_PERMITS,
            mark("出生日期", 2),
            mark("持证人", 3),
            mark("永久居留", 5),
            mark("通行证号码", 4),
            mark("签发次数", 4),
            mark("居民居住证", 5),
            mark("临时居民身份证", 6),
            mark("临时", 3),
            mark("居住地址", 4),
            mark("居住证", 4),
            mark("姓名", 1),
            mark("证件类别", 4),  # a form that names the card
            mark("签发日期", 4),
            mark("ISSUED BY", 3),  # a foreigner's card: this one has no English
            mark("ISSUING AUTHORITY", 3),
            mark("VALID PERIOD", 3),
            mark("PERIOD OF VALIDITY", 3),
            mark("NATIONALITY", 3),
            *_FORMS,
        ),
        need=5.0,
    ),
)
LABELS = ("中华人民共和国", "居民身份证")
BOTH = ("portrait", "emblem")
"""On copies the pale labels of the portrait face are lost, so that its print seems to belong to the other."""


FIELDS = (
    name("name", after=("姓名",), faces=("portrait",), find=names.behind_torn_label, anywhere=True),
    name("name", after=("姓名",), faces=("emblem",), rare=True),
    sex("sex", after=("性别",), faces=BOTH),
    ethnicity("ethnicity", after=("民族",), faces=BOTH),
    date("birth_date", after=("出生", "出生日期"), faces=BOTH, find=dates.lone, anywhere=True),
    address("address", after=("住址",), faces=BOTH),
    id_number("id_number", after=("公民身份号码", "公民身份证号码"), faces=BOTH, anywhere=True),
    text("authority", after=("签发机关",), faces=("emblem",)),
    text("authority", after=("签发机关",), faces=("portrait",), rare=True),
    period("valid_from", "valid_until", after=("有效期限", "有效期"), faces=("emblem",), anywhere=True),
    period("valid_from", "valid_until", after=("有效期限", "有效期"), faces=("portrait",), rare=True),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name whose label was not read: the line over that of the sex, flush with it. A day on an emblem
    face without the number is that of a note on the copy.
    """
    if sheet.face == "emblem" and "id_number" not in found:
        return {field: one for field, one in found.items() if field != "birth_date"}
    rows = (
        (down, found[field].pieces[0]) for field, down in (("sex", 1), ("birth_date", 2)) if field in found
    )
    if "name" in found or "id_number" not in found or sheet.labelled("姓名"):
        return found
    for down, last in rows:
        for piece in sheet.pieces:
            rise = last.box.top - piece.box.bottom
            near = piece.box.centre[1] < last.box.top and rise < ROW * down * piece.height
            flush = abs(piece.box.left - last.box.left) < 1.5 * piece.height
            record = names.parse(piece.text) if piece.label is None and near and flush else None
            if record is not None and surnames.is_known(record.value):
                return {**found, "name": replace(told("name", record, (piece,), "name"), outcome="recheck")}
    return found


ROW = 2.0
"""Letter heights between two rows of the portrait face, at most."""


SPECIMENS = (
    specimen(
        "portrait",
        """
        姓名  证件样本
        性别  男   民族  汉
        出生  2014  年  3  月  15  日
        住址  北京市崇文区样本胡同甲8号
              院3号楼2单元501

        公民身份号码   11010320140315011X
        """,
        name="证件样本",
        sex="M",
        ethnicity="汉",
        birth_date="2014-03-15",
        address="北京市崇文区样本胡同甲8号院3号楼2单元501",
        id_number="11010320140315011X",
    ),
    specimen(
        "portrait",
        """
        姓名测试甲
        性别女 民族满
        出生2015年11月8日
        住址北京市样本区测试路2号
        公民身份号码11010420151108024X
        """,
        name="测试甲",
        sex="F",
        ethnicity="满",
        birth_date="2015-11-08",
        address="北京市样本区测试路2号",
        id_number="11010420151108024X",
    ),
    specimen(
        "emblem",
        """
            中华人民共和国
              居民身份证

        签发机关  北京市公安局样本分局
        有效期限  2019.05.01-2024.05.01
        """,
        authority="北京市公安局样本分局",
        valid_from="2019-05-01",
        valid_until="2024-05-01",
    ),
    specimen(
        "portrait",
        """
        姓名
        性别        民族
        出生        年    月    日
        住址

        公民身份号码
        """,
    ),
)
