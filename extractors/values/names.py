"""姓名: a Chinese name of two to five characters, a transliterated one with middle dots, a Latin one on a
passport.

A name has no check digit, so nothing in it is ever repaired; two readings are compared instead.

>>> parse("姓名 证 件样本").value, parse("阿卜杜勒•买买提").value, parse("测试甲").signals
('证件样本', '阿卜杜勒·买买提', ())
>>> parse("性别"), parse("姓名"), is_plausible("测试1"), is_plausible("原名测试")
(None, None, False, False)
>>> parse("艾合买提·").signals, parse("·吐尔逊").signals
(('cut_short',), ('cut_short',))
>>> parse("测试甲女").value, parse("测试甲女").outcome, parse("测亚男").outcome
('测试甲', 'recheck', 'ok')
>>> parse("名测试甲").value, parse("名测试甲").outcome
('测试甲', 'recheck')
>>> parse("经核实"), parse("及缴费账户")
(None, None)
>>> parse("（男）测试甲").value, parse("（男）测试甲").outcome
('测试甲', 'ok')
>>> parse("测试甲（女，汉族）").value, parse("测试甲（女，汉族）").outcome
('测试甲', 'recheck')
>>> compare("陳小明", "陈小明"), compare("证件样本", "证件样木"), compare("阿依·古丽", "阿依•古丽")
('hint', 'different', 'same')
>>> split("测试甲、测试乙，测试丙")
('测试甲', '测试乙', '测试丙')
>>> split("王测试王样本")
('王测试', '王样本')
>>> parse_latin("ERIKSSON, ANNA  MARIA").value, parse_latin("MÜLLER, Zoë").value
('ERIKSSON,ANNAMARIA', 'MÜLLER,Zoë')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.values.glyphs import half_width, squeeze
from extractors.values.parsed import Parsed

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
_DOTS = re.compile("[·•・‧∙．⋅●｡]|(?<=[\u3400-\u9fff])[.,](?=[\u3400-\u9fff])")
_SHAPE = re.compile(rf"[{HAN}]{{2,5}}|[{HAN}]{{1,12}}(?:·[{HAN}]{{1,12}}){{1,4}}")
_LONG = re.compile(
    "[阿艾安敖奥巴白班宝保贝毕滨布才查朝楚次措达代丹旦道德登迪丁东都端顿多恩尔嘎噶高戈格根贡哈海和赫呼吉加嘉金晶"
    "卡康克库坦拉来兰朗勒力丽林玛买曼毛梅米明莫姆木慕那纳娜南尼努诺帕其齐恰钦青曲却仁日如若萨桑色沙什斯苏索塔陶特腾"
    "提图托娃旺维乌吾西希夏雅牙央扬叶伊依音永尤于玉云扎泽哲珠卓子措]{6,8}"
)
"""Names of Mongols, Tibetans and others written without dots, in the signs that spell such names."""
_GLUED = re.compile(rf"(?P<name>[{HAN}]{{2,4}})女|(?P<whole>[{HAN}]{{3,4}})男")
"""The sex of the next cell read with the name; 男 ends names of three signs too (亚男), so those stay."""
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
"""Letters of European languages."""
_LATIN = re.compile(rf"[{LATIN}][{LATIN}'’\-]*(?:[,.\s]{{1,2}}[{LATIN}'’\-]+){{0,7}}")
_LABEL = re.compile(
    r"^(?:(?:儿童|婴儿|新生儿|孩子|学生|母亲|父亲|户主|监护人|持证人|持卡人|参保人|申请人|本人|子女|男方|女方|曾用|收养人|被收养人)?"
    r"(?:姓\s*名|曾用名)(?:/?Name)?|Name|持证人|户主)[:：/\s]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\((?:[男女]方?|[父母]亲?|[夫妻]|学生|儿童)\)[:：\s]*(?=..)")
"""Whose name the label asks for, in brackets behind it."""
_PRINT = """
    OF THE AND FOR OR BY STATE NATIONAL IMMIGRATION ADMINISTRATION MINISTRY PUBLIC SECURITY BUREAU EXIT ENTRY
    DEPARTMENT AUTHORITY ISSUING ISSUED REPUBLIC PEOPLES PEOPLE GOVERNMENT PRC CHINA FOREIGN FOREIGNER
    FOREIGNERS PERMANENT RESIDENT RESIDENTS RESIDENCE IDENTITY ID CARD PERMIT PASSPORT TRAVEL MAINLAND
    CERTIFICATE ENROLLMENT ENROLMENT ATTENDANCE STUDENT STUDENTS UNIVERSITY COLLEGE SCHOOL HOSPITAL OFFICE
    LETTER CONTRACT EMPLOYMENT AGREEMENT NOTIFICATION PROOF STATUS BUREAU EXPERTS AFFAIRS
    NATIONALITY EXPIRY PERIOD VALIDITY VALID UNTIL SURNAME SIGNATURE BEARER HOLDER
