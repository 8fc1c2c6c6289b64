"""社会保障卡: the social security card; its number is the holder's identity number.

Issued by the bureaus of human resources and social security. The national card is titled
中华人民共和国社会保障卡 and prints name, 社会保障号码, a short card number of letters and digits, and the
date of issue; the Beijing card a 12-digit card number and a bar code. Newer ones name a bank and its account
on the other side, which looks like a bank card's but for the hotline of social security, 12333. On copies
parents write the years of interrupted payment (中断年度) by hand into the free space: read as handwriting,
never trusted alone. Source: 人社部 card specification; the fields public readers of the card return. Weak:
the Beijing face.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors import persons, prose
from extractors.declare import Found, Sheet, date, face, id_number, mark, name, number, specimen
from extractors.papers import bank_card
from extractors.segment import Segment
from extractors.values import names
from extractors.values.certificate_numbers import social_card
from extractors.values.parsed import HasValue

TITLE = "社会保障卡"
CARD = True
_LAPSED = (
    "(?:(?<!没有)(?<![无未没])(?:中[断斷]|[断斷][缴繳交]|[断斷]保)"
    "|(?:未|没有?|沒有?|漏)(?:[参參]保|[参參]加(?:居民)?医保|[缴繳交])|停保|停[缴繳])"
)
"""How people say that they did not pay; 没有中断 says the contrary."""
_SHORT = "^(?!.{27})(?!.*[,。;])"
"""A line that is no sentence: what people note beside a card may speak of forms and payments."""
FACES = (
    face(
        "front",
        marks=(
            mark(
                "re:[^局]?会保障卡(?!号)|社.?保障卡(?!号)|社会.?障卡(?!号)|社会保.?卡(?!号)", 3
            ),  # a 卡: 社会保障局 is on many papers
            mark("社会保障号码", 2.5),
            mark("SOCIAL SECURITY CARD", 1),
            mark("发卡日期", 1),
            mark("卡号", 0.5),
            mark("姓名", 0.5),
            mark("人力资源和社会保障", 1),
            mark("12333", 1),
            mark(r"re:^[\u4e00-\u9fff]{2,8}(?:银行|农商行|信用社)$", 0.5),
            mark(r"re:(?<!\d)62(?:\d{14}|\d{17})(?!\d)", 2),  # its bank account, on cards since 2020
            mark(rf"re:^{_LAPSED}[^\d]{{0,8}}(?:19|20)\d\d", 1),  # what people write beside it
        ),
        against=(
            *bank_card.QUESTIONS,
            mark(f"re:{_SHORT}.*(?<![见在填])登记表", 5),  # 家长电话见登记表, noted beside a card
            mark("承诺书", 5),
            mark("证明", 2),
            mark("居住证", 3),
            mark("确认单", 4),
            mark("权益记录", 6),
            mark("re:(?:须知|指南|通知|说明|告知书)$", 4),
            mark(f"re:{_SHORT}(?!.*(?:中断|断|未).{{0,2}}缴费).*缴费", 4),  # but a note beside it
            mark("参保人员", 4),
            mark("手册", 4),
            mark("领卡", 4),
            mark("re:(?:核对|信息|汇总|采集|花名).{0,2}[表册]", 5),
            mark("re:社会?保障?卡.{0,6}(?:证明|回执|申请|申领|登记|收据)", 4),
        ),
        need=4.0,
    ),
    face(
        "back",  # the notes on the other side of a card without an account
        marks=(
            mark("re:社会?保障?卡", 1),
            mark("12333", 1),
            mark("re:限(?:持卡人)?本人使用|不得(?:出租|转借|转让)|妥善保管", 1.5),
            mark("挂失", 1),
            mark("re:拾[获到得]|捡到", 1.5),
            mark("re:发卡(?:机构|单位|机关)", 0.5),
            mark("re:^(?:持卡人)?签名", 0.5),
        ),
        against=(
            *bank_card.RELATIVES,
            mark("承诺书", 5),
            mark("社会保障号码", 4),
            mark("re:(?:须知|指南|通知|说明|告知书)$", 4),
        ),
        need=4.5,
    ),
    face(
        "account",
        marks=(
            *bank_card.PRINT,
            mark("12333", 4),
            mark("re:金融账户|金融功能", 5),  # no bank's own card speaks of its account as one of two
            mark("re:社(?:会保障|保)(?:卡)?(?:服务|咨询)?(?:热线|电话)", 3),
            mark("人力资源和社会保障", 1),
        ),
        against=(*bank_card.RELATIVES, mark("承诺书", 5), mark("合同", 5), mark("社会保障号码", 4)),
        need=8.0,
    ),
)
_INTERRUPTED = (
    "中断年度", "中断缴费年度", "断缴年度", "中断年份", "中断参保年度", "中断缴费年份",
    "未参保年度", "未缴费年度",
)  # fmt: skip
LABELS = (
    "中华人民共和国",
    "社会保障卡",
    "性别",
    "民族",
    "出生日期",
    "有效期限",
    "有效期",
    "银行账号",
    "银行卡号",
    "服务电话",
    "社会保障号",
    *_INTERRUPTED,
)


def _lettered(raw: str) -> HasValue | None:
    """The number of a national card, a letter and eight digits: beside it stands that of the account."""
    told = social_card(raw)
    return told if told is not None and told.value[0].isalpha() and not told.signals else None


FIELDS = (
    name("name", parse=names.parse_either, after=("姓名", "姓名/Name", "Name"), faces=("front",)),
    id_number(
        "social_security_number",
        after=(
            "社会保障号码",
            "社会保障号",
            "公民身份号码",
            "身份证号码",
            "Social Security No.",
            "Social Security Number",
        ),
        faces=("front",),
        anywhere=True,
    ),
    number(
        "card_number",
        social_card,
        after=("卡号", "社保卡号", "社会保障卡号", "社会保障卡卡号", "Card No.", "Card Number"),
        faces=("front",),
    ),
    number("card_number", _lettered, after=("卡号", "社保卡号", "社会保障卡号"), faces=("account", "back")),
    date(
        "issue_date",
        after=("发卡日期", "签发日期", "发卡时间", "制卡日期", "发行日期", "签发时间", "Date of Issue"),
        faces=("front",),
    ),
)
_YEARS = r"((?:(?:19|20)\d\d(?:[年度、，,.\-—~～至到和及\s]|\d{1,2}月)*)+)"
_PAID = r"(?!起|\D{0,3}(?:续|补|恢复|重新|开始|已|正常))"
_GAP = re.compile(
    rf"{_LAPSED}(?:[^\d，,。；;)）]|[)）](?=[:：])){{0,8}}{_YEARS}{_PAID}"
    rf"|{_YEARS}(?:(?!参保)[^\d，,。；;]){{0,10}}?{_LAPSED}(?!年)"
    rf"|{_YEARS}[^\d。；;]{{0,20}}?(?:未在[^，,。；;]{{2,8}}(?:[参參]|[缴繳]费)|(?:未|没有?|漏)(?:[参參]|[缴繳交]))"
)
NOTES = _GAP


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Adds the number that Beijing's card bears without a label, and the years noted as interrupted."""
    found = _perhaps_traditional({**_under_bars(sheet), **found})
    noted = sheet.search_all(_GAP)
    if not noted:
        return {**_beside_label(sheet), **found}
    years = "、".join(next(filter(None, match.groups())) for match, _ in noted)
    raw = "；".join(match.group() for match, _ in noted)
    return {**found, "gap_years": _gap(years, raw, [piece for _, at in noted for piece in at])}


