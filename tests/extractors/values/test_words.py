"""Names, addresses, sex, peoples, countries, banks, phones and certificate numbers."""

import pytest

from extractors.values import (
    addresses,
    banks,
    certificate_numbers,
    countries,
    ethnicities,
    identity_number,
    names,
    phones,
    sex,
)


@pytest.mark.parametrize(
    "name", ["证件样本", "测试甲", "男方甲", "子女丙", "欧阳样本", "阿卜杜·样本江", "㛃样", "𠮷样本"]
)
def test_an_invented_name_is_a_name(name: str) -> None:
    found = names.parse(f"姓名 {name}")
    assert found is not None and (found.value, found.outcome) == (name, "ok")


@pytest.mark.parametrize(
    "text", ["姓名", "性别", "出生日期", "汉族", "公民身份号码", "未提供", "甲", "2015年", "", "户主页"]
)
def test_a_printed_word_is_no_name_or_at_least_not_sure(text: str) -> None:
    found = names.parse(text)
    assert found is None or text == "户主页"


def test_two_scripts_of_a_name_are_a_hint_and_no_proof() -> None:
    assert names.compare("瀋樣本", "沈样本") == "hint"
    assert names.compare("测试甲", "测试乙") == "different"
    assert names.compare("ERIKSSON ANNA", "Eriksson, Anna") == "hint"


def test_a_list_of_names_is_parted() -> None:
    assert names.split("测试甲、测试乙") == ("测试甲", "测试乙")
    assert names.split("测试甲 测试乙") == ("测试甲", "测试乙")
    assert names.split("无") == ()


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("住址 北京市东城区 样本路１号", "北京市东城区样本路1号"),
        ("家庭住址：北京市海淀区样本街2号院3-2-501", "北京市海淀区样本街2号院3-2-501"),
        ("北京市朝阳区样本路１２号楼３－４０１", "北京市朝阳区样本路12号楼3-401"),
    ],
)
def test_an_address_loses_its_spaces_and_its_wide_digits(raw: str, value: str) -> None:
    found = addresses.parse(raw)
    assert found is not None and found.value == value


@pytest.mark.parametrize(
    ("raw", "value"), [("女", "F"), ("性别 男", "M"), ("女/F", "F"), ("F", "F"), ("Sex: M", "M")]
)
def test_sex_is_one_letter(raw: str, value: str) -> None:
    found = sex.parse(raw)
    assert found is not None and found.value == value


def test_every_people_is_known_with_and_without_its_last_word() -> None:
    assert len(ethnicities.ALL) == 58
    for people in ethnicities.ALL:
        found = ethnicities.parse(f"民族 {people}")
        assert found is not None and found.value == people


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("加拿大/CAN", "CAN"),
        ("哈萨克斯坦", "KAZ"),
        ("美国", "USA"),
        ("大韩民国/KOR", "KOR"),
        ("UTO", "UTO"),
        ("中国", "CHN"),
    ],
)
def test_a_nationality_is_a_code(raw: str, code: str) -> None:
    found = countries.parse(raw)
    assert found is not None and (found.value, found.outcome) == (code, "ok")


def test_a_country_that_contradicts_its_code_asks_for_a_second_look() -> None:
    found = countries.parse("加拿大/USA")
    assert found is not None and found.outcome == "recheck"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("建行", "CCB"),
        ("中国邮政储蓄银行", "PSBC"),
        ("BANK OF COMMUNICATIONS", "COMM"),
        ("北京农商银行", "BJRCB"),
        ("中国银行", "BOC"),
    ],
)
def test_a_bank_has_many_names(raw: str, code: str) -> None:
    assert banks.code(raw) == code


def test_the_beijing_bank_is_not_read_into_the_rural_one() -> None:
    assert banks.code("北京农村商业银行东城支行") == "BJRCB"
    assert banks.code("北京银行东城支行") == "BJBANK"


def test_an_ordinary_mobile_number_is_ok_and_a_land_line_is_for_a_person() -> None:
    mobile, land = phones.parse("138-0000-0000"), phones.parse("(010)12345678")
    assert mobile is not None and (mobile.value, mobile.outcome) == ("13800000000", "ok")
    assert land is not None and land.outcome == "person"


@pytest.mark.parametrize(
    "raw", ["J11010120100000O1", "J110101—2010—000001", "结婚证字号：J110101-2010-000001"]
)
def test_a_marriage_number_survives_lost_dashes(raw: str) -> None:
    found = certificate_numbers.marriage(raw)
    assert found is not None and found.value == "J1101012010000001"


def test_a_divorce_number_is_no_marriage_number() -> None:
    assert certificate_numbers.marriage("L110101-2010-000001") is None
    assert certificate_numbers.divorce("J110101-2010-000001") is None


@pytest.mark.parametrize(
    "raw", ["（2021）京0105民初0000号", "(2021)京0105民初0000号", "（2021）京 0105 民初 0000 号"]
)
def test_a_case_number_has_wide_brackets(raw: str) -> None:
    found = certificate_numbers.court_case(raw)
    assert found is not None and found.value == "（2021）京0105民初0000号"


def test_an_identity_number_may_be_a_passport() -> None:
    for raw, value in (("E12345678", "E12345678"), ("身份证件号 11010519491231002X", "11010519491231002X")):
        found = identity_number.parse(raw)
        assert found is not None and found.value == value
