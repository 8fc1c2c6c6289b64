"""Letters of postdoctoral entry: the station among what else the sentence and the foot name."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import values


def _letter(sentence: str, foot: str = "") -> dict[str, object]:
    return values(
        "postdoc_entry_letter",
        f"""
                    博士后研究人员进站函
        样本大学：
        你单位报来的材料收悉。经审核，{sentence}
                                全国博士后管委会办公室
                                2020年9月1日
        {foot}
        """,
    )


@pytest.mark.parametrize(
    "before",
    [
        "（男，1992年10月出生，在测试大学获得工学博士学位）进入你校",
        "同志（女，博士毕业单位：测试大学）进入你单位",
        "博士（2019年毕业于测试大学）到贵院",
        "（2019年6月在测试大学取得博士学位）进入",
        "在测试大学攻读博士研究生毕业后进入你单位",
    ],
)
def test_where_a_researcher_took_the_degree_is_no_part_of_the_station(before: str) -> None:
    told = _letter(f"同意李测甲{before}食品科学与工程博士后科研流动站从事研究工作。")
    assert told["station"] == "食品科学与工程博士后科研流动站"


@pytest.mark.parametrize(
    "foot",
    [
        "抄送：设站单位人事部门、公安户籍管理部门",
        "抄送：设站单位、样本区公安局",
        "注：本函一式三份，设站单位、户口登记机关、本人各存一份。",
    ],
)
def test_who_gets_a_copy_of_the_letter_is_no_station(foot: str) -> None:
    told = _letter("同意李测甲（女）进入你单位生物学博士后科研流动站从事研究工作。", foot)
    assert told["station"] == "生物学博士后科研流动站"


def test_a_university_named_with_its_station_stays_in_it() -> None:
    told = _letter("同意李测甲（女）进入样本大学先进制造博士后科研工作站从事研究工作。")
    assert told["station"] == "样本大学先进制造博士后科研工作站"
