"""收养登记证: the certificate of adoption, a booklet of the civil affairs office.

It names the adopter or both adopters and the child with the name after the adoption, the day of registration
and a number for which no pattern is published. 收养公证书, 收养证明 and the court's papers are other proofs,
for a person.
Source: 中国公民收养子女登记办法.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from extractors import mentions, persons, prose
from extractors.ages import APART
from extractors.declare import Found, Sheet, date, face, mark, name, names_list, number, pattern, specimen
from extractors.layout import Claim, Segment
from extractors.segment import INSIDE
from extractors.values import certificate_numbers, names, surnames
from extractors.values import id_number as identity
from extractors.values.parsed import HasValue, Outcome
from extractors.wording import fold

TITLE = "收养登记证"
FACES = (
    face(
        "",
        marks=(
            mark(r"re:收养登记证$|^收养登记证[(](?:[12]\d{3}|补发|换发|副本)[)]", 3.5),
            # to the letter: 收养人 heads each adopter, and a second of them is no second certificate
            mark("re:被收养人", 1.5),
            mark("re:^收养人", 1.5),
            mark("登记日期", 0.5),
            mark("收养登记证字号", 2),
            mark("民政部门", 0.5),
            mark("收养法", 0.5),
            mark("re:收养(?:登记)?申请,?符合|准予(?:收养)?登记|收养关系自登记", 1.5),
            mark("re:^被收养人(?:[(][^()]{1,2}[)])?(?:$|姓名)", 1.5),  # the heading of the inner page
            mark("re:收养登记(?:机关|专用章|员)", 0.5),
            mark("re:[\u4e00-\u9fff]收字第?", 1),
            mark("re:养父", 0.5),
            mark("re:养母", 0.5),
        ),
        against=(
            mark("公证书", 5),
            # as titles and labels: its own sentence may say 申请人的收养登记申请 and 解除收养关系的
            mark("re:申请(?:书|表)|^申请人(?:签|[:(姓(]|$)|申请人签", 5),
            mark("re:审批(?!服务|局)|兹证明|特此证明|查档|处理表|公告", 5),
            mark("re:文化程度|家庭年?收入|健康状况|收养目的", 3),
            mark("婚姻状况", 1),
            mark("re:协议书?$|如下协议", 4),
            mark("结婚证字号", 5),
            mark("re:收养关系解除|^解除收养|解除收养关系(?:登记)?(?:证|协议|申请)|准予解除|登记证明$", 5),
            mark("判决如下", 5),
            mark("寄养", 4),
            mark("送养人", 1),
        ),
        need=4.5,
    ),
)
_ADOPTEE = (
    "被收养人姓名", "收养后姓名", "被收养人现姓名", "被收养人现名", "被收养人收养后姓名",
    "收养后更名", "收养后改名", "现姓名", "子女姓名",
    "养子女姓名", "养子姓名", "养女姓名",
)  # fmt: skip
_CHILD = ("被收养人", "养子女", "养子（女）")
"""Headings that may have a name beside them, and may have a whole section under them."""
_WHICH = (
    "（男）",
    "（女）",
    "（男方）",
    "（女方）",
    "（父）",
    "（母）",
    "（夫）",
    "（妻）",
    "一",
    "二",
    "1",
    "2",
    *("（一）", "（二）", "（1）", "（2）", "（甲）", "（乙）", "甲", "乙"),
)
_ADOPTERS = (
    *("收养人" + which + what for which in ("", *_WHICH) for what in ("", "姓名")),
    "男收养人", "女收养人", "养父姓名", "养母姓名", "养父", "养母", "配偶姓名",
    "男方姓名", "女方姓名",
)  # fmt: skip
LABELS = (
    "性别", "出生日期", "国籍", "民族", "身份证件号", "身份证号", "身份证件号码", "公民身份号码", "住址",
    "原姓名", "原名", "收养前姓名", "备注", "附注", "出生年月", "职业",
    "收养登记机关", "登记机关", "发证机关", "登记员", "收养登记员", "收养登记证", "姓名", "送养人",
    "送养人姓名", "被收养人原姓名", "与收养人关系", "与被收养人关系", "中华人民共和国",
    *_ADOPTERS,
)  # fmt: skip
TWICE = ("姓名", "性别", "国籍", "住址")
FIELDS = (
    names_list("adopter_names"),
    name("adoptee_name", after=_ADOPTEE, parse=names.parse_first),
    name("adoptee_name", after=_CHILD, parse=names.parse_first),
    date("registration_date", after=("登记日期", "收养登记日期", "发证日期")),
    number(
        "certificate_number",
        certificate_numbers.adoption,
        after=("收养登记证字号", "收养证字号", "收养登记证号", "证字号", "登记证号", "字号", "证号", "编号"),
    ),
    pattern(
        "certificate_number",
        r"[（(](?:\d{4}|\d{2})[）)][\u4e00-\u9fff]{1,8}收[\u4e00-\u9fff]{0,4}第?\d+号"
        r"|(?:(?![证号养])[\u4e00-\u9fff]){0,6}收登?字?(?:[（(]\d{4}[）)]|\d{4}年?)?第\d+号"
        r"|(?<![A-Z\d])[A-Z]{1,2}\d{6}-\d{4}-\d{5,6}(?!\d)",
        parse=certificate_numbers.adoption,
        sort="number",
        critical=True,
    ),
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """All adopters in print order; a bare 姓名 goes to the heading above it, 收养人 or 被收养人."""
    told = dict(found)
    beside = [claim for claim in sheet.labelled(*_ADOPTEE, *_CHILD) if claim.row]
    if "adoptee_name" in told and any(_in_remark(claim, sheet) for claim in beside):
        del told["adoptee_name"]
    if "adoptee_name" not in told:
        told.update(_child(sheet))
    told = {**prose.closing_date(sheet, "registration_date"), **told}
    if sentence := _in_sentence(sheet):
        return {**told, **sentence}
    named = _adopters(sheet)
    said = told.get("adoptee_name") if any(claim.row for claim in sheet.labelled(*_ADOPTEE)) else None
    unclear = False
    for claim, word in _titled(sheet):
        record = names.parse_either(persons.spelled(claim.row[:1])) if claim.row else None
        if word == "收养人":
            named |= {one: at for one, at in _side_by_side(claim, sheet).items() if one not in named}
        if word == "被收养人" and record and said:  # a label of the child's own name says more than a place
            unclear |= record.value != said.value
        elif word == "被收养人" and record:  # rather than what stands under the heading itself
            told["adoptee_name"] = persons.found("adoptee_name", record, claim.row[:1], "name")
    child = told["adoptee_name"].value if "adoptee_name" in told else None
    adopters = tuple(one for one in _in_order(named) if one != child)
    if adopters:
        pieces = tuple(piece for one in adopters for piece in named[one])
        alone = len(adopters) == 1 and not sheet.search(_ALONE)
        outcome: Outcome = "recheck" if unclear or alone else "ok"
        record = names.NameList("、".join(adopters), "", outcome, names=adopters)
        told["adopter_names"] = persons.found("adopter_names", record, pieces, "name", "names")
    return {**_a_generation_older(sheet, child), **told}


def _a_generation_older(sheet: Sheet, child: object) -> dict[str, Found]:
    """The people of other rows 姓名 whose numbers say that they are a generation older than the child, where
    no heading of theirs was read (upright in a narrow cell); for a person to see.
    """
    rows = sorted((c for c in sheet.labelled("姓名") if c.row), key=lambda c: c.label.box.top)
    told = [
        (names.parse_either(persons.spelled(c.row[:1])), c.row[:1], _year_under(c, rows, sheet)) for c in rows
    ]
    born = {str(one.value): (pieces, year) for one, pieces, year in told if one is not None and year}
    if str(child) not in born:
        return {}
    year = born[str(child)][1]
    adopters = {one: at for one, (at, other) in born.items() if other <= year - APART}
    if not adopters or len(adopters) != len(born) - 1:
        return {}
    record = names.NameList("、".join(adopters), "", "recheck", names=tuple(adopters))
    pieces = tuple(piece for at in adopters.values() for piece in at)
    return {"adopter_names": persons.found("adopter_names", record, pieces, "name", "names")}


def _year_under(claim: Claim, rows: Sequence[Claim], sheet: Sheet) -> int:
    """The year of birth in the number in the rows of this 姓名, above the next one; 0 for none."""
    top = claim.label.box.top
    end = min((c.label.box.top for c in rows if c.label.box.top > top), default=float("inf"))
    numbers = (
        identity.parse(c.row[0].text)
        for c in sheet.labelled("身份证件号", "身份证号", "身份证件号码", "公民身份号码")
        if c.row and top <= c.label.box.top < end
    )
    return next((int((one.birth_date or "0")[:4]) for one in numbers if one is not None), 0)


def _in_order(named: Mapping[str, tuple[Segment, ...]]) -> list[str]:
    """The names row by row, from left to right: on a crooked page the right column may come first by its
    height.
    """
    order: list[str] = []
    for one, pieces in named.items():
        row = [
            o for o in order if pieces[0].same_row(named[o][0]) and pieces[0].box.left < named[o][0].box.left
        ]
        order.insert(order.index(row[0]) if row else len(order), one)
    return order


def _side_by_side(claim: Claim, sheet: Sheet) -> dict[str, tuple[Segment, ...]]:
    """The one name beside a bare 姓名, or those of both parents' columns."""
    label = claim.label.box
    row = [p for p in sheet.pieces if p.same_row(claim.label) and p.box.centre[0] > label.right]
    told = takewhile(lambda piece: piece.label is None, sorted(row, key=lambda p: p.box.left))
    read = [(record.value, (p,)) for p in told if (record := _with_sex(p.text)) is not None]
    return dict([*read[:1], *(each for each in read[1:2] if surnames.is_known(each[0]) and _is_all(each))])


