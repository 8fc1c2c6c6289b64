"""港澳居民居住证 and 台湾居民居住证: the residence permits for residents of Hong Kong, Macao and Taiwan.

Issued since 2018 by county public security (国办发〔2018〕81号), ID-1, valid five years. The printed
title is one of the two, never 港澳台居民居住证. The portrait face has no ethnicity; the emblem face adds
the number of the entry permit (H or M and 8 digits; 8 digits for Taiwan) and how often a permit was
issued. Numbers begin 810000 (Hong Kong), 820000 (Macao), 830000 (Taiwan). The entry permits themselves
(回乡证, 台胞证) are other papers.
"""

from collections.abc import Mapping

from extractors.declare import (
    Face,
    Found,
    Sheet,
    address,
    date,
    face,
    id_number,
    mark,
    name,
    number,
    period,
    replace,
    sex,
    specimen,
    text,
)
from extractors.values import dates, names
from extractors.values.certificate_numbers import permit
from extractors.values.id_number import IdNumber

TITLE = "港澳居民居住证 / 台湾居民居住证"
CARD = True
ANY_SCRIPT = True  # people of Hong Kong, Macao, Taiwan and abroad are named in their own letters
_ENTRY_NUMBER = mark(r"re:(?<![A-Z\d号码])[HMhm]\d{8}(?:\d\d)?$", 3)
ENTRY_PERMITS = (
    mark("来往内地通行证", 8),
    mark("来往大陆通行证", 8),
    mark("re:往来(?:港澳|台湾)通行证|回乡证|台胞证", 8),
    mark("Mainland Travel Permit", 6),
    mark("re:出入境管理局|国家移民管理局|EXIT.{0,3}ENTRY|IMMIGRATIONADMIN", 4),
    mark("换证次数", 4),
    _ENTRY_NUMBER,
)
"""What exit and entry permits print: titles, who issues them, how often, their number."""
_RELATIVES = (
    *ENTRY_PERMITS,
    mark("登记表", 5),
    mark("暂住证", 5),
    mark("凭证", 4),
    mark("回执", 4),
)
_TITLES = ("港澳居民居住证", "台湾居民居住证")


def _emblem(title: str, other: str) -> Face:
    """The face with the one title; where the other stands too, two cards lie on the sheet. Its 通行证号码 is
    the number of an entry permit.
    """
    strange = (one for one in _RELATIVES if one is not _ENTRY_NUMBER)
    return face(
        "emblem",
        marks=(
            mark(title, 4),
            mark("签发机关", 1),
            mark("有效期限", 1),
            mark("通行证号码", 2),
            mark("签发次数", 2),
            mark("中华人民共和国", 0.5),
        ),
        against=(*strange, mark(other, 4), mark("居民身份证", 3), mark("永久居留", 5)),
        need=4.5,
    )


FACES = (
    face(
        "portrait",
        marks=(
            mark(r"re:8[123]0000(19|20)\d{9}[\dX]", 4),
            mark("公民身份号码", 1.5),
            mark("姓名", 0.5),
            mark("性别", 0.5),
            mark("出生", 0.5),
            mark("住址", 1),
            # what is left of a blurred card whose small labels were not read
            mark(r"re:^8[123]0000(19|20)\d{9}[\dX]$", 0.5),
            mark("re:^[男女]$", 0.5),
            mark(r"re:^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$", 0.5),
        ),
        against=(*_RELATIVES, mark("社会保障", 5), mark("民族", 1), mark("户主", 4), mark("学校", 4)),
        need=5.0,
    ),
    *(_emblem(title, other) for title, other in (_TITLES, reversed(_TITLES))),
)
LABELS = ("中华人民共和国", *_TITLES)
FIELDS = (
    name(
        "name",
        parse=names.parse_either,
        after=("姓名",),
        faces=("portrait",),
        find=names.behind_torn_label,
        anywhere=True,
    ),
    sex("sex", after=("性别",), faces=("portrait",)),
    date("birth_date", after=("出生日期", "出生"), faces=("portrait",), find=dates.lone, anywhere=True),
    address("address", after=("住址",), faces=("portrait",)),
    id_number("id_number", after=("公民身份号码",), faces=("portrait",), anywhere=True),
    text("authority", after=("签发机关",), faces=("emblem",)),
    period("valid_from", "valid_until", after=("有效期限", "有效期"), faces=("emblem",), anywhere=True),
    number("pass_number", permit, after=("通行证号码",), faces=("emblem",)),
    text("issue_count", of=r"\d{1,2}次?", after=("签发次数",), faces=("emblem",)),
)
_REGIONS = {"港澳居民居住证": "HK_MO", "台湾居民居住证": "TW"}
_PREFIXES = {"81": "HK_MO", "82": "HK_MO", "83": "TW"}


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Whose permit it is: by the title on the one face, by the number's first digits on the other."""
    known = dict(found)
    titles = [(code, c.label) for title, code in _REGIONS.items() for c in sheet.labelled(title)]
    number = known.get("id_number")
    if titles and len({code for code, _ in titles}) == 1:
        code, label = titles[0]
        known["region"] = Found("region", code, label.text, (label,), "other", signals=("known_word",))
    elif number is not None and isinstance(number.record, IdNumber) and str(number.value)[:2] in _PREFIXES:
        prefix = _PREFIXES[str(number.value)[:2]]
        told = tuple(s for s in number.signals if s == "checksum")
        known["region"] = Found("region", prefix, number.raw, number.pieces, "other", signals=told)
    count = known.get("issue_count")
    if count is not None:
        known["issue_count"] = replace(count, value=str(count.value).removesuffix("次"))
    return known


SPECIMENS = (
    specimen(
        "portrait",
        """
        姓名  证件样本
        性别  女
        出生  1994年8月23日
        住址  北京市东城区样本路1号
        公民身份号码  810000199408230021
        """,
        name="证件样本",
        sex="F",
        birth_date="1994-08-23",
        address="北京市东城区样本路1号",
        id_number="810000199408230021",
        region="HK_MO",
    ),
    specimen(
        "emblem",
        """
            中华人民共和国
            台湾居民居住证
        签发机关  北京市公安局样本分局
        有效期限  2019.07.01-2024.07.01
        通行证号码 12345678   签发次数 2
        """,
        authority="北京市公安局样本分局",
        valid_from="2019-07-01",
        valid_until="2024-07-01",
        pass_number="12345678",
        issue_count="2",
        region="TW",
    ),
)
