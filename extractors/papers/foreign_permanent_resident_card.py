"""外国人永久居留身份证: the identity card of foreigners with permanent residence, ID-1.

Issued by the National Immigration Administration. Three forms, each valid to its expiry: 2004
(外国人永久居留证, without 身份), 2017, and 2023 ("five stars"). Labels are bilingual with a slash. The
number has 15 characters on the 2017 form (three letters of the country first), 18 digits beginning with 9
on that of 2023. The form of 2017 names its authority beside the portrait, that of 2023 on the other face. A
Chinese name may be absent; the Latin one stands without a label on the older form.
Source: notices of the administration; fields public readers of the card return.
"""

import re
from collections.abc import Mapping

from extractors import persons
from extractors.declare import (
    Found,
    Sheet,
    Wanted,
    date,
    face,
    id_number,
    mark,
    name,
    period,
    sex,
    specimen,
    text,
)
from extractors.layout import Segment
from extractors.values import countries, dates, names
from extractors.values import id_number as identity
from extractors.values.glyphs import half_width
from extractors.values.parsed import HasValue, Parsed

TITLE = "外国人永久居留身份证"
CARD = True
ANY_SCRIPT = True  # people of Hong Kong, Macao, Taiwan and abroad are named in their own letters
_TITLE_MARKS = (
    mark("外国人永久居留身份证", 3),
    mark("FOREIGN PERMANENT RESIDENT", 1.5),
    mark("外国人永久居留证", 1),
)
_RELATIVES = (
    mark(
        "re:来往(?:内地|大陆)?通行证|通行证|[Tt]ravel ?[Pp]ermit", 8
    ),  # one for residents who are no Chinese
    mark("工作许可", 6),
    mark("登记表", 5),
    mark("申请表", 5),
    mark("承诺书", 5),
    mark("护照号码", 3),
    mark("凭证", 4),
    mark("回执", 4),
)
FACES = (
    face(
        "portrait",
        marks=(
            *_TITLE_MARKS,
            mark("国籍/Nationality", 1.5),
            mark("有效期限/Valid period", 1),
            mark("签发机关/Issued by", 1),
            mark("出生日期/Date of Birth", 1),
            mark("有效期限/Period of Validity", 1),
            mark("证件号码/Card No.", 1),
            mark("证件号码/ID NO.", 1),
            mark("性别/Sex", 0.5),
            mark("签发机关/Issuing Authority", 1),
            mark("国家移民管理局", 1),
            mark("National Immigration Administration", 1),
            mark(r"re:(?<![A-Z])[A-Z]{3}\d{12}(?!\d)", 1),
            mark(r"re:(?<!\d)9\d{5}(19|20)\d{9}[\dX]", 1.5),
        ),
        against=_RELATIVES,
        need=4.5,
    ),
    face(
        "emblem",
        marks=(
            *_TITLE_MARKS,
            mark("中华人民共和国", 0.5),
            mark("签发机关/Issuing Authority", 1.5),
            mark("国家移民管理局", 1.5),
            mark("National Immigration Administration", 1.5),
            mark("持证人须随身携带本证", 1),
            mark("公安部", 0.5),
        ),
        against=(*_RELATIVES, mark("国籍/Nationality", 3), mark("出生日期/Date of Birth", 3)),
        need=4.5,
    ),
)
LABELS = (
    "外国人永久居留身份证",
    "外国人永久居留证",
    "FOREIGN PERMANENT RESIDENT ID CARD",
    "FOREIGNER PERMANENT RESIDENCE CARD",
    "中华人民共和国",
    "National Immigration Administration, PRC",
    "签发日期",
    "Date of Issue",
    "持证人须随身携带本证",
)


def _both(chinese: str, *english: str) -> tuple[str, ...]:
    """The wordings of a bilingual label: whole, or either half."""
    return (*(f"{chinese}/{word}" for word in english), chinese, *english)


_NUMBER = re.compile(r"(?<![A-Z0-9])(?:[A-Z]{3}\d{12}|9\d{16}[\dX])(?![A-Z0-9])")


def _number_alone(raw: str) -> HasValue | None:
    """The card's number on a line of its own: beside other print of its row, its label stands above it."""
    return identity.parse(raw) if _NUMBER.fullmatch("".join(raw.split())) else None


def _period(raw: str) -> HasValue | None:
    """From and until; behind 有效期至, as on the oldest form, its end alone."""
    found = dates.parse_period(raw)
    end = dates.parse(raw) if found is None else None
    if end is None or end.outcome != "ok":
        return found
    return dates.DateRange(f"/{end.value}", raw, "ok", (), (), None, end.value)


