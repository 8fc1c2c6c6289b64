"""What a portrait shows (画面): the upright picture, its faces, the sitter's points, and the frame that
counts.

The frame is the whole picture when the sitter fills it as in an ID photo, else the part that the standard
crop would keep. Light and background are measured on that frame, brought to 358 pixels of width, so that
every measure is in the same unit whatever the camera.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.photo import networks
from extractors.photo.faces import Face, Mesh, faces, mesh, quarter_turn
from extractors.photo.networks import Floats
from extractors.photo.pixels import Bgr

WIDTH, HEIGHT = 358, 441
FACE_WIDTH = 207
TOP_GAP = 14
"""The ID-card photo of GA 461-2004: face 207 px wide in 358 x 441, hair 7-21 px below the top edge."""

FILLS = 0.35
"""A face of at least this share of the width means that the picture is already cut like an ID photo."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """The main face, its points, expression weights, and the top of head with hair (y in pixels of the
    picture).

    `crown_cut`: the head touches the upper edge of the picture, so its top is not in it.
    """

    face: Face
    mesh: Mesh
    expression: Floats
    crown: float
    crown_cut: bool

    @property
    def face_width(self) -> float:
        """Between two upright lines through the points where the ears join the cheeks, in pixels."""
        return float(abs(self.mesh.points[454, 0] - self.mesh.points[234, 0]))

    @property
    def eye_middle(self) -> Floats:
        return self.mesh.at(468, 473)

    @property
    def eye_distance(self) -> float:
        return float(np.linalg.norm(self.mesh.at(468) - self.mesh.at(473)))

    @property
    def chin(self) -> Floats:
        return self.mesh.at(152)

    @property
    def eyes_to_chin(self) -> float:
        """T of ISO/IEC 29794-5: from the middle of the eyes to the chin, in pixels."""
        return float(np.linalg.norm(self.chin - self.eye_middle))


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the picture that counts, 358 pixels wide: pixels, person mask 0..1, points, pixels of the
    picture for one of its own (`scale`), and where it begins there."""

    image: Bgr
    mask: Floats
    points: Floats
    scale: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture turned upright (`turn` degrees clockwise), all its faces, and the sitter with the frame, if
    any."""

    image: Bgr
    turn: int
    faces: tuple[Face, ...]
    sitter: Sitter | None
    frame: Frame | None


def scene(image: Bgr) -> Scene:
    """Looks at a decoded picture; without a face the scene has neither sitter nor frame."""
    turn = quarter_turn(image)
    upright = np.ascontiguousarray(np.rot90(image, -turn // 90)) if turn else image
    found = faces(upright)
    if not found:
        return Scene(upright, turn, (), None, None)
    main = _main(found)
    points = mesh(upright, main)
    left, top, right, bottom = _around(upright, points)
    mask = _largest_part(networks.person_mask(np.ascontiguousarray(upright[top:bottom, left:right])))
    sitter = _sitter(main, points, mask, left, top)
    return Scene(upright, turn, found, sitter, _frame(upright, sitter, mask, (left, top)))


def _main(found: tuple[Face, ...]) -> Face:
    """The largest of the sure ones: a poster behind the sitter may be larger but is rarely as sure."""
    return max(found, key=lambda face: face.area * face.score**2)


def _around(image: Bgr, points: Mesh) -> tuple[int, int, int, int]:
    """The part of the picture the mask is made from: 3.2 face widths, or all of an ID photo."""
    high, wide = image.shape[:2]
    width = float(abs(points.points[454, 0] - points.points[234, 0]))
    if width >= FILLS * wide:
        return 0, 0, wide, high
    x, y = points.at(468, 473)
    left, right = int(max(0, x - 1.6 * width)), int(min(wide, x + 1.6 * width))
    top, bottom = int(max(0, y - 1.6 * width)), int(min(high, y + 2.2 * width))
    return left, top, max(right, left + 2), max(bottom, top + 2)


def _largest_part(mask: Floats) -> Floats:
    """The mask without what is not joined to its main part: a logo on the wall, a bystander."""
    import cv2

    count, labels, stats, _ = cv2.connectedComponentsWithStats((mask > 0.3).astype(np.uint8))
    if count <= 2:
        return mask
    main = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    near = cv2.dilate((labels == main).astype(np.uint8), np.ones((9, 9), np.uint8))
    return np.asarray(np.where(near > 0, mask, 0.0), dtype=np.float32)


def _sitter(face: Face, points: Mesh, mask: Floats, left: int, top: int) -> Sitter:
    low, high = sorted((points.points[234, 0] - left, points.points[454, 0] - left))
    columns = mask[:, max(0, int(low)) : max(1, int(high))]
    filled = np.flatnonzero((columns > 0.5).mean(axis=1) > 0.04) if columns.size else np.array([], int)
    forehead = float(points.points[10, 1])
    crown = min(forehead, float(filled[0] + top)) if filled.size else forehead
    return Sitter(face, points, networks.blendshapes(points.points), crown, crown <= 1.0)


def standard_window(sitter: Sitter) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the standard crop around the sitter, in pixels; may reach out of the
    picture."""
    unit = sitter.face_width / FACE_WIDTH
    left = float(sitter.eye_middle[0]) - WIDTH / 2 * unit
    top = max(sitter.crown - TOP_GAP * unit, float(sitter.eye_middle[1]) - (HEIGHT - FACE_WIDTH) * unit)
    return left, top, left + WIDTH * unit, top + HEIGHT * unit


def _frame(image: Bgr, sitter: Sitter, mask: Floats, origin: tuple[int, int]) -> Frame:
    import cv2

    high, wide = image.shape[:2]
    left, top, right, bottom = 0.0, 0.0, float(wide), float(high)
    if sitter.face_width < FILLS * wide:
        window = standard_window(sitter)
        left, top = max(left, window[0]), max(top, window[1])
        right, bottom = min(right, window[2]), min(bottom, window[3])
    scale = (right - left) / WIDTH
    size = (WIDTH, max(1, round((bottom - top) / scale)))
    x, y = round(left), round(top)
    part = image[y : round(bottom), x : round(right)]
    way = cv2.INTER_AREA if scale > 1 else cv2.INTER_LINEAR
    x0, y0 = x - origin[0], y - origin[1]
    own = mask[max(0, y0) : max(0, y0) + part.shape[0], max(0, x0) : max(0, x0) + part.shape[1]]
    return Frame(
        image=np.asarray(cv2.resize(part, size, interpolation=way), dtype=np.uint8),
        mask=np.asarray(cv2.resize(own, size, interpolation=cv2.INTER_LINEAR), dtype=np.float32),
        points=(sitter.mesh.points[:, :2] - (left, top)) / scale,
        scale=scale,
        left=left,
        top=top,
    )
