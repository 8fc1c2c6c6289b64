"""The notice a parent gets: everything at once, plain, no full number, never without deadline and place."""

import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from pipeline import examples, notices, rulebook
from pipeline.judge import judge
from pipeline.notices import NoticeRefused, Place
from pipeline.records import Judged, Student

PACK = rulebook.load("beijing-2021")
HERE = Place(date(2021, 10, 29), "学校健康中心", "健康中心王老师", "样本小学")
assert PACK.samples
PAPERS, PACKETS = PACK.samples.paper, PACK.samples.packet


def judged(
    without: tuple[str, ...] = (), name: str = "BJ_HUKOU", class_name: str = "三年级2班", **changes: object
) -> Judged:
    papers = {n: dict(PAPERS[n]) for n in PACKETS[name] if n not in without}
    for path, value in changes.items():
        paper, field = path.split("__")
        papers[paper][field] = value
    row = Student(
        "证件样本", "11010320140315011X", class_name, status="transfer" if name == "transfer" else None
    )
    return judge(examples.packet(papers.values(), "07", row), PACK, date(2021, 10, 15))


def text(result: Judged, place: Place = HERE) -> str:
    return notices.as_text(notices.notice(result, PACK, place))


def test_all_gaps_are_told_at_once_with_reason_and_what_to_bring() -> None:
    said = text(judged(without=("card",), photo__width=295, photo__height=413, home__sheet="另一张"))
    assert "【补件通知】\n三年级2班　证件样本同学（证件号码后四位 011X）家长：您好！" in said
    assert "1．一寸电子版照片：现为 295×413 像素，要求 358×441" in said
    assert "2．学生户口簿（首页和本人页）：户口簿首页和本人页不在同一张纸上。请把首页" in said
    assert "3．学生本人储蓄卡复印件：未见" in said
    assert "请交孩子本人名下的储蓄卡（借记卡）复印件 1 份" in said
    assert "已齐：《个人参加城乡居民基本医疗保险登记表》。" in said
    assert "请于2021年10月29日前交到学校健康中心（可由班主任转交）" in said
    assert "如情况特殊请联系健康中心王老师。" in said


def test_a_second_fault_of_one_paper_is_told_in_the_same_line() -> None:
    said = text(judged(form__signed=False, form__sex="F"))
    assert "没有签名" in said
    assert "性别与证件上的不一致" in said


def test_a_notice_never_shows_a_full_number_and_never_says_insured() -> None:
    said = text(judged(without=("card",)))
    assert re.search(r"\d{15,}", said) is None
    assert "参保成功" not in said.replace("不代表参保成功", "")


def test_bj_24_without_a_deadline_or_a_place_no_notice_is_made() -> None:
    with pytest.raises(NoticeRefused, match="截止日期"):
        text(judged(without=("card",)), Place(None, "学校健康中心"))
    with pytest.raises(NoticeRefused, match="地点"):
        text(judged(without=("card",)), Place(date(2021, 10, 29)))


def test_who_lacks_nothing_gets_no_notice() -> None:
    with pytest.raises(NoticeRefused, match="不用发"):
        notices.notice(judged(), PACK, HERE)
    assert notices.notices([judged()], PACK, HERE) == ()


def test_what_the_school_still_compares_is_named_but_not_asked_for() -> None:
    said = text(judged(without=("home",), card__bank="BOC"))
    assert "另有 学生本人储蓄卡复印件 学校正在核对，暂时不用补" in said


def test_a_photo_in_the_notice_names_only_what_the_parent_can_put_right() -> None:
    found = notices.notice(judged(photo__bytes=25_000), PACK, HERE)
    assert [gap.what for gap in found.gaps] == ["一寸电子版照片"]
    assert len(found.gaps[0].reasons) == 1


def test_bj_25_the_year_and_the_source_stand_on_every_notice() -> None:
    assert "2021 年度" in text(judged(without=("card",)))


def test_a_batch_is_ordered_by_class_one_page_a_child(tmp_path: Path) -> None:
    made = notices.notices(
        [judged(("card",), class_name="二班"), judged(("photo",), class_name="一班"), judged()], PACK, HERE
    )
    assert [n.class_name for n in made] == ["一班", "二班"]
    path = tmp_path / "补件通知.docx"
    assert notices.write_docx(made, path) == 2
    paragraphs = [p.text for p in Document(str(path)).paragraphs]
    assert paragraphs.count("补件通知") == 2
    assert any("w:br" in p._p.xml and 'type="page"' in p._p.xml for p in Document(str(path)).paragraphs)
    assert notices.write_text(made, tmp_path / "补件通知.txt") == 2
    assert (tmp_path / "补件通知.txt").read_text(encoding="utf-8").count("【补件通知】") == 2
