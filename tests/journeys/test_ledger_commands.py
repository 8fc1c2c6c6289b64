"""`canbao status`, `export` and `erase` on a real installation in a folder of its own."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

CANBAO = (sys.executable, "-c", "from pipeline.cli import main; main()")
INTAKE = (sys.executable, "-m", "tests.faults.installation_on_disk", "scan-once")


def run(
    home: Path, *words: str, code: int, program: tuple[str, ...] = CANBAO
) -> subprocess.CompletedProcess[str]:
    settings = {"CANBAO_HOME": str(home), "CANBAO_SETTLE_SECONDS": "0", "CANBAO_GIVE_UP_MINUTES": "0.001"}
    done = subprocess.run(
        [*program, *words], env=os.environ | settings, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that has taken one packet of two files, and the same bytes once more."""
    home = tmp_path_factory.mktemp("installation")
    folder = home / "inbox" / "G3-07 证件样本"
    folder.mkdir(parents=True)
    for name, content in (("a.txt", "first"), ("b.txt", "second"), ("again.txt", "first")):
        (folder / name).write_text(content)
    run(home, program=INTAKE, code=0)
    return home


def test_status_accounts_for_every_file_and_the_numbers_add_up(home: Path) -> None:
    found = json.loads(run(home, "status", "--json", code=0).stdout)
    assert found["received"] == 3 and found["adds_up"]
    assert found["files"] == {"linked": 1, "received": 2} and found["packets"] == {"received": 1}
    assert "账目相符" in run(home, "status", code=0).stdout


def test_export_writes_a_line_for_every_packet(home: Path) -> None:
    out = home / "结果.xlsx"
    run(home, "export", "verdicts", "--out", str(out), code=0)
    sheet = load_workbook(out).active
    assert sheet is not None and sheet.max_row == 2
    assert [sheet.cell(2, column).value for column in (1, 2, 4, 7)] == [
        "G3",
        "07",
        "G3-07 证件样本",
        "未核对",
    ]


def test_a_backup_is_put_back_where_everything_was_lost(home: Path, tmp_path: Path) -> None:
    run(home, "backup", str(tmp_path / "disk"), code=0)
    run(tmp_path / "new", "restore", str(tmp_path / "disk"), "--yes", code=0)
    assert (
        run(tmp_path / "new", "status", "--json", code=0).stdout
        == run(home, "status", "--json", code=0).stdout
    )
    assert "没有备份" in run(tmp_path / "new", "restore", str(home / "inbox"), "--yes", code=2).stderr


def test_what_was_erased_is_gone_from_the_database_file_too(home: Path) -> None:
    database = home / "data" / "ledger.sqlite3"
    with sqlite3.connect(database) as reader:
        ((name,),) = reader.execute("SELECT name FROM ledger_packet").fetchall()
        ((key,),) = reader.execute("SELECT sealed_key FROM ledger_blob LIMIT 1").fetchall()
    reader.close()
    done = run(home, "erase", "--packet", "1", "--yes", code=0)
    assert "已清除 packet:1" in done.stdout
    for path in database.parent.glob("ledger.sqlite3*"):
        data = path.read_bytes()
        assert name not in data and key not in data, path
    assert not [path for path in (home / "data" / "blobs").rglob("*") if path.is_file()]
    assert not [path for path in (home / "inbox" / "taken").rglob("*") if path.is_file()]
    found = json.loads(run(home, "status", "--json", code=0).stdout)
    assert found["files"] == {"erased": 3} and found["adds_up"]


def test_what_cannot_be_done_is_said_in_words(tmp_path: Path, home: Path) -> None:
    assert "还没有数据" in run(tmp_path, "status", code=2).stderr
    assert "没有编号为 99 的材料" in run(home, "erase", "--packet", "99", "--yes", code=2).stderr
    assert "--packet" in run(home, "erase", code=2).stderr
