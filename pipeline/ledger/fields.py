"""Columns that are sealed on the way in and opened on the way out: names, numbers, values, messages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from pipeline.ledger.keys import keyring

if TYPE_CHECKING:
    _Column = models.Field[Any, Any]
else:
    _Column = models.Field


class SealedText(_Column):
    """Text sealed with AES-256-GCM, bound to its table and column.

    Empty text stays empty. Cannot be searched.
    """

    def get_internal_type(self) -> str:
        """Stored as the database stores bytes."""
        return "BinaryField"

    def _purpose(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def to_bytes(self, value: Any) -> bytes:
        """The plain bytes of a value of this column."""
        return str(value).encode("utf-8", "surrogateescape")

    def to_value(self, plain: bytes) -> Any:
        """The value of this column from its plain bytes."""
        return plain.decode("utf-8", "surrogateescape")

    def get_prep_value(self, value: Any) -> Any:
        """Seals on the way to the database."""
        if value is None or value == "":
            return None if self.null else b""
        return keyring().seal(self.to_bytes(value), self._purpose())

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """Binary as the database driver wants it."""
        value = value if prepared else self.get_prep_value(value)
        if value is None:
            return None
        binary = connection.Database.Binary  # type: ignore[attr-defined]
        return binary(value)

    def from_db_value(self, value: Any, _expression: Expression, _connection: BaseDatabaseWrapper) -> Any:
        """Opens on the way out of the database."""
        if value is None:
            return None
        sealed = bytes(value)
        return self.to_value(keyring().open(sealed, self._purpose())) if sealed else ""

    def value_to_string(self, obj: models.Model) -> str:
        """Never written out in plain by a serialiser."""
        return ""


class SealedJson(SealedText):
    """Any JSON value, sealed."""

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def to_value(self, plain: bytes) -> Any:
        return json.loads(plain)
