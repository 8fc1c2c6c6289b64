"""空白页: an empty page: the unprinted back of a copy. Nothing is read from it; it is listed, so that the
pages of a file add up. Bleed-through, punch holes and dust do not make it a paper.
"""

from extractors.declare import Face, Specimen, Wanted

TITLE = "空白页"
FACES: tuple[Face, ...] = ()
LABELS: tuple[str, ...] = ()
FIELDS: tuple[Wanted, ...] = ()
SPECIMENS: tuple[Specimen, ...] = ()
