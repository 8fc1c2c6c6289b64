"""护照: the data page of a passport of any country, TD3 (125 x 88 mm), ICAO Doc 9303.

Two lines of 44 characters at the foot carry the number, birth date and expiry with a check digit each; the
print above (the visual zone) carries the same and the issue date. The two zones are independent prints of the
same facts: where they agree the value is proven twice, where they differ both are shown to a person. Names
have no check digit. Chinese e-passports begin with PO, others with P<. Chinese characters of the name stand
in the visual zone only.
Source: ICAO Doc 9303-4; the label wordings of Chinese passports of 1997 and 2012.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date as day

from extractors import persons, zones
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
from extractors.layout import Segment
from extractors.values import certificate_numbers, countries, names, passport_days
from extractors.values.parsed import HasValue

TITLE = "护照"
CARD = True
ANY_SCRIPT = True  # people of Hong Kong, Macao, Taiwan and abroad are named in their own letters
FACES = (
    face(
        "",
        marks=(
            mark("re:^(?:中华人民共和国)?护照(?:PASSPORT)?$", 2),
            mark(
                "re:(?:^|[^A-Z])PASSPORT$|^PASSPORT(?:[^NA-Z]|PASSEPORT|PASAPORTE)"
                "|^(?:REISEPASS|PASSEPORT|PASAPORTE|PASSAPORTE|PASSAPORTO|PASPOORT)(?:$|[^A-Z]|PAS)",
                2,
            ),
            mark("护照号", 1),
            mark("Passport No", 1),
            mark("Surname", 1),
            mark("Given names", 1),
            mark("Date of birth", 0.5),
            mark("Date of expiry", 1),
            mark("Date of issue", 0.5),
            mark("Country Code", 1),
            mark("Issuing office", 0.5),
            mark("Place of birth", 0.5),
            mark("Authority", 0.5),
            mark("Nationality", 0.5),
            mark("re:^P[A-Z<](?:[A-Z0158]{3}|[D0]<<)[A-Z0158]+<+[A-Z0158<]{10,}", 4),
            mark(r"re:[A-Z0-9<]{9}[0-9OI][A-Z0158<]{3}[0-9OIQDB]{7}[MF<X][0-9OIQDB]{7}[A-Z0-9<]{10,}", 3),
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
        need=5.0,  # its cover says 护照 PASSPORT too
    ),
)
LABELS = (
    "类型", "Type", "出生地点", "出生地", "Place of birth", "签发地点", "Place of issue", "持证人签名",
    "Bearer's signature",
    "中华人民共和国", "PEOPLE'S REPUBLIC OF CHINA", "护照", "PASSPORT", "身份证号", "Personal No.",
    "Identity No.", "Personal number", "National ID No.", "Registered Domicile", "Height", "Colour of eyes",
    "Color of eyes", "Endorsements", "Residence",
    "签名", "Signature of bearer", "Holder's signature", "Signature", "Authority", "签发机关",
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
    "所持人自署", "Middle name", "Father name", "Father's name", "Title", "Pays",
    "Documentnummer", "Sobrenome", "Soyadı", "Apelyido", "Nazwisko", "Imiona", "Naam", "Voornamen",
    "Geboortedatum", "Geslacht", "Tracking Number", "Citizenship Number", "Modifications",
)  # fmt: skip
"""What data pages print beside the values, in the languages of the Latin alphabet and in Japanese; halves in
other letters hang on their English half by a slash."""


TITLES = (
    "护照", "PASSPORT", "PASSEPORT", "PASAPORTE", "PASSAPORTE", "PASSAPORTO", "REISEPASS", "PASPOORT",
    "PASZPORT", "PASAPORT", "PASPORT", "PASPOR", "旅券", "日本国旅券", "여권", "ПАСПОРТ", "中华人民共和国",
    "中华人民共和国护照", "PEOPLE'S REPUBLIC OF CHINA",
)  # fmt: skip
"""Print by itself: what stands beside or under it belongs to another label, above it."""


def _country(raw: str) -> HasValue | None:
    return Parsed("D", raw) if raw.strip() == "D" else countries.parse(raw)


def _code_alone(raw: str) -> HasValue | None:
    """The state's code by itself on a line, where its label was not read."""
    known = countries.by_alpha3(raw.strip()) if re.fullmatch("[A-Z]{3}", raw.strip()) else None
    return Parsed(known.alpha3, raw) if known else None


