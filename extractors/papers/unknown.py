"""无法辨认的材料: anything that is none of the papers in this room: a textbook page, a selfie, a paper of
another city. Saying so is an answer; a person looks at it.
"""

from extractors.declare import Face, Specimen, Wanted

TITLE = "无法辨认的材料"
FACES: tuple[Face, ...] = ()
LABELS: tuple[str, ...] = ()
FIELDS: tuple[Wanted, ...] = ()
SPECIMENS: tuple[Specimen, ...] = ()
