"""医疗救助对象证明: proof that a person belongs to those whose contribution the state pays.

Certificates and statements of civil affairs, the disabled persons' federation or a sub-district: 最低生活保障
(低保), 特困供养, 低收入, 孤儿, 重度残疾 and others. The kind of aid is taken as printed. Names differ by city
and year."""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import aided, lasting, persons, prose, ticks
from extractors.declare import (
    Found,
    Parsed,
    Sheet,
    date,
    face,
    id_number,
    mark,
    name,
    pattern,
    plain,
    specimen,
    text,
)
from extractors.flat import Strip
from extractors.segment import Segment
from extractors.values import dates, names
from extractors.values import id_number as identity
from extractors.values.parsed import HasValue

TITLE = "医疗救助对象证明"
WHOLE_PAGE = True
PUPIL = True
TWICE = ("户主", "姓名")
CARD = (
    r"^[\u4e00-\u9fff]{0,20}(?:残疾人|救助(?:对象|家庭|人员)?|供养|特困(?:人员|家庭|户)?|低保(?:户|家庭)?|五保|低收入(?:家庭|农户)?"
    r"|困难(?:家庭|群众|职工|学生)|优[待抚](?:对象)?|孤儿|困境儿童|儿童福利|(?:保障|救助|供养)金?领取|最低生活保障)证$"
)
"""The names of its booklets and cards; what offices write as letters is a 证明."""
_TYPES = (
    r"(?:城市|农村|城乡)?(?:[一二三四ABCD]类)?(?:居民)?(?:最低生活保障|低保)(?:边缘)?(?:对象|人员|家庭成员|家庭(?:学生|儿童)?|户)"
    r"|特困人员救助供养|孤儿基本生活保障|(?:城市|农村)?特困(?:救助)?(?:供养)?(?:人员|对象|户)(?:[（(](?:分散|集中)供养[)）])?"
    r"|(?:城市|农村)?低收入(?:救助|困难)?(?:对象|人员|家庭成员|家庭|人口)|(?:城[市镇乡]|农村)?[“”]?三无[“”]?(?:人员|对象)|相对困难(?:家庭成员|家庭)|返贫致贫(?:人口|户)|见义勇为(?:牺牲)?人员(?:子女|家属|遗属)?|(?:突发)?严重困难户|困境儿童|事实无人抚养儿童|孤儿|重度残疾人员?|(?:因病)?支出型困难(?:家庭成员|家庭|人员)"
    r"|低收入农户|(?:非?本[市省区县]户籍)?(?:家庭)?经济困难(?:家庭)?(?:学生|儿童|家庭)"
    r"|参战(?:退役|涉核)?人员|在乡复员军人|带病回乡退伍军人|五保(?:供养)?(?:对象|户)|(?:深度|相对|特困)?困难职工|[残伤]疾?军人|烈士、因公牺牲军人、病故军人遗属|(?:因公)?(?:烈士|牺牲军人|病故军人|残疾军人)(?:子女|遗属)|计划生育特殊家庭|建档立卡(?:贫困|脱贫)?(?:户|人口|家庭|学生)|因病致贫(?:家庭)?(?:重病)?(?:患者|家庭成员|家庭|人员)|农村易返贫致贫人口|(?:脱贫不稳定|边缘易致贫)(?:户|人口)|优抚对象|(?:享受政策)?脱贫(?:享受政策)?(?:户|人口|家庭)|防止?返贫(?:致贫)?监测(?:对象|户)|(?:收入|支出)型贫困(?:家庭成员|家庭|人员)"
)
_GROUPS = (
    "最低生活保障|低保|特困|五保|低收入|边缘家庭|(?:支出|收入)型(?:困难|贫困)(?:家庭)?|救助供养|供养对象|免缴费?(?:人员|对象)|烈士家庭|孤儿|困境儿童|无人抚养|三无|相对困难|困难(?:职工|群众|家庭|居民)|特殊困难"
    "|资助对象|参保资助|资助参保|残疾(?:学生|儿童)|严重困难户?|医疗救助|社会救助|临时救助|重度残疾|(?:困难)?残疾人.{0,2}(?:两项补贴|生活补贴|护理补贴)|优抚|抚恤|(?:军人|遗属|烈属).{0,4}优待|[残伤]残?疾?军人|(?:烈士|病故军人|牺牲军人|残疾军人)(?:遗属|子女)|烈属"
    "|计划生育[^，。]{0,6}(?:特别扶助|特殊)|计生特殊|特别扶助|脱贫|建档立卡|返贫|扶贫|(?:精准|结对|职工|贫困)帮扶|见义勇为"
)
"""Whom the state aids, as titles of papers name them."""
_GENRES = (
    "证|证书|证件|证明[书信单]?|手册|明白卡|联系卡|救助卡|优待卡|认定[书表]|确认[书单表]|核定表|通知书|告知书|决定书|批复|备案表|档案[表卡]?|审[批核]意见|凭证"
    "|登记卡|信息[表卡]|查询(?:结果|单|表)?"
)
"""What such papers call themselves."""
FACES = (
    face(
        "card",
        marks=(
            mark("re:^(?:中华人民共和国)?残疾人证(?:[(][^()]{1,8}[)])?$", 3),
            mark("re:^残疾类别", 1.5),
            mark("re:残疾等级", 1),
            mark("re:^残疾人?证号", 1.5),
            mark("re:与残疾人关系", 1),
            mark("re:批准残联|残疾人联合会", 0.5),
        ),
        need=4.0,
    ),
    face(
        "",
        marks=(
            mark("医疗救助", 3),
            mark("救助对象", 1),
            mark("最低生活保障", 2.5),
            mark("re:低保(?:证|对象|人员|家庭)", 2),
            mark("特困", 1.5),
            mark("re:困难.{0,4}救助", 1.5),
            mark("re:特困(?:人员|家庭|供养).{0,8}(?:供养|证)", 2),
            mark("re:低收入.{0,4}(?:家庭)?(?:救助)?证", 2),
            mark("困难群众", 1.5),
            mark("重度残疾", 1.5),
            mark("re:五保", 1.5),
            mark(
                "re:(?:低保|生活保障|五保|特困|孤儿|低收入|困难|困境|无人抚养).{0,10}(?:证|证明|证明书|认定表|认定书)$",
                1.5,
            ),
            mark("困难类别", 1.5),
            mark("供养方式", 1.5),
            mark("供养类别", 1.5),
            mark(
                "re:[系为属是][^，。；]{0,10}(?:低保|五保|特困|孤儿|困境儿童|无人抚养|低收入|困难家庭|困难职工|重度残疾|边缘家庭"
                "|[入出]型|[返致]贫|脱贫|建档立卡|优抚|[伤残]残?疾?军人|烈士)",
                1.5,
            ),
            mark("re:享受[^，。；]{0,10}(?:低保|最低生活|特困|五保|抚恤|优待|生活(?:补贴|补助|费))", 1),
            mark("re:(?:街道办事处|[镇乡]人民政府|[村居]民?委员会|退役军人事务局|总工会)$", 0.5),
            mark("re:(?:低收入|困难|型贫困)(?:困难)?家庭(?:成员|证)|财政资助|资助参(?:保|加.{0,6}医)", 1),
            mark("re:救助对象.{0,6}证明[书信单]?(?:$|[(])", 1.5),
            mark("re:社会救助|救助身份|救助待遇|保障待遇", 1),
            mark(
                "re:(?:认定|纳入|列入|享受|属于)[^，。]{0,20}(?:最低生活保障|低保|特困|救助|监测|[入出]型困难|困难家庭|边缘|[脱返]贫|孤儿|困境|无人抚养)",
                1,
            ),
            mark("re:孤儿基本生活|儿童福利证|困境儿童|事实无人抚养", 2),
            mark("re:^(?:孤儿|儿童福利|五保|低保|特困人员?)(?:救助)?(?:供养)?证$", 3),
            mark("re:建档立卡|防止?返贫监测|返贫监测对象|脱贫(?:不稳定)?户|边缘易致贫", 2.5),
            mark("re:监测对象|(?:致贫|返贫)(?:风险|原因)|风险状态", 1),
            mark("re:^.{2,16}(?:乡村振兴|农业农村局|扶贫办)", 1),
            mark("re:^(?:户类[型别]|脱贫年度|识别时间)", 1),
            mark("re:^(?:精准)?(?:扶贫|帮扶)手册$", 2),
            mark("re:^与烈士(?:的?关系)|^优待证(?:编?号)|遗属优待证$", 1.5),
            mark("re:^优待证$|(?:烈士|军人)遗属$", 2),
            mark(rf"re:^[☑√■✓]?(?:{_TYPES})$", 2),
            mark("re:年度?审[验核](?:合格|记录)|年[审检]合格", 1),
            mark("re:^(?:核[验查对]|认定|查询)(?:结果|类[型别])", 1),
            mark("re:重度残疾.{0,8}(?:资助|补助|参保)", 2),
            mark("re:(?:参保|缴费)(?:资助|补助)|全额(?:资助|补助)", 1),
            mark(
                rf"re:(?:认定|确认|核定|评定|审批|登记|[被批]?列|纳入|识别)(?:其|[该你]户|该生)?为[^，。]{{0,10}}(?:{_GROUPS}|困境|[入出]型|边缘)",
                2,
            ),
            mark("re:(?:认定)?为?低保边缘家庭(?:成员)?", 1),
            mark(
                "re:(?:意见|部门|民政局)[:：]?[^，。]{0,14}同意(?!上报)|^同意[。，]?$|(?:同意|批准)[^，。]{0,12}(?:纳入|认定|享受|给予|列入|为)",
                4,
            ),
            mark("救助供养", 1),
            mark("re:^供养(?:对象|形式|方式|机构|标准)", 1),
            mark(
                "re:家庭[^，。；]{0,6}[系为属是]于?[^，。；]{0,6}(?:低保|最低生活|特困|低收入|边缘|脱贫|监测)",
                1,
            ),
            mark("低收入", 1),
            mark("孤儿", 1),
            mark("民政", 1),
            mark("re:^(?:中华人民共和国)?残疾人证(?:[(][^()]{1,8}[)])?$", 3),
            mark("re:^残疾(?:类别|等级)", 1),
            mark("re:^残疾人?证号", 1),
            mark("re:批准残联|残疾人联合会", 0.5),
            mark("re:残疾人证[^明]", 1),
            mark("救助类别", 1.5),
            mark("保障类别", 1),
            mark("re:医疗救助[^，。]{0,12}(?:证|证明|证明单|证明书|认定书|证明信)$", 1.5),
            mark("re:认定[^，。]{0,16}困难学生|(?:学生|人员|家庭).{0,8}救助", 1),
            mark("re:证明?$", 0.5),
            mark("re:兹(?:证明|有)", 0.5),
            mark("re:(?:低保|救助|特困)证?号", 1),
            mark("re:(?:低保?|救助?|特困|五保|孤|困)[证字]*第", 2),
            mark(
                f"re:^[^，。；]{{0,24}}(?:{_GROUPS})[^，。；]{{0,16}}(?:{_GENRES})(?:[(][^()]{{1,8}}[)])?$",
                2.5,
            ),
            mark(
                "re:^(?:[享保]障?受?(?:人数|人口|状态|标准)|月?保障金额?|(?:低保|困境|帮扶|扶助|优待|抚恤|领取|补贴|享受|资助)(?:人员|对象|家庭)?(?:类[别型]|种类|原因)"
                "|残疾性质|帮扶(?:责任人|干部|单位|措施)|[致返][贫困]原因|养护人|供养(?:直系)?(?:亲属|人口))",
                1.5,
            ),
            mark(
                "re:^(?:城市|农村|城乡)?(?:居民)?(?:低保|最低生活保障|特困|低收入)(?:边缘)?(?:对象|户|家庭|人员)?[一二三四A-D]?类?$",
                1,
            ),
            mark("re:(?:保障|救助|供养|低保|监测|扶助)(?:对象|家庭|人员|户)(?:基本|家庭)?(?:情况|信息)", 1.5),
            mark("re:(?:救助|扶助|帮扶|困难|优待|低保|困境|监测|身份)(?:对象|人员|家庭)?类[别型]", 1),
            mark(
                "re:(?:卫生健康|退役军人事务|民政|乡村振兴|农业农村)(?:委员会|局|部|厅|办公室)|总工会|残疾人联合会",
                0.5,
            ),
            mark("re:(?:纳入|列入)[^，。；]{0,20}(?:保障|救助|帮扶|供养|扶助|监测)(?:范围|对象|名单)", 1.5),
            mark(
                "re:(?:发放|领取|享受)[^，。；]{0,12}(?:基本生活费|生活补贴|护理补贴|扶助金|抚恤金|低保金|救助金|补助金)",
                1,
            ),
        ),
        against=(
            mark("登记表", 4),
            mark("申请表", 4),
            mark("re:^申请书?$", 4),
            mark("re:申请审[批核]表", 4),
            mark("re:不予(?:确认|批准|认定|纳入|享受|受理|通过)|未(?:予|获|能)(?:批准|通过|认定)", 10),
            mark("re:(?:[你您]|该户|[该其]家庭).{0,30}不符合", 6),
            mark(
                "re:(?:停止|终止|取消|停发).{0,16}(?:通知书?|告知书|决定书?)$|决定(?:停止|终止|取消|停发)", 10
            ),
            mark("re:受理(?:通知[书单]?|回执单?|凭证|单)$|予以受理|受理之日起", 12),
            mark("re:申请[^，。审]{1,12}登记表", 6),
            mark(
                "re:(?:哪些|什么|如何|怎样|怎么|到哪).{0,16}[？?]$|^[一二三四五六七八九][、.](?:哪些|什么|如何|怎样|怎么|需要|到哪)",
                14,
            ),
            mark("承诺书", 4),
            mark("收养", 3),
            mark("结婚", 4),
            mark("通知如下", 4),
            mark("re:宣传|政策问答|政策解读", 4),
            mark("re:(?:困难学生|贫困生|助学金)[^，。救]{0,10}(?:证明|认定表|申请|名单|名册)", 3),
            mark("re:指南|流程|^[^《]*关于(?:开展|做好|加强|印发|调整|进一步)", 4),
            mark(
                "re:(?<!审定)(?<!确认)(?<!认定)(?<!审批)(?<!审核)(?<!系统)(?:通知|公告|公示|启事)$|各位家长|家长朋友|遵照执行|(?<!日)印发|缴费工作",
                4,
            ),
            mark("办法", 2),
            mark("社会保障卡", 3),
            mark(
                "re:^(?!.*(?:脱贫|贫困|监测|帮扶)(?:户|对象|家庭)).*政策.{0,4}(?:明白|一览|汇编|手册)|明白纸$|申请条件|申领条件",
                6,
            ),
            mark("re:就业困难|就业援助|学业帮扶|心理", 3),
        ),
        need=4.0,
    ),
    face(
        "back",
        marks=(
            mark("re:^监护人(?:姓名|联系电话|电话)?$", 2),
            mark("re:^残疾人证$|^DISABLED PERSON", 1.5),
            mark("re:^(?:联系|监护人)电话", 0.5),
            mark("re:残疾人联合会$|^批准残联", 2),
            mark("re:^(?:签发|发证)(?:机关|日期)", 1),
            mark("re:^(?:家庭)?住址", 0.5),
            mark("re:^有效期", 0.5),
        ),
        against=(mark("re:证明|承诺|申请|登记", 4), mark("re:卡$", 3)),
        need=4.5,
    ),
)
LABELS = (
    "性别", "民族", "出生日期", "家庭住址", "住址", "户主姓名", "户主", "与户主关系", "家庭人口",
    "保障人数", "月保障金额", "编号", "证号",
    "发证机关", "发证日期", "签发日期", "联系电话", "特此证明", "户籍地址", "保障金额", "所属街道",
    "批准日期", "填发日期", "核发日期", "批准机关",
    "经办人", "起始日期", "审批机关", "证件类型",
    "救助证号", "救助证编号", "起始时间", "救助起始时间", "待遇起始月", "起始月份", "申请人（户主）",
    "所属区划", "监护人", "监护关系",
    "残疾类别", "残疾等级", "等级", "残疾人证号", "残疾证号", "批准残联", "关系",
    "称谓", "与申请人关系", "保障人口",
    *(
        f"{what}{start}{when}"
        for what in ("救助身份", "身份", "资格", "享受", "保障", "认定", "救助")
        for start in ("开始", "起始", "生效")
        for when in ("日期", "时间", "日")
    ),
    "成员姓名", "家庭成员姓名", "是否低保户", "是否低保", "是否特困", "是否残疾", "是否在校",
    "资助标准", "补助标准", "资助金额", "资助年度", "缴费年度", "参保年度", "审核部门", "建档时间",
    "认定日期", "当前状态", "参保所属医保区划", "身份认定部门",
    "健康状况", "在校生状况", "所在村（居）",
    "供养形式", "供养方式", "认定部门", "认定单位", "审核单位", "打印日期", "家庭类别",
    "班别", "班级", "年级", "学号", "学籍号", "就读学校", "学校",
)  # fmt: skip


