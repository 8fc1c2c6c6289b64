"""A class's folder of photos: whose is which, who has none, which picture is used twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.photo import measure
from pipeline.photo_folder import match, photos_in, twins
from pipeline.records import Student

CLASS = (
    Student("测试甲", id_number="11010420151108024X", number="07"),
    Student("测试乙", id_number="110104201603150218", number="08"),
    Student("范例春", number="2021009"),
    Student("范例春秋", number="2021010"),
    Student("样本同名", number="31"),
    Student("样本同名", number="32"),
)


@pytest.mark.parametrize(
    ("file", "name", "by"),
    [
        ("11010420151108024x.jpg", "测试甲", "id_number"),
        ("三年级2班_08_照片.jpg", "测试乙", "number"),
        ("照片 测试乙（一寸）.JPG", "测试乙", "name"),
        ("２０２１００９.jpg", "范例春", "number"),
        ("范例春秋.png", "范例春秋", "name"),
        ("样本同名-32.jpg", "样本同名", "number"),
        ("测试甲/IMG_0001.jpg", "测试甲", "name"),
    ],
)
def test_a_file_name_points_to_its_student(file: str, name: str, by: str) -> None:
    found = match([Path(file)], CLASS)
    assert [(m.student.name, m.by) for m in found.matched] == [(name, by)]


def test_a_name_borne_by_two_students_decides_nothing() -> None:
    found = match([Path("样本同名.jpg")], CLASS)
    assert not found.matched and "2 名学生" in found.photos_without_person[0][1].zh


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    assert not match([Path("IMG_20210715.jpg")], CLASS).matched


def test_orphans_of_both_kinds_and_second_photos_are_listed() -> None:
    found = match([Path("测试甲.jpg"), Path("测试甲 2.jpg"), Path("DSC1.jpg")], CLASS[:2])
    assert [path.name for path, _ in found.photos_without_person] == ["DSC1.jpg"]
    assert [student.name for student in found.people_without_photo] == ["测试乙"]
    assert [len(files) for _, files in found.several_photos] == [2]


def test_system_files_and_other_papers_are_left_out(tmp_path: Path) -> None:
    for name in ("甲.jpg", "Thumbs.db", "._甲.jpg", "说明.docx", "没有扩展名"):
        (tmp_path / name).write_bytes(b"x")
    assert {file.name for file in photos_in(tmp_path)} == {"甲.jpg", "没有扩展名"}


def test_the_same_picture_saved_again_is_found(tmp_path: Path) -> None:
    import random

    from PIL import Image

    from samples.papers import id_photo

    heads = [id_photo.draw(id_photo.invent(random.Random(s)), "good", "", None).image for s in (1, 2)]  # type: ignore
    heads[0].save(tmp_path / "甲.jpg", quality=80)
    heads[0].resize((295, 413), Image.Resampling.LANCZOS).save(tmp_path / "乙.jpg", quality=60)
    (tmp_path / "丙.jpg").write_bytes((tmp_path / "甲.jpg").read_bytes())
    found = twins({file: measure(file) for file in photos_in(tmp_path)})
    assert {(t.one.name, t.other.name, t.exact) for t in found} == {
        ("丙.jpg", "乙.jpg", False), ("丙.jpg", "甲.jpg", True), ("乙.jpg", "甲.jpg", False),
    }  # fmt: skip