def _with_sex(text: str) -> HasValue | None:
    """A name, or one with sex and birth in the same line: 测试甲（男）1974年5月3日生."""
    told = names.parse_either(text)
    return names.parse_first(text) if told is None and re.match(r"\S{2,5}\s*[（(][男女]", text) else told


def _is_all(read: tuple[str, tuple[Segment, ...]]) -> bool:
    """Is the name all that the print says, and no beginning of a sentence (依据《…》的规定)?"""
    name, (piece,) = read
    return len(re.findall(r"\w", piece.text)) <= len(name)


def _is_sentence(print_: str, named: Sequence[str]) -> bool:
    """Does the print say much besides the names (与被收养人申请收养登记，经审查，…)?"""
    return len(re.findall(r"[\u4e00-\u9fff]", print_)) > sum(map(len, named)) + 8


def _adopters(sheet: Sheet) -> dict[str, tuple[Segment, ...]]:
    """Every adopter a label, a table or a row of its own names, with the print."""
    named: dict[str, tuple[Segment, ...]] = {}
    for claim in sheet.labelled(*_ADOPTERS):
        for piece in () if _in_remark(claim, sheet) else claim.row:
            told_here = names.split(re.sub(r"^[男女](?!方)[\s:：]*", "", piece.text))
            if not told_here and piece is claim.row[0] and (latin := names.parse_latin(piece.text)):
                told_here = (latin.value,)
            if not told_here or _is_sentence(piece.text, told_here):
                break  # what follows in the row of a table is sex, country, number
            for one in told_here:
                named.setdefault(one, (piece,))
    for piece in _in_table(sheet):
        named.setdefault(names.normal(piece.text), (piece,))
    for one, pieces in _in_rows(sheet):
        named.setdefault(one, pieces)
    if not sheet.search("继[父母]"):
        return named
    # who adopts the child of husband or wife adopts alone
    spouses = [names.normal(c.row[0].text) for c in sheet.labelled("配偶姓名") if c.row]
    return {one: at for one, at in named.items() if one not in spouses}


