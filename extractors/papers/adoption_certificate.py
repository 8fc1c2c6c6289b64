"""收养登记证: the certificate of adoption, a booklet of the civil affairs office.

It names the adopter or both adopters and the child with the name after the adoption, the day of registration
and a number for which no pattern is published. 收养公证书, 收养证明 and the court's papers are other proofs,
for a person.
Source: 中国公民收养子女登记办法.
"""

from collections.abc import Mapping

from extractors import persons
from extractors.declare import Found, Sheet, date, face, mark, name, names_list, number, pattern, specimen
from extractors.layout import Segment
from extractors.values import certificate_numbers, names

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
_ADOPTEE = ("被收养人姓名", "被收养人", "收养后姓名", "被收养人现姓名", "被收养人收养后姓名", "子女姓名")
_ADOPTERS = (
    "收养人姓名", "收养人", "收养人（男）", "收养人（女）", "收养人（男方）", "收养人（女方）",
    "收养人（父）", "收养人（母）",
    "男收养人", "女收养人", "收养人（男）姓名", "收养人（女）姓名", "养父姓名", "养母姓名", "养父", "养母",
)  # fmt: skip
LABELS = (
    "性别", "出生日期", "国籍", "民族", "身份证件号", "身份证号", "身份证件号码", "公民身份号码", "住址",
    "原姓名", "收养前姓名", "备注",
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
    named: dict[str, tuple[Segment, ...]] = {}
    for claim in sheet.labelled(*_ADOPTERS):
        for one in names.split(persons.spelled(claim.row)) if claim.row else ():
            named.setdefault(one, claim.row)
    heads = persons.pair(sheet, ("收养人",), ("被收养人",), inline=False)
    for claim in sheet.labelled("姓名") if heads else ():
        whose = persons.side(heads, claim.row[0]) if heads and claim.row else None
        record = names.parse(persons.spelled(claim.row[:1])) if claim.row else None
        if whose == 0 and record:
            named.setdefault(record.value, claim.row[:1])
        if whose == 1 and record and "adoptee_name" not in told:
            told["adoptee_name"] = persons.found("adoptee_name", record, claim.row[:1], "name")
    child = told["adoptee_name"].value if "adoptee_name" in told else None
    adopters = tuple(one for one in named if one != child)
    if adopters:
        pieces = tuple(piece for one in adopters for piece in named[one])
        record = names.NameList("、".join(adopters), "", names=adopters)
        told["adopter_names"] = persons.found("adopter_names", record, pieces, "name", "names")
    return told


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
)
