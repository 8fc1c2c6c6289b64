"""常住人口登记卡: a person's own page in the household register (户口簿本人页).

Issued by the police station under the rules of 1996; inner page 143 x 105 mm, mostly copied sideways. About
22 printed labels in a ruled table; what stands in them comes from dot-matrix printers. The wording varies:
公民身份号码 or 公民身份证件编号; 户主或与户主关系 in one cell of two lines. Many cells are empty (曾用名,
宗教信仰, 兵役状况 …). The place of work of a pupil (服务处所) is often a school left long ago. Pages carry
over-stamps such as 迁出 or 注销. Source: 公安部 register form of 1995 and later; the fields public readers
of the page return.
"""

import re
from collections.abc import Mapping

from extractors import persons
from extractors.declare import (
    Found,
    Parsed,
    Sheet,
    Wanted,
    choice,
    date,
    ethnicity,
    face,
    id_number,
    mark,
    name,
    plain,
    sex,
    specimen,
    text,
)
from extractors.values import addresses, names, surnames

TITLE = "常住人口登记卡（户口簿本人页）"
CARD = True
HEADED = True
COMPANIONS = {"household_register_changes": 3.5}
FACES = (
    face(
        "person",
        marks=(
            mark("常住人口登记卡", 3),
            mark(
                "re:^常住人口登记卡$", 1.5
            ),  # its title and nobody else's; in a blurred copy the one large print
            mark("户主或与户主关系", 2),
            mark("与户主关系", 1),
            mark("曾用名", 1),
            mark("出生地", 1),
            mark("籍贯", 1),
            mark("本市(县)其他住址", 1.5),
            mark("宗教信仰", 1),
            mark("公民身份号码", 0.5),
            mark("公民身份证件编号", 1),
            mark("血型", 0.5),
            mark("文化程度", 1),
            mark("婚姻状况", 1),
            mark("兵役状况", 1),
            mark("服务处所", 1),
            mark("何时由何地迁来本市(县)", 1.5),
            mark("何时由何地迁来本址", 1.5),
            mark("登记日期", 0.5),
            mark("出生日期", 0.5),
            # its values, which are printed larger and blacker than its labels
            mark(r"re:^\d{17}[\dX]$", 0.5),
            mark("re:^[\u4e00-\u9fff]{1,6}族$", 0.5),
            mark("re:^(?:未婚|已婚|(?:[初再复]婚)?有配偶|初婚|离婚|丧偶)$|^[未已]服兵", 0.5),
            mark(
                "re:^(?:户主|[长次三四独]?[子女]|[长次三四]?孙[子女]?|妻子?|夫|[父母]亲?|外孙女?|非亲属)$",
                0.5,
            ),
        ),
        against=(
            mark("登记事项变更", 5),
            mark("户口迁移证", 6),
            mark("准予迁入证明", 6),
            mark("re:^迁移原因|^迁往地", 4),
            mark("索引表", 6),
            mark("登记表", 5),
            mark("监护人", 3),
            mark("户别", 1),
            mark("就读学校", 3),
        ),
        need=6.0,
    ),
)
LABELS = (
    "常住人口登记卡",
    "本市（县）其他住址",
    "本市县其他住址",
    "其他住址",
    "宗教信仰",
    "身高",
    "血型",
    "兵役状况",
    "承办人签章",
    "承办人",
    "登记事项变更和更正记载",
    "户口登记机关",
    "签发日期",  # of the first page, copied beside this one
)
WORDINGS = (("", r".{0,4}户口(?:登记)?专用章"),)
"""What the seal over the foot of the page calls itself is no value."""
COLUMNS = (
    (
        "姓名", "曾用名", "出生地", "籍贯", ("其他住址", "本市（县）其他住址", "本市县其他住址"),
        "公民身份号码", "文化程度", "服务处所",
        "何时由何地迁来本市（县）", "何时由何地迁来本址", ("承办人签章", "承办人"),
    ),
    ("户主或与户主关系", "性别", "民族", "出生日期", "宗教信仰"),
)  # fmt: skip
MARRIED = {
    word: word
    for word in (
        "未婚", "已婚", "有配偶", "离婚", "离异", "丧偶", "初婚", "再婚", "复婚",
        "初婚有配偶", "再婚有配偶", "复婚有配偶",
    )
}  # fmt: skip


