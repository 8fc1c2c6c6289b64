"""Pictures for the photo cases, made from one portrait in the public domain by code with fixed seeds.

What is painted (a cap, dark glasses, closed lids) says little about real photos: these are regressions, not
a field test. Three small pictures lie beside the tests; nothing else is read.
"""

from __future__ import annotations

import io
from functools import cache, cached_property
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.photo import whiten
from extractors.photo.crop import Cropped, crop
from extractors.photo.encode import encode
from extractors.photo.features import LEFT_EYE, RIGHT_EYE
from extractors.photo.records import PhotoSpec
from extractors.photo.scene import Scene, scene

Picture = NDArray[np.uint8]
PICTURES = Path(__file__).parents[1] / "tests" / "extractors" / "photo" / "pictures"
SPEC = PhotoSpec()
WHITE = (255, 255, 255)


@cache
def loaded(name: str) -> Picture:
    """One of the three pictures, BGR."""
    picture = cv2.imdecode(np.frombuffer((PICTURES / name).read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return np.asarray(picture, dtype=np.uint8)


def jpeg(picture: Picture, quality: int = 75, **options: object) -> bytes:
    """A JPEG as any program would save it."""
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1])).save(out, "JPEG", quality=quality, **options)
    return out.getvalue()


def to_spec(picture: Picture) -> bytes:
    """A JPEG of a picture within the bytes asked for."""
    found = encode(picture, SPEC)
    assert found is not None
    return found.data


