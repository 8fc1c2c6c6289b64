"""离婚协议书: the divorce agreement, free text by the couple, filed with the civil affairs office that
divorced them.

No form is prescribed; nearly all begin with the two people (男方：…，女方：…), then 子女抚养, 财产分割,
债务处理, and close with signatures and the date. The clause on custody says to whom the child goes; it is
resolved to a name through the heads 男方 and 女方. Joint, alternating or conditional care leaves `custody_to`
out, and so does a page that does not say who 男方 and 女方 are. The sentence is kept as the evidence.
Source: 民法典 第一千零七十六条; sample agreements of civil affairs offices.
"""

import re
from collections.abc import Mapping, Sequence

from extractors import children, custody, mentions, parties, persons, prose
from extractors.declare import Found, Parsed, Sheet, date, face, mark, name, specimen
from extractors.flat import Strip
from extractors.layout import Segment
from extractors.parties import Side
from extractors.values import names, surnames
from extractors.values.parsed import Outcome

TITLE = "离婚协议书"
WHOLE_PAGE = True
PAGED = True
_AGAINST = (
    mark("判决如下", 6),
    mark("民事判决书", 6),
    mark("民事调解书", 6),
    mark(
        r"re:^[^,，。;；:：由向]{2,24}人民法院$", 4
    ),  # a court's heading; many agreements name a court for disputes
    mark("离婚证字号", 6),
    mark("re:^.{0,10}(?:劳动|聘用)合同书?$|^用人单位", 6),
    mark("re:^.{0,14}承诺书$", 5),
    mark("常住人口登记卡", 6),
    mark("收养登记证", 6),
    # as titles: since 2021 agreements say when 离婚登记申请 was handed in
    mark(
        "re:离婚登记(?:申请书|申请受理|受理|审查处理)|^离婚登记申请.{0,4}$|冷静期.{0,4}(?:回执|告知)|^申请离婚登记声明书$",
        8,
    ),
    mark("re:^(?:(?:婚前|婚内|夫妻)财产|分居|同居|忠诚|赠与)(?:约定|分割)?(?:协议|契约)书?$", 8),
    mark("re:^(?:变更)?(?:子女)?抚养(?:权|费|关系)(?:变更)?协议书?$", 8),
    mark("re:^(?:离婚|婚姻(?:状况|登记)?)证明书?$|兹证明", 6),
    mark("教材", 3),
    mark("练习", 3),
)
_TERMS = (
    mark("男方", 1),
    mark("女方", 1),
    mark("协议", 0.5),
    mark("抚养费", 1),
    mark("债权", 1),
    mark("债务", 1),
    mark("财产", 1),
    mark("探望", 0.5),
    mark("re:[归由随][甲乙男女]方[^，。]{0,8}(?:抚养|生活)", 1),
    mark("re:协议离婚(?!书)|离婚(?:条款|协议)如下", 1),
    mark("一式三份", 1),
    mark("签字", 0.5),
    mark("婚姻登记", 1),
    mark("re:婚生[子女]|(?:登记|办理)结婚|结婚登记", 0.5),
    mark("re:感情(?:确[已实])?(?:完全|彻底)?破裂|无和好", 0.5),
)
FACES = (
    face(
        "first",
        marks=(
            mark("离婚协议书", 3),
            mark("离婚协议", 1.5),
            mark("re:^(?:自愿)?协议离婚书$", 4.5),
            mark("re:(?:商量|同意|决定).{0,6}离婚|离了?婚?了?以后", 1),
            mark("子女抚养", 1.5),
            mark("抚养", 0.5),
            mark("自愿离婚", 1.5),
            mark("感情破裂", 1),
            *_TERMS,  # an agreement of one page is one page: its end must not look like another page's
        ),
        against=_AGAINST,
        need=5.5,
    ),
    face("further", marks=_TERMS, against=(*_AGAINST, mark("re:离婚协议书$", 6)), need=4.5),
)
LABELS = ()
FIELDS = (name("male_name"), name("female_name"), date("date"))
_ROLES = ("男方", "女方", "甲方", "乙方")
_SEXED = (
    rf"(?P<role>甲方|乙方|(?:立?协议|立约|签约|离婚(?:当事)?|当事|申请)人)[一二12甲乙]?(?:姓名)?[:：]?(?P<value>{prose.NAME})"
    r"(?:[（(](?:以下|下)[^）)]{0,10}[）)])?"
    r"[,，、（(]?(?:性别)?[:：]?(?P<sex>[男女])(?=[,，、）)性身民汉族出生国年住\d])"
)
"""Whose sex the head tells: 甲方：X，男，…, 协议人：X（男）."""
_HEAD = rf"(?:^|\n|:)(?P<value>{prose.NAME})[(\t,]?(?:性别:?)?(?P<sex>[男女])(?=[)\t]|民族|(?:19|20)\d\d年)"
_NUMBERED = (
    rf"(?:^|\n|:)(?P<value>{prose.NAME})(?=[\t,(性民身公]|\d{{17}})[^\n]{{0,40}}?(?P<number>\d{{17}}[\dX])"
)
_SIDE_BY_SIDE = (
    rf"姓名[:\t]*(?P<one>{prose.NAME})\t?姓名[:\t]*(?P<other>{prose.NAME})\n?"
    r"性别[:\t]*(?P<one_sex>[男女])\t?性别[:\t]*(?P<other_sex>[男女])"
)
_FIRST_CLAUSE = r"\n(?:[一壹1]、|第一条|1[.．]|[(（][一1][)）])"
"""A row that begins with a person and the sex: X（男），身份证…, or the first cells of a table of two."""


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Who the two are, whom the child is given to, and the day; each with the sentence that says so."""
    told = _by_sex(parties.on_sheet(sheet, _ROLES), sheet)
    people = parties.names_of(told)
    settled = dict(found)
    for role, field in (("男方", "male_name"), ("女方", "female_name")):
        if role in told:
            name, pieces = told[role]
            settled[field] = persons.found(field, Parsed(name, name), pieces, "name")
    named = children.named(sheet, people)
    strange = {} if named else children.named(sheet, people, any_surname=True)
    if named := named or strange:
        fewer = children.count(sheet) not in (None, len(named))
        doubt: Outcome = "recheck" if strange or fewer else "ok"
        record = names.NameList("、".join(named), "", doubt, names=tuple(named))
        pieces = tuple(piece for each in named.values() for piece in each)
        settled["child_names"] = persons.found("child_names", record, pieces, "name", "names")
    settled.update(_custody(sheet, people))
    settled.update(prose.closing_date(sheet))
    return settled


_SIDES = {"男": "男方", "夫": "男方", "女": "女方", "妻": "女方"}


def _by_sex(told: Mapping[str, Side], sheet: Sheet) -> dict[str, Side]:
    """甲方 and 乙方 or two 协议人 are man and woman where their heads say so; a contradiction drops both."""
    people = dict(told)
    for role in ("甲方", "乙方"):
        said = sheet.search(rf"{role}[（(](?P<value>[男女夫妻])方?[）)]")
        side = _SIDES[said[0]["value"]] if said else ""
        if said and role in people:
            people.setdefault(side, people[role])
        elif side in people:  # what stands at the signature was read as another's name
            people[role] = people[side]
        elif role in people and (sex := _sex_of(people[role][0], sheet)):
            people.setdefault(f"{sex}方", people[role])
    sexed = [(m["sex"], m["value"], pieces) for m, pieces in sheet.search_all(_SEXED)]
    for hits in (sexed, *_heads(sheet)):
        for sex in ("男", "女"):
            of_sex = [(name, at) for said, name, at in hits if said == sex and "方" not in name[2:]]
            if len({name for name, _ in of_sex}) == 1 and names.is_plausible(of_sex[0][0]):
                people.setdefault(f"{sex}方", of_sex[0])
    one, other = (people.get(role, (None, ()))[0] for role in ("男方", "女方"))
    return {} if one and one == other else people


_Hits = list[tuple[str, str, tuple[Segment, ...]]]
"""Sex, name, and where it stands."""


def _heads(sheet: Sheet) -> tuple[_Hits, _Hits]:
    """Who begins a row with the sex behind the name, or with an identity number that tells it."""
    text, places = mentions.running(sheet)
    head = text[: clause.start()] if (clause := re.search(_FIRST_CLAUSE, text)) else text
    printed, numbered = list(re.finditer(_HEAD, text)), list(re.finditer(_NUMBERED, head))
    of_number = [(hit.span("value"), "男" if int(hit["number"][16]) % 2 else "女") for hit in numbered]
    told = [(hit.span("value"), hit["sex"]) for hit in printed]
    if pair := re.search(_SIDE_BY_SIDE, text):
        told += [(pair.span(side), pair[f"{side}_sex"]) for side in ("one", "other")]
    found = (
        [
            (sex, text[slice(*span)], mentions.print_of(sheet, places, *span))
            for span, sex in hits
            if surnames.is_known(text[slice(*span)])
        ]
        for hits in (told, of_number)
    )
    return next(found), next(found)


def _sex_of(name: str, sheet: Sheet) -> str | None:
    """What the page says right behind a name: X（曾用名Y），女，."""
    print_ = re.escape(name).replace(",", ",?")
    said = sheet.search(
        rf"{print_}(?:[（(][^）)]{{0,14}}[）)])?[,，、（(]?(?:性别)?[:：]?(?P<value>[男女])(?=[,，、）)性])"
    )
    return said[0]["value"] if said else None


def _custody(sheet: Sheet, people: Mapping[str, str]) -> dict[str, Found]:
    said = {names.simplified(one.text): one for one in reversed(prose.sentences(sheet))}
    plain = {names.simplified(name): name for name in people.values()}
    roles = {role: names.simplified(name) for role, name in people.items()}
    answer = custody.settled(tuple(reversed(said)), roles)
    if answer is None:
        return _custody_in_table(sheet, people)
    return {"custody_to": prose.evidence("custody_to", plain[answer[0]], said[answer[1]])}


_COLUMN = "(?:直接)?抚养(?:权?人|方|权归属)|[由归][何哪]方(?:直接)?抚养"
_APART = 3
"""Heights of print between two rows of a table at most."""


def _custody_in_table(sheet: Sheet, people: Mapping[str, str]) -> dict[str, Found]:
    """Whom a table of the children gives them to, all its rows alike: 直接抚养方 over 女方."""
    said = {**people, **{name: name for name in people.values()}}
    for heading in (s for s in sheet.strips if re.fullmatch(_COLUMN, s.text.strip(" :："))):
        column = _under(heading, [s for s in sheet.strips if s.text.strip() in said])
        if len({said[s.text.strip()] for s in column}) == 1:
            record = Parsed(said[column[0].text.strip()], column[0].text, "recheck", ("by_wording",))
            pieces = tuple(Segment(s.text, s.flat, ((s, 0, len(s.text)),)) for s in column)
            return {"custody_to": persons.found("custody_to", record, pieces, "name")}
    return {}


def _under(heading: Strip, strips: Sequence[Strip]) -> list[Strip]:
    """Those that stand under a heading, row by row, to the end of its table."""
    column, high = [heading], heading.flat.height
    for strip in sorted(strips, key=lambda s: s.flat.top):
        inside = heading.flat.left - high < strip.flat.centre[0] < heading.flat.right + high
        if inside and 0 < strip.flat.top - column[-1].flat.top <= _APART * high:
            column.append(strip)
    return column[1:]


SPECIMENS = (
    specimen(
        "first",
        """
                         离婚协议书
        男方：男方甲，男，1980年1月1日出生，汉族，身份证号码 11010519491231002X
        女方：女方乙，女，1982年2月2日出生，汉族，身份证号码 440184201706210284
        双方于2010年5月20日登记结婚，婚后生育一子，取名子女丙，2014年3月15日出生。因感情破裂，
        双方自愿离婚，达成如下协议：
        一、子女抚养：婚生子子女丙由女方直接抚养，男方每月支付抚养费1500元，至其年满18周岁止。
        男方可于每周末探望孩子。
        二、财产分割：双方各自名下的财产归各自所有。
        三、债务处理：双方无共同债务。
        男方（签字）：男方甲          女方（签字）：女方乙
        2019年6月3日
        """,
        male_name="男方甲",
        female_name="女方乙",
        child_names=("子女丙",),
        custody_to="女方乙",
        date="2019-06-03",
    ),
    specimen(
        "first",
        """
                         离婚协议书
        男方：男方甲，男，汉族，身份证号码 11010519491231002X
        女方：女方乙，女，汉族，身份证号码 440184201706210284
        双方自愿离婚，就子女抚养及财产达成如下协议：
        一、婚生女子女丙由双方共同抚养，每周轮流生活。
        二、财产已分割完毕，无债务。
        男方：男方甲    女方：女方乙
        二〇二〇年十一月五日
        """,
        male_name="男方甲",
        female_name="女方乙",
        child_names=("子女丙",),
        date="2020-11-05",
    ),
    specimen(
        "first",
        """
                         离婚协议书
        协议人：甲方（男）：男方甲，身份证号 11010519491231002X
        协议人：乙方（女）：女方乙，身份证号 440184201706210284
        甲乙双方自愿离婚。女儿子女丙的抚养权归甲方，跟随甲方生活，乙方每月支付抚养费，
        可随时探望。夫妻共同财产及债务已处理完毕。
        如一方违约，应承担责任。
        甲方签字：               乙方签字：
        签订日期：2018年12月31日
        """,
        male_name="男方甲",
        female_name="女方乙",
        child_names=("子女丙",),
        custody_to="男方甲",
        date="2018-12-31",
    ),
    specimen(  # people in a table; two signatures in one row; property of the one who has no child
        "first",
        """
                         自愿离婚协议书
              姓名        民族      公民身份号码
        男方   测试甲      汉族      11010519491231002X
        女方   测试乙      汉族      440184201706210284
        第一条 双方自愿离婚。
        第二条 婚生女儿测试丙（2012年8月9日出生）由女方抚养，男方每月支付抚养费。
        第三条 房子归男方，女方名下的公积金归女方所有。双方无债务。
        男方（签名）：测试甲          女方（签名）：测试乙
        2017年3月15日            2017年3月15日
        """,
        male_name="测试甲",
        female_name="测试乙",
        child_names=("测试丙",),
        custody_to="测试乙",
        date="2017-03-15",
    ),
    specimen(  # a child for each: nobody has them all
        "first",
        """
                         离婚协议
        协议人（男方）：测试甲，汉族，公民身份号码11010519491231002X
        协议人（女方）：测试乙，汉族，公民身份号码440184201706210284
        双方自愿离婚，对子女、财产、债务等事项协议如下：长子测试丙（2008年4月6日出生）随父亲测试甲共
        同生活，由其抚养教育；次女测试丁（2013年10月19日出生）随母亲测试乙共同生活。
        男方（签字、捺印）：          女方（签字、捺印）：
        2018年5月9日
        """,
        male_name="测试甲",
        female_name="测试乙",
        child_names=("测试丙", "测试丁"),
        date="2018-05-09",
    ),
    specimen(  # care left open, a court named for disputes; the child told by its age; the title turned round
        "first",
        """
                         协议离婚书
        男方：男方甲（身份证号：11010519491231002X）
        女方：女方乙（身份证号：440184201706210284）
        1、孩子陈小丙今年七岁，抚养权暂不确定，双方另行协商；协商不成的，由人民法院
        判决。在此之前孩子由外祖父母照看。
        2、现住房归男方所有。双方各自承担以自己名义所负的债务。
        男方：男方甲
        女方：女方乙
        2018年10月30日
        """,
        male_name="男方甲",
        female_name="女方乙",
        child_names=("陈小丙",),
        date="2018-10-30",
    ),
    specimen(  # a registry's form: both sexes printed, the name written behind
        "first",
        """
                  离婚协议书
         男方姓名：男方甲  身份证号码：11010519491231002X
         女方姓名：女方乙  身份证号码：440184201706210284
         双方自愿离婚，就子女抚养、财产及债务处理等事项达成如下协议：
         一、子女抚养：婚生子（女）陈测试，性别女，2014年2月27日出生，离婚后由男方抚养，
         另一方每月支付抚养费1500元，支付至十八周岁止。
         男方签字：男方甲  女方签字：女方乙
                          2019年11月20日
        """,
        male_name="男方甲",
        female_name="女方乙",
        child_names=("陈测试",),
        custody_to="男方甲",
        date="2019-11-20",
    ),
    specimen(  # the children in a table
        "first",
        """
                              离婚协议书
        男方：男方甲，男，汉族，身份证号码 11010519491231002X
        女方：女方乙，女，汉族，身份证号码 440184201706210284
        双方自愿离婚，就子女抚养及财产达成如下协议：
        第一条  子女抚养
        子女姓名      性别      直接抚养方      抚养费（元/月）
        子女丙        男        女方            1500
        第二条  财产已分割完毕，无债务。
        男方：男方甲    女方：女方乙
        二〇二〇年十一月五日
        """,
        male_name="男方甲",
        female_name="女方乙",
        child_names=("子女丙",),
        custody_to="女方乙",
        date="2020-11-05",
    ),
)
