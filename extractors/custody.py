"""抚养权: to whom a sentence of an agreement or ruling gives the child, said by role (女方, 被告) or by name.

A rule over wording proposes; it never decides. Whatever is joint, alternating, conditional or said of two
different people leaves the answer open, because a wrong parent is far worse than a question to a person.

>>> people = {"男方": "男方甲", "女方": "女方乙"}
>>> granted("婚生子丙由女方直接抚养，男方每月支付抚养费1000元", people)
('女方乙',)
>>> granted("婚生子丙的抚养权归男方所有", people), granted("孩子随女方共同生活", people)
(('男方甲',), ('女方乙',))
>>> granted("婚生子丙由男女双方共同抚养", people), granted("抚养费由男方承担", people)
((), ())
>>> settled(["长子由男方抚养", "次女由女方抚养"], people) is None
True

A person whose name the page does not tell makes it open as well; what is said of property says nothing:

>>> settled(["长子随父亲汤某共同生活", "次女随母亲女方乙共同生活"], {"女方": "女方乙"}) is None
True
>>> settled(["女儿由女方抚养", "房子归男方，女方名下的存款归女方所有"], people)
('女方乙', '女儿由女方抚养')
>>> granted("自2019年9月1日起，儿子丙变更为由原告抚养", {"原告": "女方乙", "被告": "男方甲"})
('女方乙',)
>>> granted("婚生子由被告费某某抚养", {"被告": "费某某"})
('费某某',)
>>> granted("子丙由母亲抚养；父亲每月给付抚养费2800元", {"男方": "男方甲", "女方": "女方乙"})
('女方乙',)
>>> granted("双方自愿离婚，协商如下：一、两个孩子都跟男方生活", {"男方": "男方甲", "女方": "女方乙"})
('男方甲',)
>>> granted("驳回原告的诉讼请求，婚生子丙仍由被告直接抚养", {"原告": "男方甲", "被告": "女方乙"})
('女方乙',)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_OPEN = re.compile(
    r"共同抚养|共同承担抚养|轮流|轮换|轮番|双方抚养|各自抚养|各抚养|待定|另行|再行|协商|商定|商议|暂由|暂随|暂时|未定|择一"
    r"|自行选择|自主选择|自己(?:选择|决定)|[随跟]谁|再婚|不由|不归|不随|不同意|或者?[由随]"
)
_AGREED = re.compile(
    r"(?<![由待再另需须女乙告])(?:(?:现?经过?)?(?:男女|甲乙|原、?被告)?(?:双方|二人)|现?经过?)(?:当事人)?"
    r"(?:友好|自愿|平等|共同|充分)?(?:协商|商定|商议|协议|约定)(?:一致|同意|决定|确定|后)*[，,:：]?"
    r"|(?<=[，,:：])协商(?:一致[，,:：]?|如下[，,:：])|(?:事项|问题|事宜)(?:均|已|经)*(?:协商|达成)(?:意见)?一致(?:意见)?"
)
"""How a clause begins that two people agreed on: 经双方协商一致. It leaves nothing open."""
_CONDITION = re.compile(r"如果|如若|假如|倘|一旦|(?:^|(?<=[，,。；;:：但方告后间内时]))(?:若|如(?![下实期]))")
"""若 and 如 inside a clause belong to names (若彤, 如意)."""
_MAY_ASK = re.compile(r"有权(?:要求|请求|主张|申请|提起|提出|向)[^，。；]{0,12}变更[^，。；]*")
_ELSEWHERE = re.compile(
    "原.{0,30}(?:约定|协议).*(?:作废|失效|废止)|无血缘|前[妻夫]所生|再婚前所生"
    "|^[^，。；]{0,8}如[^，。；]{0,8}(?:去世|死亡|丧失(?:抚养|民事行为)?能力)"
)
"""A sentence about an agreement given up, another marriage's child, or what happens when a parent dies."""
_REFUSED = re.compile(r"驳回[^，。；]{0,24}请求[，,]")
"""What an order refuses before it says with whom the child stays: 驳回原告的诉讼请求，丙仍由被告抚养."""
_HEADING = re.compile("关于[^，。；:：]{0,24}(?:约定|问题|事项|安排|处理)[:：]")
"""A clause's own heading, which may speak of costs and visits while the clause does not."""
_DEPENDS = re.compile("抚养(?!费|义务)|监护|生活(?!费)|[归随跟]|变更")
"""What shows behind a condition that the care itself hangs on it."""
_TURNED = re.compile(r"(?:变更|改)为?由|(?:抚养|监护(?!人))[^，。；]{0,40}?(?:变更|改)(?:为|给)(?!姓)")
_HOLIDAY = re.compile(r"假|周末|节|每[周月年]|双休|[周星][一二三四五六日天期]")
_PROPERTY = r"房|车|款|财产|公积金|股|账户|家具|家电|名下|贷|债|物品|首饰|保险|户口|费"
_CLAIMED = re.compile(r"请求|(?<![不再])要求|主张|诉称|辩称|认为|提出|希望|申请(?!人)")
_KIN = "家|父母|父亲|母亲|双亲|爷|奶|姥|外公|外婆|祖|兄|姐|亲属|亲戚"
_GAP = rf"(?:(?!{_KIN})[^，。；;,、和与及或支付承担给负费]){{0,9}}?"
_CARE = (
    r"(?:(?:抚养|抚育|扶养|养育|带养|监护|生活)(?!费|教育费|人)|(?:着?一[起同]|着)?[过带](?=[，。；,;]|$))"
)
_FATHER, _MOTHER = ("父亲", "其父", "父方", "爸爸", "男方"), ("母亲", "其母", "母方", "妈妈", "女方")
_SIDE = r"(?:父亲|母亲|父(?!母)|母|男方|女方|甲方|乙方|原告|被告|申请人|被申请人|上诉人|被上诉人)"
_CHILD = r"(?:婚生|儿子|女儿|独子|独女|[长次一二两三之][子女]|孩|子女|抚养权|监护权)"
_ANYBODY = re.compile(
    r"(?:由|归|随|跟随)(?:其)?(?P<who>[\u4e00-\u9fff·]{1,12}?)(?:直接|负责|携带|继续|共同)*"
    r"(?:抚养|抚育|扶养|生活|监护)(?!费|教育费|人|权)"
)