"""
_ENGLISH = frozenset(_PRINT.split())
_STATE = re.compile(r"(?:OF)?(?:THE)?PRC(?:HINA)?|(?:OF)?THEPEOPLES?REPUBLIC.*|(?:PEOPLES?)?REPUBLICOF.*")
"""The country in print whose spaces and stops were read anywhere."""
_WORDS = """
    姓名 性别 民族 出生 住址 户主 国籍 日期 备注 职业 学历 男 女 汉族 未提供 不详 无 未知 未填 空白 以下空白
    依据 根据 按照 依照 参照
    未取名 未命名 未起名 暂无 待定 别女 别男
    本人 父亲 母亲 父母 子女 签字 签名 签章 盖章 电话 地址 学校 班级 编号 照片 男方 女方 甲方 乙方 持证人
    曾用名 常住人口 户籍 籍贯 出生地 监护人 承办人 未婚 已婚 离异 丧偶 有配偶 小学 初中 高中 大学 本科
    证明 证明信 承诺书 登记证 申请 军人 士兵 战士 军官 军士 士官 义务兵 现役军人 同志 学生 同学 专家 该生
    经查 经审 经核 兹有 兹证明 特此 现有 查询 属实 长期 有效 至今 以上 情况 同意 已婚男 未婚女
    单位 部门 护照 职务 岗位 学院 专业 年度 类别 附件 说明 事由 用章 公章 其他 其它 以下 入选 级别 奖项
    长子 长女 次子 次女 三子 三女 独子 独女 孙子 孙女 外孙 外孙女 配偶 妻子 丈夫 儿子 女儿 养子 养女 继子 继女
    之子 之女 之父 之母 父子 母子 父女 母女 夫妻 侄子 侄女 非亲属 祖父 祖母 岳父 岳母 公公 婆婆 女婿 儿媳
    联系 符合 申报 记录 回国 来京 军衔 无误 校对 审批 承办 承担 负责 不服 证件
    根据 依照 按照 夫妇 先生 女士 华侨 居民 儿童 孩子 教师 家庭户 集体户 中国 北京 北京市 身份证 居民户
"""
_NEVER = frozenset(_WORDS.split()) | {"样本", "样张", "样本样本"}  # alone, a mark across a specimen
_NEVER_FIRST = re.compile(
    r"[与及由系是叫在未]|即(?!墨)|取名|起名|原名|原姓|现名|现姓|曾用|曾名(?=..)|又名|别名|更名|改名|本名|名叫|名为"
)
"""Words that come before a name and are no surname, or hardly one (曾名扬 is a person, 曾名党安 a remark)."""
_NEVER_INSIDE = re.compile(
    r"姓名|用名|性别|民族|出生|住址|号码|身份证|证号|公民|机关|日期|有效期|籍贯|关系|签章|印章|专用章|委员会|公安|派出所|登记|样本路|户口|服务处所"
    r"|填写|填表|缴费|账户|账号|工程|进站|流动站|人才|证书|公司|医院|学院|大学|小学|中学|银行|街道|保险|医疗|起始|时间|项目|年月|核实|经查|经审|信息|资料|如下|以下|内容|收养|受理|业务|专用|电子|证明|资格|通知|认定|年审|记录|管理|基本|申报|年度|审核|复核|校长|主任|院长|处长|书记|局长|科长|老师|士长|发生|变更|意见|目前|[族类市县区]$"
)

Comparison = Literal["same", "hint", "different"]


@dataclass(frozen=True, slots=True)
class NameList(Parsed):
    """Several names of one place; `value` joins them with 、."""

    names: tuple[str, ...] = ()


def normal(raw: str) -> str:
    """The normal form: no spaces, one kind of middle dot; the characters themselves stay as printed."""
    return dotted(raw).strip("·.")


def dotted(raw: str) -> str:
    """The normal form with a middle dot at either end kept: there the name goes on.

    >>> dotted("艾合买提 •"), normal("艾合买提 •")
    ('艾合买提·', '艾合买提')
    """
    return _DOTS.sub("·", squeeze(raw)).strip(":;,.-_/'\"|")


def is_chinese(name: str) -> bool:
    """Whether any Chinese character stands in it; names in Latin letters have accents too."""
    return re.search(rf"[{HAN}]", name) is not None


def is_form_word(text: str) -> bool:
    """Whether forms print this where a name could stand (中国, 未提供, 汉族)."""
    return text in _NEVER or bool(_NEVER_INSIDE.search(text))


def is_plausible(name: str) -> bool:
    """Whether a normal form can be a Chinese name: characters only, two to five or with middle dots, and no
    form's word."""
    if name in _NEVER or _NEVER_FIRST.match(name) or _NEVER_INSIDE.search(name):
        return False
    return bool(_SHAPE.fullmatch(name)) or bool(_LONG.fullmatch(name))


