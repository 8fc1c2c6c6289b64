"""`canbao read` and `canbao check` as a clerk or a program uses them: files in, a table or JSON Lines out."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "samples" / "packets"
CANBAO = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CANBAO, *map(str, words)], capture_output=True, text=True, encoding="utf-8")


def canbao(*words: str | Path, code: int) -> subprocess.CompletedProcess[str]:
    done = run(*words)
    assert done.returncode == code, done.stdout + done.stderr
    return done


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """Every line of standard output is one JSON object and nothing else."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def rubbish(folder: Path) -> Path:
    path = folder / "broken.pdf"
    path.write_bytes(b"%PDF-1.7 rubbish")
    return path


def is_box(box: list[float]) -> bool:
    left, top, right, bottom = box
    return 0 <= left <= right <= 1 and 0 <= top <= bottom <= 1


def test_help_comes_at_once() -> None:
    canbao("--help", code=0)
    start = time.perf_counter()
    done = canbao("--help", code=0)
    assert time.perf_counter() - start < 2.0  # half a second on an idle machine
    assert "check" in done.stdout and "read" in done.stdout


def test_no_command_loads_a_heavy_library_before_it_is_called() -> None:
    heavy = ("django", "prefect", "cv2", "numpy")
    script = f"import sys, pipeline.cli; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_packet_is_judged_with_every_name_of_the_contract() -> None:
    packet, rules, day = SAMPLES / "四年级1班-03 测试乙.zip", "beijing-2021", "2021-10-15"
    done = run("check", packet, "--rules", rules, "--as-of", day, "--json")
    (judged,) = objects(done)
    assert done.returncode == (0 if judged["verdict"] == "complete" else 1)
    assert judged["packet"] == "四年级1班-03 测试乙"
    assert (judged["rules"], judged["as_of"]) == ("beijing-2021", "2021-10-15")
    assert judged["verdict"] in ("complete", "incomplete", "review")
    assert judged["category"] in (None, *judged["category_candidates"])
    files = {page["file"] for document in judged["documents"] for page in document["pages"]}
    files |= {one["file"] for one in judged["unused"]}
    assert files == {"户口簿.jpg", "照片.jpg", "登记表.jpg", "银行卡.jpg"}
    for document in judged["documents"]:
        assert set(document) >= {"kind", "confidence", "pages", "fields"}
        assert all(
            is_box(page["region"]) and page["rotation"] in (0, 90, 180, 270) for page in document["pages"]
        )
        for name, field in document["fields"].items():
            assert set(field) >= {"value", "raw", "confidence", "accepted", "page", "box"}, name
            assert field["value"] != "" and field["page"] < len(document["pages"]) and is_box(field["box"])
    verdicts = [one["requirement"] for one in judged["findings"] if one["verdict"] is not None]
    assert len(verdicts) == len(set(verdicts)) and "bank_card" in verdicts
    for finding in judged["findings"]:
        assert finding["message"]["zh"] and finding["message"]["en"]
        assert all(is_box(one["box"]) and one["file"] in files for one in finding["evidence"])
    assert judged["timing"]["pages"] == 4 and judged["timing"]["seconds"] > 0


def test_an_inbox_is_judged_packet_by_packet_and_one_bad_packet_stops_nobody(tmp_path: Path) -> None:
    rubbish(tmp_path)
    (tmp_path / "G3-07 证件样本").mkdir()
    (tmp_path / "G3-07 证件样本" / "notes.txt").write_text("notes")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    (tmp_path / "taken").mkdir()
    done = canbao("check", "--inbox", tmp_path, "--rules", "beijing-2021", "--json", code=3)
    found = {one["packet"]: one for one in objects(done)}
    assert set(found) == {"broken", "G3-07 证件样本"}
    assert [one["reason"] for one in found["broken"]["unused"]] == ["damaged"]
    assert [one["reason"] for one in found["G3-07 证件样本"]["unused"]] == ["unsupported_type"]


def test_a_file_that_cannot_be_read_gives_its_reason_and_code_3(tmp_path: Path) -> None:
    done = canbao("read", rubbish(tmp_path), "--json", code=3)
    (contents,) = objects(done)
    assert set(contents) == {"file", "documents", "unused", "timing"}
    assert contents["file"] == "broken.pdf" and contents["documents"] == []
    assert contents["unused"][0]["message"]["zh"].startswith("文件已损坏")


def test_the_table_for_a_clerk_names_the_reason_in_chinese(tmp_path: Path) -> None:
    done = canbao("read", rubbish(tmp_path), code=3)
    assert "未使用" in done.stdout and "文件已损坏" in done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", ".", "--rules", "beijing-1999"], "beijing-2021"),
        (["check", "nowhere", "--rules", "beijing-2021"], "找不到"),
        (["check", "--rules", "beijing-2021"], "没有要核对的材料"),
        (["check", ".", "--rules", "beijing-2021", "--as-of", "15.10.2021"], "不是日期"),
        (["check", ".", "--rules", "beijing-2021", "--roster", "README.md"], "花名册 README.md"),
        (["check", "."], "--rules"),
        (["read", "nowhere.pdf"], "找不到"),
    ],
)
def test_unusable_arguments_say_what_was_expected_and_give_code_2(words: list[str], says: str) -> None:
    done = canbao(*words, code=2)
    assert says in done.stderr and done.stdout == ""
