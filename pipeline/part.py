"""One process of the service without the supervisor, for containers: `python -m pipeline.part server`.

`prepare` makes folders, key, tables and the first administrator, then ends; the others run until told to
stop. All of them share one data folder, and the loopback address with the server.
"""

from __future__ import annotations

import os
import runpy
import sys

from pipeline import prefect_env
from pipeline.settings import load
from pipeline.supervise import first_start, parts


def main(words: list[str]) -> int:
    """Runs the named part in this very process; 2 for a name that is none."""
    settings = load()
    modules = {part.name: part.module for part in parts(settings, 0.0)}
    if words == ["prepare"]:
        first_start(settings, print)
        return 0
    if len(words) != 1 or words[0] not in modules:
        print(f"请指定一个： Name one of: prepare, {', '.join(modules)}", file=sys.stderr)
        return 2
    os.environ.update(prefect_env.environment(settings))
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.chdir(settings.data)
    runpy.run_module(modules[words[0]], run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
