"""一寸电子照片: 358 x 441 JPEG of 9,216 to 20,000 bytes; a drawn head with grain, unlike anybody."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from samples.drawing import Drawing, Look, Value

KIND = "id_photo"
LAYOUTS = ("good",)
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A photo as the notice wants it; `seed` draws another head."""
    return {"width": "358", "height": "441", "format": "jpeg", "seed": str(rng.randrange(10**6))}


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """The picture (without JPEG): white ground, dark clothes, small 样本 on the shoulder."""
    wide, high = int(str(values["width"])), int(str(values["height"]))
    chance = random.Random(str(values.get("seed", "0")))
    picture = _head(chance).resize((wide, high), Image.Resampling.LANCZOS)
    fields = {key: value for key, value in values.items() if key != "seed"}
    return Drawing(picture, KIND, face, layout, fields)


def jpeg(picture: Image.Image, least: int = 10_500, most: int = 18_500) -> bytes:
    """The picture as JPEG within a number of bytes; raises if no quality gives it."""
    for quality in range(100, 30, -2):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        if least <= out.tell() <= most:
            return out.getvalue()
    raise ValueError(f"no JPEG quality gives {least} to {most} bytes for {picture.size}")


def _head(chance: random.Random) -> Image.Image:
    image = Image.new("RGB", (716, 882), (252, 252, 252))
    pen = ImageDraw.Draw(image)
    cloth = tuple(chance.randrange(30, 90) for _ in range(3))
    skin = (chance.randrange(216, 236), chance.randrange(178, 196), chance.randrange(150, 168))
    dark = tuple(int(tone * 0.82) for tone in skin)
    pen.ellipse((90, 690, 626, 1150), fill=cloth)
    pen.polygon([(300, 620), (416, 620), (440, 740), (276, 740)], fill=dark)
    pen.ellipse((168, 120, 548, 640), fill=(38, 32, 30))
    pen.ellipse((192, 170, 524, 680), fill=skin)
    pen.pieslice((180, 112, 536, 470), 180, 360, fill=(38, 32, 30))
    pen.ellipse((170, 380, 206, 480), fill=dark)
    pen.ellipse((510, 380, 546, 480), fill=dark)
    for side in (-1, 1):
        x = 358 + side * 82
        pen.ellipse((x - 34, 398, x + 34, 432), fill=(250, 250, 250), outline=(60, 45, 40), width=4)
        pen.ellipse((x - 15, 399, x + 15, 431), fill=(40, 28, 24))
        pen.ellipse((x - 4, 406, x + 5, 415), fill=(255, 255, 255))
        pen.arc((x - 46, 348, x + 46, 410), 200, 340, fill=(45, 35, 32), width=11)
    pen.line([(358, 430), (346, 508), (372, 514)], fill=dark, width=6)
    pen.chord((306, 548, 410, 596), 0, 180, fill=(186, 92, 92))
    pen.arc((296, 540, 420, 580), 10, 170, fill=(120, 60, 60), width=5)
    pen.text((560, 850), "SPECIMEN", fill=(230, 230, 230), anchor="mm", font_size=26)
    image = image.filter(ImageFilter.GaussianBlur(2.2))
    return _grain(image, chance)


def _grain(image: Image.Image, chance: random.Random) -> Image.Image:
    """Shading and the grain of a camera, stronger on skin and cloth than on the white ground."""
    noise = np.random.default_rng(chance.randrange(1 << 30))
    pixels = np.asarray(image).astype(np.float32)
    across = np.linspace(-1, 1, pixels.shape[1])[None, :, None]
    solid = (pixels.min(axis=2, keepdims=True) < 240).astype(np.float32)
    pixels += solid * (-16 * across**2 + noise.normal(0, 7, pixels.shape)) + noise.normal(
        0, 1.0, pixels.shape
    )
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