_SEX = r"(?:[（(][^）)]{1,40}[）)])?"
_ADOPT = (
    rf"(?:^|收养人)(?P<value>(?P<one>{prose.NAME}){_SEX}(?:[、和与,，]+(?P<other>{prose.NAME}){_SEX})?)"
    r"(?:夫妇|夫妻|二人|两人)?[,，]?(?:自愿|申请|依法|共同|登记){0,3}收养(?!登记)"
)
_ADOPTED = (
    rf"收养(?!人)(?P<value>{prose.NAME})"
    r"(?:的申请|(?:[（(,，][^。；;]{0,60}?)?(?:为|作为)(?:其|自己的)?养[子女])"
)


def _in_sentence(sheet: Sheet) -> dict[str, Found]:
    """The certificates that say it in a sentence: 男方甲、女方乙申请收养测试甲为养女."""
    told = prose.one_name("adoptee_name", sheet, (_ADOPTED,))
    whole = sheet.search_all(_ADOPT)
    hits = whole if len(whole) == 1 else prose.in_lines(sheet, _ADOPT)
    if len(hits) != 1 or not told:
        return {}
    match, pieces = hits[0]
    adopters = tuple(names.normal(one) for one in match.group("one", "other") if one)
    if not all(names.is_plausible(one) for one in adopters):
        return {}
    record = names.NameList("、".join(adopters), match["value"], names=adopters)
    return {**told, "adopter_names": persons.found("adopter_names", record, pieces, "name", "names")}


