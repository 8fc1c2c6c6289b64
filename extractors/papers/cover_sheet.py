"""分隔页（带二维码）: a separator sheet between the papers of two students, printed by the school where it
wants certainty. It carries a QR code whose text is `CANBAO:` and the packet's name; the code is read, the
print is not.
"""

from extractors.declare import Face, Specimen, Wanted

TITLE = "分隔页（带二维码）"
FACES: tuple[Face, ...] = ()
LABELS: tuple[str, ...] = ()
FIELDS: tuple[Wanted, ...] = ()
SPECIMENS: tuple[Specimen, ...] = ()
