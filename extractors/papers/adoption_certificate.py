"""收养登记证: the certificate of adoption, a booklet of the civil affairs office.

It names the adopter or both adopters and the child with the name after the adoption, the day of registration
and a number for which no pattern is published. 收养公证书, 收养证明 and the court's papers are other proofs,
for a person.
Source: 中国公民收养子女登记办法.
"""

from collections.abc import Mapping

from extractors import persons
from extractors.declare import Found, Sheet, date, face, mark, name, names_list, number, pattern, specimen
from extractors.layout import Claim, Segment
from extractors.values import certificate_numbers, names
from extractors.wording import fold

TITLE = "收养登记证"
FACES = (
    face(
        "",
        marks=(
            mark("re:收养登记证$", 3.5),
            mark("被收养人", 1.5),
            mark("re:^收养人", 1.5),
            mark("登记日期", 0.5),
            mark("收养登记证字号", 2),
            mark("民政部门", 0.5),
            mark("收养法", 0.5),
        ),
        against=(
            mark("公证书", 5),
            mark("收养登记申请", 5),
            mark("申请书", 4),
            mark("协议", 3),
            mark("结婚证字号", 5),
            mark("解除收养", 5),
            mark("判决如下", 5),
            mark("寄养", 4),
        ),
        need=4.5,
    ),
)
_ADOPTEE = (
    "被收养人姓名", "被收养人", "收养后姓名", "被收养人现姓名", "被收养人现名", "被收养人收养后姓名",
    "收养后更名", "收养后改名", "现姓名", "子女姓名",
)  # fmt: skip
_ADOPTERS = (
    "收养人姓名", "收养人", "收养人（男）", "收养人（女）", "收养人（男方）", "收养人（女方）",
    "收养人（父）", "收养人（母）",
    "男收养人", "女收养人", "收养人（男）姓名", "收养人（女）姓名", "养父姓名", "养母姓名", "养父", "养母",
)  # fmt: skip
LABELS = (
    "性别", "出生日期", "国籍", "民族", "身份证件号", "身份证号", "身份证件号码", "公民身份号码", "住址",
    "原姓名", "原名", "收养前姓名", "备注", "附注", "出生年月", "职业",
    "收养登记机关", "登记机关", "发证机关", "登记员", "收养登记员", "收养登记证", "姓名", "送养人",
    "送养人姓名", "被收养人原姓名", "中华人民共和国",
    *_ADOPTERS,
)  # fmt: skip
TWICE = ("姓名", "性别", "国籍", "住址")
FIELDS = (
    names_list("adopter_names"),
    name("adoptee_name", after=_ADOPTEE),
    date("registration_date", after=("登记日期", "收养登记日期", "发证日期")),
    number(
        "certificate_number",
        certificate_numbers.adoption,
        after=("收养登记证字号", "收养证字号", "收养登记证号", "证字号", "字号", "编号"),
    ),
    pattern(
        "certificate_number",
        r"[（(]\d{4}[）)][\u4e00-\u9fff]{1,8}收[\u4e00-\u9fff]{0,4}第?\d+号",
        parse=certificate_numbers.adoption,
        sort="number",
        critical=True,
    ),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """All adopters in print order; a bare 姓名 goes to the heading above it, 收养人 or 被收养人."""
    told = dict(found)
    if any(_in_remark(c, sheet) for c in sheet.labelled(*_ADOPTEE) if "adoptee_name" in told and c.row):
        del told["adoptee_name"]
    named: dict[str, tuple[Segment, ...]] = {}
    for claim in sheet.labelled(*_ADOPTERS):
        if _in_remark(claim, sheet):
            continue
        for one in names.split(persons.spelled(claim.row)) if claim.row else ():
            named.setdefault(one, claim.row)
    for claim, word in _titled(sheet):
        record = names.parse(persons.spelled(claim.row[:1])) if claim.row else None
        if word == "收养人" and record:
            named.setdefault(record.value, claim.row[:1])
        if word == "被收养人" and record and "adoptee_name" not in told:
            told["adoptee_name"] = persons.found("adoptee_name", record, claim.row[:1], "name")
    child = told["adoptee_name"].value if "adoptee_name" in told else None
    adopters = tuple(one for one in named if one != child)
    if adopters:
        pieces = tuple(piece for one in adopters for piece in named[one])
        record = names.NameList("、".join(adopters), "", names=adopters)
        told["adopter_names"] = persons.found("adopter_names", record, pieces, "name", "names")
    return told


def _titled(sheet: Sheet) -> list[tuple[Claim, str]]:
    """Each bare 姓名 with the title of its section, 收养人 or 被收养人, above it or in a tall cell;
    side by side only where there are two."""
    claims = sheet.labelled("姓名")
    titles = [c for word in ("收养人", "被收养人") for c in sheet.labelled(word)]
    titles = [c for c in titles if not _in_remark(c, sheet) and fold(c.label.text) == c.label.label]
    heads = [c.label for c in titles]
    if {head.label for head in heads} != {"收养人", "被收养人"}:
        return []  # which of the two sections a name stands in is not told
    pair = persons.pair(sheet, ("收养人",), ("被收养人",), inline=False)
    if pair and pair.side_by_side:
        sides = [(claim, persons.side(pair, claim.row[0])) for claim in claims if claim.row]
        return [(claim, ("收养人", "被收养人")[at]) for claim, at in sides if at is not None]
    rows = [c.label for c in sheet.labelled("姓名", "性别")]
    places = persons.under(heads, [c.label for c in claims], rows)
    told = [(claim, at) for claim, at in zip(claims, places, strict=True) if at is not None]
    return [(claim, heads[at].label or "") for claim, at in told]


def _in_remark(claim: Claim, sheet: Sheet) -> bool:
    """Print beside 备注 is running text (被收养人原名…): a label's word in it labels nothing."""
    remarks = [c.label for c in sheet.labelled("备注", "附注")]
    return any(r.same_row(claim.label) and r.box.right <= claim.label.box.left for r in remarks)


SPECIMENS = (
    specimen(
        "",
        """
                   收养登记证
        收养人（男）  男方甲      身份证件号  11010519491231002X
        收养人（女）  女方乙      身份证件号  440184201706210284
        被收养人姓名  测试甲      性别  男
        出生日期  2018年1月1日
        登记日期  2020年6月1日
        收养登记证字号  （2020）样收字第0001号
        """,
        adopter_names=("男方甲", "女方乙"),
        adoptee_name="测试甲",
        registration_date="2020-06-01",
        certificate_number="（2020）样收字第0001号",
    ),
    specimen(
        "",
        """
              收养登记证
        收养人
          姓名  男方甲
          出生日期  1980年1月1日
        被收养人
          姓名  测试甲
          出生日期  2018年1月1日
        登记日期  2020年6月1日
        """,
        adopter_names=("男方甲",),
        adoptee_name="测试甲",
        registration_date="2020-06-01",
    ),
    specimen(
        "",
        """
              收养登记证                                    姓名  男方甲    性别  男
        收养登记证字号  （2020）样收字00001        收养人   国籍  中国    出生日期  1980.01.01
        登记日期  2020年6月1日                              身份证件号  11010519491231002X
        备注  被收养人原名试甲                              姓名  女方乙    性别  女
                                                   收养人   国籍  中国    出生日期  1982.02.02
        收养申请，符合《中华人民共和国收养法》规定          身份证件号  440184201706210284
                                                            姓名  测试甲    性别  男
                                                   被收养人  出生日期  2018年1月1日
        收养登记机关（印章）                                身份证件号  110228201801010174
        """,
        adopter_names=("男方甲", "女方乙"),
        adoptee_name="测试甲",
        registration_date="2020-06-01",
        certificate_number="（2020）样收字00001",
    ),
)
