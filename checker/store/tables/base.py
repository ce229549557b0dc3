"""What all tables share: their metadata, moments in UTC, and records kept whole."""

import json
import re
import zlib
from datetime import UTC, datetime
from functools import lru_cache
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError
from sqlalchemy import DateTime, Dialect, LargeBinary, MetaData, Text, TypeDecorator

from checker.errors import StoreError

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LARGE = 1 << 18
"""Bytes beyond which a packed record is not remembered: many of them would fill the memory."""
R = TypeVar("R", bound=BaseModel)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment, always with a time zone; kept and read in UTC by every back end."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; refuses one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC: SQLite forgets zones, PostgreSQL tells them in the session's."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text from outside. What no database can hold of it becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text without NUL and without halves of UTF-16 pairs."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """The text with U+FFFD for each character that no database can hold."""
    return _UNSTORABLE.sub("\ufffd", text)


class Packed(TypeDecorator[R], Generic[R]):
    """A record kept whole, as compressed JSON.

    The newest ``remembered`` that were read are at hand without being read again.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, record: type[R], remembered: int = 0) -> None:
        super().__init__()
        self.record = record
        self.remembered = remembered
        self._recall = lru_cache(remembered)(self._unpacked)

    def process_bind_param(self, value: R | None, dialect: Dialect) -> bytes | None:
        """The record's compressed JSON."""
        if value is None:
            return None
        try:
            written = value.model_dump_json()
        except PydanticSerializationError:  # half a pair of UTF-16, which UTF-8 has no bytes for
            written = json.dumps(value.model_dump(mode="python"), default=str)
        return zlib.compress(written.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> R | None:
        """The record.

        Raises:
            StoreError: it is damaged, or another version wrote it in a way unknown to this one.

        """
        if value is None:
            return None
        return self._unpacked(value) if len(value) > _LARGE else self._recall(value)

    def _unpacked(self, value: bytes) -> R:
        try:
            return self._read(zlib.decompress(value))
        except (zlib.error, ValidationError) as error:
            raise StoreError(f"a kept {self.record.__name__.lower()} cannot be read") from error

    def _read(self, written: bytes) -> R:
        try:
            return self.record.model_validate_json(written)
        except ValidationError:  # pydantic's own JSON knows no halves of pairs
            return self.record.model_validate(json.loads(written))