def _child(sheet: Sheet) -> dict[str, Found]:
    """The child beside the one label that is no word of a sentence (收养人与被收养人的收养申请)."""
    claims = [c for c in sheet.labelled(*_ADOPTEE, *_CHILD) if c.row and c.label.standing != INSIDE]
    claims = [claim for claim in claims if not _in_remark(claim, sheet)]
    record = names.parse_first(claims[0].row[0].text) if len(claims) == 1 else None
    return (
        {"adoptee_name": persons.found("adoptee_name", record, claims[0].row[:1], "name")} if record else {}
    )


_ALONE = r"未婚|单身|离[异婚]|丧偶|鳏|寡|继[父母]|无配偶"
"""What a certificate of one adopter says; where it does not, the other may not have been read."""
_ROWS = (
    rf"(?:^|[\n\t:]|收养人)(?P<value>{prose.NAME})[\t(]?[男女](?=[)\t\n,]|\d{{4}}年|一九|二[〇○零O])",
    rf"(?:^|[\n\t:(])[男女][)\t:]?(?P<value>{prose.NAME})(?=[\t\n]|公民|身份|国籍|出生|民族|$)",
)
"""A person and the sex in a row without labels, either way round."""


def _in_rows(sheet: Sheet) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """The adopters of rows between 收养人 and 被收养人."""
    text, places = mentions.running(sheet)
    for part in re.finditer("(?<![被送])收养人(?:(?!被收养|送养)[^。])*", text):
        hits = (match for shape in _ROWS for match in re.finditer(shape, text[: part.end()]))
        for match in hits:
            start, end = match.span("value")
            adopter = names.is_plausible(match["value"]) and surnames.is_known(match["value"])
            if start > part.start() and adopter:
                yield match["value"], mentions.print_of(sheet, places, start, end)


_SPOUSE = re.compile("男方|女方|[夫妻父母男女]|父亲|母亲|收养人[^名]{0,4}")


def _in_table(sheet: Sheet) -> list[Segment]:
    """The adopters of a table with 姓名 over its column and 男方, 女方 before its rows."""
    sexes = [claim.label for claim in sheet.labelled("性别")]
    heads = [c.label for c in sheet.labelled("姓名") if any(s.same_row(c.label) for s in sexes)]
    found = []
    for head in heads:
        for piece in sheet.pieces:
            under = head.above(piece) and abs(piece.box.left - head.box.left) < 2 * head.height
            ahead = [p for p in sheet.pieces if p.same_row(piece) and p.box.right <= piece.box.left]
            told = bool(ahead) and _SPOUSE.fullmatch(fold(min(ahead, key=lambda p: p.box.left).text))
            if piece.label is None and under and told and names.split(piece.text):
                found.append(piece)
    return found


