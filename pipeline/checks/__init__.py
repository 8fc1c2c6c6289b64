"""ROOM: one file, one check that a rule can name. The file's name is the check's name in the pack.

A module holds `check(case: Case) -> Outcome`, and `PARAMETERS`: the particulars a rule may give it under
`with`, name -> type. Its docstring shows met, not met and cannot tell, and runs as a test. A check sees
only papers that may count for its requirement (`case.papers`); whose they are was settled before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from extractors.discover import names as _names
from extractors.discover import room
from pipeline.outcomes import Outcome
from pipeline.presence import Case

Check = Callable[[Case], Outcome]


def names() -> tuple[str, ...]:
    """The checks a rule can name."""
    return _names("pipeline.checks")


@cache
def named(name: str) -> Check:
    """The check with this name."""
    found: Check = room("pipeline.checks")[name].check
    return found


def parameters(name: str) -> dict[str, Any]:
    """The particulars a check takes under `with`: name -> type."""
    return dict(getattr(room("pipeline.checks")[name], "PARAMETERS", {}))
