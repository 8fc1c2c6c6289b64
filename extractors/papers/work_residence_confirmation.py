"""北京市工作居住证确认单 (also 确认表): the printed confirmation of a work-residence permit.

Printed by the employer's personnel office from the city's system, with the day of printing; accepted beside
or in place of the permit when a child enrols at school. Entries by hand are void. Fields as on the permit;
children stand in one line or in a table of their own. The layout is weakly known: titles and labels only.
"""

from collections.abc import Mapping

from extractors import prose
from extractors.declare import Found, Sheet, date, face, mark, specimen
from extractors.papers import work_residence_permit
from extractors.papers.work_residence_permit import FIELDS as PERMIT_FIELDS
from extractors.papers.work_residence_permit import LABELS as PERMIT_LABELS
from extractors.papers.work_residence_permit import MARKS, RELATIVES
from extractors.papers.work_residence_permit import TWICE as TWICE

TITLE = "北京市工作居住证确认单"
WHOLE_PAGE = True
FACES = (
    face(
        "",
        marks=(
            *MARKS,
            mark("工作居住证确认单", 3),
            mark("工作居住证确认表", 3),
            mark("re:工作居住证.{1,4}确认[单表书]|^确认[单表]$", 3),
            mark("re:^.{0,5}工作居住证.{0,10}确认[单表书](?:[(].{1,8}[)])?$", 2),
            mark("re:^工作居住证.{2,10}确认[单表书]$", 4),  # without the city's name
            mark("打印日期", 1),
            mark("打印时间", 1),
            mark("手写、涂改无效", 1),
            mark("随往子女信息", 0.5),
        ),
        against=RELATIVES,
        need=7.0,
    ),
)
LABELS = tuple(label for label in PERMIT_LABELS if label != "打印时间")
FIELDS = (
    *PERMIT_FIELDS,
    date("print_date", after=("打印日期", "打印时间", "确认日期", "查验日期", "出具日期")),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """As on the permit; the day of a confirmation that names none is the day it closes with."""
    return {**prose.closing_date(sheet, "print_date"), **work_residence_permit.settle(found, sheet)}


SPECIMENS = (
    specimen(
        "",
        """
                 《北京市工作居住证》
                       确认单
        兹确认测试甲（性别：女，身份证件号码：11010519491231002X），
        系样本建筑设计研究院有限公司职工，持有我市核发的《北京市
        工作居住证》，有效期自2020年3月16日至2023年3月15日。
        其随往子女信息如下：
        测试乙，男，身份证件号码：110228201801010174。
        特此确认。
                                 打印日期：2022年4月2日
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本建筑设计研究院有限公司",
        valid_from="2020-03-16",
        valid_until="2023-03-15",
        children=("测试乙",),
        print_date="2022-04-02",
    ),
    specimen(
        "",
        """
                  北京市工作居住证确认单
        持证人姓名   测试甲
        公民身份号码  11010519491231002X
        工作单位     样本人力资源服务有限公司
        有效期限     2018年11月28日—2021年11月27日
        配偶情况     女方乙  440184201706210284
        子女情况     测试丙  女  2011-05-18  小学在读
                     测试丁  男  2015-10-09  学龄前
        审核意见     经审核，上述信息属实。
        经办人：样本        打印日期：2019.03.22
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本人力资源服务有限公司",
        valid_from="2018-11-28",
        valid_until="2021-11-27",
        children=("测试丙", "测试丁"),
        print_date="2019-03-22",
    ),
    specimen(
        "",
        """
                     北京市工作居住证确认单
        姓名      测试甲              性别    女
        证件号码      11010519491231002X
        工作单位      样本科技有限公司
        有效期自      2019年9月29日      有效期至    2022年9月28日
        随往子女信息
        序号   子女姓名      与持证人关系     备注
        1      证件样本      子女
        2      测试乙        子女
        以上信息经核对无误，手写、涂改无效。
                                          打印日期：2021年9月12日
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本科技有限公司",
        valid_from="2019-09-29",
        valid_until="2022-09-28",
        children=("证件样本", "测试乙"),
        print_date="2021-09-12",
    ),
    specimen(
        "",
        """
                     北京市工作居住证确认表
        持证人姓名：测试甲
        居民身份证号码：11010519491231002X
        所在单位：样本研究院
        证件有效期：2019年12月6日至2022年12月6日
        登记子女姓名：证件样本
                                          打印时间：2021年9月12日
        """,
        holder_name="测试甲",
        id_number="11010519491231002X",
        employer="样本研究院",
        valid_from="2019-12-06",
        valid_until="2022-12-06",
        children=("证件样本",),
        print_date="2021-09-12",
    ),
)
