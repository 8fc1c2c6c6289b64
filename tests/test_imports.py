"""The three floors: imports point down, Prefect lives on the third only, the first knows no database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_every_import_contract_is_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", ["pipeline.cli", "pipeline.run", "extractors.read", "pipeline.reader"])
def test_reading_and_checking_load_neither_prefect_nor_django(module: str) -> None:
    code = f"import {module}, sys; print([name for name in ('prefect', 'django') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
