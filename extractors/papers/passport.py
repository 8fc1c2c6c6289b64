"""护照: the data page of a passport of any country, TD3 (125 x 88 mm), ICAO Doc 9303.

Two lines of 44 characters at the foot carry the number, birth date and expiry with a check digit each; the
print above (the visual zone) carries the same and the issue date. The two zones are independent prints of the
same facts: where they agree the value is proven twice, where they differ both are shown to a person. Names
have no check digit. Chinese e-passports begin with PO, others with P<. Chinese characters of the name stand
in the visual zone only.
Source: ICAO Doc 9303-4; the label wordings of Chinese passports of 1997 and 2012.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as day

from extractors import persons
from extractors.declare import (
    Found,
    Parsed,
    Sheet,
    Sort,
    date,
    face,
    mark,
    number,
    sex,
    specimen,
)  # fmt: skip
from extractors.flat import Strip
from extractors.layout import Segment
from extractors.values import certificate_numbers, countries, dates, mrz, names
from extractors.values.parsed import HasValue

TITLE = "护照"
FACES = (
    face(
        "",
        marks=(
            mark("re:^(?:中华人民共和国)?护照(?:PASSPORT)?$", 2),
            mark("re:(?:^|[^A-Z])PASSPORT$|^PASSPORT[^NA-Z]", 2),
            mark("护照号", 1),
            mark("Passport No", 1),
            mark("Surname", 1),
            mark("Given names", 1),
            mark("Date of birth", 0.5),
            mark("Date of expiry", 1),
            mark("Place of birth", 0.5),
            mark("Authority", 0.5),
            mark("Nationality", 0.5),
            mark("re:^P[A-Z<][A-Z]{3}[A-Z]+<+[A-Z<]{10,}", 4),
            mark(r"re:[A-Z0-9<]{9}[0-9O][A-Z<]{3}[0-9OI]{7}[MF<X][0-9OI]{7}[A-Z0-9<]{10,}", 3),
        ),
        against=(
            mark("永久居留", 5),
            mark("居住证", 5),
            mark("通行证", 5),
            mark("登记表", 4),
            mark("签证", 3),
            mark("VISA", 3),
            mark("承诺书", 4),
            mark("申请表", 4),
            mark("RESIDENCE PERMIT", 5),
            mark("居留许可", 5),
            mark("工作许可", 5),
            mark("证明信", 5),
            mark("Birth Certificate", 4),
            mark("出生医学证明", 4),
        ),
        need=4.5,
    ),
)
LABELS = (
    "类型", "Type", "出生地点", "出生地", "Place of birth", "签发地点", "Place of issue", "持证人签名",
    "Bearer's signature",
    "中华人民共和国", "PEOPLE'S REPUBLIC OF CHINA", "护照", "PASSPORT", "身份证号", "Personal No.",
    "Identity No.", "Personal number", "National ID No.", "Registered Domicile", "Height", "Colour of eyes",
    "Color of eyes", "Endorsements", "Residence",
    "Country", "签名", "Signature of bearer", "Holder's signature", "Signature", "Authority", "签发机关",
    "Issuing authority", "Issuing office",
    "Nom", "Prénoms", "Nationalité", "Date de naissance", "Sexe", "Lieu de naissance", "Date de délivrance",
    "Date d'expiration", "Autorité", "Passeport No", "Taille", "Domicile", "Couleur des yeux",
    "Apellidos", "Nombres", "Nombre", "Nacionalidad", "Fecha de nacimiento", "Lugar de nacimiento", "Sexo",
    "Fecha de expedición", "Fecha de emisión", "Fecha de caducidad", "Fecha de vencimiento", "Autoridad",
    "Vornamen", "Geburtsdatum", "Geschlecht", "Staatsangehörigkeit", "Geburtsort", "Ausstellungsdatum",
    "Gültig bis", "Behörde", "Typ", "Kode", "Pass-Nr.", "REISEPASS",
    "Cognome", "Nome", "Cittadinanza", "Data di nascita", "Luogo di nascita", "Data di rilascio",
    "Data di scadenza", "Apelidos", "Nacionalidade", "Data de nascimento",
    "型", "発行国", "旅券番号", "旅券", "生年月日", "本籍", "発行年月日", "有効期間満了日", "発行官庁",
    "所持人自署",
)  # fmt: skip
"""What data pages print beside the values, in the languages of the Latin alphabet and in Japanese; halves in
other letters hang on their English half by a slash."""


def _country(raw: str) -> HasValue | None:
    return countries.parse(raw)


_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\-]*(?:[,.\s]{1,2}[A-Za-zÀ-ɏ'’\-]+){0,7}")
_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[./\- ]\s?(\d{1,2})\s?[./\- ]\s?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(rf"(?<!\d)(\d{{1,2}})\s*({_MONTHS})[A-Z]?\s*(?:/\s*\w{{3,5}}\.?)?\s*(\d\d)(?!\d)")


def _latin(raw: str) -> HasValue | None:
    """One part of a Latin name; the comma that parts surname and given names belongs to neither."""
    text = " ".join(raw.split()).strip(" ,.-/'")
    record = names.parse_latin(raw.upper() if raw.isupper() else raw)
    if record is None and _LATIN.fullmatch(text) and len(text) > 1:
        record = Parsed(text.replace(" ", ""), raw)
    return replace(record, value=record.value.strip(" ,")) if record else None


def _day(raw: str) -> HasValue | None:
    """A day as states print it: also 30.06.2020 (day first, Doc 9303), and 12 MAR /MARS 21 with a short year.

    >>> _day("30.06.2020").value, _day("12 MAR /MARS 21").value, _day("17 APR 2024").value
    ('2020-06-30', '2021-03-12', '2024-04-17')
    """
    found = dates.parse(raw)
    if found is not None:
        return found
    first, short = _DAY_FIRST.search(raw), _SHORT_YEAR.search(raw.upper())
    if first is not None:
        return dates.parse(f"{first[3]}-{first[2]:0>2}-{first[1]:0>2}")
    written = dates.parse(f"{short[1]} {short[2]} 20{short[3]}") if short is not None else None
    return replace(written, raw=raw, outcome="recheck") if written is not None else None


FIELDS = (
    number(
        "passport_number",
        certificate_numbers.passport,
        after=("护照号", "护照号码", "Passport No.", "Passport Number", "Passport Nr.", "Document No."),
    ),
    number(
        "country",
        _country,
        after=(
            "国家码", "Country Code", "Code", "Issuing State", "Issuing country", "Code of issuing state",
            "Code of State", "State code",
        ),
        sort="choice",
        critical=False,
    ),
    number(
        "surname",
        _latin,
        after=("姓", "姓/Surname", "Surname", "Surnames", "Family name", "Last name"),
        sort="name",
    ),
    number(
        "given_names",
        _latin,
        after=("名", "名/Given names", "Given names", "Given name", "Forenames", "First names"),
        sort="name",
    ),
    number("name_local", names.parse, after=("姓名", "姓名/Name", "Name"), sort="name"),
    number("nationality", _country, after=("国籍", "Nationality"), sort="choice", critical=False),
    sex("sex", after=("性别", "Sex", "Gender")),
    date("birth_date", parse=_day, after=("出生日期", "Date of birth")),
    date("issue_date", parse=_day, after=("签发日期", "Date of issue", "Issue date", "Issued on")),
    date(
        "expiry_date",
        parse=_day,
        after=(
            "有效期至", "有效期", "Date of expiry", "Expiry date", "Date of expiration", "Valid until",
            "Expires on", "Expiration date",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Zone:
    """The machine-readable zone with the pieces of its two lines."""

    record: mrz.Mrz
    pieces: tuple[Segment, ...]


_FROM_ZONE: tuple[tuple[str, Sort, tuple[str, ...]], ...] = (
    ("passport_number", "number", ("check_number",)),
    ("birth_date", "date", ("check_birth",)),
    ("expiry_date", "date", ("check_expiry",)),
    ("sex", "choice", ()),
    ("nationality", "choice", ()),
    ("country", "choice", ()),
    ("surname", "name", ()),
    ("given_names", "name", ()),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Two zones, one answer: agreement is said, a difference goes to a person with both readings."""
    settled = dict(found)
    settled.update(_printed_names(sheet, settled))
    zone = _zone(sheet)
    if zone is None:
        return _dated(settled)
    for field, sort, checks in _FROM_ZONE:
        value = str(getattr(zone.record, field) or "").replace(" ", "")
        if value:
            settled[field] = _agreed(field, sort, value, checks, zone, settled.get(field))
    settled["mrz"] = persons.found("mrz", zone.record, zone.pieces, "number")
    return _dated(settled)


