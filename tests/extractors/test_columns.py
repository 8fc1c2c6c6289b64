"""Two pages side by side on one sheet are read one after the other; a form is read by rows."""

from __future__ import annotations

from extractors.sheet import lay_out
from extractors.specimens import drawn


def text(drawing: str) -> str:
    lines, wide, high = drawn(drawing)
    return lay_out(lines, (), "", wide, high).text.replace("\n", "")


def test_two_pages_of_text_side_by_side_are_read_left_before_right() -> None:
    read = text(
        """
                    离婚协议                      三、男方名下的存款归女方所有，其他
        男方：测试甲，男，身份证号码省略      财产双方已经分割完毕，互不追究。
        女方：测试乙，女，身份证号码省略      四、双方在婚姻关系存续期间没有发生
        双方自愿离婚，就子女抚养及财产达      任何共同债务，各自债务各自承担。
        成协议，婚生女由女方直接抚养，户      男方签字：测试甲
        口随女方。二、房屋归男方所有。        女方签字：测试乙
        """
    )
    assert (
        "子女抚养及财产达成协议，婚生女由女方直接抚养，户口随女方。二、房屋归男方所有。三、男方名下" in read
    )


def test_a_form_of_two_people_is_read_by_rows() -> None:
    read = text(
        """
        姓名      测试甲                  姓名      测试乙
        出生日期  1990年1月1日            出生日期  1991年1月1日
        身份证号  11010519491231002X      身份证号  440184201706210284
        """
    )
    assert read.startswith("姓名测试甲姓名测试乙出生日期")
