"""Checks F01-F10: the stored file against what the office asks (文件检查). All reasons at once, in plain
words.

These are facts, certain to the byte; the ones marked absolute cannot be waved through by anybody.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractors.photo import limits
from extractors.photo.records import CheckVerdict, Confidence, PhotoCheck, PhotoSpec, Words
from extractors.photo.stored import EXTENSIONS, MOST_BYTES, MOST_PIXELS
from extractors.records import Value

Measures = Mapping[str, Value]

USUAL_SIZES = {
    (295, 413): Words("这是 25×35 毫米的“一寸照”", "that is the 25 x 35 mm one-inch print"),
    (413, 579): Words("这是二寸照", "that is the two-inch print"),
    (413, 626): Words("这是 35×53 毫米的大二寸照", "that is the large two-inch print"),
    (236, 295): Words("这是 300 dpi 的社保卡照片", "that is the 300 dpi variant for social-security cards"),
    (390, 567): Words("这是 33×48 毫米的签证、护照照片", "that is the 33 x 48 mm visa and passport photo"),
    (240, 320): Words("这是考试报名用的照片", "that is a size used for examinations"),
    (480, 640): Words("这是考试报名用的照片", "that is a size used for examinations"),
}
NAMES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "heic": "HEIC", "html": "网页 (HTML)", "pdf": "PDF"}


def file_checks(facts: Measures, spec: PhotoSpec) -> tuple[PhotoCheck, ...]:
    """F01-F10, in order; a check whose fact could not be had is `unknown`, never a pass."""
    return (
        _type(facts, spec),
        _whole(facts),
        _size(facts, spec),
        _bytes(facts, spec),
        _colour(facts),
        _orientation(facts),
        _frames(facts),
        _within_limits(facts),
        _coding(facts),
        _private(facts),
    )


def number(facts: Measures, name: str) -> float | None:
    """A measure as a number, `None` where it is missing."""
    value = facts.get(name)
    return float(value) if isinstance(value, (int, float)) else None


def _check(
    id: str, verdict: CheckVerdict, zh: str, en: str, *, code: str | None = None,
    measured: Value | None = None,
    limit: str = "", fixable: bool = False, absolute: bool = False, trust: Confidence = "certain",
) -> PhotoCheck:  # fmt: skip
    wrong = verdict in {"warn", "fail", "ask"}
    return PhotoCheck(
        id, verdict, Words(zh, en), code if wrong else None, measured, limit, trust,
        "yes" if fixable and wrong else "no", absolute,
    )  # fmt: skip


def _unknown(id: str) -> PhotoCheck:
    return _check(id, "unknown", "未能测量。", "Could not be measured.")


def _type(facts: Measures, spec: PhotoSpec) -> PhotoCheck:
    kind = str(facts.get("format", "unknown"))
    wanted, name = NAMES.get(spec.format, spec.format.upper()), NAMES.get(kind, kind.upper())
    if kind == spec.format:
        return _check(
            "F01", "pass", f"文件是 {wanted}。", f"The file is a {wanted}.", measured=kind, absolute=True
        )
    zh, en = f"文件内容是 {name}，必须是 {wanted}。", f"The file is {name}; it must be {wanted}."
    extension = str(facts.get("extension", ""))
    if extension in EXTENSIONS.get(spec.format, set()) and kind in EXTENSIONS:
        zh = f"文件名以 {extension} 结尾，内容却是 {name}；改名不等于转换，必须是真正的 {wanted}。"
        en = f"The file is a {name} with a {extension} name. It must be {wanted}; renaming is not enough."
    if kind == "empty":
        zh, en = "文件是空的（0 字节），请重新发送。", "The file is empty (0 bytes); send it again."
    if kind == "html":
        zh, en = (
            "这是网页，不是照片；请下载照片本身。",
            "This is a web page, not a photo; download the photo itself.",
        )
    return _check(
        "F01", "fail", zh, en, code="photo_format", measured=kind, limit=wanted, fixable=kind in EXTENSIONS,
        absolute=True,
    )  # fmt: skip


def _whole(facts: Measures) -> PhotoCheck:
    state, size = str(facts.get("whole", "")), facts.get("bytes", 0)
    said = {
        "clean": ("pass", "文件完整。", "The file is whole."),
        "trailing": (
            "warn",
            f"图像结束之后还有 {facts.get('trailing_bytes')} 个字节；建议重新保存。",
            f"{facts.get('trailing_bytes')} bytes stand behind the end of the picture; save it again.",
        ),
        "truncated": (
            "fail",
            f"文件在 {size} 字节处被截断，没有传完；请重新发送。",
            f"The file is cut off after {size} bytes; send it again.",
        ),
        "damaged": (
            "fail",
            "文件已损坏，请重新发送原文件。",
            "The file is damaged; send the original again.",
        ),
        "empty": ("fail", "文件是空的，请重新发送。", "The file is empty; send it again."),
        "not_a_picture": ("fail", "这不是图片文件。", "This is not a picture file."),
        "unreadable": ("fail", "文件打不开。", "The file cannot be opened."),
    }.get(state)
    if said is None:
        return _unknown("F02")
    verdict: CheckVerdict = "pass" if said[0] == "pass" else "warn" if said[0] == "warn" else "fail"
    return _check(
        "F02", verdict, said[1], said[2], code="photo_unreadable" if verdict == "fail" else "photo_format",
        measured=state, fixable=verdict == "warn", absolute=True,
    )  # fmt: skip


def _size(facts: Measures, spec: PhotoSpec) -> PhotoCheck:
    if "width" not in facts:
        return _unknown("F03")
    wide, high = int(number(facts, "width") or 0), int(number(facts, "height") or 0)
    limit = f"{spec.width}×{spec.height}"
    if (wide, high) == (spec.width, spec.height):
        return _check(
            "F03", "pass", f"尺寸 {limit} 像素。", f"{limit} pixels.", measured=limit, absolute=True
        )
    zh, en = f"现为 {wide}×{high} 像素，要求 {limit}", f"It is {wide}×{high} pixels; {limit} is asked"
    usual = USUAL_SIZES.get((wide, high))
    if (wide, high) == (spec.height, spec.width):
        zh, en = f"{zh}：宽高颠倒，照片是横着存的", f"{en}: it is stored on its side"
    elif usual:
        zh, en = f"{zh}：{usual.zh}", f"{en}: {usual.en}"
    return _check(
        "F03", "fail", zh + "。", en + ".", code="photo_size", measured=f"{wide}×{high}", limit=limit,
        fixable=True,
        absolute=True,
    )  # fmt: skip


def _bytes(facts: Measures, spec: PhotoSpec) -> PhotoCheck:
    """Two readings of kB: what both accept passes, what one accepts is the grey band (warned, never
    failed)."""
    size = int(number(facts, "bytes") or 0)
    limit = f"{spec.bytes_sure_min}–{spec.bytes_sure_max}"
    if spec.bytes_sure_min <= size <= spec.bytes_sure_max:
        return _check(
            "F04", "pass", f"{size} 字节。", f"{size} bytes.", measured=size, limit=limit, absolute=True
        )
    if spec.bytes_min <= size <= spec.bytes_max:
        zh = f"{size} 字节：按 1000 与按 1024 字节算 1 kB 结果不同；建议重新保存到 {limit} 字节。"
        en = f"{size} bytes passes one reading of kB (1000 or 1024) only; save it at {limit} bytes."
        return _check(
            "F04", "warn", zh, en, code="photo_bytes_grey_zone", measured=size, limit=limit, fixable=True,
            absolute=True,
        )  # fmt: skip
    low = size < spec.bytes_min
    bound = spec.bytes_min if low else spec.bytes_max
    zh = f"文件 {size} 字节，{'小于下限' if low else '超过上限'} {bound} 字节；可重新保存。"
    en = f"{size} bytes; the {'least' if low else 'most'} allowed is {bound}. It can be saved again."
    return _check(
        "F04", "fail", zh, en, code="photo_bytes_low" if low else "photo_bytes_high", measured=size,
        limit=limit,
        fixable=size > 0, absolute=True,
    )  # fmt: skip


def _colour(facts: Measures) -> PhotoCheck:
    mode, parts = str(facts.get("mode", "")), number(facts, "components")
    if not mode:
        return _unknown("F05")
    if mode in {"1", "L", "LA", "I", "F"} or mode.startswith("I;") or parts == 1:
        return _check(
            "F05", "fail", "文件是黑白（灰度）的，必须是彩色照片。",
            "The file is grey; it must be a colour photo.",
            code="photo_not_colour", measured=mode,
        )  # fmt: skip
    odd = {"CMYK": "印刷用的 CMYK 颜色", "YCCK": "印刷用的 CMYK 颜色"}.get(mode)
    odd = odd or ("带透明层" if facts.get("alpha") else None)
    odd = odd or ("每色 16 位" if (number(facts, "bits") or 8) > 8 else None)
    if odd:
        en = "The file has CMYK, transparent or 16-bit colour; 24-bit RGB is asked."
        return _check(
            "F05",
            "fail",
            f"文件{odd}，要求 24 位 RGB。",
            en,
            code="photo_format",
            measured=mode,
            fixable=True,
        )
    profile = str(facts.get("icc", "none"))
    if profile not in {"none", "srgb"}:
        zh, en = (
            f"带有 {profile} 色彩配置，换台电脑颜色会变。",
            f"It has a {profile} profile; colours may shift.",
        )
        return _check("F05", "warn", zh, en, code="photo_format", measured=profile, fixable=True)
    return _check("F05", "pass", "24 位彩色。", "24-bit colour.", measured=mode)


def _orientation(facts: Measures) -> PhotoCheck:
    tag = number(facts, "exif_orientation")
    if tag is None:
        return _unknown("F06")
    if tag == 1:
        return _check("F06", "pass", "没有旋转标记。", "No rotation tag.", measured=1)
    zh = "手机上看是正的，文件里却是横着或倒着存的（旋转标记 {0}）；上传系统不认这个标记。"
    en = f"Looks upright on a phone but is stored turned (orientation tag {int(tag)}), which portals ignore."
    return _check("F06", "fail", zh, en, code="photo_rotated", measured=int(tag), limit="1", fixable=True)


def _frames(facts: Measures) -> PhotoCheck:
    count = number(facts, "frames")
    if count is None:
        return _unknown("F07")
    if count <= 1:
        return _check("F07", "pass", "单张图片。", "A single picture.", measured=int(count))
    zh, en = (
        f"文件里有 {int(count)} 张图（动图或连拍），只能有一张。",
        f"The file holds {int(count)} pictures; one is asked.",
    )
    return _check("F07", "fail", zh, en, code="photo_format", measured=int(count), limit="1", fixable=True)


def _within_limits(facts: Measures) -> PhotoCheck:
    if not facts.get("too_large"):
        return _check("F08", "pass", "大小在安全范围内。", "Small enough to open safely.")
    limit = f"{MOST_PIXELS // 10**6} MP, {MOST_BYTES // 10**6} MB"
    zh = f"图片太大，为安全起见没有打开（上限 {limit}）；请发送普通照片。"
    en = f"Too large to open safely (at most {limit}); send an ordinary photo."
    return _check("F08", "fail", zh, en, code="photo_unreadable", limit=limit, absolute=True)


def _coding(facts: Measures) -> PhotoCheck:
    quality = number(facts, "jpeg_quality")
    if facts.get("format") != "jpeg" or quality is None:
        return _unknown("F09")
    good, bad = limits.QUALITY
    if quality < good:
        zh, en = (
            f"压缩很重（质量约 {quality:.0f}），能看到方块。",
            f"Strongly compressed (quality about {quality:.0f}).",
        )
        verdict: CheckVerdict = "fail" if quality < bad else "warn"
        # The notice sets no quality, so this alone never returns a photo.
        return _check(
            "F09",
            verdict,
            zh,
            en,
            code="photo_blurred",
            measured=int(quality),
            limit=f">= {good}",
            trust="medium",
        )
    if facts.get("progressive") or facts.get("arithmetic"):
        zh, en = (
            "采用渐进式或算术编码，有的系统打不开；建议重存。",
            "Progressive or arithmetic coding; some portals refuse it.",
        )
        return _check("F09", "warn", zh, en, code="photo_format", measured="progressive", fixable=True)
    return _check(
        "F09",
        "pass",
        f"压缩正常（质量约 {quality:.0f}）。",
        f"Quality about {quality:.0f}.",
        measured=int(quality),
    )


def _private(facts: Measures) -> PhotoCheck:
    carried = facts.get("private")
    if carried is None:
        return _unknown("F10")
    if not carried:
        return _check("F10", "pass", "没有私人信息。", "No private metadata.")
    zh, en = (
        "照片里带有拍摄地点或设备编号；修复时会去掉。",
        "The photo carries its place or camera number; a repair drops it.",
    )
    listed = tuple(carried) if isinstance(carried, (tuple, list)) else (str(carried),)
    return _check("F10", "warn", zh, en, measured=listed, fixable=True)