def _section(label: Segment, heads: Sequence[Segment], words: Sequence[str]) -> str | None:
    """The title of a section of rows beside it, at half its height: 姓名 is the first of these rows."""
    lower = [
        (h.box.bottom, word) for h, word in zip(heads, words, strict=True) if h.box.bottom > label.box.top
    ]
    return min(lower)[1] if lower else None


def _titled(sheet: Sheet) -> list[tuple[Claim, str]]:
    """Each bare 姓名 with the title of its section, 收养人 or 被收养人: the nearest above it in its column,
    else above it or in a tall cell; side by side only where there are two."""
    claims = sheet.labelled("姓名")
    titles = [c for c in sheet.labelled(*_ADOPTERS, "被收养人") if not c.row or c.below]
    titles += [c for c in sheet.labelled("收养人", "被收养人") if c not in titles]
    titles = [c for c in titles if not _in_remark(c, sheet) and not _is_spoken_of(c.label)]
    heads = [c.label for c in titles if fold(c.label.text) == c.label.label]
    words = ["被收养人" if head.label == "被收养人" else "收养人" for head in heads]
    level = [[at for at, head in enumerate(heads) if _before(head, claim.label)] for claim in claims]
    if claims and all(len(at) == 1 for at in level):
        return [(claim, words[at[0]]) for claim, at in zip(claims, level, strict=True)]
    if claims and heads and max(h.box.right for h in heads) <= min(c.label.box.left for c in claims):
        return [(claim, word) for claim in claims if (word := _section(claim.label, heads, words))]
    columns = [_over(claim.label, heads) for claim in claims]
    ends = {word: [h.box for h, w in zip(heads, words, strict=True) if w == word] for word in words}
    if len(ends) == 2 and any(_names_child(claim) for claim in sheet.labelled(*_ADOPTEE)):
        top, end = min(b.bottom for b in ends["收养人"]), min(b.top for b in ends["被收养人"])
        if claims and all(top <= c.label.box.centre[1] < end for c in claims):
            return [(claim, "收养人") for claim in claims]
    if None not in columns and len(set(columns)) == len(columns) == len(heads):
        return [(claim, words[at]) for claim, at in zip(claims, columns, strict=True) if at is not None]
    if set(words) != {"收养人", "被收养人"}:
        # which of the two sections a name stands in is not told, unless the child has a label of its own
        child = any(_names_child(claim) for claim in sheet.labelled(*_ADOPTEE, *_CHILD))
        alone = child and set(words) <= {"收养人"} and bool(sheet.labelled(*_ADOPTERS)) and not _gives(sheet)
        return [(claim, "收养人") for claim in claims] if alone else []
    pair = persons.pair(sheet, ("收养人",), ("被收养人",), inline=False)
    if pair and pair.side_by_side:
        sides = [(claim, persons.side(pair, claim.row[0])) for claim in claims if claim.row]
        return [(claim, ("收养人", "被收养人")[at]) for claim, at in sides if at is not None]
    rows = [c.label for c in sheet.labelled("姓名", "性别")]
    places = persons.under(heads, [c.label for c in claims], rows)
    return [(claim, words[at]) for claim, at in zip(claims, places, strict=True) if at is not None]


def _is_spoken_of(label: Segment) -> bool:
    """Does a sentence go on right behind the word: 收养人与被收养人的收养关系符合…?"""
    strip, _, end = label.strips[-1]
    return re.match(r"[与和及的、]", strip.text[end:].strip()) is not None


def _names_child(claim: Claim) -> bool:
    """Does this label ask for the child's name in so many words, and is answered?"""
    return bool(claim.row) and "姓名" in fold(claim.label.text) and names.parse(claim.row[0].text) is not None