def _dated(found: dict[str, Found]) -> dict[str, Found]:
    """Labels stand close above their dates, so one may get its neighbour's: an issue day must fit the
    expiry."""
    issue, birth, expiry = (found.get(field) for field in ("issue_date", "birth_date", "expiry_date"))
    if issue is None:
        return found
    if any(other is not None and other.value == issue.value for other in (birth, expiry)):
        return {field: one for field, one in found.items() if field != "issue_date"}
    if expiry is None or not _a_term(str(issue.value), str(expiry.value)):
        found["issue_date"] = replace(issue, outcome="recheck")
    return found


def _a_term(since: str, until: str) -> bool:
    """Passports run five or ten years, a month more or less (Doc 9303 leaves the term to the state)."""
    days = (day.fromisoformat(until) - day.fromisoformat(since)).days
    return any(abs(days - years * 365.25) < 40 for years in (5, 10))


def _zone(sheet: Sheet) -> _Zone | None:
    rows = _rows(sheet.strips)
    record = mrz.parse([text for text, _ in rows])
    if record is None:
        return None
    marked = [strip for text, strips in rows for strip in strips if "<" in text or "«" in text]
    last = max((strip.flat.bottom for strip in marked), default=0.0)
    beneath = [s for s in sheet.strips if s.flat.bottom > last - 0.2 * s.flat.height and len(s.text) > 30]
    strips = tuple(dict.fromkeys((*marked, *beneath)))
    return _Zone(record, tuple(Segment(s.text, s.flat, ((s, 0, len(s.text)),)) for s in strips))


