"""民事判决书 / 民事调解书: a court's judgment or mediation paper, of which only the operative part counts.

A judgment first tells what each side asked for (诉称, 辩称), often the opposite of what the court then
orders, so custody is read only behind 判决如下 (or 达成如下协议) and before the costs, the right to appeal
and the judges' names. 原告 and 被告 are resolved through the list of parties at the head. Where head and
order stand on different pages and the order names nobody, `custody_to` is left out. That the paper has taken
effect (生效) it does not say itself.
Source: 最高人民法院 人民法院民事裁判文书制作规范; 民事诉讼文书样式.
"""

import re
from collections.abc import Mapping

from extractors import custody, parties, persons, prose
from extractors.declare import Found, Parsed, Sheet, date, face, mark, number, specimen
from extractors.layout import Segment
from extractors.values import certificate_numbers, surnames

TITLE = "民事判决书 / 民事调解书"
WHOLE_PAGE = True
PAGED = True
_AGAINST = (
    mark("re:^.{0,6}离婚协议书?$", 6),
    mark("re:登记证$", 5),
    mark("re:^.{0,10}(?:承诺|保证)书$", 5),
    mark("re:^.{0,10}劳动合同书?$", 5),
    mark("re:^.{0,10}证明信$", 5),
    mark("re:^(?:民事|执行|刑事|行政)?裁定书$|^(?:刑事|行政)判决书", 8),
    mark("re:裁[定决]如下|公诉机关|被告人(?![民均工口])|具状人|仲裁委员会$", 6),
    mark("re:^传票$|生效证明书?$|^民事(?:起诉|答辩|上诉|反诉)状$|^送达回证", 8),
    mark("re:^(?:应诉|举证|受理案件|开庭|参加诉讼|缴纳诉讼费用?|先行调解)通知书$", 8),
)
_ORDER = (
    mark("判决如下", 3),
    mark("达成如下协议", 3),
    mark("审判长", 1),
    mark("审判员", 1.5),
    mark("书记员", 1.5),
    mark("案件受理费", 1.5),
    mark("如不服本判决", 2),
    mark("驳回", 0.5),
    mark("原告", 0.5),
    mark("被告", 0.5),
    mark("准予", 0.5),
    mark("本院认为", 1),
    mark("re:(?:原告|被告|上诉人).{0,12}[诉辩]称", 1.5),
    mark("re:审理查明", 1.5),
    mark("原、被告", 0.5),
    mark("re:迟延履行|民事诉讼法》?第", 1),
    mark("re:准[予许不].{0,20}离婚", 1),
)
FACES = (
    face(
        "first",
        marks=(
            mark("民事判决书", 3.5),
            mark("民事调解书", 3.5),
            mark("人民法院", 1.5),
            mark("诉讼请求", 0.5),
            mark("re:" + certificate_numbers.COURT_CASE, 1.5),
            mark("案由", 0.5),
            *_ORDER,  # a paper of one page is one page: what closes it must not look like another page's
        ),
        against=_AGAINST,
        need=5.5,
    ),
    face(
        "order",
        marks=_ORDER,
        against=(*_AGAINST, mark("民事判决书", 4), mark("民事调解书", 4)),
        need=4.5,
    ),
)
LABELS = ()
FIELDS = (
    number("case_number", certificate_numbers.court_case),
    date("date"),
)
_ROLES = ("原告", "被告", "申请人", "被申请人", "上诉人", "被上诉人", "原审原告", "原审被告")
_COURT = r"(?P<value>[\u4e00-\u9fff]{2,24}?(?:人民|铁路运输|互联网|林区(?:基层)?|农垦|矿区)法院)"
_OPENING = (
    r"(?:判决|裁定)如下|达成了?(?:如下|以下)(?:调解|和解|一致)?(?:协议|意见)|协议(?:内容)?如下"
    r"|达成(?:调解|和解|一致)?(?:协议|意见)[:：]"
)
_CASES = (
    rf"^(?:案号[:：]?)?(?P<value>{certificate_numbers.COURT_CASE})$",
    rf"(?P<value>{certificate_numbers.COURT_CASE})(?!.?(?:民事|判决|调解|裁定|一案))",
)
"""A line of its own; a number in the text may be that of the court below."""
_JUDGED = r"民事判决书|判决如下|本判决"
_CLOSING = (
    r"案件受理费|受理费|如不服|上述协议|上述[一二三四五六七八九]项|审判长|审判员|书记员|如果?未按|本件与原本|本调解书"
    r"|本判决为终审"
)
_UPHELD = (
    r"(?:一审|原审)(?:法院)?(?:作出|遂|据此|依法)*判决(?:如下)?[:：]"
    r"(?P<order>.+?)(?=二审|本院|宣判后|判后|上诉)"
)
"""What the court below ordered, which stands where the appeal is dismissed."""
_LONGEST = 6
"""Years from the number a case got to its judgment; hardly one takes longer."""


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Court, number and sort of paper from the head; custody from the order alone; the day from the foot."""
    settled = dict(found)
    settled.update(_head(sheet))
    settled.update(_custody(sheet))
    settled.update(prose.closing_date(sheet))
    if not _in_time(settled):
        del settled["date"]
    return settled


def _head(sheet: Sheet) -> dict[str, Found]:
    told: dict[str, Found] = {}
    title = sheet.search(r"民\s*事\s*(?P<value>判[决決]|[调調]解)[书書]")
    if title:
        sort = "mediation" if title[0]["value"].endswith("解") else "judgment"
        told["ruling_type"] = persons.found("ruling_type", Parsed(sort, title[0].group()), title[1], "choice")
    elif ordered := sheet.search(r"判决如下|如不服本判决"):  # a last page: nothing but a judgment says so
        judged = Parsed("judgment", ordered[0].group())
        told["ruling_type"] = persons.found("ruling_type", judged, ordered[1], "choice")
    elif agreed := sheet.search(r"本调解书[经自]|本调解协议"):
        mediated = Parsed("mediation", agreed[0].group())
        told["ruling_type"] = persons.found("ruling_type", mediated, agreed[1], "choice")
    if court := _court(sheet):
        told["court"] = persons.found("court", Parsed(court[0], court[0]), court[1], "text")
    case = next(
        (hit for shape in _CASES for hit in (*prose.in_lines(sheet, shape), *sheet.search_all(shape))), None
    )
    record = certificate_numbers.court_case(case[0]["value"]) if case else None
    if case and record:
        told["case_number"] = persons.found("case_number", record, case[1], "number")
    return told


def _court(sheet: Sheet) -> tuple[str, tuple[Segment, ...]] | None:
    """The court that heads the paper or stands over its date; not the one an appeal goes to."""
    for at, strip in enumerate(sheet.strips):
        if _HEADLINES <= at < len(sheet.strips) - _HEADLINES:
            continue
        text, before = (re.sub(r"\s", "", s.text) for s in (strip, sheet.strips[max(0, at - 1)]))
        if re.fullmatch("人民法院(?:民事(?:判决|调解)书)?", text) and re.fullmatch(_DISTRICT, before):
            text = before + text  # a name over two lines
        named = re.fullmatch(rf"{_COURT}(?:民事(?:判决|调解)书)?", text)
        hit = sheet.search(re.escape(named["value"])) if named else None
        if named and hit and not re.search("[向于由至及]$", before):
            return named["value"], hit[1]
    return None


_HEADLINES = 8
_DISTRICT = r"[\u4e00-\u9fff]{2,22}[省市区县旗州盟]"


def _custody(sheet: Sheet) -> dict[str, Found]:
    """What the order says; nothing where no order begins on this page."""
    sentences = prose.sentences(sheet)
    order = operative([one.text for one in sentences])
    people = _in_order("".join(order)) | parties.names_of(parties.on_sheet(sheet, _ROLES))
    answer = custody.settled(order, people)
    if answer is None:
        return {}
    evidence = next((one for one in reversed(sentences) if answer[1] in one.text), None)
    return {} if evidence is None else {"custody_to": prose.evidence("custody_to", answer[0], evidence)}


_NOTED = r"(?:[（(][^）)]{1,10}[）)])?"
_NO_NAME = "应于自每不在向按给可有享支需须将未能愿同已如的与和、"


def _in_order(order: str) -> dict[str, str]:
    """The two by the order alone, the head being on another page: 准予原告X与被告Y离婚, 由原告X抚养."""
    one, other = (
        rf"(?P<{s}>原告|被告|申请人|被申请人)?{_NOTED}(?P<{s}_name>{prose.NAME})" for s in ("one", "other")
    )
    hit = re.search(rf"(?:准[予许]|[、.．：:]){one}[与和同]{other}(?:自愿|协议)?(?:离婚|解除婚姻)", order)
    if hit and hit["one_name"] != hit["other_name"] and (hit["one"] or "") != (hit["other"] or "-"):
        return {hit[s] or hit[f"{s}_name"]: hit[f"{s}_name"] for s in ("one", "other")}
    told = {}
    for role in ("原告", "被告"):
        shape = (
            rf"{role}{_NOTED}(?P<value>(?![{_NO_NAME}]){prose.NAME})"
            r"(?=(?:直接|携带|负责)?抚[养育]|[每自于的应与享支给，。；])"
        )
        said = {match["value"] for match in re.finditer(shape, order)}
        if len(said) == 1 and surnames.is_known(next(iter(said))):
            told[role] = said.pop()
    return told


def _in_time(found: dict[str, Found]) -> bool:
    """Is the paper's day in the years a case lasts? A misread sign of a year is found that way."""
    year = re.search(r"\d{4}", str(found["case_number"].value)) if "case_number" in found else None
    day = found.get("date")
    return year is None or day is None or 0 <= int(str(day.value)[:4]) - int(year.group()) <= _LONGEST


