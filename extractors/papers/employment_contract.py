"""专家就业合同: the employment contract of an expert (劳动合同书, 聘用合同), between employer 甲方 and
employee 乙方.

Many pages; the first names both sides, a clause gives the term (自…起至…止). A probation period (试用期) is
not the term. Foreign experts stand with a Latin name. Only the contract with a fixed term gives both dates.
"""

import itertools
import re
from collections.abc import Mapping

from extractors import persons, prose, sides
from extractors.declare import Found, Parsed, Sheet, date, face, mark, name, plain, specimen, text
from extractors.values import dates, names

TITLE = "专家就业合同"
WHOLE_PAGE = True
_AGAINST = (
    mark("离婚协议", 6),
    mark("租赁", 5),
    mark("买卖合同", 5),
    mark("房屋", 4),
    mark("保险合同", 5),
    mark("承诺书", 4),
    mark("证明信", 4),
    mark("工作居住证", 5),
    mark("解除劳动合同", 5),
    mark("男方", 3),
    mark(
        "re:^.{0,12}(?:租赁|买卖|采购|服务|施工|承揽|借款|赠与|委托|代理|转让|培训|运输|保密|竞业限制|实习)(?:合同|协议)书?$",
        6,
    ),
    mark("re:三方协议|毕业生就业协议|^聘书$|(?:在职|收入|工作)证明书?$", 6),
)
FACES = (
    face(
        "",
        marks=(
            mark("劳动合同", 2.5),
            mark("聘用合同", 2.5),
            mark("就业合同", 2.5),
            mark("聘任合同", 2.5),
            mark("工作合同", 2),
            mark("雇佣合同", 2),
            mark("EMPLOYMENT CONTRACT", 2),
            mark("用人单位", 1),
            mark("聘用单位", 1),
            mark("甲方", 1),
            mark("乙方", 1),
            mark("合同期限", 1),
            mark("re:聘(?:用|任)?期", 0.5),
            mark("受聘", 1),
            mark("劳动者", 0.5),
            mark("试用期", 0.5),
            mark("劳动报酬", 0.5),
            mark("雇主", 1),
            mark("雇员", 1),
            mark("外国专家", 1),
            mark("专家姓名", 0.5),
            mark("re:合同(?:有效期|起止)", 1),
            mark("工作岗位", 0.5),
        ),
        against=_AGAINST,
        need=4.5,
    ),
)
LABELS = (
    "法定代表人", "住所", "地址", "联系电话", "身份证号", "身份证号码", "护照号码", "护照号", "国籍",
    "性别", "出生日期", "工作岗位",
    "岗位", "工作地点", "通讯地址", "邮编", "统一社会信用代码", "甲方（盖章）", "乙方（签字）", "甲方盖章",
    "乙方签字", "合同编号", "编号",
    "委托代理人", "单位地址", "岗位名称", "聘用岗位", "聘用期限", "合同期限", "聘期", "签订日期", "签订时间",
)  # fmt: skip
_EMPLOYER = "用人单位|聘用单位|聘任单位|聘请单位|引进单位|用工单位|聘方|聘请方|雇主|单位|Employer"
_EMPLOYEE = (
    "劳动者|受聘人员|受聘人|受聘者|受聘专家|受聘教师|受聘方|应聘方|引进人才|外国专家|外籍专家|外籍教师|外教|雇员|职工|员工|专家"
    "|教师|个人|Employee"
)


