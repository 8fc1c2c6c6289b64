"""银行卡: a bank card, ID-1, of the student; the insurance fee is drawn from its account.

Issued by banks; the number (16 to 19 digits, Luhn) stands embossed or flat on the front or, on newer
cards, on the back, mostly in groups of four. Bank and kind (debit or credit) follow from the first
digits; printed names and words (借记卡, 储蓄卡; 信用卡, 贷记卡, CREDIT) confirm them. A holder's name and
VALID THRU stand on some. Service numbers such as 95533 stand close to it and are not part of it. Source:
ISO/IEC 7812; UnionPay card layout; table of issuers in `extractors/tables/`.
"""

import re
from collections.abc import Iterator, Mapping

from extractors import chained, persons
from extractors.declare import Found, Sheet, bank_card_number, face, mark, replace, specimen
from extractors.layout import Segment
from extractors.values import banks, card_number, names, pinyin, surnames
from extractors.values.card_number import CardNumber, claimants
from extractors.values.parsed import HasValue, Parsed

TITLE = "银行卡"
CARD = True
_ISSUERS = "建设|工商|农业|交通|北京|邮政|储蓄|招商|光大|中信|民生|兴业|华夏|广发|平安|浦发|农商|中国"
_IDENTITY = r"\d{6}(?:19|20)\d\d[01]\d[0-3]\d{4}[\dX](?!\d)"  # has 18 digits too
PRINT = (
    mark("银联", 1.5),
    mark("UnionPay", 1.5),
    mark("re:^(?:银联|UNIONPAY)+$", 5),  # the logo by itself: no form and no note prints it
    mark("借记卡", 1.5),
    mark("储蓄卡", 1.5),
    mark("信用卡", 1.5),
    mark("贷记卡", 1.5),
    mark("DEBIT", 1),
    mark("CREDIT", 1),
    mark("VALID THRU", 1),
    mark("银行", 1),
    mark(
        "re:(?:建设|工商|农业|交通|北京|邮政|储蓄|招商|光大|中信|民生|兴业|华夏|广发|平安|浦发|农商|中国)银行",
        1,
    ),
    mark("BANK", 0.5),
    mark("持卡人", 0.5),
    mark(rf"re:(?<!\d)(?!{_IDENTITY})[3-6]\d{{15,18}}(?!\d)", 2.5),
)
"""What a card's account is known by; a social security card prints it on its other side."""
QUESTIONS = (
    mark("帐号", 3),
    mark("re:银行卡(?:卡?号|账号)|开户名", 2),
    mark("re:^(?:登记|填表|申请|填报)(?:日期|时间)", 2),
    mark("re:^户[籍口别]", 2),
    mark("re:(?:参保|缴费)(?:人员|身份|类别|类型)", 2),
)
"""What a form asks and no card prints: the part of a form about the account is not a card on it."""
RELATIVES = (
    *QUESTIONS,
    mark("登记表", 5),
    mark("姓名", 2),
    mark("账户信息", 4),
    mark("re:开户银?行", 2),  # also in notes beside a copied card
    mark("账号", 3),
    mark("公民身份号码", 5),
    mark("借书证", 6),
    mark("图书馆", 6),
    mark("学生证", 6),
    mark("校园卡", 6),
    mark("会员", 4),
    mark("re:存折", 12),
    mark("回单", 5),
    mark("凭条", 5),
    mark("金额", 3),
    mark("余额", 3),
    mark("re:交易(?:类型|单号|日期|详情|时间)", 4),
    mark("re:(?<!持卡)(?:人|方|家长|者)签[名字章]", 2),
    mark("监护人", 2),
    mark("参保人", 3),
    mark("填表", 3),
    mark("re:^本表|本表[须应一由]|班主任|涂改", 4),
    mark("填报", 3),
    mark("本人声明", 3),
    mark("受理人", 3),
    mark("受理日期", 3),
    mark("扣款银行", 4),
    mark("缴费账户", 4),
    mark("协议书", 4),
    mark("甲方", 4),
    mark("乙方", 4),
    mark("男方", 4),
    mark("女方", 4),
)
_SOCIAL = (
    mark("社会保障", 6),
    mark(
        r"re:(?<!\d)12333(?!\d)|用于社会保障", 6
    ),  # the hotline of social security, on the account's side of its cards
    mark("re:社(?:会保障|保)(?:卡)?(?:服务|咨询)?(?:热线|电话)|金融账户|金融功能", 6),
    mark("re:^银行卡号|^银行账号|^发卡日期", 5),  # a bank's own card prints its number without a label
    mark("re:中断(?:缴费)?年度", 6),
)
FACES = (
    face("front", marks=PRINT, against=(*RELATIVES, *_SOCIAL, mark("AUTHORIZED SIGNATURE", 2)), need=4.0),
    face(
        "back",
        marks=(
            *PRINT,
            mark("AUTHORIZED SIGNATURE", 3),
            mark("持卡人签名", 3),
            mark("持卡人签字", 3),
            mark("客服热线", 1),
            mark("客户服务热线", 1),
            mark("本卡仅限", 1),
        ),
        against=(*RELATIVES, *_SOCIAL),
        need=5.0,
    ),
)
NUMBER = "card_number"
LABELS = (
    "VALID THRU",
    "MONTH/YEAR",
    "AUTHORIZED SIGNATURE",
    "持卡人签名",
    "持卡人签字",
    "授权签名",
    "银联",
    "UnionPay",
    "有效期",
)
FIELDS = (bank_card_number("card_number", anywhere=True, shape=re.compile(r"(?<!\d)[3-6]\d{15,18}(?!\d)")),)

