"""专家就业合同: the employment contract of an expert (劳动合同书, 聘用合同), between employer 甲方 and
employee 乙方.

Many pages; the first names both sides, a clause gives the term (自…起至…止). A probation period (试用期) is
not the term. Foreign experts stand with a Latin name. Only the contract with a fixed term gives both dates.
"""

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import persons, prose, sides
from extractors.declare import Found, Parsed, Sheet, face, mark, name, number, plain, specimen, text
from extractors.layout import Segment
from extractors.values import dates, names

TITLE = "专家就业合同"
WHOLE_PAGE = True
PAGED = True
_AGAINST = (
    mark("离婚协议", 6),
    mark("男方", 3),
    mark(
        "re:^.{0,12}(?:承诺书|证明信|证明书?|工作居住证|通知书?|续订书|公告|登记表|申请表|审批表|规定|办法|条例)$",
        7,
    ),
    mark(
        "re:^.{0,10}(?:解除|终止|续订|变更)[^。；;，,]{0,12}(?:合同|关系|协议)(?:的?(?:证明|通知|协议))?书?$",
        6,
    ),
    mark("re:合同(?:管理|订立|签订|填写).{0,12}(?:规定|办法|条例|说明|指南|须知|台账|通知)$", 4),
    mark(
        "re:^.{0,12}(?:租赁|买卖|采购|服务|施工|承揽|借款|赠与|委托|代理|转让|培训|运输|保密|竞业限制|实习|保险|派遣|合作|集体|见习)"
        "(?:合同|协议)书?$",
        6,
    ),
    mark("re:录[用取]通知|本函不构成|拟聘请您|[Oo]ffer", 6),
    mark("re:三方协议|毕业生就业协议|^聘书$|(?:在职|收入|工作)证明书?$", 6),
)
_TITLE = (
    r"re:^[\u4e00-\u9fff]{0,18}(?:劳动|聘[用任请]|就业|雇佣|雇用|受聘|引进|工作)"
    r"(?:[（(][\u4e00-\u9fff]{2,6}[）)])?(?:合同|协议|合约)书?(?:[（(][\u4e00-\u9fff]{2,16}[）)])?$"
)
FACES = (
    face(
        "",
        marks=(
            mark(_TITLE, 4.5),
            mark("re:^聘请.{0,6}专家.{0,4}(?:合同|协议)书?$", 4.5),
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
            mark("re:^聘[用请任]?方|中心[（(]盖章", 1),
            mark("合同期限", 1),
            mark("re:聘(?:用|任)?期", 0.5),
            mark("re:合同(?:的?(?:开始|终止|起始|起止|截止)(?:日期|时间)|类型)", 1),
            mark("受聘", 1),
            mark("劳动者", 0.5),
            mark("试用期", 0.5),
            mark("劳动报酬", 0.5),
            mark("re:工作内容(?:和|及|与|、)工作地点", 1.5),
            mark("re:工作时间(?:和|及|与|、)休息休假|劳动保护、?(?:和|及)?劳动条件", 1.5),
            mark("re:社会保险(?:和|及|与|、)(?:其他)?福利", 1),
            mark("re:固定期限(?:的)?(?:劳动|聘用)?合同", 1.5),
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
    "合同签订日期", "劳动合同签订日期", "合同签订时间",
)  # fmt: skip
_EMPLOYER = (
    "用人单位|聘用单位|聘任单位|聘请单位|引进单位|用工单位|聘方|聘请方|聘用方|聘任方|雇主|单位|Employer"
)
_EMPLOYEE = (
    "劳动者|受聘人员|受聘人|受聘者|受聘专家|受聘教师|受聘方|应聘方|引进人才|外国专家|外籍专家|外籍教师|外教|雇员|职工|员工|专家"
    "|教师|个人|Employee"
)

_OF = ("合同", "聘期", "聘用", "聘任", "期限", "劳动合同")
_FROM = ("开始日期", "起始日期", "生效日期", "起始时间", "开始时间", "起始日", "开始日", "起始", "起")
_UNTIL = (
    "终止日期",
    "截止日期",
    "结束日期",
    "届满日期",
    "终止时间",
    "截止时间",
    "到期日期",
    "到期日",
    "终止日",
    "截止",
    "止",
)
FIELDS = (
    text("employer", after=(*sides.labels("甲方", _EMPLOYER, "名称"), "名称", "单位全称", "公司名称")),
    name(
        "employee_name",
        after=(*sides.labels("乙方", _EMPLOYEE, "姓名"), "姓名", "专家姓名", "本人姓名"),
        parse=names.parse_either,
    ),
    number(
        "valid_from", dates.parse, sort="date", after=tuple(f"{of}{word}" for of in _OF for word in _FROM)
    ),
    number(
        "valid_until", dates.parse, sort="date", after=tuple(f"{of}{word}" for of in _OF for word in _UNTIL)
    ),
)
_ORG = (
    r"(?:公司|大学|学院|学校|中学|小学|幼儿园|中心|研究院|研究所|院|所|局|部|集团|厂|医院|会|社|馆|室|处|Ltd\.?|Inc\.?"
    r"|University|站|银行|事务所)$"
)
_NO_PERSON = re.compile(
    r"Party|Employ|签|盖章|专家|外籍|双方|合同|协议|[。；;]|，(?!\s*[A-Z])|^为|以下|单位|人员|教师|劳动者|聘|应当|可以|同意|^在"
)
"""What a label claims in a clause (乙方执一份，…) or beside another label."""


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Both sides from the lines 甲方（用人单位）：… and 乙方（劳动者）：…, the term from its clause."""
    told = {field: one for field, one in found.items() if field != "employee_name" or _is_person(one)}
    told |= _employer(sheet) | _employee(sheet, "employee_name" in told)
    if "employee_name" not in told:
        told |= _labelled(sheet)
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
        name = re.sub(r"[（(](?:(?:以下|下文)?[简下统]?称|地址|住所|注册地).*$", "", said)
        name = re.sub(r"(?<=[\u4e00-\u9fff）)])[A-Za-z][A-Za-z,.&]{5,}$", "", name)  # the same in English
        if re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9（）()·&.,\-]{3,40}", name) and re.search(_ORG, name, re.I):
            return {"employer": persons.found("employer", plain(name) or Parsed(name, name), pieces, "text")}
    return {}


def _employee(sheet: Sheet, labelled: bool) -> dict[str, Found]:
    """From the line of the side; from signatures and sentences where no label claims one."""
    others = (sides.signed(sheet, "乙方"), sides.in_sentence(sheet, "乙方"))
    for said, pieces, print_ in itertools.chain(
        sides.behind(sheet, "乙方", _EMPLOYEE), *(() if labelled else others)
    ):
        twice = _TWO_SCRIPTS.search(said) is not None
        said, print_ = (re.sub(r"[（(].*", "", one) for one in (said, print_))
        rest = sides.continued(sheet, pieces[-1])
        print_ = " ".join((print_, *(piece.text for piece in rest)))
        record = names.parse(said) or names.parse_latin(_STYLED.sub("", print_))
        pieces = (*pieces, *rest)
        if record and not _NO_PERSON.search(said) and not _INITIALS.search(print_):
            told = persons.found("employee_name", record, pieces, "name")
            return {"employee_name": replace(told, outcome="recheck") if twice else told}
    return {}


_TWO_SCRIPTS = re.compile(r"[A-Za-z][（(][\u4e00-\u9fff]|[\u4e00-\u9fff][（(](?!Party|Employ)[A-Z][A-Za-z-]+")
"""A name in one script with the same in another behind it: which of them a paper means, a person says."""


def _is_person(one: Found) -> bool:
    return not (_NO_PERSON.search(one.raw) or _INITIALS.search(one.raw)) and not _NO_PERSON.search(
        str(one.value)
    )


def _too_short(one: Found) -> bool:
    """甲方 in a clause (甲方应当…) is no employer: its print ends like no body's name."""
    return not re.search(_ORG, str(one.value), re.I)


_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z]\.")
"""How people sign (A. Volkova): less than the name."""
_STYLED = re.compile(r"^\s*(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\b\.?\s*)+", re.IGNORECASE)
"""How a person is addressed; no part of the name."""


def _labelled(sheet: Sheet) -> dict[str, Found]:
    """Where the first label claims no person (特聘专家聘用合同), the next does; Latin names too."""
    others = ("乙方姓名", "乙方", "受聘人", "受聘专家", "劳动者", "姓名")
    for label in (*others, *sides.labels("乙方", _EMPLOYEE, "姓名")):
        for claim in sheet.labelled(label):
            print_ = persons.spelled(claim.row) if claim.row else ""
            record = names.parse(print_) or names.parse_latin(print_)
            if record and not _NO_PERSON.search(print_) and not _INITIALS.search(print_):
                return {"employee_name": persons.found("employee_name", record, claim.row, "name")}
    return {}


_DAY = (
    r"(?:\d{4}(?:年\d{1,2}月\d{1,2}日|[./-]\d{1,2}[./-]\d{1,2})"
    r"|二[〇○零O一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_SPAN = re.compile(
    r"(?:期限|聘期|聘用期|聘任期|任期|合同期|有效期|工作时间|服务期|合同起[止讫](?:时间|日期)?)(?:[（(][^）)]{1,8}[）)])?(?:[A-Za-z]{3,24})?(?:为|[:：])?(?:[^。；;，,试]{0,12}[,，:：（(])?"
    rf"(?:[自从即]|[Ff]rom)?(?P<value>{_DAY}起?(?:[至到—–\-~～一，,]+|to){_DAY})"
)
"""The term right behind its label: in a table, or on a cover among other days."""

_PAST = re.compile(
    "原(?:[于有]|合同|协议|聘|签|劳动|单位)|上[一期]|前[一次期]|曾|此前|连续工作|工龄|入职|鉴于|关联"
)
_BACK = 40
"""What is said of an earlier contract, up to so many letters before its term."""
_OTHER = re.compile("租赁|租房|借款|贷款|购房|保险合同|许可证?|签证|护照|居留|培训协议|专利|课题|项目期")
"""What else has a term."""


def _term(sheet: Sheet) -> dict[str, Found]:
    """The term behind its label; its clause: two dates with 至 between, not the probation's; or 于…生效 and
    于…终止.
    """
    spans = {
        match["value"]: (match, pieces)
        for match, pieces in sheet.search_all(_SPAN)
        if not _PAST.search(match.string, max(0, match.start() - _BACK), match.start("value"))
    }
    if len(spans) == 1:
        print_, (_, pieces) = next(iter(spans.items()))
        span = dates.parse_period(print_)
        if span and span.valid_from:
            return _both_days(span, pieces)
    for sentence in prose.sentences(sheet):
        if not re.search(r"[至到止]", sentence.text) or not re.search(
            r"期限|合同|聘期|聘用期|聘任期|任期|自", sentence.text
        ):
            continue
        body = re.split(r"[,，]?(?:其中)?[,，]?试用期", sentence.text)[0]
        if _PAST.search(body) or _OTHER.search(body):
            continue
        span = dates.parse_period(body)
        if span and span.valid_from and re.search(r"\d|二[〇○零O]", body):
            return _both_days(span, sentence.pieces)
    return _apart(sheet)


def _both_days(span: dates.DateRange, pieces: tuple[Segment, ...]) -> dict[str, Found]:
    return {
        field: persons.found(field, span, pieces, "date", field) for field in ("valid_from", "valid_until")
    }


def _apart(sheet: Sheet) -> dict[str, Found]:
    """Begin and end in sentences of their own: 于…生效, 于…终止."""
    told: dict[str, Found] = {}
    for field, word in (
        ("valid_from", "起?(?:生效|开始|执行|履行)"),
        ("valid_until", "(?:终止|届满|到期|结束|期满)"),
    ):
        days = {
            match["value"]: pieces
            for match, pieces in sheet.search_all(
                r"(?:(?:合同|协议|聘期|期限)(?:[^。；;0-9试]{0,20}[,，]|(?=[于自从]))|生效[,，])[于自从至到]?"
                rf"(?P<value>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?:[（(][^）)]{{0,12}}[）)])?{word}"
            )
        }
        record = dates.parse(next(iter(days))) if len(days) == 1 else None
        if record is not None:
            told[field] = persons.found(field, record, next(iter(days.values())), "date")
    return told or _open_ended(sheet)


def _open_ended(sheet: Sheet) -> dict[str, Found]:
    """The begin of a contract that runs until its employee retires."""
    hits = sheet.search_all(rf"[自从](?P<value>{_DAY})起?至(?!{_DAY})[^。；;]{{0,20}}(?:退休|法定)")
    record = dates.parse(hits[0][0]["value"]) if len(hits) == 1 else None
    return {"valid_from": persons.found("valid_from", record, hits[0][1], "date")} if record else {}


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
    specimen(  # a table of groups; the term as two cells
        "",
        """
             高层次专家聘任（就业）合同书
                单位名称   北京样本人工智能科技股份有限公司
         甲方
                统一社会信用代码    91110108MA01X7QK3   联系人   人力资源部
                姓名    测试甲   国籍  样本国
         乙方                 出生日期   1974/11/03
                护照号码   E00000000
         期限   合同开始日期   2022.04.15   合同终止日期   2025.04.14
         岗位   首席科学家    工作制   不定时工作制
         甲方：（公章）      乙方签字：
                          2022年4月11日
        """,
        employer="北京样本人工智能科技股份有限公司",
        employee_name="测试甲",
        valid_from="2022-04-15",
        valid_until="2025-04-14",
    ),
    specimen(  # the sides named in a sentence, each by a word of its own
        "",
        """
                       专家聘用合同
           聘用方北京样本研究中心（以下简称“中心”）与受聘专家
        测试甲（以下简称“专家”）经协商，达成如下协议：
           一、聘期三年，2019年12月01日生效，2022年11月30日届满。
           二、专家应遵守中国法律，可以解除劳动合同。
          中心（盖章）         专家（签名）
          日期：2019年11月18日     日期：2019年11月18日
        """,
        employer="北京样本研究中心",
        employee_name="测试甲",
        valid_from="2019-12-01",
        valid_until="2022-11-30",
    ),
)
