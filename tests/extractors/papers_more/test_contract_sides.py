"""Contracts name both sides in cells, brackets, sentences and signatures; a clause names nobody."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, values

PAGES = {
    "roles in brackets, the name in the next cell": """
          外国专家聘用合同
        甲方（用人单位）           北京样本科技有限公司
        乙方（外国专家）           样本·测试
        国籍                      样本国
    """,
    "called so": """
          劳动合同
        用人单位（以下简称甲方）：北京样本科技有限公司
        劳动者（以下简称乙方）：样本·测试
        本合同为固定期限合同。
    """,
    "employer and employee alone": """
          雇佣合同
        雇主：北京样本科技有限公司
        雇员：样本·测试
        合同期限：由2022年4月1日至2025年3月31日
    """,
    "one sentence": """
          外国专家聘用合同
        一、北京样本科技有限公司（聘方）聘请样本·测试先生（受聘方）为外国专家，双方自愿签订本合同。
        二、受聘方的工作任务见附件。合同期限见附件。
    """,
    "the last page": """
                                高层次人才聘用合同
        第二十四条 本合同一式三份，甲方执两份，乙方执一份，自双方签字盖章之日起生效。
        第二十五条 用人单位与劳动者发生争议的，应当协商解决。
        甲方（盖章）：              乙方（签字）：样本·测试
        北京样本科技有限公司
        法定代表人：
    """,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_both_sides_are_named(page: str) -> None:
    assert kind(page) == "employment_contract"
    told = values("employment_contract", page)
    assert (told["employer"], told["employee_name"]) == ("北京样本科技有限公司", "样本·测试")


def test_a_clause_about_a_side_names_nobody() -> None:
    page = """
                    聘用合同
        甲方应当按月支付劳动报酬。甲方聘请
        乙方为外籍专家
        乙方执一份，自双方签字盖章之日起生效。
    """
    assert not {"employer", "employee_name"} & values("employment_contract", page).keys()


@pytest.mark.parametrize(
    "page",
    [
        "毕业生就业协议书\n甲方（用人单位）：样本公司\n乙方（毕业生）：测试甲\n三方协议\n劳动合同另行签订",
        "劳务服务合同\n甲方：样本公司\n乙方：样本服务部\n合同期限：2020年1月1日至2021年1月1日",
        "解除劳动合同证明书\n用人单位：样本公司\n劳动者：测试甲\n劳动合同期限",
        "在职证明\n兹证明测试甲系我单位员工，签订劳动合同，合同期限2020年1月1日至2021年1月1日\n用人单位",
    ],
)
def test_a_paper_near_to_a_contract_is_none(page: str) -> None:
    assert kind(page) == "unknown"


def test_the_term_is_this_contract_s_and_not_an_earlier_one_s() -> None:
    page = """
        无固定期限劳动合同
        甲方：北京样本科技有限公司
        乙方：测试甲
        鉴于乙方自2008年5月5日起在甲方关联公司工作，至今已满十年，双方订立本合同：
        第一条 本合同自2018年6月1日起履行，至法定终止条件出现时止。
        签署日：2018年5月20日
    """
    told = values("employment_contract", page)
    assert (told["valid_from"], told.get("valid_until")) == ("2018-06-01", None)


def test_a_renewed_contract_s_term_is_the_new_one() -> None:
    page = """
        续聘合同
        甲方：样本大学
        乙方：测试甲
        双方原于2013年8月25日签订聘用合同（期限2013年9月1日至2016年8月31日），现续聘如下：
        一、续聘期限：自2016年9月1日至2018年8月31日止。
    """
    told = values("employment_contract", page)
    assert (told["valid_from"], told["valid_until"]) == ("2016-09-01", "2018-08-31")


def test_both_sides_of_a_contract_in_two_languages_stand_before_their_roles() -> None:
    page = """
        聘用协议 EMPLOYMENT AGREEMENT
        (1) 样本国际学校 Sample International School (the "Employer" / “雇主”)
        (2) Ms. Erika O'Muster (the "Employee" / “雇员”)
    """
    told = values("employment_contract", page)
    assert (told["employer"], told["employee_name"]) == ("样本国际学校", "ErikaO'Muster")


def test_a_side_in_english_and_chinese_is_one_label() -> None:
    page = """
        EMPLOYMENT CONTRACT 劳动合同
        Party A (Employer) 甲方（用人单位）: 样本网络科技有限公司
        Party B (Employee) 乙方（员工）: ERIKA MUSTER
        本合同有效期自2023年1月10日至2026年1月9日。
    """
    told = values("employment_contract", page)
    assert (told["employer"], told["employee_name"]) == ("样本网络科技有限公司", "ERIKAMUSTER")


def test_a_comma_of_full_width_parts_surname_and_given_name_and_no_clause() -> None:
    page = """
        外籍专家聘用合同
        甲方（聘方）      样本研究所
        Party A (Employer)
        乙方（受聘方）    MUSTER，ERIKA
        Party B (Employee)
        国籍 Nationality  样本国
    """
    assert values("employment_contract", page)["employee_name"] == "MUSTER,ERIKA"
