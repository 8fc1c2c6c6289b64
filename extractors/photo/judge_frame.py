"""Checks G, B, K, L, S: where the head stands, the background, clothing, light, focus (构图、背景、光线检查).

The notice gives no geometry; that of the ID-card photo, whose pixel size the notice uses, is therefore a
warning and the target of a repair, never a reason to return a photo.
"""

from __future__ import annotations

from extractors.photo import limits
from extractors.photo.judge_content import check, measured, unknown
from extractors.photo.judge_file import Measures, number
from extractors.photo.records import CheckVerdict, PhotoCheck, PhotoSpec, Repairable
from extractors.photo.scene import FACE_WIDTH, HEIGHT, WIDTH

HUES = {
    "white": "白", "light grey": "浅灰", "grey": "灰", "black": "黑", "red": "红", "orange": "橙",
    "yellow": "黄",
    "green": "绿", "blue": "蓝",
}  # fmt: skip


def frame_checks(facts: Measures, spec: PhotoSpec) -> tuple[PhotoCheck, ...]:
    """G01-G06, B01-B03, K01-K02, L01-L05, S01."""
    return (
        *_geometry(facts, spec),
        *((_white(facts), measured("B02", facts)) if spec.background == "white" else _other_ground(spec)),
        _border(facts),
        measured("K01", facts),
        measured("K02", facts),
        _dark(facts),
        *(measured(id, facts) for id in ("L02", "L03", "L04", "L05", "S01")),
    )


def _unit(facts: Measures, spec: PhotoSpec) -> float | None:
    """Pixels of the 358 x 441 standard for one stored pixel; `None` unless the picture has that shape."""
    wide, high = number(facts, "upright_width"), number(facts, "upright_height")
    if not wide or not high or abs(wide / high / (WIDTH / HEIGHT) - 1) > 0.02:
        return None
    return WIDTH / wide if abs(spec.width / spec.height / (WIDTH / HEIGHT) - 1) <= 0.02 else None


def _geometry(facts: Measures, spec: PhotoSpec) -> tuple[PhotoCheck, ...]:
    unit = _unit(facts, spec)
    ids = ("G01", "G02", "G03", "G04", "G05")
    if number(facts, "face_width") is None:
        return (*(unknown(id) for id in ids), unknown("G06"))
    if unit is None:
        return (*(_after_cropping(id) for id in ids[:4]), _shoulders(facts), _source(facts, spec))
    return (
        _face_width(facts, unit),
        _eye_line(facts, unit),
        _crown(facts, unit),
        _centre(facts, unit),
        _shoulders(facts),
        _source(facts, spec),
    )


def _after_cropping(id: str) -> PhotoCheck:
    zh, en = (
        "照片比例不对，裁剪后才能量头部位置。",
        "The shape is not the photo's; the head's place is measured after cropping.",
    )
    return check(id, "unknown", zh, en, None, None, "", "high")


def _band(value: float, pass_band: tuple[float, float], warn_band: tuple[float, float]) -> CheckVerdict:
    return "pass" if pass_band[0] <= value <= pass_band[1] else "warn"


def _face_width(facts: Measures, unit: float) -> PhotoCheck:
    value = round((number(facts, "face_width") or 0.0) * unit, 1)
    verdict = _band(value, *limits.FACE_WIDTH)
    zh, en = (
        f"脸宽 {value:.0f} 像素，身份证照标准为 207±14。",
        f"The face is {value:.0f} px wide; the ID-card photo has 207±14.",
    )
    return check("G01", verdict, zh, en, "photo_head_size", value, "193–221", "high", "yes")


def _eye_line(facts: Measures, unit: float) -> PhotoCheck:
    from_bottom = (number(facts, "upright_height") or 0.0) - (number(facts, "eye_y") or 0.0)
    value = round(from_bottom * unit, 1)
    verdict: CheckVerdict = "pass" if value >= limits.EYE_LINE[0] - 0.5 else "warn"
    zh, en = (
        f"眼睛距下边 {value:.0f} 像素，应不少于 207。",
        f"The eyes are {value:.0f} px above the lower edge; 207 or more.",
    )
    return check("G02", verdict, zh, en, "photo_head_position", value, ">= 207", "high", "yes")


def _crown(facts: Measures, unit: float) -> PhotoCheck:
    if facts.get("crown_cut"):
        zh, en = "头顶被裁掉了。", "The top of the head is cut off."
        return check("G03", "warn", zh, en, "photo_head_position", 0, "7–21", "medium")
    value = round((number(facts, "crown_y") or 0.0) * unit, 1)
    verdict = _band(value, *limits.CROWN)
    zh, en = (
        f"头顶距上边 {value:.0f} 像素，应为 7–21。",
        f"The hair is {value:.0f} px below the upper edge; 7–21 is usual.",
    )
    return check("G03", verdict, zh, en, "photo_head_position", value, "7–21", "medium", "yes")


