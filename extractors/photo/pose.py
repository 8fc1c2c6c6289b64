"""How the head is turned (姿态): yaw, pitch and roll in degrees from the 478 points.

Google's own geometry file gives the canonical face and the 33 points that carry weight; the turn that lays
it best over the measured points is found in closed form (weighted orthogonal Procrustes). The pitch carries
a bias of about +6 degrees and differs from person to person: it can hint, never decide.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from extractors.photo.faces import Mesh
from extractors.photo.models import folder
from extractors.photo.networks import Floats


@dataclass(frozen=True, slots=True)
class Pose:
    """Degrees. yaw > 0: nose to the picture's right; pitch > 0: looking down; roll > 0: leans to its
    right."""

    yaw: float
    pitch: float
    roll: float


def pose(mesh: Mesh) -> Pose:
    """The turn of the head, within about a degree for yaw and roll on frontal faces."""
    numbers, weights, canonical = _anchors()
    points = mesh.points[list(numbers)].astype(np.float64) * (1, -1, -1)
    centre, middle = (np.average(p, axis=0, weights=weights) for p in (points, canonical))
    u, _, vt = np.linalg.svd(((points - centre) * weights[:, None]).T @ (canonical - middle))
    turn = u @ np.diag([1, 1, np.sign(np.linalg.det(u @ vt))]) @ vt
    ahead = turn[:, 2]
    right, left = mesh.at(468), mesh.at(473)
    roll = np.arctan2(left[1] - right[1], left[0] - right[0])
    return Pose(
        yaw=float(np.degrees(np.arctan2(ahead[0], ahead[2]))),
        pitch=-float(np.degrees(np.arcsin(np.clip(ahead[1], -1, 1)))),
        roll=float(np.degrees(roll)),
    )


@cache
def _anchors() -> tuple[tuple[int, ...], Floats, Floats]:
    """Numbers of the weighted points, their weights, and where they lie on the canonical face (cm)."""
    data = (folder() / "geometry_pipeline_metadata_landmarks.binarypb").read_bytes()
    floats: list[float] = []
    weighted: list[tuple[int, float]] = []
    for field, value in _messages(data):
        if field == 1 and isinstance(value, bytes):
            floats = [
                struct.unpack("<f", v)[0] for f, v in _messages(value) if f == 3 and isinstance(v, bytes)
            ]
        elif field == 2 and isinstance(value, bytes):
            inner = dict(_messages(value))
            weighted.append((int(inner[1]), struct.unpack("<f", inner[2])[0]))  # type: ignore[arg-type]
    vertices = np.array(floats).reshape(-1, 5)[:, :3]
    numbers = tuple(number for number, _ in weighted)
    return numbers, np.array([weight for _, weight in weighted]), vertices[list(numbers)]


def _messages(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Field numbers and values of a protocol buffer: varints as int, everything else as bytes."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        if key & 7 == 0:
            number, at = _varint(data, at)
            yield key >> 3, number
            continue
        length = {1: 8, 5: 4}.get(key & 7, -1)
        if length < 0:
            length, at = _varint(data, at)
        yield key >> 3, data[at : at + length]
        at += length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
