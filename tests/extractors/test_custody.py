"""抚养权: the wordings of agreements and orders, and whom each gives the child to."""

from __future__ import annotations

import pytest

from extractors import custody, prose

AGREED = {"男方": "李强", "女方": "付敏"}
ORDERED = {"原告": "付敏", "被告": "李强"}
"""付 is a surname and a verb of these papers (支付): no sentence may break on a name."""


def given(text: str, people: dict[str, str]) -> str | None:
    """Whom the sentences of this text give the child to."""
    answer = custody.settled(list(prose.cut(text)), people)
    return None if answer is None else answer[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("婚生子李小明（2015年3月1日出生）随女方共同生活，男方每月支付抚养费2000元。", "付敏"),
        ("儿子李小明由男方抚养，女方不承担抚养费。", "李强"),
        ("女儿李小红的抚养权归女方所有，随女方生活。", "付敏"),
        ("婚生女李小红归女方直接抚养。", "付敏"),
        ("婚生一子李小明由男方直接抚养成人。", "李强"),
        ("双方婚生子李小明离婚后由女方付敏负责抚养教育。", "付敏"),
        ("长子李大明由男方抚养，次子李小明由女方抚养。", None),
        ("婚生子李小明由双方轮流抚养，每半年轮换一次。", None),
        ("婚生子李小明由男女双方共同抚养。", None),
        ("婚生女由女方抚养至十周岁，十周岁后由男方抚养。", None),
        ("婚生女由女方抚养，若女方再婚则由男方抚养。", None),
        ("儿子暂由女方抚养。", None),
        ("孩子跟随女方生活，男方有探望权。", "付敏"),
        ("儿子李小明的监护权归男方。", "李强"),
        ("子女抚养：一子一女均由女方抚养，男方每月支付抚养费。", "付敏"),
        ("婚生长子、次子均随父亲共同生活。", "李强"),
        ("女方取得孩子抚养权。", "付敏"),
        ("女方放弃抚养权，儿子由男方抚养。", "李强"),
        ("儿子由祖父母抚养。", None),
        ("儿子由男方父母代为照顾，抚养权归男方。", "李强"),
        ("男方与女方共同生活期间购置的房产归女方所有。", None),
        ("家用轿车归男方所有，女儿的学习用品归女方。", None),
        ("婚生子抚养权及监护权均归女方", "付敏"),
        ("孩子归母亲，父亲每月给生活费八百元。", "付敏"),
        ("女儿抚养权归男方，女方每月付抚养费。儿子抚养权归女方。", None),
        ("婚生女李小红，由女方抚养，抚养费由女方自行承担，待女儿满十八周岁后随父随母由其自行选择。", None),
        ("李小红（女，2014年5月6日生）由付敏抚养。", "付敏"),
        ("婚生子由女方抚养，户口随男方。", "付敏"),
        ("婚生子由女方抚养，户口不变，如需迁移双方另行协商。", "付敏"),
        ("孩子由女方抚养，教育、医疗费用由男女双方共同承担。", "付敏"),
        ("子女由女方抚养，探望时间由双方协商确定。", "付敏"),
        ("儿子李小明归随女方抚养，女方为监护人。", "付敏"),
    ],
)
def test_an_agreement_gives_the_child(text: str, name: str | None) -> None:
    assert given(text, AGREED) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("婚生子李小明由被告李强抚养，原告付敏每月给付抚养费1000元，于每月10日前付清；", "李强"),
        ("婚生女李小红由原告抚养，被告自2021年1月起每月支付抚养费1500元至其年满十八周岁；", "付敏"),
        ("婚生子随原告付敏共同生活；", "付敏"),
        ("变更婚生子李小明由原告付敏抚养；", "付敏"),
        ("婚生女李小红变更由被告直接抚养。", "李强"),
        ("驳回原告付敏要求变更抚养权的诉讼请求。", None),
        ("原、被告婚生子李小明由原告付敏自行抚养，被告李强不负担抚养费。", "付敏"),
        ("准予原告付敏与被告李强离婚；婚生女由原告携带抚养。", "付敏"),
    ],
)
def test_an_order_gives_the_child(text: str, name: str | None) -> None:
    assert given(text, ORDERED) == name
