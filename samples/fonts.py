"""The typefaces (字体) that specimens are drawn with, found on the machine through fontconfig.

Nothing is shipped: the faces come from Debian packages (`fonts-noto-cjk fonts-arphic-uming fonts-arphic-ukai
fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-wqy-zenhei fonts-wqy-microhei fonts-lxgw-wenkai
fonts-ocr-b`) and, for handwriting, from the npm packages `@fontsource/long-cang`,
`@fontsource/ma-shan-zheng`
and `@fontsource/zhi-mang-xing` (SIL OFL; copy their `*-chinese-simplified-400-normal.woff2` to a font
folder).
The committed samples need none of them.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache

from PIL import ImageFont

ROLES: dict[str, tuple[str, ...]] = {
    "song": ("Noto Serif CJK SC", "AR PL UMing CN"),
    "hei": ("Noto Sans CJK SC", "WenQuanYi Zen Hei"),
    "kai": ("AR PL UKai CN", "LXGW WenKai Light", "LXGW WenKai"),
    "hand": ("Long Cang", "LXGW WenKai Light", "AR PL UKai CN"),
    "digits": ("OCR B", "DejaVu Sans Mono", "Noto Sans CJK SC"),
}
"""Families for each role, the ones used in development."""

HELD_OUT_ROLES: dict[str, tuple[str, ...]] = {
    "song": ("AR PL SungtiL GB", "AR PL UMing CN"),
    "hei": ("WenQuanYi Micro Hei", "Noto Sans CJK SC"),
    "kai": ("AR PL KaitiM GB", "AR PL UKai CN"),
    "hand": ("Ma Shan Zheng", "Zhi Mang Xing", "AR PL KaitiM GB"),
    "digits": ("DejaVu Sans", "OCR B"),
}
"""Families kept for the held-out part of the accuracy benchmark."""


class NoFontError(RuntimeError):
    """No usable typeface for a role; says what to install."""


@lru_cache(maxsize=1)
def installed() -> dict[str, tuple[str, int]]:
    """Every family fontconfig knows: family -> (file, index in the file). Regular weights win."""
    if shutil.which("fc-list") is None:
        raise NoFontError(
            "没有 fontconfig（fc-list）。请安装：apt install fontconfig\nNo fontconfig (fc-list): install it."
        )
    listing = subprocess.run(
        ["fc-list", "--format", "%{file}|%{index}|%{style}|%{family}\n"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    plain: dict[str, tuple[str, int]] = {}
    other: dict[str, tuple[str, int]] = {}
    for row in sorted(listing.splitlines(), key=lambda row: (len(row.split("|")[0]), row)):
        file, index, style, families = row.split("|", 3)
        for family in families.split(","):
            (plain if "Regular" in style.split(",") else other).setdefault(family, (file, int(index)))
    return other | plain


def choose(role: str, turn: int = 0, held_out: bool = False) -> str:
    """The family for a role; `turn` picks among those installed. Raises `NoFontError` when there is none."""
    wanted = (HELD_OUT_ROLES if held_out else ROLES)[role]
    present = [family for family in wanted if family in installed()]
    if not present:
        names = "、".join(wanted)
        raise NoFontError(
            f"画样本需要字体，“{role}”类一个也没有（{names}）。请安装：apt install fonts-noto-cjk "
            "fonts-arphic-uming fonts-arphic-ukai fonts-wqy-zenhei\n"
            f"No typeface for role {role!r}; any of these would do: {names}."
        )
    return present[turn % len(present)]


@lru_cache(maxsize=256)
def load(family: str, pixels: int) -> ImageFont.FreeTypeFont:
    """The typeface at a height in pixels (the em square)."""
    file, index = installed()[family]
    return ImageFont.truetype(file, pixels, index=index)