def parse(raw: str) -> Parsed | None:
    """The Chinese name of a piece of print, its label and punctuation left out; `None` where none can be
    one."""
    if re.match(r"\s*[。；]", raw):  # the label ended a sentence
        return None
    whole = dotted(_NOTE.sub("", _LABEL.sub("", half_width(raw).strip())))
    text = whole.strip("·.")
    if glued := _GLUED.fullmatch(text):
        name = glued["name"] or glued["whole"]
        return Parsed(name, raw, "recheck", ("sex_glued",), (text,)) if is_plausible(name) else None
    if (behind := re.sub(r"^[☑☐□■✓√]*名", "", text)) != text and is_plausible(
        behind
    ):  # no surname: half of 姓名
        return Parsed(behind, raw, "recheck", ("label_torn",))
    if is_plausible(text):
        cut = "·" in (whole[:1], whole[-1:])
        return Parsed(text, raw, "recheck", ("cut_short",)) if cut else Parsed(text, raw)
    if re.search(rf"[{HAN}]{{2}}", text) is None:
        return None
    core = re.sub(rf"^[^{HAN}]+|\([^()]*\)$|[^{HAN}]+$", "", text)
    return Parsed(core, raw, "recheck", ("rest_dropped",)) if core != text and is_plausible(core) else None


def is_printed_english(text: str) -> bool:
    """Whether this is a document's own English (its state, authority, title), whole or a torn end.

    >>> [is_printed_english(t) for t in ("OF THE P.R.C.", "THE PR C", "People's Republic of China", "THEPRC")]
    [True, True, True, True]
    >>> [is_printed_english(t) for t in ("THE, SIEW LAN", "CARD, ORSON", "DE LA ROSA OLGA", "FOR")]
    [False, False, False, False]
    """
    words = re.findall("[A-Z]+", re.sub("['’.]", "", half_width(text).upper()))
    told = sum(word in _ENGLISH for word in words)
    if "," in half_width(text):  # between surname and given names
        return 1 < told == len(words)
    if _STATE.fullmatch("".join(words)):
        return True
    return len(words) > 1 and (words[0] in ("OF", "THE", "AND", "BY") or 2 * told > len(words))


def parse_latin(raw: str) -> Parsed | None:
    """A name in Latin letters as printed, without spaces; a comma keeps surname and given names apart."""
    text = re.sub(r"^(?:姓名|Name|Surname|Given names?)\s*[:/]?\s*", "", half_width(raw).strip(), flags=re.I)
    text = re.sub(rf"[{HAN}]", " ", text)
    text = re.sub(r"\s*,\s*", ",", re.sub(r"\s+", " ", text)).strip(" ,.-/'")
    if is_printed_english(text):
        return None
    return Parsed(text.replace(" ", ""), raw) if _LATIN.fullmatch(text) and len(text) >= 2 else None


def parse_either(raw: str) -> Parsed | None:
    """A Chinese name; where no Chinese stands at all, two words or more in Latin letters: a foreign pupil's.

    >>> parse_either("EXEMPLAR OLGA").value, parse_either("SPECIMEN"), parse_either("测试甲").value
    ('EXEMPLAROLGA', None, '测试甲')
    """
    if re.search(rf"[{HAN}]", raw):
        return parse(raw)
    return parse_latin(raw) if len(re.findall(rf"[{LATIN}]{{2,}}", half_width(raw))) > 1 else None


