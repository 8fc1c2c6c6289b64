"""What the sitter's face shows (面部): eyes, gaze, mouth, glasses, forehead, light on the cheeks, focus.

Ratios after ISO/IEC 29794-5 (its T is the distance from the middle of the eyes to the chin); no limits in
here.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from extractors.photo.networks import BLINK, JAW_OPEN, LOOK, Floats
from extractors.photo.scene import Frame, Sitter
from extractors.records import Value

OVAL = (
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
)
RIGHT_EYE = (33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246)
LEFT_EYE = (263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466)
FOREHEAD = (103, 67, 109, 10, 338, 297, 332, 334, 296, 336, 9, 107, 66, 105)
LIDS = ((159, 145), (386, 374))
LIPS = (13, 14)
CHEEKS = (50, 280)

Mask = NDArray[np.bool_]


def expression(sitter: Sitter) -> dict[str, Value]:
    """Lid gap and lip gap by T, blink and gaze weights 0..1. Right and left are the sitter's."""
    right, left = (_gap(sitter, pair) for pair in LIDS)
    return {
        "eye_open_right": round(right, 4),
        "eye_open_left": round(left, 4),
        "blink": round(float(sitter.expression[list(BLINK)].max()), 3),
        "gaze": round(float(sitter.expression[list(LOOK)].max()), 3),
        "mouth_open": round(_gap(sitter, LIPS), 4),
        "jaw_open": round(float(sitter.expression[JAW_OPEN]), 3),
    }


def _gap(sitter: Sitter, pair: tuple[int, int]) -> float:
    upper, lower = (sitter.mesh.at(number) for number in pair)
    return float(np.linalg.norm(upper - lower)) / max(sitter.eyes_to_chin, 1.0)


def face_region(frame: Frame) -> Mask:
    """The face oval as a mask of the frame."""
    return _inside(frame, frame.points[list(OVAL)])


def _inside(frame: Frame, corners: Floats) -> Mask:
    import cv2

    drawn = np.zeros(frame.image.shape[:2], np.uint8)
    cv2.fillPoly(drawn, [np.round(corners).astype(np.int32)], 1)
    return drawn.astype(bool)


def light(frame: Frame) -> dict[str, Value]:
    """Luminance 0..255 of the face: median, spread, burnt and black share; cheek and socket ratios."""
    import cv2

    grey = cv2.cvtColor(frame.image, cv2.COLOR_BGR2GRAY)
    face = grey[face_region(frame)]
    if face.size < 50:
        return {}
    cheeks = [_median_around(frame, grey, number) for number in CHEEKS]
    sockets = [_socket(frame, grey, eye) for eye in (RIGHT_EYE, LEFT_EYE)]
    shares = [s / max(c, 1.0) for s, c in zip(sockets, cheeks, strict=True)]
    return {
        "face_light": round(float(np.median(face)), 1),
        "face_contrast": round(float(face.std()), 1),
        "face_burnt": round(float((face >= 247).mean()), 4),
        "face_black": round(float((face <= 25).mean()), 4),
        "cheek_ratio": round(min(cheeks) / max(*cheeks, 1.0), 3),
        "socket_ratio": round(float(np.mean(shares)), 3),
    }


def _median_around(frame: Frame, grey: NDArray[np.uint8], number: int) -> float:
    x, y = frame.points[number]
    radius = max(3, int(0.1 * _eye_distance(frame)))
    part = _part(grey, x, y, radius)
    return float(np.median(part)) if part.size else 0.0


def _eye_distance(frame: Frame) -> float:
    return float(np.linalg.norm(frame.points[468] - frame.points[473]))


def _part(plane: NDArray[np.uint8], x: float, y: float, radius: int) -> NDArray[np.uint8]:
    return plane[max(0, int(y) - radius) : int(y) + radius + 1, max(0, int(x) - radius) : int(x) + radius + 1]


def _socket(frame: Frame, grey: NDArray[np.uint8], eye: Iterable[int]) -> float:
    """The eye with its surroundings: where a lens would be, without the brow."""
    corners = frame.points[list(eye)]
    centre = corners.mean(axis=0)
    inside = _inside(frame, centre + (corners - centre) * (1.5, 2.2))
    return float(np.median(grey[inside])) if inside.any() else 0.0


def forehead(frame: Frame) -> dict[str, Value]:
    """Share of the forehead whose colour is that of the cheeks: 0 under a cap, about 0.2 under a full
    fringe."""
    import cv2

    lab = cv2.cvtColor(frame.image.astype(np.float32) / 255, cv2.COLOR_BGR2LAB)
    skin = np.median([_colour_around(frame, lab, number) for number in (*CHEEKS, 4)], axis=0)
    inside = _inside(frame, frame.points[list(FOREHEAD)])
    if inside.sum() < 30:
        return {}
    off = lab[inside] - skin
    alike = (np.abs(off[:, 0]) < 25) & (np.hypot(off[:, 1], off[:, 2]) < 14)
    return {"forehead_skin": round(float(alike.mean()), 3)}


def _colour_around(frame: Frame, lab: Floats, number: int) -> Floats:
    x, y = frame.points[number]
    radius = max(2, int(0.08 * _eye_distance(frame)))
    part = lab[max(0, int(y) - radius) : int(y) + radius + 1, max(0, int(x) - radius) : int(x) + radius + 1]
    return np.asarray(np.median(part.reshape(-1, 3), axis=0)) if part.size else np.zeros(3)


def focus(image: NDArray[np.uint8], sitter: Sitter) -> dict[str, Value]:
    """Variance of the Laplacian of the face at an eye distance of 60 px, brought to a contrast of 45."""
    import cv2

    x0, y0 = np.maximum(sitter.mesh.points[list(OVAL), :2].min(axis=0), 0).astype(int)
    x1, y1 = sitter.mesh.points[list(OVAL), :2].max(axis=0).astype(int)
    grey = cv2.cvtColor(image[y0:y1, x0:x1], cv2.COLOR_BGR2GRAY) if y1 > y0 and x1 > x0 else np.zeros((0, 0))
    share = 60 / max(sitter.eye_distance, 1.0)
    size = (round(grey.shape[1] * share), round(grey.shape[0] * share)) if grey.size else (0, 0)
    if min(size) < 20:
        return {}
    way = cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR
    scaled = cv2.resize(grey, size, interpolation=way).astype(np.float64)
    contrast = max(float(scaled.std()), 12.0)
    edges = cv2.Laplacian(scaled, cv2.CV_64F)
    return {"sharpness": round(float(edges.var()) * (45 / contrast) ** 2, 1)}
