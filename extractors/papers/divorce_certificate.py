"""离婚证: the divorce certificate, a booklet like the marriage certificate; each of the two holds one.

It names both people and the day, and says nothing of children: custody needs the agreement or a court's
paper. The number begins with L (BL for a reissue). Papers issued by a court instead of it are court rulings.
结婚证 and 离婚证 differ by one letter, so these marks must agree to the letter (`re:`).
Source: 婚姻登记工作规范; the 14 fields public card readers return.
"""

from collections.abc import Mapping

from extractors import couples
from extractors.declare import Found, Sheet, date, face, mark, name, number, specimen
from extractors.values import certificate_numbers, names

TITLE = "离婚证"
FACES = (
    face(
        "",
        marks=(
            mark("re:离婚证$", 2.5),
            mark("re:离婚证字号", 2.5),
            mark("离婚证字号", 1.5),  # one sign of it misread
            mark("持证人", 1.5),
            mark("登记日期", 1),
            mark("婚姻登记员", 1),
            mark("婚姻登记", 0.5),
            mark("re:离婚申请", 2.5),
            mark("re:^申请离婚", 2.5),
            mark("予以登记", 1),
            mark(r"re:B?L\d{6}-?\d{4}-?\d{6}", 2),
            mark(r"re:证字号\W*B?L\d{6}", 1.5),
            mark("re:自愿离(?:婚|$)", 1.5),  # the certificates before 2004
            mark("发给此证", 1),
            mark("re:[\u4e00-\u9fff]离字第?", 1.5),
        ),
        against=(
            mark("re:结婚证字号", 5),
            mark("re:结婚申请", 5),
            mark("离婚协议", 5),
            mark("子女抚养", 5),
            mark("收养登记", 5),
            mark("常住人口登记卡", 5),
            mark("户主", 3),
            mark("判决如下", 5),
            mark("如下协议", 5),
            mark("抚养", 3),
            mark("承诺书", 4),
            *couples.OTHERS,
        ),
        need=4.5,
    ),
)
LABELS = (*couples.PRINTED, "离婚证", "中华人民共和国", "中华人民共和国民政部监制", "补发日期", "发证日期")
TWICE = couples.TWICE
FIELDS = (
    name("holder_name", after=("持证人",), parse=names.parse_either),
    date("registration_date", after=("登记日期", "离婚登记日期")),
    number(
        "certificate_number",
        certificate_numbers.divorce,
        after=("离婚证字号", "离婚证号", "字号"),
        find=certificate_numbers.divorce_find,
        anywhere=True,
        lines=2,
    ),
    *couples.FIELDS,
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Add the two persons, each number with the name of its own block."""
    told = couples.old_form(found, sheet, "离", certificate_numbers.divorce)
    return couples.people(told, sheet)


SPECIMENS = (
    specimen(
        "",
        """
        持证人  女方乙                                  姓名  男方甲        性别  男
        登记日期  2019年06月03日                        国籍  中国          出生日期  1980年01月01日
        离婚证字号  L110101-2019-000002                 身份证件号  11010519491231002X
        备注                                            姓名  女方乙        性别  女
                                                        国籍  中国          出生日期  1982年02月02日
        婚姻登记员  样本                                身份证件号  440184201706210284
        """,
        holder_name="女方乙",
        registration_date="2019-06-03",
        certificate_number="L1101012019000002",
        person1_name="男方甲",
        person1_id_number="11010519491231002X",
        person2_name="女方乙",
        person2_id_number="440184201706210284",
    ),
    specimen(
        "",
        """
                   离婚证
        离婚申请，符合《中华人民共和国民法典》规定，予以登记，发给此证。
        持证人 男方甲
        登记日期 2022年11月30日
        离婚证字号 BL110108-2022-000009
        """,
        holder_name="男方甲",
        registration_date="2022-11-30",
        certificate_number="BL1101082022000009",
    ),
)