def parse_first(raw: str) -> Parsed | None:
    """The Chinese name behind its label, up to the mark or sex with which a sentence goes on.

    >>> parse_first("测试甲，男，1979年10月生").value, parse_first("测试甲（学生）").value
    ('测试甲', '测试甲')
    >>> parse_first("测试甲 女 一九九七年八月二十日出生").value
    '测试甲'
    """
    return parse(first(raw))


def first(raw: str) -> str:
    """What stands before that mark, without the word that leads to it (监护人为…): no surname is one.

    >>> first("为测试甲（父亲）"), first("：测试甲，男")
    ('测试甲', '测试甲')
    """
    return re.split(_GOES_ON, raw.strip(" ,，:："))[0].removeprefix("为")


_GOES_ON = rf"[,，;；。（(]|(?<=[{HAN}]{{2}})\s*[男女]\s*(?=\d|一九|二[〇○零O]|$)"


def behind_torn_label(raw: str) -> Parsed | None:
    """The name on a line whose label 姓名 was half read: a guess, so a second look.

    >>> behind_torn_label("名 測試甲").value, behind_torn_label("性名：测试甲").outcome
    ('測試甲', 'recheck')
    >>> behind_torn_label("测试甲"), behind_torn_label("姓名")
    (None, None)
    """
    torn = re.fullmatch(
        rf"(?:姓?名|姓[{HAN}]|[{HAN}]名)[:：]?\s*(?P<name>[{HAN}·]{{2,}})", normal(half_width(raw))
    )
    if torn is None or not is_plausible(torn["name"]):
        return None
    return Parsed(torn["name"], raw, "recheck", ("label_torn",))


def split(raw: str) -> tuple[str, ...]:
    """The names of a list, parted by 、 comma, semicolon, slash, 和 between spaces, spaces, or 父： and
    （母）; words that are no names left out."""
    parts = re.split(r"[、,，;；/\n]|\s{1,}|\s和\s|\(?[父母]亲?\)?:|\([父母]亲?\)", half_width(raw))
    joined = _rejoined([part for part in (normal(part) for part in parts) if part])
    apart = [name for part in joined for name in _run_together(part)]
    return tuple(dict.fromkeys(part for part in apart if is_plausible(part)))


_TWINS = re.compile(rf"((?P<surname>[{HAN}])[{HAN}]{{1,2}})((?P=surname)[{HAN}]{{1,2}})")


def _run_together(part: str) -> tuple[str, ...]:
    """Two names of one family whose comma was not read: five or six signs, the surname in both halves."""
    both = _TWINS.fullmatch(part) if len(part) > 4 else None
    return (both[1], both[3]) if both else (part,)


def _rejoined(parts: list[str]) -> list[str]:
    """Single characters that spacing tore apart (`甲 乙`: 张 三) joined to one name."""
    whole: list[str] = []
    torn = ""
    for part in parts:
        if len(part) == 1:
            torn += part
            continue
        whole += [torn] if torn else []
        torn = ""
        whole.append(part)
    return [*whole, torn] if torn else whole


@cache
def _converter(way: str) -> object:
    import opencc  # loaded on first use: most packets never need it

    return opencc.OpenCC(way)


def simplified(text: str) -> str:
    """The text in simplified characters; many-to-one (沈 and 瀋 both give 沈), so equality after it is only
    a hint."""
    converted: str = _converter("t2s").convert(text)  # type: ignore[attr-defined]
    return converted


def traditional(text: str) -> str:
    """The text in traditional characters; one of several where a simplified one stands for more."""
    converted: str = _converter("s2t").convert(text)  # type: ignore[attr-defined]
    return converted


def compare(one: str, other: str) -> Comparison:
    """`same` as printed, `hint` where only the script (陳/陈) or letter case differs, else `different`."""
    left, right = normal(one), normal(other)
    if left == right:
        return "same"
    if not re.search(rf"[{HAN}]", left + right):
        letters = [re.sub(r"[^A-Z]", "", text.upper()) for text in (left, right)]
        return "hint" if letters[0] == letters[1] else "different"
    return "hint" if simplified(left) == simplified(right) else "different"
