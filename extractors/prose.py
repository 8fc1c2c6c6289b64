"""Running text of letters, agreements and rulings: sentences with their places, so that a value keeps its
evidence.

>>> [sentence for sentence in cut("婚生子丙由女方抚养。男方每月支付抚养费；无其他争议")]
['婚生子丙由女方抚养。', '男方每月支付抚养费；', '无其他争议']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from extractors import persons
from extractors import signature as signed
from extractors.declare import Found, Parsed, Sort
from extractors.fields import spelled
from extractors.flat import Strip
from extractors.layout import Segment
from extractors.records import Box
from extractors.sheet import Sheet
from extractors.values import dates, names, surnames
from extractors.values.parsed import HasValue

NAME = r"(?:[\u3400-\u9fff〇]{2,4}?|[\u3400-\u9fff]{1,8}?(?:[·•・][\u3400-\u9fff]{1,8}?){1,3})"
"""A name in running text, shortest first: what follows it must say where it ends."""
_WORDS = re.compile(
    r"^(?:该|此|我|你|您|因|的)|学生|孩子|承担|承诺|负责|以上|自愿|愿意|保证|郑重|参加|参保|声明|监护|作为|上述|抚养|[年班]级"
    r"|[请诺明理事]人$|本人|女儿|儿子|妻子|丈夫"
)
"""What stands where a name could, and is none: 本人承担, 作为该学生的监护人."""
_SENTENCE = re.compile(r"[^。；;！!？?]+[。；;！!？?]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the pieces of print it stands in."""

    text: str
    pieces: tuple[Segment, ...]


def cut(text: str) -> Iterator[str]:
    """The sentences of a text."""
    return (match.group() for match in _SENTENCE.finditer(text))


def sentences(sheet: Sheet) -> tuple[Sentence, ...]:
    """The sentences of a page, over line ends, in reading order."""
    return tuple(Sentence(match.group(), pieces) for match, pieces in sheet.search_all(_SENTENCE))


def named(sheet: Sheet, shapes: Sequence[str]) -> tuple[tuple[str, tuple[Segment, ...]], ...]:
    """Every plausible name that one of the shapes (with a group `value`) finds, in reading order, each
    once."""
    hits: dict[str, tuple[Segment, ...]] = {}
    for shape in shapes:
        for match, pieces in in_lines(sheet, shape) or sheet.search_all(shape):
            text = _without_of(names.normal(match["value"]))
            if names.is_plausible(text) and not _WORDS.search(text) and text not in hits:
                hits[text] = pieces
    return tuple(hits.items())


def _without_of(name: str) -> str:
    """测试甲的（父/母）: the sentence goes on, no name ends so."""
    return name.removesuffix("的") if len(name) > 2 else name


def in_lines(sheet: Sheet, shape: str) -> list[tuple[re.Match[str], tuple[Segment, ...]]]:
    """Matches inside one printed line: the end of the line before (a title, an addressee) cannot leak into a
    name."""
    hits: list[tuple[re.Match[str], tuple[Segment, ...]]] = []
    for strip in sheet.strips:
        places = [at for at, letter in enumerate(strip.text) if not letter.isspace() and letter != "_"]
        flat = "".join(strip.text[at] for at in places)
        for match in re.finditer(shape, flat):
            start, end = match.span("value")
            first, last = places[start], places[end - 1] + 1
            hits.append((match, (Segment(strip.text[first:last], strip.flat, ((strip, first, last),)),)))
    return hits


def one_name(field: str, sheet: Sheet, shapes: Sequence[str]) -> dict[str, Found]:
    """The name that the first telling shape finds; two different ones by the same shape leave the field to a
    person."""
    for shape in shapes:
        hits = named(sheet, (shape,))
        if len(hits) > 1:
            hits = tuple(hit for hit in hits if surnames.is_known(hit[0]))
        if len(hits) == 1:
            text, pieces = hits[0]
            return {field: persons.found(field, Parsed(text, text), pieces, "name")}
        if hits:
            return {}
    return {}


