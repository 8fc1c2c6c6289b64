"""The sample packets (样本材料包): who hands in what, what is wrong with it, and what the notice says about it.

The expected verdicts are read from the notice's clauses (see samples/README.md), never from what the program answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from samples import capture, people
from samples.students import Foreigner, Papers, Pupil, born

Thing = capture.Shot | bytes
Outcome = tuple[str, tuple[str, ...]]
MET: Outcome = ("met", ())

NEW = ("enrolment_form", "id_photo", "bank_card", "no_other_insurance")
REQUIREMENTS: Mapping[str, tuple[str, ...]] = {
    "BJ_HUKOU": (*NEW, "hukou_student"),
    "C3": (
        *NEW,
        "hukou_student",
        "birth_certificate",
        "work_residence_confirmation",
        "work_residence_permit",
    ),
    "C4": (*NEW, "passport", "foreign_permanent_resident_card", "no_insurance_pledge"),
    "C9": (*NEW, "hmt_residence_permit"),
    "transfer": ("social_security_card", "no_other_insurance"),
}
"""What each category must hand in (一.2, 二.1 to 二.4 of the notice)."""


@dataclass(frozen=True)
class Plan:
    """One packet: its files, what they are packed as, its line in the roster, and what should come out.

    `shape` is `folder`, `zip`, `pdf`, `tiff` (papers as one TIFF, the photo beside it) or `heic`.
    `wrong` names the requirements that are not met or need a person, with finding codes.
    """

    name: str
    pupil: Pupil
    category: str
    files: Callable[[], dict[str, Thing]]
    note: str
    shape: str = "folder"
    wrong: Mapping[str, Outcome] = field(default_factory=dict)
    told: str = ""
    gap: bool = False

    @property
    def status(self) -> str:
        return "transfer" if self.category == "transfer" else "new"

    @property
    def verdict(self) -> str:
        verdicts = {verdict for verdict, _ in self.wrong.values()}
        return (
            "incomplete" if "not_met" in verdicts else "review" if "cannot_tell" in verdicts else "complete"
        )

    def expected(self) -> dict[str, object]:
        """The packet's entry in samples/expected.json."""
        every = {name: self.wrong.get(name, MET) for name in REQUIREMENTS[self.category]}
        return {
            "status": self.status,
            "category": None if self.category == "transfer" else self.category,
            "verdict": self.verdict,
            "requirements": {
                name: {"verdict": v, "codes": list(codes)} for name, (v, codes) in every.items()
            },
            "note": self.note,
        }


def _pupil(number: int, name: str, id_number: str, parent: str, bank: str = "CCB") -> Pupil:
    return Pupil(
        f"{number:02d}", name, id_number, parent, f"{'一二三四五六'[number % 6]}年级{number % 3 + 1}班", bank
    )


FATHER = {"name": "样本父", "id_number": born(1985, 7, 9, 11, "110199")}


def base(p: Pupil, scan: str = "flatbed200", layout: str = "ruled", form: str = "table") -> dict[str, Thing]:
    """The four things every Beijing-hukou pupil hands in, as they should be."""
    papers = Papers(p)
    return {
        "登记表.jpg": papers.form(scan, form),
        "户口簿.jpg": papers.hukou(scan, layout),
        "银行卡.jpg": papers.card(scan),
        "照片.jpg": papers.photo(),
    }


def every() -> tuple[Plan, ...]:
    """All packets, complete ones first."""
    return (
        *_complete(),
        *_defective_household(),
        *_defective_other(),
        *_work_permit(),
        *_foreign(),
        *_transfer(),
    )


