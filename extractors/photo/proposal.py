"""A repair proposed (修复建议): least change first, the face never touched, judged again from its own bytes.

Turn, level, crop, whiten, encode: each step only where something asks for it. The proposal is offered only
if every file check passes, something became better and nothing became worse; else it says why not. The
original stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from extractors.photo import limits, whiten
from extractors.photo.crop import crop
from extractors.photo.encode import Encoded, encode
from extractors.photo.measures import of_file, of_picture
from extractors.photo.models import available
from extractors.photo.pixels import Bgr, Pixels, pixels
from extractors.photo.records import PhotoCheck, PhotoSpec, Repair, Route, Wanted, Words
from extractors.photo.scene import HEIGHT, Scene, scene
from extractors.photo.stored import Stored, stored, stored_bytes
from extractors.photo.verdicts import BEIJING, judge
from extractors.records import Value

LEAST_QUALITY, WORST_QUALITY = 50, 40
RANK = {"pass": 0, "unknown": 1, "warn": 1, "ask": 1, "fail": 2}


@dataclass(frozen=True, slots=True)
class _Draft:
    """The picture on its way: pixels, what was done, what could not be, how far it went."""

    image: Bgr
    route: Route = "none"
    changes: tuple[Words, ...] = ()
    refused: tuple[Words, ...] = ()
    look_closely: bool = False

    def changed(self, image: Bgr, route: Route, words: Words, look_closely: bool = False) -> _Draft:
        return replace(
            self, image=image, route=route, changes=(*self.changes, words),
            look_closely=self.look_closely or look_closely,
        )  # fmt: skip


def repair(path: Path, spec: PhotoSpec | Mapping[str, Any] = BEIJING, route: Wanted = "auto") -> Repair:
    """A proposal for one file, or the reasons against it. Never raises for what the file holds.

    `route` is the most that may be done to the background: `crop_only` nothing, `brighten` a gain, `auto` and
    `replace` a new white one (`auto` only where the lesser ways do not suffice).
    """
    wanted = spec if isinstance(spec, PhotoSpec) else PhotoSpec.of(spec)
    try:
        file = stored(path)
    except OSError as trouble:
        return _refusal((Words(f"文件打不开：{trouble}", f"The file cannot be opened: {trouble}"),), ())
    if not file.decodable:
        before = judge(file.facts, wanted)
        return _refusal(_hopeless(before), before)
    try:
        return _proposed(_look(file), wanted, route)
    except Exception as trouble:
        # A decoder may fail late on hostile pixels; the user gets a reason and keeps the original.
        why = Words(f"处理时出错：{trouble}", f"Failed while working on it: {trouble}")
        return _refusal((why,), judge(file.facts, wanted))


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file decoded and looked at once."""

    file: Stored
    seen: Pixels
    view: Scene

    @property
    def facts(self) -> Mapping[str, Value]:
        return {**self.file.facts, **of_picture(self.seen, self.view)}


def _look(file: Stored) -> _Looked:
    seen = pixels(file)
    return _Looked(file, seen, _scene(seen.image))


def _scene(image: Bgr) -> Scene:
    return scene(image) if available().ok else Scene(image, 0, (), None, None)


def _refusal(why: tuple[Words, ...], before: tuple[PhotoCheck, ...]) -> Repair:
    return Repair(False, "none", None, (), why, False, before, ())


def _proposed(looked: _Looked, spec: PhotoSpec, route: Wanted) -> Repair:
    before = judge(looked.facts, spec)
    hopeless = _hopeless(before)
    if hopeless or not any(c.verdict in {"warn", "fail"} and c.repairable != "no" for c in before):
        return _refusal(hopeless or _failures(before), before)
    draft = _framed(looked, spec, before)
    if isinstance(draft, Words):
        return _refusal((draft,), before)
    draft = _whitened(draft, spec, route)
    draft, encoded = _encoded(draft, spec)
    if encoded is None:
        return _refusal((*draft.refused, _too_noisy()), before)
    return _offered(draft, encoded, spec, before, looked.file)


def _hopeless(before: tuple[PhotoCheck, ...]) -> tuple[Words, ...]:
    """Sure failures that no repair can change: no face or several, black-and-white, burnt out, far too small.

    A file made to fit around them would only hide that the photo has to be taken again.
    """
    sure = {"certain", "high"}
    return tuple(
        c.reason for c in before if c.verdict == "fail" and c.repairable == "no" and c.confidence in sure
    )