_ENDS = re.compile(
    r"(.*(?:[迁转移][来入]|[出新]生儿?|申[报领]|登记|[入落]户|户口|补[报录]|恢复|入学|毕业|分配|购房|工作|结婚|回国|定居|[久世]居|世代居住|投靠|亲属|父母|子女|配偶))"
    r"(?=.{1,9}$)(?=.*[局厅派章]|.*(?:专用|出所|公安)).*"
)
"""What a move ends with, and the edge of a seal that reaches into the cell behind it."""
_PROVINCES = re.compile(
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)[省市]|内蒙古|广西|西藏|宁夏|新疆"
)


_RELATION = (
    r"[户主本人配偶夫妻子女儿长次二三四五六七八九十小大幼独生养继婿媳妇孙外曾玄重父亲母公婆岳祖爷奶姥兄哥嫂弟姐妹"
    r"伯叔婶舅姨姑堂表侄甥其他它之的成员非属寄保姆集体口学职工同事老孤友朋]{1,8}"
)
"""Words for kin and co-residents (GB/T 4761) are made of these letters; a name that slipped into the cell is
not.
"""
_SCHOOLING = (
    r"(?!(?:学校|究生|毕业|教育)$)(?!.*[婚况])(?=其[他它]$|.*(?:[学中专科技幼]|研究生|博士|硕士|文盲|识字|学龄|高职|毕业|教育|无))"
    r"[\u4e00-\u9fff（()）]{2,16}"
)
_WORDS = r"[农工学兵商干]|.{2,}"
"""One letter by itself is a stroke of a background or a seal, but for the few that mean something; 无 is
nothing."""


_TWO_MOVES = re.compile(r"(?:19|20)\d\d\s*年.*[\u4e00-\u9fff]{2}.*(?:19|20)\d\d\s*年\s*\d{1,2}\s*月")


def _moved(raw: str) -> Parsed | None:
    """The end of a label over two lines, （县）, is no part of the move, nor the edge of a seal behind it;
    one that stops at 由, 迁 or 报 (报户口) goes on under the seal; two days with moves are two rows.
    """
    if _TWO_MOVES.search(raw):
        return None
    print_ = re.sub(r"^\s*(?:来?本市)?[（(]?县[)）]", "", raw)
    value = names.simplified(_ENDS.sub(r"\1", "".join(print_.split())))
    value = re.sub(r"(?<=[\u4e00-\u9fff\d])[进近]来$", "迁来", value)
    value = re.sub(rf"^{_RIM}{{1,3}}(?=(?:19|20)\d\d[年.\-/])", "", value)
    seal = re.fullmatch(f"{_RIM}+", value) is not None
    told = len(value) > 1 and not seal and re.search("[\u4e00-\u9fff]", value) and not _NO_MOVE.search(value)
    return plain(value) if told else None


_RIM = "[公安局户口专用章派出所分]"
"""The words of a seal of the register."""
_NO_MOVE = re.compile(
    r"^[（(][^）)]*$|^来?本.?$|^承|承办|签章|[由因申]$|(?<![搬婚随回移拆])迁$|(?<!申)报$|^(?!.*\d).*(?:时由|由何|何地)"
    r"|^(?!.*(?:\d|[迁搬移入]|出生|久居)).*(?:安局|派出|专用)"
)
"""What is left of a label, the foot of the page, a move cut short, words along a seal's ring."""
_MOVE = re.compile(r"\s*(?:19|20)\d\d\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}.*[\u4e00-\u9fff]{2}")
"""A day and what happened on it."""


_NEXT_MOVE = re.compile(
    r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?.*[\u4e00-\u9fff]{2}.*$", re.DOTALL
)
_OF_LABEL = re.compile("[何时由迁来址（）]")


def _filled(raw: str) -> Parsed | None:
    """Words filled in, without what small print of the next label left of itself (何地迁来本市); a move that
    stands under them is none.
    """
    told = None if _MOVE.match(raw) else plain(_NEXT_MOVE.sub("", raw), _WORDS)
    value = re.sub(r"[何时由地迁来本市县址（）]{4,}$", "", told.value) if told else ""
    if re.fullmatch(f"{_RIM}{{2,4}}", value):
        return None  # of the rim of a seal
    if value and (len(_OF_LABEL.findall(value)) > len(value) / 3 or re.fullmatch("[来本市地址县]+", value)):
        return None  # the label of the next row, read amiss (迁来审（月）B)
    return Parsed(value, raw) if re.fullmatch(_WORDS, value) else None