def granted(sentence: str, people: Mapping[str, str]) -> tuple[str, ...]:
    """The names to whom a sentence gives the child; empty where it gives to nobody, to both, or leaves it
    open.

    `people` gives a name for each role word of the paper (男方, 女方, 甲方, 乙方, 原告, 被告).
    """
    text = re.sub(r"\s+", "", sentence)
    turned = list(_TURNED.finditer(text))
    if turned:
        text = "子女抚养权由" + text[turned[-1].end() :].lstrip("由")
    text = _on_care(text)
    if _is_open(text) or _CLAIMED.search(text):
        return ()
    roles = _roles(people)
    who = "|".join(_WHOLE.get(role, re.escape(role)) for role in sorted(roles, key=len, reverse=True))
    if not who:
        return ()
    names = [roles[match["who"]] for shape in _shapes(who) for match in re.finditer(shape, text)]
    return tuple(dict.fromkeys(names))


def settled(sentences: Iterable[str], people: Mapping[str, str]) -> tuple[str, str] | None:
    """The one name all sentences agree on and the sentence that says so; `None` where they do not settle
    it."""
    said: dict[str, str] = {}
    for printed in sentences:
        sentence = _with_commas(printed)
        if _ELSEWHERE.search(re.sub(r"\s+", "", sentence)):
            continue
        if _speaks_of_care(sentence) and _is_open(_on_care(re.sub(r"\s+", "", sentence))):
            return None  # joint, alternating or conditional care: the paper itself leaves it open
        if _unnamed(sentence, people):
            return None
        for name in granted(sentence, people):
            said.setdefault(name, printed)
    return next(iter(said.items())) if len(said) == 1 else None


def _with_commas(sentence: str) -> str:
    """The sentence with the commas that a poor copy left as dots (由男方抚养.女方每月给付…)."""
    return re.sub(r"(?<=[\u4e00-\u9fff）)])[.](?=[\u4e00-\u9fff])", "，", sentence)


