"""The background and what stands before it (背景与服装): white or not, even or not, a frame, clothing, edges.

All in CIE Lab (L* 0..100) on the frame of 358 px. The background is what the person mask surely excludes, a
few pixels off the person, above three quarters of the height.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.photo.features import Mask
from extractors.photo.networks import Floats
from extractors.photo.scene import Frame
from extractors.records import Value

WHITE = np.array([100.0, 0.0, 0.0])


def lab_of(image: NDArray[np.uint8]) -> Floats:
    """CIE Lab: L* 0..100, a* and b* about -128..127."""
    import cv2

    return np.asarray(cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_BGR2LAB))


def ground_region(frame: Frame) -> Mask:
    """Pixels that are surely background."""
    import cv2

    sure = (frame.mask < 0.05).astype(np.uint8)
    region = cv2.erode(sure, np.ones((13, 13), np.uint8), borderValue=1).astype(bool)
    region[int(0.75 * region.shape[0]) :] = False
    return np.asarray(region)


def background(frame: Frame) -> dict[str, Value]:
    """Share of white pixels, median and 5th percentile of L*, chroma, and the gap between left and right."""
    region = ground_region(frame)
    if region.sum() < 400:
        return {"background_seen": False}
    lab = lab_of(frame.image)
    inside = lab[region]
    chroma = np.hypot(inside[:, 1], inside[:, 2])
    white = (frame.image[region].min(axis=1) >= 235) & (chroma <= 8)
    middle = region.shape[1] // 2
    halves = [lab[:, part][region[:, part]][:, 0] for part in (slice(None, middle), slice(middle, None))]
    both = all(half.size > 100 for half in halves)
    left, right = (float(np.median(half)) if both else 0.0 for half in halves)
    return {
        "background_seen": True,
        "white_share": round(float(white.mean()), 4),
        "background_light": round(float(np.median(inside[:, 0])), 1),
        "background_dark_part": round(float(np.percentile(inside[:, 0], 5)), 1),
        "background_chroma": round(float(np.median(chroma)), 1),
        "background_hue": _hue(inside),
        "background_gap": round(abs(left - right), 1),
        "background_darker_side": "right" if left > right else "left",
    }


def _hue(lab: Floats) -> str:
    """The colour's everyday name, for the sentence shown to a person."""
    a, b = float(np.median(lab[:, 1])), float(np.median(lab[:, 2]))
    if np.hypot(a, b) <= 8:
        light = float(np.median(lab[:, 0]))
        return "white" if light >= 92 else "light grey" if light >= 70 else "grey" if light >= 30 else "black"
    angle = np.degrees(np.arctan2(b, a)) % 360
    names = ((35, "red"), (75, "orange"), (105, "yellow"), (190, "green"), (310, "blue"), (361, "red"))
    return next(name for limit, name in names if angle < limit)


def contrast(frame: Frame) -> dict[str, Value]:
    """Lab distance of the clothing and of the edge of head and shoulders to the background."""
    region = ground_region(frame)
    lab = lab_of(frame.image)
    ground = np.median(lab[region], axis=0) if region.sum() >= 400 else WHITE
    clothes = _clothes(frame, lab)
    facts: dict[str, Value] = {}
    if clothes is not None:
        facts["clothing_contrast"] = round(float(np.median(np.linalg.norm(clothes - ground, axis=1))), 1)
    edge = _edge(frame, lab)
    if edge.size >= 40:
        facts["edge_contrast"] = round(float(np.median(edge)), 1)
        facts["edge_weak"] = round(float((edge < 12).mean()), 3)
        facts["uncertain_edge"] = round(float(((frame.mask > 0.08) & (frame.mask < 0.92)).mean()), 4)
    return facts


def _clothes(frame: Frame, lab: Floats) -> Floats | None:
    """Person below the chin that has not the skin's colour; `None` where too little of it is in the
    picture."""
    chin = frame.points[152, 1]
    below = frame.mask > 0.8
    below[: max(0, int(chin + 0.25 * (chin - frame.points[1, 1])))] = False
    x, y = (int(v) for v in frame.points[50])
    skin = lab[max(0, y - 4) : y + 5, max(0, x - 4) : x + 5].reshape(-1, 3)
    if below.sum() < 600 or not skin.size:
        return None
    person = lab[below]
    other = np.linalg.norm(person - np.median(skin, axis=0), axis=1) > 14
    return np.asarray(person[other]) if other.sum() >= 400 else None


def _edge(frame: Frame, lab: Floats) -> Floats:
    """Lab distances across the person's outline, taken 5 px to either side, above three quarters of the
    height."""
    import cv2

    smooth = cv2.GaussianBlur(frame.mask, (0, 0), 2)
    dx, dy = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    high, wide = frame.mask.shape
    ys, xs = np.nonzero((smooth > 0.4) & (smooth < 0.6))
    keep = ys < 0.75 * high
    ys, xs = ys[keep], xs[keep]
    size = np.hypot(dx[ys, xs], dy[ys, xs]) + 1e-6
    step = np.stack([dx[ys, xs] / size, dy[ys, xs] / size], axis=1) * 5
    inside, outside = (np.stack([xs, ys], axis=1) + sign * step for sign in (1, -1))
    fits = np.all((inside >= 0) & (outside >= 0), axis=1)
    fits &= np.all((inside < (wide, high)) & (outside < (wide, high)), axis=1)
    blurred = cv2.GaussianBlur(lab, (0, 0), 1)
    a, b = inside[fits].astype(int), outside[fits].astype(int)
    return np.asarray(np.linalg.norm(blurred[a[:, 1], a[:, 0]] - blurred[b[:, 1], b[:, 0]], axis=1))


def border(image: NDArray[np.uint8]) -> int:
    """Depth in pixels of a uniform frame round the picture, 0 where there is none."""
    depths = [_frame_depth(lab_of(np.ascontiguousarray(np.rot90(image, turn)))) for turn in range(4)]
    top_and_bottom, left_and_right = min(depths[0], depths[2]), min(depths[1], depths[3])
    return max(top_and_bottom, left_and_right)


def _frame_depth(lab: Floats) -> int:
    """Uniform rows of one colour from the top edge, if something else begins there along most of the
    width."""
    most = max(2, lab.shape[0] * 12 // 100)
    first = np.median(lab[0], axis=0)
    for depth in range(most + 1):
        off = np.linalg.norm(lab[depth] - first, axis=1)
        if (off < 6).mean() < 0.95:
            # JPEG smears the frame's edge over a few rows: what begins there is judged a little further in.
            inner = np.linalg.norm(lab[min(depth + 3, len(lab) - 1)] - first, axis=1)
            return depth + 2 if depth >= 2 and (inner > 10).mean() > 0.6 else 0
    return 0
