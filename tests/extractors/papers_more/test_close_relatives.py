"""Papers that look like ours and are not: each ends as unknown, or at least never as the paper it
resembles."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind

STRANGERS = {
    "home return permit": """
        港澳居民来往内地通行证
        姓名  样本甲
        出生日期  1994.08.23    性别  女
        有效期限  2019.01.01-2029.01.01
        签发机关  中华人民共和国出入境管理局
        证件号码  H01234567
    """,
    "Taiwan compatriot permit": """
        台湾居民来往大陆通行证
        姓名  样本乙
        出生日期  1992.01.30    性别  女
        有效期限  2019.01.01-2024.01.01
        签发机关  公安部出入境管理局
        证件号码  12345678
    """,
    "residence permit of another city": """
        广东省居住证
        姓名  测试甲
        性别  男   民族  汉
        居住地址  广州市样本区样本路1号
        公民身份号码  440184201706210284
        签发机关  广州市公安局样本分局
    """,
    "library card": """
        北京样本图书馆
        借书证
        姓名  测试甲
        证号  20210001
        有效期  2025年12月31日
    """,
    "certificate of no marriage record": """
        无婚姻登记记录证明
        姓名  测试甲   性别  男
        身份证件号  11010519491231002X
        经查询，未发现婚姻登记记录。
        样本区民政局婚姻登记处
    """,
    "notification of a work permit": """
        中华人民共和国外国人工作许可通知
        姓名  EXEMPLAR TOM
        A类
        聘用单位  样本大学
        有效期至  2025-08-31
    """,
    "certificate of leaving the station": """
        博士后研究人员出站证书
        测试父于2018年进站，2020年期满出站。
        全国博士后管委会办公室
    """,
    "meal card": """
        样本中学校园卡
        姓名  测试甲
        学号  20210001
    """,
    "lease": """
        房屋租赁合同
        甲方（出租方）：测试甲
        乙方（承租方）：测试乙
        租赁期限自2020年1月1日至2021年1月1日。
    """,
    "vaccination booklet": """
        儿童预防接种证
        儿童姓名  测试甲
        母亲姓名  女方乙   父亲姓名  男方甲
        出生医学证明编号  N110000001
    """,
}


@pytest.mark.parametrize("name", sorted(STRANGERS))
def test_a_close_relative_is_not_taken_for_one_of_ours(name: str) -> None:
    assert kind(STRANGERS[name]) == "unknown"