def _rows(strips: tuple[Strip, ...]) -> list[tuple[str, list[Strip]]]:
    """Printed rows: pieces of one line that the reader cut at a run of fillers are one again."""
    rows: list[list[Strip]] = []
    for strip in strips:
        last = rows[-1][-1].flat if rows else None
        same = last is not None and abs(strip.flat.centre[1] - last.centre[1]) < 0.5 * last.height
        if same:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    ordered = [sorted(row, key=lambda s: s.flat.left) for row in rows]
    return [("".join(s.text for s in row), row) for row in ordered]


def _agreed(
    field: str, sort: Sort, value: str, checks: tuple[str, ...], zone: _Zone, printed: Found | None
) -> Found:
    """The zone's value, weighed with the printed one."""
    record = zone.record
    proven = bool(checks) and all(check in record.signals for check in checks) and all(record.checks.values())
    proven = proven and (field != "passport_number" or _told_apart(value, record.country))
    signals = ("checksum",) if proven else ()
    sound = record.outcome if sort == "number" else "ok" if proven or not checks else "recheck"
    if printed is None:
        return persons.found(field, Parsed(value, record.raw, sound, signals), zone.pieces, sort)
    same = _same(value, str(printed.value))
    if same:
        shown = str(printed.value) if sort == "name" else value  # the zone prints no ö and no hyphen
        agreed = Parsed(shown, printed.raw, "ok", (*signals, "mrz"))
        return persons.found(field, agreed, printed.pieces, sort)
    if proven and sort != "name":
        doubt = Parsed(value, record.raw, "recheck", (*signals, "zones_differ"), (str(printed.value),))
        return persons.found(field, doubt, zone.pieces, sort)
    doubt = Parsed(str(printed.value), printed.raw, "recheck", ("zones_differ",), (value,))
    return persons.found(field, doubt, printed.pieces, sort)


def _told_apart(number: str, country: str) -> bool:
    """Can the check digit tell this number from its look-alikes? G counts 16, L 21, S 28: ten more than 6, 1
    and 8 or twenty, so such a misread passes; only a known shape (E and eight digits) shows which it is."""
    chinese = country == "CHN" and re.fullmatch(r"E\d{8}|E[A-HJ-NP-Z]\d{7}|G\d{8}|1[45]\d{7}", number)
    return bool(chinese) or not re.search("[6G8S1LB]", number)


def _same(one: str, other: str) -> bool:
    """Equal but for what the zone cannot print: spaces, hyphens, apostrophes, case, marks on letters."""
    return bool(_in_zone(one) & _in_zone(other))


_LONGER = str.maketrans(
    {"Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Ø": "OE", "Æ": "AE", "Ñ": "NXX", "ß": "SS"}
)


def _in_zone(text: str) -> set[str]:
    """How a zone may write a name: marks left out (É: E), or as two letters (Ö: OE; Doc 9303-3, 6.A)."""
    upper = text.replace("ß", "SS").upper()
    bare = unicodedata.normalize("NFD", upper.replace("Ø", "O"))
    return {
        re.sub(r"[^A-Z0-9\u4e00-\u9fff]", "", way)
        for way in (bare, unicodedata.normalize("NFD", upper.translate(_LONGER)))
    }


