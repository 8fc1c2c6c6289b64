"""Custody is proposed only where the paper gives the child to one person; everything else is left to a
person."""

from __future__ import annotations

import pytest

from extractors import custody
from tests.extractors.papers_more.drawings import read, values

PEOPLE = {"男方": "男方甲", "女方": "女方乙", "原告": "女方乙", "被告": "男方甲"}


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("婚生子丙由女方抚养", "女方乙"),
        ("婚生子丙由男方直接抚养，女方每月支付抚养费1000元", "男方甲"),
        ("儿子归女方抚养，抚养费由男方承担", "女方乙"),
        ("女儿跟随男方共同生活", "男方甲"),
        ("婚生女的抚养权归女方所有", "女方乙"),
        ("孩子由母亲抚养", "女方乙"),
        ("婚生子丙由被告抚养，原告每月支付抚养费", "男方甲"),
        ("婚生子丙随女方乙一起生活", "女方乙"),
        ("变更婚生子丙由原告抚养改为由被告抚养", "男方甲"),
        ("儿子归男方，女方不支付抚养费", "男方甲"),
    ],
)
def test_a_clear_clause_gives_one_name(clause: str, name: str) -> None:
    assert custody.granted(clause, PEOPLE) == (name,)


@pytest.mark.parametrize(
    "clause",
    [
        "婚生子丙由双方共同抚养",
        "婚生子丙由男女双方轮流抚养，每半年一换",
        "子女抚养问题待定",
        "抚养费由男方承担",
        "男方有探望孩子的权利",
        "如女方再婚，孩子由男方抚养",
        "原告请求婚生子由原告抚养",
        "孩子的抚养问题由双方另行协商",
        "孩子暂由女方抚养",
        "房产归女方所有",
        "孩子的教育费由男方支付",
    ],
)
def test_an_open_clause_gives_nobody(clause: str) -> None:
    assert custody.granted(clause, PEOPLE) == ()


def test_two_clauses_that_differ_settle_nothing() -> None:
    assert custody.settled(["长子由男方抚养。", "次子由女方抚养。"], PEOPLE) is None
    assert custody.settled(["长子由男方抚养。", "次子也由男方抚养。"], PEOPLE) is not None


def test_a_clause_for_one_and_joint_care_settle_nothing() -> None:
    assert custody.settled(["婚生子由女方抚养。", "婚生子由双方轮流抚养。"], PEOPLE) is None


def test_the_claims_of_a_ruling_do_not_count_only_its_order_does() -> None:
    page = """
                  北京市样本区人民法院
                     民事判决书
        原告：女方乙，女，汉族。
        被告：男方甲，男，汉族。
        原告诉讼请求：婚生子子女丙由原告抚养。
        判决如下：
        一、婚生子子女丙由被告抚养；
        案件受理费由原告负担。
    """
    assert values("court_ruling", page, "first")["custody_to"] == "男方甲"


def test_a_first_page_with_claims_only_says_nothing_of_custody() -> None:
    page = """
                  北京市样本区人民法院
                     民事判决书
        原告：女方乙，女，汉族。
        被告：男方甲，男，汉族。
        原告诉讼请求：婚生子子女丙由原告抚养。
    """
    assert "custody_to" not in values("court_ruling", page, "first")


def test_a_clause_without_names_for_the_roles_says_nothing() -> None:
    page = """
                离婚协议书
        双方自愿离婚，就子女抚养、财产达成如下协议：
        一、婚生子由女方抚养，男方每月支付抚养费。
        二、无债务。
    """
    assert "custody_to" not in values("divorce_agreement", page, "first")


def test_the_sentence_is_kept_as_evidence() -> None:
    page = """
                离婚协议书
        男方：男方甲，男，汉族。
        女方：女方乙，女，汉族。
        一、婚生子子女丙由女方直接抚养。
    """
    found = read("divorce_agreement", page, "first")["custody_to"]
    assert "由女方直接抚养" in found.raw
    assert found.pieces and found.critical
    assert found.outcome == "recheck"  # proposed to a person, who sees the clause
