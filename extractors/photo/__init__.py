"""The ID photo (一寸电子照片): measured, judged to the pixel and the byte, and a repair proposed.

`measure` says everything about a stored photo without any limit; `judge` compares that with what an office
asks for; `repair` proposes a new file with the least change and never touches the face. `is_portrait` helps
to sort papers.
"""

from extractors.photo.fingerprint import same_picture
from extractors.photo.measures import measure
from extractors.photo.portrait import is_portrait
from extractors.photo.proposal import repair
from extractors.photo.records import PhotoCheck, PhotoSpec, Portrait, Repair, Words
from extractors.photo.verdicts import judge, settle, worst

__all__ = [
    "PhotoCheck",
    "PhotoSpec",
    "Portrait",
    "Repair",
    "Words",
    "is_portrait",
    "judge",
    "measure",
    "repair",
    "same_picture",
    "settle",
    "worst",
]
