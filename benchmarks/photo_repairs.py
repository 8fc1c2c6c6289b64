"""Repairs over more than thirty portraits: how many come to the specification, and what that costs the
picture.

The portraits are one public-domain sitter under 24 lights, walls, turns and crops, and ten drawn heads. Few
faces: this shows that the repair keeps its promises, not how often it succeeds on the photos of a school.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks import photo_studio as make
from benchmarks.photo_studio import Picture, Studio, jpeg
from extractors.photo import Repair, repair
from extractors.photo.crop import Cropped, crop
from extractors.photo.pixels import pixels
from extractors.photo.records import PhotoSpec
from extractors.photo.scene import scene
from extractors.photo.stored import stored
from samples.papers import id_photo

SPEC = PhotoSpec()


@dataclass(frozen=True, slots=True)
class Tried:
    """One portrait before and after: its name, the source's pixels, the proposal, likeness of the face
    0..1."""

    name: str
    source: Picture
    proposal: Repair
    likeness: float | None


def portraits(studio: Studio) -> list[tuple[str, Picture]]:
    """Names and pixels of the sources, all larger than the photo asked for."""
    listed: list[tuple[str, Picture]] = []
    for mirrored in (False, True):
        base = np.ascontiguousarray(studio.source[:, ::-1]) if mirrored else studio.source
        side = "mirrored" if mirrored else "as taken"
        listed += [
            (f"{side}, whole", base),
            (f"{side}, leaning -4", make.turned(base, -4)),
            (f"{side}, leaning 7", make.turned(base, 7)),
            (f"{side}, darker", make.scaled_light(base, 0.75)),
            (f"{side}, brighter", make.scaled_light(base, 1.15)),
            (f"{side}, warm", make.scaled_light(base, np.array([0.85, 0.95, 1.0], np.float32))),
            (f"{side}, grainy", make.noisy(base, 8)),
            (f"{side}, on its side", np.ascontiguousarray(np.rot90(base))),
        ]
    walls = {
        "white": (250, 250, 250), "off-white": (238, 238, 238), "pale": (226, 228, 229),
        "cream": (214, 232, 240), "light grey": (206, 206, 206),
        "blue": (219, 142, 67), "red": (40, 40, 190), "green": (90, 160, 90), "black": (18, 18, 18),
    }  # fmt: skip
    for name, colour in walls.items():
        wall = cv2.resize(studio.on(colour), None, fx=2.5, fy=2.5, interpolation=cv2.INTER_CUBIC)
        listed.append((f"{name} wall", np.asarray(wall, dtype=np.uint8)))
    return listed + [_drawn(seed) for seed in range(10)]


def _drawn(seed: int) -> tuple[str, Picture]:
    """A drawn head of the samples on a wider, slightly grey wall."""
    chance = random.Random(seed)
    head = id_photo.draw(id_photo.invent(chance), "good", "", None).image.resize((716, 882))  # type: ignore[arg-type]
    picture = np.asarray(head)[:, :, ::-1]
    wide = cv2.copyMakeBorder(picture, 120, 0, 160, 160, cv2.BORDER_REPLICATE)
    return f"drawn head {seed}", make.scaled_light(np.asarray(wide, dtype=np.uint8), 0.94)


def tried(studio: Studio, folder: Path) -> list[Tried]:
    """Every portrait repaired."""
    results = []
    for at, (name, picture) in enumerate(portraits(studio)):
        file = folder / f"portrait-{at:02d}.jpg"
        file.write_bytes(jpeg(picture, 90))
        proposal = repair(file, SPEC)
        results.append(Tried(name, picture, proposal, _likeness(file, proposal)))
    return results


def _likeness(file: Path, proposal: Repair) -> float | None:
    """Structural similarity of the face in the proposal and in a plain crop of the source, before any
    saving."""
    if proposal.data is None or proposal.route == "brighten":
        return None
    seen = pixels(stored(file))
    plain = crop(scene(seen.image), seen.scale, SPEC)
    if not isinstance(plain, Cropped):
        return None
    made = cv2.imdecode(np.frombuffer(proposal.data, np.uint8), cv2.IMREAD_COLOR)
    middle = (slice(130, 330), slice(100, 258))
    return ssim(plain.image[middle], np.asarray(made, dtype=np.uint8)[middle])


def ssim(one: Picture, other: Picture) -> float:
    """Structural similarity of two pictures' luminance (Wang 2004, Gaussian window of sigma 1.5)."""
    a, b = (cv2.cvtColor(p, cv2.COLOR_BGR2GRAY).astype(np.float64) for p in (one, other))
    blur = lambda plane: cv2.GaussianBlur(plane, (0, 0), 1.5)  # noqa: E731
    ma, mb = blur(a), blur(b)
    va, vb, cov = blur(a * a) - ma**2, blur(b * b) - mb**2, blur(a * b) - ma * mb
    c1, c2 = 6.5025, 58.5225
    return float((((2 * ma * mb + c1) * (2 * cov + c2)) / ((ma**2 + mb**2 + c1) * (va + vb + c2))).mean())