def _complete() -> tuple[Plan, ...]:
    a = _pupil(1, "证件样本", "11010320140315011X", "样本家长")
    b = _pupil(2, "测试甲", "11010420151108024X", "测试家长", "PSBC")
    c = _pupil(3, "测试乙", "44011620160229013X", "范例家长", "ICBC")
    d = _pupil(4, "测试丙", "440184201706210284", "示范家长", "COMM")
    e = _pupil(5, "测试丁", "110228201801010174", "虚构家长", "BJBANK")
    f = _pupil(6, "范例春", born(2013, 4, 18, 21), "范例长")
    return (
        Plan("一年级1班-01 证件样本", a, "BJ_HUKOU", lambda: base(a), "京籍，四样齐全，平板扫描"),
        Plan("三年级3班-02 测试甲", b, "BJ_HUKOU", lambda: _phone(b), "京籍，齐全，手机拍照，户口簿横放"),
        Plan("四年级1班-03 测试乙", c, "BJ_HUKOU", lambda: base(c, "photocopy", "unruled", "lines"),
             "京籍，齐全，复印件，GBK 文件名的 zip", shape="zip"),
        Plan("五年级2班-04 测试丙", d, "BJ_HUKOU", lambda: _without(base(d, "flatbed150", "stacked"), "照片.jpg"),
             "京籍，整包一个 PDF，没有电子照片", shape="pdf", wrong={"id_photo": ("not_met", ("missing",))}),
        Plan("六年级3班-05 测试丁", e, "BJ_HUKOU", lambda: base(e, "flatbed200", "stacked", "two_columns"),
             "京籍，齐全，纸质材料在一个多页 TIFF 里", shape="tiff"),
        Plan("一年级1班-06 范例春", f, "BJ_HUKOU", lambda: _heic(f), "京籍，齐全，手机 HEIC 照片", shape="heic"),
    )  # fmt: skip


def _phone(p: Pupil) -> dict[str, Thing]:
    papers = Papers(p)
    return {
        "IMG_0001.jpg": papers.form("phone", "table_labels_over"),
        "IMG_0002.jpg": papers.hukou("phone_sideways", "ruled"),
        "IMG_0003.jpg": papers.card("phone", "embossed", holder_name=p.name),
        f"{p.id_number}.jpg": papers.photo(),
    }


def _heic(p: Pupil) -> dict[str, Thing]:
    papers = Papers(p)
    return {
        "IMG_1001.heic": papers.form("phone", "table"),
        "IMG_1002.heic": papers.hukou("phone", "upright_sheet"),
        "IMG_1003.heic": papers.card("phone", "pale"),
        "照片.jpg": papers.photo(),
    }


def _without(things: dict[str, Thing], *names: str) -> dict[str, Thing]:
    return {name: thing for name, thing in things.items() if name not in names}


def _defective_household() -> tuple[Plan, ...]:
    a = _pupil(7, "范例夏", born(2013, 9, 2, 32), "范例长")
    b = _pupil(8, "范例秋", born(2014, 10, 11, 43), "范例长")
    c = _pupil(9, "范例冬", born(2012, 12, 21, 54), "范例长")
    d = _pupil(10, "样本东", born(2015, 1, 30, 65), "样本长")
    brother = _pupil(10, "样本弟", born(2017, 8, 8, 77), "样本长")
    e = _pupil(11, "样本南", born(2014, 6, 6, 81), "样本长")

    def two_sheets() -> dict[str, Thing]:
        papers = Papers(a)
        apart = {
            "户口簿首页.jpg": papers.shot([papers.home()], "flatbed200"),
            "户口簿本人页.jpg": papers.shot([papers.person()], "flatbed200"),
        }
        return _without(base(a), "户口簿.jpg") | apart

    def upside_down() -> dict[str, Thing]:
        papers = Papers(c)
        return base(c) | {
            "户口簿.jpg": papers.hukou("upside_down"),
            "银行卡.jpg": papers.card("sideways", "number_on_back"),
        }

    return (
        Plan("二年级2班-07 范例夏", a, "BJ_HUKOU", two_sheets, "首页和本人页不在一张纸上",
             wrong={"hukou_student": ("not_met", ("pages_not_on_one_sheet",))}),
        Plan("三年级3班-08 范例秋", b, "BJ_HUKOU",
             lambda: base(b) | {"户口簿.jpg": Papers(b).hukou("flatbed200", home={"address": "河北省保定市样本县测试镇示范村12号"})},
             "花名册说是京籍，户口簿首页住址不在北京", wrong={"hukou_student": ("not_met", ("not_beijing_household",))}, told="BJ_HUKOU"),
        Plan("四年级1班-09 范例冬", c, "BJ_HUKOU", upside_down, "齐全，户口簿倒放，银行卡横放、卡号在背面"),
        Plan("五年级2班-10 样本东", d, "BJ_HUKOU",
             lambda: base(d) | {"户口簿.jpg": Papers(d).shot([Papers(d).home(), Papers(brother).person()], "flatbed200")},
             "户口簿本人页是弟弟的", wrong={"hukou_student": ("not_met", ("wrong_person",))}),
        Plan("六年级3班-11 样本南", e, "BJ_HUKOU",
             lambda: _without(base(e), "户口簿.jpg") | {"户口簿首页.jpg": Papers(e).shot([Papers(e).home()], "flatbed200")},
             "只有户口簿首页，没有本人页", wrong={"hukou_student": ("not_met", ("page_missing",))}, told="BJ_HUKOU"),
    )  # fmt: skip


