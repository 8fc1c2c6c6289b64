"""`python -m benchmarks.names`: how two networks' agreement on a name should be weighed.

Draws single names, half of them with rare surnames and one sign in thirty a rare one, in the typefaces of the
samples, blurred, faint, thresholded and compressed; lets both networks read them, and counts, for the score
of a line and for the lead of its weakest sign, how many names would be confirmed and how many of these are
wrong. Names with signs that no agreement settles are left out, as the reader leaves them to a person. A
second table says how many surnames, common and rare, come out right by which odds of a rare one.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import mean

import cv2
import numpy as np
from PIL import Image, ImageDraw

from extractors import clearly, ctc, respelled, second
from extractors.agree import TWINS
from extractors.engines import Image as Picture
from extractors.engines import ppocr5, rapidocr
from extractors.values import surnames
from extractors.values.names import simplified
from samples import fonts

SCORE = 0.9
LEADS = (2, 4, 6, 7, 8, 10)
ODDS = (-4.0, -2.0, -1.0, -0.5, 0.0)
FACES = ("song", "hei", "kai")


@cache
def tables() -> tuple[str, str, str, str]:
    """Known surnames, the commonest signs of given names, others in use, rare ones (GB 2312, level 2)."""

    def lines(name: str) -> list[str]:
        text = files("extractors.tables").joinpath(name).read_text(encoding="utf-8")
        return [line for line in text.splitlines() if not line.startswith("#")]

    common, used = lines("given_signs.txt")
    rare = "".join(bytes([row, at]).decode("gb2312") for row in range(0xD8, 0xF8) for at in range(0xA1, 0xFF))
    return lines("surnames.txt")[0], common, used, rare


def invented(chance: random.Random) -> str:
    """A name of two or three signs."""
    every, common, used, rare = tables()
    surname = chance.choice(sorted(surnames.COMMON) if chance.random() < 0.5 else every)
    pools = (
        chance.choices((common, used, rare), (0.45, 0.52, 0.03))[0] for _ in range(chance.choice((1, 2, 2)))
    )
    return surname + "".join(chance.choice(pool) for pool in pools)


def shot(name: str, chance: random.Random) -> Picture:
    """The name as a line of a poor scan or photo."""
    size = chance.randint(22, 44)
    font = fonts.load(fonts.choose(chance.choice(FACES), chance.randrange(6)), size)
    page = Image.new("L", (int(font.getlength(name) + size), int(size * 1.5)), chance.randint(190, 252))
    ImageDraw.Draw(page).text((size * 0.4, size * 0.15), name, font=font, fill=chance.randint(10, 110))
    grey = np.asarray(page, np.float32)
    if chance.random() < 0.7:
        grey = cv2.GaussianBlur(grey, (0, 0), chance.uniform(0.4, 1.6) * size / 32)
    scale = chance.choice((1, 1, 0.8, 0.65, 0.55))
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    noise = np.random.default_rng(chance.randrange(2**32)).normal(0, chance.uniform(1, 9), grey.shape)
    picture = np.clip(grey + noise, 0, 255).astype(np.uint8)
    if chance.random() < 0.2:
        picture = np.where(picture > chance.randint(120, 170), 255, 0).astype(np.uint8)
    kept = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(35, 90)])[1]
    return np.asarray(cv2.imdecode(kept, cv2.IMREAD_COLOR), np.uint8)


@dataclass(frozen=True, slots=True)
class Trial:
    """A name drawn, as both networks read it, their lower score, and the lead of its weakest sign."""

    right: bool
    agreed: bool
    score: float
    lead: float
    common: bool
    surname_read: bool
    surname_spelled: tuple[bool, ...]


def trial(chance: random.Random) -> Trial:
    """One name drawn and read."""
    name = invented(chance)
    views = [signs(shot_) for shot_ in (shot(name, chance),) for signs in (rapidocr.signs, ppocr5.signs)]
    one, other = (simplified(ctc.shown(view)) for view in views)
    settled = not (second.LOOKALIKES | TWINS) & set(one[1:]) and surnames.is_known(one)
    ahead = clearly.lead(one, views) if one else None
    scores = [mean(max(sign.values()) for sign in view) if view else 0.0 for view in views]
    right = simplified(name) == one
    agreed = one == other and settled and ahead is not None
    spelled = tuple(respelled.likeliest(one, views, rare=odds)[:1] == name[0] for odds in ODDS)
    common = name[0] in surnames.COMMON
    return Trial(right, agreed, min(scores), ahead or 0.0, common, one[:1] == name[0], spelled)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--names", type=int, default=2000)
    given = ask.parse_args()
    chance = random.Random(given.seed)
    trials = [trial(chance) for _ in range(given.names)]
    print(f"# Names\n\n`python -m benchmarks.names --seed {given.seed} --names {given.names}`\n")
    print("| confirmed by | confirmed % | wrong | wrong % of confirmed |\n|---|---|---|---|")
    rules = [(f"both scores at least {SCORE}", [t for t in trials if t.agreed and t.score >= SCORE])]
    rules += [(f"lead of at least {at}", [t for t in trials if t.agreed and t.lead >= at]) for at in LEADS]
    for rule, told in rules:
        wrong = sum(not one.right for one in told)
        confirmed, share = 100 * len(told) / len(trials), 100 * wrong / max(1, len(told))
        print(f"| {rule} | {confirmed:.1f} | {wrong} | {share:.2f} |")
    print("\n| surnames | drawn | right as read % |" + "".join(f" with odds {at:g} % |" for at in ODDS))
    print("|---|---|---|" + "---|" * len(ODDS))
    for word, some in (
        ("common", [t for t in trials if t.common]),
        ("rare", [t for t in trials if not t.common]),
    ):
        counts = [
            sum(t.surname_read for t in some),
            *(sum(t.surname_spelled[i] for t in some) for i in range(len(ODDS))),
        ]
        print(f"| {word} | {len(some)} |" + "".join(f" {100 * n / max(1, len(some)):.1f} |" for n in counts))


if __name__ == "__main__":
    main()
