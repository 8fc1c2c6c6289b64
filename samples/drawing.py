"""A sheet to draw an invented paper on, in millimetres, that remembers where every value went.

Every finished drawing carries a large diagonal 样本 SPECIMEN. No emblem, no security pattern, no real seal
text.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from samples import fonts, portrait

DPI = 300
"""Resolution at which everything is drawn; capture makes it coarser."""

Rgb = tuple[int, int, int]
Value = str | bool | tuple[str, ...]
PixelBox = tuple[float, float, float, float]

BLACK: Rgb = (28, 28, 30)
GREY: Rgb = (90, 90, 95)
BLUE: Rgb = (38, 52, 130)
RED: Rgb = (205, 40, 45)


@dataclass(frozen=True)
class Look:
    """How one printing of a paper looks: typefaces, inks, and how values were put onto it.

    `hand` is `print`, `dot` (needle printer) or `pen`; `shift` moves the values against the form, in mm, as
    a form fed askew into the printer does.
    """

    label: str
    value: str
    title: str
    digits: str
    pen: str
    hand: str = "print"
    ink: Rgb = BLACK
    label_ink: Rgb = BLACK
    tint: Rgb = (252, 251, 248)
    shift: tuple[float, float] = (0.0, 0.0)
    seed: int = 0

    @property
    def rng(self) -> random.Random:
        """A fresh generator: the same look always draws the same picture."""
        return random.Random(self.seed)


@dataclass(frozen=True)
class Drawing:
    """A drawn paper or one face of it, with its truth.

    `fields` are the values printed on this face, in contract form; `boxes` their places in pixels of `image`.
    """

    image: Image.Image
    kind: str
    face: str
    layout: str
    fields: dict[str, Value]
    boxes: dict[str, PixelBox] = field(default_factory=dict)


def look(rng: random.Random, hand: str | None = None, held_out: bool = False) -> Look:
    """One printing's look, chosen by chance: typefaces by role, a way of writing the values, a tint of
    paper."""
    turn = rng.randrange(12)
    label = fonts.choose(rng.choice(["song", "hei", "song", "kai"]), turn, held_out)
    value = fonts.choose(rng.choice(["song", "hei", "kai"]), turn + 1, held_out)
    way = hand or rng.choice(["print", "print", "dot"])
    light = rng.randrange(246, 255)
    return Look(
        label=label,
        value=value,
        title=fonts.choose(rng.choice(["song", "hei", "kai"]), turn + 2, held_out),
        digits=fonts.choose("digits", turn, held_out),
        pen=fonts.choose("hand", turn, held_out),
        hand=way,
        ink=rng.choice([BLACK, BLACK, (50, 50, 60), BLUE])
        if way == "pen"
        else rng.choice([BLACK, (45, 45, 60)]),
        label_ink=rng.choice([BLACK, BLACK, (20, 70, 60), (95, 60, 40)]),
        tint=(light, light - rng.randrange(3), light - rng.randrange(8)),
        shift=(rng.uniform(-0.6, 1.0), rng.uniform(-0.5, 0.6)) if way == "dot" else (0.0, 0.0),
        seed=rng.randrange(1 << 30),
    )


class Sheet:
    """A piece of paper under the pen. All lengths in mm, from the top left."""

    def __init__(self, wide: float, high: float, look: Look, tint: Rgb | None = None) -> None:
        self.wide, self.high, self.look = wide, high, look
        self.scale = DPI / 25.4
        self.image = Image.new("RGB", (round(wide * self.scale), round(high * self.scale)), tint or look.tint)
        self.pen = ImageDraw.Draw(self.image)
        self.boxes: dict[str, PixelBox] = {}
        self.chance = look.rng
        self._specimen_mark()

    def px(self, mm: float) -> int:
        """Millimetres as whole pixels."""
        return round(mm * self.scale)

    def label(self, x: float, y: float, words: str, size: float = 3.2, **more: object) -> float:
        """Preprinted words with their top left at (x, y); returns the right end in mm."""
        ink = self.look.label_ink
        return self._write(x, y, words, size, self.look.label, ink, **more)  # type: ignore[arg-type]

    def title(
        self, x: float, y: float, words: str, size: float = 5.0, ink: Rgb | None = None, **more: object
    ) -> float:
        """A heading; `centre=True` centres it on x."""
        ink = ink or self.look.label_ink
        return self._write(x, y, words, size, self.look.title, ink, **more)  # type: ignore[arg-type]

    def value(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 3.2,
        key: str = "",
        within: float = 0.0,
        font: str = "",
        hand: str = "",
        spread: float = 0.0,
        ink: Rgb | None = None,
        room: float = 0.0,
    ) -> float:
        """A value in the look's way of writing; returns its right end in mm.

        `within` (mm) wraps it, `room` (mm) makes it smaller until it fits on one row, `key` remembers
        its box.
        """
        dx, dy = self.look.shift
        way = hand or self.look.hand
        family = font or (self.look.pen if way == "pen" else self.look.value)
        if room:
            size, spread = self._shrink(words, size, family, spread, room)
        rows = self._wrap(words, size, family, within, spread) if within else [words]
        right = x
        for number, row in enumerate(rows):
            top = y + dy + number * size * 1.25
            right = max(
                right, self._value_row(x + dx, top, row, size, family, way, ink or self.look.ink, spread, key)
            )
        return right

    def _value_row(
        self,
        x: float,
        y: float,
        row: str,
        size: float,
        family: str,
        way: str,
        ink: Rgb,
        spread: float,
        key: str,
    ) -> float:
        if way == "dot":
            return self._dots(x, y, row, size, family, ink, key)
        if way == "pen":
            return self._by_hand(x, y, row, size, family, ink, key)
        return self._write(x, y, row, size, family, ink, key=key, spread=spread)

    def _write(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        family: str,
        ink: Rgb,
        *,
        key: str = "",
        centre: bool = False,
        spread: float = 0.0,
    ) -> float:
        font = fonts.load(family, self.px(size))
        wide = font.getlength(words) + self.px(spread) * max(0, len(words) - 1)
        left = x * self.scale - (wide / 2 if centre else 0)
        top = self.px(y)
        if spread:
            at = left
            for sign in words:
                self.pen.text((at, top), sign, fill=ink, font=font)
                at += font.getlength(sign) + self.px(spread)
        else:
            self.pen.text((left, top), words, fill=ink, font=font)
        box = font.getbbox(words)
        self._remember(key, (left, top + box[1], left + wide, top + box[3]))
        return (left + wide) / self.scale

    def _dots(self, x: float, y: float, words: str, size: float, family: str, ink: Rgb, key: str) -> float:
        """A 24-needle printer: the letters are thresholded on a 24-row raster and every set cell becomes a
        dot."""
        raster = 24
        font = fonts.load(family, raster)
        wide = max(1, math.ceil(font.getlength(words)))
        small = Image.new("L", (wide, raster + 8), 0)
        ImageDraw.Draw(small).text((0, 0), words, fill=255, font=font)
        cells = np.asarray(small) > 105
        cell = self.px(size) / raster
        big = Image.fromarray((cells * 255).astype(np.uint8)).resize(
            (max(1, round(wide * cell)), max(1, round((raster + 8) * cell))), Image.Resampling.NEAREST
        )
        mask = big.filter(ImageFilter.GaussianBlur(0.45 * cell))
        faint = self.chance.uniform(0.7, 1.0)
        mask = mask.point(lambda tone: int(min(255, tone * 1.5) * faint))
        at = (self.px(x), self.px(y))
        self.image.paste(Image.new("RGB", mask.size, ink), at, mask)
        used = big.getbbox() or (0, 0, big.width, big.height)
        self._remember(key, (at[0] + used[0], at[1] + used[1], at[0] + used[2], at[1] + used[3]))
        return (at[0] + big.width) / self.scale

    def _by_hand(self, x: float, y: float, words: str, size: float, family: str, ink: Rgb, key: str) -> float:
        """Pen strokes: every sign a little turned, raised and of its own size."""
        at = x * self.scale
        for sign in words:
            font = fonts.load(family, max(8, round(self.px(size) * self.chance.uniform(0.94, 1.1))))
            wide = font.getlength(sign)
            patch = Image.new("L", (math.ceil(wide) + 16, self.px(size * 1.6) + 16), 0)
            ImageDraw.Draw(patch).text((8, 8), sign, fill=255, font=font)
            patch = patch.rotate(self.chance.uniform(-3.5, 3.5), resample=Image.Resampling.BICUBIC)
            top = self.px(y + self.chance.uniform(-0.25, 0.25)) - 8
            self.image.paste(Image.new("RGB", patch.size, ink), (round(at) - 8, top), patch)
            used = patch.getbbox()
            if used:
                self._remember(key, (at - 8 + used[0], top + used[1], at - 8 + used[2], top + used[3]))
            at += wide * self.chance.uniform(0.98, 1.08)
        return at / self.scale

    def _wrap(self, words: str, size: float, family: str, within: float, spread: float) -> list[str]:
        font = fonts.load(family, self.px(size))
        rows, row = [], ""
        for sign in words:
            longer = font.getlength(row + sign) + self.px(spread) * len(row)
            if row and longer > self.px(within):
                rows.append(row)
                row = ""
            row += sign
        return [*rows, row]

    def _shrink(
        self, words: str, size: float, family: str, spread: float, room: float
    ) -> tuple[float, float]:
        wide = fonts.load(family, self.px(size)).getlength(words) / self.scale + spread * len(words)
        share = min(1.0, room / max(wide, 0.1))
        return size * share, spread * share

    def _remember(self, key: str, box: PixelBox) -> None:
        if not key:
            return
        old = self.boxes.get(key)
        self.boxes[key] = box if old is None else (
            min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3])
        )  # fmt: skip

    def line(
        self, x1: float, y1: float, x2: float, y2: float, thick: float = 0.2, ink: Rgb | None = None
    ) -> None:
        """A straight rule."""
        ends = (self.px(x1), self.px(y1), self.px(x2), self.px(y2))
        self.pen.line(ends, fill=ink or self.look.label_ink, width=max(1, self.px(thick)))

    def frame(
        self, x: float, y: float, wide: float, high: float, thick: float = 0.25, ink: Rgb | None = None
    ) -> None:
        """A ruled box."""
        corners = (self.px(x), self.px(y), self.px(x + wide), self.px(y + high))
        self.pen.rectangle(corners, outline=ink or self.look.label_ink, width=max(1, self.px(thick)))

    def seal(
        self,
        x: float,
        y: float,
        radius: float,
        words: str = "印章位 样本",
        ink: Rgb = RED,
        star: bool = False,
    ) -> None:
        """A round seal that says it is none: ring and words 印章位 样本, half transparent."""
        size = self.px(radius * 2 + 2)
        layer = Image.new("L", (size, size), 0)
        pen = ImageDraw.Draw(layer)
        pen.ellipse((6, 6, size - 6, size - 6), outline=200, width=self.px(0.7))
        font = fonts.load(self.look.title, self.px(radius * 0.34))
        half = len(words) // 2
        for number, sign in enumerate(words):
            turn = math.radians(-200 + 220 * (number + 0.5) / len(words))
            spot = (size / 2 + math.cos(turn) * size * 0.34, size / 2 + math.sin(turn) * size * 0.34)
            pen.text(spot, sign, fill=200, font=font, anchor="mm")
        pen.text((size / 2, size / 2), "★" if star and half else "样本", fill=180, font=font, anchor="mm")
        layer = layer.rotate(self.chance.uniform(-25, 25)).point(lambda tone: int(tone * 0.85))
        self.image.paste(
            Image.new("RGB", layer.size, ink), (self.px(x) - size // 2, self.px(y) - size // 2), layer
        )

    def face(self, x: float, y: float, wide: float, high: float) -> None:
        """A drawn head in a box, unlike anybody."""
        portrait.draw(self, x, y, wide, high)

    def _specimen_mark(self) -> None:
        """The honest mark, drawn first so that the paper's own print stays on top of it."""
        words = "样本 SPECIMEN"
        font = fonts.load(
            fonts.choose("hei"), max(12, round(min(self.image.width / 7.2, self.image.height / 4)))
        )
        layer = Image.new("L", self.image.size, 0)
        pen = ImageDraw.Draw(layer)
        pen.text((self.image.width / 2, self.image.height / 2), words, fill=56, font=font, anchor="mm")
        turn = math.degrees(math.atan2(self.image.height, self.image.width)) * 0.8
        layer = layer.rotate(turn, resample=Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", layer.size, (120, 130, 170)), (0, 0), layer)

    def finish(self, kind: str, face: str, layout: str, fields: dict[str, Value]) -> Drawing:
        """The drawing with the values it shows: those of `fields` whose place was remembered."""
        seen = {key: value for key, value in fields.items() if key in self.boxes or key in UNPLACED}
        for key in SPACELESS & seen.keys():
            seen[key] = str(seen[key]).replace(" ", "")
        return Drawing(self.image, kind, face, layout, seen, dict(self.boxes))


SPACELESS = frozenset({"name", "name_latin", "surname", "given_names", "child_name", "holder_name"})
"""Names in contract form are without spaces, Latin ones too."""

UNPLACED = frozenset({"region", "card_type", "part", "ruling_type", "signed", "custody_to", "permit_class"})
"""Fields that follow from the whole paper rather than from one printed value."""