def operative(sentences: list[str]) -> list[str]:
    """The sentences of the order: behind its opening words, before costs, appeal and signatures."""
    text = "".join(sentences)
    judged = re.search(_JUDGED, text)
    openings = [
        match
        for match in re.finditer(r"判决如下|(?<=[条定，,])判决[:：]" if judged else _OPENING, text)
        if not re.search("一审|原审|初审|作出", re.split("[。；，,]", text[: match.start()])[-1])
    ]
    if not openings:
        return []
    order = text[openings[-1].end() :]
    closing = re.search(_CLOSING, order)
    order = order[: closing.start()] if closing else order
    upheld = re.search(_UPHELD, text) if re.search("驳回上诉.?维持原判", order) else None
    return list(prose.cut(upheld["order"] if upheld else order))


SPECIMENS = (
    specimen(
        "first",
        """
                     北京市样本区人民法院
                        民 事 判 决 书
                                        （2021）京0105民初0000号
        原告：女方乙，女，1982年2月2日出生，汉族，住北京市样本区。
        被告：男方甲，男，1980年1月1日出生，汉族，住北京市样本区。
        原告女方乙与被告男方甲离婚纠纷一案，本院立案后依法进行了审理。
        女方乙向本院提出诉讼请求：1.判令离婚；2.婚生子子女丙由原告抚养。
        男方甲辩称，不同意离婚，孩子应由被告抚养。
        依照《中华人民共和国民法典》第一千零七十九条规定，判决如下：
        一、准予原告女方乙与被告男方甲离婚；
        二、婚生子子女丙由被告男方甲抚养，原告女方乙自2021年7月起每月支付抚养费1500元；
        三、驳回原告女方乙的其他诉讼请求。
        案件受理费75元，由原告女方乙负担。
        如不服本判决，可在判决书送达之日起十五日内上诉。
                                 审 判 员  样本
                                 二〇二一年六月一日
                                 书 记 员  样本
        """,
        court="北京市样本区人民法院",
        ruling_type="judgment",
        case_number="（2021）京0105民初0000号",
        custody_to="男方甲",
        date="2021-06-01",
    ),
    specimen(
        "first",
        """
                     北京市样本区人民法院
                         民事调解书
                                        (2020)京0108民初00001号
        原告：男方甲，男，汉族。
        被告：女方乙，女，汉族。
        案由：离婚纠纷
        本案审理过程中，经本院主持调解，双方当事人自愿达成如下协议：
        一、男方甲与女方乙自愿离婚；
        二、婚生女子女丙随女方乙共同生活，男方甲每月支付抚养费2000元；
        上述协议，不违反法律规定，本院予以确认。
                                 审判员  样本
                                 二〇二〇年九月九日
        """,
        court="北京市样本区人民法院",
        ruling_type="mediation",
        case_number="（2020）京0108民初00001号",
        custody_to="女方乙",
        date="2020-09-09",
    ),
    specimen(
        "order",
        """
        本院认为，孩子由原告抚养更为有利。判决如下：
        一、准予双方离婚；
        二、婚生子由原告抚养。
        案件受理费75元，由被告负担。
        如不服本判决，可以上诉。
                   审判员  样本
                   二〇一九年一月二日
                   书记员  样本
        """,
        ruling_type="judgment",
        date="2019-01-02",
    ),
    specimen(  # the last page alone: the two by the first clause; a year far from the case is misread
        "order",
        """
        院不予采纳。综上，依照《中华人民共和国婚姻法》第三十七条之规定，
        判决如下：
        一、准予原告女方乙与被告男方甲离婚；
        二、婚生子子女丙由原告女方乙携带抚养，被告男方甲自本判决发生法
        律效力之日起每月支付抚养费1600元；
        三、驳回原告女方乙的其他诉讼请求。
        如不服本判决，可以在判决书送达之日起十五日内上诉。
                   审判员  样本
                   二〇一七年十一月九日
                   书记员  样本
        """,
        ruling_type="judgment",
        custody_to="女方乙",
        date="2017-11-09",
    ),
    specimen(
        "first",
        """
                     北京市样本区人民法院
                         民事调解书
                                        (2020)京0108民初00001号
        原告：男方甲，男，汉族。
        被告：女方乙，女，汉族。
        本案审理过程中，双方当事人自愿达成如下协议：
        一、男方甲与女方乙自愿离婚；
                                 审判员  样本
                                 二〇三〇年九月九日
        """,
        court="北京市样本区人民法院",
        ruling_type="mediation",
        case_number="（2020）京0108民初00001号",
    ),
)
