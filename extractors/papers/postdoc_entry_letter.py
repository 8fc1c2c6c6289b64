"""博士后进站函: the letter by which a postdoctoral researcher enters a station (设站单位, 流动站, 工作站).

Issued by the national office of the postdoctoral administration (全国博士后管委会办公室), by that of the
forces (中国人民解放军博士后管理信息中心), or elsewhere by a province; a letter on paper, worded freely:
addressee, the researcher's name, the station, issuer with seal, date. A letter about leaving (出站) is
another paper."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from extractors import kin, persons, prose
from extractors.declare import Found, Parsed, Sheet, date, face, mark, name, pattern, specimen, text
from extractors.values import dates

TITLE = "博士后进站函"
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            mark("博士后", 2),
            mark("进站", 2),
            mark("re:进站(?:证明|函|通知书?|介绍信|备案证明)$", 1.5),
            mark("re:^.{0,14}博士后.{0,8}进站.{0,6}[函书](?:[(].{1,10}[)])?$", 2),
            mark("博士后研究人员", 1),
            mark("re:关于.{2,16}进站的", 1),
            mark("re:在站博士后", 1.5),
            mark("流动站", 1),
            mark("工作站", 1),
            mark("设站单位", 1),
            mark("博士后管委会办公室", 1.5),
            mark("博士后管理委员会", 1.5),
            mark("博士后管理信息中心", 1.5),
            mark("研究工作", 0.5),
        ),
        against=(
            mark("出站证书", 5),
            mark("出站", 2.5),
            mark("re:退[)）]?站|(?:出站|退站)(?:证明|证书|通知|函|登记|审批)", 4),
            mark("期满", 1.5),
            mark("博士后证书", 3),
            mark("re:(?:举办|召开|组织).{0,24}(?:通知|活动|会)$|有关事项通知如下|各.{0,12}流动站[:：]$", 5),
            mark("劳动合同", 4),
            mark("入选", 3),
            mark("re:招聘|招收公告|启事$|公寓", 4),
            mark("re:^各.{0,12}(?:单位|院校)|(?<!《)关于(?:开展|做好|组织|加强|印发|公布|调整|申报)", 5),
            mark("登记表", 3),
            mark("申请表", 3),
        ),
        need=4.5,
    ),
)
LABELS = (
    "性别", "出生日期", "国籍", "身份证号", "身份证号码", "证件号码", "学科", "一级学科", "配偶姓名",
    "配偶", "子女姓名", "子女",
    "随迁子女", "博士后编号", "编号", "进站日期", "进站时间", "合作导师", "学位授予单位", "联系电话",
    "抄送：设站单位", "抄报：设站单位", "主送：设站单位",
    "特此函告", "特此证明", "招收类型", "招收类别", "在站期限", "博士后类型", "课题名称",
)  # fmt: skip
_OTHER_WORDS = r"进入|[你贵我本该](?:单位|校|院|所)|学位|毕业|[获取]得|攻读"
"""What a letter says of the researcher before the station: 在样本大学获得博士学位）进入你校…流动站."""
FIELDS = (
    text("issuer", of=prose.A_BODY, after=("签发机关", "发函单位", "出具单位", "签发单位"), critical=True),
    name("researcher_name", after=("博士后姓名", "博士后研究人员姓名", "研究人员姓名", "姓名")),
    text(
        "station",
        after=(
            "流动站名称",
            "设站名称",
            "工作站名称",
            "流动站（工作站）名称",
            "流动站（工作站）",
            "名称",
            "流动（工作）站",
            "流动（工作）站名称",
            "流动站/工作站名称",
            "进入流动站",
            "进入工作站",
            "进入流动站名称",
            "进入工作站名称",
            "博士后流动站名称",
        ),
        of=r"(?!从事|开展)[^,。;]{3,}(?:站|大学|学院|[院所校司局]|中心|集团|公司)",
    ),
    text(
        "station",
        after=("设站单位", "设站单位名称", "进站单位", "接收单位", "招收单位"),
        of=r"(?!.*(?:各执|各存|[一两二三]份|复印|留存|存档|部门|登记机关))[^,。;]{3,}",
    ),
    pattern(
        "station",
        r"流动站(?:名称)?[为是:：]+(?P<value>[\u4e00-\u9fff（）()]{4,40}?博士后(?:科研)?(?:流动站|工作站))",
    ),
    pattern(
        "station",
        r"(?:^|[，,。；：:])(?P<value>(?![你贵我本该])[\u4e00-\u9fff（）()]{4,40}?博士后(?:科研)?(?:流动站|工作站))(?:拟?招收|接收|录用)",
    ),
    pattern(
        "station",
        rf"(?:进入?|到|在|赴|至|入)(?:[你贵我本该](?:单位|校|院|所))?(?P<value>(?!博士后.{{0,6}}的)(?:(?!{_OTHER_WORDS})[\u4e00-\u9fff（）()]){{2,40}}?博士后(?:科研)?(?:流动站|工作站))(?!的函)",
    ),
    pattern(
        "station",
        r"(?:进入|到|在|赴|至|入)(?P<value>[\u4e00-\u9fff（）()]{2,24}?(?:大学|学院|研究院|研究所|科学院|医院|公司|中心))(?=[从做参办任与的，。（(]|开展|进行|博士后|研究工作)",
    ),
    pattern(
        "station",
        r"[系为是](?P<value>[\u4e00-\u9fff（）()]{2,24}?(?:大学|学院|研究院|研究所|科学院|医院|公司|中心))(?:的)?(?:在站)?博士后",
    ),
    pattern(
        "station", r"为(?P<value>[\u4e00-\u9fff（）()]{2,24}?博士后(?:科研)?(?:流动站|工作站))(?:的)?博士后"
    ),
    pattern(
        "station",
        r"(?<=[我本][校院所])(?P<value>[\u4e00-\u9fff（）()]{2,24}(?:流动站|工作站))(?:的)?(?:在站)?博士后",
    ),
    date("date", after=("签发日期", "发函日期", "日期"), parse=dates.alone),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence, the issuer at the foot, the closing date."""
    told = prose.letter(found, sheet)
    if "issuer" in told:
        told["issuer"] = _known(told["issuer"])
    if "researcher_name" in told and _in_family(told["researcher_name"], sheet):
        del told["researcher_name"]
    if "researcher_name" not in told:
        told |= kin.spoken_of("researcher_name", sheet, grown=True)
    return told if "station" in told else told | _addressed(sheet)