def properties_section(studio: Studio, folder: Path, results: list[Tried]) -> list[str]:
    """Cases 97-106: what every proposal keeps, counted over the portraits."""
    made = [one for one in results if one.proposal.data]
    alike = [one.likeness for one in made if one.likeness is not None and "grainy" not in one.name]
    widths = [_measured(one.proposal, "G01") for one in made if "drawn" not in one.name]
    again = [_repaired(studio_file(folder, one.proposal.data or b"")).offered for one in made]
    small = cv2.resize(studio.source, (560, 560), interpolation=cv2.INTER_AREA)
    source = studio_file(folder, jpeg(studio.source, 90))
    before = source.read_bytes()
    twice = _repaired(source).data == _repaired(source).data
    kept = source.read_bytes() == before
    facts = sum(all(c.verdict == "pass" for c in one.proposal.after if c.absolute) for one in made)
    rows = (
        (97, "JPEG 358x441, 9216-20000 bytes, RGB, no EXIF", f"{facts} of {len(made)} pass every file check"),
        (98, "a repaired photo gets no second proposal", f"{again.count(False)} of {len(again)}"),
        (
            99,
            "the face is the source resampled",
            f"SSIM to a plain crop at least {min(alike):.3f} (grainy ones apart)",
        ),
        (
            100,
            "face 193-221 px wide in the result",
            f"{min(widths):.1f}-{max(widths):.1f}, {len(widths)} portraits",
        ),
        (101, "a face of 100 px is refused", _said(_repaired(studio_file(folder, jpeg(small, 90))))),
        (
            102,
            "a chin at the edge is refused",
            _said(_repaired(studio_file(folder, jpeg(studio.source[:545], 90)))),
        ),
        (103, "the original stays byte for byte", "yes" if kept else "NO"),
        (104, "same input, same bytes", "yes" if twice else "NO"),
        (105, "OpenCV and LiteRT agree", "not run here (LiteRT is no dependency); once by hand: 0.0002 px"),
        (106, "another OpenCV is named in words", "tests/extractors/photo/test_networks.py"),
    )
    head = ["## What every proposal keeps", "", "| case | promise | got |", "|---|---|---|"]
    return [*head, *(f"| {number} | {says} | {got} |" for number, says, got in rows)]


def studio_file(folder: Path, data: bytes) -> Path:
    """A file of these bytes; its name is of no matter."""
    file = folder / "given.jpg"
    file.write_bytes(data)
    return file


def _repaired(file: Path) -> Repair:
    return repair(file, SPEC)


def _measured(proposal: Repair, id: str) -> float:
    value = next(check.measured for check in proposal.after if check.id == id)
    assert isinstance(value, float)
    return value


def _said(proposal: Repair) -> str:
    return "OFFERED" if proposal.offered else f"refused: {proposal.refused[0].en}"


def repairs_section(results: list[Tried]) -> list[str]:
    """The part of the results page about repairs."""
    done = [one for one in results if one.proposal.offered and one.proposal.data is not None]
    sizes = sorted(len(one.proposal.data or b"") for one in done)
    likeness = sorted(one.likeness for one in done if one.likeness is not None)
    lines = [
        "## Repairs",
        "",
        f"{len(done)} of {len(results)} sources brought to the specification, "
        f"{sum(one.proposal.look_closely for one in done)} of them marked “compare the edges”; "
        f"bytes {sizes[0]}–{sizes[-1]}, median {sizes[len(sizes) // 2]}; "
        f"likeness (SSIM) of the face to a plain crop {likeness[0]:.3f}–{likeness[-1]:.3f}, "
        f"median {likeness[len(likeness) // 2]:.3f}.",
        "",
        "| source | route | quality | bytes | SSIM of the face | look closely | refused because |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in results:
        made = one.proposal
        same = "" if one.likeness is None else f"{one.likeness:.3f}"
        why = "; ".join(words.en for words in made.refused)
        look = "yes" if made.look_closely else ""
        size = len(made.data) if made.data else ""
        route = made.route if made.offered else "refused"
        lines.append(f"| {one.name} | {route} | {made.quality or ''} | {size} | {same} | {look} | {why} |")
    return lines
