"""部队团级以上单位政治机关证明: a letter of a unit's political organ about a soldier and the soldier's child.

No form is published. It names the soldier (兹证明我部…), says that the household registration was cancelled
on enlistment, names the child, and closes with the organ (政治部, 政治处, 政治工作部, 政治工作处), seal and
date. The level of the unit cannot be read off it: a person decides. Handle as sensitive; no more is taken
from it than these four fields."""

from collections.abc import Mapping

from extractors import prose
from extractors.declare import Found, Sheet, date, face, mark, name, specimen, text

TITLE = "部队政治机关证明"
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            mark("部队", 2),
            mark("re:政治(?:部|处|工作部|工作处|协理员)", 2.5),
            mark("现役军人", 1.5),
            mark("入伍注销", 1),
            mark("因入伍", 1),
            mark("户籍注销", 1),
            mark("现役", 1),
            mark("re:[军师旅团]级(?:以上)?单位", 1.5),
            mark("re:(?:战区|卫戍区|警备区|军区|武警|[师旅团])[^，。]{0,4}政治", 1.5),
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
            mark("武术", 3),
            mark("少先队", 4),
            mark("思想政治", 3),
        ),
        need=4.5,
    ),
)
LABELS = (
    "性别", "出生日期", "部职别", "职务", "军衔", "入伍时间", "入伍日期", "身份证号", "军官证号",
    "士兵证号", "证件号码", "与军人关系",
    "与本人关系", "关系", "特此证明", "联系电话", "配偶姓名", "编号",
)  # fmt: skip
FIELDS = (
    name("soldier_name", after=("军人姓名", "士兵姓名", "战士姓名", "现役军人姓名", "姓名")),
    name("child_name", after=("子女姓名", "学生姓名", "儿童姓名", "孩子姓名")),
    text("issuer", after=("出具单位", "证明单位", "出具机关")),
    date("date", after=("出具日期", "开具日期", "日期")),
)
_RANK = "现役军人|军人|士兵|战士|军士|军官|干部|士官|义务兵|同志"
_OF_WHOM = "[系为是][^，。；]{0,24}(?:之子|之女|子女|儿子|女儿)"
"""测试乙系我部军人测试甲之女: whoever stands before it is the child."""
_SOLDIER = (
    rf"(?:兹证明|证明)[:：]?(?:我部|我单位)?(?:现役)?(?:{_RANK})?(?P<value>{prose.NAME})(?!{_OF_WHOM})"
    r"(?=同志|[,，（(、]|系|为|是|于)",
    rf"(?:我部|我单位|我团|我旅|我队|本部|该部|单位)(?:现役|在编|在职)?(?:{_RANK})?(?P<value>{prose.NAME})"
    r"(?=同志|[,，（(、]|系|为|是|于|男|女|之子|之女)",
    rf"(?:^|[。，,；;：:])(?P<value>{prose.NAME})(?=[,，][^。；]{{0,12}}[系为是]我(?:部|单位|团|旅|队)"
    rf"(?:现役|在编|在职)?(?:{_RANK}){{1,2}}(?:[，,。；]|$))",
    rf"(?:{_RANK})(?P<value>{prose.NAME})(?=同志|[,，（(、]|系|为|是|于)",
)
_CHILD = (
    rf"(?:^|[。，,；;：:、]|证明)(?P<value>{prose.NAME})(?=[,，]?{_OF_WHOM})",
    rf"(?:其子女|其子|其女|之子|之女|子女|儿子|女儿|孩子)(?:姓名)?(?:为|是|系|名为|叫)?[:：]?(?P<value>{prose.NAME})(?=[,，（(、。]|身份证|系|为|是|现|于|男|女|随|\d)",
    rf"(?:^|[。，,；;：:、])(?P<value>{prose.NAME})(?:（[^）]*）)?(?:系|为|是)(?:其|该同志|该士兵|该军人)?(?:之子|之女|(?:未成年)?(?:子女|儿子|女儿)|的(?:子女|儿子|女儿))",
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Soldier and child from the sentence, never one name for both; issuer and date at the foot."""
    told = {**prose.issuer(sheet), **prose.closing_date(sheet), **found}
    for field, shapes in (("soldier_name", _SOLDIER), ("child_name", _CHILD)):
        if field not in told:
            told |= prose.one_name(field, sheet, shapes)
    if "child_name" in told and "soldier_name" in told:
        same = told["child_name"].value == told["soldier_name"].value
        told = {field: one for field, one in told.items() if not (same and field.endswith("_name"))}
    return told


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
)
