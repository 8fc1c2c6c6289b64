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
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_OPEN = re.compile(
    r"共同抚养|共同承担抚养|轮流|轮换|轮番|双方抚养|各自抚养|各抚养|待定|另行|再行|协商|商定|暂由|暂时|未定|择一|自行选择"
    r"|如果|若|倘|如[^下实期]|再婚|不由|不归|不随|不同意|或者?由"
)
_CLAIMED = re.compile(r"请求|要求|主张|诉称|辩称|认为|提出|希望|申请")
_GAP = r"[^，。；;,、和与及或支付承担给负费]{0,9}?"
_CARE = r"(?:直接抚养|携带抚养|抚养|抚育|扶养|监护|共同生活|一起生活|生活)(?!费|教育费|人)"
_FATHER, _MOTHER = ("父亲", "其父", "男方"), ("母亲", "其母", "女方")


def granted(sentence: str, people: Mapping[str, str]) -> tuple[str, ...]:
    """The names to whom a sentence gives the child; empty where it gives to nobody, to both, or leaves it
    open.

    `people` gives a name for each role word of the paper (男方, 女方, 甲方, 乙方, 原告, 被告).
    """
    text = re.sub(r"\s+", "", sentence)
    changed = re.split(r"变更为|变更由|改为|改由", text)
    if len(changed) > 1:
        text = "由" + changed[-1].lstrip("由")
    if _OPEN.search(text) or _CLAIMED.search(text):
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
        if (
            _speaks_of_care(sentence)
            and _OPEN.search(sentence)
            and not re.search("费|探望|探视|户口", sentence)
        ):
            return None  # joint, alternating or conditional care: the paper itself leaves it open
        for name in granted(sentence, people):
            said.setdefault(name, sentence)
    return next(iter(said.items())) if len(said) == 1 else None


def _speaks_of_care(sentence: str) -> bool:
    return bool(re.search(r"(子|女|孩).{0,30}(抚养|监护|生活)", sentence))


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
        rf"(?:由|归|随|跟随|跟|同|与)(?:其)?(?P<who>{who}){_GAP}{_CARE}",
        rf"(?:抚养权|监护权|抚养权和监护权)(?:均|都)?(?:归|属于|属|由|判归)(?:其)?(?P<who>{who})",
        rf"(?P<who>{who})(?:取得|享有|拥有|获得|行使)[^，。；支付]{{0,8}}(?:抚养权|监护权)",
        rf"(?:子|女|孩)[^。；房车款财产]{{0,24}}(?:判归|归|由)(?:其)?(?P<who>{who})(?:所有|负责抚养)?(?=[，。；,;]|$)",
    )
