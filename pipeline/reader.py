"""One reading process: takes packets' pages on standard input, gives documents on standard output.

Started by `pipeline.readers` as `python -m pipeline.reader`. It knows no database and no Prefect: it
loads the OCR models once and reads packet after packet. A page that brings it down brings down nothing
else.
"""

from __future__ import annotations

import io
import os
import pickle
import struct
import sys
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import IO, Any

from extractors.records import Document
from pipeline import lifeline

LENGTH = struct.Struct(">Q")
"""Every message is its length in bytes (8, big-endian), then a pickle."""

_SPOKEN = {
    "extractors.records": None,
    "pipeline.readers": {"Job"},
    "pathlib": {"PosixPath", "WindowsPath", "Path"},
}


class _OnlyRecords(pickle.Unpickler):
    """Opens records and plain values only: what read a stranger's file must not be able to send code."""

    def find_class(self, module: str, name: str) -> Any:
        allowed = _SPOKEN.get(module, set())
        if allowed is not None and name not in allowed:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def send(stream: IO[bytes], message: object) -> None:
    """Writes one message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Reads one message; raises `EOFError` when the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return _OnlyRecords(io.BytesIO(data)).load()


def portable(document: Document) -> Document:
    """The same document in a form that can be pickled: a read-only view of its fields becomes a plain
    dict.
    """
    fields: Mapping[str, Any] = document.fields
    return replace(document, fields=dict(fields)) if isinstance(fields, MappingProxyType) else document


def main() -> None:
    """Loads the models, then reads until standard input ends."""
    lifeline.hold()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    from extractors.read import read_pages, warm

    warm()
    while True:
        try:
            pages = receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer: object = tuple(portable(one) for one in read_pages(pages))
        except Exception as error:
            answer = f"{type(error).__name__}"  # the text could hold a file name; the kind of error is enough
        send(answers, answer)


if __name__ == "__main__":
    main()