def _defective_other() -> tuple[Plan, ...]:
    a = _pupil(12, "样本西", born(2013, 3, 3, 92), "样本长")
    b = _pupil(13, "样本北", born(2012, 5, 14, 103), "样本长")
    c = _pupil(14, "示范梅", born(2014, 7, 25, 114), "示范长")
    d = _pupil(15, "示范兰", born(2013, 11, 16, 126), "示范长", "CMB")
    e = _pupil(16, "示范竹", born(2015, 2, 7, 135), "示范长")
    f = _pupil(17, "示范菊", born(2014, 8, 19, 148), "示范长")
    g = _pupil(18, "虚构松", born(2012, 10, 30, 157), "虚构长")
    wrong_digit = g.id_number[:12] + str((int(g.id_number[12]) + 1) % 10) + g.id_number[13:]
    return (
        Plan("一年级1班-12 样本西", a, "BJ_HUKOU", lambda: _without(base(a), "银行卡.jpg"), "没有银行卡",
             wrong={"bank_card": ("not_met", ("missing",))}),
        Plan("二年级2班-13 样本北", b, "BJ_HUKOU", lambda: base(b) | {"银行卡.jpg": Papers(b).card("flatbed200", "flat", holder_name=b.parent)},
             "银行卡是家长的", wrong={"bank_card": ("not_met", ("wrong_person",))}),
        Plan("三年级3班-14 示范梅", c, "BJ_HUKOU",
             lambda: base(c) | {"银行卡.jpg": Papers(c).card("flatbed200", "flat", card_type="credit", card_number=people.luhn("622166000000014"), valid_thru="2026-08")},
             "信用卡", wrong={"bank_card": ("not_met", ("credit_card",))}),
        Plan("四年级1班-15 示范兰", d, "BJ_HUKOU", lambda: base(d), "招商银行：通知点名的五家之外，名单以“等”结尾，需人工",
             wrong={"bank_card": ("cannot_tell", ("bank_not_listed",))}),
        Plan("五年级2班-16 示范竹", e, "BJ_HUKOU", lambda: base(e) | {"照片.jpg": Papers(e).photo(295, 413, 8_000, 19_000)},
             "照片是 295×413", wrong={"id_photo": ("not_met", ("photo_size",))}),
        Plan("六年级3班-17 示范菊", f, "BJ_HUKOU", lambda: base(f) | {"照片.jpg": Papers(f).photo(358, 441, 24_000, 60_000)},
             "照片超过 20 KB", wrong={"id_photo": ("not_met", ("photo_bytes_high",))}),
        Plan("一年级1班-18 虚构松", g, "BJ_HUKOU", lambda: base(g) | {"登记表.jpg": Papers(g).form("flatbed200", id_number=wrong_digit)},
             "登记表上的身份证号错一位（校验位不对），与户口簿不一致：先核对再说，需人工",
             wrong={"enrolment_form": ("cannot_tell", ("id_checksum", "id_number_mismatch"))}),
    )  # fmt: skip


