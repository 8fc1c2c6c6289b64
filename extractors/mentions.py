"""The people a letter speaks of: names in running text, told by what stands before and behind them.

Letters are worded freely, so no list of sentences finds their names. What all of them share: something leads
up to a name (兹证明, 我校学生, a comma), and something follows that is only said of a person (同志, ，男，,
an identity number, 之子). Every place where both meet is weighed; a surname people bear and a second mention
weigh as well. Which of the people is child, parent or soldier is another question (`kin`).

>>> [one.name for one in in_text("兹证明测试甲同志，系我部军官，其女测试乙（2014年1月生）随其在京。")]
['测试甲', '测试乙']
>>> [one.name for one in in_text("兹有我区企业样本软件股份有限公司司徒彦女士，于2022年入选凤凰计划。")]
['司徒彦']
>>> [one.name for one in in_text("父亲姓名:测试彬护照号:EA0000000,母亲姓名:测试仪汉族,1983年生")]
['测试彬', '测试仪']
>>> in_text("本证明仅用于办理医疗保险，有效期三十天。"), in_text("兹证明下列人员系我校在册学生。")
((), ())
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.segment import Segment
from extractors.sheet import Sheet
from extractors.values import ethnicities, names, surnames
from extractors.values.glyphs import half_width

ENOUGH = 2.5
"""What a name must weigh: a boundary and a word of persons behind it, or an introduction and little more."""
SURE = 3.0
CELL, SHORT, INDENT, ASIDE = 3.0, 3.0, 1.3, 8.0  # letter heights

_BODY = (
    r"(?:大学|学院|学校|小学|中学|附中|附小|幼儿园|医院|公司|集团|研究院|研究所|科学院|中心|工厂|社区"
    r"|[校院所部局处厂班级系连营团旅队科组室区街道镇乡村市县省])"
)
_POST = (
    r"(?:学生|同学|新生|研究生|本科生|专科生|考生|博士|硕士|博士后|人员|居民|村民|户主|未成年人|幼儿|儿童|少年|孤儿|老人|[员职民]工|职员"
    r"|教师|教授|研究员|工程师|医师|干部|[大上中少][将校尉]|[上中下]士|列兵|上等兵|军官|军人|士兵|战士|军士|[一二三四]级[军警]士长?|士官|义务兵|警官|警士|同志"
    r"|副?(?:主任|处长|科长|股长|团长|营长|连长|排长|队长|教导员|指导员|参谋长?|干事|助理员?)|高管|创始人|带头人|骨干|董事长|总?经理|总裁|首席[\u4e00-\u9fff]{1,4}|申请人|当事人|持证人|持有人|成员|(?<![\u4e00-\u9fff])名:|姓名|被证明人|本人|华侨|侨胞|公民|专家|人才|入选者|学者|对象|配偶|妻子|丈夫|爱人|其[妻夫]"
    r"|监护人|[之其的][独长次幼大小二三]?(?:子女|[子女]|外?孙[子女]?)|[一两二][个名]?[子女]|[长次幼独][子女]|儿子|女儿|孩子|孙子|孙女|[子女]:|育有[一两二][个名]?[子女],"
    r"|(?:父母|家长|子女)(?:分别)?(?:[为是系叫:]|姓名|名叫))"
)
_INTRODUCING = (
    r"(?:(?<![本此该])证明:?|兹有|现有|兹介绍|介绍|关于(?:同意|批准|接收|录用|推荐|给予|认定|确认|对)?|同意(?:接收|录用|招收)?"
    r"|批准|接收|录用|招收|聘用|(?:招收|录用|聘用)的|(?<!人才)引进|核准|准予|认定|确认|推荐|选派|授予|查明|经[\u4e00-\u9fff]{1,6}[,:])"
)
_BEFORE = (
    (3.0, re.compile(rf"{_INTRODUCING}(?:[我本该贵你]?{_BODY}?{_POST})?$")),
    (3.0, re.compile(r"(?:父亲|母亲|[其之的][父母])(?:姓名|名叫|名为|[为是系叫])?:?$|[父母]:$")),
    (2.0, re.compile(r"[\d一二三四五六七八九十)]班$|[其之的]父母(?:双方|分别)?$")),
    (2.0, re.compile(rf"{_POST}(?:姓名|名叫|名为|[为是系叫])?:?(?:\([男女父母]\))?$")),
    (2.0, re.compile(r"[\ue000-\ue0ff](?:同志|先生|女士|博士|教授)?(?:\([^()]{1,40}\))?[、和与及]$")),
    (3.0, re.compile(r"(?:^|[\n\t。,;:、和与及(])[父母]$")),
    (2.0, re.compile(r"(?:^|[\n\t。,;:])[子女]$|婚生[独长次幼大小二三]?(?:子女|[子女])$")),
    (1.5, re.compile(r"子女$")),
    (1.0, re.compile(r"(?:^|[\n\t。,;:、]|(?<!\d)\d[.．])$")),
    (0.5, re.compile(rf"(?:{_BODY}|[的)”\"])$")),
)
"""What leads up to a name, and how plainly. The last two say only that a word may begin here."""
_COMPOUND = re.compile(
    r"博士[后生]|硕士生|[军警]士长|.[村市居乡区]民|.[校院所部局处厂班系连营团队科组室镇县省][长级员门队委区]|.街道|.家[长庭]|.父母"
)
"""Where a word goes on: no name begins inside it."""
_NUMBERED = re.compile(r"(?:编号|证号|字号|文号):?$")
"""The signs before a paper's number (编号:鲁工帮2023-0141) are an office's."""
_CALLED = r"\s?(?:同志|同学|先生|女士|博士(?!后)|教授|研究员|院士|老师|小朋友|夫妇|夫妻)"
_OWNING = r"[之的](?:[独长次幼大小二三]?[子女]|儿子|女儿|孩子|未成年子女)"
_PEOPLES = "|".join(ethnicities.ALL)
_PERSONAL = (
    r"[(,、;][\u4e00-\u9fff]{1,7}护照|[(,、;\t\n]?(?:(?:性别:?[为是]?)?[男女](?=[,。、;()\n]|[性民出身]|\d|$)|(?:公民|居民)?身份证|公民身份号|证件号|持有?[\u4e00-\u9fff]{0,7}护照|护照"
    r"|[军士警]官?兵?证[件号:]|[学工]号|学籍号?|\((?:原名|曾用名|又名)|出生|生于|现年|(?:"
    + _PEOPLES
    + r")族(?=[,、。)])|(?:19|20)\d\d(?:年|[./-]\d{1,2}(?!\d))|[一二][九〇○零]..年"
    r"|我[部院团旅队校](?=现役|在[编职读校]|[军干士教学职员])|籍贯|户籍|国籍)|\(其?(?:[父母子妻夫][亲:]?|女[:儿]|儿子)|[系为是][其我]|[的之其](?:父|母|妻子|丈夫|家长)"
)
_BEING = (
    r"(?:属于?|[系为是])(?:[我本][市区县街乡镇校]|北京市)?[\u4e00-\u9fff]{0,2}?"
    "(?:医疗救助|低保|最低生活|特困|困难家庭|孤儿|低收入|重度残疾)"
)
_GUARDING = ",?[系为是](?:学生|参保人|被监护人|幼儿|儿童|孩子)"
_AFTER = (
    (3.0, re.compile(rf"{_CALLED}[:\n]")),  # a salutation
    (3.0, re.compile(r",[男女],(?:[\u4e00-\u9fff]{1,5}族?,)?(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:出生|生)")),
    (2.0, re.compile(
        rf"{_CALLED}|{_OWNING}|{_PERSONAL}|{_BEING}|{_GUARDING}|:\n|[、和与及][\ue000-\ue0ff]|[系为是][\ue000-\ue0ff]+[之的]"
    )),
    (1.5, re.compile("入选|当选|入围")),
    (1.0, re.compile(
        r"[,()、。;:\n\t系为是于自已现在持经到从赴因属均随由入获被符和与及]|进[入站]|取得|享受|具有|提供|前来|确[系为是属]|育有|身份|子女|就读|纳入|列入|[长定旅侨]居|长期|目前|常年|多年|联系|家庭|申请|拟|符合|需|来[京华]|困难|等|$"
    )),
)  # fmt: skip
"""What follows a name: only a person is spoken of so, or nearly anything may be."""
_NOBODY = re.compile(
    r"^幼儿|^户主|^籍[号贯]|^(?:外?祖|岳|伯|叔|舅|姑|姨)[父母]|^其(?!其格)|^[儿为是系之和与或将应女亲在该此本我你您他她某各每仅凭使因自并就须请按如若当]|[的了该此仅们被把吗呢这您]|人员|计划|工程|项目|年度|父母|老师|安排|下列|情况|学生|同学|居民|村民|家[庭长]|子女|孩子"
    r"|儿童|军人|士兵|干部|部队|单位|[本我贵该]校|同意|办理|用于|有效|证明|户[口籍]|使用|监护|[父母]亲|夫妇|夫妻|[男女]方|承诺|经办|办法"
    r"|规定|属实|合格|研究|教育|国家|教授|博士|先生|女士|同志|公民|华侨|专家|领事|现役|在编|在职|在读|全日|入伍|入学|就读|材料|手续|事宜"
    r"|[〇○零一二三四五六七八九十][年月日]|联系|以[上下]|上述|为其|来京|回京|在京|居住|随[迁军父母]|^关于|招收|接收|录用|聘用|引进|推荐|全国|全体|全部|申请|审核|审批|批准|机关|关系|性质|待遇|享受|救助|保障|生活|复印|合同|协议|离婚|结婚|期限|本市|确认|通过|参保"
    r"|许可|延期|准予|手写|无效|宗教|规则|级别|必须|由$|入选|进站|落户|有[一二两]|[区县局校号籍处部室厅委]$|评审|联合|协会|核[对查实]|无误|^无|签|批次|福利|证$|^子(?!女)|^女(?!方)|遴选|评选|选拔|中心|[定旅侨]居|长期|外[省地市籍]|本地|毕业|患病|常年|保育|护理|符合|期$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person a text speaks of: the name, what speaks for it, and each place where it stands."""

    name: str
    weight: float
    spots: tuple[int, ...]