def _failures(checks: tuple[PhotoCheck, ...]) -> tuple[Words, ...]:
    return tuple(c.reason for c in checks if c.verdict == "fail")


def _too_noisy() -> Words:
    return Words(
        "照片噪点太多，压到规定大小会看不清；请在光线好的地方重拍。",
        "Too noisy to fit the bytes asked for without harm; take it again in better light.",
    )


def _framed(looked: _Looked, spec: PhotoSpec, before: tuple[PhotoCheck, ...]) -> _Draft | Words:
    """Upright, without a frame, of the asked size; the pixels stay untouched where they already are all
    that."""
    seen, view = looked.seen, looked.view
    image, changes = seen.image, _unwrapped(looked.file)
    verdicts = {c.id: c.verdict for c in before}
    if verdicts.get("B03") == "fail":
        image = _without_frame(image, float(file_border(before)) / seen.scale)
        view = _scene(image)
        changes = (*changes, Words("裁掉了边框。", "The frame was cut off."))
    right_size = image.shape[:2] == (spec.height, spec.width)
    if right_size and (_well_placed(before) or not available().ok):
        return _Draft(image, "none", changes)
    if view.turn:
        changes = (*changes, Words(f"转正 {view.turn} 度。", f"Turned upright by {view.turn} degrees."))
    cropped = crop(view, seen.scale, spec)
    if isinstance(cropped, Words):
        return _Draft(image, "none", changes, (cropped,)) if right_size else cropped
    if cropped.levelled:
        angle = abs(cropped.levelled)
        changes = (*changes, Words(f"摆正 {angle:.1f} 度。", f"Levelled by {angle:.1f} degrees."))
    draft = _Draft(image, "none", changes).changed(cropped.image, "crop", _cropped_words(cropped.scale, spec))
    return (
        draft if cropped.filled < 2 else draft.changed(cropped.image, "crop", _filled(cropped.filled), True)
    )


WIDE = {
    "G01": limits.FACE_WIDTH[1],
    "G02": (limits.EYE_LINE[1], HEIGHT),
    "G03": limits.CROWN[1],
    "G04": limits.CENTRE[1],
}


def _well_placed(before: tuple[PhotoCheck, ...]) -> bool:
    """Is a picture of the right size placed well enough to be left alone? Cropping again costs sharpness."""
    checks = {c.id: c for c in before}
    if any(checks[id].verdict in {"warn", "fail"} for id in ("C02", "C06") if id in checks):
        return False
    for id, (low, high) in WIDE.items():
        value = checks[id].measured if id in checks else None
        if isinstance(value, (int, float)) and not low <= value <= high:
            return False
    return True


def _cropped_words(scale: float, spec: PhotoSpec) -> Words:
    size = f"{spec.width}×{spec.height}"
    return Words(
        f"按标准构图裁剪到 {size}，缩放 {scale:.0%}。", f"Cropped to {size} at {scale:.0%} of the source."
    )


def _filled(count: int) -> Words:
    return Words(
        f"边上缺 {count} 像素，按背景补齐。",
        f"{count} px missing at an edge were filled like the background.",
    )


def file_border(before: tuple[PhotoCheck, ...]) -> int:
    """Depth of the frame that B03 measured, in stored pixels."""
    found = next((c.measured for c in before if c.id == "B03"), 0)
    return found if isinstance(found, int) else 0


def _without_frame(image: Bgr, depth: float) -> Bgr:
    cut = int(np.ceil(depth)) + 1
    return np.ascontiguousarray(image[cut:-cut, cut:-cut]) if min(image.shape[:2]) > 4 * cut else image


def _unwrapped(file: Stored) -> tuple[Words, ...]:
    """What decoding and saving anew changes by itself."""
    facts = file.facts
    said = []
    if facts["format"] != "jpeg":
        said.append(Words("转成 JPEG。", "Converted to JPEG."))
    if facts.get("exif_orientation", 1) != 1:
        said.append(Words("按旋转标记转正并去掉标记。", "Turned as its tag says; the tag is gone."))
    if facts.get("mode") not in {"RGB", None} or facts.get("icc") not in {"none", "srgb", None}:
        said.append(Words("颜色转成标准 RGB。", "Colours converted to standard RGB."))
    if int(facts.get("frames", 1)) > 1:  # type: ignore[arg-type]
        said.append(Words("只保留第一张图。", "Only the first picture was kept."))
    if facts.get("private"):
        said.append(Words("去掉了位置、设备等信息。", "Place and camera data were removed."))
    return tuple(said)


