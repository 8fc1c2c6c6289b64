"""A reading process that does what a page is called: `die`, `hang`, `stumble`; else it sees an ID photo.

It speaks the real protocol of `pipeline.reader`; only the reading itself is replaced.
"""

from __future__ import annotations

import os
import sys
import time

from extractors.records import Document, Page, Place
from pipeline.reader import portable, receive, send


def photo_on(page: Page) -> Document:
    return Document("id_photo", 0.9, (Place(page.file, 1),))


def main() -> None:
    while True:
        try:
            pages = receive(sys.stdin.buffer)
        except EOFError:
            return
        names = {page.file.split(".")[0] for page in pages}
        if "die" in names:
            os._exit(1)
        if "hang" in names:
            time.sleep(600)
        if "stumble" in names:
            send(sys.stdout.buffer, "ValueError")
        else:
            send(sys.stdout.buffer, tuple(portable(photo_on(page)) for page in pages))


if __name__ == "__main__":
    main()
