"""Print set so wide that each sign is a line of its own is put together: titles and names of two signs."""

from dataclasses import replace

import pytest

from extractors import classify, flat, spaced, specimens


def _rows(print_: str) -> list[str]:
    lines, wide, high = specimens.drawn(print_)
    strips, _ = flat.flatten_both(lines, wide, high)
    return [strip.text for strip in spaced.joined(strips)]


def test_a_title_of_lone_signs_is_one_line_again() -> None:
    assert _rows("      离  婚  协  议\n男方：测试甲，双方自愿离婚。") == [
        "离 婚 协 议",
        "男方：测试甲，双方自愿离婚。",
    ]


def test_a_name_of_two_signs_set_to_the_width_of_four_is_one_name() -> None:
    assert _rows("男方：贺  东      女方：乔  娜") == ["男方：贺 东", "女方：乔 娜"]


@pytest.mark.parametrize("cells", ["男  汉", "测试甲  男", "年  月  日"])
def test_cells_of_a_form_stay_apart(cells: str) -> None:
    assert len(_rows(f"姓名：测试乙      {cells}")) > 2


def test_the_second_lines_of_two_cells_are_no_name() -> None:
    lines, wide, high = specimens.drawn("医疗机构名 样本大学儿童医\n    称       院")
    rise = lines[-1].box.top - lines[0].box.bottom
    near = [
        replace(
            one,
            box=replace(one.box, top=one.box.top - rise, bottom=one.box.bottom - rise),
            quad=tuple((x, y - rise) for x, y in one.quad),
        )
        if len(one.text) == 1
        else one
        for one in lines
    ]
    strips, _ = flat.flatten_both(near, wide, high)
    assert [strip.text for strip in spaced.joined(strips)][-2:] == ["称", "院"]


def test_a_summons_whose_title_is_set_wide_is_no_ruling() -> None:
    print_ = """
              北京市朝阳区人民法院
                  传    票
        案    号    （2021）京0105民初11870号
        案    由    离婚纠纷
        传唤事由    开庭
                审判员：测试甲    书记员：测试乙
                2021年3月22日
    """
    lines, wide, high = specimens.drawn(print_)
    strips, _ = flat.flatten_both(lines, wide, high)
    assert classify.of_lines([s.text for s in spaced.joined(strips)]).kind == "unknown"
