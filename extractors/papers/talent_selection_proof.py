"""入选人才工程证明: a body's statement that a person was selected into a talent programme
(人才工程、人才计划).

Worded freely: 兹证明…入选…计划, or a notice or certificate of selection. Name, programme, issuer, date.
"""

from collections.abc import Mapping

from extractors import prose
from extractors.declare import Found, Sheet, date, face, mark, name, pattern, specimen, text

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
            mark("入选者", 0.5),
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
            mark("申报", 2),
            mark("申请表", 3),
        ),
        need=4.5,
    ),
)
LABELS = (
    "性别", "国籍", "出生日期", "护照号码", "证件号码", "工作单位", "用人单位", "入选时间", "入选年度",
    "入选批次", "批次", "编号",
    "特此证明", "证书编号", "有效期",
)  # fmt: skip
FIELDS = (
    name("name", after=("专家姓名", "入选者姓名", "入选者", "姓名")),
    text(
        "programme",
        after=("入选项目", "入选工程名称", "入选计划", "项目名称", "人才工程名称", "人才计划名称"),
    ),
    pattern(
        "programme",
        r"入选(?:了|为)?(?:第[一二三四五六七八九十\d]+批)?(?:[\d〇○零一二三四五六七八九]{4}年度?)?[“\"《]?"
        r"(?P<value>(?!人才工程|人才计划)[\u4e00-\u9fffA-Za-z]{2,30}?(?:人才工程|人才计划|计划|工程|项目))[”\"》]?",
    ),
    text("issuer", after=("颁发单位", "出具单位", "发证机关", "证明单位", "颁发机关")),
    date("date", after=("颁发日期", "出具日期", "发证日期", "日期")),
)
_NAME = (
    rf"兹?证明[:：]?(?P<value>{prose.NAME})(?=[,，（(、]|先生|女士|同志|博士|教授|系|为|是|于|已|入选)",
    rf"(?:^|[。，,；])(?P<value>{prose.NAME})(?:先生|女士|同志|博士|教授)?(?=[,，]?(?:于\d{{4}}年[^，。]{{0,6}})?(?:已|被)?入选)",
    rf"(?:^|[。，,；])(?P<value>{prose.NAME})(?:先生|女士|同志|博士|教授)[:：]",
    prose.INTRODUCED,
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence, the issuer at the foot, the closing date."""
    told = {**prose.issuer(sheet), **prose.closing_date(sheet), **found}
    return told if "name" in told else {**told, **prose.one_name("name", sheet, _NAME)}


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
)