_NAME = _both("姓名", "Name")
FIELDS = (
    name("name", after=_NAME, faces=("portrait",), rare=True),
    sex("sex", after=_both("性别", "Sex"), faces=("portrait",)),
    date("birth_date", after=_both("出生日期", "Date of Birth"), faces=("portrait",)),
    Wanted("nationality", countries.parse, "choice", after=_both("国籍", "Nationality"), faces=("portrait",)),
    period(
        "valid_from",
        "valid_until",
        after=(
            *_both("有效期限", "Period of Validity", "Valid period", "Valid until"),
            *_both("有效期至", "Date of Expiry", "Expiry Date"),
        ),
        parse=_period,
        anywhere=True,
    ),
    id_number(
        "id_number",
        after=(*_both("证件号码", "Card No.", "ID NO.", "Card No", "ID NO"), *_both("编号", "No.", "Number")),
        faces=("portrait",),
        find=_number_alone,
        anywhere=True,
    ),
    text("authority", after=_both("签发机关", "Issuing Authority", "Issued by")),
)
IDENTITY_LENGTH = 18
"""Signs of the number of cards since 2023, which holds the day of birth where an identity number does."""
_AUTHORITY = re.compile(r"中华人民共和国(?:国家移民管理局|公安部)|国家移民管理局|公安部")
_A = r"A-ZÀ-ÖØ-ÞĀ-Ž"
_LATIN = re.compile(rf"[{_A}][{_A}'\-]*(?:(?:, ?| )[{_A}][{_A}'\-.]*)+")
_NO_NAME = re.compile(r"CHINA|SPECIMEN$|^SPECIMEN|VALID")


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The names above and below each other under one label or none; the authority in large print without a
    label.
    """
    known = dict(found)
    if sheet.face == "portrait":
        latin = next(filter(None, (_latin(p) for p in sheet.pieces if p.label is None)), None)
        if latin is not None:
            known["name_latin"] = latin
        else:
            _put(known, _latin_glued(sheet))
        _put(known, _beside_sex(known))
        _put(known, _number_within(sheet))
        _put(known, _day_of_number(known, sheet))
        chinese = None if "name" in known else _chinese_near(sheet, latin)
        if chinese is not None:
            known["name"] = chinese
    if "authority" not in known or not _AUTHORITY.search(str(known["authority"].value)):
        printed = sheet.search(_AUTHORITY)
        if printed is not None:
            known["authority"] = Found("authority", printed[0].group(), printed[0].group(), printed[1])
    return known


def _put(known: dict[str, Found], more: Found | None) -> None:
    if more is not None and more.field not in known:
        known[more.field] = more


def _latin_glued(sheet: Sheet) -> Found | None:
    """One word in capitals beside 姓名/Name: the space between the names was lost."""
    for claim in sheet.labelled(*_NAME):
        for piece in (*claim.row, *(p for line in claim.more for p in line)):
            if re.fullmatch(rf"[{_A}]{{4,}}", piece.text.strip()) and not _is_print(piece.text):
                text = piece.text.strip()
                return Found("name_latin", text, text, (piece,), "name", critical=True)
    return None


def _beside_sex(known: Mapping[str, Found]) -> Found | None:
    """The birth date read in one line with the sex, under the labels of both."""
    sex = known.get("sex")
    born = dates.parse(sex.raw) if sex is not None else None
    if sex is None or born is None or born.outcome != "ok":
        return None
    return Found("birth_date", born.value, sex.raw, sex.pieces, "date", critical=True, record=born)


def _day_of_number(known: Mapping[str, Found], sheet: Sheet) -> Found | None:
    """The birth date alone on its line, its label not read: the one day that the number repeats."""
    number = str(known["id_number"].value) if "id_number" in known else ""
    for piece in sheet.pieces if len(number) == IDENTITY_LENGTH else ():
        born = dates.parse(piece.text) if re.fullmatch(r"[\d.\-/年月日\s]{8,12}", piece.text) else None
        if born is not None and born.value.replace("-", "") == number[6:14]:
            return Found("birth_date", born.value, piece.text, (piece,), "date", critical=True, record=born)
    return None


def _number_within(sheet: Sheet) -> Found | None:
    """The number in one line with the authority."""
    printed = sheet.search(_NUMBER)
    record = identity.parse(printed[0].group()) if printed is not None else None
    if printed is None or record is None:
        return None
    return persons.found("id_number", record, printed[1], "number")


def _latin(piece: Segment) -> Found | None:
    text = half_width(piece.text).strip()
    if not _LATIN.fullmatch(text) or _is_print(text):
        return None
    record = names.parse_latin(text) or Parsed(re.sub(r"\s+", "", text), text)  # with accents: NOVÁK, PETR
    return Found("name_latin", record.value, text, (piece,), "name", critical=True)


def _is_print(text: str) -> bool:
    """Words of the card itself; a comma shows a name even if it sounds like one of them."""
    return names.is_printed_english(text) or ("," not in text and bool(_NO_NAME.search(text)))


def _chinese_near(sheet: Sheet, latin: Found | None) -> Found | None:
    """The Chinese name stands right above the Latin one or right below it, often without a label."""
    if latin is None:
        return None
    box = latin.pieces[0].box
    for piece in sheet.pieces:
        gap = max(box.top - piece.box.bottom, piece.box.top - box.bottom)
        near = -0.5 * box.height <= gap < 1.5 * box.height and abs(piece.box.left - box.left) < 3 * box.height
        record = names.parse(piece.text) if piece.label is None and near else None
        if record is not None and record.outcome == "ok":
            return Found("name", record.value, piece.text, (piece,), "name", critical=True)
    return None


SPECIMENS = (
    specimen(
        "portrait",
        """
             外国人永久居留身份证
             FOREIGN PERMANENT RESIDENT ID CARD
             姓名/Name
             证件样本
             MUSTER, ERIKA
             性别/Sex
             女/F
             出生日期/Date of Birth
             1981.08.03
             国籍/Nationality
             加拿大/CAN
             有效期限/Period of Validity
             2023.09.15-2033.09.14
        证件号码/ID NO.911124198108030024
        """,
        name="证件样本",
        name_latin="MUSTER,ERIKA",
        sex="F",
        birth_date="1981-08-03",
        nationality="CAN",
        valid_from="2023-09-15",
        valid_until="2033-09-14",
        id_number="911124198108030024",
    ),
    specimen(
        "portrait",
        """
             外国人永久居留身份证
             FOREIGN PERMANENT RESIDENT ID CARD
             EXEMPLAR, TOM HENRY
             性别/Sex
             男/M
             出生日期/Date of Birth
             2010.12.07
             国籍/Nationality
             巴基斯坦/PAK
             有效期限/Period of Validity
             2018.06.16-2023.06.16
        证件号码/Card No.PAK110010120700
        """,
        name_latin="EXEMPLAR,TOMHENRY",
        sex="M",
        birth_date="2010-12-07",
        nationality="PAK",
        valid_from="2018-06-16",
        valid_until="2023-06-16",
        id_number="PAK110010120700",
    ),
    specimen(
        "portrait",
        """
             外国人永久居留身份证
             FOREIGN PERMANENT RESIDENT ID CARD
             姓名/Name
             EXEMPLAR, TOM
             性别/Sex         出生日期/Date of Birth
             男/M             2010.12.07
             国籍/Nationality
             巴基斯坦/PAK
             有效期限/Period of Validity
             2018.06.16-2023.06.16
             签发机关/Issuing Authority                        证件号码/Card No.
             中华人民共和国国家移民管理局
             National Immigration Administration, PRC       PAK110010120700
        """,
        name_latin="EXEMPLAR,TOM",
        sex="M",
        birth_date="2010-12-07",
        nationality="PAK",
        valid_from="2018-06-16",
        valid_until="2023-06-16",
        id_number="PAK110010120700",
        authority="中华人民共和国国家移民管理局",
    ),
    specimen(
        "portrait",
        """
             中华人民共和国
             外国人永久居留证
             FOREIGNER'S PERMANENT RESIDENCE CARD
             姓名 Name
             NOVÁK, PETR
             性别 Sex        出生日期 Date of birth
             男M             1979.12.31
             国籍 Nationality
             捷克 CZE
             有效期限 Valid period
             2012.06.18-2022.06.17
             签发机关 Issued by              证件号码 Card No.
             中华人民共和国公安部            CZE119979123117
        """,
        name_latin="NOVÁK,PETR",
        sex="M",
        birth_date="1979-12-31",
        nationality="CZE",
        valid_from="2012-06-18",
        valid_until="2022-06-17",
        authority="中华人民共和国公安部",
        id_number="CZE119979123117",
    ),
    specimen(
        "emblem",
        """
             中华人民共和国
             外国人永久居留身份证
             FOREIGN PERMANENT RESIDENT ID CARD
        签发机关/Issuing Authority
        中华人民共和国国家移民管理局
        National Immigration Administration, PRC
        """,
        authority="中华人民共和国国家移民管理局",
    ),
)