_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\-]*(?:[,.\s]{1,2}[A-Za-zÀ-ɏ'’\-]+){0,7}")
_COUNTED = re.compile(r"^[(\[]?[a-z1-9][)\]°º]\.?\s*")
"""Before each of two surnames or names: [a] MUSTERMANN, [b] GABLER."""


def _latin(raw: str) -> HasValue | None:
    """One part of a Latin name; the comma that parts surname and given names belongs to neither."""
    raw = _COUNTED.sub("", raw.strip())
    text = " ".join(raw.split()).strip(" ,.-/'")
    record = names.parse_latin(raw)
    if record is None and _LATIN.fullmatch(text) and len(text) > 1:
        record = Parsed(text.replace(" ", ""), raw)
    return replace(record, value=record.value.strip(" ,")) if record else None


_SURNAME = ("姓", "姓/Surname", "Surname", "Surnames", "Family name", "Last name")
_GIVEN = ("名", "名/Given names", "Given names", "Given name", "Forenames", "First names", "First name")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _local(raw: str) -> HasValue | None:
    """A name in Chinese; a comma behind the surname (吕，静宜) is no dot inside a name."""
    return names.parse(
        re.sub(r"^\s*([\u4e00-\u9fff]{1,2})\s*[,，]\s*(?=[\u4e00-\u9fff]{1,2}\s*$)", r"\1", raw)
    )


FIELDS = (
    number(
        "passport_number",
        certificate_numbers.passport,
        after=(
            "护照号", "护照号码", "Passport No.", "Passport Number", "Passport Nr.", "Document No.",
            "Passport N°", "Passport №", "Passport No",
        ),
    ),
    number(
        "country",
        _country,
        after=(
            "国家码", "Country Code", "Code", "Issuing State", "Issuing country", "Code of issuing state",
            "Code of State", "State code", "Country",
        ),
        find=_code_alone,
        anywhere=True,
        sort="choice",
        critical=False,
    ),
    number(
        "surname",
        _latin,
        after=_SURNAME,
        sort="name",
    ),
    number(
        "given_names",
        _latin,
        after=_GIVEN,
        sort="name",
    ),
    number("name_local", _local, after=("姓名", "姓名/Name", "Name", "Full name"), sort="name"),
    number("nationality", _country, after=("国籍", "Nationality"), sort="choice", critical=False),
    sex("sex", after=("性别", "Sex", "Gender")),
    date("birth_date", parse=passport_days.birth, after=("出生日期", "Date of birth")),
    date(
        "issue_date",
        parse=passport_days.parse,
        after=("签发日期", "Date of issue", "Issue date", "Issued on"),
    ),
    date(
        "expiry_date",
        parse=passport_days.parse,
        after=(
            "有效期至", "有效期", "Date of expiry", "Expiry date", "Date of expiration", "Valid until",
            "Expires on", "Expiration date",
        ),
    ),
)  # fmt: skip


_FROM_ZONE: tuple[tuple[str, Sort], ...] = (
    ("passport_number", "number"),
    ("birth_date", "date"),
    ("expiry_date", "date"),
    ("sex", "choice"),
    ("nationality", "choice"),
    ("country", "choice"),
    ("surname", "name"),
    ("given_names", "name"),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Two zones, one answer: agreement is said, a difference goes to a person with both readings."""
    settled = dict(found)
    settled.update(_printed_names(sheet, settled))
    zone = zones.zone(sheet)
    if zone is not None:
        for field, sort in _FROM_ZONE:
            value = str(getattr(zone.record, field) or "").replace(" ", "")
            if value:
                settled[field] = zones.agreed(field, sort, value, zone, settled.get(field), sheet)
        if zone.record.surname:
            settled["mrz"] = persons.found("mrz", zone.record, zone.pieces, "number")
    local = None if "name_local" in settled else _local_name(sheet, settled)
    if local is not None:
        settled["name_local"] = local
    return _dated(settled, list(zones.printed_pieces(sheet, zone)))


def _dated(found: dict[str, Found], printed: list[Segment]) -> dict[str, Found]:
    """Three days stand on the page, in this order: birth, issue, expiry. Labels stand close above them, so
    one may get its neighbour's, and many languages have labels nobody here can read: the day of issue is the
    one that is neither of the others and a term before the expiry.
    """
    days = {value: piece for piece in reversed(printed) for value in passport_days.find_all(piece.text)}
    if len(days) == 3:
        birth, issued, expiry = sorted(days)
        if _a_term(issued, expiry) and birth < issued:
            for field, value in (("birth_date", birth), ("expiry_date", expiry)):
                if field not in found or "several_dates" in found[field].signals:
                    found[field] = replace(_day(field, value, days[value]), outcome="recheck")
    issue = found.pop("issue_date", None)
    ends = [str(found[field].value) for field in ("birth_date", "expiry_date") if field in found]
    if issue is not None and issue.value in ends:
        issue = None
    if len(ends) < 2:
        return found if issue is None else {**found, "issue_date": replace(issue, outcome="recheck")}
    if issue is None or not _a_term(str(issue.value), ends[1]):
        between = [value for value in days if ends[0] < value < ends[1]]
        fitting = [value for value in between if _a_term(value, ends[1])]
        if len(fitting) == 1:
            issue = _day("issue_date", fitting[0], days[fitting[0]])
        elif issue is None and len(between) == 1:
            issue = _day("issue_date", between[0], days[between[0]])
        if issue is not None and len(fitting) != 1:
            issue = replace(issue, outcome="recheck")
    return found if issue is None else {**found, "issue_date": issue}


def _day(field: str, value: str, piece: Segment) -> Found:
    return persons.found(field, Parsed(value, piece.text), (piece,), "date")


def _a_term(since: str, until: str) -> bool:
    """Passports run five, six or ten years, a month more or less (Doc 9303 leaves the term to the state)."""
    days = (day.fromisoformat(until) - day.fromisoformat(since)).days
    return any(abs(days - years * 365.25) < 40 for years in (5, 6, 10))


_COMMA = re.compile(r"\s*([A-Z][A-Z' \-]*?)\s*[,，.]\s*([A-Z][A-Z' \-]*)\s*")


def _printed_names(sheet: Sheet, found: Mapping[str, Found]) -> dict[str, Found]:
    """Chinese passports of 2012 print 证件样本 and under it ZHENGJIAN, YANGBEN beside one label, 姓名/Name;
    others surname and given names on two lines under Name.
    """
    more: dict[str, Found] = {}
    for field, words in (("surname", _SURNAME), ("given_names", _GIVEN)):
        for claim in sheet.labelled(*words):  # 陳 over CHAN
            under = claim.more[0][0] if claim.row and claim.more and _HAN.search(claim.row[0].text) else None
            record = _latin(under.text) if under is not None and field not in found else None
            if under is not None and record is not None:
                more[field] = persons.found(field, record, (under,), "name")
    for claim in sheet.labelled("姓名", "姓名/Name", "Name"):
        lines = [*([claim.row] if claim.row else []), *claim.more]
        parted = next((m for line in lines for p in line if (m := _parted(p))), None)
        if parted is None and len(lines) == 2 and not sheet.labelled("Surname", "姓", "姓/Surname"):
            upper, lower = (line[0] for line in lines)
            parted = ((upper, upper.text), (lower, lower.text)) if _two_lines(upper, lower) else None
        for field, part in zip(("surname", "given_names"), parted or (), strict=False):
            record = _latin(part[1])
            if field not in found and record is not None:
                more[field] = persons.found(field, record, (part[0],), "name")
    return more


def _parted(piece: Segment) -> tuple[tuple[Segment, str], ...] | None:
    latin = _COMMA.fullmatch(piece.text)
    return ((piece, latin[1]), (piece, latin[2])) if latin else None


def _two_lines(upper: Segment, lower: Segment) -> bool:
    return bool(re.fullmatch(r"[A-Z' \-]{2,}", upper.text) and re.fullmatch(r"[A-Z' \-]{2,}", lower.text))


def _local_name(sheet: Sheet, found: Mapping[str, Found]) -> Found | None:
    """The name in Chinese: its halves beside the Latin ones (passports of 1997), or the line over or under a
    Latin name that is known.
    """
    halves = [_han(sheet, label) for label in (_SURNAME, _GIVEN)]
    if halves[0] and halves[1]:
        pieces = [half[1] for half in halves if half]
        return _as_local("".join(half[0] for half in halves if half), pieces)
    known = [str(found[field].value) for field in ("surname", "given_names") if field in found]
    whole = [p for p in sheet.pieces if _COMMA.fullmatch(p.text) and zones.same("".join(known), p.text)]
    single = [p for p in sheet.pieces if known and any(zones.same(one, p.text) for one in known)]
    near = (n for p in (*whole, *single) for n in _close(p, sheet))
    return next(filter(None, (_as_local(n.text, [n]) for n in near)), None)


def _han(sheet: Sheet, labels: tuple[str, ...]) -> tuple[str, Segment] | None:
    for claim in sheet.labelled(*labels):
        for piece in (*claim.row, *(p for line in claim.more for p in line)):
            han = re.match(r"[\u4e00-\u9fff]{1,3}(?![\u4e00-\u9fff])", piece.text.strip())
            if han:
                return han.group(), piece
    return None


def _close(piece: Segment, sheet: Sheet) -> Iterator[Segment]:
    """Values right above this one or right below it that begin where it begins."""
    for other in sheet.pieces:
        gap = max(piece.box.top - other.box.bottom, other.box.top - piece.box.bottom)
        flush = abs(other.box.left - piece.box.left) < 2 * piece.height
        if other.label is None and flush and -0.5 * piece.height <= gap < 1.2 * piece.height:
            yield other


def _as_local(text: str, pieces: list[Segment]) -> Found | None:
    record = names.parse(text)
    if record is None or record.outcome != "ok":
        return None
    return persons.found("name_local", record, pieces, "name")


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
