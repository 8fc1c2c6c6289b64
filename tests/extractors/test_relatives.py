"""Papers that look like ours and are others: permits, temporary cards, records with the same labels."""

from __future__ import annotations

import pytest

from extractors import classify

NUMBER = "公民身份号码 11010320140315011X"
PERSON = ("姓名 证件样本", "性别 男 民族 汉", "出生 2014年3月15日", "住址 北京市样本区样本路1号", NUMBER)
PERIOD = "有效期限 2020.01.01-2021.01.01"

RELATIVES = {
    "临时居民身份证": (
        "中华人民共和国", "临时居民身份证", *PERSON, PERIOD, "签发机关 北京市公安局样本分局",
    ),
    "临时居民身份证，背面": ("中华人民共和国", "临时居民身份证", PERIOD, "签发机关 北京市公安局样本分局"),
    "居住证": ("居住证", *PERSON),
    "居住证，背面": ("签发机关 样本市公安局", PERIOD, "居住地址 样本市样本路1号"),
    "回乡证": (
        "港澳居民来往内地通行证", "Mainland Travel Permit for Hong Kong and Macao Residents", "YANGBEN, JIA",
        "出生日期 1994.08.23", "性别 女", PERIOD, "证件号码 H00000000", "换证次数 01",
    ),
    "往来港澳通行证": ("往来港澳通行证", "YANGBEN, JIA", "出生日期 1994.08.23", PERIOD, "C00000000"),
    "机动车驾驶证": (
        "中华人民共和国机动车驾驶证", "证号 11010320140315011X", "姓名 证件样本 性别 男 国籍 中国",
        "住址 北京市样本区", "出生日期 1994-08-23", "初次领证日期 2015-01-01", "准驾车型 C1",
    ),
    "户口簿封面": ("居民户口簿", "中华人民共和国公安部制"),
    "常住人口登记卡索引表": ("常住人口登记卡索引表", "序号 姓名 与户主关系 登记事项变动", "1 证件样本 户主"),
    "户口迁移证": (
        "户口迁移证", "姓名 曾用名 性别 民族 出生日期", "出生地 籍贯 公民身份号码",
        "与持证人关系 文化程度 婚姻状况", "原住址", "迁往地址", "签发机关",
    ),
    "社会保险权益记录": (
        "北京市社会保险个人权益记录", "姓名 证件样本", "社会保障号码 11010320140315011X", "缴费年月",
    ),
    "会员卡": ("样本健身会员卡", "卡号 6217 0000 0000 0000 004", "VIP", "有效期 2029"),
}  # fmt: skip


@pytest.mark.parametrize("title", sorted(RELATIVES))
def test_a_relative_of_our_papers_is_none_of_them(title: str) -> None:
    answer = classify.of_lines(list(RELATIVES[title]))
    assert answer.kind == "unknown", answer