def _name(raw: str) -> HasValue | None:
    """A person, not what a sentence says of one (为医疗救助对象，救助待遇…)."""
    told = names.parse(raw)
    return (
        None
        if told is None
        or re.search("证$|福利|救助|待遇|保障|对象|查询|结果|信息|认定|名单|情况", str(told.value))
        else told
    )


def _until(raw: str) -> HasValue | None:
    """The day behind 有效期至."""
    return lasting.end(raw) or (None if re.search("[自从起始]|发证|签发", raw) else dates.parse(raw))


_ISSUED = ("批准日期", "发证日期", "发卡日期", "签发日期", "填发日期", "认定日期", "核发日期")
_PERIODS = (
    "有效期", "有效期限", "本卡有效期", "本证有效期", "本证明有效期", "资格期限", "有效日期", "有效时间",
    "救助有效期", "待遇有效期",
    "认定有效期", "证件有效期", "认定期限", "救助期限", "救助期间", "救助时间", "保障期限",
    "保障期间", "待遇享受时间", "待遇享受期", "待遇享受期限", "享受待遇期限", "享受待遇时间",
    "待遇期限", "享受期限", "享受时间", "资助期限", "救助起止时间", "待遇起止时间",
    "起止时间", "享受待遇起止", "享受待遇起止时间", "享受待遇起止日期", "待遇享受起止时间", "享受起止时间",
)  # fmt: skip


