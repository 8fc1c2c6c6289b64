"""Who is who in a letter, by the words of kin that offices put before, between and behind names."""

from __future__ import annotations

import pytest

from extractors import kin, mentions


@pytest.mark.parametrize(
    "said",
    [
        "测试甲（男，2015年7月30日出生）系华侨子女，其父李测乙、母王测丙定居国家为西班牙。",
        "测试甲，男，2015年7月30日出生，系华侨子女，父李测乙，母王测丙，均定居西班牙。",
        "测试甲（男），其父李测乙（护照号EC1111111）、母王测丙（护照号EC1111112）均为华侨。",
        "测试甲（男），其父李测乙和母王测丙定居西班牙。",
    ],
)
def test_the_mother_named_by_one_word_beside_the_father_is_a_parent_too(said: str) -> None:
    assert kin.tell(said).parents == ("李测乙", "王测丙")


def test_a_mother_whose_surname_is_mu_keeps_it() -> None:
    assert kin.tell("测试甲（男），其母母国珍系西班牙华侨。").parents == ("母国珍",)


def test_a_grandfather_who_looks_after_the_child_is_no_parent() -> None:
    told = kin.tell("测试甲，男，其父李测乙，在京监护人为祖父李测丁（身份证号110105194912310022）。")
    assert told.parents == ("李测乙",)


@pytest.mark.parametrize(
    "said",
    [
        "李测乙同志与测试甲（女，2017年3月18日出生，身份证号110228201703180022）系父女关系。",
        "李测乙同志、测试甲（女，2017年3月18日出生）二人系父女关系。",
        "测试甲（女，2017年3月18日出生）与李测乙系父女关系。",
    ],
)
def test_of_father_and_daughter_the_one_born_lately_is_the_child(said: str) -> None:
    told = kin.tell(f"兹有我部现役军官李测乙同志，男，1984年8月出生。{said}")
    assert (told.children, told.parents) == (("测试甲",), ("李测乙",))


def test_the_officer_to_ask_is_nobody_the_letter_is_about() -> None:
    told = kin.tell(
        "测试甲同志，男，系我部现役军官。其子测试乙，2016年1月22日出生。（联系人：干事冉旭联系电话：1）"
    )
    assert (told.main, told.children, told.others) == ("测试甲", ("测试乙",), ("冉旭",))


def test_a_rare_surname_is_one_where_sex_and_birth_are_told_behind_the_name() -> None:
    text = "\n留测试,男,1982年6月18日出生,中国国籍,护照号码E00000000\n"
    assert [one.name for one in mentions.in_text(text)] == ["留测试"]


def test_a_guardian_who_is_an_uncle_is_no_parent() -> None:
    told = kin.tell("其女测试甲,2012年12月5日出生,在京就读,\n在京监护人测试乙(舅父),\n")
    assert (told.children, told.parents) == (("测试甲",), ())