def _printed_names(sheet: Sheet, found: Mapping[str, Found]) -> dict[str, Found]:
    """Chinese passports of 2012 print 证件样本 and under it ZHENGJIAN, YANGBEN beside one label,
    姓名/Name."""
    more: dict[str, Found] = {}
    for claim in sheet.labelled("姓名", "姓名/Name", "Name"):
        for piece in (*claim.row, *(p for line in claim.more for p in line)):
            latin = re.fullmatch(r"\s*([A-Z][A-Z' \-]*?)\s*[,，.]\s*([A-Z][A-Z' \-]*)\s*", piece.text)
            if latin:
                for field, part in (("surname", latin[1]), ("given_names", latin[2])):
                    if field not in found:
                        more[field] = persons.found(
                            field, Parsed(part.replace(" ", ""), piece.text), (piece,), "name"
                        )
    return more


SPECIMENS = (
    specimen(
        "",
        """
        护照  PASSPORT     类型/Type  P     国家码/Country Code  UTO     护照号/Passport No.  L898902C3
            姓/Surname
            ERIKSSON
            名/Given names
            ANNA MARIA
            国籍/Nationality  UTO     出生日期/Date of birth  12 AUG 1974
            性别/Sex  F      出生地点/Place of birth  ZENITH
            签发日期/Date of issue  16 APR 2007
            有效期至/Date of expiry  15 APR 2012
        P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
        L898902C36UTO7408122F1204159ZE184226B<<<<<10
        """,
        country="UTO",
        passport_number="L898902C3",
        surname="ERIKSSON",
        given_names="ANNAMARIA",
        nationality="UTO",
        birth_date="1974-08-12",
        sex="F",
        issue_date="2007-04-16",
        expiry_date="2012-04-15",
        mrz="P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ),
    specimen(
        "",
        """
        护照 PASSPORT    类型/Type P   国家码/Country Code CHN   护照号/Passport No. E00000000
            姓名/Name
            证件样本
            ZHENGJIAN, YANGBEN
            性别/Sex  女/F    国籍/Nationality  中国/CHINESE    出生日期/Date of birth  01 JAN 1980
            出生地点/Place of birth  北京/BEIJING    签发日期/Date of issue  01 1月/JAN 2020
            签发地点/Place of issue  北京/BEIJING    有效期至/Date of expiry  01 1月/JAN 2030
        POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<
        E000000008CHN8001014F3001019<<<<<<<<<<<<<<06
        """,
        country="CHN",
        passport_number="E00000000",
        name_local="证件样本",
        surname="ZHENGJIAN",
        given_names="YANGBEN",
        nationality="CHN",
        birth_date="1980-01-01",
        sex="F",
        issue_date="2020-01-01",
        expiry_date="2030-01-01",
        mrz="POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<\nE000000008CHN8001014F3001019<<<<<<<<<<<<<<06",
    ),
    specimen(
        "",
        """
                         REISEPASS  PASSPORT
             Typ/Type/Type  Kode/Code/Code    Pass-Nr./Passport No./Passeport N°
             P              UTO               L898902C3
             1 Name/Surname/Nom
             ERIKSSON-MÖLLER
             2 Vornamen/Given names/Prénoms
             ANNA MARIA
             3 Geburtsdatum/Date of birth/Date de naissance
             12.08.1974
             4 Staatsangehörigkeit/Nationality    Geburtsort/Place of birth
             UTO                                  ZENITH
             5 Geschlecht/Sex/Sexe
             F
             6 Ausstellungsdatum/Date of issue    7 Gültig bis/Date of expiry
             16.04.2007                           15.04.2012
             8 Behörde/Authority/Autorité
             STADT ZENITH
        P<UTOERIKSSON<MOELLER<<ANNA<MARIA<<<<<<<<<<<
        L898902C36UTO7408122F1204159ZE184226B<<<<<10
        """,
        country="UTO",
        passport_number="L898902C3",
        surname="ERIKSSON-MÖLLER",
        given_names="ANNAMARIA",
        nationality="UTO",
        birth_date="1974-08-12",
        sex="F",
        issue_date="2007-04-16",
        expiry_date="2012-04-15",
        mrz="P<UTOERIKSSON<MOELLER<<ANNA<MARIA<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ),
    specimen(
        "",
        """
        P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
        L898902C36UTO7408122F1204159ZE184226B<<<<<10
        """,
        country="UTO",
        passport_number="L898902C3",
        surname="ERIKSSON",
        given_names="ANNAMARIA",
        nationality="UTO",
        birth_date="1974-08-12",
        sex="F",
        expiry_date="2012-04-15",
        mrz="P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ),
)
