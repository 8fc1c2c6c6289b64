"""The store of originals and page pictures: encrypted, addressed by a keyed hash, one key for each object.

Writing: encrypt, write under a name of its own, sync to disk, then the row with the wrapped key. A crash
between leaves an object that no row knows; `collect_orphans` removes it. Two writers of the same bytes: the
row decides. Erasing: the wrapped key is deleted first; whatever copy of the object survives, nobody can open
it.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import IntegrityError, transaction
from django.utils import timezone

from pipeline.ledger.keys import KEY_BYTES, NONCE_BYTES, keyring
from pipeline.ledger.models import Blob
from pipeline.settings import load

if TYPE_CHECKING:
    from obstore.store import ObjectStore

ORPHAN_HOURS = 24


class GoneError(Exception):
    """The object was erased, or the store has lost it. Its text is for a person."""


def put(data: bytes, media_type: str = "application/octet-stream") -> str:
    """Stores bytes, once for the same bytes, and gives their address (64 hex digits)."""
    address = keyring().digest(data, "address")
    if Blob.objects.filter(id=address, sealed_key__isnull=False).update(created=timezone.now()):
        return address
    key = secrets.token_bytes(KEY_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    location = f"{address[:2]}/{address}.{secrets.token_hex(4)}"
    _write(location, nonce + AESGCM(key).encrypt(nonce, data, address.encode()))
    if not _enter(address, key, location, len(data), media_type):
        remove(location)
    return address


def get(address: str) -> bytes:
    """The bytes at an address."""
    blob = Blob.objects.filter(id=address).first()
    if blob is None or blob.sealed_key is None:
        raise GoneError("原件已清除，打不开了。 The original was erased.")
    key = keyring().open(bytes(blob.sealed_key), f"blob.{address}")
    sealed = _read(blob.location)
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], address.encode())


def address_of(data: bytes) -> str:
    """The address that these bytes have or would have."""
    return keyring().digest(data, "address")


def erase(address: str) -> None:
    """Deletes the key, then the object. The row stays and says when."""
    location = Blob.objects.filter(id=address).values_list("location", flat=True).first()
    Blob.objects.filter(id=address).update(sealed_key=None, erased=timezone.now(), location="")
    if location:
        remove(location)


def collect_orphans() -> int:
    """Removes what nobody points to and is older than a day; gives the number of objects.

    Objects that no row knows come from a crash between object and row; rows that no file or page uses come
    from a worker whose packet was taken over, or erased, while it worked.
    """
    before = timezone.now() - timedelta(hours=ORPHAN_HOURS)
    unused = Blob.objects.filter(sealed_key__isnull=False, created__lt=before, arrivals__isnull=True)
    unused = unused.filter(pictures__isnull=True, whole_pictures__isnull=True)
    removed = 0
    for address, location in unused.values_list("id", "location"):
        still = Blob.objects.filter(id=address, created__lt=before)  # not if it was put again just now
        if still.update(sealed_key=None, erased=timezone.now(), location=""):
            remove(location)
            removed += 1
    return removed + _remove_unknown(before)


def _remove_unknown(before: datetime) -> int:
    import obstore

    known = set(Blob.objects.values_list("location", flat=True))
    removed = 0
    for listed in obstore.list(store()):
        for found in listed:
            if found["path"] not in known and found["last_modified"] < before:
                remove(found["path"])
                removed += 1
    return removed


@cache
def store() -> ObjectStore:
    """The object store of this installation: the folder `data/blobs`, or `blob_url`."""
    import obstore.store

    settings = load()
    if settings.blob_url:
        return obstore.store.from_url(settings.blob_url)
    return obstore.store.LocalStore(settings.blobs, mkdir=True)


def _enter(address: str, key: bytes, location: str, size: int, media_type: str) -> bool:
    """Writes the row; says `False` where another writer was first."""
    facts: dict[str, Any] = {
        "size": size,
        "media_type": media_type,
        "location": location,
        "sealed_key": keyring().seal(key, f"blob.{address}"),
        "erased": None,
    }
    try:
        with transaction.atomic():
            Blob.objects.create(id=address, **facts)
        return True
    except IntegrityError:
        return bool(Blob.objects.filter(id=address, sealed_key__isnull=True).update(**facts))


def _write(location: str, sealed: bytes) -> None:
    import obstore

    obstore.put(store(), location, sealed)
    settings = load()
    if not settings.blob_url:
        path = settings.blobs / location
        _sync(path)
        _sync(path.parent)


def _read(location: str) -> bytes:
    import obstore

    try:
        return bytes(obstore.get(store(), location).bytes())
    except FileNotFoundError as error:
        raise GoneError("原件不在存储里，请从备份恢复。 The original is missing from the store.") from error


def remove(location: str) -> None:
    """Deletes an object; one that is gone already is gone."""
    import obstore

    with suppress(FileNotFoundError):
        obstore.delete(store(), location)


def _sync(path: Path) -> None:
    """Makes a file, or a folder's list of files, survive the plug being pulled."""
    if os.name == "nt":
        if path.is_dir():
            return  # Windows cannot open a folder; NTFS keeps its list by journal
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
