"""Packets of pupils with a Beijing household (京籍): complete ones, and one defect at a time."""

from __future__ import annotations

from dataclasses import replace

from samples import people
from samples.plan import Plan, Thing, base, pupil, without
from samples.students import Papers, Pupil, born


def packets() -> tuple[Plan, ...]:
    """Numbers 01 to 18."""
    return (*_complete(), *_defective_household(), *_defective_other())


def _complete() -> tuple[Plan, ...]:
    a = replace(pupil(1, "证件样本", "11010320140315011X", "样本家长"), class_name="一年级1班")
    b = pupil(2, "测试甲", "11010420151108024X", "测试家长", "PSBC")
    c = pupil(3, "测试乙", "44011620160229013X", "范例家长", "ICBC")
    d = pupil(4, "测试丙", "440184201706210284", "示范家长", "COMM")
    e = pupil(5, "测试丁", "110228201801010174", "虚构家长", "BJBANK")
    f = pupil(6, "范例春", born(2013, 4, 18, 21), "范例长")
    return (
        Plan("一年级1班-01 证件样本", a, "BJ_HUKOU", lambda: base(a), "京籍，四样齐全，平板扫描"),
        Plan("三年级3班-02 测试甲", b, "BJ_HUKOU", lambda: _phone(b), "京籍，齐全，手机拍照，户口簿横放"),
        Plan(
            "四年级1班-03 测试乙",
            c,
            "BJ_HUKOU",
            lambda: base(c, "photocopy", "unruled", "lines"),
            "京籍，齐全，复印件，GBK 文件名的 zip",
            shape="zip",
        ),
        Plan(
            "五年级2班-04 测试丙",
            d,
            "BJ_HUKOU",
            lambda: without(base(d, "flatbed150", "stacked"), "照片.jpg"),
            "京籍，整包一个 PDF，没有电子照片",
            shape="pdf",
            wrong={"id_photo": ("not_met", ("missing",))},
        ),
        Plan(
            "六年级3班-05 测试丁",
            e,
            "BJ_HUKOU",
            lambda: base(e, "flatbed200", "stacked", "two_columns"),
            "京籍，齐全，纸质材料在一个多页 TIFF 里",
            shape="tiff",
        ),
        Plan(
            "一年级1班-06 范例春", f, "BJ_HUKOU", lambda: _heic(f), "京籍，齐全，手机 HEIC 照片", shape="heic"
        ),
    )


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


def _defective_household() -> tuple[Plan, ...]:
    a = pupil(7, "范例夏", born(2013, 9, 2, 32), "范例长")
    b = pupil(8, "范例秋", born(2014, 10, 11, 43), "范例长")
    c = pupil(9, "范例冬", born(2012, 12, 21, 54), "范例长")
    d = pupil(10, "样本东", born(2015, 1, 30, 65), "样本长")
    brother = pupil(10, "样本弟", born(2017, 8, 8, 77), "样本长")
    e = pupil(11, "样本南", born(2014, 6, 6, 81), "样本长")

    def two_sheets() -> dict[str, Thing]:
        papers = Papers(a)
        apart = {
            "户口簿首页.jpg": papers.shot([papers.home()], "flatbed200"),
            "户口簿本人页.jpg": papers.shot([papers.person()], "flatbed200"),
        }
        return without(base(a), "户口簿.jpg") | apart

    def upside_down() -> dict[str, Thing]:
        papers = Papers(c)
        return base(c) | {
            "户口簿.jpg": papers.hukou("upside_down"),
            "银行卡.jpg": papers.card("sideways", "number_on_back"),
        }

    return (
        Plan(
            "二年级2班-07 范例夏",
            a,
            "BJ_HUKOU",
            two_sheets,
            "首页和本人页不在一张纸上",
            wrong={"hukou_student": ("not_met", ("pages_not_on_one_sheet",))},
        ),
        Plan(
            "三年级3班-08 范例秋",
            b,
            "BJ_HUKOU",
            lambda: (
                base(b)
                | {
                    "户口簿.jpg": Papers(b).hukou(
                        "flatbed200", home={"address": "河北省保定市样本县测试镇示范村12号"}
                    )
                }
            ),
            "花名册说是京籍，户口簿首页住址不在北京",
            wrong={"hukou_student": ("not_met", ("not_beijing_household",))},
            told="BJ_HUKOU",
        ),
        Plan("四年级1班-09 范例冬", c, "BJ_HUKOU", upside_down, "齐全，户口簿倒放，银行卡横放、卡号在背面"),
        Plan(
            "五年级2班-10 样本东",
            d,
            "BJ_HUKOU",
            lambda: (
                base(d)
                | {"户口簿.jpg": Papers(d).shot([Papers(d).home(), Papers(brother).person()], "flatbed200")}
            ),
            "户口簿本人页是弟弟的",
            wrong={"hukou_student": ("not_met", ("wrong_person",))},
        ),
        Plan(
            "六年级3班-11 样本南",
            e,
            "BJ_HUKOU",
            lambda: (
                without(base(e), "户口簿.jpg")
                | {"户口簿首页.jpg": Papers(e).shot([Papers(e).home()], "flatbed200")}
            ),
            "只有户口簿首页，没有本人页",
            wrong={"hukou_student": ("not_met", ("page_missing",))},
            told="BJ_HUKOU",
        ),
    )


