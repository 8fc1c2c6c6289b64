"""Mother and father on a birth certificate: labels that name them, columns, sections, or a row for each.

Both parents' lines look alike, so a name or number belongs to the parent in whose half, section or row it
stands, and to nobody where that parent's heading was not read.
"""

from __future__ import annotations

from dataclasses import replace

from extractors import persons
from extractors.declare import Found
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet
from extractors.values import id_number, identity_number, names, surnames
from extractors.wording import fold

PARENTS = (
    ("mother", "母亲", ("Name of mother", "Full name of mother", "Mother's name")),
    ("father", "父亲", ("Name of father", "Full name of father", "Father's name")),
)
IDS = (
    "有效身份证件类别及号码", "有效身份证件类别及编号", "身份证件类别及编号", "身份证件类别及号码",
    "证件类别及号码",
    "有效身份证件号码", "有效身份证件号", "身份证件号码", "身份证件编号", "居民身份证号", "身份证号码",
    "身份证号",
    "公民身份号码", "证件号码", "身份证编号", "身份证件号", "ID No.", "Identity card No.",
)  # fmt: skip


def of(sheet: Sheet) -> dict[str, Found]:
    """`mother_name`, `mother_id_number`, `father_…`, each given to the parent it belongs to, or to nobody."""
    told: dict[str, Found] = {}
    for parent, word, english in PARENTS:
        for claim in (*_said_of(sheet, word, ("姓名",)), *_exactly(sheet, english)):
            told = {**_name(f"{parent}_name", claim), **told}
        for claim in _said_of(sheet, word, IDS):
            told = {**_number(parent, claim), **told}
    heads = persons.pair(sheet, ("母亲姓名",), ("父亲姓名",), inline=True) or _titles(sheet)
    for claim in (*sheet.labelled("姓名"), *sheet.labelled(*IDS)) if heads else ():
        row = persons.row_of(sheet, claim, heads) if heads and heads.side_by_side else claim.row
        for whose, (parent, *_) in enumerate(PARENTS):
            mine = replace(claim, row=tuple(p for p in row if heads and persons.side(heads, p) == whose))
            more = _name(f"{parent}_name", mine) if claim.label.label == "姓名" else _number(parent, mine)
            told = {**more, **told}
    return _unlike({**_in_rows(sheet, heads), **told})


def _in_rows(sheet: Sheet, heads: persons.Pair | None) -> dict[str, Found]:
    """The parents of a table with a row for each and a column for what is asked."""
    told: dict[str, Found] = {}
    if heads is None or heads.inline or heads.side_by_side:
        return told
    for (parent, *_), row in zip(PARENTS, (heads.first, heads.second), strict=True):
        for claim in (*sheet.labelled("姓名"), *sheet.labelled(*IDS)):
            mine = replace(claim, row=persons.crossing(sheet, row, claim.label))
            more = _name(f"{parent}_name", mine) if claim.label.label == "姓名" else _number(parent, mine)
            told = {**more, **told}
    return told


def unlabelled(sheet: Sheet) -> dict[str, Found]:
    """The parents whose names stand without a label before their ages, the mother's first as on every
    edition; for a person to see.
    """
    ages = sorted((claim.label for claim in sheet.labelled("年龄")), key=lambda label: label.box.top)
    before = [
        max(
            (p for p in sheet.pieces if p.same_row(age) and p.box.centre[0] < age.box.left),
            key=lambda p: p.box.left,
            default=None,
        )
        for age in ages
    ]
    read = [(p, names.parse(p.text)) for p in before if p is not None and p.label is None]
    if len(ages) != len(PARENTS) or len(read) != len(PARENTS):
        return {}
    return {
        f"{parent}_name": replace(persons.found(f"{parent}_name", record, (p,), "name"), outcome="recheck")
        for (parent, *_), (p, record) in zip(PARENTS, read, strict=True)
        if record is not None and record.outcome == "ok" and surnames.is_known(record.value)
    }


