"""Everything about one stored photo (测量), as plain values with no limit applied.

The values become the fields of the `id_photo` document, so that a photo in the ledger is judged again,
under another rule pack, without opening its picture. What could not be measured is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.photo import features, fingerprint, ground
from extractors.photo.models import available
from extractors.photo.pixels import Bgr, Pixels, pixels
from extractors.photo.pose import pose
from extractors.photo.scene import Scene, Sitter, scene
from extractors.photo.stored import Stored, stored
from extractors.records import Value


def measure(path: Path) -> Mapping[str, Value]:
    """All measures of one file. Never raises: a file that cannot be opened has `whole = "unreadable"`."""
    try:
        return of_file(stored(path))
    except OSError as trouble:
        return MappingProxyType(
            {"bytes": 0, "format": "unreadable", "whole": "unreadable", "damage": str(trouble)}
        )


def of_file(file: Stored) -> Mapping[str, Value]:
    """All measures of a file whose facts are known already."""
    if not file.decodable:
        return MappingProxyType(dict(file.facts))
    try:
        seen = pixels(file)
        return MappingProxyType({**file.facts, **of_picture(seen)})
    except Exception as trouble:
        # A decoder that accepted the file and still fails on its pixels: the facts of the file stay true.
        return MappingProxyType({**file.facts, "content_error": f"{type(trouble).__name__}: {trouble}"[:120]})


def of_picture(seen: Pixels, view: Scene | None = None) -> dict[str, Value]:
    """The measures of decoded pixels; only colour and fingerprint where the models are missing.

    `view` is the scene of those pixels where somebody has looked at it already.
    """
    facts = _plain(seen.image)
    state = available()
    if not state.ok:
        return facts | {"content_error": state.why.zh}
    return facts | of_scene(view or scene(seen.image), seen.scale)


def of_scene(view: Scene, scale: float) -> dict[str, Value]:
    """The measures of a looked-at picture; lengths in stored pixels (`scale` of them for one of its own)."""
    facts: dict[str, Value] = {"turn": view.turn, **_count(view)}
    if view.sitter is None or view.frame is None:
        return facts
    facts |= _geometry(view, view.sitter, scale)
    facts |= features.expression(view.sitter)
    facts |= features.light(view.frame)
    facts |= features.forehead(view.frame)
    facts |= features.focus(view.image, view.sitter)
    facts |= ground.background(view.frame)
    facts |= ground.contrast(view.frame)
    return facts | {"colours": _colours(view.frame.image)}


def _plain(image: Bgr) -> dict[str, Value]:
    """What needs no model: strength of colour, distinct colours, a frame, the picture's fingerprint."""
    import cv2

    small = cv2.resize(image, (358, 441), interpolation=cv2.INTER_AREA)
    lab = ground.lab_of(small)
    chroma = np.hypot(lab[:, :, 1], lab[:, :, 2])
    grown = max(image.shape[:2]) / 441
    return {
        "chroma": round(float(np.percentile(chroma, 95)), 1),
        "picture_light": round(float(np.median(lab[:, :, 0])), 1),
        "picture_spread": round(float(lab[:, :, 0].std()), 1),
        "border": round(ground.border(np.asarray(small, dtype=np.uint8)) * grown),
        "colours": _colours(np.asarray(small, dtype=np.uint8)),
        "fingerprint": fingerprint.fingerprint(image),
    }


def _colours(image: Bgr) -> int:
    """Distinct colours at 5 bits a channel: drawings have few, photos many hundred."""
    few = image.reshape(-1, 3).astype(np.int32) >> 3
    return int(np.unique((few[:, 0] << 10) | (few[:, 1] << 5) | few[:, 2]).size)


def _count(view: Scene) -> dict[str, Value]:
    sure = [face for face in view.faces if face.score >= 0.5]
    if not view.faces or view.sitter is None:
        return {"faces": 0}
    main = view.sitter.face
    others = [face for face in sure if face != main]
    second = max(others, key=lambda face: face.area, default=None)
    return {
        "faces": len(sure),
        "face_score": round(main.score, 3),
        "face_presence": round(view.sitter.mesh.presence, 3),
        "second_face": 0.0 if second is None else round(second.area / main.area, 4),
    }


def _outside(points: NDArray[np.floating[Any]], wide: int, high: int) -> float:
    """Share of points that lie outside the picture: the networks go on drawing a face that the edge cuts."""
    inside = np.all((points >= 0) & (points < (wide, high)), axis=1)
    return float(1 - inside.mean())


def _geometry(view: Scene, sitter: Sitter, scale: float) -> dict[str, Value]:
    """Lengths in stored pixels of the upright picture, angles in degrees, `room_below` by the face's
    width."""
    turned = pose(sitter.mesh)
    high, wide = view.image.shape[:2]
    return {
        "upright_width": round(wide * scale),
        "upright_height": round(high * scale),
        "yaw": round(turned.yaw, 1),
        "pitch": round(turned.pitch, 1),
        "roll": round(turned.roll, 1),
        "face_width": round(sitter.face_width * scale, 1),
        "eye_x": round(float(sitter.eye_middle[0]) * scale, 1),
        "eye_y": round(float(sitter.eye_middle[1]) * scale, 1),
        "eye_distance": round(sitter.eye_distance * scale, 1),
        "crown_y": round(sitter.crown * scale, 1),
        "crown_cut": sitter.crown_cut,
        "chin_y": round(float(sitter.chin[1]) * scale, 1),
        "face_outside": round(_outside(sitter.mesh.points[list(features.OVAL), :2], wide, high), 3),
        "room_below": round((high - float(sitter.chin[1])) / max(sitter.face_width, 1.0), 3),
    }