class Studio:
    """The sitter: `source` as a camera would give her, `good` as the form wants her, `on` any background."""

    @cached_property
    def source(self) -> Picture:
        """1536 x 1536: the portrait enlarged threefold, so that the face has the pixels of a real source."""
        return np.asarray(
            cv2.resize(loaded("astronaut.jpg"), None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
        )

    @cached_property
    def _cut(self) -> tuple[Picture, NDArray[np.float32]]:
        cropped = crop(scene(self.source), 1.0, SPEC)
        assert isinstance(cropped, Cropped)
        view = scene(cropped.image)
        assert view.frame is not None
        return cropped.image, np.asarray(whiten._alpha(view.frame), dtype=np.float32)

    @cached_property
    def good(self) -> Picture:
        """358 x 441 on white."""
        return self.on(WHITE)

    @cached_property
    def view(self) -> Scene:
        return scene(self.good)

    @cached_property
    def points(self) -> NDArray[np.float32]:
        """The 478 points of `good` in pixels."""
        assert self.view.sitter is not None
        return np.asarray(self.view.sitter.mesh.points[:, :2])

    def on(self, ground: tuple[int, int, int] | Picture, person: Picture | None = None) -> Picture:
        """The sitter before another background (BGR colour or a picture of 358 x 441)."""
        cut, alpha = self._cut
        front = (cut if person is None else person).astype(np.float32)
        back = np.zeros_like(front) + np.asarray(ground, np.float32)
        cover = alpha[:, :, None]
        mixed = cover * whiten_rim(cut, alpha, front) + (1 - cover) * back
        return np.asarray(np.clip(np.round(mixed), 0, 255), dtype=np.uint8)

    @property
    def alpha(self) -> NDArray[np.float32]:
        """How much of each pixel of `good` is the sitter, 0..1."""
        return self._cut[1]

    def painted(
        self, polygon: NDArray[np.float32], colour: tuple[int, int, int], cover: float = 1.0
    ) -> Picture:
        """`good` with a soft-edged polygon of one colour laid over it."""
        return paint(self.good, polygon, colour, cover)

    def eyes(self, widen: tuple[float, float]) -> list[NDArray[np.float32]]:
        """Both eyes' outlines, widened about their centres."""
        outlines = [self.points[list(eye)] for eye in (RIGHT_EYE, LEFT_EYE)]
        return [hull(o.mean(axis=0) + (o - o.mean(axis=0)) * widen) for o in outlines]


def whiten_rim(cut: Picture, alpha: NDArray[np.float32], front: NDArray[np.float32]) -> NDArray[np.float32]:
    """The sitter's own colour at the half-covered rim, without the old wall in it."""
    weight = cv2.blur(alpha, (15, 15))[:, :, None]
    own = cv2.blur(alpha[:, :, None] * cut.astype(np.float32), (15, 15)) / (weight + 1e-4)
    return np.where(alpha[:, :, None] > 0.98, front, own)


def hull(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """The convex outline of some points."""
    return np.asarray(cv2.convexHull(points.astype(np.float32)))[:, 0]


def paint(
    picture: Picture, polygon: NDArray[np.float32], colour: tuple[int, int, int], cover: float
) -> Picture:
    """A polygon of one colour with a soft edge and a little grain laid over a picture."""
    mask = np.zeros(picture.shape[:2], np.float32)
    cv2.fillPoly(mask, [np.round(polygon).astype(np.int32)], 1.0)
    mask = cv2.GaussianBlur(mask, (0, 0), 1.2)[:, :, None] * cover
    grain = np.random.default_rng(5).normal(0, 3, picture.shape)
    out = (1 - mask) * picture + mask * (np.array(colour) + grain)
    return np.asarray(np.clip(out, 0, 255), dtype=np.uint8)


def closed(studio: Studio, which: tuple[int, ...]) -> Picture:
    """Lids painted over the eyes: the skin's colour with a line of lashes."""
    out = studio.good
    for at in which:
        x, y = studio.points[50 if at == 0 else 280]
        skin = np.median(out[int(y) - 5 : int(y) + 5, int(x) - 5 : int(x) + 5].reshape(-1, 3), axis=0)
        outline = studio.eyes((1.15, 1.9))[at]
        out = paint(out, outline, tuple(int(v * 0.92) for v in skin), 1.0)  # type: ignore[arg-type]
        low = studio.points[list((RIGHT_EYE, LEFT_EYE)[at])]
        lashes = low[np.argsort(low[:, 0])][::3].astype(int)
        lashes[:, 1] = int(low[:, 1].max())
        out = out.copy()
        cv2.polylines(out, [lashes], False, (45, 50, 70), 2, cv2.LINE_AA)
    return out


def cap(studio: Studio, colour: tuple[int, int, int], wide: float = 1.0) -> Picture:
    """A cap or brim down to the brows, over hair and forehead."""
    points = studio.points
    brow = min(points[105, 1], points[334, 1]) - 2
    left, right = points[127, 0], points[356, 0]
    middle, half = (left + right) / 2, (right - left) / 2 * 1.25
    angles = np.linspace(np.pi, 2 * np.pi, 40)
    dome = np.stack([middle + half * np.cos(angles), brow + (brow - 6) * np.sin(angles) * 0.97], axis=1)
    brim = np.array([[middle + half * 1.1 * wide, brow + 4], [middle - half * 1.1 * wide, brow + 4]])
    return studio.painted(np.concatenate([dome, brim]).astype(np.float32), colour)


def mouth_mask(studio: Studio) -> Picture:
    """A light-blue medical mask from the bridge of the nose to the chin."""
    ids = (234, 227, 116, 5, 345, 447, 454, 361, 397, 378, 152, 149, 172, 132)
    return studio.painted(hull(studio.points[list(ids)] + (0, 4)), (205, 190, 150))


def flat_drawing() -> Picture:
    """A cartoon head: seven flat colours, no grain."""
    out = np.full((882, 716, 3), 255, np.uint8)
    cv2.ellipse(out, (358, 900), (270, 220), 0, 0, 360, (90, 50, 40), -1)
    cv2.rectangle(out, (300, 600), (416, 740), (140, 170, 215), -1)
    cv2.ellipse(out, (358, 360), (200, 250), 0, 0, 360, (30, 30, 40), -1)
    cv2.ellipse(out, (358, 430), (168, 240), 0, 0, 360, (160, 190, 235), -1)
    for x in (276, 440):
        cv2.ellipse(out, (x, 415), (36, 18), 0, 0, 360, (250, 250, 250), -1)
        cv2.circle(out, (x, 415), 15, (30, 30, 40), -1)
        cv2.ellipse(out, (x, 372), (48, 16), 0, 190, 350, (30, 30, 40), 10)
    cv2.polylines(out, [np.array([[358, 440], [346, 510], [372, 516]])], False, (140, 170, 215), 6)
    cv2.ellipse(out, (358, 575), (56, 20), 0, 0, 180, (90, 90, 190), -1)
    return np.asarray(cv2.resize(out, (358, 441), interpolation=cv2.INTER_AREA))


def sketch(picture: Picture) -> Picture:
    """A pencil drawing of a photo, saved in colour."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    soft = cv2.GaussianBlur(255 - grey, (0, 0), 6)
    return np.asarray(
        cv2.cvtColor(cv2.divide(grey, 255 - soft, scale=250), cv2.COLOR_GRAY2BGR), dtype=np.uint8
    )


def turned(picture: Picture, degrees: float) -> Picture:
    """A picture turned about its middle, the corners filled from the edges."""
    high, wide = picture.shape[:2]
    into = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    out = cv2.warpAffine(picture, into, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(out, dtype=np.uint8)


def scaled_light(picture: Picture, gain: float | NDArray[np.float32]) -> Picture:
    """Every value times a gain (a number, one a channel, or one a pixel)."""
    return np.asarray(np.clip(picture.astype(np.float32) * gain, 0, 255), dtype=np.uint8)


def noisy(picture: Picture, sigma: float) -> Picture:
    """Grain of a dark room."""
    grain = np.random.default_rng(96).normal(0, sigma, picture.shape)
    return np.asarray(np.clip(picture + grain, 0, 255), dtype=np.uint8)


def zoomed(picture: Picture, factor: float) -> Picture:
    """Scaled about the lower middle on white: another face width in the same frame."""
    high, wide = picture.shape[:2]
    into = np.array([[factor, 0, wide / 2 * (1 - factor)], [0, factor, high * (1 - factor)]])
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    out = cv2.warpAffine(
        picture, into, (wide, high), flags=way, borderMode=cv2.BORDER_CONSTANT, borderValue=WHITE
    )
    return np.asarray(out, dtype=np.uint8)
