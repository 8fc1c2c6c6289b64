"""北京市工作居住证: Beijing's work-residence permit, held by a parent employed in the city.

Issued by the city's bureau of human resources; since about 2019 shown as an electronic sheet. It names the
holder, the employer, the validity, and the children who came along; everything is printed, entries by hand
are void. No picture of the paper is public and its layout is weakly known, so the rules below rest on
titles and labels only.
"""

from collections.abc import Mapping, Sequence

from extractors import permit_letter, persons, relatives_listed
from extractors.ages import GROWN
from extractors.continued import listed_on
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
from extractors.segment import INSIDE
from extractors.values import id_number as identity
from extractors.values import names, surnames
from extractors.wording import fold

TITLE = "北京市工作居住证"
EMPLOYER = (
    *("工作单位", "聘用单位", "所在单位", "单位名称", "用人单位", "现工作单位", "服务单位", "聘用单位名称"),
    *("现单位", "工作单位名称", "用人单位名称", "申报单位", "就职单位", "单位"),
)
ID_LABELS = ("公民身份号码", "证件号码", "身份证号码", "居民身份证号码", "身份证号", "身份证件号码")
TWICE = ("姓名", "性别")
EACH = tuple(f"{who}{n}{what}" for who in ("子女", "随往子女") for n in "一二三123" for what in ("", "姓名"))
NAMED = ("子女姓名", "随往子女姓名", "随迁子女姓名")
"""A label that each child has a row of."""
CHILDREN = (
    *("子女姓名", "随往子女", "随迁子女", "登记子女姓名", "随往子女姓名", "随迁子女姓名", "登记子女"),
    "子女",
)
_OTHERS = ("聘用单位", "工作单位", "用人单位", "单位", "持证人", "证件", "随往配偶", "配偶", "基本")
HEADINGS = tuple(f"{of}{what}" for of in _OTHERS for what in ("信息", "基本信息", "情况"))
TITLES = ("北京市工作居住证", "工作居住证")
LABELS = (
    "北京市工作居住证",
    "北京市工作居住证确认单",
    "北京市工作居住证确认表",
    "性别",
    "国籍",
    "民族",
    *("出生日期", "出生年月", "籍贯", "户籍所在地", "户口所在地"),
    "住址",
    "居住地址",
    "现住址",
    "配偶姓名",
    "配偶",
    "发证机关",
    "签发机关",
    *("发证日期", "签发日期"),  # the permit may be given out before or after its period begins
    *("证件编号", "工作居住证编号", "工作居住证号", "居住证编号", "证书编号", "编号", "证号"),
    "序号",
    "与持证人关系",
    "与本人关系",
    "关系",
    "称谓",
    "备注",
    "打印时间",
    "学历",
    "职称",
    "职务",
    "联系电话",
    "印章位",
    "单位所在区",
    "单位地址",
    "单位性质",
    "统一社会信用代码",
    "证件类型",
    "证件状态",
    "注意事项",
    *("随往人员信息", "曾用名", "原单位"),
    "随往家属",
    "随往配偶",
    "家庭成员随往情况",
    *("家庭住址", "所在区", "年龄", "政治面貌", "最高学历", "办理类型", "审核意见", "经办人", "验证码"),
    *HEADINGS,
    *EACH,
)
SECTION = ("随往子女信息", "随迁子女信息", "子女信息", "子女情况", "随往子女情况")


def _named(raw: str) -> names.NameList | None:
    """The names of a list in which somebody has a surname: a note may go on behind 子女 (子女入学、购房)."""
    told = names.split(raw)
    people = any(surnames.is_known(one) or not names.is_chinese(one) for one in told)
    return names.NameList("、".join(told), raw, names=tuple(told)) if people else None


