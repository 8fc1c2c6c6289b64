"""Dates as papers print them and scanners give them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values import dates


@pytest.mark.parametrize(
    "raw",
    [
        "2015年1月5日",
        "2015 年 01 月 05 日",
        "２０１５年１月５日",
        "出生日期 2015年1月5日",
        "2015.01.05",
        "2015.1.5",
        "2015-01-05",
        "2015/1/5",
        "20150105",
        "2015.0105",
        "201501.05",
        "2015 01 05",
        "二〇一五年一月五日",
        "二○一五年一月五日",
        "二O一五年一月五日",
        "二零一五年零一月零五日",
        "贰零壹伍年壹月伍日",
        "2015年一月五日",
        "05 JAN 2015",
        "5 1月/JAN 2015",
        "2015牛1月5日",
        "2015年1月5曰",
        "2015年1月5",
    ],
)
def test_one_day_has_many_prints(raw: str) -> None:
    found = dates.parse(raw)
    assert found is not None and found.value == "2015-01-05"


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "2015年1月",
        "2015",
        "2015.151",
        "11010519491231002X",
        "6217000000000000004",
        "2015年13月5日",
        "出生日期",
        "1月5日",
        "2015年1月5时30分",
        "2015年1月5 时",
    ],
)
def test_what_is_no_whole_day_gives_nothing(raw: str) -> None:
    assert dates.parse(raw) is None


@pytest.mark.parametrize("raw", ["长期", "有效期限 長期", "长 期"])
def test_long_term_is_a_value(raw: str) -> None:
    found = dates.parse(raw)
    assert found is not None and found.value == "long-term"


@pytest.mark.parametrize(
    "raw",
    [
        "2015.10.25-2035.10.25",
        "2015.10.25—2035.10.25",
        "2015.10.25一2035.10.25",
        "2015.10.25 - 2035.10.25",
        "2015.10.252035.10.25",
        "2015.1025-20351025",
        "2015年10月25日至2035年10月25日",
        "自2015年10月25日起至2035年10月25日止",
        "有效期限 2015.10.25-2035.10.25",
        "20151025-20351025",
    ],
)
def test_a_period_has_two_ends(raw: str) -> None:
    span = dates.parse_period(raw)
    assert span is not None and span.outcome == "ok"
    assert (span.valid_from, span.valid_until) == ("2015-10-25", "2035-10-25")


def test_a_period_whose_ends_are_in_the_wrong_order_asks_for_a_second_look() -> None:
    span = dates.parse_period("2035.10.25-2015.10.25")
    assert span is not None and span.outcome == "recheck"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2015年10月25日08时05分", "2015-10-25T08:05"),
        ("2015年10月25日 8:05", "2015-10-25T08:05"),
        ("二〇一五年十月二十五日八时五分", "2015-10-25T08:05"),
        ("2015年10月25日下午3时20分", "2015-10-25T15:20"),
        ("2015年10月25日23时59分", "2015-10-25T23:59"),
    ],
)
def test_a_birth_certificate_gives_the_minute(raw: str, value: str) -> None:
    found = dates.parse_time(raw)
    assert found is not None and found.value == value


@pytest.mark.parametrize("raw", ["2015年10月25日", "2015年10月25日24时61分", "8时5分"])
def test_a_time_without_its_day_or_minute_gives_nothing(raw: str) -> None:
    assert dates.parse_time(raw) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_comes_back_from_its_commonest_prints(day: date) -> None:
    for raw in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y.%m.%d}",
        f"{day:%Y%m%d}",
        f"{day:%Y.%m%d}",
    ):
        found = dates.parse(raw)
        assert found is not None and found.value == day.isoformat()


@given(st.text(alphabet="0123456789年月日时分〇一二十廿.- 长期", max_size=40))
def test_no_text_raises(raw: str) -> None:
    dates.parse(raw)
    dates.parse_period(raw)
    dates.parse_time(raw)
    dates.parse_year(raw)
