"""A work-residence permit confirmed in sentences: holder, employer, period and children as letters say them.

Offices and employers write it in their own words (兹确认测试甲（身份证号…）系……公司职工，有效期自……); labels
inside such sentences head no cells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors import persons, prose, relatives_listed
from extractors.declare import Found, Parsed
from extractors.sheet import Sheet
from extractors.values import dates, names

_HIS_ID = r"(?:同志|先生|女士)?(?:[，,（(](?:性别[:：]?)?[男女])?[，,（(]+(?:其)?(?:公民|居民)?身份证"
_TOLD = rf"(?:^|(?:确认(?![单表书])|证明|核实|员工|职工|兹有|同志)[，,:：]?)(?P<value>{prose.NAME})"
_NAMED = (
    rf"(?:确认(?![单表书])|证明|核实|员工|职工|兹有)[，,:：]?(?P<value>{prose.NAME})(?={_HIS_ID}|同志|先生|女士)",
    rf"{_TOLD}(?={_HIS_ID}|同志)",
    rf"(?:^|[，,。：:])(?P<value>{prose.NAME})(?={_HIS_ID})",
)
_FIRM = (
    r"(?:[^，,。；;：:、（(）)]|[（(][^）)]{1,10}[）)]){2,40}?"
    r"(?:公司|院|所|中心|大学|学校|中学|小学|局|厂|行|社|会|集团|部)"
)
_EMPLOYED = (
    r"(?:工作|聘用|所在|用人|服务)单位(?:名称)?[为是:：]*(?P<value>[^，,。；;：:为是]{4,40})(?=[，,。；;])",
    rf"(?:系|为|是|在)(?P<value>{_FIRM})(?:的)?(?:正式|在职|在编|聘用)?(?:职工|员工|工作人员|干部|人员|工作)",
)
_VALID = r"有效期限?(?P<value>[自为从:：]?[^，,。；;]{10,44})"
_CHILDREN = (
    r"子女(?:情况|信息|姓名)?(?:如下)?[为是有:：]+"
    rf"(?P<value>[^。；;]{{2,80}}(?:[。；;]{prose.NAME}[，,（(](?:性别)?[男女][^。；;]{{0,60}})*)"
)
_FAMILY = re.compile("子女|配偶|随往")
_NO_CHILD = re.compile(r"性别.*|[男女]|.*身份证.*|.*出生.*|.*号码.*|[\dXx年月日.\-:：]+|系.*[子女]|")


def told(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """What a confirmation in sentences says: labels inside them head no cells."""
    if not sheet.search(
        "经核实|经审核(?!意见)|经批准[,，]?持有|兹(?:确认|证明|有)|特此(?:确认|证明)|(?:同志|先生|女士)[（(，,][^。]{0,30}[:：。]?您"
    ):
        return found
    said = dict(found)
    if holder := _before_family(prose.one_name("holder_name", sheet, _NAMED), sheet):
        said["holder_name"] = holder
    for hit, pieces in [hit for shape in _EMPLOYED for hit in sheet.search_all(shape)][:1]:
        said["employer"] = persons.found("employer", Parsed(hit["value"], hit["value"]), pieces)
    for hit, pieces in sheet.search_all(_VALID):
        if span := dates.parse_period(hit["value"]):
            for end in ("valid_from", "valid_until"):
                said[end] = persons.found(end, span, pieces, "date", end)
    for hit, pieces in sheet.search_all(_CHILDREN):
        parts = re.split(r"[、，,。；;和及]", re.sub(r"[（(][^）)]*[）)]", "", hit["value"]))
        given = tuple(part for part in parts if not _NO_CHILD.fullmatch(part))
        if given and all(names.is_plausible(part) for part in given):
            said["children"] = relatives_listed.listed(given, pieces)
    return said


def _before_family(said: Mapping[str, Found], sheet: Sheet) -> Found | None:
    """The holder comes before the family in a letter: a name below is that of a child or a spouse."""
    holder = said.get("holder_name")
    if holder is None:
        return None
    strip, start, _ = holder.pieces[0].strips[0]
    at = next(i for i, one in enumerate(sheet.strips) if one is strip)
    above = "".join(one.text for one in sheet.strips[:at]) + strip.text[:start]
    return None if _FAMILY.search(above) else holder