def newborn(sheet: Sheet) -> dict[str, Found]:
    """The newborn's 姓名 where each section prints it so: beside the heading, or in the first of three."""
    heads = [_heading(sheet, who) for who in ("新生儿", "母亲", "父亲")]
    claims = sheet.labelled("姓名")
    first = [
        c for c in claims if any(h.same_row(c.label) and h.box.left < c.label.box.left for h in heads[0])
    ]
    if not first and all(len(some) == 1 for some in heads):
        rows = [claim.label for claim in sheet.labelled("姓名", "性别")]
        places = persons.under([some[0] for some in heads], [claim.label for claim in claims], rows)
        first = [claim for claim, place in zip(claims, places, strict=True) if place == 0]
    return _name("child_name", first[0]) if len(first) == 1 else {}


def _heading(sheet: Sheet, who: str) -> list[Segment]:
    """The headings of this person's section; the bare word only where no longer one stands: it may be an
    answer (与新生儿关系 母亲).
    """
    long = _exactly(sheet, (f"{who}信息", f"{who}情况"))
    return [claim.label for claim in long or _exactly(sheet, (who,))]


def _said_of(sheet: Sheet, word: str, labels: tuple[str, ...]) -> list[Claim]:
    """Places whose label names this parent to the letter: 父亲 and 母亲 differ by one sign, so none is
    forgiven."""
    places = sheet.labelled(*(word + label for label in labels))
    return [claim for claim in places if fold(claim.label.text).startswith(word)]


def _exactly(sheet: Sheet, labels: tuple[str, ...]) -> list[Claim]:
    """Places of a label without any letter wrong: Name of mother and Name of father are near misses too."""
    return [claim for claim in sheet.labelled(*labels) if fold(claim.label.text) == claim.label.label]


def _unlike(told: dict[str, Found]) -> dict[str, Found]:
    """One number or name given to both parents was given to the wrong one once, a number of a man to the
    mother, too: a person looks.
    """
    for kind in ("name", "id_number"):
        both = [told.get(f"mother_{kind}"), told.get(f"father_{kind}")]
        one, other = both
        if one and other and one.value == other.value:
            for field in (one, other):
                told[field.field] = replace(
                    field, outcome="recheck", signals=(*field.signals, "same_for_both_parents")
                )
    for parent, sex in (("mother", "F"), ("father", "M")):
        number = told.get(f"{parent}_id_number")
        read = id_number.parse(str(number.value)) if number else None
        if read and read.sex not in (sex, None):
            for name in (f"{parent}_id_number", f"{parent}_name"):
                if name in told:
                    signals = (*told[name].signals, "sex_of_the_other_parent")
                    told[name] = replace(told[name], outcome="recheck", signals=signals)
    return told


def _titles(sheet: Sheet) -> persons.Pair | None:
    for mother, father in (("母亲", "父亲"), ("母亲情况", "父亲情况"), ("母亲信息", "父亲信息")):
        heads = persons.pair(sheet, (mother,), (father,), inline=False)
        if heads:
            named = [claim.label for claim in sheet.labelled("姓名")]
            columns = len(named) == 2 and named[0].same_row(named[1])
            return heads if heads.side_by_side or not columns else None  # a heading of a column was not read
    return None


def _name(field: str, claim: Claim) -> dict[str, Found]:
    for count in range(1, len(claim.row) + 1):
        pieces = claim.row[:count]
        record = names.parse_either(persons.spelled(pieces))
        if record is not None:
            return {field: persons.found(field, record, pieces, "name")}
    return {}


def _number(parent: str, claim: Claim) -> dict[str, Found]:
    """The number of the cell; where its kind stands over it (护照), that of the line below."""
    field = f"{parent}_id_number"
    for pieces in (claim.row, *(line[:1] for line in claim.more[:1])):
        print_ = persons.spelled(pieces)
        record = id_number.parse(print_) or identity_number.parse(print_)
        if record is not None:
            return {field: persons.found(field, record, pieces, "number")}
    return {}
