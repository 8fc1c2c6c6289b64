"""The five networks (神经网络), each as one plain function on pixels, run by OpenCV's DNN module on the CPU.

MediaPipe's own constants: short range 128 px and full range 192 px in -1..1, landmarks 256 px and person
mask 256 px in 0..1, blendshapes on 146 of the 478 landmarks. Numbers are pinned by tests, so that an OpenCV
change is seen.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.photo.models import folder
from extractors.photo.pixels import Bgr

Floats = NDArray[np.floating[Any]]

# The landmarks the blendshape network was trained on (face_blendshapes_graph.cc, Apache-2.0), as inclusive
# runs.
_RUNS = (
    "0-1 4-8 10 13-14 17 21 33 37 39-40 46 52-55 58 61 63 65-67 70 78 80-82 84 87-88 "
    "91 93 95 103 105 107 109 127 "
    "132-133 136 144-146 148-150 152-155 157-163 168 172-173 176 178 181 185 191 195 "
    "197 234 246 249 251 263 267 "
    "269-270 276 282-285 288 291 293 295-297 300 308 310-312 314 317-318 321 323-324 "
    "332 334 336 338 356 361-362 "
    "365 373-375 377-382 384-390 397-398 400 402 405 409 415 454 466 468-477"
)
SUBSET = tuple(
    number for run in _RUNS.split() for number in range(int(run.split("-")[0]), int(run.split("-")[-1]) + 1)
)
BLINK = (9, 10)
LOOK = tuple(range(11, 19))
JAW_OPEN = 25


_ONE_RUN = Lock()


@cache
def _network(name: str) -> Any:
    import cv2

    # By its bytes, not its path: OpenCV on Windows cannot open a path with Chinese characters.
    return cv2.dnn.readNetFromTFLite(np.frombuffer((folder() / name).read_bytes(), np.uint8))


def _run(name: str, blob: Floats, outputs: tuple[str, ...]) -> list[Floats]:
    # A network holds its input and its layers' results: two threads of the review pages may not share a run.
    with _ONE_RUN:
        network = _network(name)
        network.setInput(blob)
        return [np.array(out) for out in network.forward(list(outputs))]


def _blob(image: Bgr, side: int, low: float) -> Floats:
    import cv2

    scale, mean = (1 / 127.5, (127.5,) * 3) if low < 0 else (1 / 255, (0.0,) * 3)
    return np.asarray(cv2.dnn.blobFromImage(image, scale, (side, side), mean, swapRB=True))


@cache
def _anchors(side: int, strides: tuple[int, ...], repeats: int) -> Floats:
    """Centres of the detector's cells, 0..1, one row an output row."""
    rows = [
        ((x + 0.5) / (side // stride), (y + 0.5) / (side // stride))
        for stride in strides
        for y in range(side // stride)
        for x in range(side // stride)
        for _ in range(repeats)
    ]
    return np.array(rows, dtype=np.float32)


@cache
def _short_anchors() -> Floats:
    return np.concatenate([_anchors(128, (8,), 2), _anchors(128, (16,), 6)])


def detect_short(square: Bgr) -> tuple[Floats, Floats]:
    """Raw faces of the near-range detector on a square picture: points (n, 8, 2) as fractions, scores (n,).

    The eight points are centre, size, right eye, left eye, nose, mouth, right ear, left ear.
    """
    blob = _blob(square, 128, -1)
    raw, scores = _run("face_detection_short_range.tflite", blob, ("regressors", "classificators"))
    return _decoded(raw, scores, _short_anchors(), 128)


def detect_full(square: Bgr) -> tuple[Floats, Floats]:
    """The same for the mid-range detector, which sees smaller and second faces."""
    names = ("reshaped_regressor_face_4", "reshaped_classifier_face_4")
    raw, scores = _run("face_detection_full_range.tflite", _blob(square, 192, -1), names)
    return _decoded(raw, scores, _anchors(192, (4,), 1), 192)


def _decoded(raw: Floats, scores: Floats, anchors: Floats, side: int) -> tuple[Floats, Floats]:
    points = raw.reshape(-1, 8, 2) / side
    points[:, 0] += anchors
    points[:, 2:] += anchors[:, None]
    chances = 1 / (1 + np.exp(-np.clip(scores.reshape(-1), -80, 80)))
    return points.astype(np.float32), chances.astype(np.float32)


def landmarks(face: Bgr) -> tuple[Floats, float]:
    """478 points (x, y, z) in pixels of the 256 x 256 face picture, and the probability that a face is
    there."""
    raw, presence, _ = _run(
        "face_landmarks_detector.tflite", _blob(face, 256, 0), ("Identity", "Identity_1", "Identity_2")
    )
    return raw.reshape(478, 3), float(1 / (1 + np.exp(-presence.reshape(-1)[0])))


def blendshapes(points: Floats) -> Floats:
    """52 expression weights 0..1 from the 478 landmarks in pixels (only x and y are used)."""
    chosen = points[list(SUBSET), :2].astype(np.float32)[None]
    return _run("face_blendshapes.tflite", chosen, ("StatefulPartitionedCall:0",))[0].reshape(-1)


def person_mask(image: Bgr) -> Floats:
    """Probability 0..1 of "person" for every pixel, same height and width as `image`."""
    import cv2

    mask = _run("selfie_segmentation.tflite", _blob(image, 256, 0), ("activation_10",))[0]
    size = (image.shape[1], image.shape[0])
    return np.asarray(cv2.resize(mask.reshape(256, 256), size, interpolation=cv2.INTER_LINEAR))
