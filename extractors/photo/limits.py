"""The limits of the content checks (界限), in one versioned table, each with its origin and its words.

What an office may set itself (size, bytes, format) is not here but in `PhotoSpec`. Origins: `notice` = the
words of the enrolment notice; `GA 461` = the ID-card photo standard, whose pixel size the notice uses,
taken as a warning only; `ISO 29794-5` = its definition of the measure; `measured` = set on some 170 public
portraits and their spoilt variants, which says little about children and nothing about newborns. Raise
`VERSION` with every change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.photo.records import CheckVerdict, Confidence, Repairable, Words

VERSION = "2026-11-a"


@dataclass(frozen=True, slots=True)
class Limit:
    """One measured check: better high or low, the pass limit, the limit beyond which `worst` holds.

    Between the two the verdict is `between`. `worst_limit` None = `between` holds all the way. `child` =
    the worst verdict for children under three years (a newborn's eyes may be closed). Words may use {value}.
    """

    id: str
    measure: str
    better: Literal["high", "low"]
    pass_limit: float
    worst_limit: float | None
    between: CheckVerdict
    worst: CheckVerdict
    child: CheckVerdict | None
    code: str | None
    confidence: Confidence
    repairable: Repairable
    origin: str
    good: Words
    bad: Words
    scale: float = 1.0


def _row(
    id: str, measure: str, better: Literal["high", "low"], limits: tuple[float, float | None],
    verdicts: tuple[CheckVerdict, CheckVerdict], code: str | None, trust: Confidence, origin: str,
    good: tuple[str, str], bad: tuple[str, str], *,
    child: CheckVerdict | None = None, repairable: Repairable = "no", scale: float = 1.0,
) -> Limit:  # fmt: skip
    return Limit(
        id, measure, better, limits[0], limits[1], verdicts[0], verdicts[1], child, code, trust,
        repairable, origin,
        Words(*good), Words(*bad), scale,
    )  # fmt: skip


CONTENT = (
    _row(
        "C03", "face_score", "high", (0.6, 0.5), ("warn", "fail"), "photo_no_face", "high", "measured",
        ("人脸清晰可测。", "The face can be measured."),
        ("有人脸，但侧得太多或被遮挡，无法测量。",
         "A face is there but too turned or covered to be measured."),
    ),
    _row(
        "C04", "colours", "high", (700, 450), ("warn", "fail"), "photo_recaptured", "low", "measured",
        ("颜色像照片。", "It has a photo's colours."),
        ("看起来像图画或处理过的图片，不像照片。",
         "This looks like a drawing or a stylised picture, not a photo."),
    ),
    _row(
        "C09", "gaze", "low", (0.6, None), ("warn", "warn"), "photo_not_frontal", "low", "measured",
        ("眼睛看向镜头。", "The eyes look at the camera."),
        ("眼睛似乎没有看镜头，请看一下。", "The eyes seem to look away; please look."),
    ),
    _row(
        "C10", "mouth_open", "low", (0.08, 0.18), ("warn", "fail"), None, "medium", "ISO 29794-5; measured",
        ("嘴闭合。", "The mouth is closed."),
        ("嘴似乎张开，证件照要求表情自然、嘴闭合。", "The mouth seems open; an ID photo wants it closed."),
        child="warn",
    ),
    _row(
        "C12", "forehead_skin", "high", (0.60, None), ("ask", "ask"), "photo_head_covered", "low",
        "notice (免冠)",
        ("额头露出，未见帽子。", "The forehead is free; no hat is seen."),
        ("额头被遮住：是头发还是帽子、头巾？（因宗教或疾病遮盖的，请问经办机构。）",
         "The forehead is covered: hair, or a hat or scarf? (For a religious or medical "
         "covering ask the office.)"),
    ),
    _row(
        "B02", "background_dark_part", "high", (90, 80), ("warn", "fail"), "photo_background", "medium",
        "measured",
        ("背景均匀。", "The background is even."),
        ("背景不均匀，最暗处亮度 {value}（100 为白），头旁可能有阴影或杂物。",
         "The background is uneven: its darkest part has lightness {value} of 100; a shadow or an object?"),
        repairable="look",
    ),
    _row(
        "K01", "clothing_contrast", "high", (35, 20), ("warn", "fail"), "photo_contrast", "medium",
        "notice (反差)",
        ("衣服与背景反差足够。", "The clothing stands out from the background."),
        ("衣服颜色与背景太接近（色差 {value}），请换深色衣服。",
         "The clothing is almost as light as the background (distance {value}); wear something darker."),
    ),
    _row(
        "K02", "edge_contrast", "high", (12, None), ("warn", "warn"), "photo_contrast", "medium", "measured",
        ("头发与背景分得开。", "Hair and background can be told apart."),
        ("头发或肤色与背景几乎一样（色差 {value}）。",
         "Hair or skin and background are nearly the same ({value})."),
    ),
    _row(
        "L02", "face_burnt", "low", (2, 10), ("warn", "fail"), "photo_too_bright", "high", "measured",
        ("脸部没有过曝。", "The face is not burnt out."),
        ("脸部 {value}% 过曝发白，请避开闪光或强光重拍。",
         "{value}% of the face is burnt out; take it again without flash or hard light."), scale=100,
    ),
    _row(
        "L03", "face_contrast", "high", (25, 15), ("warn", "fail"), "photo_contrast", "medium", "measured",
        ("脸部层次正常。", "The face has normal contrast."),
        ("脸部发灰、没有层次（{value}）。", "The face looks flat ({value})."),
    ),
    _row(
        "L04", "cheek_ratio", "high", (0.65, None), ("warn", "warn"), "photo_too_dark", "medium", "measured",
        ("左右脸受光均匀。", "Both sides of the face are lit alike."),
        ("脸一侧明显偏暗（亮度比 {value}），请面对光源重拍。",
         "One side of the face is much darker (ratio {value}); face the light."),
    ),
    _row(
        "L05", "chroma", "high", (10, 4), ("warn", "fail"), "photo_not_colour", "certain", "notice (彩色)",
        ("彩色照片。", "A colour photo."),
        ("几乎没有颜色（{value}），像黑白照片；必须是彩色。",
         "There is hardly any colour ({value}); it looks black-and-white and must be in colour."),
    ),
    _row(
        "S01", "sharpness", "high", (60, 25), ("warn", "fail"), "photo_blurred", "medium", "measured",
        ("清晰。", "In focus."),
        ("照片模糊（清晰度 {value}），请对焦后重拍。", "The photo is out of focus (sharpness {value})."),
    ),
)  # fmt: skip

YAW = (8.0, 18.0)
ROLL = (3.0, 8.0)
PITCH = (-12.0, 22.0)
EYES = (0.040, 0.020)
SOCKET = (0.40, 0.20)
FRONTAL_LIGHT = 0.65
PRESENCE = 0.5
SECOND_FACE = 0.03
FACE_OUTSIDE = 0.06
WHITE = (0.97, 0.85, 88.0)
DARK = (80.0, 75.0, 50.0)
FACE_WIDTH = ((193, 221), (179, 255))
EYE_LINE = (207, 195)
CROWN = ((7, 21), (0, 60))
CENTRE = ((162, 196), (150, 208))
SHOULDERS = (60, 30)
SOURCE_FACE = (166, 130)
QUALITY = (50, 30)