FIELDS = (
    text("employer", after=(*sides.labels("甲方", _EMPLOYER, "名称"), "名称")),
    name("employee_name", after=(*sides.labels("乙方", _EMPLOYEE, "姓名"), "姓名")),
    date("valid_from"),
    date("valid_until"),
)
_ORG = (
    r"(?:公司|大学|学院|学校|中学|小学|幼儿园|中心|研究院|研究所|院|所|局|部|集团|厂|医院|会|社|馆|室|处|Ltd\.?|Inc\.?"
    r"|University|站|银行|事务所)$"
)
_NO_PERSON = re.compile(
    r"签|盖章|专家|外籍|双方|合同|协议|[。；;，]|^为|以下|单位|人员|教师|劳动者|聘|应当|可以|同意|^在"
)
"""What a label claims in a clause (乙方执一份，…) or beside another label."""


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Both sides from the lines 甲方（用人单位）：… and 乙方（劳动者）：…, the term from its clause."""
    told = {field: one for field, one in found.items() if field != "employee_name" or _is_person(one)}
    told |= _employer(sheet) | _employee(sheet, "employee_name" in told)
    if "employee_name" not in told:
        told |= _latin(sheet)
    told = {field: one for field, one in told.items() if not (field == "employer" and _too_short(one))}
    told.update(_term(sheet))
    return told


def _employer(sheet: Sheet) -> dict[str, Found]:
    places = (
        sides.behind(sheet, "甲方", _EMPLOYER),
        sides.signed(sheet, "甲方"),
        sides.in_sentence(sheet, "甲方"),
    )
    for said, pieces, _ in itertools.chain(*places):
        name = re.sub(r"(?<=[\u4e00-\u9fff）)])[A-Za-z][A-Za-z,.&]{5,}$", "", said)  # the same in English
        if re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9（）()·&.,\-]{3,40}", name) and re.search(_ORG, name, re.I):
            return {"employer": persons.found("employer", plain(name) or Parsed(name, name), pieces, "text")}
    return {}


def _employee(sheet: Sheet, labelled: bool) -> dict[str, Found]:
    """From the line of the side; from signatures and sentences where no label claims one."""
    others = (sides.signed(sheet, "乙方"), sides.in_sentence(sheet, "乙方"))
    for said, pieces, print_ in itertools.chain(
        sides.behind(sheet, "乙方", _EMPLOYEE), *(() if labelled else others)
    ):
        record = names.parse(re.sub(r"[（(].*", "", said)) or names.parse_latin(_STYLED.sub("", print_))
        if record and not _NO_PERSON.search(said):
            return {"employee_name": persons.found("employee_name", record, pieces, "name")}
    return {}


def _is_person(one: Found) -> bool:
    return not _NO_PERSON.search(one.raw) and not _NO_PERSON.search(str(one.value))


def _too_short(one: Found) -> bool:
    """甲方 in a clause (甲方应当…) is no employer: its print ends like no body's name."""
    return not re.search(_ORG, str(one.value), re.I)


_STYLED = re.compile(r"^\s*(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\b\.?\s*)+", re.IGNORECASE)
"""How a person is addressed; no part of the name."""


def _latin(sheet: Sheet) -> dict[str, Found]:
    for label in ("乙方", "受聘人", "受聘专家", "劳动者", "姓名", "乙方姓名"):
        for claim in sheet.labelled(label):
            record = names.parse_latin(persons.spelled(claim.row)) if claim.row else None
            if record:
                return {"employee_name": persons.found("employee_name", record, claim.row, "name")}
    return {}


_DAY = r"\d{4}(?:年\d{1,2}月\d{1,2}日|[./-]\d{1,2}[./-]\d{1,2})"
_SPAN = re.compile(
    r"(?:期限|聘期|聘用期|聘任期|任期|合同期|有效期)(?:[（(][^）)]{1,8}[）)])?(?:为|[:：])?(?:[^。；;，,试]{0,12}[,，:：])?"
    rf"[自从]?(?P<value>{_DAY}起?[至到—–\-~～一]+{_DAY})"
)
"""The term right behind its label: in a table, or on a cover among other days."""


def _term(sheet: Sheet) -> dict[str, Found]:
    """The term behind its label; its clause: two dates with 至 between, not the probation's; or 于…生效 and
    于…终止.
    """
    spans = {match["value"]: (match, pieces) for match, pieces in sheet.search_all(_SPAN)}
    if len(spans) == 1:
        print_, (_, pieces) = next(iter(spans.items()))
        span = dates.parse_period(print_)
        if span and span.valid_from:
            return {
                field: persons.found(field, span, pieces, "date", field)
                for field in ("valid_from", "valid_until")
            }
    for sentence in prose.sentences(sheet):
        if not re.search(r"[至到止]", sentence.text) or not re.search(
            r"期限|合同|聘期|聘用期|聘任期|任期|自", sentence.text
        ):
            continue
        body = re.split(r"[,，]?(?:其中)?[,，]?试用期", sentence.text)[0]
        span = dates.parse_period(body)
        if span and span.valid_from and re.search(r"\d", body):
            return {
                field: persons.found(field, span, sentence.pieces, "date", field)
                for field in ("valid_from", "valid_until")
            }
    told: dict[str, Found] = {}
    for field, word in (("valid_from", "起?(?:生效|开始|执行)"), ("valid_until", "(?:终止|届满|到期)")):
        days = {
            match["value"]: pieces
            for match, pieces in sheet.search_all(
                r"(?:合同|协议|聘期|期限)(?:[^。；;0-9试]{0,20}[,，])?[于自从]"
                rf"(?P<value>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?:[（(][^）)]{{0,12}}[）)])?{word}"
            )
        }
        record = dates.parse(next(iter(days))) if len(days) == 1 else None
        if record is not None:
            told[field] = persons.found(field, record, next(iter(days.values())), "date")
    return told


