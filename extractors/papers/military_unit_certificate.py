"""部队团级以上单位政治机关证明: a letter of a unit's political organ about a soldier and the soldier's child.

No form is published. It names the soldier (兹证明我部…), says that the household registration was cancelled
on enlistment, names the child, and closes with the organ (政治部, 政治处, 政治工作部, 政治工作处), seal and
date. The level of the unit cannot be read off it: a person decides. Handle as sensitive; no more is taken
from it than these four fields."""

import re
from collections.abc import Mapping

from extractors import kin, persons, prose
from extractors.declare import Found, Sheet, date, face, mark, name, specimen, text
from extractors.values import dates, names, surnames
from extractors.values.glyphs import half_width

TITLE = "部队政治机关证明"
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            mark("部队", 2),
            mark("re:政治(?:部|处|工作部|工作处|工作局|协理员|机关)", 2.5),
            mark("现役军人", 1.5),
            mark("入伍注销", 1),
            mark("因入伍", 1),
            mark("户籍注销", 1),
            mark("现役", 1),
            mark("re:[军师旅团]级(?:以上)?单位", 1.5),
            mark("re:(?:战区|卫戍区|警备区|军区|武警|[师旅团]|[支总大]队|基地|部队)[^，。]{0,4}政治", 1.5),
            mark("re:(?:军人|随军|军属|部队).{0,6}子女.{0,10}证明", 1),
            mark("re:我[部团旅].{0,6}(?:军官|军人|士官|军士|士兵|战士|干部)", 1),
            mark("re:武警|火箭军|解放军|[海陆空]军|军事(?:科学院|委员会)", 0.5),
            mark("随军", 0.5),
            mark("re:军衔|[大上中少]校(?![门园区长])|[上中少]尉|[军士警]官证|我部(?:在职)?干部", 1),
            mark("re:[军警]士长?|士官|警官|文职干部|[尉校]军?官", 0.5),
            mark("军官", 1),
            mark("军人", 1),
            mark("士兵", 1),
            mark("军士", 1),
            mark("义务兵", 1),
            mark("战士", 1),
            mark("入伍", 1),
            mark("服役", 0.5),
            mark("注销户口", 1),
            mark("注销", 0.5),
            mark("证明", 0.5),
            mark("兹证明", 0.5),
            mark("子女", 0.5),
        ),
        against=(
            mark("博士后", 5),
            mark("退役证", 3),
            mark("承诺书", 4),
            mark("登记表", 4),
            mark("入学通知", 3),
            mark("re:(?:通知|公告|公示|启事)$|各位家长|家长朋友|遵照执行|印发|缴费工作", 4),
            mark(
                "re:^(?:喜|报)$|喜报|热烈祝贺|慰问|邀请函|嘉奖令|给予嘉奖|立功受奖|家属证明$|军属|优待证|[二三]等功|入伍通知",
                5,
            ),
            mark("re:^.{0,8}(?:在职|工作|收入)证明书?$|公积金|贷款", 6),
            mark("re:函调|政治考核|政审|结婚(?:申请|报告|审查)|收入证明|月(?:工资|收入)", 5),
            mark("re:您的?(?:孩子|儿子|女儿|子女|家)|二老|全家", 4),
            mark("武术", 3),
            mark("少先队", 4),
            mark("思想政治", 3),
        ),
        need=4.5,
    ),
)
LABELS = (
    "子女情况", "子女信息", "子女", "身份类别", "户籍地", "入伍地", "政治机关意见",
    "性别", "出生日期", "部职别", "职务", "军衔", "入伍时间", "入伍日期", "身份证号", "军官证号",
    "士兵证号", "证件号码", "与军人关系",
    "与本人关系", "关系", "特此证明", "联系电话", "配偶姓名", "编号",
)  # fmt: skip
FIELDS = (
    name(
        "soldier_name",
        after=("军人姓名", "士兵姓名", "战士姓名", "现役军人姓名", "姓名"),
        parse=names.parse_first,
    ),
    name("child_name", after=("子女姓名", "学生姓名", "儿童姓名", "孩子姓名")),
    text(
        "issuer",
        after=(
            "出具单位",
            "证明单位",
            "出具机关",
            "单位（盖章）",
            "单位盖章",
            "证明单位（政治机关）",
            "政治机关（盖章）",
            "证明单位（盖章）",
            "出具单位（盖章）",
        ),
        of=r".*(?:部|处|队|所|院|科|室|办|委员会)(?:（[^）]{1,8}）)?",
    ),
    date("date", after=("出具日期", "开具日期", "日期"), parse=dates.alone),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Soldier and child from the sentence, never one name for both; issuer and date at the foot."""
    told = prose.letter(found, sheet)
    page = kin.on_page(sheet)
    soldier, child = _pair(page.told, half_width(sheet.text.replace("\n", "")))
    pair = tuple(one for one in (soldier, child) if one)
    told = {
        **page.field("soldier_name", soldier, pair),
        **page.field("child_name", child, pair),
        **_grouped(sheet),
        **told,
    }
    if "child_name" in told and "soldier_name" in told:
        same = told["child_name"].value == told["soldier_name"].value
        told = {field: one for field, one in told.items() if not (same and field.endswith("_name"))}
    return told


def _grouped(sheet: Sheet) -> dict[str, Found]:
    """A form's 姓名 beside or under a heading of its own for the children is the child's."""
    headings = [claim.label for claim in sheet.labelled("子女情况", "子女信息", "子女")]
    for claim in sheet.labelled("姓名"):
        of_child = [
            head
            for head in headings
            if head.box.right <= claim.label.box.left
            and head.box.top - claim.label.box.top < NEAR * claim.label.height
            and claim.label.box.top - head.box.bottom < NEAR * claim.label.height
        ]
        record = names.parse(persons.spelled(claim.row[:1])) if of_child and claim.row else None
        if record is not None:
            return {"child_name": persons.found("child_name", record, claim.row[:1], "name")}
    return {}


NEAR = 2.5
"""Letter heights by which 姓名 may stand over or under its heading, which may be as tall as its rows."""


def _serves(name: str, text: str) -> bool:
    """Does the letter speak of this parent as of a soldier?"""
    ahead = rf"(?:军[人官士医]|[军警]士长|干部|现役|文职人员|[上中下]士|我[部院团旅队][^，。,]{{0,6}}){name}"
    behind = (
        rf"{name}(?:同志)?(?:(?!母|父|妻|夫|配偶|爱人)[^。；]){{0,50}}?"
        r"(?:[军士警]官证|[系为是]我[部院团旅队校]|[系为是]我?基地|现役|服役|入伍|军衔)"
    )
    return re.search(f"{ahead}|{behind}", text) is not None


def _pair(told: kin.Told, text: str) -> tuple[str | None, str | None]:
    """The soldier is the parent, or whom the letter is about; two parents or children leave it open."""
    child = told.children[0] if len(told.children) == 1 else None
    comrade = _comrade(text)  # but not 尉 and what is left of 尉迟X同志
    if comrade != child and any(one.name == comrade for one in told.people):
        return comrade, child
    if len(told.parents) == 1:
        serving = [one.name for one in told.people if one.name != child and _serves(one.name, text)]
        return (serving[0] if len(serving) == 1 else told.parents[0]), child
    if told.parents:
        serving = [one for one in told.parents if _serves(one, text)]
        return serving[0] if len(serving) == 1 else None, child
    return told.foremost(told.children), child


_RANK = "(?:士官?|军士|校|尉|将|兵|员|长|官|师|任|事|干部|军医)"
_COMRADE = re.compile(rf"{_RANK}(?P<name>[\u4e00-\u9fff]{{2,4}}?)同志")


def _comrade(text: str) -> str | None:
    """The one whom the letter calls comrade behind a rank or post (少校助理员测试父同志)."""
    told = {match["name"] for match in _COMRADE.finditer(text)}
    told = {name for name in told if surnames.is_known(name) and names.is_plausible(name)}
    return told.pop() if len(told) == 1 else None


SPECIMENS = (
    specimen(
        "",
        """
                        证明
        北京市样本区医疗保障局：
            兹证明我部士兵测试父（2010年12月入伍），入伍时已注销户口，其子测试甲，
        身份证号110228201801010174，随父在京生活。
            特此证明。
                          中国人民解放军样本部队政治工作处
                          2021年9月15日
        """,
        soldier_name="测试父",
        child_name="测试甲",
        issuer="中国人民解放军样本部队政治工作处",
        date="2021-09-15",
    ),
    specimen(
        "",
        """
                部队子女证明
        军人姓名：测试父     入伍时间：2010年12月
        子女姓名：测试甲     与军人关系：父子
        该同志为我部队现役军士。
        出具单位：样本部队政治处
        日期：2021年9月15日
        """,
        soldier_name="测试父",
        child_name="测试甲",
        issuer="样本部队政治处",
        date="2021-09-15",
    ),
    specimen(
        "",
        """
              关于测试父同志子女身份的证明
        兹证明：测试父同志，系我支队现役警官，因入伍户口已注销。测试甲（女）系其未
        成年子女。以上情况属实。
                                        中国人民武装警察部队
                                  样本市总队第一支队政治工作部
                                        2022年3月28日
                                        政治工作部
        """,
        soldier_name="测试父",
        child_name="测试甲",
        issuer="中国人民武装警察部队样本市总队第一支队政治工作部",
        date="2022-03-28",
    ),
    specimen(
        "",
        """
                      证明
            经核实，学生测试甲（男，2012年5月5日出生）的父亲测试父系我部队现役军人，母亲测试母为
        地方干部，情况属实。
                         中国人民解放军样本部队政治工作部干部处
                         2019年12月1日
        """,
        soldier_name="测试父",
        child_name="测试甲",
        issuer="中国人民解放军样本部队政治工作部干部处",
        date="2019-12-01",
    ),
)