def _gives(sheet: Sheet) -> bool:
    return any(fold(c.label.text).startswith("送养人") for c in sheet.labelled("送养人", "送养人姓名"))


def _before(head: Segment, label: Segment) -> bool:
    """Does the heading stand in the label's own row, left of it?"""
    return head.same_row(label) and head.box.right <= label.box.left


def _over(label: Segment, heads: Sequence[Segment]) -> int | None:
    """The nearest heading above a label that begins about where it begins."""
    over = [
        (head.box.top, at)
        for at, head in enumerate(heads)
        if head.box.centre[1] < label.box.top and abs(head.box.left - label.box.left) < 3 * label.height
    ]
    return max(over)[1] if over else None


def _in_remark(claim: Claim, sheet: Sheet) -> bool:
    """Print beside 备注 is running text (被收养人原名…): a label's word in it labels nothing."""
    remarks = [c.label for c in sheet.labelled("备注", "附注")]
    return any(r.same_row(claim.label) and r.box.right <= claim.label.box.left for r in remarks)


SPECIMENS = (
    specimen(
        "",
        """
                 中华人民共和国收养登记证
                                         京样收字第12号
        男方甲（男）、女方乙（女）申请收养测试甲（女，2002年7月19日出生）为养女，经审查，
        收养登记申请符合《中华人民共和国收养法》的规定，准予登记，特发此证。
                                         样本市民政局
                                         2003年5月6日
        """,
        adopter_names=("男方甲", "女方乙"),
        adoptee_name="测试甲",
        registration_date="2003-05-06",
        certificate_number="京样收字第12号",
    ),
    specimen(
        "",
        """
        收养登记证字号  SY440111-2020-000006           收养人
        登记日期  二〇二〇年九月十五日                 姓名  男方甲    性别  男
        备注                                           国籍  中国      出生日期  1969年9月30日
        收养登记申请，符合《中华人民                   身份证件号  11010519491231002X
        共和国收养法》规定，予以登记，                 被收养人
        发给此证。                                     姓名  测试甲    性别  女
        收养登记机关（章）                             国籍  中国      出生日期  2018年6月1日
        """,
        adopter_names=("男方甲",),
        adoptee_name="测试甲",
        registration_date="2020-09-15",
        certificate_number="SY4401112020000006",
    ),
    specimen(
        "",
        """
                   收养登记证
        收养人（男）  男方甲      身份证件号  11010519491231002X
        收养人（女）  女方乙      身份证件号  440184201706210284
        被收养人姓名  测试甲      性别  男
        出生日期  2018年1月1日
        登记日期  2020年6月1日
        收养登记证字号  （2020）样收字第0001号
        """,
        adopter_names=("男方甲", "女方乙"),
        adoptee_name="测试甲",
        registration_date="2020-06-01",
        certificate_number="（2020）样收字第0001号",
    ),
    specimen(
        "",
        """
              收养登记证
        收养人
          姓名  男方甲
          出生日期  1980年1月1日
        被收养人
          姓名  测试甲
          出生日期  2018年1月1日
        登记日期  2020年6月1日
        """,
        adopter_names=("男方甲",),
        adoptee_name="测试甲",
        registration_date="2020-06-01",
    ),
    specimen(
        "",
        """
              收养登记证                                    姓名  男方甲    性别  男
        收养登记证字号  （2020）样收字00001        收养人   国籍  中国    出生日期  1980.01.01
        登记日期  2020年6月1日                              身份证件号  11010519491231002X
        备注  被收养人原名试甲                              姓名  女方乙    性别  女
                                                   收养人   国籍  中国    出生日期  1982.02.02
        收养申请，符合《中华人民共和国收养法》规定          身份证件号  440184201706210284
                                                            姓名  测试甲    性别  男
                                                   被收养人  出生日期  2018年1月1日
        收养登记机关（印章）                                身份证件号  110228201801010174
        """,
        adopter_names=("男方甲", "女方乙"),
        adoptee_name="测试甲",
        registration_date="2020-06-01",
        certificate_number="（2020）样收字00001",
    ),
)