def _in_family(named: Found, sheet: Sheet) -> bool:
    """Does the name stand under the 姓名 of a table that says who is what to the researcher?"""
    heads = [c.label for c in sheet.labelled("姓名") if named.pieces and c.label.above(named.pieces[0])]
    kin = [s for s in sheet.strips if re.fullmatch("称谓|关系|与.{1,4}关系", re.sub(r"\s", "", s.text))]
    return any(abs(s.flat.centre[1] - head.box.centre[1]) < 0.6 * head.height for s in kin for head in heads)


_ADDRESSEE = r"^(?P<value>[\u4e00-\u9fff（）()]{3,30})[:：]$"


def _addressed(sheet: Sheet) -> dict[str, Found]:
    """到你单位: the station is whom the letter addresses."""
    to = sheet.search(r"[到在赴至入][你贵](?:单位|校|院|所|站)")
    bodies = prose.in_lines(sheet, _ADDRESSEE)
    if to is None or len(bodies) != 1:
        return {}
    ((match, pieces),) = bodies
    return {"station": persons.found("station", Parsed(match["value"], match["value"]), pieces, "text")}


_ISSUERS = ("全国博士后管委会办公室", "全国博士后管理委员会办公室", "中国人民解放军博士后管理信息中心")


def _known(issuer: Found) -> Found:
    """Two signs misread in the long name of the one of three offices are mended, and a second look is due."""
    said = str(issuer.value)
    away, office = min((Levenshtein.distance(said, office), office) for office in _ISSUERS)
    if 0 < away <= 2:
        return replace(issuer, value=office, outcome="recheck", signals=(*issuer.signals, "repaired"))
    return issuer


SPECIMENS = (
    specimen(
        "",
        """
                    博士后研究人员进站函
        样本大学：
            经审核，同意测试父（身份证号：11010519491231002X）进入样本大学生物学博士后科研流动站
        从事博士后研究工作。请按有关规定办理进站手续。
                                全国博士后管委会办公室
                                2020年9月1日
        """,
        issuer="全国博士后管委会办公室",
        researcher_name="测试父",
        station="样本大学生物学博士后科研流动站",
        date="2020-09-01",
    ),
    specimen(
        "",
        """
                 博士后进站通知
        姓名  测试父      性别  男
        设站单位  样本研究所
        进站日期  2020年7月1日
        签发机关  中国人民解放军博士后管理信息中心
        签发日期  2020年9月1日
        """,
        issuer="中国人民解放军博士后管理信息中心",
        researcher_name="测试父",
        station="样本研究所",
        date="2020-09-01",
    ),
    specimen(
        "",
        """
                    关于同意测试父博士进站的函
            样本学院：
                经研究，同意测试父（女，1990年2月出生）自2020年12月1日起进入样本学院基础医学
            博士后科研流动站开展研究工作。其配偶测试母、子女测试甲可随其办理户口迁移。
                              全国博士后管委会办公室
                              2020年11月24日
        """,
        issuer="全国博士后管委会办公室",
        researcher_name="测试父",
        station="样本学院基础医学博士后科研流动站",
        date="2020-11-24",
    ),
)
