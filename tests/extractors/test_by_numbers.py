"""The parents of a birth certificate without headings, told by the sex in their numbers."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import read, values

MOTHER, FATHER = "110102199004250088", "110102198811110036"
PAGE = """
                 出生医学证明                      T110173294
              罗测试              女
    出生时间  2019年03月02日16时08分
    姓名      田测验              28
    住址      样本市样本区测试路66号
    号码      居民身份证    {first}
    姓名      罗小测              30
    住址      样本县测试镇样本村
    号码      居民身份证    {second}
"""


def test_the_womans_number_is_the_mothers_and_the_name_over_it_too() -> None:
    found = read("birth_certificate", PAGE.format(first=MOTHER, second=FATHER))
    told = {name: one.value for name, one in found.items()}
    assert (told["mother_name"], told["mother_id_number"]) == ("田测验", MOTHER)
    assert (told["father_name"], told["father_id_number"]) == ("罗小测", FATHER)
    assert told["child_name"] == "罗测试"
    assert {found[name].outcome for name in told if "mother" in name or "father" in name} == {"recheck"}
    assert found["child_name"].outcome == "recheck"


def test_two_numbers_of_men_tell_nothing() -> None:
    other = "110102197703050078"
    assert "mother_id_number" not in values("birth_certificate", PAGE.format(first=other, second=FATHER))


def test_a_mans_number_under_the_mothers_heading_is_in_doubt() -> None:
    page = f"""
                     出生医学证明
        新生儿姓名  测试甲   性别  男
        母亲姓名    女方乙   母亲身份证号码  {FATHER}
    """
    found = read("birth_certificate", page)
    assert found["mother_id_number"].outcome == found["mother_name"].outcome == "recheck"
