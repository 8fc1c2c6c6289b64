"""Set-up: two commands, a lock with hashes and no registry's address, the versions that work together."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(name: str) -> dict[str, str]:
    """Package -> the text of its entry in a lock."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8"))
    found = {}
    for entry in entries:
        match = re.match(r"([A-Za-z0-9._-]+)(\[[^\]]*\])?==", entry)
        if match:
            found[match[1].lower().replace("_", "-")] = entry
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_carries_its_hash(name: str) -> None:
    without = [package for package, entry in locked(name).items() if "--hash=sha256:" not in entry]
    assert locked(name) and without == []


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_names_no_registry(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links", text)


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [re.match(r"[A-Za-z0-9._-]+", line) for line in project["project"]["dependencies"]]
    names = {match[0].lower().replace("_", "-") for match in wanted if match}
    assert names - locked("requirements.lock").keys() == set()


def test_prefect_is_locked_with_the_versions_it_works_with() -> None:
    lock = locked("requirements.lock")
    assert lock["prefect"].startswith("prefect==3.8.8")
    assert re.match(r"fastapi==0\.(1[0-4]\d|150)\.", lock["fastapi"])
    assert lock["sqlalchemy"].startswith("sqlalchemy==2.0.")


def test_only_the_headless_opencv_is_locked() -> None:
    assert [name for name in locked("requirements-dev.lock") if name.startswith("opencv")] == [
        "opencv-python-headless"
    ]


def test_make_help_lists_the_two_commands() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "make demo" in done.stdout and "make test" in done.stdout


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text("utf-8") and "make test" in (ROOT / "README.md").read_text("utf-8")


def test_the_system_packages_script_refuses_what_it_does_not_know() -> None:
    done = subprocess.run([ROOT / ".ci" / "system-packages", "everything"], capture_output=True, text=True)
    assert done.returncode == 2 and "usage" in done.stderr


def test_both_readmes_tell_the_same_commands() -> None:
    def commands(name: str) -> set[tuple[str, ...]]:
        """First two words of every line in a shell block: what is called, without its example arguments."""
        blocks = re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
        return {tuple(line.split()[:2]) for block in blocks for line in block.splitlines() if line}

    assert ("make", "demo") in commands("README.md")
    assert commands("README.md") == commands("README.zh-CN.md")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_file_a_readme_points_to_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8"))
    assert links and [link for link in links if not (ROOT / link).exists()] == []
