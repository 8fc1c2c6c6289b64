"""北京市工作居住证: Beijing's work-residence permit, held by a parent employed in the city.

Issued by the city's bureau of human resources; since about 2019 shown as an electronic sheet. It names the
holder, the employer, the validity, and the children who came along; everything is printed, entries by hand
are void. No picture of the paper is public and its layout is weakly known, so the rules below rest on
titles and labels only.
"""

from collections.abc import Mapping, Sequence

from extractors import persons
from extractors.declare import (
    Found,
    Sheet,
    date,
    face,
    id_number,
    mark,
    name,
    names_list,
    period,
    replace,
    specimen,
    text,
)
from extractors.layout import Segment
from extractors.values import names

TITLE = "北京市工作居住证"
LABELS = (
    "北京市工作居住证",
    "北京市工作居住证确认单",
    "北京市工作居住证确认表",
    "性别",
    "国籍",
    "民族",
    "出生日期",
    "住址",
    "居住地址",
    "现住址",
    "配偶姓名",
    "配偶",
    "发证机关",
    "证件编号",
    "序号",
    "与持证人关系",
    "与本人关系",
    "关系",
    "备注",
    "打印时间",
    "学历",
    "职称",
    "职务",
    "联系电话",
    "印章位",
)
EMPLOYER = ("工作单位", "聘用单位", "所在单位", "单位名称", "用人单位", "现工作单位")
CHILDREN = ("子女姓名", "随往子女", "随迁子女", "登记子女姓名", "随往子女姓名", "随迁子女姓名", "登记子女")
SECTION = ("随往子女信息", "随迁子女信息", "子女信息", "子女情况", "随往子女情况")
FIELDS = (
    name("holder_name", after=("持证人姓名", "姓名", "持证人")),
    id_number(
        "id_number",
        after=("公民身份号码", "证件号码", "身份证号码", "居民身份证号码", "身份证号", "身份证件号码"),
        anywhere=True,
    ),
    text("employer", after=EMPLOYER, lines=2),
    date(
        "valid_from", after=("有效期自", "发证日期", "证件有效期起", "有效期起", "有效起始日期", "签发日期")
    ),
    date("valid_until", after=("有效期至", "证件有效期止", "有效期止", "有效截止日期")),
    period("valid_from", "valid_until", after=("有效期限", "有效期", "证件有效期")),
    names_list("children", after=CHILDREN, lines=8),
    names_list("children", after=("姓名",), beside=SECTION, lines=8),
)
MARKS = (
    mark("北京市工作居住证", 4),
    mark("工作居住证", 1),
    *(
        mark(word, 0.5)
        for word in ("工作单位", "聘用单位", "所在单位", "有效期至", "持证人姓名", "随往子女", "子女姓名")
    ),
)
RELATIVES = (
    mark("登记表", 4),
    mark("申请表", 5),
    mark("承诺书", 5),
    mark("证明信", 3),
    mark("港澳居民", 5),
    mark("台湾居民", 5),
    mark("须知", 3),
)
FACES = (
    face(
        "",
        marks=MARKS,
        against=(*RELATIVES, mark("确认单", 3), mark("确认表", 3), mark("打印日期", 1), mark("管理系统", 3)),
        need=4.5,
    ),
)
OFF_COLUMN = 1.0  # letter heights between where a column's words begin and where an entry begins
HEADING = 3.0  # letter heights from the first entry up to the headings of its table, at most
_NO_NAME = (
    *("子女", "儿子", "女儿", "长子", "次子", "长女", "次女", "父子", "父女", "母子", "母女", "父亲", "母亲"),
    *("样本", "样张"),  # marks across a specimen
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Children stand in the first entry's row or under it. A name below that stands in no printed column was
    put there later, by hand: it belongs to the list, and the list is not trusted.
    """
    found = _holder(found, sheet)
    children = found.get("children")
    if children is None:
        return found
    first = children.pieces[0]
    printed = tuple(p for p in children.pieces if _beside(first, p) or _under(first, p))
    table = [p for p in sheet.pieces if p.box.bottom >= first.box.top - HEADING * first.box.height]
    used = {piece.text for one in found.values() for piece in one.pieces if piece not in children.pieces}
    below = [p for p in table if p.box.top >= first.box.top and p not in printed and p.text not in used]
    added = tuple(p for p in below if _is_name(p) and _out_of_column(p, table))
    value = tuple(one for p in (*printed, *added) for one in names.split(p.text))
    if not value:
        return found
    listed = replace(children, value=value, pieces=(*printed, *added), handwritten=bool(added))
    return {**found, "children": listed}


def _holder(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """A 姓名 in a row with 关系 heads a table of the family; the holder is named elsewhere."""
    relations = [c.label for c in sheet.labelled("关系", "与持证人关系", "与本人关系")]
    claims = sheet.labelled("持证人姓名", "姓名", "持证人")
    heads = [c for c in claims if any(r.same_row(c.label) for r in relations)]
    held = found.get("holder_name")
    if held is None or not any(piece in c.row for c in heads for piece in held.pieces):
        return found
    rest = {field: one for field, one in found.items() if field != "holder_name"}
    for claim in claims:
        record = names.parse(persons.spelled(claim.row[:1])) if claim.row and claim not in heads else None
        if record is not None:
            return {**rest, "holder_name": persons.found("holder_name", record, claim.row[:1], "name")}
    return rest


def _beside(first: Segment, piece: Segment) -> bool:
    return abs(first.box.centre[1] - piece.box.centre[1]) < 0.5 * first.box.height


def _under(first: Segment, piece: Segment) -> bool:
    return abs(first.box.left - piece.box.left) <= OFF_COLUMN * piece.box.height


def _is_name(piece: Segment) -> bool:
    record = names.parse(piece.text) if piece.label is None and len(piece.text) <= 4 else None
    return record is not None and record.outcome == "ok" and piece.text not in _NO_NAME


def _out_of_column(piece: Segment, table: Sequence[Segment]) -> bool:
    return not any(_under(other, piece) for other in table if other is not piece)


SPECIMENS = (
    specimen(
        "",
        """
                 北京市工作居住证
        姓名      测试甲          性别    女
        身份证号码    11010519491231002X
        工作单位      样本科技（北京）有限公司
        有效期自  2019年1月14日    有效期至  2022年1月14日
        随往子女      证件样本、测试乙
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本科技（北京）有限公司",
        valid_from="2019-01-14",
        valid_until="2022-01-14",
        children=("证件样本", "测试乙"),
    ),
    specimen(
        "",
        """
        北京市工作居住证
        持证人姓名：
        公民身份号码：
        聘用单位：
        发证日期：
        有效期至：
        子女姓名：
        """,
    ),
    specimen(
        "",
        """
        北京市工作居住证                              随往配偶、子女
                                              姓名      关系     出生日期
                                              测试乙    配偶     1984.02.11
        姓名      测试甲                      测试丙    女儿     2015.08.19
        身份证号    11010519491231002X
        工作单位      样本科技（北京）有限公司
        有效期限    2019.07.01 至 2022.06.30
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本科技（北京）有限公司",
        valid_from="2019-07-01",
        valid_until="2022-06-30",
    ),
)
