"""Gives every test run an installation of its own, before anything reads the settings.

Loaded as a plugin (`-p tests.installation`), because pytest-django reads Django's settings before any
conftest.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="canbao-tests-"))
# A key for tests only: 8 hex digits, a space, 32 bytes in base64.
KEY = "0badc0de " + "Y2FuYmFv" * 5 + "Y2E="

os.environ["CANBAO_HOME"] = str(HOME)
os.environ["CANBAO_KEY"] = KEY
for name in [name for name in os.environ if name.startswith("CANBAO_")]:
    if name not in ("CANBAO_HOME", "CANBAO_KEY"):
        del os.environ[name]
if "TEST_DATABASE_URL" in os.environ:  # the same tests on PostgreSQL: postgresql://user@host/name
    os.environ["CANBAO_DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
(HOME / "data").mkdir(parents=True, exist_ok=True)


def pytest_unconfigure() -> None:
    """Leaves nothing behind."""
    import shutil

    shutil.rmtree(HOME, ignore_errors=True)
