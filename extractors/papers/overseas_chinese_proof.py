"""华侨身份证明: proof that a Chinese citizen lives abroad for good or long: several shapes, none prescribed.

A consulate's or embassy's certificate, a notary's certificate of permanent residence with its translation, or
a certificate of the overseas-Chinese office. All name the person (兹证明…) and close with issuer, seal and
date. The letter for the children's schooling (华侨子女来京接受义务教育证明信) is another paper."""

import re
from collections.abc import Mapping

from extractors import kin, prose
from extractors.declare import Found, Sheet, date, face, mark, name, specimen, text
from extractors.values import dates

TITLE = "华侨身份证明"
ANY_SCRIPT = True  # people of Hong Kong, Macao, Taiwan and abroad are named in their own letters
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            mark("华侨", 2),
            mark("华侨身份", 2),
            mark("华侨证明", 1),
            mark("re:华侨身份(?:证明|认定|确认)", 1),
            mark("re:^.{0,8}华侨身份(?:证明|认定|确认)(?:证明)?[书表]?$", 2),
            mark("定居", 1),
            mark("re:旅居|移居|侨居", 0.8),
            mark("re:居留(?:权|资格|许可|证)|永久居民|永住", 0.8),
            mark("re:具有华侨身份|华侨身份[。，]", 0.5),
            mark("公证书", 0.5),
            mark("re:公证事项.{0,4}(?:定居|华侨|居留)", 1),
            mark("re:[系为是属](?:旅|定居|侨居)?[^，。]{0,8}华侨", 1),
            mark("re:定居(?:国|于|在)|住在国|居住国", 0.5),
            mark("长期居留", 1),
            mark("永久居留权", 1),
            mark("连续居留", 1),
            mark("兹证明", 1),
            mark("领事馆", 1.5),
            mark("大使馆", 1.5),
            mark("侨务办公室", 0.5),
            mark("领事", 0.5),
        ),
        against=(
            mark("接受义务教育证明信", 6),
            mark("re:^(?:关于)?.{0,12}[来在]京接受义务教育的?(?:证明|介绍信|函)", 6),
            mark("re:^(?:中华人民共和国)?外国人永久居留(?:身份)?证", 6),
            mark("永久居留身份证", 6),
            mark("居住证", 5),
            mark("承诺书", 4),
            mark("登记表", 4),
            mark("申请表", 4),
        ),
        need=4.5,
    ),
)
LABELS = (
    "性别", "出生日期", "护照号码", "护照号", "护照", "国籍", "居留国", "居住国", "居留期限", "编号",
    "有效期", "籍贯", "出生地",
    "特此证明", "身份证号码", "身份证号", "联系电话", "持有护照", "定居国",
)  # fmt: skip
FIELDS = (
    name("name", after=("华侨姓名", "申请人姓名", "姓名", "申请人")),
    text("issuer", of=prose.A_BODY, after=("出具单位", "发证机关", "签发机关", "证明单位", "出具机关")),
    date("date", after=("签发日期", "发证日期", "出具日期", "日期"), parse=dates.alone),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence, the issuer at the foot, the closing date."""
    found = {
        field: one
        for field, one in found.items()
        if field not in ("issuer", "date") or not _of_passport(one, sheet)
    }
    told = prose.letter(found, sheet)
    return told if "name" in told else {**told, **kin.spoken_of("name", sheet)}


def _of_passport(issuer: Found, sheet: Sheet) -> bool:
    """Does this stand in the row that tells the passport: who issued that, and when?"""
    passport = [
        claim.label
        for claim in sheet.claims
        if "护照" in claim.label.text and claim.row and re.search(r"\d{5}", claim.row[0].text)
    ]
    return any(label.same_row(piece) for label in passport for piece in issuer.pieces)


SPECIMENS = (
    specimen(
        "",
        """
                    华侨身份证明
        兹证明测试父，男，1980年1月1日出生，持中国护照E00000000，自2012年起在样本国定居，
        系华侨。
        特此证明。
                             中华人民共和国驻样本国大使馆
                             2021年3月5日
        """,
        name="测试父",
        issuer="中华人民共和国驻样本国大使馆",
        date="2021-03-05",
    ),
    specimen(
        "",
        """
                  华侨身份认定书
        姓名：测试父     性别：男
        出生日期：1980年1月1日
        护照号码：E00000000
        定居国：样本国
        经核查，该人已取得住在国长期居留权，符合华侨身份。
        出具单位：北京市样本区侨务办公室
        出具日期：2021年3月5日
        """,
        name="测试父",
        issuer="北京市样本区侨务办公室",
        date="2021-03-05",
    ),
    specimen(
        "",
        """
                    公 证 书
                申请人：测试父，男，一九八〇年八月八日出生，现住样本国。
                公证事项：定居
                兹证明测试父自二〇一一年九月起定居样本国，系华侨。
                    中华人民共和国北京市样本公证处
                    公证员  示范乙
                    二〇二二年八月九日
        """,
        name="测试父",
        issuer="中华人民共和国北京市样本公证处",
        date="2022-08-09",
    ),
)