def in_text(text: str) -> tuple[Mention, ...]:
    """Everyone a text without spaces speaks of, in order; `\\n` parts paragraphs, `\\t` cells of a row."""
    text = half_width(text)
    found = dict(_weighed(text, text))
    found |= dict(_weighed(masked(text, tuple(found)), text))  # who is named together with one of them
    return _with_places(text, found)


def masked(text: str, people: Sequence[str]) -> str:
    """The text with a private sign for each letter of a name: `\\ue000` the first person, and so on."""
    for name in sorted(people, key=len, reverse=True):
        text = text.replace(name, chr(0xE000 + people.index(name)) * len(name))
    return text


def weight_among(one: Mention, people: Sequence[Mention], text: str) -> float:
    """What a mention weighs where the others are known to be people: what leads up to Y in X、Y之子 does."""
    others = [other.name for other in people if other != one and one.name not in other.name]
    again = dict(_weighed(masked(half_width(text), others), text))
    return max(one.weight, again.get(one.name, 0.0))


def _weighed(text: str, said: str) -> Iterator[tuple[str, float]]:
    best: dict[str, float] = {}
    at = 0
    while at < len(text):
        name, weight = _best_at(text, at)
        weight += min(1, said.count(name) - 1) if len(name) == 3 and surnames.is_known(name) else 0
        if weight >= ENOUGH:
            best[name] = max(weight, best.get(name, 0.0))
        at += len(name) if weight >= ENOUGH else 1
    yield from best.items()


