"""The shelf of what each user prefers at the desk."""

import json

from pydantic import Field
from sqlalchemy import delete, insert, select

from checker.records.base import Record
from checker.store.database import Database
from checker.store.tables.desk import preferences


class Preferences(Record):
    """How one user works."""

    blind: bool = False
    """What the machine suggests is hidden until he has judged."""
    keys: dict[str, str] = Field(default_factory=dict)
    """The keys he has chosen, by action; '' for none. Other actions keep theirs."""


class UserPreferences:
    """Preferences by user."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, user: str) -> Preferences:
        """What the user has chosen; the usual where he has chosen nothing."""
        sought = select(preferences.c.blind, preferences.c.own_keys).where(
            preferences.c.user == user
        )
        with self._database.snapshot() as connection:
            row = connection.execute(sought).first()
        return Preferences(blind=row.blind, keys=json.loads(row.own_keys)) if row else Preferences()

    def keep(self, user: str, chosen: Preferences) -> None:
        """Keep what the user has chosen in place of what he chose before."""
        with self._database.transaction() as connection:
            connection.execute(delete(preferences).where(preferences.c.user == user))
            connection.execute(
                insert(preferences).values(
                    user=user, blind=chosen.blind, own_keys=json.dumps(chosen.keys)
                )
            )