def _defective_other() -> tuple[Plan, ...]:
    a = pupil(12, "样本西", born(2013, 3, 3, 92), "样本长")
    b = pupil(13, "样本北", born(2012, 5, 14, 103), "样本长")
    c = pupil(14, "示范梅", born(2014, 7, 25, 114), "示范长")
    d = pupil(15, "示范兰", born(2013, 11, 16, 126), "示范长", "CMB")
    e = pupil(16, "示范竹", born(2015, 2, 7, 135), "示范长")
    f = pupil(17, "示范菊", born(2014, 8, 19, 148), "示范长")
    g = pupil(18, "虚构松", born(2012, 10, 30, 157), "虚构长")
    wrong_digit = g.id_number[:12] + str((int(g.id_number[12]) + 1) % 10) + g.id_number[13:]
    return (
        Plan(
            "一年级1班-12 样本西",
            a,
            "BJ_HUKOU",
            lambda: without(base(a), "银行卡.jpg"),
            "没有银行卡",
            wrong={"bank_card": ("not_met", ("missing",))},
        ),
        Plan(
            "二年级2班-13 样本北",
            b,
            "BJ_HUKOU",
            lambda: base(b) | {"银行卡.jpg": Papers(b).card("flatbed200", "flat", holder_name=b.parent)},
            "银行卡是家长的",
            wrong={"bank_card": ("not_met", ("wrong_person",))},
        ),
        Plan(
            "三年级3班-14 示范梅",
            c,
            "BJ_HUKOU",
            lambda: (
                base(c)
                | {
                    "银行卡.jpg": Papers(c).card(
                        "flatbed200",
                        "flat",
                        card_type="credit",
                        card_number=people.luhn("622166000000014"),
                        valid_thru="2026-08",
                    )
                }
            ),
            "信用卡",
            wrong={"bank_card": ("not_met", ("credit_card",))},
        ),
        Plan(
            "四年级1班-15 示范兰",
            d,
            "BJ_HUKOU",
            lambda: base(d),
            "招商银行：通知点名的五家之外，名单以“等”结尾，需人工",
            wrong={"bank_card": ("cannot_tell", ("bank_not_listed",))},
        ),
        Plan(
            "五年级2班-16 示范竹",
            e,
            "BJ_HUKOU",
            lambda: base(e) | {"照片.jpg": Papers(e).photo(295, 413, 8_000, 19_000)},
            "照片是 295×413",
            wrong={"id_photo": ("not_met", ("photo_size",))},
        ),
        Plan(
            "六年级3班-17 示范菊",
            f,
            "BJ_HUKOU",
            lambda: base(f) | {"照片.jpg": Papers(f).photo(358, 441, 24_000, 60_000)},
            "照片超过 20 KB",
            wrong={"id_photo": ("not_met", ("photo_bytes_high",))},
        ),
        Plan(
            "一年级1班-18 虚构松",
            g,
            "BJ_HUKOU",
            lambda: base(g) | {"登记表.jpg": Papers(g).form("flatbed200", id_number=wrong_digit)},
            "登记表上的身份证号错一位（校验位不对），与户口簿不一致：先核对再说，需人工",
            wrong={"enrolment_form": ("cannot_tell", ("id_checksum", "id_number_mismatch"))},
        ),
    )
