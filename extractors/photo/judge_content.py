"""Checks C01-C13: is it one person, frontal, awake, bareheaded (人像检查)?

Limits rest on few real spoilt photos; only the surest of these may decide by themselves, the others are
shown to a person. Under three years eyes, pose and mouth only warn: babies sleep, and offices accept it.
"""

from __future__ import annotations

from extractors.photo import limits
from extractors.photo.judge_file import Measures, number
from extractors.photo.limits import CONTENT, Limit
from extractors.photo.records import CheckVerdict, Confidence, PhotoCheck, Repairable, Words

CHILD = 3.0


def content_checks(facts: Measures, age_years: float | None) -> tuple[PhotoCheck, ...]:
    """C01-C13. Without a face everything after C01 is `unknown`."""
    child = age_years is not None and age_years < CHILD
    return (
        one_face(facts),
        _upright(facts),
        _usable(facts),
        measured("C04", facts),
        _yaw(facts, child),
        _roll(facts, child),
        _pitch(facts),
        _eyes(facts, child),
        measured("C09", facts),
        measured("C10", facts, child),
        _glasses(facts),
        measured("C12", facts),
        _person(
            "C13",
            "脸上有没有口罩、手、头发遮挡？请看一下。",
            "Is the face covered by a mask, hand or hair? Please look.",
        ),
    )


def check(
    id: str, verdict: CheckVerdict, zh: str, en: str, code: str | None, value: float | int | str | None,
    limit: str,
    trust: Confidence, repairable: Repairable = "no",
) -> PhotoCheck:  # fmt: skip
    """A content check; a pass carries no code and nothing to repair."""
    good = verdict in {"pass", "unknown"}
    return PhotoCheck(
        id, verdict, Words(zh, en), None if good else code, value, limit, trust, "no" if good else repairable
    )


def unknown(id: str) -> PhotoCheck:
    """A check that could not be made; never shown as a pass."""
    return check(id, "unknown", "未能测量。", "Could not be measured.", None, None, "", "low")


def measured(id: str, facts: Measures, child: bool = False) -> PhotoCheck:
    """A check of the table of limits."""
    row = next(row for row in CONTENT if row.id == id)
    value = number(facts, row.measure)
    if value is None:
        return unknown(id)
    shown = round(value * row.scale, 2)
    verdict = _verdict(row, shown, child)
    words = row.good if verdict == "pass" else row.bad
    limit = f"{'>=' if row.better == 'high' else '<='} {row.pass_limit:g}"
    zh, en = words.zh.format(value=f"{shown:g}"), words.en.format(value=f"{shown:g}")
    return check(id, verdict, zh, en, row.code, shown, limit, row.confidence, row.repairable)


def _verdict(row: Limit, value: float, child: bool) -> CheckVerdict:
    sign = 1 if row.better == "high" else -1
    if sign * value >= sign * row.pass_limit:
        return "pass"
    if row.worst_limit is None or sign * value >= sign * row.worst_limit:
        return row.between
    return row.child if child and row.child else row.worst


def one_face(facts: Measures) -> PhotoCheck:
    """C01: exactly one face; a second of 3 % of the main one's area or more is a second person."""
    count = number(facts, "faces")
    if count is None:
        why = str(facts.get("content_error", ""))
        return check(
            "C01",
            "unknown",
            f"没有检查人脸。{why}",
            f"Faces were not looked for. {why}",
            None,
            None,
            "",
            "low",
        )
    presence = number(facts, "face_presence") or 0.0
    if count == 0 or presence < limits.PRESENCE:
        return check(
            "C01", "fail", "没有找到可辨认的正面人脸。", "No recognisable frontal face was found.",
            "photo_no_face", 0,
            "1", "high",
        )  # fmt: skip
    second = number(facts, "second_face") or 0.0
    if second >= limits.SECOND_FACE:
        zh, en = (
            f"照片里有 {int(count)} 张脸，只能有本人。",
            f"{int(count)} faces are in the picture; only one may be.",
        )
        return check("C01", "fail", zh, en, "photo_many_faces", int(count), "1", "high")
    if second > 0:
        zh, en = (
            "背景里似乎还有一张很小的脸，请看一下。",
            "A very small second face seems to be behind; please look.",
        )
        return check("C01", "warn", zh, en, "photo_many_faces", int(count), "1", "medium")
    return check("C01", "pass", "一张人脸。", "One face.", None, 1, "1", "high")


def _upright(facts: Measures) -> PhotoCheck:
    turn = number(facts, "turn")
    if turn is None or "face_width" not in facts:
        return unknown("C02")
    if turn == 0:
        return check("C02", "pass", "头朝上。", "Upright.", None, 0, "0", "high")
    word = ("倒置", "upside down") if turn == 180 else ("横着", "on its side")
    return check(
        "C02", "fail", f"照片{word[0]}存放，需转 {turn:.0f} 度。", f"The photo is {word[1]}.",
        "photo_rotated", int(turn),
        "0", "high", "yes",
    )  # fmt: skip


def _usable(facts: Measures) -> PhotoCheck:
    presence = number(facts, "face_presence")
    if presence is not None and presence < limits.PRESENCE:
        row = next(row for row in CONTENT if row.id == "C03")
        return check("C03", "fail", row.bad.zh, row.bad.en, row.code, presence, ">= 0.5", "high")
    outside = number(facts, "face_outside") or 0.0
    if outside > limits.FACE_OUTSIDE:
        zh, en = "脸有一部分在画面外，没有拍全。", "A part of the face lies outside the picture."
        return check("C03", "fail", zh, en, "photo_head_position", outside, "0", "high")
    return measured("C03", facts)