def _perhaps_traditional(found: Mapping[str, Found]) -> Mapping[str, Found]:
    """A resident of Hong Kong, Macao or Taiwan (81…, 82…, 83…) is named in either script, and a reader takes
    簡 for 简 in small print: a name with such a sign is for a person to see.
    """
    name, number = found.get("name"), found.get("social_security_number")
    if name is None or number is None or not re.match("8[123]0000", str(number.value)):
        return found
    if names.traditional(str(name.value)) == str(name.value):
        return found
    doubted = replace(name, outcome="recheck", signals=(*name.signals, "mixed_script"))
    return {**found, "name": doubted}


def _beside_label(sheet: Sheet) -> dict[str, Found]:
    """The years written right under their label beside the card, whose rows they share."""
    labels = [claim.label for claim in sheet.labelled(*_INTERRUPTED)]
    for piece in sheet.pieces:
        years = piece.label is None and re.fullmatch(_YEARS, re.sub(r"\s", "", piece.text))
        over = [one for one in labels if one.above(piece) and piece.box.top - one.box.bottom < piece.height]
        if years and over:
            return {"gap_years": _gap(piece.text, piece.text, (piece,))}
    return {}


def _gap(years: str, raw: str, pieces: Sequence[Segment]) -> Found:
    each = _years(re.sub(r"\d{1,2}月", "", years))
    return Found("gap_years", each, raw, tuple(pieces), "other", handwritten=True)


