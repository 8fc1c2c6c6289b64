"""Independent signals to one probability, one probability to accepted or not. One target error, set here.

Each signal adds its own log-odds to what the first reader's score says (naive Bayes: the signals are
independent by construction). The weights come from counting on drawn papers (`python -m
benchmarks.calibration` counts them again and prints how far the probabilities are from the shares really
right). A value is accepted when three things hold: two independent voices speak for it, none speaks against
it, and the probability reaches the target. For handwriting one of the voices must be more than a reader.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

TARGET_ERROR = 0.0014
"""Wrong among accepted: what two typists who key everything twice leave (0.14 %, meta-analysis of 93
papers).
"""

CLEAR = 0.80
"""The first reader's score from which its reading counts as a voice of its own."""

FOR = MappingProxyType(
    {
        "checksum": 7.5,  # MOD 11-2 or 7-3-1: catches every single misread digit and every swap
        "luhn": 4.5,  # one digit: catches every single misread, one in ten of others
        "known_issuer": 1.0,
        "second_reader": 5.0,
        "second_network": 4.5,
        "clear_signs": 1.5,
        "same_elsewhere": 5.0,
        "date_in_number": 6.0,
        "sex_in_number": 4.0,
        "mrz": 6.0,
        "known_word": 2.5,
        "text_layer": 5.0,
        "ink_measured": 8.5,
        "label_read": 0.5,
    }
)
AGAINST = MappingProxyType(
    {
        "checksum_failed": -9.0,
        "luhn_failed": -6.0,
        "second_reader_differs": -1.5,
        "second_network_differs": -1.5,
        "date_differs_from_number": -8.0,
        "sex_differs_from_number": -8.0,
        "differs_elsewhere": -6.0,
        "recheck": -5.0,
        "several_dates": -6.0,
        "future_date": -4.0,
        "picture_differs": -9.0,
        "handwritten": -3.0,
        "cut_short": -5.0,
        "said_once": -4.0,
        "unusual_name": -8.0,
        "twin_signs": -3.0,
        "kind_unsure": -3.0,
    }
)
SURE_KIND = 0.8
"""Probability of the kind of paper from which its values may be accepted: below, it has hardly more marks
than it needs, and a relative nobody foresaw may be read as it.
"""
VOICES = frozenset(
    {
        "checksum", "luhn", "second_reader", "second_network", "same_elsewhere",
        "date_in_number", "sex_in_number", "mrz", "text_layer", "known_word", "ink_measured", "label_read",
    }
)  # fmt: skip
"""Signals that come from elsewhere than the first reader's eye on this very print."""

SAME_INK = frozenset({"second_reader", "second_network", "text_layer", "known_word", "label_read"})
"""Voices that only read the same ink again: every reader guesses a hand by what is likely, so their
agreement alone proves no handwriting.
"""


DOUBTS = frozenset({"handwritten", "second_network_differs"})
"""Signals that make a value less likely without speaking for another one; stronger voices may outweigh
them.
"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A probability that the value is right, and whether it may be used with no person looking."""

    confidence: float
    accepted: bool


def weigh(
    score: float | None, signals: Iterable[str], critical: bool = True, handwritten: bool = False
) -> Weighed:
    """Score of the first reader (0..1, `None`: not scored) and the signals for and against, combined."""
    told = set(signals) | ({"handwritten"} if handwritten else set())
    odds = _first_reader(score) + sum(FOR.get(s, 0.0) + AGAINST.get(s, 0.0) for s in told)
    probability = 1.0 / (1.0 + math.exp(-max(-20.0, min(20.0, odds))))
    voices = len(told & VOICES) + (1 if (score or 0.0) >= CLEAR and not handwritten else 0)
    proven = "handwritten" not in told or bool(told & (VOICES - SAME_INK))
    accepted = probability >= 1.0 - TARGET_ERROR and voices >= 2 and proven and not is_refuted(told)
    return Weighed(round(probability, 5), accepted)


def is_refuted(signals: Iterable[str]) -> bool:
    """Does something speak against the value that no further reading outweighs?"""
    return any(signal in AGAINST for signal in set(signals) - DOUBTS)


def _first_reader(score: float | None) -> float:
    """Log-odds that one clear reading is right: the network's score is too proud, so it is damped."""
    if score is None:
        return 1.0
    held = min(0.9995, max(0.02, score))
    return 0.45 * math.log(held / (1.0 - held)) + 0.4
