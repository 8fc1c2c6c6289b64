"""Finding packets by name, number tail or class: through the keyed index where the words are exact, else
by looking.

Names are encrypted in the database, so a part of a name or its pinyin can only be found by opening every
name.
That is quick for a school or a district (about 20 µs a packet), and is not done beyond `MOST_OPENED` packets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from django.db.models import Q, QuerySet

from pipeline.ledger.keys import keyring
from pipeline.ledger.models import Packet, ValueRow

MOST_OPENED = 20_000
_TAIL = 4


def matching(packets: QuerySet[Packet], words: str) -> QuerySet[Packet]:
    """The packets among `packets` that a person means by these words."""
    text = _plain(words)
    if not text:
        return packets
    exact = packets.filter(_exact(words)).values_list("pk", flat=True)
    seen = packets.select_related("student").order_by("-pk")[:MOST_OPENED]
    found = {packet.pk for packet in seen if any(_is_like(text, name) for name in _names(packet))}
    return packets.filter(pk__in=found | set(exact))


def _exact(words: str) -> Q:
    index = keyring().index(words)
    tail = keyring().index(words.strip()[-_TAIL:])
    alike = Q(name_index=index) | Q(class_index=index)
    student = Q(student__name_index=index) | Q(student__id_index=index) | Q(student__number_index=index)
    read = ValueRow.objects.filter(value_index=index, is_current=True, document__is_current=True)
    value = Q(pk__in=read.values("document__packet"))
    return alike | student | value | Q(student__tail_index=tail)


def _names(packet: Packet) -> Iterator[str]:
    """What a packet is called: the folder, the class, the number, the student."""
    yield packet.name
    yield packet.class_name or ""
    yield packet.number or ""
    if packet.student is not None:
        yield packet.student.name
        yield (packet.student.id_number or "")[-_TAIL:]
        yield packet.student.number or ""


def _is_like(text: str, name: str) -> bool:
    plain = _plain(name)
    if not plain:
        return False
    if text in plain:
        return True
    return text.isascii() and text.isalpha() and any(text in sound for sound in _sounds(plain))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


@lru_cache(maxsize=2 * MOST_OPENED)
def _sounds(name: str) -> tuple[str, str]:
    """Pinyin of a name, whole and by first letters: `zhengjian` and `zj` for 证件."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name)), "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
