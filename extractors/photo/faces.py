"""Faces (人脸) in a picture: how many, where, which way up, and the 478 points of the main one.

Two detectors are joined: the near-range one finds the sitter in tight crops, the mid-range one finds
bystanders. An upside-down portrait gives a confident upright reading, so all four quarter turns are tried
and the best score whose eyes lie level wins.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.photo import networks
from extractors.photo.networks import Floats
from extractors.photo.pixels import Bgr

LEAST_SCORE = 0.4
"""Detections below this are noise; limits on the score itself are applied when judging."""

SURE_SCORE = 0.75
"""An upright reading this sure needs only the half turn beside it: upside-down portraits give up to 0.8."""

LEVEL = np.deg2rad(45)
SAME = 0.3


@dataclass(frozen=True, slots=True)
class Face:
    """One detected face in pixels: box corners, score 0..1, the detector's right and left eye of the
    sitter."""

    left: float
    top: float
    right: float
    bottom: float
    score: float
    eyes: tuple[tuple[float, float], tuple[float, float]]

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def tilt(self) -> float:
        """Angle of the eye line in radians; positive = the sitter's left eye is lower in the picture."""
        (rx, ry), (lx, ly) = self.eyes
        return float(np.arctan2(ly - ry, lx - rx))


@dataclass(frozen=True, slots=True)
class Mesh:
    """The main face's 478 points in pixels of the picture (x, y, z; z grows away) and its presence 0..1."""

    points: Floats
    presence: float

    def at(self, *numbers: int) -> Floats:
        """The mean of some points, x and y."""
        return np.asarray(self.points[list(numbers), :2].mean(axis=0))


def quarter_turn(image: Bgr) -> int:
    """The clockwise turn in degrees (0, 90, 180, 270) that makes the face upright; 0 where none is found."""
    small = _at_most(image, 640)
    upright, overhead = _level_score(small), _level_score(np.ascontiguousarray(np.rot90(small, 2)))
    if upright >= SURE_SCORE and upright >= overhead - 0.1:
        return 0
    scored = [(_level_score(np.ascontiguousarray(np.rot90(small, -turn))), -turn) for turn in range(4)]
    best, turn = max(scored)
    return 0 if best < LEAST_SCORE or scored[0][0] >= best - 0.1 else -turn * 90


def _level_score(image: Bgr) -> float:
    found = [f.score for f in _detected(image, full=True) if abs(f.tilt) < LEVEL]
    return max(found, default=0.0)


def faces(image: Bgr) -> tuple[Face, ...]:
    """All faces of an upright picture, the largest first; both detectors joined, doubles merged."""
    small = _at_most(image, 640)
    grown = image.shape[1] / small.shape[1]
    found = sorted(_detected(small, full=True), key=lambda face: face.score, reverse=True)
    kept: list[Face] = []
    for face in found:
        if all(_overlap(face, other) < SAME for other in kept):
            kept.append(face)
    return tuple(_scaled(face, grown) for face in sorted(kept, key=lambda face: face.area, reverse=True))


def _at_most(image: Bgr, side: int) -> Bgr:
    import cv2

    share = side / max(image.shape[:2])
    if share >= 1:
        return image
    size = (max(1, round(image.shape[1] * share)), max(1, round(image.shape[0] * share)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _detected(image: Bgr, full: bool) -> list[Face]:
    """Both detectors on the picture laid into a black square, in pixels of the picture."""
    high, wide = image.shape[:2]
    side = max(high, wide)
    top, left = (side - high) // 2, (side - wide) // 2
    square = np.zeros((side, side, 3), np.uint8)
    square[top : top + high, left : left + wide] = image
    runs = (networks.detect_short, networks.detect_full) if full else (networks.detect_short,)
    found: list[Face] = []
    for run in runs:
        points, scores = run(square)
        own: list[Face] = []
        for row in np.argsort(-scores):
            if scores[row] < LEAST_SCORE:
                break
            face = _face(points[row] * side - (left, top), points[row, 1] * side, float(scores[row]))
            if all(_overlap(face, other) < SAME for other in own):
                own.append(face)
        found += own
    return found


def _face(points: Floats, size: Floats, score: float) -> Face:
    (x, y), (wide, high) = points[0], size
    eyes = ((float(points[2, 0]), float(points[2, 1])), (float(points[3, 0]), float(points[3, 1])))
    left, top = float(x - wide / 2), float(y - high / 2)
    return Face(left, top, left + float(wide), top + float(high), score, eyes)


def _overlap(one: Face, other: Face) -> float:
    """Shared area as a share of the smaller: a small box inside a large one is the same face."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return 0.0 if wide <= 0 or high <= 0 else wide * high / min(one.area, other.area)


def _scaled(face: Face, by: float) -> Face:
    (rx, ry), (lx, ly) = face.eyes
    box = (face.left * by, face.top * by, face.right * by, face.bottom * by)
    return Face(*box, face.score, ((rx * by, ry * by), (lx * by, ly * by)))


def mesh(image: Bgr, face: Face) -> Mesh:
    """The points of one face. The second pass starts from the first one's points, which steadies turned
    heads."""
    centre = np.array([(face.left + face.right) / 2, (face.top + face.bottom) / 2])
    side = 1.5 * max(face.right - face.left, face.bottom - face.top)
    first = _mesh_in(image, centre, side, face.tilt)
    low, high = first.points[:, :2].min(axis=0), first.points[:, :2].max(axis=0)
    right, left = first.at(33, 133), first.at(263, 362)
    tilt = float(np.arctan2(left[1] - right[1], left[0] - right[0]))
    second = _mesh_in(image, (low + high) / 2, 1.5 * float((high - low).max()), tilt)
    # In a profile the second pass talks itself into a face that the first one did not see.
    return Mesh(second.points, min(first.presence, second.presence))


def _mesh_in(image: Bgr, centre: Floats, side: float, tilt: float) -> Mesh:
    """Points from one turned square of the picture, mapped back to the picture's pixels."""
    import cv2

    grow = 256 / max(side, 1.0)
    cos, sin = np.cos(tilt) * grow, np.sin(tilt) * grow
    into = np.array([[cos, sin, 0.0], [-sin, cos, 0.0]])
    into[:, 2] = 128 - into[:, :2] @ centre
    # Far smaller squares are averaged by the warp's own area only where the face is large; blur first.
    source = cv2.GaussianBlur(image, (0, 0), 0.4 / grow) if grow < 0.5 else image
    points, presence = networks.landmarks(
        np.asarray(cv2.warpAffine(source, into, (256, 256)), dtype=np.uint8)
    )
    back = np.linalg.inv(into[:, :2])
    flat = (points[:, :2] - into[:, 2]) @ back.T
    return Mesh(np.column_stack([flat, points[:, 2] / grow]).astype(np.float32), presence)
