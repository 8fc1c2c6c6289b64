"""入选人才工程证明: a body's statement that a person was selected into a talent programme
(人才工程、人才计划).

Worded freely: 兹证明…入选…计划, or a notice or certificate of selection. Name, programme, issuer, date.
"""

import re
from collections.abc import Mapping

from extractors import kin, persons, prose
from extractors.declare import Found, Parsed, Sheet, date, face, mark, name, pattern, plain, specimen, text
from extractors.values import dates, names

TITLE = "入选人才工程证明"
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            mark("入选", 2.5),
            mark("人才工程", 2),
            mark("人才计划", 2),
            mark("re:人才[^，。]{1,8}(?:工程|计划|项目)", 2),
            mark("人才", 1),
            mark("re:入选.{0,30}(?:计划|工程|项目)", 1.5),
            mark("re:(?:证明|兹有).{2,24}入选.{0,30}(?:计划|工程|项目|人才)", 1),
            mark("入选者", 0.5),
            mark("re:入选(?:人员|专家|者)?(?:情况)?的?(?:证明[书信]?|证书)$", 2.5),
            mark('re:[“"《][^”"》]{2,24}(?:计划|工程)[”"》]', 1),
            mark("re:(?:学者|英才|[千百万]人|领军人才|专家|博士|青年).{0,6}(?:计划|工程|项目)", 1.5),
            mark("荣誉证书", 0.5),
            mark("re:(?:人才|专家|学者|计划|工程)(?:入选|认定)?(?:证书|证明)$", 2),
            mark(
                "re:海聚|高聚|高创|海英|凤凰计划|[千万]人计划|百千万|长江学者|科技新星|青年托举|杰出青年|卓越青年",
                1.5,
            ),
            mark("re:领军人才|拔尖人才|高层次人才|优秀人才|突出贡献|学科带头人|特聘专家|特聘教授", 1),
            mark("高层次", 0.5),
            mark("证明", 0.5),
            mark("特发此证", 1),
            mark("re:^证书$", 0.5),
            mark("兹证明", 0.5),
        ),
        against=(
            mark("劳动合同", 5),
            mark("工作许可", 5),
            mark("进站", 4),
            mark("承诺书", 5),
            mark("工作居住证", 5),
            mark("招聘", 4),
            mark("re:大学生|竞赛|比赛|三好|少先队|奖学金", 4),
            mark("re:[一二三]等奖|获奖|作品", 4),
            mark("申报", 2),
            mark("re:公示$|^关于公布.{0,40}名单|拟(?:入选|确定)|予以?公示|^推荐信$|^推荐人", 5),
            mark("申请表", 3),
        ),
        need=4.5,
    ),
)

_NAME_OF_PROGRAMME = r"(?!的|（|.*(?:证明|证书|通知|名单|人员|名称|此证)).{3,}"


def _programme(raw: str) -> Parsed | None:
    """A programme's name without its batch; what names a paper, a title or a list is none."""
    raw = re.sub(r"^[为是系]?第?[\d〇零一二三四五六七八九十]+批(?:次的?)?", "", raw)
    raw = re.sub(r"^[\u4e00-\u9fff]{2,20}(?:委员会|办公室|人民政府)(?=[\u4e00-\u9fff]{3})", "", raw)
    told = plain(re.sub(r"第?[\d〇零一二三四五六七八九十]+批.*$|\d{4}年度?", "", raw))
    return None if told is None or _NO_PROGRAMME.search(told.value) else told


_NO_PROGRAMME = re.compile(
    r"证明|名单|通知|办法|规定|意见|称号|证书|单位|姓名|性别|学历|国籍"
    r"|^(?:[我本全][省市区县州校院])?人才(?:工程|计划|项目)$"
)
"""Papers, titles and lists, the next label of a table, and the mere word."""