def _under_bars(sheet: Sheet) -> dict[str, Found]:
    """The twelve digits under the bar code of Beijing's card, alone on their line."""
    if sheet.face != "front" or not sheet.search("北京市?社会保障卡"):
        return {}
    hits = list(prose.in_lines(sheet, r"^(?P<value>\d{12})$"))
    record = social_card(hits[0][0]["value"]) if len({hit[0]["value"] for hit in hits}) == 1 else None
    return (
        {} if record is None else {"card_number": persons.found("card_number", record, hits[0][1], "number")}
    )


def _years(noted: str) -> tuple[str, ...]:
    """The years one by one: 2019、2021 are two, 2019年至2021年 are three."""
    years: list[int] = []
    for first, last in re.findall(r"((?:19|20)\d\d)(?:[年度]*(?:至|到|[-—~～])+((?:19|20)\d\d))?", noted):
        until = int(last) if last and 0 < int(last) - int(first) < 20 else int(first)
        years += [*range(int(first), until + 1), *([int(last)] if last else [])]
    return tuple(str(year) for year in sorted(set(years)))


SPECIMENS = (
    specimen(
        "front",
        """
               中华人民共和国
               社会保障卡

        姓名           证件样本
        社会保障号码   11010320140315011X
        卡号           A12345678
        发卡日期       2019年03月14日
        """,
        name="证件样本",
        social_security_number="11010320140315011X",
        card_number="A12345678",
        issue_date="2019-03-14",
    ),
    specimen(
        "front",
        """
        北京市社会保障卡
        姓名测试甲
        性别女
        社会保障号码
        11010420151108024X
        发卡日期
        2020年2月5日
        卡号840941274169
        中断年度：2018、2019年
        """,
        name="测试甲",
        social_security_number="11010420151108024X",
        card_number="840941274169",
        issue_date="2020-02-05",
        gap_years=("2018", "2019"),
    ),
    specimen(  # the number under a bar code, without a label
        "front",
        """
        北京市社会保障卡
        姓名      测试甲
        性别      女
        社会保障号码  11010420151108024X

               840941274169
        """,
        name="测试甲",
        social_security_number="11010420151108024X",
        card_number="840941274169",
    ),
    specimen(
        "front",
        """
               中华人民共和国社会保障卡
        姓名           证件样本
        社会保障号码   11010320140315011X
        发卡日期       2024年09月19日
        6217 0000 0000 0000 004        中国建设银行
        中断年度：2019年至2021年
        """,
        name="证件样本",
        social_security_number="11010320140315011X",
        issue_date="2024-09-19",
        gap_years=("2019", "2020", "2021"),
    ),
)
