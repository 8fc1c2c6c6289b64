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
>>> granted("婚生子由被告费某某抚养", {"被告": "费某某"})
('费某某',)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_OPEN = re.compile(
    r"共同抚养|共同承担抚养|轮流|轮换|轮番|双方抚养|各自抚养|各抚养|待定|另行|再行|协商|商定|暂由|暂时|未定|择一|自行选择"
    r"|如果|若|倘|如[^下实期]|再婚|不由|不归|不随|不同意|或者?由"
)
_PROPERTY = r"房|车|款|财产|公积金|股|账户|家具|家电|名下|贷|债|物品|首饰|保险|户口|费"
_CLAIMED = re.compile(r"请求|要求|主张|诉称|辩称|认为|提出|希望|申请")
_GAP = r"[^，。；;,、和与及或支付承担给负费]{0,9}?"
_CARE = r"(?:直接抚养|携带抚养|抚养|抚育|扶养|监护|共同生活|一起生活|生活)(?!费|教育费|人)"
_FATHER, _MOTHER = ("父亲", "其父", "父方", "爸爸", "男方"), ("母亲", "其母", "母方", "妈妈", "女方")
_SIDE = r"(?:父亲|母亲|父|母|男方|女方|甲方|乙方|原告|被告|申请人|被申请人|上诉人|被上诉人)"
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
    changed = re.split(r"变更为|变更由|改为|改由", text)
    if len(changed) > 1:
        text = "由" + changed[-1].lstrip("由")
    if _OPEN.search(_on_care(text)) or _CLAIMED.search(text):
        return ()
    roles = _roles(people)
    who = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    if not who:
        return ()
    names = [roles[match["who"]] for shape in _shapes(who) for match in re.finditer(shape, text)]
    return tuple(dict.fromkeys(names))


def settled(sentences: Iterable[str], people: Mapping[str, str]) -> tuple[str, str] | None:
    """The one name all sentences agree on and the sentence that says so; `None` where they do not settle
    it."""
    said: dict[str, str] = {}
    for sentence in sentences:
        if _speaks_of_care(sentence) and _OPEN.search(_on_care(sentence)):
            return None  # joint, alternating or conditional care: the paper itself leaves it open
        if _unnamed(sentence, people):
            return None
        for name in granted(sentence, people):
            said.setdefault(name, sentence)
    return next(iter(said.items())) if len(said) == 1 else None


def _on_care(sentence: str) -> str:
    """The sentence without what it says of costs, visits and residence: those are left open more often."""
    clauses = re.split("[，,]", sentence)
    return "，".join(one for one in clauses if not re.search("费|探望|探视|户口|迁移|转学", one))


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


def _roles(people: Mapping[str, str]) -> dict[str, str]:
    """Role words and the names themselves, each with its name; father and mother by the roles of man and
    woman."""
    roles = {role: name for role, name in people.items() if name}
    for role, words in (("男方", _FATHER), ("女方", _MOTHER)):
        if role in roles:
            roles |= dict.fromkeys(words, roles[role])
    return roles | {name: name for name in roles.values()}


def _shapes(who: str) -> tuple[str, ...]:
    return (
        rf"(?:由|归|随|跟随|跟|(?<![方告人])(?:同|与))(?:其)?{_SIDE}?(?P<who>{who})(?:{who})?{_GAP}(?:负责)?{_CARE}",
        rf"(?:抚养权|监护权|抚养权和监护权)(?:均|都)?(?:归|属于|属|由|判归)(?:其)?{_SIDE}?(?P<who>{who})",
        rf"(?P<who>{who})(?:取得|享有|拥有|获得|行使)[^，。；支付]{{0,8}}(?:抚养权|监护权)",
        rf"{_CHILD}(?:(?!{_PROPERTY}|的(?!抚养|监护))[^。；]){{0,24}}?(?:判归|归|由)(?:其)?{_SIDE}?(?P<who>{who})"
        r"(?:负责抚养)?(?=[，。；,;]|$)",
    )
