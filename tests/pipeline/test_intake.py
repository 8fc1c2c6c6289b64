"""What is taken from an inbox and what is left alone: decisions on what two scans saw, no disk needed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake import Patience, Plan, Seen, Since, decide, is_ours_or_nobodys, whole

PATIENCE = Patience(settle=4, give_up=600)


def file(path: str, size: int = 100, modified: int = 1, inode: int = 1) -> Seen:
    return Seen(path, size, modified, inode)


def scans(*looks: tuple[float, Sequence[Seen]], looks_whole: bool = True) -> Plan:
    """The plan after the last of several looks at these times."""
    remember: dict[str, Since] = {}
    for time, seen in looks:
        plan = decide(remember, seen, time, PATIENCE, lambda _: looks_whole)
        remember = dict(plan.remember)
    return plan


def taken(plan: Plan) -> list[list[str]]:
    return [[seen.path for seen in group.files] for group in plan.take]


def test_a_file_seen_once_is_left_alone_even_at_start_up() -> None:
    plan = scans((0, [file("a.pdf")]))
    assert taken(plan) == [] and plan.wait == {"a.pdf": "new"}


def test_a_file_that_did_not_change_over_two_scans_and_some_seconds_is_taken() -> None:
    assert taken(scans((0, [file("a.pdf")]), (2, [file("a.pdf")]))) == []
    assert taken(scans((0, [file("a.pdf")]), (5, [file("a.pdf")]))) == [["a.pdf"]]


@pytest.mark.parametrize("change", [{"size": 200}, {"modified": 2}, {"inode": 2}])
def test_a_file_that_grows_or_is_written_anew_waits(change: dict[str, int]) -> None:
    plan = scans((0, [file("a.pdf")]), (50, [file("a.pdf", **change)]))
    assert taken(plan) == [] and plan.wait == {"a.pdf": "growing"}


def test_a_folder_is_taken_together_and_waits_for_its_last_file() -> None:
    first, second = file("G3-07/a.jpg"), file("G3-07/b.jpg")
    plan = scans((0, [first]), (10, [first, second]))
    assert taken(plan) == [] and plan.wait == {"G3-07/a.jpg": "together", "G3-07/b.jpg": "new"}
    assert taken(scans((0, [first]), (10, [first, second]), (20, [first, second]))) == [
        ["G3-07/a.jpg", "G3-07/b.jpg"]
    ]


def test_one_folder_that_is_still_copied_does_not_hold_up_another() -> None:
    done, growing = file("G3-07/a.jpg"), file("G3-08/a.jpg")
    plan = scans((0, [done]), (10, [done, growing]))
    assert taken(plan) == [["G3-07/a.jpg"]]


def test_files_at_the_top_are_packets_of_their_own_in_natural_order() -> None:
    seen = [file("scan10.pdf"), file("scan2.pdf")]
    assert taken(scans((0, seen), (10, seen))) == [["scan2.pdf"], ["scan10.pdf"]]


@pytest.mark.parametrize(("size", "why"), [(0, "empty"), (100, "incomplete")])
def test_an_empty_or_incomplete_file_waits_and_is_taken_after_all_in_the_end(size: int, why: str) -> None:
    seen = [file("a.pdf", size)]
    plan = scans((0, seen), (599, seen), looks_whole=False)
    assert taken(plan) == [] and plan.wait == {"a.pdf": why}
    assert taken(scans((0, seen), (300, seen), (600, seen), looks_whole=False)) == [["a.pdf"]]


def test_a_folder_that_stays_empty_is_told() -> None:
    seen = [file("G3-09/", 0)]
    assert scans((0, seen), (10, seen)).empty_folders == ()
    assert scans((0, seen), (700, seen)).empty_folders == ("G3-09",)


LOOKS = st.lists(
    st.dictionaries(st.sampled_from(["a.pdf", "G/1.jpg", "G/2.jpg"]), st.integers(1, 3)), min_size=1
)


@given(LOOKS)
def test_whatever_happens_only_what_two_looks_agree_on_is_taken_and_folders_whole(
    looks: list[dict[str, int]],
) -> None:
    seen = [[file(path, size) for path, size in look.items()] for look in looks]
    plan = scans(*((10.0 * number, one) for number, one in enumerate(seen)))
    before = seen[-2] if len(seen) > 1 else []
    for group in plan.take:
        assert all(one in before for one in group.files)
        assert set(group.files) == {one for one in seen[-1] if one.home == group.home}
    waiting, took = set(plan.wait), {one.path for group in plan.take for one in group.files}
    assert waiting | took == set(looks[-1]) and not waiting & took


@pytest.mark.parametrize(
    "name",
    [
        ".hidden",
        "~$form.docx",
        "._a.jpg",
        "a.pdf.part",
        "b.tmp",
        "c.crdownload",
        "@eaDir/x.jpg",
        "taken/a.pdf",
        ".taking/x/a.pdf",
        "使用说明.txt",
        "G3-07/Thumbs.db",
    ],
)
def test_what_is_nobodys_paper_is_ignored(name: str) -> None:
    assert is_ours_or_nobodys(name)


@pytest.mark.parametrize("name", ["G3-07 证件样本/户口.jpg", "a.pdf", "taken.pdf", "笔记.txt"])
def test_everything_else_is_looked_at(name: str) -> None:
    assert not is_ours_or_nobodys(name)


@pytest.mark.parametrize(
    ("head", "end"),
    [
        (b"%PDF-1.7", b"%%EOF\n"),
        (b"\xff\xd8\xff\xe0", b"\xff\xd9"),
        (b"\x89PNG\r\n\x1a\n", b"\0\0\0\0IEND\xaeB`\x82"),
        (b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18),
        (b"GIF89a", b"\0;"),
        (b"RIFF" + (2000).to_bytes(4, "little") + b"WEBP", b"x" * 1996),
        (b"II*\0" + (1000).to_bytes(4, "little"), b"x" * 1000),
    ],
)
def test_a_file_whose_end_is_missing_or_still_zeros_does_not_look_whole(head: bytes, end: bytes) -> None:
    body = head + b"\0" * 500 + end
    assert whole(body[:1024], body, len(body))
    cut = body[: len(head) + 100]
    assert not whole(cut[:1024], cut, len(cut))


def test_the_end_of_a_thumbnail_is_not_the_end_of_the_picture_and_a_moving_photo_is_whole() -> None:
    thumbnail = b"\xff\xd8\xff\xe1 small picture \xff\xd9"
    half = b"\xff\xd8\xff\xe1" + thumbnail + b"scan" * 3000
    assert not whole(half[:65_536], half, len(half))
    moving = half[:20] + b"MotionPhoto" + half[20:]
    assert whole(moving[:65_536], moving, len(moving))


def test_a_kind_whose_end_says_nothing_counts_as_whole() -> None:
    assert whole(b"plain text", b"plain text", 10)
