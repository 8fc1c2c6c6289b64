"""Cover sheet (封面页): a separator with a QR code that names the packet."""

from __future__ import annotations

import random
from collections.abc import Mapping

import zxingcpp
from PIL import Image

from samples import people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "cover_sheet"
LAYOUTS = ("large_code",)
HELD_OUT_LAYOUTS = ("corner_code",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A packet's name: class, number, name."""
    return {"packet": f"一年级{rng.randrange(1, 9)}班-{rng.randrange(1, 40):02d} {people.name(rng)}"}


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """A4 with the code in the middle or in a corner."""
    sheet = Sheet(210, 297, look)
    packet = str(values["packet"])
    code = zxingcpp.create_barcode(f"CANBAO:{packet}", zxingcpp.BarcodeFormat.QRCode).to_image(scale=8)
    side = 90.0 if layout == "large_code" else 40.0
    picture = (
        Image.fromarray(code)
        .convert("RGB")
        .resize((sheet.px(side), sheet.px(side)), Image.Resampling.NEAREST)
    )
    x, y = (60.0, 90.0) if layout == "large_code" else (155.0, 20.0)
    sheet.image.paste(picture, (sheet.px(x), sheet.px(y)))
    sheet.boxes["packet"] = (
        x * sheet.scale,
        y * sheet.scale,
        (x + side) * sheet.scale,
        (y + side) * sheet.scale,
    )
    sheet.title(105, 40 if layout == "large_code" else 120, "参保材料封面", 9, centre=True)
    sheet.label(60, 200, packet, 6)
    return sheet.finish(KIND, face, layout, dict(values))