def _work_permit() -> tuple[Plan, ...]:
    def child(number: int, name: str, day: int, sequence: int) -> Pupil:
        return _pupil(number, name, born(2014, 5, day, sequence), FATHER["name"])

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
        Plan("三年级3班-20 虚构杨", b, "C3", lambda: things(b, until="2021-06-30"), "确认单已过期",
             wrong={"work_residence_confirmation": ("not_met", ("expired",))}),
        Plan("四年级1班-21 试样江", c, "C3", lambda: things(c, children=("样本姐",), handwritten_child=c.name),  # type: ignore[arg-type]
             "确认单上孩子的名字是手写的，需人工",
             wrong={"work_residence_confirmation": ("cannot_tell", ("handwritten_entry",))}),
    )  # fmt: skip


def _foreign() -> tuple[Plan, ...]:
    a = _pupil(22, "SPECIMEN ALAN", born(2012, 3, 4, 6), "样本监护人")
    b = _pupil(23, "EXEMPLAR OLGA", born(2013, 6, 7, 6), "样本监护人")
    c = _pupil(24, "试样河", "810000199408230021", "试样长")
    d = _pupil(25, "试样湖", "830000199201300022", "试样长", "BJBANK")
    e = _pupil(26, "试样海", "810000199408230021", "试样长")
    pair = {
        p.number: Foreigner(p.name.split()[0], p.name.split()[1], date.fromisoformat(p.birth_date), Papers(p))
        for p in (a, b)
    }

    def resident(p: Pupil, copies: int) -> dict[str, Thing]:
        who = pair[p.number]
        form = Papers(p).form("flatbed200", id_number=who.number, ethnicity="", sex="F", household_type="")
        things = _without(base(p), "户口簿.jpg") | {
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
        return _without(base(p), "户口簿.jpg") | {
            "登记表.jpg": form,
            "居住证.jpg": Papers(p).hmt("flatbed200", region),
        }

    def apart() -> dict[str, Thing]:
        faces = {
            f"居住证{n}.jpg": Papers(e).hmt("flatbed200", faces=(face,))
            for n, face in enumerate(("portrait", "emblem"))
        }
        return _without(hmt(e, "HK_MO"), "居住证.jpg") | faces

    return (
        Plan("五年级2班-22 SPECIMEN ALAN", a, "C4", lambda: resident(a, 2), "外国人永久居留身份证，护照和居留证各两份，齐全"),
        Plan("六年级3班-23 EXEMPLAR OLGA", b, "C4", lambda: resident(b, 1), "护照只有一份",
             wrong={"passport": ("not_met", ("too_few_copies",))}),
        Plan("一年级1班-24 试样河", c, "C9", lambda: hmt(c, "HK_MO"), "港澳居民居住证，正反面在一张纸上，齐全"),
        Plan("二年级2班-25 试样湖", d, "C9", lambda: hmt(d, "TW"), "台湾居民居住证，齐全"),
        Plan("三年级3班-26 试样海", e, "C9", apart, "居住证正反面不在一张纸上",
             wrong={"hmt_residence_permit": ("not_met", ("faces_not_on_one_sheet",))}),
    )  # fmt: skip


def _transfer() -> tuple[Plan, ...]:
    a = _pupil(27, "假想云", born(2013, 1, 12, 192), "假想长")
    b = _pupil(28, "假想雨", born(2012, 2, 24, 201), "假想长")
    other = _pupil(28, "假想雪", born(2011, 4, 15, 213), "假想长")
    c = _pupil(29, "假想风", born(2014, 9, 27, 224), "假想长")
    return (
        Plan("四年级1班-27 假想云", a, "transfer", lambda: {"社保卡.jpg": Papers(a).social_card("flatbed200")}, "转续，社保卡齐全"),
        Plan("五年级2班-28 假想雨", b, "transfer", lambda: {"社保卡.jpg": Papers(other).social_card("phone", "national")},
             "转续，社保卡是别人的", wrong={"social_security_card": ("not_met", ("wrong_person",))}),
        Plan("六年级3班-29 假想风", c, "transfer", lambda: {"社保卡.jpg": Papers(c).social_card("photocopy", "beijing_compact")},
             "转续，说缴费有中断，复印件上没有注明年度", wrong={"social_security_card": ("not_met", ("gap_note_missing",))}, gap=True),
    )  # fmt: skip