def _sort(raw: str) -> Parsed | None:
    """A sort of person that is one of aid."""
    told = _type(raw)
    return (
        None
        if told is None
        or re.match("城乡居民|城镇(?!三无|低保|最低|特困|困难)|职工|学生|在职|退休|普通", told.value)
        else told
    )


def _group(raw: str) -> Parsed | None:
    """A sort of person beside a label that any paper may print (类别): one of those whom the state aids."""
    told = _type(raw)
    return told if told is not None and re.search(_GROUPS, told.value) else None


_NO_SORT = re.compile("^[的请为是系]|证明$|情况$|[，；]|^(?:信息|查询|详情|核查|[登认确核][记定]为)")
"""Rests of sentences, titles and headings in which a label of the sort stands."""


def _type(raw: str) -> Parsed | None:
    """A sort of aid, no rest of a sentence or a title in which its label stands (关于查询救助身份的证明)."""
    if len(re.findall(f"[{ticks.BOXES}]", raw)) > 1:
        chosen = ticks.ticked(_TO_TICK.sub("", raw))
        return Parsed(chosen.option, raw, "ok" if chosen.sure else "recheck") if chosen else None
    if ticks.is_unticked(raw) or re.search(r"日期|时间|医疗保险|\d{4}[年./-]", raw):
        return None
    one_spot = re.sub(r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])", "", raw.lstrip("。 "))
    told = plain(re.sub(r"\s*人口\s*\d+人?$", "", re.split("[。，,；;]", one_spot)[0]))
    return None if told is None or _NO_SORT.search(told.value) else told