def _best_at(text: str, at: int) -> tuple[str, float]:
    """The likeliest name that begins here, and its weight."""
    ahead = text[max(0, at - 30) : at]
    before = next((weight for weight, shape in _BEFORE if shape.search(ahead)), 0.0)
    if not before or _COMPOUND.match(text, max(0, at - 2)) or _NUMBERED.search(ahead):
        return "", 0.0
    tries = [(_behind(text, at + len(name)), name) for name in _shapes(text, at) if _ends(text, at, name)]
    told = [
        (weight - _strange(name), -len(name), name)
        for weight, name in tries
        if weight and _may_be(name) and not _is_mother(name, ahead)
    ]
    if not told:
        return "", 0.0
    weight, _, name = max(told)
    return name, before + weight


def _shapes(text: str, at: int) -> Iterator[str]:
    """Two to five characters, or parts with dots between (their last part from the shortest on)."""
    for length in (2, 3, 4):
        if re.fullmatch(rf"[{names.HAN}]{{{length}}}", text[at : at + length]):
            yield text[at : at + length]
    if re.match(rf"(?!户主)(?![^,(]*[一二两三子女我本该校名])[{names.HAN}]{{5}}[,(]", text[at:]):
        yield text[at : at + 5]  # 乌云其其格
    if latin := re.match(r"[A-Z](?=[a-z]*[A-Z])[A-Za-z,.'’-]{4,39}(?![A-Za-z\d])", text[at:]):
        yield latin.group().rstrip(",.")
    dotted = re.match(rf"(?:[{names.HAN}]{{1,8}}[·•]){{1,3}}", text[at:])
    for length in range(1, 9) if dotted else ():
        name = text[at : at + dotted.end() + length] if dotted else ""
        if re.search(rf"[·•][{names.HAN}]{{{length}}}$", name):
            yield name


def _ends(text: str, at: int, name: str) -> bool:
    """A last letter that is a verb belongs to what follows (测试甲于2019年), but where nothing follows it."""
    end = at + len(name)
    return name[-1] not in "系为是于自已现在持经到从等" or bool(re.match(rf"{_CALLED}|[^\w]", text[end:]))