FIELDS = (
    name("holder_name", after=("持证人姓名", "姓名", "持证人")),
    id_number(
        "id_number",
        after=ID_LABELS,
        anywhere=True,
    ),
    text(
        "employer",
        after=EMPLOYER,
        of=r"(?!.*(?:打印|盖章|申请|续签|办理|应当|[一二三四五]、))[\u4e00-\u9fffA-Za-z0-9（）()·\-]{4,}",
        lines=2,
    ),
    period(
        "valid_from",
        "valid_until",
        after=(
            "工作居住证有效期",
            "工作居住证有效期限",
            "有效期限",
            "有效期",
            "证件有效期",
            "证件有效期限",
            "有效日期",
            "有效期自",
            *("证件起止日期", "起止日期", "有效起止日期", "证件效期"),
        ),
        lines=2,
    ),
    date(
        "valid_from",
        after=("有效期自", "证件有效期起", "有效期起", "有效期起始", "有效起始日期", "起始日期"),
        rare=True,  # many booklets tell the day of issue instead
    ),
    date(
        "valid_until",
        after=(
            "有效期至",
            "证件有效期至",
            "证件有效期止",
            "有效期止",
            "有效期截止",
            "有效截止日期",
            "截止日期",
            "终止日期",
        ),
    ),
    names_list("children", after=CHILDREN, lines=8, parse=_named),
    names_list("children", after=("姓名",), beside=SECTION, lines=8, parse=_named),
)
MARKS = (
    mark("北京市工作居住证", 4),
    mark("工作居住证", 1),
    mark("re:^(?:北京市)?工作居住证(?:[(][^()]{2,6}[)])?$", 3.5),  # on a line by itself it is the title
    *(
        mark(word, 0.5)
        for word in ("工作单位", "聘用单位", "所在单位", "有效期至", "持证人姓名", "子女姓名", "re:^有效期")
    ),
    # inner pages, which do not repeat the cover's title
    mark("re:随往(?:情况|子女|配偶|家属|人员)", 1),
    mark("家庭成员随往", 1),
    mark("re:与(?:持证人|本人)关系", 1),
    mark("re:^(?:北京市)?(?:人力资源和社会保障局|人事局)$|机关:?北京市人(?:力资源|事局)", 1.5),
    mark("re:持证人(?:保管|变动|变更|应)|变动工作单位", 1),
    *(mark(f"re:^{word}", 0.5) for word in ("持证人", "配偶", "(?:随往)?子女")),
)
RELATIVES = (
    mark("re:^(?:关于|《).{0,30}通知$|^各(?:部门|单位|位)|手续的?通知$", 6),
    mark("登记表", 4),
    mark("申请表", 5),
    mark("承诺书", 5),
    mark("证明信", 3),
    mark("港澳居民", 5),
    mark("台湾居民", 5),
    mark("re:(?:办理|申办|申请|办事|服务)(?:须知|指南)|(?:办结|领取|受理)通知", 5),
    mark("re:(?:入学|报名)(?:申请|登记|信息)|申请人|申报人|社会保险|户主", 4),
    mark("re:^(?!北京市工作)[\u4e00-\u9fff]{2,6}(?<!工作)居住证$", 5),
)
FACES = (
    face(
        "",
        marks=MARKS,
        against=(
            *RELATIVES,
            mark("re:确认[单表]", 3),
            mark("打印日期", 1),
            mark("管理系统", 3),
        ),
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
    found = permit_letter.told(_children(_holder(_own_number(found, sheet), sheet), sheet), sheet)
    found = _of_grown_up(_without_words(found))
    children = found.get("children")
    if children is None or not set(children.pieces) <= set(sheet.pieces):
        return found
    value = children.value if isinstance(children.value, tuple) else ()
    if not all(set(names.split(piece.text) or "?") <= set(value) for piece in children.pieces):
        return found  # each told with more than the name
    first = children.pieces[0]
    printed = tuple(p for p in children.pieces if _beside(first, p) or _under(first, p))
    table = [p for p in sheet.pieces if p.box.bottom >= first.box.top - HEADING * first.box.height]
    used = {piece.text for one in found.values() for piece in one.pieces if piece not in children.pieces}
    theirs = [
        p
        for c in sheet.labelled("配偶", "配偶姓名", "随往配偶", "随迁配偶", "联系人", "经办人")
        for p in c.row
    ]
    below = [
        p
        for p in table
        if p not in theirs and p.box.top >= first.box.top and p not in printed and p.text not in used
    ]
    added = tuple(p for p in below if _is_name(p) and _out_of_column(p, table))
    told = tuple(one for p in (*printed, *added) for one in names.split(p.text))
    if not told:
        return found
    if not set(value) <= set(told):  # one of those named stands in none of these places
        return {**found, "children": replace(children, outcome="recheck")}
    listed = replace(children, value=told, pieces=(*printed, *added), handwritten=bool(added))
    return {**found, "children": listed}


def _of_grown_up(found: Mapping[str, Found]) -> Mapping[str, Found]:
    """A holder works: a number of somebody under age when the permit ends may be a child's, for a person."""
    number, until = found.get("id_number"), found.get("valid_until")
    born = getattr(number.record, "birth_date", None) if number is not None else None
    if number is None or until is None or not born:
        return found
    if int(str(until.value)[:4]) - int(str(born)[:4]) >= GROWN:
        return found
    doubted = replace(number, outcome="recheck", signals=(*number.signals, "another_number"))
    return {**found, "id_number": doubted}


def _without_words(found: Mapping[str, Found]) -> Mapping[str, Found]:
    """Without a list of children in which nobody has a surname: 子女 begins a note (子女入学、购房)."""
    listed = found.get("children")
    told = listed.value if listed is not None and isinstance(listed.value, tuple) else ()
    words = told and not any(surnames.is_known(one) or not names.is_chinese(one) for one in told)
    return {field: one for field, one in found.items() if field != "children" or not words}


def _own_number(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """A number in the table of the family is that of a child or the spouse; the holder's stands elsewhere."""
    number, heads = found.get("id_number"), _family_heads(sheet)
    claims = sheet.labelled(*ID_LABELS)
    theirs = [c.label for c in claims if any(c.label.same_row(head) for head in heads)]
    if not theirs or (number and not any(_in_a_column(p, theirs) for p in number.pieces)):
        return found
    rest = {field: one for field, one in found.items() if field != "id_number"}
    for claim in claims:
        own = claim.label not in theirs and claim.row and not _in_a_column(claim.row[0], theirs)
        if own and (record := identity.parse(claim.row[0].text)) is not None:
            return {**rest, "id_number": persons.found("id_number", record, claim.row[:1], "number")}
    return rest


def _in_a_column(piece: Segment, heads: Sequence[Segment]) -> bool:
    return any(head.above(piece) and relatives_listed.is_in_column(head, piece) for head in heads)


def _holder(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """A 姓名 at the head of a column is that of a table of the family; the holder is named elsewhere."""
    heads = _family_heads(sheet)
    claims = sheet.labelled("持证人姓名", "姓名", "持证人")
    own = [c for c in claims if c.row and c.label not in heads]
    read = [(c, record) for c in own if (record := names.parse(persons.spelled(c.row[:1]))) is not None]
    firm = [
        (c, r) for c, r in read if r.outcome == "ok" and c.label.standing != INSIDE
    ]  # a note may say 持证人
    rest = {field: one for field, one in found.items() if field != "holder_name"}
    if not read:
        return rest
    claim, record = (firm or read)[0]
    return {**rest, "holder_name": persons.found("holder_name", record, claim.row[:1], "name")}


def _family_heads(sheet: Sheet) -> list[Segment]:
    return [c.label for c in relatives_listed.heads(sheet) if not relatives_listed.is_own(c, sheet)]


def _children(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The names of a table of relatives that are told to be children, or those of 子女一, 子女二."""
    each = [piece for claim in sheet.labelled(*EACH) for piece in claim.row[:1] if names.split(piece.text)]
    alike = [c.row[0] for c in sheet.labelled(*NAMED) if c.row and not c.below and names.parse(c.row[0].text)]
    each = each or (alike if len(alike) > 1 else [])
    pieces = relatives_listed.children(sheet) or tuple(each) or _in_sections(sheet)
    if pieces:
        return {**found, "children": relatives_listed.listed(relatives_listed.spelled(pieces), pieces)}
    claims = [
        listed_on(c, sheet) if c.row and not c.below else c for c in sheet.labelled(*CHILDREN, *SECTION)
    ]
    told = relatives_listed.with_days(claims) or (
        None if "children" in found else relatives_listed.entries(claims)
    )
    if told is not None:
        return {**found, "children": told}
    heads = relatives_listed.heads(sheet)
    listed = [p for claim in heads for line in (claim.row, *claim.more) for p in line]
    if "children" in found and any(piece in listed for piece in found["children"].pieces):
        return {field: one for field, one in found.items() if field != "children"}  # whose names, is not told
    return found


def _in_sections(sheet: Sheet) -> tuple[Segment, ...]:
    """The names beside every 姓名 between a heading of children and the next heading."""
    tops = [(c.label.box.top, c.label.label) for c in sheet.labelled(*SECTION, *HEADINGS)]
    wanted = {fold(word) for word in SECTION}
    pieces = []
    for claim in sheet.labelled("姓名"):
        over = [(top, word) for top, word in tops if top < claim.label.box.centre[1]]
        if over and max(over)[1] in wanted and claim.row and names.split(claim.row[0].text):
            pieces.append(claim.row[0])
    return tuple(pieces)


def _beside(first: Segment, piece: Segment) -> bool:
    return abs(first.box.centre[1] - piece.box.centre[1]) < 0.5 * first.box.height


def _under(first: Segment, piece: Segment) -> bool:
    return abs(first.box.left - piece.box.left) <= OFF_COLUMN * piece.box.height


def _is_name(piece: Segment) -> bool:
    record = names.parse(piece.text) if piece.label is None and len(piece.text) <= 4 else None
    known = surnames.is_known(piece.text.strip())
    return record is not None and record.outcome == "ok" and known and piece.text not in _NO_NAME


def _out_of_column(piece: Segment, table: Sequence[Segment]) -> bool:
    return not any(_under(other, piece) for other in table if other is not piece)


SPECIMENS = (
    specimen(
        "",
        """
        姓名  测试甲                               家庭成员随往情况
        性别  男                                   关系  姓名  性别  出生日期
        出生日期  1982年3月19日                    配偶  女方乙  女  1984.10.02
        公民身份号码  11010519491231002X           子女  测试丙  女  2010.12.25
        工作单位  样本数联科技                     子女  测试丁  男  2014.06.11
                  有限公司                         有效期限  2019年04月08日至2022年04月07日
        证件编号  2015046372                       发证机关  北京市人力资源和社会保障局
                                                   1. 本证由持证人保管，不得转借、涂改。
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本数联科技有限公司",
        valid_from="2019-04-08",
        valid_until="2022-04-07",
        children=("测试丙", "测试丁"),
    ),
    specimen(
        "",
        """
                  北京市                     子女姓名  测试丙、测试丁、
                工作居住证                             测试戊
        持证人  测试甲                       签发日期  2020-11-30
        证件号码  11010519491231002X         有效期限  自2020-12-01起至2023-11-30止
        单位名称  样本文化传播               签发机关  北京市人力资源和社会保障局
                  有限责任公司
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本文化传播有限责任公司",
        valid_from="2020-12-01",
        valid_until="2023-11-30",
        children=("测试丙", "测试丁", "测试戊"),
    ),
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
        children=("测试丙",),
    ),
)
