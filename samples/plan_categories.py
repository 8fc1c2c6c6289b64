"""Packets of the other categories: C3, C4, C9 and transfer."""

from __future__ import annotations

from datetime import date

from samples.plan import FATHER, Plan, Thing, base, pupil, without
from samples.students import Foreigner, Papers, Pupil, born


def packets() -> tuple[Plan, ...]:
    """Numbers 19 to 29."""
    return (*_work_permit(), *_foreign(), *_transfer())


def _work_permit() -> tuple[Plan, ...]:
    def child(number: int, name: str, day: int, sequence: int) -> Pupil:
        return pupil(number, name, born(2014, 5, day, sequence), FATHER["name"])

    def things(p: Pupil, **changes: str) -> dict[str, Thing]:
        papers, until = Papers(p), changes.pop("until", "2023-10-31")
        return base(p) | {
            "户口簿.jpg": papers.hukou("flatbed200", home={"address": "河北省保定市样本县测试镇示范村3号"}),
            "出生医学证明.jpg": papers.birth_certificate("flatbed200", "edition5", FATHER),
            "工作居住证确认单.jpg": papers.confirmation("flatbed200", FATHER, until, **changes),
            "工作居住证.jpg": papers.work_permit("flatbed200", FATHER),
        }

    a, b, c = child(19, "虚构柏", 9, 161), child(20, "虚构杨", 12, 174), child(21, "试样江", 23, 183)
    return (
        Plan("二年级2班-19 虚构柏", a, "C3", lambda: things(a), "工作居住证人员的随往子女，齐全"),
        Plan(
            "三年级3班-20 虚构杨",
            b,
            "C3",
            lambda: things(b, until="2021-06-30"),
            "确认单已过期",
            wrong={"work_residence_confirmation": ("not_met", ("expired",))},
        ),
        Plan(
            "四年级1班-21 试样江",
            c,
            "C3",
            lambda: things(c, children=("样本姐",), handwritten_child=c.name),  # type: ignore[arg-type]
            "确认单上孩子的名字是手写的，需人工",
            wrong={"work_residence_confirmation": ("cannot_tell", ("handwritten_entry",))},
        ),
    )


def _foreign() -> tuple[Plan, ...]:
    a = pupil(22, "SPECIMEN ALAN", born(2012, 3, 4, 6), "样本监护人")
    b = pupil(23, "EXEMPLAR OLGA", born(2013, 6, 7, 6), "样本监护人")
    c = pupil(24, "试样河", "810000199408230021", "试样长")
    d = pupil(25, "试样湖", "830000199201300022", "试样长", "BJBANK")
    e = pupil(26, "试样海", born(2010, 3, 4, 0, "820000"), "试样长")
    pair = {
        p.number: Foreigner(p.name.split()[0], p.name.split()[1], date.fromisoformat(p.birth_date), Papers(p))
        for p in (a, b)
    }

    def resident(p: Pupil, copies: int) -> dict[str, Thing]:
        who = pair[p.number]
        form = Papers(p).form("flatbed200", id_number=who.number, ethnicity="", sex="F", household_type="")
        things = without(base(p), "户口簿.jpg") | {
            "登记表.jpg": form,
            "承诺书.jpg": who.pledge("flatbed200"),
        }
        for copy in range(2):
            again = Foreigner(who.surname, who.given, who.born, Papers(p, str(copy)))
            things[f"永久居留身份证{copy + 1}.jpg"] = again.card("flatbed200")
            if copy < copies:
                things[f"护照{copy + 1}.jpg"] = again.passport("flatbed200")
        return things

    def hmt(p: Pupil, region: str) -> dict[str, Thing]:
        form = Papers(p).form("flatbed200", household_type="")
        return without(base(p), "户口簿.jpg") | {
            "登记表.jpg": form,
            "居住证.jpg": Papers(p).hmt("flatbed200", region),
        }

    def apart() -> dict[str, Thing]:
        faces = {
            f"居住证{n}.jpg": Papers(e).hmt("flatbed200", faces=(face,))
            for n, face in enumerate(("portrait", "emblem"))
        }
        return without(hmt(e, "HK_MO"), "居住证.jpg") | faces

    return (
        Plan(
            "五年级2班-22 SPECIMEN ALAN",
            a,
            "C4",
            lambda: resident(a, 2),
            "外国人永久居留身份证，护照和居留证各两份，齐全",
        ),
        Plan(
            "六年级3班-23 EXEMPLAR OLGA",
            b,
            "C4",
            lambda: resident(b, 1),
            "护照只有一份",
            wrong={"passport": ("not_met", ("too_few_copies",))},
        ),
        Plan(
            "一年级1班-24 试样河", c, "C9", lambda: hmt(c, "HK_MO"), "港澳居民居住证，正反面在一张纸上，齐全"
        ),
        Plan("二年级2班-25 试样湖", d, "C9", lambda: hmt(d, "TW"), "台湾居民居住证，齐全"),
        Plan(
            "三年级3班-26 试样海",
            e,
            "C9",
            apart,
            "居住证正反面不在一张纸上",
            wrong={"hmt_residence_permit": ("not_met", ("faces_not_on_one_sheet",))},
        ),
    )


def _transfer() -> tuple[Plan, ...]:
    a = pupil(27, "假想云", born(2013, 1, 12, 192), "假想长")
    b = pupil(28, "假想雨", born(2012, 2, 24, 201), "假想长")
    other = pupil(28, "假想雪", born(2011, 4, 15, 213), "假想长")
    c = pupil(29, "假想风", born(2014, 9, 27, 224), "假想长")
    return (
        Plan(
            "四年级1班-27 假想云",
            a,
            "transfer",
            lambda: {"社保卡.jpg": Papers(a).social_card("flatbed200")},
            "转续，社保卡齐全",
        ),
        Plan(
            "五年级2班-28 假想雨",
            b,
            "transfer",
            lambda: {"社保卡.jpg": Papers(other).social_card("phone", "national")},
            "转续，社保卡是别人的",
            wrong={"social_security_card": ("not_met", ("wrong_person",))},
        ),
        Plan(
            "六年级3班-29 假想风",
            c,
            "transfer",
            lambda: {"社保卡.jpg": Papers(c).social_card("photocopy", "beijing_compact")},
            "转续，说缴费有中断，复印件上没有注明年度",
            wrong={"social_security_card": ("not_met", ("gap_note_missing",))},
            gap=True,
        ),
    )
