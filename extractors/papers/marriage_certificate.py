"""结婚证: the marriage certificate, a booklet of the civil affairs office; each spouse holds one.

Closed 95 x 128 mm; the open spread shows holder, registration date, number and remarks beside the two
persons. The number is J, six digits of the office, year and serial (BJ for a reissue); before about 2004 it
was worded (京东结字第…号). The remark of a reissue (遗失补发) carries its own date, which is not the
registration date. 结婚证 and 离婚证 differ by one letter, so these marks must agree to the letter (`re:`).
Source: 婚姻登记工作规范; the 14 fields public card readers return.
"""

from collections.abc import Mapping

from extractors import couples
from extractors.declare import Found, Sheet, date, face, mark, name, number, specimen
from extractors.values import certificate_numbers, names

TITLE = "结婚证"
FACES = (
    face(
        "",
        marks=(
            mark("re:结婚证$", 2),
            mark("re:结婚证字号", 2.5),
            mark("结婚证字号", 1.5),  # one sign of it misread
            mark("持证人", 1.5),
            mark("登记日期", 1),
            mark("婚姻登记员", 1),
            mark("婚姻登记", 0.5),
            mark("re:自愿结(?:婚|$)", 2),  # the certificates before 2004
            mark("发给此证", 0.5),
            mark("婚姻法", 0.5),
            mark("re:结婚申请", 2.5),
            mark("re:^申请结婚", 2.5),
            mark("予以登记", 1),
            mark(r"re:B?J\d{6}-?\d{4}-?\d{6}", 2),
            mark(r"re:证字号\W*B?J\d{6}", 1.5),
            mark("re:[\u4e00-\u9fff]结字第?", 1.5),
        ),
        against=(
            mark("re:离婚证", 5),
            mark("re:离婚证字号", 5),
            mark("re:离婚申请", 5),
            mark("解除婚姻", 5),
            mark(r"re:B?L\d{6}-?\d{4}-?\d{6}", 5),
            mark("离婚协议", 5),
            mark("收养登记", 5),
            mark("收养人", 5),
            mark("常住人口登记卡", 5),
            mark("户主", 3),
            mark("判决如下", 5),
            mark("承诺书", 4),
            *couples.OTHERS,
            mark("户别", 4),
        ),
        need=4.5,
    ),
)
LABELS = (*couples.PRINTED, "结婚证", "中华人民共和国", "中华人民共和国民政部监制", "补发日期", "发证日期")
TWICE = couples.TWICE
FIELDS = (
    name("holder_name", after=("持证人",), parse=names.parse_either),
    date("registration_date", after=("登记日期", "结婚登记日期")),
    number(
        "certificate_number",
        certificate_numbers.marriage,
        after=("结婚证字号", "结婚证号", "字号"),
        find=certificate_numbers.marriage_find,
        anywhere=True,
        lines=2,
    ),
    *couples.FIELDS,
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Add the two persons, each number with the name of its own block."""
    told = couples.old_form(found, sheet, "结", certificate_numbers.marriage)
    return couples.people(told, sheet)


SPECIMENS = (
    specimen(
        "",
        """
                    结婚证
        持证人  EXEMPLAR TOM JAMES
        登记日期  2021年3月26日
        结婚证字号  BJ110000-2021-000212
        备注  2023年5月1日补领结婚证
        姓名  EXEMPLAR TOM JAMES   性别  男
        国籍  加拿大   出生日期  1987年8月5日
        身份证件号  567801234
        姓名  女方乙  性别  女
        国籍  中国   出生日期  1989年6月30日
        身份证件号  440184201706210284
        扫描二维码查询婚姻登记信息
        """,
        holder_name="EXEMPLARTOMJAMES",
        registration_date="2021-03-26",
        certificate_number="BJ1100002021000212",
        person1_name="EXEMPLARTOMJAMES",
        person1_id_number="567801234",
        person2_name="女方乙",
        person2_id_number="440184201706210284",
    ),
    specimen(
        "",
        """
        持证人  男方甲                                  姓名  男方甲        性别  男
        登记日期  2010年05月20日                        国籍  中国          出生日期  1980年01月01日
        结婚证字号  J110101-2010-000001                 身份证件号  11010519491231002X
        备注                                            姓名  女方乙        性别  女
                                                        国籍  中国          出生日期  1982年02月02日
        婚姻登记员  样本                                身份证件号  440184201706210284
        """,
        holder_name="男方甲",
        registration_date="2010-05-20",
        certificate_number="J1101012010000001",
        person1_name="男方甲",
        person1_id_number="11010519491231002X",
        person2_name="女方乙",
        person2_id_number="440184201706210284",
    ),
    specimen(
        "",
        """
                    结婚证
        结婚申请，符合《中华人民共和国婚姻法》规定，予以登记，发给此证。
        持证人：女方乙
        登记日期：2019年1月8日
        结婚证字号：BJ110108-2019-000123
        备注：遗失补发 2021年3月1日
        姓名：男方甲   性别：男
        国籍：中国     出生日期：1980年1月1日
        身份证件号：11010519491231002X
        姓名：女方乙   性别：女
        国籍：中国     出生日期：1982年2月2日
        身份证件号：440184201706210284
        """,
        holder_name="女方乙",
        registration_date="2019-01-08",
        certificate_number="BJ1101082019000123",
        person1_name="男方甲",
        person1_id_number="11010519491231002X",
        person2_name="女方乙",
        person2_id_number="440184201706210284",
    ),
    specimen(
        "",
        """
        结婚证
        持证人
        登记日期
        结婚证字号
        备注
        """,
    ),
)