def _behind(text: str, end: int) -> float:
    return next((weight for weight, shape in _AFTER if shape.match(text, end)), 0.0)


def _is_mother(name: str, ahead: str) -> bool:
    """Is its 母 the word rather than the surname: before a whole name, or where a father was named?"""
    father = len(name) > 3 or re.search(r"父[^。;\n]{0,60}$", ahead) is not None
    return name[0] == "母" and father and surnames.is_known(name[1:])


def _strange(name: str) -> float:
    """A name without a surname people bear must be introduced the more plainly."""
    return 0.0 if surnames.is_known(names.normal(name)) else 1.5 if len(name) < 4 else 2.0


def _may_be(name: str) -> bool:
    if not names.is_chinese(name):
        return names.parse_latin(name) is not None and not _ENGLISH.search(name.upper())
    return names.is_plausible(names.normal(name)) and not _NOBODY.search(name)


_ENGLISH = re.compile(
    "CERTIF|ENROL|UNIVERS|COLLEGE|SCHOOL|REPUBLIC|EMBASSY|CONSUL|RESIDEN|STUDENT|PASSPORT|CHINESE|CITIZEN|EMPLOY|CONTRACT"
    "|AGREEMENT|LETTER|PERMIT|DEPARTMENT|BUREAU|MINISTRY|THISIS|HEREBY|NOTAR|DOCTORAL|RESEARCH|OFTHE|INTHE"
)
"""English of a paper, its spaces lost."""


def _with_places(text: str, found: dict[str, float]) -> tuple[Mention, ...]:
    """Each name with its places; a name that only stands inside a longer one is none."""
    mentions = []
    for name, weight in found.items():
        longer = [other for other in found if name in other and name != other]
        rest = text
        for other in longer:
            rest = rest.replace(other, "\n" * len(other))
        spots = tuple(match.start() for match in re.finditer(re.escape(name), rest))
        if spots:
            mentions.append(Mention(name, weight, spots))
    return tuple(sorted(mentions, key=lambda one: one.spots))


Places = tuple[tuple[int, int] | None, ...]


def running(sheet: Sheet) -> tuple[str, Places]:
    """The page's text in half width without spaces, a `\\n` where a paragraph ends and a `\\t` between cells
    far apart, with the place of each letter: a title or an addressee must not run into the name below."""
    letters: list[str] = []
    places: list[tuple[int, int] | None] = []
    for i, strip in enumerate(sheet.strips):
        parted = _parting(sheet, i)
        letters += parted
        places += [None] * len(parted)
        for at, sign in enumerate(strip.text):
            plain = half_width(sign)
            either = strip.text[at - 1 : at + 2] == "子/女"  # a form's word for son or daughter
            gap = plain == "_"  # the line of a gap filled in
            if plain and not (plain.isspace() or gap or either):
                letters.append(plain)
                places.append((i, at))
    return _COMMA_AS_DOT.sub(",", "".join(letters)), tuple(places)


_COMMA_AS_DOT = re.compile(
    r"(?<=[\u4e00-\u9fff])\.(?=性别|[男女][,.。]|(?:公民|居民)?身份|系[我本]|民族|现[系为就]|学号|出生|[12]\d{3}年)"
)
"""A comma that a poor copy left as a dot, before what is said of a person; others may part a long name."""


def print_of(sheet: Sheet, places: Places, start: int, end: int) -> tuple[Segment, ...]:
    """The print of a stretch of the running text."""
    return sheet.stretch([place for place in places[start:end] if place])


def _parting(sheet: Sheet, i: int) -> str:
    """What stands between a printed line and the one before: nothing where the sentence runs on."""
    if i == 0:
        return ""
    above, here = sheet.strips[i - 1].flat, sheet.strips[i].flat
    size = min(above.height, here.height)
    if abs(above.centre[1] - here.centre[1]) < 0.5 * size:
        return "\t" if here.left - above.right > CELL * size else ""
    left, right = _margins(sheet)
    apart = above.left > left + ASIDE * size  # a number set to the right, over a salutation
    short = (
        apart or above.right < right - SHORT * size or sheet.strips[i - 1].text.rstrip().endswith(("：", ":"))
    )
    return "\n" if short or here.left > left + INDENT * size else ""


def _margins(sheet: Sheet) -> tuple[float, float]:
    """Where the lines of the body begin and end."""
    widest = max(strip.flat.width for strip in sheet.strips)
    body = [strip.flat for strip in sheet.strips if strip.flat.width > 0.6 * widest]
    return min(box.left for box in body), max(box.right for box in body)
