"""一寸电子照片: the student's electronic portrait, 358 x 441 pixels in Beijing. Recognised as a picture of
one person with nothing printed beside it; its measures (width, height, bytes, format and more) come from
the stored file itself, see `extractors.photo`. A photo pasted on a page is not one, since the office asks
for the file.
"""

from extractors.declare import Face, Specimen, Wanted

TITLE = "一寸电子照片"
FACES: tuple[Face, ...] = ()
LABELS: tuple[str, ...] = ()
FIELDS: tuple[Wanted, ...] = ()
SPECIMENS: tuple[Specimen, ...] = ()