def _place(raw: str) -> Parsed | None:
    """One place: print that names two provinces is that of two cells."""
    value = plain(raw, r"[\u4e00-\u9fff（()）·]{2,40}")
    if value is None or len(_PROVINCES.findall(value.value)) > 1:
        return None
    begun = _PROVINCES.search(value.value)
    over = value.value[: begun.start()] if begun else ""  # of the row above: a former name
    return addresses.place(value.value[len(over) :] if surnames.is_known(over) else value.value, raw)


_TO_CITY = (
    "何时由何地迁来本市（县）", "何时由何地迁来本市县", "何时何地迁来本市（县）",
    "何时何因由何地迁来本市（县）", "何时何地何因迁来本市（县）",
    "何时由何地迁来本市", "何时何地迁来本市", "何时何因由何地迁来本市", "何时何地何因迁来本市",
)  # fmt: skip

FIELDS = (
    name("name", after=("姓名",)),
    text(
        "relation_to_householder",
        of=_RELATION,
        after=("户主或与户主关系", "与户主关系", "户主或与户主的关系", "与户主的关系"),
    ),
    name("former_name", after=("曾用名", "曾用名或别名"), rare=True),
    sex("sex", after=("性别",)),
    Wanted("birth_place", _place, after=("出生地",), lines=2),
    ethnicity("ethnicity", after=("民族",)),
    Wanted("native_place", _place, after=("籍贯", "祖籍", "籍贵", "籍贾", "籍買"), lines=2),
    date("birth_date", after=("出生日期", "出生年月日")),
    id_number(
        "id_number",
        after=("公民身份号码", "公民身份证件编号", "公民身份证号码", "身份证件编号", "居民身份证编号"),
        anywhere=True,
    ),
    text("education", of=_SCHOOLING, after=("文化程度",), lines=2),
    choice(
        "marital_status",
        MARRIED,
        after=("婚姻状况", "婚姻", "婚烟状况", "婚况"),
        find=lambda raw: plain(raw, "|".join(MARRIED)),
        anywhere=True,
    ),
    text("occupation", parse=_filled, after=("职业",), lines=2),
    text("workplace", parse=_filled, after=("服务处所", "工作单位"), lines=3),
    Wanted("moved_to_city", _moved, after=_TO_CITY, where=("right",), lines=2),
    Wanted(
        "moved_to_address",
        _moved,
        after=(
            "何时由何地迁来本址",
            "何时何地迁来本址",
            "何时何因由何地迁来本址",
            "何时何地何因迁来本址",
        ),
        where=("right",),
        lines=2,
    ),
    date("registration_date", after=("登记日期", "填发日期")),
)