_AID = (
    *(
        f"{whom}{what}{sort}"
        for whom in (
            "", "医疗救助", "救助", "社会救助", "困难", "资助", "参保资助", "保障", "低保", "扶助", "帮扶",
            "优待", "优抚", "供养", "监测", "困难职工",
        )
        for what in ("对象", "人员", "家庭", "身份", "")
        for sort in ("类别", "类型", "种类")
        if whom or (what, sort) in (("对象", "类别"), ("对象", "类型"), ("身份", "类别"))
    ),
    "对象类别为", "救助对象类别为", "困难家庭类型", "儿童类别", "救助身份", "认定类别", "户类型", "户类别",
    "农户类型", "特困类别", "困境类型", "困境类别", "领取类别", "补贴类别", "建档标准", "困难程度",
    "免缴费类别", "免缴类别", "免缴费原因", "人员身份属性", "身份属性", "人员属性", "救助属性",
)  # fmt: skip
CHOICES = (("aid_type", _AID, _type),)
FIELDS = (
    name(
        "name",
        after=(
            "救助对象姓名",
            "申请人姓名",
            "被认定人姓名",
            "人员姓名",
            "职工姓名",
            "受助人姓名",
            "受助人",
            "被资助人姓名",
            "被资助人",
            "被救助人",
            "保障对象姓名",
            "持证人姓名",
            "户名",
            "领取人",
            "儿童姓名",
            "救助对象",
            "供养对象姓名",
            "对象姓名",
            "姓名",
            "持证人",
            "持卡人姓名",
            "持卡人",
            "参保人员姓名",
            "参保人姓名",
            "参保人",
            "学生姓名",
            "学生",
            "就诊人",
        ),
        parse=_name,
    ),
    id_number(
        "id_number",
        after=aided.NUMBERS,
        anywhere=True,
    ),
    text(
        "aid_type",
        after=_AID,
        parse=_type,
    ),
    pattern(
        "aid_type",
        r"(?:救助|扶助|困难|帮扶|保障|优待|补助|对象|人员|建档)(?:类[别型]|标准|身份)[为是][:：]?(?P<value>[\u4e00-\u9fff]{3,16})(?=[。，,；;])",
        parse=_sort,
    ),
    pattern("aid_type", r"类别[为是:：]*[“\"](?P<value>[^”\"，。]{2,16})[”\"]", parse=_type),
    text("aid_type", after=("救助对象身份",), of=_TYPES),
    text("aid_type", after=("人员类别", "人员类别为"), parse=_sort),
    text("aid_type", after=("类别", "享受类别", "享受政策"), parse=_group),
    pattern(
        "aid_type",
        r"(?:享受|领取|纳入)(?:了)?(?:[我本该][市县区镇乡街旗]+)?(?P<value>(?:城[市镇乡]|农村)?(?:居民)?(?:最低生活保障|低保|特困人员救助供养|特困供养))"
        r"(?:(?:待遇|金|政策|救助)(?!的?(?:证明|认定|决定|通知|函))|范围|(?=[，,。；;、]))",
    ),
    pattern("aid_type", rf"现(?:仍?为|系|属于?|是)[^，。；]{{0,8}}?(?P<value>{_TYPES})"),
    pattern(
        "aid_type", rf"(?:系|为|属于?|是|列为|认定为|享受|纳入|列入)[^，。；]{{0,16}}?(?P<value>{_TYPES})"
    ),
    pattern("aid_type", r"(?:认定|确认|核定|登记)为[“\"](?P<value>[\u4e00-\u9fff]{4,20})[”\"]", parse=_type),
    date(
        "valid_until",
        after=(
            "有效期至",
            "有效至",
            "有效期届满日",
            "有效期届满日期",
            "有效期截止",
            "有效期截至",
            "有效期截止到",
            "认定有效期截止",
            *(
                f"{what}{end}{when}"
                for what in (
                    "",
                    "救助身份",
                    "身份",
                    "待遇",
                    "资格",
                    "享受",
                    "资助享受",
                    "待遇享受",
                    "保障",
                    "认定",
                    "救助",
                    "属性",
                    "有效期",
                )
                for end in ("结束", "终止", "截止", "到期")
                for when in ("日期", "时间", "日")
            ),
        ),
        parse=_until,
    ),
    date("valid_until", after=_PERIODS, parse=lasting.end),
    pattern(
        "valid_until",
        r"(?:之?日起|起)?[至到](?P<value>\d{4}年\d{1,2}月\d{1,2}日)(?:止|前|内|之前)?有效",
        parse=dates.parse,
        sort="date",
        critical=True,
    ),
    pattern(
        "valid_until",
        r"有效期限?[:：]?(?P<value>\d{4}年\d{1,2}月\d{1,2}日)止",
        parse=dates.parse,
        sort="date",
        critical=True,
    ),
    pattern(
        "valid_until",
        r"(?:待遇|救助|保障|补贴|资格)(?:可)?(?:享受|保留|执行|发放)?(?:截?至|到)(?P<value>\d{4}年\d{1,2}月\d{1,2}日)",
        parse=dates.parse,
        sort="date",
        critical=True,
    ),
    pattern(
        "valid_until",
        r"有效期限?(?:截?至|截止[到至]?|到)[:：]?(?P<value>[\d〇零○一二三四五六七八九十]{2,4}[年./-][\d〇零○一二三四五六七八九十月日./-]{4,10})",
        parse=_until,
        sort="date",
        critical=True,
    ),
    pattern(
        "valid_until",
        r"(?<!上一)(?<!上次)(?<!原)(?:有效期|享受期|待遇期|保障期|救助期|资助期|资格期|认定期|救助时间|享受时间|待遇时间)限?为?[:：]?(?P<value>[自从]?[\d〇零○一二三四五六七八九十年月日至到起止—~./-]{8,40})",
        parse=lasting.end,
        sort="date",
        critical=True,
    ),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The name in the sentence; a kind of aid named in the text, if the text names one kind only."""
    told = lasting.over_two_lines(_PERIODS, sheet) | dict(found) | lasting.own_end(sheet) | _ticked(sheet)
    told = aided.bearer(told, sheet)
    told = _within_its_number(sheet) | told
    told |= _said_of_name(sheet, told) | _in_row(sheet, told)
    if "aid_type" not in told:
        hits = {
            match.group(): pieces for match, pieces in sheet.search_all(rf"(?<![{ticks.EMPTY}])(?:{_TYPES})")
        }
        hits = {one: at for one, at in hits.items() if not any(one in two for two in hits if two != one)}
        if len(hits) == 1:
            ((value, pieces),) = hits.items()
            told["aid_type"] = persons.found("aid_type", Parsed(value, value), pieces, "text")
    if "aid_type" not in told:
        told |= _titled(sheet)
    if "valid_until" not in told:
        told |= lasting.later_than_issued(_ISSUED, sheet)
    return _of_disabled(sheet) | told


def _of_disabled(sheet: Sheet) -> dict[str, Found]:
    """残疾人证 names no aid: its bearer is 残疾人, and a person says whether that grade is aided. Its
    number is the bearer's identity number, the digit of the sort of disability and that of its grade.
    """
    title = (
        sheet.search(r"(?:中[华華]人民共和[国國])?(?P<value>残疾人)[证證]")
        if sheet.labelled("残疾类别", "残疾等级")
        else None
    )
    if title is None:
        return {}
    record = Parsed(title[0]["value"], title[0].group(), "recheck", ("by_wording",))
    return {"aid_type": persons.found("aid_type", record, title[1], "text")}


_OF_DISABLED = r"(?<!\d)(?P<value>[1-9]\d{16}[\dXx])[1-7][1-4](?:[Bb]\d)?(?![\dA-Za-z])"
"""国家标准 since 2008: 18 signs, 1 to 7 for the sort, 1 to 4 for the grade, B1 on one issued anew."""


def _within_its_number(sheet: Sheet) -> dict[str, Found]:
    """The identity number within the one number of a 残疾人证; its check digit proves where it ends."""
    hits = {match["value"]: pieces for match, pieces in sheet.search_all(_OF_DISABLED)}
    record = identity.parse(next(iter(hits))) if len(hits) == 1 else None
    if record is None or "checksum" not in record.signals:
        return {}
    return {"id_number": persons.found("id_number", record, next(iter(hits.values())), "number")}


def _said_of_name(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """The sort that the text gives to the person by name (X为低保边缘家庭成员), not to the household."""
    name = str(told["name"].value) if "name" in told else ""
    hits = (
        sheet.search_all(rf"{re.escape(name)}(?:同学|同志)?[系为是属]于?(?P<value>{_TYPES})") if name else []
    )
    if len({hit[0]["value"] for hit in hits}) != 1:
        return {}
    match, pieces = hits[0]
    return {"aid_type": persons.found("aid_type", Parsed(match["value"], match["value"]), pieces, "text")}


def _in_row(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """The sort in the person's own row of a list of several."""
    pieces = aided.in_row(told, sheet, _AID)
    record = _type(persons.spelled(pieces)) if pieces else None
    return {"aid_type": persons.found("aid_type", record, pieces, "text")} if record else {}


_TITLED = r"^[\u4e00-\u9fff]{0,8}?(?P<value>(?:城市|农村|城乡)?(?:居民)?最低生活保障)金?(?:领取)?证$"


def _titled(sheet: Sheet) -> dict[str, Found]:
    """The sort that the title of a booklet names, over two lines at most, where nothing in it says more."""
    hits = sheet.search_all(_OVER_LINES) or prose.in_lines(sheet, _TITLED)
    if len({match["value"] for match, _ in hits}) != 1:
        return {}
    match, pieces = hits[0]
    record = Parsed(match["value"], match.group(), "recheck", ("by_wording",))
    return {"aid_type": persons.found("aid_type", record, pieces, "text")}


_OVER_LINES = r"(?P<value>(?:城市|农村|城乡)(?:居民)?最低生活保障)金?(?:领取)?证(?!号|件|明)"


def _ticked(sheet: Sheet) -> dict[str, Found]:
    """The sort whose box is ticked, of several in running lines: the others are only printed."""
    for strip in sheet.strips:
        options = _ASKED.sub("", _TO_TICK.sub("", strip.text))
        chosen = ticks.ticked(options) if len(re.findall(f"[{ticks.BOXES}]", options)) > 1 else None
        if chosen is not None and re.search(f"{_TYPES}|{_GROUPS}", chosen.option):
            record = Parsed(chosen.option, strip.text, "ok" if chosen.sure else "recheck", ("ticked",))
            piece = Segment(strip.text, strip.flat, ((strip, 0, len(strip.text)),))
            return {"aid_type": persons.found("aid_type", record, (piece,), "choice")}
    return _unboxed(sheet)


_TO_TICK = re.compile(r"[（(][^）)]*(?:打[钩勾√✓]|划[√✓])[^）)]*[）)]")
_ASKED = re.compile(rf"^[^:：{ticks.BOXES}]*[:：](?=\s*[{ticks.BOXES}])")
"""What the form asks, before the first of its boxes, and how to answer."""


def _unboxed(sheet: Sheet) -> dict[str, Found]:
    """Of sorts under or beside one another, each with a box before it, the one whose box a tick hides, for a
    person.
    """
    boxed = [strip for strip in sheet.strips if re.match(f"[{ticks.BOXES}]", strip.text)]
    if len(boxed) < 2:
        return {}
    left, size = min(s.flat.left for s in boxed), boxed[0].flat.height
    top, bottom = min(s.flat.top for s in boxed) - 2 * size, max(s.flat.bottom for s in boxed) + 2 * size
    bare = [
        strip
        for strip in sheet.strips
        if strip not in boxed
        and (abs(strip.flat.left - left) < 2 * size or any(_in_a_row(strip, one) for one in boxed))
        and top < strip.flat.centre[1] < bottom
        and re.search(_GROUPS, strip.text)
        and not re.search("[，。：:；]", strip.text)
    ]
    record = _type(bare[0].text) if len(bare) == 1 else None
    if record is None:
        return {}
    piece = Segment(bare[0].text, bare[0].flat, ((bare[0], 0, len(bare[0].text)),))
    found = persons.found("aid_type", record, (piece,), "choice")
    return {"aid_type": replace(found, outcome="recheck")}


def _in_a_row(one: Strip, other: Strip) -> bool:
    apart = max(one.flat.left - other.flat.right, other.flat.left - one.flat.right)
    level = abs(one.flat.centre[1] - other.flat.centre[1]) < 0.5 * other.flat.height
    return level and 0 < apart < ASIDE * other.flat.height


ASIDE = 8.0
"""Letter heights between two options of one row, at most."""
SPECIMENS = (
    specimen(
        "",
        """
                 医疗救助对象证明
        姓名  测试甲      性别  男
        身份证号码  110228201801010174
        救助类别  最低生活保障对象
        家庭住址  广州市样本区样本路1号
        有效期至  2025年12月31日
        发证机关  样本区民政局
        """,
        name="测试甲",
        id_number="110228201801010174",
        aid_type="最低生活保障对象",
        valid_until="2025-12-31",
    ),
    specimen(
        "",
        """
                       证明
        兹证明居民测试乙，身份证号440184201706210284，系我街低保对象，享受医疗救助待遇，
        有效期自2024年1月1日至2024年12月31日。
        特此证明。
                        广州市样本区样本街道办事处
                        2024年1月5日
        """,
        name="测试乙",
        id_number="440184201706210284",
        aid_type="低保对象",
        valid_until="2024-12-31",
    ),
    specimen(
        "",
        """
              城乡居民最低生活保障证            保障对象家庭成员
        户主姓名  测试甲                   姓名      与户主关系   出生年月
        身份证号  110228201801010174       测试甲    户主         1974.05
        救助类别  城市低保                 测试乙    儿子         2009.10
        有效期至  2025年12月31日
        发证机关（盖章）
        """,
        name="测试甲",
        id_number="110228201801010174",
        aid_type="城市低保",
        valid_until="2025-12-31",
    ),
    specimen(
        "",
        """
              医疗救助对象身份证明
        经查，测试甲（公民身份号码110228201801010174）属我市在册
        医疗救助对象，人员类别为：最低生活保障对象。
        特此证明。
        """,
        name="测试甲",
        id_number="110228201801010174",
        aid_type="最低生活保障对象",
    ),
    specimen(
        "",
        """
                  关于测试丙享受社会救助待遇的证明
            经核查，测试丙，性别女，身份证号440184201706210284，户主测试父之女，自2023年4月
        起被认定为最低生活保障边缘家庭成员，待遇有效期为2023年4月1日至2025年3月31日。
                     样本区民政局
                     2024年9月19日
        """,
        name="测试丙",
        id_number="440184201706210284",
        aid_type="最低生活保障边缘家庭成员",
        valid_until="2025-03-31",
    ),
    specimen(
        "card",
        """
                    中华人民共和国残疾人证
        姓名  测试丁     性别  男     民族  汉族
        公民身份号码  110228201801010174
        残疾类别  听力     残疾等级  二级
        残疾人证号  11022820180101017422
        监护人  测试父    关系  父子
        批准残联（章）
        """,
        name="测试丁",
        id_number="110228201801010174",
        aid_type="残疾人",
    ),
    specimen(
        "back",
        """
        家庭住址  样本省样本市样本镇样本村4组19号
        监护人  测试父        联系电话  13800000000
        签发机关  样本市残疾人联合会
        签发日期  2021年05月12日
        有效期至  2031年05月11日
        """,
        valid_until="2031-05-11",
    ),
    specimen(  # a printout of the register of aid: headings over their values
        "",
        """
                     北京市社会救助对象资格确认单
                           （医疗救助用）
        姓名         身份证号               救助类别         资格起始日      资格截止日
        测试丙       11010320140315011X     特困供养人员     2024-07-01      2026-06-30
        所属乡镇：北京市样本区样本镇
        北京市样本区民政局
        打印日期：2024-09-02
        """,
        name="测试丙",
        id_number="11010320140315011X",
        aid_type="特困供养人员",
        valid_until="2026-06-30",
    ),
)
