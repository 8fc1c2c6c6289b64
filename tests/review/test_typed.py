"""What a person types becomes the normal form of its field, or a sentence about what is expected."""

from __future__ import annotations

import pytest

from pipeline.review.typed import NotThisField, typed


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("birth_date", "2015年10月25日", "2015-10-25"),
        ("birth_date", " 20151025 ", "2015-10-25"),
        ("valid_until", "长期", "long-term"),
        ("sex", "女", "F"),
        ("card_number", "6217 0000 1000 1234 566", "6217000010001234566"),
        ("id_number", "11010619520302001x", "11010619520302001X"),
        ("children", "证件样本、测试甲", ["证件样本", "测试甲"]),
        ("gap_years", "2019，2020", ["2019", "2020"]),
        ("signed", "是", True),
        ("signed", "no", False),
        ("bank", "建行", "CCB"),
        ("name", "证 件 样 本", "证件样本"),
        ("name_latin", "Zhang San", "ZHANG SAN"),
        ("address", "", None),
    ],
)
def test_a_typed_value_takes_the_form_of_its_field(field, text, value):
    assert typed(field, text).value == value


def test_a_number_that_fails_its_check_is_kept_with_a_warning():
    given = typed("id_number", "110106195203020010")
    assert given.value == "110106195203020010" and given.warning is not None
    assert typed("card_number", "6217000010001234567").warning is not None


@pytest.mark.parametrize(("field", "text"), [("birth_date", "昨天"), ("sex", "?"), ("signed", "也许")])
def test_what_cannot_be_the_field_is_refused_in_two_languages(field, text):
    with pytest.raises(NotThisField) as refused:
        typed(field, text)
    assert refused.value.message.zh and refused.value.message.en
