"""Which invented pages the accuracy benchmark reads: every kind in every layout, under conditions that take
turns."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import cv2

from extractors import discover
from extractors.records import Page
from samples import draw, drawing, shots
from samples.papers import id_photo

HELD_OUT_SEED = 900_000
"""Seeds from here on, the rooms' HELD_OUT_LAYOUTS and `samples.fonts.HELD_OUT_ROLES` are never used in
development."""

SCAN = ("flatbed150", "flatbed200", "flatbed300", "photocopy", "sideways", "sideways_left", "upside_down")
PHONE = ("phone", "phone_sideways")
HARD = ("sealed", "purpose_note", "bleed", "folded", "fax")
GROUPS = {"scan": SCAN, "phone": PHONE, "hard": HARD}
"""The goals speak of scans and phone photos; `hard` (seal over text, note across, fold, fax) is reported
apart."""


@dataclass(frozen=True)
class Case:
    """One page to draw: paper of the samples room, layout, condition, seed."""

    paper: str
    layout: str
    condition: str
    seed: int
    held_out: bool

    @property
    def module(self) -> ModuleType:
        return discover.room("samples.papers")[self.paper]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of paper that a reader should find on the page, sorted."""
        return tuple(sorted(draw.MIXED.get(self.paper) or (self.module.KIND,)))

    @property
    def group(self) -> str:
        return next(name for name, conditions in GROUPS.items() if self.condition in conditions)

    @property
    def label(self) -> str:
        return f"{self.paper}-{self.layout}-{self.condition}-{self.seed}" + ("-held" if self.held_out else "")


def cases(
    seed: int, rounds: int, held_out: bool, papers: Sequence[str], conditions: Sequence[str]
) -> Iterator[Case]:
    """`rounds` pages of every layout; conditions take turns, two scans and one phone photo for each hard
    one."""
    turn = seed + seed // 100  # another seed meets other conditions
    wheel = [c for c in _wheel() if c in conditions]
    for round_number in range(rounds):
        for paper in papers:
            for layout in _layouts(paper, held_out):
                condition = wheel[turn % len(wheel)]
                if not (paper == "blank" and condition in ("sealed", "purpose_note")):  # then it is not blank
                    yield Case(paper, layout, condition, seed + round_number, held_out)
                turn += 1
        turn += 1 + round_number  # so that the next round meets other conditions


def _layouts(paper: str, held_out: bool) -> tuple[str, ...]:
    """Layouts of one part; a mixed sheet takes its papers' layouts by chance, in each of two pages."""
    if paper in draw.MIXED:
        return ("first", "second")
    module = discover.room("samples.papers")[paper]
    layouts: tuple[str, ...] = module.LAYOUTS
    if held_out:
        layouts = module.HELD_OUT_LAYOUTS or module.LAYOUTS[:1]
    return layouts


def _wheel() -> tuple[str, ...]:
    """An order in which every stretch holds scans, phone photos and one hard condition."""
    wheel: list[str] = []
    for number in range(35):
        wheel += [SCAN[number % 7], PHONE[number % 5 == 4], SCAN[(number + 3) % 7], HARD[number % 5]]
    return tuple(wheel)


def draw_page(case: Case, folder: Path) -> tuple[Page, shots.Shot]:
    """Draws the case into `folder`; an ID photo is a file of its own, everything else is captured."""
    picture = folder / f"{case.label}.jpg"
    if case.paper == "id_photo":
        chance = random.Random(case.label)
        values = case.module.invent(chance)
        drawn = case.module.draw(values, case.layout, "", drawing.look(chance))
        picture.write_bytes(id_photo.jpeg(drawn.image))
        return Page(picture.name, 1, picture, original=picture), shots.of(drawn)
    if case.paper in draw.MIXED:
        shot = draw.mixed(
            case.paper, case.condition, case.seed + (500 if case.layout == "second" else 0), case.held_out
        )
    else:
        shot = draw.one(case.module, case.layout, case.condition, case.seed, case.held_out)
    cv2.imencode(".jpg", shot.image, [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tofile(picture)
    return Page(picture.name, 1, picture, original=picture), shot
