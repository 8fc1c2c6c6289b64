"""`python -m samples.draw --out DIR`: draws invented papers, with their truth as JSON beside each picture.

`--packets` draws the committed packets, the bad files and the roster again.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from types import ModuleType

import cv2

from extractors import discover
from samples import capture, drawing, shots


def one(paper: ModuleType, layout: str, condition: str, seed: int, held_out: bool = False) -> shots.Shot:
    """All faces of one invented paper on one sheet (or alone, under the phone), under one condition."""
    chance = random.Random(f"{paper.__name__.rsplit('.', 1)[-1]}/{layout}/{condition}/{seed}")
    values = paper.invent(chance)
    look = drawing.look(chance, held_out=held_out)
    faces = [paper.draw(values, layout, face, look) for face in paper.FACES]
    return capture.CONDITIONS[condition](_laid(faces, condition, chance), chance)


MIXED: dict[str, tuple[str, ...]] = {
    "household_sheet": ("household_register_home", "household_register_person"),
    "two_cards": ("resident_id_card", "bank_card"),
    "card_pair": ("social_security_card", "bank_card"),
    "permit_and_card": ("hmt_residence_permit", "bank_card"),
}
"""Sheets on which people copy several papers at once; cards lie a little askew."""


def mixed(name: str, condition: str, seed: int, held_out: bool = False) -> shots.Shot:
    """Several papers on one sheet, in chance layouts, under one condition."""
    chance = random.Random(f"{name}/{condition}/{seed}")
    faces: list[drawing.Drawing] = []
    look = drawing.look(chance, held_out=held_out)
    for kind in MIXED[name]:
        paper = discover.room("samples.papers")[kind]
        layout = chance.choice(
            paper.HELD_OUT_LAYOUTS if held_out and paper.HELD_OUT_LAYOUTS else paper.LAYOUTS
        )
        values = paper.invent(chance)
        faces += [paper.draw(values, layout, face, look) for face in paper.FACES]
    askew = 0.0 if name == "household_sheet" else 2.5
    sheet = shots.on_sheet(faces, chance, gap=chance.uniform(2, 14), askew=askew)
    near = chance.random() < 0.5
    return capture.CONDITIONS[condition](shots.cropped(sheet, chance) if near else sheet, chance)


def _laid(faces: list[drawing.Drawing], condition: str, chance: random.Random) -> shots.Shot:
    """On an A4 sheet, cut out of it, or alone: small papers come in all three ways, under a phone mostly
    from near."""
    if faces[0].image.width > 2000:
        return shots.of(faces[0])
    sheet = shots.on_sheet(faces, chance)
    near = chance.random() < (0.75 if condition.startswith("phone") else 0.4)
    if near and len(faces) == 1 and chance.random() < 0.6:
        return shots.of(faces[0])
    return shots.cropped(sheet, chance) if near else sheet


def write(shot: shots.Shot, picture: Path, quality: int = 85) -> None:
    """The picture, and beside it its truth."""
    _, data = cv2.imencode(picture.suffix, shot.image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    picture.write_bytes(data.tobytes())
    facts = json.dumps(shots.truth(shot), ensure_ascii=False, indent=1)
    picture.with_suffix(".json").write_text(facts + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    ask = argparse.ArgumentParser(prog="python -m samples.draw", description=__doc__)
    ask.add_argument("--out", type=Path, help="where single papers go")
    ask.add_argument(
        "--kind", action="append", choices=discover.names("samples.papers"), help="only these kinds"
    )
    ask.add_argument("--condition", action="append", choices=sorted(capture.CONDITIONS))
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument(
        "--packets", action="store_true", help="draw samples/packets, samples/bad and the roster again"
    )
    given = ask.parse_args()
    if given.packets:
        from samples import produce

        produce.write_all(Path(__file__).parent)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        for kind in given.kind or discover.names("samples.papers"):
            paper = discover.room("samples.papers")[kind]
            for layout in paper.LAYOUTS:
                for condition in given.condition or ["flatbed200"]:
                    picture = given.out / f"{kind}-{layout}-{condition}-{given.seed}.jpg"
                    write(one(paper, layout, condition, given.seed), picture)


if __name__ == "__main__":
    main()
