"""The master key and what is derived from it: sealing, keyed indexes, keyed content addresses.

AES-256-GCM with a random 96-bit nonce for everything sealed; HMAC-SHA-256 for indexes and addresses. Each
purpose has its own key, derived from the master key with HKDF (RFC 5869), so that an index never helps
against a seal. The key file holds one key a line, `id base64`; the first line seals, all lines open: that is
rotation.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
ID_BYTES = 4


class KeyTroubleError(Exception):
    """The master key is missing, unreadable, or not the one that sealed these data.

    Its text is for a person.
    """


@dataclass(frozen=True, slots=True)
class Keyring:
    """Master keys by id (8 hex digits); `current` seals. The index key never changes with rotation."""

    current: str
    masters: Mapping[str, bytes]
    first: str

    def seal(self, plain: bytes, purpose: str) -> bytes:
        """Seals bytes for one purpose (`ledger_value.raw`): key id, nonce, ciphertext."""
        nonce = os.urandom(NONCE_BYTES)
        cipher = AESGCM(_derived(self.masters[self.current], "seal"))
        return bytes.fromhex(self.current) + nonce + cipher.encrypt(nonce, plain, purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """Opens what `seal` sealed for the same purpose."""
        key_id = sealed[:ID_BYTES].hex()
        nonce, body = sealed[ID_BYTES : ID_BYTES + NONCE_BYTES], sealed[ID_BYTES + NONCE_BYTES :]
        if key_id not in self.masters:
            raise KeyTroubleError(
                f"数据由密钥 {key_id} 加密，密钥文件中没有它；请放回原来的密钥文件或恢复单上的密钥。"
                f" Sealed with key {key_id}, which the key file does not hold; put the old key file back."
            )
        try:
            return AESGCM(_derived(self.masters[key_id], "seal")).decrypt(nonce, body, purpose.encode())
        except InvalidTag as error:
            raise KeyTroubleError(
                "加密数据已损坏或被改动。 Sealed data are damaged or were changed."
            ) from error

    def index(self, text: str) -> str:
        """Keyed index of a text for exact search (64 hex digits); width, case and spaces do not matter."""
        normal = "".join(unicodedata.normalize("NFKC", text).upper().split())
        return self.digest(normal.encode(), "index")

    def digest(self, data: bytes, purpose: str) -> str:
        """HMAC-SHA-256 of bytes for one purpose, 64 hex digits."""
        return hmac.new(_derived(self.masters[self.first], purpose), data, hashlib.sha256).hexdigest()

    def secret(self, purpose: str) -> bytes:
        """A 32-byte secret for one purpose, stable over restarts (Django's SECRET_KEY, the audit chain)."""
        return _derived(self.masters[self.first], purpose)


@cache
def _derived(master: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, b"canbao", purpose.encode()).derive(master)


def new_line() -> str:
    """A fresh key as a line of the key file."""
    return f"{secrets.token_hex(ID_BYTES)} {base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def parse(text: str, where: str) -> Keyring:
    """The keyring in the text of a key file. The oldest key, which indexes, stands last."""
    masters: dict[str, bytes] = {}
    for line in text.split("\n"):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        masters[words[0]] = _key(words, where)
    if not masters:
        raise KeyTroubleError(f"密钥文件 {where} 里没有密钥。 No key in the key file.")
    ids = list(masters)
    return Keyring(ids[0], masters, ids[-1])


def _key(words: list[str], where: str) -> bytes:
    try:
        key = base64.b64decode(words[1], validate=True)
        if len(key) == KEY_BYTES and len(bytes.fromhex(words[0])) == ID_BYTES:
            return key
    except (IndexError, ValueError):
        pass
    raise KeyTroubleError(
        f"密钥文件 {where} 的一行不是密钥：应为“8 位十六进制编号 空格 base64 密钥”。"
        " A line of the key file is no key: expected 8 hex digits, a space, 32 bytes in base64."
    )


def create(path: Path) -> bool:
    """Makes the key file (readable by its owner only) if there is none; says whether it made one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(new_line() + "\n")
        out.flush()
        os.fsync(out.fileno())
    return True


@cache
def keyring() -> Keyring:
    """The keyring of this installation, read once per process."""
    from pipeline.settings import load

    settings = load()
    if settings.key is not None:
        return parse(settings.key.get_secret_value(), "CANBAO_KEY")
    try:
        return parse(settings.key_file.read_text(encoding="ascii"), str(settings.key_file))
    except FileNotFoundError as error:
        raise KeyTroubleError(
            f"找不到密钥文件 {settings.key_file}。首次使用请运行 canbao up；如数据已存在，请放回原密钥文件。"
            " No key file. For a first start run canbao up; if data exist, put the old key file back."
        ) from error