_DEBIT = re.compile(r"借记卡|储蓄卡|储蓄|DEBIT", re.IGNORECASE)
_CREDIT = re.compile(r"信用卡|贷记卡|CREDIT", re.IGNORECASE)
_THRU = re.compile(r"(?<!\d)(0[1-9]|1[0-2])/(?:20)?(\d\d)(?!\d)")
_HOLDER = re.compile(r"[A-Z]{2,}(?:(?: ?[/.] ?| )[A-Z]{1,}){1,3}")
_SYLLABLE = (
    r"(?:[ZCS]H|[BPMFDTNLGKHJQXRZCSYW])?(?:IANG|IONG|UANG|[AEIO]NG|IA[NO]|UA[IN]|[AE]I|AO|OU|[AEIUV]N|I[AEU]"
    r"|U[AIOE]|ER|[AOEIUV])"
)
_PINYIN = re.compile(rf"(?:(?:{_SYLLABLE}){{1,2}}[ /.]+)+(?:{_SYLLABLE}){{1,3}}")
"""A Chinese name in Latin letters; products and slogans above the number are none."""
_GLUED = re.compile(rf"(?:{_SYLLABLE}){{2,4}}")
_LOGO = re.compile(r" *(?:VISA|MASTERCARD|UNIONPAY|JCB|QUICK ?PASS|银联|闪付)+$", re.IGNORECASE)
"""Read into the holder's line."""
_STYLED = re.compile(r"^(?:MR|MRS|MS|MISS|MDM|DR)(?:\. *| +)(?=[A-Z]{2})")
"""How a holder is addressed on credit cards; no part of the name."""
_NO_NAME = re.compile(
    r"BANK|CARD|VALID|THRU|FROM|MONTH|YEAR|UNION|DEBIT|CREDIT|AUTHOR|SIGNATURE|CHINA|MEMBER|SINCE|VISA|MASTER|PASS"
    r"|PLATINUM|GOLD|[行卡银联]|有效|长期|签名|热线|服务|闪付|支付|储蓄|借记|贷记|会员|^样本$|^样张$|理财|通宝|尊"
)
_CALLED = re.compile(
    r"^(?:(?:持卡人|卡主|户主?名|持有人)(?:姓名)?|姓名)[:：]?|^CARD ?HOLDER(?:'S)?(?: NAME)?[:：]?",
    re.IGNORECASE,
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Bank and kind from the number's first digits and from the print; where both speak they must agree."""
    known = {**_in_groups(sheet), **found}
    number = known.get("card_number")
    record = number.record if number is not None else None
    issuer = record if isinstance(record, CardNumber) else None
    named = _bank_printed(sheet)
    by_number = _issuer(issuer, named[0] if named else None) if issuer else None
    _put(known, "bank", by_number, named, number)
    if issuer and by_number is None and "bank" in known and claimants(issuer.value):
        known["bank"] = replace(known["bank"], outcome="recheck")  # a neighbour's name, most likely
    _put(known, "card_type", issuer.card_type if issuer else None, _type_printed(sheet), number)
    thru = max((_day(m, p) for p in _values(sheet) for m in _THRU.finditer(p.text)), default=None, key=_value)
    if thru is not None:  # the later day where the card says from when it is valid, too
        known["valid_thru"] = thru
    elif slashless := _slashless(sheet):
        known["valid_thru"] = slashless
    holder = _holder(sheet, number) or _signed(sheet)
    if holder is not None:
        known["holder_name"] = holder
    return known


def _in_groups(sheet: Sheet) -> dict[str, Found]:
    """The one number whose groups were read as pieces side by side, right by its check digit."""
    digits = sorted(
        (p for p in _values(sheet) if re.fullmatch(r"[\d ]+", p.text.strip())), key=lambda p: p.box.left
    )
    rows = [row for row in chained.rows(digits, _goes_on) if len(row) > 1]
    read = [(card_number.parse("".join(p.text for p in row)), row) for row in rows]
    right = [(record, row) for record, row in read if record is not None and "luhn" in record.signals]
    if len(right) != 1:
        return {}
    ((record, row),) = right
    return {"card_number": persons.found("card_number", record, row, "number")}


def _issuer(card: CardNumber, named: str | None) -> str | None:
    """The bank the prefix belongs to; of two that the tables give it to, the one the card names, or none."""
    banks_ = claimants(card.value)
    return named if named in banks_ else None if len(banks_) > 1 else card.bank


def _put(
    known: dict[str, Found],
    field: str,
    by_number: str | None,
    printed: tuple[str, Segment] | None,
    number: Found | None,
) -> None:
    """A field by two witnesses: the number's prefix, and the words on the card. Where they differ on the
    kind, the card says what it is; a bank may be named in a note beside it.
    """
    if by_number is not None and number is not None:
        same = printed is not None and printed[0] == by_number
        told = () if printed is None else ("same_elsewhere",) if same else ("differs_elsewhere",)
        value = printed[0] if printed is not None and field == "card_type" else by_number
        known[field] = Found(field, value, number.raw, number.pieces, "other", signals=told, critical=True)
        if told == ("same_elsewhere",) and field == "bank":
            known["card_number"] = replace(number, signals=(*number.signals, "known_issuer"))
    elif printed is not None:
        known[field] = Found(field, printed[0], printed[1].text, (printed[1],), "choice", critical=True)


def _values(sheet: Sheet) -> tuple[Segment, ...]:
    return tuple(p for p in sheet.pieces if p.label is None)


def _bank_printed(sheet: Sheet) -> tuple[str, Segment] | None:
    for piece in _values(sheet):
        code = banks.code(piece.text)
        if code is not None:
            return code, piece
    return None


def _type_printed(sheet: Sheet) -> tuple[str, Segment] | None:
    debit = next((p for p in sheet.pieces if _DEBIT.search(p.text)), None)
    credit = next((p for p in sheet.pieces if _CREDIT.search(p.text)), None)
    if (debit is None) == (credit is None):  # neither, or both printed: the number has to tell
        return None
    return ("debit", debit) if debit is not None else ("credit", credit) if credit is not None else None


def _slashless(sheet: Sheet) -> Found | None:
    """Month and year alone on their line, the slash read as a 1 (07129), for a person to see: where the card
    says until when it is valid, or the small words before them were read as some other letters (TALU).
    """
    said = re.search("THRU|有效期|VALID|EXP", sheet.text.upper())
    for piece in _values(sheet):
        day = re.fullmatch(r"(0[1-9]|1[0-2])[1Il|](\d\d)", piece.text.strip())
        if day is not None and (said or any(_leads_to(one, piece) for one in _values(sheet))):
            return replace(_day(day, piece), outcome="recheck")
    return None


def _leads_to(words: Segment, day: Segment) -> bool:
    """Are these a few capitals right before the day, as VALID over THRU is?"""
    near = -0.3 * day.height <= day.box.left - words.box.right < 1.5 * day.height
    return near and words.same_row(day) and re.fullmatch("[A-Z ]{3,10}", words.text.strip()) is not None


def _day(found: re.Match[str], piece: Segment) -> Found:
    return Found("valid_thru", f"20{found.group(2)}-{found.group(1)}", found.group(), (piece,), "text")


def _value(found: Found) -> str:
    return str(found.value)


def _holder(sheet: Sheet, number: Found | None) -> Found | None:
    """A line that is a name and nothing else: one that is called the holder's, else one under the number,
    else one of pinyin above it.
    """
    for tell in (_called, _under, _above):
        for pieces in _in_rows(sheet):
            text = _STYLED.sub("", _LOGO.sub("", " ".join(piece.text.strip() for piece in pieces)))
            record = tell(text, pieces[0], number)
            if record is not None and (record.outcome == "ok" or "respelled" in record.signals):
                return persons.found("holder_name", record, pieces, "name")
    return None


def _in_rows(sheet: Sheet) -> Iterator[tuple[Segment, ...]]:
    """The print line by line, Latin words side by side as one: surname and given name stand far apart."""
    words = sorted((p for p in _values(sheet) if _WORD.fullmatch(p.text.strip())), key=lambda p: p.box.left)
    rows = chained.rows(words, _goes_on)
    joined = {row[0]: row for row in rows}
    later = {word for row in rows for word in row[1:]}
    yield from (joined.get(piece, (piece,)) for piece in _values(sheet) if piece not in later)


_WORD = re.compile(r"[A-Z][A-Z./ ]*")
SPACE = 2.0
"""Letter heights between two words of a name at most."""


def _goes_on(last: Segment, word: Segment) -> bool:
    return last.same_row(word) and -0.5 < (word.box.left - last.box.right) / last.height < SPACE


_SIGNATURE = ("持卡人签名", "持卡人签字", "授权签名", "AUTHORIZED SIGNATURE")


def _signed(sheet: Sheet) -> Found | None:
    """The one name on or under the strip where the holder signs, for a person to see."""
    named: dict[str, Found] = {}
    for claim in sheet.labelled(*_SIGNATURE):
        label = claim.label
        for piece in _values(sheet):
            near = piece.same_row(label) or (
                label.above(piece) and piece.box.top - label.box.bottom < piece.height
            )
            record = names.parse(piece.text) if near and surnames.is_known(piece.text.strip()) else None
            if record is not None:
                told = persons.found("holder_name", record, (piece,), "name")
                named[str(record.value)] = replace(told, outcome="recheck", handwritten=True)
    return next(iter(named.values())) if len(named) == 1 else None


BESIDE = 12.0
"""Heights of the digits from the number to who is called its holder: further down lies a passbook."""


CLOSE = 4.0
"""The same to a line that says 姓名: what a student notes under the copy of a card says it too."""


def _called(text: str, piece: Segment, number: Found | None) -> HasValue | None:
    digits = number.pieces[-1] if number is not None else None
    most = CLOSE if text.startswith("姓名") else BESIDE
    if digits and abs(piece.box.centre[1] - digits.box.centre[1]) > most * digits.height:
        return None
    name = _STYLED.sub("", _CALLED.sub("", text).strip())
    return _name(name) if name != text else None


def _under(text: str, piece: Segment, number: Found | None) -> HasValue | None:
    """Chinese only close to the number: further below lie signatures and notes of parents."""
    if number is None or piece.box.centre[1] <= number.pieces[-1].box.bottom:
        return None
    if piece.box.left > number.pieces[-1].box.right or piece.box.right < number.pieces[0].box.left:
        return None  # on another paper beside the card
    gap = (piece.box.top - number.pieces[-1].box.bottom) / max(1.0, number.pieces[-1].height)
    near = text.isascii() or (gap < 4.0 and len(text) <= 4 and surnames.is_known(text))
    return _name(text) if near else None


def _above(text: str, piece: Segment, number: Found | None) -> HasValue | None:
    return _name(text) if number is not None and _PINYIN.fullmatch(text) else None


def _name(text: str) -> HasValue | None:
    if _NO_NAME.search(text.upper()):
        return None
    if not text.isascii():
        return names.parse(text)
    glued = len(text) >= 6 and _GLUED.fullmatch(text)  # the space between the names was lost
    spelled = glued or _HOLDER.fullmatch(text) or _PINYIN.fullmatch(text)
    letters = text.replace(" ", "")
    if spelled and (likelier := pinyin.repaired(letters)):  # an embossed Q is read as G
        return Parsed(likelier, text, "recheck", ("respelled",), (letters,))
    return Parsed(letters, text) if spelled else None


SPECIMENS = (
    specimen(
        "front",
        """
        中国建设银行                     借记卡
        China Construction Bank

        6217 0000 0000 0000 004

        ZHENG JIAN
                                   银联 UnionPay
        """,
        card_number="6217000000000000004",
        bank="CCB",
        card_type="debit",
        holder_name="ZHENGJIAN",
    ),
    specimen(
        "front",
        """
        中国邮政储蓄银行            绿卡通
        POSTAL SAVINGS BANK OF CHINA
        6217 9900 0000 0000 006
        卡主：证件样本              银联 UnionPay
        """,
        card_number="6217990000000000006",
        bank="PSBC",
        card_type="debit",
        holder_name="证件样本",
    ),
    specimen(
        "back",
        """
        AUTHORIZED SIGNATURE
        北京银行  客户服务热线95526
        6029690000000002   VALID THRU 08/29
        借记卡   银联
        """,
        card_number="6029690000000002",
        bank="BJBANK",
        card_type="debit",
        valid_thru="2029-08",
    ),
    specimen(
        "front",
        """
        中国建设银行                     借记卡
        6217 0000 0000 0000 004
        MS. ZHENG JIAN                   银联

        学生姓名：证件样本
        开户行：建设银行样本支行
        """,
        card_number="6217000000000000004",
        bank="CCB",
        card_type="debit",
        holder_name="ZHENGJIAN",
    ),
)