def _centre(facts: Measures, unit: float) -> PhotoCheck:
    value = round((number(facts, "eye_x") or 0.0) * unit, 1)
    verdict = _band(value, *limits.CENTRE)
    zh, en = (
        f"两眼中点在 {value:.0f} 像素处，居中为 162–196。",
        f"The eyes' middle is at {value:.0f} px; centred is 162–196.",
    )
    return check("G04", verdict, zh, en, "photo_head_position", value, "162–196", "high", "yes")


def _shoulders(facts: Measures) -> PhotoCheck:
    value = round((number(facts, "room_below") or 0.0) * FACE_WIDTH, 0)
    good, least = limits.SHOULDERS
    if value >= good:
        return check(
            "G05", "pass", "肩部在画面内。", "The shoulders are in the picture.", None, value, "", "high"
        )
    zh, en = (
        "下巴以下几乎没有画面，请退后一些、连肩膀一起重拍。",
        "The photo ends near the chin; take it from further away.",
    )
    if value >= least:
        zh, en = "下巴以下画面较少，肩部不全。", "Little is seen below the chin; the shoulders are cut."
    return check("G05", "warn", zh, en, "photo_head_position", value, f">= {good}", "high")


def _source(facts: Measures, spec: PhotoSpec) -> PhotoCheck:
    value = number(facts, "face_width") or 0.0
    good, least = limits.SOURCE_FACE
    exact = (number(facts, "width"), number(facts, "height")) == (spec.width, spec.height)
    if value >= good or (exact and value >= least):
        return check(
            "G06", "pass", "清晰度足够。", "Enough pixels.", None, round(value), f">= {good}", "certain"
        )
    verdict: CheckVerdict = "warn" if value >= least or exact else "fail"
    times = FACE_WIDTH / max(value, 1.0)
    zh = f"原图脸宽只有 {value:.0f} 像素，放大 {times:.1f} 倍会模糊；请发送原图。"
    en = f"The face is only {value:.0f} px wide; enlarged {times:.1f} times it is soft. Send the original."
    return check("G06", verdict, zh, en, "photo_blurred", round(value), f">= {good}", "certain")


def _white(facts: Measures) -> PhotoCheck:
    """B01: the background is white; judged on the share of white pixels, spoken of in lightness and hue."""
    share, bright = number(facts, "white_share"), number(facts, "background_light")
    if share is None or bright is None:
        return unknown("B01")
    good, warn, least = limits.WHITE
    hue = str(facts.get("background_hue", ""))
    if share >= good:
        return check("B01", "pass", "白色背景。", "White background.", None, share, f">= {good:g}", "high")
    nearly = share >= warn or (bright >= least and hue == "white")
    where = f"亮度 {bright:.0f}/100，白色占 {share:.0%}"
    zh = f"背景是{HUES.get(hue, hue)}色，不够白（{where}）。"
    en = f"The background is {hue}, not white (lightness {bright:.0f} of 100, {share:.0%} of it white)."
    repairable: Repairable = "yes" if nearly or bright >= 85 else "look"
    return check(
        "B01",
        "warn" if nearly else "fail",
        zh,
        en,
        "photo_background",
        share,
        f">= {good:g}",
        "high",
        repairable,
    )


def _other_ground(spec: PhotoSpec) -> tuple[PhotoCheck, ...]:
    """Only white can be judged; any other colour asked for is a question to a person."""
    zh = f"规则要求{HUES.get(spec.background, spec.background)}色背景，请看一下是否符合。"
    en = f"A {spec.background} background is asked for; please look whether it is."
    return (check("B01", "ask", zh, en, "photo_background", None, spec.background, "person"), unknown("B02"))


def _border(facts: Measures) -> PhotoCheck:
    depth = number(facts, "border")
    if depth is None:
        return unknown("B03")
    if depth == 0:
        return check("B03", "pass", "没有边框。", "No frame.", None, 0, "0", "high")
    zh, en = (
        f"照片四周有约 {depth:.0f} 像素的边框。",
        f"A frame of about {depth:.0f} px runs round the photo.",
    )
    return check("B03", "fail", zh, en, "photo_background", int(depth), "0", "high", "yes")


def _dark(facts: Measures) -> PhotoCheck:
    """L01: a white wall that reads grey means under-exposure; the face alone only when far too dark."""
    face, ground = number(facts, "face_light"), number(facts, "background_light")
    if face is None:
        return unknown("L01")
    wall, dim, dark = limits.DARK
    if face < dark:
        verdict: CheckVerdict = "fail"
    else:
        verdict = "warn" if face < dim and (ground is None or ground < wall) else "pass"
    zh, en = f"照片太暗（脸部亮度 {face:.0f}/255）。", f"The photo is too dark (face {face:.0f} of 255)."
    if verdict == "pass":
        zh, en = "亮度正常。", "Bright enough."
    return check("L01", verdict, zh, en, "photo_too_dark", face, f">= {dim:g}", "medium", "look")