LABELS = (
    "性别", "国籍", "出生日期", "护照号码", "证件号码", "工作单位", "用人单位",
    "专业领域", "序号", "称号", "研究方向", "入选时间", "入选年度",
    "入选批次", "批次", "编号",
    "特此证明", "证书编号", "有效期",
)  # fmt: skip
_PROGRAMMES = (
    "入选项目",
    "入选工程",
    "入选工程名称",
    "入选计划",
    "入选计划名称",
    "人才项目",
    "人才项目名称",
    "项目名称",
    "人才工程名称",
    "人才计划名称",
    "入选人才项目",
    "入选人才工程名称",
    "入选工程（计划）名称",
    "入选计划（工程）名称",
    "人才工程（计划）名称",
    "人才计划（工程）名称",
    "入选工程（计划）",
    "工程（计划）名称",
    "计划名称",
    "工程名称",
)
_ISSUER = r".*(?:局|部|厅|处|办|会|院|所|府|中心|公司|大学|学校)(?:（[^）]{1,8}）)?"
"""An office, and no opinion written beside the same label."""
FIELDS = (
    name("name", after=("专家姓名", "入选者姓名", "姓名"), parse=names.parse_either),
    name("name", after=("入选者",)),  # a word of sentences as well
    text("programme", after=_PROGRAMMES, of=_NAME_OF_PROGRAMME + r"(?:计划|工程|项目)", lines=2),
    text("programme", after=_PROGRAMMES, of=_NAME_OF_PROGRAMME),
    text("programme", after=("入选人才工程", "入选人才计划"), of=_NAME_OF_PROGRAMME),
    pattern(
        "programme",
        r"(?:入选|列入|纳入|参加|入围)[^，。；;“”\"《》「」]{0,24}[“\"《「](?P<value>[^“”\"《》「」，。]{3,32})[”\"》」]",
        parse=_programme,
    ),
    pattern(
        "programme",
        r"入选(?:了|为)?(?:第[一二三四五六七八九十\d]+批)?(?:[\d〇○零一二三四五六七八九]{4}年度?)?[“\"《]?"
        r"(?P<value>(?!人才工程|人才计划)[\u4e00-\u9fffA-Za-z]{2,30}?(?:人才工程|人才计划|计划|工程|项目)"
        r"(?:(?:青年|创新|创业)[\u4e00-\u9fff]{0,4}(?:项目|人才))?)[”\"》]?",
        parse=_programme,
    ),
    pattern(  # a round of it and its years before the name
        "programme",
        r"入选(?:了|为)?[\u4e00-\u9fff]{0,16}?第[一二三四五六七八九十\d]+[届批期轮](?:[（(][^（）()]{1,24}[）)])?[“\"《]?"
        r"(?P<value>[\u4e00-\u9fff]{3,24}?(?:人才工程|人才计划|计划|工程))",
        parse=_programme,
    ),
    pattern(
        "programme",
        r"(?:评为|授予|获得?|认定为|[系为])[^，。；;“”\"《》「」]{0,24}[“\"《「](?P<value>[^“”\"《》「」，。]{3,32})[”\"》」]",
        parse=_programme,
    ),
    pattern(
        "programme",
        r"(?P<value>[\u4e00-\u9fffA-Za-z]{3,30}?(?:人才工程|人才计划|计划|工程))(?:第?[\d一二三四五六七八九十]+批)?(?:[（(][^（）()]{1,20}[）)])?"
        r"(?:入选(?!证|证明|名单|通知|人员名单)|人选|专家)",
        parse=_programme,
    ),
    pattern(
        "programme",
        r"入选(?:为|成为)?[“\"《]?(?P<value>(?!名单|人员)[\u4e00-\u9fff]{2,20}?(?:学者(?:特聘教授|讲席教授)?|青年人才|拔尖人才|领军人才))"
        r"[”\"》]?(?=[，,。；（(]|称号|$)",
        parse=_programme,
    ),
    text("issuer", of=_ISSUER, after=("颁发单位", "出具单位", "发证机关", "证明单位", "颁发机关")),
    date("date", after=("颁发日期", "出具日期", "发证日期", "日期"), parse=dates.alone),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence, the issuer at the foot, the closing date."""
    told = prose.letter(found, sheet)
    if "programme" not in told:
        told |= _alone(sheet)
    return told if "name" in told else {**told, **kin.spoken_of("name", sheet, grown=True)}


def _alone(sheet: Sheet) -> dict[str, Found]:
    """A programme whose name heads the paper, alone on its line."""
    hits = {
        m["value"]: pieces
        for m, pieces in prose.in_lines(sheet, r"^(?P<value>[\u4e00-\u9fff]{4,24}(?:工程|计划))$")
    }
    told = {value: pieces for value, pieces in hits.items() if _programme(value)}
    if len(told) != 1:
        return {}
    ((value, pieces),) = told.items()
    return {"programme": persons.found("programme", Parsed(value, value), pieces)}


SPECIMENS = (
    specimen(
        "",
        """
                       证明
        兹证明测试父同志于2019年入选“样本人才工程”，为该工程入选专家。
        特此证明。
                          样本人才工作领导小组办公室
                          2021年6月1日
        """,
        name="测试父",
        programme="样本人才工程",
        issuer="样本人才工作领导小组办公室",
        date="2021-06-01",
    ),
    specimen(
        "",
        """
               入选人才工程证明
        姓名：测试父      性别：男
        入选项目：样本高层次人才计划
        出具单位：样本人才中心
        出具日期：2021年6月1日
        """,
        name="测试父",
        programme="样本高层次人才计划",
        issuer="样本人才中心",
        date="2021-06-01",
    ),
    specimen(
        "",
        """
                    荣誉证书
            测试父教授：
                经专家评审，您入选“样本学者奖励计划”特聘教授，聘期五年。
                特发此证，以资鼓励。
                              样本教育部
                              2022年3月18日
        """,
        name="测试父",
        programme="样本学者奖励计划",
        issuer="样本教育部",
        date="2022-03-18",
    ),
)