_KIN = (
    "户主|夫|妻|[长次三四独]?[子女]|[一二]子|二女|养[子女]|继[子女]|女婿|儿媳|[外曾]?孙(?:[子女])?|[父母]亲?|公公|婆婆|岳[父母]|外?祖[父母]"
    "|兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹|侄[子女儿]?|外甥女?|非亲属"
)
_BEHIND_SCRAPS = re.compile(
    rf"(?P<scraps>(?:[^户主与关系性别男女子孙曾外侄甥养继祖岳兄弟姐妹夫妻父母]{{2,6}}?)?)(?P<kin>{_KIN})"
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """What stands in the first row and in the place of a label that was not read."""
    return {**_related(found, sheet), **_native(_to_address(_both_moves(found, sheet), sheet), sheet)}


def _both_moves(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The two moves of a page, of which a label was not read: the upper is to the city, the lower to the
    address.
    """
    dated = {piece for claim in sheet.labelled("登记日期") for piece in claim.row}  # the seal beside it
    lines = [p for p in sheet.pieces if p.label is None and _MOVE.match(p.text) and "发" not in p.text]
    lines = [p for p in lines if p not in dated]
    told = [(one, record) for one in lines if (record := _moved(one.text)) is not None]
    if {"moved_to_city", "moved_to_address"} <= found.keys() or len(told) != 2 or len(lines) != 2:
        return found
    (upper, first), (lower, second) = sorted(told, key=lambda each: each[0].box.top)
    if upper.same_row(lower):
        return found
    city = persons.found("moved_to_city", first, (upper,), "text")
    return {
        **found,
        "moved_to_city": city,
        "moved_to_address": persons.found("moved_to_address", second, (lower,), "text"),
    }


def _to_address(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The move to the address whose label ends in a misread sign: the second of two of one wording."""
    claims = sheet.labelled(*_TO_CITY)
    if "moved_to_address" in found or not claims:
        return found
    if len(claims) == 1:
        return _last_move(found, claims[0].label.box.bottom, sheet)
    if len(claims) != 2 or not claims[1].row:
        return found
    rest = {
        field: one
        for field, one in found.items()
        if field != "moved_to_city" or not set(one.pieces) & set(claims[1].row)
    }
    record = _moved(persons.spelled(claims[1].row))
    if record is None:
        return rest
    return {**rest, "moved_to_address": persons.found("moved_to_address", record, claims[1].row, "text")}


def _last_move(found: Mapping[str, Found], over: float, sheet: Sheet) -> Mapping[str, Found]:
    """The one move that stands lower than the label of the move to the city, its own label overlooked."""
    told = {strip.line for one in found.values() for piece in one.pieces for strip, _, _ in piece.strips}
    lower = [
        (piece, record)
        for piece in sheet.pieces
        if piece.label is None
        and piece.box.centre[1] > over
        and piece.strips[0][0].line not in told
        and _MOVE.match(piece.text)
        and (record := _moved(piece.text)) is not None
    ]
    if len(lower) != 1:
        return found
    piece, record = lower[0]
    return {**found, "moved_to_address": persons.found("moved_to_address", record, (piece,), "text")}


def _related(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The kinship right of the name in its row, whose label of two small lines was not read, or as scraps in
    the line of its answer (庐圭氣孙女).
    """
    name = found.get("name")
    if name is None or "relation_to_householder" in found:
        return {}
    row = [p for p in sheet.pieces if p.same_row(name.pieces[-1]) and p.box.left > name.pieces[-1].box.right]
    told = [
        (p, match)
        for p in row
        if p.label is None and (match := _BEHIND_SCRAPS.fullmatch("".join(p.text.split())))
    ]
    if len(told) != 1:
        return {}
    piece, match = told[0]
    outcome = "recheck" if match["scraps"] else "ok"
    field = "relation_to_householder"
    return {field: Found(field, match["kin"], piece.text, (piece,), "text", outcome)}


def _native(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """The native place whose label of two letters was not read: it stands right under the place of birth."""
    born, number = found.get("birth_place"), sheet.labelled("公民身份号码", "公民身份证件编号")
    if born is None or not number or "native_place" in found or sheet.labelled("籍贯", "祖籍"):
        return found
    last, floor = born.pieces[-1], number[0].label.box.top
    for piece in sheet.pieces:
        under = last.above(piece) and piece.box.bottom <= floor
        flush = abs(piece.box.left - last.box.left) < 1.5 * piece.height
        if piece.label is None and under and flush and (place := _place(piece.text)) is not None:
            told = Found("native_place", place.value, place.raw, (piece,), "text", "recheck", record=place)
            return {**found, "native_place": told}
    return found


SPECIMENS = (
    specimen(
        "person",
        """
        签发日期：2008年10月9日          常住人口登记卡
        姓名        证件样本        户主或与户主关系      女
        曾用名                      性别          女
        出生地      北京市样本区    民族          汉族
        公民身份号码  11010420151108024X
        何时由何地迁来本址   2015年11月22日因出生报
        承办人签章              登记日期：2015年11月22日
        """,
        name="证件样本",
        relation_to_householder="女",
        sex="F",
        birth_place="北京市样本区",
        ethnicity="汉族",
        id_number="11010420151108024X",
        registration_date="2015-11-22",
    ),
    specimen(
        "person",
        """
                              常住人口登记卡
        姓名        证件样本        户主或与      子
                                    户主关系
        曾用名                      性别          男
        出生地      北京市崇文区    民族          汉族
        籍贯        河北省样本县    出生日期      2014年3月15日
        本市（县）                  宗教信仰
        其他住址
        公民身份    11010320140315011X      身高      血型
        证件编号
        文化程度    小学      婚姻状况    未婚    兵役状况
        服务处所    样本小学              职业      学生
        何时由何地
        迁来本市（县）
        何时由何地   2016年5月1日由北京市样本区测试路2号迁来
        迁来本址
        承办人签章                登记日期    2016年5月1日
        """,
        name="证件样本",
        relation_to_householder="子",
        sex="M",
        birth_place="北京市崇文区",
        ethnicity="汉族",
        native_place="河北省样本县",
        birth_date="2014-03-15",
        id_number="11010320140315011X",
        education="小学",
        marital_status="未婚",
        workplace="样本小学",
        occupation="学生",
        moved_to_address="2016年5月1日由北京市样本区测试路2号迁来",
        registration_date="2016-05-01",
    ),
    specimen(
        "person",
        """
        常住人口登记卡
        姓名测试甲  户主或与户主关系女
        曾用名测试乙  性别女
        出生地北京市  民族汉
        籍贯山东省  出生日期2015年11月8日
        本市（县）其他住址  宗教信仰
        公民身份号码11010420151108024X  身高  血型
        文化程度职业高中  婚姻状况未婚  兵役状况
        服务处所  职业
        何时由何地迁来本市（县）2015年12月1日出生登记
        何时由何地迁来本址
        承办人签章  登记日期2015年12月1日
        """,
        name="测试甲",
        relation_to_householder="女",
        former_name="测试乙",
        sex="F",
        birth_place="北京市",
        ethnicity="汉",
        native_place="山东省",
        birth_date="2015-11-08",
        id_number="11010420151108024X",
        education="职业高中",
        marital_status="未婚",
        moved_to_city="2015年12月1日出生登记",
        registration_date="2015-12-01",
    ),
    specimen(
        "person",
        """
                              常住人口登记卡
        姓    名    测试甲          户主或与户主关系    次女
        曾用名                      性    别    女
        出生地      重庆市样本区    民    族    土家族
        籍    贯    重庆市样本县    出生日期    2015-04-03
        本市(县)其他住址            宗教信仰
        公民身份号码  11010420151108024X    身高    血型
        文化程度    小学      婚姻状况    未婚    兵役状况    仅限办理学
        服务处所    样本小学              业    学生
        何时由何地迁来本市(县)  2018-07-23 由重庆市样本区测试街道迁来
        何时由何地迁来本址    2018-07-23投靠亲属局样本分
        承办人签章                登记日期    2018-07-23
        公安部治安管理局监制
        """,
        name="测试甲",
        relation_to_householder="次女",
        sex="F",
        birth_place="重庆市样本区",
        ethnicity="土家族",
        native_place="重庆市样本县",
        birth_date="2015-04-03",
        id_number="11010420151108024X",
        education="小学",
        marital_status="未婚",
        workplace="样本小学",
        occupation="学生",
        moved_to_city="2018-07-23由重庆市样本区测试街道迁来",
        moved_to_address="2018-07-23投靠亲属",
        registration_date="2018-07-23",
    ),
    specimen(  # rows without gaps; a misread label; 无 and / for nothing
        "person",
        """
        常住人口登记卡
        姓名测试甲户主或与户主关系孙女
        曾用名无性别女
        出生地      河北省样本区    民族汉族
        货          河北省测试县          出生日期   2015年11月8日
        本市（县）其他住址   /           宗教信仰   无
        公民身份证件编号   11010420151108024X      身高   120cm   血型   A型
        文化程度   学龄前儿童   婚姻状况   未婚   兵役状况   未服役
        服务处所   无      职业   无
        何时由何地迁来本市（县）   久居
        何时由何地迁来本址
        承办人签章          登记日期   2016年2月3日
        """,
        name="测试甲",
        relation_to_householder="孙女",
        sex="F",
        birth_place="河北省样本区",
        ethnicity="汉族",
        native_place="河北省测试县",
        birth_date="2015-11-08",
        id_number="11010420151108024X",
        education="学龄前儿童",
        marital_status="未婚",
        moved_to_city="久居",
        registration_date="2016-02-03",
    ),
    specimen(
        "person",
        """
                              常住人口登记卡
        姓名                        户主或与户主关系
        曾用名                      性别
        出生地                      民族
        籍贯                        出生日期
        本市（县）其他住址          宗教信仰
        公民身份号码                身高      血型
        文化程度         婚姻状况         兵役状况
        服务处所                  职业
        何时由何地迁来本市（县）
        何时由何地迁来本址
        承办人签章                登记日期      年   月   日
        """,
    ),
)
