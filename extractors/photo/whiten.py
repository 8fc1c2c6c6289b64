"""A white background (白底), with the least change that does it: nothing, a gain in linear light, or
replacement.

A gain has no edge that could go wrong; it also brightens the face, so it is small and the face may not burn
out. Replacement keeps every pixel that is surely the person; the outline is refined on the picture's own
edges and the old background's colour is taken out of the half-covered pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.photo import features, ground, limits
from extractors.photo.networks import Floats
from extractors.photo.pixels import Bgr
from extractors.photo.records import Words
from extractors.photo.scene import Frame, Scene, scene

MOST_GAIN = 1.3
MOST_BURNT = 0.01
TARGETS = (0.88, 0.92, 0.96, 1.0)
"""Linear light the wall is brought to, tried in turn: 235 of 255 is 0.83."""

SAFE_UNCERTAIN, SAFE_CONTRAST, SAFE_WEAK = 0.06, 25.0, 0.10
LEAST_CONTRAST = 12.0
EVEN_WALL = 8.0
"""Lab distance within which 90 % of the background must lie for its colour to be trusted."""


@dataclass(frozen=True, slots=True)
class Whitened:
    """The picture, how strong the gain was (1.0 = none), and whether a person must compare the edges."""

    image: Bgr
    gain: float = 1.0
    look_closely: bool = False


def is_white(frame: Frame) -> bool:
    """Does the background already meet the limits of B01 and B02?"""
    facts = ground.background(frame)
    share, dark = facts.get("white_share"), facts.get("background_dark_part")
    if not isinstance(share, float) or not isinstance(dark, float):
        return True  # no background in sight: nothing to whiten
    return share >= limits.WHITE[0] and dark >= 90


def brightened(view: Scene) -> Whitened | None:
    """The smallest gain that makes the wall white; `None` where it would take more than 1.3 or burn the
    face."""
    frame = view.frame
    if frame is None:
        return None
    region = ground.ground_region(frame)
    if region.sum() < 400:
        return None
    wall = np.median(_linear(frame.image)[region], axis=0)
    for target in TARGETS:
        gain = np.maximum(target / np.maximum(wall, 1e-3), 1.0)
        if gain.max() > MOST_GAIN:
            return None
        lit = _encoded(np.minimum(_linear(view.image) * gain, 1.0))
        again = Frame(lit, frame.mask, frame.points, frame.scale, frame.left, frame.top)
        if _burnt(again) > MOST_BURNT:
            return None
        if is_white(again):
            return Whitened(lit, float(gain.max()))
    return None


def _burnt(frame: Frame) -> float:
    return float((frame.image[features.face_region(frame)].min(axis=1) >= 250).mean())


def _linear(image: Bgr) -> Floats:
    share = image.astype(np.float32) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def _encoded(light: Floats) -> Bgr:
    share = np.where(
        light <= 0.0031308, light * 12.92, 1.055 * np.power(np.maximum(light, 1e-9), 1 / 2.4) - 0.055
    )
    return np.asarray(np.round(np.clip(share, 0, 1) * 255), dtype=np.uint8)


def replaced(view: Scene) -> Whitened | Words:
    """The person on pure white, or the reason why the outline cannot be found honestly."""
    frame = view.frame
    if frame is None:
        return Words("没有找到人脸，无法换背景。", "No face was found; the background cannot be replaced.")
    facts = ground.contrast(frame)
    contrast, weak = (float(facts.get(name, 0.0)) for name in ("edge_contrast", "edge_weak"))  # type: ignore[arg-type]
    uncertain = float(facts.get("uncertain_edge", 1.0))  # type: ignore[arg-type]
    if contrast < LEAST_CONTRAST:
        return Words(
            "头发、衣服与背景颜色太接近，分不清轮廓，不能换背景；请在白墙前重拍。",
            "Hair or clothing and background are too alike to find the outline; take it before a white wall.",
        )
    alpha = _alpha(frame)
    out = _on_white(frame.image, alpha)
    safe = uncertain <= SAFE_UNCERTAIN and contrast >= SAFE_CONTRAST and weak <= SAFE_WEAK
    return Whitened(out, 1.0, not safe)


def _alpha(frame: Frame) -> Floats:
    """The person mask refined on the picture's own edges; 1 on the face and well inside, 0 well outside."""
    import cv2

    guide = cv2.cvtColor(frame.image, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    alpha = np.clip(_guided(guide, frame.mask.astype(np.float32), 6, 1e-4), 0, 1)
    alpha = _by_colour(frame, np.clip((alpha - 0.12) / 0.76, 0, 1))
    inner = cv2.erode((frame.mask > 0.9).astype(np.uint8), np.ones((9, 9), np.uint8), borderValue=1)
    outer = cv2.dilate((frame.mask > 0.1).astype(np.uint8), np.ones((15, 15), np.uint8))
    alpha[inner > 0] = 1.0
    alpha[outer == 0] = 0.0
    alpha[features.face_region(frame)] = 1.0
    return np.asarray(alpha)


def _by_colour(frame: Frame, alpha: Floats) -> Floats:
    """Before an even wall, colour knows better than the network what is clothing: a broad patch that it half
    doubts and that is far from the wall's colour is the person. Thin rims keep the network's answer, because
    their pixels hold both."""
    import cv2

    region = ground.ground_region(frame)
    if region.sum() < 400:
        return alpha
    lab = ground.lab_of(frame.image)
    wall = np.median(lab[region], axis=0)
    off = np.linalg.norm(lab - wall, axis=2)
    spread = float(np.percentile(off[region], 90))
    if spread > EVEN_WALL:
        return alpha
    other = ((off > spread + 20) & (frame.mask > 0.02)).astype(np.uint8)
    core = cv2.erode(other, np.ones((11, 11), np.uint8), borderValue=1)
    inside = cv2.dilate(core, np.ones((7, 7), np.uint8)).astype(np.float32) * other
    return np.asarray(np.maximum(alpha, cv2.GaussianBlur(inside, (0, 0), 1.0)))


def _guided(guide: Floats, target: Floats, radius: int, smooth: float) -> Floats:
    """Guided filter (He, Sun, Tang 2010) with a grey guide: edges of the target follow the guide's."""
    import cv2

    def mean(plane: Floats) -> Floats:
        return np.asarray(cv2.blur(plane, (2 * radius + 1, 2 * radius + 1)))

    guide_mean, target_mean = mean(guide), mean(target)
    slope = (mean(guide * target) - guide_mean * target_mean) / (mean(guide * guide) - guide_mean**2 + smooth)
    return mean(slope) * guide + mean(target_mean - slope * guide_mean)


def _on_white(image: Bgr, alpha: Floats) -> Bgr:
    """Composite on white with the foreground's own colour at the rim (blur fusion, Forte 2021)."""
    import cv2

    cover, picture = alpha[:, :, None], image.astype(np.float32)
    for size in (31, 7):
        weight = cv2.blur(alpha, (size, size))[:, :, None]
        front = cv2.blur(cover * picture, (size, size)) / (weight + 1e-5)
        back = cv2.blur((1 - cover) * picture, (size, size)) / (1 - weight + 1e-5)
        person = np.clip(front + cover * (picture - cover * front - (1 - cover) * back), 0, 255)
    mixed = cover * person + (1 - cover) * 255
    out = np.where(cover >= 1, picture, mixed)
    return np.asarray(np.round(np.clip(out, 0, 255)), dtype=np.uint8)


def calmed(view: Scene) -> Bgr | None:
    """The picture with noise taken out of the background alone, for pictures too noisy for the bytes
    asked."""
    import cv2

    if view.frame is None or view.frame.image.shape != view.image.shape:
        return None
    region = ground.ground_region(view.frame)
    smooth = cv2.GaussianBlur(cv2.medianBlur(view.image, 5), (0, 0), 2)
    return np.asarray(np.where(region[:, :, None], smooth, view.image), dtype=np.uint8)


def look(image: Bgr) -> Scene:
    """The scene of an already cropped picture."""
    return scene(image)
