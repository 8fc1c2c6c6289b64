"""华侨子女来京接受义务教育证明信: by which a district's overseas-Chinese office sends a child of Chinese
abroad to school.

The title is exact; the rest is worded by each district: child, parents, the school or district addressed,
issuer, date."""

import re
from collections.abc import Mapping

from extractors import kin, persons, prose
from extractors.declare import Found, Sheet, date, face, mark, name, names_list, specimen, text
from extractors.segment import WHOLE_LINE
from extractors.values import dates, names

TITLE = "华侨子女来京接受义务教育证明信"
ANY_SCRIPT = True  # people of Hong Kong, Macao, Taiwan and abroad are named in their own letters
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            mark("华侨子女来京接受义务教育证明信", 5),
            mark("re:^(?:关于)?华侨子女.{0,10}接受义务教育.{0,3}证明", 2),
            mark("re:^(?:关于)?华侨(?:学生|之[子女]).{0,16}(?:接受)?义务教育.{0,3}证明(?:信|函)?$", 4.5),
            mark("华侨子女", 2),
            mark("接受义务教育", 2),
            mark("来京接受义务教育", 1),
            mark("证明信", 1),
            mark("侨务", 1),
            mark("就读", 0.5),
        ),
        against=(
            mark("承诺书", 5),
            mark("登记表", 4),
            mark("申请表", 4),
            mark("通知如下", 4),
            mark("re:指南|流程|申请(?:条件|材料)|所需材料", 5),
        ),
        need=6.5,  # the title stands on every copy; a sentence about the rules alone scores 6
    ),
)
_FATHER = ("父亲姓名", "父亲", "华侨父亲姓名", "父亲（华侨）", "华侨父亲")
_MOTHER = ("母亲姓名", "母亲", "华侨母亲姓名", "母亲（华侨）", "华侨母亲")
"""Cells of a form; the one of a parent who is not there is empty."""
LABELS = (
    "监护人", "在京监护人", "国内监护人",
    "性别", "出生日期", "出生年月", "国籍", "护照号码", "护照号", "住址", "在京住址", "拟就读学校",
    "就读学校", "编号", "有效期",
    "联系电话", "定居国", "与学生关系", "身份证号", "特此证明", "存根",
)  # fmt: skip
FIELDS = (
    name("child_name", after=("学生姓名", "子女姓名", "儿童姓名", "华侨子女姓名", "姓名")),
    names_list("parent_names", after=("父母姓名", "家长姓名", "华侨姓名", "监护人姓名", "父（母）姓名")),
    name("father_name", after=_FATHER),
    name("mother_name", after=_MOTHER),
    text("issuer", of=prose.A_BODY, after=("出具单位", "签发单位", "证明单位", "发证机关")),
    date("date", after=("签发日期", "出具日期", "开具日期", "日期"), parse=dates.alone),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Parents from their own lines or the sentence; the issuer at the foot, the closing date."""
    told = prose.letter(found, sheet)
    parents = [told.pop(field) for field in ("father_name", "mother_name") if field in told]
    page = kin.on_page(sheet)
    if "child_name" not in told:
        alone = () if _HIS_CHILD.search(sheet.text) else (page.told.foremost(page.told.parents),)
        only = page.told.children or alone
        told |= page.field("child_name", only[0], _his(page.told, sheet)) if len(only) == 1 else {}
    if "parent_names" not in told:
        child = told["child_name"].value if "child_name" in told else None
        parents_named = page.told.parents or _his(page.told, sheet)
        named = [one for one in page.told.people if one.name in parents_named and one.name != child]
        pairs = [(names.normal(one.name), page.pieces(one)) for one in named]
        known = all(one.value in {normal for normal, _ in pairs} for one in parents)
        asked = all(
            any(c.label.standing == WHOLE_LINE for c in sheet.labelled(*of)) for of in (_FATHER, _MOTHER)
        )
        if len(parents) > len(pairs) or (asked and parents) or (known and len(parents) == len(pairs)):
            pairs = [(str(one.value), one.pieces) for one in parents] or pairs
        if pairs:
            both = tuple(dict.fromkeys(name_ for name_, _ in pairs[:2]))
            cut = len(both) == 1 and _BOTH.search(sheet.text) is not None
            record = names.NameList("、".join(both), "", "recheck" if cut else "ok", names=both)
            pieces = tuple(piece for _, each in pairs[:2] for piece in each)
            told["parent_names"] = persons.found("parent_names", record, pieces, "name", "names")
    return told


def _his(told: kin.Told, sheet: Sheet) -> tuple[str, ...]:
    """华侨X…其女Z: whom the letter is about is the parent."""
    about = told.main if _HIS_CHILD.search(sheet.text) else None
    return () if about is None or about in told.children else (about,)


_HIS_CHILD = re.compile(r"[其之][独长次幼]?(?:子女|[子女])")
"""Where a child is spoken of as somebody's, the letter's first person is not the child."""
_BOTH = re.compile(r"夫[妇妻]|配偶|妻子|丈夫|父母|父(?s:.*)母|母(?s:.*)父|[与和][^，。]{1,6}之[子女]")
"""A letter of two parents, of whom one name alone is a list cut short."""


SPECIMENS = (
    specimen(
        "",
        """
              华侨子女来京接受义务教育证明信
        北京市样本区教育委员会：
            兹有华侨测试父、测试母夫妇之子测试甲，男，2014年3月15日出生，来京接受义务教育，
        请按有关规定协助安排就读。
                             北京市样本区人民政府侨务办公室
                             2021年8月20日
        """,
        child_name="测试甲",
        parent_names=("测试父", "测试母"),
        issuer="北京市样本区人民政府侨务办公室",
        date="2021-08-20",
    ),
    specimen(
        "",
        """
              华侨子女来京接受义务教育证明信
        学生姓名  测试乙      性别  女
        父亲姓名  测试父      母亲姓名  测试母
        拟就读学校  北京市样本小学
        签发单位  样本区侨务办公室
        签发日期  2021年8月20日
        """,
        child_name="测试乙",
        parent_names=("测试父", "测试母"),
        issuer="样本区侨务办公室",
        date="2021-08-20",
    ),
    specimen(
        "",
        """
                  华侨子女来京接受义务教育证明信
            样本区样本小学：
                兹证明测试甲（男，2014年4月4日出生，护照号：E00000000）的父亲测试父、母亲测试母均为
            定居样本国的华侨，请按规定安排。
                      样本区人民政府侨务办公室
                      2021年6月1日
        """,
        child_name="测试甲",
        parent_names=("测试父", "测试母"),
        issuer="样本区人民政府侨务办公室",
        date="2021-06-01",
    ),
)