def _on_care(sentence: str) -> str:
    """The sentence without what it says of costs, visits, holidays and residence: those are left open more
    often; without a condition on which nothing of the care depends, too.
    """
    text = _REFUSED.sub("", _AGREED.sub("", _HEADING.sub("", sentence)))
    condition = _CONDITION.search(text)
    if condition and not _DEPENDS.search(_MAY_ASK.sub("", text), condition.start()):
        text = text[: condition.start()]
    return "，".join(
        one for one in re.split("[，,；;]", text) if not _beside_care(one) or _CONDITION.search(one)
    )


def _is_open(on_care: str) -> bool:
    """Is the care joint, alternating, conditional, or yet to be agreed?"""
    return bool(_OPEN.search(on_care) or _CONDITION.search(on_care))


def _beside_care(clause: str) -> bool:
    """Is a clause about costs, visits, holidays or the register, not about who has the child?"""
    visit = _HOLIDAY.search(clause) and re.search("可|有权|接|陪", clause)
    return bool(visit or re.search("[养育疗活学托课险杂]费|费用|探望|探视|户口|迁移|转学", clause))


def _speaks_of_care(sentence: str) -> bool:
    return bool(re.search(r"(子|女|孩).{0,30}(抚养|监护|生活)", sentence))


def _unnamed(sentence: str, people: Mapping[str, str]) -> bool:
    """Does it give a child to somebody the page does not name: the other parent may be meant."""
    text = re.sub(r"\s+", "", sentence)
    if not re.search(_CHILD, text) or _CLAIMED.search(text):
        return False
    known = tuple(_roles(people))
    return any(
        re.search(_SIDE, match["who"]) and not any(one in match["who"] for one in known)
        for match in _ANYBODY.finditer(text)
    )


_WHOLE = {"其父": "其父(?!母)", "父": "父(?![母亲子女])", "母": "母(?![亲子女])"}
"""Words of one sign that others begin with."""


def _roles(people: Mapping[str, str]) -> dict[str, str]:
    """Role words and the names themselves, each with its name; father and mother by the roles of man and
    woman."""
    roles = {role: name for role, name in people.items() if name}
    for role, words in (("男方", (*_FATHER, "父")), ("女方", (*_MOTHER, "母"))):
        if role in roles:
            roles |= dict.fromkeys(words, roles[role])
    return roles | {name: name for name in roles.values()}


def _shapes(who: str) -> tuple[str, ...]:
    side = rf"(?:其)?{_SIDE}?(?P<who>{who})"
    return (
        rf"(?:由|归|随同?|跟[随着]?|(?<![方告人])(?:同|与)){side}(?:{who})?(?:负责)?{_GAP}(?:负责)?{_CARE}",
        rf"(?:抚养|抚养权|监护权)(?:均|都)?(?:归属?|属于?|由|判[归给]){side}",
        rf"(?P<who>{who})(?:取得|享有|拥有|获得|行使)[^，。；支付]{{0,8}}(?:抚养权|监护权)",
        rf"{_CHILD}(?:(?!{_PROPERTY}|的(?!抚养|监护))[^。；]){{0,24}}?(?:判[归给由]|归属于|归|由|随|跟[随着]?){side}"
        r"(?:负责抚养)?(?=[，。；,;]|$)",
        # a form's answer: 直接抚养方：女方, 由何方抚养：女方; or said of the one who has the child
        rf"(?<![不非接])(?:直接)?抚养(?:权?人|方)(?:为|是|[:：]){side}",
        rf"(?:[何哪]一?方|谁)(?:直接)?抚养[:：]{side}",
        rf"(?P<who>{who})(?:为|是)(?:(?!间接|不|非)[^，。；]){{0,12}}(?:直接抚养人|监护人[,，并]*(?:负责)?抚养)",
        rf"(?<![、和与及男原父])(?P<who>{who})(?:直接|负责|携带|继续|自愿)*(?:抚养|抚育)(?=[，。；,;成至]|$|{_CHILD})",
    )
