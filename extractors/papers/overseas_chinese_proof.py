"""华侨身份证明: proof that a Chinese citizen lives abroad for good or long: several shapes, none prescribed.

A consulate's or embassy's certificate, a notary's certificate of permanent residence with its translation, or
a certificate of the overseas-Chinese office. All name the person (兹证明…) and close with issuer, seal and
date. The letter for the children's schooling (华侨子女来京接受义务教育证明信) is another paper."""

from collections.abc import Mapping

from extractors import prose
from extractors.declare import Found, Sheet, date, face, mark, name, specimen, text

TITLE = "华侨身份证明"
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            mark("华侨", 2),
            mark("华侨身份", 2),
            mark("华侨证明", 1),
            mark("re:华侨身份(?:证明|认定|确认)", 1),
            mark("定居", 1),
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
            mark("来京接受义务教育", 6),
            mark("外国人永久居留", 6),
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
    text("issuer", after=("出具单位", "发证机关", "签发机关", "证明单位", "出具机关")),
    date("date", after=("签发日期", "发证日期", "出具日期", "日期")),
)
_NAME = (
    rf"兹?证明[:：]?(?:申请人|当事人|持证人|华侨|中国公民|我国公民)?(?P<value>{prose.NAME})(?=[,，（(、]|先生|女士|同志|系|为|是|于|男|女|自|已|现|持)",
    rf"(?:申请人|当事人|中国公民|我国公民|华侨)[:：]?(?P<value>{prose.NAME})(?=[,，（(、]|先生|女士|男|女|系|为|于|自|已|现|持)",
    rf"(?:^|[。，,；;：:、])(?P<value>{prose.NAME})(?=[,，（(][男女][,，])",
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence, the issuer at the foot, the closing date."""
    told = {**prose.issuer(sheet), **prose.closing_date(sheet), **found}
    return told if "name" in told else {**told, **prose.one_name("name", sheet, _NAME)}


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
)
