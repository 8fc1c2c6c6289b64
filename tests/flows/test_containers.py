"""The containers run the same four processes, and only commands that exist."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.supervise import parts
from tests.flows.house import House

DOCKER = Path(__file__).parents[2] / "docker"


def commands() -> list[str]:
    lines = (DOCKER / "compose.yaml").read_text("utf-8").splitlines()
    return [line.split()[1] for line in lines if line.strip().startswith("command:")]


def test_the_compose_file_runs_the_four_parts_and_their_preparation() -> None:
    assert sorted(commands()) == sorted(["prepare", *(part.name for part in parts(Settings(), 0.0))])


def test_the_image_copies_only_what_is_there() -> None:
    for line in (DOCKER / "Dockerfile").read_text("utf-8").splitlines():
        if line.startswith("COPY"):
            for name in line.split()[1:-1]:
                assert (DOCKER.parent / name).exists(), name


def test_prepare_makes_an_installation_and_says_the_password_once(tmp_path: Path) -> None:
    house = House(tmp_path, 18820)
    prepare = [sys.executable, "-m", "pipeline.part", "prepare"]
    first = subprocess.run(prepare, env=house.environ, capture_output=True, text=True, check=True)
    second = subprocess.run(prepare, env=house.environ, capture_output=True, text=True, check=True)
    assert "管理员" in first.stdout and "管理员" not in second.stdout
    assert (tmp_path / "data" / "ledger.sqlite3").exists()


@pytest.mark.parametrize("words", [[], ["nobody"], ["web", "server"]])
def test_a_part_that_does_not_exist_is_refused_in_words(words: list[str], tmp_path: Path) -> None:
    house = House(tmp_path, 18820)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.part", *words], env=house.environ, capture_output=True, text=True
    )
    assert done.returncode == 2 and "prepare" in done.stderr
