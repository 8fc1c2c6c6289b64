"""Floor 3: when things run. Holds no decision about papers."""

import os

from pipeline import lifeline

if (
    lifeline.PARENT in os.environ
):  # before Prefect is imported: that takes seconds in which nobody would watch
    lifeline.hold()