SPECIMENS = (
    specimen(
        "",
        """
                        劳动合同书
        甲方（用人单位）：北京样本科技有限公司
        法定代表人：样本
        乙方（劳动者）：测试父
        身份证号码：11010519491231002X
        根据有关法律规定，双方签订本合同。
        第一条 本合同为固定期限劳动合同，自2020年9月1日起至2023年8月31日止，其中试用期至2020年12月31日止。
        第二条 乙方工作岗位为研究员。甲方应当按月支付劳动报酬。
        """,
        employer="北京样本科技有限公司",
        employee_name="测试父",
        valid_from="2020-09-01",
        valid_until="2023-08-31",
    ),
    specimen(
        "",
        """
                    专家聘用合同
        聘用单位：样本大学
        受聘人：TOM EXEMPLAR
        国籍：样本国
        合同期限：2021年1月1日至2024年12月31日
        """,
        employer="样本大学",
        employee_name="TOMEXEMPLAR",
        valid_from="2021-01-01",
        valid_until="2024-12-31",
    ),
    specimen(  # the side behind its role; more about the employee in the same line
        "",
        """
                    专家聘用合同书
        聘用单位（甲方）：北京样本研究院
        法定代表人：测试母
        受聘人（乙方）：测试父    性别：男
        一、聘期：自2022年3月1日起至2027年2月28日止，共五年。
        甲方（盖章）                乙方（签字）：
        """,
        employer="北京样本研究院",
        employee_name="测试父",
        valid_from="2022-03-01",
        valid_until="2027-02-28",
    ),
    specimen(  # the model contract of the labour offices: begin and end in sentences of their own
        "",
        """
                        劳动合同书
        甲方（用人单位）：北京样本科技有限公司
        乙方（劳动者）：测试父性别：男
        一、劳动合同期限
        第一条 本合同为固定期限的劳动合同。
        本合同于2020年7月15日生效，其中试用期至2020年10月14日止。本合同于2023年7月14日终止。
        """,
        employer="北京样本科技有限公司",
        employee_name="测试父",
        valid_from="2020-07-15",
        valid_until="2023-07-14",
    ),
    specimen(  # the model of the institutions: a table, the term in figures with a dash
        "",
        """
                    事业单位聘用合同书
        聘用单位    名称         北京样本研究中心
        （甲方）    法定代表人   测试母      电话   010-51500000
        受聘人员    姓名         测试父      性别   男
        （乙方）    身份证号     11010519491231002X
        聘用岗位    专业技术岗位
        聘用期限    2020.01.01—2025.12.31
        甲乙双方在平等自愿、协商一致的基础上签订本合同。
        """,
        employer="北京样本研究中心",
        employee_name="测试父",
        valid_from="2020-01-01",
        valid_until="2025-12-31",
    ),
    specimen(  # the cover: the day of signing above the term
        "",
        """
                        劳动合同书
                        （固定期限）
              甲方：北京样本科技有限公司
              乙方：测试父
              签订日期：2021年4月6日
              合同期限：2021年4月8日至2024年4月7日
        """,
        employer="北京样本科技有限公司",
        employee_name="测试父",
        valid_from="2021-04-08",
        valid_until="2024-04-07",
    ),
    specimen(  # the model contract for foreign experts
        "",
        """
                           聘用合同
                    CONTRACT OF EMPLOYMENT
        一、聘方 Party A (Employer): 样本大学
        法定代表人：测试母  地址：样本路1号
        二、受聘方 Party B (Employee): Dr. Tom Exemplar
        国籍 Nationality: 样本国
        三、合同期自2023年9月1日起至2026年8月31日止。
        """,
        employer="样本大学",
        employee_name="TomExemplar",
        valid_from="2023-09-01",
        valid_until="2026-08-31",
    ),
    specimen(  # without a fixed term: only its beginning
        "",
        """
                    样本人才聘用协议
        甲方（用人单位）：北京样本研究所
        乙方（受聘人）：测试父
        根据《中华人民共和国劳动合同法》，双方订立本协议。
        一、本协议为无固定期限协议，自2019年11月18日起生效。
        二、乙方从事研发工作。
        """,
        employer="北京样本研究所",
        employee_name="测试父",
        valid_from="2019-11-18",
    ),
)