def _whitened(draft: _Draft, spec: PhotoSpec, route: Wanted) -> _Draft:
    """The least that makes the background white, within what `route` allows."""
    if route == "crop_only" or spec.background != "white" or not available().ok:
        return draft
    view = scene(draft.image)
    if view.sitter is None or view.frame is None or view.frame.image.shape != draft.image.shape:
        return draft
    if route != "replace":
        if whiten.is_white(view.frame):
            return draft
        lit = whiten.brightened(view)
        if lit is not None:
            words = Words(
                f"整体提亮 {lit.gain:.2f} 倍，使墙面变白。",
                f"Brightened {lit.gain:.2f} times; the wall is white.",
            )
            return draft.changed(lit.image, "brighten", words)
        if route == "brighten":
            why = Words("背景不能只靠提亮变白。", "Brightening alone cannot make the background white.")
            return replace(draft, refused=(*draft.refused, why))
    new = whiten.replaced(view)
    if isinstance(new, Words):
        return replace(draft, refused=(*draft.refused, new))
    words = Words(
        "背景换成白色（有的经办机构不收换过背景的照片，也可以选“只裁剪”或重拍）。",
        "The background was replaced by white (some offices refuse that; “crop only” or a "
        "new photo are the choices).",
    )
    return draft.changed(new.image, "replace", words, new.look_closely)


def _encoded(draft: _Draft, spec: PhotoSpec) -> tuple[_Draft, Encoded | None]:
    """The JPEG; a picture too noisy for good quality gets its background calmed first, never the face."""
    encoded = encode(draft.image, spec)
    if encoded is not None and encoded.quality >= LEAST_QUALITY:
        return draft, encoded
    calm = whiten.calmed(scene(draft.image)) if available().ok else None
    if calm is not None:
        again = encode(calm, spec)
        if again is not None and (encoded is None or again.quality > encoded.quality):
            words = Words("去掉了背景中的噪点。", "Noise was taken out of the background.")
            draft, encoded = draft.changed(calm, draft.route, words), again
    return draft, encoded if encoded is not None and encoded.quality >= WORST_QUALITY else None


def _offered(
    draft: _Draft, encoded: Encoded, spec: PhotoSpec, before: tuple[PhotoCheck, ...], file: Stored
) -> Repair:
    """The proposal judged from its own bytes; offered only if it is honest progress."""
    produced = stored_bytes(encoded.data, ".jpg")
    after = judge({**of_file(produced), **_kept(file)}, spec)
    worse, better = _compared(before, after)
    facts_pass = all(c.verdict == "pass" for c in after if c.absolute)
    saved = Words(
        f"另存为 JPEG，质量 {encoded.quality}，{len(encoded.data)} 字节。",
        f"Saved as JPEG, quality {encoded.quality}, {len(encoded.data)} bytes.",
    )
    if encoded.padded:
        saved = Words(
            saved.zh + "为达到最小字节数加了注释段。",
            saved.en + " A comment was added to reach the least size.",
        )
    refused = (*draft.refused, *(check.reason for check in worse))
    if worse or not better or not facts_pass:
        return Repair(False, draft.route, None, (), refused or _failures(before), False, before, after)
    return Repair(
        True, draft.route, encoded.data, (*draft.changes, saved), draft.refused, draft.look_closely,
        before, after,
        encoded.quality,
    )  # fmt: skip


def _kept(file: Stored) -> dict[str, Any]:
    """The date taken is dropped from the file but stays known for the question whether the photo is
    recent."""
    return {"taken": file.facts["taken"]} if "taken" in file.facts else {}


def _compared(
    before: tuple[PhotoCheck, ...], after: tuple[PhotoCheck, ...]
) -> tuple[tuple[PhotoCheck, ...], tuple[PhotoCheck, ...]]:
    """Checks that became worse, and those that became better. A check that was not measured before may not
    fail."""
    old = {c.id: c for c in before}
    pairs = [(old[c.id], c) for c in after if c.id in old]
    worse = tuple(new for was, new in pairs if RANK[new.verdict] > RANK[was.verdict] and new.verdict != "ask")
    better = tuple(
        new for was, new in pairs if was.verdict != "unknown" and RANK[new.verdict] < RANK[was.verdict]
    )
    return tuple(c for c in worse if c.verdict == "fail" or c.absolute), better
