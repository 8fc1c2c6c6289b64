"""How a paper becomes a picture (采集条件): scanner, copier, fax, phone; each condition one small function.

Every condition takes a shot and a generator of chance and returns a new shot, places included, so the truth
survives every bend. Same seed, same picture.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples import fonts
from samples.drawing import DPI
from samples.shots import Shot, corners, moved, warped


def coarse(shot: Shot, dpi: float) -> Shot:
    """The shot at a lower resolution."""
    share = dpi / DPI
    size = (max(1, round(shot.image.shape[1] * share)), max(1, round(shot.image.shape[0] * share)))
    matrix = np.diag([share, share, 1.0])
    image = cv2.resize(shot.image, size, interpolation=cv2.INTER_AREA)
    return replace(shot, image=image.astype(np.uint8), papers=tuple(moved(p, matrix) for p in shot.papers))


def skewed(shot: Shot, degrees: float, ground: tuple[int, int, int] = (250, 250, 250)) -> Shot:
    """The shot turned a little, on a ground that grows so that nothing is cut off."""
    high, wide = shot.image.shape[:2]
    turn = np.vstack([cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0), [0, 0, 1]])
    ends = cv2.perspectiveTransform(corners(0, 0, wide, high)[None], turn)[0]
    low, top = ends.min(axis=0), ends.max(axis=0)
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]], dtype=np.float64)
    return warped(shot, shift @ turn, (round(top[0] - low[0]), round(top[1] - low[1])), ground)


def grained(shot: Shot, chance: random.Random, strength: float) -> Shot:
    """Sensor grain."""
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, strength, shot.image.shape)
    return replace(shot, image=np.clip(shot.image + noise, 0, 255).astype(np.uint8))


def jpeg(shot: Shot, quality: int) -> Shot:
    """What JPEG leaves of it."""
    _, data = cv2.imencode(".jpg", shot.image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return replace(shot, image=cv2.imdecode(data, cv2.IMREAD_COLOR).astype(np.uint8))


def flatbed(dpi: int) -> Callable[[Shot, random.Random], Shot]:
    """A scanner: resolution, up to 3 degrees of skew, a little grain, mild JPEG."""

    def scan(shot: Shot, chance: random.Random) -> Shot:
        bent = skewed(coarse(shot, dpi), chance.uniform(-3, 3))
        return jpeg(grained(bent, chance, 2.0), chance.randrange(72, 92))

    return scan


def photocopy(shot: Shot, chance: random.Random) -> Shot:
    """A copy then scanned at 200 dpi: grey, hard contrast, lost toner, a dark edge where the lid stood
    open."""
    bent = skewed(coarse(shot, 200), chance.uniform(-2, 2))
    grey = cv2.cvtColor(bent.image, cv2.COLOR_BGR2GRAY).astype(np.float32)
    noise = np.random.default_rng(chance.randrange(1 << 30))
    grey = (grey - 128) * chance.uniform(1.15, 1.5) + 128 + chance.uniform(8, 26)
    small = noise.random((grey.shape[0] // 3 + 1, grey.shape[1] // 3 + 1)).astype(np.float32)
    loss = cv2.resize(small, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    grey += np.where(loss > chance.uniform(0.93, 0.98), 90, 0)
    grey[noise.random(grey.shape) > 0.9996] = 60
    edge = np.clip(1 - np.arange(grey.shape[1]) / (grey.shape[1] * 0.04), 0, 1) * chance.uniform(60, 140)
    grey -= edge[None, ::-1] if chance.random() < 0.5 else edge[None, :]
    image = cv2.GaussianBlur(np.clip(grey, 0, 255).astype(np.uint8), (3, 3), 0.6)
    return jpeg(
        replace(bent, image=cv2.cvtColor(image, cv2.COLOR_GRAY2BGR).astype(np.uint8)),
        chance.randrange(65, 88),
    )


def fax(shot: Shot, chance: random.Random) -> Shot:
    """A fax in fine mode: 200 dpi, two tones, some rows lost."""
    bent = skewed(coarse(shot, 200), chance.uniform(-1.5, 1.5), (255, 255, 255))
    grey = cv2.cvtColor(bent.image, cv2.COLOR_BGR2GRAY)
    grey = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 41, 16)
    for _ in range(chance.randrange(2, 6)):
        row = chance.randrange(grey.shape[0])
        grey[row : row + 1] = 255
    return replace(bent, image=cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR).astype(np.uint8))


def phone(shot: Shot, chance: random.Random) -> Shot:
    """A phone photo: on a table, seen askew, uneven light with a shadow, a little blur, JPEG 40 to 80."""
    seen = _on_table(shot, chance)
    seen = _lit(seen, chance)
    blur = chance.uniform(0.3, 1.1)
    seen = replace(seen, image=cv2.GaussianBlur(seen.image, (0, 0), blur).astype(np.uint8))
    return jpeg(grained(seen, chance, chance.uniform(2, 6)), chance.randrange(40, 81))


def _on_table(shot: Shot, chance: random.Random) -> Shot:
    """The paper lies on a table and is seen in perspective; the long side is 2,600 to 3,600 pixels for
    an A4 sheet, 1,600 to 2,400 for what is shot from near.
    """
    high, wide = shot.image.shape[:2]
    long = chance.randrange(2600, 3601) if max(high, wide) > 2600 else chance.randrange(1600, 2401)
    fill = chance.uniform(0.74, 0.9)
    unit = long * fill / max(high, wide)
    size = (round(wide * unit / fill), round(high * unit / fill))
    left, top = (size[0] - wide * unit) / 2, (size[1] - high * unit) / 2
    ends = corners(left, top, left + wide * unit, top + high * unit)
    bend = 0.045 * min(size)
    ends += np.array([[chance.uniform(-bend, bend), chance.uniform(-bend, bend)] for _ in range(4)])
    turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), chance.uniform(-5, 5), 1.0)
    ends = ends @ turn[:, :2].T + turn[:, 2]
    matrix = cv2.getPerspectiveTransform(
        corners(0, 0, wide, high).astype(np.float32), ends.astype(np.float32)
    )
    table = _table(size, chance)
    laid = warped(shot, matrix.astype(np.float64), size)
    mask = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, size)
    shade = (
        cv2.GaussianBlur(np.roll(mask, (9, 7), (0, 1)), (0, 0), 9).astype(np.float32)[:, :, None] / 255 * 0.45
    )
    ground = table * (1 - shade)
    share = mask.astype(np.float32)[:, :, None] / 255
    return replace(laid, image=(laid.image * share + ground * (1 - share)).astype(np.uint8))


def _table(size: tuple[int, int], chance: random.Random) -> NDArray[np.float32]:
    """Wood, cloth or a grey desk."""
    colour = chance.choice([(70, 105, 150), (60, 62, 66), (120, 140, 160), (150, 160, 150), (40, 60, 90)])
    noise = np.random.default_rng(chance.randrange(1 << 30))
    rough = noise.normal(0, 14, (size[1] // 4 + 1, max(2, size[0] // 60 + 1), 1)).astype(np.float32)
    grain = cv2.resize(rough, size, interpolation=cv2.INTER_LINEAR)[:, :, None]
    return np.clip(np.array(colour, np.float32) + grain, 0, 255).astype(np.float32)


def _lit(shot: Shot, chance: random.Random) -> Shot:
    """Light falling from one side, and the soft shadow of a hand or head."""
    high, wide = shot.image.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    turn = chance.uniform(0, 6.28)
    slope = (x / wide - 0.5) * np.cos(turn) + (y / high - 0.5) * np.sin(turn)
    light = chance.uniform(0.82, 1.0) + slope * chance.uniform(0.1, 0.4)
    edge = (x / wide - chance.uniform(0.1, 0.9)) * np.cos(turn + 1.3) + (
        y / high - chance.uniform(0.1, 0.9)
    ) * np.sin(turn + 1.3)
    light *= 1 - chance.uniform(0.0, 0.38) / (1 + np.exp(-edge * chance.uniform(15, 60)))
    warm = np.array([chance.uniform(0.86, 1.0), 1.0, chance.uniform(0.97, 1.05)], np.float32)
    return replace(shot, image=np.clip(shot.image * light[:, :, None] * warm, 0, 255).astype(np.uint8))


def sealed(shot: Shot, chance: random.Random) -> Shot:
    """A red round seal pressed over one of the values."""
    image = Image.fromarray(shot.image[:, :, ::-1].copy())
    paper = chance.choice(shot.papers)
    spots = [box.mean(axis=0) for box in paper.boxes.values()] or [paper.corners.mean(axis=0)]
    x, y = chance.choice(spots)
    radius = (
        round(float(np.linalg.norm(paper.corners[1] - paper.corners[0])) * chance.uniform(0.09, 0.14)) + 20
    )
    layer = Image.new("L", image.size, 0)
    pen = ImageDraw.Draw(layer)
    circle = (x - radius, y - radius, x + radius, y + radius)
    pen.ellipse(circle, outline=170, width=max(3, radius // 14))
    font = fonts.load(fonts.choose("song"), max(10, radius // 3))
    pen.text((x, y - radius * 0.55), "样本专用", fill=170, font=font, anchor="mm")
    pen.text((x, y + radius * 0.5), "印章位", fill=170, font=font, anchor="mm")
    image.paste(Image.new("RGB", image.size, (200, 30, 40)), (0, 0), layer)
    return replace(shot, image=np.asarray(image)[:, :, ::-1].copy())


def purpose_note(shot: Shot, chance: random.Random) -> Shot:
    """「仅供…使用」 written by pen across the copy."""
    image = Image.fromarray(shot.image[:, :, ::-1].copy())
    paper = chance.choice(shot.papers)
    wide = float(np.linalg.norm(paper.corners[1] - paper.corners[0]))
    words = chance.choice(["仅供办理医保使用", "仅供参保登记使用", "此件仅供城乡居民医保使用"])
    font = fonts.load(fonts.choose("hand", chance.randrange(6)), max(16, round(wide / len(words) * 0.72)))
    layer = Image.new("L", image.size, 0)
    x, y = paper.corners.mean(axis=0)
    ImageDraw.Draw(layer).text((x, y), words, fill=200, font=font, anchor="mm")
    layer = layer.rotate(chance.uniform(8, 24), center=(x, y), resample=Image.Resampling.BICUBIC)
    ink = chance.choice([(30, 50, 140), (60, 60, 66)])
    image.paste(Image.new("RGB", image.size, ink), (0, 0), layer)
    return replace(shot, image=np.asarray(image)[:, :, ::-1].copy())


def bleed(shot: Shot, chance: random.Random) -> Shot:
    """The other side shows through: the page itself, mirrored and turned, faint."""
    back = cv2.GaussianBlur(cv2.flip(shot.image, 1), (0, 0), 2.2).astype(np.float32)
    back = np.roll(back, (chance.randrange(20, 90), chance.randrange(10, 60)), (0, 1))
    faint = 255 - (255 - back) * chance.uniform(0.08, 0.17)
    return replace(shot, image=np.clip(shot.image * (faint / 255), 0, 255).astype(np.uint8))


def folded(shot: Shot, chance: random.Random) -> Shot:
    """A fold across the page: a bright line with a dark side."""
    high, wide = shot.image.shape[:2]
    light = np.ones((high, wide), np.float32)
    at = round((high if chance.random() < 0.5 else wide) * chance.uniform(0.35, 0.65))
    along = np.arange(wide if at > high else high, dtype=np.float32)
    ridge = 1 + 0.12 * np.exp(-((along - at) ** 2) / 6) - 0.18 * np.exp(-((along - at - 7) ** 2) / 60)
    light *= ridge[None, :] if along.size == wide else ridge[:, None]
    return replace(shot, image=np.clip(shot.image * light[:, :, None], 0, 255).astype(np.uint8))


def turned(degrees: int) -> Callable[[Shot, random.Random], Shot]:
    """The picture turned clockwise by 90, 180 or 270; the places stay those of the upright picture."""
    code = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}[degrees]

    def turn(shot: Shot, chance: random.Random) -> Shot:
        return replace(
            shot, image=cv2.rotate(shot.image, code).astype(np.uint8), rotation=(360 - degrees) % 360
        )

    return turn


def after(*steps: Callable[[Shot, random.Random], Shot]) -> Callable[[Shot, random.Random], Shot]:
    """One condition after another."""

    def all_of(shot: Shot, chance: random.Random) -> Shot:
        for step in steps:
            shot = step(shot, chance)
        return shot

    return all_of


CONDITIONS: dict[str, Callable[[Shot, random.Random], Shot]] = {
    "flatbed150": flatbed(150),
    "flatbed200": flatbed(200),
    "flatbed300": flatbed(300),
    "photocopy": photocopy,
    "fax": fax,
    "phone": phone,
    "sideways": after(flatbed(200), turned(90)),
    "sideways_left": after(flatbed(200), turned(270)),
    "upside_down": after(flatbed(200), turned(180)),
    "phone_sideways": after(phone, turned(90)),
    "sealed": after(sealed, flatbed(200)),
    "purpose_note": after(purpose_note, flatbed(200)),
    "bleed": after(bleed, flatbed(200)),
    "folded": after(folded, flatbed(200)),
}
"""Name -> condition. `fax` is harder than the goals ask for; it is reported apart."""