def _softened(verdict: CheckVerdict, child: bool) -> CheckVerdict:
    return "warn" if child and verdict == "fail" else verdict


def _yaw(facts: Measures, child: bool) -> PhotoCheck:
    yaw = number(facts, "yaw")
    if yaw is None:
        return unknown("C05")
    good, bad = limits.YAW
    verdict: CheckVerdict = "pass" if abs(yaw) <= good else "warn" if abs(yaw) <= bad else "fail"
    side = ("右", "right") if yaw < 0 else ("左", "left")
    zh, en = (
        f"头向{side[0]}转了约 {abs(yaw):.0f} 度，请正对镜头。",
        f"The head is turned about {abs(yaw):.0f} deg {side[1]}.",
    )
    if verdict == "pass":
        zh, en = "正面。", "Frontal."
    return check("C05", _softened(verdict, child), zh, en, "photo_not_frontal", yaw, f"±{good:g}°", "medium")


def _roll(facts: Measures, child: bool) -> PhotoCheck:
    roll = number(facts, "roll")
    if roll is None:
        return unknown("C06")
    good, bad = limits.ROLL
    verdict: CheckVerdict = "pass" if abs(roll) <= good else "warn" if abs(roll) <= bad else "fail"
    zh, en = f"头歪了约 {abs(roll):.0f} 度。", f"The head leans about {abs(roll):.0f} deg."
    if verdict == "pass":
        zh, en = "头是正的。", "The head is level."
    return check(
        "C06", _softened(verdict, child), zh, en, "photo_not_frontal", roll, f"±{good:g}°", "high",
        "yes" if abs(roll) <= 15 else "no",
    )  # fmt: skip


def _pitch(facts: Measures) -> PhotoCheck:
    """Level faces read -7..+17 with this method, so it never fails."""
    pitch = number(facts, "pitch")
    if pitch is None:
        return unknown("C07")
    low, high = limits.PITCH
    if low <= pitch <= high:
        return check(
            "C07", "pass", "头未明显抬起或低下。", "Chin neither raised nor lowered.", None, pitch, "", "low"
        )
    word = ("低头", "lowered") if pitch > high else ("抬头", "raised")
    zh, en = f"似乎在{word[0]}，请看一下。", f"The chin seems {word[1]}; please look."
    return check("C07", "warn", zh, en, "photo_not_frontal", pitch, f"{low:g}…{high:g}°", "low")


def _eyes(facts: Measures, child: bool) -> PhotoCheck:
    right, left = number(facts, "eye_open_right"), number(facts, "eye_open_left")
    if right is None or left is None:
        return unknown("C08")
    good, bad = limits.EYES
    least = min(right, left)
    verdict: CheckVerdict = "pass" if least >= good else "warn" if least >= bad else "fail"
    which = ("双眼", "Both eyes") if max(right, left) < good else ("右眼", "The right eye")
    if which[0] == "右眼" and left < right:
        which = ("左眼", "The left eye")
    zh, en = f"{which[0]}似乎闭着或没睁开。", f"{which[1]} looks closed."
    if verdict == "pass":
        zh, en = "双眼睁开。", "Both eyes are open."
    return check(
        "C08", _softened(verdict, child), zh, en, "photo_eyes_closed", least, f">= {good:g}", "medium"
    )


def _glasses(facts: Measures) -> PhotoCheck:
    """Dark lenses read as open eyes, so the sockets are compared with the cheeks; hard side light looks
    alike."""
    socket, cheeks = number(facts, "socket_ratio"), number(facts, "cheek_ratio")
    if socket is None or cheeks is None:
        return unknown("C11")
    good, bad = limits.SOCKET
    if socket >= good:
        return check(
            "C11", "pass", "眼部清楚，未见深色镜片。", "No dark lenses are seen.", None, socket, "", "medium"
        )
    verdict: CheckVerdict = "fail" if socket < bad and cheeks >= limits.FRONTAL_LIGHT else "ask"
    zh, en = "眼镜似乎是深色的；眼睛必须看得见。", "The glasses look dark; the eyes must be seen."
    return check("C11", verdict, zh, en, "photo_head_covered", socket, f">= {good:g}", "medium")


def _person(id: str, zh: str, en: str) -> PhotoCheck:
    return check(id, "ask", zh, en, None, None, "", "person")


def person_checks(facts: Measures, too_old: bool) -> tuple[PhotoCheck, ...]:
    """A01-A03: what no software decides; asked of every photo."""
    taken = facts.get("taken")
    if too_old:
        recent = check(
            "A01", "warn", f"照片拍于 {taken}，可能不是近期照片。",
            f"It was taken on {taken}; perhaps not recent.", None,
            str(taken), "", "low",
        )  # fmt: skip
    else:
        recent = _person("A01", "是近期照片吗？", "Is the photo recent?")
    return (
        recent,
        _person("A02", "是学生本人吗？", "Is it the student?"),
        _person("A03", "有没有制服、饰品、浓妆，或翻拍、美颜、电脑生成的痕迹？",
                "Uniform, jewellery, heavy make-up, or signs of a re-taken, retouched or generated picture?"),
    )  # fmt: skip