def letter(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """What a letter's labels gave, with issuer and day of its foot; a day in the row of a passport's number
    is the passport's.
    """
    day = found.get("date")
    row = "".join(p.text for p in sheet.pieces if day is not None and p.same_row(day.pieces[0]))
    theirs = day is not None and re.search("护照|通行证|居留|证件号", row) is not None
    own = {field: one for field, one in found.items() if field != "date" or not theirs}
    return {**issuer(sheet), **closing_date(sheet), **own}


def closing_date(sheet: Sheet, field: str = "date") -> dict[str, Found]:
    """The date a paper closes with: the last row that holds a date and hardly anything else, read as one
    where a pen left gaps; not in the first third of the print, where people are introduced.
    """
    rows = _without_copy_note(_rows(sheet))
    by_clerks: dict[str, Found] = {}
    print_ = [re.sub(r"\s+", "", "".join(strip.text for strip in row)) for row in rows]
    for at in reversed(range(len(rows))):
        if sum(map(len, print_[:at])) < _OPENING * sum(map(len, print_)) and len(rows) > _FEW:
            break
        if _OTHER_DAY.search(print_[at] + "".join(print_[at + 1 : at + 2])[:1]):  # …日出 over 生
            continue
        for strips in (*((strip,) for strip in reversed(rows[at])), rows[at]):
            found = dates.find_all(_from_year("".join(strip.text for strip in strips)))
            if len(found) == 1 and len(_UNDATED.sub("", "".join(strip.text for strip in strips))) <= 12:
                record: HasValue = found[0]
                pieces = tuple(_whole(strip.text, sheet, strip) for strip in strips)
                day = _if_closing(_if_alone(record, print_[max(0, at - _NEAR) :]), print_, at)
                told = {field: persons.found(field, day, pieces, "date")}
                if not _BY_CLERKS.search(print_[at]):
                    return told
                by_clerks = by_clerks or told
                break
    return by_clerks


def _from_year(row: str) -> str:
    """The row without spaces, and without a letter before its year in Chinese units: a scrap of a seal or of
    the label (N2021年5月20日).
    """
    return re.sub(r"^[A-Za-z]{1,2}(?=(?:19|20)\d\d年)", "", re.sub(r"\s+", "", row))


def _without_copy_note(rows: list[tuple[Strip, ...]]) -> list[tuple[Strip, ...]]:
    """The rows above the note of an archive that the copy is a true one, which has a day and a seal of its
    own.
    """
    for at in range(len(rows) // 2, len(rows)):
        if _TRUE_COPY.search(re.sub(r"\s", "", "".join(strip.text for strip in rows[at]))):
            return rows[:at]
    return rows


_TRUE_COPY = re.compile(
    "^档案(?:材料)?复[印制]件(?:专用章)?$|复[印制](?:件|本).{0,12}(?:一致|相符|无误|原件)|与原件.{0,4}(?:一致|相符|无误)"
)


def _if_alone(record: HasValue, foot: Sequence[str]) -> HasValue:
    """The day, in doubt where the foot of the page tells another: of service, of an annex, of a stamp."""
    days = {one.value for row in foot for one in dates.find_all(row)}
    if days <= {record.value}:
        return record
    return Parsed(str(record.value), record.raw, "recheck", (*record.signals, "another_day"))


def _if_closing(record: HasValue, print_: Sequence[str], at: int) -> HasValue:
    """The day, in doubt where no signature, seal, or body that wrote the paper stands at it."""
    around = [row for row in print_[max(0, at - _BESIDE) : at + 2] if len(row) <= _FOOT_ROW]
    if any(_CLOSES.search(row) or _body_named(row) for row in around):
        return record
    return Parsed(str(record.value), record.raw, "recheck", (*record.signals, "not_at_the_foot"))


_CLOSES = re.compile("日期|时间|签|盖|章|[人方者员夫妻父母][:：]|特此|此致|敬礼|审判|书记员")
_BESIDE, _FOOT_ROW = 3, 40
"""Rows above the closing day in which a paper is closed, beside the one below it; letters of such a row."""
_NEAR = 4
"""Rows above the closing day in which another day makes it a question which is which."""
_LIFE = re.compile(
    "(?:出生|[出回]国|[入出离]境|取得|获得|毕业|入[学伍职选]|[进出]站|抵达|定居|到期|居留|迁入|任职|聘任|来[华京])(?:时间|日期|年月)"
)
_OTHER_DAY = re.compile(
    f"出生|生于|生日|至|起|有效|生效|法律效|效力|签收|送达|[已业][于经]|(?:判决|裁定|调解|决定)书于|子女|配偶|随迁|{_LIFE.pattern}"
)
"""A row that tells another day: of a person's life, or of what became of the paper."""
_BY_CLERKS = re.compile("经办|审核|受理|复核|审查|备案|登记员|存档|档案|查询")
"""A row in which an office says that it has seen the paper."""
_OPENING = 1 / 3
_FEW = 8
"""Rows of a page that has no opening: a cover, the last lines of a letter."""
_UNDATED = re.compile(
    r"\s|[\d年月日.\-/一二三四五六七八九十〇○零Oo廿]|日期|签订|签字|签名|签署|时间|于|[:：,，。（()）]"
)


def _rows(sheet: Sheet) -> list[tuple[Strip, ...]]:
    """The strips in reading order, those of one row together."""
    rows: list[list[Strip]] = []
    for strip in sheet.strips:
        last = rows[-1][-1].flat if rows else None
        level = last and abs(strip.flat.centre[1] - last.centre[1]) < 0.6 * min(
            strip.flat.height, last.height
        )
        if last and level and strip.flat.left > last.left:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return [tuple(row) for row in rows]


def _whole(text: str, sheet: Sheet, strip: object) -> Segment:
    """The whole printed line as one piece."""
    found = next(s for s in sheet.strips if s is strip)
    return Segment(text, found.flat, ((found, 0, len(text)),))


_BODY = (
    r"委员会|管委会|办公室|领事馆|大使馆|公证处|人民政府|领导小组|协调小组|小组|侨联|中心|大学|学院|学校|小学|中学|幼儿园|校区|校|医院|公司|集团|研究院|研究所|街道办事处"
    r"|办事处|解放军|部队|政治部|政治处|工作部|工作处|部|局|厅|司|处|科|办|院|所|会|馆|队|团"
)
_ISSUER = re.compile(rf"[\u4e00-\u9fff〇○A-Za-z0-9（）()·“”]{{2,34}}?(?:{_BODY})(?:（[^）]{{1,8}}）)?")
_SEAL_NOTE = re.compile(
    r"[（(]?(?:单位)?(?:盖章|公章|章|签章|印章)[）)]?[:：]?$|[（(]印[）)]$|^[（(](?:单位)?(?:盖章|公章|章)[）)]"
    r"|^(?:单位|机关|学校|院校|部门|[院校]系)?(?:名称|意见)?[（(]?(?:盖章|公章|签章|印章)?[）)]?[:：]"
)
_SAID_BEFORE = re.compile(
    r"^(?!(?:工作|用人|聘用|推荐|申报|所在|就职|服务|现|原)(?:单位|机构|部门))"
    r"(?:[\u4e00-\u9fff]{0,10}(?:单位|机关|机构|部门)|落款)(?:名称|意见)?(?:[（(](?:盖章|公章|签章|章)[）)])?[:：]"
)
_NO_ISSUER = re.compile(r"[:：]$|特此|兹|电话|地址|联系|传真|邮编|附件|证明$|证明[信书]$|函$|信$|[，。；]")


def issuer(sheet: Sheet, field: str = "issuer") -> dict[str, Found]:
    """Who signs a letter: the last line that is nothing but the name of a body, else the letterhead."""
    lines = [(re.sub(r"\s+", "", strip.text), strip) for strip in sheet.strips]
    dated = [at for at, (text, _) in enumerate(lines) if dates.find(text) and len(text) <= 16]
    closing = [
        at for at in dated if not any(_LIFE.search(text) for text, _ in lines[max(0, at - 1) : at + 1])
    ]
    last = closing[-1] if closing else len(lines)
    end = last
    while end > 1 and len(lines[end - 1][0]) <= _SIGNER and not _body_named(lines[end - 1][0]):
        end -= 1  # 领事 and a name
    above, below = lines[max(0, end - (3 if closing else _UNDATED_FOOT)) : end], lines[last : last + 3]
    above = [one for one in above if not any(_echoes(one[0], other[0]) for other in (*above, *below))]
    opening = lines[: min(3, max(1, last - 3))]
    above = [one for one in above if (one[1].line.confidence or 1.0) >= BELIEVED] or above
    for text, strip in (*reversed(above), *below, *lines[:2]):  # below the date: often a seal's own words
        name = _body_named(text)
        if name is None:
            continue
        told, others = _whole_name(name, strip, above, opening)
        pieces = (*(_whole(other.text, sheet, other) for other in others), _whole(strip.text, sheet, strip))
        if (head := _letterhead(opening)) is not None and _lost_a_sign(told, head[0]):
            record = Parsed(head[0], spelled(pieces), "recheck", ("repaired",), (told,))
            return {field: persons.found(field, record, pieces, "text")}
        return {field: persons.found(field, Parsed(told, spelled(pieces)), pieces, "text")}
    return {}


def _lost_a_sign(name: str, head: str) -> bool:
    """Is this the letterhead's long name but for one sign, which the seal over the foot hides?"""
    return len(head) == len(name) + 1 > _BARE + 1 and LCSseq.similarity(name, head) == len(name)


_Lines = Sequence[tuple[str, Strip]]
"""Lines without their spaces, and where they stand."""


def _whole_name(name: str, strip: Strip, above: _Lines, opening: _Lines) -> tuple[str, tuple[Strip, ...]]:
    """The name of a body of which the line may say a part only, and the lines that say the rest of it."""
    over = next((s for t, s in reversed(above) if _over(s.flat, strip.flat) and _body_named(t)), None)
    forces = over is not None and re.search("(?:解放军|部队)$", over.text.strip())
    if over is not None and (forces or _is_part(name)) and name[:2] != over.text.strip()[:2]:
        return f"{_body_named(over.text)}{name}", (over,)
    if begun := _begins_above(name, strip, above):
        return f"{begun.text.strip()}{name}", (begun,)
    head = _letterhead(opening) if _is_part(name) and len(name) <= _BARE else None
    if head is None or (head[0][:2] == name[:2] and not head[0].endswith(name)):
        return name, ()
    return (head[0] if head[0].endswith(name) else f"{head[0]}{name}"), (head[1],)


def _begins_above(name: str, strip: Strip, above: _Lines) -> Strip | None:
    """The line on which a mission's name begins: 中华人民共和国驻样本 over 共和国大使馆."""
    if not re.search("[使领事]馆$", name) or name.startswith("中华"):
        return None
    begun = (s for text, s in reversed(above) if re.match("中华人民共和国(?:驻|$)", text))
    return next((s for s in begun if _over(s.flat, strip.flat)), None)


def _letterhead(opening: _Lines) -> tuple[str, Strip] | None:
    """The body that the first lines of a letter name as its own: not a part of one itself."""
    bodies = [(name, strip) for text, strip in opening if (name := _body_named(text)) is not None]
    return next((one for one in bodies if len(one[0]) > _SHORT), None)


_SHORT, _BARE = 5, 7
"""Letters up to which a line on top is a word rather than a body that writes letters, and those up to which a
part's name (部队政治处, 领事部) does not say of what."""


def _echoes(scrap: str, line: str) -> bool:
    """Is one line a scrap of the seal over the other: shorter, most of it the other's letters in order?"""
    if scrap == line or not 3 <= len(scrap) < len(line) or _body_named(line) is None:
        return False
    return LCSseq.similarity(scrap, line) >= max(3, 0.6 * len(scrap)) and scrap not in line[: len(scrap) + 1]


BELIEVED = 0.6
"""Score of a line from which its letters are more likely than not those on the paper."""
_SIGNER = 4
"""Letters of whoever signs for a body, and of scraps of its seal, at most."""
_UNDATED_FOOT = 6
"""Lines of a foot whose date was not read: clerks, telephone, notes may stand below the body."""
A_BODY = r"(?!.*(?:留存|存档|备查|存查)).{4,}"
"""What may stand beside a label of the issuer: not who keeps a copy (一份由发证机关存档)."""
_PART = re.compile(
    r"(?:政治(?:工作)?[部处]|(?:教务|教导|学生|学生工作|人事|人力资源|研究生|民政|领事|教育|管理)[部处科院]|组织部|统战部|办公室)$"
)
"""A part of a body, which may have the body's name on the line above its own."""


def _is_part(name: str) -> bool:
    """Is this a part that does not say of what body (全国博士后管理委员会办公室 does)?"""
    part = _PART.search(name)
    whole = re.search(
        r"(?:委员会|管委会|政府|大学|学院|学校|小学|中学|公司|集团|医院)$",
        name[: part.start()] if part else "",
    )
    return part is not None and whole is None


def _body_named(line: str) -> str | None:
    """The body a line names, if it does nothing else."""
    name = _SAID_BEFORE.sub("", _SEAL_NOTE.sub("", re.sub(r"\s+", "", line)))
    return name if _ISSUER.fullmatch(name) and not _NO_ISSUER.search(name) else None


def _over(upper: Box, lower: Box) -> bool:
    """Does one line stand right above the other, closing the page with it?"""
    near = 0 < lower.centre[1] - upper.centre[1] < 2.6 * lower.height
    return near and upper.right > lower.centre[0]


def signature(sheet: Sheet, *labels: str) -> dict[str, Found]:
    """Whether anything stands where a signature belongs."""
    told = signed.asked_for(sheet, labels)
    return {} if told is None else {"signed": told}


def evidence(field: str, value: str, sentence: Sentence, sort: Sort = "name") -> Found:
    """A value a rule over wording drew from a sentence: proposed with the sentence, never accepted unseen."""
    proposed = Parsed(value, sentence.text, "recheck", ("by_wording",))
    return persons.found(field, proposed, sentence.pieces, sort)
